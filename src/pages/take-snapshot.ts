import { formOf } from '../../templates/kit/fields.ts'
import type { PageFacts } from '../../templates/kit/props.ts'
import type { AdFacts, Template } from '../../templates/kit/template.ts'
import type { Brand } from '../brands/schema.ts'
import { CTAS } from '../campaigns/cta.ts'
import type { Ad, Campaign } from '../campaigns/schema.ts'
import { consentTexts } from '../contacts/consent.ts'
import { inOwnWords } from './consent-words.ts'
import { identityOf } from './identity.ts'
import type { Snapshot } from './snapshot.ts'
import { theme } from './theme.ts'
import { voiceOf } from './voice.ts'

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
    content: draft.content as Snapshot['content'],
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
