import type { Field } from './content.ts'
import type { BrandFacts } from './props.ts'
import type { AdFacts } from './template.ts'
import type { Lang } from './words.ts'

/** What every draft takes from its ad, word for word: it is what the match score looks for. */
export const fromAd = (ad: AdFacts, fields: Field[]) => ({
  headline: ad.headline,
  lead: ad.primaryText,
  offer: ad.description,
  cta: ad.ctaLabel,
  image: ad.image,
  fields,
})

/** The words around it, in the voice that the brand and the ad speak with. They promise nothing that the ad does not. */
export function voiced<Texts>(
  texts: Record<'vous' | 'tu' | 'en', (brand: string) => Texts>,
  brand: Pick<BrandFacts, 'name' | 'tone'>,
  lang: Lang,
): Texts {
  return texts[lang === 'en' ? 'en' : brand.tone](brand.name)
}
