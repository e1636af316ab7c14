// Long on purpose: inside workerd a subject is one file, with one world at its top that its parts share.
import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { addKey } from '../src/accounts/store.ts'
import { confirmLead, findConfirmation } from '../src/contacts/confirm.ts'
import { eraseContact } from '../src/contacts/erase.ts'
import { indexesOf } from '../src/contacts/identity.ts'
import { type Lead, storeLead } from '../src/contacts/lead.ts'
import { outcomeOf, outcomeStatements } from '../src/conversions/outcomes.ts'
import { findConversion } from '../src/conversions/store.ts'
import {
  DUE,
  END_DISCONNECTED,
  LEASE,
  LIST,
  lease,
  PURGE,
  purgeEvents,
  REPLAY_ALL,
  REPLAY_KIND,
  REPLAY_ONE,
  SETTLE,
} from '../src/deliveries/events/event-rows.ts'
import { CLICKS, OF_CONVERSIONS, OF_OUTCOMES, OF_TIERS } from '../src/deliveries/events/facts.ts'
import { ENDED, MISSED } from '../src/deliveries/events/quality.ts'
import { QUEUE_CONVERSIONS, QUEUE_OUTCOMES, RESTATE } from '../src/deliveries/events/queue.ts'
import { FAIL_EVENTS, LEASE as LEASE_RECEIPTS } from '../src/deliveries/events/receipts.ts'
import { PURGE_REQUESTS } from '../src/deliveries/events/request-ledger.ts'
import { tellPlatforms } from '../src/deliveries/events/send-events.ts'
import { QUEUE as QUEUE_TIERS, tierKey, WAITS } from '../src/deliveries/events/tiers.ts'
import { addConnection, changeConnection, deleteConnection } from '../src/deliveries/platforms/connection-store.ts'
import { listSendings, REGISTER, REGISTER_OF } from '../src/deliveries/register.ts'
import type { ConversionKind } from '../src/destinations/contract-conversions.ts'
import { sha256Hex } from '../src/lib/crypto.ts'
import { newId } from '../src/lib/ids.ts'
import { DAY_MS, dayNumber, HOUR_MS, MINUTE_MS } from '../src/lib/time.ts'
import { withdrawalStatements } from '../src/pixel/consent/withdrawal.ts'
import { forgetOldVisitors } from '../src/pixel/days/retention.ts'
import { addHost } from '../src/pixel/hosts/hosts.ts'
import { record } from '../src/pixel/record.ts'
import type { Recorded } from '../src/pixel/row.ts'
import { blank } from './beacon.ts'
import { addCatalogue, api, call, count } from './call.ts'
import { ENDPOINTS, fakeEvents, type Platform } from './fakes/events.ts'
import { ask, send } from './pixel-app.ts'

const { DB, DATA_KEY } = env
const NOW = (dayNumber(Date.now()) - 1) * DAY_MS + 12 * HOUR_MS + 7 * MINUTE_MS // no quarter of an hour, so that only the last two hours are looked at
const SINCE = NOW - 365 * DAY_MS
const PLATFORMS = Object.keys(ENDPOINTS) as Platform[]
const ALL_KINDS: ConversionKind[] = ['lead', 'qualified', 'won', 'purchase', 'tier']
const CHROME = 'Mozilla/5.0 (Linux; Android 16) Example/1.0'
const EMAIL = 'zoe.secrete@example.com'

const clicksOf = (n: number) =>
  new URLSearchParams({
    ...{ fbclid: `IwAR${n}`, _fbc: `fb.1.${NOW - DAY_MS}.IwAR${n}`, _fbp: `fb.1.${NOW - DAY_MS}.${1000 + n}` },
    ...{
      gclid: `Cj0K${n}`,
      li_fat_id: `li-${n}`,
      ttclid: `E.C.P.${n}`,
      _ttp: `ttp${n}`,
      epik: `dj0y${n}`,
      ScCid: `snap-${n}`,
    },
    ...{
      _scid: `scid-${n}`,
      twclid: `twclid-${n}`,
      rdt_cid: `rdt${n}`,
      _rdt_uuid: `1795.${n}`,
      msclkid: `msclkid${n}`,
    },
  }).toString()

beforeAll(async () => {
  await addCatalogue()
  await DB.prepare(`UPDATE brands SET domain = 'offers.example.com'`).run()
  for (const role of ['viewer', 'analyst', 'editor'] as const)
    await addKey(DB, { name: role, role, tokenHash: await sha256Hex(`token-${role}`) }, 0)
})

const TABLES = [
  ...[
    'event_sends',
    'event_requests',
    'connections',
    'tier_waits',
    'outcomes',
    'conversions',
    'confirmations',
    'outbox',
  ],
  ...['engagements', 'touches', 'views', 'visitors', 'contacts', 'consents', 'identity_links'],
]
beforeEach(() => DB.batch(TABLES.map(table => DB.prepare(`DELETE FROM ${table}`))))
afterEach(() => vi.restoreAllMocks())

async function connect(platform: Platform, events: ConversionKind[] = ALL_KINDS, since = SINCE): Promise<string> {
  const { settings, secrets } = ENDPOINTS[platform]
  return addConnection(DB, DATA_KEY, { destination: platform, name: 'X', settings, secrets, events }, since)
}

/** A platform, and a connection to it. */
async function platformOf(platform: Platform, events: ConversionKind[] = ALL_KINDS, since = SINCE) {
  const fake = fakeEvents(platform)
  const id = await connect(platform, events, since)
  const run = async (now = NOW) => {
    fake.clock.now = now
    await tellPlatforms(env, now, fake.fetch)
  }
  /** Ids of ours that the platform counts, each once. */
  const ids = () => [...fake.accepted.keys()].map(key => key.slice(key.lastIndexOf(' ') + 1)).sort()
  return { ...fake, id, run, ids }
}

let people = 0

async function browser(): Promise<string> {
  const id = newId()
  await DB.prepare('INSERT INTO visitors (id, created_at, user_agent) VALUES (?1, ?2, ?3)').bind(id, NOW, CHROME).run()
  return id
}

async function seen(visitor: string | null, more: Partial<Recorded> = {}, view = newId()): Promise<string> {
  await record(DB, [blank(view, { at: NOW - MINUTE_MS, ad: 'ad-1', source: 'meta', visitor, ...more })])
  return view
}

interface Sent {
  visitor?: string | null
  ads?: boolean
  email?: string
  at?: number
  more?: Partial<Lead>
}

/** A form that was sent; answers the event id. */
async function lead({
  visitor = null,
  ads = true,
  email = `p${++people}@example.com`,
  at = NOW - MINUTE_MS,
  more,
}: Sent = {}) {
  const eventId = newId()
  const who = {
    email,
    phone: '+33612345678',
    first_name: 'Zoé',
    last_name: 'Secrète',
    company: 'Durand',
    country: 'FR',
  }
  const clicks = visitor || ads ? clicksOf(1) : ''
  await storeLead(
    DB,
    DATA_KEY,
    {
      ...{ eventId, campaign: 'spring', ad: 'ad-1', version: 1, person: who, message: null, visitor },
      consent: { contact: false, ads, gpc: false, textVersion: 'x' },
      arrival: { landing: '/spring/ad-1', source: 'meta', utm: '', clicks },
      ...more,
    },
    at,
  )
  if (visitor) await seen(visitor, { at, form_started: 1, clicks: clicksOf(1) }, eventId)
  return eventId
}

