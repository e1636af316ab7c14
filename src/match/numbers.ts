/** A number as people write it: "1 200", "1,200.50", "29,90", "1.500". Never more digits than a price has. */
export const NUMBER = String.raw`(?:\d{1,3}(?:[ .,]\d{3}){1,3}(?!\d)(?:[.,]\d{1,2}(?!\d))?|\d{1,7}(?:[.,]\d{1,2}(?!\d))?)`

/** The last of two kinds of separator is the decimal one; a single one before exactly three digits parts thousands. */
export function numberOf(written: string): number {
  const text = written.replace(/ /g, '')
  const last = Math.max(text.lastIndexOf(','), text.lastIndexOf('.'))
  if (last < 0) return Number(text)
  const decimals = text.length - last - 1
  if (decimals === 3) return Number(text.replace(/[.,]/g, ''))
  return Number(`${text.slice(0, last).replace(/[.,]/g, '')}.${text.slice(last + 1)}`)
}

export const NUMBERS: ReadonlyMap<string, number> = new Map(Object.entries({
  un: 1, une: 1, deux: 2, trois: 3, quatre: 4, cinq: 5, six: 6, sept: 7, huit: 8, neuf: 9, dix: 10, onze: 11, douze: 12, douzaine: 12, treize: 13, quinze: 15, seize: 16, vingt: 20,
  trente: 30, soixante: 60, quatorze: 14, 'quarante-huit': 48, 'vingt-quatre': 24, one: 1, a: 1, an: 1, two: 2, three: 3, four: 4,
  five: 5, seven: 7, eleven: 11, dozen: 12, thirteen: 13, sixteen: 16, eighteen: 18, forty: 40, fifty: 50, quarante: 40, cinquante: 50, eight: 8, nine: 9, ten: 10, twelve: 12, fourteen: 14, fifteen: 15, twenty: 20, thirty: 30, sixty: 60,
  'forty-eight': 48, 'twenty-four': 24,
})) // biome-ignore format: a table

/** Numbers in letters, as far as offers use them. */
export const NUMBER_WORD = [...NUMBERS.keys()].sort((a, b) => b.length - a.length).join('|')

export const countOf = (written: string): number => NUMBERS.get(written) ?? numberOf(written)
