// Long on purpose: inside workerd a subject is one file, with one world at its top that its parts share.
import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { withdrawalStatements } from '../src/pixel/consent/withdrawal.ts'
import { wholeUtm } from '../src/pixel/facts/utm.ts'
import { record } from '../src/pixel/record.ts'
import type { Recorded } from '../src/pixel/row.ts'
import { listTiers, tierOf, tierOfView } from '../src/pixel/tier.ts'
import { blank } from './beacon.ts'

const db = env.DB
const AT = Date.UTC(2026, 10, 23, 12)
const MINUTE = 60_000
const uuid = (n: number) => `019ab0c5-2c00-7abc-8def-${String(n).padStart(12, '0')}`
const [ANNA, BORIS, GONE] = [uuid(901), uuid(902), uuid(903)]

const seen = (view: number, more: Partial<Recorded> = {}): Recorded =>
  blank(uuid(view), { at: AT, ad: 'ad-1', version: 1, source: 'meta', device: 'mobile', country: 'FR', ...more })

const rowsOf = async (sql: string) => (await db.prepare(sql).all()).results
const STATE = {
  views: 'SELECT * FROM views ORDER BY id',
  touches: 'SELECT * FROM touches ORDER BY view_id',
  engagements: 'SELECT * FROM engagements ORDER BY visitor_id, campaign',
  events: 'SELECT * FROM view_events ORDER BY view_id, name, props',
  orders: 'SELECT * FROM conversions ORDER BY order_key',
  continuations: 'SELECT * FROM continuations ORDER BY from_view, view_id',
}
type Rows = Record<string, unknown>[]
/** In one call: some tests ask hundreds of times. */
async function state(): Promise<Record<keyof typeof STATE, Rows>> {
  const found = await db.batch<Rows[number]>(Object.values(STATE).map(sql => db.prepare(sql)))
  return Object.fromEntries(Object.keys(STATE).map((name, i) => [name, found[i]!.results])) as Record<
    keyof typeof STATE,
    Rows
  >
}

const TABLES = ['engagements', 'touches', 'views', 'view_events', 'conversions', 'continuations']
const empty = () => db.batch(TABLES.map(table => db.prepare(`DELETE FROM ${table}`)))

beforeEach(async () => {
  await empty()
  const add = db.prepare(
    'INSERT INTO visitors (id, created_at, withdrawn_at, contact_id) VALUES (?1, 1, ?2, ?3) ON CONFLICT DO NOTHING',
  )
  await db.batch([add.bind(ANNA, null, 'contact-anna'), add.bind(BORIS, null, null), add.bind(GONE, 2, null)])
})

