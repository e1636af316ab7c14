import { Hono } from 'hono'
import { endpoint, list } from '../accounts/endpoint.ts'
import { HttpError, readBytes } from '../lib/http.ts'
import { refused, warningsFor } from './answers.ts'
import { serveImage } from './serve.ts'
import { type Asset, listAssets } from './store.ts'
import { upload } from './upload.ts'

const MAX_UPLOAD_BYTES = 10 * 1024 * 1024

export const imageEndpoints = [
  endpoint({
    method: 'POST',
    path: '/assets',
    role: 'editor',
    summary: 'Upload an image as raw bytes: JPEG, PNG, WebP or AVIF, at most 10 MB and 40 megapixels.',
    answers: {
      201: '{id, width, height, mime, palette, dhash, bytes, url, warnings}',
      413: 'too-large',
      415: 'unsupported-image, truncated-image, moving-image, unreadable-image',
      422: 'too-many-pixels, too-small',
      503: 'images-unavailable',
    },
    handle: async (c, _, now) => {
      const bytes = await readBytes(c.req.raw, MAX_UPLOAD_BYTES, 'Save the image as JPEG or WebP, 2000 px wide.')
      const result = await upload(c.env, bytes, now)
      if (result.ok) return c.json(shown(result.asset), 201)
      const { status, code, message } = refused(result)
      throw new HttpError(status, code, message)
    },
  }),
  list({
    path: '/assets',
    role: 'viewer',
    summary: 'List uploaded images.',
    rows: (c, cursor, limit) => listAssets(c.env.DB, cursor, limit),
    keyOf: asset => asset.id,
    shown,
  }),
]

export const images = new Hono<{ Bindings: Env }>().get('/i/:asset/:shape', serveImage)

function shown({ bytes, ...asset }: Asset) {
  return { ...asset, bytes, url: `/i/${asset.id}/828`, warnings: warningsFor(asset) }
}
