// Long on purpose: inside workerd a subject is one file, with one world at its top that its parts share.
import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { findConnection } from '../src/deliveries/platforms/connection-store.ts'
import { endList } from '../src/deliveries/sync/list-store.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../src/lib/time.ts'
import { filled } from './fakes/filled-list.ts'
import { diesWith, idOf, personOf, rowsOf, TEN, type World, world } from './fakes/list-world.ts'
import type { Asked, ReceiptVerdict } from './fakes/lists.ts'

const { DB } = env

const equal = async (w: World) => expect(w.fake.members()).toEqual(await w.audienceRows())
const acts = (w: World, from: number) => w.fake.asked.slice(from).map(({ act }) => act)
const changed = async (w: World) => {
  await w.join(20, 21)
  await w.leave(0)
  await w.change(2, 1)
}

describe('a list on Meta', () => {
  test('that is filled already is replaced whole in one session, which does not disturb the ads that run', async () => {
    const w = await filled('meta')
    const before = w.fake.asked.length
    await changed(w)
    await w.nextDay()
    const batches = w.fake.asked.slice(before) as (Asked & { act: 'replace' })[]
    expect(batches.map(({ act, seq, last }) => [act, seq, last])).toEqual([
      ['replace', 1, false],
      ['replace', 2, false],
      ['replace', 3, false],
      ['replace', 4, true],
    ])
    expect(new Set(batches.map(({ session }) => session)).size).toBe(1)
    expect(batches[0]?.session).toMatch(/^[1-9]\d{0,15}$/)
    expect(Number.isSafeInteger(Number(batches[0]?.session))).toBe(true)
    await equal(w)
    expect((await rowsOf('list_runs')).at(-1)).toMatchObject({ verdict: 'complete', added: 3, removed: 1 })
  })

  test('is filled by adding, however many runs that takes', async () => {
    const w = await world('meta', {}, { steps: 5, ms: 60_000, people: 3 })
    await w.join(...TEN)
    await w.run()
    expect((await rowsOf('list_runs')).at(-1)).toMatchObject({ verdict: 'continued', added: 3, requests: 2 })
    await w.settle()
    expect(acts(w, 0)).toEqual(['create', 'add', 'add', 'add', 'add'])
    await equal(w)
  })

  test('loses who withdraws by a request of its own, at once and without the others being sent again', async () => {
    const w = await filled('meta')
    const before = w.fake.asked.length
    await w.withdraw(3)
    w.pass(MINUTE_MS)
    await w.run()
    expect(acts(w, before)).toEqual(['remove'])
    expect((w.fake.asked.at(-1) as Asked & { act: 'remove' }).rows).toHaveLength(1)
    await equal(w)
  })

  test('that nobody belongs on any more is emptied without a session', async () => {
    const w = await filled('meta')
    const before = w.fake.asked.length
    for (const n of TEN) await w.leave(n)
    await w.nextDay()
    expect(new Set(acts(w, before))).toEqual(new Set(['remove']))
    expect(w.fake.members()).toEqual([])
  })

  test('goes on with the next batch when a run stops amid a session', async () => {
    const w = await filled('meta')
    const before = w.fake.asked.length
    await changed(w)
    w.fake.trouble.breaks = { at: before + 3, when: 'before' }
    await w.nextDay()
    const batches = w.fake.asked.slice(before) as (Asked & { act: 'replace' })[]
    expect(batches.map(({ seq }) => seq)).toEqual([1, 2, 3, 3, 4])
    expect(new Set(batches.map(({ session }) => session)).size).toBe(1)
    await equal(w)
  })

  test('whose batch was taken and not answered goes on by differences once Meta has ended the session', async () => {
    const w = await filled('meta')
    const before = w.fake.asked.length
    await changed(w)
    w.fake.trouble.breaks = { at: before + 2, when: 'after' }
    await w.nextDay()
    expect(acts(w, before).filter(act => act === 'replace')).toHaveLength(3)
    expect(acts(w, before)).toContain('remove')
    await equal(w)
    const next = w.fake.asked.length
    await w.join(22)
    await w.nextDay()
    expect(new Set(acts(w, next))).toEqual(new Set(['replace']))
    await equal(w)
  })

  test('whose session is older than Meta keeps it begins another one', async () => {
    const w = await filled('meta')
    const before = w.fake.asked.length
    await changed(w)
    w.pass(DAY_MS)
    expect(await diesWith(w, before + 2)).toBe(true)
    w.pass(91 * MINUTE_MS)
    await w.run()
    await w.settle()
    const sessions = w.fake.asked.slice(before).map(asked => ('session' in asked ? asked.session : asked.act))
    expect(new Set(sessions).size).toBe(2)
    await equal(w)
  })

  test('takes off who withdraws amid a session as soon as it is over', async () => {
    const w = await filled('meta')
    const before = w.fake.asked.length
    await changed(w)
    w.pass(DAY_MS)
    expect(await diesWith(w, before + 2)).toBe(true)
    await w.withdraw(5)
    await w.withdraw(20)
    w.pass(4 * MINUTE_MS)
    await w.run()
    w.pass(MINUTE_MS)
    await w.settle()
    await equal(w)
  })

  test('of whose rows Meta counts some as not valid, and does not say which, has that many in the ledger', async () => {
    const w = await world('meta', {}, { steps: 80, ms: 60_000, people: 20 })
    await w.join(...TEN)
    const odd = (await Promise.all([0, 1].map(n => w.destination.lists.rows(personOf(n))))).flat()
    w.fake.trouble.odd = row => odd.some(({ cells }) => cells.join() === row.join())
    await w.run()
    const line = { added: 10, refused: 2, verdict: 'complete', reason: 'invalid-rows' }
    expect((await rowsOf('list_runs')).at(-1)).toMatchObject(line)
    expect(w.fake.members()).toHaveLength(8)
    await w.join(20, 21, 22)
    w.pass(DAY_MS)
    await w.run()
    expect(acts(w, 2)).toEqual(['replace'])
    expect((await rowsOf('list_runs')).at(-1)).toMatchObject({ ...line, added: 3 })
  })
})

