import * as z from 'zod'
import type { Normalise } from '../cell.ts'
import { countryLower } from '../country.ts'
import { emailTrimmed, phoneDigits, trimmedLower } from '../normalise.ts'
import { credential } from '../oauth.ts'

const lowerLetters = (text: string): string => trimmedLower(text).replace(/[\p{P}\p{S}]/gu, '')

/** developers.snap.com/api/marketing-api/Conversions-API/Parameters, read 2026-11. Lists hash e-mail and phone alike. */
export const fields = {
  email: emailTrimmed,
  phone: phoneDigits,
  first_name: lowerLetters,
  last_name: lowerLetters,
  gender: trimmedLower,
  city: (text: string) => lowerLetters(text).replace(/\s/g, ''),
  /** A US ZIP+4 keeps its first five digits. */
  zip: (text: string) =>
    trimmedLower(text)
      .replace(/^(\d{5})-\d{4}$/, '$1')
      .replace(/[\s-]/g, ''),
  country: countryLower,
  maid: trimmedLower,
} satisfies Record<string, Normalise>

const uuid = (what: string) =>
  z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, `${what}: 32 hex digits in five groups`)

const CUSTOM = ['CUSTOM_EVENT_1', 'CUSTOM_EVENT_2', 'CUSTOM_EVENT_3', 'CUSTOM_EVENT_4', 'CUSTOM_EVENT_5'] as const

export const settings = z.strictObject({
  adAccountId: uuid('the ad account id'),
  pixelId: uuid('the Snap Pixel id'),
  /** Snapchat has five events without a meaning: which of them stands for what. */
  conversions: z
    .record(
      z.string().regex(/^(?:qualified|won|tier-[a-z0-9-]+)$/, 'qualified, won or tier-<slug>'),
      z.enum(CUSTOM, 'CUSTOM_EVENT_1 to CUSTOM_EVENT_5'),
    )
    .default({}),
})
export type Settings = z.infer<typeof settings>

/** The app that keeps lists, and the token of the Conversions API, which does not expire. */
export const secrets = z.strictObject({
  clientId: credential,
  clientSecret: credential,
  refreshToken: credential,
  conversionToken: credential,
})
export type Secrets = z.infer<typeof secrets>
