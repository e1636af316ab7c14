import type { Draw } from './population.ts'

/** How many, told from what was found in each part of a draw. */
export interface Count {
  n: number
  margin: number | null // how far from it the true number may lie, 95 times in 100; null: everybody was judged
  found: readonly number[]
}

export const countOf = (draw: Draw, found: readonly number[]): Count => ({
  n: Math.round(found.reduce((sum, hits, part) => sum + hits * draw.weights[part]!, 0)),
  margin: marginOf(draw, found),
  found,
})

/** Each column's count; a part of which nobody is in has no row. */
export const countsOf = <K extends string>(
  draw: Draw,
  rows: readonly Record<K | 'part', number>[],
  columns: readonly K[],
) => {
  const found = (column: K) => draw.weights.map((_, part) => rows.find(row => row.part === part)?.[column] ?? 0)
  return Object.fromEntries(columns.map(column => [column, countOf(draw, found(column))])) as Record<K, Count>
}

/** Whether there are as many; null: the sample cannot tell. */
export function reaches({ n, margin }: Pick<Count, 'n' | 'margin'>, minimum: number): boolean | null {
  if (n - (margin ?? 0) >= minimum) return true
  return n + (margin ?? 0) < minimum ? false : null
}

const Z = 1.96 // two-sided, 95 %

function marginOf({ weights }: Draw, found: readonly number[]): number | null {
  if (weights.every(weight => weight <= 1)) return null
  const squares = weights.map((weight, part) => above(found[part]!) ** 2 * weight * Math.max(0, weight - 1))
  return Math.ceil(Math.sqrt(squares.reduce((sum, square) => sum + square, 0)))
}

/** How far above a count of few the truth may lie (score interval of Poisson); above none, by the rule of three. */
const above = (hits: number): number => (hits === 0 ? 3 : Z ** 2 / 2 + Z * Math.sqrt(hits + Z ** 2 / 4))
