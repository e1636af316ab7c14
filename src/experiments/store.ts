import * as z from 'zod'
import { all, bind, first, retry, run } from '../db/query.ts'
import { jsonText } from '../lib/text.ts'
import { ARMS, MODES, type Mode } from './schema.ts'

const weighting = z.object({ epoch: z.int(), arm: z.string(), weight: z.number(), since: z.int() })

const experimentRow = z.object({
  id: z.int(),
  campaign: z.string(),
  ad: z.string(),
  mode: z.enum(MODES),
  planned_visitors: z.int(),
  created_at: z.int(),
  created_by: z.string(),
  started_at: z.int().nullable(),
  ended_at: z.int().nullable(),
  ended: z.enum(['stopped', 'applied', 'taken-down']).nullable(),
  applied: z.int().nullable(),
  arms: jsonText(z.array(z.object({ arm: z.string(), version: z.int() }))), // control first
  weights: jsonText(z.array(weighting)), // oldest first
})
export type Experiment = z.infer<typeof experimentRow>

const COLUMNS = `
  SELECT e.id, e.campaign, e.ad, e.mode, e.planned_visitors, e.created_at, e.created_by, e.started_at, e.ended_at, e.ended, e.applied,
    (SELECT json_group_array(json_object('arm', a.arm, 'version', a.version) ORDER BY a.arm)
     FROM experiment_arms a WHERE a.experiment = e.id) AS arms,
    (SELECT json_group_array(json_object('epoch', w.epoch, 'arm', w.arm, 'weight', w.weight, 'since', w.since) ORDER BY w.epoch, w.arm)
     FROM experiment_weights w WHERE w.experiment = e.id) AS weights
  FROM experiments e`

export const FIND_LATEST = `${COLUMNS} WHERE e.campaign = ?1 AND e.ad = ?2 ORDER BY e.id DESC LIMIT 1`
/** The plan, the running test or the last that ended. */
export const findLatest = (db: D1Database, campaign: string, ad: string) =>
  first(db, experimentRow, FIND_LATEST, campaign, ad)

export const FIND_ENDED = `${COLUMNS} WHERE e.id = ?3 AND e.campaign = ?1 AND e.ad = ?2 AND e.ended_at IS NOT NULL`
export const findEnded = (db: D1Database, campaign: string, ad: string, id: number) =>
  first(db, experimentRow, FIND_ENDED, campaign, ad, id)

const endedRow = z.object({ id: z.int(), from: z.int(), to: z.int(), winner: z.string().nullable() })
export type Ended = z.infer<typeof endedRow>
export const LIST_ENDED = `
  SELECT e.id, e.started_at AS "from", e.ended_at AS "to",
    (SELECT r.reading->>'winner' FROM experiment_readings r WHERE r.experiment = e.id AND r.state = 'verdict') AS winner
  FROM experiments e WHERE e.campaign = ?1 AND e.ad = ?2 AND e.ended_at IS NOT NULL ORDER BY e.id DESC LIMIT 50`
/** Those that are over, the latest first. `winner`: of the verdict, if there was one. */
export const listEnded = (db: D1Database, campaign: string, ad: string) => all(db, endedRow, LIST_ENDED, campaign, ad)

export const LIST_RUNNING = `${COLUMNS} WHERE e.started_at IS NOT NULL AND e.ended_at IS NULL`
export const listRunning = (db: D1Database) => all(db, experimentRow, LIST_RUNNING)

export const isRunning = ({ started_at, ended_at }: Pick<Experiment, 'started_at' | 'ended_at'>): boolean =>
  started_at !== null && ended_at === null

const RUNS_ON = `SELECT id FROM experiments WHERE campaign = ?1 AND ad = ?2 AND started_at IS NOT NULL AND ended_at IS NULL`
/** Whether a test runs on the page of this ad. */
export const runsOn = async (db: D1Database, campaign: string, ad: string): Promise<boolean> =>
  (await first(db, z.object({ id: z.int() }), RUNS_ON, campaign, ad)) !== null

// Old HTML has no mark for what a view counts for (templates/kit/slots.ts): its visitors could not be told apart.
const VERSIONS = `
  SELECT v.version, v.match_score AS score, v.published_at, p.live IS v.version AS live,
    instr(v.html, char(57344) || 'variant' || char(57344)) > 0 AS countable
  FROM json_each(?3) wanted
  JOIN page_versions v ON v.campaign = ?1 AND v.ad = ?2 AND v.version = wanted.value
  JOIN pages p ON p.campaign = v.campaign AND p.ad = v.ad`
