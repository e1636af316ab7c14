import * as z from 'zod'
import { all, bind, first } from '../db/query.ts'
import { firstIdAt, mintedAt } from '../lib/ids.ts'
import { sumOf } from '../lib/sum.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../lib/time.ts'
import { applied, appliedStatement } from './schema-version.ts'

/** Counts for whoever runs the product; of each at most this many and one are counted. Nothing of any person. */
const MOST = 1000
const LOOKED_BACK_MS = 7 * DAY_MS
const most = (select: string) => `(SELECT count(*) FROM (${select} LIMIT ${MOST + 1}))`

const DEAD_BEACONS = `
  SELECT ${most('SELECT 1 FROM dead_beacons WHERE replayed_at IS NULL')} AS dead`

export const OUTBOX = `
  SELECT ${most(`SELECT 1 FROM outbox INDEXED BY outbox_due WHERE state = 'waiting'`)} AS waiting,
    (SELECT min(next_at) FROM outbox INDEXED BY outbox_due WHERE state = 'waiting') AS due_at,
    ${most(`SELECT 1 FROM outbox WHERE state = 'dead' AND created_at >= ?1 AND sealed <> ''`)} AS dead,
    ${most(`SELECT 1 FROM outbox INDEXED BY outbox_mails_dead WHERE channel = 'mail' AND state = 'dead' AND ended_at >= ?1 AND verdict <> 'erased'`)} AS mails_dead`

const OTHERS = `
  SELECT (SELECT count(*) FROM feeds WHERE missed_at IS NOT NULL AND revoked_at IS NULL) AS feeds_missed,
    (SELECT count(*) FROM webhooks WHERE disabled_at IS NOT NULL AND disabled_why <> 'by-hand' AND deleted_at IS NULL) AS webhooks_off,
    (SELECT count(*) FROM webhooks WHERE disabled_at IS NULL AND failing_since IS NOT NULL AND deleted_at IS NULL) AS webhooks_failing`

export const PLATFORMS = `
  SELECT c.id, c.destination, c.name, c.paused_why, c.last_reason AS reason, c.failures,
    ${most(`SELECT 1 FROM event_sends INDEXED BY event_sends_due WHERE connection = c.id AND state = 'waiting'`)} AS waiting,
    (SELECT min(next_at) FROM event_sends INDEXED BY event_sends_due WHERE connection = c.id AND state = 'waiting') AS due_at,
    ${most(`SELECT 1 FROM event_sends WHERE connection = c.id AND state = 'dead' AND created_at >= ?1`)} AS dead,
    (SELECT count(*) FROM lists l WHERE l.connection = c.id AND l.state = 'live' AND l.stopped_why IS NOT NULL) AS lists_stopped
  FROM connections c WHERE c.deleted_at IS NULL ORDER BY c.destination, c.name, c.id`

const outbox = z.object({ waiting: z.int(), due_at: z.int().nullable(), dead: z.int(), mails_dead: z.int() })
const others = z.object({ feeds_missed: z.int(), webhooks_off: z.int(), webhooks_failing: z.int() })
const platform = z.object({
  id: z.string(),
  destination: z.string(),
  name: z.string(),
  paused_why: z.string().nullable(),
  reason: z.string(),
  failures: z.int(),
  waiting: z.int(),
  due_at: z.int().nullable(),
  dead: z.int(),
  lists_stopped: z.int(),
})

const lateMs = (dueAt: number | null, now: number): number => (dueAt === null ? 0 : Math.max(0, now - dueAt))

/** What waits, failed or stopped, of the last seven days where it is of a time. */
export async function workOf(db: D1Database, now: number) {
  const since = now - LOOKED_BACK_MS
  const [letters, messages, rest, platforms] = await Promise.all([
    first(db, z.object({ dead: z.int() }), DEAD_BEACONS),
    first(db, outbox, OUTBOX, since),
    first(db, others, OTHERS),
    all(db, platform, PLATFORMS, since),
  ])
  return {
    beacons: { dead: letters!.dead },
    outbox: { waiting: messages!.waiting, lateMs: lateMs(messages!.due_at, now), dead: messages!.dead },
    mails: { dead: messages!.mails_dead },
    feeds: { missed: rest!.feeds_missed },
    webhooks: { off: rest!.webhooks_off, failing: rest!.webhooks_failing },
    platforms: platforms.map(({ id, due_at, lists_stopped, paused_why, ...each }) => ({
      connection: id,
      ...each,
      paused: paused_why,
      lateMs: paused_why === null ? lateMs(due_at, now) : 0,
      listsStopped: lists_stopped,
    })),
  }
}

const TRAFFIC_MS = 3 * HOUR_MS
const MOST_VIEWS = 50_000

// By the primary key: views are in the order in which browsers began them. One whose clock is hours off is not seen here.
export const TRAFFIC = `
  SELECT CASE WHEN at BETWEEN ?2 AND ?3 THEN at / ${MINUTE_MS} END AS minute, count(*) AS views, min(id) AS oldest
  FROM (SELECT id, at FROM views WHERE id >= ?1 ORDER BY id DESC LIMIT ${MOST_VIEWS})
  GROUP BY minute ORDER BY minute`
// Null: of no minute that is shown, but read.
const counted = z.object({ minute: z.int().nullable(), views: z.int(), oldest: z.string() })

export interface Minute {
  at: number // ms
  views: number
}

/** Views that began, by the minute, oldest first: of the last three hours, or of as much of them as 50,000 views reach back. The
 *  minute that is not over is left out. */
export async function trafficOf(db: D1Database, now: number): Promise<Minute[]> {
  const end = Math.floor(now / MINUTE_MS)
  const begin = end - TRAFFIC_MS / MINUTE_MS
  const from = begin * MINUTE_MS
  const found = await all(db, counted, TRAFFIC, firstIdAt(from), from, end * MINUTE_MS - 1)
  const by = new Map(found.map(({ minute, views }) => [minute, views]))
  // Of the minute that was reached last only a part was read.
  const isCut = sumOf(found, ({ views }) => views) >= MOST_VIEWS
  const reached = Math.min(...found.map(({ oldest }) => Math.floor(mintedAt(oldest) / MINUTE_MS)))
  const start = isCut ? Math.min(reached + 1, end) : begin
  return Array.from({ length: end - start }, (_, i) => ({ at: (start + i) * MINUTE_MS, views: by.get(start + i) ?? 0 }))
}

/** The newest migration that this database has, what it weighs, and how long it takes to answer nothing. */
export async function databaseNow(db: D1Database, clock: () => number) {
  const began = clock()
  const answer = await bind(db, 'SELECT 1').run()
  const latencyMs = clock() - began
  const { newest, applied: count } = applied.parse((await appliedStatement(db).all()).results[0])
  return { latencyMs, bytes: answer.meta.size_after, newest, applied: count }
}
