import type { Context } from 'hono'
import * as z from 'zod'
import { type Api, endpoint } from '../../accounts/endpoint.ts'
import { HttpError } from '../../lib/http.ts'
import { type Asked, erase } from './run.ts'
import { accessed, preview, requestOr404, shown } from './shown.ts'
import { declined, endStatement, openNamed, type Request } from './store.ts'

/** A request that was noted: looked at, done, or ended without being done. */
export const notedEndpoints = [
  endpoint({
    method: 'GET',
    path: '/privacy/requests/:id',
    role: 'editor',
    summary:
      'One request, as its certificate says it: what was done, when, by whom, and which platforms confirmed. No personal data.',
    answers: { 200: 'the request', 404: 'unknown-request' },
    handle: async c => {
      const request = await requestOr404(c.env.DB, c.req.param('id') ?? '')
      return c.json(await shown(c.env.DB, request))
    },
  }),
  endpoint({
    method: 'POST',
    path: '/privacy/requests/:id/preview',
    role: 'editor',
    summary:
      'What there is of whoever asks, in counts, and who they said they are: to be looked at before anything is done.',
    answers: {
      200: '{named, reference, goes, stays, lists, events, webhooks, files}',
      404: 'unknown-request',
      409: 'request-ended',
    },
    handle: async c => {
      const { who } = await asked(c)
      return c.json({ named: who, ...(await preview(c.env, who)) })
    },
  }),
  endpoint({
    method: 'POST',
    path: '/privacy/requests/:id/erase',
    role: 'editor',
    summary: 'Do what was asked: forget them. It cannot be undone.',
    answers: { 200: 'the request', 404: 'unknown-request', 409: 'request-ended, not-an-erasure' },
    handle: async (c, _, now) => {
      const open = await asked(c)
      if (open.request.kind !== 'erasure')
        throw new HttpError(409, 'not-an-erasure', 'They asked for access, not for erasure.')
      const id = await erase(c.env, open, now)
      return c.json(await shown(c.env.DB, await requestOr404(c.env.DB, id)))
    },
  }),
  endpoint({
    method: 'POST',
    path: '/privacy/requests/:id/access',
    role: 'editor',
    summary: 'Do what was asked: all that is known of them, to be sent to them alone.',
    example: { path: { id: '{accessRequest}' } },
    answers: { 200: '{id, file}', 404: 'unknown-request', 409: 'request-ended, not-an-access, several-people' },
    handle: async (c, _, now) => {
      const open = await asked(c)
      if (open.request.kind !== 'access')
        throw new HttpError(409, 'not-an-access', 'They asked for erasure, not for access.')
      return accessed(c, open, now)
    },
  }),
  endpoint({
    method: 'POST',
    path: '/privacy/requests/:id/decline',
    role: 'editor',
    summary: 'End a request without doing it, and say why: they must be told within the same month.',
    body: z.strictObject({ reason: declined }),
    example: { path: { id: '{declinedRequest}' }, body: { reason: 'identity' } },
    answers: { 200: 'the request', 404: 'unknown-request', 409: 'request-ended', 422: 'invalid-body' },
    handle: async (c, { reason }, now) => {
      const { request } = await asked(c)
      await endStatement(c.env.DB, request.id, { by: c.var.actor.id, declined: reason }, now).run()
      return c.json(await shown(c.env.DB, await requestOr404(c.env.DB, request.id)))
    },
  }),
]

async function asked(c: Context<Api>): Promise<Asked & { id: string; request: Request }> {
  const { DB, DATA_KEY } = c.env
  const request = await requestOr404(DB, c.req.param('id') ?? '')
  const who = await openNamed(DB, DATA_KEY, request.id)
  if (!who) throw new HttpError(409, 'request-ended', 'This request has ended: who asked is not kept.')
  return { request, id: request.id, who, receivedAt: request.receivedAt, by: c.var.actor.id }
}
