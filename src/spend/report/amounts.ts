/** The sign between units and decimals. */
export type Mark = '.' | ','

/** A number as it is written, before it is known which sign its file uses. */
export interface Figure {
  negative: boolean
  sign: string // what stands beside it: '€', 'US$', 'EUR'
  left: string // digits before the last separator, thousands joined
  right: string // digits behind it
  proves: Mark | null // the only decimal mark that it can have
  open: Mark | null // a separator that may be the decimal mark or set thousands apart: 1,234
}

const SIGN = '(\\p{L}{0,3}\\p{Sc}|\\p{L}{2,3})?'
const FIGURE = new RegExp(`^(\\(?[-−]?)\\s?${SIGN}\\s?([-−]?)\\s?([\\d.,][\\d.,\\s'’]*)${SIGN}([-−]?\\)?)$`, 'u')

/** Null: no number. */
export function figureOf(text: string): Figure | null {
  if (/^\d+$/.test(text)) return { negative: false, sign: '', left: text, right: '', proves: null, open: null }
  const [, open = '', before = '', minus = '', body = '', behind = '', close = ''] = FIGURE.exec(text) ?? []
  const digits = digitsOf(body.trim())
  return digits && { negative: open + minus + close !== '', sign: before || behind, ...digits }
}

type Digits = Pick<Figure, 'left' | 'right' | 'proves' | 'open'>

function digitsOf(body: string): Digits | null {
  const spaced = /[\s'’]/.test(body)
  if (spaced && !/^\d{1,3}([\s'’]\d{3})+([.,]\d+)?$/.test(body)) return null
  const text = spaced ? body.replace(/[\s'’]/g, '') : body
  if (/^\d+$/.test(text)) return { left: text, right: '', proves: null, open: null }
  const [, left = '', separator, right = ''] = /^(\d*)([.,])(\d+)$/.exec(text) ?? []
  if (right === '') return groupedOf(text)
  const mark = separator as Mark
  const either = !spaced && right.length === 3 && /^[1-9]\d{0,2}$/.test(left)
  return { left, right, proves: either ? null : mark, open: either ? mark : null }
}

function groupedOf(text: string): Digits | null {
  for (const { proves, thousands, both, groups } of GROUPED) {
    const [, left = '', right = ''] = both.exec(text) ?? groups.exec(text) ?? []
    if (left !== '') return { left: left.replaceAll(thousands, ''), right, proves, open: null }
  }
  return null
}

// 1,234.56 and 1,234,567 and, as in India, 12,34,567.8; then the same with the signs exchanged.
const GROUPED = [
  { proves: '.', thousands: ',', both: /^(\d{1,3}(?:,\d{2,3})*,\d{3})\.(\d+)$/, groups: /^(\d{1,3}(?:,\d{2,3})+,\d{3})$/ },
  { proves: ',', thousands: '.', both: /^(\d{1,3}(?:\.\d{2,3})*\.\d{3}),(\d+)$/, groups: /^(\d{1,3}(?:\.\d{2,3})+\.\d{3})$/ },
] as const // biome-ignore format: one above the other

const MAX_UNITS_DIGITS = 9
const MAX_COUNT_DIGITS = 12

/** Millionths, to the nearest one. Digits are moved as text: 1.1 * 1e6 is not 1100000 in floating point. Null: too large. */
export function microsOf({ left, right, open }: Figure, mark: Mark): number | null {
  const [units, decimals] = open && open !== mark ? [left + right, ''] : [left, right]
  if (units.replace(/^0+/, '').length > MAX_UNITS_DIGITS) return null
  return Number(units + decimals.slice(0, 6).padEnd(6, '0')) + (decimals.charAt(6) >= '5' ? 1 : 0)
}

/** A count is whole, so that 1,234 is a thousand whatever the file does elsewhere. Null: not whole, or too large. */
export function countOf({ left, right, open }: Figure): number | null {
  const digits = open ? left + right : left
  const whole = open !== null || /^0*$/.test(right)
  return whole && digits.length <= MAX_COUNT_DIGITS ? Number(digits) : null
}

/** Currencies that a sign can only mean. '$' may be that of twenty countries, '¥' of two. */
export function currencyOf(sign: string): string | null {
  if (/^[A-Z]{3}$/.test(sign)) return sign
  return SIGNS[sign.toUpperCase()] ?? null
}

const SIGNS: Partial<Record<string, string>> = {
  '€': 'EUR', '£': 'GBP', '₹': 'INR', 'US$': 'USD', 'CA$': 'CAD', 'A$': 'AUD', 'R$': 'BRL',
} // biome-ignore format: one line

export interface Cell {
  line: number
  text: string
}

/** Two cells that say the contrary, or one that leaves it open. */
export interface Undecided {
  ok: false
  code: 'mixed' | 'open'
  cell: Cell
  other: Cell
}
type Decided = { ok: true; mark: Mark } | Undecided

/** Which decimal mark a file uses. `amounts` decide, or else what the rest of it proves; `otherwise` when nothing does. */
export function markOf(amounts: readonly Cell[], rest: Iterable<Mark>, otherwise: Mark | null): Decided {
  const proof: Partial<Record<Mark, Cell>> = {}
  let open: Cell | null = null
  for (const cell of amounts) {
    const figure = figureOf(cell.text)
    if (figure?.proves) proof[figure.proves] ??= cell
    if (figure?.open) open ??= cell
  }
  const { '.': point, ',': comma } = proof
  if (point && comma) return { ok: false, code: 'mixed', cell: comma, other: point }
  if (point || comma) return { ok: true, mark: point ? '.' : ',' }
  if (!open) return { ok: true, mark: '.' } // without decimals it makes no difference
  const told = new Set(rest)
  const [mark = otherwise] = told
  return mark && told.size < 2 ? { ok: true, mark } : { ok: false, code: 'open', cell: open, other: open }
}
