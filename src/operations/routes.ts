import { endpoint } from '../accounts/endpoint.ts'
import { metricsText } from './metrics.ts'
import { reportOf } from './report.ts'

const clock = () => Date.now()

export const operationsEndpoints = [
  endpoint({
    method: 'GET',
    path: '/operations',
    role: 'owner',
    summary:
      'Whether everything works: each check with its state (`ok`, `watch`, `act`), what is the case and where it is mended; then the figures behind it: the database, what waits, what failed, each ad account, each job of the clock. Counts only.',
    answers: {
      200: '{checks, at, version, schema, database, beacons, outbox, mails, feeds, webhooks, platforms, clockAt, jobs}',
    },
    handle: async c => c.json(await reportOf(c.env, clock)),
  }),
  endpoint({
    method: 'GET',
    path: '/operations/metrics',
    role: 'viewer',
    summary:
      'The same for Prometheus, in its text format. Give your collector a key of the role viewer with the scope operations alone: it can read nothing else.',
    answers: { 200: 'text/plain; version=0.0.4' },
    handle: async c =>
      c.text(metricsText(await reportOf(c.env, clock)), 200, {
        'Content-Type': 'text/plain; version=0.0.4; charset=utf-8',
      }),
  }),
]
