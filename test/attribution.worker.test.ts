// Long on purpose: inside workerd a subject is one file, with one world at its top that its parts share.
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { addSession } from '../src/accounts/store.ts'
import { words } from '../src/dashboard/words.ts'
import { bind, type Param } from '../src/db/query.ts'
import { CONVERTED } from '../src/funnel/attribution/store.ts'
import { OWN_CPM, SOLD } from '../src/funnel/plan/own.ts'
import { sha256Hex } from '../src/lib/crypto.ts'
import { newId } from '../src/lib/ids.ts'
import { DAY_MS } from '../src/lib/time.ts'
import { addCatalogue, api, call } from './call.ts'
import { PAGE_FAULTS } from './page-faults.ts'

const { DB } = env
const day = (n: number) => Date.UTC(2026, 9, n, 12) // of October 2026
const ASKED = 'from=2026-10-01&to=2026-10-31'

interface Visit {
  at: number
  campaign?: string
  ad?: string
  source?: string
  continued?: boolean
}

interface Outcome {
  at: number
  kind?: 'lead' | 'purchase'
  campaign?: string
  micros?: number
  currency?: string
  named?: boolean // the team knows whose it is; else the visit alone tells
  id?: string
}

/** Somebody with one browser. Without consent they have neither a browser nor touches that we know. */
function person(visits: readonly Visit[], outcomes: readonly Outcome[], { consent = true, withdrawn = false } = {}) {
  const [contact, visitor] = [newId(), newId()]
  const statements = [
    bind(
      DB,
      `INSERT INTO contacts (id, email_index, sealed, created_at, updated_at) VALUES (?1, ?1, 'x', 1, 1)`,
      contact,
    ),
  ]
  if (consent)
    statements.push(
      bind(DB, `INSERT INTO visitors (id, contact_id, created_at, withdrawn_at) VALUES (?1, ?2, 1, ?3)`, visitor, outcomes.some(o => o.named !== false) ? contact : null, withdrawn ? 1 : null),
    ) // biome-ignore format: columns
  let view = newId()
  for (const { at, campaign = 'spring', ad = 'ad-1', source = 'meta', continued = false } of visits) {
    view = newId()
    statements.push(
      bind(DB, `INSERT INTO views (id, campaign, ad, at, source, consent) VALUES (?1, ?2, ?3, ?4, ?5, ?6)`, view, campaign, ad, at, source, consent ? 2 : 1),
      ...(consent ? [bind(DB, `INSERT INTO touches (view_id, visitor_id, campaign, ad, at, source, continued) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)`, view, visitor, campaign, ad, at, source, continued ? 1 : 0)] : []),
    ) // biome-ignore format: columns
  }
  for (const { at, kind = 'lead', campaign = 'spring', micros = null, currency = 'EUR', named = true, id = newId() } of outcomes)
    statements.push(
      bind(DB, `INSERT INTO conversions (id, kind, campaign, ad, at, contact_id, view_id, value_micros, currency) VALUES (?1, ?2, ?3, 'ad-1', ?4, ?5, ?6, ?7, ?8)`,
        id, kind, campaign, at, named ? contact : null, view, micros, micros === null ? null : currency),
    ) // biome-ignore format: columns
  return statements
}

