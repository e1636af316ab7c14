import { CTAS, type CtaClass, type CtaName } from '../campaigns/cta.ts'
import { factKey, factsOf } from './facts.ts'
import { keyOf, type Lang, readText, wordsOf } from './words.ts'

export interface Cta {
  label: string
  class: CtaClass | null // null: words that name no known action
  own: boolean // the advertiser's own words; a platform's button has the platform's
}

// The first row that fits: objects before verbs, so that « Réserver une démo » is a demo.
const CLASSES: [CtaClass, RegExp][] = [
  ['demo', /\bdemos?\b|demonstration/],
  ['quote', /\bdevis\b|estimation|chiffr|simul|\bquotes?\b|estimate|calcul|eligib|evalu|\bvalu|bilan|diagnostic|\baudit|\betude\b/],
  ['trial', /\bessa[iy]|\btest(?:er|ez)\b|\btrial|\btry\b|start (?:for )?free|commenc\w{0,4} gratuit/],
  ['download', /telecharg|download|instal|livre blanc|e-?book|\bguide\b|brochure|catalogue|\bpdf\b|checklist|\btemplate|\bmodele\b|\breport\b|\brapport\b/],
  ['watch', /regard|\bvideo|\bwatch|\bplay\b|ecout|listen|replay|\blive\b/],
  ['signup', /inscri|particip|rejoin|abonn|sign ?up|regist|\bjoin|subscri|postul|\bapply|rsvp|\bacces|\baccess|\bcompte\b|account|debloqu|unlock|\bplaces?\b|\bseat|\bspot\b|candidat|newsletter|e-?mails?\b|waitlist|attente|\battend|invit/],
  ['book', /\brdv\b|rendez-? ?vous|reserv|creneau|\bbook|appointment|schedul|consultation|planifi|call ?back|\bslot\b|disponib|availab|\bdates?\b/],
  ['buy', /achet|command|panier|pay(?:er|ez)|boutique|\bbuy|\bshop|\border|\bcart\b|checkout|\bdon\b|donate|billet|ticket|\bstore\b|choisi|\bchoose|\bpick\b|compos(?:er|ez)|\bbuild\b|\bbrowse|personnalis|customi[sz]e/],
  ['offer', /\boffres?\b|promo|profit|remise|reduction|\boffer|\bdeals?\b|discount|coupon|\bcode\b|economis|\bclaim|\bsave\b|activ|avantage/],
  ['contact', /contact|appel|\bcall\b|ecri(?:re|vez)|message|whatsapp|itineraire|direction|\bchat\b|question|inquir|renseign|parler|\btalk\b|\bspeak|conseill/],
  ['signup', /commenc|\bstart|get started|cre(?:er|ez)/],
  ['learn', /savoir|decouvr|\bvoir\b|\blire\b|learn|discover|\bread\b|\bsee\b|\bview\b|\bmore\b|explor|compar/],
] // biome-ignore format: one row, one line

// Classes whose next step is the same kind for the visitor: speak with somebody; give an address; pay.
const RELATED: Record<CtaClass, readonly CtaClass[]> = {
  quote: ['contact', 'book', 'offer', 'signup'],
  book: ['contact', 'quote', 'demo', 'signup', 'buy'],
  contact: ['quote', 'book', 'demo'],
  demo: ['book', 'contact', 'trial'],
  signup: ['trial', 'book', 'download', 'quote', 'buy'],
  trial: ['signup', 'demo'],
  download: ['signup'],
  buy: ['offer', 'learn', 'book'], // an online shop shows before it sells
  offer: ['buy', 'quote', 'signup'],
  watch: ['signup', 'learn'],
  learn: [],
}

const SAME_CLASS = 0.6
const RELATED_CLASS = 0.3
const WORDS = 0.4
const SECOND_BUTTON = 0.8 // of what it would be worth as the main one
const AFTER_LEARN_MORE = 0.8 // "Learn more" promises no action in particular, so no next step breaks it

/** Either a platform's name of a button (GET_QUOTE) or free words (« Je demande mon devis »). */
export function ctaOf(nameOrWords: string, lang: Lang): Cta {
  const known = Object.hasOwn(CTAS, nameOrWords) ? CTAS[nameOrWords as CtaName] : null
  return known
    ? { label: known[lang], class: known.class, own: false }
    : { label: nameOrWords, class: classOf(nameOrWords), own: true }
}

export function classOf(label: string): CtaClass | null {
  const { plain } = readText(label)
  return CLASSES.find(([, pattern]) => pattern.test(plain))?.[0] ?? null
}

/** 0–1, from the best of the page's buttons. */
export function ctaMatch(ad: Cta, labels: readonly string[], lang: Lang): number {
  return Math.max(0, ...labels.map((label, i) => (i === 0 ? 1 : SECOND_BUTTON) * oneMatch(ad, label, lang)))
}

function oneMatch(ad: Cta, label: string, lang: Lang): number {
  const recall = recallOf(ad.label, label, lang)
  if (recall === 1) return 1
  const there = classOf(label)
  if (ad.class === 'learn') return Math.max(AFTER_LEARN_MORE, SAME_CLASS * Number(there === 'learn') + WORDS * recall)
  if (ad.class === null || there === null) return Math.max(UNKNOWN_CLASS, recall)
  const action = there === ad.class ? SAME_CLASS : RELATED[ad.class].includes(there) ? RELATED_CLASS : 0
  return action + WORDS * (ad.own || action === 0 ? recall : Math.max(recall, PLATFORM_WORDS))
}

const UNKNOWN_CLASS = 0.3 // « Je craque »: neither kept nor broken
const PLATFORM_WORDS = 0.5 // of the words' worth: an advertiser who picks GET_QUOTE promises a quote, not these very words

// Verbs that say nothing of what one gets.
const PLAIN_VERBS = {
  fr: 'demander demandez demande faire faites recevoir obtenir voir prendre prenez profiter maintenant',
  en: 'get request make take see now start',
}

function recallOf(promised: string, shown: string, lang: Lang): number {
  const plainVerbs = new Set(PLAIN_VERBS[lang].split(' ').map(verb => keyOf(verb, verb, lang)))
  const all = keysOf(promised, lang)
  const objects = all.filter(key => !plainVerbs.has(key))
  const wanted = objects.length > 0 ? objects : all
  const there = new Set(keysOf(shown, lang))
  if (wanted.length === 0) return Number(readText(promised).plain === readText(shown).plain)
  return wanted.filter(key => there.has(key)).length / wanted.length
}

function keysOf(label: string, lang: Lang): string[] {
  const { facts, rest } = factsOf(readText(label), lang)
  return [...new Set([...facts.map(factKey), ...wordsOf(rest, lang).map(({ key }) => key)])]
}
