import { describe, expect, test } from 'vitest'
import { adviceOnEvent } from '../src/deliveries/events/event-advice.ts'
import { mergedClicks, urlOf } from '../src/deliveries/events/event-of.ts'
import { adviceOnQuality, RECOGNISED_BY } from '../src/deliveries/events/quality-advice.ts'
import { lookBackMs } from '../src/deliveries/events/queue.ts'
import { settlementOf } from '../src/deliveries/events/send-events.ts'
import type { Judgement } from '../src/destinations/contract.ts'
import type { ConversionEvent } from '../src/destinations/contract-conversions.ts'
import { destinations } from '../src/destinations/index.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../src/lib/time.ts'
import { userAgentOf } from '../src/pixel/consent/visitors.ts'
import { ENDPOINTS, fakeEvents, type Platform } from './fakes/events.ts'

const NOW = Date.UTC(2026, 10, 23, 12, 7)

describe('clicks', () => {
  test('of several, the latest of each id is told', () => {
    expect(mergedClicks(['ttclid=new', 'ttclid=old&msclkid=only'])).toEqual({ ttclid: 'new', msclkid: 'only' })
  })

  test.each([
    { latest: 'gclid=new', before: 'wbraid=old' },
    { latest: 'wbraid=new', before: 'gclid=old' },
    { latest: '_fbc=fb.1.2.New', before: 'fbclid=Old' },
    { latest: 'fbclid=New', before: '_fbc=fb.1.1.Old&fbclid=Old' },
    { latest: '_epik=new', before: 'epik=old' },
  ])('$latest takes the place of $before', ({ latest, before }) => {
    expect(new URLSearchParams(mergedClicks([latest, before])).toString()).toBe(latest)
  })

  test('ids of one click that stand for each other travel together', () => {
    expect(mergedClicks(['fbclid=A&_fbc=fb.1.1.A', 'fbclid=B'])).toEqual({ fbclid: 'A', _fbc: 'fb.1.1.A' })
  })

  test('what a platform encoded is told byte for byte, and nothing is told of nothing', () => {
    expect(mergedClicks(['rdt_cid=a%2Bb%20c&twclid='])).toEqual({ rdt_cid: 'a+b c' })
    expect(mergedClicks([])).toEqual({})
  })
})

test.each([
  {
    of: { landing: '/spring/ad-1', page: '', domain: 'offers.example.com' },
    url: 'https://offers.example.com/spring/ad-1',
  },
  { of: { landing: '/spring', page: '', domain: null }, url: null },
  { of: { landing: '', page: '', domain: 'offers.example.com' }, url: null },
  {
    of: { landing: '/spring', page: 'shop.example.com/cart', domain: 'x.example.com' },
    url: 'https://shop.example.com/cart',
  },
])('the page of an event is $url', ({ of, url }) => expect(urlOf(of)).toBe(url))

test.each([
  { at: NOW, ms: 2 * HOUR_MS },
  { at: Date.UTC(2026, 10, 23, 12, 15), ms: 8 * DAY_MS },
  { at: Date.UTC(2026, 10, 23, 12, 15, 59), ms: 8 * DAY_MS },
  { at: Date.UTC(2026, 10, 23), ms: Date.UTC(2026, 10, 23) },
])('what happened up to $ms ms before is looked at at $at', ({ at, ms }) => expect(lookBackMs(at)).toBe(ms))

describe('what an answer means for an event', () => {
  const row = { kind: 'lead' as const, event: 'e', visitor_id: null, campaign: null, tier: null, at: NOW, attempts: 1 }
  const settled = (means: Judgement, attempts = 1) =>
    settlementOf(means, { row: { ...row, attempts }, missing: ['phone'] }, 1, 'request-1', NOW)

  test('accepted: it was sent, unless its place is among the refused', () => {
    expect(settled({ kind: 'accepted', refused: [{ at: 0, reason: '422' }] })).toEqual({
      ...{ state: 'sent', verdict: 'accepted', missing: ['phone'], request: 'request-1' },
    })
    expect(settled({ kind: 'accepted', refused: [{ at: 1, reason: '422' }] })).toEqual({
      ...{ state: 'dead', verdict: '422', request: 'request-1' },
    })
  })

  test.each([
    { attempts: 1, waitMs: 0, after: MINUTE_MS },
    { attempts: 2, waitMs: 0, after: 5 * MINUTE_MS },
    { attempts: 1, waitMs: HOUR_MS, after: HOUR_MS },
    { attempts: 7, waitMs: 0, after: 10 * HOUR_MS },
    { attempts: 60, waitMs: 0, after: 10 * HOUR_MS },
  ])('later: after try $attempts it waits $after ms, however often it was tried', ({ attempts, waitMs, after }) => {
    expect(settled({ kind: 'later', reason: '503', waitMs }, attempts)).toMatchObject({
      ...{ state: 'waiting', verdict: '503', nextAt: NOW + after, untried: false },
    })
  })

  test('halted: it waits for a person, and no try was used up', () => {
    expect(settled({ kind: 'halted', reason: '190' })).toMatchObject({ state: 'waiting', nextAt: NOW, untried: true })
  })

  test.each(['refused', 'split'] as const)('%s alone: it is dead, with the reason of the platform', kind => {
    expect(settled({ kind, reason: '100/2804019' })).toMatchObject({ state: 'dead', verdict: '100/2804019' })
  })
})

