import { env } from 'cloudflare:workers'
import { beforeAll, expect, test, vi } from 'vitest'
import { ads, brand } from '../src/local/demo/catalogue.ts'
import { emailOf, tellStories } from '../src/local/demo/people.ts'
import { copyBrand, removeBrand } from '../src/local/move/move.ts'
import { obstaclesTo } from '../src/local/move/obstacles.ts'
import { FATES } from '../src/local/move/tables.ts'
import { listClosedDays, rollUp } from '../src/pixel/days/roll-up.ts'
import { beginOther } from './migrate.ts'
import { api, ask, databaseOf, everything, HOSTS, type Host, made, OWN, SHARED } from './two-databases.ts'

const { DB: from, OTHER_DB: to, DATA_KEY } = env
const { ad } = ads[0]!
const CAMPAIGNS = { spring: 'stays', autumn: 'goes' }
const NOW = Date.now()

const feeds: Record<string, { url: string; username: string; password: string }> = {}
let before: Record<string, unknown[]>
let pageAndFeed: [status: number, text: string][]

const rowsIn = async (host: Host, sql: string) => (await databaseOf(host).prepare(sql).all()).results
const countsOf = (all: Record<string, unknown[]>) =>
  Object.fromEntries(Object.entries(all).map(([table, rows]) => [table, rows.length]))

/** Two brands that share a database: campaigns, pages, people, audiences, feeds, spend; and one person who is a lead of both. */
beforeAll(async () => {
  vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('no network here'))
  await beginOther()
  for (const [i, [slug, id]] of Object.entries(CAMPAIGNS).entries()) {
    await made(SHARED, 'brands', { ...brand, id, name: `Atelier ${id}` })
    await made(SHARED, 'campaigns', { slug, name: slug, locale: 'fr-FR', currency: 'EUR', brand: id })
    await made(SHARED, `campaigns/${slug}/ads`, { ...ad, slug: 'ad-1', headline: `Votre audit chez ${id}` })
    await made(SHARED, `campaigns/${slug}/ads/ad-1/publish`, {})
    const place = { campaign: slug, ad: 'ad-1', source: ad.platform }
    await tellStories(from, DATA_KEY, place, i + 1, NOW)
    const rule = { campaigns: [slug], tiers: { min: 10 }, windowDays: 30 }
    const { id: audience } = await made(SHARED, 'audiences', { name: `De ${id}`, ...rule })
    feeds[slug] = await made(SHARED, 'feeds', { audience, destination: 'google' })
  }
  // Camille of 'stays' leaves a lead at 'goes' too.
  await tellStories(from, DATA_KEY, { campaign: 'autumn', ad: 'ad-1', source: 'google' }, 1, NOW - 1)
  await listClosedDays(env, NOW)
  await rollUp(env, NOW)
  pageAndFeed = await seen(SHARED)
  before = await everything(SHARED)
})