beforeAll(async () => {
  await addCatalogue()
  const autumn = { slug: 'autumn', name: 'Automne', locale: 'fr-FR', currency: 'EUR' }
  expect((await api('POST', 'campaigns', autumn)).status).toBe(201)
  await DB.batch([
    // came twice, by two ads of two campaigns; bought, gave a third back after one more visit
    ...person(
      [
        { at: day(1), campaign: 'autumn' },
        { at: day(10), ad: 'ad-2' },
        { at: day(10) + 60_000, source: 'other', continued: true },
        { at: day(18), source: 'email' },
      ],
      [
        { at: day(11) },
        { at: day(12), kind: 'purchase', micros: 90_000_000 },
        { at: day(20), kind: 'purchase', micros: -30_000_000 },
      ],
    ),
    // came by spring and left a lead with autumn
    ...person([{ at: day(3) }, { at: day(5), campaign: 'autumn' }], [{ at: day(5) + 1000, campaign: 'autumn' }]),
    // nobody knows their name: the visit tells
    ...person([{ at: day(7), source: 'direct' }], [{ at: day(7) + 1000, kind: 'purchase', micros: 5_000_000, currency: 'USD', named: false }]),
    // came first so long ago that it does not count
    ...person([{ at: day(20) - 120 * DAY_MS, ad: 'ad-9' }, { at: day(20) }], [{ at: day(20) + 1000 }]),
    // cannot be seen: refused, or took it back
    ...person([{ at: day(8) }], [{ at: day(8) + 1000 }], { consent: false }),
    ...person([{ at: day(9) }], [{ at: day(9) + 1000 }], { withdrawn: true }),
    // not of these days, and not of this campaign
    ...person([{ at: day(30) + 3 * DAY_MS }], [{ at: day(30) + 3 * DAY_MS + 1 }]),
    ...person([{ at: day(6), campaign: 'autumn' }], [{ at: day(6) + 1, campaign: 'autumn' }]),
  ]) // biome-ignore format: a story per person
})

const attributed = async (query = '') => (await api('GET', `campaigns/spring/attribution?${ASKED}${query}`)).json

describe('attribution', () => {
  test('says which share of the conversions it can see, and of how many views it has consent', async () => {
    const { recorded, seen, visible, consent, models } = await attributed()
    expect(recorded).toEqual({ leads: 4, purchases: 2, refunds: -1, value: { EUR: 60_000_000, USD: 5_000_000 } })
    expect(seen).toEqual({ ...recorded, leads: 2 })
    expect(visible).toMatchObject({ conversions: 4, of: 6, rate: 4 / 6 })
    expect(consent).toMatchObject({ granted: 7, views: 8 })
    expect(models.map((m: { model: string }) => m.model)).toEqual(['first', 'last', 'linear', 'position', 'time-decay'])
  })

  test('credits the visits before a conversion in the window, other campaigns’ too, and of a refund those of its order', async () => {
    const {
      models: [linear],
    } = await attributed('&model=linear')
    const by = (campaign: string, ad: string) =>
      linear.ads.find((row: { campaign: string; ad: string }) => row.campaign === campaign && row.ad === ad)
    const half = { leads: 0.5, purchases: 0.5, refunds: -0.5, value: { EUR: 30_000_000 } }
    expect(by('autumn', 'ad-1')).toMatchObject(half)
    expect(by('spring', 'ad-2')).toMatchObject(half)
    expect(by('spring', 'ad-1')).toMatchObject({ leads: 1, purchases: 1, refunds: 0, value: { USD: 5_000_000 } })
    expect(linear.ads).toHaveLength(3)
    expect(linear.given).toMatchObject(half)
    expect(linear.received).toEqual([{ campaign: 'autumn', leads: 0.5, purchases: 0, refunds: 0, value: {} }])
    expect(linear.total).toMatchObject({ leads: 2, purchases: 1.5 })
    expect(linear.sources.map((row: { source: string }) => row.source).sort()).toEqual(['direct', 'meta'])
  })

  test('takes a refund from the order that it names, though a larger one came later', async () => {
    const may = (n: number) => Date.UTC(2026, 4, n, 10)
    await DB.batch(
      person(
        [{ at: may(1), ad: 'ad-1' }, { at: may(5), ad: 'ad-2' }],
        [
          { at: may(2), kind: 'purchase', micros: 60_000_000, id: 'A-1042' },
          { at: may(6), kind: 'purchase', micros: 90_000_000, id: 'A-1043' },
          { at: may(8), kind: 'purchase', micros: -12_500_000, id: 'A-1042 refund 12.5' },
        ],
      ),
    ) // biome-ignore format: two visits, two orders
    const { json } = await api('GET', 'campaigns/spring/attribution?from=2026-05-01&to=2026-05-31&model=last')
    const value = Object.fromEntries(
      json.models[0].ads.map((row: { ad: string; value: object }) => [row.ad, row.value]),
    )
    expect(value).toEqual({ 'ad-1': { EUR: 47_500_000 }, 'ad-2': { EUR: 90_000_000 } })
  })

  test('adds up under every model: what was seen, no more and no less', async () => {
    const { seen, models } = await attributed()
    for (const { ads, sources, campaigns, kept, given } of models)
      for (const rows of [ads, sources, campaigns, [kept, given]])
        for (const kind of ['leads', 'purchases', 'refunds'] as const)
          expect(rows.reduce((sum: number, row: Record<typeof kind, number>) => sum + row[kind], 0)).toBeCloseTo(seen[kind], 9) // biome-ignore format: one line
  })

  test('is longer-sighted when asked, and counts touches by person', async () => {
    const { models, touches } = await attributed('&model=first&window=200')
    expect(models[0].ads.map((row: { ad: string }) => row.ad)).toContain('ad-9')
    expect(touches).toMatchObject({
      people: 3,
      missing: 27,
      histogram: [{ touches: 1, people: 1 }, { touches: 2, people: 2 }],
      median: null,
    }) // biome-ignore format: a line per count
  })

  test('comes as CSV with the same figures', async () => {
    const { text, headers } = await call('GET', `/api/campaigns/spring/attribution?${ASKED}&model=last&format=csv`)
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(text.split('\r\n').filter(Boolean)).toEqual([
      'model,conversions_of,credited_campaign,credited_ad,leads,purchases,refunds,currency,value',
      'last,spring,spring,ad-1,1,1,0,USD,5',
      'last,spring,spring,ad-2,1,1,-1,EUR,60',
    ])
  })

  test('refuses a model or a window that makes no sense', async () => {
    expect((await api('GET', 'campaigns/spring/attribution?model=magic')).json.error.issues).toMatchObject([{ path: 'model' }])
    expect((await api('GET', 'campaigns/spring/attribution?window=0')).json.error.issues).toMatchObject([{ path: 'window' }])
    expect((await api('GET', 'campaigns/nowhere/attribution')).status).toBe(404)
  }) // biome-ignore format: a line per refusal
})

