import { storeLead } from '../../contacts/lead.ts'
import { addConversionStatement } from '../../conversions/store.ts'
import { bind } from '../../db/query.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../lib/time.ts'
import { engagementStatements } from '../../pixel/engagement.ts'
import { type Recorded, record } from '../../pixel/record.ts'

/** The people of the demo and of the tests: a skimmer, a reader, a form-starter who refused, a lead, a buyer. None
 *  exists; their addresses end in example.com and their numbers are ones that the regulator keeps for fiction. */

export interface Place {
  campaign: string
  ad: string
  source: string
}

interface Visit {
  id: string
  at: number
  place: Place
  consent: 'exempt' | 'refused' | 'granted'
  visitor?: string
  signals?: Partial<Pick<Recorded, 'engaged_ms' | 'scroll_pct' | 'cta_clicks' | 'contact_clicks' | 'form_started'>>
  clicks?: string
}

const CONSENT = { exempt: 0, refused: 1, granted: 2 } as const

export const beaconOf = ({ id, at, place, consent, visitor, signals, clicks }: Visit): Recorded => ({
  id,
  campaign: place.campaign,
  at,
  ad: place.ad,
  variant: '',
  version: 1,
  source: place.source,
  utm: `utm_source=${place.source}&utm_medium=paid_social`,
  referrer: '',
  device: 'mobile',
  in_app: { meta: 'instagram', tiktok: 'tiktok', linkedin: 'linkedin' }[place.source] ?? '',
  country: place.source === 'tiktok' ? 'GB' : 'FR',
  consent: CONSENT[consent],
  bot: null,
  engaged_ms: 0,
  scroll_pct: 0,
  cta_clicks: 0,
  contact_clicks: 0,
  form_started: 0,
  lcp_ms: 900,
  inp_ms: null,
  cls_milli: 0,
  visitor: visitor ?? null,
  clicks: clicks ?? '',
  ...signals,
})

