import * as z from 'zod'
import { httpsUrl, jsonText, line, slug } from '../lib/text.ts'
import { topics } from '../outbox/store.ts'

const fields = {
  name: line(80),
  url: httpsUrl,
  topics: z
    .array(z.enum(topics))
    .min(1)
    .transform(list => [...new Set(list)]),
  campaign: slug.nullable(), // null: every campaign
}

export const newWebhook = z.strictObject({ ...fields, campaign: fields.campaign.default(null) })
export type NewWebhook = z.infer<typeof newWebhook>

export const webhookChange = z.strictObject({ ...fields, disabled: z.boolean() }).partial()
export type WebhookChange = z.infer<typeof webhookChange>

export const webhookRow = z
  .object({
    id: z.string(),
    name: z.string(),
    url: z.string(),
    topics: jsonText(z.array(z.enum(topics))),
    campaign: z.string().nullable(),
    created_at: z.int(),
    previous_until: z.int().nullable(),
    failing_since: z.int().nullable(),
    failures: z.int(),
    disabled_at: z.int().nullable(),
    disabled_why: z.enum(['by-hand', 'gone', 'failing']).nullable(),
  })
  .transform(({ created_at, previous_until, failing_since, disabled_at, disabled_why, ...webhook }) => ({
    ...webhook,
    createdAt: created_at,
    previousSecretUntil: previous_until,
    failingSince: failing_since,
    disabledAt: disabled_at,
    disabledWhy: disabled_why,
  }))
export type Webhook = z.infer<typeof webhookRow>
