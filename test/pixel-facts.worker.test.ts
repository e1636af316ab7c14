import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { addPurchaseStatement, type Conversion } from '../src/conversions/store.ts'
import { withdrawalStatements } from '../src/pixel/consent/withdrawal.ts'
import { FORGET_ORDERS_OF_CONTACTS } from '../src/pixel/facts/purchases.ts'
import { record } from '../src/pixel/record.ts'
import type { Recorded } from '../src/pixel/row.ts'
import { blank } from './beacon.ts'

const db = env.DB
const AT = Date.UTC(2026, 10, 23, 12)
const uuid = (n: number) => `019ab0c5-2c00-7abc-8def-${String(n).padStart(12, '0')}`
const [ANNA, BORIS] = [uuid(901), uuid(902)]
const seen = (view: number, more: Partial<Recorded> = {}) => blank(uuid(view), { at: AT, ad: 'ad-1', ...more })
const rowsOf = async (sql: string) => (await db.prepare(sql).all()).results
const written = async (rows: Recorded[]) => {
  let sum = 0
  for (const row of rows) sum += await record(db, [row])
  return sum
}

beforeEach(async () => {
  const tables = ['engagements', 'touches', 'views', 'view_events', 'conversions', 'continuations', 'visitors']
  const add = `INSERT INTO visitors (id, created_at, contact_id) VALUES (?1, 1, ?2)`
  await db.batch([
    ...tables.map(table => db.prepare(`DELETE FROM ${table}`)),
    db.prepare(add).bind(ANNA, 'contact-anna'),
    db.prepare(add).bind(BORIS, null),
  ])
})

describe('custom events', () => {
  test('are totals: the larger count stays, and nothing is written twice', async () => {
    const row = seen(1, { events: [['zoom', '{"a":1}', 2]] })
    expect(await written([row, { ...row, events: [['zoom', '{"a":1}', 1]] }, row])).toBe(4) // view and event, each with its index
    await record(db, [{ ...row, events: [['zoom', '{"a":1}', 5], ['zoom', '', 1]] }]) // biome-ignore format: two events
    expect(await rowsOf('SELECT name, props, count, campaign, at FROM view_events ORDER BY props')).toEqual([
      { name: 'zoom', props: '', count: 1, campaign: 'spring', at: AT },
      { name: 'zoom', props: '{"a":1}', count: 5, campaign: 'spring', at: AT },
    ])
  })

  test('follow their view when a late beacon says that it began earlier', async () => {
    await record(db, [seen(1, { events: [['zoom', '', 1]] })])
    await record(db, [seen(1, { at: AT - 20_000 })])
    expect(await rowsOf('SELECT at FROM view_events')).toEqual([{ at: AT - 20_000 }])
  })
})

const ORDERS = `SELECT id, at, contact_id, view_id, value_micros, clicks, by_pixel FROM conversions ORDER BY id`
const bought = (view: number, more: Partial<Recorded> = {}, name = 'A-1') =>
  seen(view, {
    ...more,
    purchase: 1,
    purchases: [[more.visitor || more.from_view ? name : null, `key of ${name}`, 5_000_000, 'EUR']],
  })

