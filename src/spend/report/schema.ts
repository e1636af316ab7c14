import type { Platform } from '../../campaigns/schema.ts'
import type { DestinationName } from '../../destinations/index.ts'
import type { Issue } from '../../lib/http.ts'
import type { Mappable } from './columns.ts'
import type { DayOrder } from './days.ts'

/** Whose export a file is; 'like2lead' is our own format, whose lines name platforms of their own. */
export type ReportPlatform = DestinationName | 'like2lead'

/** What the user says for when the file does not; where the file says it, the file counts. */
export interface ReportAsk {
  platform: ReportPlatform | 'auto'
  dayOrder?: DayOrder | undefined // of 03/04/2026
  currency?: string | undefined // ISO 4217, for a file that names none
  columns?: ColumnNames // headers that no platform writes
}

/** What a column holds → how the file heads it. */
export type ColumnNames = Partial<Record<Mappable, string>>

/** As the platform calls it. Both null: the report does not go down to this level, or not in this line. */
export interface Named {
  id: string | null
  name: string | null
}

/** What was spent on one thing in one period on one kind of device: one line, or several that differ in nothing of that. */
export interface ReportRow {
  lines: number[] // of the file, counted as an editor does; ascending
  campaign: Named
  group: Named // ad set, ad group
  ad: Named
  own?: { campaign: string; ad: string } // slugs of ours, in our own format only
  platform: Platform
  from: string // ISO day
  to: string // ISO day, included; a row of several days is never one of a day
  device: Device
  currency: string
  costMicros: number
  impressions: number
  clicks: number // of the kind that `Report.clicksAre` says
  reach: number | null // null as soon as lines were added up: the same person may be in both
  engagements: number | null
}

/** '' when the report does not say, or says something else: a television, a console. */
export type Device = '' | 'mobile' | 'tablet' | 'desktop'

export interface Report {
  platform: ReportPlatform
  level: 'ad' | 'group' | 'campaign' | 'own' // the finest that its columns name
  rows: ReportRow[] // in the order of their first lines
  skipped: Skipped[]
  clicksAre: 'landing' | 'all' // landing: those that lead to the page
  columns: Record<string, string> // what was read from where: cost → 'Montant dépensé (EUR)'
  notes: Note[]
}

export interface Skipped {
  line: number
  reason: 'preamble' | 'empty' | 'total' | 'footer' | 'header' // header: repeated further down
}

/** What is no mistake, but good to know before anything is stored. */
export interface Note {
  code:
    | 'whole-period' // no line says its days: all are of the period above the table. params: from, to
    | 'day-order' // params: order 'dmy' | 'mdy', by 'file' | 'asked'
    | 'rounded-ids' // a spreadsheet has rounded ids (1.2E+17): these lines go by their names. params: count, line (the first)
    | 'ends-early' // the days of the lines end before the period above the table does. params: last, to
    | 'count-differs' // above the table stands another number of lines. params: count, found
    | 'total-differs' // the line of totals says another amount than its lines together. params: line, total, sum (as '12.50')
  params: Readonly<Record<string, string | number>>
}

export type Reading = { ok: true; report: Report } | { ok: false; code: Refusal; issues: Issue[] }

export type Refusal =
  | 'not-a-report' // an image, a workbook, anything but text
  | 'empty-report' // nothing below the header, or not even a header below the platform's own first lines
  | 'unknown-report' // no line is a header in a language that we know
  | 'ambiguous-platform' // several platforms would head their columns so: ask.platform decides
  | 'missing-columns'
  | 'no-period' // neither the lines nor what is above them say which days
  | 'ambiguous-dates' // 03/04/2026: ask.dayOrder decides
  | 'ambiguous-amounts' // 1,234: a thousand or one
  | 'no-currency' // ask.currency decides
  | 'invalid-report' // lines that cannot be right: every one is listed

/** `Issue.code` of a refusal, with what `Issue.params` then holds beside `line` and `column`, where there are such. */
export type ReportIssueCode =
  | 'workbook'
  | 'binary'
  | 'no-lines'
  | 'unknown-headers' // columns: those found, expected: platforms
  | 'several-platforms' // platforms
  | 'missing-column' // measure, expected: headers that would do
  | 'repeated-column'
  | 'period-unknown'
  | 'coarse-days' // aggregation: 'Weekly', or every: days from one date to the next — a date stands for more days than one
  | 'day-or-month' // value, dmy, mdy: the two days that it could be
  | 'thousand-or-decimal' // value
  | 'currency-unknown'
  | 'cut-off' // the file seems to end in the middle of this line
  | 'open-quote' // a quotation mark that is never closed, or not where a cell begins
  | 'cell-count' // found, expected
  | 'not-a-count' // value
  | 'not-an-amount' // value
  | 'negative' // value
  | 'no-cost' // impressions or clicks without an amount
  | 'not-a-date' // value
  | 'mixed-dates' // value, other: line — day first here, month first there
  | 'mixed-decimals' // value, other: line — decimal comma here, decimal point there
  | 'reversed-period' // from, to
  | 'long-period' // days, most
  | 'not-a-currency' // value
  | 'two-currencies' // value, other: the sign beside an amount is not the currency of the column
  | 'rounded-id' // value; and no name to go by
  | 'not-a-slug' // value
  | 'not-a-platform' // value
  | 'repeated-line' // other: line
  | 'overlap' // other: line
  | 'more' // count: problems that the list has no room for
