import { deliverWaiting } from './deliveries/send-outbox.ts'
import { judgeChanged, judgeEverything } from './drift/judge.ts'
import { purgeOutbox } from './outbox/rows.ts'
import { runSchedules } from './pages/versions/schedule.ts'
import { purgeDead } from './pixel/dead.ts'
import { forgetOld } from './pixel/retention.ts'

/** What the clock starts. Each may run twice at once, and late: it looks at what is due, not at when it was called. */
interface Job {
  name: string
  every: 'minute' | 'night'
  run: (env: Env, now: number) => Promise<void>
}

const jobs: Job[] = [
  { name: 'deliver what waits', every: 'minute', run: deliverWaiting },
  { name: 'publish and take down what is due', every: 'minute', run: runSchedules },
  { name: 'judge what changed', every: 'minute', run: judgeChanged },

  { name: 'judge every promise', every: 'night', run: judgeEverything },
  { name: 'forget old visits', every: 'night', run: forgetOld },
  { name: 'forget what was delivered', every: 'night', run: (env, now) => purgeOutbox(env.DB, now) },
  { name: 'forget dead beacons', every: 'night', run: (env, now) => purgeDead(env.DB, now) },
]

const CRONS = { '* * * * *': 'minute', '17 3 * * *': 'night' } as const

/** One job that fails does not keep the others from running. */
export async function onSchedule({ cron, scheduledTime }: ScheduledController, env: Env): Promise<void> {
  const due = jobs.filter(({ every }) => every === CRONS[cron as keyof typeof CRONS])
  const outcomes = await Promise.allSettled(due.map(job => job.run(env, scheduledTime)))
  for (const [i, outcome] of outcomes.entries())
    if (outcome.status === 'rejected') console.error('job failed:', due[i]!.name, outcome.reason)
}
