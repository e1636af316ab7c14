import type { Reader } from './facts.ts'
import { keyOf, type Lang, readText } from './words.ts'

const NAME = "[a-z]{2,20}(?:(?:[- ]|'(?=[a-z]))[a-z]{1,20}){0,3}"
const LEADS = { fr: 'a|en|pres de|proche de|autour de|au coeur de', en: 'in|near|around|outside' }

// Names after « en » and "in" that are no place, and are kept by a page that does not say them.
const NO_PLACES = new Set(
  (
    'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre noel paques january february march april may ' +
    'june july august september october november december monday tuesday wednesday thursday friday saturday sunday christmas easter ' +
    'spring summer autumn fall winter english french spanish german italian francais anglais espagnol allemand italien lundi mardi ' +
    'mercredi jeudi vendredi samedi dimanche internet you your our style seconds half bulk stock advance person town every all just under ' +
    'the one full less color colour love shape touch charge control'
  ).split(' '),
)

/** Where a text gives every word a capital, a word that the tables know is no name. */
const isCommon = (word: string, lang: Lang): boolean => /^[=\d]/.test(keyOf(word, word, lang))

const MOST_NAME_WORDS = 4

/** Whether a text is a name and nothing else. */
export const isPlaceName = (text: string, lang: Lang): boolean => {
  const words = readText(text).lower.split(/[ -]/)
  return (
    text.length > 2 &&
    words.length <= MOST_NAME_WORDS &&
    nameIn(text, lang) === text &&
    !words.some(word => NO_PLACES.has(word) || isCommon(word, lang))
  )
}

/** Where something can be had: a name with a capital after « à », « près de », "in", "near". */
export const placeReader: Reader = {
  pattern: new RegExp(`(?<![a-z0-9'-])(${LEADS.fr}|${LEADS.en})(?= (${NAME}))`, 'g'),
  read: ([lead, , name], around, lang) => {
    if (!LEADS[lang].split('|').includes(lead)) return null
    const label = nameIn(around.written.slice(lead.length + 1), lang)
    const value = name!.slice(0, label.length).replaceAll('-', ' ')
    const first = value.split(' ', 1)[0]!
    if (label === '' || NO_PLACES.has(first) || (around.titled && isCommon(first, lang))) return null
    return { kind: 'place', value, label }
  },
}

/** The words of a name: the first and the last begin with a capital; between them are only small ones (« Aix-en-Provence »). */
function nameIn(written: string, lang: Lang): string {
  const capitals = [...written.matchAll(/(?:^|[- '])(\p{Lu}[\p{Ll}\p{M}]{1,20})/gu)]
  if (capitals[0]?.index !== 0) return ''
  let end = capitals[0][0].length
  for (const next of capitals.slice(1)) {
    const between = written.slice(end, next.index)
    if (between !== '' && !(lang === 'fr' ? /^-(?:en|sur|de|la|les|le|lès|du)$/ : /^-(?:on|upon|in)$/).test(between))
      break
    end = next.index + next[0].length
  }
  return written.slice(0, end)
}

// Of which a town is a part: « partout en France » is vaguer than « à Nantes », and not another place.
const WIDE = new Set(
  (
    'france europe belgique suisse canada bretagne normandie occitanie alsace provence aquitaine bourgogne corse auvergne picardie ' +
    'ile|hauts|pays|nouvelle uk england britain scotland wales ireland america us usa united|new england california texas florida ' +
    'ontario quebec australia'
  ).split(/[ |]/),
)

export const isWide = (place: string): boolean => WIDE.has(place.split(' ', 1)[0]!) && place !== 'new york'

/** Whether a plain text names a place, whatever stands before it. */
export function names(plain: string, place: string): boolean {
  const text = plain.replaceAll('-', ' ')
  for (let at = text.indexOf(place); at >= 0; at = text.indexOf(place, at + 1))
    if (!isLetter(text[at - 1]) && !isLetter(text[at + place.length])) return true
  return false
}

const isLetter = (char: string | undefined): boolean => char !== undefined && /[a-z]/.test(char)