async function purchase(of: string, { id = `order-${++people}`, at = NOW - MINUTE_MS, micros = 49_900_000 } = {}) {
  const body = { id, kind: 'purchase', lead: of, value: micros / 1_000_000, currency: 'EUR' }
  expect((await api('POST', 'conversions', { ...body, at: new Date(at).toISOString() })).status).toBe(201)
  return id
}

async function outcome(
  of: string,
  status: 'qualified' | 'won' | 'lost',
  at = NOW - MINUTE_MS,
  toldAt = at,
  micros = 1_200_000_000,
) {
  const told = { status, at, value: { micros, currency: 'EUR' } }
  const judged = outcomeOf((await findConversion(DB, of, 'lead'))!, told, undefined, toldAt)
  if (!judged.ok) throw new Error(judged.reason)
  await DB.batch(outcomeStatements(DB, [judged.outcome]))
  return judged.outcome.id
}

const contactOf = (event: string) =>
  DB.prepare('SELECT contact_id FROM conversions WHERE id = ?1').bind(event).first<string>('contact_id')

const tierId = async (visitor: string, rank: number) => `${await tierKey(DATA_KEY, visitor, 'spring')}.${rank}`

interface Row {
  kind: string
  event: string
  state: string
  verdict: string
  attempts: number
  next_at: number
}
const rows = async () =>
  (await DB.prepare('SELECT * FROM event_sends ORDER BY created_at, kind, event').all<Row>()).results
const verdicts = async () =>
  Object.fromEntries((await rows()).map(({ event, state, verdict }) => [event, `${state}: ${verdict}`]))
const ledger = async () =>
  (await DB.prepare('SELECT * FROM event_requests ORDER BY id').all<Record<string, unknown>>()).results

/** An anonymous browser that clicked an ad and went this far. */
async function anonymous(more: Partial<Recorded> = { engaged_ms: 12_000 }): Promise<string> {
  const visitor = await browser()
  await seen(visitor, { clicks: clicksOf(9), ...more })
  return visitor
}

describe.each(PLATFORMS)('%s', name => {
  test('is told of a lead, a purchase, an outcome and a tier, each once, under the id that everybody knows', async () => {
    const platform = await platformOf(name)
    const event = await lead({ visitor: await browser() })
    const order = await purchase(event)
    const won = await outcome(event, 'won')
    await DB.prepare('DELETE FROM tier_waits').run() // of whoever sent the form
    const visitor = await anonymous()
    await platform.run()
    await platform.run(NOW + MINUTE_MS)
    const anonymousToo = name !== 'pinterest' && name !== 'snapchat' // these two know nobody by a click
    const tier = await tierId(visitor, 20)
    expect(platform.ids()).toEqual([event, order, won, ...(anonymousToo ? [tier] : [])].sort())
    expect(platform.repeats()).toBe(0)
    expect(platform.requests).toHaveLength(1)
    expect(await verdicts()).toEqual({
      ...{ [event]: 'sent: accepted', [order]: 'sent: accepted', [won]: 'sent: accepted' },
      [tier]: anonymousToo ? 'sent: accepted' : 'left-out: no-identifier',
    })
  })

  test('takes the neighbours of an event that it refuses, and the refused one waits for somebody', async () => {
    const platform = await platformOf(name, ['lead'])
    const events: string[] = []
    for (let i = 0; i < 9; i++) events.push(await lead())
    const bad = events[4]!
    platform.trouble.refuses = id => id.endsWith(bad)
    await platform.run()
    expect(platform.ids()).toEqual(events.filter(id => id !== bad).sort())
    expect(platform.repeats()).toBe(0)
    const found = (await rows()).find(({ event }) => event === bad)!
    expect(found.state).toBe('dead')
    expect(found.verdict).not.toBe('')
    await platform.run(NOW + MINUTE_MS)
    expect(platform.ids()).toHaveLength(8)

    platform.trouble.refuses = () => false
    expect((await api('POST', `events/${platform.id}/replay`, { kind: 'lead', event: bad })).status).toBe(202)
    await platform.run(Date.now() + MINUTE_MS)
    expect(platform.ids()).toEqual([...events].sort())
  })

  test('waits when it was too much at once or the platform is down, and sends once afterwards', async () => {
    const platform = await platformOf(name, ['lead'])
    const event = await lead()
    platform.trouble.tooMany = 1
    await platform.run()
    expect(await rows()).toMatchObject([{ state: 'waiting', attempts: 1, next_at: NOW + 90_000 }])
    const young = await lead()
    await platform.run(NOW + MINUTE_MS) // it asked for 90 s, whatever there is to tell
    expect(platform.requests).toHaveLength(1)
    platform.trouble.down = 1
    await platform.run(NOW + 2 * MINUTE_MS)
    const waiting = (await rows()).find(row => row.event === event)
    expect(waiting).toMatchObject({ state: 'waiting', attempts: 2, next_at: NOW + 7 * MINUTE_MS })
    await platform.run(NOW + 7 * MINUTE_MS)
    expect(platform.ids()).toEqual([event, young].sort())
    expect(platform.repeats()).toBe(0)
    expect(platform.requests.map(({ reply }) => reply.status).slice(0, 2)).toEqual([429, 503])
  })

  test('is paused when its token was revoked, and loses nothing by it', async () => {
    const platform = await platformOf(name, ['lead'])
    const first = await lead()
    platform.trouble.revoked = true
    await platform.run()
    expect(await pausedWhy(platform.id)).toBe('halted')
    const second = await lead({ at: NOW })
    await platform.run(NOW + MINUTE_MS)
    expect((await rows()).map(({ state, attempts }) => [state, attempts])).toEqual([
      ['waiting', 0],
      ['waiting', 0],
    ])
    platform.trouble.revoked = false
    await changeConnection(DB, DATA_KEY, platform.id, { paused: false }, NOW)
    await platform.run(NOW + 2 * MINUTE_MS)
    expect(platform.ids()).toEqual([first, second].sort())
  })

  test('counts once what was taken by a request whose answer was lost', async () => {
    const platform = await platformOf(name, ['lead'])
    const events = [await lead(), await lead()]
    platform.trouble.breaks = 'before'
    await platform.run()
    expect(platform.ids()).toEqual([])
    platform.trouble.breaks = 'after'
    await platform.run(NOW + MINUTE_MS)
    delete platform.trouble.breaks
    await platform.run(NOW + 6 * MINUTE_MS)
    expect(platform.ids()).toEqual([...events].sort())
    expect(platform.repeats()).toBe(2)
    expect((await rows()).every(({ state }) => state === 'sent')).toBe(true)
  })

  test('is never sent what is older than it takes, and its neighbours go', async () => {
    const platform = await platformOf(name, ['lead'])
    const { maxAgeMs } = ENDPOINTS[name]
    const old = await lead()
    await pause(platform.id, true)
    await platform.run()
    await pause(platform.id, false)
    const later = NOW + maxAgeMs
    const young = await lead({ at: later - MINUTE_MS })
    await platform.run(later)
    expect(platform.ids()).toEqual([young])
    expect((await verdicts())[old]).toBe('left-out: too-old')
    expect(platform.requests.at(-1)!.events).toHaveLength(1)
  })
})

const pause = (id: string, paused: boolean) => changeConnection(DB, DATA_KEY, id, { paused }, NOW)
const pausedWhy = (id: string) =>
  DB.prepare('SELECT paused_why FROM connections WHERE id = ?1').bind(id).first<string>('paused_why')

