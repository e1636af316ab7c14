import * as z from 'zod'
import { DAY_MS, dayOf } from '../lib/time.ts'
import type { Period } from './period.ts'
import type { Report, ReportRow } from './report/schema.ts'

export const totals = z.object({
  impressions: z.int(),
  reach: z.int().nullable(),
  clicks: z.int(),
  spend: z.record(z.string(), z.number()), // micros by currency; a whole report may be more than is counted exactly
})
export type Totals = z.infer<typeof totals>

export interface Summary {
  period: Period | null
  rows: number
  days: number // of the period, both ends included
  totals: Totals
}

/** What rows hold, in the platform's own figures, to be compared with its screen. */
export function summaryOf(rows: readonly ReportRow[]): Summary {
  const period = periodOf(rows)
  return {
    period,
    rows: rows.length,
    days: period ? (Date.parse(period.to) - Date.parse(period.from)) / DAY_MS + 1 : 0,
    totals: totalsOf(rows),
  }
}

/** From the first day that any of them tells of to the last. Null without a row. */
export function periodOf(rows: readonly ReportRow[]): Period | null {
  let [from, to] = ['', '']
  for (const row of rows) {
    if (from === '' || row.from < from) from = row.from
    if (row.to > to) to = row.to
  }
  return from ? { from, to } : null
}

export function totalsOf(rows: readonly ReportRow[]): Totals {
  const spend: Record<string, number> = {}
  let [impressions, clicks] = [0, 0]
  for (const row of rows) {
    spend[row.currency] = (spend[row.currency] ?? 0) + row.costMicros
    impressions += row.impressions
    clicks += row.clicks
  }
  // The same person is reached by several ads and on several days: reach is a figure of one row, never a sum.
  return { impressions, reach: rows.length === 1 ? rows[0]!.reach : null, clicks, spend }
}

export interface Day extends Omit<Totals, 'reach'> {
  day: string
}

/** The same day by day; rows of several days are not in it, as nobody knows which of their days had how much. */
export function dailyOf(rows: readonly ReportRow[]): Day[] {
  const days = Map.groupBy(
    rows.filter(({ from, to }) => from === to),
    ({ from }) => from,
  )
  return [...days]
    .map(([day, same]) => {
      const { reach: _, ...totals } = totalsOf(same)
      return { day, ...totals }
    })
    .toSorted((a, b) => a.day.localeCompare(b.day))
}

export interface Warning {
  code: 'more-clicks-than-impressions' | 'reach-above-impressions' | 'days-to-come'
  line: number
  rows: number
}

const DOUBTS = {
  'more-clicks-than-impressions': row => row.clicks > row.impressions,
  'reach-above-impressions': row => (row.reach ?? 0) > row.impressions,
  'days-to-come': (row, tomorrow) => row.from > tomorrow,
} satisfies Record<Warning['code'], (row: ReportRow, tomorrow: string) => boolean>

/** What cannot be, though a platform says it: told, and stored as it was told. */
export function warningsOf({ rows }: Pick<Report, 'rows'>, now: number): Warning[] {
  const tomorrow = dayOf(now + DAY_MS) // has begun in zones east of here
  return Object.entries(DOUBTS).flatMap(([code, isOdd]) => {
    const odd = rows.filter(row => isOdd(row, tomorrow))
    return odd.length > 0 ? [{ code: code as Warning['code'], line: odd[0]!.lines[0]!, rows: odd.length }] : []
  })
}
