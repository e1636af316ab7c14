import { expect, test } from 'vitest'
import { TimeoutError } from '../src/lib/time.ts'
import { batchesOf } from '../src/pixel/queue.ts'
import { sift } from '../src/pixel/sift.ts'

const hundred = Array.from({ length: 100 }, (_, i) => i)

/** A table that takes anything but what `faults` names, and counts its tries. */
function table(faults: (items: readonly number[]) => unknown) {
  const stored = new Set<number>()
  let tries = 0
  const store = async (items: readonly number[]) => {
    tries++
    const fault = faults(items)
    if (fault) throw fault
    for (const item of items) stored.add(item)
  }
  return { stored, store, tries: () => tries }
}

const check = new Error('D1_ERROR: CHECK constraint failed: scroll_pct BETWEEN 0 AND 100: SQLITE_CONSTRAINT')
const items = (failed: { item: number }[]) => failed.map(({ item }) => item)

test('one bad row is refused with its reason and all others are stored', async () => {
  const { store, stored, tries } = table(some => some.includes(37) && check)
  const { refused, later } = await sift(hundred, store)
  expect([items(refused), later, stored.size]).toEqual([[37], [], 99])
  expect(refused[0]!.reason).toContain('CHECK constraint failed: scroll_pct')
  expect(tries()).toBeLessThan(20)
})

test('a row that fails alone for a reason that is not its own is tried again, and holds up no other', async () => {
  const { store, stored } = table(some => some.includes(37) && new Error('D1_ERROR: what is this'))
  const { refused, later } = await sift(hundred, store)
  expect([refused, items(later), stored.size]).toEqual([[], [37], 99])
})

test.each([
  new Error('D1_ERROR: Network connection lost.'),
  new Error('D1_ERROR: D1 DB is overloaded. Requests queued for too long.'),
  new Error('D1_ERROR: internal error; reference = abc'),
  new TimeoutError('recording took more than 20000 ms'),
])('a database in trouble is asked once and no more: %s', async trouble => {
  const { store, tries } = table(() => trouble)
  const { refused, later } = await sift(hundred, store)
  expect([refused, later.length, tries()]).toEqual([[], 100, 1])
})

test('a database that breaks while bad rows are looked for keeps what it has and is left alone', async () => {
  const { store, stored, tries } = table(some => (some.includes(99) ? check : stored.size && new TimeoutError('late')))
  const { refused, later } = await sift(hundred, store)
  expect([refused, stored.size + later.length]).toEqual([[], 100])
  expect(stored.size).toBe(50)
  expect(tries()).toBeLessThan(20)
})

test('when every row is bad every row is refused, in 2n − 1 tries', async () => {
  const { store, tries } = table(() => check)
  const { refused } = await sift(hundred, store)
  expect([items(refused), tries()]).toEqual([hundred, 199])
})

test('nothing is no try', async () => {
  const { store, tries } = table(() => check)
  expect([await sift([], store), tries()]).toEqual([{ refused: [], later: [] }, 0])
})

test('rows go to the queue in batches of 100 and of 256 KB', () => {
  expect(batchesOf(Array.from({ length: 250 }, () => 'x')).map(batch => batch.length)).toEqual([100, 100, 50])
  const long = Array.from({ length: 9 }, () => 'é'.repeat(30_000)) // 60 KB each, in UTF-8
  const batches = batchesOf(long)
  expect(batches.map(batch => batch.length)).toEqual([4, 4, 1])
  for (const batch of batches) expect(new TextEncoder().encode(JSON.stringify(batch)).length).toBeLessThan(256_000)
})

test('a row larger than a message is told before anything is sent', () => {
  expect(() => batchesOf(['x', 'é'.repeat(64_000)])).toThrow('fits no message')
})
