import fc from 'fast-check'
import { expect, test } from 'vitest'
import { orderName } from '../src/conversions/order.ts'
import { beacon } from '../src/pixel/beacon.ts'
import { continuedBy } from '../src/pixel/continuation.ts'
import { isTold, withAdIds } from '../src/pixel/facts/ad-ids.ts'
import { eventsOf } from '../src/pixel/facts/events.ts'
import { pagePath } from '../src/pixel/facts/page-path.ts'
import { paramsOf } from '../src/pixel/facts/params.ts'
import { shortUtm, wholeUtm } from '../src/pixel/facts/utm.ts'
import { observeAll } from '../src/pixel/observe.ts'
import { bought } from './beacon.ts'

const KEY = 'dGVzdC1kYXRhLWtleS10ZXN0LWRhdGEta2V5LTEyMzQ='
const VIEW = '019ab0c5-2c00-7abc-8def-0123456789ab'
const MINTED = 0x019ab0c52c00
const NOW = MINTED + 60_000
const MINUTE = 60_000
const idAt = (ms: number) => {
  const hex = ms.toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7abc-8def-0000000000ff`
}
const sender = (state: 'exempt' | 'refused' | 'granted') => ({
  host: 'l2l.shop.example',
  ...{ userAgent: 'Mozilla/5.0 (Macintosh) Safari', purpose: '', country: 'FR', network: null },
  consent: { state, visitor: state === 'granted' ? idAt(5) : null },
})
const seen = (state: 'exempt' | 'refused' | 'granted', more: object) =>
  observeAll(KEY, beacon.parse({ v: VIEW, c: 'spring', ...more }), sender(state), NOW)

test.each([
  ['shop.example/blue-shirt', 'shop.example/blue-shirt'],
  ['Shop.Example/', 'shop.example/'],
  ['shop.example', 'shop.example'],
  ['', ''],
  ['shop.example/a?email=anna@example.com', 'shop.example/a'],
  ['shop.example/a#anna@example.com', 'shop.example/a'],
  ['anna:secret@shop.example/a', 'shop.example/a'],
  ['shop.example/u/anna@example.com/orders', 'shop.example/u/:email/orders'],
  ['shop.example/u/anna%40example.com', 'shop.example/u/:email'],
  ['shop.example/u/anna%2540example.com', 'shop.example/u/:email'],
  ['shop.example/order-123456/done', 'shop.example/order-:id/done'],
  ['shop.example/order-12345/done', 'shop.example/order-12345/done'],
  ['shop.example/%31%32%33%34%35%36', 'shop.example/:id'],
  ['shop.example/u/019ab0c5-2c00-7abc-8def-0123456789ab', 'shop.example/u/:id'],
  ['shop.example/u/5f0c3a9be4d1a2b3c4d5e6f7', 'shop.example/u/:id'],
  ['shop.example/call/06-12-34-56-78', 'shop.example/call/:id'],
  ['shop.example/2026-11-25/news', 'shop.example/2026-11-25/news'],
  ['shop.example/defaced-facade', 'shop.example/defaced-facade'],
  ['shop.example/100%', 'shop.example/100%'],
  ['shop.example/caf%C3%A9', 'shop.example/caf%C3%A9'],
])('of the page %s is kept: %s', (page, kept) => {
  expect(pagePath(page)).toBe(kept)
})

const CHROME =
  'Mozilla/5.0 (Linux; Android 16; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Mobile Safari/537.36'
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15 CriOS/150.0 Mobile/15E148 Safari/604.1'

test.each([
  ['nothing moved in Chromium', CHROME, { l: 900 }, 0],
  ['something moved', CHROME, { l: 900, h: 120 }, 120],
  ['the page was never shown', CHROME, {}, null],
  ['the browser does not tell', IPHONE, { l: 900 }, null],
])('of a view in which %s the layout shift is known or not', async (_, userAgent, told, shift) => {
  const row = await observeAll(
    KEY,
    beacon.parse({ v: VIEW, c: 'spring', ...told }),
    { ...sender('exempt'), userAgent },
    NOW,
  )
  expect(row.cls_milli).toBe(shift)
})

test('a link’s parameters are kept in fewer letters, and told as they were', () => {
  const name = fc.oneof(
    fc.constantFrom(...'source medium campaign content term id'.split(' ').map(n => `utm_${n}`), 'cid', 'aid'),
    fc.string(),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(name, fc.string())), pairs => {
      const link = withAdIds(paramsOf(new URLSearchParams(pairs).toString(), isTold, 500), 'meta').toString()
      expect(wholeUtm(shortUtm(link))).toBe(link)
      expect(wholeUtm(link)).toBe(link) // as views of before have it
    }),
  )
  expect(shortUtm('utm_source=s&utm_medium=utm_source%3D&xutm_term=1')).toBe('s=s&m=utm_source%3D&xutm_term=1')
})

test.each([
  ['one by one', [null, 'email', 'phone', 'email'], 'email,phone'],
  ['after those of earlier steps', ['need,city', 'email', 'city'], 'need,city,email'],
  [
    'as other tools call them',
    ['', 'Votre prénom', 'form_fields[email]', 'entry.12'],
    'Votre prénom,form_fields[email],entry.12',
  ],
  [
    'but none that is two, odd, long or somebody’s',
    [null, 'a,b', '', '😀', 'q"t', 'a'.repeat(41), 'jean@example.com', '06 12 34 56 78', 'ok'],
    'ok',
  ],
  [
    'twenty at most',
    [null, ...Array.from({ length: 30 }, (_, i) => `q${i}`)],
    Array.from({ length: 20 }, (_, i) => `q${i}`).join(),
  ],
])('the fields that somebody came to are kept by name, %s', (_, told, kept) => {
  expect(beacon.parse({ v: VIEW, c: 'spring', F: told }).F).toBe(kept)
})

const events = (...told: unknown[]) => eventsOf(beacon.parse({ v: VIEW, c: 'spring', E: told }).E)

test('an event is kept with its properties in one order, and the larger count of two that are the same', () => {
  expect(events(['zoom', 2, { b: 1, a: true }], ['zoom', 3, { a: true, b: 1 }], ['zoom', 1])).toEqual([
    ['zoom', '{"a":true,"b":1}', 3],
    ['zoom', '', 1],
  ])
})

test.each([
  { who: 'anna@example.com' },
  { who: 'write to anna@example.com, please' },
  { who: 'anna%40example.com' },
  { who: '06 12 34 56 78' },
  { who: 'call +33612345678' },
  { who: '(212) 555-0123' },
  { who: 33612345678 },
  { 'anna@example.com': 1 },
])('a property that may tell who somebody is, as %o, is dropped', props => {
  expect(events(['sign', 1, { ...props, plan: 'pro' }])).toEqual([['sign', '{"plan":"pro"}', 1]])
})

test.each([{ day: '2026-11-25' }, { price: 1234567.89 }, { sku: 'AB-1234' }, { ratio: 0.1 + 0.2 }, { size: '42/44' }])(
  'a property as %o is kept',
  props => {
    expect(events(['look', 1, props])).toEqual([['look', JSON.stringify(props), 1]])
  },
)

test('what makes no sense is left out, and the rest stays', () => {
  const props = { deep: { er: 1 }, none: null, long: 'x'.repeat(201), ['k'.repeat(41)]: 1, ok: true }
  expect(events(['vidéo vue', 1, props], ['<b>', 1], 'x', ['a', 1, 'no properties'])).toEqual([
    ['vidéo vue', '{"ok":true}', 1],
    ['a', '', 1],
  ])
  expect(events(...Array.from({ length: 30 }, (_, i) => [`e${i}`, 1]))).toHaveLength(20)
})

test('an event that is named like a phone number is dropped', () => {
  expect(events(['06 12 34 56 78', 1], ['06.12.34.56.78', 1], ['ok', 1])).toEqual([['ok', '', 1]])
})

test('keys that mean something to JavaScript are dropped, and half characters mended', () => {
  const told = JSON.parse('{"__proto__":"x","constructor":"y","prototype":1,"a":"\\ud800b\\u0000","c":1}')
  expect(events(['odd', 1, told])).toEqual([['odd', '{"a":"\ufffdb","c":1}', 1]])
})

test('more properties than ten are cut, always at the same place', () => {
  const many = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`k${String(i).padStart(2, '0')}`, i]))
  const [first] = events(['many', 1, many])
  expect(Object.keys(JSON.parse(first![1]))).toEqual(Object.keys(many).slice(0, 10))
})

test('an order is named after consent only, and has the same key with and without', async () => {
  const told = { E: bought(['A-1', 19.9, 'EUR']) }
  const [exempt, granted] = [await seen('exempt', told), await seen('granted', told)]
  expect(exempt.purchases).toEqual([[null, expect.stringMatching(/^[\w-]{43}$/), 19_900_000, 'EUR']])
  expect(granted.purchases).toEqual([['A-1', exempt.purchases[0]![1], 19_900_000, 'EUR']])
  expect([exempt.purchase, granted.purchase]).toEqual([1, 1])
})

test('what is given back has a name and a key of its own for each amount, and is no purchase of the view', async () => {
  const row = await seen('granted', {
    E: bought(['A-1', -19.9, 'EUR'], ['A-1', -5, 'EUR'], ['A-1', 1000, 'JPY']),
  })
  expect(row.purchases.map(([name, , micros]) => [name, micros])).toEqual([
    ['A-1 refund 19.9', -19_900_000],
    ['A-1 refund 5', -5_000_000],
    ['A-1', 1_000_000_000],
  ])
  expect(new Set(row.purchases.map(([, key]) => key)).size).toBe(3)
  expect((await seen('granted', { E: bought(['A-1', -5, 'EUR']) })).purchase).toBe(0)
  expect(orderName('A-1', 0)).toBe('A-1')
})

test('an order is the same whether its number is a number or a text', async () => {
  const row = await seen('granted', { E: bought([1001, 5, 'eur'], ['1001 ', 5, 'EUR']) }) // biome-ignore format: side by side
  expect(row.purchases[0]).toEqual(row.purchases[1])
})

test('an order number that is an address, or that a link alone lets in after a refusal, is not named', async () => {
  const named = async (state: 'exempt' | 'refused' | 'granted', order: string, more: object = {}) =>
    (await seen(state, { E: bought([order, 1, 'EUR']), ...more })).purchases[0]![0]
  expect(await named('granted', 'anna@example.com')).toBeNull()
  expect(await named('exempt', 'A-1', { w: idAt(MINTED - MINUTE) })).toBe('A-1')
  expect(await named('refused', 'A-1', { w: idAt(MINTED - MINUTE) })).toBeNull()
})

test.each([
  [MINTED - MINUTE, 'continued'],
  [MINTED - 30 * MINUTE, 'continued'],
  [MINTED + 9000, 'continued'], // clocks differ
  [MINTED - 32 * MINUTE, 'not'],
  [MINTED + 2 * MINUTE, 'not'],
])('a view whose link was made at %i is %s', (made, how) => {
  const at = MINTED + 1000
  expect(continuedBy({ v: VIEW, w: idAt(made) }, at, false)).toBe(how === 'continued' ? idAt(made) : null)
  expect(continuedBy({ v: VIEW, w: idAt(made) }, at, true)).toBe(how === 'continued' ? '' : null)
})

test('a view whose browser’s clock is a day late continues one that our clock dated', () => {
  expect(continuedBy({ v: idAt(MINTED - 86_400_000), w: VIEW }, MINTED + MINUTE, false)).toBe(VIEW)
})

test('a view continues no other without a link, nor itself', () => {
  expect([continuedBy({ v: VIEW }, MINTED, false), continuedBy({ v: VIEW, w: VIEW }, MINTED, false)]).toEqual([
    null,
    null,
  ])
})
