import { isCurrency } from '../../lib/currency.ts'
import { decode } from '../../lib/sheet.ts'
import { Cells } from './cells.ts'
import { Issues, issue } from './issues.ts'
import { readLine } from './line.ts'
import { mended } from './mended.ts'
import { merged } from './merge.ts'
import { notesOf } from './notes.ts'
import { rulesOf } from './rules.ts'
import type { Reading, Refusal, Report, ReportAsk, ReportIssueCode } from './schema.ts'
import { sift } from './sift.ts'
import { findTable, headersIn, missing, type Refused, type Table } from './table.ts'

/** Reads the export of any platform, or our own CSV. A file is read whole or refused whole, with every line that is wrong. */
export function readReport(bytes: Uint8Array, ask: ReportAsk): Reading {
  const decoded = decode(bytes)
  if (!decoded.ok) return refused('not-a-report', decoded.reason)
  const found = findTable(mended(decoded.text), ask)
  if (!found.ok) return found
  const { table } = found
  const header = headerIssues(table)
  if (header.length > 0) return { ok: false, code: 'missing-columns', issues: header }
  const issues = new Issues()
  tellHeadedCurrency(table, issues)
  const sifted = sift(table, issues)
  if (sifted.rows.length === 0 && issues.list.length === 0) return refused('empty-report', 'no-lines', table.line)
  const ruled = rulesOf(table, sifted.rows, ask, issues)
  if (!ruled.ok) return issues.list.length > 0 ? invalid(issues) : ruled
  const { rules, notes } = ruled
  const drafts = sifted.rows.map(row => readLine(new Cells(row, table, issues), rules)).filter(draft => draft !== null)
  const rows = merged(drafts, issues)
  if (issues.list.length > 0) return invalid(issues)
  const nameless = rows.find(({ currency }) => currency === '')
  if (nameless) return refused('no-currency', 'currency-unknown', nameless.lines[0])
  return {
    ok: true,
    report: {
      platform: table.platform,
      level: levelOf(table),
      rows,
      skipped: sifted.skipped,
      clicksAre: table.columns.at.clicks === undefined ? 'all' : 'landing',
      columns: headersOf(table),
      notes: [...notes, ...notesOf(drafts, sifted, rules)],
    },
  }
}

/** The headers of a file that was refused, for somebody to say what they are. */
export function reportHeaders(bytes: Uint8Array): string[] {
  const decoded = decode(bytes)
  return decoded.ok ? headersIn(mended(decoded.text)) : []
}

const refused = (code: Refusal, why: ReportIssueCode, line?: number): Refused => ({
  ok: false,
  code,
  issues: [issue(why, line === undefined ? {} : { line })],
})

const invalid = (issues: Issues): Refused => ({ ok: false, code: 'invalid-report', issues: issues.list })

function headerIssues(table: Table) {
  const { line, header, columns, profile } = table
  const repeated = columns.repeated.map(at => issue('repeated-column', { line, column: header[at] }))
  const absent = missing(table).map(measure => {
    const expected = (profile.headings[measure] ?? []).map(name => `"${name}"`).join(', ')
    return issue('missing-column', { line }, { measure, expected })
  })
  return [...absent, ...repeated]
}

function tellHeadedCurrency({ line, header, columns: { at, currency } }: Table, issues: Issues): void {
  if (currency !== null && !isCurrency(currency))
    issues.add('not-a-currency', { line, column: header[at.cost!] }, { value: currency })
}

function levelOf({ platform, columns: { at } }: Table): Report['level'] {
  if (platform === 'like2lead') return 'own'
  if (at.ad !== undefined || at.adId !== undefined) return 'ad'
  return at.group !== undefined || at.groupId !== undefined ? 'group' : 'campaign'
}

/** The headers of what was read: not of days beside a day, nor of all clicks beside those that count. */
function headersOf({ header, columns: { at } }: Table): Record<string, string> {
  const { conversions: _, clicksAll, from, to, ...read } = at
  const used = {
    ...read,
    ...(at.clicks === undefined && { clicksAll }),
    ...(at.day === undefined && from !== undefined && to !== undefined && { from, to }),
  }
  return Object.fromEntries(Object.entries(used).map(([column, place]) => [column, header[place!]!]))
}
