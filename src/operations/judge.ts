import { sumOf } from '../lib/sum.ts'
import { HOUR_MS, MINUTE_MS } from '../lib/time.ts'
import { CLOCK_LATE_MS, OUTBOX_LATE_MS } from './limits.ts'
import type { Facts } from './report.ts'

/** `watch`: nothing is lost yet. `act`: something does not work, and somebody has to do something. */
type State = 'ok' | 'watch' | 'act'

export interface Check {
  check: keyof typeof CHECKS
  state: State
  says: string // what is the case, by name: the screens have words for each
  n: number // what it is the case of: milliseconds, days, minutes, messages
  href: string | null // the screen that mends it
  runbook: string | null // the section of docs/runbook.md
}

type Said = Pick<Check, 'state' | 'says' | 'n'>
const ok = (says: string, n = 0): Said => ({ state: 'ok', says, n })
const watch = (says: string, n = 0): Said => ({ state: 'watch', says, n })
const act = (says: string, n = 0): Said => ({ state: 'act', says, n })

const SLOW_MS = 300 // a query that does nothing takes 1 to 50 ms
const STALLED_MS = 2000
const CONVERSIONS_LATE_MS = HOUR_MS

function database({ database: { latencyMs } }: Facts): Said {
  if (latencyMs >= STALLED_MS) return act('stalls', latencyMs)
  return latencyMs >= SLOW_MS ? watch('slow', latencyMs) : ok('fast', latencyMs)
}

/** By the share that is used, and by the days that are left at the rate of the last thirty. */
function space({ database: { bytes, limitBytes, daysLeft } }: Facts): Said {
  const share = bytes / limitBytes
  if (share >= 0.95 || (daysLeft !== null && daysLeft <= 14)) return act('full-soon', daysLeft ?? 0)
  if (share >= 0.8 || (daysLeft !== null && daysLeft <= 90)) return watch('fills', daysLeft ?? 0)
  return ok('room', Math.round(share * 100))
}

function schema({ schema: { state } }: Facts): Said {
  if (state === 'behind') return act('behind')
  return state === 'ahead' ? watch('ahead') : ok('current')
}

function clock({ at, clockAt }: Facts): Said {
  if (clockAt === null) return act('never-ticked')
  const minutes = Math.max(0, Math.floor((at - clockAt) / MINUTE_MS)) // a clock that was set back
  return at - clockAt > CLOCK_LATE_MS ? act('stopped', minutes) : ok('ticks', minutes)
}

/** Of those that ran at all: where the clock has stopped, that is what to mend. */
function jobs({ at, clockAt, jobs }: Facts): Said {
  const failing = jobs.filter(({ failed }) => failed !== '').length
  if (failing > 0) return act('failing', failing)
  const late = jobs.filter(({ isLate }) => isLate).length
  const ticks = clockAt !== null && at - clockAt <= CLOCK_LATE_MS
  return late > 0 && ticks ? act('late', late) : ok('run', jobs.length)
}

const beacons = ({ beacons: { dead } }: Facts): Said => (dead > 0 ? act('dead', dead) : ok('stored'))

function outbox({ outbox: { waiting, lateMs, dead } }: Facts): Said {
  if (lateMs > OUTBOX_LATE_MS) return act('late', Math.floor(lateMs / MINUTE_MS))
  return dead > 0 ? watch('dead', dead) : ok('goes', waiting)
}

function mails({ mails: { on, dead } }: Facts): Said {
  if (!on) return ok('off')
  return dead > 0 ? act('fail', dead) : ok('go')
}

function webhooks({ webhooks: { off, failing } }: Facts): Said {
  if (off > 0) return act('off', off)
  return failing > 0 ? watch('fail', failing) : ok('answer')
}

const feeds = ({ feeds: { missed } }: Facts): Said => (missed > 0 ? act('missed', missed) : ok('pulled'))

function platforms({ platforms: all }: Facts): Said {
  const paused = all.filter(each => each.paused !== null && each.paused !== 'by-hand').length
  if (paused > 0) return act('paused', paused)
  const lists = sumOf(all, each => each.listsStopped)
  if (lists > 0) return act('lists-stopped', lists)
  const lateMs = Math.max(0, ...all.map(each => each.lateMs))
  if (lateMs > CONVERSIONS_LATE_MS) return act('late', Math.floor(lateMs / MINUTE_MS))
  const dead = sumOf(all, each => each.dead)
  return dead > 0 ? watch('refused', dead) : ok('take', all.length)
}

const CHECKS = {
  database: { of: database, href: null, runbook: 'the-database-stalls' },
  space: { of: space, href: null, runbook: 'the-database-fills-up' },
  schema: { of: schema, href: null, runbook: 'a-migration-fails' },
  clock: { of: clock, href: null, runbook: 'jobs-do-not-run' },
  jobs: { of: jobs, href: null, runbook: 'jobs-do-not-run' },
  beacons: { of: beacons, href: '/app/measure/aside', runbook: 'beacons-lie-dead' },
  outbox: { of: outbox, href: '/app/webhooks', runbook: 'messages-wait-or-fail' },
  mails: { of: mails, href: '/app/connect/mail', runbook: 'messages-wait-or-fail' },
  webhooks: { of: webhooks, href: '/app/webhooks', runbook: 'messages-wait-or-fail' },
  feeds: { of: feeds, href: '/app/feeds', runbook: 'a-platform-does-not-pull' },
  platforms: { of: platforms, href: '/app/platforms', runbook: 'a-platform-refuses' },
} satisfies Record<string, { of: (facts: Facts) => Said; href: string | null; runbook: string }>

/** What each part of the product is up to; where it is well there is nothing to mend. */
export const judge = (facts: Facts): Check[] =>
  Object.entries(CHECKS).map(([check, { of, href, runbook }]) => {
    const said = of(facts)
    const mend = said.state === 'ok' ? { href: null, runbook: null } : { href, runbook }
    return { check: check as keyof typeof CHECKS, ...said, ...mend }
  })
