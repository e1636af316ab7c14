import * as z from 'zod'
import type { ListFile } from '../destinations/contract-lists.ts'
import { isFormula } from '../lib/csv.ts'
import { line } from '../lib/text.ts'

const heading = line(100).refine(name => !isFormula(name), {
  error: 'begins like a formula of a spreadsheet',
  params: { code: 'formula' },
})

/** Our header names to the platform's, for headers that no official page confirms. null leaves the column out; a header that
 *  stands there several times is meant each time. */
export const columnMap = z.record(line(100), heading.nullable())
export type ColumnMap = z.infer<typeof columnMap>

/** Which cells of a row stay, and what their columns are called. */
export interface Columns {
  kept: readonly number[]
  names: readonly string[]
}

export const everyColumn = (header: readonly string[]): Columns => ({ kept: [...header.keys()], names: header })

export type ColumnsRefused = { refused: 'unknown'; names: string[] } | { refused: 'nothing-left' }

export function columnsOf(header: readonly string[], map: ColumnMap | null): Columns | ColumnsRefused {
  const asked = new Map(Object.entries(map ?? {}))
  const unknown = [...asked.keys()].filter(name => !header.includes(name))
  if (unknown.length > 0) return { refused: 'unknown', names: unknown }
  const kept = [...header.keys()].filter(at => asked.get(header[at]!) !== null)
  if (kept.length === 0) return { refused: 'nothing-left' }
  return { kept, names: kept.map(at => asked.get(header[at]!) ?? header[at]!) }
}

export const picked = (cells: readonly string[], { kept }: Columns): string[] => kept.map(at => cells[at]!)

/** What stands above the first row. Lines that are as wide as the header, and not it, keep the same columns. */
export function headOf(
  { header, preamble = [header] }: Pick<ListFile, 'header' | 'preamble'>,
  columns: Columns,
): string[][] {
  const isHeader = (cells: readonly string[]) => cells.every((cell, at) => cell === header[at])
  return preamble.map(cells => {
    if (cells.length !== header.length) return [...cells]
    return isHeader(cells) ? [...columns.names] : picked(cells, columns)
  })
}
