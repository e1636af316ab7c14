import * as z from 'zod'
import { all, bind, run } from '../../db/query.ts'
import type { Hint } from '../../destinations/contract-conversions.ts'
import { firstIdAt } from '../../lib/ids.ts'
import { DAY_MS, MINUTE_MS } from '../../lib/time.ts'
import { type EventRow, eventRow, type Leased, leased, type State, told } from './event-schema.ts'
import { purgeRequests } from './request-ledger.ts'

/** Events on their way out: taken, settled, listed, replayed, forgotten. */

export const DUE = `
  SELECT c.id, c.destination, c.events, c.events_since FROM connections c
  WHERE c.paused_at IS NULL AND c.deleted_at IS NULL AND EXISTS (
    SELECT 1 FROM event_sends s INDEXED BY event_sends_due
    WHERE s.connection = c.id AND s.state = 'waiting' AND s.next_at <= ?1)
    AND ifnull((SELECT r.again_at FROM event_requests r WHERE r.connection = c.id ORDER BY r.id DESC LIMIT 1), 0) <= ?1`
/** Whoever has something to be sent, and is neither paused nor told to wait. */
export const dueConnections = (db: D1Database, now: number) => all(db, told, DUE, now)

// Longer than the slowest run: see REQUESTS in send-events.ts, 30 s each.
const LEASE_MS = 15 * MINUTE_MS

// One statement, so that two runs never hold the same row; whoever dies holding one gives it back when the lease ends.
export const LEASE = `
  UPDATE event_sends SET next_at = ?3, attempts = attempts + 1
  WHERE connection = ?1 AND (kind, event) IN (
    SELECT kind, event FROM event_sends INDEXED BY event_sends_due
    WHERE connection = ?1 AND state = 'waiting' AND next_at <= ?2 ORDER BY next_at LIMIT ?4)
  RETURNING kind, event, visitor_id, campaign, tier, at, attempts`
export const lease = (db: D1Database, connection: string, limit: number, now: number): Promise<Leased[]> =>
  all(db, leased, LEASE, connection, now, now + LEASE_MS, limit)

/** What became of a leased row. `untried`: it was in no request that was answered, and the lease counts as no try. */
export type Settlement =
  | { state: 'sent'; verdict: string; missing: readonly Hint[]; request: string }
  | { state: 'dead' | 'left-out'; verdict: string; request?: string }
  | { state: 'waiting'; verdict: string; nextAt: number; untried: boolean; request?: string }

export interface Settled {
  row: Leased
  to: Settlement
}

// Whoever holds an older lease, or a row that was deleted meanwhile, changes nothing. The connection stands in each row: bound
// once, SQLite would read all rows of the connection for each of them.
export const SETTLE = `
  UPDATE event_sends SET
    state    = j.value ->> 'state',
    verdict  = CASE j.value ->> 'verdict' WHEN '' THEN verdict ELSE j.value ->> 'verdict' END,
    next_at  = coalesce(j.value ->> 'nextAt', next_at),
    attempts = event_sends.attempts - (j.value ->> 'untried'),
    ended_at = CASE j.value ->> 'state' WHEN 'waiting' THEN NULL ELSE ?2 END,
    missing  = j.value ->> 'missing',
    request  = coalesce(j.value ->> 'request', request)
  FROM json_each(?1) j
  WHERE connection = j.value ->> 'connection' AND kind = j.value ->> 'kind' AND event = j.value ->> 'event'
    AND state = 'waiting' AND attempts = j.value ->> 'attempts'`
export function settleStatement(db: D1Database, connection: string, settled: readonly Settled[], now: number) {
  const rows = settled.map(({ row: { kind, event, attempts }, to }) => ({
    ...{ connection, kind, event, attempts, state: to.state, verdict: to.verdict, request: to.request ?? null },
    nextAt: to.state === 'waiting' ? to.nextAt : null,
    untried: to.state === 'waiting' && to.untried ? 1 : 0,
    missing: to.state === 'sent' ? JSON.stringify(to.missing) : null,
  }))
  return bind(db, SETTLE, JSON.stringify(rows), now)
}

export const END_DISCONNECTED = `
  UPDATE event_sends INDEXED BY event_sends_due SET state = 'left-out', verdict = 'disconnected', ended_at = ?1
  WHERE state = 'waiting' AND connection IN (SELECT id FROM connections WHERE deleted_at IS NOT NULL)`
/** What waits for a connection that was deleted will never go. */
export const endDisconnected = (db: D1Database, now: number): Promise<number> => run(db, END_DISCONNECTED, now)

const COLUMNS = 'kind, event, tier, at, created_at, state, attempts, next_at, ended_at, verdict, missing, request'
export const LIST = `
  SELECT ${COLUMNS} FROM event_sends
  WHERE connection = ?1 AND state = ?2 AND (created_at, kind, event) < (?3, ?4, ?5)
  ORDER BY created_at DESC, kind DESC, event DESC LIMIT ?6`
/** Latest first. A cursor is what cursorOf makes of a row. */
export function listEvents(db: D1Database, connection: string, state: State, cursor: string, limit: number) {
  const [, at, kind = '', event = ''] = /^(\d{1,15})\.([a-z]+)\.(.+)$/.exec(cursor) ?? []
  const before = at ? Number(at) : Number.MAX_SAFE_INTEGER
  return all(db, eventRow, LIST, connection, state, before, kind, event, limit + 1)
}

export const cursorOf = ({ createdAt, kind, event }: EventRow): string => `${createdAt}.${kind}.${event}`

// What was left out for want of a setting may go too, once somebody has filled it in.
const REPLAYABLE = `(state = 'dead' OR state = 'left-out' AND verdict = 'not-set-up')`
const AGAIN = `SET state = 'waiting', attempts = 0, next_at = ?2, ended_at = NULL WHERE connection = ?1 AND ${REPLAYABLE}`
const BY_STATE = `UPDATE event_sends INDEXED BY event_sends_state ${AGAIN} AND state IN ('dead', 'left-out')`
export const REPLAY_ONE = `UPDATE event_sends ${AGAIN} AND kind = ?3 AND event = ?4`
export const REPLAY_KIND = `${BY_STATE} AND kind = ?3`
export const REPLAY_ALL = BY_STATE

/** Sends again what ended without being taken: one event, one kind of them, or all. Answers how many. */
export function replayEvents(
  db: D1Database,
  connection: string,
  { kind, event }: { kind?: string | undefined; event?: string | undefined },
  now: number,
): Promise<number> {
  if (kind === undefined) return run(db, REPLAY_ALL, connection, now)
  return event === undefined
    ? run(db, REPLAY_KIND, connection, now, kind)
    : run(db, REPLAY_ONE, connection, now, kind, event)
}

/** Longer than any look back, and than a visitor lasts (13 months): what is forgotten is not told a second time. */
export const KEEP_MS = 400 * DAY_MS

const idRow = z.object({ id: z.string() })
const ALL_CONNECTIONS = `SELECT id FROM connections`
export const PURGE = `
  DELETE FROM event_sends INDEXED BY event_sends_state
  WHERE connection = ?1 AND state IN ('sent', 'dead', 'left-out') AND created_at < ?2`
export async function purgeEvents({ DB }: Pick<Env, 'DB'>, now: number): Promise<void> {
  for (const { id } of await all(DB, idRow, ALL_CONNECTIONS)) await run(DB, PURGE, id, now - KEEP_MS)
  await purgeRequests(DB, firstIdAt(now - KEEP_MS))
}
