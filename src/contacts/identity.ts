import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import * as z from 'zod'
import { fromBase64url, toHex } from '../lib/bytes.ts'
import { blindIndex } from '../lib/crypto.ts'
import type { Person } from './person.ts'

const email = z.email().max(254)

/** Trimmed and lower-cased, or null when it is no e-mail address. Dots and +tags stay: each platform has its own rule. */
export function cleanEmail(text: string): string | null {
  const parsed = email.safeParse(text.trim().toLowerCase())
  return parsed.success ? parsed.data : null
}

/** E.164 with +, read as somebody in `country` (ISO 3166-1) would dial it; null when no such number can exist. */
export function cleanPhone(text: string, country: string | null): { e164: string; country: string | null } | null {
  const phone = parsePhoneNumberFromString(text, country ? { defaultCountry: country as 'FR' } : {})
  return phone?.isValid() ? { e164: phone.number, country: phone.country ?? null } : null
}

export interface Indexes {
  email: string | null
  phone: string | null
}

/** Keyed digests under which a person can be found without storing who they are. */
export async function indexesOf(dataKey: string, who: Pick<Person, 'email' | 'phone'>): Promise<Indexes> {
  return {
    email: who.email && (await blindIndex(dataKey, 'email', who.email)),
    phone: who.phone && (await blindIndex(dataKey, 'phone', who.phone)),
  }
}

/** The id a new contact gets: made from their digest, so that two submissions at once make one contact, not two. */
export async function contactIdFor(dataKey: string, indexes: Indexes): Promise<string> {
  const digest = await blindIndex(dataKey, 'contact', indexes.email ?? indexes.phone ?? '')
  const hex = toHex(fromBase64url(digest))
  // UUIDv8 (RFC 9562 §5.8): custom bits in the standard's shape.
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
