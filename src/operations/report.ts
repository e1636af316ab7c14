import packageJson from '../../package.json' with { type: 'json' }
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../lib/time.ts'
import { databaseNow, trafficOf, workOf } from './facts.ts'
import { type JobRun, lastRuns } from './job-runs.ts'
import { type Check, judge } from './judge.ts'
import { NEWEST, schemaState } from './schema-version.ts'
import { daysLeft, growthOf, LIMIT_BYTES, listSizes } from './sizes.ts'

export type Facts = Awaited<ReturnType<typeof factsOf>>
export type Report = Facts & { checks: Check[] }

/** Whether everything works, and what does not: for /app/operations, GET /api/operations and its metrics. */
export async function reportOf(env: Pick<Env, 'DB' | 'MAIL_FROM'>, clock: () => number): Promise<Report> {
  const facts = await factsOf(env, clock)
  return { ...facts, checks: judge(facts) }
}

async function factsOf(env: Pick<Env, 'DB' | 'MAIL_FROM'>, clock: () => number) {
  const now = clock()
  const database = await databaseNow(env.DB, clock) // alone: what it waits for is D1 and not our own questions
  const [work, perMinute, runs, sizes] = await Promise.all([
    workOf(env.DB, now),
    trafficOf(env.DB, now),
    lastRuns(env.DB),
    listSizes(env.DB, now),
  ])
  const { latencyMs, bytes, newest, applied } = database
  const bytesPerDay = growthOf(sizes, bytes, now)
  const jobs = [...runs.values()].map(run => ({ ...run, isLate: isLate(run, now) }))
  return {
    at: now,
    version: packageJson.version,
    schema: { newest, expected: NEWEST, applied, state: schemaState(newest) },
    database: {
      ...{ latencyMs, bytes, limitBytes: LIMIT_BYTES, bytesPerDay, daysLeft: daysLeft(bytes, bytesPerDay) },
      ...{ rows: sizes.at(-1)?.rows ?? {}, countedOn: sizes.at(-1)?.day ?? null },
    },
    ...work,
    beacons: { ...work.beacons, perMinute },
    mails: { ...work.mails, on: env.MAIL_FROM !== '' },
    clockAt: jobs.reduce<number | null>((latest, { at }) => Math.max(at, latest ?? 0), null),
    jobs,
  }
}

const LATE_MS = { minute: 10 * MINUTE_MS, night: DAY_MS + HOUR_MS }
const isLate = ({ at, every }: JobRun, now: number): boolean => now - at > LATE_MS[every]
