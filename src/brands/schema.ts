import * as z from 'zod'
import { hexColour, line, slug } from '../lib/text.ts'

export const kit = z.strictObject({
  primary: hexColour.nullable().default(null), // used where an ad brings no colour of its own
  tone: z.enum(['tu', 'vous']).default('vous'),
})
export type Kit = z.infer<typeof kit>

const optional = (max: number) => line(max).nullable().default(null)

/** What French law wants under a page (LCEN art. 1-1: publisher and host; GDPR art. 13: who to ask). */
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
})
export type Legal = z.infer<typeof legal>

export const newBrand = z.strictObject({
  id: slug,
  name: line(80),
  kit: kit.prefault({}),
  legal: legal.prefault({}),
})
export type NewBrand = z.infer<typeof newBrand>

export const brandPatch = z.strictObject({ name: line(80).optional(), kit: kit.optional(), legal: legal.optional() })

const fromJson = <T extends z.ZodType>(shape: T) =>
  z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(shape)

export const brandRow = z.object({ id: z.string(), name: z.string(), kit: fromJson(kit), legal: fromJson(legal) })
export type Brand = z.infer<typeof brandRow>
