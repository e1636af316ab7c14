import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { firstIdAt, mintedAt } from '../src/lib/ids.ts'
import { DAY_MS } from '../src/lib/time.ts'
import { forgetOld, OLD_VIEWS } from '../src/pixel/retention.ts'
import { addCatalogue, count } from './call.ts'

const NOW = Date.UTC(2029, 0, 1)
const idAt = (ms: number, n: number): string => firstIdAt(ms).slice(0, -4) + String(n).padStart(4, '0')

const ADD_VIEWS = `INSERT INTO views (id, campaign, at) SELECT value ->> 0, 'spring', value ->> 1 FROM json_each(?1)`
const ADD_VISITOR = `INSERT INTO visitors (id, created_at) VALUES (?1, ?2)`
const ADD_TOUCH = `INSERT INTO touches (view_id, visitor_id, campaign, ad, at, source) VALUES (?1, ?2, 'spring', 'ad-1', ?3, 'meta')`
const ADD_LINK = `INSERT INTO identity_links (id, visitor_id, contact_id, act, how, at) VALUES (?1, ?1, 'c', 'tie', 'form', ?2)`

beforeAll(async () => {
  await addCatalogue()
  const old = Array.from({ length: 4100 }, (_, n) => [idAt(NOW - 761 * DAY_MS, n), NOW - 761 * DAY_MS])
  const young = [[idAt(NOW - 759 * DAY_MS, 1), NOW - 759 * DAY_MS]]
  await env.DB.prepare(ADD_VIEWS)
    .bind(JSON.stringify([...old, ...young]))
    .run()
  for (const days of [396, 394]) {
    const at = NOW - days * DAY_MS
    await env.DB.batch([
      env.DB.prepare(ADD_VISITOR).bind(idAt(at, 1), at),
      env.DB.prepare(ADD_TOUCH).bind(idAt(at, 2), idAt(at, 1), at),
      env.DB.prepare(ADD_LINK).bind(idAt(at, 1), at),
    ])
  }
})

test('visits are kept for 25 months and visitors for 13, and not a day longer', async () => {
  await forgetOld(env, NOW)
  expect(await count('views')).toBe(1)
  const { results } = await env.DB.prepare('SELECT id FROM visitors').all<{ id: string }>()
  expect(results.map(({ id }) => (NOW - mintedAt(id)) / DAY_MS)).toEqual([394])
  expect([await count('touches'), await count('identity_links')]).toEqual([1, 1])
})

test('old visits are found by the index', async () => {
  const { results } = await env.DB.prepare(`EXPLAIN QUERY PLAN ${OLD_VIEWS}`).bind(0, 1).all<{ detail: string }>()
  const plan = results.map(({ detail }) => detail).join('\n')
  expect(plan).toContain('SEARCH v USING COVERING INDEX views_campaign_at (campaign=? AND at<?)')
})
