// Long on purpose: inside workerd a subject is one file, with one world at its top that its parts share.
import { env } from 'cloudflare:workers'
import { Hono } from 'hono'
import { beforeAll, describe, expect, test } from 'vitest'
import { mount } from '../src/accounts/endpoint.ts'
import { addSession } from '../src/accounts/store.ts'
import { dashboard } from '../src/dashboard/routes.tsx'
import { onError } from '../src/fallbacks.ts'
import { diagnosisEndpoints } from '../src/funnel/diagnosis/routes.ts'
import type { Finding } from '../src/funnel/diagnosis/schema.ts'
import { FOLLOWED, LIVE_AUDIENCES, medianPrice, PRICES, PROMISES, VISIT_COUNTS } from '../src/funnel/diagnosis/store.ts'
import type { Matrix } from '../src/funnel/matrix/load.ts'
import { matrixEndpoints } from '../src/funnel/matrix/routes.ts'
import { lastDays } from '../src/funnel/range.ts'
import { sha256Hex } from '../src/lib/crypto.ts'
import { newId } from '../src/lib/ids.ts'
import { DAY_MS, dayNumber } from '../src/lib/time.ts'

const { DB } = env
const NOW = Date.now()
const range = lastDays(30, NOW)
const YESTERDAY = NOW - DAY_MS
const app = new Hono<{ Bindings: Env }>()
  .route('/api', mount([...matrixEndpoints, ...diagnosisEndpoints]))
  .onError(onError)
  .route('/app', dashboard)

const api = (path: string) =>
  app.request(`/api/campaigns/${path}`, { headers: { Authorization: `Bearer ${env.ADMIN_TOKEN}` } }, env)
const shown = async (path: string) => {
  const headers = { Cookie: '__Host-l2l_session=session' }
  return (await app.request(`http://localhost/app/campaigns/${path}`, { headers }, env)).text()
}

const many = (n: number) => JSON.stringify(Array.from({ length: n }, newId))
const addViews = (campaign: string, ad: string, n: number, { engagedMs = 0, consent = 0, lcp = 1500 } = {}) =>
  DB.prepare(
    `INSERT INTO views (id, campaign, ad, at, engaged_ms, consent, lcp_ms) SELECT value, ?2, ?3, ?4, ?5, ?6, ?7 FROM json_each(?1)`,
  ).bind(many(n), campaign, ad, YESTERDAY, engagedMs, consent, lcp)
const addLeads = (campaign: string, ad: string, n: number) =>
  DB.prepare(`INSERT INTO conversions (id, kind, campaign, ad, at) SELECT value, 'lead', ?2, ?3, ?4 FROM json_each(?1)`).bind(
    many(n), campaign, ad, YESTERDAY,
  ) // biome-ignore format: its values
const addSpend = (
  campaign: string,
  ad: string,
  impressions: number,
  engagements: number,
  euros: number,
  currency = 'EUR',
) =>
  DB.prepare(
    `INSERT INTO spend (campaign, ad, platform, starts_on, ends_on, impressions, engagements, clicks, cost_micros, currency)
     VALUES (?1, ?2, 'meta', ?3, ?3, ?4, ?5, 100, ?6, ?7)`,
  ).bind(campaign, ad, range.from, impressions, engagements, euros * 1_000_000, currency)
const addAd = (ad: string, headline: string, live: number | null = null) => [
  DB.prepare(
    `INSERT INTO ads VALUES ('spring', ?1, 'meta', NULL, ?2, '', '', 'GET_QUOTE', 'fr', NULL, '[]', 0, 0)`,
  ).bind(ad, headline),
  DB.prepare(
    `INSERT INTO pages (campaign, ad, template, content, live, updated_at) VALUES ('spring', ?1, 'quote', '{}', ?2, 0)`,
  ).bind(ad, live),
]
const addVersion = (ad: string, score: number) =>
  DB.prepare(
    `INSERT INTO page_versions (campaign, ad, version, snapshot, html, checks, published_at, published_by, match_score)
     VALUES ('spring', ?1, 1, '{}', '', '[]', 0, 'x', ?2)`,
  ).bind(ad, score)
