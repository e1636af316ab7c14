import { type Beta, credible } from '../../lib/statistics/beta.ts'
import { ASSUMED, CPM, METHOD, PUBLISHED } from '../benchmarks/table.ts'

/** What a plan hangs on, in the order of the funnel. Shares 0–1; `cpm` is the price of 1,000 impressions, in units of the
 *  plan's currency. */
export const NAMES = ['cpm', 'engagementRate', 'ctr', 'clickToView', 'cvr', 'leadToSale'] as const
export type Name = (typeof NAMES)[number]

export interface Bounds {
  low: number
  high: number
}

/** What is believed of an assumption. `between`: lognormal, 10 % of the cases below `low` and 10 % above `high`; known
 *  when both are the same. A share never goes above 1. */
export type Belief = ({ kind: 'between' } & Bounds) | ({ kind: 'beta' } & Beta)

/** `assumed`: by us. The method says nothing of it, and no primary source was found (searched in November 2026). */
type Source = 'method' | 'account' | 'yours' | 'assumed'

export interface Assumption {
  belief: Belief
  source: Source
  year: number | null // that the figures are of; null: the source does not say, or you said them
  n: number | null // trials of a share, reports of a price, page-weeks of the account; null where nothing was counted
}

export const between = ({ low, high }: Bounds): Belief => ({ kind: 'between', low, high })

/** The middle 80 % of what is believed. */
export const rangeOf = (belief: Belief): Bounds =>
  belief.kind === 'beta' ? credible(belief, 0.8) : { low: belief.low, high: belief.high }

/** From the tables that the funnel is held against; and ours where they are silent. */
const PUBLISHED_AS: Partial<Record<Name, { source: string; year: number | null; low: number; high: number }>> = {
  engagementRate: PUBLISHED.engagement[0],
  ctr: PUBLISHED.ctr[0],
  clickToView: PUBLISHED.arrival[0],
  cvr: PUBLISHED.cvr[0],
  leadToSale: { source: ASSUMED, year: 2026, low: 0.02, high: 0.15 }, // second-hand figures reach from 1 to 15 %
}

export type Assumptions = Partial<Record<Name, Assumption>>

/** As said by whoever plans; else as their own figures tell; else as the method has it; else our guess. Without a price in
 *  this currency there is none: nothing is converted. */
export function assume(currency: string, yours: Partial<Record<Name, Bounds>>, own: Assumptions): Assumptions {
  const usual = { ...PUBLISHED_AS, cpm: CPM.find(price => price.source === METHOD && price.currency === currency) }
  const known = NAMES.flatMap((name): [Name, Assumption][] => {
    const [said, measured, published] = [yours[name], own[name], usual[name]]
    if (said) return [[name, { belief: between(said), source: 'yours', year: null, n: null }]]
    if (measured) return [[name, measured]]
    if (!published) return []
    const source = published.source === METHOD ? 'method' : 'assumed'
    return [[name, { belief: between(published), source, year: published.year, n: null }]]
  })
  return Object.fromEntries(known)
}
