// Long on purpose: inside workerd a subject is one file, with one world at its top that its parts share.
import { env } from 'cloudflare:workers'
import { Hono } from 'hono'
import { beforeAll, expect, test } from 'vitest'
import { mount } from '../src/accounts/endpoint.ts'
import { onError } from '../src/fallbacks.ts'
import { noteBenchmarks, PAGE_WEEK } from '../src/funnel/benchmarks/nightly.ts'
import { loadBenchmarks } from '../src/funnel/benchmarks/store.ts'
import { DIMENSIONS } from '../src/funnel/dimensions.ts'
import { loadLeak, PROMISES } from '../src/funnel/leak/load.ts'
import type { funnelReport } from '../src/funnel/report.ts'
import { funnelEndpoints } from '../src/funnel/routes.ts'
import { together } from '../src/funnel/stages.ts'
import {
  conversionsBy,
  countAds,
  countBy,
  countCampaign,
  mediaBy,
  SITE_VIEWS,
  TIER_COUNTS,
  viewsBy,
} from '../src/funnel/store.ts'
import { newId } from '../src/lib/ids.ts'
import { seeded } from '../src/lib/statistics/draws.ts'
import { DAY_MS, dayNumber, mondayOf } from '../src/lib/time.ts'
import { PAGE_COUNTS } from '../src/pages/store.ts'

const { DB } = env
const range = { from: '2026-11-01', to: '2026-11-10' }
const at = (day: string) => Date.parse(`2026-${day}T12:00:00Z`)

interface View {
  id?: string
  campaign?: string
  ad?: string
  day?: string
  engaged_ms?: number
  form_started?: number
  bots?: number
}

const addView = ({
  id = newId(),
  campaign = 'spring',
  ad = 'ad-1',
  day = '11-05',
  engaged_ms = 0,
  form_started = 0,
  bots = 0,
}: View = {}) =>
  DB.prepare(
    'INSERT INTO views (id, campaign, ad, at, engaged_ms, form_started, bots) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)',
  ).bind(id, campaign, ad, at(day), engaged_ms, form_started, bots)

const addConversion = (id: string, kind: string, view: string, value: number | null, day = '11-05') =>
  DB.prepare(
    `INSERT INTO conversions (id, kind, campaign, ad, at, view_id, value_micros, currency)
     VALUES (?1, ?2, 'spring', 'ad-1', ?3, ?4, ?5, iif(?5 IS NULL, NULL, 'EUR'))`,
  ).bind(id, kind, at(day), view, value)

const addSpend = (ad: string, starts: string, ends: string, impressions: number, reach: number, cost: number) =>
  DB.prepare(
    `INSERT INTO spend (campaign, ad, platform, starts_on, ends_on, impressions, reach, clicks, cost_micros, currency)
     VALUES ('spring', ?1, 'meta', ?2, ?3, ?4, ?5, 100, ?6, 'EUR')`,
  ).bind(ad, starts, ends, impressions, reach, cost)

const [buyer, lead] = [newId(), newId()]

beforeAll(async () => {
  await DB.batch([
    DB.prepare(
      `INSERT INTO brands (id, name, kit, legal, created_at, updated_at) VALUES ('demo', 'Demo', '{}', '{}', 0, 0)`,
    ),
    DB.prepare(`INSERT INTO campaigns VALUES ('spring', 'demo', 'Spring', 'fr-FR', 'EUR', NULL, 'active', NULL, 0, 0)`),
    addSpend('ad-1', '2026-11-01', '2026-11-10', 8000, 5000, 40_000_000),
    addSpend('ad-2', '2026-10-26', '2026-11-04', 1000, 900, 10_000_000), // 4 of its 10 days are in the range
    addSpend('ad-2', '2026-11-11', '2026-11-20', 9999, 9999, 99_000_000),
    addView({ id: buyer }),
    addView({ id: lead, form_started: 1 }),
    addView({ engaged_ms: 12_000 }),
    addView({ ad: '' }),
    addView({ bots: 2 }),
    addView({ day: '10-31' }),
    addView({ day: '11-11' }),
    addView({ campaign: 'autumn' }),
    addConversion('l1', 'lead', buyer, null),
    addConversion('l2', 'lead', lead, null),
    addConversion('o1', 'purchase', buyer, 90_000_000),
    addConversion('r1', 'purchase', buyer, -90_000_000), // a refund
    addConversion('l3', 'lead', newId(), null, '11-11'),
  ])
})