describe('purchases', () => {
  test('without consent an order is stored under its key, with its visit and nobody’s name', async () => {
    await record(db, [bought(1)])
    expect(await rowsOf(ORDERS)).toEqual([
      { id: 'key of A-1', at: AT, contact_id: null, view_id: uuid(1), value_micros: 5_000_000, clicks: '', by_pixel: 1 },
    ]) // biome-ignore format: one row
    expect(await rowsOf('SELECT purchase FROM views')).toEqual([{ purchase: 1 }])
  })

  test('the same order in two tabs, reloaded, before and after consent, is one row: the one that says most', async () => {
    const tellings = [
      bought(1),
      bought(2, { at: AT + 1 }),
      bought(3, { visitor: ANNA, consent: 2, clicks: 'fbclid=a', at: AT + 2 }),
      bought(4, { visitor: ANNA, consent: 2, at: AT + 3 }),
    ]
    for (const order of [tellings, [...tellings].reverse(), [tellings[2]!, tellings[0]!]]) {
      await db.prepare('DELETE FROM conversions').run()
      for (const row of order) await record(db, [row, row])
      expect(await rowsOf(ORDERS)).toEqual([
        { id: 'A-1', at: AT + 2, contact_id: 'contact-anna', view_id: uuid(3), value_micros: 5_000_000, clicks: 'fbclid=a', by_pixel: 1 },
      ]) // biome-ignore format: one row
    }
  })

  test('two at once make one row', async () => {
    await Promise.all([1, 2, 3, 4, 5].map(view => record(db, [bought(view, view % 2 ? { visitor: ANNA } : {})])))
    expect(await rowsOf(ORDERS)).toMatchObject([{ id: 'A-1', view_id: uuid(5) }])
  })

  test('what the team tells of an order is what stays, whichever came first', async () => {
    const sale: Conversion = {
      ...{ id: 'A-1', kind: 'purchase', campaign: 'spring', ad: 'ad-2', at: 7, contact_id: 'contact-lead' },
      ...{ view_id: uuid(77), value_micros: 6_000_000, currency: 'EUR', source: 'meta', utm: '', landing: '/spring' },
    }
    const told = () => addPurchaseStatement(db, sale, 'key of A-1').run()
    const pixel = () => record(db, [bought(1), bought(2, { visitor: ANNA })])
    for (const order of [
      [told, pixel, told],
      [pixel, told, pixel],
    ]) {
      await db.prepare('DELETE FROM conversions').run()
      for (const tell of order) await tell()
      expect(await rowsOf(ORDERS)).toMatchObject([
        { id: 'A-1', at: 7, contact_id: 'contact-lead', view_id: uuid(77), value_micros: 6_000_000, by_pixel: 0 },
      ])
    }
  })

  test('an order that was told before keys were kept is left alone, and stops nobody', async () => {
    await db.prepare(`INSERT INTO conversions (id, kind, campaign, at) VALUES ('A-1', 'purchase', 'spring', 1)`).run()
    await record(db, [bought(1)])
    await record(db, [bought(2, { visitor: ANNA }), seen(3)])
    expect((await rowsOf(ORDERS)).map(row => row.id)).toEqual(['A-1', 'key of A-1'])
    expect(await rowsOf('SELECT id FROM views')).toHaveLength(3)
  })

  test('who withdraws, or is erased, leaves an order that nobody can match with a visit', async () => {
    const orders = () =>
      rowsOf('SELECT id, contact_id, clicks, value_micros / 1000000 AS value FROM conversions ORDER BY order_key')
    const hers = bought(1, { visitor: ANNA, clicks: 'a' })
    const his = bought(2, { visitor: BORIS, clicks: 'b' }, 'A-2')
    await record(db, [hers, his])
    await db.batch(withdrawalStatements(db, BORIS, AT))
    await record(db, [{ ...his, engaged_ms: 9000 }])
    const forgotten = { id: 'key of A-2', contact_id: null, clicks: '', value: 5 }
    expect(await orders()).toEqual([{ id: 'A-1', contact_id: 'contact-anna', clicks: 'a', value: 5 }, forgotten])
    await db.prepare(FORGET_ORDERS_OF_CONTACTS).bind('["contact-anna"]').run()
    expect(await orders()).toEqual([{ id: 'key of A-1', contact_id: null, clicks: '', value: 5 }, forgotten])
  })

  test('a robot buys nothing, while its rule is in force; its view keeps the fact', async () => {
    await record(db, [
      bought(1, { bots: 4 }),
      bought(2, { trusted: 0, cta_clicks: 1 }, 'A-2'),
      bought(3, { bots: 64 }, 'A-3'),
    ])
    expect((await rowsOf(ORDERS)).map(row => row.view_id)).toEqual([uuid(3)]) // a rule on trial
    expect(await rowsOf('SELECT count(*) AS n FROM views WHERE purchase = 1')).toEqual([{ n: 3 }])
  })
})

