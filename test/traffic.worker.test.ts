import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { audienceSize } from '../src/audiences/size.ts'
import { countAds, tierCounts } from '../src/funnel/store.ts'
import { EVENT_COUNTS } from '../src/funnel/traffic/events.ts'
import { GROUPS, MARKS } from '../src/funnel/traffic/robots.ts'
import { JUDGE } from '../src/pixel/facts/bot-rules.ts'
import { BITS } from '../src/pixel/facts/bots.ts'
import { record } from '../src/pixel/record.ts'
import type { Recorded } from '../src/pixel/row.ts'
import { blank } from './beacon.ts'
import { addCatalogue, api, call } from './call.ts'

const db = env.DB
const AT = Date.UTC(2026, 10, 23, 12)
const DAY = '2026-11-23'
const uuid = (n: number) => `019ab0c5-2c00-7abc-8def-${String(n).padStart(12, '0')}`
const ANNA = uuid(901)
const seen = (view: number, more: Partial<Recorded> = {}) => blank(uuid(view), { at: AT, ad: 'ad-1', ...more })
const bots = async (query = '') => (await api('GET', `traffic/bots?from=${DAY}&to=${DAY}${query}`)).json
const ruleOf = async (rule: string) => (await bots()).rules.find((r: { rule: string }) => r.rule === rule)
const turn = (rule: string, mode: string) => api('PATCH', `traffic/bots/${rule}`, { mode })

beforeAll(addCatalogue)
beforeEach(async () => {
  const tables = ['engagements', 'touches', 'views', 'view_events', 'visitors']
  await db.batch([
    ...tables.map(table => db.prepare(`DELETE FROM ${table}`)),
    db.prepare(`UPDATE bot_rules SET mode = iif(rule = 'shared-network', 'shadow', 'on'), changed_at = 0`),
    db.prepare(`INSERT INTO visitors (id, created_at) VALUES (?1, 1)`).bind(ANNA),
  ])
})

/** Everything that counts people, at once. */
async function counted() {
  const range = { from: DAY, to: DAY }
  const [[ad], tiers, engagements, browsers, events] = await Promise.all([
    countAds(db, ['spring'], range),
    tierCounts(db, 'spring', range),
    db.prepare('SELECT views FROM engagements').all(),
    audienceSize(db, { campaigns: ['spring'], tiers: { min: 10 } }, Date.parse(`${DAY}T12:00:00Z`)).then(
      size => size.visitors,
    ),
    api('GET', `campaigns/spring/events?from=${DAY}&to=${DAY}`),
  ])
  return {
    funnel: ad?.views ?? 0,
    tiers: tiers.reduce((sum, tier) => sum + tier.views, 0),
    engagements: engagements.results.map(row => row.views),
    audience: browsers,
    events: events.json.events,
  }
}

describe('a rule against robots', () => {
  test('on trial shows what it would leave out and leaves nothing out; in force it does; off, all is back', async () => {
    await record(db, [seen(1, { visitor: ANNA, bots: BITS['shared-network'], events: [['zoom', '', 3]] })])
    const people = {
      funnel: 1,
      tiers: 1,
      engagements: [1],
      audience: 1,
      events: [{ ad: 'ad-1', name: 'zoom', views: 1, count: 3 }],
    }
    expect(await counted()).toEqual(people)
    expect(await ruleOf('shared-network')).toMatchObject({ mode: 'shadow', views: 1, only: 1, changedAt: null })
    expect(await bots()).toMatchObject({ views: 1, human: 1, excluded: 0 })

    expect((await turn('shared-network', 'on')).json).toEqual({ rule: 'shared-network', mode: 'on' })
    expect(await counted()).toEqual({ funnel: 0, tiers: 0, engagements: [], audience: 0, events: [] })
    expect(await bots()).toMatchObject({ views: 1, human: 0, excluded: 1 })
    expect(await ruleOf('shared-network')).toMatchObject({ mode: 'on', changedAt: expect.any(Number) })

    await turn('shared-network', 'off')
    expect(await counted()).toEqual(people)
    expect(await ruleOf('shared-network')).toMatchObject({ mode: 'off', views: 1 })
  })

  test('that is switched leaves other visitors’ engagements as they were', async () => {
    const many = Array.from({ length: 1200 }, (_, i) => uuid(2000 + i))
    const add = `INSERT INTO visitors (id, created_at) SELECT value, 1 FROM json_each(?1)`
    await db.prepare(add).bind(JSON.stringify(many)).run()
    await record(
      db,
      many.map((visitor, i) => seen(5000 + i, { visitor, bots: i % 2 ? BITS['shared-network'] : 0 })),
    )
    const engaged = () => db.prepare('SELECT count(*) AS n FROM engagements').first<number>('n')
    await turn('shared-network', 'on')
    expect(await engaged()).toBe(600)
    await turn('shared-network', 'shadow')
    expect(await engaged()).toBe(1200)
  })

  test('is switched by an editor, to a mode that exists, and the trail says so', async () => {
    expect((await turn('shared-network', 'maybe')).status).toBe(422)
    expect((await turn('made-up', 'on')).status).toBe(404)
    const key = (await api('POST', 'keys', { name: 'looks', role: 'viewer' })).json
    const asViewer = await call('PATCH', '/api/traffic/bots/webdriver', { token: key.token, body: { mode: 'off' } })
    expect([asViewer.status, (await ruleOf('webdriver')).mode]).toEqual([403, 'on'])
    await turn('webdriver', 'off')
    const trail = await db.prepare('SELECT action, target FROM audit ORDER BY id DESC LIMIT 1').first()
    expect(trail).toEqual({ action: 'PATCH /traffic/bots/:rule', target: '/api/traffic/bots/webdriver' })
  })
})

