// Long on purpose: inside workerd a subject is one file, with one world at its top that its parts share.
import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { newId } from '../src/lib/ids.ts'
import { commit } from '../src/pixel/commit.ts'
import { keep } from '../src/pixel/ingest.ts'
import { type Recorded, recorded } from '../src/pixel/row.ts'
import { blank } from './beacon.ts'
import { FakeQueue } from './queue.ts'

const DB = env.DB
const SECOND = 1000
const realTimeout = setTimeout

const rows = async (sql: string) => (await DB.prepare(sql).all<Record<string, string | number | null>>()).results
const ids = async () => (await rows('SELECT id FROM views ORDER BY id')).map(({ id }) => id)
const dead = () => rows('SELECT * FROM dead_beacons ORDER BY reason, id')

/** A D1 that misbehaves in `batch`, which is how rows are written. */
const withBatch = (batch: D1Database['batch']): D1Database =>
  new Proxy(DB, {
    get(target, name) {
      const value = target[name as keyof D1Database]
      return name === 'batch' ? batch : value.bind(target)
    },
  })

const ctx = { waitUntil: () => {} }
const some = (n: number, more: Partial<Recorded> = {}): Recorded[] =>
  Array.from({ length: n }, () => blank(newId(), { engaged_ms: 7000, ...more }))
const idsOf = (beacons: Recorded[]) => beacons.map(({ id }) => id).sort()

beforeEach(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  const tables = ['engagements', 'touches', 'views', 'visitors', 'dead_beacons']
  await DB.batch(tables.map(table => DB.prepare(`DELETE FROM ${table}`)))
})

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('a D1 that stalls for 80 seconds', () => {
  const late: Promise<unknown>[] = []
  const STALLS: Record<string, D1Database['batch']> = {
    throws: () => Promise.reject(new Error('D1_ERROR: Network connection lost.')),
    'throws what nobody knows': () => Promise.reject(new Error('D1_ERROR: out of sorts')),
    hangs: () => new Promise(() => {}),
    'hangs, and does its work all the same a minute later': <T>(statements: D1PreparedStatement[]) =>
      new Promise<D1Result<T>[]>(done => {
        setTimeout(() => {
          const work = DB.batch<T>(statements)
          late.push(work)
          done(work)
        }, 60 * SECOND)
      }),
  }

  /** Waits for work that waits for the test's clock, or for D1, which has its own. */
  async function pass(work: Promise<unknown>, stalled: boolean): Promise<void> {
    let done = false
    const end = work.finally(() => {
      done = true
    })
    while (!done && stalled) {
      await vi.advanceTimersByTimeAsync(SECOND)
      await new Promise(resolve => realTimeout(resolve, 1))
    }
    await end
  }

  test.each(Object.keys(STALLS))(
    'and %s: every beacon is a row afterwards, once',
    async how => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: Date.UTC(2026, 10, 25) })
      vi.spyOn(Math, 'random').mockReturnValue(0.5)
      const began = Date.now()
      const stalled = () => Date.now() - began < 80 * SECOND
      const db = withBatch(statements => (stalled() ? STALLS[how]!(statements) : DB.batch(statements)))
      const queue = new FakeQueue()
      const sent = some(250)
      queue.put(sent)
      while (queue.waiting.length > 0 && Date.now() - began < 600 * SECOND) {
        await pass(queue.deliver({ DB: db }), stalled())
        await vi.advanceTimersByTimeAsync(SECOND)
        if (stalled() && sent.length < 400) {
          const more = some(5)
          sent.push(...more)
          queue.put(more)
        }
      }
      await vi.advanceTimersByTimeAsync(120 * SECOND)
      await Promise.all(late.splice(0))
      expect(await ids()).toEqual(idsOf(sent))
      expect(await rows('SELECT DISTINCT engaged_ms FROM views')).toEqual([{ engaged_ms: 7000 }])
      expect([await dead(), queue.waiting]).toEqual([[], []])
      expect(Date.now() - began).toBeLessThan(330 * SECOND)
      expect(queue.delays.length).toBeGreaterThan(0)
      expect(Math.min(...queue.delays)).toBe(10)
    },
    30_000,
  )

  test('is asked less and less often, and for hours', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: Date.UTC(2026, 10, 25) })
    const began = Date.now()
    const queue = new FakeQueue()
    queue.put(some(1))
    const db = withBatch(() => Promise.reject(new Error('D1_ERROR: out of sorts')))
    for (let attempt = 1; attempt <= 100; attempt++) {
      await queue.deliver({ DB: db })
      await vi.advanceTimersByTimeAsync(queue.delays.at(-1)! * SECOND)
    }
    expect(queue.delays.slice(0, 3)).toEqual([10, 20, 30])
    expect(queue.delays.at(-1)).toBe(300)
    expect((Date.now() - began) / 3600 / SECOND).toBeGreaterThan(7)
  })
})