const addPromise = (ad: string, score: number) =>
  DB.prepare(`INSERT INTO promises VALUES ('spring', ?1, ?1, 1, 0, 'v1', ?2, '[]', 0, ?2, '[]')`).bind(ad, score)
const addCampaign = (slug: string) =>
  DB.prepare(`INSERT INTO campaigns VALUES (?1, 'demo', ?1, 'fr-FR', 'EUR', NULL, 'active', NULL, 0, 0)`).bind(slug)

/** Consented visitors of 'spring', with the contact of each where there is one. */
async function addVisitors(n: number, { contact = false, withdrawn = false, engagedMs = 20_000 } = {}) {
  const rows = JSON.stringify(Array.from({ length: n }, () => ({ id: newId(), contact: contact ? newId() : null })))
  await DB.batch([
    DB.prepare(
      `INSERT INTO visitors (id, contact_id, created_at, withdrawn_at)
       SELECT value ->> 'id', value ->> 'contact', ?2, ?3 FROM json_each(?1)`,
    ).bind(rows, YESTERDAY, withdrawn ? NOW : null),
    DB.prepare(
      `INSERT INTO engagements SELECT value ->> 'id', 'spring', 1, 1, ?2, ?2, ?3, 0, 0, 0, 0, 0, 0 FROM json_each(?1)`,
    ).bind(rows, YESTERDAY, engagedMs),
  ])
  return rows
}

beforeAll(async () => {
  await DB.prepare(`INSERT INTO users (id, role, sealed, created_at) VALUES ('u', 'editor', 'x', 0)`).run()
  await addSession(DB, await sha256Hex('session'), 'u', NOW, NOW + DAY_MS)
  await DB.batch([
    DB.prepare(`INSERT INTO brands (id, name, kit, legal, created_at, updated_at) VALUES ('demo', 'Demo', '{}', '{}', 0, 0)`),
    ...['spring', 'empty', 'one', 'two', 'three'].map(addCampaign),
    ...addAd('meme', '=Le chat qui rit', 1),
    ...addAd('demo', 'Votre démo en 15 minutes', 1),
    ...addAd('new', 'Tout nouveau'),
    addVersion('meme', 80), // drifted since it was published
    addPromise('meme', 45),
    addVersion('demo', 90), // not judged yet
    addSpend('spring', 'meme', 40_000, 4000, 800),
    addSpend('spring', 'demo', 20_000, 300, 600),
    addSpend('spring', 'new', 500, 20, 10),
    addSpend('spring', '', 1000, 10, 5),
    addViews('spring', 'meme', 1500),
    addViews('spring', 'meme', 100, { engagedMs: 20_000, consent: 2, lcp: 5000 }),
    addViews('spring', 'demo', 500, { engagedMs: 20_000, consent: 2 }),
    addViews('spring', 'demo', 100),
    addViews('spring', '', 7),
    addLeads('spring', 'meme', 1),
    addLeads('spring', 'demo', 60),
    ...['one', 'two', 'three'].flatMap((slug, i) => [addSpend(slug, 'a', 1000, 10, 300 + 100 * i), addLeads(slug, 'a', 20)]),
    addSpend('three', 'a', 1000, 10, 9000, 'USD'),
  ]) // biome-ignore format: the story
  await addVisitors(150)
  await addVisitors(90, { engagedMs: 0 })
  await addVisitors(80, { withdrawn: true })
})

const matrix = async (): Promise<Matrix & { currency: string }> => (await api('spring/matrix')).json()
const finding = async (error: Finding['error']): Promise<Finding> => {
  const { errors } = await (await api('spring/diagnosis')).json<{ errors: Finding[] }>()
  return errors.find(each => each.error === error)!
}
const valueIn = ({ evidence }: Finding, code: string) => evidence.find(each => each.code === code)!.value

