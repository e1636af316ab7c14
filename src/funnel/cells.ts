import type { Cell } from '../lib/csv-answer.ts'
import type { Interval } from '../lib/statistics/wilson.ts'

/** The columns of a figure that comes with its interval. */
export const bounded = (name: string): string[] => [name, `${name}_low`, `${name}_high`]

/** What stands under them. */
export const boundedCells = (name: string, value: number | null, interval: Interval | null): Record<string, Cell> => ({
  [name]: value,
  [`${name}_low`]: interval?.low ?? null,
  [`${name}_high`]: interval?.high ?? null,
})
