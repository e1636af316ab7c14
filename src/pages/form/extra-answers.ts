import * as z from 'zod'
import type { Extra } from '../../../templates/kit/fields.ts'

/** What an answer of one type means, or null when it is none. `country`: ISO 3166-1 alpha-2, of the page. */
export function readExtra(text: string, { type, options = [] }: Extra, country: string | null): string | number | null {
  switch (type) {
    case 'text':
    case 'textarea':
      return text
    case 'number':
      return readNumber(text)
    case 'select':
    case 'choice':
      return options.find(option => option.normalize('NFC') === text) ?? null
    case 'date':
      return readDate(text)
    case 'postcode':
      return readPostcode(text, country)
  }
}

const MOST = 1e12

/** '1 200,50' and '1,200.50' are the same number; so is '1200.5'. */
function readNumber(text: string): number | null {
  const bare = text.replace(/[\s\u00a0\u202f'’]/g, '')
  const comma = bare.lastIndexOf(',') > bare.lastIndexOf('.')
  const plain = comma ? bare.replaceAll('.', '').replace(',', '.') : bare.replaceAll(',', '')
  const number = /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN
  return Math.abs(number) <= MOST ? number : null
}

const day = z.iso.date()

/** As a date control sends it, or as somebody types it where there is none: day first. */
function readDate(text: string): string | null {
  const [, d, m, y] = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(text) ?? []
  const iso = y ? `${y}-${m!.padStart(2, '0')}-${d!.padStart(2, '0')}` : text
  return day.safeParse(iso).success && iso >= '1900' && iso < '2200' ? iso : null
}

const FIVE_DIGITS = /^\d{5}$/
const FOUR_DIGITS = /^\d{4}$/
const POSTCODES: Record<string, RegExp> = {
  FR: FIVE_DIGITS,
  DE: FIVE_DIGITS,
  ES: FIVE_DIGITS,
  IT: FIVE_DIGITS,
  BE: FOUR_DIGITS,
  CH: FOUR_DIGITS,
  AT: FOUR_DIGITS,
  LU: FOUR_DIGITS,
  US: /^\d{5}(-\d{4})?$/,
  GB: /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/,
  CA: /^[A-Z]\d[A-Z] ?\d[A-Z]\d$/,
  NL: /^\d{4} ?[A-Z]{2}$/,
}
const ANY = /^[A-Z\d](?:[A-Z\d -]{0,10}[A-Z\d])$/

function readPostcode(text: string, country: string | null): string | null {
  const code = text.toUpperCase().replace(/\s+/g, ' ')
  const shape = (country && POSTCODES[country]) || ANY
  const bare = code.replaceAll(' ', '')
  if (shape.test(code)) return code
  return shape.test(bare) ? bare : null
}