describe('the matrix of a campaign', () => {
  test('names the ads that it can name, and says of the others what is missing', async () => {
    const { points, lines, unplaced } = await matrix()
    expect(points.map(({ ad, state, label, missing }) => ({ ad, state, label, missing }))).toEqual([
      { ad: 'meme', state: 'decided', label: 'applause', missing: { impressions: 0, views: 0 } },
      { ad: 'demo', state: 'decided', label: 'hidden-converter', missing: { impressions: 0, views: 0 } },
      { ad: 'new', state: 'too-few', label: null, missing: { impressions: 500, views: 100 } },
    ])
    expect(lines.engagement).toMatchObject({ value: 0.04, basis: 'method' })
    expect(unplaced).toMatchObject({ ad: '', views: 7 })
  })

  test('proposes to move a fifth, bounded by the budget that takes it', async () => {
    const { reallocation } = await matrix()
    expect(reallocation.changes).toMatchObject([
      { ad: 'meme', nowMicros: 800_000_000, thenMicros: 680_000_000 },
      { ad: 'demo', nowMicros: 600_000_000, thenMicros: 720_000_000 },
    ])
    expect(reallocation.extra!.low).toBeGreaterThan(0)
  })

  test('gives no advice on money of an ad that was paid for in two currencies', async () => {
    const added = addSpend('spring', 'meme', 0, 0, 3, 'USD')
    await added.run()
    expect((await matrix()).reallocation).toMatchObject({ changes: [], why: 'no-giver' })
    expect(await shown('spring/matrix?lang=fr')).toMatch(/800\u00a0€<span[^>]*>\+\u00a03\u00a0\$US/)
    expect(await (await api('spring/matrix?format=csv')).text()).toContain(',3 USD,EUR,800,')
    await DB.prepare(`DELETE FROM spend WHERE campaign = 'spring' AND currency = 'USD'`).run()
  })

  test('is a file too, in which no cell is a formula', async () => {
    const answer = await api('spring/matrix?format=csv')
    const [head, first, ...rest] = (await answer.text()).trim().split('\r\n')
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(head).toMatch(/^ad,platform,headline,state,label,impressions,/)
    expect(first).toMatch(/^meme,meta,Le chat qui rit,decided,applause,40000,4000,0\.1,/)
    expect(first).toMatch(/,EUR,800,680$/)
    expect(rest).toHaveLength(2)
  })

  test.each(['matrix', 'diagnosis'])('%s: unknown campaigns, days and formats are refused', async part => {
    expect((await api(`winter/${part}`)).status).toBe(404)
    expect((await api(`spring/${part}?from=2026-11-10&to=2026-11-01`)).status).toBe(422)
    expect((await api(`spring/${part}?format=pdf`)).status).toBe(422)
  })
})

