import { type Context, Hono } from 'hono'
import { fromBase64url } from '../lib/bytes.ts'
import { recordOpposition } from './consent/opposition.ts'
import { PIXEL, PIXEL_ETAG } from './script.gen.ts'

type C = Context<{ Bindings: Env }>

/** What a page does not wait for is loaded when it is asked for. */
export const pixel = new Hono<{ Bindings: Env }>()

// Pages of any host may load these, isolated ones (COEP) too.
const ANYWHERE = { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' }

pixel.get('/p.js', c => {
  const headers = {
    ...ANYWHERE,
    ETag: PIXEL_ETAG,
    'Cache-Control': 'public, max-age=3600',
  }
  if (c.req.header('if-none-match')?.includes(PIXEL_ETAG)) return c.body(null, 304, headers)
  return c.body(PIXEL, 200, { ...headers, 'Content-Type': 'text/javascript; charset=utf-8' })
})

pixel.post('/e', async c => (await import('./collect.ts')).collect(c, Date.now()))
pixel.options('/e', async c => (await import('./door.ts')).preflight(c, Date.now()))
pixel.all('/e', c => c.body(null, 405, { Allow: 'POST, OPTIONS', 'X-Pixel': 'beacons come by POST' }))

const GIF = fromBase64url('R0lGODlhAQABAIAAAAAAAAAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw') // 1 × 1, transparent, 43 bytes

// Hono answers HEAD with the GET route: looking is not visiting.
pixel.get('/p.gif', async c => {
  const words = c.req.method === 'HEAD' ? 'not counted: HEAD' : await counted(c)
  return c.body(GIF, 200, {
    ...ANYWHERE,
    'Content-Type': 'image/gif',
    'Cache-Control': 'no-store',
    'X-Pixel': words,
  })
})

const counted = async (c: C) => (await import('./collect.ts')).collectImage(c, Date.now())

pixel.post('/privacy/consent', async c => (await import('./consent/choice.ts')).recordChoice(c, Date.now()))
pixel.post('/privacy/measurement', c => recordOpposition(c))
