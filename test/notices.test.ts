import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mails } from '../src/dashboard/notices/mails.ts'
import { sampleEvent } from '../src/deliveries/sample.ts'
import { DAY_MS } from '../src/lib/time.ts'
import { toWallClock } from '../src/lib/zones.ts'
import type { CampaignWeek, Digest } from '../src/notices/digest.ts'
import { newRecipient } from '../src/notices/recipient-schema.ts'
import { type Notice, noticeRow } from '../src/notices/schema.ts'
import { nextSlot } from '../src/notices/slot.ts'
import type { Reader } from '../src/notices/tell.ts'
import { noticeTold, weekTold } from '../src/notices/told.ts'

const OPENED = Date.UTC(2026, 10, 20, 9, 30)
const row = (kind: string, facts: object, more: object = {}): Notice =>
  noticeRow.parse({
    ...{ id: `id-${kind}`, kind, subject: 'subject-1', campaign: 'spring', ad: 'ad-1', name: 'Printemps' },
    ...{ headline: 'Votre audit offert', language: 'fr', facts: JSON.stringify(facts) },
    ...{ opened_at: OPENED, told_at: null, closed_at: null, dismissed_at: null, dismissed_by: null, reason: null },
    ...more,
  })
const ofNone = { campaign: '', ad: '', name: null, headline: null, language: null }
const ofCampaign = { ad: '', headline: null, language: null }

const leak = {
  ...{ passage: 'cvr', results: { low: 4.2, mid: 11.4, high: 19 }, currency: 'EUR', code: 'form' },
  ...{ money: { low: 60_000_000, mid: 152_340_000, high: 260_000_000 }, href: '/app/campaigns/spring/ads/ad-1' },
}
const EVERY = [
  row('leak', leak, ofCampaign),
  row('drift', { before: 92, after: 41, caps: ['contradiction'] }),
  row('broken-page', { why: 'down', score: null, spend: { EUR: 120_500_000, USD: 80_000_000 } }),
  row('broken-page', { why: 'mismatch', score: 45, spend: { EUR: 64_000_000 } }),
  row('feed-missed', { destination: 'google', missedAt: OPENED }, ofNone),
  row('connection-paused', { destination: 'meta', why: 'halted', reason: '190/460' }, ofNone),
  row('list-stopped', { destination: 'linkedin', connection: 'c-1', why: '403' }, ofNone),
  row('webhook-off', { why: 'failing' }, ofNone),
  row('test', { state: 'verdict', winner: 'b' }),
  row('request-due', { request: 'access', dueAt: OPENED + 9 * DAY_MS, late: false }, ofNone),
  row('request-due', { request: 'erasure', dueAt: OPENED - DAY_MS, late: true }, ofNone),
]

const estimate = { low: 4.2, mid: 11.4, high: 19 }
const week: CampaignWeek = {
  ...{ campaign: 'spring', name: 'Printemps', currency: 'EUR' },
  now: { costMicros: 840_000_000, otherCosts: {}, views: 2100, leads: 63, purchases: 2, cplMicros: 13_333_333 },
  before: { costMicros: 700_000_000, otherCosts: {}, views: 2400, leads: 61, purchases: 0, cplMicros: 11_475_410 },
  cpl: { ratio: 1.162, interval: { low: 0.816, high: 1.654 }, clear: false },
  leak: {
    verdict: 'leak',
    named: {
      passage: 'cvr',
      recoverable: {
        results: estimate,
        money: { low: 60_000_000, mid: 152_340_000, high: 260_000_000, at: 'cost-per-result' },
      },
      action: { code: 'form', href: '/app/campaigns/spring/ads/ad-1', effect: estimate },
    },
    ...{ more: null, ads: [] },
  },
  notices: [EVERY[2]!],
  tests: [{ campaign: 'spring', ad: 'ad-1', state: 'verdict', winner: 'b' }],
  headlines: {},
}
const quiet: CampaignWeek = {
  ...{ campaign: 'autumn', name: 'Automne', currency: 'EUR', notices: [], tests: [], headlines: {} },
  now: { costMicros: null, otherCosts: { USD: 12_000_000 }, views: 40, leads: 1, purchases: 0, cplMicros: null },
  before: { costMicros: null, otherCosts: {}, views: 0, leads: 0, purchases: 0, cplMicros: null },
  cpl: { ratio: null, interval: null, clear: false },
  leak: { verdict: 'unsure', named: null, more: { passage: 'cvr', more: 340 }, ads: [] },
}
const range = { from: '2026-11-16', to: '2026-11-22' }
const digest: Digest = {
  ...range,
  before: { from: '2026-11-09', to: '2026-11-15' },
  campaigns: [week, quiet],
  others: 3,
  notices: [EVERY[5]!],
}