describe('the three errors of a campaign', () => {
  test('virality: the ad that pleases and does not convert, and what it cost', async () => {
    expect(await finding('virality')).toMatchObject({
      answer: 'yes',
      ads: ['meme'],
      atStake: { micros: 800_000_000, currency: 'EUR' },
    })
  })

  test('what a conversion costs elsewhere is the median of the account’s other campaigns, in their own currency', async () => {
    expect(await medianPrice(DB, 'spring', 'EUR', range)).toEqual({ medianMicros: 20_000_000, campaigns: 3 })
    expect(await medianPrice(DB, 'one', 'EUR', range)).toMatchObject({ campaigns: 3 }) // spring instead
    expect(await medianPrice(DB, 'spring', 'GBP', range)).toBeNull()
  })

  test('a broken promise: scores weigh by what the ads cost, as last judged or as published', async () => {
    const found = await finding('broken-promise')
    expect(found).toMatchObject({
      answer: 'yes',
      ads: ['meme'],
      atStake: { micros: 800_000_000 },
      remedy: { code: 'mend-page', href: '/app/campaigns/spring/ads/meme' },
    })
    expect(valueIn(found, 'match')).toBeCloseTo((45 * 800 + 90 * 600) / 1400, 6)
    expect(valueIn(found, 'broken-share')).toBeCloseTo(800 / 1410, 6)
    expect(valueIn(found, 'bounce')).toBeCloseTo(1500 / 1600, 6)
    expect(valueIn(found, 'speed')).toBeCloseTo(2100 / 2200, 6)
  })

  test('no remarketing: only engaged visitors who still agree count, and none of them is followed', async () => {
    const found = await finding('no-remarketing')
    expect(found).toMatchObject({ answer: 'yes', remedy: { code: 'make-audiences' } })
    expect(found.evidence[0]).toMatchObject({ code: 'unfollowed', value: 1, n: 150 })
    expect(valueIn(found, 'live-audiences')).toBe(0)
    expect(found.atStake!.micros).toBe(Math.round((1415e6 * 600) / 2207))
  })

  test('an audience counts once a platform has it, and only its members of last night are followed', async () => {
    const people = await addVisitors(400, { contact: true })
    await DB.batch([
      DB.prepare(`INSERT INTO audiences VALUES ('a', 'Engagés', '{"campaigns":["spring"],"tiers":{"min":20}}', 0, 0)`),
      DB.prepare(
        `INSERT INTO memberships (audience, contact_id, joined_on) SELECT 'a', value ->> 'contact', ?2 FROM json_each(?1)`,
      ).bind(people, dayNumber(NOW)),
    ])
    expect(valueIn(await finding('no-remarketing'), 'unfollowed')).toBe(1)

    await DB.prepare(
      `INSERT INTO feeds (id, audience, destination, username, password_hash, created_at, pulled_at, pulls)
       VALUES ('f', 'a', 'meta', 'u', ?1, 0, ?2, 1)`,
    ).bind('0'.repeat(64), NOW - 2 * DAY_MS).run() // biome-ignore format: one row
    const found = await finding('no-remarketing')
    expect(found).toMatchObject({ answer: 'no', atStake: null })
    expect(valueIn(found, 'unfollowed')).toBeCloseTo(150 / 550, 6)
    expect([valueIn(found, 'live-audiences'), valueIn(found, 'unexcluded')]).toEqual([1, 1])

    await DB.prepare(`UPDATE feeds SET revoked_at = 1`).run()
    expect(valueIn(await finding('no-remarketing'), 'live-audiences')).toBe(0)
    await DB.prepare(
      `INSERT INTO deliveries (id, at, kind, destination, audience, actor, members, verdict) VALUES ('d', ?1, 'export', 'meta', 'a', 'x', 1, 'complete')`,
    ).bind(NOW - 40 * DAY_MS).run() // biome-ignore format: one row
    expect(valueIn(await finding('no-remarketing'), 'live-audiences')).toBe(0)
    await DB.prepare(`UPDATE deliveries SET at = ?1`)
      .bind(NOW - 20 * DAY_MS)
      .run()
    expect(valueIn(await finding('no-remarketing'), 'live-audiences')).toBe(1)
  })

  test('whoever’s tier a platform was told is followed, though no list can name them', async () => {
    const before = valueIn(await finding('no-remarketing'), 'unfollowed')!
    await DB.prepare(
      `INSERT INTO event_sends (connection, kind, event, visitor_id, campaign, tier, at, created_at, state, next_at, ended_at)
       SELECT 'c', 'tier', id, id, 'spring', 'engaged', 0, 0, 'sent', 0, 1 FROM visitors WHERE contact_id IS NULL AND withdrawn_at IS NULL`,
    ).run()
    expect(before).toBeGreaterThan(0.2)
    expect(valueIn(await finding('no-remarketing'), 'unfollowed')).toBe(0)
  })

  test('are a file too, one line for each evidence', async () => {
    const lines = (await (await api('spring/diagnosis?format=csv')).text()).trim().split('\r\n')
    expect(lines[0]).toMatch(/^error,answer,at_stake,currency,remedy,evidence,says,value,/)
    expect(lines[1]).toMatch(/^virality,yes,800,EUR,qualify,engagement,yes,0\.0\d+,/)
    expect(lines).toHaveLength(1 + 13)
  })
})

