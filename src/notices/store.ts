import * as z from 'zod'
import { all, bind, first, run } from '../db/query.ts'
import { newId } from '../lib/ids.ts'
import { DAY_MS, MINUTE_MS } from '../lib/time.ts'
import { type Finding, type Kind, type Notice, noticeRow } from './schema.ts'

/** What comes back this soon never went: it is the same notice, and nobody is told again. */
const QUIET_MS = 7 * DAY_MS

export const REOPEN = `
  UPDATE OR IGNORE notices SET closed_at = NULL
  FROM json_each(?1) f WHERE notices.kind = f.value ->> 'kind' AND notices.subject = f.value ->> 'subject' AND notices.closed_at > ?2`
const OPEN = `
  INSERT INTO notices (id, kind, subject, campaign, ad, facts, opened_at)
  SELECT value ->> 'id', value ->> 'kind', value ->> 'subject', value ->> 'campaign', value ->> 'ad', value -> 'facts', ?2
  FROM json_each(?1) WHERE true
  ON CONFLICT (kind, subject) WHERE closed_at IS NULL DO UPDATE SET facts = excluded.facts WHERE facts <> excluded.facts`
export const CLOSE = `
  UPDATE notices SET closed_at = ?2
  WHERE closed_at IS NULL AND kind IN (SELECT value FROM json_each(?3))
    AND (kind, subject) NOT IN (SELECT value ->> 'kind', value ->> 'subject' FROM json_each(?1))`

/** All that is wrong now, of these kinds: what is new opens, what is gone closes. Twice is once. */
export async function note(db: D1Database, kinds: readonly Kind[], found: readonly Finding[], now: number) {
  const listed = JSON.stringify(found.map(finding => ({ id: newId(), ...finding })))
  await db.batch([
    bind(db, CLOSE, listed, now, JSON.stringify(kinds)),
    bind(db, REOPEN, listed, now - QUIET_MS),
    bind(db, OPEN, listed, now),
  ])
}

const COLUMNS = `
  SELECT n.id, n.kind, n.subject, n.campaign, n.ad, n.facts, n.opened_at, n.told_at, n.closed_at, n.dismissed_at, n.dismissed_by,
    n.reason, k.name, a.headline, a.language
  FROM notices n LEFT JOIN campaigns k ON k.slug = n.campaign LEFT JOIN ads a ON a.campaign = n.campaign AND a.slug = n.ad`

export const LIST = `${COLUMNS} WHERE n.id < ?1 ORDER BY n.id DESC LIMIT ?2`
// Not by id: in that order SQLite would pass every notice that was ever closed.
export const LIST_OPEN = `
  ${COLUMNS} WHERE n.closed_at IS NULL AND n.dismissed_at IS NULL AND +n.id < ?1 ORDER BY +n.id DESC LIMIT ?2`
/** Latest first; those that still ask for something, or all that there ever were. */
export const listNotices = (db: D1Database, state: 'open' | 'all', cursor: string, limit: number): Promise<Notice[]> =>
  all(db, noticeRow, state === 'open' ? LIST_OPEN : LIST, cursor || '~', limit + 1)

const FIND = `${COLUMNS} WHERE n.id = ?1`
export const findNotice = (db: D1Database, id: string) => first(db, noticeRow, FIND, id)

const DISMISS = `
  UPDATE notices SET dismissed_at = ?2, dismissed_by = ?3, reason = ?4
  WHERE id = ?1 AND closed_at IS NULL AND dismissed_at IS NULL`
/** Until its reason is gone for good nobody hears of it again. False when there was nothing left to dismiss. */
export const dismiss = async (db: D1Database, id: string, by: string, reason: string, now: number) =>
  (await run(db, DISMISS, id, now, by, reason)) === 1

const LEASE_MS = 5 * MINUTE_MS // longer than telling takes
const AT_ONCE = 200
export const LEASE = `
  UPDATE notices SET lease_until = ?2
  WHERE id IN (
    SELECT id FROM notices
    WHERE told_at IS NULL AND closed_at IS NULL AND dismissed_at IS NULL AND lease_until <= ?1 ORDER BY id LIMIT ?3)
  RETURNING id`
const BY_ID = `${COLUMNS} WHERE n.id IN (SELECT value FROM json_each(?1)) ORDER BY n.id`
/** Those that nobody was told of, for one run alone; whoever dies holding them gives them back when the lease ends. */
export async function leaseUntold(db: D1Database, now: number): Promise<Notice[]> {
  const leased = await all(db, z.object({ id: z.string() }), LEASE, now, now + LEASE_MS, AT_ONCE)
  return leased.length === 0 ? [] : all(db, noticeRow, BY_ID, JSON.stringify(leased.map(({ id }) => id)))
}

const TOLD = `UPDATE notices SET told_at = ?2 WHERE told_at IS NULL AND id IN (SELECT value FROM json_each(?1))`
/** To be run in the batch that tells them. */
export const toldStatement = (db: D1Database, notices: readonly Notice[], now: number) =>
  bind(db, TOLD, JSON.stringify(notices.map(({ id }) => id)), now)
