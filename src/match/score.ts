import { firstScreen } from './extract.ts'
import { tokens } from './words.ts'

/** Bumped whenever a score could change: a stored score says which rule made it. */
const ALGORITHM = '0.1'

/** Below this a page is not published without a written reason. */
export const BROKEN_BELOW = 60

export interface AdPromise {
  headline: string
  text: string
  ctaLabel: string
  image: string | null // asset id
}

export interface Part {
  id: 'headline' | 'cta' | 'image' | 'terminology'
  weight: number
  score: number // 0–1
  lost: string[] // words or things that the ad promises and the page does not show
}

export interface Match {
  score: number // 0–100
  band: 'aligned' | 'partial' | 'broken'
  parts: Part[]
  algorithm: string
}

/** How much of what the ad says the page says too. Pure: the same ad and page always give the same score. Parts that
 *  the ad does not promise drop out, and the weights of the others grow (research/landing.md §3.4). */
export function score(ad: AdPromise, html: string): Match {
  const page = firstScreen(html)
  const parts = [
    recall('headline', 30, ad.headline, page.h1),
    recall('cta', 15, ad.ctaLabel, page.cta),
    ...(ad.image ? [imagePart(ad.image, page.images)] : []),
    recall('terminology', 10, `${ad.headline} ${ad.text}`, page.body),
  ].filter(part => part !== null)
  const weight = parts.reduce((sum, part) => sum + part.weight, 0)
  const total =
    weight === 0 ? 100 : Math.round((100 * parts.reduce((sum, part) => sum + part.weight * part.score, 0)) / weight)
  return {
    score: total,
    band: total >= 80 ? 'aligned' : total >= BROKEN_BELOW ? 'partial' : 'broken',
    parts,
    algorithm: ALGORITHM,
  }
}

function recall(id: Part['id'], weight: number, promised: string, shown: string): Part | null {
  const wanted = tokens(promised)
  if (wanted.size === 0) return null
  const there = tokens(shown)
  const lost = [...wanted].filter(word => !there.has(word))
  return { id, weight, score: 1 - lost.length / wanted.size, lost }
}

function imagePart(asset: string, images: string[]): Part {
  const shown = images.some(src => src.startsWith(`/i/${asset}/`))
  return { id: 'image', weight: 15, score: shown ? 1 : 0, lost: shown ? [] : [asset] }
}
