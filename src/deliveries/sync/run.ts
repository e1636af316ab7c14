import type { Answer, Destination, Judgement, Unnamed } from '../../destinations/contract.ts'
import type { ListJudgement, Made } from '../../destinations/contract-lists.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../lib/time.ts'
import { callPlatform, type PlatformCall, type Sending } from '../platforms/call-platform.ts'
import type { OpenConnection } from '../platforms/connection-store.ts'
import { beginRun, noteRun, type Tally } from './ledger.ts'
import type { List } from './list-schema.ts'
import { Budget, type Pace, REQUEST_STEPS } from './pace.ts'

/** One run for one list: what its steps share. */
export interface Run {
  sending: Sending
  list: List
  connection: OpenConnection // with the token that was used last
  destination: Destination
  actor: string
  now: number
  pace: Pace
  budget: Budget
  tally: Tally
  ledger: string | null // its line, once something was sent
  isListSeen: boolean // the platform was asked whether the list is there, and it is
}

export const newRun = (about: Omit<Run, 'budget' | 'tally' | 'ledger' | 'isListSeen'>): Run => ({
  ...about,
  budget: new Budget(about.pace),
  tally: { added: 0, removed: 0, refused: 0, reason: '', requests: 0, excerpt: '' },
  ledger: null,
  isListSeen: false,
})

/** Why a run ends before the list equals its audience. */
export interface Stop {
  kind: 'stop'
  verdict: 'continued' | 'later' | 'halted' | 'refused'
  reason: string
  waitMs: number // at least
}

/** Null: done, go on. */
export type Step = Promise<Stop | null>

export const CONTINUED: Stop = { kind: 'stop', verdict: 'continued', reason: '', waitMs: 0 }
/** `waitMs` 0: until somebody asks. */
export const refusal = (reason: string, waitMs = 0): Stop => ({ kind: 'stop', verdict: 'refused', reason, waitMs })
/** What a person mends elsewhere: looked at again as often as the list is compared, and once a day at least. */
export const refusalForNow = (reason: string, { everyHours }: Pick<List, 'everyHours'>): Stop =>
  refusal(reason, Math.min(everyHours * HOUR_MS, DAY_MS))

/** Rows that the platform did not take, and does not name. */
export function countUnnamed({ tally }: Run, unnamed: Unnamed | undefined): void {
  if (!unnamed) return
  tally.refused += unnamed.count
  tally.reason = unnamed.reason
}

type Means = ListJudgement | { id: string }
type GoesOn<M> = Exclude<M, { kind: 'later' | 'halted' | 'gone' | 'blocked' }>
export type Said = GoesOn<ListJudgement> | Stop

/** One request of a run: counted, noted in the ledger before it leaves, and not made when the run has had its share. */
export async function ask<M extends Means>(
  run: Run,
  make: (call: PlatformCall, destination: Destination) => Made,
  judge: (answer: Answer, destination: Destination) => M,
): Promise<GoesOn<M | Judgement> | Stop> {
  if (run.budget.isSpent) return CONTINUED
  await noteBegun(run)
  run.budget.spend(REQUEST_STEPS)
  run.tally.requests++
  const told = await callPlatform(run.sending, run.connection, make, judge, run.now)
  run.connection = told.connection
  if (told.excerpt) run.tally.excerpt = told.excerpt
  return stopOf(told.means, run) ?? (told.means as GoesOn<M | Judgement>)
}

function stopOf(means: Means, { list, now }: Run): Stop | null {
  if (!('kind' in means)) return null
  switch (means.kind) {
    case 'later':
      return { kind: 'stop', verdict: 'later', reason: means.reason, waitMs: means.waitMs }
    case 'halted':
      return { kind: 'stop', verdict: 'halted', reason: means.reason, waitMs: 0 }
    case 'blocked':
      return refusalForNow(BLOCKED, list)
    case 'gone':
      if (now >= list.readyAt + APPEARS_MS) return refusalForNow(GONE, list)
      return { kind: 'stop', verdict: 'later', reason: means.reason, waitMs: MINUTE_MS }
    case 'accepted':
    case 'split':
    case 'refused':
      return null
  }
}

/** The list alone cannot be changed; its connection serves the others. */
export const GONE = 'gone-on-platform'
export const BLOCKED = 'blocked-on-platform'
export const isOfPlatform = (reason: string | null): boolean => reason === GONE || reason === BLOCKED

/** A new list is not there at once: on LinkedIn 404 has been seen for two minutes. */
const APPEARS_MS = 10 * MINUTE_MS

async function noteBegun(run: Run): Promise<void> {
  const { list, destination, actor, now: at } = run
  if (run.ledger) {
    await noteRun(run.sending.DB, run.ledger, run.tally, 'cut-short', '')
    return
  }
  const { id, audience, failures: retries } = list
  run.ledger = await beginRun(run.sending.DB, {
    list: id,
    destination: destination.name,
    audience,
    actor,
    retries,
    at,
  })
}
