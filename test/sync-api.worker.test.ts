// Long on purpose: inside workerd a subject is one file, with one world at its top that its parts share.
import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { AFTER, CHANGED, DRAW, DRAW_LEAVERS, DRAW_WHOLE, WORK_SQL } from '../src/deliveries/sync/member-store.ts'
import * as verdictSql from '../src/deliveries/sync/member-verdicts.ts'
import { AGAIN, LEFT } from '../src/deliveries/sync/receipt-store.ts'
import { syncLists } from '../src/deliveries/sync/sync-lists.ts'
import { api, call } from './call.ts'
import { emptied, idOf, rowsOf, TEN, type World, world } from './fakes/list-world.ts'

const { DB, DATA_KEY } = env

let w: World
beforeEach(async () => {
  w = await world('reddit')
})

const made = (body: object) => api('POST', 'lists', { audience: w.audience, connection: w.connection, ...body })
const sync = (now = Date.now()) => syncLists({ DB, DATA_KEY, fetchFn: w.fake.fetchFn }, now)

describe('POST /api/lists', () => {
  test('makes a list with a name that says nothing, to be filled within a minute', async () => {
    const { status, json } = await made({})
    expect(status).toBe(201)
    expect(json).toMatchObject({
      audience: w.audience,
      connection: w.connection,
      destination: 'reddit',
      state: 'live',
      everyHours: 24,
      withValue: false,
      platformList: null,
      counts: { sent: 0, waiting: 0, leaving: 0, refused: {} },
      minimum: 1000,
      enough: false,
      lastRun: null,
      advice: '',
    })
    expect(json.name).toMatch(/^L2L [0-9a-f]{4}$/)
    expect(json.nextRunAt).toBeLessThanOrEqual(Date.now())
  })

  test.each<[object, number, string, string]>([
    [{ audience: 'nobody' }, 404, 'unknown-audience', 'nobody'],
    [{ connection: 'nowhere' }, 404, 'unknown-connection', 'nowhere'],
    [{ name: 'Leads diabète' }, 422, 'invalid-body', 'diabète'],
    [{ everyHours: 0 }, 422, 'invalid-body', 'at least 1'],
    [{ everyHour: 3 }, 422, 'invalid-body', 'unknown field'],
    [{ withValue: true }, 422, 'no-values', 'Reddit takes no value with the people of a list. These do: Meta.'],
  ])('with %j is refused and makes nothing', async (body, status, code, says) => {
    const before = await rowsOf('lists')
    const answer = await made(body)
    expect([answer.status, answer.json.error.code]).toEqual([status, code])
    expect(answer.text).toContain(says)
    expect(await rowsOf('lists')).toEqual(before)
  })
})

