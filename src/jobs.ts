import { noteMemberships } from './audiences/nightly.ts'
import { endSilentConsents } from './contacts/expire.ts'
import { forgetOutlivedContacts } from './contacts/retention.ts'
import { mails } from './dashboard/notices/mails.ts'
import { purgeEvents } from './deliveries/events/event-rows.ts'
import { tellPlatforms } from './deliveries/events/send-events.ts'
import { noteMissedPulls } from './deliveries/feed-missed.ts'
import { deliverWaiting } from './deliveries/send-outbox.ts'
import { syncLists } from './deliveries/sync/sync-lists.ts'
import { endDeletedWebhooks } from './deliveries/webhook-store.ts'
import { judgeChanged, judgeEverything } from './drift/judge.ts'
import { judgeTests } from './experiments/nightly.ts'
import { noteBenchmarks } from './funnel/benchmarks/nightly.ts'
import { noteAtNight, noteByTheMinute, tellWeek } from './notices/jobs.ts'
import { tellTeam } from './notices/tell.ts'
import { purgeOutbox } from './outbox/rows.ts'
import { runSchedules } from './pages/versions/schedule.ts'
import { purgeDead } from './pixel/dead.ts'
import { forgetOldViews, forgetOldVisitors } from './pixel/retention.ts'
import { listClosedDays, rollUp } from './pixel/roll-up.ts'
import { noteRun } from './privacy/job-runs.ts'

/** What the clock starts. Each may run twice at once, and late: it looks at what is due, not at when it was called. */
interface Job {
  name: string
  every: 'minute' | 'night'
  run: (env: Env, now: number) => Promise<void>
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
  { name: 'forget dead beacons', every: 'night', run: (env, now) => purgeDead(env.DB, now) },
]

const CRONS = { '* * * * *': 'minute', '17 3 * * *': 'night' } as const

/** One job that fails does not keep the others from running. */
export async function onSchedule({ cron, scheduledTime }: ScheduledController, env: Env): Promise<void> {
  const due = jobs.filter(({ every }) => every === CRONS[cron as keyof typeof CRONS])
  const outcomes = await Promise.allSettled(due.map(job => job.run(env, scheduledTime)))
  for (const [i, outcome] of outcomes.entries()) {
    const { name, every } = due[i]!
    const failed = outcome.status === 'rejected' ? String(outcome.reason) : ''
    if (failed) console.error('job failed:', name, failed)
    if (every === 'night') await noteRun(env.DB, name, failed, scheduledTime)
  }
}
