import { cellIn } from './cell.ts'
import type { Destination } from './contract.ts'
import { countryCode } from './country.ts'

/** Normalising: developers.google.com/data-manager/api/devguides/concepts/formatting, and the formatter of
 *  googleads/data-manager-node. List file: support.google.com/google-ads/answer/7659867 and 7476159. Read 2026-11. */

/** gmail.com and googlemail.com ignore dots and what follows a +; no other domain is known to. */
export function emailAddress(text: string): string {
  const [, user, domain] = /^(.+)@(.+)$/.exec(text.toLowerCase().replace(/\s/g, '')) ?? []
  if (!user || !domain) return ''
  if (domain !== 'gmail.com' && domain !== 'googlemail.com') return `${user}@${domain}`
  const name = user.replace(/\+.*$/, '').replaceAll('.', '')
  return name && `${name}@${domain}`
}

/** E.164 with +. Takes a number that has its country code, in any punctuation. */
export function phoneNumber(text: string): string {
  const digits = text.replace(/\D/g, '')
  return digits && `+${digits}`
}

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

export const google: Destination = {
  name: 'google',
  label: 'Google Ads',
  listFile: {
    header: ['Email', 'Phone', 'First Name', 'Last Name', 'Country', 'Zip'],
    form: 'hashed',
    row: async (who, form) => {
      const cell = cellIn[form]
      const [email, phone] = await Promise.all([cell(who.email, emailAddress), cell(who.phone, phoneNumber)])
      if (!email && !phone) return null
      const [first, last] = await Promise.all([cell(who.first_name, givenName), cell(who.last_name, familyName)])
      const address = [first, last, regionCode(who.country ?? ''), postalCode(who.zip ?? '')]
      // Google refuses the row of a name without its country and postal code.
      return [email, phone, ...(address.every(Boolean) ? address : ['', '', '', ''])]
    },
  },
  minimumMembers: 100,
  clickIds: ['gclid', 'wbraid', 'gbraid'],
  urlMacros:
    'utm_source=google&utm_medium=cpc&utm_campaign={campaignid}&utm_content={creative}&utm_term={keyword}' +
    '&cid={campaignid}&asid={adgroupid}&aid={creative}&pl={placement}',
}