describe('a beacon that D1 will never take', () => {
  const bad = () => blank(newId(), { scroll_pct: 400 })

  test('becomes a dead letter with the reason, and the others of its batch become rows', async () => {
    const queue = new FakeQueue()
    const good = some(97)
    const three = [bad(), bad(), bad()]
    queue.put([...good.slice(0, 50), ...three, ...good.slice(50), { nonsense: true }, null])
    await queue.deliver(env)
    await queue.deliver(env)
    expect(await ids()).toEqual(idsOf(good))
    const letters = await dead()
    expect(letters.map(({ reason }) => String(reason).slice(0, 36))).toEqual([
      ...Array(3).fill('D1_ERROR: CHECK constraint failed: s'),
      'not-a-row: body',
      'not-a-row: id',
    ])
    expect(letters.slice(0, 3).map(({ body }) => recorded.parse(JSON.parse(String(body))))).toEqual(
      expect.arrayContaining(three),
    )
    expect(JSON.parse(String(letters[4]!.body))).toEqual({ nonsense: true })
    expect(queue.waiting).toEqual([])
  })

  test('waits in the queue while the dead letters cannot be written either', async () => {
    const queue = new FakeQueue()
    queue.put([{ nonsense: true }])
    await queue.deliver({ DB: withBatch(() => Promise.reject(new Error('D1_ERROR: overloaded'))) })
    expect([queue.delays, await dead()]).toEqual([[10], []])
    queue.waiting[0]!.due = 0
    await queue.deliver(env)
    expect([queue.waiting, (await dead()).length]).toEqual([[], 1])
  })

  test('that was given up after all tries is a letter too, once, and is retried while D1 is down', async () => {
    const queue = new FakeQueue('like2lead-beacons-dead')
    const [row] = some(1)
    queue.put([row])
    await queue.deliver({ DB: withBatch(() => Promise.reject(new Error('D1_ERROR: no'))) })
    expect([queue.waiting.length, await dead()]).toEqual([1, []])
    queue.waiting[0]!.due = 0
    const again = { ...queue.waiting[0]! }
    await queue.deliver(env)
    queue.waiting = [again]
    await queue.deliver(env)
    expect(await dead()).toMatchObject([{ id: 'm1', reason: 'out-of-tries', replayed_at: null }])
    expect(await ids()).toEqual([])
  })

  test('is set aside without its visitor when they have withdrawn, or are nobody', async () => {
    const [anna, gone, nobody] = [newId(), newId(), newId()]
    const add = DB.prepare('INSERT INTO visitors (id, created_at, withdrawn_at) VALUES (?1, 1, ?2)')
    await DB.batch([add.bind(anna, null), add.bind(gone, 2)])
    const queue = new FakeQueue()
    queue.put([anna, gone, nobody, null].map(visitor => ({ ...bad(), visitor, clicks: visitor && 'fbclid=x' })))
    await queue.deliver(env)
    const bodies = (await dead()).map(({ body }) => JSON.parse(String(body)))
    expect(bodies.filter(({ visitor }) => visitor)).toMatchObject([{ visitor: anna, clicks: 'fbclid=x' }])
    expect(JSON.stringify(bodies).match(/fbclid/g)).toHaveLength(1)
  })
})