describe('a view that a link on another host led to', () => {
  const before = seen(1, { visitor: ANNA, consent: 2, clicks: 'fbclid=a' })
  const after = seen(2, { from_view: uuid(1), source: 'other' })
  const touches = () => rowsOf('SELECT view_id, visitor_id, clicks, continued FROM touches ORDER BY view_id')

  test('is a touch of the same visitor, in whatever order the two came', async () => {
    for (const order of [
      [before, after],
      [after, before],
    ]) {
      await db.batch(['engagements', 'touches', 'views', 'continuations'].map(t => db.prepare(`DELETE FROM ${t}`)))
      for (const row of order) await record(db, [row])
      expect(await touches()).toEqual([
        { view_id: uuid(1), visitor_id: ANNA, clicks: 'fbclid=a', continued: 0 },
        { view_id: uuid(2), visitor_id: ANNA, clicks: 'fbclid=a', continued: 1 },
      ])
      expect(await rowsOf('SELECT views FROM engagements')).toEqual([{ views: 2 }])
      expect(await rowsOf('SELECT consent FROM views ORDER BY id')).toEqual([{ consent: 2 }, { consent: 2 }])
    }
  })

  test('is nobody’s when the view before is nobody’s, or only a link’s', async () => {
    await record(db, [seen(1), after, seen(3, { from_view: uuid(2) })])
    expect(await touches()).toEqual([])
    await record(db, [before])
    expect((await touches()).map(t => t.view_id)).toEqual([uuid(1), uuid(2)])
  })

  test('belongs to the cookie’s visitor when there is one', async () => {
    await record(db, [before, after])
    await record(db, [seen(2, { visitor: BORIS })])
    await record(db, [after])
    expect((await touches())[1]).toMatchObject({ visitor_id: BORIS, continued: 0, clicks: '' })
    expect(await rowsOf('SELECT visitor_id, views FROM engagements')).toEqual([
      { visitor_id: ANNA, views: 1 },
      { visitor_id: BORIS, views: 1 },
    ])
  })

  test('is nobody’s again once advertising is refused on it, whatever comes late', async () => {
    await record(db, [before, after])
    await record(db, [seen(2, { from_view: '', consent: 1 })])
    await record(db, [after])
    expect((await touches()).map(t => t.view_id)).toEqual([uuid(1)])
    expect(await rowsOf('SELECT views FROM engagements')).toEqual([{ views: 1 }])
  })

  test('does not bring back a visitor who withdrew', async () => {
    await record(db, [before])
    await db.batch(withdrawalStatements(db, ANNA, AT))
    await record(db, [after, before])
    expect(await touches()).toEqual([])
  })

  test('names its order and the person, as agreed on the page before', async () => {
    await record(db, [before, bought(2, { from_view: uuid(1) })])
    expect(await rowsOf(ORDERS)).toMatchObject([{ id: 'A-1', contact_id: 'contact-anna', clicks: 'fbclid=a' }])
  })

  test('names its order at its next beacon when the page before was late, and never when it did not come', async () => {
    const shop = bought(2, { from_view: uuid(1) })
    await record(db, [shop])
    expect(await rowsOf(ORDERS)).toMatchObject([{ id: 'key of A-1', contact_id: null, clicks: '' }])
    await record(db, [before])
    await record(db, [{ ...shop, engaged_ms: 9000 }])
    expect(await rowsOf(ORDERS)).toMatchObject([{ id: 'A-1', contact_id: 'contact-anna', clicks: 'fbclid=a' }])
  })

  test('costs two rows more than another consented visit', async () => {
    await record(db, [before])
    const visit = [
      after,
      { ...after, engaged_ms: 9000, scroll_pct: 60 },
      { ...after, engaged_ms: 15_000, scroll_pct: 90 },
    ]
    expect(await written(visit)).toBeLessThanOrEqual(12)
  })
})
