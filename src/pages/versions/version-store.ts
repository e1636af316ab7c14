import * as z from 'zod'
import { all, bind, first, run } from '../../db/query.ts'
import { jsonText } from '../../lib/text.ts'
import type { Verdict } from '../checks/gate.ts'
import { type Snapshot, snapshot } from '../snapshot.ts'

const LAST_VERSION = `SELECT coalesce(max(version), 0) AS version FROM page_versions WHERE campaign = ?1 AND ad = ?2`
export async function nextVersion(db: D1Database, campaign: string, ad: string): Promise<number> {
  return ((await first(db, z.object({ version: z.int() }), LAST_VERSION, campaign, ad))?.version ?? 0) + 1
}

const ADD_VERSION = `
  INSERT INTO page_versions (campaign, ad, version, snapshot, html, checks, match_score, match_algorithm, published_at, published_by)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)`
const GO_LIVE = `UPDATE pages SET live = ?3, updated_at = ?4 WHERE campaign = ?1 AND ad = ?2`
// When the clock publishes: only while the schedule still says so. Of two jobs at once one does nothing.
const ADD_SCHEDULED_VERSION = `
  INSERT INTO page_versions (campaign, ad, version, snapshot, html, checks, match_score, match_algorithm, published_at, published_by)
  SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10
  WHERE EXISTS (SELECT 1 FROM page_schedules WHERE campaign = ?1 AND ad = ?2 AND publish_at = ?11)`
const GO_LIVE_AS_SCHEDULED = `
  UPDATE pages SET live = ?3, updated_at = ?4 WHERE campaign = ?1 AND ad = ?2
    AND EXISTS (SELECT 1 FROM page_schedules WHERE campaign = ?1 AND ad = ?2 AND publish_at = ?5)`

/** To be run in one batch. Throws a duplicate-key error when somebody published the same version number a moment before. */
export function publishStatements(
  db: D1Database,
  version: {
    snapshot: Snapshot
    html: string
    verdict: Verdict
    by: string
    scheduledFor: number | null
    variant: boolean // to be tested: the page that is live stays
  },
  now: number,
): D1PreparedStatement[] {
  const { snapshot, html, by, scheduledFor, verdict, variant } = version
  const { campaign, ad, version: number } = snapshot.page
  const { score, algorithm } = verdict.match.match
  const checks = JSON.stringify(verdict.checks)
  const row = [campaign, ad, number, JSON.stringify(snapshot), html, checks, score, algorithm, now, by]
  if (variant) return [bind(db, ADD_VERSION, ...row)]
  return scheduledFor === null
    ? [bind(db, ADD_VERSION, ...row), bind(db, GO_LIVE, campaign, ad, number, now)]
    : [
        bind(db, ADD_SCHEDULED_VERSION, ...row, scheduledFor),
        bind(db, GO_LIVE_AS_SCHEDULED, campaign, ad, number, now, scheduledFor),
      ]
}

// Back to a version that was published: it passed the gate of its day, and nothing is published anew.
const ROLL_BACK = `
  UPDATE pages SET live = ?3, updated_at = ?4 WHERE campaign = ?1 AND ad = ?2
    AND EXISTS (SELECT 1 FROM page_versions WHERE campaign = ?1 AND ad = ?2 AND version = ?3)`
export const rollBackStatement = (db: D1Database, campaign: string, ad: string, version: number, now: number) =>
  bind(db, ROLL_BACK, campaign, ad, version, now)
/** False when there is no such version. */
export const rollBack = async (db: D1Database, campaign: string, ad: string, version: number, now: number) =>
  (await run(db, ROLL_BACK, campaign, ad, version, now)) > 0 // D1 counts what a trigger writes too

const TAKE_DOWN = `
  UPDATE pages SET last_live = coalesce(live, last_live), live = NULL, updated_at = ?3 WHERE campaign = ?1 AND ad = ?2`
export const takeDown = (db: D1Database, campaign: string, ad: string, now: number) =>
  run(db, TAKE_DOWN, campaign, ad, now)

const TAKE_DOWN_AS_SCHEDULED = `
  UPDATE pages SET last_live = coalesce(live, last_live), live = NULL, updated_at = ?3 WHERE campaign = ?1 AND ad = ?2
    AND EXISTS (SELECT 1 FROM page_schedules WHERE campaign = ?1 AND ad = ?2 AND unpublish_at = ?4)`
export const takeDownStatement = (db: D1Database, campaign: string, ad: string, scheduledFor: number, now: number) =>
  bind(db, TAKE_DOWN_AS_SCHEDULED, campaign, ad, now, scheduledFor)

const versionRow = z.object({
  version: z.int(),
  published_at: z.int(),
  published_by: z.string(),
  match_score: z.int().nullable(),
  match_algorithm: z.string().nullable(),
  checks: jsonText(z.unknown()),
})
export type VersionRow = z.infer<typeof versionRow>

const LIST_VERSIONS = `
  SELECT version, published_at, published_by, match_score, match_algorithm, checks FROM page_versions
  WHERE campaign = ?1 AND ad = ?2 AND version < ?3 ORDER BY version DESC LIMIT ?4`
export const listVersions = (db: D1Database, campaign: string, ad: string, before: number, limit: number) =>
  all(db, versionRow, LIST_VERSIONS, campaign, ad, before, limit + 1)

const wholeVersionRow = versionRow.extend({ snapshot: jsonText(snapshot), html: z.string() })

/** The number that an address or a query names, or null. */
export const versionIn = (text: string): number | null => (/^\d{1,9}$/.test(text) ? Number(text) : null)

const FIND_VERSION = `
  SELECT version, published_at, published_by, match_score, match_algorithm, checks, snapshot, html FROM page_versions
  WHERE campaign = ?1 AND ad = ?2 AND version = ?3`
export const findVersion = (db: D1Database, campaign: string, ad: string, version: number) =>
  first(db, wholeVersionRow, FIND_VERSION, campaign, ad, version)
