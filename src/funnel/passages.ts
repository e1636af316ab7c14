import { sumOf } from '../lib/sum.ts'
import type { Counts } from './stages.ts'

/** What people pass on the way from an impression to a lead, each of which may leak. */
export const PASSAGES = ['engagement', 'ctr', 'arrival', 'cvr'] as const
export type PassageName = (typeof PASSAGES)[number]

/** Null: not reported, or by no part in a way that is possible. */
export interface Passage {
  part: number | null
  whole: number | null
}

/** Each figure is a share of the next: engagements and clicks of impressions, views of clicks, conversions of views. */
type Chain = readonly [part: keyof Figures, whole: keyof Figures, ofWhat?: keyof Figures]

const COUNTED: Record<PassageName, Chain> = {
  engagement: ['engagements', 'impressions'],
  ctr: ['clicks', 'impressions'],
  arrival: ['views', 'clicks', 'impressions'],
  cvr: ['conversions', 'views'],
}
/** What passages are made of. */
export type Figures = Pick<Counts, 'impressions' | 'engagements' | 'clicks' | 'views' | 'conversions'>

export const passagesOf = (parts: readonly Figures[]): Record<PassageName, Passage> =>
  Object.fromEntries(PASSAGES.map(name => [name, passageOf(COUNTED[name], parts)])) as Record<PassageName, Passage>

/** Summed over the parts that report both, and no more of one thing than of what it is a share of: clicks that no ad can have
 *  had are no base for the views that came of them. */
export function passageOf([part, whole, ofWhat]: Chain, parts: readonly Figures[]): Passage {
  const possible = parts.filter(
    each =>
      each[part] !== null &&
      each[whole] !== null &&
      each[part] <= each[whole] &&
      (!ofWhat || each[whole] <= (each[ofWhat] ?? Number.POSITIVE_INFINITY)),
  )
  if (possible.length === 0) return { part: null, whole: null }
  return {
    part: sumOf(possible, each => each[part]!),
    whole: sumOf(possible, each => each[whole]!),
  }
}

/** The parts that media and site can be compared by: the ads, unless a platform reported by campaign only. Then clicks are
 *  of no ad and views of many, and only the sum compares. */
export function comparable<T extends Figures & { ad: string }>(ads: readonly T[], total: Figures): readonly Figures[] {
  return ads.some(({ ad, impressions }) => ad === '' && impressions !== null) ? [total] : ads
}

export interface Anomaly {
  code: AnomalyCode
  ad: string | null // null: of the campaign as a whole; '': of what belongs to no ad
  part: number
  whole: number
}
type AnomalyCode =
  | 'engagements-exceed-impressions'
  | 'clicks-exceed-impressions'
  | 'views-exceed-clicks'
  | 'conversions-exceed-views'
  | 'reach-exceeds-impressions'

const IMPOSSIBLE: readonly [AnomalyCode, keyof Figures | 'reach', keyof Figures][] = [
  ['engagements-exceed-impressions', 'engagements', 'impressions'],
  ['clicks-exceed-impressions', 'clicks', 'impressions'],
  ['views-exceed-clicks', 'views', 'clicks'],
  ['conversions-exceed-views', 'conversions', 'views'],
  ['reach-exceeds-impressions', 'reach', 'impressions'],
]

/** Counts that no funnel can have: each is told, and no rate is made of them. */
export function anomaliesOf(counts: Figures & Pick<Counts, 'reach'>, ad: string | null): Anomaly[] {
  return IMPOSSIBLE.flatMap(([code, partOf, wholeOf]) => {
    const [part, whole] = [counts[partOf], counts[wholeOf]]
    return part !== null && whole !== null && part > whole ? [{ code, ad, part, whole }] : []
  })
}
