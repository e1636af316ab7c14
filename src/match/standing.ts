import { type Fact, type FactKind, factKey, isWeakened, sameFact } from './facts.ts'
import { isWide, names } from './facts-places.ts'
import { asked, burden, isWaived } from './facts-without.ts'
import type { AdReading, PageReading, Reading } from './reading.ts'
import { areRivals } from './rivals.ts'

export type Place = 'h1' | 'hero' | 'below'

/** A promised fact, and how it stands on the page. */
export interface Standing {
  key: string
  fact: Fact
  main: boolean // what the ad is about: in its headline, or the offer itself
  place: Place | null // the best place where it stands; null: nowhere
  less: Fact | null // only this stands there: « jusqu'à », « HT », or more than was promised
  against: Fact | null // what the page says instead, and is worse or simply other
}

// What an ad discloses rather than offers.
const NO_OFFER: ReadonlySet<FactKind> = new Set(['commitment', 'card-required', 'fees', 'paid'])
// What makes an offer even when only the text says it.
const OFFERS: ReadonlySet<FactKind> = new Set(['percent', 'price', 'free', 'code', 'two-for-one', 'free-shipping'])

export function standings(ad: AdReading, page: PageReading): Standing[] {
  const inHeadline = new Set(ad.headline.facts.map(factKey))
  const offers = [...ad.headline.facts, ...ad.text.facts].filter(fact => !fact.claim && !NO_OFFER.has(fact.kind))
  const hours = new Set(
    offers.flatMap(({ kind, value }) => (kind === 'time' ? [String(Number.parseInt(value, 10) * 60)] : [])),
  )
  const isHour = ({ kind, value }: Fact) => kind === 'duration' && hours.has(value) // « 20 h » after « ce soir à 20 h »
  for (const fact of placesNamed(ad, page)) {
    offers.push(fact)
    inHeadline.add(factKey(fact))
  }
  // Said twice, a fact is as the headline has it.
  const once = new Map(
    offers
      .filter(fact => !isHour(fact))
      .reverse()
      .map(fact => [factKey(fact), fact]),
  )
  // Whatever the ad says too contradicts nothing of it.
  const saidToo = (shown: Fact) => [...ad.headline.facts, ...ad.text.facts].some(said => sameFact(said, shown))
  const others = PLACES.flatMap(place => page[place].facts).filter(shown => !saidToo(shown))
  return [...once].reverse().map(([key, fact]) => {
    const found = placeOf(fact, page)
    const main =
      (inHeadline.has(key) && fact.kind !== 'quantity') ||
      (OFFERS.has(fact.kind) && fact.role !== 'was' && fact.role !== 'worth')
    const other = contradiction({ fact, main, stands: found.place !== null }, others, ad, page)
    if (other && isBetter(fact, other))
      return { key, fact, main, place: whereIs(other, page), less: other, against: null }
    return { key, fact, main, ...found, against: other }
  })
}

/** « Lyon : bilan offert » : that Lyon is a place, the page tells where it says « à Lyon ». */
const placesNamed = (ad: AdReading, page: PageReading): Fact[] =>
  PLACES.flatMap(place => page[place].facts).filter(
    ({ kind, label }) => kind === 'place' && ad.headline.words.some(word => word.label === label),
  )

export function placeOf(fact: Fact, page: PageReading): { place: Place | null; less: Fact | null } {
  if (fact.kind === 'place')
    return { place: PLACES.find(place => names(page[place].plain, fact.value)) ?? null, less: null }
  let [weak, less]: [Place | null, Fact | null] = [null, null]
  for (const place of PLACES) {
    const found = page[place].facts.filter(shown => sameFact(fact, shown))
    if (fact.kind === 'without' && isWaived(fact, page[place].plain)) return { place, less: null }
    if (found.some(shown => !isWeakened(fact, shown))) return { place, less: null }
    if (found.length > 0 && !weak) [weak, less] = [place, found[0]!]
  }
  return { place: weak, less }
}

const PLACES = ['h1', 'hero', 'below'] as const
const whereIs = (fact: Fact, page: PageReading): Place =>
  PLACES.find(place => page[place].facts.includes(fact)) ?? 'below'

