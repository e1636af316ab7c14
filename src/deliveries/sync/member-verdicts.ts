import * as z from 'zod'
import { all, bind, jsonChunks } from '../../db/query.ts'

/** What is noted of members before and after they are sent. */

// MATERIALIZED, and + before work: else SQLite reads every member of the list, or everybody with work, for each row of the JSON.
const PEOPLE =
  'WITH j AS MATERIALIZED (SELECT value ->> 0 AS id, value ->> 1 AS a, value ->> 2 AS b FROM json_each(?2))'

interface Noted {
  id: string
  rows: string // sealed
  mark: string
}

export const NOTE = `
  ${PEOPLE} UPDATE sent_members SET rows_sealed = j.a, mark = j.b
  FROM j WHERE list = ?1 AND contact_id = j.id AND +work IN ('add', 'check')
  RETURNING contact_id AS id`
/** Before they are sent: whoever may be on the platform can be taken off it, whatever happens next. Answers whom it still
 *  found; the others have withdrawn in this moment, and are not to be sent. */
export async function noteRows(db: D1Database, list: string, people: readonly Noted[]): Promise<Set<string>> {
  const found = new Set<string>()
  for (const chunk of jsonChunks(people.map(({ id, rows, mark }) => [id, rows, mark])))
    for (const { id } of await all(db, z.object({ id: z.string() }), NOTE, list, chunk)) found.add(id)
  return found
}

export interface Told {
  id: string
  taken: boolean
  reason: string
  receipt: string | null
}

const KEPT_WITHDRAWN = `CASE work WHEN 'withdrawn' THEN 'withdrawn' END`

export const TAKEN = `
  ${PEOPLE} UPDATE sent_members SET
    state = 'sent', work = ${KEPT_WITHDRAWN}, reason = '', sent_at = ?3, receipt = j.a
  FROM j WHERE list = ?1 AND contact_id = j.id`
// Rows that were there before stay noted: they may still be on the platform, and are if they were taken once.
export const REFUSED = `
  ${PEOPLE} UPDATE sent_members SET
    state       = CASE WHEN state = 'sent' AND j.b <> '' THEN 'sent' ELSE 'refused' END,
    work        = ${KEPT_WITHDRAWN},
    reason      = j.a,
    rows_sealed = j.b
  FROM j WHERE list = ?1 AND contact_id = j.id`
export const FORGET_REFUSED = `
  DELETE FROM sent_members
  WHERE list = ?1 AND contact_id IN (SELECT value ->> 0 FROM json_each(?2)) AND +work = 'withdrawn' AND rows_sealed = ''`

/** `before`: the sealed rows of those who had some before they were sent this time. */
export function addedStatements(
  db: D1Database,
  list: string,
  told: readonly Told[],
  before: ReadonlyMap<string, string>,
  now: number,
): D1PreparedStatement[] {
  const taken = told.filter(t => t.taken).map(t => [t.id, t.receipt])
  const refused = told.filter(t => !t.taken).map(t => [t.id, t.reason, before.get(t.id) ?? ''])
  return [
    ...[...jsonChunks(taken)].map(chunk => bind(db, TAKEN, list, chunk, now)),
    ...[...jsonChunks(refused)].flatMap(chunk => [
      bind(db, REFUSED, list, chunk),
      bind(db, FORGET_REFUSED, list, chunk),
    ]),
  ]
}

export const UNCHANGED = `
  ${PEOPLE} UPDATE sent_members SET mark = j.a, work = NULL
  FROM j WHERE list = ?1 AND contact_id = j.id AND +work = 'check'`
/** Their data was sealed anew, and what the platform gets of it is the same. */
export const unchangedStatements = (db: D1Database, list: string, people: readonly { id: string; mark: string }[]) =>
  [...jsonChunks(people.map(({ id, mark }) => [id, mark]))].map(chunk => bind(db, UNCHANGED, list, chunk))

export const NOTHING = `
  ${PEOPLE} UPDATE sent_members SET state = 'refused', work = NULL, reason = j.b, mark = j.a
  FROM j WHERE list = ?1 AND contact_id = j.id AND +work IN ('add', 'check') AND rows_sealed = ''`
export const GONE_FROM_WHOLE = `
  UPDATE sent_members SET work = 'remove'
  WHERE list = ?1 AND contact_id IN (SELECT value ->> 0 FROM json_each(?2)) AND +work IN ('add', 'check') AND rows_sealed <> ''`
/** There is nothing to tell of these people any more; those of whom the platform has something are taken off. */
export const unmatchedStatements = (
  db: D1Database,
  list: string,
  people: readonly { id: string; mark: string; why: string }[],
) =>
  [...jsonChunks(people.map(({ id, mark, why }) => [id, mark, why]))].flatMap(chunk => [
    bind(db, NOTHING, list, chunk),
    bind(db, GONE_FROM_WHOLE, list, chunk),
  ])

export const STALE_GONE = `
  ${PEOPLE} UPDATE sent_members SET rows_sealed = j.a, work = CASE work WHEN 'withdrawn' THEN 'withdrawn' ELSE 'add' END
  FROM j WHERE list = ?1 AND contact_id = j.id`
export const FORGET_GONE = `
  DELETE FROM sent_members
  WHERE list = ?1 AND contact_id IN (SELECT value FROM json_each(?2)) AND +work = 'withdrawn' AND rows_sealed = ''`
/** Old rows were taken off: `kept` are those of the new ones that were there already. They are added next. */
export const staleStatements = (db: D1Database, list: string, people: readonly { id: string; kept: string }[]) => [
  ...[...jsonChunks(people.map(({ id, kept }) => [id, kept]))].map(chunk => bind(db, STALE_GONE, list, chunk)),
  ...[...jsonChunks(people.map(({ id }) => id))].map(chunk => bind(db, FORGET_GONE, list, chunk)),
]

export const STALE_STUCK = `
  ${PEOPLE} UPDATE sent_members SET work = 'stuck', reason = j.a
  FROM j WHERE list = ?1 AND contact_id = j.id AND +work IN ('add', 'check')`
/** The platform did not let go of old rows: the next comparison tries again. */
export const staleStuckStatements = (db: D1Database, list: string, told: readonly Told[]) =>
  [...jsonChunks(told.map(({ id, reason }) => [id, reason]))].map(chunk => bind(db, STALE_STUCK, list, chunk))

export const REMOVED = `DELETE FROM sent_members WHERE list = ?1 AND contact_id IN (SELECT value FROM json_each(?2))`
export const LEAVING = `
  ${PEOPLE} UPDATE sent_members SET state = 'leaving', work = NULL, reason = '', receipt = j.a
  FROM j WHERE list = ?1 AND contact_id = j.id`
export const STUCK = `
  ${PEOPLE} UPDATE sent_members SET work = 'stuck', reason = j.a
  FROM j WHERE list = ?1 AND contact_id = j.id`

/** Whose removal has a receipt stays on record until that says what came of it. */
export function removedStatements(db: D1Database, list: string, told: readonly Told[]): D1PreparedStatement[] {
  const gone = told.filter(t => t.taken && t.receipt === null).map(t => t.id)
  const leaving = told.filter(t => t.taken && t.receipt !== null).map(t => [t.id, t.receipt])
  const stuck = told.filter(t => !t.taken).map(t => [t.id, t.reason])
  return [
    ...[...jsonChunks(gone)].map(chunk => bind(db, REMOVED, list, chunk)),
    ...[...jsonChunks(leaving)].map(chunk => bind(db, LEAVING, list, chunk)),
    ...[...jsonChunks(stuck)].map(chunk => bind(db, STUCK, list, chunk)),
  ]
}
