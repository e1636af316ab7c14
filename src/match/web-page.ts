import { look } from '../images/upload.ts'
import { type FetchRefusal, fetchPublic } from '../lib/safe-fetch.ts'
import { decodeHtml } from './charset.ts'
import { type PageImage, screens } from './extract.ts'
import type { Picture } from './reading.ts'

const PAGE_BYTES = 2 * 1024 * 1024
const PAGE_TIMEOUT_MS = 10_000
const IMAGE_BYTES = 5 * 1024 * 1024
const IMAGE_TIMEOUT_MS = 5_000
const IMAGES = 2 // of the page itself, beside the one it shares
const LARGE_PX = 200 // narrower ones are logos and icons

export type WebPage =
  | { ok: true; html: string; url: string }
  | { ok: false; reason: FetchRefusal }
  | { ok: false; reason: 'status'; status: number }
  | { ok: false; reason: 'not-html'; contentType: string }

/** Any page of the public web, its style sheets not included. */
export async function fetchPage(url: string, fetchFn: typeof fetch = fetch): Promise<WebPage> {
  const options = { accept: 'text/html,application/xhtml+xml', maxBytes: PAGE_BYTES, timeoutMs: PAGE_TIMEOUT_MS }
  const got = await fetchPublic(url, options, fetchFn)
  if (!got.ok) return got
  if (got.status >= 300) return { ok: false, reason: 'status', status: got.status }
  const contentType = got.headers.get('content-type') ?? ''
  if (contentType && !/^\s*(?:text\/html|application\/xhtml\+xml)\b/i.test(contentType))
    return { ok: false, reason: 'not-html', contentType }
  const html = decodeHtml(got.body, contentType)
  return /<[a-z!]/i.test(html)
    ? { ok: true, html, url: got.url }
    : { ok: false, reason: 'not-html', contentType: contentType || 'no type' }
}

/** What the page shows first, by src: the picture that it shares and its first large ones. One that cannot be had or is no
 *  image is left out: nothing is then known of it. */
export async function picturesOf(
  env: Env,
  html: string,
  base: string,
  fetchFn: typeof fetch = fetch,
): Promise<Map<string, Picture>> {
  const { images, shared } = screens(html)
  const large = images.filter(isLarge).slice(0, IMAGES)
  const sources = [...new Set([...(shared ? [shared] : []), ...large.map(({ src }) => src)])]
  const seen = await Promise.all(
    sources.map(async src => [src, await pictureAt(env, URL.parse(src, base)?.href, fetchFn)] as const),
  )
  return new Map(seen.filter((entry): entry is [string, Picture] => entry[1] !== null))
}

const isLarge = ({ src, width }: PageImage): boolean =>
  !/^data:|\.svg(?:$|\?)/i.test(src) && (width === null || width >= LARGE_PX)

async function pictureAt(env: Env, url: string | undefined, fetchFn: typeof fetch): Promise<Picture | null> {
  if (!url) return null
  const got = await fetchPublic(url, { accept: 'image/*', maxBytes: IMAGE_BYTES, timeoutMs: IMAGE_TIMEOUT_MS }, fetchFn)
  if (!got.ok || got.status !== 200) return null
  const seen = await look(env, got.body)
  return seen.ok ? { asset: null, dhash: seen.dhash, palette: seen.palette } : null
}
