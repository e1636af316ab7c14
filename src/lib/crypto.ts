import { fromBase64url, toBase64url, toHex } from './bytes.ts'

/** Sealing personal data, finding it again by keyed digest, signing what the browser carries for us. WebCrypto only. */

const utf8 = new TextEncoder()
const decoder = new TextDecoder()
const KEY_ID = 'k1' // first key; rotation adds k2 and keeps opening k1

export type Secret = string // base64

export async function sha256Hex(text: string): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8.encode(text))))
}

/** 192 random bits, base64url: session tokens, API keys, feed passwords. */
export function randomToken(): string {
  return toBase64url(crypto.getRandomValues(new Uint8Array(24)))
}

/** Compares two secrets in a time that does not tell how much of them agrees. */
export async function sameSecret(a: string, b: string): Promise<boolean> {
  const [x, y] = await Promise.all([sha256Hex(a), sha256Hex(b)])
  let difference = 0
  for (let i = 0; i < x.length; i++) difference |= x.charCodeAt(i) ^ y.charCodeAt(i)
  return difference === 0
}

/** AES-256-GCM under a key derived from `secret`. `place` ('contacts.sealed.<id>') must be the same to open. */
export async function seal(secret: Secret, place: string, value: unknown): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const box = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: utf8.encode(place) },
    await sealingKey(secret),
    utf8.encode(JSON.stringify(value)),
  )
  return `${KEY_ID}.${toBase64url(iv)}.${toBase64url(new Uint8Array(box))}`
}

/** Throws when the text was not sealed here, for this place, under this key. */
export async function open(secret: Secret, place: string, sealed: string): Promise<unknown> {
  const [keyId, iv, box] = sealed.split('.')
  if (keyId !== KEY_ID || !iv || !box) throw new Error('not sealed by this deployment')
  const clear = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv: fromBase64url(iv), additionalData: utf8.encode(place) },
    await sealingKey(secret),
    fromBase64url(box),
  )
  return JSON.parse(decoder.decode(clear))
}

/** A keyed digest: the same value always gives the same text, and without the key it tells nothing. */
export async function blindIndex(secret: Secret, kind: string, value: string): Promise<string> {
  return toBase64url(
    new Uint8Array(await crypto.subtle.sign('HMAC', await macKey(secret, 'index'), utf8.encode(`${kind}|${value}`))),
  )
}

/** `text` with its signature: 'text.signature'. */
export async function sign(secret: Secret, purpose: string, text: string): Promise<string> {
  return `${text}.${await signature(secret, purpose, text)}`
}

/** The text that was signed for this purpose, or null. */
export async function verify(secret: Secret, purpose: string, signed: string): Promise<string | null> {
  const dot = signed.lastIndexOf('.')
  if (dot < 1) return null
  const text = signed.slice(0, dot)
  return (await sameSecret(signed.slice(dot + 1), await signature(secret, purpose, text))) ? text : null
}

async function signature(secret: Secret, purpose: string, text: string): Promise<string> {
  const mac = await crypto.subtle.sign('HMAC', await macKey(secret, purpose), utf8.encode(text))
  return toBase64url(new Uint8Array(mac, 0, 16))
}

// Importing a key costs more than using it. A purpose may name a visitor or a path that anybody makes up, so only so many
// are remembered.
const MAX_KEYS = 500
const keys = new Map<string, Promise<CryptoKey>>()

function sealingKey(secret: Secret): Promise<CryptoKey> {
  return derived(secret, 'seal', { name: 'AES-GCM', length: 256 }, ['encrypt', 'decrypt'])
}

function macKey(secret: Secret, purpose: string): Promise<CryptoKey> {
  return derived(secret, purpose, { name: 'HMAC', hash: 'SHA-256', length: 256 }, ['sign'])
}

type Derivable = { name: string; length: number; hash?: string }

function derived(
  secret: Secret,
  purpose: string,
  algorithm: Derivable,
  uses: ('encrypt' | 'decrypt' | 'sign')[],
): Promise<CryptoKey> {
  const name = `${purpose}|${secret}`
  const known = keys.get(name)
  if (known) {
    keys.delete(name) // so that what was used last is dropped last
    keys.set(name, known)
    return known
  }
  const made = (async () => {
    const base = await crypto.subtle.importKey('raw', utf8.encode(secret), 'HKDF', false, ['deriveKey'])
    const hkdf = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: utf8.encode(`like2lead ${purpose}`) }
    return crypto.subtle.deriveKey(hkdf, base, algorithm, false, uses)
  })()
  if (keys.size >= MAX_KEYS) keys.delete(keys.keys().next().value!)
  keys.set(name, made)
  return made
}
