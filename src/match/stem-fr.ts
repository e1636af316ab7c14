import { isVowel, residual, type Stem, standardSuffix, verbSuffixInI, verbSuffixOther } from './stem-fr-suffixes.ts'

/** The French stemmer of Snowball 2.2 (snowballstem.org/algorithms/french/stemmer.html), which gives every stem of its
 *  published vocabulary. Takes one lower-case word with its accents, without elision; the stem keeps accents. */
export function stemFrench(word: string): string {
  const stem = marked(word)
  const changed = standardSuffix(stem) || verbSuffixInI(stem) || verbSuffixOther(stem)
  if (changed) stem.text = stem.text.replace(/Y$/, 'i').replace(/ç$/, 'c')
  else residual(stem)
  return unmarked(unaccented(undoubled(stem.text)))
}

/** Vowels that sound as consonants become capitals, so that no rule takes them for vowels; then the three regions. */
function marked(word: string): Stem {
  const letters = [...word]
  for (let i = 0; i < letters.length; i++) {
    const [char, next, after] = [letters[i]!, letters[i + 1], letters[i + 2]]
    if (isVowel(char) && (next === 'u' || next === 'i') && isVowel(after)) letters[i + 1] = next.toUpperCase()
    else if (isVowel(char) && next === 'y') letters[i + 1] = 'Y'
    if (char === 'ë') letters.splice(i, 1, 'H', 'e')
    else if (char === 'ï') letters.splice(i, 1, 'H', 'i')
    else if (char === 'y' && isVowel(next)) letters[i] = 'Y'
    else if (char === 'q' && next === 'u') letters[i + 1] = 'U'
  }
  const text = letters.join('')
  const r1 = afterVowelThenConsonant(text, 0)
  return { text, rv: startOfRv(text), r1, r2: afterVowelThenConsonant(text, r1) }
}

function startOfRv(text: string): number {
  if (isVowel(text[0]) && isVowel(text[1]) && text.length > 2) return 3
  if (/^(?:par|col|tap)/.test(text)) return 3
  for (let i = 1; i < text.length; i++) if (isVowel(text[i])) return i + 1
  return text.length
}

function afterVowelThenConsonant(text: string, from: number): number {
  for (let i = from; i < text.length - 1; i++) if (isVowel(text[i]) && !isVowel(text[i + 1])) return i + 2
  return text.length
}

const undoubled = (text: string): string => (/(?:enn|onn|ett|ell|eill)$/.test(text) ? text.slice(0, -1) : text)

/** é or è before the last consonants loses its accent. */
const unaccented = (text: string): string => text.replace(/[éè](?=[^aeiouyâàëéêèïîôûù]+$)/, 'e')

const unmarked = (text: string): string =>
  text.replace(/H[ei]|[IUYH]/g, mark => ({ He: 'ë', Hi: 'ï', I: 'i', U: 'u', Y: 'y' })[mark] ?? '')
