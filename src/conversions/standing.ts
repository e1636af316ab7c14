import type { Money } from '../lib/money.ts'
import { type OfLead, type Outcome, outcomeId, type Status } from './outcomes.ts'

/** Where a lead stands: what was told of it last, or nothing yet. */
export type Standing = 'new' | Status

export const STANDINGS = ['new', 'qualified', 'won', 'lost'] as const satisfies readonly Standing[]

/** Of several outcomes the latest counts; on the same day qualified is the way to the other two. The triggers of
 *  migrations/0054 keep conversions.status by the same order. */
export function standingOf(outcomes: readonly Outcome[]): Standing {
  const onTheWay = ({ status }: Outcome) => (status === 'qualified' ? 0 : 1)
  const [latest] = outcomes.toSorted(
    (a, b) => b.at - a.at || onTheWay(b) - onTheWay(a) || b.told_at - a.told_at || (a.status < b.status ? 1 : -1),
  )
  return latest?.status ?? 'new'
}

// Whoever was won or lost may have been qualified first. Everything else contradicts where the lead stands now.
const BEFORE: Record<Standing, readonly Status[]> = { new: [], qualified: [], won: ['qualified'], lost: ['qualified'] }

/** What is told of a lead once somebody says that it stands there; what contradicts it is left out. Without a value the one
 *  told before stays. */
export function outcomesAt(
  standing: Standing,
  { lead, known, value }: { lead: OfLead; known: readonly Outcome[]; value: Money | null },
  now: number,
): Outcome[] {
  if (standing === 'new') return []
  const kept = known.filter(({ status }) => BEFORE[standing].includes(status))
  const before = known.find(({ status }) => status === standing)
  const { contact_id, campaign, ad } = lead
  const money = value ?? { micros: before?.value_micros ?? null, currency: before?.currency ?? null }
  return [
    ...kept,
    {
      ...{ id: outcomeId(lead.id, standing), lead: lead.id, contact_id, campaign, ad, status: standing },
      at: before && standingOf(known) === standing ? before.at : Math.max(now, lead.at, ...kept.map(({ at }) => at)),
      ...{ value_micros: money.micros, currency: money.currency, told_at: now },
    },
  ]
}

/** What has to be deleted and what written to go from one set of outcomes to another. */
export const stepsBetween = (from: readonly Outcome[], to: readonly Outcome[]) => ({
  gone: from.filter(({ id }) => !to.some(one => one.id === id)),
  told: to.filter(one => !from.some(known => known.id === one.id && isSame(known, one))),
})

const isSame = (a: Outcome, b: Outcome): boolean =>
  a.at === b.at && a.value_micros === b.value_micros && a.currency === b.currency
