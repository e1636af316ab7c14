// Long on purpose: inside workerd a subject is one file, with one world at its top that its parts share.
import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { findConnection } from '../src/deliveries/platforms/connection-store.ts'
import { askForRun, endList } from '../src/deliveries/sync/list-store.ts'
import { NOTE } from '../src/deliveries/sync/member-verdicts.ts'
import { syncLists } from '../src/deliveries/sync/sync-lists.ts'
import { resealUnderNewKey } from '../src/encryption/reseal.ts'
import { digestKeyOf } from '../src/lib/crypto.ts'
import { keyringOf, rotationOf } from '../src/lib/keyring.ts'
import { DAY_MS, MINUTE_MS } from '../src/lib/time.ts'
import { filled } from './fakes/filled-list.ts'
import { before, idOf, personOf, rowsOf, TEN, type World, world } from './fakes/list-world.ts'
import { LISTS, type Platform } from './fakes/lists.ts'

const { DB } = env
const PLATFORMS = Object.keys(LISTS) as Platform[]
const equal = async (w: World) => expect(w.fake.members()).toEqual(await w.audienceRows())
const malformed = (w: World) => w.fake.asked.filter(({ act }) => act === 'malformed')
const changes = (w: World) => w.fake.asked.filter(({ act }) => act !== 'status').length

