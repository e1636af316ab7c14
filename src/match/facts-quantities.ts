import type { Reader } from './facts.ts'
import { countOf, NUMBER, NUMBER_WORD } from './numbers.ts'
import type { Lang } from './words.ts'

interface Unit {
  family: string // quantities of one family can be compared
  forms: string
  times?: number // how many of the family's own unit: g, ml, m2, m3, km, GB; 1 when absent
  imperial?: true
  only?: Lang
}

const UNITS: readonly Unit[] = [
  { family: 'mass', forms: 'kg|kgs|kilos?|kilogram(?:me)?s?', times: 1000 },
  { family: 'mass', forms: 'g|gr|grammes?|grams?' },
  { family: 'mass', forms: 'lbs?|pounds', times: 453.592, imperial: true, only: 'en' },
  { family: 'volume', forms: 'l|litres?|liters?', times: 1000 },
  { family: 'volume', forms: 'cl|centilitres?', times: 10 },
  { family: 'volume', forms: 'ml|millilitres?|milliliters?' },
  { family: 'area', forms: 'm2|metres? carres?|square met(?:re|er)s?|sq ?\\.? ?m' },
  { family: 'area', forms: 'sq\\.? ?ft|sqft|square (?:feet|foot)|ft2', times: 0.092903, imperial: true },
  { family: 'room', forms: 'm3|metres? cubes?|cubic met(?:re|er)s?' },
  { family: 'distance', forms: 'km|kms|kilomet(?:re|er)s?' },
  { family: 'distance', forms: 'miles?', times: 1.609344, imperial: true },
  { family: 'data', forms: 'go|gigaoctets?', only: 'fr' },
  { family: 'data', forms: 'gb|gigabytes?' },
  { family: 'data', forms: 'tb|terabytes?', times: 1000 },
  { family: 'page', forms: 'pages?' },
  { family: 'user', forms: 'users?|utilisateurs?|utilisatrices?' },
  { family: 'login', forms: 'log-?ins?|identifiants?|licences?|licenses?' },
  { family: 'person', forms: 'personnes?|persons?|people|convives|pers' },
  { family: 'seat', forms: 'places?(?! (?:to|of|where|you)\\b)|seats?|seater|sieges?' },
  { family: 'session', forms: 'seances?|sessions?' },
  { family: 'lesson', forms: 'lecons?|lessons?' },
  { family: 'piece', forms: 'pieces?|pcs' },
  { family: 'bedroom', forms: 'bedrooms?|chambres?' },
  { family: 'bottle', forms: 'bottles?|bouteilles?' },
  { family: 'recipe', forms: 'recipes?|recettes?' },
] // one unit, one line

const FORM = UNITS.map(({ forms }) => `(${forms})`).join('|')
const ONE = /^(?:a|an|un|une|one)$/ // "a place", « une séance » count nothing

/** « 5 kg », "2,000 sq ft", « trois séances ». Of a time, nights too: they are durations. */
export const quantityReader: Reader = {
  pattern: new RegExp(
    String.raw`(?<![\d.,/€$£])(?:\b(${NUMBER_WORD})\b|(${NUMBER}))(?: ?- ?| ?\+ ?| )?(?:${FORM})(?![a-z0-9'/])`,
    'g',
  ),
  read: ([whole, word, digits, ...forms], { written }, lang) => {
    const unit = UNITS[forms.findIndex(form => form !== undefined)]!
    if (word && (ONE.test(word) || !/[ -]/.test(whole))) return null
    if (unit.only && unit.only !== lang) return null
    if (/^\d\s?G\b/.test(written)) return null // a network, "5G"
    const amount = Math.round(countOf((word ?? digits)!) * (unit.times ?? 1) * 1e6) / 1e6
    return { kind: 'quantity', value: `${unit.family} ${amount}${unit.imperial ? ' imperial' : ''}` }
  },
}

const ROUNDED = 0.03 // "2,000 sq ft" is « 186 m² », and « 185 m² » to whoever rounds

export const isSameFamily = (a: string, b: string): boolean => a.split(' ', 1)[0] === b.split(' ', 1)[0]

export function isSameQuantity(a: string, b: string): boolean {
  const [[, mine, system], [, theirs, other]] = [a.split(' '), b.split(' ')]
  const apart = Math.abs(Number(mine) - Number(theirs))
  return isSameFamily(a, b) && (system === other ? apart === 0 : apart <= ROUNDED * Number(mine))
}
