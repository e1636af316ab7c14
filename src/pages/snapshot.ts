import * as z from 'zod'
import { formOf } from '../../templates/kit/fields.ts'
import type { PageFacts } from '../../templates/kit/props.ts'
import type { AdFacts, Template } from '../../templates/kit/template.ts'
import type { Brand } from '../brands/schema.ts'
import { CTAS } from '../campaigns/cta.ts'
import type { Ad, Campaign } from '../campaigns/schema.ts'
import { consentTexts } from '../contacts/consent.ts'
import { inOwnWords } from './consent-words.ts'
import { identityOf } from './identity.ts'
import { theme } from './theme.ts'
import { voiceOf } from './voice.ts'

/** All that a page needs to be shown, for ever: what the ad, the brand and the draft were on the day of publishing. */
export const snapshot = z.object({
  template: z.string(),
  content: z.unknown(), // fits the template's schema; checked when the draft was saved
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
    legal: z.custom<Brand['legal']>(value => typeof value === 'object' && value !== null),
    logo: z.object({ asset: z.string(), width: z.int(), height: z.int() }).nullable().default(null),
    domain: z.string().nullable().default(null), // where its pages are, when not wherever the request came
  }),
  theme: z.custom<ReturnType<typeof theme>>(value => typeof value === 'object' && value !== null),
  consentTexts: z.object({ version: z.string(), contact: z.string(), ads: z.string() }),
})
export type Snapshot = z.infer<typeof snapshot>

export interface Draft {
  template: string
  content: unknown
}

export function takeSnapshot(campaign: Campaign, ad: Ad, brand: Brand, draft: Draft, version: number): Snapshot {
  const page: PageFacts = {
    lang: ad.language,
    locale: localeOf(campaign.locale, ad.language),
    campaign: campaign.slug,
    ad: ad.slug,
    version,
    live: true,
    path: `/${campaign.slug}/${ad.slug}`,
  }
  return {
    template: draft.template,
    content: draft.content,
    page,
    brand: {
      ...identityOf(brand),
      tone: voiceOf({ ...ad, primaryText: ad.primary_text }, brand),
      domain: brand.domain,
    },
    theme: theme(ad.palette, brand.kit),
    consentTexts: inOwnWords(
      consentTexts(ad.language, brand.name, { phone: formOf(draft.content).fields.includes('phone') }),
      brand.kit.consent[ad.language],
      ad.language,
    ),
  }
}

/** The draft that an ad begins with: its own words and picture, nothing that it does not promise. */
export function prefill(template: Template, ad: AdCopy, brand: Brand): unknown {
  return template.prefill(
    { ...ad, ctaLabel: CTAS[ad.cta][ad.language] },
    { name: brand.name, tone: voiceOf(ad, brand) },
    ad.language,
  )
}

type AdCopy = Omit<AdFacts, 'ctaLabel'> & Pick<Ad, 'cta' | 'language'>

// An English ad of a French campaign is written in English: the country stays, the language is the ad's.
const localeOf = (campaignLocale: string, language: 'fr' | 'en'): string =>
  campaignLocale.startsWith(language) ? campaignLocale : language
