import type { Answer, Destination, Judgement } from '../../destinations/contract.ts'
import type { Made } from '../../destinations/contract-lists.ts'
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
}

export const newRun = (about: Omit<Run, 'budget' | 'tally' | 'ledger'>): Run => ({
  ...about,
  budget: new Budget(about.pace),
  tally: { added: 0, removed: 0, refused: 0, requests: 0, excerpt: '' },
  ledger: null,
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
export const refusal = (reason: string): Stop => ({ kind: 'stop', verdict: 'refused', reason, waitMs: 0 })

type Said = Exclude<Judgement, { kind: 'later' | 'halted' }> | Stop

/** One request of a run: counted, noted in the ledger before it leaves, and not made when the run has had its share. */
export async function ask<T extends { kind: string } | { id: string } = never>(
  run: Run,
  make: (call: PlatformCall, destination: Destination) => Made,
  judge: (answer: Answer, destination: Destination) => T | Judgement,
): Promise<T | Said> {
  if (run.budget.isSpent) return CONTINUED
  await noteBegun(run)
  run.budget.spend(REQUEST_STEPS)
  run.tally.requests++
  const told = await callPlatform<T>(run.sending, run.connection, make, judge, run.now)
  run.connection = told.connection
  if (told.excerpt) run.tally.excerpt = told.excerpt
  const means = told.means as T | Judgement
  if (!('kind' in means) || (means.kind !== 'later' && means.kind !== 'halted')) return means as T | Said
  const { kind, reason, waitMs = 0 } = means as { kind: 'later' | 'halted'; reason: string; waitMs?: number }
  return { kind: 'stop', verdict: kind, reason, waitMs }
}

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
