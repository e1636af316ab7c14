import * as z from 'zod'
import { all, bind, retry } from '../db/query.ts'
import { DAY_MS } from '../lib/time.ts'

const RHYTHMS = ['minute', 'night'] as const
export type Rhythm = (typeof RHYTHMS)[number]

/** `at`: when it began, ms. `failed`: why the last run failed; '' when it went well. `failure`: the same of the last that did.
 *  `handled`: how many things it did, where it counts them. */
const jobRun = z
  .object({
    name: z.string(),
    every: z.enum(RHYTHMS),
    at: z.int(),
    failed: z.string(),
    took_ms: z.int().nullable(),
    handled: z.int().nullable(),
    failures: z.int(),
    failed_at: z.int().nullable(),
    failure: z.string(),
  })
  .transform(({ took_ms, failed_at, ...row }) => ({ ...row, tookMs: took_ms, failedAt: failed_at }))
export type JobRun = z.infer<typeof jobRun>

export type Ran = Pick<JobRun, 'name' | 'every' | 'failed' | 'tookMs' | 'handled'>

// Of two runs that overlap the later beginning counts.
const NOTE = `
  INSERT INTO job_runs (name, every, at, failed, took_ms, handled, failures, failed_at, failure)
  SELECT value ->> 'name', value ->> 'every', ?2, value ->> 'failed', value ->> 'tookMs', value ->> 'handled',
    value ->> 'failed' <> '', CASE value ->> 'failed' WHEN '' THEN NULL ELSE ?2 END, value ->> 'failed'
  FROM json_each(?1) WHERE true
  ON CONFLICT (name) DO UPDATE SET every = excluded.every, at = excluded.at, failed = excluded.failed, took_ms = excluded.took_ms, handled = excluded.handled,
    failures = CASE excluded.failed WHEN '' THEN 0 ELSE failures + 1 END,
    failed_at = coalesce(excluded.failed_at, failed_at),
    failure = CASE excluded.failed WHEN '' THEN failure ELSE excluded.failed END
  WHERE excluded.at >= at`
// A job that there is no more: others of its rhythm ran, and it did not.
const FORGET = `DELETE FROM job_runs WHERE every = ?1 AND at < ?2`
const GONE_MS = 3 * DAY_MS

/** How jobs of one rhythm fared that began at `now`. */
export async function noteRuns(db: D1Database, every: Rhythm, ran: readonly Ran[], now: number): Promise<void> {
  await retry(() => db.batch([bind(db, NOTE, JSON.stringify(ran), now), bind(db, FORGET, every, now - GONE_MS)]))
}

const LIST = `SELECT name, every, at, failed, took_ms, handled, failures, failed_at, failure FROM job_runs ORDER BY name`
/** The last run of each job. */
export const lastRuns = async (db: D1Database): Promise<ReadonlyMap<string, JobRun>> =>
  new Map((await all(db, jobRun, LIST)).map(each => [each.name, each]))
