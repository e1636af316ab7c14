import type { Judgement, Unnamed } from '../../destinations/contract.ts'
import { DAY_MS } from '../../lib/time.ts'
import { callPlatform, type Sending } from '../platforms/call-platform.ts'
import { openConnection } from '../platforms/connection-store.ts'
import { beginRun, noteRun } from './ledger.ts'
import { backoffMs } from './pace.ts'
import {
  type DueReceipt,
  leaseReceipts,
  nextAskMs,
  receiptFailed,
  receiptTaken,
  recentFailures,
  waitForReceipt,
} from './receipt-store.ts'

const PER_RUN = 20
const GIVE_UP_MS = 7 * DAY_MS

/** Asks platforms what came of requests that they had only accepted. */
export async function pollReceipts(sending: Sending, now: number): Promise<void> {
  for (const due of await leaseReceipts(sending.DB, PER_RUN, now)) await poll(sending, due, now)
}

async function poll(sending: Sending, due: DueReceipt, now: number): Promise<void> {
  const connection = await openConnection(sending.DB, sending.DATA_KEY, due.connection)
  if (!connection) return // paused since: its lease ends
  type Status = Judgement | { kind: 'processing' }
  const { means, excerpt } = await callPlatform<Status>(
    sending,
    connection,
    (call, { lists }) => lists.status!.request(due.receipt, call),
    (answer, { lists }) => lists.status!.judge(answer),
    now,
  )
  const isOver = now - due.at > GIVE_UP_MS
  if (means.kind === 'accepted') {
    await receiptTaken(sending.DB, due)
    const { unnamed } = means
    if (unnamed) await noteAsked(sending.DB, due, connection.destination, { ...unnamed, excerpt }, 'complete', now)
  } else if ((means.kind === 'processing' || means.kind === 'later') && !isOver) {
    const waitMs = means.kind === 'later' ? means.waitMs : 0
    await waitForReceipt(sending.DB, due, now + Math.max(waitMs, nextAskMs(due.tries)))
  } else if (means.kind === 'halted' && !means.reason.startsWith(FAILED)) {
    await waitForReceipt(sending.DB, due, now) // the question was refused, not what it asks about
  } else {
    const reason = 'reason' in means && !isOver ? means.reason : 'no-answer'
    await failed(sending, due, connection.destination, { reason, excerpt }, now)
  }
}

const FAILED = 'FAILED'

async function failed(
  { DB }: Sending,
  due: DueReceipt,
  destination: string,
  { reason, excerpt }: { reason: string; excerpt: string },
  now: number,
): Promise<void> {
  const failures = 1 + (await recentFailures(DB, due.list, now))
  const count = await receiptFailed(DB, due, reason, now + backoffMs(failures, Math.random()))
  await noteAsked(DB, due, destination, { count, reason, excerpt }, 'failed', now, failures - 1)
}

/** What came of an earlier request has a line of its own. */
async function noteAsked(
  db: D1Database,
  { list, audience }: DueReceipt,
  destination: string,
  { count, ...told }: Unnamed & { excerpt: string },
  verdict: 'complete' | 'failed',
  at: number,
  retries = 0,
): Promise<void> {
  const id = await beginRun(db, { list, destination, audience, actor: 'job', retries, at })
  await noteRun(db, id, { ...told, added: 0, removed: 0, refused: count, requests: 1 }, verdict)
}
