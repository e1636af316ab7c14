import { createScheduledController } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { newId } from '../src/lib/ids.ts'
import { DAY_MS } from '../src/lib/time.ts'
import worker from '../src/local/whole.ts'
import { archive } from '../src/pixel/archive.ts'
import { withdrawalStatements } from '../src/pixel/consent/withdrawal.ts'
import { blank } from './beacon.ts'
import { api } from './call.ts'
import { FakeQueue } from './queue.ts'

const { DB, FILES } = env
const NOW = Date.UTC(2026, 10, 23, 12)
const ARCHIVING: Env = { ...env, ARCHIVE_DAYS: '30' }
const MADE = ['views', 'view_events', 'touches', 'engagements']

const keys = async () => (await FILES.list({ prefix: 'beacons/' })).objects.map(({ key }) => key)
const rowsOf = async (tables: string[]) =>
  (await DB.batch(tables.map(table => DB.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`)))).map(
    ({ results }) => results,
  )
const lose = (tables: string[]) => DB.batch(tables.map(table => DB.prepare(`DELETE FROM ${table}`)))
const visitor = async () => {
  const id = newId()
  await DB.prepare('INSERT INTO visitors (id, created_at) VALUES (?1, 1)').bind(id).run()
  return id
}

/** All of it, as whoever rebuilds does: part after part. */
async function rebuilt(from = '2026-11-01', to = '2026-11-30'): Promise<number> {
  let rows = 0
  for (let cursor: string | undefined; ; ) {
    const { status, json } = await api('POST', 'beacons/rebuild', { from, to, ...(cursor && { cursor }) })
    expect(status).toBe(200)
    rows += json.rows
    if (json.next === null) return rows
    cursor = json.next
  }
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW })
  await lose([...MADE, 'visitors'])
  await FILES.delete(await keys())
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

test('what the queue brought is in the archive, and tables that were lost are made again from it, row for row', async () => {
  const [ana, ben] = [await visitor(), await visitor()]
  const views = Array.from({ length: 1200 }, (_, i) =>
    blank(newId(), {
      ...{ campaign: i % 2 ? 'spring' : 'autumn', ad: `ad-${i % 7}`, engaged_ms: i, scroll_pct: i % 101, at: NOW + i },
      ...(i % 5 === 0 && { visitor: i % 2 ? ana : ben, consent: 1, clicks: `{"fbclid":"c${i}"}` }),
      ...(i % 9 === 0 && { events: [['video', '{}', 2]] as never }),
    }),
  )
  const queue = new FakeQueue()
  queue.put([...views, ...views.slice(0, 300).map(view => ({ ...view, engaged_ms: view.engaged_ms + 5000 }))])
  await queue.deliver(ARCHIVING)
  const before = await rowsOf(MADE)
  expect(before.map(rows => rows.length > 0)).toEqual(MADE.map(() => true))
  expect((await keys()).length).toBeGreaterThan(10)
  expect((await keys()).every(key => /^beacons\/DB\/2026-11-23\/[0-9a-f-]{36}\.ndjson\.gz$/.test(key))).toBe(true)

  await lose(MADE)
  expect(await rebuilt()).toBe(1500)
  expect(await rowsOf(MADE)).toEqual(before)
  expect(await rebuilt()).toBe(1500)
  expect(await rowsOf(MADE)).toEqual(before)
})

test('only what came on the days that were asked for is stored again', async () => {
  for (const day of [-2, -1, 0]) await archive(ARCHIVING, [blank(newId(), { page: `/day${day}` })], NOW + day * DAY_MS)
  expect(await rebuilt('2026-11-22', '2026-11-22')).toBe(1)
  expect((await rowsOf(['views']))[0]).toMatchObject([{ page: '/day-1' }])
  const refused = await api('POST', 'beacons/rebuild', { from: '2026-11-23', to: '2026-11-22' })
  expect([refused.status, refused.json.error.issues[0].path]).toEqual([422, 'to'])
})

test('whoever withdrew or was erased since is not brought back', async () => {
  const [withdrawn, erased] = [await visitor(), await visitor()]
  const rows = [withdrawn, erased].map(id => blank(newId(), { visitor: id, consent: 1, clicks: '{"fbclid":"x"}' }))
  await archive(ARCHIVING, rows, NOW)
  await DB.batch(withdrawalStatements(DB, withdrawn, NOW))
  await DB.prepare('DELETE FROM visitors WHERE id = ?1').bind(erased).run()
  expect(await rebuilt()).toBe(2)
  expect((await rowsOf(['views', 'touches'])).map(each => each.length)).toEqual([2, 0])
})

test('an R2 that fails gets the beacons again, and is given up after five tries: they are rows, and it is told', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => {})
  const put = vi.fn(() => Promise.reject(new Error('R2 is down')))
  const failing = { ...ARCHIVING, FILES: { put } as unknown as R2Bucket }
  const queue = new FakeQueue()
  queue.put([blank(newId()), blank(newId())])
  for (let minute = 0; minute < 10; minute++) {
    vi.setSystemTime(NOW + minute * 60_000)
    await queue.deliver(failing)
    expect((await rowsOf(['views']))[0]).toHaveLength(2)
  }
  expect([put.mock.calls.length, queue.waiting.length]).toEqual([5, 0])
  expect(JSON.stringify(told.mock.calls)).toContain('R2 is down')
})

test('the night forgets what is older than ARCHIVE_DAYS, and nothing younger', async () => {
  for (const day of [-31, -30, -29, 0]) await archive(ARCHIVING, [blank(newId())], NOW + day * DAY_MS)
  await worker.scheduled(createScheduledController({ scheduledTime: new Date(NOW), cron: '17 3 * * *' }), ARCHIVING)
  expect((await keys()).map(key => key.split('/')[2])).toEqual(['2026-10-24', '2026-10-25', '2026-11-23'])
})

test('nothing is archived when ARCHIVE_DAYS is 0, and nonsense is an error', async () => {
  await archive({ ...env, ARCHIVE_DAYS: '0' as never }, [blank(newId())], NOW)
  expect(await keys()).toEqual([])
  await expect(archive({ ...env, ARCHIVE_DAYS: 'a month' as never }, [blank(newId())], NOW)).rejects.toThrow(
    'ARCHIVE_DAYS is "a month"',
  )
})
