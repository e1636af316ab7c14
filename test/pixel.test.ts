import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { buildPixel } from '../src/local/build-pixel.mjs'
import { beacon } from '../src/pixel/beacon.ts'
import { ownPath } from '../src/pixel/consent/own-form.ts'
import { botsOf } from '../src/pixel/facts/bots.ts'
import { CLICK_IDS, NAMED_LIKE_ONE } from '../src/pixel/facts/click-ids.ts'
import { deviceOf } from '../src/pixel/facts/device.ts'
import { sourceOf } from '../src/pixel/facts/source.ts'
import { observe } from '../src/pixel/observe.ts'
import { wordsOf } from '../src/pixel/refusal.ts'

const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1'
const NOW = Date.UTC(2026, 10, 23, 12)
const VIEW = '019ab0c5-2c00-7abc-8def-0123456789ab'
const MINTED = 0x019ab0c52c00
const sender = {
  host: 'l2l.shop.example',
  userAgent: PHONE,
  purpose: '',
  country: 'FR',
  network: null,
  consent: { state: 'exempt', visitor: null },
} as const

test.each([
  { link: 'utm_source=facebook', is: 'meta' },
  { link: 'utm_source=ig_ads', is: 'meta' },
  { link: 'utm_source=newsletter', clickId: 'fbclid', is: 'email' },
  { link: 'utm_source=spring-2026', clickId: 'gclid', is: 'google' },
  { link: 'utm_source=partner&utm_medium=email', is: 'email' },
  { link: 'utm_source=partner', is: 'other' },
  { link: '', clickId: 'fbclid', is: 'meta' },
  { link: '', clickId: 'li_fat_id', referrer: 'www.google.com', is: 'linkedin' },
  { link: '', clickId: 'ScCid', is: 'snapchat' },
  { link: '', clickId: 'toString', is: 'direct' },
  { link: '', referrer: 'l.instagram.com', is: 'meta' },
  { link: '', referrer: 'WWW.GOOGLE.CO.UK', is: 'google' },
  { link: '', referrer: 'mail.google.com', is: 'email' },
  { link: '', referrer: 't.co', is: 'x' },
  { link: '', referrer: 'netflix.com', is: 'other' },
  { link: '', referrer: 'not-reddit.com', is: 'other' },
  { link: '', referrer: 'blog.example', is: 'other' },
  { link: '', is: 'direct' },
])(
  'a link with "$link", click id $clickId and referrer $referrer comes from $is',
  ({ link, clickId, referrer, is }) => {
    expect(sourceOf({ utm: new URLSearchParams(link), clickId: clickId ?? '', referrer: referrer ?? '' })).toBe(is)
  },
)

test.each([
  [PHONE, 'mobile', ''],
  [`${PHONE} Instagram 390.0.0.28.85 (iPhone15,2; iOS 18_5; fr_FR)`, 'mobile', 'instagram'],
  [`${PHONE} [FBAN/FBIOS;FBAV/520.0.0.38.101;FBDV/iPhone15,2]`, 'mobile', 'facebook'],
  [`${PHONE} musical_ly_40.1.0 JsSdk/2.0 BytedanceWebview/d8a21c6`, 'mobile', 'tiktok'],
  [`${PHONE} [LinkedInApp]/9.31.1843`, 'mobile', 'linkedin'],
  [
    'Mozilla/5.0 (Linux; Android 15; SM-X710) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
    'tablet',
    '',
  ],
  [
    'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
    'mobile',
    '',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
    'desktop',
    '',
  ],
  ['', '', ''],
])('%s is a %s, inside "%s"', (userAgent, device, in_app) => {
  expect(deviceOf(userAgent)).toEqual({ device, in_app })
})

