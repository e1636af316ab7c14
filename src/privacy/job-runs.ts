import * as z from 'zod'
import { all, run } from '../db/query.ts'

const MAX_REASON = 300

const jobRun = z.object({ name: z.string(), at: z.int(), failed: z.string() })
export type JobRun = z.infer<typeof jobRun>

const NOTE = `
  INSERT INTO job_runs (name, at, failed) VALUES (?1, ?2, ?3)
  ON CONFLICT (name) DO UPDATE SET at = excluded.at, failed = excluded.failed WHERE excluded.at >= at`
/** `failed`: why; '' when it went well. */
export const noteRun = (db: D1Database, name: string, failed: string, now: number): Promise<number> =>
  run(db, NOTE, name, now, failed.slice(0, MAX_REASON))

const LIST = `SELECT name, at, failed FROM job_runs`
/** The last run of each job of the night. */
export const lastRuns = async (db: D1Database): Promise<ReadonlyMap<string, JobRun>> =>
  new Map((await all(db, jobRun, LIST)).map(each => [each.name, each]))
