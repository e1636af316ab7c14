import type { Issue } from '../lib/http.ts'
import { issuesOf } from '../lib/http.ts'
import { rowsOf, type SheetRow } from '../lib/sheet.ts'
import { COLUMNS, daysOf, type Period, type SpendRow, spendRow } from './schema.ts'

/** A row and the line of the file that it begins on, counted as an editor does. */
export interface Line {
  line: number
  row: SpendRow
}

export interface SpendFile {
  lines: Line[]
  skipped: { line: number; reason: 'empty' }[]
  issues: Issue[] // path: 'line 3: cost'
}

const MAX_LINES = 20_000

/** Reads our own format. Every problem of every line is listed: a report is mended once, not line by line. */
export function readSpend(text: string): SpendFile {
  const [header, ...records] = recordsOf(text)
  const wrong = header
    ? headerIssues(header.cells)
    : [{ path: 'line 1', message: `the header is missing: ${COLUMNS.join(',')}` }]
  const file: SpendFile = { lines: [], skipped: [], issues: wrong }
  if (!header || wrong.length > 0) return file
  if (records.length > MAX_LINES) {
    file.issues.push({
      path: `line ${records[MAX_LINES]!.line}`,
      message: `more than ${MAX_LINES} lines: split the file`,
    })
    return file
  }
  for (const { line, cells, broken } of records) {
    if (cells.every(cell => cell === '')) {
      file.skipped.push({ line, reason: 'empty' })
      continue
    }
    if (broken || cells.length !== header.cells.length) {
      const message = broken ?? `${cells.length} cells where the header has ${header.cells.length}`
      file.issues.push({ path: `line ${line}`, message })
      continue
    }
    const parsed = spendRow.safeParse(Object.fromEntries(header.cells.map((name, i) => [name, cells[i]])))
    if (parsed.success) file.lines.push({ line, row: parsed.data })
    else file.issues.push(...issuesOf(parsed.error).map(({ path, message }) => at(line, path, message)))
  }
  file.issues.push(...clashes(file.lines))
  return file
}

const at = (line: number, column: string, message: string): Issue => ({ path: `line ${line}: ${column}`, message })

function recordsOf(text: string): SheetRow[] {
  const records = rowsOf(text, ',')
  // The line break that ends the last line begins no line of its own.
  if (records.at(-1)?.cells.join('') === '') records.pop()
  return records
}

function headerIssues(names: string[]): Issue[] {
  const missing = COLUMNS.filter(name => !names.includes(name)).map(name => at(1, name, 'column missing'))
  const known = new Set<string>(COLUMNS)
  const extra = names.filter((name, i) => !known.has(name) || names.indexOf(name) !== i)
  return [...missing, ...extra.map(name => at(1, name, 'unknown or repeated column'))]
}

/** Two lines that claim the same days of the same ad: added up, they would count money twice. */
function clashes(lines: Line[]): Issue[] {
  const byAd = Map.groupBy(lines, ({ row }) => adKey(row))
  return [...byAd.values()].flatMap(same => {
    const sorted = same.toSorted((a, b) => a.row.starts_on.localeCompare(b.row.starts_on) || a.line - b.line)
    let widest = sorted[0]!
    return sorted.slice(1).flatMap(current => {
      const clash = overlaps(widest.row, current.row)
        ? [at(current.line, 'starts_on', `overlaps line ${widest.line}`)]
        : []
      if (current.row.ends_on > widest.row.ends_on) widest = current
      return clash
    })
  })
}

export const adKey = (row: { campaign: string; ad: string; platform: string }): string =>
  `${row.campaign}/${row.ad}/${row.platform}`

export const overlaps = (a: Period, b: Period): boolean => a.starts_on <= b.ends_on && b.starts_on <= a.ends_on

/** What a file holds, in its own figures, to be compared with the platform's screen. */
export function summary(lines: readonly Line[]) {
  const rows = lines.map(({ row }) => row)
  const spend: Record<string, number> = {}
  for (const row of rows) spend[row.currency] = (spend[row.currency] ?? 0) + row.cost_micros
  const starts_on = rows.map(row => row.starts_on).sort()[0]
  const ends_on = rows
    .map(row => row.ends_on)
    .sort()
    .at(-1)
  const period = starts_on && ends_on ? { starts_on, ends_on } : null
  return {
    period: period && { from: period.starts_on, to: period.ends_on },
    rows: rows.length,
    days: period ? daysOf(period) : 0,
    totals: {
      impressions: rows.reduce((sum, row) => sum + row.impressions, 0),
      // The same person is reached by several ads and on several days: reach is a figure of one row, never a sum.
      reach: rows.length === 1 ? rows[0]!.reach : null,
      clicks: rows.reduce((sum, row) => sum + row.clicks, 0),
      spend, // micros by currency
    },
  }
}
