import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { speedBy, speedByWeek, speedOf } from '../src/funnel/speed/store.ts'
import { ENOUGH, ranksOf, vitalOf } from '../src/funnel/speed/vital.ts'
import { VITALS } from '../src/pixel/days/vital-limits.ts'
import { edgesOf } from '../src/pixel/days/vitals.ts'

const EDGES = [0]
for (let edge = 0; edge < 600_000; EDGES.push(edge)) edge += edge + 1 - edgesOf(edge + 1).above
const bucketOf = (value: number): number => EDGES.find(edge => edge >= value)!

const countsOf = (values: readonly number[], name: keyof typeof VITALS = 'lcp') => {
  const marks = Map.groupBy(values, value => `${name} ${bucketOf(value)}`)
  return { views: values.length, ...Object.fromEntries([...marks].map(([mark, same]) => [mark, same.length])) }
}
const p75Of = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.75) - 1]!

describe('the 75th percentile from a histogram', () => {
  const values = fc.array(fc.oneof(fc.integer({ min: 0, max: 6000 }), fc.integer({ min: 0, max: 600_000 })), {
    minLength: ENOUGH,
    maxLength: 80,
  })

  test('is at most 5 % off the exact one, and rated exactly the same', () => {
    fc.assert(
      fc.property(values, values => {
        const exact = p75Of(values)
        const { p75, rating, interval } = vitalOf(countsOf(values), 'lcp')
        expect(Math.abs(p75! - exact)).toBeLessThanOrEqual(exact * 0.05)
        expect(rating).toBe(exact <= 2500 ? 'good' : exact <= 4000 ? 'fair' : 'poor')
        expect(interval!.low).toBeLessThanOrEqual(exact)
        expect(interval!.high).toBeGreaterThanOrEqual(exact)
      }),
    )
  })

  test('wherever it falls: the middle of no bucket is further from what is in it', () => {
    for (const edge of EDGES.filter(edge => edge > 50)) {
      const { above } = edgesOf(edge)
      expect((above + edge) / 2 - above).toBeLessThanOrEqual(above * 0.05)
    }
  })

  test('and the share that is good is exact', () => {
    fc.assert(
      fc.property(values, values => {
        const good = values.filter(value => value <= VITALS.inp.good).length
        expect(vitalOf(countsOf(values, 'inp'), 'inp').good.rate).toBe(good / values.length)
      }),
    )
  })

  test('its interval holds the true percentile in 95 % of samples at least, however it is distributed', () => {
    for (const n of [30, 31, 35, 40, 47, 60, 100, 333, 1000, 3000]) {
      const { low, high } = ranksOf(n)
      expect(low).toBeGreaterThanOrEqual(1)
      expect(chanceOfBetween(n, low, high - 1)).toBeGreaterThanOrEqual(0.95)
    }
  })

  /** Σ C(n, k) 0.75^k 0.25^(n−k). */
  function chanceOfBetween(n: number, low: number, high: number): number {
    let [log, total] = [n * Math.log(0.25), 0]
    for (let k = 0; k <= high; k++) {
      if (k >= low) total += Math.exp(log)
      log += Math.log((n - k) / (k + 1)) + Math.log(3)
    }
    return total
  }

  test(`with fewer than ${ENOUGH} measurements there is none, and it is said how many are missing`, () => {
    const { p75, rating, missing, good } = vitalOf(countsOf(Array(29).fill(100)), 'lcp')
    expect({ p75, rating, missing, rate: good.rate }).toEqual({ p75: null, rating: null, missing: 1, rate: 1 })
    expect(vitalOf({ views: 500 }, 'cls')).toMatchObject({
      measured: 0,
      missing: 30,
      good: { rate: null, interval: null },
    })
  })

  test.each([
    { name: 'lcp', values: [2500, 2501, 4000, 4001] },
    { name: 'inp', values: [200, 201, 500, 501] },
    { name: 'cls', values: [100, 101, 250, 251] },
  ] as const)('$name is good, to be improved or poor where web.dev says so: $values', ({ name, values }) => {
    const rated = values.map(value => vitalOf(countsOf(Array(30).fill(value), name), name).rating)
    expect(rated).toEqual(['good', 'fair', 'fair', 'poor'])
  })

  test('CLS is told as browsers tell it', () => {
    expect(vitalOf(countsOf(Array(30).fill(100), 'cls'), 'cls')).toMatchObject({
      p75: 0.0975,
      interval: { low: 0.095, high: 0.1 },
    })
    expect(vitalOf(countsOf(Array(30).fill(0), 'cls'), 'cls')).toMatchObject({ p75: 0, interval: { low: 0, high: 0 } })
  })

  test('is sure only when the whole interval is rated the same', () => {
    expect(vitalOf({ 'lcp 1000': 60, 'lcp 5000': 40 }, 'lcp')).toMatchObject({ rating: 'poor', sure: true })
    expect(vitalOf({ 'lcp 1000': 74, 'lcp 5000': 26 }, 'lcp')).toMatchObject({ rating: 'poor', sure: false })
  })
})

test('whatever way views are cut, they are the same views', () => {
  const group = fc.record({
    ad: fc.constantFrom('', 'ad-1', 'ad-2'),
    device: fc.constantFrom('mobile', 'desktop'),
    in_app: fc.constantFrom('', 'instagram'),
    week: fc.nat(3),
    counts: fc.record({ views: fc.nat(50), 'lcp 2500': fc.nat(40), 'lcp 2750': fc.nat(40), 'cls 0': fc.nat(40) }),
  })
  fc.assert(
    fc.property(fc.array(group, { maxLength: 12 }), groups => {
      const total = speedOf(groups)
      for (const by of [['ad'], ['device'], ['in_app'], ['ad', 'device', 'in_app']] as const) {
        const cut = speedBy(groups, by)
        expect(cut.reduce((n, { views }) => n + views, 0)).toBe(total.views)
        expect(cut.reduce((n, { lcp }) => n + lcp.measured, 0)).toBe(total.lcp.measured)
      }
      const weeks = speedByWeek(groups, { from: '1970-01-01', to: '1970-02-01' })
      expect(weeks.reduce((n, { views }) => n + views, 0)).toBe(total.views)
    }),
  )
})
