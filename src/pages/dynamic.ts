import type { DynamicText } from '../../templates/kit/content.ts'
import { plain } from '../lib/text.ts'
import { typeset } from '../lib/typography.ts'

/** What each dynamic text of a page says to the visitor of this URL. */
export function dynamicValues(
  declared: readonly DynamicText[],
  query: URLSearchParams,
  lang: 'fr' | 'en',
): Record<string, string> {
  return Object.fromEntries(declared.map(text => [text.name, typeset(shownValue(text, query), lang)]))
}

/** Every combination would be too many; each value in turn, beside the fallbacks of the others, is what is scored. */
export function scoredValues(declared: readonly DynamicText[], lang: 'fr' | 'en'): Record<string, string>[] {
  const fallbacks = dynamicValues(declared, new URLSearchParams(), lang)
  const each = declared.flatMap(text =>
    text.values.map(value => ({ ...fallbacks, [text.name]: typeset(lettered(value, text.letters), lang) })),
  )
  return [fallbacks, ...each]
}

// What no name of a place, a trade or a product has: whoever writes a link must not be able to write a sentence of ours.
// Nor what was escaped twice, or a telephone number: five digits are a postcode, six are somebody to call.
const UNFIT = /[\p{C}<>{}[\]\\^`|~@:/\ufffd]|www\.|\.[a-z]{2,}\b|%[\da-f]{2}|&#?\w+;|\d(?:[ .-]?\d){5}/iu

function shownValue(text: DynamicText, query: URLSearchParams): string {
  const asked = (query.get(text.param ?? text.name) ?? '').normalize('NFC').replace(/\s+/gu, ' ').trim()
  if (asked === '' || [...asked].length > text.maxLength) return text.fallback
  const declared = text.values.find(value => plain(value) === plain(asked))
  if (declared) return lettered(declared, text.letters)
  return text.open && !UNFIT.test(asked) ? lettered(asked, text.letters) : text.fallback
}

function lettered(value: string, letters: DynamicText['letters']): string {
  const first = (word: string): string => word.replace(/\p{L}/u, letter => letter.toUpperCase())
  switch (letters) {
    case 'as-is':
      return value
    case 'lower':
      return value.toLowerCase()
    case 'sentence':
      return first(value.toLowerCase())
    case 'title':
      return value
        .toLowerCase()
        .replace(/\p{L}[\p{L}\p{M}]*/gu, (word, at: number) => (at > 0 && SMALL.has(word) ? word : first(word)))
  }
}

// « Saint-Jean-de-Luz », « Isle of Wight »: small inside a name, never at its beginning.
const SMALL = new Set('d l de du des la le les lès en et au aux sur sous à of the and on in by upon'.split(' '))
