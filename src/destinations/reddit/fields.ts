import * as z from 'zod'
import type { Normalise } from '../cell.ts'
import { emailTrimmed } from '../normalise.ts'
import { credential } from '../oauth.ts'
import { bearer } from '../requests.ts'

const trimmed = (text: string): string => text.trim()

/** Conversions API, match keys, of ads-api.reddit.com/docs/v3, read 2026-11. */
export const fields = {
  /** On every domain: without +alias, and without what is neither letter nor digit before the @. */
  email: text => {
    const [user = '', domain] = emailTrimmed(text).split('@')
    const name = user.replace(/\+.*$/, '').replace(/[^\p{L}\p{N}]/gu, '')
    return name && `${name}@${domain}`
  },
  /** E.164 with +, without extension. */
  phone: text => {
    const digits = text.replace(/(?:x|ext).*$/i, '').replace(/\D/g, '')
    return digits && `+${digits}`
  },
  external_id: trimmed,
  conversion_id: trimmed,
  ip_address: trimmed,
  maid: trimmed,
} satisfies Record<string, Normalise>

const id = (what: string) => z.string().regex(/^[at]2_[0-9a-z]+$/, `${what} begins with a2_ or t2_`)

export const settings = z.strictObject({
  adAccountId: id('the ad account id'),
  pixelId: id('the pixel id, which Events Manager shows,'),
})
export type Settings = z.infer<typeof settings>

/** The app that keeps lists (scopes adsread, adsedit), and the token that Events Manager makes, which does not expire. */
export const secrets = z.strictObject({
  clientId: credential,
  clientSecret: credential,
  refreshToken: credential,
  conversionToken: credential,
})
export type Secrets = z.infer<typeof secrets>

export const API = 'https://ads-api.reddit.com/api/v3'

/** Reddit holds back whoever does not say who they are. */
export const USER_AGENT = 'web:like2lead:v1'

export const headersOf = (token: string): Record<string, string> => ({
  ...bearer(token),
  'User-Agent': USER_AGENT,
})
