import { toBase64url } from '../lib/bytes.ts'
import { dhashOf, paletteOf } from './palette.ts'
import { decodePng } from './pixels.ts'
import { type Asset, addAsset, findAsset } from './store.ts'

const FORMATS = ['image/jpeg', 'image/png', 'image/webp', 'image/avif']
const MAX_PIXELS = 40_000_000
const SAMPLE_PX = 96 // side of the small copy that palette and hash are read from

export type Upload = { ok: true; asset: Asset } | { ok: false; reason: 'not-an-image' | 'too-many-pixels' }

/** Judges the bytes by their content, never by a name; keeps the original, which is never served as it is. */
export async function upload(env: Env, bytes: Uint8Array<ArrayBuffer>, now: number): Promise<Upload> {
  const id = toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))).slice(0, 22)
  const known = await findAsset(env.DB, id)
  if (known) return { ok: true, asset: known }
  const info = await imageInfo(env, bytes)
  if (!info) return { ok: false, reason: 'not-an-image' }
  if (info.width * info.height > MAX_PIXELS) return { ok: false, reason: 'too-many-pixels' }
  const sample = await sampleOf(env, bytes)
  if (!sample) return { ok: false, reason: 'not-an-image' }
  const pixels = decodePng(sample)
  const asset: Asset = {
    id,
    mime: info.format,
    width: info.width,
    height: info.height,
    bytes: bytes.length,
    palette: paletteOf(pixels),
    dhash: dhashOf(pixels),
  }
  await env.FILES.put(originalKey(id), bytes, { httpMetadata: { contentType: info.format } })
  await addAsset(env.DB, asset, now)
  return { ok: true, asset }
}

export const originalKey = (id: string): string => `assets/${id}`

async function imageInfo(env: Env, bytes: Uint8Array<ArrayBuffer>) {
  try {
    const info = await env.IMAGES.info(new Blob([bytes]).stream())
    return 'width' in info && FORMATS.includes(info.format) ? info : null
  } catch {
    return null // the binding's only answer to bytes that are no image (ImagesError 9412 and its kin)
  }
}

/** A small PNG, or null when the file begins like an image and then breaks off. */
async function sampleOf(env: Env, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array | null> {
  try {
    const small = env.IMAGES.input(new Blob([bytes]).stream()).transform({
      width: SAMPLE_PX,
      height: SAMPLE_PX,
      fit: 'scale-down',
    })
    return new Uint8Array(await (await small.output({ format: 'image/png' })).response().arrayBuffer())
  } catch {
    return null
  }
}