describe.each(PLATFORMS)('a list on %s', platform => {
  test('is made once and filled with exactly the people of its audience', async () => {
    const w = await filled(platform)
    expect(w.fake.members().length).toBeGreaterThan(5)
    await equal(w)
    expect(malformed(w)).toEqual([])
    expect([...w.fake.lists.values()].map(({ name }) => name)).toEqual(['L2L 7f3a'])
    const refused = (await rowsOf('sent_members')).filter(({ state }) => state === 'refused')
    expect(new Set(refused.map(({ reason }) => reason)).size).toBeLessThanOrEqual(1)
    expect((await w.found()).counts.refused).toEqual(refused.length > 0 ? { 'nothing-to-match': 2 } : {})
  })

  test('is sent nothing while nothing changes', async () => {
    const w = await filled(platform)
    const before = changes(w)
    const lines = (await rowsOf('list_runs')).length
    await w.nextDay()
    expect(changes(w)).toBe(before)
    expect(await rowsOf('list_runs')).toHaveLength(lines)
  })

  test('follows people who join, leave and change', async () => {
    const w = await filled(platform)
    await w.join(20, 21)
    await w.leave(0)
    await w.leave(1)
    await w.change(2, 1)
    await w.change(3, 1)
    await w.change(4, 1)
    await w.nextDay()
    await equal(w)
    expect(malformed(w)).toEqual([])
  })

  test('loses whoever withdraws or is erased within a minute, by the record alone', async () => {
    const w = await filled(platform)
    await w.withdraw(0)
    await w.erase(2)
    await DB.prepare('DELETE FROM contacts WHERE id = ?1').bind(idOf(6)).run()
    w.pass(MINUTE_MS)
    await w.run()
    await equal(w)
    const known = (await rowsOf('sent_members')).filter(({ state }) => state !== 'leaving')
    expect(known.map(({ contact_id }) => contact_id)).not.toContain(idOf(2))
    const last = (await rowsOf('list_runs')).at(-1)
    expect(last).toMatchObject({ verdict: 'complete', added: 0, removed: 3 })
  })

  test('takes back who agrees again', async () => {
    const w = await filled(platform)
    await w.withdraw(0)
    w.pass(MINUTE_MS)
    await w.run()
    await w.change(0, 2)
    await w.nextDay()
    await equal(w)
  })

  test('is sent nothing of whom the platform was never told when they withdraw', async () => {
    const w = await world(platform, { down: 1 })
    await w.join(...TEN)
    await w.run()
    for (const n of TEN) await w.withdraw(n)
    await w.settle()
    expect(w.fake.asked.filter(({ act }) => act !== 'create' && act !== 'publish')).toEqual([])
    expect(await rowsOf('sent_members')).toEqual([])
  })

  test('loses who withdraws while the request that adds them is on its way', async () => {
    const w = await world(platform)
    await w.join(...TEN)
    const fetchFn = (async (...told: Parameters<typeof fetch>) => {
      const answer = await w.fake.fetchFn(...told)
      if (w.fake.members().length > 0) for (const n of TEN) await w.withdraw(n)
      return answer
    }) as typeof fetch
    for (let minute = 0; minute < 4; minute++) {
      await w.run(fetchFn)
      w.pass(MINUTE_MS)
    }
    expect(w.fake.asked.map(({ act }) => act)).toContain('add')
    await w.settle()
    expect(w.fake.members()).toEqual([])
  })

  test('is not sent who withdraws in the moment before', async () => {
    const w = await world(platform)
    await w.join(1)
    const db = before(NOTE, () => w.withdraw(1))
    for (let minute = 0; minute < 4; minute++) {
      await w.run(w.fake.fetchFn, db)
      w.pass(MINUTE_MS)
    }
    expect(w.fake.asked.map(({ act }) => act).filter(act => act !== 'publish')).toEqual(['create'])
  })

  test('keeps nobody out for the sake of one member whom the platform does not want', async () => {
    const w = await world(platform)
    await w.join(...TEN)
    const bad = (await w.destination.lists.rows(personOf(6))).map(({ cells }) => cells.join('|'))
    w.fake.trouble.refuses = cells => bad.includes(cells.join('|'))
    await w.run()
    await w.settle()
    const wanted = await w.audienceRows()
    const notWanted = new Set(w.fake.expected(bad.map(row => row.split('|'))))
    expect(w.fake.members()).toEqual(wanted.filter(row => !notWanted.has(row)))
    const [row] = (await rowsOf('sent_members')).filter(({ contact_id }) => contact_id === idOf(6))
    expect(row).toMatchObject({ state: 'refused', work: null, rows_sealed: '' })
    expect(row?.reason).toMatch(/^[\w/-]+$/)
    const before = changes(w)
    await w.nextDay()
    expect(changes(w)).toBe(before)
  })

  test('that refuses a request whole loses nobody but the one who was meant', async () => {
    const w = await world(platform)
    await w.join(...TEN)
    const bad = (await w.destination.lists.rows(personOf(6))).map(({ cells }) => cells.join('|'))
    w.fake.trouble.refusesWhole = cells => bad.includes(cells.join('|'))
    await w.run()
    await w.settle()
    const notWanted = new Set(w.fake.expected(bad.map(row => row.split('|'))))
    expect(w.fake.members()).toEqual((await w.audienceRows()).filter(row => !notWanted.has(row)))
  })

  test('waits when it is asked too much at once, and goes on later', async () => {
    const w = await world(platform, { tooMany: 3 })
    await w.join(...TEN)
    await w.run()
    const found = await w.found()
    expect(found).toMatchObject({ failures: 1, stoppedWhy: null })
    expect(found.nextAt).toBeGreaterThanOrEqual(w.at() + MINUTE_MS)
    expect((await rowsOf('list_runs')).at(-1)).toMatchObject({ verdict: 'later', added: 0 })
    await w.settle()
    await equal(w)
    expect((await w.found()).failures).toBe(0)
  })

  test('goes on after the platform was down', async () => {
    const w = await world(platform, { down: 2 })
    await w.join(...TEN)
    await w.run()
    expect((await w.found()).failures).toBe(1)
    await w.settle()
    await equal(w)
  })

  test('stands still with the reason while its token is revoked, and goes on when somebody has mended that', async () => {
    const w = await filled(platform)
    w.fake.trouble.revoked = true
    await DB.prepare('UPDATE connections SET token_until = token_until - 100000000').run()
    await w.join(20)
    w.pass(25 * 60 * MINUTE_MS)
    await w.run()
    const paused = await findConnection(DB, w.connection)
    expect(paused?.paused?.why).toBe('halted')
    expect(paused?.lastReason).toMatch(/\w/)
    const [row] = (await rowsOf('sent_members')).filter(({ contact_id }) => contact_id === idOf(20))
    expect(row?.state).not.toBe('sent')
    const before = changes(w)
    w.pass(60 * MINUTE_MS)
    await w.run()
    expect(changes(w)).toBe(before)
    w.fake.trouble.revoked = false
    await DB.prepare('UPDATE connections SET paused_at = NULL, paused_why = NULL').run()
    await w.run()
    await w.settle()
    await equal(w)
  })

  test('that was deleted on the platform stops alone: the other one of its connection goes on', async () => {
    const w = await filled(platform)
    const other = await w.another()
    const { platformList } = await w.found()
    w.fake.lists.delete(platformList!)
    await w.join(20)
    w.pass(DAY_MS)
    await w.run()
    w.pass(MINUTE_MS)
    await w.run()
    expect(await w.found()).toMatchObject({ stoppedWhy: 'gone-on-platform', failures: 0 })
    expect(await findConnection(DB, w.connection)).toMatchObject({ paused: null, failures: 0 })
    const [joined] = (await rowsOf('sent_members')).filter(m => m.list === w.list && m.contact_id === idOf(20))
    expect(joined).toMatchObject({ state: 'new', work: 'add', reason: '' })
    expect([...w.fake.lists.keys()]).toEqual([other])
    await equal(w)
    expect(malformed(w)).toEqual([])
  })

  test('that is gone is asked for once with every comparison, and made again with everybody when that is asked', async () => {
    const w = await filled(platform)
    w.fake.lists.clear()
    await w.join(20)
    await w.withdraw(0)
    w.pass(DAY_MS)
    await w.run()
    const before = w.fake.asked.length
    for (let hour = 0; hour < 22; hour++) {
      w.pass(60 * MINUTE_MS)
      await w.run()
    }
    expect(w.fake.asked.slice(before).filter(({ act }) => act !== 'status')).toEqual([])
    w.pass(2 * 60 * MINUTE_MS)
    await w.run()
    expect(w.fake.asked.length).toBeGreaterThan(before)
    expect(await w.found()).toMatchObject({ stoppedWhy: 'gone-on-platform' })
    await askForRun(DB, w.list, { refusedToo: false, anew: true }, w.at())
    await w.run()
    await w.settle()
    expect(w.fake.lists.size).toBe(1)
    await equal(w)
    expect(await w.found()).toMatchObject({ stoppedWhy: null })
  })

  test('that is gone is over at once when it is to be emptied', async () => {
    const w = await filled(platform)
    w.fake.lists.clear()
    w.pass(DAY_MS)
    await endList(DB, w.list, 'emptying', w.at())
    await w.run()
    expect(await w.found()).toMatchObject({ state: 'ended', nextAt: null })
    expect(await rowsOf('sent_members')).toEqual([])
    expect((await rowsOf('list_runs')).at(-1)).toMatchObject({ verdict: 'complete', reason: 'gone-on-platform' })
  })

  test('waits for a person while terms are not accepted', async () => {
    const w = await world(platform, { terms: true })
    await w.join(...TEN)
    await w.run()
    expect((await findConnection(DB, w.connection))?.paused?.why).toBe('halted')
    expect((await rowsOf('list_runs')).at(-1)).toMatchObject({ verdict: 'halted', added: 0 })
    expect(w.fake.lists.size).toBe(0)
  })

  test('tells neither the ledger nor an error whom it was about', async () => {
    const w = await filled(platform)
    w.fake.trouble.down = 1
    await w.join(20)
    await w.nextDay()
    const rows = (
      await Promise.all(['list_runs', 'lists', 'receipts', 'connections', 'sent_members'].map(rowsOf))
    ).flat()
    const text = JSON.stringify(rows.map(({ settings: _, secrets_sealed: __, ...row }) => row))
    expect(text).not.toMatch(/@example|Durand|3319900/)
    expect(text).not.toMatch(/[0-9a-f]{64}/i)
    const excerpt = (await rowsOf('list_runs')).at(-1)?.excerpt
    expect(excerpt).toMatch(/^(?:POST|PATCH|DELETE|PUT) /)
  })

  test('is emptied before it ends when that is asked', async () => {
    const w = await filled(platform)
    await endList(DB, w.list, 'emptying', w.at())
    await w.run()
    await w.settle()
    expect(w.fake.members()).toEqual([])
    expect((await w.found()).state).toBe('ended')
  })
})

test('a platform is told of nobody again because their data is sealed under another key', async () => {
  const w = await filled('meta')
  const [members, told] = [w.fake.members(), changes(w)]
  const { used } = rotationOf(keyringOf(env.DATA_KEY), 'bmV3', await digestKeyOf(env.DATA_KEY))
  await resealUnderNewKey({ ...env, DATA_KEY: used }, w.at())
  expect(await DB.prepare(`SELECT count(*) AS n FROM contacts WHERE sealed LIKE 'k1.%'`).first('n')).toBe(0)
  for (let minute = 0; minute < 5; minute++) {
    w.pass(minute === 0 ? DAY_MS : MINUTE_MS)
    await syncLists({ DB, DATA_KEY: used, fetchFn: w.fake.fetchFn }, w.at())
  }
  expect((await w.found()).dueAt).toBeGreaterThan(w.at()) // it was compared
  expect([w.fake.members(), changes(w)]).toEqual([members, told])
})
