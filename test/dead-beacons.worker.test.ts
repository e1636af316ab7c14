// Long on purpose: inside workerd a subject is one file, with one world at its top that its parts share.
import { createScheduledController } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { addKey } from '../src/accounts/store.ts'
import { eraseContact, eraseVisitor } from '../src/contacts/erase.ts'
import { sha256Hex } from '../src/lib/crypto.ts'
import { newId } from '../src/lib/ids.ts'
import { DAY_MS } from '../src/lib/time.ts'
import worker from '../src/local/whole.ts'
import { withdrawalStatements } from '../src/pixel/consent/withdrawal.ts'
import {
  BURY,
  bury,
  forgetDeadOfContact,
  forgetDeadStatement,
  type Letter,
  LIST,
  PURGE,
} from '../src/pixel/dead/letters.ts'
import { replayLetters } from '../src/pixel/dead/replay.ts'
import { blank } from './beacon.ts'
import { api, call, count } from './call.ts'

const { DB } = env
const AT = Date.UTC(2026, 10, 23, 12)

const letter = (id: string, body: unknown, more: Partial<Letter> = {}): Letter => ({
  id,
  body,
  reason: 'out-of-tries',
  at: AT,
  ...more,
})
const rows = async (sql: string) => (await DB.prepare(sql).all<Record<string, string | number | null>>()).results
const addVisitor = async (contact: string | null = null): Promise<string> => {
  const id = newId()
  await DB.prepare('INSERT INTO visitors (id, created_at, contact_id) VALUES (?1, 1, ?2)').bind(id, contact).run()
  return id
}
const good = (more = {}) => blank(newId(), { ad: 'ad-1', engaged_ms: 9000, ...more })

beforeAll(async () => {
  for (const role of ['analyst', 'editor'] as const)
    await addKey(DB, { name: role, role, tokenHash: await sha256Hex(`token-${role}`) }, 0)
})

beforeEach(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const tables = ['engagements', 'touches', 'views', 'visitors', 'contacts', 'dead_beacons']
  await DB.batch(tables.map(table => DB.prepare(`DELETE FROM ${table}`)))
})

