import { countArms } from './counts.ts'
import { type ExperimentFacts, type Reading, read } from './reading.ts'
import { type Experiment, isRunning, keepReading, listTold, type Told } from './store.ts'

interface Judged {
  facts: ExperimentFacts
  reading: Reading
  told: Told[] // what it came to, each once
}

const DECISIVE: ReadonlySet<string> = new Set(['mismatch', 'futile', 'verdict'])

/** What a test that was started says now. What it comes to is kept the first time that it is seen. */
export async function readingOf(db: D1Database, experiment: Experiment, now: number): Promise<Judged> {
  const facts: ExperimentFacts = {
    arms: await countArms(db, experiment, now),
    startedAt: experiment.started_at!,
    now: Math.min(now, experiment.ended_at ?? now),
    plannedVisitors: experiment.planned_visitors,
    mode: experiment.mode,
  }
  const reading = read(facts)
  if (isRunning(experiment) && DECISIVE.has(reading.state))
    await keepReading(db, experiment.id, reading.state, facts, reading, now)
  const told = await listTold(db, experiment.id)
  return { facts, reading: standing(reading, told), told }
}

/** A verdict once given stands, whatever the same figures would say later; a mismatch hides it all the same. */
function standing(reading: Reading, told: readonly Told[]): Reading {
  const verdict = told.find(({ state }) => state === 'verdict')
  if (!verdict || reading.state === 'mismatch') return reading
  return { ...reading, state: 'verdict', winner: verdict.winner, missing: [] }
}
