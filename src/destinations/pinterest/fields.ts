import * as z from 'zod'
import type { Normalise } from '../cell.ts'
import { countryLower } from '../country.ts'
import { emailTrimmed, phoneDigits, trimmedLower } from '../normalise.ts'
import { credential } from '../oauth.ts'

/** user_data of github.com/pinterest/api-description v5/openapi.json (events/create), read 2026-11. */
export const fields = {
  email: emailTrimmed,
  phone: phoneDigits,
  first_name: trimmedLower,
  last_name: trimmedLower,
  city: (text: string) => trimmedLower(text).replace(/[\p{P}\p{S}\s]/gu, ''),
  state: trimmedLower,
  /** The page asks for digits only; a code that has letters keeps them, or half of it would be another place. */
  zip: (text: string) => (/\p{L}/u.test(text) ? trimmedLower(text).replace(/[\s-]/g, '') : text.replace(/\D/g, '')), // unverified
  country: countryLower,
  date_of_birth: (text: string) => text.replace(/\D/g, ''), // YYYYMMDD
  gender: trimmedLower, // unverified: the page says f, m or n, and gives the digest of "male"
} satisfies Record<string, Normalise>

export const settings = z.strictObject({
  adAccountId: z
    .string()
    .regex(/^\d{1,18}$/, 'digits only, at most 18: the ad account id, as in the address of Ads Manager'),
})
export type Settings = z.infer<typeof settings>

/** The app that keeps lists (scope ads:write), and the token that Ads Manager makes for conversions. */
export const secrets = z.strictObject({
  clientId: credential,
  clientSecret: credential,
  refreshToken: credential,
  conversionToken: credential,
})
export type Secrets = z.infer<typeof secrets>

export const API = 'https://api.pinterest.com/v5'