describe('their pages', () => {
  test('the matrix shows the picture and a table that says the same, with what is proposed', async () => {
    const html = await shown('spring/matrix?lang=fr')
    expect(html).toContain('<svg class="plot" role="img"')
    expect(html).toMatch(/Applaudi<\/span> <span class="soft small">vrai à plus de 99\u00a0%/)
    expect(html).toContain('encore 500\u00a0impressions et 100\u00a0visites'.replaceAll('\u00a0', ' '))
    expect(html).toMatch(/680\u00a0€ <span[^>]*>120\u00a0€ de moins/)
    expect(html).toContain('jamais une consigne')
    expect(await shown('spring/matrix?lang=en')).toContain('never a command')
  })

  test('the diagnosis answers each error, with the amount and a button that leads to its remedy', async () => {
    const html = await shown('spring/diagnosis?lang=fr')
    expect(html).toMatch(/Oui<\/span> · 800\u00a0€ en jeu/)
    expect(html).toContain('href="/app/campaigns/spring/ads/meme"')
    expect(html.match(/<section class="card stack"/g)).toHaveLength(3)
    expect(await shown('spring/diagnosis?lang=en')).toContain('Yes</span>')
  })

  test('a campaign without figures says what to do next', async () => {
    expect(await shown('empty/matrix?lang=en')).toContain('href="/app/spend"')
    const html = await shown('empty/diagnosis?lang=en')
    expect(html.match(/Too few data/g)).toHaveLength(3)
    expect(html).not.toMatch(/NaN|Infinity|undefined|null/)
  })

  test('the file is there without a key', async () => {
    expect(await shown('spring/diagnosis?format=csv')).toMatch(/^error,answer/)
  })

  test.each([
    ['matrix', 'from=2026-12-01&to=2026-11-01'],
    ['diagnosis', 'from=1.11.2026&to=2026-11-30'],
    ['attribution', 'from=2024-11-01&to=2026-11-30'],
  ])('the %s says that a period cannot be (%s), and that the last 30 days are shown', async (part, period) => {
    expect((await shown(`spring/${part}?${period}&lang=en`)).split('the last 30 days are shown')).toHaveLength(2)
    expect(await shown(`spring/${part}?${period}&lang=fr`)).toMatch(/role="alert">\s*Cette période n’existe pas/)
    expect(await shown(`spring/${part}?from=2026-11-01&to=2026-11-30&lang=en`)).not.toContain(
      'the last 30 days are shown',
    )
  })
})

const plan = async (sql: string, ...params: unknown[]) => {
  const { results } = await DB.prepare(`EXPLAIN QUERY PLAN ${sql}`).bind(...params).all<{ detail: string }>()
  return results.map(({ detail }) => detail)
} // biome-ignore format: one statement

test.each([
  ['visits', VISIT_COUNTS, ['["spring"]', 1, 2], 'SEARCH v USING INDEX views_campaign_at (campaign=? AND at>? AND at<?)'],
  ['promises', PROMISES, ['spring'], 'SEARCH p USING PRIMARY KEY (campaign=?)'],
  ['what the account pays', PRICES, ['spring', 'EUR', '2026-11-01', '2026-11-30', 1, 2], 'SEARCH s USING PRIMARY KEY (campaign=? AND starts_on>? AND starts_on<?)'],
  ['its conversions', PRICES, ['spring', 'EUR', '2026-11-01', '2026-11-30', 1, 2], 'SEARCH v USING INDEX conversions_campaign_at (campaign=? AND at>? AND at<?)'],
  ['who is followed', FOLLOWED, ['spring', 1, 2, '[]'], 'SEARCH engagements USING INDEX engagements_campaign_at (campaign=? AND last_at>? AND last_at<?)'],
  ['who is a member', FOLLOWED, ['spring', 1, 2, '[]'], 'SEARCH m USING INDEX memberships_contact (contact_id=?)'],
  ['whose tier was told', FOLLOWED, ['spring', 1, 2, '[]'], 'SEARCH s USING INDEX event_sends_visitor (visitor_id=?)'],
  ['deliveries', LIVE_AUDIENCES, [1], 'SEARCH d USING INDEX deliveries_audience (audience=? AND at>?)'],
])('%s are found without looking at what is not asked for', async (_, sql, params, uses) => {
  const steps = await plan(sql, ...params)
  expect(steps).toContain(uses)
  // What may be scanned has a row for each campaign, audience, feed or rule, or was cut to size before.
  expect(steps.filter(step => /^SCAN (?!wanted|r\b|days\b|CONSTANT ROW|\(subquery|json_each|campaigns|c\b|a\b|f\b|e\b|engaged)/.test(step))).toEqual([])
}) // biome-ignore format: one query a line