describe('any order and repetition of the same beacons ends in the same rows', () => {
  // Few values, so that views, visitors and campaigns collide, as they do only when somebody tampers.
  const beacon = fc.record({
    view: fc.integer({ min: 1, max: 4 }),
    campaign: fc.constantFrom('spring', 'spring', 'spring', 'autumn'),
    visitor: fc.constantFrom(null, ANNA, ANNA, BORIS, GONE, uuid(999)),
    bots: fc.constantFrom(0, 0, 0, 4),
    bot: fc.constantFrom(null, null, 'webdriver', 'prefetch'),
    utm: fc.constantFrom('', 'utm_source=ig', 'utm_source=fb&cid=1234'),
    trusted: fc.constantFrom(null, 0 as const, 1 as const),
    at: fc.integer({ min: 0, max: 3 }).map(n => AT + n * 20 * MINUTE),
    ad: fc.constantFrom('', 'ad-1', 'ad-2'),
    source: fc.constantFrom('direct', 'meta'),
    clicks: fc.constantFrom('', 'fbclid=a', 'fbclid=b'),
    engaged_ms: fc.integer({ min: 0, max: 40_000 }),
    scroll_pct: fc.integer({ min: 0, max: 100 }),
    cta_clicks: fc.constantFrom(0, 0, 1),
    video_pct: fc.constantFrom(0, 0, 50),
    form_started: fc.constantFrom(0 as const, 1 as const),
    fields: fc.constantFrom('', 'email', 'email,phone', 'phone', 'phone,email', 'name'),
    lcp_ms: fc.option(fc.integer({ min: 0, max: 5000 })),
    cls_milli: fc.option(fc.integer({ min: 0, max: 500 })),
    from_view: fc.constantFrom(null, null, null, null, '', uuid(1), uuid(2), uuid(3)),
    events: fc.uniqueArray(
      fc.tuple(fc.constantFrom('a', 'b'), fc.constantFrom('', '{"x":1}'), fc.integer({ min: 1, max: 3 })),
      {
        maxLength: 2,
        selector: ([name, props]) => name + props,
      },
    ),
    orders: fc.array(fc.tuple(fc.constantFrom('A-1', 'A-2'), fc.constantFrom(5_000_000, 7_000_000)), { maxLength: 2 }),
  })
  // A purchase on a page that only a link ties to somebody is told apart, below.
  const rowOf = ({ view, orders, ...more }: RowParts): Recorded => {
    const from_view = more.from_view === uuid(view) ? null : more.from_view
    const bought = from_view === null ? orders : []
    return seen(view, {
      ...more,
      from_view,
      consent: more.visitor ? 2 : from_view === '' ? 1 : 0,
      purchase: bought.length > 0 ? 1 : 0,
      purchases: bought.map(([name, micros]) => [more.visitor && name, `key of ${name}`, micros, 'EUR']),
    })
  }
  type RowParts = typeof beacon extends fc.Arbitrary<infer Parts> ? Parts : never
  const deliveries = fc.array(beacon, { minLength: 1, maxLength: 10 }).chain(beacons => {
    const rows = beacons.map(rowOf)
    const shuffled = fc
      .tuple(
        fc.shuffledSubarray(rows, { minLength: rows.length }),
        fc.array(fc.constantFrom(...rows), { maxLength: 5 }),
      )
      .map(([all, again]) => [...all, ...again])
    return fc.record({ first: fc.constant(rows), second: shuffled, cut: fc.integer({ min: 1, max: 4 }) })
  })

  const deliver = async (rows: Recorded[], size: number) => {
    for (let i = 0; i < rows.length; i += size) await record(db, rows.slice(i, i + size))
  }

  test('and leaves other people’s rows alone', async () => {
    const others = [
      seen(51, { visitor: ANNA, at: AT - 90 * MINUTE }),
      seen(52, { visitor: BORIS, campaign: 'winter' }),
      seen(53),
    ]
    await record(db, others)
    const before = await state()
    await fc.assert(
      fc.asyncProperty(deliveries, async ({ first, second, cut }) => {
        await empty()
        await record(db, others)
        await deliver(first, first.length)
        const once = await state()
        await empty()
        await record(db, others)
        await deliver(second, cut)
        expect(await state()).toEqual(once)
        expect(once.views).toEqual(expect.arrayContaining(before.views))
        expect(once.touches).toEqual(expect.arrayContaining(before.touches))
        expect(once.engagements.filter(e => e.campaign === 'winter')).toEqual(
          before.engagements.filter(e => e.campaign === 'winter'),
        )
      }),
      { numRuns: 200 },
    )
  }, 180_000) // a busy machine is no failure
})

describe('a beacon', () => {
  const total = fc.constantFrom(0, 1, 2)
  const flag = fc.constantFrom(0 as const, 1 as const)
  const text = fc.constantFrom('', 'x', 'é"&=,')
  const vital = fc.option(fc.integer({ min: 0, max: 5000 }))
  const usual = {
    ...{ ad: text, variant: text, version: total, source: text, referrer: text, in_app: text, page: text },
    utm: fc.constantFrom('', 'utm_source=ig&utm_term=a%3Db&utm_id=7', 'cid=1234&utm_content=s%26s&utm_medium=m'),
    ...{ device: fc.constantFrom('' as const, 'tablet' as const), country: fc.constantFrom('', 'FR') },
    ...{ consent: fc.constantFrom(0 as const, 1 as const, 2 as const), trusted: fc.option(flag) },
    ...{ engaged_ms: total, scroll_pct: total, cta_clicks: total, lcp_ms: vital, inp_ms: vital, cls_milli: vital },
  }
  const seldom = {
    ...{ bot: fc.option(text.filter(words => words !== '')), bots: total, contact_clicks: total, mail_clicks: total },
    ...{ outbound_clicks: total, file_clicks: total, form_started: flag, forms_started: total, form_submits: total },
    ...{ fields: text, video_plays: total, video_pct: total, purchase: flag },
  }
  const told = fc.oneof(
    fc.record(usual),
    fc
      .constantFrom(...Object.entries(seldom))
      .chain(([name, value]) => fc.record({ [name]: value as fc.Arbitrary<unknown> })),
    fc.record({ ...usual, ...seldom }),
  )

  test('is stored as it was told, whether it says much or little', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(told, { minLength: 1, maxLength: 6 }), async all => {
        await empty()
        const rows = all.map((more, i) => seen(i, more as Partial<Recorded>))
        await record(db, rows)
        const { views } = await state()
        expect(views.map(view => ({ ...view, utm: wholeUtm(String(view.utm)) }))).toEqual(
          rows.map(({ visitor, clicks, from_view, events, purchases, ...view }) => ({ ...view, lead: 0 })),
        )
      }),
      { numRuns: 60 },
    )
  }, 180_000) // a busy machine is no failure

  test('names the usual parameters of a link by a letter, and an order of it by their names', async () => {
    const utm = 'utm_source=ig&utm_medium=paid&utm_id=7&cid=1234'
    await record(db, [seen(1, { utm, purchases: [[null, 'key', 5_000_000, 'EUR']] })])
    const { views, orders } = await state()
    expect(views).toMatchObject([{ utm: 's=ig&m=paid&utm_id=7&cid=1234' }])
    expect(orders).toMatchObject([{ utm }])
  })
})

