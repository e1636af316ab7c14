import type { Ad } from '../campaigns/schema.ts'
import { type Match, score } from '../match/score.ts'

/** How well a page, as a visitor gets it, keeps the promise of its ad. */
export const matchOf = (ad: Ad, html: string): Match =>
  score(
    {
      headline: ad.headline,
      text: ad.primary_text,
      description: ad.description,
      cta: ad.cta,
      lang: ad.language,
      palette: ad.palette,
      image: ad.image === null ? null : { asset: ad.image, dhash: null, palette: ad.palette },
    },
    html,
  )
