import * as z from 'zod'
import { fromBase64url } from '../../lib/bytes.ts'

/** What Cloudflare Access says of who is there: a JWT in the header Cf-Access-Jwt-Assertion. The rules are those of "Validate JWTs" and
 *  "Application token" in Cloudflare's documentation (developers.cloudflare.com/cloudflare-one/identity/authorization-cookie, as
 *  of 2025-06) and of RFC 7519 and 8725. Pure: keys and clock are given. */

/** One public key of the team, as /cdn-cgi/access/certs lists it. */
export const accessKey = z.object({ kid: z.string(), kty: z.literal('RSA'), n: z.string(), e: z.string() })
export type AccessKey = z.infer<typeof accessKey>

interface Expected {
  issuer: string // 'https://team.cloudflareaccess.com'
  audience: string // the application's AUD tag
}

type Refusal =
  | 'malformed'
  | 'algorithm' // anything but RS256: none, or HS256 with a public key for its secret
  | 'unknown-key'
  | 'signature'
  | 'issuer'
  | 'audience'
  | 'expired'
  | 'not-yet'
  | 'no-email' // a service token: nobody

type Assertion = { ok: true; email: string } | { ok: false; reason: Refusal }

const header = z.object({ alg: z.string(), kid: z.string() })
const claims = z.object({
  iss: z.string(),
  aud: z.union([z.string(), z.array(z.string())]),
  exp: z.number(), // seconds
  nbf: z.number().optional(),
  iat: z.number().optional(),
  email: z.string().optional(),
})

const RS256 = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
const CLOCKS_DIFFER_S = 30
const MAX_LENGTH = 8192

/** Which key a token names, before anything of it is believed; null for what is no token. */
export const keyIdOf = (token: string): string | null => headerOf(token)?.kid ?? null

export async function readAssertion(
  token: string,
  keys: readonly AccessKey[],
  expected: Expected,
  now: number,
): Promise<Assertion> {
  const refused = (reason: Refusal): Assertion => ({ ok: false, reason })
  const head = headerOf(token)
  const body = claims.safeParse(jsonOf(token.split('.')[1]))
  if (!head || !body.success) return refused('malformed')
  if (head.alg !== 'RS256') return refused('algorithm')
  const key = keys.find(({ kid }) => kid === head.kid)
  if (!key) return refused('unknown-key')
  if (!(await isSigned(token, key))) return refused('signature')
  const { iss, aud, exp, nbf = 0, email = '' } = body.data
  if (iss !== expected.issuer) return refused('issuer')
  if (![aud].flat().includes(expected.audience)) return refused('audience')
  const seconds = now / 1000
  if (exp + CLOCKS_DIFFER_S <= seconds) return refused('expired')
  if (nbf - CLOCKS_DIFFER_S > seconds) return refused('not-yet')
  return email === '' ? refused('no-email') : { ok: true, email: email.trim().toLowerCase() }
}

function headerOf(token: string): z.infer<typeof header> | null {
  if (token.length > MAX_LENGTH || token.split('.').length !== 3) return null
  return header.safeParse(jsonOf(token.split('.')[0])).data ?? null
}

function jsonOf(part = ''): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(fromBase64url(part)))
  } catch {
    return null
  }
}

async function isSigned(token: string, { kty, n, e }: AccessKey): Promise<boolean> {
  const dot = token.lastIndexOf('.')
  try {
    const key = await crypto.subtle.importKey('jwk', { kty, n, e }, RS256, false, ['verify'])
    const signature = fromBase64url(token.slice(dot + 1))
    return await crypto.subtle.verify(RS256, key, signature, new TextEncoder().encode(token.slice(0, dot)))
  } catch {
    return false // no base64, or no key
  }
}
