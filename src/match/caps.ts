import { names } from './facts-places.ts'
import { isOtherLanguage } from './language.ts'
import { otherName } from './named-slot.ts'
import { opposed } from './opposites.ts'
import type { AdReading, PageReading } from './reading.ts'
import { registerOf } from './register.ts'
import { why } from './say.ts'
import type { Standing } from './standing.ts'
import { fold } from './words.ts'

type CapId = 'contradiction' | 'offer-absent' | 'offer-below-fold' | 'offer-differs' | 'register' | 'language'

export interface Cap {
  id: CapId
  limit: number
  why: string
}

const LIMITS: Record<CapId, number> = {
  language: 30,
  contradiction: 49,
  'offer-absent': 69,
  'offer-below-fold': 79,
  'offer-differs': 79, // « jusqu’à −50 % » for « −50 % », « HT », or more than promised: not broken, and not what was said
  register: 89,
}

/** What a page may not do however well it does the rest; the lowest limit counts. Faults of the whole page. */
export const pageCaps = (ad: AdReading, page: PageReading): Cap[] => [
  ...languageCaps(ad, page),
  ...oppositeCaps(ad, page),
  ...nameCaps(ad, page),
  ...registerCaps(ad, page),
]

/** Faults of single facts. */
export const factCaps = (ad: AdReading, facts: readonly Standing[]): Cap[] => facts.flatMap(fact => factCap(ad, fact))

const cap = (id: CapId, reason: string): Cap => ({ id, limit: LIMITS[id], why: reason })

const plainOf = (page: PageReading): string => `${page.h1.plain} ${page.hero.plain} ${page.below.plain}`.trim()

function languageCaps(ad: AdReading, page: PageReading): Cap[] {
  const words = { lang: ad.lang, plain: `${ad.headline.plain} ${ad.text.plain}` }
  const other = isOtherLanguage(words, { lang: page.lang, plain: plainOf(page) })
  return other ? [cap('language', why.language(ad.lang))] : []
}

function oppositeCaps(ad: AdReading, page: PageReading): Cap[] {
  const shown = { first: `${page.h1.plain} ${page.hero.plain}`, all: plainOf(page) }
  return opposed(`${ad.headline.plain} ${ad.text.plain}`, shown).map(pair =>
    cap('contradiction', why.contradiction(ad.lang, pair.ad, pair.page)),
  )
}

/** The same headline but for its name, and the ad's name nowhere. */
function nameCaps(ad: AdReading, page: PageReading): Cap[] {
  const pair = otherName(ad.headline.written, page.h1.written, ad.lang)
  const said = `${ad.headline.plain} ${ad.text.plain}`
  if (!pair || names(plainOf(page), nameKey(pair.ad)) || names(said, nameKey(pair.page))) return []
  return [cap('contradiction', why.contradiction(ad.lang, pair.ad, pair.page))]
}

const nameKey = (name: string): string => fold(name).replaceAll('-', ' ')

function factCap({ lang }: AdReading, { fact, main, place, less, against }: Standing): Cap[] {
  if (against) return [cap('contradiction', why.contradiction(lang, fact.label, against.label))]
  if (!main) return []
  if (place === null) return [cap('offer-absent', why.absent(lang, fact))]
  if (less) return [cap('offer-differs', why.differs(lang, fact, less))]
  return place === 'below' ? [cap('offer-below-fold', why.belowFold(lang, fact))] : []
}

/** The title answers the ad's title, the first screen the whole ad; what is below only when neither tells. */
function registerCaps(ad: AdReading, page: PageReading): Cap[] {
  const said = registerOf(`${ad.headline.plain} ${ad.text.plain}`)
  if (ad.lang !== 'fr' || !said) return []
  const title = registerOf(page.h1.plain)
  const screen = registerOf(`${page.h1.plain} ${page.hero.plain} ${page.ctas.join(' ')}`)
  const wanted = registerOf(ad.headline.plain) ?? said
  if (title && title !== wanted) return [cap('register', why.register(wanted, title))]
  const answered = screen ?? title ?? registerOf(page.below.plain)
  return answered && answered !== said ? [cap('register', why.register(said, answered))] : []
}