describe('a plan', () => {
  const plan = (body: object, query = '') => api('POST', `plan${query}`, body)
  const named = (json: { assumptions: { name: string; low: number; high: number }[] }, name: string) =>
    json.assumptions.find(a => a.name === name)

  test('for ten conversions needs nothing but the goal', async () => {
    const { status, json } = await plan({ goal: { conversions: 10 } })
    expect(status).toBe(200)
    expect(json.impressions.low).toBeLessThan(json.impressions.mid)
    expect(json.budget.currency).toBe('EUR')
    expect(json.rule).toMatchObject({ says: [10_000, 50_000], follows: 'partly' })
    expect(await plan({ goal: { conversions: 10 } })).toMatchObject({ json })
  })

  test('of a campaign with figures of its own goes by them, as far as they are enough', async () => {
    const winter = { slug: 'winter', name: 'Hiver', locale: 'fr-FR', currency: 'EUR' }
    expect((await api('POST', 'campaigns', winter)).status).toBe(201)
    const today = Date.now()
    const on = (days: number) => new Date(today - days * DAY_MS).toISOString().slice(0, 10)
    const spend = (days: number, cost: number) =>
      bind(DB, `INSERT INTO spend (campaign, ad, platform, starts_on, ends_on, impressions, reach, engagements, clicks, cost_micros, currency)
        VALUES ('winter', 'ad-1', 'meta', ?1, ?1, 1000, NULL, NULL, 20, ?2, 'EUR')`, on(days), cost) // biome-ignore format: columns
    const leads = Array.from({ length: 30 }, (_, i) =>
      person([], [{ at: today - 40 * DAY_MS + i, campaign: 'winter' }, ...(i < 6 ? [{ at: today - 35 * DAY_MS, kind: 'purchase' as const, campaign: 'winter', micros: 1 }] : [])], { consent: false }),
    ) // biome-ignore format: one in five buys
    await DB.batch([spend(9, 8e6), spend(8, 9e6)])
    const few = named((await plan({ goal: { sales: 10 }, campaign: 'winter' })).json, 'cpm')!
    expect(few).toMatchObject({ source: 'account', n: 2 }) // about 8.50, spread as far as the method's price
    expect(few.low * few.high).toBeCloseTo(8.5 ** 2)
    expect(few.high / few.low).toBeCloseTo(3)
    await DB.batch([spend(7, 10e6), spend(6, 11e6), spend(5, 12e6), ...leads.flat()])
    const { json } = await plan({ goal: { sales: 10 }, campaign: 'winter' })
    expect(named(json, 'cpm')).toMatchObject({ low: 8, high: 12, source: 'account', n: 5 })
    expect(named(json, 'ctr')).toMatchObject({ source: 'account', n: 5000 })
    expect(named(json, 'engagementRate')).toMatchObject({ source: 'method' })
    expect(named(json, 'cvr')).toMatchObject({ source: 'method' })
    expect(named(json, 'leadToSale')).toMatchObject({ source: 'account', n: 30 })
    const { low, high } = named(json, 'leadToSale') as unknown as { low: number; high: number }
    expect(low < 0.2 && 0.2 < high).toBe(true)
  })

  test.each([
    [{ goal: { leads: 10 }, campaign: 'nowhere' }, 'unknown-campaign', 'campaign'],
    [{ goal: { budget: { amount: 9, currency: 'USD' } } }, 'no-price', 'ranges.cpm'],
    [{ goal: { budget: { amount: 9, currency: 'USD' } }, campaign: 'spring' }, 'other-currency', 'goal.budget.currency'],
    [{ goal: { leads: 1 }, currency: 'USD', campaign: 'spring' }, 'other-currency', 'currency'],
    [{ goal: { leads: 1 }, ranges: { cvr: { low: 0.2, high: 0.1 } } }, 'invalid-body', 'ranges.cvr.high'],
  ])('that cannot be made is refused with the field: %j', async (body, code, path) => {
    const { status, json } = await plan(body)
    expect({ status, code: json.error.code, path: json.error.issues[0].path }).toEqual({ status: 422, code, path })
  }) // biome-ignore format: a case per line

  test('goes by what the account’s pages do since there are enough of them, and leaves room around their quartiles', async () => {
    await bind(
      DB,
      `INSERT INTO own_benchmarks (passage, page_weeks, low, median, high, noted_at) VALUES ('cvr', 40, 0.03, 0.04, 0.06, 1)`,
    ).run()
    const { json } = await plan({ goal: { conversions: 10 } })
    await bind(DB, 'DELETE FROM own_benchmarks').run()
    const cvr = named(json, 'cvr') as unknown as { low: number; high: number }
    expect(cvr).toMatchObject({ source: 'account', n: 40, spread: 'lognormal' })
    expect(cvr.low).toBeLessThan(0.03)
    expect(cvr.high).toBeGreaterThan(0.06)
  })

  test('comes as CSV', async () => {
    const { text } = await call('POST', '/api/plan?format=csv', { body: { goal: { leads: 10 } } })
    expect(text.split('\r\n').map(line => line.split(',')[0])).toEqual([
      ...['figure', 'impressions', 'engagements', 'clicks', 'visits', 'leads', 'sales', 'budget', ''],
    ])
    expect(text).toMatch(/\r\nbudget,\d+(\.\d+)?,1\d\d(\.\d+)?,\d+(\.\d+)?,EUR\r\n$/)
  })
})

