import * as z from 'zod'
import { all, bind, first, run } from '../../db/query.ts'
import { jsonText } from '../../lib/text.ts'

const issue = z.object({ path: z.string(), message: z.string() })
const publishOutcome = z.discriminatedUnion('result', [
  z.object({ result: z.literal('published'), at: z.int(), version: z.int() }),
  z.object({ result: z.literal('blocked'), at: z.int(), issues: z.array(issue) }),
])
export type PublishOutcome = z.infer<typeof publishOutcome>
const unpublishOutcome = z.object({ result: z.literal('unpublished'), at: z.int() })
export type UnpublishOutcome = z.infer<typeof unpublishOutcome>

const scheduleRow = z.object({
  campaign: z.string(),
  ad: z.string(),
  publish_at: z.int().nullable(),
  unpublish_at: z.int().nullable(),
  match_reason: z.string().nullable(),
  scheduled_at: z.int(),
  scheduled_by: z.string(),
  publish_outcome: jsonText(publishOutcome).nullable(),
  unpublish_outcome: jsonText(unpublishOutcome).nullable(),
})
export type Schedule = z.infer<typeof scheduleRow>

const COLUMNS = `
  campaign, ad, publish_at, unpublish_at, match_reason, scheduled_at, scheduled_by, publish_outcome, unpublish_outcome
  FROM page_schedules`

const FIND = `SELECT ${COLUMNS} WHERE campaign = ?1 AND ad = ?2`
export const findSchedule = (db: D1Database, campaign: string, ad: string) => first(db, scheduleRow, FIND, campaign, ad)

const SET = `
  INSERT INTO page_schedules (campaign, ad, publish_at, unpublish_at, match_reason, scheduled_by, scheduled_at)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
  ON CONFLICT (campaign, ad) DO UPDATE SET publish_at = ?3, unpublish_at = ?4, match_reason = ?5, scheduled_by = ?6,
    scheduled_at = ?7, publish_outcome = NULL, unpublish_outcome = NULL`
/** Replaces what was planned, and forgets what became of it. */
export const setSchedule = (
  db: D1Database,
  s: Pick<Schedule, 'campaign' | 'ad' | 'publish_at' | 'unpublish_at' | 'match_reason' | 'scheduled_by'>,
  now: number,
) => run(db, SET, s.campaign, s.ad, s.publish_at, s.unpublish_at, s.match_reason, s.scheduled_by, now)

const CANCEL = `DELETE FROM page_schedules WHERE campaign = ?1 AND ad = ?2`
export const cancelSchedule = (db: D1Database, campaign: string, ad: string) => run(db, CANCEL, campaign, ad)

export const LIST_DUE = `SELECT ${COLUMNS} WHERE publish_at <= ?1 OR unpublish_at <= ?1`
export const listDue = (db: D1Database, now: number) => all(db, scheduleRow, LIST_DUE, now)

const PUBLISHED = `
  UPDATE page_schedules SET publish_at = NULL, publish_outcome = ?4 WHERE campaign = ?1 AND ad = ?2 AND publish_at = ?3`
/** To be run in the batch that does what it tells, last. It changes one row, or none when that was done already. */
export const publishedStatement = (db: D1Database, s: Schedule, outcome: PublishOutcome) =>
  bind(db, PUBLISHED, s.campaign, s.ad, s.publish_at, JSON.stringify(outcome))

const UNPUBLISHED = `
  UPDATE page_schedules SET unpublish_at = NULL, unpublish_outcome = ?4
  WHERE campaign = ?1 AND ad = ?2 AND unpublish_at = ?3`
export const unpublishedStatement = (db: D1Database, s: Schedule, outcome: UnpublishOutcome) =>
  bind(db, UNPUBLISHED, s.campaign, s.ad, s.unpublish_at, JSON.stringify(outcome))
