import { env } from 'cloudflare:workers'
import { describe, expect, test, vi } from 'vitest'
import * as z from 'zod'
import { FIND_SESSION } from '../src/accounts/store.ts'
import { FIND_AD, LIST_ADS } from '../src/campaigns/store.ts'
import { BY_EMAIL, BY_PHONE, LIST as LIST_CONTACTS } from '../src/contacts/store.ts'
import { all, bind, first, forVisitor, jsonChunks, retry, run } from '../src/db/query.ts'
import { FIND_LIVE } from '../src/pages/store.ts'

const db = env.DB

describe('what production would refuse is refused here too', () => {
  test('more than 100 parameters', () => {
    expect(() => bind(db, 'SELECT 1', ...Array(101).fill(1))).toThrow('101 parameters, D1 takes 100')
  })

  test('a value of more than 1.5 MB, counted in bytes and not in characters', () => {
    expect(() => bind(db, 'SELECT ?1', 'x'.repeat(1_500_001))).toThrow('1500001 bytes')
    expect(() => bind(db, 'SELECT ?1', 'é'.repeat(750_001))).toThrow('1500002 bytes')
    expect(() => bind(db, 'SELECT ?1', 'é'.repeat(750_000))).not.toThrow()
  })

  test('rows are split into JSON texts that each fit, and none is lost', () => {
    const rows = Array.from({ length: 40_000 }, (_, i) => [i, 'é'.repeat(40)])
    const chunks = [...jsonChunks(rows)]
    expect(chunks.length).toBeGreaterThan(1)
    for (const chunk of chunks) expect(new TextEncoder().encode(chunk).length).toBeLessThanOrEqual(1_500_000)
    expect(chunks.flatMap(chunk => JSON.parse(chunk))).toEqual(rows)
    expect([...jsonChunks([])]).toEqual([])
  })
})

describe('rows are parsed on the way out', () => {
  test('a column that was renamed fails where it is read', async () => {
    await expect(all(db, z.object({ n: z.int() }), 'SELECT 1 AS m')).rejects.toThrow()
    expect(await first(db, z.object({ n: z.int() }), 'SELECT 1 AS n')).toEqual({ n: 1 })
    expect(await first(db, z.object({ n: z.int() }), 'SELECT 1 AS n WHERE false')).toBeNull()
  })

  test('a write tells how many rows it changed', async () => {
    expect(await run(db, `INSERT INTO tiers (rank, slug) VALUES (35, 'devoured')`)).toBe(1)
    expect(await run(db, 'DELETE FROM tiers WHERE rank = ?1', 36)).toBe(0)
  })
})

describe('when D1 fails', () => {
  test.each([
    'D1_ERROR: Network connection lost.',
    'D1_ERROR: D1 DB storage operation exceeded timeout which caused object to be reset: timed out',
    'D1 DB is overloaded. Too many requests queued.',
  ])('%s is tried again', async message => {
    const work = vi.fn().mockRejectedValueOnce(new Error(message)).mockResolvedValue('done')
    expect(await retry(work)).toBe('done')
    expect(work).toHaveBeenCalledTimes(2)
  })

  test('a fault of our own is not tried again', async () => {
    const work = vi.fn().mockRejectedValue(new Error('D1_ERROR: no such table: viewz'))
    await expect(retry(work)).rejects.toThrow('viewz')
    expect(work).toHaveBeenCalledTimes(1)
  })

  test('five tries are enough', async () => {
    const work = vi.fn().mockRejectedValue(new Error('overloaded'))
    await expect(retry(work)).rejects.toThrow('overloaded')
    expect(work).toHaveBeenCalledTimes(5)
  })

  test('a visitor does not wait longer than three seconds', async () => {
    vi.useFakeTimers()
    const waiting = expect(forVisitor('reading a page', new Promise(() => {}))).rejects.toThrow(
      'reading a page took more than 3000 ms',
    )
    await vi.advanceTimersByTimeAsync(3001)
    await waiting
    vi.useRealTimers()
  })
})

test.each([
  ['a page', FIND_LIVE, 2],
  ['an ad', FIND_AD, 2],
  ['the ads of a campaign', LIST_ADS, 3],
  ['a session', FIND_SESSION, 2],
  ['a contact by e-mail', BY_EMAIL, 1],
  ['a contact by phone', BY_PHONE, 1],
  ['a page of contacts', LIST_CONTACTS, 2],
])('finding %s scans no table', async (_, sql, params) => {
  const { results } = await db
    .prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .bind(...Array(params).fill('x'))
    .all<{ detail: string }>()
  expect(results.length).toBeGreaterThan(0)
  expect(results.map(({ detail }) => detail).filter(detail => /\bSCAN\b/.test(detail))).toEqual([])
})
