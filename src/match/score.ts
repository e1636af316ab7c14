import { sumOf } from '../lib/sum.ts'
import { type Cap, factCaps, pageCaps } from './caps.ts'
import { screens } from './extract.ts'
import { IN_HERO, type Item, type PartId, type PartItems, partsOf, type Where } from './parts.ts'
import { type AdPromise, type Picture, readAd, readPage } from './reading.ts'
import { standings } from './standing.ts'

/** Bumped whenever a score could change: a stored score says which rule made it. */
const ALGORITHM = '1.2'

export const ALIGNED_FROM = 80
/** Below this a page is not published without a written reason. */
export const BROKEN_BELOW = 60

export interface Lost {
  token: string // what the ad promises and the page does not show, as the ad has it
  where: Where // on the page, where it should stand
  fix: string // a sentence, in the language of the ad
  gain: number // points of the whole score that this one fix would win back, caps included: 0 while another fault holds the score down
}

export interface Part {
  id: PartId
  weight: number // of 100, before parts that the ad does not promise drop out
  score: number // 0–1
  lost: Lost[] // the dearest first
}

export interface Match {
  score: number // 0–100
  band: 'aligned' | 'partial' | 'broken'
  caps: Cap[]
  parts: Part[]
  algorithm: string
}

/** How well a page, as its HTML is rendered, keeps the promise of an ad. Pure: the same ad and page always give the same
 *  score. A part that the ad does not promise drops out, and the weights of the others grow (research/landing.md §3.4).
 *  `pictures`: what is known of images on the page that are not the ad's own asset, by src. */
export function score(ad: AdPromise, html: string, pictures: ReadonlyMap<string, Picture> = new Map()): Match {
  const [said, page] = [readAd(ad), readPage(screens(html), ad.lang)]
  const facts = standings(said, page)
  const parts = partsOf(said, page, facts, pictures)
  const ofPage = pageCaps(said, page)
  const caps = [...ofPage, ...factCaps(said, facts)]
  const exact = capped(weighed(parts), caps)
  const total = Math.round(exact)
  const gainOf = (fix: Fix): number => {
    const left = factCaps(said, fix.part === 'terminology' ? facts : facts.filter(({ key }) => key !== fix.key))
    return rounded(capped(weighed(parts.map(part => after(part, fix))), [...ofPage, ...left]) - exact, 1)
  }
  return {
    score: total,
    band: total >= ALIGNED_FROM ? 'aligned' : total >= BROKEN_BELOW ? 'partial' : 'broken',
    caps,
    parts: parts.map(part => ({
      id: part.id,
      weight: part.weight,
      score: rounded(partScore(part), 3),
      lost: lostOf(part, gainOf),
    })),
    algorithm: ALGORITHM,
  }
}

/** Words are worth less and less: whoever has read half of them again knows that the page is the ad's. Facts and buttons are not. */
const WORDS_EXPONENT = 0.6

function partScore({ id, items }: PartItems): number {
  const whole = sumOf(items, ({ weight }) => weight)
  const recall = sumOf(items, ({ weight, credit }) => weight * credit) / whole
  return id === 'headline' || id === 'terminology' ? recall ** WORDS_EXPONENT : recall
}

/** What a button, a picture and colours can cost a page that says all that its ad says. */
const MOST_FOR_LOOKS = 25
const LOOKS: ReadonlySet<PartId> = new Set(['cta', 'image', 'palette'])

/** 0–100. */
function weighed(parts: readonly PartItems[]): number {
  const said = parts.filter(({ id }) => !LOOKS.has(id))
  return Math.max(meanOf(parts), said.length === 0 ? 0 : meanOf(said) - MOST_FOR_LOOKS)
}

/** An ad that promises nothing at all cannot be broken. */
function meanOf(parts: readonly PartItems[]): number {
  const weight = sumOf(parts, part => part.weight)
  return weight === 0 ? 100 : (100 * sumOf(parts, part => part.weight * partScore(part))) / weight
}

const capped = (points: number, caps: readonly Cap[]): number => Math.min(points, ...caps.map(({ limit }) => limit))

interface Fix {
  part: PartId
  key: string
}

const NOTICEABLE = 0.95 // above, a colour that is a shade off is no loss to report

function lostOf({ id, where, items }: PartItems, gainOf: (fix: Fix) => number): Lost[] {
  return items
    .filter(({ credit }) => credit < (id === 'palette' ? NOTICEABLE : 1))
    .map(({ key, token, fix }) => ({ token, where, fix, gain: gainOf({ part: id, key }) }))
    .sort((a, b) => b.gain - a.gain)
}

/** A part as it would be once the fix is made. What is put in the headline is on the page for every part; what is put on the
 *  first screen is there for the headline too, as far as it counts there. */
const after = (part: PartItems, fix: Fix): PartItems => ({
  ...part,
  items: part.items.map(item =>
    item.key === fix.key ? { ...item, credit: creditAfter(item, part.id, fix.part) } : item,
  ),
})

function creditAfter({ credit }: Item, part: PartId, fixed: PartId): number {
  if (part === fixed || fixed === 'headline') return 1
  if (fixed === 'offer') return Math.max(credit, part === 'headline' ? IN_HERO : 1)
  return credit
}

const rounded = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits
