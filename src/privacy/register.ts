import * as z from 'zod'
import { all } from '../db/query.ts'
import { type Range, sinceMs, untilMs } from '../funnel/range.ts'
import { firstIdAt } from '../lib/ids.ts'

/** leads: a file of leads; everything: the whole archive. The others as in src/deliveries/register.ts. */
export const KINDS = ['export', 'feed', 'list', 'conversions', 'leads', 'everything'] as const
export type Kind = (typeof KINDS)[number]

const left = z.object({
  id: z.string(), // UUIDv7: in order of time
  at: z.int(),
  kind: z.enum(KINDS),
  destination: z.string(), // '': no platform
  actor: z.string(),
  rows: z.int().nullable(), // people or conversions that left; null: not counted
  removed: z.int(), // people taken off a list
  verdict: z.string(), // '' when there was none
})
export type Left = z.infer<typeof left>

export interface Wanted {
  range: Range
  destination?: string | undefined
  kind?: Kind | undefined
}

// Ids tell the time: what is asked for is read, and what went before is not.
const wantedOf = (row: string, destination: string, kind: string): string =>
  `${row}.id >= ?1 AND ${row}.id < ?2 AND (?3 = '' OR ${destination} = ?3) AND (?4 = '' OR ${kind} = ?4)`
const ALL = `
  SELECT d.id AS id, d.at, d.kind AS kind, d.destination AS destination, d.actor, d.members AS rows, 0 AS removed, d.verdict
  FROM deliveries d WHERE ${wantedOf('d', 'd.destination', 'd.kind')}
  UNION ALL SELECT r.id, r.at, 'list', r.destination, r.actor, r.added, r.removed, r.verdict
  FROM list_runs r WHERE ${wantedOf('r', 'r.destination', `'list'`)}
  UNION ALL SELECT e.id, e.at, 'conversions', k.destination, 'job', e.accepted, 0, e.verdict
  FROM event_requests e CROSS JOIN connections k ON k.id = e.connection WHERE ${wantedOf('e', 'k.destination', `'conversions'`)}
  UNION ALL SELECT a.id, a.at, 'leads', '', a.actor, NULL, 0, ''
  FROM audit a INDEXED BY audit_files
  WHERE a.action >= 'GET /leads' AND a.action < 'GET /leads~' AND ${wantedOf('a', `''`, `'leads'`)}
  UNION ALL SELECT w.id, w.at, 'everything', '', w.actor, NULL, 0, ''
  FROM audit w INDEXED BY audit_whole WHERE w.action = 'GET /export' AND ${wantedOf('w', `''`, `'everything'`)}`

export const LEFT = `${ALL} ORDER BY id DESC LIMIT ?5`
/** Latest first, one more than `limit`. */
export const listLeft = (db: D1Database, wanted: Wanted, cursor: string, limit: number): Promise<Left[]> => {
  const [from, to] = bounds(wanted.range)
  return all(db, left, LEFT, from, cursor && cursor < to ? cursor : to, ...filterOf(wanted), limit + 1)
}

const total = z.object({
  destination: z.string(),
  kind: z.enum(KINDS),
  times: z.int(),
  rows: z.int(),
  removed: z.int(),
})
export type Total = z.infer<typeof total>

export const TOTALS = `
  SELECT destination, kind, count(*) AS times, coalesce(sum(rows), 0) AS rows, sum(removed) AS removed
  FROM (${ALL}) GROUP BY destination, kind ORDER BY destination = '', destination, kind`
export const totalsLeft = (db: D1Database, wanted: Wanted): Promise<Total[]> =>
  all(db, total, TOTALS, ...bounds(wanted.range), ...filterOf(wanted))

const bounds = (range: Range): [string, string] => [firstIdAt(sinceMs(range)), firstIdAt(untilMs(range))]
const filterOf = ({ destination, kind }: Wanted): [string, string] => [destination ?? '', kind ?? '']
