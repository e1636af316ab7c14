/** How alike two words are written: shared groups of three letters, 0–1 (Dice). Forgives a plural or a spelling, not a meaning. */
export function dice(a: string, b: string): number {
  if (a === b) return 1
  if (Math.abs(a.length - b.length) > Math.min(a.length, b.length)) return 0
  const [one, two] = [trigrams(a), trigrams(b)]
  let shared = 0
  for (const gram of one) if (two.has(gram)) shared++
  return (2 * shared) / (one.size + two.size)
}

const memory = new Map<string, ReadonlySet<string>>()
const MOST_REMEMBERED = 5000

function trigrams(word: string): ReadonlySet<string> {
  const known = memory.get(word)
  if (known) return known
  const padded = ` ${word} `
  const grams = new Set<string>()
  for (let i = 0; i + 3 <= padded.length; i++) grams.add(padded.slice(i, i + 3))
  if (memory.size < MOST_REMEMBERED) memory.set(word, grams)
  return grams
}