describe('what is told', () => {
  test('a lead by somebody who agreed, in a browser that agreed, has all that the platform can recognise', async () => {
    const meta = await platformOf('meta')
    const visitor = await browser()
    const event = await lead({ visitor, email: EMAIL })
    await DB.prepare('DELETE FROM tier_waits').run()
    await meta.run()
    const { user_data, ...told } = [...meta.accepted.values()][0] as { user_data: Record<string, unknown> }
    expect(told).toEqual({
      event_name: 'Lead',
      event_time: (NOW - MINUTE_MS) / 1000,
      event_id: event,
      action_source: 'website',
      event_source_url: 'https://offers.example.com/spring/ad-1',
    })
    expect(user_data).toEqual({
      em: [await sha256Hex(EMAIL)],
      ph: [await sha256Hex('33612345678')],
      fn: [await sha256Hex('zoé')],
      ln: [await sha256Hex('secrète')],
      country: [await sha256Hex('fr')],
      external_id: [expect.stringMatching(/^[0-9a-f]{64}$/)],
      client_user_agent: CHROME,
      fbc: `fb.1.${NOW - DAY_MS}.IwAR1`,
      fbp: `fb.1.${NOW - DAY_MS}.1001`,
    })
  })

  test('one person has the same key in every event, and it is neither the id of their contact nor of their browser', async () => {
    const meta = await platformOf('meta')
    const visitor = await browser()
    const event = await lead({ visitor })
    await purchase(event)
    await outcome(event, 'qualified')
    await meta.run()
    const text = JSON.stringify(meta.requests.map(({ events }) => events))
    const keys = [...text.matchAll(/"external_id":\["(\w+)"\]/g)].map(([, key]) => key)
    expect(keys.length).toBeGreaterThan(3)
    expect(new Set(keys).size).toBe(1)
    expect(text).not.toContain(visitor)
    expect(text).not.toContain((await contactOf(event))!)
  })

  test('a browser that agreed is told of without the person who did not', async () => {
    const meta = await platformOf('meta', ['lead'])
    await lead({ visitor: await browser(), ads: false, email: EMAIL })
    await meta.run()
    expect(meta.accepted.size).toBe(1)
    const [told] = [...meta.accepted.values()] as { user_data: Record<string, unknown> }[]
    expect(Object.keys(told!.user_data).sort()).toEqual(['client_user_agent', 'external_id', 'fbc', 'fbp'])
  })

  test('a person who agreed on the form is told of without any browser', async () => {
    const meta = await platformOf('meta', ['lead'])
    await lead({ email: EMAIL })
    await meta.run()
    expect([...meta.accepted.values()]).toMatchObject([
      { action_source: 'system_generated', user_data: { em: [await sha256Hex(EMAIL)] } },
    ])
  })

  test('without any agreement nothing is even queued', async () => {
    const meta = await platformOf('meta')
    await purchase(await lead({ ads: false }))
    await seen(null, { engaged_ms: 60_000, clicks: '' })
    await meta.run()
    expect(meta.requests).toEqual([])
    expect(await rows()).toEqual([])
  })

  test('what a CRM tells afterwards happened on no page, and has the click that led to the lead', async () => {
    const reddit = await platformOf('reddit', ['qualified', 'purchase'])
    const event = await lead({ visitor: await browser() })
    await outcome(event, 'qualified')
    await purchase(event)
    await reddit.run()
    expect([...reddit.accepted.values()]).toMatchObject([
      { type: { tracking_type: 'PURCHASE' }, click_id: 'rdt1', metadata: { value: 49.9, currency: 'EUR' } },
      { type: { custom_event_name: 'L2L_qualified' }, click_id: 'rdt1', metadata: { value: 1200, currency: 'EUR' } },
    ])
    expect(JSON.stringify([...reddit.accepted.values()])).not.toContain('event_source_url')
  })

  test('a deal whose value the CRM corrects is told again, with that value, where the platform takes it, and only there', async () => {
    const [google, meta] = [await platformOf('google', ['won']), await platformOf('meta', ['won'])]
    const both = (now: number) => {
      google.clock.now = meta.clock.now = now
      const of = (url: unknown) => (String(url).includes('facebook') ? meta : google)
      return tellPlatforms(env, now, (url, init) => of(url).fetch(url as string, init))
    }
    const sentTo = ({ requests }: typeof google) => requests.filter(({ events }) => events.length > 0).length
    const event = await lead()
    await outcome(event, 'won')
    await both(NOW)
    await both(NOW + HOUR_MS)
    expect([sentTo(google), sentTo(meta)]).toEqual([1, 1])
    await outcome(event, 'won', NOW - MINUTE_MS, NOW + HOUR_MS, 1_500_000_000)
    await both(NOW + HOUR_MS + MINUTE_MS)
    await both(NOW + 2 * HOUR_MS)
    expect([sentTo(google), sentTo(meta)]).toEqual([2, 1])
    expect([...google.accepted.values()]).toMatchObject([{ transactionId: `${event}.won`, conversionValue: 1500 }])
    expect([...meta.accepted.values()]).toMatchObject([{ custom_data: { value: 1200 } }])
    expect(await rows()).toMatchObject([{ state: 'sent' }, { state: 'sent' }])
  })

  test('a corrected deal of somebody who has withdrawn since is not told again', async () => {
    const google = await platformOf('google', ['won'])
    const event = await lead()
    await outcome(event, 'won')
    await google.run()
    await DB.prepare('UPDATE contacts SET ads_consent_at = NULL').run()
    await outcome(event, 'won', NOW - MINUTE_MS, NOW + HOUR_MS, 1_500_000_000)
    await google.run(NOW + HOUR_MS + MINUTE_MS)
    expect([...google.accepted.values()]).toMatchObject([{ conversionValue: 1200 }])
    expect(await verdicts()).toEqual({ [`${event}.won`]: 'left-out: no-consent' })
  })

  test('a lost lead and a refund are told to nobody', async () => {
    const meta = await platformOf('meta', ['won', 'qualified', 'purchase'])
    const event = await lead()
    await outcome(event, 'lost')
    await purchase(event, { micros: -10_000_000 })
    await meta.run()
    expect(await rows()).toEqual([])
  })

  test('the pixel tells of a purchase on the page where it was made', async () => {
    const meta = await platformOf('meta', ['purchase'])
    const visitor = await browser()
    const bought = {
      purchases: [['A-1', 'key-of-a-1', 25_000_000, 'EUR']] as Recorded['purchases'],
      trusted: 1 as const,
    }
    await seen(visitor, { page: 'shop.example.com/thanks', clicks: clicksOf(3), cta_clicks: 1, ...bought })
    await meta.run()
    expect([...meta.accepted.values()]).toMatchObject([
      {
        ...{ event_name: 'Purchase', event_id: 'A-1', action_source: 'website' },
        event_source_url: 'https://shop.example.com/thanks',
        custom_data: { currency: 'EUR', value: 25 },
      },
    ])
  })

  test('the latest click before an event counts, of any browser in which the person agreed', async () => {
    const google = await platformOf('google', ['lead'])
    const [phone, laptop] = [await browser(), await browser()]
    await lead({ visitor: phone, email: EMAIL, at: NOW - 20 * DAY_MS })
    await seen(phone, { at: NOW - 10 * DAY_MS, clicks: 'gclid=older' })
    await seen(phone, { at: NOW - 9 * DAY_MS, clicks: 'wbraid=newer' })
    await seen(phone, { at: NOW + DAY_MS, clicks: 'gclid=afterwards' })
    const event = await lead({
      visitor: laptop,
      email: EMAIL,
      more: { arrival: { landing: '', source: '', utm: '', clicks: '' } },
    })
    await DB.prepare(`UPDATE touches SET clicks = '' WHERE visitor_id = ?1`).bind(laptop).run()
    await google.run()
    const told = [...google.accepted.values()].find(e => (e as { transactionId: string }).transactionId === event)
    expect(told).toMatchObject({ adIdentifiers: { wbraid: 'newer' } })
  })

  test('what happened before a connection was told of it is not told', async () => {
    const meta = await platformOf('meta', ALL_KINDS, NOW - 30_000)
    await lead({ at: NOW - MINUTE_MS, visitor: await browser() })
    const event = await lead({ at: NOW - 20_000 })
    await meta.run()
    expect(meta.ids()).toEqual([event])
  })

  test('several connections are told each, of the kinds that they are told of', async () => {
    const [meta, tiktok] = [await platformOf('meta', ['lead']), await platformOf('tiktok', ['purchase'])]
    const event = await lead()
    const order = await purchase(event)
    const both = ((url: string, init: RequestInit) =>
      (url.includes('tiktok') ? tiktok : meta).fetch(url, init)) as typeof fetch
    meta.clock.now = NOW
    tiktok.clock.now = NOW
    await tellPlatforms(env, NOW, both)
    expect([meta.ids(), tiktok.ids()]).toEqual([[event], [order]])
  })

  test('a mail that is confirmed days later lets the lead go, within a quarter of an hour', async () => {
    const google = await platformOf('google', ['lead'])
    const confirmation = { to: EMAIL, subject: 's', text: 't', html: 'h' } as unknown as NonNullable<
      Lead['confirmation']
    >
    const event = await lead({ email: EMAIL, at: NOW - 3 * DAY_MS, more: { confirmation } })
    await google.run()
    expect(await rows()).toEqual([])
    await confirmLead(DB, DATA_KEY, (await findConfirmation(DB, event))!, NOW)
    await google.run(NOW + 8 * MINUTE_MS) // 12:15
    expect(google.ids()).toEqual([event])
  })

  test('an old purchase that is told late goes in the night, where the platform still takes it', async () => {
    const [google, meta] = [await platformOf('google', ['purchase']), await connect('meta', ['purchase'])]
    const event = await lead({ at: NOW - 60 * DAY_MS })
    const order = await purchase(event, { at: NOW - 50 * DAY_MS })
    await google.run(NOW + 8 * MINUTE_MS)
    expect(await rows()).toEqual([])
    await google.run((dayNumber(NOW) + 1) * DAY_MS)
    expect(google.ids()).toEqual([order])
    expect((await DB.prepare('SELECT connection FROM event_sends').all()).results).not.toContainEqual({
      connection: meta,
    })
  })

  test('who was stored under another DATA_KEY waits for the key, and the others go', async () => {
    const meta = await platformOf('meta', ['lead'])
    const [first, second] = [await lead(), await lead()]
    await DB.prepare('UPDATE contacts SET sealed = ?2 WHERE id = ?1')
      .bind(await contactOf(first), 'k1.AAAA.AAAA')
      .run()
    await meta.run()
    expect(await verdicts()).toEqual({ [first]: 'dead: not-ours', [second]: 'sent: accepted' })
  })
})

