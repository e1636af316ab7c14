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

/** GET /i/:asset/:width, in the best format that the browser accepts. Rendered once, then kept in R2. */
export async function serveImage(c: Context<{ Bindings: Env }>): Promise<Response> {
  const { asset = '', width: asked = '' } = c.req.param()
  if (!/^[\w-]{22}$/.test(asset) || !/^\d{1,4}$/.test(asked)) return c.text('No such image.', 404)
  const width = WIDTHS.find(step => step >= Number(asked)) ?? 1920
  const format = bestFormat(c.req.header('accept') ?? '')
  const key = `derived/${asset}/${width}.${format.mime.slice(6)}`
  const headers = {
    'Content-Type': format.mime,
    'Cache-Control': ONE_YEAR,
    Vary: 'Accept',
    ETag: `"${key}"`,
    'X-Content-Type-Options': 'nosniff',
  }
  if (c.req.header('if-none-match') === headers.ETag) return c.body(null, 304, headers)
  const kept = await c.env.FILES.get(key)
  if (kept) return c.body(kept.body, 200, headers)
  const original = await c.env.FILES.get(originalKey(asset))
  if (!original) return c.text('No such image.', 404)
  const rendered = await c.env.IMAGES.input(original.body)
    .transform({ width, fit: 'scale-down' })
    .output({ format: format.mime, quality: format.quality })
  const bytes = await rendered.response().arrayBuffer()
  c.executionCtx.waitUntil(c.env.FILES.put(key, bytes, { httpMetadata: { contentType: format.mime } }))
  return c.body(bytes, 200, headers)
}

/** What Accept names first in our order of preference; JPEG for those that name none (every browser reads it). */
function bestFormat(accept: string) {
  return FORMATS.find(({ mime }) => accept.includes(mime)) ?? FORMATS[2]
}
