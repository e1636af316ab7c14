import type { Context } from 'hono'
import * as z from 'zod'
import { type Api, endpoint } from '../../accounts/endpoint.ts'
import { destinations } from '../../destinations/index.ts'
import { HttpError, parsedQuery } from '../../lib/http.ts'
import { paged, pagingParams, readPaging } from '../../lib/paging.ts'
import { connectionOr404 } from '../platforms/connection-routes.ts'
import { listConnections } from '../platforms/connection-store.ts'
import { adviceOnEvent } from './event-advice.ts'
import { cursorOf, listEvents, replayEvents } from './event-rows.ts'
import { kind, STATES } from './event-schema.ts'
import { qualityOf } from './quality.ts'

const replay = z
  .strictObject({ kind: kind.optional(), event: z.string().min(1).max(200).optional() })
  .refine(({ kind, event }) => kind !== undefined || event === undefined, {
    error: 'say of which kind the event is',
    path: ['kind'],
  })

const ofState = z.object({ state: z.enum(STATES).default('dead') })
const WRONG_STATE = `state is one of: ${STATES.join(', ')}.`

export const eventEndpoints = [
  endpoint({
    method: 'GET',
    path: '/events',
    role: 'analyst',
    summary: `Conversions on their way to an ad platform: ?connection=&state=dead (default), ${STATES.filter(state => state !== 'dead').join(', ')}. Without personal data, latest first.`,
    query: pagingParams.extend({ connection: z.string() }).extend(ofState.shape),
    example: { query: { connection: '{connection}' } },
    answers: { 200: '{items, next}', 404: 'unknown-connection', 422: 'invalid-query' },
    handle: async c => {
      const { cursor, limit } = readPaging(c)
      const { state } = parsedQuery(ofState, c.req.query(), WRONG_STATE)
      const { id, destination } = await connectionOf(c)
      const { items, next } = paged(await listEvents(c.env.DB, id, state, cursor, limit), limit, cursorOf)
      const { label } = destinations[destination]
      return c.json({ items: items.map(row => ({ ...row, advice: adviceOnEvent(row, label) })), next })
    },
  }),
  endpoint({
    method: 'GET',
    path: '/events/quality',
    role: 'analyst',
    summary:
      'For each connection: what became of the events of 30 days, by what the platform could recognise people, and what would help.',
    query: pagingParams,
    answers: { 200: '{items, next}', 422: 'invalid-query' },
    handle: async (c, _, now) => {
      const { cursor, limit } = readPaging(c)
      const { items, next } = paged(await listConnections(c.env.DB, cursor, limit), limit, ({ id }) => id)
      const found = await Promise.all(items.map(connection => qualityOf(c.env.DB, connection, now)))
      return c.json({ items: found, next })
    },
  }),
  endpoint({
    method: 'POST',
    path: '/events/:connection/replay',
    role: 'editor',
    summary:
      'Send again what ended without being taken, with all its tries: {} all of it, {kind} one kind, {kind, event} one event.',
    body: replay,
    example: { path: { connection: '{connection}' }, body: { kind: 'lead' } },
    answers: { 202: '{events}', 404: 'unknown-connection', 409: 'nothing-to-replay', 422: 'invalid-body' },
    handle: async (c, body, now) => {
      const { id } = await connectionOr404(c, c.req.param('connection'))
      const events = await replayEvents(c.env.DB, id, body, now)
      if (events === 0) throw nothing(id)
      return c.json({ events }, 202)
    },
  }),
]

function connectionOf(c: Context<Api>) {
  const id = c.req.query('connection')
  if (id) return connectionOr404(c, id)
  const message = 'Say which: ?connection=<id>. GET /api/connections lists them.'
  throw new HttpError(422, 'invalid-query', message, [{ path: 'connection', message: 'is missing' }])
}

const nothing = (id: string) =>
  new HttpError(
    409,
    'nothing-to-replay',
    `None of them is dead, or was left out for want of a setting. GET /api/events?connection=${id} lists those that are.`,
  )
