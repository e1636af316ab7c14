import type { Context } from 'hono'
import type { SLOTS, Stage } from '../../templates/kit/slots.ts'
import { originOf } from '../brands/domain.ts'
import { readLabel } from '../experiments/assign.ts'
import { MINUTE_MS } from '../lib/time.ts'
import { readConsent } from '../pixel/consent/consent.ts'
import type { Given } from './arm.ts'
import { dynamicValues } from './dynamic.ts'
import { fillBytes, timeLeft } from './fill.ts'
import { turnstileTexts } from './form/turnstile.ts'
import { PAGE_CACHE, pageHeaders } from './headers.ts'
import { type Html, preparedOf } from './prepared.ts'
import type { Snapshot } from './snapshot.ts'

type C = Context<{ Bindings: Env }>

interface Answer {
  page: Html
  snapshot: Snapshot
  slots: Pick<Record<keyof typeof SLOTS, string>, 'view' | 'token'> & { variant?: string }
  stage: Stage | null
  now: number
  from?: string // path and query that the visitor came by, when they are not those of this request
}

/** A page's HTML on its way to one visitor: marks filled, headers set. */
export async function sendPage(
  c: C,
  { page, snapshot, slots, stage, now, from }: Answer,
  status: 200 | 422 | 429 | 503,
  headers: Record<string, string> = {},
): Promise<Response> {
  const url = new URL(c.req.url)
  const { pathname, search, searchParams } = from === undefined ? url : new URL(from, url)
  const { dynamic = [] } = snapshot.content
  const filled = fillBytes(preparedOf(page).parts, {
    slots: {
      variant: '',
      ...slots,
      consent: readConsent(c).state,
      back: pathname + search,
      origin: originOf(snapshot.brand, url),
      get utm() {
        return utmOf(searchParams) // few pages ask for it
      },
    },
    dynamic: { ...dynamicValues(dynamic, searchParams, snapshot.page.lang), ...turnstileTexts(c.env) },
    lang: snapshot.page.lang,
    stage,
    now,
  })
  return c.body(filled, status, { ...(await pageHeaders(page)), ...headers })
}

/** Null when the browser has another page than this one, or none (RFC 9110 §13.1.2; §15.4.5 for the headers). */
export function notModified(c: C, etag: string): Response | null {
  const known = (c.req.header('if-none-match') ?? '').split(',').map(tag => tag.trim())
  return known.includes(etag) ? c.body(null, 304, { ETag: etag, 'Cache-Control': PAGE_CACHE }) : null
}

// No click id: it says who the person is, and leaves this site only with their consent.
const utmOf = (query: URLSearchParams): string =>
  new URLSearchParams([...query].filter(([name]) => name.startsWith('utm_'))).toString()

const SAME_VIEW_MS = 10 * MINUTE_MS

/** Weak: the view's id and the form's token are in the page too. They stay good for ten minutes, so that loading the page
 *  anew within them is the same view, unless there is less time left of an offer than the page says. */
export function etagOf(c: C, { page, variant }: Given, stage: Stage | null, now: number): string {
  const left = preparedOf(page).ends.map(end => (end <= now ? 'over' : timeLeft(end - now).join('')))
  const { version, ad } = page.snapshot.page
  const test = readLabel(variant)?.test ?? [] // its first view and its later ones are the same page
  const seen = [ad, version, readConsent(c).state, stage ?? '', ...left, Math.floor(now / SAME_VIEW_MS)].concat(test)
  return `W/"${seen.join('.')}"`
}