test.each([
  [{ userAgent: PHONE, webdriver: false, purpose: '', network: null }, null],
  [{ userAgent: '', webdriver: false, purpose: '', network: null }, 'no user agent'],
  [
    { userAgent: 'Mozilla/5.0 (compatible; bingbot/2.0)', webdriver: false, purpose: '', network: null },
    'user agent: Mozilla/5.0 (compatible; bingbot/2.0)',
  ],
  [{ userAgent: PHONE, webdriver: true, purpose: '', network: null }, 'webdriver'],
  [{ userAgent: PHONE, webdriver: false, purpose: '', network: 14618 }, 'network: AS14618'],
  [{ userAgent: PHONE, webdriver: false, purpose: 'prefetch;prerender', network: null }, 'prefetch'],
])('%o is a bot because: %s', (suspect, reason) => {
  expect(botsOf(suspect).bot).toBe(reason)
})

test('a beacon needs a view and a campaign, and every total is 0 until it is sent', () => {
  const row = observe(beacon.parse({ v: VIEW.toUpperCase(), c: 'spring', fromAFutureScript: true }), sender, NOW)
  expect(row).toMatchObject({
    id: VIEW,
    campaign: 'spring',
    engaged_ms: 0,
    scroll_pct: 0,
    lcp_ms: null,
    bot: null,
    visitor: null,
  })
})

test.each([
  ['s', -1],
  ['e', 1.5],
  ['e', 2 ** 40],
  ['k', '3'],
  ['u', '3'],
  ['z', 3],
  ['a', 'Not A Slug'],
])('a beacon whose %s is %.20s is refused, and told where', (field, value) => {
  const refused = beacon.safeParse({ v: VIEW, c: 'spring', [field]: value })
  expect(refused.error?.issues[0]?.path).toEqual([field])
})

// An odd page, an old tab or an address typed by hand loses no visit.
test.each([
  ['s', 101, { scroll_pct: 100 }],
  ['e', 86_400_001, { engaged_ms: 86_400_000 }],
  ['k', 1001, { cta_clicks: 1000 }],
  ['l', 600_001, { lcp_ms: null }],
  ['q', `utm_source=meta&utm_term=${'x'.repeat(501)}`, { utm: 'utm_source=meta' }],
  ['q', 'utm_source=é', { utm: '' }],
  ['r', 'not a host', { referrer: '' }],
  ['w', 'not-a-view', { id: VIEW }],
])('a beacon whose %s is %.30s is kept as %o', (field, value, kept) => {
  expect(observe(beacon.parse({ v: VIEW, c: 'spring', [field]: value }), sender, NOW)).toMatchObject(kept)
})

test.each([
  ['www.shop.example', 'blog.shop.example/a', '', 'direct'],
  ['SHOP.example', 'www.shop.example:8443/', '', 'direct'],
  ['www.shop.example', '', '', 'direct'], // a page of ours, on the brand's own domain
  ['www.shop.example', 'other.example/', 'www.shop.example', 'other'],
  ['www.instagram.com', 'www.shop.example/', 'www.instagram.com', 'meta'],
  ['192.0.2.1', '198.51.2.1/', '192.0.2.1', 'other'],
])('from %s to %s, the visit was led by "%s": %s', (r, L, referrer, source) => {
  expect(observe(beacon.parse({ v: VIEW, c: 'spring', r, L }), sender, NOW)).toMatchObject({ referrer, source })
})

test('what a page tells is an event, a purchase, or a total of its own; what is wrong is left out alone', () => {
  const { E, B } = beacon.parse({
    v: VIEW,
    c: 'spring',
    E: [
      ['Devis téléchargé', 2, { plan: 'pro', seats: 3, odd: { nested: true } }],
      ['purchase', 1, { order: 42, value: '90.5', currency: 'eur' }],
      ['purchase', 1, { value: -10 }],
      ['purchase', 1, { value: 'much' }],
      ['cta', 3, {}],
      ['', 1, {}],
      ['half a pair \ud800', 1, {}],
      'not an event',
    ],
  })
  expect(E).toEqual([['Devis téléchargé', 2, { plan: 'pro', seats: 3, odd: undefined }]])
  expect(B).toEqual([
    ['42', 90.5, 'EUR'],
    [VIEW, -10, 'EUR'],
  ])
  const told = observe(beacon.parse({ v: VIEW, c: 'spring', k: 1, E: [['cta', 3, {}]] }), sender, NOW)
  expect(told.cta_clicks).toBe(4)
})