describe('a list on Google', () => {
  const told = (verdicts: Record<string, ReceiptVerdict>) => (receipt: string) => verdicts[receipt] ?? 'SUCCESS'

  test('is asked what came of a request after five minutes, and keeps who leaves on record until then', async () => {
    const w = await filled('google', { receipts: () => 'SUCCESS' })
    w.pass(5 * MINUTE_MS)
    await w.run()
    await equal(w)
    await w.withdraw(0)
    w.pass(MINUTE_MS)
    await w.run()
    const [leaving] = (await rowsOf('sent_members')).filter(({ contact_id }) => contact_id === idOf(0))
    expect(leaving).toMatchObject({ state: 'leaving', work: null })
    expect(w.fake.members()).toHaveLength(TEN.length)
    w.pass(5 * MINUTE_MS)
    await w.run()
    await equal(w)
    expect((await rowsOf('sent_members')).map(({ contact_id }) => contact_id)).not.toContain(idOf(0))
    expect((await rowsOf('receipts')).every(({ next_at, verdict }) => next_at === null && verdict === 'taken')).toBe(
      true,
    )
  })

  test('is sent again what it had accepted and then failed, and the ledger says so', async () => {
    const w = await world('google', { receipts: told({ 'receipt-2': 'FAILED' }) })
    await w.join(...TEN)
    await w.run()
    expect(acts(w, 0)).toEqual(['create', 'add', 'add', 'add', 'add'])
    w.pass(5 * MINUTE_MS)
    await w.run()
    const failed = (await rowsOf('list_runs')).filter(({ verdict }) => verdict === 'failed')
    expect(failed).toMatchObject([{ refused: 3, reason: 'FAILED/INTERNAL_ERROR', actor: 'job' }])
    w.pass(30 * MINUTE_MS)
    await w.run()
    w.pass(30 * MINUTE_MS)
    await w.run()
    await equal(w)
  })

  test('of which Google took a part says in the ledger how many it did not take', async () => {
    const w = await world('google', { receipts: told({ 'receipt-2': 'PARTIAL_SUCCESS' }) })
    await w.join(...TEN)
    await w.run()
    w.pass(5 * MINUTE_MS)
    await w.run()
    const [, ...asked] = await rowsOf('list_runs')
    const line = { added: 0, refused: 2, verdict: 'complete', reason: 'PARTIAL_SUCCESS/INTERNAL_ERROR', actor: 'job' }
    expect(asked).toMatchObject([line])
    await equal(w)
  })

  test('loses who withdrew even when the first request to take them off failed', async () => {
    const w = await filled('google', { receipts: told({ 'receipt-6': 'FAILED' }) })
    w.pass(5 * MINUTE_MS)
    await w.run()
    const removal = w.fake.asked.length + 1
    w.fake.trouble.receipts = told({ [`receipt-${removal}`]: 'FAILED' })
    await w.erase(1)
    w.pass(MINUTE_MS)
    await w.run()
    for (let n = 0; n < 6; n++) {
      w.pass(10 * MINUTE_MS)
      await w.run()
    }
    expect(acts(w, removal - 1).filter(act => act === 'remove')).toHaveLength(2)
    await equal(w)
  })

  test('is asked less and less often while it is not through, and told again after a week', async () => {
    const w = await filled('google', { receipts: () => 'PROCESSING' })
    const before = w.fake.asked.length
    for (let hours = 0; hours < 7 * 24; hours += 6) {
      w.pass(6 * HOUR_MS)
      await w.run()
    }
    const asked = acts(w, before).filter(act => act === 'status').length / (before - 1)
    expect(asked).toBeGreaterThan(5)
    expect(asked).toBeLessThan(16)
    w.fake.trouble.receipts = () => 'SUCCESS'
    for (let hours = 0; hours < 80; hours += 8) {
      w.pass(8 * HOUR_MS)
      await w.run()
    }
    await equal(w)
  })

  test('is sent people again a month before it forgets them', async () => {
    const w = await filled('google')
    const before = w.fake.asked.length
    await DB.prepare('UPDATE conversions SET at = at + ?1')
      .bind(511 * DAY_MS)
      .run()
    w.pass(510 * DAY_MS + HOUR_MS)
    await w.run()
    expect(acts(w, before).filter(act => act === 'add')).toHaveLength(4)
  })
})