describe('a list', () => {
  beforeEach(async () => {
    await DB.prepare('UPDATE conversions SET at = ?1').bind(Date.now()).run()
    await w.join(...TEN)
    await DB.prepare('UPDATE conversions SET at = ?1').bind(Date.now()).run()
    await DB.prepare('UPDATE lists SET due_at = 0, next_at = 0').run()
  })

  test('is planned without anybody being told or anything written', async () => {
    const before = await Promise.all(['lists', 'sent_members', 'list_runs'].map(rowsOf))
    const { status, json } = await api('GET', `lists/${w.list}/plan`)
    expect(status).toBe(200)
    expect(json).toEqual({
      inAudience: 10,
      add: 10,
      remove: 0,
      check: 0,
      same: 0,
      currencies: {},
      leftOut: { noConsent: 0, refused: {}, unmatched: { judged: 10, people: 2, noValue: 0 } },
      margin: { noConsent: null },
    })
    expect(await Promise.all(['lists', 'sent_members', 'list_runs'].map(rowsOf))).toEqual(before)
    expect(w.fake.asked).toEqual([])
  })

  test('says after its run how many are on it, whom the platform could not match, and when it runs next', async () => {
    await sync()
    const { json } = await api('GET', `lists/${w.list}`)
    expect(json).toMatchObject({
      counts: { sent: 8, waiting: 0, leaving: 0, refused: { 'nothing-to-match': 2 } },
      platformList: '10001',
      lastRun: { added: 8, removed: 0, refused: 2, requests: 2, verdict: 'complete', actor: 'job', retries: 0 },
    })
    expect(json.lastRun.excerpt).toMatch(/^PATCH ads-api\.reddit\.com\/api\/v3\/custom_audiences\/10001\/users \{/)
    expect(json.nextRunAt).toBeGreaterThan(Date.now() + 23 * 3_600_000)
    const all = await api('GET', 'lists')
    expect(all.json.items).toEqual([json])

    await w.leave(0)
    await w.withdraw(1)
    await w.change(2, 1)
    await w.join(20)
    await DB.prepare('UPDATE conversions SET at = ?1').bind(Date.now()).run()
    const plan = await api('GET', `lists/${w.list}/plan`)
    expect(plan.json).toEqual({
      inAudience: 9,
      add: 1,
      remove: 2,
      check: 1,
      same: 5,
      currencies: {},
      leftOut: { noConsent: 1, refused: { 'nothing-to-match': 2 }, unmatched: { judged: 1, people: 0, noValue: 0 } },
      margin: { noConsent: null },
    })
  })

  test('names each person whom the platform refused by contact and reason, page by page', async () => {
    await sync()
    const first = await api('GET', `lists/${w.list}/refused?limit=1`)
    const second = await api('GET', `lists/${w.list}/refused?limit=1&cursor=${first.json.next}`)
    expect(second.json.next).toBeNull()
    expect([...first.json.items, ...second.json.items]).toEqual(
      [idOf(4), idOf(9)].sort().map(contact => ({ contact, reason: 'nothing-to-match', stuck: false })),
    )
  })

  test('runs when it is asked to, and tries those again whom the platform refused when that is asked', async () => {
    const [bad] = await w.destination.lists.rows({
      email: 'p6.v0@example.com',
      phone: null,
      first_name: null,
      last_name: null,
      country: null,
    })
    w.fake.trouble.refuses = ([cell]) => cell === bad?.cells[0]
    await sync()
    w.fake.trouble.refuses = undefined
    expect((await api('POST', `lists/${w.list}/sync`)).status).toBe(202)
    await sync()
    expect(w.fake.members()).toHaveLength(7)
    expect((await api('POST', `lists/${w.list}/sync?refused=1`)).status).toBe(202)
    await sync()
    expect(w.fake.members()).toHaveLength(8)
    expect((await api('POST', `lists/${w.list}/sync?refused=yes`)).json.error).toMatchObject({ code: 'invalid-query' })
  })

  test('that is gone on the platform is made again when that is asked, and no other one is', async () => {
    await sync()
    const again = () => api('POST', `lists/${w.list}/sync?anew=1`)
    const refused = await again()
    expect([refused.status, refused.json.error.code]).toEqual([409, 'list-there'])
    await DB.prepare(`UPDATE lists SET stopped_why = 'gone-on-platform' WHERE id = ?1`).bind(w.list).run()
    expect((await api('GET', `lists/${w.list}`)).json.advice).toContain('sync?anew=1')
    const { status, json } = await again()
    expect([status, json.platformList, json.counts.sent, json.advice]).toEqual([202, null, 0, ''])
    await sync()
    expect(w.fake.lists.size).toBe(2)
    expect(w.fake.members()).toHaveLength(8)
  })

  test('is left as it is when it is deleted, or emptied first when that is asked', async () => {
    await sync()
    expect((await api('DELETE', `lists/${w.list}`)).json).toMatchObject({ state: 'left', comparedNextAt: null })
    await sync()
    expect(w.fake.members()).toHaveLength(8)
    for (const path of ['sync', 'plan']) {
      const method = path === 'sync' ? 'POST' : 'GET'
      expect((await api(method, `lists/${w.list}/${path}`)).json.error.code).toBe('list-ended')
    }
    expect((await api('DELETE', `lists/${w.list}?remove=1`)).json).toMatchObject({ state: 'emptying' })
    await sync()
    expect(w.fake.members()).toEqual([])
    expect((await api('GET', `lists/${w.list}`)).json).toMatchObject({
      state: 'ended',
      nextRunAt: null,
      counts: { sent: 0 },
    })
    expect((await api('DELETE', `lists/${w.list}`)).json.error.code).toBe('list-ended')
  })

  test('is found by its connection', async () => {
    const query = (connection: string) => api('GET', `lists?connection=${connection}&limit=1`)
    await made({})
    const first = (await query(w.connection)).json
    const second = (await api('GET', `lists?connection=${w.connection}&limit=1&cursor=${first.next}`)).json
    expect([...first.items, ...second.items].map(({ connection }) => connection)).toEqual([w.connection, w.connection])
    expect(second.next).toBeNull()
    expect((await query('another')).json).toEqual({ items: [], next: null })
  })

  test('that is unknown is told so', async () => {
    for (const [method, path] of [
      ['GET', ''],
      ['GET', '/plan'],
      ['GET', '/refused'],
      ['POST', '/sync'],
      ['DELETE', ''],
    ] as const)
      expect((await api(method, `lists/nothing${path}`)).json.error.code, path).toBe('unknown-list')
  })

  test('two runs at once never hold the same list', async () => {
    await Promise.all([sync(), sync(), sync()])
    expect(w.fake.lists.size).toBe(1)
    expect(w.fake.asked.map(({ act }) => act)).toEqual(['create', 'add'])
  })

  test('what people are told of a list needs a key', async () => {
    for (const path of ['', `/${w.list}`, `/${w.list}/refused`])
      expect((await call('GET', `/api/lists${path}`, { token: null })).status).toBe(401)
  })
})

describe('what a run asks of the database', () => {
  const planOf = async (sql: string) => {
    const count = Math.max(...[...sql.matchAll(/\?(\d)/g)].map(([, n]) => Number(n)))
    const { results } = await DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .bind(...['l', '[["c"]]', 'x'].slice(0, count))
      .all<{ detail: string }>()
    return results.map(({ detail }) => detail).join('\n')
  }

  test.each(Object.entries({ AFTER, DRAW, DRAW_LEAVERS, DRAW_WHOLE }))(
    '%s reads by an index, in its order',
    async (_, sql) => {
      const plan = await planOf(sql)
      expect(plan).not.toMatch(/SCAN|TEMP B-TREE/)
      expect(plan).toMatch(/SEARCH (?:s|sent_members) USING/)
    },
  )

  test.each(
    Object.entries({ ...WORK_SQL, ...verdictSql }).filter(
      ([name, sql]) => name !== 'add' && /UPDATE|DELETE/.test(`${sql}`),
    ),
  )('%s finds each person by their id, however long the list is', async (_, sql) => {
    expect(await planOf(String(sql))).toMatch(
      /SEARCH sent_members .*(?:list=\? AND.*contact_id=\?|contact_id=\? AND list=\?)/,
    )
  })

  test.each(
    Object.entries({ LEFT, AGAIN, CHANGED, WITHDREW: 'UPDATE sent_members SET work = 1 WHERE contact_id = ?1' }),
  )('%s reads by an index', async (_, sql) =>
    expect(await planOf(sql)).toMatch(/SEARCH sent_members USING.* INDEX sent_members_/),
  )
})

test('nothing at all happens while there is no list', async () => {
  await emptied()
  await sync()
  expect(await rowsOf('list_runs')).toEqual([])
})
