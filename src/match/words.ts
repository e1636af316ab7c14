import { stemmer } from 'stemmer'
import { formsOf } from './lemmas.ts'
import { NUMBERS } from './numbers.ts'
import { stemFrench } from './stem-fr.ts'

export type Lang = 'fr' | 'en'

/** One text three times, letter under letter: as written, in lower case with its accents, and plain. */
export interface Text {
  written: string
  lower: string
  plain: string
}

export interface Word {
  key: string // the same for every form of the word
  label: string // as written
  name: boolean // with a capital inside a sentence
}

// U+FE0F makes a sign a coloured picture.
const UNSEEN = /[\u00ad\u200b-\u200d\u2060\ufeff]|[\ufe00-\ufe0f]/g

export function readText(text: string): Text {
  const written = text.replace(UNSEEN, '').replace(/\s+/gu, ' ').trim().normalize('NFC')
  const lower = written
    .replace(NOT_ASCII, sign => known(sign, lowered))
    .replace(CAPITALS, letters => letters.toLowerCase())
    .replaceAll('`', "'")
  return { written, lower, plain: lower.replace(NOT_ASCII, sign => known(sign, bare)) }
}

const NOT_ASCII = /[^\p{ASCII}]/gu
const CAPITALS = /[A-Z]+/g

const memory = new Map<string, string>() // of what other letters than ASCII become
const MOST_REMEMBERED = 5000

/** A change that would give more or fewer letters is not made: the three texts stay letter under letter. */
function known(sign: string, change: (sign: string) => string): string {
  const key = (change === bare ? 'b' : 'l') + sign
  const kept = memory.get(key)
  if (kept !== undefined) return kept
  const changed = change(sign)
  const fit = changed.length === sign.length ? changed : sign
  if (memory.size < MOST_REMEMBERED) memory.set(key, fit)
  return fit
}

const OTHER_SIGNS: Record<string, string> = {
  '’': "'",
  '‘': "'",
  ʼ: "'",
  '´': "'",
  '−': '-',
  '–': '-',
  '—': '-',
  '‐': '-',
  '‑': '-',
}

const lowered = (unit: string): string => OTHER_SIGNS[unit] ?? unit.normalize('NFKC').toLowerCase()
const bare = (unit: string): string => unit.normalize('NFD').replace(/\p{M}/gu, '')

/** Lower case, no accents, plain spaces and apostrophes. */
export const fold = (text: string): string => readText(text).plain

/** Words that carry no promise. « sans », « pas », « moins », "free", "no", "not" are not here: they change what is promised. */
const FILLERS: Record<Lang, ReadonlySet<string>> = {
  fr: new Set(
    (
      'le la les un une des de du au aux et ou en dans sur pour par avec ce cet cette ces son sa ses leur leurs vos votre nos notre mon ' +
      'ma mes ton ta tes qui que quoi dont est sont etre etes avez ont plus tout tous toute toutes il elle ils elles on nous vous tu te ' +
      'toi je moi se y ne a comme si mais donc car puis chez entre vers deja tres bien aussi encore ici partir jusqu lorsqu puisqu qu ' +
      'quoiqu presqu c d j l m n s t'
    ).split(' '),
  ),
  en: new Set(
    (
      'the a an of to and or in on for with by at from as is are be been has have had will can could our my your yours their its this ' +
      'that these those it you we they i me us so than then just also up let do does get there how what when where who'
    ).split(' '),
  ),
}