/** UUIDv7 of a moment, the same on each call: the demo and the tests can name the people's visits. */
export function idAt(at: number, who: number): string {
  const time = Math.floor(at).toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${who.toString(16).padStart(12, '0')}`
}

export interface Stories {
  reader: string // visitor ids
  lead: string
  buyer: string
}

/** Tells the five stories about one ad, ending `now`. Numbers after the names tell people of several ads apart. */
export async function tellStories(
  db: D1Database,
  dataKey: string,
  place: Place,
  series: number,
  now: number,
): Promise<Stories> {
  const id = (at: number, who: number) => idAt(at, series * 100 + who)
  const twoDaysAgo = now - 2 * DAY_MS
  const nineDaysAgo = now - 9 * DAY_MS

  const skim = {
    id: id(twoDaysAgo, 1),
    at: twoDaysAgo,
    place,
    consent: 'exempt',
    signals: { engaged_ms: 2_400, scroll_pct: 18 },
  } as const
  const refused = {
    id: id(twoDaysAgo + HOUR_MS, 2),
    at: twoDaysAgo + HOUR_MS,
    place,
    consent: 'refused',
    signals: { engaged_ms: 41_000, scroll_pct: 88, cta_clicks: 1, form_started: 1 },
  } as const
  const reader = await meet(db, id(twoDaysAgo, 3), place, twoDaysAgo)
  const lead = await meet(db, id(twoDaysAgo, 4), place, twoDaysAgo)
  const buyer = await meet(db, id(nineDaysAgo, 5), place, nineDaysAgo)

  await record(db, [
    beaconOf(skim),
    beaconOf(refused),
    beaconOf({
      id: id(twoDaysAgo + 1, 3),
      at: twoDaysAgo,
      place,
      consent: 'granted',
      visitor: reader,
      signals: { engaged_ms: 52_000, scroll_pct: 96 },
    }),
    beaconOf({
      id: id(now - HOUR_MS, 3),
      at: now - HOUR_MS,
      place,
      consent: 'granted',
      visitor: reader,
      signals: { engaged_ms: 21_000, scroll_pct: 60 },
    }),
    beaconOf({
      id: id(twoDaysAgo + 1, 4),
      at: twoDaysAgo,
      place,
      consent: 'granted',
      visitor: lead,
      signals: { engaged_ms: 64_000, scroll_pct: 91, cta_clicks: 1, form_started: 1 },
    }),
    beaconOf({
      id: id(nineDaysAgo + 1, 5),
      at: nineDaysAgo,
      place,
      consent: 'granted',
      visitor: buyer,
      signals: { engaged_ms: 83_000, scroll_pct: 100, cta_clicks: 1, form_started: 1 },
    }),
  ])
  await storeLead(
    db,
    dataKey,
    leadOf(place, id(twoDaysAgo + 1, 4), lead, 'Camille', `camille.${series}@example.com`, 10 + series, {
      contact: true,
      ads: true,
    }),
    twoDaysAgo + 3 * MINUTE_MS,
  )
  await storeLead(
    db,
    dataKey,
    leadOf(place, id(nineDaysAgo + 1, 5), buyer, 'Sacha', `sacha.${series}@example.com`, 20 + series, {
      contact: true,
      ads: true,
    }),
    nineDaysAgo + 4 * MINUTE_MS,
  )
  // Agreed to be called, not to be targeted: never in an export.
  await storeLead(
    db,
    dataKey,
    leadOf(place, id(nineDaysAgo + 2, 6), null, 'Dominique', `dominique.${series}@example.com`, 30 + series, {
      contact: true,
      ads: false,
    }),
    nineDaysAgo + HOUR_MS,
  )
  await sell(db, id(nineDaysAgo + 1, 5), place, series, now - 3 * DAY_MS)
  return { reader, lead, buyer }
}

const ADD_VISITOR = `INSERT INTO visitors (id, created_at) VALUES (?1, ?2) ON CONFLICT DO NOTHING`
const ADD_PROOF = `
  INSERT INTO consents (id, subject, purpose, granted, how, text_version, page, at)
  VALUES (?1, ?2, 'ads', 1, 'banner', 'banner-2026-11', ?3, ?4) ON CONFLICT DO NOTHING`

async function meet(db: D1Database, visitor: string, place: Place, at: number): Promise<string> {
  await db.batch([
    bind(db, ADD_VISITOR, visitor, at),
    bind(db, ADD_PROOF, visitor, `visitor:${visitor}`, `${place.campaign}/${place.ad}@1`, at),
  ])
  return visitor
}

function leadOf(
  place: Place,
  view: string,
  visitor: string | null,
  name: string,
  email: string,
  number: number | null,
  consent: { contact: boolean; ads: boolean },
) {
  const french = place.source !== 'tiktok'
  return {
    eventId: view,
    campaign: place.campaign,
    ad: place.ad,
    version: 1,
    visitor,
    message: null,
    person: {
      email,
      phone: number === null ? null : french ? `+336399800${number}` : `+4477009000${number}`,
      first_name: name,
      last_name: null,
      company: null,
      country: french ? 'FR' : 'GB',
    },
    consent: { ...consent, gpc: false, textVersion: '2026-11-fr' },
  }
}

const MARK_PURCHASE = `UPDATE views SET purchase = 1 WHERE id = ?1`
const CONTACT_OF = `SELECT contact_id FROM conversions WHERE id = ?1 AND kind = 'lead'`

async function sell(db: D1Database, lead: string, place: Place, series: number, at: number): Promise<void> {
  const contact = await bind(db, CONTACT_OF, lead).first<string>('contact_id')
  const sale = {
    id: `order-${1000 + series}`,
    kind: 'purchase',
    campaign: place.campaign,
    ad: place.ad,
    at,
    contact_id: contact,
    view_id: lead,
    value_micros: 1_490_000_000,
    currency: place.source === 'tiktok' ? 'GBP' : 'EUR',
  } as const
  await db.batch([
    addConversionStatement(db, sale, null),
    bind(db, MARK_PURCHASE, lead),
    ...engagementStatements(db, JSON.stringify([[lead]])),
  ])
}

// Out of every ten strangers, what each did. In the order of the day, so that every day looks like the others.
const CROWD: Visit['signals'][] = [
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

/** Strangers who came in the two weeks before `now`, `perDay` each day: counted, and no more than that. One in twenty
 *  sent the form, and every other one of those agreed to advertising. */
export async function crowd(
  db: D1Database,
  dataKey: string,
  place: Place,
  perDay: number,
  series: number,
  now: number,
): Promise<void> {
  const visits = Array.from({ length: 14 * perDay }, (_, i) => {
    const [day, n] = [1 + Math.floor(i / perDay), i % perDay]
    const at = now - day * DAY_MS + Math.floor((n / perDay) * 14 * HOUR_MS)
    return { n, at, id: idAt(at, series * 100_000 + day * 1000 + n) }
  })
  await record(
    db,
    visits.map(({ id, at, n }) => beaconOf({ id, at, place, consent: 'exempt', signals: CROWD[n % CROWD.length]! })),
  )
  for (const { id, at, n } of visits.filter(visit => visit.n % 20 === 9)) {
    const email = `visite.${series}.${at}@example.com`
    await storeLead(db, dataKey, leadOf(place, id, null, 'Alex', email, null, { contact: true, ads: n % 40 === 9 }), at)
  }
}