describe('marketing data', () => {
  test('is made for a visitor who agreed, and for nobody else', async () => {
    await record(db, [
      seen(1, { visitor: ANNA, clicks: 'fbclid=a' }),
      seen(2),
      seen(3, { visitor: GONE }),
      seen(4, { visitor: uuid(999) }),
      seen(5, { visitor: ANNA, bots: 4 }),
    ])
    const { views, touches, engagements } = await state()
    expect(views).toHaveLength(5)
    expect(touches.map(t => [t.view_id, t.visitor_id, t.clicks])).toEqual([
      [uuid(1), ANNA, 'fbclid=a'],
      [uuid(5), ANNA, ''], // not counted below, while the rule is on
    ])
    expect(engagements.map(e => [e.visitor_id, e.views])).toEqual([[ANNA, 1]])
  })

  test('a late beacon does not bring back a visitor who withdrew', async () => {
    await record(db, [seen(1, { visitor: ANNA })])
    await db.batch(withdrawalStatements(db, ANNA, AT))
    await record(db, [seen(1, { visitor: ANNA, engaged_ms: 90_000 })])
    const { touches, engagements } = await state()
    expect({ touches, engagements }).toEqual({ touches: [], engagements: [] })
    await db.prepare('UPDATE visitors SET withdrawn_at = NULL').run()
  })

  const LATER = AT + 20 * MINUTE
  test.each([
    ['a webdriver', [{ bots: 4 }]],
    ['a click without a hand', [{ trusted: 0, cta_clicks: 1 }]],
    ['no hand, and then of a click', [{ trusted: 0 }, { cta_clicks: 1 }]],
  ] as const)(
    'a beacon without a name that tells of %s takes back when the visitor was last there',
    async (_, told) => {
      await record(db, [seen(1, { visitor: ANNA }), seen(2, { visitor: ANNA, at: LATER })])
      for (const more of told) await record(db, [seen(2, { ...more, at: LATER })])
      expect((await state()).engagements).toMatchObject([{ visitor_id: ANNA, views: 1, last_at: AT }])
    },
  )

  test('a hand that comes after a script’s click gives the view back, and when it was', async () => {
    const robotic = seen(2, { visitor: ANNA, at: LATER, trusted: 0, cta_clicks: 1 })
    await record(db, [seen(1, { visitor: ANNA }), robotic])
    expect((await state()).engagements).toMatchObject([{ views: 1, last_at: AT }])
    await record(db, [seen(2, { at: LATER, trusted: 1 })])
    expect((await state()).engagements).toMatchObject([{ views: 2, last_at: LATER }])
  })

  test('a visit begins 30 minutes after the view before, and an engagement is the best of its views', async () => {
    await record(db, [
      seen(1, { visitor: ANNA, engaged_ms: 20_000 }),
      seen(2, { visitor: ANNA, at: AT + 30 * MINUTE - 1, scroll_pct: 80 }),
      seen(3, { visitor: ANNA, at: AT + 60 * MINUTE - 1, cta_clicks: 2 }),
    ])
    const { engagements } = await state()
    expect(engagements[0]).toMatchObject({
      views: 3,
      visits: 2,
      first_at: AT,
      last_at: AT + 60 * MINUTE - 1,
      engaged_ms: 20_000,
      scroll_pct: 80,
      cta_clicks: 2,
    })
  })
})

describe('what D1 bills', () => {
  const visit = (more: Partial<Recorded>): Recorded[] => [
    seen(1, more),
    seen(1, { ...more, engaged_ms: 9000, scroll_pct: 60 }),
    seen(1, { ...more, engaged_ms: 15_000, scroll_pct: 90, form_started: 1, lcp_ms: 900 }),
  ]
  const written = async (rows: Recorded[]) => {
    let sum = 0
    for (const row of rows) sum += await record(db, [row])
    return sum
  }

  test('a visit of three beacons writes 4 rows without consent', async () => {
    expect(await written(visit({}))).toBe(4)
  })

  test('a visit of three beacons writes 10 rows with consent', async () => {
    expect(await written(visit({ visitor: ANNA }))).toBe(10)
  })

  test('a person who comes back writes no more than 10 either', async () => {
    await record(db, [seen(9, { visitor: ANNA, at: AT - 100 * MINUTE })])
    expect(await written(visit({ visitor: ANNA }))).toBeLessThanOrEqual(10)
  })

  test('a beacon that comes twice writes nothing the second time', async () => {
    await record(db, visit({ visitor: ANNA }))
    expect(await written(visit({ visitor: ANNA }).reverse())).toBe(0)
  })
})

