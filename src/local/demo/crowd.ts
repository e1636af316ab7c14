import { storeLead } from '../../contacts/lead.ts'
import { DAY_MS, HOUR_MS } from '../../lib/time.ts'
import { BITS } from '../../pixel/facts/bots.ts'
import { record } from '../../pixel/record.ts'
import type { Recorded } from '../../pixel/row.ts'
import { beaconOf, idAt, leadOf, type Place, type Signals, type Visit } from './visits.ts'

// Out of every ten strangers, what each did. In the order of the day, so that every day looks like the others.
const CROWD: Signals[] = [
  { engaged_ms: 1_200, scroll_pct: 12 },
  { engaged_ms: 3_900, scroll_pct: 31 },
  { engaged_ms: 12_500, scroll_pct: 44 },
  { engaged_ms: 2_100, scroll_pct: 20 },
  { engaged_ms: 24_000, scroll_pct: 67 },
  { engaged_ms: 6_000, scroll_pct: 52 },
  { engaged_ms: 900, scroll_pct: 9 },
  { engaged_ms: 38_000, scroll_pct: 82, cta_clicks: 1 },
  { engaged_ms: 4_400, scroll_pct: 35 },
  { engaged_ms: 47_000, scroll_pct: 90, cta_clicks: 1, form_started: 1 },
]
// Each day, who only seemed to come: what the rules against robots are tried on. The last may be a person behind a VPN.
const ROBOTS: Partial<Recorded>[] = [
  { bots: BITS['user-agent'], bot: 'user agent: facebookexternalhit', trusted: 0 },
  { bots: BITS.webdriver, bot: 'webdriver', trusted: 0, engaged_ms: 9_000, scroll_pct: 100 },
  { trusted: 0, engaged_ms: 700, cta_clicks: 3 },
  { bots: BITS['shared-network'], bot: 'network: AS16276', trusted: 1, engaged_ms: 15_000, scroll_pct: 60 },
]
const DAYS = 14

// How far those came who began the form: the phone is where most of them stop.
const WHOLE = 'email,phone,first_name'
const FIELDS = ['email', 'email,phone', 'email,phone', WHOLE, 'email,phone']
const fieldsOf = ({ n, at, signals }: Visit & { n: number }): Signals =>
  signals.form_started ? { fields: FIELDS[Math.floor(n / CROWD.length + at / DAY_MS) % FIELDS.length]! } : {}

/** One in six sits at a desk. Inside TikTok pages come slower, and everywhere some phones are old. */
function browserOf({ source }: Place, n: number): Partial<Recorded> {
  const lcp_ms = (source === 'tiktok' ? 1_700 : 900) + ((n * 397) % 1_300)
  if (n % 6 === 5) return { device: 'desktop', in_app: '', lcp_ms: Math.round(lcp_ms / 2), inp_ms: 24 }
  return { lcp_ms, inp_ms: 60 + ((n * 53) % 190), cls_milli: (n * 7) % 40 }
}

const ADD_VISITORS = `INSERT INTO visitors (id, created_at) SELECT value ->> 0, value ->> 1 FROM json_each(?1)`

const CLICKS: Record<string, (n: number) => string> = {
  meta: n => `fbclid=demo-${n}`,
  linkedin: n => `li_fat_id=demo-${n}`,
  tiktok: n => `ttclid=E.C.P.demo-${n}`,
}

/** Strangers who came in the two weeks before `now`, `perDay` each day. One in three agreed to be shown ads again; the others are
 *  counted, and no more than that. One in `leadEvery` sent the form, and every other one of those agreed to be listed. */
export async function gather(
  db: D1Database,
  dataKey: string,
  place: Place,
  { perDay, leadEvery }: { perDay: number; leadEvery: number },
  series: number,
  now: number,
): Promise<void> {
  const visits = Array.from({ length: DAYS * perDay }, (_, i): Visit & { n: number } => {
    const [day, n] = [1 + Math.floor(i / perDay), i % perDay]
    const at = now - day * DAY_MS + Math.floor((n / perDay) * 14 * HOUR_MS)
    const id = idAt(at, series * 100_000 + day * 1000 + n)
    const agreed = n % 3 === 0
    const visitor = agreed ? idAt(at, series * 100_000 + 50_000 + day * 1000 + n) : null
    return { n, id, at, consent: agreed ? 'granted' : 'exempt', visitor, signals: CROWD[n % CROWD.length]! }
  })
  const browsers = visits.flatMap(({ visitor, at }) => (visitor ? [[visitor, at]] : []))
  await db.prepare(ADD_VISITORS).bind(JSON.stringify(browsers)).run()
  const robots = Array.from({ length: DAYS * ROBOTS.length }, (_, i): Recorded => {
    const at = now - (1 + Math.floor(i / ROBOTS.length)) * DAY_MS
    const id = idAt(at, series * 100_000 + 90_000 + i)
    const seen = beaconOf(place, { id, at, consent: 'exempt', visitor: null, signals: {} })
    return { ...seen, ...ROBOTS[i % ROBOTS.length] }
  })
  const clicked = (visit: Visit & { n: number }) => (visit.visitor ? (CLICKS[place.source]?.(visit.n) ?? '') : '')
  const isSent = (i: number) => i % leadEvery === leadEvery - 11
  const seen = visits.map((visit, i) => ({
    ...beaconOf(place, visit),
    ...browserOf(place, visit.n),
    ...(isSent(i) ? { fields: WHOLE } : fieldsOf(visit)),
    clicks: clicked(visit),
  }))
  await record(db, [...seen, ...robots])
  const sent = visits.filter((_, i) => isSent(i))
  await Promise.all(
    sent.map((visit, i) => {
      const form = {
        name: 'Alex',
        email: `visite.${series}.${visit.at}@example.com`,
        phone: null,
        ads: i % 2 === 0,
      }
      return storeLead(db, dataKey, leadOf(place, visit, form), visit.at)
    }),
  )
}
