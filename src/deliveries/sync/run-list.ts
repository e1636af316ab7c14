import type { Destination } from '../../destinations/contract.ts'
import { destinations } from '../../destinations/index.ts'
import type { Sending } from '../platforms/call-platform.ts'
import { openConnection } from '../platforms/connection-store.ts'
import { addMembers } from './add-members.ts'
import { compare } from './compare.ts'
import { beginRun, noteRun } from './ledger.ts'
import type { List } from './list-schema.ts'
import { countMembers, type Outcome, settleList } from './list-store.ts'
import { makeList } from './make-list.ts'
import { removeStuck } from './member-store.ts'
import { backoffMs, PACE, type Pace } from './pace.ts'
import { removeMembers } from './remove-members.ts'
import { replaceList } from './replace-list.ts'
import { newRun, type Run, refusal, type Step, type Stop } from './run.ts'

/** Brings the platform's list nearer to its audience, as far as one run goes. The list is leased. Whatever breaks it off, the
 *  next run goes on where this one was. */
export async function runList(sending: Sending, list: List, now: number, pace: Pace = PACE): Promise<void> {
  const connection = await openConnection(sending.DB, sending.DATA_KEY, list.connection)
  if (!connection) return settle(sending, list, null, HALTED, now)
  const destination: Destination = destinations[connection.destination]
  const run = newRun({ sending, list, connection, destination, actor: 'job', now, pace })
  const stop = await steps(run)
  await settle(sending, list, run, stop, now)
}

const HALTED: Stop = { kind: 'stop', verdict: 'halted', reason: 'connection-paused', waitMs: 0 }

/** Who withdrew leaves first, whatever else is wrong; then the list is compared, and who left or joined follows. */
async function steps(run: Run): Step {
  const { list } = run
  const { state, stoppedWhy } = list
  if (list.platformList === null && (state !== 'live' || stoppedWhy !== null)) {
    return stoppedWhy === null ? null : refusal(stoppedWhy)
  }
  const unready = await makeList(run)
  if (unready) return unready
  const urgent = list.session ? null : await removeMembers(run, 'withdrawn')
  if (urgent) return urgent
  if (state === 'left') {
    await removeStuck(run.sending.DB, list.id)
    return removeMembers(run, 'remove')
  }
  if (stoppedWhy !== null) return refusal(stoppedWhy)
  return (
    (list.dueAt <= run.now && !list.session ? await compare(run) : null) ??
    (state === 'live' ? await replaceList(run) : null) ??
    (await removeMembers(run, 'remove')) ??
    (await addMembers(run, 'check')) ??
    (await addMembers(run, 'add'))
  )
}

async function settle({ DB }: Sending, list: List, run: Run | null, stop: Stop | null, now: number): Promise<void> {
  const outcome = outcomeOf(stop, list)
  const { verdict, reason } = outcome
  if (run) await note(run, verdict, reason)
  // A run that goes on in a minute counts when it is through.
  const found = verdict === 'continued' ? null : await countMembers(DB, list.id)
  await settleList(DB, list, outcome, found, now)
}

function outcomeOf(stop: Stop | null, { failures }: List): Outcome {
  if (!stop) return { verdict: 'complete', reason: '', waitMs: 0 }
  const { verdict, reason, waitMs } = stop
  if (verdict !== 'later') return { verdict, reason, waitMs }
  return { verdict, reason, waitMs: Math.max(waitMs, backoffMs(failures + 1, Math.random())) }
}

/** A run that had nothing to send and nothing to complain of leaves no line. */
async function note(run: Run, verdict: Outcome['verdict'], reason: string): Promise<void> {
  const { sending, list, destination, actor, now: at, tally } = run
  if (!run.ledger && (verdict !== 'refused' || list.stoppedWhy === reason)) return
  const about = { list: list.id, destination: destination.name, audience: list.audience, actor, retries: 0, at }
  const id = run.ledger ?? (await beginRun(sending.DB, about))
  await noteRun(sending.DB, id, tally, verdict, reason)
}
