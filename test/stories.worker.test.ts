import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { criteriaOf } from '../src/audiences/criteria.ts'
import { listMembers, sealedOf } from '../src/audiences/members.ts'
import { openPerson } from '../src/contacts/person.ts'
import { DAY_MS } from '../src/lib/time.ts'
import { emailOf, STORIES, tellStories } from '../src/local/demo/people.ts'
import { tierOf, tierOfView } from '../src/pixel/tier.ts'

/** The people whom the demo shows, and what must be known of each. */

const db = env.DB
const NOW = Date.UTC(2026, 10, 23, 12)
const place = { campaign: 'spring', ad: 'ad-1', source: 'meta' }

beforeAll(() => tellStories(db, env.DATA_KEY, place, 1, NOW))

type Who = keyof typeof STORIES
const order = Object.keys(STORIES) as Who[]
const suffix = (who: Who) => (100 + order.indexOf(who)).toString(16).padStart(12, '0')

async function bestOf(who: Who, sql: string): Promise<number | null> {
  return db
    .prepare(sql)
    .bind(`%${suffix(who)}`)
    .first<number>('rank')
}

test.each<[Who, number]>([
  ['skimmer', 10],
  ['reader', 30],
  ['refuser', 40],
  ['lead', 50],
  ['buyer', 60],
  ['caller', 50],
])('the visits of the %s are counted, up to tier %i, whatever they agreed to', async (who, tier) => {
  expect(await bestOf(who, `SELECT max(${tierOfView('v')}) AS rank FROM views v WHERE v.id LIKE ?1`)).toBe(tier)
})

test.each<[Who, number | null]>([
  ['skimmer', null],
  ['reader', 30], // two visits
  ['refuser', null],
  ['lead', 50],
  ['buyer', 60],
  ['caller', null],
])('of the %s as a visitor we know tier %s', async (who, tier) => {
  expect(await bestOf(who, `SELECT max(${tierOf('e')}) AS rank FROM engagements e WHERE e.visitor_id LIKE ?1`)).toBe(
    tier,
  )
})

async function exported(
  tiers: { min?: number; max?: number },
  exclude: { customers?: boolean } = {},
): Promise<(string | null)[]> {
  const rule = { campaigns: ['spring'], tiers, windowDays: 30, exclude }
  const people: (string | null)[] = []
  for await (const page of listMembers(db, await criteriaOf(db, rule, NOW))) {
    const sealed = await sealedOf(
      db,
      page.map(({ id }) => id),
    )
    for (const [id, text] of sealed) people.push((await openPerson(env.DATA_KEY, id, text)).email)
  }
  return people.sort()
}

const [camille, sacha] = [emailOf('Camille', 1), emailOf('Sacha', 1)]

test('the lead and the buyer are in the list of leads; who only wants to be called is in none', async () => {
  expect(await exported({ min: 50 })).toEqual([camille, sacha])
  expect(await exported({})).toEqual([camille, sacha])
})

test('the buyer is a customer, and leaves a list that leaves customers out', async () => {
  expect(await exported({ min: 60 })).toEqual([sacha])
  expect(await exported({ min: 50 }, { customers: true })).toEqual([camille])
})

test('told twice, the stories are the same rows', async () => {
  const counts = () =>
    Promise.all(
      ['views', 'visitors', 'touches', 'engagements', 'contacts', 'consents', 'conversions'].map(table =>
        db.prepare(`SELECT count(*) AS n FROM ${table}`).first<number>('n'),
      ),
    )
  const once = await counts()
  await tellStories(db, env.DATA_KEY, place, 1, NOW)
  expect(await counts()).toEqual(once)
  expect(once).toEqual([7, 3, 4, 3, 3, 9, 4])
  expect(await db.prepare('SELECT max(at) AS at FROM touches').first<number>('at')).toBe(NOW - 0.1 * DAY_MS)
})
