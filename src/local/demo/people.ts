import { storeLead } from '../../contacts/lead.ts'
import { addConversionStatement, type Conversion } from '../../conversions/store.ts'
import { bind } from '../../db/query.ts'
import { DAY_MS, MINUTE_MS } from '../../lib/time.ts'
import { engagementStatements } from '../../pixel/engagement.ts'
import { record } from '../../pixel/record.ts'
import { beaconOf, idAt, isFrench, leadOf, type Place, type Signals, type Visit } from './visits.ts'

interface Story {
  consent: Visit['consent']
  visits: (Signals & { daysAgo: number })[]
  form?: { name: string; ads: boolean } // sent on the first visit
  bought?: { daysAgo: number; value: number }
}

/** The people of the demo and of the tests. None exists: their addresses end in example.com, and their numbers are ones
 *  that the regulators keep for fiction. */
export const STORIES = {
  skimmer: { consent: 'exempt', visits: [{ daysAgo: 2, engaged_ms: 2_400, scroll_pct: 18 }] },
  reader: {
    consent: 'granted',
    visits: [
      { daysAgo: 2, engaged_ms: 52_000, scroll_pct: 96 },
      { daysAgo: 0.1, engaged_ms: 21_000, scroll_pct: 60 },
    ],
  },
  refuser: {
    consent: 'refused',
    visits: [{ daysAgo: 2, engaged_ms: 41_000, scroll_pct: 88, cta_clicks: 1, form_started: 1 }],
  },
  lead: {
    consent: 'granted',
    visits: [{ daysAgo: 2, engaged_ms: 64_000, scroll_pct: 91, cta_clicks: 1, form_started: 1 }],
    form: { name: 'Camille', ads: true },
  },
  buyer: {
    consent: 'granted',
    visits: [{ daysAgo: 9, engaged_ms: 83_000, scroll_pct: 100, cta_clicks: 1, form_started: 1 }],
    form: { name: 'Sacha', ads: true },
    bought: { daysAgo: 3, value: 1490 },
  },
  caller: {
    consent: 'refused',
    visits: [{ daysAgo: 9, engaged_ms: 30_000, scroll_pct: 80, cta_clicks: 1, form_started: 1 }],
    form: { name: 'Dominique', ads: false }, // to be called, not to be targeted: never in an export
  },
} as const satisfies Record<string, Story>

export const emailOf = (name: string, series: number): string => `${name.toLowerCase()}.${series}@example.com`

/** Tells every story about one ad, ending `now`. `series` tells the people of several ads apart. */
export async function tellStories(
  db: D1Database,
  dataKey: string,
  place: Place,
  series: number,
  now: number,
): Promise<void> {
  for (const [number, story] of Object.values<Story>(STORIES).entries()) {
    const who = series * 100 + number
    const [first, ...later] = await meet(db, place, story, who, now)
    if (!first) continue
    await record(
      db,
      [first, ...later].map(visit => beaconOf(place, visit)),
    )
    if (!story.form) continue
    const { name, ads } = story.form
    const phone = `${isFrench(place) ? '+336399800' : '+4477009000'}${10 + (who % 90)}`
    await storeLead(
      db,
      dataKey,
      leadOf(place, first, { name, email: emailOf(name, series), phone, ads }),
      first.at + 3 * MINUTE_MS,
    )
    if (story.bought)
      await sell(db, place, first, `order-${1000 + who}`, story.bought.value, now - story.bought.daysAgo * DAY_MS)
  }
}

const ADD_VISITOR = `INSERT INTO visitors (id, created_at) VALUES (?1, ?2) ON CONFLICT DO NOTHING`
const ADD_PROOF = `
  INSERT INTO consents (id, subject, purpose, granted, how, text_version, page, at)
  VALUES (?1, ?2, 'ads', 1, 'banner', 'banner-2026-11', ?3, ?4) ON CONFLICT DO NOTHING`

/** Somebody's visits; who agreed on the first becomes a visitor, with the proof of it. */
async function meet(db: D1Database, place: Place, story: Story, who: number, now: number): Promise<Visit[]> {
  const moments = story.visits.map(({ daysAgo, ...signals }) => ({ at: Math.round(now - daysAgo * DAY_MS), signals }))
  const began = moments[0]?.at ?? now
  const visitor = story.consent === 'granted' ? idAt(began - 1, who) : null
  if (visitor) {
    const page = `${place.campaign}/${place.ad}@1`
    await db.batch([
      bind(db, ADD_VISITOR, visitor, began),
      bind(db, ADD_PROOF, visitor, `visitor:${visitor}`, page, began),
    ])
  }
  return moments.map(({ at, signals }) => ({ id: idAt(at, who), at, consent: story.consent, visitor, signals }))
}

const MARK_PURCHASE = `UPDATE views SET purchase = 1 WHERE id = ?1`
const CONTACT_OF = `SELECT contact_id FROM conversions WHERE id = ?1 AND kind = 'lead'`

async function sell(db: D1Database, place: Place, { id: lead }: Visit, order: string, value: number, at: number) {
  const contact = await bind(db, CONTACT_OF, lead).first<string>('contact_id')
  const currency = isFrench(place) ? 'EUR' : 'GBP'
  const money = { value_micros: value * 1_000_000, currency }
  const { campaign, ad } = place
  const sale: Conversion = {
    id: order,
    kind: 'purchase',
    campaign,
    ad,
    at,
    contact_id: contact,
    view_id: lead,
    ...{ source: place.source, utm: '', landing: '' },
    ...money,
  }
  const views = JSON.stringify([[lead]])
  await db.batch([addConversionStatement(db, sale), bind(db, MARK_PURCHASE, lead), ...engagementStatements(db, views)])
}
