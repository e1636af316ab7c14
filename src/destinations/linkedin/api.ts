import * as z from 'zod'
import type { ApiVersion, OAuth } from '../contract.ts'
import { conversionKey } from '../conversion-key.ts'
import { credential, refreshedToken, refreshRequest } from '../oauth.ts'
import { bearer } from '../requests.ts'

/** A version comes out every month and is refused (426) a year later: 202508 on 2026-08-17, 202511 on 2026-11-16. */
export const api: ApiVersion = {
  version: '202608',
  endsOn: '2027-08-15', // unverified: a year after it came out; the page does not list it yet
  source: 'https://learn.microsoft.com/en-us/linkedin/marketing/integrations/migrations', // read 2026-11
}

export const REST = 'https://api.linkedin.com/rest'

export const headersOf = (token: string): Record<string, string> => ({
  ...bearer(token),
  'LinkedIn-Version': api.version,
  'X-Restli-Protocol-Version': '2.0.0',
})

export const batchHeadersOf = (token: string): Record<string, string> => ({
  ...headersOf(token),
  'X-RestLi-Method': 'BATCH_CREATE',
})

const digits = (what: string) => z.string().regex(/^\d{1,20}$/, `${what}: digits only`)

export const settings = z.strictObject({
  accountId: digits('the number of the ad account, as in the address of Campaign Manager'),
  /** Without it lists cannot be made; conversions can. */
  sourcePlatform: z
    .string()
    .regex(
      /^[A-Z][A-Z0-9_]{0,59}$/,
      'the partner code that LinkedIn gave with access to its Audiences API, in capitals',
    )
    .optional(),
  /** → number of the conversion rule. */
  conversions: z.record(conversionKey, digits('the number of a conversion whose source is the Conversions API')),
})
export type Settings = z.infer<typeof settings>

export const secrets = z.strictObject({
  clientId: credential,
  clientSecret: credential,
  refreshToken: credential, // lasts a year, the access tokens that it gives 60 days
})
export type Secrets = z.infer<typeof secrets>

/** learn.microsoft.com/en-us/linkedin/shared/authentication/programmatic-refresh-tokens, for approved partners. */
export const oauth: OAuth<Secrets> = {
  request: secrets => refreshRequest('https://www.linkedin.com/oauth/v2/accessToken', secrets),
  token: refreshedToken,
}