/** More than was promised: 24 h for 48 h, a longer trial, a larger discount. Pleasant, and yet not what the ad said. */
function isBetter(ad: Fact, page: Fact): boolean {
  if (ad.kind !== page.kind || page.qualifier !== '') return false
  const [promised, shown] = [amountOf(ad), amountOf(page)]
  if (ad.kind === 'percent') return ad.role === 'off' && shown > promised
  if (ad.kind === 'duration') return ad.role === 'within' ? shown < promised : shown > promised
  if (ad.kind !== 'price') return false
  const [mine, theirs] = [ad.value.split(' '), page.value.split(' ')]
  if (mine[0] !== theirs[0] || mine[2] !== theirs[2]) return false
  return ad.role === 'price'
    ? Number(theirs[1]) < Number(mine[1])
    : ad.role === 'off' && Number(theirs[1]) > Number(mine[1])
}

/** A percentage, or the minutes of a duration: working days are never shorter than as many days. */
const amountOf = ({ value }: Fact): number => Number.parseFloat(value) * (value.endsWith(' working days') ? DAY : 1)

const DAY = 1440

/** What on the page says something else about the same thing. A number beside the promised one is not: other prices, other
 *  delays may stand there too. A commitment beside « sans engagement » is. */
function contradiction(
  { fact, main, stands }: { fact: Fact; main: boolean; stands: boolean },
  others: readonly Fact[],
  ad: AdReading,
  page: PageReading,
): Fact | null {
  if (fact.kind === 'without') return askedInstead(fact, ad, page)
  if (fact.kind === 'place') return stands ? null : elsewhere(main, others, ad, page)
  const denied = DENIALS[fact.kind]
  const denial =
    denied &&
    others.find(shown => shown.kind === denied && (fact.kind !== 'free-shipping' || shown.role === 'shipping'))
  if (denial && (!stands || fact.kind === 'no-commitment' || fact.kind === 'no-card')) return denial
  if (stands) return others.find(shown => sameSubject(fact, shown) || isPriced(fact, shown, page)) ?? null
  return others.find(shown => areRivals(fact, shown, isAtOnce(shown, page))) ?? null
}

/** « Sans abonnement », and a page that speaks of one and never of none. */
function askedInstead({ value }: Fact, ad: AdReading, page: PageReading): Fact | null {
  const [first, said] = [`${page.h1.plain}. ${page.hero.plain}`, `${ad.headline.plain}. ${ad.text.plain}`]
  if (asked(value, ad.lang, said, '') !== null) return null
  const words = asked(value, ad.lang, first, `${first}. ${page.below.plain}`)
  return words === null ? null : burden(words)
}

/** Another town, when the ad's is nowhere. A town that only the text of the ad names may be answered by another in the small print. */
const elsewhere = (main: boolean, others: readonly Fact[], ad: AdReading, page: PageReading): Fact | null =>
  others.find(
    shown =>
      shown.kind === 'place' &&
      !isWide(shown.value) &&
      (isIn(page.h1, shown) || (main && isIn(page.hero, shown))) &&
      !names(`${ad.headline.plain} ${ad.text.plain}`, shown.value),
  ) ?? null

/** « Visite et devis gratuits » : the quote is, and the visit has a price. */
const isPriced = (ad: Fact, shown: Fact, page: PageReading): boolean =>
  ad.kind === 'free' &&
  shown.kind === 'price' &&
  shown.role === 'price' &&
  isAtOnce(shown, page) &&
  ad.subject.some(word => shown.priced.includes(word)) &&
  !PLACES.some(place =>
    page[place].facts.some(({ kind, subject }) => kind === 'free' && subject.some(word => ad.subject.includes(word))),
  )

/** « −30 % sur les lunettes de soleil » on top, « −20 % sur les lunettes de soleil » in the small print. */
const sameSubject = (ad: Fact, shown: Fact): boolean =>
  ad.kind === shown.kind &&
  ad.role === shown.role &&
  ad.role === 'off' &&
  ad.value !== shown.value &&
  ad.subject.length > 1 &&
  ad.subject.every(word => shown.subject.includes(word))

const DENIALS: Partial<Record<FactKind, FactKind>> = {
  'no-commitment': 'commitment',
  'no-card': 'card-required',
  'no-fees': 'fees',
  'free-shipping': 'fees',
  free: 'paid',
}

const isIn = (reading: Reading, fact: Fact): boolean => reading.facts.includes(fact)
const isAtOnce = (fact: Fact, { h1, hero }: PageReading): boolean => isIn(h1, fact) || isIn(hero, fact)
