import { env } from 'cloudflare:workers'
import { Hono } from 'hono'
import { beforeAll, expect, test } from 'vitest'
import { mount } from '../src/accounts/endpoint.ts'
import { onError } from '../src/fallbacks.ts'
import { funnelEndpoints } from '../src/funnel/routes.ts'
import { together } from '../src/funnel/stages.ts'
import { CONVERSIONS, countAds, countCampaign, MEDIA, PAGE_COUNTS, TIER_COUNTS, VIEWS } from '../src/funnel/store.ts'
import { newId } from '../src/lib/ids.ts'

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
    `INSERT INTO conversions (id, kind, campaign, ad, at, view_id, value_micros) VALUES (?1, ?2, 'spring', 'ad-1', ?3, ?4, ?5)`,
  ).bind(id, kind, at(day), view, value)

const addSpend = (ad: string, starts: string, ends: string, impressions: number, reach: number, cost: number) =>
  DB.prepare(`INSERT INTO spend VALUES ('spring', ?1, 'meta', ?2, ?3, ?4, ?5, NULL, 100, ?6, 'EUR')`).bind(
    ad,
    starts,
    ends,
    impressions,
    reach,
    cost,
  )

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
    campaign: 'spring', ad: 'ad-1', prorated: false,
    impressions: 8000, reach: 5000, engagements: null, clicks: 100, costMicros: 40_000_000,
    views: 3, conversions: 2, leads: 2, purchases: 1,
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
    sql: VIEWS,
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
    sql: CONVERSIONS,
    first: '["spring"]',
    uses: 'SEARCH c USING INDEX conversions_campaign_at (campaign=? AND at>? AND at<?)',
  },
])('counting $name reads only the days asked for', async ({ sql, first, uses }) => {
  const steps = await plan(sql, first, 1, 2)
  expect(steps).toContain(uses)
  expect(steps.filter(step => /^SCAN (?!wanted|r\b|days\b|CONSTANT ROW|\(subquery)/.test(step))).toEqual([])
})

test('adding up reports reads only periods that can reach the days asked for', async () => {
  const steps = await plan(MEDIA, '["spring"]', range.from, range.to)
  expect(steps).toContain('SEARCH s USING PRIMARY KEY (campaign=? AND starts_on>? AND starts_on<?)')
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
  expect(body.ads).toHaveLength(3)
})

test('the API refuses an unknown campaign and a range that makes no sense', async () => {
  expect((await get('winter/funnel')).status).toBe(404)
  expect((await get('spring/funnel?from=2026-11-10&to=2026-11-01')).status).toBe(422)
  expect((await get('spring/funnel?from=yesterday')).status).toBe(422)
})
