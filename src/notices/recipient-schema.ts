import * as z from 'zod'
import { jsonText, slug } from '../lib/text.ts'
import { isZone } from '../lib/zones.ts'

const settings = {
  language: z.enum(['fr', 'en']),
  digest: z.boolean(),
  alerts: z.boolean(),
  campaigns: z.array(slug).min(1).max(100).nullable(), // null: every campaign, and what is of none
  weekday: z.int().min(1).max(7), // Monday is 1
  hour: z.int().min(0).max(23),
  zone: z
    .string()
    .max(64)
    .refine(isZone, { error: 'a time zone like Europe/Paris', params: { code: 'not-a-zone' } }),
}

export const recipientChange = z.strictObject(settings)
export type RecipientChange = z.infer<typeof recipientChange>

export const newRecipient = z.strictObject({
  email: z
    .string()
    .trim()
    .transform(text => text.normalize('NFC').toLowerCase())
    .pipe(z.email().max(254)),
  language: settings.language.default('fr'),
  digest: settings.digest.default(true),
  alerts: settings.alerts.default(true),
  campaigns: settings.campaigns.default(null),
  weekday: settings.weekday.default(1),
  hour: settings.hour.default(8),
  zone: settings.zone.default('Europe/Paris'),
})
export type NewRecipient = z.infer<typeof newRecipient>

const flag = z.int().transform(Boolean)
export const recipientRow = z.object({
  id: z.string(),
  sealed: z.string(),
  language: settings.language,
  digest: flag,
  alerts: flag,
  campaigns: jsonText(z.array(z.string())).nullable(),
  weekday: z.int(),
  hour: z.int(),
  zone: z.string(),
  origin: z.string(),
  created_at: z.int(),
  asked_at: z.int().nullable(),
  confirmed_at: z.int().nullable(),
  digest_at: z.int(),
  digested_at: z.int().nullable(),
})
export type Recipient = z.infer<typeof recipientRow>

/** Whether somebody wants to hear of it. */
export const hears = ({ campaigns }: Pick<Recipient, 'campaigns'>, campaign: string): boolean =>
  campaigns === null || campaigns.includes(campaign)
