import { endpoint, list } from '../accounts/endpoint.ts'
import { HttpError } from '../lib/http.ts'
import { newId } from '../lib/ids.ts'
import { MINUTE_MS } from '../lib/time.ts'
import { cursorOf, listOfWebhook, replayWebhook } from '../outbox/rows.ts'
import { topics } from '../outbox/store.ts'
import { adviceOn, adviceOnReason } from './advice.ts'
import { sampleEvent } from './sample.ts'
import { kick } from './send-outbox.ts'
import { newSecret } from './signature.ts'
import { checkWebhook } from './webhook-check.ts'
import { newWebhook, webhookChange } from './webhook-schema.ts'
import { idOf, shown, unknown, webhookOr404 } from './webhook-shown.ts'
import {
  addWebhook,
  changeWebhook,
  deleteWebhook,
  findTarget,
  listWebhooks,
  RESTORABLE_MS,
  restoreWebhook,
  rotateSecret,
} from './webhook-store.ts'
import { bodyOf, callWebhook } from './webhooks.ts'

const SAMPLE_ID = '01990000-0000-7000-8000-000000000000'

export const webhookEndpoints = [
  endpoint({
    method: 'POST',
    path: '/webhooks',
    role: 'editor',
    summary: 'Have a URL told of leads. The secret that signs what it gets is shown once.',
    body: newWebhook,
    example: {
      body: { name: 'CRM', url: 'https://crm.example.com/leads', topics: ['lead.created', 'lead.confirmed'] },
    },
    answers: { 201: '{id, …, secret}', 422: 'invalid-body, unknown-campaign, not-https, private-address' },
    handle: async (c, body, now) => {
      await checkWebhook(c.env.DB, body)
      const secret = newSecret()
      const id = await addWebhook(c.env.DB, c.env.DATA_KEY, { ...body, secret }, now)
      return c.json({ ...(await shown(await webhookOr404(c, id), c)), secret }, 201)
    },
  }),
  list({
    path: '/webhooks',
    role: 'editor',
    summary: 'List webhooks, latest first, without their secrets: how each fares, and what waits for it.',
    rows: (c, cursor, limit) => listWebhooks(c.env.DB, cursor, limit),
    keyOf: webhook => webhook.id,
    shown,
  }),
  endpoint({
    method: 'GET',
    path: '/webhooks/samples',
    role: 'editor',
    summary: 'What a receiver gets of each topic, about nobody.',
    answers: { 200: '{items: [{topic, body}]}' },
    handle: (c, _, now) =>
      c.json({ items: topics.map(topic => ({ topic, body: bodyOf(sampleEvent(SAMPLE_ID, topic, now)) })) }),
  }),
  endpoint({
    method: 'GET',
    path: '/webhooks/:id',
    role: 'editor',
    summary: 'One webhook, without its secret.',
    answers: { 200: 'the webhook', 404: 'unknown-webhook' },
    handle: async c => c.json(await shown(await webhookOr404(c, idOf(c)), c)),
  }),
  endpoint({
    method: 'PATCH',
    path: '/webhooks/:id',
    role: 'editor',
    summary: 'Change what is given. {"disabled": false} enables a webhook that was disabled.',
    body: webhookChange,
    example: { body: { name: 'CRM, all leads' } },
    answers: {
      200: 'the webhook',
      404: 'unknown-webhook',
      422: 'invalid-body, unknown-campaign, not-https, private-address',
    },
    handle: async (c, body, now) => {
      await webhookOr404(c, idOf(c))
      await checkWebhook(c.env.DB, body)
      await changeWebhook(c.env.DB, idOf(c), body, now)
      return c.json(await shown(await webhookOr404(c, idOf(c)), c))
    },
  }),
  endpoint({
    method: 'DELETE',
    path: '/webhooks/:id',
    role: 'editor',
    summary:
      'Delete a webhook: nothing is sent there any more. For an hour it can be brought back; then what waits for it is emptied.',
    answers: { 204: 'deleted', 404: 'unknown-webhook' },
    handle: async (c, _, now) => {
      if (!(await deleteWebhook(c.env.DB, idOf(c), now))) throw unknown()
      return c.body(null, 204)
    },
  }),
  endpoint({
    method: 'POST',
    path: '/webhooks/:id/restore',
    role: 'editor',
    summary:
      'Bring back a webhook that was deleted within the hour: its id, its secret, and what came for it meanwhile.',
    example: { after: ['DELETE /webhooks/:id'] },
    answers: { 200: 'the webhook', 404: 'unknown-webhook' },
    handle: async (c, _, now) => {
      if (!(await restoreWebhook(c.env.DB, idOf(c), now))) throw gone()
      kick(c.env, c.executionCtx, now)
      return c.json(await shown(await webhookOr404(c, idOf(c)), c))
    },
  }),
  list({
    path: '/webhooks/:id/messages',
    refuses: { 404: 'unknown-webhook' },
    role: 'editor',
    summary: 'What went to a webhook, waits for it, or could not be delivered, without contents. Latest first.',
    rows: async (c, cursor, limit) => listOfWebhook(c.env.DB, (await webhookOr404(c, idOf(c))).id, cursor, limit),
    keyOf: cursorOf,
    shown: row => ({ ...row, advice: adviceOn(row.state, row.verdict) }),
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
      return c.json({ secret, previousSecretUntil })
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

const gone = () =>
  new HttpError(
    404,
    'unknown-webhook',
    `No webhook of this id was deleted in the last ${RESTORABLE_MS / MINUTE_MS} minutes.`,
  )
