import { Hono } from 'hono'
import { endpoint, list } from '../accounts/endpoint.ts'
import { HttpError, readBytes } from '../lib/http.ts'
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
      201: '{id, width, height, mime, palette, dhash}',
      413: 'too-large',
      415: 'unsupported-image',
      422: 'too-many-pixels',
    },
    handle: async (c, _, now) => {
      const result = await upload(c.env, await readBytes(c.req.raw, MAX_UPLOAD_BYTES), now)
      if (result.ok) return c.json(shown(result.asset), 201)
      switch (result.reason) {
        case 'not-an-image':
          throw new HttpError(
            415,
            'unsupported-image',
            'These bytes are not a whole JPEG, PNG, WebP or AVIF image. Send the file itself as the body.',
          )
        case 'too-many-pixels':
          throw new HttpError(
            422,
            'too-many-pixels',
            'The image has more than 40 megapixels: make it smaller, 2000 px wide is plenty.',
          )
      }
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

export const images = new Hono<{ Bindings: Env }>().get('/i/:asset/:width', serveImage)

function shown({ bytes, ...asset }: Asset) {
  return { ...asset, bytes, url: `/i/${asset.id}/828` }
}