describe('dead letters', () => {
  test('are listed latest first, with the reason and what to do, and without whom they are about', async () => {
    const visitor = await addVisitor()
    const row = good({ visitor, clicks: 'fbclid=secret' })
    await bury(DB, [
      letter('m1', row, { at: AT - 1 }),
      letter('m2', { nonsense: 'secret' }, { reason: 'not-a-row: id' }),
      letter('m3', null, { reason: 'D1_ERROR: CHECK constraint failed: scroll_pct' }),
    ])
    const first = await api('GET', 'beacons/dead?limit=2')
    expect(first.json.items).toMatchObject([
      { id: 'm3', view: null, replayable: true, advice: expect.stringContaining('npm run deploy') },
      { id: 'm2', at: AT, view: null, campaign: null, replayedAt: null, reason: 'not-a-row: id' },
    ])
    const second = await api('GET', `beacons/dead?limit=2&cursor=${first.json.next}`)
    expect(second.json).toMatchObject({ items: [{ id: 'm1', view: row.id, campaign: 'spring' }], next: null })
    expect(second.json.items[0].advice).toMatch(/for hours.*GET \/health/)
    expect(first.text + second.text).not.toMatch(new RegExp(`secret|${visitor}`))
    expect((await api('GET', 'beacons/dead?state=lost')).json.error.code).toBe('invalid-query')
  })

  test('are for editors, who handle personal data', async () => {
    for (const [method, path] of [
      ['GET', '/api/beacons/dead'],
      ['POST', '/api/beacons/dead/replay'],
      ['POST', '/api/beacons/dead/m1/replay'],
    ] as const) {
      expect((await call(method, path, { token: 'token-analyst' })).status).toBe(403)
      expect((await call(method, path, { token: 'token-editor' })).status).not.toBe(403)
    }
  })

  test('one that is replayed becomes a row and is kept no longer', async () => {
    const visitor = await addVisitor()
    const row = good({ visitor, clicks: 'fbclid=x' })
    await bury(DB, [letter('m1', row)])
    const answer = await api('POST', 'beacons/dead/m1/replay')
    expect([answer.status, answer.json]).toEqual([200, { id: 'm1', outcome: 'stored' }])
    expect(await rows('SELECT id, engaged_ms FROM views')).toEqual([{ id: row.id, engaged_ms: 9000 }])
    expect(await rows('SELECT visitor_id, clicks FROM touches')).toEqual([{ visitor_id: visitor, clicks: 'fbclid=x' }])
    expect(await rows('SELECT body, replayed_at > 0 AS done FROM dead_beacons')).toEqual([{ body: '', done: 1 }])
    expect((await api('GET', 'beacons/dead')).json.items).toEqual([])
    expect((await api('GET', 'beacons/dead?state=replayed')).json.items).toMatchObject([
      { id: 'm1', replayable: false, advice: '' },
    ])
    const again = await api('POST', 'beacons/dead/m1/replay')
    expect([again.status, again.json.error.code]).toEqual([409, 'already-replayed'])
    expect((await api('POST', 'beacons/dead/m9/replay')).json.error.code).toBe('unknown-letter')
  })

  test('one that makes no sense, or still breaks a rule, stays and says what to do', async () => {
    await bury(DB, [letter('m1', { nonsense: true }), letter('m2', good({ scroll_pct: 400 }))])
    const unreadable = await api('POST', 'beacons/dead/m1/replay')
    expect([unreadable.status, unreadable.json.error.code]).toEqual([409, 'unreadable'])
    expect(unreadable.json.error.message).toMatch(/not-a-row: id\. .*another version.*90 days/)
    const refused = await api('POST', 'beacons/dead/m2/replay')
    expect([refused.status, refused.json.error.code]).toEqual([409, 'refused'])
    expect(refused.json.error.message).toMatch(/CHECK constraint failed: scroll_pct.*npm run deploy/)
    expect((await rows('SELECT reason FROM dead_beacons ORDER BY id')).map(({ reason }) => reason)).toEqual([
      'not-a-row: id',
      expect.stringContaining('CHECK constraint failed'),
    ])
  })

  test('all that can be are replayed, a page at a time, and each is told', async () => {
    const letters = Array.from({ length: 5 }, (_, i) => letter(`m${i}`, good(), { at: AT + i }))
    letters[1]!.body = { nonsense: true }
    letters[3]!.body = good({ scroll_pct: 400 })
    await bury(DB, letters)
    const told: { id: string; outcome: string }[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { json } = await api('POST', `beacons/dead/replay?limit=2&cursor=${cursor}`)
      told.push(...json.items)
      cursor = json.next
    }
    expect(told.map(({ id, outcome }) => `${id} ${outcome}`)).toEqual([
      'm4 stored',
      'm3 refused',
      'm2 stored',
      'm1 unreadable',
      'm0 stored',
    ])
    expect([await count('views'), (await api('GET', 'beacons/dead')).json.items.length]).toEqual([3, 2])
  })

  test('while D1 is down they stay as they were', async () => {
    await bury(DB, [letter('m1', good())])
    const before = await rows('SELECT * FROM dead_beacons')
    const down = new Proxy(DB, {
      get: (target, name) =>
        name === 'batch'
          ? () => Promise.reject(new Error('D1_ERROR: no'))
          : target[name as keyof D1Database].bind(target),
    })
    const found = before.map(({ id, body, reason, at }) => ({ id, body, reason, at, replayedAt: null }))
    expect(await replayLetters(down, found as never, AT)).toEqual([
      { id: 'm1', outcome: 'not-now', reason: 'D1_ERROR: no' },
    ])
    expect(await rows('SELECT * FROM dead_beacons')).toEqual(before)
  })

  test('one that is replayed twice at once is one row', async () => {
    await bury(DB, [letter('m1', good())])
    await Promise.all([api('POST', 'beacons/dead/replay'), api('POST', 'beacons/dead/m1/replay')])
    expect(await count('views')).toBe(1)
  })
})

