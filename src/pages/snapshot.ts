import * as z from 'zod'
import type { CommonContent } from '../../templates/kit/content.ts'
import type { Brand } from '../brands/schema.ts'
import type { theme } from './theme.ts'

const isObject = (value: unknown) => typeof value === 'object' && value !== null

/** All that a page needs to be shown, for ever: what the ad, the brand and the draft were on the day of publishing. */
export const snapshot = z.object({
  template: z.string(),
  content: z.custom<Partial<CommonContent>>(isObject), // fits the template's schema; checked when the draft was saved
  page: z.object({
    lang: z.enum(['fr', 'en']),
    locale: z.string(),
    campaign: z.string(),
    ad: z.string(),
    version: z.int(),
    live: z.boolean(),
    path: z.string(),
  }),
  brand: z.object({
    id: z.string(),
    name: z.string(),
    tone: z.enum(['tu', 'vous']),
    phone: z.string().nullable(),
    legal: z.custom<Brand['legal']>(isObject),
    logo: z.object({ asset: z.string(), width: z.int(), height: z.int() }).nullable().default(null),
    domain: z.string().nullable().default(null), // where its pages are, when not wherever the request came
  }),
  theme: z.custom<ReturnType<typeof theme>>(isObject),
  consentTexts: z.object({ version: z.string(), contact: z.string(), ads: z.string() }),
})
export type Snapshot = z.infer<typeof snapshot>