const WORD =
  /\brendez[- ]vous\b|\be-mails?\b|\be-bikes?\b|\bchez (?:vous|toi)\b|\bat home\b|\b(?:machine|machines) à laver\b|\bsecond[- ]hand\b|\blave-linge\b|\bseconde main\b|\bpre-loved\b|\bweek-ends?\b|\bcheck-?ups?\b|\bsur mesure\b|\bin-home\b|[\p{L}\p{N}\p{M}]+(?:'[\p{L}\p{N}\p{M}]+)*/gu

/** The words of a text that say something, in order. `text` may be masked: facts already taken out of it. */
export function wordsOf({ written, lower, plain }: Text, lang: Lang): Word[] {
  const words: Word[] = []
  const titled = isTitled(written)
  for (const { 0: whole, index } of lower.matchAll(WORD)) {
    for (const { part, at } of cutAtApostrophes(whole, lang)) {
      const bareWord = part === 'not' ? part : plain.slice(index + at, index + at + part.length)
      if (FILLERS[lang].has(bareWord)) continue
      const [from, label] = [index + at, written.slice(index + at, index + at + part.length)]
      const name = !titled && isName(written, from, label)
      const before = words.at(-1)
      // « Rouge Garance » at the start of a sentence: the second capital tells that the first was no accident.
      if (name && before && written.endsWith(`${before.label} `, from) && /^\p{Lu}/u.test(before.label))
        before.name = true
      words.push({ key: keyOf(part, bareWord, lang), label, name })
    }
  }
  return words
}

const isName = (written: string, from: number, label: string): boolean =>
  /^\p{Lu}/u.test(label) && /[\p{L}\p{N},'’][ '’]$/u.test(written.slice(Math.max(0, from - 2), from).padStart(2, '.'))

const TITLED_CHARS = 300 // are enough to tell

/** Whether a text writes most of its words with capitals, so that they tell no names. */
export function isTitled(written: string): boolean {
  const words = written.slice(0, TITLED_CHARS).match(/\p{L}{2,}/gu) ?? []
  return words.length > 2 && words.filter(word => /^\p{Lu}/u.test(word)).length > 0.7 * words.length
}

/** French elides before (l’, qu’, jusqu’: fillers all), English after (’s, ’ll), but for « n’t », which denies. */
function cutAtApostrophes(word: string, lang: Lang): { part: string; at: number }[] {
  if (!word.includes("'")) return [{ part: word, at: 0 }]
  if (lang === 'en')
    return [word.endsWith("n't") ? { part: 'not', at: word.length - 3 } : { part: word.split("'", 1)[0]!, at: 0 }]
  let at = 0
  return word.split("'").map(part => {
    at += part.length + 1
    return { part, at: at - part.length - 1 }
  })
}

const keys = { fr: new Map<string, string>(), en: new Map<string, string>() }

/** Stems keep accents until here: Snowball's French rules need them. */
export function keyOf(word: string, plain: string, lang: Lang): string {
  const kept = keys[lang].get(word)
  if (kept !== undefined) return kept
  const count = NUMBERS.get(plain)
  if (count !== undefined && count > 1) return String(count)
  const stem = word.length > MOST_LETTERS || /\d/.test(word) ? plain : bareStem(word, plain, lang)
  const key = formsOf(lang).get(plain) ?? stems(lang).get(stem) ?? stem
  if (keys[lang].size < MOST_REMEMBERED) keys[lang].set(word, key)
  return key
}

const MOST_LETTERS = 40

const bareStem = (word: string, plain: string, lang: Lang): string =>
  lang === 'fr' ? fold(stemFrench(word)) : stemmer(withoutLy(plain))

const NOT_ADVERBS = new Set([
  'family',
  'reply',
  'apply',
  'supply',
  'only',
  'early',
  'july',
  'italy',
  'assembly',
  'anomaly',
  'daily',
])

/** Porter's first stemmer leaves "instantly" apart from "instant"; his second does not. */
function withoutLy(word: string): string {
  if (word.length < 6 || !word.endsWith('ly') || NOT_ADVERBS.has(word)) return word
  return /[bp]ly$/.test(word) ? `${word.slice(0, -1)}e` : word.slice(0, -2)
}

const stemmed: Partial<Record<Lang, Map<string, string>>> = {}

/** The lemma table again by stem, so that forms which it does not list are found too. A stem of two families tells neither. */
function stems(lang: Lang): Map<string, string> {
  const kept = stemmed[lang]
  if (kept) return kept
  const families = new Map<string, string>()
  const shared = new Set<string>()
  for (const [form, family] of formsOf(lang)) {
    const stem = bareStem(form, fold(form), lang)
    if ((families.get(stem) ?? family) !== family) shared.add(stem)
    families.set(stem, family)
  }
  for (const stem of shared) families.delete(stem)
  stemmed[lang] = families
  return families
}
