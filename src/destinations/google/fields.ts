import { countryCode } from '../country.ts'
import { phoneWithPlus } from '../normalise.ts'

/** developers.google.com/data-manager/api/devguides/concepts/formatting, and the formatter of googleads/data-manager-node.
 *  Read 2026-11. */

/** gmail.com and googlemail.com ignore dots and what follows a +; no other domain is known to. */
export function emailAddress(text: string): string {
  const [, user, domain] = /^(.+)@(.+)$/.exec(text.toLowerCase().replace(/\s/g, '')) ?? []
  if (!user || !domain) return ''
  if (domain !== 'gmail.com' && domain !== 'googlemail.com') return `${user}@${domain}`
  const name = user.replace(/\+.*$/, '').replaceAll('.', '')
  return name && `${name}@${domain}`
}

export const phoneNumber = phoneWithPlus

/** Lower case, without 'mr.', 'mrs.', 'ms.' or 'dr.' before it. */
export const givenName = (text: string): string =>
  text
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replace(/^(?:mrs?|ms|dr)\.(?:\s+|$)/, '')

const AFTER_NAME = /(?:(?:,\s*|\s+)(?:jr\.?|sr\.?|2nd|3rd|ii|iii|iv|v|vi|cpa|dc|dds|vm|jd|md|phd))+$/

/** Lower case, without generation or degree after it, however many there are. */
export const familyName = (text: string): string => text.normalize('NFC').trim().toLowerCase().replace(AFTER_NAME, '')

/** Country and postal code are never hashed. */
export const regionCode = countryCode
export const postalCode = (text: string): string => text.trim()

export const normalise = {
  emailAddress,
  phoneNumber,
  'address.givenName': givenName,
  'address.familyName': familyName,
  'address.regionCode': regionCode,
  'address.postalCode': postalCode,
}
