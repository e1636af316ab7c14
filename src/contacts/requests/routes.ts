import * as z from 'zod'
import { endpoint, list } from '../../accounts/endpoint.ts'
import { HttpError } from '../../lib/http.ts'
import { DAY_MS, dayOf } from '../../lib/time.ts'
import { notedEndpoints } from './noted-endpoints.ts'
import { erase } from './run.ts'
import { accessed, preview, requestOr404, shown } from './shown.ts'
import { kind, listRequests, noteRequest, openRequests } from './store.ts'
import { type Named, named, subjectOf } from './subject.ts'

const OLDEST_MS = 366 * DAY_MS

/** A day; today when it is left out. */
const received = z.iso.date().optional()
const whose = z.union(named.options.map(option => option.extend({ received })))
const toNote = z.union(named.options.map(option => option.extend({ received, kind })))

export const requestEndpoints = [
  endpoint({
    method: 'POST',
    path: '/privacy/preview',
    role: 'editor',
    summary:
      'What there is of a person or a browser, in counts: what an erasure takes away, what stays, and who was told.',
    body: named,
    example: { body: { email: 'camille.1@example.com' } },
    answers: {
      200: '{reference, goes, stays, lists, events, webhooks, files}',
      422: 'invalid-body, not-an-email, not-a-phone',
    },
    handle: async (c, who) => c.json(await preview(c.env, who)),
  }),
  endpoint({
    method: 'POST',
    path: '/privacy/requests',
    role: 'editor',
    summary:
      'Note that somebody asks for access or erasure, to be done before the deadline. Who asks stays sealed until then.',
    body: toNote,
    example: { body: { email: 'nobody@example.com', kind: 'erasure' } },
    answers: { 201: 'the request', 422: 'invalid-body, not-an-email, not-a-phone, not-a-day' },
    handle: async (c, { kind: of, received: day, ...who }, now) => {
      const { reference } = await subjectOf(c.env, who as Named)
      const asked = { kind: of, reference, who: who as Named, receivedAt: receivedAt(day, now), by: c.var.actor.id }
      const id = await noteRequest(c.env.DB, c.env.DATA_KEY, asked)
      return c.json(await shown(c.env.DB, await requestOr404(c.env.DB, id)), 201)
    },
  }),
  list({
    path: '/privacy/requests',
    role: 'editor',
    summary:
      'Requests for access and erasure, with their deadlines and what came of them, latest first; ?state=open: those that wait. No personal data.',
    query: z.object({ state: z.enum(['open']).optional() }),
    rows: (c, cursor, limit) =>
      c.req.query('state') === 'open' ? openRequests(c.env.DB, cursor, limit) : listRequests(c.env.DB, cursor, limit),
    keyOf: row => row.id,
    shown: (row, c) => shown(c.env.DB, row),
  }),
  ...notedEndpoints,
  endpoint({
    method: 'POST',
    path: '/privacy/access',
    role: 'editor',
    summary:
      'All that is known of a person or a browser, to be sent to them alone (GDPR art. 15 and 20). It is noted as a request.',
    body: whose,
    example: { body: { email: 'sacha.1@example.com' } },
    answers: { 200: '{id, file}', 409: 'several-people', 422: 'invalid-body, not-an-email, not-a-phone, not-a-day' },
    handle: (c, { received: day, ...who }, now) =>
      accessed(c, { who: who as Named, receivedAt: receivedAt(day, now), by: c.var.actor.id }, now),
  }),
  endpoint({
    method: 'POST',
    path: '/erasures',
    role: 'editor',
    summary:
      'Forget a person or a browser. The answer is the same whether or not we knew them; GET /api/privacy/requests/:id is its certificate.',
    body: whose,
    example: { body: { email: 'nobody@example.com' } },
    answers: { 202: '{id}', 422: 'invalid-body, not-an-email, not-a-phone, not-a-day' },
    handle: async (c, { received: day, ...who }, now) => {
      const id = await erase(c.env, { who: who as Named, receivedAt: receivedAt(day, now), by: c.var.actor.id }, now)
      return c.json({ id }, 202)
    },
  }),
]

function receivedAt(day: string | undefined, now: number): number {
  if (day === undefined) return now
  const at = Date.parse(day)
  if (at <= now && at >= now - OLDEST_MS) return at
  throw new HttpError(422, 'not-a-day', `A day from ${dayOf(now - OLDEST_MS)} to today.`, [
    { path: 'received', message: 'a day of the last year, today at the latest', code: 'not-a-day' },
  ])
}
