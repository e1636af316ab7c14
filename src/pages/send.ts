import type { Context } from 'hono'
import type { CommonContent } from '../../templates/kit/content.ts'
import type { SLOTS, Stage } from '../../templates/kit/slots.ts'
import { readConsent } from '../pixel/consent.ts'
import { dynamicValues } from './dynamic.ts'
import { type Compiled, compile, fill } from './fill.ts'
import { type Html, pageHeaders } from './headers.ts'
import type { Snapshot } from './snapshot.ts'

interface Answer {
  page: Html
  snapshot: Snapshot
  slots: Pick<Record<keyof typeof SLOTS, string>, 'view' | 'token'>
  stage: Stage | null
  now: number
}

/** A page's HTML on its way to one visitor: marks filled, headers set. */
export async function sendPage(
  c: Context<{ Bindings: Env }>,
  { page, snapshot, slots, stage, now }: Answer,
  status: 200 | 422 | 429 | 503,
  headers: Record<string, string> = {},
): Promise<Response> {
  const { origin, pathname, search, searchParams } = new URL(c.req.url)
  const { dynamic = [] } = snapshot.content as Partial<CommonContent>
  const filled = fill(compiled(page), {
    slots: { ...slots, consent: readConsent(c).state, back: pathname + search, origin },
    dynamic: dynamicValues(dynamic, searchParams, snapshot.page.lang),
    lang: snapshot.page.lang,
    stage,
    now,
  })
  return c.body(filled, status, { ...(await pageHeaders(page)), ...headers })
}

// A published page is one object for as long as it is remembered: it is cut at its marks once.
const known = new WeakMap<Html, Compiled>()

function compiled(page: Html): Compiled {
  let parts = known.get(page)
  if (!parts) {
    parts = compile(page.html)
    known.set(page, parts)
  }
  return parts
}
