// Long on purpose: inside workerd a subject is one file, with one world at its top that its parts share.
import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { Hono } from 'hono'
import { beforeEach, expect, test } from 'vitest'
import { mount } from '../src/accounts/endpoint.ts'
import { addKey, addSession } from '../src/accounts/store.ts'
import { LANGUAGES, words } from '../src/dashboard/words.ts'
import { onError } from '../src/fallbacks.ts'
import { sha256Hex } from '../src/lib/crypto.ts'
import { newId } from '../src/lib/ids.ts'
import { DAY_MS } from '../src/lib/time.ts'
import { listClosedDays, rollUp } from '../src/pixel/days/roll-up.ts'
import { LEARN_AD_IDS, LEARNED, RECENT } from '../src/pixel/facts/ad-ids.ts'
import { RESTORE, UNDO } from '../src/spend/imports.ts'
import { knownOf, oursIn, sourceIn } from '../src/spend/known.ts'
import { confirm } from '../src/spend/mappings.ts'
import { matcher } from '../src/spend/match.ts'
import { LATEST, RATES_BETWEEN } from '../src/spend/rates-store.ts'
import { spendEndpoints } from '../src/spend/routes.ts'
import { SPEND_ROWS } from '../src/spend/rows-store.ts'
import { keyOf, sourceOf } from '../src/spend/source.ts'
import {
  COUNT_WITHIN,
  FORGET_REPLACED,
  HELD_WITHIN,
  LONG_ROWS,
  RELATED,
  REMOVE,
  SAID_OF,
  SET_ASIDE,
  type StoredSource,
} from '../src/spend/store.ts'
import { call as open } from './call.ts'
import { PAGE_FAULTS } from './page-faults.ts'

const { DB } = env

const app = new Hono<{ Bindings: Env }>().route('/api', mount(spendEndpoints)).onError(onError)

async function call(method: string, path: string, body?: BodyInit, token = env.ADMIN_TOKEN) {
  const init = { method, headers: { Authorization: `Bearer ${token}` }, ...(body !== undefined && { body }) }
  const answer = await app.request(`/api${path}`, init, env)
  const text = await answer.text()
  return { status: answer.status, json: text ? JSON.parse(text) : null }
}
const send = (body: BodyInit, query = '') => call('POST', `/spend/import${query}`, body)
const say = (...mappings: object[]) => call('PUT', '/spend/mappings', JSON.stringify({ mappings }))

const HEADER = 'campaign,ad,platform,starts_on,ends_on,impressions,reach,engagements,clicks,cost,currency'
const own = (...lines: string[]) => [HEADER, ...lines].join('\n')
const week1 = 'spring,ad-1,meta,2026-10-01,2026-10-07,12000,8000,420,160,96.40,EUR'
const week2 = 'spring,ad-1,meta,2026-10-08,2026-10-14,10000,7000,380,140,83.60,EUR'

const META = 'Campaign ID,Campaign name,Ad ID,Ad name,Day,Amount spent (EUR),Impressions,Link clicks,Reach'
const meta = (...lines: string[]) => [META, ...lines].join('\n')
const CAROUSEL = '1201,Spring sale,1301,Carousel'
const VIDEO = '1201,Spring sale,1302,Video'

const stored = async () => (await DB.prepare('SELECT * FROM spend ORDER BY starts_on, ad, cost_micros').all()).results
const brief = async () =>
  (await stored()).map(({ ad, starts_on, ends_on, cost_micros, currency }) =>
    [
      ad,
      starts_on,
      ...(starts_on === ends_on ? [] : [ends_on]),
      Number(cost_micros) / 1e6,
      ...(currency === 'EUR' ? [] : [currency]),
    ].join(' '),
  )