const reader = (language: 'fr' | 'en'): Reader => ({
  ...{ language, zone: 'Europe/Paris', origin: 'https://l2l.example', to: 'zoe.secrete@shop.example' },
  stop: 'https://l2l.example/privacy/notices?t=stop',
})
const said = (language: 'fr' | 'en') => ({
  ask: mails.ask(reader(language), 'https://l2l.example/privacy/notices?t=confirm'),
  alert: mails.alert(reader(language), EVERY),
  digest: mails.digest(reader(language), digest),
})

const golden = (name: string, text: string) =>
  expect(text).toMatchFileSnapshot(path.join(import.meta.dirname, 'fixtures/notices', name))

describe('mails to the team', () => {
  test.each(['fr', 'en'] as const)(
    'say what happened and what to do, in words and in HTML alike (%s)',
    async language => {
      for (const [name, mail] of Object.entries(said(language))) {
        await golden(`${name}-${language}.txt`, `${mail.subject}\n\n${mail.text}\n`)
        await golden(`${name}-${language}.html`, `${mail.html}\n`)
      }
    },
  )

  test('name the ad that leaks by itself where its campaign does not surely, as pages do', () => {
    const results = { low: 23, mid: 29, high: 32 }
    const ads = [
      { ad: 'quiz', passage: 'cvr' as const, rate: 0.0029, least: 0.02, recoverable: { results, money: null } },
    ]
    const headlines = { quiz: 'Quel chauffage pour vous' }
    const campaigns = [{ ...quiet, headlines, leak: { ...quiet.leak, ads } }]
    const { text } = mails.digest(reader('fr'), { ...digest, campaigns })
    expect(text).toMatch(/La fuite\s: une annonce, que l’ensemble cache/)
    expect(text).toMatch(/Quel chauffage pour vous\s: de la visite .* environ 29 leads ou achats à regagner\./)
    expect(text).not.toContain('Aucune fuite')
  })

  test.each(['fr', 'en'] as const)('name nobody and load nothing (%s)', language => {
    for (const { to, html, text, subject } of Object.values(said(language))) {
      expect(to).toBe('zoe.secrete@shop.example')
      expect(`${html} ${text} ${subject}`).not.toMatch(/secrete|@/)
      expect(html).not.toMatch(/<img|<link|<script|url\(|src=/)
      for (const [, href] of html.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^https:\/\/l2l\.example\//)
    }
  })

  test('of one alert have its name as their subject; a name never becomes markup', () => {
    const mail = mails.alert(reader('en'), [row('drift', { before: 9, after: 1, caps: [] }, { headline: '<b>Hi' })])
    expect(mail.subject).toBe('The page no longer keeps its ad’s promise (Printemps, ad “<b>Hi”)')
    expect(mail.html).not.toContain('<b>Hi')
  })

  test('of a week in which nothing happened say so', () => {
    const { text } = mails.digest(reader('en'), { ...digest, campaigns: [], others: 0, notices: [] })
    expect(text).toContain('Nothing happened this week')
  })
})

test('webhooks get the same figures as JSON', async () => {
  const told = { alerts: EVERY.map(noticeTold), digest: weekTold(week, range) }
  await golden('webhook.json', `${JSON.stringify(told, null, 2)}\n`)
})

test('what a webhook is tested with has the fields of what it will get', () => {
  const sample = (type: 'alert' | 'digest') =>
    Object.keys(sampleEvent('1', type, OPENED).data as object).filter(k => k !== 'test')
  expect(sample('alert').sort()).toEqual(Object.keys(noticeTold(EVERY[2]!)).sort())
  expect(sample('digest').sort()).toEqual(Object.keys(weekTold(week, range)).sort())
})

test('a digest leaves on its day and hour, on the clock of its zone, once in seven days', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2028, 0) }),
      fc.integer({ min: 1, max: 7 }),
      fc.integer({ min: 4, max: 23 }), // the hours that a change of clocks skips are another's business
      fc.constantFrom('Europe/Paris', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland', 'UTC'),
      (now, weekday, hour, zone) => {
        const at = nextSlot({ weekday, hour, zone }, now)
        const shown = toWallClock(at, zone)
        expect(at).toBeGreaterThan(now)
        expect(at - now).toBeLessThanOrEqual(7 * DAY_MS + 3_600_000)
        expect(new Date(`${shown}Z`).getUTCDay() || 7).toBe(weekday)
        expect(shown.slice(11)).toBe(`${String(hour).padStart(2, '0')}:00`)
        const then = nextSlot({ weekday, hour, zone }, at)
        expect(Math.abs(then - at - 7 * DAY_MS)).toBeLessThanOrEqual(3_600_000)
      },
    ),
  )
})

test('an address is one whatever its capitals; a day, an hour or a zone that is none is refused', () => {
  expect(newRecipient.parse({ email: ' Zoe@Shop.Example ' })).toMatchObject({
    email: 'zoe@shop.example',
    weekday: 1,
    hour: 8,
  })
  for (const wrong of [{ weekday: 0 }, { hour: 24 }, { zone: 'Mars/Base' }, { campaigns: [] }, { extra: 1 }])
    expect(newRecipient.safeParse({ email: 'a@b.example', ...wrong }).success).toBe(false)
})
