import * as z from 'zod'
import { all, first, retry, run } from '../db/query.ts'
import { destinationName } from '../destinations/index.ts'
import { newId } from '../lib/ids.ts'
import { jsonText } from '../lib/text.ts'
import { DAY_MS } from '../lib/time.ts'
import { columnMap } from './export-columns.ts'
import { type FeedChange, fedConversions, feedRow, type NewFeed } from './schema.ts'

const jsonOrNull = (value: unknown): string | null => (value == null ? null : JSON.stringify(value))

const ADD = `
  INSERT INTO feeds (id, audience, conversions, destination, columns, username, password_hash, created_at, every_hours, scheduled_at)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, iif(?9 IS NULL, NULL, ?8))`
export async function addFeed(
  db: D1Database,
  feed: NewFeed & { username: string; passwordHash: string },
  now: number,
): Promise<string> {
  const id = newId()
  const { audience = null, destination, username, passwordHash, everyHours } = feed
  const [conversions, columns] = [jsonOrNull(feed.conversions), jsonOrNull(feed.columns)]
  await run(db, ADD, id, audience, conversions, destination, columns, username, passwordHash, now, everyHours)
  return id
}

// Half as long again as was said: a platform's clock is its own, and its queue has rush hours. ?1: now.
const DUE_AT = `(max(ifnull(pulled_at, 0), scheduled_at) + every_hours * 3600000)`
const IS_MISSED = `(every_hours IS NOT NULL AND revoked_at IS NULL AND ?1 > ${DUE_AT} + every_hours * 1800000)`

const COLUMNS = `
  id, audience, conversions, destination, columns, username, previous_until, created_at, revoked_at, every_hours,
  iif(${IS_MISSED}, ${DUE_AT}, NULL) AS missed_since, pulled_at, pulled_by, pulls, last_rows, last_status`

const LIST = `SELECT ${COLUMNS} FROM feeds WHERE id < ?2 ORDER BY id DESC LIMIT ?3`
/** Latest first, without passwords. */
export const listFeeds = (db: D1Database, cursor: string, limit: number, now: number) =>
  all(db, feedRow, LIST, now, cursor || '~', limit + 1)

const LIST_OF_AUDIENCE = LIST.replace('WHERE', 'WHERE audience = ?4 AND') // a team has dozens: no index
export const listFeedsOf = (db: D1Database, cursor: string, limit: number, audience: string, now: number) =>
  all(db, feedRow, LIST_OF_AUDIENCE, now, cursor || '~', limit + 1, audience)

const FIND_LIVE = `SELECT ${COLUMNS} FROM feeds WHERE id = ?2 AND revoked_at IS NULL`
export const findLiveFeed = (db: D1Database, id: string, now: number) => first(db, feedRow, FIND_LIVE, now, id)

const CHANGE = `
  UPDATE feeds SET
    every_hours  = CASE ?2 WHEN 1 THEN ?3 ELSE every_hours END,
    scheduled_at = CASE ?2 WHEN 1 THEN iif(?3 IS NULL, NULL, ?6) ELSE scheduled_at END,
    missed_at    = CASE ?2 WHEN 1 THEN NULL ELSE missed_at END,
    columns      = CASE ?4 WHEN 1 THEN ?5 ELSE columns END
  WHERE id = ?1 AND revoked_at IS NULL`
/** What is not named stays. A schedule starts when it is said. */
export function changeFeed(db: D1Database, id: string, to: FeedChange, now: number): Promise<number> {
  const { everyHours, columns } = to
  const [timed, named] = [Number(everyHours !== undefined), Number(columns !== undefined)]
  return run(db, CHANGE, id, timed, everyHours ?? null, named, jsonOrNull(columns), now)
}

const KEEP_PREVIOUS_MS = DAY_MS // a platform that pulls once a day comes by while both open

const ROTATE = `
  UPDATE feeds SET previous_hash = password_hash, previous_until = ?3, password_hash = ?2
  WHERE id = ?1 AND revoked_at IS NULL AND (?4 IS NULL OR ?4 = ifnull(CAST(previous_until AS TEXT), ''))`
/** Answers until when the old password opens beside the new one; null when there is no such feed, or it was rotated since its
 *  previousPasswordUntil was `seen`. */
export async function rotatePassword(
  db: D1Database,
  id: string,
  hash: string,
  now: number,
  seen: string | null,
): Promise<number | null> {
  const until = now + KEEP_PREVIOUS_MS
  return (await run(db, ROTATE, id, hash, until, seen)) === 1 ? until : null
}

const REVOKE = `UPDATE feeds SET revoked_at = ?2 WHERE id = ?1 AND revoked_at IS NULL`
export const revokeFeed = async (db: D1Database, id: string, now: number): Promise<boolean> =>
  (await run(db, REVOKE, id, now)) === 1

const lockedFeed = z.object({
  id: z.string(),
  audience: z.string().nullable(),
  conversions: jsonText(fedConversions).nullable(),
  destination: destinationName,
  columns: jsonText(columnMap).nullable(),
  username: z.string(),
  password_hash: z.string(),
  previous_hash: z.string().nullable(),
  previous_until: z.int().nullable(),
  etag: z.string().nullable(),
  etag_at: z.int().nullable(),
})
/** A feed as it is pulled. */
export type LockedFeed = z.infer<typeof lockedFeed>

const FIND_LOCKED = `
  SELECT id, audience, conversions, destination, columns, username, password_hash, previous_hash, previous_until, etag, etag_at
  FROM feeds WHERE id = ?1 AND revoked_at IS NULL`
export const findLockedFeed = (db: D1Database, id: string) => first(db, lockedFeed, FIND_LOCKED, id)

// Last-Modified counts whole seconds: two files of one second have to differ in it. On the right of SET, SQLite reads what the
// row was before.
const NOTE_ETAG = `
  UPDATE feeds SET etag_at = iif(etag IS ?2, etag_at, max(?3, ifnull(etag_at, 0) + 1000)), etag = ?2
  WHERE id = ?1 RETURNING etag_at`
/** Answers when the file was first seen to be this one, ms. */
export async function noteEtag(db: D1Database, id: string, etag: string, now: number): Promise<number> {
  const row = await retry(() => first(db, z.object({ etag_at: z.int() }), NOTE_ETAG, id, etag, now))
  return row?.etag_at ?? now
}

interface Pull {
  at: number
  by: string | null
  status: 200 | 304
  rows: number | null // null: nothing was sent, and what the platform has is as long as it was
}

const NOTE_PULL = `
  UPDATE feeds SET pulled_at = max(ifnull(pulled_at, 0), ?2), pulled_by = ?3, pulls = pulls + 1, last_status = ?4,
    last_rows = ifnull(?5, last_rows), missed_at = NULL
  WHERE id = ?1`
export const notePull = (db: D1Database, id: string, { at, by, status, rows }: Pull): Promise<number> =>
  retry(() => run(db, NOTE_PULL, id, at, by, status, rows))

const NOTE_MISSED = `UPDATE feeds SET missed_at = ?1 WHERE missed_at IS NULL AND ${IS_MISSED} RETURNING id`
/** Notes each pull that did not come, once; answers which feeds' they are. */
export async function noteMissed(db: D1Database, now: number): Promise<string[]> {
  const rows = await all(db, z.object({ id: z.string() }), NOTE_MISSED, now)
  return rows.map(({ id }) => id)
}
