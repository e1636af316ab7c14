import { fromBase64url, toBase64, toBase64url, toHex } from './bytes.ts'
import { keyringOf, type Secret } from './keyring.ts'

/** Sealing personal data, finding it again by keyed digest, signing what the browser carries for us. WebCrypto only. */

const utf8 = new TextEncoder()
const decoder = new TextDecoder()
const FIRST_KEY = 'k1' // sealed before the first rotation, when a deployment had one key

export const sha256Hex = async (text: string): Promise<string> => toHex(await sha256(text))

/** As a content security policy names a style: `'sha256-…'`. */
export const sha256Base64 = async (text: string): Promise<string> => toBase64(await sha256(text))

const sha256 = async (text: string): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', utf8.encode(text)))

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

/** AES-256-GCM under the first key of `secret`. `place` ('contacts.sealed.<id>') must be the same to open. */
export async function seal(secret: Secret, place: string, value: unknown): Promise<string> {
  const { keys, isRotated } = keyringOf(secret)
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const box = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: utf8.encode(place) },
    await sealingKey(keys[0]),
    utf8.encode(JSON.stringify(value)),
  )
  const by = isRotated ? await keyIdOf(keys[0]) : FIRST_KEY
  return `${by}.${toBase64url(iv)}.${toBase64url(new Uint8Array(box))}`
}

/** Throws when the text was not sealed here, for this place, under one of these keys. */
export async function open(secret: Secret, place: string, sealed: string): Promise<unknown> {
  for (const key of await keysOf(secret, sealed)) {
    const opened = await openedBy(key, place, sealed)
    if (opened) return opened.value
  }
  throw new Error('not sealed by this deployment')
}

/** Nothing opens 'unopened'; 'current' is under the first key. What another key opens is sealed again under the first. */
export type Resealed = { is: 'current' | 'unopened' } | { is: 'resealed'; sealed: string }

export async function reseal(secret: Secret, place: string, sealed: string): Promise<Resealed> {
  const { keys } = keyringOf(secret)
  if (sealed.startsWith(`${await keyIdOf(keys[0])}.`)) return { is: 'current' }
  for (const key of await keysOf(secret, sealed)) {
    const opened = await openedBy(key, place, sealed)
    if (!opened) continue
    return key === keys[0] ? { is: 'current' } : { is: 'resealed', sealed: await seal(secret, place, opened.value) }
  }
  return { is: 'unopened' }
}

/** Tells keys apart, and nothing of them. */
export function keyIdOf(key: Secret): Promise<string> {
  const known = keyIds.get(key)
  if (known) return known
  const made = macOf(key, 'key id', '').then(mac => toBase64url(mac).slice(0, KEY_ID_CHARS))
  keyIds.set(key, made)
  return made
}

const KEY_ID_CHARS = 8
const keyIds = new Map<Secret, Promise<string>>() // keys of this deployment: a few

/** Those that may open it. */
async function keysOf(secret: Secret, sealed: string): Promise<Secret[]> {
  const { keys } = keyringOf(secret)
  const [by] = sealed.split('.', 1)
  if (by === FIRST_KEY) return [...keys]
  const ids = await Promise.all(keys.map(keyIdOf))
  return keys.filter((_, at) => ids[at] === by)
}

async function openedBy(key: Secret, place: string, sealed: string): Promise<{ value: unknown } | null> {
  const [, iv, box] = sealed.split('.')
  if (!iv || !box) return null
  try {
    const clear = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: fromBase64url(iv), additionalData: utf8.encode(place) },
      await sealingKey(key),
      fromBase64url(box),
    )
    return { value: JSON.parse(decoder.decode(clear)) }
  } catch {
    return null // another key's, or nobody's: WebCrypto does not tell which
  }
}

/** A keyed digest: the same value always gives the same text, and without the key it tells nothing. */
export async function blindIndex(secret: Secret, kind: string, value: string): Promise<string> {
  const { keys, digests } = keyringOf(secret)
  const key = await (digests === null ? macKey(keys[0], DIGESTS) : importedKey(digests))
  return toBase64url(new Uint8Array(await crypto.subtle.sign('HMAC', key, utf8.encode(`${kind}|${value}`))))
}

const DIGESTS = 'index'

/** The key of the digests that `secret` makes, for the secret that comes after it. It does not lead back to `secret`. */
export async function digestKeyOf(secret: Secret): Promise<string> {
  const { keys, digests } = keyringOf(secret)
  if (digests !== null) return digests
  const key = await hkdfKey(keys[0], DIGESTS, HMAC, ['sign'], true)
  return toBase64url(new Uint8Array((await crypto.subtle.exportKey('raw', key)) as ArrayBuffer))
}

/** `text` with its signature: 'text.signature'. */
export async function sign(secret: Secret, purpose: string, text: string): Promise<string> {
  return `${text}.${await signature(keyringOf(secret).keys[0], purpose, text)}`
}

/** The text that was signed for this purpose, or null. */
export async function verify(secret: Secret, purpose: string, signed: string): Promise<string | null> {
  const dot = signed.lastIndexOf('.')
  if (dot < 1) return null
  const [text, given] = [signed.slice(0, dot), signed.slice(dot + 1)]
  for (const key of keyringOf(secret).keys) {
    if (await sameSecret(given, await signature(key, purpose, text))) return text
  }
  return null
}

const signature = async (key: Secret, purpose: string, text: string): Promise<string> =>
  toBase64url((await macOf(key, purpose, text)).slice(0, 16))

const macOf = async (key: Secret, purpose: string, text: string): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.sign('HMAC', await macKey(key, purpose), utf8.encode(text)))

// Importing a key costs more than using it. A purpose may name a visitor or a path that anybody makes up, so only so many
// are remembered.
const MAX_KEYS = 500
const keys = new Map<string, Promise<CryptoKey>>()

const HMAC = { name: 'HMAC', hash: 'SHA-256', length: 256 }

const sealingKey = (key: Secret): Promise<CryptoKey> =>
  remembered(`seal|${key}`, () => hkdfKey(key, 'seal', { name: 'AES-GCM', length: 256 }, ['encrypt', 'decrypt']))

const macKey = (key: Secret, purpose: string): Promise<CryptoKey> =>
  remembered(`${purpose}|${key}`, () => hkdfKey(key, purpose, HMAC, ['sign']))

const importedKey = (digests: string): Promise<CryptoKey> =>
  remembered(`imported|${digests}`, () => crypto.subtle.importKey('raw', fromBase64url(digests), HMAC, false, ['sign']))

type Derivable = { name: string; length: number; hash?: string }

async function hkdfKey(
  key: Secret,
  purpose: string,
  algorithm: Derivable,
  uses: ('encrypt' | 'decrypt' | 'sign')[],
  isExtractable = false,
): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', utf8.encode(key), 'HKDF', false, ['deriveKey'])
  const hkdf = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: utf8.encode(`like2lead ${purpose}`) }
  return crypto.subtle.deriveKey(hkdf, base, algorithm, isExtractable, uses)
}

function remembered(name: string, make: () => Promise<CryptoKey>): Promise<CryptoKey> {
  const known = keys.get(name)
  if (known) {
    keys.delete(name) // so that what was used last is dropped last
    keys.set(name, known)
    return known
  }
  const made = make()
  if (keys.size >= MAX_KEYS) keys.delete(keys.keys().next().value!)
  keys.set(name, made)
  return made
}
