import { CTAS } from '../campaigns/cta.ts'
import type { Ad } from '../campaigns/schema.ts'
import { type Match, score } from '../match/score.ts'

/** How well a page, as a visitor gets it, keeps the promise of its ad. */
export const matchOf = (ad: Ad, html: string): Match =>
  score({ headline: ad.headline, text: ad.primary_text, ctaLabel: CTAS[ad.cta][ad.language], image: ad.image }, html)
