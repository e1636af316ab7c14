import type { Context } from 'hono'
import { type Api, endpoint, list } from '../accounts/endpoint.ts'
import { findCampaign } from '../campaigns/store.ts'
import { HttpError } from '../lib/http.ts'
import { newId } from '../lib/ids.ts'
import { refusalOf } from '../lib/safe-fetch.ts'
import { replayWebhook } from '../outbox/rows.ts'
import { adviceOnReason } from './advice.ts'
import { sampleEvent } from './sample.ts'
import { kick } from './send-outbox.ts'
import { newSecret } from './signature.ts'
import { newWebhook, type Webhook, type WebhookChange, webhookChange } from './webhook-schema.ts'
import {
  addWebhook,
  changeWebhook,
  deleteWebhook,
  findTarget,
  findWebhook,
  listWebhooks,
  rotateSecret,
} from './webhook-store.ts'
import { callWebhook } from './webhooks.ts'

const ADDRESS_CHECK_MS = 3000

export const webhookEndpoints = [
  endpoint({
    method: 'POST',
    path: '/webhooks',
    role: 'editor',
    summary: 'Have a URL told of leads. The secret that signs what it gets is shown once.',
    body: newWebhook,
    answers: { 201: '{id, …, secret}', 422: 'invalid-body, unknown-campaign, not-https, private-address' },
    handle: async (c, body, now) => {
      await check(c.env.DB, body)
      const secret = newSecret()
      const id = await addWebhook(c.env.DB, c.env.DATA_KEY, { ...body, secret }, now)
      return c.json({ ...shown(await webhookOr404(c, id)), secret }, 201, { 'Cache-Control': 'no-store' })
    },
  }),
  list({
    path: '/webhooks',
    role: 'editor',
    summary: 'List webhooks, latest first, without their secrets.',
    rows: (c, cursor, limit) => listWebhooks(c.env.DB, cursor, limit),
    keyOf: webhook => webhook.id,
    shown,
  }),
  endpoint({
    method: 'GET',
    path: '/webhooks/:id',
    role: 'editor',
    summary: 'One webhook, without its secret.',
    answers: { 200: 'the webhook', 404: 'unknown-webhook' },
    handle: async c => c.json(shown(await webhookOr404(c, idOf(c)))),
  }),
  endpoint({
    method: 'PATCH',
    path: '/webhooks/:id',
    role: 'editor',
    summary: 'Change what is given. {"disabled": false} enables a webhook that was disabled.',
    body: webhookChange,
    answers: { 200: 'the webhook', 404: 'unknown-webhook', 422: 'as for POST' },
    handle: async (c, body, now) => {
      await webhookOr404(c, idOf(c))
      await check(c.env.DB, body)
      await changeWebhook(c.env.DB, idOf(c), body, now)
      return c.json(shown(await webhookOr404(c, idOf(c))))
    },
  }),
  endpoint({
    method: 'DELETE',
    path: '/webhooks/:id',
    role: 'editor',
    summary: 'Delete a webhook, and empty what still waits for it.',
    answers: { 204: 'deleted', 404: 'unknown-webhook' },
    handle: async (c, _, now) => {
      if (!(await deleteWebhook(c.env.DB, idOf(c), now))) throw unknown()
      return c.body(null, 204)
    },
  }),
  endpoint({
    method: 'POST',
    path: '/webhooks/:id/test',
    role: 'editor',
    summary: 'Send a signed sample about nobody, now, and tell what came of it. Works for a disabled webhook too.',
    answers: { 200: '{verdict, reason, status, ms, advice}', 404: 'unknown-webhook' },
    handle: async (c, _, now) => {
      const [webhook, target] = [await webhookOr404(c, idOf(c)), await findTarget(c.env.DB, idOf(c))]
      if (!target) throw unknown()
      const event = sampleEvent(newId(), webhook.topics[0]!, now)
      const { verdict, status } = await callWebhook(c.env.DATA_KEY, target, event, now)
      const { kind, reason } = verdict
      const advice = kind === 'sent' ? '' : adviceOnReason(reason)
      return c.json({ verdict: kind, reason, status, ms: Date.now() - now, advice })
    },
  }),
  endpoint({
    method: 'POST',
    path: '/webhooks/:id/rotate',
    role: 'editor',
    summary: 'Make a new secret, shown once. For 24 hours both sign; rotating again ends the older one at once.',
    answers: { 200: '{secret, previousSecretUntil}', 404: 'unknown-webhook' },
    handle: async (c, _, now) => {
      await webhookOr404(c, idOf(c))
      const secret = newSecret()
      const previousSecretUntil = await rotateSecret(c.env.DB, c.env.DATA_KEY, idOf(c), secret, now)
      return c.json({ secret, previousSecretUntil }, 200, { 'Cache-Control': 'no-store' })
    },
  }),
  endpoint({
    method: 'POST',
    path: '/webhooks/:id/replay',
    role: 'editor',
    summary: 'Send every dead letter of a webhook again.',
    answers: { 202: '{replayed}', 404: 'unknown-webhook', 409: 'webhook-disabled' },
    handle: async (c, _, now) => {
      const webhook = await webhookOr404(c, idOf(c))
      if (webhook.disabledAt !== null)
        throw new HttpError(409, 'webhook-disabled', 'The webhook is disabled. Enable it: PATCH {"disabled": false}.')
      const replayed = await replayWebhook(c.env.DB, webhook.id, now)
      kick(c.env, c.executionCtx, now)
      return c.json({ replayed }, 202)
    },
  }),
]

const idOf = (c: Context<Api>): string => c.req.param('id') ?? ''

async function webhookOr404(c: Context<Api>, id: string): Promise<Webhook> {
  const webhook = await findWebhook(c.env.DB, id)
  if (!webhook) throw unknown()
  return webhook
}

const unknown = () => new HttpError(404, 'unknown-webhook', 'No such webhook. GET /api/webhooks lists them.')

const WHY_DISABLED = {
  'by-hand': 'Somebody disabled it.',
  gone: 'The receiver answered 410: gone for good.',
  failing: 'At least 10 tries in a row failed, over at least 24 hours.',
}

function shown(webhook: Webhook) {
  const { disabledWhy } = webhook
  const enable = 'Correct the URL if it is wrong, try POST /api/webhooks/:id/test, then PATCH {"disabled": false}.'
  return { ...webhook, advice: disabledWhy ? `${WHY_DISABLED[disabledWhy]} ${enable}` : '' }
}

const REFUSALS = {
  'not-https': 'The URL must be https, on port 443, without user name or password.',
  'private-address': 'The URL leads to an address that is not on the public internet.',
}

/** A name that does not resolve yet is taken: its DNS may be on its way, and the test tells. */
async function check(db: D1Database, { url, campaign }: WebhookChange): Promise<void> {
  if (campaign && !(await findCampaign(db, campaign))) {
    const message = `No campaign "${campaign}". Leave it out to hear of every campaign.`
    throw new HttpError(422, 'unknown-campaign', message, [{ path: 'campaign', message: `unknown: ${campaign}` }])
  }
  const refusal = url === undefined ? null : await refusalOf(url, ADDRESS_CHECK_MS)
  if (refusal === 'not-https' || refusal === 'private-address')
    throw new HttpError(422, refusal, REFUSALS[refusal], [{ path: 'url', message: REFUSALS[refusal] }])
}
