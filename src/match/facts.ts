import { moneyReaders } from './facts-money.ts'
import { placeReader } from './facts-places.ts'
import { isSameQuantity, quantityReader } from './facts-quantities.ts'
import { termReaders } from './facts-terms.ts'
import { timeReaders } from './facts-time.ts'
import { withoutReaders } from './facts-without.ts'
import { isTitled, type Lang, readText, type Text, wordsOf } from './words.ts'

export type FactKind =
  | 'percent' | 'price' | 'duration' | 'deadline' | 'time' | 'code' | 'free' | 'free-shipping' | 'no-commitment' | 'no-card'
  | 'no-fees' | 'money-back' | 'two-for-one' | 'commitment' | 'card-required' | 'fees' | 'paid' | 'always'
  | 'without' | 'place' | 'quantity' // biome-ignore format: a list

/** Something definite that a text promises. */
export interface Fact {
  kind: FactKind
  value: string // what must be equal: "50", "EUR 29 month", "2880" minutes, "11-30" ("06-08|08-06": either), "hiver20"; '' when the kind says it all
  role: string // what it is the number of; '' when the text does not tell
  qualifier: '' | 'upto' | 'from' | 'before-tax' | 'if' // what makes it less than it looks
  claim: boolean // about the advertiser, not the offer: "98 % de clients satisfaits", "depuis 12 ans"
  label: string // as written
  subject: readonly string[] // of a percentage or a price: the words right after it; of what is free: those beside it
  priced: readonly string[] // of a price: the words right before it
}

/** A pattern over plain text, and what a hit of it means; null when it means nothing after all. */
export interface Reader {
  pattern: RegExp // global; every repetition bounded
  read: (match: RegExpExecArray, around: Around, lang: Lang) => (Partial<Fact> & Pick<Fact, 'kind'>) | null
}

export interface Around {
  before: string // up to 48 letters
  after: string
  written: string // the hit with its capitals, and what follows
  titled: boolean // whether most words of the text have capitals
}

const AROUND_CHARS = 48

const READERS: readonly Reader[] = [
  ...termReaders,
  ...withoutReaders,
  ...moneyReaders,
  ...timeReaders,
  quantityReader,
  placeReader,
]

/** The facts of a text in its order, and the text without them, letter under letter. Earlier readers take their words first. */
export function factsOf(text: Text, lang: Lang): { facts: Fact[]; rest: Text } {
  const taken: { from: number; fact: Fact }[] = []
  let plain = text.plain
  const titled = isTitled(text.written)
  for (const { pattern, read } of READERS) {
    const found: { from: number; to: number }[] = []
    for (const match of plain.matchAll(pattern)) {
      const [from, to] = [match.index, match.index + match[0].length]
      const around = {
        before: text.plain.slice(Math.max(0, from - AROUND_CHARS), from),
        after: text.plain.slice(to, to + AROUND_CHARS),
        written: text.written.slice(from, to + AROUND_CHARS),
        titled,
      }
      const fact = read(match, around, lang)
      if (!fact) continue
      const label = text.written
        .slice(from, to)
        .replace(/[\s.,;:]+$/, '')
        .trim()
      const subject = NAMED.has(fact.kind) ? subjectOf(around.after, lang) : []
      const priced = fact.kind === 'price' ? pricedOf(around.before, lang) : []
      taken.push({ from, fact: { value: '', role: '', qualifier: '', claim: false, label, subject, priced, ...fact } })
      if (fact.kind !== 'place') found.push({ from, to }) // its words may stand elsewhere without « à »
    }
    plain = blanked(plain, found)
  }
  const facts = taken.sort((a, b) => a.from - b.from).map(({ fact }) => fact)
  return { facts, rest: { ...text, lower: underBlanks(text.lower, plain), plain } }
}

const NAMED: ReadonlySet<FactKind> = new Set(['percent', 'price', 'free'])

const subjectOf = (after: string, lang: Lang): string[] =>
  wordsOf(readText(after.split(/[.!?,;:|]/, 1)[0]!), lang).map(({ key }) => key)

const pricedOf = (before: string, lang: Lang): string[] =>
  wordsOf(
    readText(
      before
        .slice(before.indexOf(' ') + 1)
        .split(/[.!?,;|]/)
        .at(-1)!,
    ),
    lang,
  )
    .slice(-3)
    .map(({ key }) => key)

// A sign that no pattern and no word holds, so that what was taken is not read again across its gap.
const BLANK = '\uf8ff'

function blanked(text: string, spans: readonly { from: number; to: number }[]): string {
  if (spans.length === 0) return text
  let [left, at] = ['', 0]
  for (const { from, to } of spans) {
    left += text.slice(at, from) + BLANK.repeat(to - from)
    at = to
  }
  return left + text.slice(at)
}

function underBlanks(text: string, plain: string): string {
  const spans = [...plain.matchAll(/\uf8ff+/g)].map(gap => ({ from: gap.index, to: gap.index + gap[0].length }))
  return blanked(text, spans)
}

export const factKey = (fact: Fact): string => `${fact.kind} ${fact.value}`.trim()

/** Whether the page's fact says what the ad's says. Roles must agree when both are told. */
export function sameFact(ad: Fact, page: Fact): boolean {
  if (isNoFee(ad, page) || isNoFee(page, ad)) return true
  if (ad.kind !== page.kind || !sameValue(ad, page)) return false
  return (
    ad.role === page.role ||
    ad.role === '' ||
    page.role === '' ||
    LOOSE.has(`${ad.role} ${page.role}`) ||
    LOOSE.has(`${page.role} ${ad.role}`)
  )
}

/** « sans frais d’inscription » is « inscription gratuite ». */
const isNoFee = (a: Fact, b: Fact): boolean =>
  a.kind === 'no-fees' && b.kind === 'free' && a.subject.some(word => b.subject.includes(word))

// Roles that a reader takes for one another: « prime de 1 000 € » and « 1 000 € de remise »; « 14 jours » of a trial and "in 14 days".
const LOOSE = new Set(['within trial', 'off price'])

function sameValue(ad: Fact, page: Fact): boolean {
  if (ad.kind === 'deadline' && ad.value === 'weekend') return WEEKEND.has(page.value)
  if (ad.kind === 'deadline' && page.value === 'weekend') return WEEKEND.has(ad.value)
  if (ad.kind === 'deadline') return ad.value.split('|').some(day => page.value.split('|').includes(day))
  if (ad.kind === 'quantity') return isSameQuantity(ad.value, page.value)
  if (ad.kind === 'always') return ad.value === page.value || page.value === 'day and night'
  if (ad.kind !== 'price') return ad.value === page.value
  const [[currency, amount, unit], [pageCurrency, pageAmount, pageUnit]] = [ad.value.split(' '), page.value.split(' ')]
  return currency === pageCurrency && amount === pageAmount && (unit === pageUnit || !unit || !pageUnit)
}

const WEEKEND = new Set(['weekend', 'weekday 6', 'weekday 7'])

/** "jusqu’à −50 %" where the ad says "−50 %", « HT », « livraison offerte dès 80 € »: the words are there, the promise is less.
 *  The other way round the page gives more. */
export const isWeakened = (ad: Fact, page: Fact): boolean => page.qualifier !== '' && ad.qualifier === ''