const told = ({ status, json }: Awaited<ReturnType<typeof send>>) => {
  expect(status).toBe(422)
  return [
    json.error.code,
    ...json.error.issues.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`),
  ]
}

beforeEach(async () => {
  const tables = [
    'spend',
    'spend_sources',
    'spend_imports',
    'spend_replaced',
    'ad_ids',
    'rates',
    'views',
    'rolled_days',
    'api_keys',
  ]
  await DB.batch([
    ...tables.map(table => DB.prepare(`DELETE FROM ${table}`)),
    DB.prepare(
      `INSERT OR IGNORE INTO brands (id, name, kit, legal, created_at, updated_at) VALUES ('demo', 'Demo', '{}', '{}', 0, 0)`,
    ),
    ...['spring', 'autumn'].map(slug =>
      DB.prepare(
        `INSERT OR IGNORE INTO campaigns VALUES (?1, 'demo', ?1, 'fr-FR', 'EUR', NULL, 'active', NULL, 0, 0)`,
      ).bind(slug),
    ),
    ...['ad-1', 'ad-2'].map(slug =>
      DB.prepare(
        `INSERT OR IGNORE INTO ads VALUES ('spring', ?1, 'meta', NULL, 'h', '', '', 'LEARN_MORE', 'fr', NULL, '[]', 0, 0)`,
      ).bind(slug),
    ),
    DB.prepare(`UPDATE ads SET external_id = NULL`),
  ])
})

const knowCarousel = () => DB.prepare(`UPDATE ads SET external_id = '1301' WHERE slug = 'ad-1'`).run()

test('a report of ours is imported and told back in its own figures', async () => {
  const { status, json } = await send(own(week1, week2))
  expect(status).toBe(200)
  expect(json).toMatchObject({
    platform: 'like2lead',
    period: { from: '2026-10-01', to: '2026-10-14' },
    rows: 2,
    days: 14,
    totals: { impressions: 22_000, reach: null, clicks: 300, spend: { EUR: 180_000_000 } },
    matched: { rows: 2 },
    skipped: [],
    unmatched: [],
    replaced: 0,
  })
  expect(await brief()).toEqual(['ad-1 2026-10-01 2026-10-07 96.4', 'ad-1 2026-10-08 2026-10-14 83.6'])
})

test('a dry run tells the same and writes nothing', async () => {
  const dry = await send(own(week1), '?dryRun=1')
  expect(await stored()).toEqual([])
  expect((await call('GET', '/spend/imports')).json.items).toEqual([])
  expect(dry).toEqual(await send(own(week1)))
})

test('an ad whose id was filed is matched; what nobody knows is told with what it cost, and left out', async () => {
  await knowCarousel()
  const { json } = await send(
    meta(
      `${CAROUSEL},2026-10-01,12.50,1000,40,900`,
      `${VIDEO},2026-10-01,7.25,500,9,450`,
      `1299,Other,1399,Solo,2026-10-02,1,10,1,9`,
    ),
  )
  expect(json).toMatchObject({
    platform: 'meta',
    level: 'ad',
    clicksAre: 'landing',
    rows: 3,
    totals: { impressions: 1510, reach: null, clicks: 50, spend: { EUR: 20_750_000 } },
    daily: [
      { day: '2026-10-01', impressions: 1500, clicks: 49, spend: { EUR: 19_750_000 } },
      { day: '2026-10-02', impressions: 10, clicks: 1, spend: { EUR: 1_000_000 } },
    ],
    matched: { rows: 1, totals: { spend: { EUR: 12_500_000 } } },
    unmatched: [
      {
        platform: 'meta',
        level: 'ad',
        campaign: 'Spring sale',
        campaignId: '1201',
        ad: 'Video',
        adId: '1302',
        lines: [3],
        rows: 1,
        spend: { EUR: 7_250_000 },
      },
      { campaign: 'Other', ad: 'Solo', lines: [4] },
    ],
  })
  expect(json.unmatched[0].suggestions).toEqual([{ campaign: 'spring', ad: '', why: 'words' }])
  expect(await brief()).toEqual(['ad-1 2026-10-01 12.5'])
})

test('what a person says of a campaign or an ad counts from the next import on: ours, ours as a whole, or not ours', async () => {
  const file = meta(
    `${CAROUSEL},2026-10-01,12.50,1000,40,900`,
    `${VIDEO},2026-10-01,7.25,500,9,450`,
    `1299,Other,1399,Solo,2026-10-02,1,10,1,9`,
  )
  const named = { platform: 'meta', campaignId: '1201', campaign: 'Spring sale' }
  expect(
    (await say({ ...named, level: 'ad', adId: '1302', ad: 'Video', ours: { campaign: 'spring', ad: 'ad-9' } })).json
      .error,
  ).toMatchObject({
    code: 'unknown-ad',
    issues: [{ path: 'mappings.0.ours' }],
  })
  expect((await say({ ...named, level: 'campaign', campaignId: null, campaign: null, ours: null })).status).toBe(422)
  const answer = await say(
    { ...named, level: 'campaign', ours: { campaign: 'spring' } },
    { ...named, level: 'ad', adId: '1302', ad: 'Video', ours: { campaign: 'spring', ad: 'ad-2' } },
    { platform: 'meta', level: 'campaign', campaignId: '1299', campaign: 'Other', ours: null },
  )
  expect(answer.json).toEqual({ confirmed: 3 })
  expect((await send(file)).json).toMatchObject({ matched: { rows: 2 }, ignored: 1, unmatched: [], campaignOnly: [] })
  expect(await brief()).toEqual([' 2026-10-01 12.5', 'ad-2 2026-10-01 7.25'])

  const { items } = (await call('GET', '/spend/mappings')).json
  expect(
    items.map(({ campaign, ad, ours }: { campaign: string; ad: string; ours: object }) => [campaign, ad, ours]),
  ).toEqual(
    expect.arrayContaining([
      ['Spring sale', null, { campaign: 'spring', ad: '' }],
      ['Spring sale', 'Video', { campaign: 'spring', ad: 'ad-2' }],
      ['Other', null, null],
    ]),
  )
  for (const { id } of items) expect((await call('DELETE', `/spend/mappings/${id}`)).status).toBe(204)
  expect((await call('GET', '/spend/mappings')).json.items).toEqual([])
  expect((await send(file, '?dryRun=1')).json.unmatched).toHaveLength(3)
})

test('of a report that is somebody else’s, the ads that cost most are shown, and how many there are besides', async () => {
  const lines = Array.from({ length: 503 }, (_, i) => `999,Theirs,${1000 + i},Ad ${i},2026-10-01,${i + 1}.50,100,1,90`)
  const { status, json } = await send(meta(...lines), '?dryRun=1')
  expect(status).toBe(200)
  expect(json).toMatchObject({ rows: 503, matched: { rows: 0 }, leftOut: { rows: 503 }, moreUnmatched: 3 })
  expect(json.unmatched).toHaveLength(500)
  expect(json.unmatched[0]).toMatchObject({ ad: 'Ad 502', lines: [504], spend: { EUR: 503_500_000 } })
})

test('visitors’ addresses tell which ad an id is: of rolled days from what was learned, of today from the views themselves', async () => {
  const now = Date.now()
  const view = (ad: string, at: number, ids: string, bots = 0) =>
    DB.prepare(
      `INSERT INTO views (id, campaign, ad, at, source, utm, bots) VALUES (?1, 'spring', ?2, ?3, 'meta', ?4, ?5)`,
    ).bind(newId(), ad, at, `utm_source=ig&${ids}`, bots)
  await DB.batch([
    view('ad-1', now - 9 * DAY_MS, 'cid=1201&asid=1251&aid=1301'),
    view('ad-2', now, 'cid=1201&aid=1302'),
    view('ad-2', now, 'aid=1399', 2),
  ])
  await listClosedDays(env, now)
  await rollUp(env, now)
  const learned = await DB.prepare('SELECT level, id, campaign, ad FROM ad_ids ORDER BY level').raw()
  expect(learned).toEqual([['ad', '1301', 'spring', 'ad-1'], ['campaign', '1201', 'spring', ''], ['group', '1251', 'spring', 'ad-1']]) // biome-ignore format: three rows
  const { json } = await send(
    meta(
      `${CAROUSEL},2026-10-01,12.50,1000,40,900`,
      `${VIDEO},2026-10-01,7.25,500,9,450`,
      `1201,Spring sale,1303,New,2026-10-01,1,10,1,9`,
      `1299,Other,1399,Robots only,2026-10-01,1,10,1,9`,
    ),
  )
  expect(await brief()).toEqual([' 2026-10-01 1', 'ad-1 2026-10-01 12.5', 'ad-2 2026-10-01 7.25'])
  expect(json.campaignOnly).toMatchObject([{ ad: 'New', adId: '1303' }])
  expect(json.unmatched).toMatchObject([{ ad: 'Robots only' }])
})

test('importing again replaces and never doubles: corrected days, days by device, a month told by its days, an ad told by its name', async () => {
  await say({
    platform: 'meta',
    level: 'campaign',
    campaignId: '1201',
    campaign: 'Spring sale',
    ours: { campaign: 'spring' },
  })
  await knowCarousel()
  const day = (date: string, cost: string) => `${CAROUSEL},${date},${cost},1000,40,900`
  await send(meta(day('2026-10-01', '10.00'), day('2026-10-02', '20.00')))
  expect((await send(meta(day('2026-10-02', '21.00')))).json.replaced).toBe(1)
  expect(await brief()).toEqual(['ad-1 2026-10-01 10', 'ad-1 2026-10-02 21'])

  const byDevice = ['mobile_app', 'desktop'].map(
    (device, i) => `${CAROUSEL},2026-10-02,${i + 1}.00,500,20,400,${device}`,
  )
  await send([`${META},Impression device`, ...byDevice].join('\n'))
  expect(await brief()).toEqual(['ad-1 2026-10-01 10', 'ad-1 2026-10-02 1', 'ad-1 2026-10-02 2'])

  // The campaign over the whole month takes the place of its ads, and the ads by day that of the month.
  const month =
    'Campaign name,Reporting starts,Reporting ends,Amount spent (EUR),Impressions,Link clicks,Reach\nSpring sale,2026-10-01,2026-10-31,500.00,9000,90,800'
  expect((await send(month)).json).toMatchObject({ level: 'campaign', replaced: 3 })
  expect(await brief()).toEqual([' 2026-10-01 2026-10-31 500'])
  expect(told(await send(meta(day('2026-10-30', '5.00'), day('2026-10-31', '5.00'))))).toEqual([
    'partly-stored',
    'line 2 partly-stored',
  ])
  expect((await send(meta(day('2026-10-01', '250.00'), day('2026-10-31', '260.00')))).json.replaced).toBe(1)
  expect(await brief()).toEqual(['ad-1 2026-10-01 250', 'ad-1 2026-10-31 260'])

  // Our own format tells of the same ad.
  expect((await send(own(week1))).json.replaced).toBe(1)
  expect(await brief()).toEqual(['ad-1 2026-10-01 2026-10-07 96.4', 'ad-1 2026-10-31 260'])
})

test('an import can be undone, once, and what it replaced is there again', async () => {
  await send(own(week1, week2))
  const before = await stored()
  await send(own(week1.replace('96.40', '99.00')), '?file=week-1.csv')
  const { items } = (await call('GET', '/spend/imports')).json
  expect(items).toMatchObject([
    {
      platform: 'like2lead',
      ...{ file: 'week-1.csv', rows: 1, replaced: 1, added: 0, changed: 1, removed: 0 },
      ...{ undoable: true, coveredBy: null },
      period: { from: '2026-10-01', to: '2026-10-07' },
      totals: { spend: { EUR: 99_000_000 } },
      actor: 'admin',
    },
    { file: '', rows: 2, replaced: 0, added: 2, changed: 0, removed: 0, undoable: false, coveredBy: items[0].id },
  ])
  const [late, early] = items.map(({ id }: { id: number }) => `/spend/imports/${id}/undo`)
  expect((await call('POST', early)).json.error).toMatchObject({ code: 'covered', message: /Import \d+ / })
  expect((await call('POST', late)).status).toBe(200)
  expect(await stored()).toEqual(before)
  expect((await call('POST', late)).json.error.code).toBe('already-undone')
  expect((await call('POST', '/spend/imports/999/undo')).status).toBe(404)
  expect((await call('POST', early)).status).toBe(200) // nothing covers it any more
  expect(await stored()).toEqual([])
})

test('an import that a later one has nothing to do with is undone as well: what came since stays', async () => {
  await knowCarousel()
  const day = (date: string, cost: string) => `${CAROUSEL},${date},${cost},1000,40,900`
  await send(meta(day('2026-10-01', '10.00'), day('2026-10-02', '20.00')))
  await send(meta(day('2026-10-01', '11.00'), day('2026-10-02', '20.00')))
  await send(meta(day('2026-10-03', '30.00')))
  await send(own('spring,ad-2,meta,2026-11-01,2026-11-01,9,9,,1,5.00,EUR'))
  const [, , corrected, first] = (await call('GET', '/spend/imports')).json.items
  expect([first.undoable, first.coveredBy, corrected.undoable]).toEqual([false, corrected.id, true])
  expect((await call('POST', `/spend/imports/${corrected.id}/undo`)).status).toBe(200)
  expect(await brief()).toEqual(['ad-1 2026-10-01 10', 'ad-1 2026-10-02 20', 'ad-1 2026-10-03 30', 'ad-2 2026-11-01 5'])
})

test('whichever imports are undone, in whatever order that is allowed, the rows are those of the imports that are left', async () => {
  await knowCarousel()
  const day = (date: number, cost: number) => `${CAROUSEL},2026-10-0${date},${cost}.00,1000,40,900`
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 9 })), {
          selector: ([on]) => on,
          minLength: 1,
          maxLength: 3,
        }),
        { minLength: 1, maxLength: 4 },
      ),
      fc.array(fc.nat(3), { maxLength: 4 }),
      async (reports, undone) => {
        await DB.batch(['spend', 'spend_replaced', 'spend_imports'].map(table => DB.prepare(`DELETE FROM ${table}`)))
        for (const days of reports) await send(meta(...days.map(([on, cost]) => day(on, cost))))
        const ids: number[] = (await call('GET', '/spend/imports')).json.items
          .map(({ id }: { id: number }) => id)
          .reverse()
        const left = new Map(ids.map((id, i) => [id, reports[i]!]))
        for (const i of undone)
          if (ids[i] !== undefined && (await call('POST', `/spend/imports/${ids[i]}/undo`)).status === 200)
            left.delete(ids[i])
        const figures = await stored()
        await DB.batch(['spend', 'spend_replaced', 'spend_imports'].map(table => DB.prepare(`DELETE FROM ${table}`)))
        for (const days of left.values()) await send(meta(...days.map(([on, cost]) => day(on, cost))))
        const plain = (rows: Record<string, unknown>[]) => rows.map(({ import: _, ...row }) => row)
        expect(plain(figures)).toEqual(plain(await stored()))
      },
    ),
    { numRuns: 12 },
  )
})

test('what the eleventh import before replaced is no longer known, and it cannot be undone', async () => {
  const day = (n: number) => `spring,ad-1,meta,2026-10-${10 + n},2026-10-${10 + n},100,,,1,1.00,EUR`
  for (let n = 0; n < 11; n++) await send(own(day(n)))
  const { items } = (await call('GET', '/spend/imports')).json
  expect(items.map(({ undoable }: { undoable: boolean }) => undoable)).toEqual([...Array(10).fill(true), false])
  expect((await call('POST', `/spend/imports/${items[10].id}/undo`)).json.error.code).toBe('too-old')
  expect(await stored()).toHaveLength(11)
})

test('an ad of a report that names no campaign is ours once somebody has said so', async () => {
  await knowCarousel()
  const report = 'Ad name,Day,Amount spent (EUR),Impressions,Link clicks\nCarousel,2026-10-01,12.50,1000,40'
  const query = `?${new URLSearchParams({ platform: 'meta', dryRun: '1' })}`
  const [open] = (await send(report, query)).json.unmatched
  expect(open).toMatchObject({ campaign: null, ad: 'Carousel', adId: null })
  const { lines, rows, impressions, spend, suggestions, ...named } = open
  const ours = { campaign: 'spring', ad: 'ad-1' }
  expect((await say({ ...named, ours })).status).toBe(200)
  expect((await send(report, query)).json).toMatchObject({ matched: { rows: 1 }, unmatched: [] })
})

test.each([
  ['an ad', { level: 'ad', adId: '1301' }, 'confirmed'],
  ['a group of ads', { level: 'group', groupId: '1251' }, 'whole'],
])('%s that somebody named by its id alone is ours, whichever campaign a report has it in', async (_, named, how) => {
  const ours = { campaign: 'spring', ad: 'ad-2' }
  expect((await say({ platform: 'meta', ...named, ours })).status).toBe(200)
  const report = `Campaign ID,Campaign name,Ad set ID,Ad ID,Ad name,Day,Amount spent (EUR),Impressions,Link clicks\n1201,Spring sale,1251,1301,Carousel,2026-10-01,12.50,1000,40`
  expect((await send(report)).json).toMatchObject({ matched: { rows: 1 }, unmatched: [] })
  expect(await DB.prepare('SELECT campaign, ad, matched FROM spend_sources WHERE import > 0').all()).toMatchObject({
    results: [{ ...ours, matched: how }],
  })
})

test('whatever was said of whatever, an import finds it as if it had looked through all that was ever said', async () => {
  const called = (...names: [name: string | null, id: string | null][]) => fc.constantFrom(...names).map(([name, id]) => ({ name, id })) // biome-ignore format: one line
  const names = fc.record({
    campaign: called([null, null], ['A', '1'], ['A', null], ['B', '2']),
    group: called([null, null], ['G', '5'], ['G', null], [null, '5']),
    ad: called([null, null], ['x', '9'], ['x', null], [null, '9'], ['y', '8']),
  })
  const sources = names.map(one => sourceOf({ platform: 'meta', ...one })).filter(one => one.level !== 'own' && Boolean(one[one.level].id || one[one.level].name)) // biome-ignore format: one line
  // Of no campaign, without ids: only the number of what was said finds it.
  const source = (group: string, ad: string | null = null) => sourceOf({ platform: 'meta', campaign: { name: null, id: null }, group: { name: group, id: null }, ad: { name: ad, id: null } }) // biome-ignore format: one line
  const ours = fc.constantFrom({ campaign: 'spring', ad: '' }, { campaign: 'spring', ad: 'ad-1' }, null)
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(sources, ours), { maxLength: 6 }), fc.array(sources, { minLength: 1, maxLength: 6 }), async (sayings, asked) => {
      await DB.exec('DELETE FROM spend_sources')
      for (const [{ platform, level, campaign, group, ad }, ours] of sayings)
        await confirm(DB, [{ platform, level: level as 'ad', campaign: campaign.name, campaignId: campaign.id, group: group.name, groupId: group.id, ad: ad.name, adId: ad.id, ours }])
      const all = (await DB.prepare('SELECT * FROM spend_sources ORDER BY id').all<StoredSource>()).results
      const once = new Map(asked.map(source => [keyOf(source), source])) // as an import asks: one of several that are the same
      const { known } = await knownOf(DB, once, Date.now())
      const [found, plain] = [known, { ...known, said: all.map(row => ({ source: sourceIn(row), ours: oursIn(row) })) }].map(matcher)
      for (const source of once.values()) expect(found!(source)).toEqual(plain!(source))
    }),
    { numRuns: 40, examples: [[[[source('G'), { campaign: 'spring', ad: '' }]], [source('G', 'x')]]] },
  )
}) // biome-ignore format: a step a line

test('headers that no platform writes are named by whoever knows them', async () => {
  await knowCarousel()
  const odd =
    'Camp-Nr,Camp,Anz-Nr,Anz,Tag,Kosten (EUR),Sichtungen,Klicks\n1201,Spring sale,1301,Carousel,2026-10-01,12.50,1000,40'
  expect((await send(odd, '?platform=meta')).json.error.code).toBe('unknown-report')
  const columns = { campaignId: 'Camp-Nr', campaign: 'Camp', adId: 'Anz-Nr', ad: 'Anz', day: 'Tag', cost: 'Kosten (EUR)', impressions: 'Sichtungen', clicks: 'Klicks' } // biome-ignore format: one line
  const query = new URLSearchParams({ platform: 'meta', columns: JSON.stringify(columns) })
  expect((await send(odd, `?${query}`)).json).toMatchObject({ matched: { rows: 1 }, totals: { clicks: 40, spend: { EUR: 12_500_000 } } }) // biome-ignore format: one line
  expect(await brief()).toEqual(['ad-1 2026-10-01 12.5'])
  // A column that this platform's own reports never have.
  const apart = odd.replace('Kosten (EUR)', 'Kosten,Geld').replace('12.50', '12.50,EUR')
  const named = JSON.stringify({ ...columns, cost: 'Kosten', currency: 'Geld' })
  expect((await send(apart, `?${new URLSearchParams({ platform: 'meta', columns: named })}`)).json).toMatchObject({ totals: { spend: { EUR: 12_500_000 } } }) // biome-ignore format: one line
  for (const columns of ['{', '{"weather":"Tag"}', '{"day":1}'])
    expect((await send(odd, `?${new URLSearchParams({ columns })}`)).json.error.code).toBe('invalid-query')
})

test('what is told again as it is stored stays untouched, and the import can be undone all the same', async () => {
  await knowCarousel()
  const day = (date: string, cost: string) => `${CAROUSEL},${date},${cost},1000,40,900`
  await send(meta(day('2026-10-01', '10.00'), day('2026-10-02', '20.00'), day('2026-10-03', '30.00')))
  const before = await stored()
  expect((await send(meta(day('2026-10-01', '10.00'), day('2026-10-03', '31.00'), day('2026-10-02', '20.00')))).json).toMatchObject({ matched: { rows: 3 }, replaced: 3 }) // biome-ignore format: one line
  const [last, first] = (await call('GET', '/spend/imports')).json.items
  expect((await stored()).map(row => row.import)).toEqual([first.id, first.id, last.id])
  expect(last).toMatchObject({ rows: 3, replaced: 3 })
  await call('POST', `/spend/imports/${last.id}/undo`)
  expect(await stored()).toEqual(before)
})

test('spend in another currency than the campaign’s is kept, apart', async () => {
  const { json } = await send(own(week1, week2.replace('EUR', 'USD')))
  expect(json.totals.spend).toEqual({ EUR: 96_400_000, USD: 83_600_000 })
  expect(await brief()).toEqual(['ad-1 2026-10-01 2026-10-07 96.4', 'ad-1 2026-10-08 2026-10-14 83.6 USD'])
})

test('more clicks than impressions is said, and stored as it was told', async () => {
  const { json } = await send(own(week1.replace('12000', '20').replace('8000', '20')))
  expect(json.warnings).toEqual([{ code: 'more-clicks-than-impressions', line: 2, rows: 1 }])
  expect(await stored()).toMatchObject([{ impressions: 20, clicks: 160 }])
})

const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])
const row = `${CAROUSEL},2026-10-01,12.50,1000,40,900`

test.each<[string, BodyInit, string[], string?]>([
  ['a screenshot renamed .csv', PNG, ['not-a-report', 'file binary']],
  [
    'a report in another language',
    'Kampagnenname,Anzeigenname,Tag,Ausgegebener Betrag (EUR)\nA,B,2026-10-01,1',
    ['unknown-report', 'line 1 unknown-headers'],
  ],
  ['half a file', meta(row, '1201,Spring sale,1302,Vid'), ['invalid-report', 'line 3 cut-off']],
  ['negative spend', meta(row.replace('12.50', '-12.50')), ['invalid-report', 'line 2: Amount spent (EUR) negative']],
  [
    'a date that could be two days',
    meta(row.replace('2026-10-01', '03/04/2026')),
    ['ambiguous-dates', expect.stringMatching(/^line 2.* day-or-month$/)],
  ],
  [
    'an ad on a platform that is not its own',
    own(week1.replace('meta', 'tiktok')),
    ['invalid-report', 'line 2: platform other-platform'],
  ],
  ['a file of nothing', '', ['empty-report', 'file no-lines']],
  ['a platform that there is not', meta(row), ['invalid-query', 'platform not-one-of'], '?platform=myspace'],
  [
    'a currency that there is not',
    own(week1.replace('EUR', 'EUO')),
    ['invalid-report', 'line 2: currency not-a-currency'],
  ],
  [
    'a currency that there is not, in the query',
    meta(row),
    ['invalid-query', 'currency not-a-currency'],
    '?currency=EUO',
  ],
  ['a query that says neither yes nor no', meta(row), ['invalid-query', 'dryRun not-one-of'], '?dryRun=true'],
])('%s is refused in words, and nothing is written', async (_, body, expected, query = '') => {
  await knowCarousel()
  expect(told(await send(body, query))).toEqual(expected)
  expect(await stored()).toEqual([])
})

test('the order of days is believed when it is said', async () => {
  await knowCarousel()
  await send(meta(row.replace('2026-10-01', '03/04/2026')), '?dayOrder=dmy')
  expect(await brief()).toEqual(['ad-1 2026-04-03 12.5'])
})

test('a file that is too long is refused, and importing spend takes an editor', async () => {
  expect((await send('x'.repeat(26 * 1024 * 1024))).status).toBe(413)
  await addKey(DB, { name: 'reader', role: 'analyst', tokenHash: await sha256Hex('analyst-token') }, Date.now())
  expect((await call('POST', '/spend/import', own(week1), 'analyst-token')).status).toBe(403)
})

test('rates of the European Central Bank are kept by day, or refused by line', async () => {
  const ecb = 'Date,USD,JPY,CYP,\n2026-10-02,1.0745,171.2,N/A,\n2026-10-01,1.07,170,N/A,'
  const answer = { rates: 4, changed: 4, currencies: ['JPY', 'USD'], period: { from: '2026-10-01', to: '2026-10-02' } }
  expect((await call('POST', '/rates/import', ecb)).json).toEqual(answer)
  expect((await call('POST', '/rates/import', ecb)).json).toEqual({ ...answer, changed: 0 })
  await call('POST', '/rates/import', 'date,currency,rate\n2026-10-05,USD,1.08')
  expect((await call('GET', '/rates')).json.rates).toEqual([
    { currency: 'JPY', day: '2026-10-02', perEurMicros: 171_200_000 },
    { currency: 'USD', day: '2026-10-05', perEurMicros: 1_080_000 },
  ])
  expect(told(await call('POST', '/rates/import', 'Date,USD\n01/10/2026,1.07\n2026-10-02,-1'))).toEqual([
    'invalid-rates',
    'line 2: date not-an-iso-day',
    'line 3: USD not-a-rate',
  ])
})

async function signIn() {
  await DB.prepare(
    `INSERT OR IGNORE INTO users (id, role, sealed, created_at) VALUES ('u-editor', 'editor', 'x', 0)`,
  ).run()
  await DB.prepare('DELETE FROM sessions').run()
  await addSession(DB, await sha256Hex('session-editor'), 'u-editor', Date.now(), Date.now() + DAY_MS)
}
const headers = { Cookie: '__Host-l2l_session=session-editor', 'Sec-Fetch-Site': 'same-origin' }
const look = (path: string) => open('GET', path, { token: null, headers })
function post(path: string, fields: Record<string, string>, file?: string) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  if (file !== undefined) form.set('file', new File([file], 'report.csv'))
  return open('POST', path, { token: null, headers, raw: form })
}
const fieldsIn = (html: string) => {
  const decoded = (text = '') => text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')
  return Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value]) => [
      name,
      decoded(value),
    ]),
  )
}
const sound = (html: string) => {
  expect(html.match(/<h1[ >]/g)).toHaveLength(1)
  expect(html).not.toMatch(PAGE_FAULTS)
}

test.each(LANGUAGES)(
  'by hand, in %s: a report is looked at, its ads are told apart once, it is imported and undone',
  async language => {
    await signIn()
    const { spending } = words[language]
    const at = (path: string) => `/app/spend${path}?lang=${language}`
    const empty = await look(at(''))
    sound(empty.text)
    expect(empty.text).toContain(spending.registerNone)

    const file = meta(`${CAROUSEL},2026-10-01,12.50,1000,40,900`, `1299,"L’autre <b>",1399,Solo,2026-10-02,1,10,1,9`)
    const preview = await post(at('/import'), { platform: 'auto' }, file)
    expect(preview.status).toBe(200)
    sound(preview.text)
    expect(preview.text).toContain(spending.previewTitle('Meta'))
    expect(preview.text).toContain(spending.matchedNone)
    expect(preview.text).not.toContain('<b>')
    const answers = { 'map.whose0': 'spring/ad-1', 'map.whose1': '-' }
    const again = await post(at('/import'), { ...fieldsIn(preview.text), ...answers, step: 'preview' })
    sound(again.text)
    expect(again.text).toContain(spending.ignored({ n: 1, text: '1' }))
    const applied = await post(at('/import'), { ...fieldsIn(again.text), step: 'apply' })
    expect([applied.status, applied.headers.get('location')]).toEqual([303, '/app/spend?applied=1'])
    expect(await brief()).toEqual(['ad-1 2026-10-01 12.5'])

    const page = await look(`${at('')}&applied=1`)
    sound(page.text)
    expect(page.text).toContain(spending.applied({ n: 1, text: '1' }))
    const undo = /\/app(\/spend\/imports\/\d+\/undo)/.exec(page.text)![0]
    expect((await post(undo, {})).headers.get('location')).toBe('/app/spend?done=undone')
    const refused = await post(undo, {})
    expect(refused.status).toBe(409)
    expect(await brief()).toEqual([])
    const forget = /\/app\/spend\/mappings\/\d+\/forget/.exec(page.text)![0]
    expect((await post(forget, {})).status).toBe(303)
  },
)

test.each(LANGUAGES)(
  'by hand, in %s: a file that is refused says where and why, and asks for what it leaves open',
  async language => {
    await signIn()
    const { spending } = words[language]
    const path = `/app/spend/import?lang=${language}`
    const bad = await post(path, {}, meta(row.replace('12.50', '-12.50')))
    expect(bad.status).toBe(422)
    sound(bad.text)
    expect(bad.text).toContain(spending.at(spending.column(spending.line('2'), 'Amount spent (EUR)')))
    expect(bad.text).toContain(spending.problems.negative({ value: '-12.50' }))
    expect(bad.text).not.toContain('name="carried"')
    const unknown = await post(path, {}, own(week1.replace('ad-1', 'ad-9'), week2.replace('10-14', '10-08')))
    sound(unknown.text)
    expect(unknown.text).toContain(spending.openOwn)
    expect(unknown.text).not.toContain(spending.confirm)
    expect(unknown.text).toMatch(language === 'fr' ? /Sans jour\s: 96,40\s€/ : /Of no day: €96.40/)
    const apart = await post(path, {}, own(week1, week2.replace('EUR', 'USD')))
    expect(apart.text).toContain(spending.apart)
    expect(unknown.text).not.toContain(spending.apart)
    const letters = await post(path, { currency: 'EUO' }, meta(row))
    expect(letters.text).toContain(spending.at(spending.currency))
    expect(letters.text).toContain(spending.problems['not-a-currency']({ value: 'EUO' }))
    const open = await post(path, {}, meta(row.replace('2026-10-01', '03/04/2026')))
    expect(open.text).toContain('name="dayOrder"')
    const told = await post(path, { ...fieldsIn(open.text), dayOrder: 'mdy', step: 'preview' })
    expect(told.status).toBe(200)
    const none = await post(path, {})
    expect(none.text).toContain(spending.refusals['no-file'])
    const rates = await post(`/app/spend/rates?lang=${language}`, {}, 'Datum,USD\n2026-10-01,1')
    expect(rates.text).toContain(spending.problems['unknown-rates']({}))
    const kept = await post(`/app/spend/rates?lang=${language}`, {}, 'date,currency,rate\n2026-10-01,USD,1.0745')
    expect(kept.headers.get('location')).toBe('/app/spend?rates=1#rates')
    const page = (await look(`/app/spend?lang=${language}`)).text
    sound(page)
    expect(page).toContain(language === 'fr' ? '1,0745' : '1.0745')
  },
)

test.each<[string, string, string]>([
  [
    'rows of a report’s sources',
    COUNT_WITHIN,
    'SEARCH s USING COVERING INDEX spend_source (source=? AND starts_on>? AND starts_on<?)',
  ],
  [
    'rows that may give way',
    HELD_WITHIN,
    'SEARCH s USING INDEX spend_source (source=? AND starts_on>? AND starts_on<?)',
  ],
  [
    'rows that are set aside',
    SET_ASIDE,
    'SEARCH s USING INDEX spend_source (source=? AND starts_on>? AND starts_on<?)',
  ],
  [
    'rows that are gone',
    REMOVE,
    'SEARCH spend USING PRIMARY KEY (campaign=? AND starts_on=? AND ends_on=? AND ad=? AND platform=? AND source=? AND device=? AND currency=?)',
  ],
  [
    'rows of several days',
    LONG_ROWS,
    'SEARCH s USING COVERING INDEX spend_source (source=? AND starts_on>? AND starts_on<?)',
  ],
  [
    'sources by the platform’s id',
    RELATED.campaignIds,
    'SEARCH o USING INDEX spend_sources_campaign_id (platform=? AND campaign_id=?)',
  ],
  [
    'sources by the platform’s name',
    RELATED.campaignNames,
    'SEARCH o USING INDEX spend_sources_campaign_name (platform=? AND campaign_name=?)',
  ],
  ['sources by our campaign', RELATED.ours, 'SEARCH o USING INDEX spend_sources_ours (campaign=? AND platform=?)'],
  ['what was said of ads', SAID_OF.ad, 'SEARCH o USING INDEX spend_sources_said (platform=?)'],
  ['what was said of groups', SAID_OF.group, 'SEARCH o USING INDEX spend_sources_said (platform=?)'],
  [
    'rows of an import that is undone',
    UNDO,
    'SEARCH spend USING INDEX spend_source (source=? AND starts_on>? AND starts_on<?)',
  ],
  ['rows that it replaced', RESTORE, 'SEARCH spend_replaced USING INDEX spend_replaced_by (replaced_by=?)'],
  [
    'rows that are no longer kept',
    FORGET_REPLACED,
    'SEARCH spend_replaced USING COVERING INDEX spend_replaced_by (replaced_by<?)',
  ],
  ['ids that were learned', LEARNED, 'SEARCH a USING PRIMARY KEY (platform=? AND level=? AND id=?)'],
  ['ids of a day', LEARN_AD_IDS, 'SEARCH v USING INDEX views_campaign_at (campaign=? AND at>? AND at<?)'],
  ['ids of today', RECENT, 'SEARCH v USING INDEX views_campaign_at (campaign=? AND at>?)'],
  ['rates of a period', RATES_BETWEEN, 'SEARCH r USING PRIMARY KEY (currency=? AND day>? AND day<?)'],
  ['the latest rates', LATEST, 'SEARCH r USING PRIMARY KEY (currency=? AND day=?)'],
])('%s are read through an index', async (_, sql, step) => {
  const parameters = ['[]', '2026-10-01', '2026-10-31'].slice(
    0,
    Math.max(0, ...[...sql.matchAll(/\?(\d)/g)].map(([, n]) => Number(n))),
  )
  const { results } = await DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .bind(...parameters)
    .all<{ detail: string }>()
  expect(results.map(({ detail }) => detail)).toContain(step)
})

test('what is stored is listed page by page, and as a file that can be imported again', async () => {
  await send(own(week1, week2))
  const first = (await call('GET', '/spend?campaign=spring&limit=1')).json
  const rest = (await call('GET', `/spend?campaign=spring&limit=1&cursor=${encodeURIComponent(first.next)}`)).json
  expect([...first.items, ...rest.items].map(({ from, costMicros }) => [from, costMicros])).toEqual([
    ['2026-10-01', 96_400_000],
    ['2026-10-08', 83_600_000],
  ])
  expect(rest.next).toBeNull()
  expect((await call('GET', '/spend?campaign=spring&from=2026-10-08')).json.items).toHaveLength(1)

  expect((await send(await fileOf('spring'))).json).toMatchObject({
    rows: 2,
    replaced: 2,
    totals: { spend: { EUR: 180_000_000 } },
  })

  expect((await call('GET', '/spend')).json.error.issues[0].path).toBe('campaign')
  const { results } = await DB.prepare(`EXPLAIN QUERY PLAN ${SPEND_ROWS}`)
    .bind('spring', '2026-10-01', '2026-10-31', '', '', '', '', 0, '', '', 10)
    .all<{ detail: string }>()
  expect(results.map(({ detail }) => detail)).toEqual([
    'SEARCH s USING PRIMARY KEY (campaign=? AND starts_on>? AND starts_on<?)',
  ])
})

async function fileOf(campaign: string): Promise<string> {
  const init = { headers: { Authorization: `Bearer ${env.ADMIN_TOKEN}` } }
  return (await app.request(`/api/spend?campaign=${campaign}&format=csv`, init, env)).text()
}

test('in the file a campaign as a whole has a line without an ad, and ads of the platform that are one of ours have one line', async () => {
  await knowCarousel()
  await say(
    { platform: 'meta', level: 'campaign', campaign: 'Spring sale', campaignId: '1201', ours: { campaign: 'spring' } },
    { platform: 'meta', level: 'ad', ad: 'Video', adId: '1302', ours: { campaign: 'spring', ad: 'ad-1' } },
  )
  const days = ['01', '02'].flatMap(day => [
    `${CAROUSEL},2026-10-${day},10.00,1000,10,800`,
    `${VIDEO},2026-10-${day},2.50,300,4,250`,
    `1201,Spring sale,1303,Story,2026-10-${day},1.00,90,1,80`,
  ])
  expect((await send(meta(...days))).json).toMatchObject({ matched: { rows: 6 } })
  const file = await fileOf('spring')
  expect(file.split('\r\n')).toEqual([
    `${HEADER},device`,
    'spring,,meta,2026-10-01,2026-10-01,90,80,,1,1.000000,EUR,',
    'spring,ad-1,meta,2026-10-01,2026-10-01,1300,,,14,12.500000,EUR,',
    'spring,,meta,2026-10-02,2026-10-02,90,80,,1,1.000000,EUR,',
    'spring,ad-1,meta,2026-10-02,2026-10-02,1300,,,14,12.500000,EUR,',
    '',
  ])
  const totals = { impressions: 2780, clicks: 30, spend: { EUR: 27_000_000 } }
  expect((await send(file)).json).toMatchObject({ rows: 4, matched: { rows: 4, totals }, replaced: 6 })
  expect(await fileOf('spring')).toBe(file)
})
