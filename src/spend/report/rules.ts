import type { SheetRow } from '../../lib/sheet.ts'
import { DAY_MS } from '../../lib/time.ts'
import type { Period } from '../period.ts'
import { type Above, periodOf, readAbove } from './above.ts'
import { type Cell, figureOf, type Mark, markOf, type Undecided } from './amounts.ts'
import type { Column } from './columns.ts'
import { orderOf, writtenDay } from './days.ts'
import { deviceOf } from './devices.ts'
import { type Issues, issue } from './issues.ts'
import type { Rules } from './line.ts'
import type { Note, ReportAsk } from './schema.ts'
import { isNothing } from './skip.ts'
import type { Refused, Table } from './table.ts'

type Ruled = { ok: true; rules: Rules; notes: Note[] } | Refused

/** Decides for the whole file what a single cell leaves open: whose period, day or month first, comma or point. Amounts that
 *  are written in two ways are told in `issues`, beside what else is wrong with the lines. */
export function rulesOf(table: Table, rows: readonly SheetRow[], ask: ReportAsk, issues: Issues): Ruled {
  const above = readAbove(table.above)
  const dateColumns = datesOf(table)
  if (above.coarse && dateColumns.length > 0) return coarse(above.coarse.line, { aggregation: above.coarse.text })
  const dates = dateColumns.flatMap(column => textsIn(table, rows, column))
  const ordered = orderOf(
    [...dates, above.from, above.to].filter(cell => cell !== null),
    periodOf(above, null),
    ask.dayOrder,
  )
  if (!ordered.ok) return undecided(ordered)
  const { order, by } = ordered
  const days = new Map(dates.map(({ text }) => [text, writtenDay(text)]))
  const isos = [...days.values()].map(day => day?.[order]).filter(day => day !== null && day !== undefined)
  const stated = periodOf(above, order)
  const whose = periodFor(table, dateColumns, above, stated, isos)
  if (!whose.ok) return whose
  const devices = new Map(textsIn(table, rows, 'device').map(({ text }) => [text, deviceOf(text)]))
  const own = table.platform === 'like2lead'
  const decimals = markOf(textsIn(table, rows, 'cost'), marksIn(table, rows), own ? '.' : null)
  if (!decimals.ok && decimals.code === 'open') return unmarked(decimals.cell, table)
  if (!decimals.ok) tellMixed(decimals, table, issues)
  const mark = decimals.ok ? decimals.mark : '.'
  const { period } = whose
  return {
    ok: true,
    rules: {
      table,
      mark,
      order,
      days,
      devices,
      period,
      stated,
      currency: ask.currency ?? null,
    },
    notes: [
      ...(period ? [{ code: 'whole-period' as const, params: { ...period } }] : []),
      ...(by ? [{ code: 'day-order' as const, params: { order, by } }] : []),
    ],
  }
}

/** The columns that say when. A report by day has the ends of its whole period besides: they are of no day. */
function datesOf({ columns: { at } }: Table): Column[] {
  if (at.day !== undefined) return ['day']
  return at.from !== undefined && at.to !== undefined ? ['from', 'to'] : []
}

/** What a column says, each text once, with the first line that says it. */
function textsIn({ columns }: Table, rows: readonly SheetRow[], column: Column): Cell[] {
  const at = columns.at[column]
  if (at === undefined) return []
  const lines = new Map<string, number>()
  for (const { line, cells } of rows) if (!isNothing(cells[at]!) && !lines.has(cells[at]!)) lines.set(cells[at]!, line)
  return [...lines].map(([text, line]) => ({ text, line }))
}

type Whose = { ok: true; period: Period | null } | Refused

/** The period of every line; null where each says its own. */
function periodFor(table: Table, dates: readonly Column[], above: Above, period: Period | null, isos: string[]): Whose {
  const [first, ...others] = [...new Set(isos)].sort()
  const unknown: Refused = { ok: false, code: 'no-period', issues: [issue('period-unknown', { line: table.line })] }
  if (dates.length === 0) return period ? { ok: true, period } : unknown
  if (!table.profile.dayMayBeStart || !first) return { ok: true, period: null }
  if (others.length === 0) {
    if (!period) return unknown
    return { ok: true, period: period.from === first && period.to > first ? period : null }
  }
  const gaps = others.map((day, i) => (Date.parse(day) - Date.parse([first, ...others][i]!)) / DAY_MS)
  const every = Math.min(...gaps)
  return every >= 7 ? coarse(above.from?.line ?? table.line, { every }) : { ok: true, period: null }
}

const coarse = (line: number, how: { aggregation: string } | { every: number }): Refused => ({
  ok: false,
  code: 'no-period',
  issues: [issue('coarse-days', { line }, how)],
})

function undecided({ code, cell: { line, text: value }, other }: Undecided): Refused {
  if (code === 'mixed')
    return { ok: false, code: 'invalid-report', issues: [issue('mixed-dates', { line }, { value, other: other.line })] }
  const { dmy, mdy } = writtenDay(value) ?? {}
  const params = { value, dmy: dmy ?? '', mdy: mdy ?? '' }
  return { ok: false, code: 'ambiguous-dates', issues: [issue('day-or-month', { line }, params)] }
}

const unmarked = ({ line, text: value }: Cell, { header, columns: { at } }: Table): Refused => ({
  ok: false,
  code: 'ambiguous-amounts',
  issues: [issue('thousand-or-decimal', { line, column: header[at.cost!] }, { value })],
})

function tellMixed({ cell, other }: Undecided, { header, columns: { at } }: Table, issues: Issues): void {
  const place = { line: cell.line, column: header[at.cost!] }
  issues.add('mixed-decimals', place, { value: cell.text, other: other.line })
}

const MAX_ROWS_ASKED = 500
const COUNTS: readonly Column[] = ['impressions', 'clicks', 'clicksAll', 'reach', 'engagements']

/** What figures outside the column of costs prove: prices and rates by their decimals, counts by their thousands. */
function* marksIn({ columns: { at } }: Table, rows: readonly SheetRow[]): Generator<Mark> {
  const counts = new Set(COUNTS.map(column => at[column]))
  const read = new Set(Object.values(at))
  for (const { cells } of rows.slice(0, MAX_ROWS_ASKED)) {
    for (const [place, text] of cells.entries()) {
      if (read.has(place) && !counts.has(place)) continue
      const figure = figureOf(text.replace(/\s?%$/, ''))
      if (figure?.proves) yield figure.proves
      else if (figure?.open && counts.has(place)) yield figure.open === ',' ? '.' : ','
    }
  }
}
