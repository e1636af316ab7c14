import type { Report } from './report.ts'

type Labels = Readonly<Record<string, string>>
type Sample = readonly [labels: Labels, value: number]

interface Metric {
  name: string
  help: string
  of: (report: Report) => readonly Sample[]
}

const NONE: Labels = {}
const one = (value: number | null): Sample[] => (value === null ? [] : [[NONE, value]])
const STATES = ['ok', 'watch', 'act'] as const

/** All gauges, as what is counted may be erased. Labels name tables, jobs, checks and platforms: nothing of any person. */
const METRICS: readonly Metric[] = [
  {
    name: 'info',
    help: 'Version and newest migration.',
    of: r => [[{ version: r.version, schema: r.schema.newest }, 1]],
  },
  {
    name: 'check_state',
    help: '1 for the state that each check is in.',
    of: r =>
      r.checks.flatMap(({ check, state }) =>
        STATES.map(each => [{ check, state: each }, Number(each === state)] as const),
      ),
  },
  { name: 'd1_latency_seconds', help: 'Round trip of an empty query.', of: r => one(r.database.latencyMs / 1000) },
  { name: 'd1_size_bytes', help: 'Size of the database.', of: r => one(r.database.bytes) },
  { name: 'd1_size_limit_bytes', help: 'What a database may hold.', of: r => one(r.database.limitBytes) },
  { name: 'd1_days_left', help: 'Days until it is full, at the rate of 30 days.', of: r => one(r.database.daysLeft) },
  {
    name: 'd1_table_rows',
    help: 'Rows of each table last night; 1000001 means more than a million.',
    of: r => Object.entries(r.database.rows).map(([table, rows]) => [{ table }, rows] as const),
  },
  {
    name: 'views_last_minute',
    help: 'Views that began in the last whole minute.',
    of: r => one(r.beacons.perMinute.at(-1)?.views ?? null),
  },
  {
    name: 'dead_beacons',
    help: 'Beacons that could not be stored; 1001 means more than 1000.',
    of: r => one(r.beacons.dead),
  },
  { name: 'outbox_waiting', help: 'Messages that wait; 1001 means more than 1000.', of: r => one(r.outbox.waiting) },
  {
    name: 'outbox_late_seconds',
    help: 'For how long the oldest message has been due.',
    of: r => one(r.outbox.lateMs / 1000),
  },
  { name: 'outbox_dead', help: 'Messages given up in 7 days that can be sent again.', of: r => one(r.outbox.dead) },
  { name: 'mails_dead', help: 'Mails given up in 7 days.', of: r => one(r.mails.dead) },
  { name: 'webhooks_off', help: 'Webhooks that were disabled for failing.', of: r => one(r.webhooks.off) },
  { name: 'feeds_missed', help: 'Feeds whose last due pull did not come.', of: r => one(r.feeds.missed) },
  ...(
    [
      [
        'connection_paused',
        '1 where an ad account was paused and not by hand.',
        p => Number(p.paused !== null && p.paused !== 'by-hand'),
      ],
      ['conversions_waiting', 'Conversions that wait for an ad platform.', p => p.waiting],
      ['conversions_late_seconds', 'For how long the oldest of them has been due.', p => p.lateMs / 1000],
      ['conversions_dead', 'Conversions of 7 days that it refused for good.', p => p.dead],
      ['lists_stopped', 'Lists that need somebody.', p => p.listsStopped],
    ] as [string, string, (platform: Report['platforms'][number]) => number][]
  ).map(
    ([name, help, value]): Metric => ({
      ...{ name, help },
      of: r => r.platforms.map(p => [{ destination: p.destination, connection: p.connection }, value(p)] as const),
    }),
  ),
  {
    name: 'job_last_run_timestamp_seconds',
    help: 'When each job of the clock began last.',
    of: r => r.jobs.map(j => [{ job: j.name }, j.at / 1000] as const),
  },
  {
    name: 'job_duration_seconds',
    help: 'How long its last run took.',
    of: r => r.jobs.flatMap(j => (j.tookMs === null ? [] : [[{ job: j.name }, j.tookMs / 1000] as const])),
  },
  {
    name: 'job_failures',
    help: 'Failures in a row; 0 when the last run went well.',
    of: r => r.jobs.map(j => [{ job: j.name }, j.failures] as const),
  },
]

/** Prometheus' text format, 0.0.4 (prometheus.io/docs/instrumenting/exposition_formats). */
export const metricsText = (report: Report): string =>
  METRICS.map(({ name, help, of }) => {
    const full = `like2lead_${name}`
    const lines = of(report).map(([labels, value]) => `${full}${labelled(labels)} ${value}`)
    return lines.length === 0 ? '' : `# HELP ${full} ${help}\n# TYPE ${full} gauge\n${lines.join('\n')}\n`
  }).join('')

function labelled(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`)
  return pairs.length > 0 ? `{${pairs.join(',')}}` : ''
}

const escaped = (value: string): string => value.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')
