import type { SheetRow } from '../../lib/sheet.ts'
import { type Column, NAMES } from './columns.ts'
import type { Skipped } from './schema.ts'
import type { Table } from './table.ts'

/** How platforms write that there is nothing: Google ` --`, others a dash. Cells are trimmed already. */
export const isNothing = (cell: string): boolean => cell.length < 3 && /^[-–—]*$/.test(cell)

// A campaign may be called "Total Wine": only what platforms write at the foot of a table is a total.
const TOTAL = /^(total|totals|totaux|grand total|total général)$|^(total|gesamt)\s?:|^total of [\d,]+ results?\b/i

const PROOFS: readonly Column[] = ['campaignId', 'groupId', 'adId', 'day', 'from']

/** Why a line holds no figures of its own; null when it does. */
export function whySkipped({ cells }: SheetRow, { header, columns: { at } }: Table): Skipped['reason'] | null {
  const first = cells.findIndex(cell => !isNothing(cell))
  if (first < 0) return 'empty'
  const label = cells[first]!
  if (label.startsWith('©')) return 'footer'
  if (label === header[first] && cells.length === header.length && cells.every((cell, i) => cell === header[i]))
    return 'header'
  const given = (column: Column): boolean => {
    const place = at[column]
    return place !== undefined && place !== first && !isNothing(cells[place] ?? '')
  }
  if (TOTAL.test(label) && !PROOFS.some(given)) return 'total'
  // Meta heads the line of totals with nothing at all, and other lines are cut when they are shorter than that.
  const unnamed = NAMES.every(column => at[column] === undefined || isNothing(cells[at[column]] ?? ''))
  return unnamed && cells.length >= header.length ? 'total' : null
}
