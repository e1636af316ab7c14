import { clickIdIn, clicksOf } from '../pixel/facts/clicks.ts'
import { isUtm, MAX_UTM, paramsOf } from '../pixel/facts/params.ts'
import { type Source, sourceOf } from '../pixel/facts/source.ts'

/** How somebody came to a page, told by its address: the form carries it, so that it survives without JavaScript. */
export interface Arrival {
  landing: string // path: '/spring/ad-1'; '' when unknown
  source: Source | ''
  utm: string // query string
  clicks: string // click ids as a query string: personal, to be kept only with consent to advertising
}

export const UNKNOWN: Arrival = { landing: '', source: '', utm: '', clicks: '' }

const MAX_LANDING = 200

interface Seen {
  at: number // ms: when the page was made
  cookies: string // Cookie header
}

/** `from`: path and query of a page of ours. Whatever else it is gives UNKNOWN: the visitor's browser sent it. */
export function arrivalOf(from: string, seen: Seen): Arrival {
  const url = /^\/(?![/\\])/.test(from) ? URL.parse(from, 'https://page.invalid') : null
  if (!url || url.pathname.length > MAX_LANDING) return UNKNOWN
  const utm = paramsOf(url.search, isUtm, MAX_UTM)
  return {
    landing: url.pathname,
    source: sourceOf({ utm, referrer: '', clickId: clickIdIn(url.search) }),
    utm: utm.toString(),
    clicks: clicksOf({ query: url.search, cookies: seen.cookies, seenAt: seen.at }),
  }
}
