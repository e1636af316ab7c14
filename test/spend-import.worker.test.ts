import { env } from 'cloudflare:workers'
import { Hono } from 'hono'
import { beforeEach, expect, test } from 'vitest'
import { mount } from '../src/accounts/endpoint.ts'
import { addKey } from '../src/accounts/store.ts'
import { onError } from '../src/fallbacks.ts'
import { sha256Hex } from '../src/lib/crypto.ts'
import { spendEndpoints } from '../src/spend/routes.ts'
import { COLUMNS } from '../src/spend/schema.ts'
import { PERIODS_BETWEEN } from '../src/spend/store.ts'

const { DB } = env

const app = new Hono<{ Bindings: Env }>().route('/api', mount(spendEndpoints)).onError(onError)

const send = (body: BodyInit, query = '', token = env.ADMIN_TOKEN) =>
  app.request(`/api/spend/import${query}`, { method: 'POST', body, headers: { Authorization: `Bearer ${token}` } }, env)

const file = (...lines: string[]) => [COLUMNS.join(','), ...lines].join('\n')
const week1 = 'spring,ad-1,meta,2026-10-01,2026-10-07,12000,8000,420,160,96.40,EUR'
const week2 = 'spring,ad-1,meta,2026-10-08,2026-10-14,10000,7000,380,140,83.60,EUR'
const stored = async () => (await DB.prepare('SELECT * FROM spend ORDER BY starts_on').all()).results
const paths = async (response: Response) => {
  const { error } = await response.json<{ error: { issues: { path: string }[] } }>()
  return error.issues.map(issue => issue.path)
}

beforeEach(async () => {
  const now = Date.now()
  await DB.batch([
    DB.prepare('DELETE FROM spend'),
    DB.prepare(
      `INSERT OR IGNORE INTO brands (id, name, kit, legal, created_at, updated_at) VALUES ('demo', 'Demo', '{}', '{}', 0, 0)`,
    ),
    DB.prepare(
      `INSERT OR IGNORE INTO campaigns VALUES ('spring', 'demo', 'Spring', 'fr-FR', 'EUR', NULL, 'active', NULL, 0, 0)`,
    ),
    ...['ad-1', 'ad-2'].map(slug =>
      DB.prepare(
        `INSERT OR IGNORE INTO ads VALUES ('spring', ?1, 'meta', NULL, 'h', '', '', 'LEARN_MORE', 'fr', NULL, '[]', 0, 0)`,
      ).bind(slug),
    ),
  ])
  await DB.prepare('DELETE FROM api_keys').run()
  await addKey(DB, { name: 'reader', role: 'analyst', tokenHash: await sha256Hex('analyst-token') }, now)
})

test('a report is imported and told back in its own figures', async () => {
  const response = await send(file(week1, week2))
  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({
    platform: 'like2lead',
    period: { from: '2026-10-01', to: '2026-10-14' },
    rows: 2,
    days: 14,
    totals: { impressions: 22_000, reach: null, clicks: 300, spend: { EUR: 180_000_000 } },
    skipped: [],
    unmatched: [],
  })
  expect((await stored()).map(row => row.cost_micros)).toEqual([96_400_000, 83_600_000])
})

test('importing the same periods again replaces their figures and never doubles them', async () => {
  await send(file(week1, week2))
  await send(file(week1.replace('96.40', '99.00'), week2))
  expect((await stored()).map(row => row.cost_micros)).toEqual([99_000_000, 83_600_000])
})

test('a dry run tells the same and writes nothing', async () => {
  const dry = await (await send(file(week1), '?dryRun=1')).json()
  expect(await stored()).toEqual([])
  expect(dry).toEqual(await (await send(file(week1))).json())
})

test('one bad line keeps the whole report out', async () => {
  const response = await send(file(week1, week2.replace('83.60', '83,60')))
  expect(response.status).toBe(422)
  expect(await paths(response)).toEqual(['line 3'])
  expect(await stored()).toEqual([])
})

test('a period that overlaps one imported before is refused by line, and what was there stays', async () => {
  await send(file(week1))
  const before = await stored()
  const response = await send(file(week2, week1.replace('2026-10-01', '2026-09-25')))
  expect(response.status).toBe(422)
  expect(await paths(response)).toEqual(['line 3: starts_on'])
  expect(await stored()).toEqual(before)
  expect((await send(file(week1.replace('2026-10-01', '2026-09-25').replace('ad-1', 'ad-2')))).status).toBe(200)
})

test('lines of ads that we do not know are told and left out of the figures', async () => {
  const response = await send(file(week1, week2.replace('spring', 'autumn'), week2.replace('ad-1', 'ad-9')))
  expect(await response.json()).toMatchObject({
    rows: 1,
    totals: { clicks: 160 },
    unmatched: [
      { line: 3, campaign: 'autumn', ad: 'ad-1' },
      { line: 4, campaign: 'spring', ad: 'ad-9' },
    ],
  })
  expect(await stored()).toHaveLength(1)
})

test.each([
  ['platform', week1.replace('meta', 'tiktok')],
  ['currency', week1.replace('EUR', 'USD')],
])('a line in another %s than its ad is refused: sums would mean nothing', async (field, line) => {
  expect(await paths(await send(file(line)))).toEqual([`line 2: ${field}`])
  expect(await stored()).toEqual([])
})

test('a file that is not UTF-8, too long or of a platform that is not read yet is refused in words', async () => {
  expect((await send(new Uint8Array([0xff, 0xfe, 0x63]))).status).toBe(422)
  expect((await send('x'.repeat(6_000_000))).status).toBe(413)
  expect(await (await send(file(week1), '?platform=meta')).json()).toMatchObject({
    error: { code: 'unsupported-platform', message: expect.stringContaining('like2lead') },
  })
  expect((await send(file(week1), '?dryRun=true')).status).toBe(422)
  expect(await stored()).toEqual([])
})

test('importing spend takes an editor', async () => {
  expect((await send(file(week1), '', 'analyst-token')).status).toBe(403)
})

test('looking for overlaps reads the campaign’s periods through their key', async () => {
  const { results } = await DB.prepare(`EXPLAIN QUERY PLAN ${PERIODS_BETWEEN}`)
    .bind('["spring"]', '2026-10-01', '2026-10-31')
    .all<{ detail: string }>()
  const plan = results.map(row => row.detail).join('\n')
  expect(plan).toContain('SEARCH s USING PRIMARY KEY (campaign=? AND starts_on>? AND starts_on<?)')
})
