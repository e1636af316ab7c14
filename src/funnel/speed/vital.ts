import { valueAt } from '../../lib/statistics/value-at.ts'
import type { Interval } from '../../lib/statistics/wilson.ts'
import { sumOf } from '../../lib/sum.ts'
import { VITALS, type VitalName } from '../../pixel/days/vital-limits.ts'
import { edgesOf } from '../../pixel/days/vitals.ts'
import type { Marks } from '../marks.ts'
import { type Share, share } from '../stages.ts'

export type Rating = 'good' | 'fair' | 'poor'

/** One Web Vital of many views. LCP and INP in ms, CLS as it is (0.1). */
export interface Vital {
  measured: number // views
  missing: number // measurements until there is a p75; 0: there is one
  p75: number | null // at most 5 % off
  interval: Interval | null // 95 %, of p75
  rating: Rating | null // of p75, exact: buckets end where ratings do
  sure: boolean // the whole interval is rated the same
  good: Share // of the measurements
}

/** Web Vitals are judged at the 75th percentile: three page loads in four are to be good (web.dev/articles/vitals, read 2026-11). */
export const GOOD_SHARE = 0.75
export const ENOUGH = 30 // measurements: with fewer, the interval of p75 has no upper end
const Z_95 = 1.96

export function vitalOf(counts: Marks, name: VitalName): Vital {
  const buckets = bucketsOf(counts, name)
  const measured = sumOf(buckets, ([, n]) => n)
  const good = sumOf(buckets, ([bucket, n]) => (bucket <= VITALS[name].good ? n : 0))
  if (measured < ENOUGH) {
    const unknown = { p75: null, interval: null, rating: null, sure: false }
    return { measured, missing: ENOUGH - measured, ...unknown, good: share(good, measured) }
  }
  const edgesAt = (rank: number) => edgesOf(valueAt(buckets, rank))
  const ranks = ranksOf(measured)
  const [low, at, high] = [edgesAt(ranks.low), edgesAt(ranks.at), edgesAt(ranks.high)]
  const unit = name === 'cls' ? 1000 : 1
  return {
    measured,
    missing: 0,
    p75: middleOf(at) / unit,
    interval: { low: leastOf(low) / unit, high: high.upTo / unit },
    rating: ratingOf(name, at.upTo),
    sure: ratingOf(name, low.upTo) === ratingOf(name, high.upTo),
    good: share(good, measured),
  }
}

type Edges = ReturnType<typeof edgesOf>

/** Of n measurements in order, 1 … n: the lower bound, the 75th percentile by nearest rank, the upper bound. The interval
 *  of a quantile between two order statistics (W. J. Conover, Practical Nonparametric Statistics, 3rd ed. 1999, §3.2): it
 *  assumes no distribution. */
export function ranksOf(n: number): Record<'low' | 'at' | 'high', number> {
  const half = Z_95 * Math.sqrt(n * GOOD_SHARE * (1 - GOOD_SHARE))
  const at = n * GOOD_SHARE
  return { low: Math.floor(at - half), at: Math.ceil(at), high: Math.min(n, Math.ceil(at + half) + 1) }
}

/** In ascending order. */
const bucketsOf = (counts: Marks, name: VitalName): [bucket: number, n: number][] =>
  Object.entries(counts)
    .filter(([mark]) => mark.startsWith(`${name} `))
    .map(([mark, n]): [number, number] => [Number(mark.slice(name.length + 1)), n])
    .sort(([a], [b]) => a - b)

const middleOf = ({ above, upTo }: Edges): number => (upTo - above === 1 ? upTo : (above + upTo) / 2)
const leastOf = ({ above, upTo }: Edges): number => (upTo - above === 1 ? upTo : above)

const ratingOf = (name: VitalName, bucket: number): Rating => {
  const { good, fair } = VITALS[name]
  return bucket <= good ? 'good' : bucket <= fair ? 'fair' : 'poor'
}
