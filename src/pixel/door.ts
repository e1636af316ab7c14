import type { Context } from 'hono'
import { mayTry } from '../lib/rate.ts'
import { type Standing, standingOf } from './hosts/hosts.ts'
import type { Refusal } from './refusal.ts'

type C = Context<{ Bindings: Env }>

/** Whose page sends this, as far as the browser tells. No browser sends a POST without Origin. */
type Caller = { from: 'nobody' } | { from: 'here' } | { from: Standing; host: string }

/** `page`: the Origin or the Referer. */
export async function callerOf(c: C, page: string | undefined, now: number): Promise<Caller> {
  if (!page) return { from: 'nobody' }
  const host = URL.parse(page)?.host
  if (!host) return { from: 'stranger', host: 'null' } // a sandboxed frame, a file
  // The host alone: where something else ends TLS, the scheme here is not the visitor's.
  if (host === new URL(c.req.url).host) return { from: 'here' }
  return { from: await standingOf(c.env, host, now), host }
}

/** Null: come in. Costs D1 nothing. */
export async function barred(c: C, caller: Caller): Promise<Refusal | null> {
  if (caller.from === 'stranger') return { reason: 'wrong-host', host: caller.host }
  return (await mayTry(c, c.env.BEACON_LIMIT)) ? null : { reason: 'too-often' }
}

/** Lets the page read every answer that follows, errors too. */
export function allowReading(c: C, caller: Caller): void {
  c.header('Vary', 'Origin')
  if (caller.from !== 'declared' && caller.from !== 'unsure') return
  c.header('Access-Control-Allow-Origin', c.req.header('origin'))
  c.header('Access-Control-Allow-Credentials', 'true')
  c.header('Access-Control-Expose-Headers', 'Retry-After, X-Pixel')
}

/** Whether the browser would keep a cookie that we set: not for a page of another site, and no browser, no cookie. */
export const keepsCookies = (c: C, { from }: Caller): boolean =>
  (from === 'here' || from === 'declared') && c.req.header('sec-fetch-site') !== 'cross-site'

/** OPTIONS /e. Our own script sends text/plain, which asks nothing first; others may. */
export async function preflight(c: C, now: number): Promise<Response> {
  const caller = await callerOf(c, c.req.header('origin'), now)
  allowReading(c, caller)
  if (caller.from === 'stranger') return c.body(null, 403)
  return c.body(null, 204, {
    Allow: 'POST, OPTIONS',
    'Access-Control-Allow-Methods': 'POST',
    'Access-Control-Allow-Headers': 'Content-Type',
    'Access-Control-Max-Age': '86400',
  })
}
