import * as z from 'zod'
import { ADS_CONSENT } from '../../contacts/consent.ts'
import { all, bind, first, jsonChunks, retry, run } from '../../db/query.ts'

/** The record of who was sent. Nothing here ever overwrites a withdrawal that came in meanwhile. */

const WORK = ['withdrawn', 'remove', 'check', 'add', 'stuck'] as const

const memberState = z.enum(['new', 'sent', 'refused', 'leaving'])

const recorded = z.object({
  id: z.string(),
  state: memberState,
  work: z.enum(WORK).nullable(),
  reason: z.string(),
  mark: z.string(),
  told: z.int(), // 1: the platform has, or may have, rows of theirs
  sent_at: z.int(),
})
export type Recorded = z.infer<typeof recorded>

const PAGE = 5000

export const AFTER = `
  SELECT contact_id AS id, state, work, reason, mark, rows_sealed <> '' AS told, sent_at FROM sent_members
  WHERE list = ?1 AND contact_id > ?2 ORDER BY contact_id LIMIT ${PAGE}`
/** In the order of their ids, page by page. */
export async function* recordedAfter(db: D1Database, list: string, after: string): AsyncGenerator<Recorded[]> {
  for (let from = after; ; ) {
    const page = await retry(() => all(db, recorded, AFTER, list, from))
    if (page.length === 0) return
    yield page
    from = page.at(-1)!.id
  }
}

const ADD = `
  INSERT INTO sent_members (list, contact_id, state, work) SELECT ?1, value, 'new', 'add' FROM json_each(?2) WHERE true
  ON CONFLICT (list, contact_id) DO UPDATE SET work = 'add' WHERE work IS NOT 'withdrawn'`
const CHECK = `
  UPDATE sent_members SET work = 'check'
  WHERE list = ?1 AND contact_id IN (SELECT value FROM json_each(?2)) AND work IS NOT 'withdrawn'`
const REMOVE = CHECK.replace("'check'", "'remove'")
const FORGET = `
  DELETE FROM sent_members
  WHERE list = ?1 AND contact_id IN (SELECT value FROM json_each(?2)) AND rows_sealed = ''`
export const WORK_SQL = { add: ADD, check: CHECK, remove: REMOVE, forget: FORGET }

/** Notes what is to be done: nobody has been told anything yet. */
export const workStatements = (
  db: D1Database,
  list: string,
  work: Readonly<Record<keyof typeof WORK_SQL, readonly string[]>>,
): D1PreparedStatement[] =>
  Object.entries(WORK_SQL).flatMap(([kind, sql]) =>
    [...jsonChunks(work[kind as keyof typeof WORK_SQL])].map(chunk => bind(db, sql, list, chunk)),
  )

const drawnRow = z.object({
  id: z.string(),
  work: z.enum(WORK).nullable(),
  told: z.string(),
  sealed: z.string(),
  worth: z.int().nullable(),
  currency: z.string().nullable(),
})
export type Drawn = z.infer<typeof drawnRow>

const KNOWN = `
  SELECT s.contact_id AS id, s.work, s.rows_sealed AS told, c.sealed, u.value_micros AS worth, u.currency
  FROM sent_members s JOIN contacts c ON c.id = s.contact_id LEFT JOIN customers u ON u.contact_id = s.contact_id`

export const DRAW = `${KNOWN}
  WHERE s.list = ?1 AND s.work = ?2 AND ${ADS_CONSENT} ORDER BY s.contact_id LIMIT ?3`
/** Who is to be added or looked at again, with what is known of them now. Consent is asked once more, right before sending. */
export const drawToAdd = (db: D1Database, list: string, work: 'add' | 'check', limit: number): Promise<Drawn[]> =>
  all(db, drawnRow, DRAW, list, work, limit)

export const DRAW_WHOLE = `${KNOWN}
  WHERE s.list = ?1 AND s.contact_id > ?2 AND (s.work IN ('add', 'check') OR (s.work IS NULL AND s.state = 'sent'))
    AND ${ADS_CONSENT}
  ORDER BY s.contact_id LIMIT ?3`
/** Everybody who belongs on the list, sent before or not. */
export const drawWhole = (db: D1Database, list: string, after: string, limit: number): Promise<Drawn[]> =>
  all(db, drawnRow, DRAW_WHOLE, list, after, limit)

const leaverRow = z.object({ id: z.string(), told: z.string() })
export const DRAW_LEAVERS = `
  SELECT contact_id AS id, rows_sealed AS told FROM sent_members
  WHERE list = ?1 AND work = ?2 ORDER BY contact_id LIMIT ?3`
/** Who is to be taken off: known from the record alone. */
export const drawToRemove = (db: D1Database, list: string, work: 'withdrawn' | 'remove', limit: number) =>
  all(db, leaverRow, DRAW_LEAVERS, list, work, limit)

const STUCK_AGAIN = `UPDATE sent_members SET work = 'remove' WHERE list = ?1 AND work = 'stuck'`
export const removeStuck = (db: D1Database, list: string): Promise<number> => run(db, STUCK_AGAIN, list)

const NOT_REMOVED = `
  UPDATE sent_members SET work = 'stuck', reason = ?2 WHERE list = ?1 AND work IN ('withdrawn', 'remove')`
/** Who cannot leave a list that cannot be changed: each later run tries again. */
export const noteNotRemoved = (db: D1Database, list: string, reason: string): Promise<number> =>
  run(db, NOT_REMOVED, list, reason)

const WHOLE_COUNT = `
  SELECT count(*) AS n FROM sent_members
  WHERE list = ?1 AND (work IN ('add', 'check') OR (work IS NULL AND state = 'sent'))`
export const countWhole = async (db: D1Database, list: string): Promise<number> =>
  (await first(db, z.object({ n: z.int() }), WHOLE_COUNT, list))!.n

export const CHANGED = `
  SELECT EXISTS (SELECT 1 FROM sent_members WHERE list = ?1 AND state = 'sent') AS filled,
         EXISTS (
           SELECT 1 FROM sent_members INDEXED BY sent_members_work
           WHERE list = ?1 AND work IN ('add', 'check', 'remove')) AS changed`
/** `filled`: somebody has been sent. `changed`: something is to be done. */
export const changesOf = async (db: D1Database, list: string): Promise<{ filled: number; changed: number }> =>
  (await first(db, z.object({ filled: z.int(), changed: z.int() }), CHANGED, list))!

const refusedRow = z.object({ contact: z.string(), reason: z.string(), stuck: z.int() })
const REFUSED = `
  SELECT contact_id AS contact, reason, work IS 'stuck' AS stuck FROM sent_members
  WHERE list = ?1 AND contact_id > ?2 AND (state = 'refused' OR work = 'stuck') ORDER BY contact_id LIMIT ?3`
export const listRefused = (db: D1Database, list: string, cursor: string, limit: number) =>
  all(db, refusedRow, REFUSED, list, cursor, limit + 1)
