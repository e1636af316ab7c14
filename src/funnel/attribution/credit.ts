import { MODELS, type Model, sharesOf, splitMicros } from './models.ts'
import type { Touch } from './touches.ts'

/** A lead, a purchase or a refund (a purchase below zero), with the touches that may have led to it, in order of time. */
export interface Converted {
  campaign: string // whose page had it
  kind: 'lead' | 'purchase'
  until: number // ms: touches after it have nothing to do with it
  micros: number | null
  currency: string | null
  touches: readonly Touch[]
}

/** Parts of leads, purchases and refunds, and their money. A whole refund is −1, and its money below zero. */
export interface Credit {
  leads: number
  purchases: number
  refunds: number
  value: Record<string, number> // micros by currency: never added across
}

export const noCredit = (): Credit => ({ leads: 0, purchases: 0, refunds: 0, value: {} })

export function add(to: Credit, more: Credit): Credit {
  to.leads += more.leads
  to.purchases += more.purchases
  to.refunds += more.refunds
  for (const [currency, micros] of Object.entries(more.value)) to.value[currency] = (to.value[currency] ?? 0) + micros
  return to
}

/** One whole conversion. */
export function wholeOf({ kind, micros, currency }: Pick<Converted, 'kind' | 'micros' | 'currency'>): Credit {
  const refunded = kind === 'purchase' && (micros ?? 0) < 0
  return {
    leads: kind === 'lead' ? 1 : 0,
    purchases: kind === 'purchase' && !refunded ? 1 : 0,
    refunds: refunded ? -1 : 0,
    value: micros !== null && currency !== null ? { [currency]: micros } : {},
  }
}

/** The credit, under each model, that something got of a campaign's conversions. */
export interface Entry {
  of: string // campaign
  to: Pick<Touch, 'campaign' | 'ad' | 'source'>
  credits: Record<Model, Credit>
}

export type Ledger = Map<string, Entry>

/** Books a conversion that has touches. */
export function book(ledger: Ledger, converted: Converted): void {
  const { campaign: of, until, touches } = converted
  const whole = wholeOf(converted)
  const entries = touches.map(touch => entryOf(ledger, of, touch))
  const times = touches.map(({ at }) => at)
  for (const model of MODELS) {
    const shares = sharesOf(model, times, until)
    for (const [i, { credits }] of entries.entries()) {
      credits[model].leads += whole.leads * shares[i]!
      credits[model].purchases += whole.purchases * shares[i]!
      credits[model].refunds += whole.refunds * shares[i]!
    }
    for (const [currency, micros] of Object.entries(whole.value))
      for (const [i, part] of splitMicros(micros, shares).entries()) {
        const { value } = entries[i]!.credits[model]
        if (part !== 0) value[currency] = (value[currency] ?? 0) + part
      }
  }
}

function entryOf(ledger: Ledger, of: string, { campaign, ad, source }: Touch): Entry {
  const key = `${of}\n${campaign}\n${ad}\n${source}`
  const known = ledger.get(key)
  if (known) return known
  const credits = Object.fromEntries(MODELS.map(model => [model, noCredit()])) as Record<Model, Credit>
  const entry = { of, to: { campaign, ad, source }, credits }
  ledger.set(key, entry)
  return entry
}
