import { isCurrency } from '../../lib/currency.ts'
import type { Money } from '../../lib/money.ts'

/** Amounts as people and spreadsheets write them: '1 250,40', '1,250.40', '€1250.4', '1.250'. */

export type Mark = ',' | '.'

interface Amount {
  micros: number
  currency: string | null // what the cell itself says: '12 €' is EUR. '$' is the money of many countries
}

type Read =
  | { ok: true; value: Money | null }
  | { ok: false; field: 'value'; why: 'not-amount' | 'thousands-or-decimals' }
  | { ok: false; field: 'currency'; why: 'not-currency' | 'other-currency' | 'no-currency' }

/** The value of a line: in the currency that the line says, else that of the amount itself, else the one given. Null: none. */
export function moneyIn(cells: { value: string; currency: string }, mark: Mark | null, otherwise: string | null): Read {
  if (cells.value === '') return { ok: true, value: null }
  const amount = amountIn(cells.value, mark)
  const told = cells.currency.toUpperCase()
  if (amount === null) return { ok: false, field: 'value', why: 'not-amount' }
  if (amount === 'ambiguous') return { ok: false, field: 'value', why: 'thousands-or-decimals' }
  if (told !== '' && !isCurrency(told)) return { ok: false, field: 'currency', why: 'not-currency' }
  if (told !== '' && amount.currency !== null && told !== amount.currency)
    return { ok: false, field: 'currency', why: 'other-currency' }
  const currency = told || amount.currency || otherwise
  if (currency === null) return { ok: false, field: 'currency', why: 'no-currency' }
  return { ok: true, value: { micros: amount.micros, currency } }
}

/** The decimal mark of a column, told by those of its cells that can be read in one way only. Null: none does, or they differ. */
export function markOf(cells: readonly string[]): Mark | null {
  const marks = new Set(cells.map(cell => shapeOf(cell)?.mark).filter(mark => mark !== undefined))
  return marks.size === 1 ? [...marks][0]! : null
}

/** 'ambiguous': '1.250' in a column that does not tell whether that is a thousand or one and a quarter. */
export function amountIn(text: string, mark: Mark | null): Amount | 'ambiguous' | null {
  const shape = shapeOf(text)
  if (!shape) return null
  const { negative, whole, decimals, doubtful, currency } = shape
  if (doubtful && mark === null) return 'ambiguous'
  const digits = doubtful && doubtful !== mark ? [whole + decimals, ''] : [whole, decimals]
  const micros = toMicros(digits[0]!, digits[1]!)
  return micros === null ? null : { micros: negative && micros > 0 ? -micros : micros, currency }
}

interface Shape {
  negative: boolean
  whole: string
  decimals: string
  mark?: Mark // sure to be the decimal mark
  doubtful?: Mark // could part thousands as well
  currency: string | null
}

const SYMBOLS: Partial<Record<string, string>> = { '€': 'EUR', '£': 'GBP' }
const MAX_AMOUNT = 60 // characters
const MONEY = /^(?<before>[A-Z]{3}|[€£$])?(?<number>-?\d[\d.,]*)(?<after>[A-Z]{3}|[€£$])?$/

function shapeOf(text: string): Shape | null {
  if (text.length > MAX_AMOUNT) return null
  const together = text
    .trim()
    .replace(/^(-?)\s*([A-Z]{3}|[€£$])\s*(-?)/, '$2$1$3')
    .replace(/\s+(?=(?:[A-Z]{3}|[€£$])$)/, '')
    .replace(/(?<=\d)[\s'’](?=\d{3}(?!\d))/g, '') // \s has the no-break spaces, narrow ones too
  const { before, number, after } = MONEY.exec(together)?.groups ?? {}
  if (number === undefined) return null
  const unit = before ?? after
  const currency = unit === undefined || unit === '$' ? null : (SYMBOLS[unit] ?? unit)
  const parts = partsOf(number.replace('-', ''))
  return parts && { negative: number.startsWith('-'), ...parts, currency }
}

function partsOf(number: string): Pick<Shape, 'whole' | 'decimals' | 'mark' | 'doubtful'> | null {
  const [, whole = '', last, decimals = ''] = /^([\d.,]*?)(?:([.,])(\d*))?$/.exec(number) ?? []
  if (last === undefined) return { whole, decimals: '' }
  const mark = last as Mark
  const others = whole.replace(/\d/g, '')
  const grouped = /^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$/.test(whole)
  if (others === '') {
    const thousands = decimals.length === 3 && /^[1-9]\d{0,2}$/.test(whole)
    return thousands ? { whole, decimals, doubtful: mark } : { whole, decimals, mark }
  }
  if (!grouped) return null
  if (others.includes(mark)) return decimals.length === 3 ? { whole: whole.replaceAll(mark, '') + decimals, decimals: '' } : null
  return { whole: whole.replace(/[.,]/g, ''), decimals, mark }
} // biome-ignore format: one case a line

const MOST_DIGITS = 10 // of the units: what is above is no amount, and would not be exact in millionths

// Digits are moved as text: 1.1 * 1e6 is not 1100000 in floating point.
const toMicros = (whole: string, decimals: string): number | null =>
  whole.length > MOST_DIGITS || decimals.length > 6 ? null : Number(whole + decimals.padEnd(6, '0'))