describe('tiers of anonymous visitors', () => {
  test('each tier newly reached is told once, under its own name, and those below it too', async () => {
    const meta = await platformOf('meta', ['tier'])
    const visitor = await anonymous({ engaged_ms: 12_000 })
    await meta.run()
    await seen(visitor, { contact_clicks: 1 })
    await meta.run(NOW + MINUTE_MS)
    await meta.run(NOW + 2 * MINUTE_MS)
    expect(meta.ids()).toEqual([await tierId(visitor, 20), await tierId(visitor, 30), await tierId(visitor, 40)])
    const names = [...meta.accepted.values()].map(event => (event as { event_name: string }).event_name)
    expect(names.sort()).toEqual(['L2L_considering', 'L2L_engaged', 'L2L_intent'])
    expect(meta.repeats()).toBe(0)
    expect(await count('tier_waits')).toBe(0)
  })

  test('what is told of an anonymous visitor is the tier, the page and what the browser agreed to tell', async () => {
    const meta = await platformOf('meta', ['tier'])
    const visitor = await anonymous({ engaged_ms: 12_000 })
    await meta.run()
    const [told] = [...meta.accepted.values()] as { user_data: object }[]
    expect(told).toMatchObject({
      ...{ event_name: 'L2L_engaged', action_source: 'website', event_time: (NOW - MINUTE_MS) / 1000 },
      event_source_url: 'https://offers.example.com/spring/ad-1',
      user_data: { fbc: `fb.1.${NOW - DAY_MS}.IwAR9`, fbp: `fb.1.${NOW - DAY_MS}.1009`, client_user_agent: CHROME },
    })
    expect(Object.keys(told!.user_data).sort()).toEqual(['client_user_agent', 'external_id', 'fbc', 'fbp'])
    expect(JSON.stringify(told)).not.toContain(visitor)
  })

  test('a mere view is no tier, and a lead is told as a lead', async () => {
    const meta = await platformOf('meta', ['tier', 'lead'])
    const reader = await browser()
    await seen(reader, { clicks: clicksOf(2) })
    const visitor = await browser()
    const event = await lead({ visitor })
    await meta.run()
    expect(meta.ids()).toEqual(
      [event, await tierId(visitor, 20), await tierId(visitor, 30), await tierId(visitor, 40)].sort(),
    )
  })

  test('a tier that the team adds is told of from then on', async () => {
    const meta = await platformOf('meta', ['tier'])
    await DB.batch([
      DB.prepare(`INSERT INTO tiers (rank, slug) VALUES (25, 'skimmed')`),
      DB.prepare('INSERT INTO tier_rules (rank, min_scroll_pct) VALUES (25, 60)'),
    ])
    const visitor = await anonymous({ scroll_pct: 60 })
    await meta.run()
    await DB.batch([
      DB.prepare('DELETE FROM tier_rules WHERE rank = 25'),
      DB.prepare('DELETE FROM tiers WHERE rank = 25'),
    ])
    expect(meta.ids()).toEqual([await tierId(visitor, 20), await tierId(visitor, 25)])
  })

  test('while nobody wants to hear of tiers, a consented visit writes no row for them', async () => {
    await connect('meta', ['lead', 'purchase'])
    await deleteConnection(DB, await connect('tiktok', ['tier']), NOW)
    const visitor = await browser()
    const view = newId()
    const visit = (more: Partial<Recorded>) => record(DB, [blank(view, { at: NOW, ad: 'ad-1', visitor, ...more })])
    const far = { engaged_ms: 15_000, scroll_pct: 90, form_started: 1 as const }
    const written = (await visit({})) + (await visit({ engaged_ms: 9000, scroll_pct: 60 })) + (await visit(far))
    expect(written).toBeLessThanOrEqual(10)
    expect(await count('tier_waits')).toBe(0)
  })

  test('a paused connection hears of the tiers reached meanwhile once it is woken', async () => {
    const meta = await platformOf('meta', ['tier'])
    await pause(meta.id, true)
    const visitor = await anonymous()
    await meta.run()
    await pause(meta.id, false)
    await meta.run(NOW + MINUTE_MS)
    expect(meta.ids()).toEqual([await tierId(visitor, 20)])
  })

  test('a beacon that changes no signal has nobody looked at again', async () => {
    await connect('meta', ['tier'])
    const visitor = await anonymous({ engaged_ms: 12_000 })
    await DB.prepare('DELETE FROM tier_waits').run()
    await seen(visitor, { at: NOW, engaged_ms: 500 })
    expect(await count('tier_waits')).toBe(0)
    await seen(visitor, { at: NOW, engaged_ms: 40_000 })
    expect(await count('tier_waits')).toBe(1)
  })
})

