// workerd has these of ES2026; Node 24, where the seed and the plain tests run, does not.
interface Native {
  toHex?: () => string
  toBase64?: (options: { alphabet: 'base64url'; omitPadding: true }) => string
}
interface NativeClass {
  fromBase64?: (text: string, options: { alphabet: 'base64url' }) => Uint8Array<ArrayBuffer>
}

export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** An export writes six of these per person. */
export const toHex = (bytes: Uint8Array & Native): string =>
  bytes.toHex?.() ?? Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')

const AT_ONCE = 8192 // arguments that one call surely takes

export function toBase64(bytes: Uint8Array): string {
  let chars = ''
  for (let at = 0; at < bytes.length; at += AT_ONCE) chars += String.fromCharCode(...bytes.subarray(at, at + AT_ONCE))
  return btoa(chars)
}

export const toBase64url = (bytes: Uint8Array & Native): string =>
  bytes.toBase64?.({ alphabet: 'base64url', omitPadding: true }) ??
  toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')

/** Throws on text that is not base64, or its URL form. An export decodes one per person: the plain loop is four times as fast as
 *  Uint8Array.from with a callback. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  const native = (Uint8Array as NativeClass).fromBase64
  if (native && !/[+/]/.test(text)) return native.call(Uint8Array, text, { alphabet: 'base64url' })
  const chars = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  const bytes = new Uint8Array(chars.length)
  for (let i = 0; i < chars.length; i++) bytes[i] = chars.charCodeAt(i)
  return bytes
}
