import * as z from 'zod'
import { endpoint, list } from '../accounts/endpoint.ts'
import { HttpError, readBytes } from '../lib/http.ts'
import { refused, warningsFor } from './answers.ts'
import { type Asset, listAssets } from './store.ts'
import { upload } from './upload.ts'

const answer = z.strictObject({
  id: z.string(),
  mime: z.string(),
  width: z.int(),
  height: z.int(),
  palette: z.array(z.strictObject({ hex: z.string(), weight: z.number() })),
  dhash: z.string().describe('Alike for pictures that look alike.'),
  bytes: z.int(),
  url: z.string(),
  warnings: z.array(z.unknown()).describe('What would look better.'),
})

export const MAX_UPLOAD_BYTES = 10 * 1024 * 1024

export const UPLOAD = { method: 'POST', path: '/assets' } as const

export const imageEndpoints = [
  endpoint({
    ...UPLOAD,
    role: 'editor',
    summary: 'Upload an image as raw bytes: JPEG, PNG, WebP or AVIF, at most 10 MB and 40 megapixels.',
    file: { type: 'image/*', limitBytes: MAX_UPLOAD_BYTES },
    answer,
    answers: {
      201: '{id, width, height, mime, palette, dhash, bytes, url, warnings}',
      413: 'too-large',
      415: 'unsupported-image, truncated-image, moving-image, unreadable-image',
      422: 'too-many-pixels, too-small',
      503: 'images-unavailable',
    },
    handle: async (c, _, now) => {
      const bytes = await readBytes(c.req.raw, MAX_UPLOAD_BYTES, 'Save the image as JPEG or WebP, 2000 px wide.')
      return c.json(shown(await keepImage(c.env, bytes, now)), 201)
    },
  }),
  list({
    path: '/assets',
    role: 'viewer',
    summary: 'List uploaded images.',
    item: answer,
    rows: (c, cursor, limit) => listAssets(c.env.DB, cursor, limit),
    keyOf: asset => asset.id,
    shown,
  }),
]

/** Throws 415, 422 or 503: what is wrong with it, and what to send instead. */
export async function keepImage(env: Env, bytes: Uint8Array<ArrayBuffer>, now: number): Promise<Asset> {
  const result = await upload(env, bytes, now)
  if (result.ok) return result.asset
  const { status, code, message } = refused(result)
  throw new HttpError(status, code, message)
}

function shown({ bytes, ...asset }: Asset) {
  return { ...asset, bytes, url: `/i/${asset.id}/828`, warnings: warningsFor(asset) }
}