describe('query plans', () => {
  // The plans of the very statements that record() runs.
  const plansOf = async (run: (spied: D1Database) => Promise<unknown>): Promise<{ sql: string; plan: string[] }[]> => {
    const statements: string[] = []
    const spied = new Proxy(db, {
      get: (target, name) => {
        const value = target[name as keyof D1Database]
        return (...args: unknown[]) => {
          if (name === 'prepare') statements.push(String(args[0]))
          return Reflect.apply(value, target, args)
        }
      },
    })
    await run(spied)
    return Promise.all(
      statements.map(async sql => {
        const { results } = await db.prepare(`EXPLAIN QUERY PLAN ${sql}`).bind('[]').all<{ detail: string }>()
        return { sql, plan: results.map(line => line.detail) }
      }),
    )
  }

  test('storing beacons scans nothing but the beacons', async () => {
    const plans = await plansOf(spied =>
      record(spied, [seen(1, { visitor: ANNA }), seen(2), seen(3, { from_view: uuid(1) })]),
    )
    const scans = plans.flatMap(({ plan }) => plan).filter(line => line.startsWith('SCAN '))
    // j: the beacons; n, w, seen, subqueries: what came out of them
    expect(scans.filter(line => !/^SCAN (j|n|r|w|b|e|seen|\(subquery)\b/.test(line))).toEqual([])
  })

  test('recomputing an engagement reads the touches of that visitor in that campaign only', async () => {
    const plans = await plansOf(spied => record(spied, [seen(1, { visitor: ANNA })]))
    const recomputations = plans.filter(({ sql }) => sql.includes('lag('))
    expect(recomputations).toHaveLength(2)
    for (const { plan } of recomputations) {
      expect(plan).toContain('SEARCH t USING INDEX touches_visitor (visitor_id=? AND campaign=?)')
      expect(plan).toContain('SEARCH v USING PRIMARY KEY (id=?)')
    }
  })
})

describe('tiers', () => {
  const rankOf = async (more: Partial<Recorded>) => {
    await record(db, [seen(1, more)])
    return (await db.prepare(`SELECT ${tierOfView('v')} AS rank FROM views v`).first<{ rank: number }>())?.rank
  }

  test.each([
    [{}, 10],
    [{ engaged_ms: 9999, scroll_pct: 49 }, 10],
    [{ engaged_ms: 10_000 }, 20],
    [{ scroll_pct: 50 }, 20],
    [{ engaged_ms: 29_999, scroll_pct: 75 }, 20],
    [{ engaged_ms: 30_000, scroll_pct: 74 }, 20],
    [{ engaged_ms: 30_000, scroll_pct: 75 }, 30],
    [{ cta_clicks: 1 }, 30],
    [{ form_started: 1 }, 40],
    [{ contact_clicks: 1 }, 40],
  ] as const)('a visit with %o reaches tier %i', async (signals, rank) => {
    expect(await rankOf(signals)).toBe(rank)
  })

  test('a lead and a purchase are tiers of their own', async () => {
    await record(db, [seen(1), seen(2)])
    await db.prepare(`UPDATE views SET lead = 1`).run()
    await db.prepare(`UPDATE views SET purchase = 1 WHERE id = ?1`).bind(uuid(2)).run()
    expect(await rowsOf(`SELECT ${tierOfView('v')} AS rank FROM views v ORDER BY id`)).toEqual([
      { rank: 50 },
      { rank: 60 },
    ])
  })

  test('a visitor is considering from the second visit on', async () => {
    const rank = async () => (await rowsOf(`SELECT ${tierOf('e')} AS rank FROM engagements e`))[0]?.rank
    await record(db, [seen(1, { visitor: ANNA })])
    expect(await rank()).toBe(10)
    await record(db, [seen(2, { visitor: ANNA, at: AT + 30 * MINUTE })])
    expect(await rank()).toBe(30)
  })

  test('one INSERT adds a tier and past visits reclassify', async () => {
    await record(db, [seen(1, { engaged_ms: 45_000, scroll_pct: 90 })])
    await db.batch([
      db.prepare(`INSERT INTO tiers (rank, slug) VALUES (35, 'devoured')`),
      db.prepare(`INSERT INTO tier_rules (rank, min_engaged_ms, min_scroll_pct) VALUES (35, 45000, 90)`),
    ])
    expect(await rowsOf(`SELECT ${tierOfView('v')} AS rank FROM views v`)).toEqual([{ rank: 35 }])
    expect((await listTiers(db)).map(t => t.slug)).toEqual([
      'visitor',
      'engaged',
      'considering',
      'devoured',
      'intent',
      'lead',
      'customer',
    ])
  })
})
