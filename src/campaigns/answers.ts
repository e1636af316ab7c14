import * as z from 'zod'
import { cta, palette, platform, STATUSES } from './schema.ts'

/** What the API promises of a campaign. */
export const campaignAnswer = z.strictObject({
  slug: z.string(),
  brand: z.string(),
  name: z.string(),
  locale: z.string(),
  currency: z.string(),
  objective: z.string().nullable(),
  status: z.enum(STATUSES),
  defaultAd: z.string().nullable().describe('The ad whose page the campaign’s own URL shows.'),
  createdAt: z.int(),
  url: z.string().describe('Where its pages are, on the host of the brand.'),
})

/** Of an ad. */
export const adAnswer = z.strictObject({
  campaign: z.string(),
  slug: z.string(),
  platform,
  externalId: z.string().nullable(),
  headline: z.string(),
  primaryText: z.string(),
  description: z.string(),
  cta,
  language: z.enum(['fr', 'en']),
  image: z.string().nullable(),
  palette,
  template: z.string(),
  live: z.int().nullable().describe('The version that is served; null: none.'),
  url: z.string(),
  tracking: z
    .looseObject({ page: z.string(), url: z.string(), suffix: z.string() })
    .describe('What to paste in the platform.'),
})
