import { CLICK_IDS } from '../pixel/click-ids.ts'
import { type Source, sourceOf } from '../pixel/source.ts'

/** How somebody came to a page, told by its address: the form carries it, so that it survives without JavaScript. */
export interface Arrival {
  landing: string // path: '/spring/ad-1'; '' when unknown
  source: Source | ''
  utm: string // query string
  clicks: string // click ids as a query string: personal, to be kept only with consent to advertising
}

export const UNKNOWN: Arrival = { landing: '', source: '', utm: '', clicks: '' }

const MAX_UTM = 500 // as in a beacon
const MAX_CLICKS = 2000
const MAX_LANDING = 200

/** `from`: path and query of a page of ours. Whatever else it is gives UNKNOWN: the visitor's browser sent it. */
export function arrivalOf(from: string): Arrival {
  const url = /^\/(?![/\\])/.test(from) ? URL.parse(from, 'https://page.invalid') : null
  if (!url || url.pathname.length > MAX_LANDING) return UNKNOWN
  const said = [...url.searchParams].filter(([, value]) => value !== '' && !MACRO.test(value))
  const utm = within(
    MAX_UTM,
    said.filter(([name]) => /^utm_[a-z_]{1,30}$/.test(name)),
  )
  const clicks = within(
    MAX_CLICKS,
    said.filter(([name]) => CLICK_IDS.some(known => known === name)),
  )
  const [clickId = ''] = clicks.keys()
  return {
    landing: url.pathname,
    source: sourceOf({ utm, referrer: '', clickId }),
    utm: utm.toString(),
    clicks: clicks.toString(),
  }
}

/** What a platform should have replaced and did not: {{ad.name}} (Meta and others), {keyword} (Google), __CID__ (TikTok). */
const MACRO = /\{\{.*\}\}|^\{.*\}$|^_{1,2}[A-Z_]+_{1,2}$/

/** As many whole parameters as fit. */
function within(max: number, pairs: [string, string][]): URLSearchParams {
  const kept = new URLSearchParams()
  let length = 0
  for (const [name, value] of pairs) {
    length += new URLSearchParams([[name, value]]).toString().length + 1
    if (length <= max + 1) kept.append(name, value)
  }
  return kept
}
