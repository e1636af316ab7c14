import type { Colour } from './colours.ts'
import { type Cta, ctaOf } from './cta.ts'
import type { PageImage, Screens } from './extract.ts'
import { type Fact, factsOf } from './facts.ts'
import { fold, type Lang, readText, type Word, wordsOf } from './words.ts'

export interface Picture {
  asset: string | null // of ours
  dhash: string | null // 64 bits, hex
  palette: readonly Colour[]
}

/** What an ad says. `cta` is a platform's name of a button or free words. */
export interface AdPromise {
  headline: string
  text: string
  description: string
  cta: string
  lang: Lang
  palette: readonly Colour[]
  image: Picture | null
}

export interface Reading {
  written: string
  plain: string
  facts: Fact[]
  words: Word[]
}

export interface AdReading {
  lang: Lang
  headline: Reading
  text: Reading // primary text and description
  cta: Cta
  palette: readonly Colour[]
  image: Picture | null
}

/** The page in the three places that matter, the best first. */
export interface PageReading {
  lang: string | null
  h1: Reading
  hero: Reading
  below: Reading
  ctas: readonly string[]
  images: readonly PageImage[]
  style: readonly Colour[]
}

/** More facts than a price list has are there to make us slow. */
const MOST_FACTS = { ad: 200, screen: 300, below: 2000 }

function read(text: string, lang: Lang, mostFacts: number): Reading {
  const whole = readText(text)
  const { facts, rest } = factsOf(whole, lang)
  return { written: whole.written, plain: whole.plain, facts: facts.slice(0, mostFacts), words: wordsOf(rest, lang) }
}

export const readAd = (ad: AdPromise): AdReading => ({
  lang: ad.lang,
  headline: placesOnce(read(ad.headline, ad.lang, MOST_FACTS.ad)),
  text: placesOnce(read(`${ad.text} \n ${ad.description}`, ad.lang, MOST_FACTS.ad)),
  cta: ctaOf(ad.cta, ad.lang),
  palette: ad.palette,
  image: ad.image,
})

/** A place that an ad names is one of its facts, and not a word beside. */
function placesOnce(reading: Reading): Reading {
  const named = new Set(reading.facts.flatMap(({ kind, value }) => (kind === 'place' ? value.split(' ') : [])))
  return { ...reading, words: reading.words.filter(({ label }) => !named.has(fold(label))) }
}

/** A page is read with the rules of the ad's language: another language is a fault of its own. */
export const readPage = (page: Screens, lang: Lang): PageReading => ({
  lang: page.lang,
  h1: read(page.h1, lang, MOST_FACTS.screen),
  hero: read(page.hero, lang, MOST_FACTS.screen),
  below: read(page.below, lang, MOST_FACTS.below),
  ctas: page.ctas,
  images: page.images,
  style: page.colours,
})
