export type Register = 'tu' | 'vous'

const TU = new Set(['tu', 'toi', 'ton', 'ta', 'tes', 'te'])
const VOUS = new Set(['vous', 'votre', 'vos'])
const NOT_IMPERATIVES = new Set(['chez', 'assez', 'nez', 'rez', 'gaz', 'allez'])

/** How a French text speaks to its reader; null when it does not, or equally in both ways. */
export function registerOf(plain: string): Register | null {
  let [tu, vous] = [0, 0]
  for (const word of plain.match(/[a-z]+'?/g) ?? []) {
    if (TU.has(word) || word === "t'") tu++
    else if (VOUS.has(word) || (word.length > 4 && word.endsWith('ez') && !NOT_IMPERATIVES.has(word))) vous++
  }
  return tu === vous ? null : tu > vous ? 'tu' : 'vous'
}