describe('a list on LinkedIn', () => {
  test('takes nobody for two minutes after it is made, and nobody is lost by that', async () => {
    const w = await world('linkedin', { notFoundMs: 240_000 })
    await w.join(...TEN)
    await w.run()
    expect(acts(w, 0)).toEqual(['create'])
    expect((await w.found()).nextAt).toBe(w.at() + 120_000)
    w.pass(2 * MINUTE_MS)
    await w.run()
    expect((await rowsOf('list_runs')).at(-1)).toMatchObject({ verdict: 'later', reason: '404' })
    await w.settle()
    expect(w.fake.lists.size).toBe(1)
    await equal(w)
  })
})

test('a list that nobody can be shown ads by is made an audience of, once, also when that has to wait', async () => {
  const w = await world('pinterest')
  await w.join(3)
  w.fake.trouble.breaks = { at: 2, when: 'before' }
  await w.run()
  expect(acts(w, 0)).toEqual(['create', 'publish'])
  await w.settle()
  expect(acts(w, 0).filter(act => act === 'create' || act === 'publish')).toEqual(['create', 'publish', 'publish'])
  await equal(w)
})

describe('a list whose audience cannot be read', () => {
  test('stops with the reason, adds and takes off nobody, and still loses who withdraws', async () => {
    const w = await filled('reddit')
    await DB.prepare(`UPDATE audiences SET rule = json_set(rule, '$.exclude', json('{"audiences":["gone"]}'))`).run()
    await w.join(20)
    await w.leave(0)
    const before = w.fake.asked.length
    w.pass(DAY_MS)
    await w.run()
    expect(await w.found()).toMatchObject({ stoppedWhy: 'audience-unreadable', nextAt: w.at() + DAY_MS })
    expect(w.fake.asked).toHaveLength(before)
    expect((await rowsOf('list_runs')).at(-1)).toMatchObject({ verdict: 'refused', reason: 'audience-unreadable' })
    await w.withdraw(1)
    w.pass(MINUTE_MS)
    await w.run()
    expect(acts(w, before)).toEqual(['remove'])
  })

  test('or whose privacy page names nobody, the same', async () => {
    const w = await filled('reddit')
    await DB.prepare(`UPDATE brands SET legal = '{}'`).run()
    await w.join(20)
    const before = w.fake.asked.length
    w.pass(DAY_MS)
    await w.run()
    expect(await w.found()).toMatchObject({ stoppedWhy: 'privacy-incomplete', nextAt: w.at() + DAY_MS })
    expect(w.fake.asked).toHaveLength(before)
  })

  test.each([
    ['audience', `UPDATE audiences SET rule = json_set(rule, '$.exclude', json('{"audiences":["gone"]}'))`, `UPDATE audiences SET rule = json_remove(rule, '$.exclude')`],
    ['privacy page', `UPDATE brands SET legal = '{}'`, `UPDATE brands SET legal = '{"company":"B","email":"privacy@example.com"}'`],
  ])('goes on by itself once its %s is mended', async (_, breaks, mends) => {
    const w = await filled('reddit')
    await DB.prepare(breaks).run()
    await w.join(20)
    await w.leave(0)
    await w.nextDay()
    expect((await w.found()).stoppedWhy).not.toBeNull()
    await DB.prepare(mends).run()
    await w.nextDay()
    expect(await w.found()).toMatchObject({ stoppedWhy: null, nextAt: w.at() + DAY_MS })
    await equal(w)
  }) // biome-ignore format: a cause a line

  test('nor is anybody sent who waits since before', async () => {
    const w = await filled('reddit')
    await w.join(20)
    w.fake.trouble.tooMany = 1
    w.pass(DAY_MS)
    await w.run()
    expect(await w.found()).toMatchObject({ stoppedWhy: null })
    await DB.prepare(`UPDATE brands SET legal = '{}'`).run()
    const before = w.fake.asked.length
    w.pass(HOUR_MS)
    await w.run()
    expect(await w.found()).toMatchObject({ stoppedWhy: 'privacy-incomplete' })
    expect(w.fake.asked).toHaveLength(before)
  })
})

