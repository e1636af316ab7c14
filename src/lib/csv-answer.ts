import type { Context } from 'hono'
import * as z from 'zod'
import { csvRow, withoutFormula } from './csv.ts'
import { HttpError, issuesOf } from './http.ts'

/** Figures as a machine reads them (0.0425; micros); null where nothing is known. */
export type Cell = string | number | null

export type Format = 'json' | 'csv'
const shape = z.object({ format: z.enum(['json', 'csv']).default('json') })

/** `?format=csv`; 422 when it is anything else but json. */
export function formatOf(query: Record<string, string>): Format {
  const parsed = shape.safeParse(query)
  if (parsed.success) return parsed.data.format
  throw new HttpError(422, 'invalid-query', 'format: json or csv.', issuesOf(parsed.error))
}

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
