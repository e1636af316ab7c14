import type { Context } from 'hono'
import * as z from 'zod'
import { csvHeaders, csvRow, withoutFormula } from './csv.ts'
import { parsedQuery } from './http.ts'
import { units } from './money.ts'

/** Figures as a machine reads them (0.0425), money in units of its currency; null where nothing is known. */
export type Cell = string | number | null

export type Format = 'json' | 'csv'
/** `?format=csv`. */
export const formatParams = z.object({ format: z.enum(['json', 'csv']).default('json') })

/** 422 when it is anything else but json. */
export const formatOf = (query: Record<string, string>): Format =>
  parsedQuery(formatParams, query, 'format: json or csv.').format

/** What is in other currencies, each beside its own: '5 USD; 3.5 GBP'. */
export const amounts = (micros: Readonly<Record<string, number>>): string =>
  Object.entries(micros)
    .map(([currency, each]) => `${units(each)} ${currency}`)
    .join('; ')

/** No cell is a formula. */
export const csvOf = (table: readonly (readonly Cell[])[]): string => table.map(row => csvRow(row.map(textOf))).join('')

const DIGITS = 15 // that a spreadsheet keeps: 0.09 - 0.05 is 0.04 there, not 0.039999999999999994

function textOf(cell: Cell): string {
  if (typeof cell === 'string') return withoutFormula(cell)
  return cell === null ? '' : `${Number(cell.toPrecision(DIGITS))}`
}

export const tableOf = (columns: readonly string[], rows: readonly Record<string, Cell>[]): Cell[][] => [
  [...columns],
  ...rows.map(row => columns.map(column => row[column] ?? null)),
]

export const csvAnswer = (c: Context, name: string, table: readonly (readonly Cell[])[]): Response =>
  c.body(csvOf(table), 200, csvHeaders(`${name}.csv`))
