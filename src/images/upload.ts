import { fromBase64url, toBase64url } from '../lib/bytes.ts'
import { log } from '../lib/log.ts'
import { type ImageKind, isImageKind, type Kind, kindOf } from './kind.ts'
import { dhashOf, paletteOf } from './palette.ts'
import { decodePng, type Pixels } from './pixels.ts'
import { originalKey } from './renditions.ts'
import { type Asset, addAsset, findAsset } from './store.ts'
import { structureOf } from './structure.ts'

export const MAX_PIXELS = 40_000_000
export const MIN_SIDE_PX = 16
const SAMPLE_PX = 96 // longer side of the small copy that palette and hash are read from

export type Refusal =
  | { reason: 'wrong-kind'; kind: Exclude<Kind, ImageKind> }
  | { reason: 'truncated' | 'moving' | 'unreadable'; kind: ImageKind }
  | { reason: 'too-many-pixels' | 'too-small'; width: number; height: number }
  | { reason: 'no-images' | 'no-files' }

type Upload = { ok: true; asset: Asset } | ({ ok: false } & Refusal)

/** Judges the bytes by their content, never by a name; keeps the original, which is never served as it is.
 *  The file is stored before its row, under its own hash: when D1 fails nothing refers to it, and sending the image again
 *  writes the same object. */
export async function upload(env: Env, bytes: Uint8Array<ArrayBuffer>, now: number): Promise<Upload> {
  const id = toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))).slice(0, 22)
  const known = await findAsset(env.DB, id)
  if (known) return { ok: true, asset: known }
  const seen = await look(env, bytes)
  if (!seen.ok) return seen
  const { ok, ...image } = seen
  const asset: Asset = { id, bytes: bytes.length, ...image }
  try {
    await env.FILES.put(originalKey(id), bytes, { httpMetadata: { contentType: asset.mime } })
  } catch (error) {
    log('error', 'image.not-stored', { id }, error)
    return { ok: false, reason: 'no-files' }
  }
  await addAsset(env.DB, asset, now)
  return { ok: true, asset }
}

type Look = ({ ok: true } & Pick<Asset, 'mime' | 'width' | 'height' | 'palette' | 'dhash'>) | ({ ok: false } & Refusal)

/** What an image looks like, without keeping it. */
export async function look(env: Env, bytes: Uint8Array<ArrayBuffer>): Promise<Look> {
  const kind = kindOf(bytes)
  if (!isImageKind(kind)) return { ok: false, reason: 'wrong-kind', kind }
  const { whole, moves } = structureOf(kind, bytes)
  if (!whole) return { ok: false, reason: 'truncated', kind }
  if (moves) return { ok: false, reason: 'moving', kind }
  const info = await sizeOf(env, bytes, `image/${kind}`)
  if (!info) return unreadable(env, kind)
  if (info.width * info.height > MAX_PIXELS) return { ok: false, reason: 'too-many-pixels', ...info }
  if (Math.min(info.width, info.height) < MIN_SIDE_PX) return { ok: false, reason: 'too-small', ...info }
  const sample = await sampleOf(env, bytes)
  if (!sample) return unreadable(env, kind)
  const palette = paletteOf(sample)
  return { ok: true, mime: `image/${kind}`, ...upright(info, sample), palette, dhash: dhashOf(sample) }
}

/** The binding's errors do not tell a bad file from a bad day (locally both are 9523): a file that is known to be good does. */
async function unreadable(env: Env, kind: ImageKind): Promise<{ ok: false } & Refusal> {
  const known = await sizeOf(env, fromBase64url(GOOD_PNG), 'image/png')
  return known ? { ok: false, reason: 'unreadable', kind } : { ok: false, reason: 'no-images' }
}

// One grey pixel.
const GOOD_PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNoAAAAggCB2kUIOwAAAABJRU5ErkJggg'

interface Size {
  width: number
  height: number
}

/** As stored in the file, before its EXIF orientation. */
async function sizeOf(env: Env, bytes: Uint8Array<ArrayBuffer>, mime: string): Promise<Size | null> {
  try {
    const info = await env.IMAGES.info(new Blob([bytes]).stream())
    return 'width' in info && info.format === mime ? { width: info.width, height: info.height } : null
  } catch {
    return null // the binding's only answer to bytes that it cannot read (ImagesError 9412 and its kin)
  }
}

/** A small copy's pixels, or null when the file begins like an image and then does not go on like one. */
async function sampleOf(env: Env, bytes: Uint8Array<ArrayBuffer>): Promise<Pixels | null> {
  let png: ArrayBuffer
  try {
    const small = env.IMAGES.input(new Blob([bytes]).stream()).transform({
      width: SAMPLE_PX,
      height: SAMPLE_PX,
      fit: 'scale-down',
    })
    png = await (await small.output({ format: 'image/png' })).response().arrayBuffer()
  } catch {
    return null
  }
  return decodePng(new Uint8Array(png))
}

/** A phone's photo often lies on its side, with a note in EXIF that says so. Every rendition is turned (Cloudflare's
 *  documentation of `metadata`: "EXIF rotation is applied"), and so is the sample: where they differ, the sample is right.
 *  An image so nearly square that its sample is square stays as it was: less than 1 % off. */
function upright({ width, height }: Size, sample: Size): Size {
  const turned = (width - height) * (sample.width - sample.height) < 0
  return turned ? { width: height, height: width } : { width, height }
}
