import type { Context } from 'hono'
import { csvRow, withoutFormula } from '../lib/csv.ts'

/** Figures as a machine reads them (0.0425; micros); null where nothing is known. */
export type Cell = string | number | null

/** No cell is a formula. */
export const csvOf = (table: readonly (readonly Cell[])[]): string =>
  table
    .map(row => csvRow(row.map(cell => (typeof cell === 'string' ? withoutFormula(cell) : `${cell ?? ''}`))))
    .join('')

export const tableOf = (columns: readonly string[], rows: readonly Record<string, Cell>[]): Cell[][] => [
  [...columns],
  ...rows.map(row => columns.map(column => row[column] ?? null)),
]

export const csvAnswer = (c: Context, name: string, table: readonly (readonly Cell[])[]): Response =>
  c.body(csvOf(table), 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${name}.csv"`,
    'Cache-Control': 'no-store',
  })
