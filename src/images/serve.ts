import type { Context } from 'hono'
import { originalKey } from './upload.ts'

/** Widths that exist. Others are rounded up, so that nobody can make us render thousands. */
export const WIDTHS = [96, 206, 412, 640, 828, 1080, 1440, 1920] as const

const FORMATS = [
  { mime: 'image/avif', quality: 55 },
  { mime: 'image/webp', quality: 78 },
  { mime: 'image/jpeg', quality: 80 },
] as const

const ONE_YEAR = 'public, max-age=31536000, immutable'

/** GET /i/:asset/:width, in the best format that the browser accepts. */
export async function serveImage(c: Context<{ Bindings: Env }>): Promise<Response> {
  const { asset = '', width: asked = '' } = c.req.param()
  if (!/^[\w-]{22}$/.test(asset) || !/^\d{1,4}$/.test(asked)) return c.text('No such image.', 404)
  const width = WIDTHS.find(step => step >= Number(asked)) ?? 1920
  const format = bestFormat(c.req.header('accept') ?? '')
  const headers = {
    'Content-Type': format.mime,
    'Cache-Control': ONE_YEAR,
    Vary: 'Accept',
    ETag: `"${keyOf(asset, width, format)}"`,
    'X-Content-Type-Options': 'nosniff',
  }
  if (c.req.header('if-none-match') === headers.ETag) return c.body(null, 304, headers)
  const image = await rendition(c.env, asset, width, format)
  return image ? c.body(image, 200, headers) : c.text('No such image.', 404)
}

/** What a phone will ask for, made before the first visitor has to wait for it: AVIF takes seconds to encode. */
export async function prepareForPhones(env: Env, asset: string): Promise<void> {
  for (const width of PHONE_WIDTHS) for (const format of FORMATS.slice(0, 2)) await rendition(env, asset, width, format)
}

// What `sizes` of a page's picture comes to: 828 px at 2 or 3 device pixels per CSS pixel, 412 at 1.
const PHONE_WIDTHS = [828, 412]

type Format = (typeof FORMATS)[number]

const keyOf = (asset: string, width: number, format: Format): string =>
  `derived/${asset}/${width}.${format.mime.slice(6)}`

/** Rendered once, then kept in R2. Null: no such image. */
async function rendition(
  env: Env,
  asset: string,
  width: number,
  format: Format,
): Promise<ReadableStream | ArrayBuffer | null> {
  const key = keyOf(asset, width, format)
  const kept = await env.FILES.get(key)
  if (kept) return kept.body
  const original = await env.FILES.get(originalKey(asset))
  if (!original) return null
  const rendered = await env.IMAGES.input(original.body)
    .transform({ width, fit: 'scale-down' })
    .output({ format: format.mime, quality: format.quality })
  const bytes = await rendered.response().arrayBuffer()
  await env.FILES.put(key, bytes, { httpMetadata: { contentType: format.mime } })
  return bytes
}

/** What Accept names first in our order of preference; JPEG for those that name none (every browser reads it). */
function bestFormat(accept: string): Format {
  return FORMATS.find(({ mime }) => accept.includes(mime)) ?? FORMATS[2]
}
