import { auditStatement } from '../../accounts/audit-store.ts'
import { findAd } from '../../campaigns/store.ts'
import { retry } from '../../db/query.ts'
import { log } from '../../lib/log.ts'
import { isoOf } from '../../lib/time.ts'
import { preparePictures } from '../pictures.ts'
import { issuesOfChecks, publish } from './publish.ts'
import {
  listDue,
  type PublishOutcome,
  publishedStatement,
  type Schedule,
  type UnpublishOutcome,
  unpublishedStatement,
} from './schedule-store.ts'
import { takeDownStatement } from './version-store.ts'

/** Publishes and takes down what is due, however late. One page that fails does not hold up the others: it is tried
 *  again a minute later. */
export async function runSchedules(env: Env, now: number): Promise<void> {
  for (const schedule of await listDue(env.DB, now)) {
    try {
      const { publish_at: up, unpublish_at: down } = schedule
      if (up !== null && up <= now) await publishAsPlanned(env, schedule, up, now)
      if (down !== null && down <= now) await takeDownAsPlanned(env, schedule, down, now)
    } catch (error) {
      log('error', 'schedule.failed', { campaign: schedule.campaign, ad: schedule.ad }, error)
    }
  }
}

/** The gate judges the draft as it is now, not as it was when this was planned. Blocked: it stays a draft, and the
 *  schedule says why. */
async function publishAsPlanned(env: Env, s: Schedule, at: number, now: number): Promise<void> {
  const ad = (await findAd(env.DB, s.campaign, s.ad))!
  const statement = (version: number) => publishedStatement(env.DB, s, { result: 'published', at: now, version })
  const reason = s.match_reason ?? undefined
  const published = await publish(env, ad, { reason, by: s.scheduled_by, scheduled: { at, statement } }, now)
  if (published.ok) {
    await done(env, s, 'scheduled publish', `@${published.version}`, now)
    return preparePictures(env, published.snapshot.content)
  }
  if (published.reason === 'published-meanwhile') return // by another job; or by hand this very moment, then it is still due in a minute
  const issues = issuesOfChecks(published.checks)
  await publishedStatement(env.DB, s, { result: 'blocked', at: now, issues }).run()
}

async function takeDownAsPlanned(env: Env, s: Schedule, at: number, now: number): Promise<void> {
  const [, told] = await env.DB.batch([
    takeDownStatement(env.DB, s.campaign, s.ad, at, now),
    unpublishedStatement(env.DB, s, { result: 'unpublished', at: now }),
  ])
  if (told?.meta.changes === 1) await done(env, s, 'scheduled unpublish', '', now)
}

async function done(env: Env, s: Schedule, action: string, version: string, now: number): Promise<void> {
  const entry = auditStatement(env.DB, s.scheduled_by, action, `/${s.campaign}/${s.ad}${version}`, now)
  await retry(() => entry.run())
}

/** As the API shows it: what is still to come, and what became of what was due. */
export function shownSchedule(s: Schedule) {
  return {
    publishAt: isoOf(s.publish_at),
    unpublishAt: isoOf(s.unpublish_at),
    override: s.match_reason === null ? null : { match: s.match_reason },
    scheduledBy: s.scheduled_by,
    scheduledAt: isoOf(s.scheduled_at),
    outcome: { publish: shownOutcome(s.publish_outcome), unpublish: shownOutcome(s.unpublish_outcome) },
  }
}

const shownOutcome = (outcome: PublishOutcome | UnpublishOutcome | null) =>
  outcome && { ...outcome, at: isoOf(outcome.at) }
