import { log } from '../lib/log.ts'
import { withoutMetadata } from './jpeg.ts'

/** Widths that exist. Others are rounded up, so that nobody can make us render thousands. */
export const WIDTHS = [96, 206, 412, 640, 828, 1080, 1440, 1920] as const

/** What link previews ask for, at the size that they all show (developers.facebook.com/docs/sharing/webmasters/images). */
export const OG = { width: 1200, height: 630 } as const

const AVIF = { mime: 'image/avif', quality: 55 } as const
const WEBP = { mime: 'image/webp', quality: 78 } as const
const JPEG = { mime: 'image/jpeg', quality: 80 } as const
const PNG = { mime: 'image/png', quality: 100 } as const

export type Format = typeof AVIF | typeof WEBP | typeof JPEG | typeof PNG

/** One way to cut an asset, and the formats that it comes in: the last one is for browsers that name none. */
export interface Shape {
  name: string
  transform: ImageTransform
  formats: readonly Format[]
}

/** The last part of /i/:asset/:shape. Null: there is no such shape. */
export function shapeOf(asked: string): Shape | null {
  if (asked === 'og') return { name: 'og', transform: { ...OG, fit: 'cover', gravity: 'auto' }, formats: [JPEG] }
  // 160 × 40 CSS pixels on a screen of two; a logo's ground is often transparent, which JPEG cannot say.
  if (asked === 'logo')
    return { name: 'logo', transform: { width: 320, height: 80, fit: 'scale-down' }, formats: [AVIF, WEBP, PNG] }
  if (!/^\d{1,4}$/.test(asked)) return null
  const width = WIDTHS.find(step => step >= Number(asked)) ?? WIDTHS.at(-1)!
  return { name: String(width), transform: { width, fit: 'scale-down' }, formats: [AVIF, WEBP, JPEG] }
}

/** Where images are kept, and made. */
export type Files = Pick<Env, 'FILES' | 'IMAGES'>

export interface Rendition {
  body: ReadableStream | ArrayBuffer
  mime: string
}

/** Rendered once, then kept in R2. Null: no such asset. Throws when the Images binding cannot. */
export async function rendition(env: Files, asset: string, shape: Shape, format: Format): Promise<Rendition | null> {
  const key = renditionKey(asset, shape, format)
  const kept = await env.FILES.get(key)
  if (kept) return { body: kept.body, mime: kept.httpMetadata?.contentType ?? format.mime }
  const original = await env.FILES.get(originalKey(asset))
  if (!original) return null
  const rendered = await env.IMAGES.input(original.body)
    .transform(shape.transform)
    .output({ format: format.mime, quality: format.quality, ...(format === JPEG && { background: '#ffffff' }) })
  const mime = rendered.contentType() // not always what was asked: Cloudflare gives up AVIF for large images
  const bytes = await rendered.response().arrayBuffer()
  const body = mime === JPEG.mime ? withoutMetadata(new Uint8Array(bytes)).buffer : bytes
  await keepRendition(env, key, body, mime)
  return { body, mime }
}

/** What cannot be kept is shown all the same, and made again the next time. */
async function keepRendition({ FILES }: Files, key: string, body: ArrayBuffer, mime: string): Promise<void> {
  try {
    await FILES.put(key, body, { httpMetadata: { contentType: mime } })
  } catch (error) {
    log('error', 'image.not-kept', { key }, error) // it is shown all the same
  }
}

/** What a phone downloads for /i/:asset/:shape: it takes every format, so the first that can be made. Null: none can. */
export async function renditionBytes(env: Files, asset: string, asked: string): Promise<number | null> {
  const shape = shapeOf(asked)
  if (!shape) return null
  for (const format of shape.formats) {
    const key = renditionKey(asset, shape, format)
    const kept = await env.FILES.head(key)
    if (kept) return kept.size
    try {
      const made = await rendition(env, asset, shape, format)
      return made && ((await env.FILES.head(key))?.size ?? null)
    } catch (error) {
      log('error', 'image.not-rendered', { key }, error)
    }
  }
  return null
}

export const originalKey = (id: string): string => `assets/${id}`

export const renditionKey = (asset: string, shape: Shape, format: Format): string =>
  `derived/${asset}/${shape.name}.${format.mime.slice(6)}`

/** What a phone will ask for, made before the first visitor has to wait for it: AVIF takes seconds to encode. */
export async function prepareForPhones(env: Files, asset: string): Promise<void> {
  for (const width of PHONE_WIDTHS)
    for (const format of [AVIF, WEBP]) await rendition(env, asset, shapeOf(String(width))!, format)
}

/** A logo is on every page of its brand. */
export async function prepareLogo(env: Files, asset: string): Promise<void> {
  for (const format of [AVIF, WEBP]) await rendition(env, asset, shapeOf('logo')!, format)
}

// What `sizes` of a page's picture comes to: 828 px at 2 or 3 device pixels per CSS pixel, 412 at 1.
const PHONE_WIDTHS = [828, 412]
