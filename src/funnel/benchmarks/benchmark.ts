import type { PassageName } from '../passages.ts'
import { ASSUMED, PUBLISHED, type Published } from './table.ts'

/** Page-weeks of the account's own that replace what is published. */
export const PAGE_WEEKS_NEEDED = 30

/** What a rate is held against: 0–1. */
export interface Benchmark {
  basis: 'account' | 'published' | 'assumption'
  published: Published | null // whose figure it is; null: the account's own
  low: number
  median: number | null // of the account only
  high: number
  /** The rate below which a passage is said to leak. Of a published range its low end: all of it is called usual. Of the
   *  account its median: what half of its own pages do, the others can. */
  least: number
  pageWeeks: number // of the account so far
  others: readonly Published[]
}

export type Benchmarks = Record<PassageName, Benchmark>

/** What the account's own page-weeks of a passage do. */
export interface Own {
  passage: PassageName
  pageWeeks: number
  low: number // lower quartile
  median: number
  high: number // upper quartile
}

/** `platform`: the only one that a campaign is advertised on; null when there are several, or none. Where its own range is
 *  lower than the method's it is the one that counts: what is usual on it is no leak. */
export const benchmarksOf = (own: readonly Own[], platform: string | null = null): Benchmarks =>
  Object.fromEntries(
    Object.entries(PUBLISHED).map(([passage, all]) => {
      const usual = all.find(({ of, low }) => of === platform && low < all[0].low) ?? all[0]
      return [
        passage,
        benchmarkOf(
          usual,
          all,
          own.find(each => each.passage === passage),
        ),
      ]
    }),
  ) as Benchmarks

function benchmarkOf(usual: Published, all: readonly Published[], own: Own | undefined): Benchmark {
  const pageWeeks = own?.pageWeeks ?? 0
  if (own && pageWeeks >= PAGE_WEEKS_NEEDED) {
    const { low, median, high } = own
    const others = all.filter(({ source }) => source !== ASSUMED)
    return { basis: 'account', published: null, low, median, high, least: median, pageWeeks, others }
  }
  const basis = usual.source === ASSUMED ? 'assumption' : 'published'
  const { low, high } = usual
  const others = all.filter(published => published !== usual)
  return { basis, published: usual, low, median: null, high, least: low, pageWeeks, others }
}

/** Quartiles of rates: linear between the two nearest (Hyndman and Fan's type 7, as spreadsheets do). Null of none. */
export function quartilesOf(rates: readonly number[]): Pick<Own, 'low' | 'median' | 'high'> | null {
  if (rates.length === 0) return null
  const sorted = rates.toSorted((a, b) => a - b)
  const at = (p: number) => {
    const place = (sorted.length - 1) * p
    const [below, above] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!]
    return below + (above - below) * (place % 1)
  }
  return { low: at(0.25), median: at(0.5), high: at(0.75) }
}
