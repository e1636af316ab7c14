import * as z from 'zod'
import { all, bind, first } from '../../db/query.ts'
import { DAY_MS, MINUTE_MS } from '../../lib/time.ts'
import type { Told } from './member-verdicts.ts'
import type { Run } from './run.ts'

const FIRST_MS = 5 * MINUTE_MS

const ADD = `
  INSERT INTO receipts (list, receipt, at, next_at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (list, receipt) DO NOTHING`
/** What the platform is to be asked about later; none where acceptance is final. */
export function receiptStatements({ sending, list, now }: Run, told: readonly Told[]): D1PreparedStatement[] {
  const receipts = new Set(told.flatMap(({ receipt }) => (receipt === null ? [] : [receipt])))
  return [...receipts].map(receipt => bind(sending.DB, ADD, list.id, receipt, now, now + FIRST_MS))
}

const dueReceipt = z.object({
  list: z.string(),
  receipt: z.string(),
  at: z.int(),
  tries: z.int(),
  audience: z.string(),
  connection: z.string(),
})
export type DueReceipt = z.infer<typeof dueReceipt>

// Also the lease of whoever asks: somebody else finds it due a quarter of an hour later.
const LEASE = `
  UPDATE receipts SET next_at = ?2, tries = tries + 1
  WHERE (list, receipt) IN (
    SELECT r.list, r.receipt FROM receipts r INDEXED BY receipts_due
    JOIN lists l ON l.id = r.list JOIN connections c ON c.id = l.connection
    WHERE r.next_at <= ?1 AND c.paused_at IS NULL AND c.deleted_at IS NULL ORDER BY r.next_at LIMIT ?3)
  RETURNING list, receipt, at, tries,
    (SELECT audience FROM lists WHERE id = list) AS audience, (SELECT connection FROM lists WHERE id = list) AS connection`
export const leaseReceipts = (db: D1Database, limit: number, now: number): Promise<DueReceipt[]> =>
  all(db, dueReceipt, LEASE, now, now + 15 * MINUTE_MS, limit)

const WAIT = `UPDATE receipts SET next_at = ?3 WHERE list = ?1 AND receipt = ?2 AND next_at IS NOT NULL`
export const waitForReceipt = (db: D1Database, { list, receipt }: DueReceipt, nextAt: number) =>
  bind(db, WAIT, list, receipt, nextAt).run()

/** 5 minutes at first, then twice as long each time, up to a day. */
export const nextAskMs = (tries: number): number => Math.min(DAY_MS, FIRST_MS * 2 ** (tries - 1))

const CLOSE = `UPDATE receipts SET next_at = NULL, verdict = ?3 WHERE list = ?1 AND receipt = ?2`
export const LEFT = `
  DELETE FROM sent_members INDEXED BY sent_members_receipt
  WHERE list = ?1 AND receipt = ?2 AND state = 'leaving' AND work IS NULL`
/** Who was asked to be taken off is off. */
export const receiptTaken = (db: D1Database, { list, receipt }: DueReceipt) =>
  db.batch([bind(db, CLOSE, list, receipt, 'taken'), bind(db, LEFT, list, receipt)])

export const AGAIN = `
  UPDATE sent_members INDEXED BY sent_members_receipt SET work = CASE state WHEN 'leaving' THEN 'withdrawn' ELSE 'add' END
  WHERE list = ?1 AND receipt = ?2 AND work IS NULL AND state IN ('sent', 'leaving')`
const DUE = `UPDATE lists SET next_at = min(coalesce(next_at, ?2), ?2) WHERE id = ?1`
/** None of it was taken: whoever it named is sent, or taken off, again. Answers how many they are. */
export async function receiptFailed(db: D1Database, due: DueReceipt, reason: string, nextAt: number): Promise<number> {
  const { list, receipt } = due
  const [, again] = await db.batch([
    bind(db, CLOSE, list, receipt, reason),
    bind(db, AGAIN, list, receipt),
    bind(db, DUE, list, nextAt),
  ])
  return again?.meta.changes ?? 0
}

const RECENT = `SELECT count(*) AS n FROM receipts WHERE list = ?1 AND at > ?2 AND next_at IS NULL AND verdict <> 'taken'`
/** How many have failed in a day: who fails again and again is tried less often. */
export const recentFailures = async (db: D1Database, list: string, now: number): Promise<number> =>
  (await first(db, z.object({ n: z.int() }), RECENT, list, now - DAY_MS))!.n
