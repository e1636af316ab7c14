import { cellIn } from './cell.ts'
import type { Destination } from './contract.ts'
import { countryCode } from './country.ts'

/** Normalising: developers.facebook.com/documentation/ads-commerce/conversions-api/parameters/customer-information-parameters.
 *  List file: facebook.com/business/help/2082575038703844 and the example file that Ads Manager offers. Read 2026-11. */

/** Dots and +tag stay: Meta hashes the address as its owner types it. */
export const em = (text: string): string => text.trim().toLowerCase()

/** Digits with country code, without + or leading zeros. Takes E.164 in any punctuation. */
export const ph = (text: string): string => text.replace(/\D/g, '').replace(/^0+/, '')

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

export const country = (text: string): string => countryCode(text).toLowerCase()

/** Birth date as YYYYMMDD, from ISO or from the month/day/year of Meta's example; '' for anything else. */
export function db(text: string): string {
  const iso = /^(\d{4})-?(\d\d)-?(\d\d)$/.exec(text.trim())
  if (iso) return iso.slice(1).join('')
  const [, month, day, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text.trim()) ?? []
  return year && month && day ? year + month.padStart(2, '0') + day.padStart(2, '0') : ''
}

/** 'f' or 'm', '' for anything else: the platform knows no other. */
export const ge = (text: string): string => /^([fm])(?:emale|ale)?$/i.exec(text.trim())?.[1]?.toLowerCase() ?? ''

export const meta: Destination = {
  name: 'meta',
  label: 'Meta',
  listFile: {
    header: 'email,email,email,phone,phone,phone,madid,fn,ln,zip,ct,st,country,dob,doby,gen,age,uid,value'.split(','),
    form: 'plain',
    row: async (who, form) => {
      const cell = cellIn[form]
      const [email, phone] = await Promise.all([cell(who.email, em), cell(who.phone, ph)])
      if (!email && !phone) return null
      const [first, last, zip, land] = await Promise.all([
        cell(who.first_name, fn),
        cell(who.last_name, fn),
        cell(who.zip, zp),
        cell(who.country, country),
      ])
      return [email, '', '', phone, '', '', '', first, last, zip, '', '', land, '', '', '', '', '', '']
    },
  },
  minimumMembers: 100,
  clickIds: ['fbclid'],
  urlMacros:
    'utm_source={{site_source_name}}&utm_medium=paid_social&utm_campaign={{campaign.name}}&utm_content={{ad.name}}' +
    '&cid={{campaign.id}}&asid={{adset.id}}&aid={{ad.id}}&pl={{placement}}',
}