const counted = async (ad: string) => (await countAds(DB, ['spring'], range)).find(counts => counts.ad === ad)

test('an ad is counted from its reports, its views without bots and its conversions, within the days asked for', async () => {
  expect(await counted('ad-1')).toEqual({
    campaign: 'spring', ad: 'ad-1', prorated: false, reportedTo: '2026-11-10',
    impressions: 8000, reach: 5000, engagements: null, clicks: 100, costMicros: 40_000_000, otherCosts: {},
    views: 3, conversions: 2, leads: 2, purchases: 1, revenueMicros: 0, otherRevenue: {},
  }) // biome-ignore format: one ad
})

test('a report that reaches out of the range counts for its share of days, and without its reach', async () => {
  expect(await counted('ad-2')).toMatchObject({
    prorated: true,
    impressions: 400,
    reach: null,
    clicks: 40,
    costMicros: 4_000_000,
    views: 0,
  })
})

test('views of no ad belong to the campaign', async () => {
  expect(await counted('')).toMatchObject({ impressions: null, views: 1 })
  expect(together(await countAds(DB, ['spring'], range))).toMatchObject({
    views: 4,
    impressions: 8400,
    reach: null,
    conversions: 2,
  })
})

test('each view is in the highest tier that it reached', async () => {
  const { reached } = await countCampaign(DB, 'spring', range)
  const told = reached.map(({ campaign, ...tier }) => tier)
  expect(told.toSorted((a, b) => a.ad.localeCompare(b.ad) || a.rank - b.rank)).toEqual([
    { ad: '', rank: 10, views: 1 },
    { ad: 'ad-1', rank: 10, views: 1 },
    { ad: 'ad-1', rank: 20, views: 1 },
    { ad: 'ad-1', rank: 40, views: 1 },
  ])
})

test('a campaign that is counted with its tiers has the same counts', async () => {
  const sorted = (ads: { ad: string }[]) => ads.toSorted((a, b) => a.ad.localeCompare(b.ad))
  expect(sorted((await countCampaign(DB, 'spring', range)).ads)).toEqual(sorted(await countAds(DB, ['spring'], range)))
})

const plan = async (sql: string, ...params: unknown[]) => {
  const { results } = await DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .bind(...params)
    .all<{ detail: string }>()
  return results.map(row => row.detail)
}

