import { mintedAt } from '../lib/ids.ts'
import { DAY_MS, SECOND_MS } from '../lib/time.ts'
import type { Beacon } from './beacon.ts'
import type { Consent } from './consent/consent.ts'
import { continuedBy } from './continuation.ts'
import { isTold, withAdIds } from './facts/ad-ids.ts'
import { botsOf } from './facts/bots.ts'
import { clicksOf } from './facts/clicks.ts'
import { deviceOf, tellsShifts } from './facts/device.ts'
import { eventsOf } from './facts/events.ts'
import { pagePath } from './facts/page-path.ts'
import { MAX_CLICKS, MAX_UTM, paramsOf, wholeOf } from './facts/params.ts'
import { purchasesOf } from './facts/purchases.ts'
import { siteOf } from './facts/site.ts'
import { sourceOf } from './facts/source.ts'
import { CONSENT, type Recorded } from './row.ts'

/** What the request says beside its body. */
export interface Sender {
  host: string // ours, to which it came
  userAgent: string
  // What a page was fetched for before anybody asked, as its images tell. A script tells nothing before the page is opened,
  // though the browser marks its first request as made in advance (seen in Chromium 156).
  purpose?: string | undefined
  country: string // ISO 3166-1 alpha-2, or ''
  network: number | null // autonomous system number, when the platform tells it
  consent: Consent
  cookies?: string // Cookie header: what other scripts of this host keep there
}

/** The row that a beacon becomes, with what was bought. */
export async function observeAll(dataKey: string, b: Beacon, sender: Sender, now: number): Promise<Recorded> {
  const row = observe(b, sender, now)
  return { ...row, purchases: await purchasesOf(dataKey, b.B, row) }
}

/** Without consent to advertising it holds no visitor, no click id, and names no order. */
export function observe(
  b: Beacon,
  { host, userAgent, purpose = '', country, network, consent, cookies = '' }: Sender,
  now: number,
): Recorded {
  const at = beganAt(b, now)
  const told = paramsOf(wholeOf(b.q, MAX_UTM), isTold, MAX_UTM)
  const query = wholeOf(b.i, MAX_CLICKS)
  const referrer = siteOf(b.r) === siteOf(hostOf(b.L) || host) ? '' : b.r.toLowerCase() // from one page to the next is no arrival
  const source = sourceOf({ utm: told, referrer, clickId: b.g })
  return {
    id: b.v,
    campaign: b.c,
    at,
    ad: b.a,
    variant: b.x,
    version: b.n,
    source,
    utm: withAdIds(told, source).toString(),
    referrer,
    ...deviceOf(userAgent),
    country,
    consent: CONSENT[consent.state],
    ...botsOf({ userAgent, webdriver: b.b === 1, purpose, network }),
    trusted: b.z === 0 ? null : b.z === 1 ? 1 : 0,
    page: pagePath(b.L),
    engaged_ms: b.e,
    scroll_pct: b.s,
    cta_clicks: Math.min(b.k + b.named.cta, 1000),
    contact_clicks: Math.min(b.o + b.m + b.named.contact, 1000),
    mail_clicks: b.m,
    outbound_clicks: b.j,
    file_clicks: b.d,
    form_started: b.f + b.named.form > 0 ? 1 : 0,
    forms_started: Math.min(b.f + b.named.form, 1000),
    form_submits: b.y,
    fields: b.F,
    video_plays: b.V,
    video_pct: b.P,
    purchase: b.B.some(([, value]) => value > 0) ? 1 : 0,
    lcp_ms: b.l,
    inp_ms: b.p,
    cls_milli: b.h ?? (b.l !== null && tellsShifts(userAgent) ? 0 : null), // was watched, and nothing moved
    visitor: consent.visitor,
    clicks: consent.visitor ? clicksOf({ query, cookies, seenAt: mintedAt(b.v) }) : '',
    from_view: continuedBy(b, at, consent.state === 'refused'),
    events: eventsOf(b.E),
    purchases: [],
  }
}

const hostOf = (page: string): string => page.split('/')[0]!

// A clock is wrong by minutes or by nothing. Steps make the beacons of one view agree whatever the network took, so
// that its place in the index by time is written once.
const CLOCK_STEP_MS = 10 * SECOND_MS

/** When the view began, by the server's clock. */
function beganAt(b: Beacon, now: number): number {
  const skew = !b.t ? 0 : Math.round((now - b.t) / CLOCK_STEP_MS) * CLOCK_STEP_MS
  return Math.max(now - DAY_MS, Math.min(now, mintedAt(b.v) + skew))
}