const versionRow = z.object({
  version: z.int(),
  score: z.int().nullable(),
  published_at: z.int(),
  live: z.int().transform(Boolean),
  countable: z.int().transform(Boolean),
})
export type TestedVersion = z.infer<typeof versionRow>
/** Those of these versions that there are. */
export const findVersions = (db: D1Database, campaign: string, ad: string, versions: readonly number[]) =>
  all(db, versionRow, VERSIONS, campaign, ad, JSON.stringify(versions))

const DROP_PLAN = `DELETE FROM experiments WHERE campaign = ?1 AND ad = ?2 AND started_at IS NULL`
const ADD = `
  INSERT INTO experiments (campaign, ad, mode, planned_visitors, created_at, created_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6)`
const ADD_ARMS = `
  INSERT INTO experiment_arms (experiment, arm, version)
  SELECT (SELECT max(id) FROM experiments WHERE campaign = ?1 AND ad = ?2), value->>'arm', value->>'version' FROM json_each(?3)`
const ADD_WEIGHTS = `
  INSERT INTO experiment_weights (experiment, epoch, arm, weight, since)
  SELECT (SELECT max(id) FROM experiments WHERE campaign = ?1 AND ad = ?2), 0, value->>'arm', value->>'weight', ?4 FROM json_each(?3)`

interface NewTest {
  campaign: string
  ad: string
  mode: Mode
  plannedVisitors: number
  arms: readonly { version: number; weight: number }[] // control first; weights on any scale
  by: string
}

/** In the place of a plan that was not started. */
export async function savePlan(db: D1Database, test: NewTest, now: number): Promise<void> {
  const { campaign, ad, mode, plannedVisitors, by } = test
  const total = test.arms.reduce((sum, { weight }) => sum + weight, 0)
  const arms = test.arms.map(({ version, weight }, i) => ({ arm: ARMS[i]!, version, weight: weight / total }))
  const listed = JSON.stringify(arms)
  await db.batch([
    bind(db, DROP_PLAN, campaign, ad),
    bind(db, ADD, campaign, ad, mode, plannedVisitors, now, by),
    bind(db, ADD_ARMS, campaign, ad, listed),
    bind(db, ADD_WEIGHTS, campaign, ad, listed, now),
  ])
}

export const dropPlan = (db: D1Database, campaign: string, ad: string) => run(db, DROP_PLAN, campaign, ad)

// Only from the version that is live: what the test is compared with is what visitors have today.
const START = `
  UPDATE experiments SET started_at = ?2 WHERE id = ?1 AND started_at IS NULL
    AND EXISTS (SELECT 1 FROM experiment_arms a JOIN pages p ON p.campaign = experiments.campaign AND p.ad = experiments.ad
      AND p.live = a.version WHERE a.experiment = ?1 AND a.arm = 'a')`
const SINCE_START = `UPDATE experiment_weights SET since = ?2 WHERE experiment = ?1 AND epoch = 0`
/** False when it was started before, or its control is not live any more. */
export async function start(db: D1Database, id: number, now: number): Promise<boolean> {
  const [started] = await db.batch([bind(db, START, id, now), bind(db, SINCE_START, id, now)])
  return started?.meta.changes === 1
}

const END = `
  UPDATE experiments SET ended_at = ?2, ended = ?3, applied = ?4 WHERE id = ?1 AND started_at IS NOT NULL AND ended_at IS NULL`
/** `applied`: the version that becomes live in the same transaction; null when the control stays. */
export const endStatement = (db: D1Database, id: number, applied: number | null, now: number) =>
  bind(db, END, id, now, applied === null ? 'stopped' : 'applied', applied)

const ADD_EPOCH = `
  INSERT INTO experiment_weights (experiment, epoch, arm, weight, since)
  SELECT ?1, ?2, value->>'arm', value->>'weight', ?4 FROM json_each(?3) WHERE true ON CONFLICT DO NOTHING`
/** New weights of a bandit. Of two jobs at once one changes nothing. */
export const addEpoch = (db: D1Database, id: number, epoch: number, weights: readonly object[], now: number) =>
  run(db, ADD_EPOCH, id, epoch, JSON.stringify(weights), now)

const KEEP_READING = `
  INSERT INTO experiment_readings (experiment, state, at, facts, reading) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING`
export const keepReading = (db: D1Database, id: number, state: string, facts: object, reading: object, now: number) =>
  retry(() => run(db, KEEP_READING, id, state, now, JSON.stringify(facts), JSON.stringify(reading)))

const toldRow = z.object({
  state: z.enum(['mismatch', 'futile', 'verdict']),
  at: z.int(),
  winner: z.string().nullable(),
})
export type Told = z.infer<typeof toldRow>
const LIST_TOLD = `
  SELECT state, at, reading->>'winner' AS winner FROM experiment_readings WHERE experiment = ?1 ORDER BY at`
/** What the test came to so far, each once. */
export const listTold = (db: D1Database, id: number) => all(db, toldRow, LIST_TOLD, id)
