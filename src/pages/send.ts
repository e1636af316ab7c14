import type { Context } from 'hono'
import { readConsent } from '../pixel/consent.ts'
import { type Html, pageHeaders } from './headers.ts'
import { fillSlots, type SlotValues } from './render.ts'

/** A page's HTML on its way to one visitor: slots filled, headers set. */
export async function sendPage(
  c: Context<{ Bindings: Env }>,
  page: Html,
  slots: Pick<SlotValues, 'view' | 'token'>,
  status: 200 | 422 | 429 | 503,
  headers: Record<string, string> = {},
): Promise<Response> {
  const { pathname, search } = new URL(c.req.url)
  const filled = fillSlots(page.html, { ...slots, consent: readConsent(c).state, back: pathname + search })
  return c.body(filled, status, { ...(await pageHeaders(page)), ...headers })
}
