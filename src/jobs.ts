import { noteMemberships } from './audiences/nightly.ts'
import { endSilentConsents } from './contacts/expire.ts'
import { forgetOutlivedContacts } from './contacts/retention.ts'
import { mails } from './dashboard/notices/mails.ts'
import { atEach } from './db/databases.ts'
import { purgeEvents } from './deliveries/events/event-rows.ts'
import { tellPlatforms } from './deliveries/events/send-events.ts'
import { noteMissedPulls } from './deliveries/feed-missed.ts'
import { deliverWaiting } from './deliveries/send-outbox.ts'
import { syncLists } from './deliveries/sync/sync-lists.ts'
import { endDeletedWebhooks } from './deliveries/webhook-store.ts'
import { judgeChanged, judgeEverything } from './drift/judge.ts'
import { resealUnderNewKey } from './encryption/reseal.ts'
import { judgeTests } from './experiments/nightly.ts'
import { noteBenchmarks } from './funnel/benchmarks/nightly.ts'
import { newId } from './lib/ids.ts'
import { log, tellCounts } from './lib/log.ts'
import { inRequest } from './lib/request-id.ts'
import { toldOf } from './lib/scrub.ts'
import { SECOND_MS, sleep } from './lib/time.ts'
import { noteAtNight, noteByTheMinute, tellWeek } from './notices/jobs.ts'
import { tellTeam } from './notices/tell.ts'
import { noteRuns, type Ran, type Rhythm } from './operations/job-runs.ts'
import { noteSizes } from './operations/sizes.ts'
import { purgeOutbox } from './outbox/rows.ts'
import { runSchedules } from './pages/versions/schedule.ts'
import { forgetArchive } from './pixel/archive.ts'
import { forgetOldViews, forgetOldVisitors } from './pixel/days/retention.ts'
import { listClosedDays, rollUp } from './pixel/days/roll-up.ts'
import { purgeDead } from './pixel/dead/letters.ts'

/** What the clock starts. Each may run twice at once, and late: it looks at what is due, not at when it was called. */
interface Job {
  name: string
  every: Rhythm
  run: (env: Env, now: number) => Promise<unknown> // a number: how many things it did
}

const jobs: Job[] = [
  { name: 'deliver what waits', every: 'minute', run: deliverWaiting },
  { name: 'end deleted webhooks', every: 'minute', run: endDeletedWebhooks },
  { name: 'publish and take down what is due', every: 'minute', run: runSchedules },
  { name: 'judge what changed', every: 'minute', run: judgeChanged },
  { name: 'roll up closed days', every: 'minute', run: rollUp },
  { name: 'keep lists', every: 'minute', run: syncLists },
  { name: 'tell ad platforms', every: 'minute', run: (env, now) => tellPlatforms(env, now) },
  { name: 'note missed pulls', every: 'minute', run: noteMissedPulls },
  { name: 'note what is wrong', every: 'minute', run: noteByTheMinute },
  { name: 'seal again under a new key', every: 'minute', run: resealUnderNewKey },
  { name: 'tell the team', every: 'minute', run: (env, now) => tellTeam(env, mails, now) },

  { name: 'judge every promise', every: 'night', run: judgeEverything },
  { name: 'list closed days', every: 'night', run: listClosedDays },
  { name: 'judge tests', every: 'night', run: judgeTests },
  { name: 'note who is in which audience', every: 'night', run: noteMemberships },
  { name: 'note what the account does in a week', every: 'night', run: noteBenchmarks },
  { name: 'note leaks and spend on broken pages', every: 'night', run: noteAtNight },
  { name: 'tell webhooks of the week', every: 'night', run: tellWeek },
  { name: 'end consents of the silent', every: 'night', run: endSilentConsents },
  { name: 'forget outlived contacts', every: 'night', run: forgetOutlivedContacts },
  { name: 'forget old views', every: 'night', run: forgetOldViews },
  { name: 'forget old visitors', every: 'night', run: forgetOldVisitors },
  { name: 'forget what was delivered', every: 'night', run: (env, now) => purgeOutbox(env.DB, now) },
  { name: 'forget what platforms were told', every: 'night', run: purgeEvents },
  { name: 'note what the database weighs', every: 'night', run: noteSizes },
  { name: 'forget archived beacons', every: 'night', run: forgetArchive },
  { name: 'forget dead beacons', every: 'night', run: (env, now) => purgeDead(env.DB, now) },
]

const CRONS = { '* * * * *': 'minute', '17 3 * * *': 'night' } as const

/** For each database. One that does not answer does not keep the others from their jobs. */
export async function onSchedule({ cron, scheduledTime }: ScheduledController, env: Env): Promise<void> {
  const every = CRONS[cron as keyof typeof CRONS]
  await inRequest(newId(), async () => {
    await Promise.all(atEach(env).map(each => runDue(every, each, scheduledTime)))
    tellCounts()
  })
}

/** One job that fails does not keep the others from running. */
async function runDue(every: Rhythm, env: Env, scheduledTime: number): Promise<void> {
  const due = jobs.filter(job => job.every === every)
  const running = due.map(job => runJob(job, env, scheduledTime))
  const patience = sleep(PATIENCE_MS).then(() => null)
  const first = await Promise.all(running.map(one => Promise.race([one, patience])))
  await note(
    env,
    every,
    first.filter(ran => ran !== null),
    scheduledTime,
  )
  const rest = (await Promise.all(running)).filter(ran => !first.includes(ran))
  if (rest.length > 0) await note(env, every, rest, scheduledTime)
}

const PATIENCE_MS = 20 * SECOND_MS // one that never ends does not hide how the others fared

const note = (env: Env, every: Rhythm, ran: readonly Ran[], now: number): Promise<void> =>
  noteRuns(env.DB, every, ran, now).catch(error => log('error', 'jobs.not-noted', placeOf(env), error))

const placeOf = ({ DATABASE }: Env) => (DATABASE === undefined ? {} : { database: DATABASE })

/** Nights are told from their beginning: one that is cut short has no end. */
async function runJob({ name, every, run }: Job, env: Env, scheduledTime: number): Promise<Ran> {
  const began = Date.now()
  if (every === 'night') log('info', 'job.began', { job: name })
  try {
    const done = await run(env, scheduledTime)
    const [tookMs, handled] = [Date.now() - began, typeof done === 'number' ? done : null]
    // One of every minute that found nothing to do is in job_runs alone.
    if (every === 'night' || handled || tookMs > SECOND_MS) log('info', 'job.ended', { job: name, ms: tookMs, handled })
    return { name, every, failed: '', tookMs, handled }
  } catch (error) {
    const tookMs = Date.now() - began
    log('error', 'job.failed', { job: name, ms: tookMs, ...placeOf(env) }, error)
    return { name, every, failed: toldOf(error).error, tookMs, handled: null }
  }
}