describe('whoever withdraws or is erased', () => {
  const lies = async (visitor: string) => {
    const { body } = (await rows('SELECT body FROM dead_beacons'))[0]!
    return String(body).includes(visitor) || String(body).includes('fbclid')
  }

  test.each([
    ['withdraws', (visitor: string) => DB.batch(withdrawalStatements(DB, visitor, AT))],
    ['is erased', (visitor: string) => eraseVisitor(DB, visitor, AT)],
    ['is erased as a contact', () => eraseContact(DB, { email: 'index-of-anna', phone: null }, AT)],
  ])('%s: their dead letters are anonymous at once, and a replay brings nothing back', async (_, end) => {
    const contact = newId()
    await DB.prepare(
      `INSERT INTO contacts (id, email_index, sealed, created_at, updated_at) VALUES (?1, 'index-of-anna', '', 1, 1)`,
    )
      .bind(contact)
      .run()
    const visitor = await addVisitor(contact)
    const told = { visitor, clicks: 'fbclid=x', from_view: newId(), purchases: [['A-17', 'digest', 5, 'EUR']] }
    await bury(DB, [letter('m1', { ...good(), ...told })])
    expect(await lies(visitor)).toBe(true)
    await end(visitor)
    expect(await lies(visitor)).toBe(false)
    expect(JSON.parse(String((await rows('SELECT body FROM dead_beacons'))[0]!.body))).toMatchObject({
      visitor: null,
      clicks: '',
      from_view: null,
      purchases: [[null, 'digest', 5, 'EUR']],
      engaged_ms: 9000,
    })
    expect((await api('POST', 'beacons/dead/m1/replay')).json.outcome).toBe('stored')
    expect([await count('views'), await count('touches'), await count('engagements')]).toEqual([1, 0, 0])
  })

  test.each([{ purchases: 'A-17' }, { purchases: ['A-17', 5, null, {}] }, { purchases: {} }, { clicks: [] }])(
    'may do so whatever nonsense lies dead of theirs: %o',
    async nonsense => {
      const visitor = await addVisitor()
      await bury(DB, [letter('m1', { visitor, ...nonsense })])
      expect(await lies(visitor)).toBe(true)
      await DB.batch(withdrawalStatements(DB, visitor, AT))
      const [{ body } = {}] = await rows('SELECT body FROM dead_beacons')
      expect(body).not.toMatch(new RegExp(`${visitor}|A-17`))
      await bury(DB, [letter('m2', { visitor, ...nonsense })])
      expect((await rows(`SELECT body FROM dead_beacons WHERE id = 'm2'`))[0]!.body).not.toMatch(
        new RegExp(`${visitor}|A-17`),
      )
    },
  )

  test('in the middle of a replay stays withdrawn', async () => {
    const visitor = await addVisitor()
    const row = good({ visitor, clicks: 'fbclid=x' })
    await bury(DB, [letter('m1', row)])
    await DB.batch(withdrawalStatements(DB, visitor, AT))
    const read = { ...letter('m1', null), body: JSON.stringify(row), replayedAt: null } // before they withdrew
    expect(await replayLetters(DB, [read], AT)).toEqual([{ id: 'm1', outcome: 'stored' }])
    expect([await count('views'), await count('touches')]).toEqual([1, 0])
  })
})

test('dead letters are forgotten after 90 days, by the night job', async () => {
  await bury(DB, [
    letter('old', good(), { at: AT - 90 * DAY_MS - 1 }),
    letter('young', good(), { at: AT - 90 * DAY_MS }),
  ])
  await worker.scheduled(createScheduledController({ scheduledTime: new Date(AT), cron: '17 3 * * *' }), env)
  expect(await rows('SELECT id FROM dead_beacons')).toEqual([{ id: 'young' }])
})

test('neither listing, nor purging, nor forgetting a visitor reads all dead letters', async () => {
  const planOf = async (sql: string, ...params: (string | number)[]) => {
    const { results } = await DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .bind(...params)
      .all<{ detail: string }>()
    return results.map(({ detail }) => detail)
  }
  const sqlOf = (make: (db: D1Database) => unknown): string => {
    let said = ''
    const prepare = (sql: string) => {
      said = sql
      return { bind: () => null }
    }
    make({ prepare } as unknown as D1Database)
    return said
  }
  const plans = await Promise.all([
    planOf(LIST, 0, AT, 'm', 50),
    planOf(PURGE, AT),
    planOf(BURY, '[]'),
    planOf(
      sqlOf(db => forgetDeadStatement(db, 'x')),
      'x',
    ),
    planOf(
      sqlOf(db => forgetDeadOfContact(db, 'x')),
      'x',
    ),
  ])
  expect(plans.flat().filter(line => /SCAN (dead_beacons|visitors|p)\b|TEMP B-TREE/.test(line))).toEqual([])
})
