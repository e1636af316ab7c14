import { endpoint, list } from '../accounts/endpoint.ts'
import { audienceOr404 } from '../audiences/routes.ts'
import { findAudience } from '../audiences/store.ts'
import { FORMS, type Form } from '../destinations/contract.ts'
import { type DestinationName, destinationNames, destinations } from '../destinations/index.ts'
import { randomToken, sha256Hex } from '../lib/crypto.ts'
import { HttpError } from '../lib/http.ts'
import { exportResponse } from './export.ts'
import { newFeed } from './schema.ts'
import { addFeed, listDeliveries, listFeeds, revokeFeed } from './store.ts'

export const deliveryEndpoints = [
  endpoint({
    method: 'GET',
    path: '/audiences/:id/export/:file',
    role: 'editor',
    summary: `The people of an audience as <destination>.csv (${destinationNames.join(', ')}); ?form=plain or hashed.`,
    answers: { 200: 'text/csv, streamed', 404: 'unknown-audience, unknown-destination', 422: 'invalid-query' },
    handle: async (c, _, now) => {
      const destination = destinationOf(c.req.param('file') ?? '')
      const form = formOf(c.req.query('form'))
      const audience = await audienceOr404(c.env.DB, c.req.param('id'))
      return exportResponse(c.env, c.executionCtx, {
        audience,
        destination,
        ...(form && { form }),
        kind: 'export',
        actor: c.var.actor.id,
        now,
        head: c.req.method === 'HEAD',
      })
    },
  }),
  endpoint({
    method: 'POST',
    path: '/feeds',
    role: 'editor',
    summary: 'Make a URL from which an ad platform pulls an audience. Its password is shown once.',
    body: newFeed,
    answers: { 201: '{id, url, username, password}', 422: 'invalid-body, unknown-audience' },
    handle: async (c, body, now) => {
      if (!(await findAudience(c.env.DB, body.audience))) {
        const issues = [{ path: 'audience', message: `unknown: ${body.audience}` }]
        throw new HttpError(422, 'unknown-audience', `No audience "${body.audience}".`, issues)
      }
      const password = randomToken()
      const username = `feed-${randomToken().slice(0, 8)}`
      const id = await addFeed(c.env.DB, { ...body, username, passwordHash: await sha256Hex(password) }, now)
      return c.json({ id, url: feedUrl(c.req.url, id, body.destination), username, password }, 201)
    },
  }),
  list({
    path: '/feeds',
    role: 'analyst',
    summary: 'List feeds, latest first, without their passwords.',
    rows: (c, cursor, limit) => listFeeds(c.env.DB, cursor, limit),
    keyOf: feed => feed.id,
    shown: (feed, c) => ({ ...feed, url: feedUrl(c.req.url, feed.id, feed.destination) }),
  }),
  endpoint({
    method: 'DELETE',
    path: '/feeds/:id',
    role: 'editor',
    summary: 'Revoke a feed at once.',
    answers: { 204: 'revoked', 404: 'unknown-feed' },
    handle: async (c, _, now) => {
      if (await revokeFeed(c.env.DB, c.req.param('id') ?? '', now)) return c.body(null, 204)
      throw new HttpError(404, 'unknown-feed', 'No such feed, or it was revoked before.')
    },
  }),
  list({
    path: '/deliveries',
    role: 'analyst',
    summary: "Each time people's data left: when, how many, to whom, by whom. Latest first.",
    rows: (c, cursor, limit) => listDeliveries(c.env.DB, cursor, limit),
    keyOf: delivery => delivery.id,
  }),
]

const feedUrl = (requestUrl: string, id: string, destination: DestinationName) =>
  `${new URL(requestUrl).origin}/feeds/${id}/${destination}.csv`

function destinationOf(file: string) {
  const name = destinationNames.find(known => file === `${known}.csv`)
  if (name) return destinations[name]
  const files = destinationNames.map(known => `${known}.csv`).join(', ')
  throw new HttpError(404, 'unknown-destination', `No export "${file}". There are: ${files}.`)
}

function formOf(asked: string | undefined): Form | undefined {
  const form = FORMS.find(known => known === asked)
  if (asked && !form) throw new HttpError(422, 'invalid-query', `form is one of: ${FORMS.join(', ')}.`)
  return form
}
