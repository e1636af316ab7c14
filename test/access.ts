import type { AccessKey } from '../src/accounts/access/assertion.ts'
import { toBase64url } from '../src/lib/bytes.ts'

/** Tokens as Cloudflare Access makes them, and as somebody makes them who would like to come in. */

const utf8 = new TextEncoder()
const RS256 = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
const encoded = (value: unknown): string => toBase64url(utf8.encode(JSON.stringify(value)))

export const claimsAt = (now: number) => ({
  iss: 'https://team.cloudflareaccess.com',
  aud: ['aud-1'],
  email: 'Camille@Example.com',
  type: 'app',
  iat: now / 1000 - 60,
  nbf: now / 1000 - 60,
  exp: now / 1000 + 3600,
})

export async function assertionBy(kid: string) {
  const made = { ...RS256, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) }
  const pair = (await crypto.subtle.generateKey(made, true, ['sign', 'verify'])) as CryptoKeyPair
  const { n = '', e = '' } = (await crypto.subtle.exportKey('jwk', pair.publicKey)) as JsonWebKey
  const key: AccessKey = { kid, kty: 'RSA', n, e }

  const sign = async (claims: object, head: object = {}): Promise<string> => {
    const text = `${encoded({ alg: 'RS256', kid, typ: 'JWT', ...head })}.${encoded(claims)}`
    const signature = await crypto.subtle.sign(RS256, pair.privateKey, utf8.encode(text))
    return `${text}.${toBase64url(new Uint8Array(signature))}`
  }

  /** The classic confusion: HS256, with what everybody knows for its secret. */
  const signWithPublicKeyAsSecret = async (claims: object): Promise<string> => {
    const text = `${encoded({ alg: 'HS256', kid, typ: 'JWT' })}.${encoded(claims)}`
    const hs256 = { name: 'HMAC', hash: 'SHA-256' }
    const secret = await crypto.subtle.importKey('raw', utf8.encode(n), hs256, false, ['sign'])
    return `${text}.${toBase64url(new Uint8Array(await crypto.subtle.sign(hs256, secret, utf8.encode(text))))}`
  }

  return { key, sign, signWithPublicKeyAsSecret }
}

export const unsigned = (claims: object, kid = 'k1'): string => `${encoded({ alg: 'none', kid })}.${encoded(claims)}.`
