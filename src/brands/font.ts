import { type Context, Hono } from 'hono'
import { toBase64url } from '../lib/bytes.ts'

/** With it a page stays within 150 KB and six requests; a Latin subset of one face is 10 to 25 KB. */
export const MAX_FONT_BYTES = 30 * 1024

export type FontFault = 'empty' | 'truncated' | 'woff1' | 'not-compressed' | 'not-a-font'

/** Null: a whole WOFF2 file (w3.org/TR/WOFF2 §4.1: signature, flavour, length of the file, number of tables). */
export function faultOf(bytes: Uint8Array<ArrayBuffer>): FontFault | null {
  if (bytes.length === 0) return 'empty'
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const signature = String.fromCharCode(...bytes.subarray(0, 4))
  if (signature === 'wOFF') return 'woff1'
  if (['\0\u0001\0\0', 'OTTO', 'true', 'ttcf'].includes(signature)) return 'not-compressed'
  if (signature !== 'wOF2') return 'not-a-font'
  return bytes.length < 48 || view.getUint32(8) !== bytes.length || view.getUint16(12) === 0 ? 'truncated' : null
}

/** Kept under its own hash: its URL may be cached for ever, and sending it again changes nothing. */
export async function keepFont(env: Env, bytes: Uint8Array<ArrayBuffer>): Promise<{ file: string; bytes: number }> {
  const hash = toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))).slice(0, 22)
  await env.FILES.put(fontKey(hash), bytes, { httpMetadata: { contentType: 'font/woff2' } })
  return { file: `/i/font-${hash}.woff2`, bytes: bytes.length }
}

/** Where the bucket has it. */
export const fontKey = (hash: string): string => `fonts/${hash}.woff2`

export const brandFonts = new Hono<{ Bindings: Env }>().get('/i/:font{font-.+}', serveFont)

async function serveFont(c: Context<{ Bindings: Env }>): Promise<Response> {
  const hash = /^font-([\w-]{22})\.woff2$/.exec(c.req.param('font') ?? '')?.[1]
  const font = hash && (await c.env.FILES.get(fontKey(hash)))
  if (!font) return c.text('No such font.', 404)
  return c.body(font.body, 200, {
    'Content-Type': 'font/woff2',
    'Cache-Control': 'public, max-age=31536000, immutable',
  })
}
