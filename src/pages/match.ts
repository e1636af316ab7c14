import type { Ad } from '../campaigns/schema.ts'
import { type Match, score } from '../match/score.ts'
import type { JudgedVisit } from './visits.ts'

/** How well a page, as a visitor gets it, keeps the promise of its ad. */
const matchOf = (ad: Ad, html: string): Match =>
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

/** The score of the visit that gets the least of what the ad promises. */
export interface WorstMatch {
  visit: string
  match: Match
}

export const worstMatch = (ad: Ad, visits: readonly JudgedVisit[]): WorstMatch =>
  visits
    .map(({ name, html }) => ({ visit: name, match: matchOf(ad, html) }))
    .reduce((worst, each) => (each.match.score < worst.match.score ? each : worst))
