import { countryLower } from '../country.ts'
import { phoneDigits } from '../normalise.ts'

/** developers.facebook.com/documentation/ads-commerce/conversions-api/parameters/customer-information-parameters, and
 *  …/marketing-api/audiences/guides/custom-audiences for lists: the same rules under other names. Read 2026-11. */

/** Dots and +tag stay: Meta hashes the address as its owner types it. */
export const em = (text: string): string => text.trim().toLowerCase()

export const ph = phoneDigits

/** First or last name: lower case, no punctuation, accents kept as NFC. */
export const fn = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}]/gu, '')
    .trim()

/** City or region: letters and digits only. Accents are folded: "Roman alphabet a–z is recommended", and other spellings
 *  of Saint-Étienne then meet. */
export const ct = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[\p{M}\p{P}\p{S}\s]/gu, '')
    .normalize('NFC')

/** Postal code: lower case, no spaces or dashes; a US ZIP+4 keeps its first five digits. */
export const zp = (text: string): string =>
  text
    .trim()
    .replace(/^(\d{5})-\d{4}$/, '$1')
    .toLowerCase()
    .replace(/[\s-]/g, '')

export const country = countryLower

/** Birth date as YYYYMMDD, from ISO or from the month/day/year of Meta's example; '' for anything else. */
function db(text: string): string {
  const iso = /^(\d{4})-?(\d\d)-?(\d\d)$/.exec(text.trim())
  if (iso) return iso.slice(1).join('')
  const [, month, day, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text.trim()) ?? []
  return year && month && day ? year + month.padStart(2, '0') + day.padStart(2, '0') : ''
}

/** 'f' or 'm', '' for anything else: the platform knows no other. */
const ge = (text: string): string => /^([fm])(?:emale|ale)?$/i.exec(text.trim())?.[1]?.toLowerCase() ?? ''

/** In small letters as the Conversions API names them, in capitals as lists do. */
export const normalise = { em, EMAIL: em, ph, PHONE: ph, fn, ct, st: ct, zp, country, db, ge }
