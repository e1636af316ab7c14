import * as z from 'zod'
import { adRow } from '../campaigns/schema.ts'
import { jsonText } from '../lib/text.ts'
import { snapshot } from '../pages/snapshot.ts'

/** An ad that people can click on today, and the page that they then get. */
export const servedAd = adRow.extend({
  updated_at: z.int(),
  served_by: z.string(), // the ad whose page it is
  version: z.int(),
  snapshot: jsonText(snapshot),
  html: z.string(),
})
export type ServedAd = z.infer<typeof servedAd>

const cap = z.object({ id: z.string(), limit: z.int(), why: z.string() })
export type Cap = z.infer<typeof cap>

/** What the team knows and accepts of a promise. */
export const promiseRow = z.object({
  campaign: z.string(),
  ad: z.string(),
  algorithm: z.string(),
  score: z.int(),
  caps: jsonText(z.array(z.string())),
  accepted_score: z.int(),
  accepted_caps: jsonText(z.array(z.string())),
})

export const alertRow = z.object({
  id: z.string(),
  campaign: z.string(),
  ad: z.string(),
  platform: z.string(),
  language: z.enum(['fr', 'en']),
  headline: z.string(),
  opened_at: z.int(),
  before_score: z.int(),
  after_score: z.int(),
  new_caps: jsonText(z.array(cap)),
  closed_at: z.int().nullable(),
  closed_by: z.string().nullable(),
  reason: z.string().nullable(),
})
export type AlertRow = z.infer<typeof alertRow>