describe('an agreement that ends', () => {
  /** A lead and its tiers, queued and held back. */
  async function waiting() {
    const meta = await platformOf('meta', ['lead', 'tier', 'won'])
    const visitor = await browser()
    const event = await lead({ visitor, email: EMAIL })
    await outcome(event, 'won')
    await pause(meta.id, true)
    await meta.run()
    expect((await rows()).map(({ kind, state }) => `${kind} ${state}`).sort()).toEqual([
      'lead waiting',
      'tier waiting',
      'tier waiting',
      'tier waiting',
      'won waiting',
    ])
    await pause(meta.id, false)
    return { meta, visitor, event }
  }

  test('while an event waits keeps it from being sent, and nothing tells how far the browser went', async () => {
    const { meta, visitor, event } = await waiting()
    await DB.batch(withdrawalStatements(DB, visitor, NOW))
    await meta.run(NOW + MINUTE_MS)
    expect(meta.requests).toEqual([])
    expect(await verdicts()).toEqual({ [event]: 'left-out: no-consent', [`${event}.won`]: 'left-out: no-consent' })
    expect(await count('event_sends WHERE visitor_id IS NOT NULL')).toBe(0)
    expect(
      await DB.prepare('SELECT user_agent FROM visitors WHERE id = ?1').bind(visitor).first('user_agent'),
    ).toBeNull()
  })

  test('by erasure does the same', async () => {
    const { meta, event } = await waiting()
    await eraseContact(DB, await indexesOf(DATA_KEY, { email: EMAIL, phone: null }), NOW)
    await meta.run(NOW + MINUTE_MS)
    expect(meta.requests).toEqual([])
    expect(await verdicts()).toEqual({ [event]: 'left-out: no-consent', [`${event}.won`]: 'left-out: no-consent' })
  })

  test('of the person alone leaves the browser, which is told of without them', async () => {
    const { meta, event } = await waiting()
    await DB.prepare('UPDATE contacts SET ads_consent_at = NULL').run()
    await meta.run(NOW + MINUTE_MS)
    expect(meta.ids()).toContain(event)
    expect(JSON.stringify([...meta.accepted.values()])).not.toContain('"em"')
  })

  test('brings nothing back when beacons of that browser come late', async () => {
    const { meta, visitor } = await waiting()
    await DB.batch(withdrawalStatements(DB, visitor, NOW))
    await seen(visitor, { contact_clicks: 1, at: NOW })
    await meta.run(NOW + 8 * MINUTE_MS)
    expect(meta.requests).toEqual([])
    expect(await count('event_sends WHERE visitor_id IS NOT NULL')).toBe(0)
  })

  test('takes the number of an order with it', async () => {
    const meta = await platformOf('meta', ['purchase'])
    const visitor = await browser()
    const bought = {
      purchases: [['A-77', 'key-of-a-77', 25_000_000, 'EUR']] as Recorded['purchases'],
      trusted: 1 as const,
    }
    await seen(visitor, { clicks: clicksOf(3), cta_clicks: 1, ...bought })
    await meta.run()
    expect(meta.ids()).toEqual(['A-77'])
    await DB.batch(withdrawalStatements(DB, visitor, NOW))
    await meta.run(NOW + 8 * MINUTE_MS)
    expect(await rows()).toEqual([])
    expect(meta.requests).toHaveLength(1)
  })

  test('with the cookie of a visitor ends what is kept of their tiers', async () => {
    const meta = await platformOf('meta', ['tier'])
    await anonymous()
    await meta.run()
    expect(await count('event_sends')).toBe(1)
    await forgetOldVisitors(env, Date.now() + 400 * DAY_MS)
    expect(await count('event_sends')).toBe(0)
  })
})

describe('what a browser calls itself', () => {
  const choose = (choice: string, cookie = '') =>
    ask('/privacy/consent', {
      method: 'POST',
      body: new URLSearchParams({ choice, page: 'spring/ad-1@1', text_version: 'x', back: '/' }),
      headers: { 'user-agent': CHROME, cookie, 'content-type': 'application/x-www-form-urlencoded' },
    })
  const kept = async () => (await DB.prepare('SELECT user_agent FROM visitors').all()).results

  test('is kept when it agrees, in the one row that is written anyway, and emptied when it withdraws', async () => {
    const answer = await choose('granted')
    const cookie = /__Host-l2l_visitor=[^;]+/.exec(answer.headers.get('set-cookie') ?? '')![0]
    expect(await kept()).toEqual([{ user_agent: CHROME }])
    await choose('refused', cookie)
    expect(await kept()).toEqual([{ user_agent: null }])
  })

  test('is kept too when the team’s own banner says that it agrees', async () => {
    await addHost(DB, 'www.shop.example', 1)
    const from = { origin: 'https://www.shop.example', 'sec-fetch-site': 'same-site', 'user-agent': CHROME }
    await send({ v: newId(), c: 'spring', a: 'ad-1', u: 'p2' }, from)
    expect(await kept()).toEqual([{ user_agent: CHROME }])
  })

  test('is never kept of one that refuses', async () => {
    await choose('refused')
    expect(await kept()).toEqual([])
  })
})

