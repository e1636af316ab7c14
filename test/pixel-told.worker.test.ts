import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../src/lib/ids.ts'
import { recorded } from '../src/pixel/row.ts'
import { blank, bought } from './beacon.ts'
import { addCatalogue, api, call } from './call.ts'

const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Mobile/15E148 Safari/604.1'
const send = (beacon: object, headers: Record<string, string> = {}) =>
  call('POST', '/e', { token: null, raw: JSON.stringify(beacon), headers: { 'user-agent': PHONE, ...headers } })
const rowsOf = async (sql: string, ...params: string[]) =>
  (
    await env.DB.prepare(sql)
      .bind(...params)
      .all()
  ).results

beforeAll(async () => {
  await addCatalogue()
  await env.DB.prepare(
    `INSERT INTO conversions (id, kind, campaign, ad, at, contact_id, view_id) VALUES ('lead-1', 'lead', 'spring', 'ad-1', 1, 'who', 'v')`,
  ).run()
})

describe('whatever a page tells', () => {
  const odd = ['\ud800', '\u0000', "'; DROP TABLE views; --", '<script>alert(1)</script>', '{"a":[1]}', '\u202e', '💶']

  test('is stored harmlessly or left out, as a property and as the number of an order', async () => {
    for (const text of odd) {
      const props = { ok: 1, text, [text.slice(0, 40)]: text }
      const { status, headers } = await send({
        v: newId(),
        c: 'spring',
        E: [['odd', 1, props], ...bought([text, 1, 'EUR'])],
      })
      expect([text, status, headers.get('x-pixel')]).toEqual([text, 204, 'stored 1'])
    }
    const events = await api('GET', 'campaigns/spring/events')
    expect(events.json.events).toEqual([{ ad: '', name: 'odd', views: odd.length, count: odd.length }])
    expect((await api('GET', 'conversions')).status).toBe(200)
  })

  test.each([
    { E: [['x'.repeat(65), 1]] },
    { E: [['<b>', 1]] },
    { E: [['a', 0]] },
    { E: 'a' },
    { E: bought(['A-1', 1, 'euro']) },
    { E: bought(['A-1', 1e12, 'EUR']) },
    { E: bought([{ a: 1 }, 'much', 'EUR']) },
    { w: 'cut-sho' },
    { w: 390 },
  ])('a visit is not lost by %o, which is left out', async more => {
    const v = newId()
    const { status } = await send({ v, c: 'spring', e: 5000, ...more })
    expect([status, await rowsOf('SELECT engaged_ms FROM views WHERE id = ?1', v)]).toEqual([
      204,
      [{ engaged_ms: 5000 }],
    ])
    const kept = ['view_events', 'conversions', 'continuations'].map(table =>
      rowsOf(`SELECT view_id FROM ${table} WHERE view_id = ?1`, v),
    )
    expect(await Promise.all(kept)).toEqual([[], [], []])
  })
})

test('an order that a visit told without consent and the team tells by its number is one row, the team’s', async () => {
  const v = newId()
  await send({ v, c: 'spring', E: bought(['SHOP-77', 12.5, 'EUR']) })
  const seen = await rowsOf('SELECT * FROM conversions WHERE view_id = ?1', v)
  expect(seen).toHaveLength(1)
  expect(JSON.stringify(seen)).not.toContain('SHOP-77')
  const sale = { id: 'SHOP-77', kind: 'purchase', lead: 'lead-1', value: 12.5, currency: 'EUR' }
  for (const _ of [1, 2]) {
    expect((await api('POST', 'conversions', sale)).json).toMatchObject({ id: 'SHOP-77', contact: 'who', view: 'v' })
    await send({ v, c: 'spring', e: 5000, E: bought(['SHOP-77', 12.5, 'EUR']) })
  }
  expect(await rowsOf('SELECT id, by_pixel FROM conversions WHERE order_key = ?1', String(seen[0]!.order_key))).toEqual(
    [{ id: 'SHOP-77', by_pixel: 0 }],
  )
  expect((await api('POST', 'conversions', { ...sale, id: 'X', lead: 'made-up' })).status).toBe(422)
})

test('what the team gives back of an order, by its number, is a row of its own, told twice or seen by the pixel too', async () => {
  const order = { id: 'SHOP-81', kind: 'purchase', lead: 'lead-1', value: 80, currency: 'SEK' }
  for (const value of [80, -30, -30])
    expect((await api('POST', 'conversions', { ...order, value })).json.value).toBe(value)
  await send({ v: newId(), c: 'spring', E: bought(['SHOP-81', -30, 'SEK']) })
  expect(await rowsOf(`SELECT id, value_micros FROM conversions WHERE currency = 'SEK' ORDER BY id`)).toEqual([
    { id: 'SHOP-81', value_micros: 80_000_000 },
    { id: 'SHOP-81 refund 30', value_micros: -30_000_000 },
  ])
})

test('with the cookie of a visitor the order keeps its number; with a refusal in its place it does not', async () => {
  const visitor = newId()
  await env.DB.prepare('INSERT INTO visitors (id, created_at, contact_id) VALUES (?1, 1, ?2)')
    .bind(visitor, 'who')
    .run()
  const cookie = `__Host-l2l_visitor=${visitor}`
  await send({ v: newId(), c: 'spring', E: bought(['SHOP-78', 100, 'JPY'], ['SHOP-78', -30, 'JPY']) }, { cookie }) // biome-ignore format: one line
  await send({ v: newId(), c: 'spring', E: bought(['SHOP-79', 100, 'JPY']) }, { cookie, 'sec-gpc': '1' })
  expect(
    await rowsOf(
      `SELECT id, contact_id, value_micros FROM conversions WHERE currency = 'JPY' ORDER BY contact_id IS NULL, id`,
    ),
  ).toEqual([
    { id: 'SHOP-78', contact_id: 'who', value_micros: 100_000_000 },
    { id: 'SHOP-78 refund 30', contact_id: 'who', value_micros: -30_000_000 },
    { id: expect.stringMatching(/^[\w-]{43}$/), contact_id: null, value_micros: 100_000_000 },
  ])
})

test('the path of a page that we do not serve is kept without what may name a person', async () => {
  const v = newId()
  await send({ v, c: 'spring', L: 'Shop.example/u/anna%40example.com/orders/1234567?x=1' })
  expect(await rowsOf('SELECT page FROM views WHERE id = ?1', v)).toEqual([
    { page: 'shop.example/u/:email/orders/:id' },
  ])
})

test('a message that waited in the queue since before these facts is stored as it is', () => {
  const { purchase, from_view, events, purchases, ...before } = blank(newId())
  expect(recorded.parse(before)).toEqual({ ...before, purchase: 0, from_view: null, events: [], purchases: [] })
})