describe('a list that is there no more', () => {
  test('and is kept no longer is asked once a day to let go who withdraws, and not every minute', async () => {
    const w = await filled('reddit')
    await endList(DB, w.list, 'left', w.at())
    w.fake.lists.clear()
    await w.withdraw(1)
    w.pass(DAY_MS)
    await w.run()
    expect(await w.found()).toMatchObject({ stoppedWhy: 'gone-on-platform', nextAt: w.at() + DAY_MS })
  })

  test('goes on within a day when it is seen again, as after a right that was given back', async () => {
    const w = await filled('reddit')
    await DB.prepare('UPDATE lists SET every_hours = 744').run()
    const lists = [...w.fake.lists]
    w.fake.lists.clear()
    await w.withdraw(1)
    await w.join(20)
    await w.nextDay()
    for (const [id, list] of lists) w.fake.lists.set(id, list)
    await w.nextDay()
    await equal(w)
    expect(await w.found()).toMatchObject({ stoppedWhy: null })
  })

  test('is not said to be back because nothing has to be sent', async () => {
    const w = await filled('reddit')
    w.fake.lists.clear()
    await w.join(20)
    await w.nextDay()
    await w.leave(20)
    await w.nextDay()
    expect(await w.found()).toMatchObject({ stoppedWhy: 'gone-on-platform' })
  })

  test('is not yet there in its first minutes: that is waited for', async () => {
    const w = await world('reddit', { notFoundMs: 5 * MINUTE_MS })
    await w.join(...TEN)
    await w.run()
    expect(await w.found()).toMatchObject({ stoppedWhy: null, failures: 1 })
    await w.settle()
    await equal(w)
  })

  test('or is blocked by Meta stops alone', async () => {
    const w = await filled('meta')
    w.fake.trouble.blocked = true
    await w.join(20)
    await w.nextDay()
    expect(await w.found()).toMatchObject({ stoppedWhy: 'blocked-on-platform' })
    expect(await findConnection(DB, w.connection)).toMatchObject({ paused: null })
    w.fake.trouble.blocked = false
    await w.nextDay()
    await equal(w)
  })
})

describe('a list that is kept no longer', () => {
  test('leaves people where they are, and still loses who withdraws', async () => {
    const w = await filled('pinterest')
    await DB.prepare(`UPDATE lists SET state = 'left', next_at = ?1`).bind(w.at()).run()
    const before = w.fake.asked.length
    await w.join(20)
    await w.leave(0)
    w.pass(2 * DAY_MS)
    await w.run()
    expect(w.fake.asked).toHaveLength(before)
    await w.withdraw(1)
    w.pass(MINUTE_MS)
    await w.run()
    expect(acts(w, before)).toEqual(['remove'])
    expect((await w.found()).nextAt).toBeNull()
  })
})

test('a platform that refuses to let somebody go is asked again with every comparison, and the record keeps them', async () => {
  const w = await filled('microsoft')
  w.fake.trouble.refuses = () => true
  await w.withdraw(1)
  w.pass(MINUTE_MS)
  await w.run()
  const [stuck] = (await rowsOf('sent_members')).filter(({ contact_id }) => contact_id === idOf(1))
  expect(stuck).toMatchObject({ work: 'stuck', reason: '9002/ExampleError' })
  expect(stuck?.rows_sealed).not.toBe('')
  w.fake.trouble.refuses = undefined
  await w.nextDay()
  await equal(w)
})