describe('sending', () => {
  test('two runs at once send each event once', async () => {
    const meta = await platformOf('meta', ['lead'])
    const events = await Promise.all(Array.from({ length: 30 }, () => lead()))
    await Promise.all([meta.run(), meta.run(), meta.run()])
    expect(meta.ids()).toEqual([...events].sort())
    expect(meta.repeats()).toBe(0)
  })

  test('a row that one run holds is nobody else’s until its lease ends', async () => {
    const meta = await platformOf('meta', ['lead'])
    await lead()
    await pause(meta.id, true)
    await meta.run()
    expect(await lease(DB, meta.id, 10, NOW)).toHaveLength(1)
    expect(await lease(DB, meta.id, 10, NOW + 14 * MINUTE_MS)).toHaveLength(0)
    expect(await lease(DB, meta.id, 10, NOW + 15 * MINUTE_MS)).toMatchObject([{ attempts: 2 }])
  })

  test('a run that dies after the platform has taken an event leaves a trace, and the event counts once', async () => {
    const meta = await platformOf('meta', ['lead'])
    const event = await lead()
    let left = 0
    const dying = new Proxy(DB, {
      get: (target, name) => {
        if (name === 'batch' && meta.requests.length > 0 && left === 0) throw new Error('the Worker died')
        return (target[name as keyof D1Database] as () => unknown).bind(target)
      },
    })
    vi.spyOn(console, 'error').mockImplementation(() => {})
    meta.clock.now = NOW
    await tellPlatforms({ ...env, DB: dying }, NOW, meta.fetch)
    expect(await ledger()).toMatchObject([{ verdict: 'cut-short', events: 1, accepted: 0 }])
    expect(await rows()).toMatchObject([{ state: 'waiting', next_at: NOW + 15 * MINUTE_MS }])
    left = 1
    await meta.run(NOW + MINUTE_MS)
    expect(meta.requests).toHaveLength(1)
    await meta.run(NOW + 15 * MINUTE_MS)
    expect(meta.ids()).toEqual([event])
    expect(meta.repeats()).toBe(1)
    expect(await rows()).toMatchObject([{ state: 'sent', attempts: 2 }])
  })

  test('however many events are refused, a run makes so many requests, and the good ones go in the end', async () => {
    const meta = await platformOf('meta', ['lead'])
    const events = await Promise.all(Array.from({ length: 60 }, () => lead()))
    const bad = new Set(events.slice(0, 40))
    meta.trouble.refuses = id => bad.has(id.split(' ')[1]!)
    await meta.run()
    expect(meta.requests).toHaveLength(20)
    for (let minute = 1; minute < 12; minute++) await meta.run(NOW + minute * MINUTE_MS)
    expect(meta.ids()).toEqual(events.slice(40).sort())
    const states = (await rows()).map(({ state, attempts }) => `${state} ${attempts <= 2}`)
    expect(states.filter(state => state === 'dead true')).toHaveLength(40)
    expect(states.filter(state => state === 'sent true')).toHaveLength(20)
  })

  test('more than one request takes go in several', async () => {
    const meta = await platformOf('meta', ['lead'])
    await Promise.all(Array.from({ length: 205 }, () => lead()))
    await meta.run()
    expect(meta.requests.map(({ events }) => events.length)).toEqual([100, 100, 5])
    expect(meta.accepted.size).toBe(205)
  })

  test('an outage of days loses nothing that is still young enough', async () => {
    const google = await platformOf('google', ['lead'])
    const event = await lead()
    google.trouble.down = 1000
    let now = NOW
    for (let hour = 0; hour < 60; hour++) {
      await google.run(now)
      now += HOUR_MS
    }
    expect(await pausedWhy(google.id)).toBe('failing')
    expect(await rows()).toMatchObject([{ state: 'waiting' }])
    google.trouble.down = 0
    await pause(google.id, false)
    await google.run(now + 11 * HOUR_MS)
    expect(google.ids()).toEqual([event])
  })

  test('a kind that a connection is no longer told of, and a connection that is gone, send nothing of what waits', async () => {
    const [meta, gone] = [await platformOf('meta', ['lead']), await connect('tiktok', ['lead'])]
    await pause(meta.id, true)
    await pause(gone, true)
    const event = await lead()
    await meta.run()
    await changeConnection(DB, DATA_KEY, meta.id, { events: ['won'], paused: false }, NOW)
    await deleteConnection(DB, gone, NOW)
    await meta.run(NOW + MINUTE_MS)
    expect(meta.requests).toEqual([])
    const { results } = await DB.prepare('SELECT connection, event, state, verdict FROM event_sends').all()
    const ended = { event, state: 'left-out' }
    expect(results).toContainEqual({ ...ended, connection: meta.id, verdict: 'not-told' })
    expect(results).toContainEqual({ ...ended, connection: gone, verdict: 'disconnected' })
  })

  test('a connection that cannot be opened keeps no other from sending', async () => {
    const [meta, broken] = [await platformOf('meta', ['lead']), await connect('tiktok', ['lead'])]
    await DB.prepare(`UPDATE connections SET secrets_sealed = 'k1.AAAA.AAAA' WHERE id = ?1`).bind(broken).run()
    const error = vi.spyOn(console, 'error').mockImplementation(() => {})
    const event = await lead()
    await meta.run()
    expect(meta.ids()).toEqual([event])
    expect(error).toHaveBeenCalledOnce()
  })
})

test('nothing is told while the privacy page does not say where to object, and all of it once it does', async () => {
  const said = await DB.prepare('SELECT legal FROM brands').first<string>('legal')
  const tell = (legal: string) => DB.prepare('UPDATE brands SET legal = ?1').bind(legal).run()
  const meta = await platformOf('meta')
  await lead()
  await anonymous()
  await tell('{"company":"B"}')
  await meta.run()
  expect(await rows()).toEqual([])
  await tell(said!)
  await meta.run(NOW + MINUTE_MS)
  expect((await rows()).map(row => row.state)).not.toContain('waiting')
  expect((await rows()).length).toBeGreaterThan(1)
})

test('what waited since before waits on when the privacy page says less than it did', async () => {
  const said = await DB.prepare('SELECT legal FROM brands').first<string>('legal')
  const tell = (legal: string) => DB.prepare('UPDATE brands SET legal = ?1').bind(legal).run()
  const meta = await platformOf('meta')
  const events = [await lead(), await anonymous()]
  meta.trouble.tooMany = 1
  await meta.run()
  expect((await rows()).map(row => row.state)).toContain('waiting')
  await tell('{}')
  const before = meta.requests.length
  await meta.run(NOW + HOUR_MS)
  expect(meta.requests).toHaveLength(before)
  const waiting = await rows()
  expect([...new Set(waiting.map(({ state, verdict }) => `${state} ${verdict}`))]).toEqual([
    'waiting privacy-incomplete',
  ])
  await tell(said!)
  await meta.run(NOW + 3 * HOUR_MS)
  expect((await rows()).map(row => row.state)).not.toContain('waiting')
  expect(meta.ids().length).toBeGreaterThanOrEqual(events.length)
})