describe('no trusted input', () => {
  test.each([
    ['a click that no hand made', { trusted: 0, cta_clicks: 1 }, 0],
    ['a form that no hand filled in', { trusted: 0, forms_started: 1 }, 0],
    ['a click of a hand', { trusted: 1, cta_clicks: 1 }, 1],
    ['a visit that only reads', { trusted: 0, scroll_pct: 90, engaged_ms: 9000 }, 1],
    ['a click that an old script told', { trusted: null, cta_clicks: 1 }, 1],
  ] as const)('%s counts accordingly', async (_, facts, views) => {
    await record(db, [seen(1, facts)])
    expect((await counted()).funnel).toBe(views)
  })

  test('a lead of a page without scripts is a person’s', async () => {
    await db.prepare(
      `INSERT INTO views (id, campaign, at, ad, form_started, lead) VALUES (?1, 'spring', ?2, 'ad-1', 1, 1)`,
    ).bind(uuid(1), AT).run() // biome-ignore format: as contacts/lead.ts does
    expect((await counted()).funnel).toBe(1)
    expect(await ruleOf('no-trusted-input')).toMatchObject({ views: 0 })
  })
})

describe('the summary', () => {
  beforeEach(() =>
    record(db, [
      seen(1),
      seen(2, { bots: BITS['user-agent'], bot: 'user agent: a' }),
      seen(3, { bots: BITS['user-agent'] | BITS.webdriver, bot: 'user agent: a', trusted: 1, inp_ms: 80 }),
      seen(4, { bots: BITS['user-agent'] | BITS['shared-network'], bot: 'user agent: b', purchase: 1 }),
      ...[10, 11, 12, 13, 14].map(n => seen(n, { bots: BITS['data-centre'], bot: `network: AS${n}` })),
      ...[20, 21].map(n => seen(n, { bots: BITS['data-centre'], bot: 'network: AS1', campaign: 'winter' })),
    ]),
  )

  test('tells how many each rule marks, how many it alone, and what speaks against it', async () => {
    expect(await bots()).toMatchObject({ campaign: null, views: 9, human: 1, excluded: 8 }) // 'winter' does not exist
    expect(await ruleOf('user-agent')).toEqual({
      rule: 'user-agent',
      mode: 'on',
      changedAt: null,
      views: 3,
      only: 2, // a rule on trial does not save it
      evidence: { trusted: 1, interacted: 1, converted: 1 },
      marks: [
        { mark: 'user agent: a', views: 2 },
        { mark: 'user agent: b', views: 1 },
      ],
    })
    expect(await ruleOf('shared-network')).toMatchObject({ views: 1, only: 0 })
    expect((await ruleOf('data-centre')).marks).toHaveLength(5)
  })

  test('adds up: people and left out are all views, in one campaign and in none', async () => {
    expect(await bots('&campaign=spring')).toMatchObject({ campaign: 'spring', views: 9, human: 1, excluded: 8 })
    expect((await api('GET', 'traffic/bots?campaign=made-up')).status).toBe(404)
    expect((await api('GET', 'traffic/bots?from=2026-11-24&to=2026-11-23')).status).toBe(422)
    expect((await api('GET', 'traffic/bots?from=2025-01-01&to=2025-01-02')).json).toMatchObject({
      views: 0,
      excluded: 0,
    })
  })
})

test('every rule of the table has its bit in the code', async () => {
  const { results } = await db.prepare('SELECT rule, bit FROM bot_rules').all<{ rule: string; bit: number }>()
  expect(Object.fromEntries(results.map(({ rule, bit }) => [rule, bit]))).toEqual(BITS)
})

test('events are a person’s, by ad and name', async () => {
  await record(db, [
    seen(1, { events: [['zoom', '', 2], ['zoom', '{"a":1}', 1]] }),
    seen(2, { events: [['zoom', '', 1]], ad: 'ad-2' }),
    seen(3, { events: [['zoom', '', 9]], bots: BITS.webdriver }),
  ]) // biome-ignore format: a view a line
  const { status, json } = await api('GET', `campaigns/spring/events?from=${DAY}&to=${DAY}`)
  expect([status, json]).toEqual([
    200,
    {
      ...{ campaign: 'spring', from: DAY, to: DAY },
      events: [
        { ad: 'ad-1', name: 'zoom', views: 1, count: 3 },
        { ad: 'ad-2', name: 'zoom', views: 1, count: 1 },
      ],
    },
  ])
})

test.each([
  [
    'events',
    EVENT_COUNTS,
    ['spring', 1, 2],
    'SEARCH e USING INDEX view_events_campaign_at (campaign=? AND at>? AND at<?)',
  ],
  [
    'the summary',
    GROUPS,
    ['["spring"]', 1, 2],
    'SEARCH v USING INDEX views_campaign_at (campaign=? AND at>? AND at<?)',
  ],
  ['its marks', MARKS, ['["spring"]', 1, 2], 'SEARCH v USING INDEX views_campaign_at (campaign=? AND at>? AND at<?)'],
  ['a switch', JUDGE, [1, '', '', 5], 'SEARCH t USING COVERING INDEX touches_visitor ((visitor_id,campaign)>(?,?))'],
])('%s: read by index', async (_, sql, params, uses) => {
  const { results } = await db
    .prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .bind(...params)
    .all<{ detail: string }>()
  expect(results.map(row => row.detail)).toContain(uses)
})