describe('group commit', () => {
  test('one request’s bad row does not fail the others’, nor its own good ones', async () => {
    const members = Array.from({ length: 20 }, () => some(2))
    const poison = blank(newId(), { scroll_pct: 400 })
    members[7]!.push(poison)
    const answers = await Promise.allSettled(members.map(member => commit({ DB }, ctx, member)))
    expect(answers.filter(({ status }) => status === 'rejected')).toEqual([])
    expect(await ids()).toEqual(idsOf(members.flat().filter(row => row !== poison)))
    const [letter] = await dead()
    expect(JSON.parse(String(letter!.body))).toEqual(poison)
    expect(Math.abs(Number(letter!.at) - Date.now())).toBeLessThan(60 * SECOND)
  })

  test('a request is refused when its own rows are nowhere, and only then', async () => {
    const poison = blank(newId(), { engaged_ms: 666 })
    // A fault that is nobody's to judge, of one row, which only the statement's parameter tells.
    const odd = new Proxy(DB, {
      get(target, name) {
        if (name === 'batch')
          return (statements: { odd?: boolean }[]) =>
            statements.some(({ odd }) => odd)
              ? Promise.reject(new Error('D1_ERROR: odd'))
              : target.batch(statements as unknown as D1PreparedStatement[])
        if (name === 'prepare')
          return (sql: string) => ({
            bind: (...params: string[]) =>
              String(params[0]).includes(poison.id) ? { odd: true } : target.prepare(sql).bind(...params),
          })
        return target[name as keyof D1Database].bind(target)
      },
    })
    const members = Array.from({ length: 9 }, () => some(1))
    members[4] = [poison]
    const answers = await Promise.allSettled(members.map(member => commit({ DB: odd }, ctx, member)))
    expect(answers.map(({ status }) => status === 'fulfilled')).toEqual(members.map((_, i) => i !== 4))
    expect(await ids()).toEqual(idsOf(members.flat().filter(row => row !== poison)))
    expect(await dead()).toEqual([])
  })

  test('a request is refused when its bad row cannot be set aside', async () => {
    let calls = 0
    const db = withBatch(statements =>
      ++calls > 1 ? Promise.reject(new Error('D1_ERROR: overloaded')) : DB.batch(statements),
    )
    await expect(commit({ DB: db }, ctx, [blank(newId(), { scroll_pct: 400 })])).rejects.toThrow()
    expect(await dead()).toEqual([])
  })
})

describe('the queue first, D1 if it refuses', () => {
  type Batch = { body: Recorded }[]
  const queued = (sendBatch: (batch: Batch) => Promise<unknown>, db = DB): Env =>
    ({ ...env, DB: db, INGEST: 'queue', BEACONS: { sendBatch } }) as unknown as Env
  const broken = withBatch(() => Promise.reject(new Error('D1_ERROR: no')))

  test('what the simulated queue takes becomes a row, or a dead letter', async () => {
    const sent = [...some(3), blank(newId(), { scroll_pct: 400 })]
    await keep({ ...env, INGEST: 'queue' }, ctx, sent)
    await vi.waitFor(async () => expect((await ids()).length + (await dead()).length).toBe(4), { timeout: 25_000 })
    expect(await ids()).toEqual(idsOf(sent.slice(0, 3)))
  }, 30_000)

  test('more rows than a batch takes go in several', async () => {
    const sizes: number[] = []
    const sent = some(205)
    await keep(
      queued(async batch => sizes.push(batch.length)),
      ctx,
      sent,
    )
    expect(sizes).toEqual([100, 100, 5])
    expect(await ids()).toEqual([])
  })

  test('a batch that is refused in the middle goes to D1 whole, and what comes twice is one row', async () => {
    const sent = some(205)
    const queue = new FakeQueue()
    let calls = 0
    const bindings = queued(async batch => {
      if (++calls === 2) throw new Error('Too Many Requests')
      queue.put(batch.map(({ body }) => body))
    })
    await keep(bindings, ctx, sent)
    await queue.deliver(env)
    expect(await ids()).toEqual(idsOf(sent))
  })

  test('a row that fits no message goes to D1', async () => {
    const sent = some(1, { utm: 'x'.repeat(130_000) })
    await keep(
      queued(async () => expect.unreachable()),
      ctx,
      sent,
    )
    expect(await ids()).toEqual(idsOf(sent))
  })

  test('a queue that hangs is left after 3 seconds', async () => {
    const sent = some(3)
    const began = Date.now()
    await keep(
      queued(() => new Promise(() => {})),
      ctx,
      sent,
    )
    expect(Date.now() - began).toBeLessThan(4500)
    expect(await ids()).toEqual(idsOf(sent))
  }, 10_000)

  test.each([
    ['refuses', () => Promise.reject(new Error('Queue is overloaded. Please back off.'))],
    ['hangs', () => new Promise(() => {})],
  ])(
    'when the queue %s and D1 fails too, nothing is pretended',
    async (_, sendBatch) => {
      await expect(keep(queued(sendBatch, broken), ctx, some(3))).rejects.toThrow('D1_ERROR: no')
      expect([await ids(), await dead()]).toEqual([[], []])
    },
    10_000,
  )
})