describe('the ledger', () => {
  test('has a line for each request: what came of it, how many were taken and refused, how often it was tried', async () => {
    const meta = await platformOf('meta', ['lead'])
    const events = [await lead(), await lead()]
    meta.trouble.tooMany = 1
    await meta.run()
    meta.trouble.refuses = id => id.endsWith(events[1]!)
    await meta.run(NOW + 2 * MINUTE_MS)
    const lines = await listSendings(DB, '', 10)
    expect(
      lines.map(({ verdict, reason, retries, members, refused }) => ({ verdict, reason, retries, members, refused })),
    ).toEqual([
      { verdict: 'refused', reason: '100/2804019', retries: 1, members: 0, refused: 1 },
      { verdict: 'accepted', reason: '', retries: 1, members: 1, refused: 0 },
      { verdict: 'split', reason: '100/2804019', retries: 1, members: 0, refused: 0 },
      { verdict: 'later', reason: '429', retries: 0, members: 0, refused: 0 },
    ])
    expect(lines[0]).toMatchObject({ kind: 'conversions', destination: 'meta', connection: meta.id, actor: 'job' })
    expect(lines[0]!.excerpt).toMatch(
      /^POST graph\.facebook\.com\/v25\.0\/9876543210\/events \{"data":\[\{"event_name":"Lead",/,
    )
    const { results } = await DB.prepare('SELECT request FROM event_sends').all<{ request: string }>()
    expect(results.every(({ request }) => lines.some(({ id }) => id === request))).toBe(true)
  })

  test('of one platform has its lines alone, page by page', async () => {
    const meta = await platformOf('meta', ['lead'])
    await connect('x', ['lead'])
    for (const now of [NOW, NOW + HOUR_MS, NOW + 2 * HOUR_MS]) {
      await lead({ at: now })
      await meta.run(now)
    }
    const ofMeta = (await listSendings(DB, '', 100)).filter(({ connection }) => connection === meta.id)
    expect(ofMeta).toHaveLength(3)
    const get = async (query: string) => (await api('GET', `deliveries?destination=meta&limit=2${query}`)).json
    const first = await get('')
    const second = await get(`&cursor=${first.next}`)
    expect([...first.items, ...second.items]).toEqual(ofMeta)
    expect(second.next).toBeNull()
    const wrong = await api('GET', 'deliveries?destination=nowhere')
    expect([wrong.status, wrong.json.error.code]).toEqual([422, 'invalid-query'])
  })

  test.each(PLATFORMS)('and what waits tell nothing of a person, nor a credential: %s', async name => {
    const platform = await platformOf(name)
    const visitor = await browser()
    const event = await lead({ visitor, email: EMAIL })
    await purchase(event)
    await anonymous()
    platform.trouble.refuses = id => id.endsWith(event)
    await platform.run()
    const kept = JSON.stringify([await rows(), await ledger(), await listSendings(DB, '', 10)])
    const { settings: _, secrets } = ENDPOINTS[name]
    const hidden = [
      ...[EMAIL, await sha256Hex(EMAIL), '33612345678', await sha256Hex('33612345678'), 'Secr', 'Zoé', CHROME],
      ...new URLSearchParams(clicksOf(1)).values(),
      ...new URLSearchParams(clicksOf(9)).values(),
      ...Object.values(secrets)
        .map(String)
        .filter(text => text !== '1234567'), // a client id, and part of other numbers
      'access-1',
    ]
    expect(hidden.filter(text => kept.includes(text))).toEqual([])
    expect((await ledger()).map(({ excerpt }) => String(excerpt).split(' ')[0])).toContain('POST')
  })

  test('is forgotten after thirteen months, with what was sent', async () => {
    const meta = await platformOf('meta', ['lead'])
    await lead()
    await meta.run()
    await purgeEvents(env, NOW + 399 * DAY_MS)
    expect([await count('event_sends'), await count('event_requests')]).toEqual([1, 1])
    await purgeEvents(env, Date.now() + 401 * DAY_MS)
    expect([await count('event_sends'), await count('event_requests')]).toEqual([0, 0])
  })
})

describe('what Google makes of a request that it accepted', () => {
  const statuses = (google: Awaited<ReturnType<typeof platformOf>>) =>
    google.requests.filter(({ heard }) => heard.url.pathname.includes('requestStatus')).length

  async function accepted() {
    const google = await platformOf('google', ['lead'])
    const event = await lead()
    await google.run()
    expect(await ledger()).toMatchObject([{ verdict: 'accepted', receipt: 'req-1', ask_at: NOW + 5 * MINUTE_MS }])
    return { google, event }
  }

  test('is asked after five minutes, again while it works on it, and no more once it has told', async () => {
    const { google, event } = await accepted()
    await google.run(NOW + 4 * MINUTE_MS)
    expect(statuses(google)).toBe(0)
    await google.run(NOW + 5 * MINUTE_MS)
    google.trouble.outcome = 'SUCCESS'
    await google.run(NOW + 34 * MINUTE_MS)
    expect(statuses(google)).toBe(1)
    await google.run(NOW + 35 * MINUTE_MS)
    await google.run(NOW + DAY_MS)
    expect(statuses(google)).toBe(2)
    expect(await verdicts()).toEqual({ [event]: 'sent: accepted' })
  })

  test('is asked for a day and then no more', async () => {
    const { google, event } = await accepted()
    for (let hour = 1; hour < 72; hour++) await google.run(NOW + hour * HOUR_MS)
    expect(statuses(google)).toBe(6)
    expect(await verdicts()).toEqual({ [event]: 'sent: accepted' })
  })

  test('that was taken in part says in the ledger how many it did not take', async () => {
    const google = await platformOf('google', ['lead'])
    const events = [await lead(), await lead()]
    await google.run()
    google.trouble.outcome = 'PARTIAL_SUCCESS'
    await google.run(NOW + 5 * MINUTE_MS)
    expect(await ledger()).toMatchObject([
      { verdict: 'accepted', reason: 'PARTIAL_SUCCESS/INVALID_GCLID', accepted: 1, refused: 1, ask_at: null },
    ])
    expect(await verdicts()).toEqual(Object.fromEntries(events.map(event => [event, 'sent: accepted'])))
  })

  test('that failed after all is dead, the ledger says so, and it can be replayed', async () => {
    const { google, event } = await accepted()
    google.trouble.outcome = 'PROCESSING_ERROR_REASON_INVALID_HEX_ENCODING'
    await google.run(NOW + 5 * MINUTE_MS)
    expect(await verdicts()).toEqual({ [event]: 'dead: FAILED/INVALID_HEX_ENCODING' })
    expect(await ledger()).toMatchObject([
      { verdict: 'refused', reason: 'FAILED/INVALID_HEX_ENCODING', accepted: 0, refused: 1 },
    ])
    expect((await api('POST', `events/${google.id}/replay`, {})).json).toEqual({ events: 1 })
  })

  test('that failed for the sake of the account pauses the connection, and waits', async () => {
    const { google, event } = await accepted()
    google.trouble.outcome = 'PROCESSING_ERROR_REASON_DESTINATION_ACCOUNT_ENHANCED_CONVERSIONS_TERMS_NOT_SIGNED'
    await google.run(NOW + 5 * MINUTE_MS)
    expect(await pausedWhy(google.id)).toBe('halted')
    expect((await verdicts())[event]).toMatch(/^waiting: FAILED\/DESTINATION_ACCOUNT/)
    await pause(google.id, false)
    await google.run(NOW + 6 * MINUTE_MS)
    expect((await verdicts())[event]).toBe('sent: accepted')
  })
})

describe('GET /api/events', () => {
  test('lists what ended without being taken, with what to do about it, page by page', async () => {
    const tiktok = await platformOf('tiktok', ['lead'])
    const events = [await lead(), await lead(), await lead()]
    tiktok.trouble.refuses = () => true
    await tiktok.run()
    const first = (await api('GET', `events?connection=${tiktok.id}&limit=2`)).json
    expect(first.items).toHaveLength(2)
    expect(first.items[0]).toEqual({
      ...{
        kind: 'lead',
        event: expect.any(String),
        tier: null,
        at: NOW - MINUTE_MS,
        createdAt: NOW,
        endedAt: NOW,
        nextAt: null,
      },
      ...{ state: 'dead', attempts: 1, verdict: '40002', missing: null, request: expect.any(String) },
      advice: 'TikTok refused it with "40002", and took the others. Mend what that code names, then replay.',
    })
    const second = (await api('GET', `events?connection=${tiktok.id}&limit=2&cursor=${first.next}`)).json
    expect(second.next).toBeNull()
    const listed = [...first.items, ...second.items].map(({ event }: { event: string }) => event)
    expect(listed.sort()).toEqual([...events].sort())
    expect((await api('GET', `events?connection=${tiktok.id}&state=sent`)).json.items).toEqual([])
  })

  test('tells whoever asks wrongly what is wrong', async () => {
    const id = await connect('meta')
    expect((await api('GET', 'events')).json.error).toMatchObject({
      code: 'invalid-query',
      issues: [{ path: 'connection' }],
    })
    expect((await api('GET', `events?connection=${id}&state=lost`)).json.error.message).toContain(
      'waiting, sent, dead, left-out',
    )
    expect((await api('GET', 'events?connection=nobody')).status).toBe(404)
    expect((await call('GET', `/api/events?connection=${id}`, { token: 'token-viewer' })).status).toBe(403)
    expect((await call('GET', `/api/events?connection=${id}`, { token: 'token-analyst' })).status).toBe(200)
  })

  test('what was left out for want of a setting goes once it is there and somebody says so', async () => {
    const google = await platformOf('google', ['won'])
    const { settings } = ENDPOINTS.google
    const without = { ...settings, conversions: { lead: '101' } }
    await changeConnection(DB, DATA_KEY, google.id, { settings: without }, NOW)
    const id = await outcome(await lead(), 'won')
    await google.run()
    const [row] = (await api('GET', `events?connection=${google.id}&state=left-out`)).json.items
    expect(row).toMatchObject({ event: id, verdict: 'not-set-up' })
    expect(row.advice).toContain('settings')
    await changeConnection(DB, DATA_KEY, google.id, { settings }, NOW)
    expect((await api('POST', `events/${google.id}/replay`, {})).json).toEqual({ events: 1 })
    await google.run(Date.now() + MINUTE_MS)
    expect(google.ids()).toEqual([id])
  })

  test('replays one kind, and nothing that was taken or that nobody agrees to', async () => {
    const meta = await platformOf('meta', ['lead', 'purchase'])
    const taken = await lead({ at: NOW - 2 * MINUTE_MS })
    await meta.run(NOW - MINUTE_MS)
    const event = await lead()
    await purchase(event)
    meta.trouble.refuses = () => true
    await meta.run()
    const again = await api('POST', `events/${meta.id}/replay`, { kind: 'lead', event: taken })
    expect(again.json.error.code).toBe('nothing-to-replay')
    expect((await call('POST', `/api/events/${meta.id}/replay`, { body: {}, token: 'token-analyst' })).status).toBe(403)
    expect((await api('POST', `events/${meta.id}/replay`, { event })).json.error.issues).toMatchObject([
      { path: 'kind' },
    ])
    expect((await api('POST', `events/${meta.id}/replay`, { kind: 'purchase' })).json).toEqual({ events: 1 })
    expect((await api('POST', `events/${meta.id}/replay`, { kind: 'purchase' })).json.error.code).toBe(
      'nothing-to-replay',
    )
    expect((await api('POST', 'events/nobody/replay', {})).status).toBe(404)
    expect((await rows()).map(({ kind, state, attempts }) => `${kind} ${state} ${attempts}`)).toEqual([
      'lead sent 1',
      'lead dead 1',
      'purchase waiting 0',
    ])
  })
})

describe('GET /api/events/quality', () => {
  test('tells by what the platform could recognise people, and what would help most', async () => {
    const meta = await platformOf('meta', ['lead', 'tier'])
    await lead({ visitor: await browser() })
    await DB.prepare('DELETE FROM tier_waits').run()
    await anonymous()
    await lead()
    const none = await browser()
    await seen(none, { engaged_ms: 20_000 })
    await meta.run()
    await DB.prepare('UPDATE event_sends SET created_at = ?1').bind(Date.now()).run()
    const { items } = (await api('GET', 'events/quality')).json
    expect(items).toMatchObject([{ connection: meta.id, destination: 'Meta', sent: 4, dead: {}, leftOut: {} }])
    const share = Object.fromEntries(
      items[0].recognisedBy.map(({ by, share }: { by: string; share: number }) => [by, share]),
    )
    expect(share).toMatchObject({ email: 0.5, 'click-id': 0.75, 'external-id': 1, 'user-agent': 0.75, url: 1 })
    expect(items[0].recognisedBy[0].by).toBe('email')
    expect(items[0].advice[0]).toMatch(/^50% of the events had it \(email\)\. Ask for an e-mail/)
    expect(items[0].advice).toHaveLength(3)
  })

  test('counts what was left out, and says why', async () => {
    const snapchat = await platformOf('snapchat', ['tier'])
    await anonymous()
    await snapchat.run()
    await DB.prepare('UPDATE event_sends SET created_at = ?1').bind(Date.now()).run()
    const { items } = (await api('GET', 'events/quality')).json
    expect(items).toMatchObject([{ sent: 0, leftOut: { 'no-identifier': 1 } }])
    expect(items[0].advice).toEqual([
      expect.stringMatching(/^1 did not leave \(no-identifier\)\. The platform could recognise nobody/),
    ])
  })
})

describe('query plans', () => {
  const planOf = async (sql: string) => {
    const most = Math.max(...[...sql.matchAll(/\?(\d)/g)].map(([, n]) => Number(n)))
    const statement = DB.prepare(`EXPLAIN QUERY PLAN ${sql}`).bind(...Array.from({ length: most }, () => '[]'))
    const { results } = await statement.all<{ detail: string }>()
    return results.map(({ detail }) => detail)
  }
  // Connections are few, what waits for its tier is taken whole, and JSON was handed in.
  const SMALL = /^SCAN (c|n|connections|tier_waits|[jm] VIRTUAL TABLE .*)$/
  const STATEMENTS = {
    QUEUE_CONVERSIONS, QUEUE_OUTCOMES, RESTATE, QUEUE_TIERS, WAITS, DUE, LEASE, SETTLE, END_DISCONNECTED, LIST, REPLAY_ONE, REPLAY_KIND,
    REPLAY_ALL, PURGE, OF_CONVERSIONS, OF_OUTCOMES, OF_TIERS, CLICKS, ENDED, MISSED, REGISTER, REGISTER_OF, PURGE_REQUESTS, FAIL_EVENTS, LEASE_RECEIPTS,
  } // biome-ignore format: a list

  test.each(Object.entries(STATEMENTS))('%s reads no table from end to end', async (_, sql) => {
    const scans = (await planOf(sql)).filter(line => line.startsWith('SCAN') && !SMALL.test(line))
    expect(scans).toEqual([])
  })

  test('whoever withdraws, an order that loses its number and an outcome that is taken back are found without reading what was sent to others', async () => {
    const { results } = await DB.prepare(
      `SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND sql LIKE '%event_sends%'`,
    ).all<{ sql: string }>()
    const inside = results.flatMap(({ sql }) => sql.match(/DELETE FROM [^;]+/g) ?? [])
    expect(inside).toHaveLength(6)
    for (const sql of inside)
      expect(
        (await planOf(sql.replaceAll(/\b(?:new|old)\.\w+/g, '?1'))).filter(line => line.startsWith('SCAN')),
      ).toEqual([])
  })

  test('what happened is found by its own index, and what is due in its order', async () => {
    const found = (await planOf(QUEUE_CONVERSIONS)).join('\n')
    expect(found).toMatch(
      /SEARCH conversions USING (COVERING )?INDEX conversions_kind_at \(kind=\? AND at>\? AND at<\?\)/,
    )
    expect((await planOf(QUEUE_OUTCOMES)).join('\n')).toContain('INDEX outcomes_told (status=? AND told_at>?)')
    expect((await planOf(LEASE)).join('\n')).toContain('INDEX event_sends_due (connection=? AND next_at<?)')
    expect((await planOf(LEASE)).join('\n')).toContain('USING PRIMARY KEY (connection=? AND kind=? AND event=?)')
    expect((await planOf(SETTLE)).join('\n')).toContain('USING PRIMARY KEY (connection=? AND kind=? AND event=?)')
    const restated = (await planOf(RESTATE)).join('\n')
    expect(restated).toContain('INDEX outcomes_told (status=? AND told_at>?)')
    expect(restated).toContain('SEARCH event_sends USING PRIMARY KEY (connection=? AND kind=? AND event=?)')
    for (const sql of [REPLAY_ALL, REPLAY_KIND, PURGE, LIST, ENDED, MISSED])
      expect((await planOf(sql)).join('\n')).toContain('INDEX event_sends_state (connection=? AND state=?')
    expect((await planOf(END_DISCONNECTED)).join('\n')).toContain('INDEX event_sends_due (connection=?')
    for (const sql of [LEASE, LIST]) expect((await planOf(sql)).join('\n')).not.toContain('TEMP B-TREE')
  })
})
