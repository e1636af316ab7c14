import type { Benchmark } from '../benchmarks/benchmark.ts'
import { loadBenchmarks } from '../benchmarks/store.ts'
import type { Lines } from './matrix.ts'

/** A line of the matrix, and whose it is: the account's median, or the method's until the account has enough page-weeks. */
export interface Line {
  value: number // 0–1
  basis: 'method' | 'account'
  low: number // what it is the middle of
  high: number
  pageWeeks: number // of the account so far
}

/** Where low ends the method does not say. Rates differ by factors, so that the middle of its range is the geometric one: 4 % of
 *  2–8 % engagement, and its own B2B example of 2 % counts as low, as it says. */
export const lineOf = ({ basis, low, median, high, pageWeeks }: Omit<Benchmark, 'others'>): Line => ({
  value: median ?? Math.sqrt(low * high),
  basis: basis === 'account' ? 'account' : 'method',
  ...{ low, high, pageWeeks },
})

export async function loadLines(db: D1Database): Promise<Record<keyof Lines, Line>> {
  const { engagement, cvr } = await loadBenchmarks(db)
  return { engagement: lineOf(engagement), conversion: lineOf(cvr) }
}

export const valuesOf = (lines: Record<keyof Lines, Line>): Lines => ({
  engagement: lines.engagement.value,
  conversion: lines.conversion.value,
})
