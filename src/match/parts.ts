import { ctaMatch } from './cta.ts'
import { factKey } from './facts.ts'
import { OFFER_WORDS } from './lemmas.ts'
import { paletteMatch } from './palette.ts'
import type { AdReading, PageReading, Picture, Reading } from './reading.ts'
import { say } from './say.ts'
import { type Place, placeOf, type Standing } from './standing.ts'
import { dice } from './trigrams.ts'
import type { Word } from './words.ts'

export type PartId = 'headline' | 'offer' | 'cta' | 'image' | 'palette' | 'terminology'
export type Where = 'h1' | 'hero' | 'cta' | 'image' | 'palette' | 'body'

/** One thing the ad promises, as one part weighs it. */
export interface Item {
  key: string // the same thing has the same key in every part
  token: string // as the ad has it
  weight: number
  credit: number // 0–1
  fix: string
}

export interface PartItems {
  id: PartId
  weight: number
  where: Where
  items: Item[]
}

/** The parts that the ad promises something for. */
export function partsOf(
  ad: AdReading,
  page: PageReading,
  facts: readonly Standing[],
  pictures: ReadonlyMap<string, Picture>,
): PartItems[] {
  const parts: PartItems[] = [
    { id: 'headline', weight: 30, where: 'h1', items: headline(ad, page, facts) },
    { id: 'offer', weight: 20, where: 'hero', items: offer(ad, facts) },
    { id: 'cta', weight: 15, where: 'cta', items: cta(ad, page) },
    { id: 'image', weight: 15, where: 'image', items: image(ad, page, pictures) },
    { id: 'palette', weight: 10, where: 'palette', items: palette(ad, page, pictures) },
    { id: 'terminology', weight: 10, where: 'body', items: terminology(ad, page) },
  ]
  return parts.filter(({ items }) => items.length > 0)
}

/** What a headline's word is worth elsewhere on the first screen. */
export const IN_HERO = 0.85
const IN_PLACE: Record<Place, number> = { h1: 1, hero: IN_HERO, below: 0.4 }

const WEIGHTY = 2

/** A fact, a number, a name and a word of offers (trial, quote, reduction) count twice a common word. */
function headline(ad: AdReading, page: PageReading, facts: readonly Standing[]): Item[] {
  const standing = new Map(facts.map(fact => [fact.key, fact]))
  const answered = ad.headline.facts.length === 0 ? ANSWERED * topicKept(ad, page) : 0
  const item = (key: string, token: string, weight: number, credit: number): Item => ({
    key, token, weight, credit, fix: say.inHeadline(ad.lang, token),
  }) // biome-ignore format: one line
  return [
    ...onceBy(ad.headline.facts, factKey).map(fact =>
      item(factKey(fact), fact.label, WEIGHTY, factCredit(standing.get(factKey(fact)) ?? placeOf(fact, page))),
    ),
    ...onceBy(ad.headline.words, ({ key }) => key).map(word =>
      item(word.key, word.label, weightOf(word), Math.max(word.name ? 0 : answered, wordCredit(word, page))),
    ),
  ]
}

const weightOf = ({ key, name }: Word): number => (name || /^\d/.test(key) || OFFER_WORDS.has(key) ? WEIGHTY : 1)

const factCredit = ({ place, less }: Pick<Standing, 'place' | 'less'>): number =>
  place ? IN_PLACE[place] * (less ? LESS : 1) : 0

const ANSWERED = 0.85
const FEWEST_WORDS = 3 // of a text that tells its subject

/** A headline that promises nothing definite (« Vélo en panne ? ») is there to open a subject: a first screen that is about
 *  what the ad's text is about answers it, in whatever words. */
function topicKept(ad: AdReading, page: PageReading): number {
  const words = onceBy(ad.text.words, ({ key }) => key)
  if (words.length < FEWEST_WORDS) return 0
  return words.filter(word => Math.max(likeness(word, page.h1), likeness(word, page.hero)) > 0).length / words.length
}

const LESS = 0.5 // for what stands there only as « jusqu'à », « HT », on a condition, or as more than was promised

const LEAST_LIKENESS = 0.6 // trigram Dice under which two words are simply different

function wordCredit(word: Word, page: PageReading): number {
  return Math.max(...(['h1', 'hero', 'below'] as const).map(place => IN_PLACE[place] * likeness(word, page[place])))
}

