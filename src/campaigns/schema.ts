import * as z from 'zod'
import { currencyCode } from '../lib/currency.ts'
import { hexColour, jsonText, line, paragraph, slug } from '../lib/text.ts'
import { CTAS, type CtaName } from './cta.ts'

/** First segments of our own URLs: a campaign with such a slug could never be opened. 'new' is where an ad is added. */
const RESERVED = new Set(['app', 'api', 'e', 'i', 'feeds', 'legal', 'privacy', 'health', 'thanks', 'preview', 'new'])

const freeSlug = slug.refine(value => !RESERVED.has(value), {
  error: 'reserved by Like2Lead itself',
  params: { code: 'reserved' },
})

export const STATUSES = ['draft', 'active', 'paused', 'archived'] as const

const locale = z.string().regex(/^(fr|en)(-[A-Z]{2})?$/, 'fr or en, with a country if needed: "fr-FR"')

export const newCampaign = z.strictObject({
  slug: freeSlug,
  name: line(120),
  locale: locale.default('fr-FR'),
  currency: currencyCode.default('EUR'),
  brand: slug.optional(),
  objective: line(60).optional(),
  status: z.enum(STATUSES).default('active'),
})
export type NewCampaign = z.infer<typeof newCampaign>

/** What may change of a campaign. Its slug is in the addresses of live ads. */
export const campaignPatch = z
  .strictObject({
    name: line(120),
    locale,
    currency: currencyCode,
    brand: slug,
    objective: line(60).nullable(),
    status: z.enum(STATUSES),
  })
  .partial()

export const campaignCopy = newCampaign.pick({ slug: true, name: true }).partial()

const PLATFORMS = [
  'meta',
  'google',
  'linkedin',
  'tiktok',
  'pinterest',
  'snapchat',
  'x',
  'reddit',
  'microsoft',
  'other',
] as const
export const platform = z.enum(PLATFORMS)
export type Platform = z.infer<typeof platform>

/** Dominant colours, heaviest first; weights 0–1. */
export const palette = z.array(z.strictObject({ hex: hexColour, weight: z.number().min(0).max(1) })).max(8)

export const cta = z.enum(Object.keys(CTAS) as [CtaName, ...CtaName[]])

/** Lengths are the widest that a platform allows (LinkedIn introductory text 3,000; Meta headline 255), 2026-11. */
const copy = {
  platform,
  headline: line(255),
  primaryText: paragraph(3000),
  description: paragraph(500),
  cta,
  language: z.enum(['fr', 'en']),
  externalId: line(80),
  image: z.string().max(64),
  palette,
}
const page = {
  template: z.string().max(40),
  landing: z.record(z.string(), z.unknown()), // overrides of the draft page; the template's own schema judges it
}

export const newAd = z.strictObject({
  ...copy,
  slug: freeSlug,
  primaryText: copy.primaryText.default(''),
  description: copy.description.default(''),
  cta: cta.default('LEARN_MORE'),
  externalId: copy.externalId.optional(),
  image: copy.image.optional(),
  palette: palette.optional(),
  template: page.template.default('quote'),
  landing: page.landing.optional(),
})
export type NewAd = z.infer<typeof newAd>

/** An ad as a file tells it: what the file does not say is left out, and stays as it was. */
export const incomingAd = z
  .strictObject({ ...copy, ...page, slug: freeSlug })
  .partial()
  .required({ platform: true, headline: true })
export type IncomingAd = z.infer<typeof incomingAd>

/** What may change of an ad. Null takes away. */
export const adPatch = z
  .strictObject({ ...copy, externalId: copy.externalId.nullable(), image: copy.image.nullable() })
  .partial()
export type AdPatch = z.infer<typeof adPatch>

export const campaignRow = z.object({
  slug: z.string(),
  brand: z.string(),
  name: z.string(),
  locale: z.string(),
  currency: z.string(),
  objective: z.string().nullable(),
  status: z.enum(STATUSES),
  default_ad: z.string().nullable(),
  created_at: z.int(),
})
export type Campaign = z.infer<typeof campaignRow>

export const adRow = z.object({
  campaign: z.string(),
  slug: z.string(),
  platform,
  external_id: z.string().nullable(),
  headline: z.string(),
  primary_text: z.string(),
  description: z.string(),
  cta,
  language: z.enum(['fr', 'en']),
  image: z.string().nullable(),
  image_width: z.int().nullable(),
  image_height: z.int().nullable(),
  palette: jsonText(palette),
  template: z.string(),
  live: z.int().nullable(), // the version that is served; null: draft only
})
export type Ad = z.infer<typeof adRow>
