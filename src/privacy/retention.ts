import { AGREED_MONTHS } from '../contacts/expire.ts'
import { KEEP_MS as EVENTS_MS } from '../deliveries/events/event-rows.ts'
import { DAY_MS, monthsBefore } from '../lib/time.ts'
import { type JobRun, lastRuns } from '../operations/job-runs.ts'
import { KEEP_DEAD_MS, KEEP_SENT_MS } from '../outbox/rows.ts'
import { archivedDays } from '../pixel/archive.ts'
import { LONGEST_COOKIE_MS } from '../pixel/consent/consent.ts'
import { keptMonths } from '../pixel/days/kept-months.ts'
import { KEPT_MS as DEAD_MS } from '../pixel/dead/letters.ts'
import { type Counted, outlivedBy, viewsOlderThan, visitorsOlderThan } from './due-store.ts'

/** How long something is kept, and who sees to it. `for`: null where it is kept as long as it has to be shown. */
export interface Kept {
  what: What
  for: { unit: 'months' | 'days'; n: number } | { unit: 'brand' } | null
  job: string | null // of the night
  next: Counted | null // what the next night deletes; null: not counted
  last: Pick<JobRun, 'name' | 'at' | 'failed'> | null
}

type What =
  | 'views'
  | 'totals'
  | 'visitors'
  | 'contacts'
  | 'agreements'
  | 'proofs'
  | 'requests'
  | 'register'
  | 'events'
  | 'messages'
  | 'failed'
  | 'dead'
  | 'audit'
  | 'archive'
  | 'backups'

const days = (ms: number) => ({ unit: 'days' as const, n: Math.round(ms / DAY_MS) })

/** Cloudflare's Time Travel: how long a D1 database can be brought back to (developers.cloudflare.com/d1/reference/time-travel,
 *  2026-11): 30 days on a paid plan, 7 on the free one. */
const BACKUP_DAYS = 30

const lastOf = (run: JobRun | undefined): Kept['last'] =>
  run ? { name: run.name, at: run.at, failed: run.failed } : null

export async function retentionOf(env: Pick<Env, 'DB' | 'MEASURED_MONTHS' | 'ARCHIVE_DAYS'>, now: number) {
  const tomorrow = now + DAY_MS
  const kept = await keptMonths(env)
  const visitors = days(LONGEST_COOKIE_MS)
  const [runs, oldViews, oldVisitors, outlived] = await Promise.all([
    lastRuns(env.DB),
    viewsOlderThan(env.DB, monthsBefore(tomorrow, kept.months)),
    visitorsOlderThan(env.DB, tomorrow - LONGEST_COOKIE_MS),
    outlivedBy(env.DB, tomorrow),
  ])
  const by = (job: string, next: Counted | null) => ({ job, next, last: lastOf(runs.get(job)) })
  const byNobody = { job: null, next: null, last: null }
  const rows: Kept[] = [
    { what: 'views', for: { unit: 'months', n: kept.months }, ...by('forget old views', oldViews) },
    { what: 'totals', for: null, ...byNobody },
    { what: 'visitors', for: visitors, ...by('forget old visitors', oldVisitors) },
    { what: 'contacts', for: { unit: 'brand' }, ...by('forget outlived contacts', outlived) },
    { what: 'agreements', for: { unit: 'months', n: AGREED_MONTHS }, ...by('end consents of the silent', null) },
    { what: 'proofs', for: null, ...byNobody },
    { what: 'requests', for: null, ...byNobody },
    { what: 'register', for: null, ...byNobody },
    { what: 'events', for: days(EVENTS_MS), ...by('forget what platforms were told', null) },
    { what: 'messages', for: days(KEEP_SENT_MS), ...by('forget what was delivered', null) },
    { what: 'failed', for: days(KEEP_DEAD_MS), ...by('forget what was delivered', null) },
    { what: 'dead', for: days(DEAD_MS), ...by('forget dead beacons', null) },
    { what: 'audit', for: null, ...byNobody },
    { what: 'archive', for: { unit: 'days', n: archivedDays(env) }, ...by('forget archived beacons', null) },
    { what: 'backups', for: { unit: 'days', n: BACKUP_DAYS }, ...byNobody },
  ]
  return { views: kept, rows }
}
