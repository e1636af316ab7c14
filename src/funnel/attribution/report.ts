import { add, type Credit, type Entry, type Ledger, noCredit } from './credit.ts'
import type { Model } from './models.ts'

/** What one model makes of a campaign. */
export interface ModelReport {
  model: Model
  campaigns: (Credit & { campaign: string })[] // who led to this campaign's conversions, most credit first
  ads: (Credit & { campaign: string; ad: string })[]
  sources: (Credit & { source: string })[]
  kept: Credit // of its own conversions
  given: Credit // of its own conversions, to other campaigns
  received: (Credit & { campaign: string })[] // of the conversions of other campaigns
  total: Credit // kept and received
}

export function reportOf(model: Model, campaign: string, ledger: Ledger): ModelReport {
  const all = [...ledger.values()]
    .map(({ of, to, credits }) => ({ of, to, credit: credits[model] }))
    .filter(isSomething)
  const own = all.filter(({ of }) => of === campaign)
  const foreign = all.filter(({ of, to }) => of !== campaign && to.campaign === campaign)
  const kept = creditIn(own.filter(({ to }) => to.campaign === campaign))
  return {
    model,
    campaigns: grouped(own, ({ to }) => ({ campaign: to.campaign })),
    ads: grouped(own, ({ to }) => ({ campaign: to.campaign, ad: to.ad })),
    sources: grouped(own, ({ to }) => ({ source: to.source })),
    kept,
    given: creditIn(own.filter(({ to }) => to.campaign !== campaign)),
    received: grouped(foreign, ({ of }) => ({ campaign: of })),
    total: add(creditIn(foreign), kept),
  }
}

type Part = Pick<Entry, 'of' | 'to'> & { credit: Credit }

const isSomething = ({ credit: { leads, purchases, refunds } }: Part): boolean => leads + purchases - refunds > 0

/** Leads and purchases, without what was given back. */
export const conversionsOf = ({ leads, purchases }: Credit): number => leads + purchases

const creditIn = (entries: readonly Part[]): Credit => entries.reduce((sum, { credit }) => add(sum, credit), noCredit())

function grouped<K extends object>(entries: readonly Part[], keyOf: (part: Part) => K): (K & Credit)[] {
  const groups = Map.groupBy(entries, entry => JSON.stringify(keyOf(entry)))
  return [...groups.values()]
    .map(group => ({ ...keyOf(group[0]!), ...creditIn(group) }))
    .sort((a, b) => conversionsOf(b) - conversionsOf(a) || b.refunds - a.refunds)
}
