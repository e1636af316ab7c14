import { fromBase64url, toBase64 } from '../lib/bytes.ts'

/** Standard Webhooks 1.0 (github.com/standard-webhooks/standard-webhooks, spec): what receivers' libraries check. */

const PREFIX = 'whsec_'
const SECRET_BYTES = 32 // the spec: 24 to 64

export const newSecret = (): string => PREFIX + toBase64(crypto.getRandomValues(new Uint8Array(SECRET_BYTES)))

/** The three headers. With two secrets, of which the receiver may know either, there are two signatures. */
export async function signedHeaders(
  secrets: readonly string[],
  id: string,
  body: string,
  now: number,
): Promise<Record<string, string>> {
  const timestamp = Math.floor(now / 1000) // seconds, not ms
  const text = new TextEncoder().encode(`${id}.${timestamp}.${body}`)
  const signatures = await Promise.all(secrets.map(async secret => `v1,${await mac(secret, text)}`))
  return { 'webhook-id': id, 'webhook-timestamp': `${timestamp}`, 'webhook-signature': signatures.join(' ') }
}

async function mac(secret: string, text: BufferSource): Promise<string> {
  const bytes = fromBase64url(secret.slice(PREFIX.length)) // reads plain base64 as well
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  return toBase64(new Uint8Array(await crypto.subtle.sign('HMAC', key, text)))
}