describe('in the dashboard', () => {
  const see = (path: string) =>
    call('GET', path, { token: null, headers: { Cookie: '__Host-l2l_session=session-viewer' } })
  const sound = (text: string) => {
    expect(text.match(/<h1[ >]/g)).toHaveLength(1)
    expect(text).not.toMatch(PAGE_FAULTS)
  }
  beforeAll(async () => {
    await bind(DB, `INSERT INTO users (id, role, sealed, created_at) VALUES ('viewer', 'viewer', 'x', 0)`).run()
    await addSession(DB, await sha256Hex('session-viewer'), 'viewer', Date.now(), Date.now() + DAY_MS)
  })

  test.each(['fr', 'en'] as const)(
    'attribution (%s) says what it can see before who gets the credit',
    async language => {
      const { attribution } = words[language]
      for (const by of ['ad', 'campaign', 'source']) {
        const { status, text } = await see(`/app/campaigns/spring/attribution?${ASKED}&by=${by}&lang=${language}`)
        expect(status).toBe(200)
        sound(text)
        expect(text).toContain(attribution.seenShare('4', { n: 6, text: '6' }))
        expect(text).toContain(attribution.tooFew({ n: 27, text: '27' }))
        expect(text).toContain(attribution.received('Automne'))
      }
      const empty = await see(`/app/campaigns/spring/attribution?from=2025-01-01&to=2025-01-02&lang=${language}`)
      expect(empty.text).toContain(attribution.noneTitle)
    },
  )

  test('the file of the page is the API’s', async () => {
    const { text } = await see(`/app/campaigns/spring/attribution?${ASKED}&format=csv`)
    expect(text).toBe((await call('GET', `/api/campaigns/spring/attribution?${ASKED}&format=csv`)).text)
  })

  test.each(['fr', 'en'] as const)('a plan (%s) is a link: the question is in the address', async language => {
    const { forecast } = words[language]
    const plan = (query = '') => see(`/app/plan?lang=${language}${query}`)
    const { text: start } = await plan()
    sound(start)
    expect(start).not.toContain(forecast.result)
    for (const query of [
      '&goal=leads&amount=10',
      '&goal=sales&amount=2&campaign=spring',
      '&goal=budget&amount=1%20000,50',
    ]) {
      const { status, text } = await plan(query)
      expect(status).toBe(200)
      sound(text)
      expect(text).toContain(forecast.follows.partly)
    }
    const { text } = await plan('&goal=leads&amount=10&cvr.low=5&cvr.high=5')
    expect(text).toContain(`value="5"`)
    expect(text).toContain(forecast.sources.yours)
  })

  test('what is wrong in a plan is said beside its field', async () => {
    const { status, text } = await see('/app/plan?lang=en&goal=budget&amount=0&cvr.low=10&cvr.high=2&ctr.low=1')
    expect(status).toBe(422)
    sound(text)
    for (const field of ['amount', 'cvr.high', 'ctr.high']) expect(text).toContain(`id="${field}-wrong"`)
    const dollars = await see('/app/plan?lang=en&goal=budget&amount=9&currency=USD')
    expect(dollars.text).toContain(words.en.forecast.wrong.noPrice('USD'))
  })
})

