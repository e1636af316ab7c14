import { toBase64 } from '../lib/bytes.ts'

/** The four strings that an app and the account it acts for were given. */
interface OAuth1Keys {
  consumerKey: string
  consumerSecret: string
  accessToken: string
  accessTokenSecret: string
}

/** The Authorization header of a request (RFC 5849 §3.4.2, HMAC-SHA1). Signs the URL with its query: a JSON body is not
 *  part of the signature. `now` in ms. */
export async function oauth1Header(
  method: string,
  url: string,
  keys: OAuth1Keys,
  { now, nonce }: { now: number; nonce: string },
): Promise<string> {
  const oauth = {
    oauth_consumer_key: keys.consumerKey,
    oauth_nonce: nonce,
    oauth_signature_method: 'HMAC-SHA1',
    oauth_timestamp: `${Math.floor(now / 1000)}`, // seconds
    oauth_token: keys.accessToken,
    oauth_version: '1.0',
  }
  const text = signed(method, new URL(url), Object.entries(oauth))
  const key = `${escaped(keys.consumerSecret)}&${escaped(keys.accessTokenSecret)}`
  const fields = Object.entries({ ...oauth, oauth_signature: await hmacSha1(key, text) })
  return `OAuth ${fields.map(([name, value]) => `${escaped(name)}="${escaped(value)}"`).join(', ')}`
}

/** RFC 3986: what encodeURIComponent leaves alone although it is reserved is escaped too (RFC 5849 §3.6). */
export const escaped = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, char => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)

/** The signature base string (§3.4.1): parameters sorted by escaped name, then by escaped value. */
function signed(method: string, url: URL, oauth: [string, string][]): string {
  const parameters = [...url.searchParams, ...oauth].map(([name, value]) => [escaped(name), escaped(value)] as const)
  const sorted = parameters.toSorted(([a, x], [b, y]) => order(a, b) || order(x, y))
  const query = sorted.map(pair => pair.join('=')).join('&')
  return [method.toUpperCase(), escaped(url.origin + url.pathname), escaped(query)].join('&')
}

// By byte: what is compared is ASCII.
const order = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

const utf8 = new TextEncoder()

async function hmacSha1(key: string, text: string): Promise<string> {
  const algorithm = { name: 'HMAC', hash: 'SHA-1' }
  const secret = await crypto.subtle.importKey('raw', utf8.encode(key), algorithm, false, ['sign'])
  return toBase64(new Uint8Array(await crypto.subtle.sign('HMAC', secret, utf8.encode(text))))
}
