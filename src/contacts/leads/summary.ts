import * as z from 'zod'
import { STANDINGS, type Standing } from '../../conversions/standing.ts'
import { all, first } from '../../db/query.ts'
import { DAY_MS } from '../../lib/time.ts'
import { clausesOf, indexFor, type LeadFilter, spanOf } from './filter.ts'

const WEEK_MS = 7 * DAY_MS
const MONDAY_MS = 4 * DAY_MS // 1970-01-05

type Counts = Record<Standing, number>

export interface LeadSummary {
  leads: number
  counts: Counts
  qualified: number // all that were found to be worth it: qualified or won
  won: Record<string, number> // what they brought, micros by currency
  judgedAfterMs: number | null // median, of the latest that were judged
  weeks: { from: number; counts: Counts }[] // from a Monday on, UTC; weeks without a lead are there too
}

/** What became of the leads of a campaign, an ad, a source and a time. Status and consent of a filter are no part of it. */
export async function summaryOf(db: D1Database, filter: LeadFilter): Promise<LeadSummary> {
  const scope: LeadFilter = { ...filter, status: undefined, consent: undefined }
  const { since, until } = spanOf(scope)
  const asked = [JSON.stringify(scope), since, until] as const
  const [weekly, won, wait] = await Promise.all([
    all(db, weekRow, weeksSql(scope), ...asked),
    all(db, wonRow, wonSql(scope), ...asked),
    first(db, waitRow, waitSql(scope), ...asked),
  ])
  const counts = countsOf(weekly)
  return {
    leads: weekly.reduce((sum, { n }) => sum + n, 0),
    counts,
    qualified: counts.qualified + counts.won,
    won: Object.fromEntries(won.map(({ currency, micros }) => [currency, micros])),
    judgedAfterMs: wait?.ms ?? null,
    weeks: weeksOf(weekly),
  }
}

const weekRow = z.object({ week: z.int(), status: z.enum(STANDINGS), n: z.int() })
type WeekRow = z.infer<typeof weekRow>

// ?1: the filter as JSON; ?2, ?3: when.
const from = (scope: LeadFilter) => `
  FROM conversions v INDEXED BY ${indexFor(scope)} WHERE v.kind = 'lead' AND v.at >= ?2 AND v.at < ?3${clausesOf(scope)}`

export const weeksSql = (scope: LeadFilter): string => `
  SELECT (v.at - ${MONDAY_MS}) / ${WEEK_MS} AS week, ifnull(v.status, 'new') AS status, count(*) AS n
  ${from(scope)} GROUP BY 1, 2 ORDER BY 1`

const wonRow = z.object({ currency: z.string(), micros: z.int() })
export const wonSql = (scope: LeadFilter): string => `
  SELECT o.currency, sum(o.value_micros) AS micros
  FROM (SELECT v.id ${from(scope)} AND v.status = 'won') w CROSS JOIN outcomes o ON o.id = w.id || '.won'
  WHERE o.value_micros IS NOT NULL GROUP BY o.currency ORDER BY micros DESC`

const LATEST = 5000 // judged leads: their median is then known well enough

const waitRow = z.object({ ms: z.number().nullable() })
export const waitSql = (scope: LeadFilter): string => `
  WITH judged AS (
    SELECT (SELECT min(o.at) FROM outcomes o WHERE o.id IN (j.id || '.qualified', j.id || '.won', j.id || '.lost')) - j.at AS ms
    FROM (SELECT v.id, v.at ${from(scope)} AND v.status IS NOT NULL ORDER BY v.at DESC LIMIT ${LATEST}) j
  ), placed AS (SELECT ms, row_number() OVER (ORDER BY ms) AS place, count(*) OVER () AS n FROM judged)
  SELECT avg(ms) AS ms FROM placed WHERE place IN ((n + 1) / 2, (n + 2) / 2)`

const countsOf = (rows: readonly WeekRow[]): Counts =>
  Object.fromEntries(
    STANDINGS.map(status => [status, rows.filter(row => row.status === status).reduce((sum, { n }) => sum + n, 0)]),
  ) as Counts

function weeksOf(rows: readonly WeekRow[]): LeadSummary['weeks'] {
  if (rows.length === 0) return []
  const [first, last] = [rows[0]!.week, rows.at(-1)!.week]
  const byWeek = Map.groupBy(rows, ({ week }) => week)
  return Array.from({ length: last - first + 1 }, (_, i) => ({
    from: (first + i) * WEEK_MS + MONDAY_MS,
    counts: countsOf(byWeek.get(first + i) ?? []),
  }))
}