describe('query plans', () => {
  const planOf = async (sql: string, ...params: Param[]) =>
    (await bind(DB, `EXPLAIN QUERY PLAN ${sql}`, ...params).all<{ detail: string }>()).results.map(row => row.detail)

  test('attribution reads conversions by campaign and day, touches by visitor, and sorts nothing', async () => {
    const plan = await planOf(CONVERTED, 'spring', 0, 1, '', 0, '', 'lead', 1)
    expect(plan.filter(step => /SCAN/.test(step) && !/SCAN (b|page)\b/.test(step))).toEqual([])
    expect(plan.join('\n')).toContain('SEARCH c USING INDEX conversions_campaign_at (campaign=? AND at>? AND at<?)')
    expect(plan.join('\n')).toContain('SEARCH t USING INDEX touches_visitor (visitor_id=?)')
    expect(plan.filter(step => /TEMP B-TREE FOR ORDER BY/.test(step))).toEqual([])
    expect(plan.filter(step => / p /.test(step))).toEqual([
      'SEARCH p USING INDEX conversions_contact (contact_id=? AND at<?)', // of a refund: never every order of everybody
    ])
  })

  test('a plan reads spend, leads and their purchases by campaign, day and person', async () => {
    for (const sql of [OWN_CPM, SOLD]) {
      const plan = await planOf(sql, 'spring', 0, 1, ...(sql === OWN_CPM ? [2] : []))
      expect(plan.filter(step => /SCAN [spo]\b/.test(step))).toEqual([])
    }
  })
})
