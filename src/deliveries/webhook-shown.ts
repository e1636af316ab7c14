import type { Context } from 'hono'
import type { Api } from '../accounts/endpoint.ts'
import { HttpError } from '../lib/http.ts'
import { sumOfWebhook } from '../outbox/rows.ts'
import type { Webhook } from './webhook-schema.ts'
import { findWebhook } from './webhook-store.ts'

export const idOf = (c: Context<Api>): string => c.req.param('id') ?? ''

export async function webhookOr404(c: Context<Api>, id: string): Promise<Webhook> {
  const webhook = await findWebhook(c.env.DB, id)
  if (!webhook) throw unknown()
  return webhook
}

export const unknown = () => new HttpError(404, 'unknown-webhook', 'No such webhook. GET /api/webhooks lists them.')

const WHY_DISABLED = {
  'by-hand': 'Somebody disabled it.',
  gone: 'The receiver answered 410: gone for good.',
  failing: 'At least 10 tries in a row failed, over at least 24 hours.',
}

/** Without its secrets: how it fares, and what waits for it. */
export async function shown(webhook: Webhook, c: Context<Api>) {
  const { disabledWhy } = webhook
  const enable = 'Correct the URL if it is wrong, try POST /api/webhooks/:id/test, then PATCH {"disabled": false}.'
  const sum = await sumOfWebhook(c.env.DB, webhook.id)
  return { ...webhook, ...sum, advice: disabledWhy ? `${WHY_DISABLED[disabledWhy]} ${enable}` : '' }
}