/** What visitors and platforms are shown of the brand that goes. */
async function seen(host: Host): Promise<[number, string][]> {
  const { url, username, password } = feeds.autumn!
  const headers = { Authorization: `Basic ${btoa(`${username}:${password}`)}` }
  const answers = [await ask(host, '/autumn/ad-1'), await ask(host, new URL(url).pathname, { headers })]
  return answers.map(({ status, text }) => [status, text.replaceAll(EACH_TIME, '')])
}
const EACH_TIME = /[0-9a-f-]{36}(~[^"]*)?/g // ids and tokens of a showing

test('every table is decided', () => {
  const tables = Object.keys(before).filter(name => name !== 'd1_migrations' && !name.startsWith('sqlite_'))
  expect(Object.keys(FATES).toSorted()).toEqual(tables)
})

test('what cannot be parted is told before anything is copied', async () => {
  expect(await obstaclesTo(from, to, 'goes')).toEqual([])
  expect(await obstaclesTo(from, to, 'nobody')).toEqual(['"nobody" is no brand of this database.'])
  const both = { campaigns: ['spring', 'autumn'], tiers: { min: 10 }, windowDays: 30 }
  const { id } = await made(SHARED, 'audiences', { name: 'Tous', ...both })
  expect(await obstaclesTo(from, to, 'goes')).toEqual([
    '"Tous" is an audience over this brand and others: make it one of this brand alone, or delete it.',
  ])
  expect((await api(SHARED, 'DELETE', `audiences/${id}`)).status).toBe(204)
  expect(await obstaclesTo(to, from, 'goes')).toContain(
    '"spring" is in the new database already: a brand moves into an empty one.',
  )
})

test('a copy that was cut short is finished by the next, and a third changes nothing', async () => {
  let left = 25
  const cut = new Proxy(to, {
    get: (target, name: keyof D1Database) =>
      name !== 'prepare'
        ? target[name].bind(target)
        : (sql: string) => {
            if (left-- === 0) throw new Error('Network connection lost')
            return target.prepare(sql)
          },
  })
  await expect(copyBrand(from, cut, 'goes')).rejects.toThrow('Network connection lost')
  const copied = await copyBrand(from, to, 'goes')
  expect(copied).toMatchObject({ brands: 1, campaigns: 1, ads: 1, page_versions: 1, feeds: 1 })
  expect(
    Math.min(copied.view_days!, copied.contacts!, copied.visitors!, copied.views!, copied.touches!),
  ).toBeGreaterThan(2)
  const whole = await everything(OWN)
  await copyBrand(from, to, 'goes')
  expect(await everything(OWN)).toEqual(whole)
  expect(await everything(SHARED)).toEqual({ ...before, audit: expect.anything() })
})

test('a row that did not arrive as it was is noticed', async () => {
  const [row] = await rowsIn(OWN, 'SELECT id, email_index FROM contacts LIMIT 1')
  await to.prepare(`UPDATE contacts SET email_index = 'another' WHERE id = ?1`).bind(row!.id).run()
  await expect(copyBrand(from, to, 'goes')).rejects.toThrow(
    'contacts: 1 rows are not in the new database as they are in the old one',
  )
  await to.prepare('UPDATE contacts SET email_index = ?2 WHERE id = ?1').bind(row!.id, row!.email_index).run()
})

test('each row of a brand is in one of the two databases when its brand has left, and in the right one', async () => {
  const copy = await everything(OWN)
  await removeBrand(from, to, 'goes')
  const rest = await everything(SHARED)
  for (const [table, fate] of Object.entries(FATES)) {
    if (fate === 'stays' || !('moves' in fate) || 'leaves' in fate) continue
    const texts = (rows: unknown[]) => rows.map(row => JSON.stringify(row))
    expect([table, ...texts([...rest[table]!, ...copy[table]!]).toSorted()]).toEqual([
      table,
      ...texts(before[table]!).toSorted(),
    ])
    if (table !== 'view_events') expect([table, texts(rest[table]!).join().includes('autumn')]).toEqual([table, false])
    expect([table, texts(copy[table]!).join().includes('"spring"')]).toEqual([table, false])
  }
  await removeBrand(from, to, 'goes')
  expect(countsOf(await everything(SHARED))).toEqual(countsOf(rest))
})

test('who is known to one brand alone is in its database alone; who is known to both is in both', async () => {
  const emails = async (host: Host) => {
    const found = await api(host, 'GET', 'contacts?limit=100')
    return found.json.items.map(({ email }: { email: string }) => email).toSorted()
  }
  const [one, two] = [1, 2].map(series => ['Camille', 'Dominique', 'Sacha'].map(name => emailOf(name, series)))
  expect([await emails(SHARED), await emails(OWN)]).toEqual([one, [...one!, ...two!].toSorted()])
  const subjects = `SELECT count(*) AS n FROM consents WHERE subject LIKE 'contact:%' AND substr(subject, 9) NOT IN (SELECT id FROM contacts)`
  for (const host of HOSTS) expect(await rowsIn(host, subjects)).toEqual([{ n: 0 }])
})

test('both databases are whole', async () => {
  for (const host of HOSTS) expect([host, await rowsIn(host, 'PRAGMA foreign_key_check')]).toEqual([host, []])
  for (const key of ['tiers', 'tier_rules', 'day_rules', 'bot_rules'])
    expect((await everything(OWN))[key]).toEqual((await everything(SHARED))[key])
  expect((await ask(OWN, '/autumn')).status).toBe(200)
  expect((await api(SHARED, 'GET', 'campaigns/autumn')).status).toBe(404)
})

test('the new database shows the same page and opens to the same feed', async () => {
  expect(pageAndFeed[0]).toEqual([200, expect.stringContaining('Votre audit chez goes')])
  expect(pageAndFeed[1]![1].split('\n').length).toBeGreaterThan(2)
  const now = await seen(OWN)
  expect(now.map(([status, text]) => [status, text.replaceAll(OWN, SHARED)])).toEqual(pageAndFeed)
})
