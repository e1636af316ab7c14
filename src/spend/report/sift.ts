import type { SheetRow } from '../../lib/sheet.ts'
import type { Issues } from './issues.ts'
import type { Skipped } from './schema.ts'
import { whySkipped } from './skip.ts'
import type { Table } from './table.ts'

export interface Sifted {
  rows: SheetRow[] // with figures of their own
  totals: SheetRow[]
  skipped: Skipped[]
}

/** Parts the lines that hold figures from those that a platform or a spreadsheet writes around them. */
export function sift(table: Table, issues: Issues): Sifted {
  const sifted: Sifted = { rows: [], totals: [], skipped: table.above.map(aboveTheTable) }
  const width = table.header.findLastIndex(name => name !== '') + 1
  const used = Math.max(...Object.values(table.columns.at))
  const last = table.rows.at(-1)
  for (const row of table.rows) {
    const { line, cells } = row
    const reason = row.broken ? null : whySkipped(row, table)
    const found = { found: cells.length, expected: width }
    if (reason) sifted.skipped.push({ line, reason })
    if (reason === 'total') sifted.totals.push(row)
    else if (reason) continue
    else if (row.broken) issues.add('open-quote', { line })
    else if (cells.length < width && row === last) issues.add('cut-off', { line }, found)
    // Excel leaves out the delimiters of empty cells at the end of a line: no harm, where we read none of them.
    else if (cells.length <= used || cells.slice(width).some(cell => cell !== ''))
      issues.add('cell-count', { line }, found)
    else sifted.rows.push(row)
  }
  return sifted
}

const aboveTheTable = ({ line, cells }: SheetRow): Skipped => ({
  line,
  reason: cells.every(cell => cell === '') ? 'empty' : 'preamble',
})
