import * as z from 'zod'
import { all, bind, first, run } from '../../db/query.ts'
import { newId } from '../../lib/ids.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../lib/time.ts'
import { type Counts, counts, type List, listRow, type NewList } from './list-schema.ts'

const ADD = `
  INSERT INTO lists (id, audience, connection, name, every_hours, with_value, created_at, due_at, next_at)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, ?7)`
/** Filled with the next run. */
export async function addList(db: D1Database, made: NewList & { name: string }, now: number): Promise<string> {
  const id = newId()
  const { audience, connection, name, everyHours, withValue } = made
  await run(db, ADD, id, audience, connection, name, everyHours, Number(withValue), now)
  return id
}

const COLUMNS = `
  id, audience, connection, name, state, every_hours, with_value, created_at, platform_list, published, ready_at, due_at, compared_to, next_at,
  lease_until, failures, stopped_why, replaces, session, session_at, session_seq, session_after, session_total, counts`

const FIND = `SELECT ${COLUMNS} FROM lists WHERE id = ?1`
export const findList = (db: D1Database, id: string): Promise<List | null> => first(db, listRow, FIND, id)

const LIST = `SELECT ${COLUMNS} FROM lists WHERE id < ?1 ORDER BY id DESC LIMIT ?2`
const LIST_OF_CONNECTION = LIST.replace('WHERE', 'WHERE connection = ?3 AND')
/** Latest first, ended ones too; of one connection or of all. */
export const listLists = (db: D1Database, cursor: string, limit: number, connection?: string): Promise<List[]> =>
  connection === undefined
    ? all(db, listRow, LIST, cursor || '~', limit + 1)
    : all(db, listRow, LIST_OF_CONNECTION, cursor || '~', limit + 1, connection)

const LIST_OF_AUDIENCE = LIST.replace('WHERE', 'WHERE audience = ?3 AND (?4 IS NULL OR connection = ?4) AND')
/** Those that one audience is copied to, latest first; on one connection or on all. */
export const listListsOf = (db: D1Database, cursor: string, limit: number, audience: string, connection?: string) =>
  all(db, listRow, LIST_OF_AUDIENCE, cursor || '~', limit + 1, audience, connection ?? null)

/** Longer than the slowest run: its 20 s, and the last request's 30. */
const LEASE_MS = 3 * MINUTE_MS

// One statement, so that two runs never hold the same list; whoever dies holding it gives it back when the lease ends. A list
// whose connection is paused waits until that is woken.
const LEASE = `
  UPDATE lists SET lease_until = ?2
  WHERE id IN (
    SELECT l.id FROM lists l JOIN connections c ON c.id = l.connection
    WHERE l.state <> 'ended' AND l.next_at <= ?1 AND l.lease_until <= ?1 AND c.paused_at IS NULL AND c.deleted_at IS NULL
    ORDER BY l.next_at LIMIT ?3)
  RETURNING ${COLUMNS}`
export const leaseLists = (db: D1Database, limit: number, now: number): Promise<List[]> =>
  all(db, listRow, LEASE, now, now + LEASE_MS, limit)

const MADE = `UPDATE lists SET platform_list = ?2, ready_at = ?3 WHERE id = ?1`
export const noteMade = (db: D1Database, id: string, platformList: string, readyAt: number): Promise<number> =>
  run(db, MADE, id, platformList, readyAt)

const PUBLISHED = `UPDATE lists SET published = 1 WHERE id = ?1`
export const notePublished = (db: D1Database, id: string): Promise<number> => run(db, PUBLISHED, id)

const COMPARED = `UPDATE lists SET compared_to = ?2 WHERE id = ?1`
export const comparedTo = (db: D1Database, id: string, contact: string): D1PreparedStatement =>
  bind(db, COMPARED, id, contact)

const ALL_COMPARED = `UPDATE lists SET compared_to = '', due_at = ?2 + every_hours * ${HOUR_MS} WHERE id = ?1`
export const noteCompared = (db: D1Database, id: string, now: number): Promise<number> => run(db, ALL_COMPARED, id, now)

const ASK = `
  UPDATE lists SET
    due_at = ?2, next_at = CASE WHEN ready_at > ?2 THEN ready_at ELSE ?2 END, stopped_why = NULL, replaces = 1
  WHERE id = ?1 AND state <> 'ended'`
// Of a list that is there no more: another one is made in its place, and everybody sent.
const FORGET_LIST = `
  UPDATE lists SET
    platform_list = NULL, published = 0, ready_at = 0, compared_to = '', session = NULL, session_at = NULL, counts = '{}'
  WHERE id = ?1`
