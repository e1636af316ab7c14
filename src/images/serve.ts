import { type Context, Hono } from 'hono'
import { log } from '../lib/log.ts'
import { type Format, type Rendition, rendition, renditionKey, type Shape, shapeOf } from './renditions.ts'

type C = Context<{ Bindings: Env }>

const ONE_YEAR = 'public, max-age=31536000, immutable'
const RETRY_S = 10

export const images = new Hono<{ Bindings: Env }>().get('/i/:asset/:shape', serveImage)

/** In the best format that the browser accepts: a width, 'og' or 'logo'. */
async function serveImage(c: C): Promise<Response> {
  const { asset = '', shape: asked = '' } = c.req.param()
  const shape = shapeOf(asked)
  if (!/^[\w-]{22}$/.test(asset) || !shape) return c.text('No such image.', 404)
  const formats = accepted(shape, c.req.header('accept') ?? '')
  const etag = `"${renditionKey(asset, shape, formats[0]!)}"`
  const headers = {
    'Cache-Control': ONE_YEAR,
    ETag: etag,
    ...(shape.formats.length > 1 && { Vary: 'Accept' }),
  }
  if (c.req.header('if-none-match')?.includes(etag)) return c.body(null, 304, headers)
  const near = nearKey(etag)
  const copy = await caches.default.match(near)
  if (copy) return c.body(copy.body as ReadableStream, 200, { ...headers, 'Content-Type': formats[0]!.mime })
  const found = await firstThatWorks(c.env, asset, shape, formats)
  if (found === 'none') return c.text('No such image.', 404)
  // Never the original instead: it may carry where it was taken. The page around the picture works without it.
  if (found === 'failed')
    return c.text('This image cannot be made at the moment: try again in a few seconds.', 503, {
      'Retry-After': String(RETRY_S),
      'Cache-Control': 'no-store',
    })
  const answer = c.body(found.body, 200, { ...headers, 'Content-Type': found.mime })
  if (found.mime === formats[0]!.mime) c.executionCtx.waitUntil(caches.default.put(near, answer.clone()))
  return answer
}

/** In this data centre, without the way to R2: the largest paint of a page waits for it. One URL per format, as Cloudflare's
 *  cache does not look at Vary. */
const nearKey = (etag: string): string => `https://images.like2lead.internal/${etag.slice(1, -1)}`

/** In our order of preference; the last one for all, as some browsers name nothing but every one reads it. */
const accepted = ({ formats }: Shape, accept: string): readonly Format[] =>
  formats.filter(({ mime }, i) => i === formats.length - 1 || accept.includes(mime))

async function firstThatWorks(
  env: Env,
  asset: string,
  shape: Shape,
  formats: readonly Format[],
): Promise<Rendition | 'none' | 'failed'> {
  for (const format of formats) {
    try {
      return (await rendition(env, asset, shape, format)) ?? 'none'
    } catch (error) {
      log('error', 'image.not-served', { key: renditionKey(asset, shape, format) }, error)
    }
  }
  return 'failed'
}