test.each([
  {
    name: 'views',
    sql: viewsBy(['ad']),
    first: '["spring"]',
    uses: 'SEARCH v USING INDEX views_campaign_at (campaign=? AND at>? AND at<?)',
  },
  {
    name: 'views by all that they can be cut by',
    sql: viewsBy(DIMENSIONS),
    first: '["spring"]',
    uses: 'SEARCH v USING INDEX views_campaign_at (campaign=? AND at>? AND at<?)',
  },
  {
    name: 'views cut every way but by day',
    sql: SITE_VIEWS,
    first: '["spring"]',
    uses: 'SEARCH v USING INDEX views_campaign_at (campaign=? AND at>? AND at<?)',
  },
  {
    name: 'page-weeks',
    sql: PAGE_WEEK,
    first: '["spring"]',
    uses: 'SEARCH v USING INDEX views_campaign_at (campaign=? AND at>? AND at<?)',
  },
  {
    name: 'tiers',
    sql: TIER_COUNTS,
    first: '["spring"]',
    uses: 'SEARCH v USING INDEX views_campaign_at (campaign=? AND at>? AND at<?)',
  },
  {
    name: 'conversions',
    sql: conversionsBy(['ad']),
    first: '["spring"]',
    uses: 'SEARCH c USING INDEX conversions_campaign_at (campaign=? AND at>? AND at<?)',
  },
  {
    name: 'conversions by platform and device',
    sql: conversionsBy(DIMENSIONS),
    first: '["spring"]',
    uses: 'SEARCH v USING PRIMARY KEY (id=?) LEFT-JOIN',
  },
])('counting $name reads only the days asked for', async ({ sql, first, uses }) => {
  const steps = await plan(sql, first, 1, 2)
  expect(steps).toContain(uses)
  expect(steps.filter(step => /^SCAN (?!wanted|r\b|days\b|CONSTANT ROW|\(subquery)/.test(step))).toEqual([])
})

test('adding up reports reads only periods that can reach the days asked for', async () => {
  const steps = await plan(mediaBy(['ad']), '["spring"]', range.from, range.to)
  expect(steps).toContain('SEARCH s USING PRIMARY KEY (campaign=? AND starts_on>? AND starts_on<?)')
  expect(await plan(PROMISES, '["spring"]')).toContain('SEARCH k USING PRIMARY KEY (campaign=?)')
  expect(await plan(PAGE_COUNTS, '["spring"]')).toContain('SEARCH p USING PRIMARY KEY (campaign=?)')
})

const app = new Hono<{ Bindings: Env }>().route('/api', mount(funnelEndpoints)).onError(onError)
const get = (path: string) =>
  app.request(`/api/campaigns/${path}`, { headers: { Authorization: `Bearer ${env.ADMIN_TOKEN}` } }, env)

test('the API tells the funnel of a campaign, its tiers and its ads', async () => {
  const body = await (await get('spring/funnel?from=2026-11-01&to=2026-11-10')).json<Record<string, unknown>>()
  expect(body).toMatchObject({
    campaign: 'spring',
    currency: 'EUR',
    ...range,
    prorated: true,
    funnel: { cplMicros: 22_000_000, clickToView: { clicks: 140, views: 4 } },
  })
  expect(body.tiers).toEqual(
    [10, 20, 30, 40, 50, 60].map(rank => ({
      rank,
      slug: expect.any(String),
      views: { 10: 2, 20: 1, 40: 1 }[rank] ?? 0,
    })),
  )
  expect(body.parts).toHaveLength(3)
})

test('the API refuses an unknown campaign and a range that makes no sense', async () => {
  expect((await get('winter/funnel')).status).toBe(404)
  expect((await get('spring/funnel?from=2026-11-10&to=2026-11-01')).status).toBe(422)
  expect((await get('spring/funnel?from=yesterday')).status).toBe(422)
})

test('whatever happened, the parts of every cut add up to the whole', async () => {
  const random = seeded(7)
  const pick = <T>(...of: T[]): T => of[Math.floor(random() * of.length)]!
  const day = () => 1 + Math.floor(random() * 12)
  const dated = (n: number) => `2026-11-${String(n).padStart(2, '0')}`
  const views = Array.from({ length: 60 }, () => ({ id: newId(), ad: pick('', 'ad-1', 'ad-2'), day: day() }))
  await DB.batch([
    DB.prepare(`INSERT INTO campaigns VALUES ('dice', 'demo', 'Dice', 'fr-FR', 'EUR', NULL, 'active', NULL, 0, 0)`),
    ...views.map(view =>
      DB.prepare(`INSERT INTO views (id, campaign, ad, at, source, device) VALUES (?1, 'dice', ?2, ?3, ?4, ?5)`).bind(
        view.id,
        view.ad,
        Date.parse(dated(view.day)),
        pick('meta', 'tiktok', ''),
        pick('mobile', 'desktop', ''),
      ),
    ),
    ...Array.from(
      { length: 40 },
      (_, i) =>
      DB.prepare(
        `INSERT INTO conversions (id, kind, campaign, ad, at, source, contact_id, view_id, value_micros, currency)
         VALUES (?1, ?2, 'dice', ?3, ?4, ?5, ?6, ?7, ?8, ?9)`,
      ).bind(
        `dice-${i}`, pick('lead', 'purchase'), pick('', 'ad-1'), Date.parse(dated(day())), pick('meta', ''), pick('p1', 'p2', 'p3', null),
        pick(null, views[i]!.id, views[i + 1]!.id, newId()), pick(null, 7_000_001, -3_000_000), pick('EUR', 'USD'),
      ), // biome-ignore format: in the order of the columns
    ),
    ...Array.from({ length: 25 }, (_, i) => {
      const starts = day()
      return DB.prepare(
        `INSERT INTO spend (campaign, ad, platform, device, starts_on, ends_on, impressions, reach, engagements, clicks, cost_micros, currency, source)
         VALUES ('dice', ?1, ?2, ?3, ?4, ?5, ?6, NULL, ?7, ?8, ?9, ?10, ?11)`,
      ).bind(
        pick('', 'ad-1', 'ad-3'), pick('meta', 'tiktok'), pick('', 'mobile'), dated(starts), dated(starts + pick(0, 0, 6)),
        Math.floor(random() * 999), pick(null, 13), Math.floor(random() * 50), Math.floor(random() * 1e8), pick('EUR', 'EUR', 'USD'), i,
      ) // biome-ignore format: in the order of the columns
    }),
  ])
  const cuts = [[], ...DIMENSIONS.map(dimension => [dimension]), DIMENSIONS]
  const [whole, ...sums] = await Promise.all(cuts.map(async by => together(await countBy(DB, ['dice'], range, by))))
  expect(whole!.views).toBeGreaterThan(20)
  expect(whole!.revenueMicros).not.toBeNull()
  expect(Object.keys(whole!.otherCosts)).toEqual(['USD'])
  for (const sum of sums) expect(sum).toEqual(whole)

  for (const by of DIMENSIONS) {
    const { counts, parts } = await (await get(`dice/funnel?from=2026-11-01&to=2026-11-10&by=${by}`)).json<Report>()
    expect(counts).toEqual(whole)
    expect(together(parts)).toEqual(whole)
  }
  const only = await (await get('dice/funnel?from=2026-11-01&to=2026-11-10&platform=tiktok&by=device')).json<Report>()
  expect(only).toMatchObject({ leak: null, only: { platform: 'tiktok' } })
  const tiktok = (await countBy(DB, ['dice'], range, ['platform'])).find(({ platform }) => platform === 'tiktok')
  expect(only.counts).toEqual(together([tiktok!]))
})

type Report = Awaited<ReturnType<typeof funnelReport>>

test('what cannot be is averaged into no part, and a cost without its device loses no clicks', async () => {
  const at = Date.parse('2026-11-02')
  const spend = (ad: string, impressions: number, clicks: number) =>
    DB.prepare(
      `INSERT INTO spend (campaign, ad, platform, starts_on, ends_on, impressions, clicks, cost_micros, currency)
       VALUES ('odd', ?1, 'meta', '2026-11-02', '2026-11-02', ?2, ?3, 1000000, 'EUR')`,
    ).bind(ad, impressions, clicks)
  await DB.batch([
    DB.prepare(`INSERT INTO campaigns VALUES ('odd', 'demo', 'Odd', 'fr-FR', 'EUR', NULL, 'active', NULL, 0, 0)`),
    spend('fair', 1000, 10),
    spend('garbled', 10, 90),
    ...Array.from({ length: 8 }, () =>
      DB.prepare(
        `INSERT INTO views (id, campaign, ad, at, source, device) VALUES (?1, 'odd', 'fair', ?2, 'meta', 'mobile')`,
      ).bind(newId(), at),
    ),
  ])
  const path = 'odd/funnel?from=2026-11-01&to=2026-11-10'
  const { funnel, parts } = await (await get(`${path}&by=platform`)).json<Report>()
  expect(parts).toMatchObject([{ part: 'meta', clicks: 100, views: 8, funnel: { ctr: { rate: 0.01 } } }])
  expect([parts[0]!.funnel.clickToView.lost.rate, funnel.clickToView.lost.rate]).toEqual([0.2, 0.2])
  const devices = (await (await get(`${path}&by=device`)).json<Report>()).parts
  expect(devices.map(({ part, funnel }) => [part, funnel.ctr.rate, funnel.clickToView.lost.rate])).toEqual([
    ['', 0.01, null],
    ['mobile', null, null],
  ])
})

test('money of two currencies is together only when that is asked for, each amount at the rate of its day', async () => {
  await DB.batch([
    DB.prepare(
      `INSERT INTO spend (campaign, ad, platform, starts_on, ends_on, impressions, clicks, cost_micros, currency)
       VALUES ('spring', 'ad-1', 'google', '2026-11-02', '2026-11-03', 10, 1, 24000000, 'USD')`,
    ),
    DB.prepare(`INSERT INTO rates (currency, day, per_eur_micros) VALUES ('USD', '2026-11-03', 1200000)`),
  ])
  const path = 'spring/funnel?from=2026-11-01&to=2026-11-10'
  const apart = await (await get(path)).json<Report>()
  expect(apart).toMatchObject({
    converted: false,
    funnel: { cplMicros: null },
    leak: { named: { recoverable: { money: null } } },
  })
  expect(apart.counts).toMatchObject({ costMicros: 44_000_000, otherCosts: { USD: 24_000_000 } })
  const together = await (await get(`${path}&currency=EUR&by=platform`)).json<Report>()
  expect(together).toMatchObject({ converted: true, currency: 'EUR', funnel: { cplMicros: 32_000_000 } })
  expect(together.counts).toMatchObject({ costMicros: 64_000_000, otherCosts: {} })
  expect(together.parts[1]).toMatchObject({ part: 'google', costMicros: 20_000_000 })
  const prices = await (await get('spring/economics?from=2026-11-01&to=2026-11-10&currency=EUR')).json()
  expect(prices).toMatchObject({ converted: true, total: { costMicros: 64_000_000, cpl: { micros: 32_000_000 } } })
  const pounds = await (await get(`${path}&currency=GBP`)).json<Report>()
  expect(pounds.counts).toMatchObject({ costMicros: null, otherCosts: { EUR: 44_000_000, USD: 24_000_000 } })
  await DB.prepare(`DELETE FROM spend WHERE currency = 'USD' AND campaign = 'spring'`).run()
})

test('a period is compared with the one before or with any other, as differences with their intervals', async () => {
  const before = await (await get('spring/funnel?from=2026-11-01&to=2026-11-10&compare=previous')).json<Report>()
  expect(before.compare).toMatchObject({ from: '2026-10-22', to: '2026-10-31', counts: { views: 1 } })
  expect(before.compare?.changes.cvr).toMatchObject({ before: 0, clear: false })
  const named = await get('spring/funnel?compare=2026-10-31..2026-10-31')
  expect((await named.json<Report>()).compare).toMatchObject({ from: '2026-10-31', to: '2026-10-31' })
  expect((await get('spring/funnel?compare=yesterday')).status).toBe(422)
  expect((await get('spring/funnel?by=moon')).status).toBe(422)
})

test('the funnel and its prices are a table too, that no spreadsheet computes', async () => {
  const table = async (path: string) => {
    const response = await get(`${path}${path.includes('?') ? '&' : '?'}from=2026-11-01&to=2026-11-10&format=csv`)
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    return (await response.text())
      .trimEnd()
      .split('\r\n')
      .map(line => line.split(','))
  }
  const rows = await table('spring/funnel?by=day')
  expect(rows.map(([day]) => day)).toEqual(['day', '2026-11-05', '', 'total'])
  expect(rows.at(-1)![rows[0]!.indexOf('leads')]).toBe('2')
  const [header, ...ads] = await table('spring/economics')
  expect(ads.find(([ad]) => ad === 'ad-1')![header!.indexOf('cpl')]).toBe('20')
  const profit = async (margin: string) => {
    const answer = await get(`spring/economics?from=2026-11-01&to=2026-11-10&margin=${margin}`)
    return (await answer.json<{ total: { profitMicros: number | null } }>()).total.profitMicros
  }
  expect(await profit('0.5')).toBe(-44_000_000)
  expect(await profit(''), 'a margin that is left empty is not one of nought').toBeNull()
  const costs = async (filter: string) =>
    (await table(`spring/economics${filter}`)).map(row => row[header!.indexOf('cost')])
  expect(await costs('')).toEqual(['cost', '', '40', '4'])
  expect(await costs('?platform=tiktok')).toEqual(['cost'])
  expect(await costs('?platform=meta&ad=ad-1')).toEqual(['cost', '40'])
  expect((await get('spring/economics?margin=2')).status).toBe(422)
})

test('the account’s own weeks become its benchmark when there are 30 of them, whenever their figures come', async () => {
  const now = Date.parse('2026-11-18T03:17:00Z')
  const weeks = Array.from({ length: 31 }, (_, i) => mondayOf(dayNumber(now)) - 7 * (i + 1))
  const rolled = (day: number, views: number, converted: number) => [
    DB.prepare(`INSERT INTO rolled_days (campaign, day, rules, rolled_at, purged) VALUES ('autumn', ?1, 1, 0, 1)`).bind(
      day,
    ),
    DB.prepare(
      `INSERT INTO view_days VALUES ('autumn', ?1, 'ad-9', '', 'meta', 'mobile', 'instagram', 0, 0, 10, ?2, 0, 0, 0, 0, 0, 0, 0, ?3, 0, ?3, 0, ?2, ?3, 0, 0, 0, 0)`,
    ).bind(day, views, converted),
  ]
  await DB.batch([
    DB.prepare(`DELETE FROM spend WHERE campaign = 'dice'`),
    DB.prepare(`INSERT INTO campaigns VALUES ('autumn', 'demo', 'Autumn', 'fr-FR', 'EUR', NULL, 'active', NULL, 0, 0)`),
    ...weeks.flatMap((day, i) => rolled(day + 2, i === 30 ? 49 : 100, 10 + i)), // the last has too few visits
    ...weeks.map(day =>
      DB.prepare(
        `INSERT INTO spend (campaign, ad, platform, starts_on, ends_on, impressions, clicks, cost_micros, currency)
         VALUES ('autumn', 'ad-9', 'meta', ?1, ?2, 10000, 125, 1000000, 'EUR')`,
      ).bind(
        new Date(day * DAY_MS).toISOString().slice(0, 10),
        new Date((day + 6) * DAY_MS).toISOString().slice(0, 10),
      ),
    ),
  ])
  await noteBenchmarks(env, now)
  await noteBenchmarks(env, now)
  const { cvr, arrival, engagement } = await loadBenchmarks(DB)
  expect(cvr).toMatchObject({ basis: 'account', pageWeeks: 30, median: 0.245, least: 0.245 })
  expect(arrival).toMatchObject({ basis: 'account', pageWeeks: 31, median: 0.8 })
  expect(engagement).toMatchObject({ basis: 'published', pageWeeks: 0 })

  const leak = await loadLeak(DB, 'autumn', { from: '2026-08-01', to: '2026-11-15' })
  expect(leak.named).toMatchObject({
    passage: 'cvr',
    causes: [{ code: 'unread' }, { code: 'slow', subject: 'instagram' }],
  })
})