function likeness({ key }: Word, { words }: Reading): number {
  if (words.some(shown => shown.key === key)) return 1
  if (/[\d=]/.test(key)) return 0
  const nearest = Math.max(0, ...words.map(shown => (/[\d=]/.test(shown.key) ? 0 : dice(key, shown.key))))
  return nearest >= LEAST_LIKENESS ? nearest : 0
}

const BELOW_FOLD = 0.5

function offer({ lang }: AdReading, facts: readonly Standing[]): Item[] {
  return facts.map(({ key, fact, main, place, less, against }) => ({
    key,
    token: fact.label,
    weight: main ? 2 : 1,
    credit: against || !place ? 0 : (place === 'below' ? BELOW_FOLD : 1) * (less ? LESS : 1),
    fix: against
      ? say.insteadOf(lang, fact.label, against.label)
      : less
        ? say.exactly(lang, fact.label)
        : place === 'below'
          ? say.moveUp(lang, fact.label)
          : say.inFirstScreen(lang, fact.label),
  }))
}

function cta({ cta, lang }: AdReading, { ctas }: PageReading): Item[] {
  return cta.label === ''
    ? []
    : [
        {
          key: 'cta',
          token: cta.label,
          weight: 1,
          credit: ctaMatch(cta, ctas, lang),
          fix: say.onButton(lang, cta.label),
        },
      ]
}

const SAME_PICTURE_BITS = 10 // of 64 (images/palette.ts)
const RECOMPRESSED = 0.8

/** `pictures`: what is known of pictures that the page shows, by their src. */
function image(ad: AdReading, page: PageReading, pictures: ReadonlyMap<string, Picture>): Item[] {
  if (!ad.image) return []
  const credit = Math.max(0, ...shownPictures(page, pictures).map(shown => sameImage(ad.image!, shown)))
  return [{ key: 'image', token: ad.image.asset ?? 'image', weight: 1, credit, fix: say.sameImage(ad.lang) }]
}

function sameImage(ad: Picture, shown: Picture): number {
  if (ad.asset !== null && shown.asset === ad.asset) return 1
  return ad.dhash && shown.dhash && bitsApart(ad.dhash, shown.dhash) <= SAME_PICTURE_BITS ? RECOMPRESSED : 0
}

const shownPictures = ({ images }: PageReading, known: ReadonlyMap<string, Picture>): Picture[] => [
  ...known.values(),
  ...images.map(({ asset }) => ({ asset, dhash: null, palette: [] })),
]

function bitsApart(a: string, b: string): number {
  let bits = 0
  for (let rest = BigInt(`0x${a}`) ^ BigInt(`0x${b}`); rest > 0n; rest >>= 1n) bits += Number(rest & 1n)
  return bits
}

function palette(ad: AdReading, page: PageReading, pictures: ReadonlyMap<string, Picture>): Item[] {
  if (ad.palette.length === 0) return []
  const shown = ad.image && shownPictures(page, pictures).find(picture => sameImage(ad.image!, picture) > 0)
  const picture = shown ? (shown.asset === ad.image?.asset ? ad.image.palette : shown.palette) : []
  const { score, missed } = paletteMatch(ad.palette, page.style, picture)
  const token = missed ?? ad.palette[0]!.hex
  return [{ key: 'palette', token, weight: 1, credit: score, fix: say.colour(ad.lang, token) }]
}

/** The words of the whole ad, wherever the page uses them. */
function terminology(ad: AdReading, page: PageReading): Item[] {
  const there = new Set([page.h1, page.hero, page.below].flatMap(({ words }) => words.map(({ key }) => key)))
  const words = onceBy([...ad.headline.words, ...ad.text.words], ({ key }) => key)
  const claims = onceBy(
    [...ad.headline.facts, ...ad.text.facts].filter(fact => fact.claim),
    factKey,
  )
  const item = (key: string, token: string, weight: number, credit: number): Item => ({
    key, token, weight, credit, fix: say.onPage(ad.lang, token),
  }) // biome-ignore format: one line
  return [
    ...words.map(word => item(word.key, word.label, weightOf(word), Number(there.has(word.key)))),
    ...claims.map(fact => item(factKey(fact), fact.label, 3, Number(placeOf(fact, page).place !== null))),
  ]
}

const onceBy = <T>(list: readonly T[], keyOf: (item: T) => string): T[] => {
  const first = new Map<string, T>()
  for (const item of list) if (!first.has(keyOf(item))) first.set(keyOf(item), item)
  return [...first.values()]
}
