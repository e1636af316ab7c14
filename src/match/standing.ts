import { type Fact, type FactKind, factKey, isWeakened, sameFact } from './facts.ts'
import type { AdReading, PageReading, Reading } from './reading.ts'

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
    const main = inHeadline.has(key) || (OFFERS.has(fact.kind) && fact.role !== 'was' && fact.role !== 'worth')
    const other = contradiction(fact, found.place !== null, others, page)
    if (other && isBetter(fact, other))
      return { key, fact, main, place: whereIs(other, page), less: other, against: null }
    return { key, fact, main, ...found, against: other }
  })
}

export function placeOf(fact: Fact, page: PageReading): { place: Place | null; less: Fact | null } {
  let [weak, less]: [Place | null, Fact | null] = [null, null]
  for (const place of PLACES) {
    const found = page[place].facts.filter(shown => sameFact(fact, shown))
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
  const [promised, shown] = [Number.parseFloat(ad.value), Number.parseFloat(page.value)]
  if (ad.kind === 'percent') return ad.role === 'off' && shown > promised
  if (ad.kind === 'duration') return ad.role === 'within' ? shown < promised : shown > promised
  if (ad.kind !== 'price') return false
  const [mine, theirs] = [ad.value.split(' '), page.value.split(' ')]
  if (mine[0] !== theirs[0] || mine[2] !== theirs[2]) return false
  return ad.role === 'price'
    ? Number(theirs[1]) < Number(mine[1])
    : ad.role === 'off' && Number(theirs[1]) > Number(mine[1])
}

/** What on the page says something else about the same thing. A number beside the promised one is not: other prices, other
 *  delays may stand there too. A commitment beside « sans engagement » is. */
function contradiction(fact: Fact, stands: boolean, others: readonly Fact[], page: PageReading): Fact | null {
  const denied = DENIALS[fact.kind]
  const denial = denied && others.find(shown => shown.kind === denied)
  if (denial && (!stands || fact.kind === 'no-commitment' || fact.kind === 'no-card')) return denial
  if (stands) return others.find(shown => sameSubject(fact, shown)) ?? null
  return others.find(shown => rivals(fact, shown, page)) ?? null
}

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
  free: 'paid',
}

function rivals(ad: Fact, shown: Fact, page: PageReading): boolean {
  if (shown.claim) return false
  const atOnce = isIn(page.h1, shown) || isIn(page.hero, shown)
  if (ad.kind === 'free') return shown.kind === 'price' && shown.role === 'price' && atOnce
  if (ad.kind !== shown.kind || ad.value === shown.value) return false
  switch (ad.kind) {
    case 'percent':
      return ad.role === shown.role || (ad.role === '' && shown.role === 'off' && atOnce)
    case 'price':
      return ad.role === shown.role && ad.role !== 'worth' && (atOnce || unitOf(ad) === unitOf(shown))
    case 'duration':
      return ad.role !== '' && ad.role === shown.role && sameScale(ad, shown) && (atOnce || ad.role !== 'within')
    case 'deadline':
    case 'time':
      return atOnce
    default:
      return ad.kind === 'code'
  }
}

const isIn = (reading: Reading, fact: Fact): boolean => reading.facts.includes(fact)
const unitOf = (price: Fact): string => price.value.split(' ')[2] ?? ''

const SHORT_MINUTES = 180

/** « en 48 h » and « en 2 minutes » are not about the same thing: one is a service, the other a form. */
function sameScale(a: Fact, b: Fact): boolean {
  const isShort = (fact: Fact) => !fact.value.endsWith('days') && Number(fact.value) < SHORT_MINUTES
  return isShort(a) === isShort(b)
}
