import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Pair, sideBySide } from '../src/lib/sorted.ts'

interface Item {
  id: string
  from: string
}
const keyOf = ({ id }: Item) => id

async function* pagesOf(ids: readonly string[], size: number, from: string): AsyncGenerator<Item[]> {
  for (let at = 0; at < ids.length; at += size) yield ids.slice(at, at + size).map(id => ({ id, from }))
  yield []
}

async function walked(left: AsyncIterable<Item[]>, right: AsyncIterable<Item[]>): Promise<Pair<Item, Item>[]> {
  const all: Pair<Item, Item>[] = []
  for await (const pairs of sideBySide(left, keyOf, right, keyOf)) all.push(...pairs)
  return all
}

const ids = fc
  .uniqueArray(fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), maxLength: 3 }), { maxLength: 60 })
  .map(list => list.sort())
const size = fc.integer({ min: 1, max: 9 })

test('two sorted sources of pages come side by side as a map of both would have them', () =>
  fc.assert(
    fc.asyncProperty(ids, ids, size, size, async (a, b, sizeOfA, sizeOfB) => {
      const expected = [...new Set([...a, ...b])]
        .sort()
        .map(id => [a.includes(id) ? { id, from: 'l' } : null, b.includes(id) ? { id, from: 'r' } : null])
      expect(await walked(pagesOf(a, sizeOfA, 'l'), pagesOf(b, sizeOfB, 'r'))).toEqual(expected)
    }),
  ))

test.each([
  ['out of order', ['a', 'c', 'b']],
  ['twice the same', ['a', 'b', 'b']],
])('a source that is %s stops the walk, also across pages', async (_, wrong) => {
  for (const pageSize of [1, 2, 5])
    await expect(walked(pagesOf(wrong, pageSize, 'l'), pagesOf(['d'], 1, 'r'))).rejects.toThrow('not sorted')
})

test('no more than one page of each source is held, and whoever stops early closes both', async () => {
  const open = new Set(['l', 'r'])
  let read = 0
  async function* counted(from: string): AsyncGenerator<Item[]> {
    try {
      for (let n = 0; n < 1000; n++) {
        read++
        yield [{ id: `${n}`.padStart(4, '0'), from }]
      }
    } finally {
      open.delete(from)
    }
  }
  let taken = 0
  for await (const pairs of sideBySide(counted('l'), keyOf, counted('r'), keyOf)) {
    taken += pairs.length
    expect(read).toBeLessThanOrEqual(2 * (taken + 1))
    if (taken === 10) break
  }
  expect(open.size).toBe(0)
})