const FORGET_MEMBERS = `DELETE FROM sent_members WHERE list = ?1`
const FORGET_RECEIPTS = `DELETE FROM receipts WHERE list = ?1`
export const forgetMembers = (db: D1Database, id: string): D1PreparedStatement[] => [
  bind(db, FORGET_MEMBERS, id),
  bind(db, FORGET_RECEIPTS, id),
]
// As if their data had changed, so that the comparison gives them another try.
const REFUSED_AGAIN = `UPDATE sent_members SET mark = '' WHERE list = ?1 AND state = 'refused'`
/** Compared with its audience, and what is missing sent, in the next minute. */
export async function askForRun(
  db: D1Database,
  id: string,
  { refusedToo, anew }: { refusedToo: boolean; anew: boolean },
  now: number,
): Promise<void> {
  await db.batch([
    ...(refusedToo ? [bind(db, REFUSED_AGAIN, id)] : []),
    ...(anew ? [bind(db, FORGET_LIST, id), ...forgetMembers(db, id)] : []),
    bind(db, ASK, id, now),
  ])
}

const END = `
  UPDATE lists SET
    state       = CASE WHEN platform_list IS NULL THEN 'ended' ELSE ?2 END,
    due_at      = ?3,
    next_at     = ?3,
    compared_to = '',
    stopped_why = NULL,
    session     = NULL,
    session_at  = NULL
  WHERE id = ?1 AND state IN ('live', 'left')`
const FORGET_NEW = `DELETE FROM sent_members WHERE list = ?1 AND rows_sealed = ''`
const NOBODY_WAITS = `UPDATE sent_members SET work = NULL WHERE list = ?1 AND work IN ('add', 'check')`
/** 'left': people stay on the platform, and whoever withdraws is still taken off. 'emptying': everybody is taken off first. */
export async function endList(db: D1Database, id: string, to: 'left' | 'emptying', now: number): Promise<void> {
  await db.batch([bind(db, END, id, to, now), bind(db, FORGET_NEW, id), bind(db, NOBODY_WAITS, id)])
}

export interface Outcome {
  verdict: 'complete' | 'continued' | 'later' | 'halted' | 'refused'
  reason: string
  waitMs: number
}

// The lease is the run's own: whoever came too late changes nothing. What was asked while it ran, and whoever withdrew
// meanwhile, is seen here. What is halted waits for its connection to be woken.
const SETTLE = `
  UPDATE lists SET
    lease_until = 0,
    next_at     = CASE
      WHEN ?3 IN ('continued', 'later') THEN ?5 + ?6
      WHEN ?3 = 'halted' THEN ?5
      WHEN EXISTS (SELECT 1 FROM sent_members s WHERE s.list = ?1 AND s.work = 'withdrawn') THEN ?5
      WHEN ?3 = 'refused' AND state = 'live' THEN CASE WHEN ?6 > 0 THEN ?5 + ?6 END
      WHEN state = 'live' THEN due_at
      WHEN state = 'emptying' AND EXISTS (SELECT 1 FROM sent_members s WHERE s.list = ?1) THEN ?5 + ${HOUR_MS}
      WHEN state = 'emptying' THEN NULL
      WHEN EXISTS (SELECT 1 FROM sent_members s WHERE s.list = ?1 AND s.work = 'stuck') THEN ?5 + ${DAY_MS} END,
    state       = CASE
      WHEN ?3 = 'complete' AND state = 'emptying' AND NOT EXISTS (SELECT 1 FROM sent_members s WHERE s.list = ?1) THEN 'ended'
      ELSE state END,
    failures    = CASE ?3 WHEN 'later' THEN failures + 1 WHEN 'halted' THEN failures ELSE 0 END,
    stopped_why = CASE ?3 WHEN 'refused' THEN ?4 WHEN 'complete' THEN NULL ELSE stopped_why END,
    replaces    = CASE ?3 WHEN 'complete' THEN 1 ELSE replaces END,
    counts      = coalesce(?7, counts)
  WHERE id = ?1 AND lease_until = ?2`
export const settleList = (
  db: D1Database,
  list: Pick<List, 'id' | 'leaseUntil'>,
  { verdict, reason, waitMs }: Outcome,
  found: Counts | null,
  now: number,
): Promise<number> =>
  run(db, SETTLE, list.id, list.leaseUntil, verdict, reason, now, waitMs, found && JSON.stringify(found))

const countRow = z.object({ is: z.enum(['sent', 'waiting', 'leaving', 'refused']), reason: z.string(), n: z.int() })
const COUNT = `
  SELECT
    CASE
      WHEN work IN ('withdrawn', 'remove', 'stuck') OR (state = 'leaving' AND work IS NULL) THEN 'leaving'
      WHEN state = 'sent' THEN 'sent'
      WHEN work IS NOT NULL THEN 'waiting'
      ELSE 'refused' END AS "is",
    CASE WHEN state = 'refused' AND work IS NULL THEN reason ELSE '' END AS reason,
    count(*) AS n
  FROM sent_members WHERE list = ?1 GROUP BY 1, 2`
export async function countMembers(db: D1Database, id: string): Promise<Counts> {
  const rows = await all(db, countRow, COUNT, id)
  const of = (is: string) => rows.filter(row => row.is === is)
  const sum = (is: string) => of(is).reduce((total, { n }) => total + n, 0)
  const refused = Object.fromEntries(of('refused').map(({ reason, n }) => [reason, n]))
  return counts.parse({ sent: sum('sent'), waiting: sum('waiting'), leaving: sum('leaving'), refused })
}