test.each([
  [0, null],
  [1, 1],
  [2, 0],
])('touched %i is trusted %s', (z, trusted) => {
  expect(observe(beacon.parse({ v: VIEW, c: 'spring', z }), sender, NOW).trusted).toBe(trusted)
})

test('a reason fits in a header, whatever names the sender made up', () => {
  const words = wordsOf({ reason: 'not-a-beacon', issue: `E.0.2.é\n\ud800${'x'.repeat(500)}: is missing` })
  expect(words).toMatch(/^not a beacon: E\.0\.2\.\?{3}x+$/)
  expect(words).toHaveLength(200)
})

test('a script of before, which does not say whether a hand touched anything, makes nobody a robot', () => {
  expect(observe(beacon.parse({ v: VIEW, c: 'spring', k: 1 }), sender, NOW).trusted).toBeNull()
})

test('a click id is dropped without consent and kept with it; other parameters are dropped always', () => {
  const sent = beacon.parse({ v: VIEW, c: 'spring', q: 'utm_source=meta&email=a%40b.c', i: 'fbclid=secret&sid=1' })
  const visitor = '019ab0c5-2c00-7abc-8def-0123456789ff'
  expect(observe(sent, sender, NOW)).toMatchObject({ utm: 'utm_source=meta', clicks: '', consent: 0 })
  const agreed = { ...sender, consent: { state: 'granted', visitor } } as const
  expect(observe(sent, agreed, NOW)).toMatchObject({
    clicks: `fbclid=secret&_fbc=fb.1.${MINTED}.secret`,
    visitor,
    consent: 2,
  })
})

test.each([
  { clock: 'right', t: MINTED + 60_000, now: MINTED + 60_120, at: MINTED },
  { clock: 'an hour slow', t: MINTED + 60_000, now: MINTED + 3_660_120, at: MINTED + 3_600_000 },
  { clock: 'an hour fast', t: MINTED + 60_000, now: MINTED - 3_540_000, at: MINTED - 3_600_000 },
  { clock: 'a day slow', t: MINTED + 60_000, now: MINTED + 86_460_120, at: MINTED + 86_400_000 },
  { clock: 'a day fast', t: MINTED + 60_000, now: MINTED - 86_339_880, at: MINTED - 86_400_000 },
  { clock: 'thirty years wrong', t: MINTED + 60_000, now: MINTED + 946_080_060_000, at: MINTED + 946_080_000_000 },
  { clock: 'not told, as the server minted the view', t: undefined, now: MINTED + 60_000, at: MINTED },
  { clock: 'three seconds fast, which is not corrected', t: MINTED, now: MINTED - 3000, at: MINTED - 3000 },
  {
    clock: 'right, on a page left open for two days',
    t: MINTED + 172_800_000,
    now: MINTED + 172_800_000,
    at: MINTED + 86_400_000,
  },
])('a view is dated by our clock when the browser’s is $clock', ({ t, now, at }) => {
  expect(observe(beacon.parse({ v: VIEW, c: 'spring', t }), sender, now).at).toBe(at)
})

test.each([
  ['/spring/ad-1?utm_source=meta#form', '/spring/ad-1?utm_source=meta#form'],
  ['/', '/'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['/a\\b', '/'],
  ['https://evil.example', '/'],
  ['/\t/evil.example', '/'],
  ['/a\r\nSet-Cookie: x=1', '/'],
  ['', '/'],
])('after a choice, "%s" leads back to %s', (back, path) => {
  expect(ownPath(back)).toBe(path)
})

test('the script weighs at most 2,600 bytes gzip', async () => {
  const { script } = await buildPixel()
  expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(2600)
})

test('every click id that the server keeps is one that the script sends after consent', () => {
  for (const name of [...CLICK_IDS, '_fbc', '_fbp', '_ttp'])
    expect(`?utm_source=x&${name}=Some.Value-1`.match(NAMED_LIKE_ONE)).toEqual([`${name}=Some.Value-1`])
  expect('?sid=1&client_id=2&lead_id=3&utm_source=4'.match(NAMED_LIKE_ONE)).toBe(null)
})