describe('match quality', () => {
  // Nothing of it is known, but one thing at a time by which some platform finds somebody.
  const nobody: ConversionEvent = {
    ...{ id: 'e', kind: 'lead', tier: null, at: NOW, value: null, url: null, userAgent: null, externalId: null },
    ...{ person: null, clicks: {} },
  }
  const person = { email: null, phone: null, first_name: null, last_name: null, country: null }
  const known = [
    { person: { ...person, email: 'zoe@example.com' } },
    { person: { ...person, phone: '+33612345678' } },
    {
      clicks: Object.fromEntries(
        'gclid li_fat_id ttclid epik ScCid twclid rdt_cid msclkid fbclid'.split(' ').map(id => [id, 'abc']),
      ),
    },
  ]

  test.each(Object.keys(RECOGNISED_BY) as Platform[])(
    '%s: what counts is what the platform’s own file calls missing',
    async name => {
      const { settings, secrets } = ENDPOINTS[name]
      const call = { settings, secrets, token: '', now: NOW, nonce: '' }
      const made = await Promise.all(
        known.map(one => destinations[name].conversions.prepare({ ...nobody, ...one }, call)),
      )
      const missing = new Set(made.flatMap(prepared => (prepared.ok ? prepared.missing : [])))
      expect([...RECOGNISED_BY[name]].sort()).toEqual([...missing].sort())
    },
  )

  test('advice is given on what counts most, at most three times, and on nothing that is there', () => {
    const advice = adviceOnQuality([
      { by: 'email', share: 0.95 },
      { by: 'click-id', share: 0.5 },
      { by: 'phone', share: 0.204 },
      { by: 'name', share: 0 },
      { by: 'url', share: 0 },
    ])
    expect(advice.map(text => text.split(' ')[0])).toEqual(['50%', '20%', '0%'])
    expect(advice[0]).toContain('click id')
  })
})

test.each([
  { row: { state: 'sent', verdict: 'accepted' }, advice: '' },
  { row: { state: 'waiting', verdict: '' }, advice: '' },
  { row: { state: 'waiting', verdict: '503' }, advice: 'The last try came to "503". It is tried again by itself.' },
  { row: { state: 'left-out', verdict: 'disconnected' }, advice: 'The connection was deleted while it waited.' },
] as const)('on $row.state "$row.verdict" the advice is "$advice"', ({ row, advice }) =>
  expect(adviceOnEvent(row, 'Meta')).toBe(advice),
)

test('what a browser calls itself is kept without what cannot be printed, and not without end', () => {
  const agent = (text?: string) => userAgentOf({ req: { header: () => text } } as never)
  expect(agent(`Agent\u00e9\u0007 ${'x'.repeat(400)}`)).toBe(`Agent ${'x'.repeat(294)}`)
  expect([agent(), agent(''), agent(' \u00e9 ')]).toEqual([null, null, null])
})

describe.each(Object.keys(ENDPOINTS) as Platform[])('the %s of the tests is as strict as the platform', name => {
  const { settings, secrets, idOf } = ENDPOINTS[name]
  const { conversions } = destinations[name]
  const event: ConversionEvent = {
    ...{ id: 'e-1', kind: 'purchase', tier: null, at: NOW, value: { micros: 49_900_000, currency: 'EUR' } },
    ...{ url: 'https://offers.example.com/spring', userAgent: 'Example/1.0', externalId: 'ab'.repeat(32), clicks: {} },
    person: { email: 'zoe@example.com', phone: '+33612345678', first_name: 'Zoé', last_name: 'Été', country: 'FR' },
  }

  async function sent(change: (event: Record<string, unknown>) => object, headers: object = {}) {
    const fake = fakeEvents(name)
    fake.clock.now = NOW
    const grant = destinations[name] as { oauth?: unknown }
    const token = grant.oauth ? 'access-1' : String(secrets.accessToken ?? '')
    const call = { settings, secrets, token, now: NOW, nonce: '0123456789abcdef'.repeat(2) }
    const made = await conversions.prepare(event, call)
    if (!made.ok) throw new Error(made.reason)
    const request = await conversions.request([change(made.event as Record<string, unknown>)], call)
    const init = { method: request.method, headers: { ...request.headers, ...headers }, body: request.body as string }
    await fake.fetch(request.url, init)
    return [...fake.accepted.keys()]
  }

  test('and takes what is right', async () => {
    const made = await conversions.prepare(event, { settings, secrets, token: '', now: NOW, nonce: '' })
    expect(await sent(same => same)).toEqual([idOf((made.ok ? made.event : null) as never)])
  })

  test.each([
    ['a field that it does not know', (e: object) => ({ ...e, surprise: 1 })],
    ['an event without any field', () => ({})],
  ])('and refuses %s', async (_, change) => {
    // Its own key of an event without fields cannot be told: such a platform would not answer either.
    expect(await sent(change).catch(() => [])).toEqual([])
  })

  test('and refuses a wrong type of content', async () => {
    expect(await sent(same => same, { 'Content-Type': 'text/plain' })).toEqual([])
  })
})
