import * as z from 'zod'
import { all, bind, retry } from '../../db/query.ts'
import { log } from '../../lib/log.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../lib/time.ts'
import { callPlatform, type Sending } from '../platforms/call-platform.ts'
import { openConnection } from '../platforms/connection-store.ts'

const PER_RUN = 10
const WAITS_MS = [30 * MINUTE_MS, 2 * HOUR_MS, 5 * HOUR_MS, 6 * HOUR_MS, 10 * HOUR_MS] // after each time that it was asked

const asked = z.object({ id: z.string(), connection: z.string(), receipt: z.string(), at: z.int(), asked: z.int() })
type Asked = z.infer<typeof asked>

/** Where acceptance means only that a request was read (Google), asks what came of it. What failed after all is dead, and what
 *  failed for the sake of the account waits for somebody with the rest. After a day nobody is asked any more. */
export async function readReceipts(sending: Sending, now: number): Promise<void> {
  for (const request of await all(sending.DB, asked, LEASE, now, now + WAITS_MS.at(-1)!, PER_RUN)) {
    await readReceipt(sending, request, now).catch(error =>
      log('error', 'conversions.receipt-not-read', { sent: request.id }, error),
    )
  }
}

// The lease: whoever dies asking is asked for again in the end.
export const LEASE = `
  UPDATE event_requests SET ask_at = ?2, asked = asked + 1
  WHERE id IN (
    SELECT r.id FROM event_requests r CROSS JOIN connections c ON c.id = r.connection AND c.paused_at IS NULL AND c.deleted_at IS NULL
    WHERE r.ask_at <= ?1 ORDER BY r.ask_at LIMIT ?3)
  RETURNING id, connection, receipt, at, asked`

async function readReceipt(sending: Sending, request: Asked, now: number): Promise<void> {
  const { DB, DATA_KEY } = sending
  const connection = await openConnection(DB, DATA_KEY, request.connection)
  if (!connection) return // paused this very moment
  const { means } = await callPlatform(
    sending,
    connection,
    (call, { lists }) => lists.status!.request(request.receipt, call),
    (answer, { lists }) => lists.status!.judge(answer),
    now,
  )
  switch (means.kind) {
    case 'accepted':
      await bind(DB, TAKEN, request.id, means.unnamed?.count ?? 0, means.unnamed?.reason ?? '').run()
      return
    case 'processing':
    case 'later':
      await bind(DB, ASK_AT, request.id, nextAt(request, now)).run()
      return
    case 'split':
    case 'refused':
      await retry(() => DB.batch(failedStatements(DB, request, { state: 'dead', reason: means.reason }, now)))
      return
    case 'halted':
      await retry(() => DB.batch(failedStatements(DB, request, { state: 'waiting', reason: means.reason }, now)))
  }
}

const nextAt = ({ asked }: Asked, now: number): number | null => {
  const wait = WAITS_MS[asked - 1]
  return wait === undefined ? null : now + wait
}

// Which events were not taken it does not say: they stay as they are, and the ledger counts them.
const TAKEN = `
  UPDATE event_requests SET ask_at = NULL, refused = min(events, ?2), accepted = events - min(events, ?2), reason = ?3 WHERE id = ?1`
const ASK_AT = `UPDATE event_requests SET ask_at = ?2 WHERE id = ?1`

const FAIL = `
  UPDATE event_requests SET ask_at = NULL, verdict = ?2, reason = ?3, accepted = 0, refused = CASE ?2 WHEN 'refused' THEN events ELSE 0 END
  WHERE id = ?1`

const LONGEST_WAIT_MS = 100 * DAY_MS // of an event for its request: no platform takes older ones

export const FAIL_EVENTS = `
  UPDATE event_sends INDEXED BY event_sends_state SET
    state = ?4, verdict = ?5, next_at = ?6, missing = NULL, ended_at = CASE ?4 WHEN 'waiting' THEN NULL ELSE ?6 END
  WHERE connection = ?1 AND state = 'sent' AND created_at BETWEEN ?3 - ${LONGEST_WAIT_MS} AND ?3 AND request = ?2`

function failedStatements(
  db: D1Database,
  { id, connection, at }: Asked,
  { state, reason }: { state: 'dead' | 'waiting'; reason: string },
  now: number,
): D1PreparedStatement[] {
  return [
    bind(db, FAIL, id, state === 'dead' ? 'refused' : 'halted', reason),
    bind(db, FAIL_EVENTS, connection, id, at, state, reason, now),
  ]
}
