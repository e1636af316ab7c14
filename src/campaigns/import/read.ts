import { type Issue, issuesOf } from '../../lib/http.ts'
import { decode, type SheetRow } from '../../lib/sheet.ts'
import { incomingAd } from '../schema.ts'
import { type AdsFile, type ReadAd, type ReadOptions, readAd, type Skipped } from './ad.ts'
import { ASIDE, folded } from './columns.ts'
import { findTable, type Table } from './header.ts'
import { adIssue, issuesAt } from './issues.ts'
import { readJsonAds } from './json.ts'
import { merged } from './merge.ts'
import type { Note } from './notes.ts'
import { headerOf, tell } from './row.ts'

export const MAX_ADS = 2000
const MAX_ROWS = 20_000 // a report of 60 days by ad and day

/** Reads an export. Every problem of every line is listed, so that a file is mended once. */
export function readAds(bytes: Uint8Array, options: ReadOptions): AdsFile {
  const decoded = decode(bytes)
  if (!decoded.ok) return nothing(options, adIssue('file', decoded.reason, {}))
  const { text } = decoded
  if (options.format === 'json' || (options.format === 'auto' && /^\s*[[{]/.test(text))) {
    return limited(readJsonAds(text, options.language))
  }
  const found = findTable(text, options.format, options.mapping)
  if (!found.ok) return nothing(options, ...found.issues)
  if (found.table.rows.length > MAX_ROWS) {
    const { line } = found.table.rows[MAX_ROWS]!
    return nothing(options, adIssue(`line ${line}`, 'too-many-lines', { most: MAX_ROWS }))
  }
  return limited(readTable(found.table, options.language))
}

const nothing = ({ format }: ReadOptions, ...issues: Issue[]): AdsFile => ({
  format: format === 'auto' ? null : format, rows: 0, ads: [], skipped: [], notes: [], issues, unmapped: [], columns: {},
}) // biome-ignore format: all empty

const limited = (file: AdsFile): AdsFile =>
  file.ads.length <= MAX_ADS
    ? file
    : { ...file, issues: [adIssue(file.ads[MAX_ADS]!.at, 'too-many-ads', { most: MAX_ADS }), ...file.issues] }

function readTable(table: Table, otherwise: 'fr' | 'en'): AdsFile {
  const reads: ReadAd[] = []
  const skipped: AdsFile['skipped'] = []
  const issues: Issue[] = []
  const notes = new Map<string, Note>()
  for (const row of table.rows) {
    const reason = whyNoAd(row)
    const broken = reason ? null : brokenRow(row, table)
    const telling = reason || broken ? null : tell(table, row.cells)
    if (broken) issues.push(broken)
    else if (!telling) skipped.push({ line: row.line, reason: reason ?? 'no text of an ad' })
    else {
      const checked = incomingAd.safeParse(withoutUndefined(telling.ad))
      issues.push(...idIssues(row, telling.ad.externalId))
      if (!checked.success) {
        const wrong = issuesOf(checked.error).map(issue => ({ issue, text: telling.ad[issue.path] }))
        const placed = wrong.map(({ issue, text }) => inColumn(issue, headerOf(table, row.cells, issue.path, text)))
        issues.push(...issuesAt(`line ${row.line}`, placed))
      } else reads.push(readAd(checked.data, telling.name, `line ${row.line}`, row.line, otherwise))
      for (const note of telling.notes) {
        const same = notes.get(note.message) ?? { ...note, lines: [] }
        notes.set(note.message, same)
        same.lines.push(row.line)
      }
    }
  }
  const { ads, issues: clashes } = merged(reads)
  return {
    format: table.format,
    rows: table.rows.length - skipped.length,
    ads,
    // The line break that ends the file begins no line of its own.
    skipped: skipped.filter(({ line, reason }) => reason !== EMPTY || line !== table.rows.at(-1)?.line),
    notes: [...notes.values()],
    issues: [...issues, ...clashes],
    ...mapped(table),
  }
}

const EMPTY = 'empty'

// A campaign may be called "Total Wine": only what the platforms write at the foot of a table is a total.
const TOTAL = /^(total|totals|totaux|grand total|total general)$|^total\s?:|^total of \d+ results?\b/i

function whyNoAd({ cells }: SheetRow): Skipped | null {
  const first = cells.find(cell => cell !== '')
  if (first === undefined) return EMPTY
  if (first.startsWith('©')) return 'footer'
  return TOTAL.test(first.trim()) ? 'total' : null
}

function brokenRow({ cells, broken, line }: SheetRow, { header }: Table): Issue | null {
  if (broken) return adIssue(`line ${line}`, 'open-quotes', { why: broken })
  const isLonger = cells.slice(header.length).some(cell => cell !== '')
  return isLonger ? adIssue(`line ${line}`, 'cell-count', { found: cells.length, expected: header.length }) : null
}

const inColumn = (issue: Issue, column: string | undefined): Issue =>
  column === undefined ? issue : { ...issue, params: { ...issue.params, column } }

const idIssues = ({ line }: SheetRow, id: string | undefined): Issue[] =>
  id !== undefined && /^\d([.,]\d+)?E\+?\d+$/i.test(id)
    ? [adIssue(`line ${line}: externalId`, 'rounded-id', { value: id })]
    : []

const withoutUndefined = <T extends object>(value: T): Partial<T> =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Partial<T>

function mapped({ header, columns, constants }: Table): Pick<AdsFile, 'unmapped' | 'columns'> {
  const used = new Set([...columns.values()].flat())
  const taken = [...columns]
    .filter(([column]) => !ASIDE.some(aside => aside === column))
    .map(([field, [place]]) => [field, header[place!]!])
  const constant = [...constants].map(([field, value]) => [field, `=${value}`])
  return {
    unmapped: header.filter((name, place) => folded(name) !== '' && !used.has(place)),
    columns: Object.fromEntries([...taken, ...constant]),
  }
}
