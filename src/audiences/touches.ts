import { valueAt } from '../lib/statistics/value-at.ts'
import { sumOf } from '../lib/sum.ts'

/** How many touches came before a conversion, and of how many conversions. */
export interface TouchCount {
  touches: number
  conversions: number
}

/** Fewer say nothing about a distribution: the quartiles of 30 are each drawn by a handful of people. */
const LEAST_CONVERSIONS = 30

export interface Distribution {
  conversions: number
  missing: number // conversions until there is enough to say something
  histogram: TouchCount[] | null // by touches, ascending
  p25: number | null
  median: number | null
  p75: number | null
  within: number | null // share with a number of touches from `min` to `max`, 0–1
}

/** The account's own touches before conversion. Quartiles are touches that somebody had: the nearest rank, never between two. */
export function distributionOf(counts: readonly TouchCount[], usual: { min: number; max: number }): Distribution {
  const histogram = counts.toSorted((a, b) => a.touches - b.touches)
  const conversions = sumOf(histogram, row => row.conversions)
  const missing = Math.max(0, LEAST_CONVERSIONS - conversions)
  if (missing > 0) {
    return { conversions, missing, histogram: null, p25: null, median: null, p75: null, within: null }
  }
  const ranked = histogram.map(row => [row.touches, row.conversions] as const)
  const quantile = (share: number): number => valueAt(ranked, share * conversions)
  const inside = histogram.filter(({ touches }) => touches >= usual.min && touches <= usual.max)
  return {
    conversions,
    missing,
    histogram,
    p25: quantile(0.25),
    median: quantile(0.5),
    p75: quantile(0.75),
    within: sumOf(inside, row => row.conversions) / conversions,
  }
}
