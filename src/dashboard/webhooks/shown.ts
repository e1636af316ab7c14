import type { Webhook } from '../../deliveries/webhook-schema.ts'
import type { sumOfWebhook } from '../../outbox/rows.ts'

/** As GET /webhooks shows it. */
export type Hook = Webhook & Awaited<ReturnType<typeof sumOfWebhook>>

/** As POST /webhooks/:id/test answers. */
export interface Tried {
  verdict: 'sent' | 'retry' | 'dead'
  reason: string
  status: number | null
  ms: number
}
