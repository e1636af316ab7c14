// Node 24, where the seed and the plain tests run, lacks Uint8Array.toHex and toBase64; workerd has them.

export function toHex(bytes: Uint8Array): string {
  let hex = ''
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0')
  return hex
}

const AT_ONCE = 8192 // arguments that one call surely takes

export function toBase64(bytes: Uint8Array): string {
  let chars = ''
  for (let at = 0; at < bytes.length; at += AT_ONCE) chars += String.fromCharCode(...bytes.subarray(at, at + AT_ONCE))
  return btoa(chars)
}

export const toBase64url = (bytes: Uint8Array): string =>
  toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')

/** Throws on text that is not base64, or its URL form. An export decodes one per person: the plain loop is four times as fast as
 *  Uint8Array.from with a callback. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  const chars = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  const bytes = new Uint8Array(chars.length)
  for (let i = 0; i < chars.length; i++) bytes[i] = chars.charCodeAt(i)
  return bytes
}
