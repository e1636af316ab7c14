import * as z from 'zod'
import { hexColour, jsonText, line, paragraph, slug } from '../lib/text.ts'
import { domain } from './domain.ts'

const consentText = line(600).pipe(
  z
    .string()
    .min(20, 'at least 20 characters: who does what with which data')
    .regex(/^[^{}]*$/, 'no { }: a consent is proof of one text, the same for everybody'),
)
const ownTexts = z.strictObject({ contact: consentText.optional(), ads: consentText.optional() })

/** What a team says about how its pages look and speak. */
export const kit = z.strictObject({
  primary: hexColour.nullable().default(null), // used where an ad brings no colour of its own
  secondary: hexColour.nullable().default(null), // the pages' ground, when they wear the brand's colours
  colours: z.enum(['ad', 'brand']).default('ad'), // 'brand': its own colours, whatever the ad's
  tone: z.enum(['tu', 'vous']).default('vous'),
  logo: z
    .string()
    .regex(/^[\w-]{22}$/, 'the id of an image: POST /api/assets first')
    .nullable()
    .default(null),
  font: z.enum(['system', 'serif', 'rounded', 'mono', 'custom']).default('system'), // custom: POST /api/brands/:id/font
  consent: z.strictObject({ fr: ownTexts.optional(), en: ownTexts.optional() }).prefault({}), // instead of our own words
})

/** The brand's own font file, as POST /api/brands/:id/font left it. */
const customFont = z.object({
  family: z.string(),
  file: z.string(), // '/i/font-….woff2'
  bytes: z.int(),
})

const storedKit = kit.extend({ customFont: customFont.nullable().default(null) })
export type Kit = z.infer<typeof storedKit>

const optional = (max: number) => line(max).nullable().default(null)

/** What French law wants under a page (LCEN art. 1-1: publisher and host; GDPR art. 13: who to ask, for how long). */
export const legal = z.strictObject({
  company: optional(120),
  form: optional(60), // 'SAS', 'SARL'…
  capital: optional(60),
  address: optional(240),
  phone: optional(40),
  email: z.email().max(200).nullable().default(null),
  registration: optional(80), // RCS / SIREN
  vat: optional(40),
  publisher: optional(120), // director of publication
  host: z
    .strictObject({ name: line(120), address: line(240), phone: optional(40) })
    .default({ name: 'Cloudflare, Inc.', address: '101 Townsend Street, San Francisco, CA 94107, USA', phone: null }),
  dpo: optional(160), // data protection officer: a name, an address, an e-mail
  retentionMonths: z.int().min(1).max(120).nullable().default(null), // null: until erasure is asked for
  recipients: z.array(line(160)).max(20).default([]), // who else receives the answers: a CRM, a call centre
  extraPrivacy: z
    .strictObject({
      fr: z.array(paragraph(2000)).max(10).default([]),
      en: z.array(paragraph(2000)).max(10).default([]),
    })
    .prefault({}),
})
export type Legal = z.infer<typeof legal>

export const newBrand = z.strictObject({
  id: slug,
  name: line(80),
  domain: domain.nullable().default(null),
  kit: kit.prefault({}),
  legal: legal.prefault({}),
})

export const brandPatch = newBrand.omit({ id: true })

/** A JSON merge patch: judged once it is merged. */
export const patchBody = z.strictObject({
  name: z.unknown().optional(),
  domain: z.unknown().optional(),
  kit: z.record(z.string(), z.unknown()).optional(),
  legal: z.record(z.string(), z.unknown()).optional(),
})

export const brandRow = z
  .object({
    id: z.string(),
    name: z.string(),
    domain: z.string().nullable(),
    kit: jsonText(storedKit),
    legal: jsonText(legal),
    logo_width: z.int().nullable(),
    logo_height: z.int().nullable(),
  })
  .transform(({ logo_width: width, logo_height: height, ...brand }) => ({
    ...brand,
    logo: brand.kit.logo && width && height ? { asset: brand.kit.logo, width, height } : null,
  }))
export type Brand = z.infer<typeof brandRow>
export type BrandRecord = Omit<Brand, 'logo'>
