import type { Issue } from '../../lib/http.ts'
import type { ReportIssueCode } from './schema.ts'

type Params = Readonly<Record<string, string | number>>

/** The line of a file, and the column as the file heads it; the whole file where neither is known. */
export interface Place {
  line?: number | undefined
  column?: string | undefined
}

export const issue = (code: ReportIssueCode, place: Place, params: Params = {}): Issue =>
  issueAt(place, code, MESSAGES[code](params), params)

/** The place is in the params too, for translations. */
export function issueAt<Code extends string>(
  { line, column }: Place,
  code: Code,
  message: string,
  params: Params,
): Issue & { code: Code } {
  const path = line === undefined ? 'file' : `line ${line}${column ? `: ${column}` : ''}`
  const place = { ...(line !== undefined && { line }), ...(column && { column }) }
  return { path, message, code, params: { ...place, ...params } }
}

const MAX_ISSUES = 100

/** Every problem is told at once, up to a hundred: a file is mended once, not line by line. */
export class Issues {
  #count = 0
  readonly #list: Issue[] = []

  add(...found: Parameters<typeof issue>): null {
    this.#count++
    if (this.#list.length < MAX_ISSUES) this.#list.push(issue(...found))
    return null
  }

  get list(): Issue[] {
    const rest = this.#count - this.#list.length
    return rest > 0 ? [...this.#list, issue('more', {}, { count: rest })] : this.#list
  }
}

const MESSAGES: Record<ReportIssueCode, (params: Params) => string> = {
  workbook: () => 'this is an Excel workbook, whatever its name ends with: save it as "CSV UTF-8" and send that',
  binary: () => 'this is not a text file (an image, a PDF?): export the report as CSV',
  'no-lines': () => 'the report is empty: no line follows its header. Choose a period in which the ads ran',
  'unknown-headers': ({ columns, expected }) =>
    `no line is a header that we know. Export the report in English or in French, as CSV. Columns found: ${columns}. Expected, for example: ${expected}`,
  'several-platforms': ({ platforms }) =>
    `could be an export of ${platforms}: say which with ?platform=, or export more columns`,
  'missing-column': ({ measure, expected }) =>
    `no column for ${measure}: add it and export again. It is called ${expected}`,
  'repeated-column': () => 'comes twice in the header: which one counts is not clear',
  'period-unknown': () =>
    'nothing says which days these figures are of: export by day, or keep the lines above the table',
  'coarse-days': ({ aggregation, every }) =>
    `a date stands for more days than one here (${aggregation ?? `one every ${every} days`}): export by day`,
  'day-or-month': ({ value, dmy, mdy }) =>
    `"${value}" is ${dmy} or ${mdy}: say which with ?dayOrder=dmy (day first) or ?dayOrder=mdy (month first)`,
  'thousand-or-decimal': ({ value }) =>
    `"${value}" may be a thousand or a decimal number, and nothing in the file decides: export amounts with two decimals`,
  'currency-unknown': () => 'no column, header or sign names the currency: say which with ?currency=EUR',
  'cut-off': ({ found, expected }) =>
    `the file seems cut off here: ${found} cells where the header has ${expected}. Export it again`,
  'open-quote': () =>
    'a quotation mark is never closed: the file seems cut off here, or a text has a quotation mark too many',
  'cell-count': ({ found, expected }) =>
    `${found} cells where the header has ${expected}: a text with a delimiter needs quotes`,
  'not-a-count': ({ value }) => `"${value}" is no whole number`,
  'not-an-amount': ({ value }) => `"${value}" is no amount like 1250.40 or 1 250,40`,
  negative: ({ value }) =>
    `"${value}" is below zero: a credit or a correction is no spend. Take the line out, or correct the day it belongs to`,
  'no-cost': () => 'no amount, although there are impressions or clicks: what they cost is unknown, not zero',
  'not-a-date': ({ value }) => `"${value}" is no day like 2026-11-30, 30/11/2026 or Nov 30, 2026`,
  'mixed-dates': ({ value, other }) =>
    `"${value}" begins with the day, but the date of line ${other} begins with the month`,
  'mixed-decimals': ({ value, other }) =>
    `"${value}" has a decimal comma, but the amount of line ${other} has a decimal point`,
  'reversed-period': ({ from, to }) => `ends on ${to}, before it starts on ${from}`,
  'long-period': ({ days, most }) => `${days} days in one line; at most ${most}`,
  'not-a-currency': ({ value }) => `"${value}" is no ISO 4217 code like EUR`,
  'two-currencies': ({ value, other }) => `"${value}" is not in ${other}, the currency of this line`,
  'rounded-id': ({ value }) =>
    `a spreadsheet has rounded the id to ${value}, and the line has no name: format that column as text and export again`,
  'not-a-slug': ({ value }) => `"${value}" is no slug: lower-case letters, digits and inner hyphens, 1 to 64`,
  'not-a-platform': ({ value }) => `"${value}" is no platform that we know`,
  'repeated-line': ({ other }) => `the same as line ${other}, cell for cell: half of the file may be in it twice`,
  overlap: ({ other }) => `counts days of the same ad that line ${other} counts already`,
  more: ({ count }) => `${count} more problems`,
}
