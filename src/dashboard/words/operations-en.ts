import type * as fr from './operations-fr.ts'
import { type Counted, inEnglish } from './plural.ts'

type Says = Record<string, (n: Counted) => string>

const says: Record<string, Says> = {
  database: {
    fast: n => `The database answers in ${n.text} ms.`,
    slow: n => `The database takes ${n.text} ms to answer an empty question. Nothing is lost; see whether it lasts.`,
    stalls: n => `The database took ${n.text} ms to answer. Pages are served from memory, and beacons wait.`,
  },
  space: {
    room: n => `${n.text}% of the database is used.`,
    fills: n =>
      `The database fills up: ${inEnglish(n, 'day', 'days')} at this rate. Keep views for less long, or give a brand a database of its own.`,
    'full-soon': n =>
      `The database is full in ${inEnglish(n, 'day', 'days')}: nothing can be written then. Make room today.`,
  },
  schema: {
    current: () => 'The database has all its migrations.',
    behind: () => 'The database lacks migrations: run “npm run deploy” again.',
    ahead: () =>
      'The database is newer than the code, as after a rollback. That is foreseen; deploy again once the version is mended.',
  },
  clock: {
    ticks: n => `The clock rang ${inEnglish(n, 'minute', 'minutes')} ago.`,
    stopped: n =>
      `The clock has not rung for ${inEnglish(n, 'minute', 'minutes')}: nothing is sent, and nothing is published when it is due.`,
    'never-ticked': () => 'The clock has never rung. Wait a minute after deploying, then look at the triggers.',
  },
  jobs: {
    run: n => `${inEnglish(n, 'job runs', 'jobs run')} without a failure.`,
    failing: n => `${inEnglish(n, 'job', 'jobs')} failed the last time.`,
    late: n => `${inEnglish(n, 'job', 'jobs')} did not run in time, though the clock rings.`,
  },
  beacons: {
    stored: () => 'Every beacon that came is a row.',
    dead: n => `${inEnglish(n, 'beacon lies', 'beacons lie')} aside: they could not become rows.`,
  },
  outbox: {
    goes: n => `Messages leave in time; ${inEnglish(n, 'waits', 'wait')}.`,
    late: n => `A message has been due for ${inEnglish(n, 'minute', 'minutes')}.`,
    dead: n => `${inEnglish(n, 'message', 'messages')} given up in seven days can be sent again.`,
  },
  mails: {
    go: () => 'Mails leave.',
    off: () => 'No mail is sent: MAIL_FROM is empty.',
    fail: n => `${inEnglish(n, 'mail', 'mails')} did not leave in seven days.`,
  },
  webhooks: {
    answer: () => 'The servers of the webhooks answer.',
    fail: n => `${inEnglish(n, 'webhook fails', 'webhooks fail')} and will be tried again.`,
    off: n => `${inEnglish(n, 'webhook was', 'webhooks were')} disabled after so many failures.`,
  },
  feeds: {
    pulled: () => 'Feeds are pulled in time.',
    missed: n => `${inEnglish(n, 'feed was', 'feeds were')} not pulled when due: the audience grows old.`,
  },
  platforms: {
    take: n =>
      n.n === 0 ? 'No ad account is connected.' : `${inEnglish(n, 'ad account takes', 'ad accounts take')} everything.`,
    paused: n =>
      `${inEnglish(n, 'ad account is', 'ad accounts are')} paused: a token refused, failures, or a version that ended.`,
    'lists-stopped': n => `${inEnglish(n, 'list is', 'lists are')} stopped: nobody is added any more.`,
    late: n => `Conversions have been due for ${inEnglish(n, 'minute', 'minutes')}.`,
    refused: n => `${inEnglish(n, 'conversion', 'conversions')} refused for good in seven days.`,
  },
}

export const operations: typeof fr.operations = {
  title: 'Operations',
  lead: 'Does everything work? Each line says what is the case, and where to mend it. Counts only, nothing about anybody.',
  well: 'Everything works.',
  toDo: n => `${inEnglish(n, 'thing has', 'things have')} to be done.`,
  toWatch: n => `Nothing is lost; ${inEnglish(n, 'thing is', 'things are')} worth watching.`,
  checks: 'Checks',
  names: {
    database: 'Database',
    space: 'Room',
    schema: 'Migrations',
    clock: 'Clock',
    jobs: 'Jobs',
    beacons: 'Beacons',
    outbox: 'Messages',
    mails: 'Mails',
    webhooks: 'Webhooks',
    feeds: 'Feeds',
    platforms: 'Platforms',
  },
  states: { ok: 'well', watch: 'watch', act: 'to do' },
  says: (check, what, n) => says[check]?.[what]?.(n) ?? what,
  mend: 'Mend',
  mendOf: name => `Mend: ${name}`,
  runbook: section => `docs/runbook.md#${section}`,
  traffic: 'Visits, minute by minute',
  trafficHow: (from, to, most) => `From ${from} to ${to}; ${most} in one minute at most.`,
  trafficNone: 'No visit in the last three hours. Open a published page: it is here a minute later.',
  tenMinutes: 'Ten minutes from',
  views: 'Visits',
  database: 'The database',
  size: 'Size',
  sizeOf: (size, limit) => `${size} of ${limit}`,
  growth: 'Growth',
  perDay: size => `${size} a day`,
  growthUnknown: 'known after two nights',
  daysLeft: 'Full in',
  days: n => inEnglish(n, 'day', 'days'),
  never: 'not at this rate',
  answers: 'Answer',
  migrations: 'Migrations',
  version: 'Version',
  table: 'Table',
  rows: 'Rows',
  rowsOf: day => `Rows of each table, counted on the night of ${day}`,
  rowsNone: 'The rows of each table are counted at night, at 03:17 UTC.',
  more: n => `more than ${n}`,
  jobs: 'Jobs of the clock',
  job: 'Job and last run',
  took: 'Took',
  handled: 'Did',
  failedOn: (when, why) => `Failed last on ${when}: ${why}`,
  late: 'late',
  noJobs: 'No job has run yet: the first comes within a minute.',
  platforms: 'Ad accounts',
  account: 'Account',
  waiting: 'Waiting',
  refused: 'Refused (7 days)',
  paused: why => `paused: ${why}`,
  metrics: 'For a monitor',
  metricsHow:
    'GET /api/operations/metrics gives these figures to Prometheus. Make a key of the role viewer for the area “Operations” alone. For a plain uptime check, GET /health answers without a key.',
}
