import { isPlaceName } from './facts-places.ts'
import { fold, type Lang } from './words.ts'

const MOST_WORDS = 40 // of a headline
const FEWEST_ALIKE = 2

/** "Vintage Fair, York" and "Vintage Fair, Durham": one phrase, but for a name after a comma or at its end. A product's name is
 *  told apart by nothing else, so that all other words must be the same ones in the same order. */
export function otherName(ad: string, h1: string, lang: Lang): { ad: string; page: string } | null {
  const [said, shown] = [tokens(ad), tokens(h1)]
  if (said.length > MOST_WORDS || shown.length > MOST_WORDS) return null
  const shortest = Math.min(said.length, shown.length)
  let from = 0
  while (from < shortest && isSame(said[from]!, shown[from]!)) from++
  let after = 0
  while (after < shortest - from && isSame(said.at(-1 - after)!, shown.at(-1 - after)!)) after++
  if (from + after < FEWEST_ALIKE || from === 0) return null
  const [mine, theirs] = [said, shown].map(words => words.slice(from, words.length - after))
  const parted = /[,:|(–—-]$/.test(said[from - 1]!) && /[,:|(–—-]$/.test(shown[from - 1]!)
  if (!parted && (after > 0 || /^\p{Lu}/u.test(said[from - 1]!))) return null
  const [adName, pageName] = [bare(mine!.join(' ')), bare(theirs!.join(' '))]
  return isPlaceName(adName, lang) && isPlaceName(pageName, lang) ? { ad: adName, page: pageName } : null
}

const tokens = (text: string): string[] =>
  text
    .replace(/ ([,:|(–—-]) ?/g, '$1 ')
    .trim()
    .split(/\s+/)
    .filter(Boolean)

const bare = (text: string): string => text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
const isSame = (a: string, b: string): boolean => fold(bare(a)) === fold(bare(b))
