import { findAudience } from '../../audiences/store.ts'
import { retry } from '../../db/query.ts'
import type { Destination } from '../../destinations/contract.ts'
import { destinations } from '../../destinations/index.ts'
import type { Sending } from '../platforms/call-platform.ts'
import { openConnection } from '../platforms/connection-store.ts'
import { gapsOfRule } from '../privacy-clause.ts'
import { addMembers } from './add-members.ts'
import { compare } from './compare.ts'
import { beginRun, noteRun } from './ledger.ts'
import type { List } from './list-schema.ts'
import { countMembers, forgetMembers, type Outcome, settleList } from './list-store.ts'
import { makeList } from './make-list.ts'
import { noteNotRemoved, removeStuck } from './member-store.ts'
import { backoffMs, PACE, type Pace } from './pace.ts'
import { removeMembers } from './remove-members.ts'
import { replaceList } from './replace-list.ts'
import { GONE, isOfPlatform, newRun, type Run, refusal, refusalForNow, type Step, type Stop } from './run.ts'

/** Brings the platform's list nearer to its audience, as far as one run goes. The list is leased. Whatever breaks it off, the
 *  next run goes on where this one was. */
export async function runList(sending: Sending, list: List, now: number, pace: Pace = PACE): Promise<void> {
  const connection = await openConnection(sending.DB, sending.DATA_KEY, list.connection)
  if (!connection) return settle(sending, list, null, HALTED, now)
  const destination: Destination = destinations[connection.destination]
  const run = newRun({ sending, list, connection, destination, actor: 'job', now, pace })
  const stop = await steps(run)
  await settle(sending, list, run, await excused(run, stop), now)
}

/** A list that is there no more is empty. */
async function excused({ sending: { DB }, list, tally }: Run, stop: Stop | null): Step {
  if (stop?.verdict !== 'refused' || !isOfPlatform(stop.reason)) return stop
  if (stop.reason === GONE && list.state === 'emptying') {
    await DB.batch(forgetMembers(DB, list.id))
    tally.reason = GONE
    return null
  }
  await noteNotRemoved(DB, list.id, stop.reason)
  return stop
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
  if (state === 'left' || isOfPlatform(stoppedWhy)) await removeStuck(run.sending.DB, list.id)
  if (state === 'left') return removeMembers(run, 'remove')
  if (state === 'live' && (await lacksClause(run))) {
    return (await removeMembers(run, 'remove')) ?? refusalForNow('privacy-incomplete', list)
  }
  return (
    (list.dueAt <= run.now && !list.session ? await compare(run) : null) ??
    (state === 'live' ? await replaceList(run) : null) ??
    (await removeMembers(run, 'remove')) ??
    (await addMembers(run, 'check')) ??
    (await addMembers(run, 'add'))
  )
}

/** Also of people who wait since before: what the privacy page said when they were found may be said no more. */
async function lacksClause({ sending: { DB }, list }: Run): Promise<boolean> {
  const audience = await retry(() => findAudience(DB, list.audience))
  return audience !== null && (await retry(() => gapsOfRule(DB, audience))).length > 0
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
  await noteRun(sending.DB, id, tally, verdict, reason || tally.reason)
}
