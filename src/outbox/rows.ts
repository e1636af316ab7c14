import * as z from 'zod'
import { all, bind, first, run } from '../db/query.ts'
import { cursorAt, placeOf } from '../lib/paging.ts'
import { DAY_MS, MINUTE_MS } from '../lib/time.ts'
import { NO_WEBHOOK } from './store.ts'

/** What waits in the outbox, on its way out: taken, settled, listed, replayed, forgotten. */

export const states = ['waiting', 'sent', 'dead'] as const
export type State = (typeof states)[number]

const leased = z.object({
  id: z.string(),
  channel: z.enum(['webhook', 'mail']),
  webhook: z.string().nullable(),
  topic: z.string(),
  event: z.string(),
  sealed: z.string(),
  created_at: z.int(),
  attempts: z.int(),
  request: z.string(),
})
export type Leased = z.infer<typeof leased>

// Longer than the slowest run: 50 rows, 6 at a time, 10 s each.
const LEASE_MS = 5 * MINUTE_MS

// One statement, so that two runs never hold the same row; whoever dies holding one gives it back when the lease ends.
// INDEXED BY: SQLite would else read and sort everything that waits, also what is due in hours.
export const LEASE = `
  UPDATE outbox SET next_at = ?2, attempts = attempts + 1
  WHERE id IN (
    SELECT id FROM outbox INDEXED BY outbox_due WHERE state = 'waiting' AND next_at <= ?1 ORDER BY next_at LIMIT ?3)
  RETURNING id, channel, webhook, topic, event, sealed, created_at, attempts, request`
export const lease = (db: D1Database, limit: number, now: number): Promise<Leased[]> =>
  all(db, leased, LEASE, now, now + LEASE_MS, limit)

export type Settlement = { state: 'sent' | 'dead' } | { state: 'waiting'; nextAt: number }

// `attempts` is the lease's own number: whoever holds an older one, or a row erased meanwhile, changes nothing.
const SETTLE = `
  UPDATE outbox SET state = ?3, verdict = ?4, next_at = coalesce(?5, next_at),
    ended_at = CASE ?3 WHEN 'waiting' THEN NULL ELSE ?6 END,
    sealed   = CASE ?3 WHEN 'sent' THEN '' ELSE sealed END
  WHERE id = ?1 AND state = 'waiting' AND attempts = ?2`
export function settle(db: D1Database, row: Leased, to: Settlement, verdict: string, now: number): Promise<number> {
  return run(db, SETTLE, row.id, row.attempts, to.state, verdict, to.state === 'waiting' ? to.nextAt : null, now)
}

const outboxRow = z
  .object({
    id: z.string(),
    channel: z.string(),
    webhook: z.string().nullable(),
    topic: z.string(),
    event: z.string(),
    state: z.enum(states),
    attempts: z.int(),
    created_at: z.int(),
    next_at: z.int(),
    ended_at: z.int().nullable(),
    verdict: z.string(),
    request: z.string(),
    empty: z.int(),
  })
  .transform(({ created_at, next_at, ended_at, empty, ...row }) => ({
    ...row,
    createdAt: created_at,
    nextAt: row.state === 'waiting' ? next_at : null,
    endedAt: ended_at,
    replayable: row.state === 'dead' && empty === 0,
  }))
export type OutboxRow = z.infer<typeof outboxRow>

const SELECT = `
  SELECT id, channel, webhook, topic, event, state, attempts, created_at, next_at, ended_at, verdict, request, sealed = '' AS empty
  FROM outbox`
export const LIST = `${SELECT}
  WHERE state = ?1 AND (created_at, id) < (?2, ?3) ORDER BY created_at DESC, id DESC LIMIT ?4`
/** Latest first. A cursor is what cursorOf makes of a row. */
export function listOutbox(db: D1Database, state: State, cursor: string, limit: number): Promise<OutboxRow[]> {
  const { at, id } = placeOf(cursor)
  return all(db, outboxRow, LIST, state, at, id, limit + 1)
}

// Each state by its own range of the index: together they would be read whole and sorted.
export const LIST_OF_WEBHOOK = `${states
  .map(state => `${SELECT} WHERE webhook = ?1 AND state = '${state}' AND (created_at, id) < (?2, ?3)`)
  .join(' UNION ALL ')} ORDER BY created_at DESC, id DESC LIMIT ?4`
/** All that went, goes and could not go to one webhook, latest first. */
export function listOfWebhook(db: D1Database, webhook: string, cursor: string, limit: number): Promise<OutboxRow[]> {
  const { at, id } = placeOf(cursor)
  return all(db, outboxRow, LIST_OF_WEBHOOK, webhook, at, id, limit + 1)
}

const COUNTED = 1000 // of more it is said that there are as many
const counted = (condition: string) =>
  `(SELECT count(*) FROM (SELECT 1 FROM outbox WHERE webhook = ?1 AND ${condition} LIMIT ${COUNTED}))`
export const SUM_OF_WEBHOOK = `
  SELECT (SELECT ended_at FROM outbox WHERE webhook = ?1 AND state = 'sent' ORDER BY created_at DESC LIMIT 1) AS last_sent_at,
    ${counted(`state = 'waiting'`)} AS waiting, ${counted(`state = 'dead' AND sealed <> ''`)} AS dead`
const sum = z
  .object({ last_sent_at: z.int().nullable(), waiting: z.int(), dead: z.int() })
  .transform(({ last_sent_at, ...counts }) => ({ lastSentAt: last_sent_at, ...counts }))
/** `dead`: those that can be sent again. Of both, 1,000 at most are counted. */
export const sumOfWebhook = async (db: D1Database, webhook: string) => (await first(db, sum, SUM_OF_WEBHOOK, webhook))!

export const cursorOf = ({ createdAt: at, id }: OutboxRow): string => cursorAt({ at, id })

const FIND = `${SELECT} WHERE id = ?1`
export const findInOutbox = (db: D1Database, id: string): Promise<OutboxRow | null> => first(db, outboxRow, FIND, id)

const AGAIN = `
  UPDATE outbox SET state = 'waiting', attempts = 0, next_at = ?2, ended_at = NULL WHERE state = 'dead' AND sealed <> ''`
const REPLAY = `${AGAIN} AND id = ?1`
export const replay = async (db: D1Database, id: string, now: number): Promise<boolean> =>
  (await run(db, REPLAY, id, now)) > 0

export const REPLAY_WEBHOOK = `${AGAIN} AND webhook = ?1`
/** Every dead letter of a webhook waits again. Answers how many. */
export const replayWebhook = (db: D1Database, webhook: string, now: number): Promise<number> =>
  run(db, REPLAY_WEBHOOK, webhook, now)

const RESUME_WEBHOOK = `${REPLAY_WEBHOOK} AND verdict = '${NO_WEBHOOK}'`
/** What was due while its webhook was deleted. For one batch. */
export const resumeWebhook = (db: D1Database, webhook: string, now: number): D1PreparedStatement =>
  bind(db, RESUME_WEBHOOK, webhook, now)

export const KEEP_SENT_MS = 30 * DAY_MS
export const KEEP_DEAD_MS = 90 * DAY_MS

// A row ends after it was made: created_at is what the index finds it by.
export const PURGE = `DELETE FROM outbox WHERE state = ?1 AND created_at < ?2 AND ended_at < ?2`
/** Answers how many. */
export async function purgeOutbox(db: D1Database, now: number): Promise<number> {
  const sent = await run(db, PURGE, 'sent', now - KEEP_SENT_MS)
  return sent + (await run(db, PURGE, 'dead', now - KEEP_DEAD_MS))
}
