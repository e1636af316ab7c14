import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  decode,
  encode,
  firstLabel,
  laterLabel,
  pick,
  readLabel,
  secondsLeft,
  withGiven,
} from '../src/experiments/assign.ts'
import { armCounts, type Labelled } from '../src/experiments/counts.ts'
import { outlook } from '../src/experiments/outlook.ts'
import { seeded } from '../src/lib/statistics/draws.ts'
import { chiSquaredTail } from '../src/lib/statistics/normal.ts'
import { DAY_MS } from '../src/lib/time.ts'

const NOW = Date.UTC(2027, 0, 4, 9, 1)
const weights = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 2, maxLength: 5 })
const armsOf = (weights: readonly number[]) => weights.map((weight, i) => ({ arm: 'abcde'[i]!, weight }))

describe('who gets which version', () => {
  test('each version gets the share of its weight, whatever the weights', () => {
    fc.assert(
      fc.property(weights, fc.nat(), (given, seed) => {
        const [arms, random, drawn] = [armsOf(given), seeded(seed), 5000]
        const total = given.reduce((sum, weight) => sum + weight, 0)
        const got = Map.groupBy(
          Array.from({ length: drawn }, () => pick(arms, random())),
          arm => arm,
        )
        const chiSquared = arms.reduce((sum, { arm, weight }) => {
          const expected = (drawn * weight) / total
          return sum + ((got.get(arm)?.length ?? 0) - expected) ** 2 / expected
        }, 0)
        expect(chiSquaredTail(chiSquared, arms.length - 1)).toBeGreaterThan(1e-6)
      }),
      { numRuns: 50, seed: 7 },
    )
  })

  test('the ends of the scale belong to the first and the last', () => {
    expect([pick(armsOf([1, 3]), 0), pick(armsOf([1, 3]), 0.2499), pick(armsOf([1, 3]), 0.25)]).toEqual(['a', 'a', 'b'])
    expect(
      pick(
        [
          { arm: 'a', weight: 0.1 },
          { arm: 'b', weight: 0.2 },
        ],
        1 - 2 ** -53,
      ),
    ).toBe('b')
  })
})

describe('the cookie', () => {
  const entry = fc.tuple(
    fc.integer({ min: 1, max: 1e9 }),
    fc.record({ arm: fc.constantFrom(...'abcde'), converted: fc.boolean() }),
  )

  test('says again what was put in, at most twenty tests, the latest', () => {
    fc.assert(
      fc.property(fc.uniqueArray(entry, { selector: ([id]) => id, maxLength: 30 }), entries => {
        const kept = entries.reduce((all, [id, given]) => withGiven(all, id, given), decode('', NOW))
        expect([...decode(encode(kept), NOW).given]).toEqual(entries.slice(-20))
        expect(encode(kept)).toMatch(/^[\w.~]{1,320}$/)
      }),
    )
  })

  test('ends 13 months after it was first set, however often the browser comes', () => {
    const first = encode(withGiven(decode('', NOW), 3, { arm: 'b', converted: false }))
    const later = NOW + 300 * DAY_MS
    const more = encode(withGiven(decode(first, later), 4, { arm: 'a', converted: false }))
    expect(secondsLeft(decode(more, later), later)).toBeLessThanOrEqual((95 * DAY_MS) / 1000)
    expect(decode(more, NOW + 395 * DAY_MS).given.size).toBe(0)
  })

  test.each(['', 'x', '~~~', 'k3a~3', 'k3a~3.z', 'k3a~-1.b', 'zzzzzzzz~3.b', `${'9.b~'.repeat(900)}`])(
    'that somebody made up gives nothing: %s',
    text => expect([...decode(text, NOW).given.values()].every(({ arm }) => /^[a-e]$/.test(arm))).toBe(true),
  )
})

describe('what is counted', () => {
  const blank = { ad: 'ad-1', views: 0, form_started: 0, lead: 0, lcp_measured: 0, lcp_good: 0 }
  const row = (variant: string, more: Partial<Labelled>): Labelled => ({ ...blank, variant, ...more })
  const split = {
    id: 7,
    arms: [
      { arm: 'a', version: 1 },
      { arm: 'b', version: 2 },
    ],
  }
  const half = (epoch: number, a: number) => [
    { epoch, arm: 'a', weight: a, since: 0 },
    { epoch, arm: 'b', weight: 1 - a, since: 0 },
  ]

  test('visitors are browsers and not views; what they did on a later view counts for their version', () => {
    const rows = [
      row('e7.a', { views: 100, lead: 4 }),
      row('e7.b', { views: 90, form_started: 9, lead: 5 }),
      row('e7.b.again', { views: 40, form_started: 4, lead: 3, lcp_measured: 20, lcp_good: 15 }),
      row('e71.b', { views: 1000, lead: 500 }), // another test
      row('', { views: 1000, lead: 500 }), // robots, the team, whoever had converted before
    ]
    expect(armCounts({ ...split, weights: half(0, 0.5) }, rows)).toMatchObject([
      { arm: 'a', visitors: 100, conversions: 4, expected: 95 },
      {
        arm: 'b',
        visitors: 90,
        conversions: 8,
        expected: 95,
        formsStarted: 13,
        formsSent: 8,
        lcpMeasured: 20,
        lcpGood: 15,
      },
    ])
  })

  test('a bandit expects of each version what the weights of the moment sent', () => {
    const rows = [
      row('e7.a', { views: 50 }),
      row('e7.b', { views: 50 }),
      row('e7.a.1', { views: 20 }),
      row('e7.b.1', { views: 180 }),
    ]
    const [a, b] = armCounts({ ...split, weights: [...half(0, 0.5), ...half(1, 0.1)] }, rows)
    expect([a!.visitors, a!.expected, b!.visitors, b!.expected]).toEqual([70, 70, 230, 230])
  })

  test('a label says what it was made of', () => {
    expect(readLabel(firstLabel(7, 'b', 0))).toEqual({ test: 7, arm: 'b', epoch: 0 })
    expect(readLabel(firstLabel(7, 'b', 12))).toEqual({ test: 7, arm: 'b', epoch: 12 })
    expect(readLabel(laterLabel(7, 'b'))).toEqual({ test: 7, arm: 'b', epoch: null })
    expect(['', 'b', 'e7', 'e7.f', 'spring', 'e7.b.x'].map(readLabel)).toEqual(Array(6).fill(null))
  })
})

test('a page of its own rate is planned by it; one with few conversions by the benchmark', () => {
  expect(outlook({ views: 2800, converted: 140 }, 0.2, [0.5, 0.5])).toMatchObject({
    basis: 'own',
    rate: 0.05,
    viewsPerDay: 100,
  })
  expect(outlook({ views: 40, converted: 1 }, 0.2, [0.5, 0.5])).toMatchObject({ basis: 'benchmark', rate: 0.066 })
  expect(outlook({ views: 0, converted: 0 }, 0.2, [0.5, 0.5]).days).toBeNull()
  const { size, days } = outlook({ views: 28_000, converted: 1848 }, 0.2, [0.5, 0.5])
  expect(size.fixed).toBeGreaterThan(12_000)
  expect(size.fixed).toBeLessThan(12_300) // 6,063 each: research/landing.md §5
  expect(days!.enough).toBe(Math.ceil(size.enough / 1000))
})
