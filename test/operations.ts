import type { Report } from '../src/operations/report.ts'

const job = {
  name: 'keep "lists"\n',
  every: 'minute' as const,
  at: 1,
  failed: 'Error',
  tookMs: 5,
  handled: 1,
  failures: 3,
  failedAt: 1,
  failure: 'Error',
  isLate: true,
}
const platform = {
  ...{ connection: 'c', destination: 'meta', name: 'Meta', paused: 'halted', reason: '190', failures: 4 },
  ...{ waiting: 9, lateMs: 0, dead: 2, listsStopped: 1 },
}

/** Everything that can be wrong is. */
export const worst: Report = {
  at: 1e12,
  version: '1.2.3',
  schema: { newest: '0001_accounts.sql', expected: '0059_operations.sql', applied: 1, state: 'behind' },
  database: {
    ...{ latencyMs: 9000, bytes: 9.9e9, limitBytes: 10e9, bytesPerDay: 1e8, daysLeft: 1 },
    ...{ rows: { views: 5 }, countedOn: '2026-11-30' },
  },
  beacons: { dead: 7, perMinute: [{ at: 1, views: 2 }] },
  outbox: { waiting: 5, lateMs: 3_600_000, dead: 1 },
  mails: { dead: 3, on: true },
  feeds: { missed: 1 },
  webhooks: { off: 1, failing: 1 },
  platforms: [platform],
  clockAt: 1,
  jobs: [job],
  checks: [{ check: 'beacons', state: 'act', says: 'dead', n: 7, href: null, runbook: null }],
}
