import * as z from 'zod'
import { all, bind, jsonChunks, retry, run } from '../../db/query.ts'
import { issuesOf } from '../../lib/http.ts'
import { placeOf } from '../../lib/paging.ts'
import { DAY_MS } from '../../lib/time.ts'

/** Reasons of ours; any other is the database's own word. */
export const NOT_A_ROW = 'not-a-row'
export const OUT_OF_TRIES = 'out-of-tries'

/** 'not-a-row: engaged_ms' */
export const notARow = (error: z.ZodError): string => `${NOT_A_ROW}: ${issuesOf(error)[0]?.path || 'body'}`

/** A beacon that was set aside. */
export interface Letter {
  id: string
  body: unknown
  reason: string
  at: number
}

// Click ids, the view that led here, the names of orders: what tells whose it was. The guard on `type`: withdrawing must
// not fail because of a body that makes no sense.
const anonymous = (
  body: string,
) => `json_set(${body}, '$.visitor', NULL, '$.clicks', '', '$.from_view', NULL, '$.purchases',
      json((SELECT json_group_array(CASE o.type WHEN 'array' THEN json_set(o.value, '$[0]', NULL) END)
            FROM json_each(${body}, '$.purchases') o)))`

// The same door as for touches: who withdrew, or is not known, is not kept here either.
export const BURY = `
  INSERT INTO dead_beacons (id, body, reason, at)
  SELECT j.value ->> 'id',
    CASE WHEN j.value ->> '$.body.visitor' IS NULL
      OR EXISTS (SELECT 1 FROM visitors p WHERE p.id = j.value ->> '$.body.visitor' AND p.withdrawn_at IS NULL)
    THEN j.value -> 'body' ELSE ${anonymous("j.value -> 'body'")} END,
    j.value ->> 'reason', j.value ->> 'at'
  FROM json_each(?1) j WHERE true ON CONFLICT (id) DO NOTHING`

/** Once it resolves, whoever had the beacons may forget them. */
export async function bury(db: D1Database, letters: readonly Letter[]): Promise<void> {
  const whole = letters.map(letter => ({ ...letter, body: letter.body ?? null }))
  const statements = [...jsonChunks(whole)].map(chunk => bind(db, BURY, chunk))
  await retry(() => db.batch(statements))
}

const FORGET = `
  UPDATE dead_beacons SET body = ${anonymous('body')}
  WHERE body <> '' AND body ->> '$.visitor' = ?1`
/** For the batch that ends a visitor: what lies dead of theirs becomes anonymous. */
export const forgetDeadStatement = (db: D1Database, visitor: string): D1PreparedStatement => bind(db, FORGET, visitor)

// +id: with the column's affinity the index, which has none, would not be used.
const FORGET_OF_CONTACT = `
  UPDATE dead_beacons SET body = ${anonymous('body')}
  WHERE body <> '' AND body ->> '$.visitor' IN (SELECT +id FROM visitors WHERE contact_id = ?1)`
export const forgetDeadOfContact = (db: D1Database, contact: string): D1PreparedStatement =>
  bind(db, FORGET_OF_CONTACT, contact)

export const states = ['dead', 'replayed'] as const
type State = (typeof states)[number]

const letterRow = z
  .object({
    id: z.string(),
    body: z.string(),
    reason: z.string(),
    at: z.int(),
    replayed_at: z.int().nullable(),
  })
  .transform(({ replayed_at, ...row }) => ({ ...row, replayedAt: replayed_at }))
export type LetterRow = z.infer<typeof letterRow>

const COLUMNS = 'id, body, reason, at, replayed_at'
export const LIST = `
  SELECT ${COLUMNS} FROM dead_beacons
  WHERE (at, id) < (?2, ?3) AND (replayed_at IS NOT NULL) = ?1 ORDER BY at DESC, id DESC LIMIT ?4`
/** Latest first. */
export function listDead(db: D1Database, state: State, cursor: string, limit: number): Promise<LetterRow[]> {
  const { at, id } = placeOf(cursor)
  return all(db, letterRow, LIST, state === 'replayed' ? 1 : 0, at, id, limit + 1)
}

const FIND = `SELECT ${COLUMNS} FROM dead_beacons WHERE id = ?1`
export const findDead = async (db: D1Database, id: string): Promise<LetterRow | null> =>
  (await all(db, letterRow, FIND, id))[0] ?? null

// What was stored is a row of its own now: nothing is kept twice.
const END = `
  UPDATE dead_beacons SET replayed_at = ?2, body = '' WHERE id IN (SELECT value FROM json_each(?1)) AND replayed_at IS NULL`
export const endLetters = (db: D1Database, ids: readonly string[], now: number): Promise<number> =>
  run(db, END, JSON.stringify(ids), now)

const KEEP_WHY = `UPDATE dead_beacons SET reason = ?2 WHERE id = ?1 AND replayed_at IS NULL`
export const noteReason = (db: D1Database, id: string, reason: string): Promise<number> => run(db, KEEP_WHY, id, reason)

export const KEPT_MS = 90 * DAY_MS

export const PURGE = `DELETE FROM dead_beacons WHERE at < ?1`
/** Answers how many. */
export const purgeDead = (db: D1Database, now: number): Promise<number> => run(db, PURGE, now - KEPT_MS)
