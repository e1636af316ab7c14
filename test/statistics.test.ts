import fc from 'fast-check'
import jStat from 'jstat'
import { expect, test } from 'vitest'
import { betaQuantile, chanceBelow, credible, posterior } from '../src/lib/statistics/beta.ts'
import { drawBeta, seeded } from '../src/lib/statistics/draws.ts'
import { chiSquaredTail, normalCdf, normalQuantile } from '../src/lib/statistics/normal.ts'
import { wilson } from '../src/lib/statistics/wilson.ts'

// Known values: Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
test.each([
  { successes: 81, trials: 263, low: 0.2553, high: 0.3662 },
  { successes: 15, trials: 148, low: 0.0624, high: 0.1605 },
  { successes: 0, trials: 20, low: 0, high: 0.1611 },
  { successes: 1, trials: 29, low: 0.0061, high: 0.1718 },
])('$successes of $trials is between $low and $high', ({ successes, trials, low, high }) => {
  const interval = wilson(successes, trials)!
  expect(interval.low).toBeCloseTo(low, 4)
  expect(interval.high).toBeCloseTo(high, 4)
})

test.each([
  [0, 0],
  [3, 2],
  [-1, 5],
  [Number.NaN, 5],
])('%s of %s is not a share and has no interval', (successes, trials) => {
  expect(wilson(successes, trials)).toBeNull()
})

const share = fc.nat(2_000_000_000).chain(trials => fc.tuple(fc.nat(trials), fc.constant(trials)))

test('an interval always holds its share and stays within 0 and 1', () => {
  fc.assert(
    fc.property(share, ([successes, trials]) => {
      fc.pre(trials > 0)
      const { low, high } = wilson(successes, trials)!
      const p = successes / trials
      return 0 <= low && low <= p && p <= high && high <= 1
    }),
  )
})

test('more of the same evidence never widens an interval', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 2, max: 50 }), (trials, times) => {
      const width = ({ low, high }: { low: number; high: number }) => high - low
      return (
        width(wilson(Math.floor(trials / 2) * times, trials * times)!) <= width(wilson(Math.floor(trials / 2), trials)!)
      )
    }),
  )
})

const positive = fc.double({ min: 0.5, max: 5000, noNaN: true })
const inside = fc.double({ min: 0.001, max: 0.999, noNaN: true })

test('the beta distribution is that of jStat', () => {
  fc.assert(
    fc.property(positive, positive, inside, (a, b, x) => {
      expect(chanceBelow({ a, b }, x)).toBeCloseTo(jStat.beta.cdf(x, a, b), 7)
    }),
  )
})

test('a quantile of a beta is where that share of it lies below', () => {
  fc.assert(
    fc.property(positive, positive, inside, (a, b, p) => {
      expect(chanceBelow({ a, b }, betaQuantile({ a, b }, p))).toBeCloseTo(p, 8)
    }),
  )
})

test('the counts of a year are no trouble', () => {
  const belief = posterior(660_000, 10_000_000)
  expect(chanceBelow(belief, 0.066)).toBeCloseTo(0.5, 2)
  const { low, high } = credible(belief)
  expect([low, high].map(x => x.toFixed(5))).toEqual(['0.06585', '0.06615'])
})

test.each([-6, -1.959963984540054, -0.3, 0, 0.7, 1.6448536269514722, 5])('the normal is that of jStat at %s', z => {
  expect(normalCdf(z)).toBeCloseTo(jStat.normal.cdf(z, 0, 1), 9)
  expect(normalQuantile(normalCdf(z))).toBeCloseTo(z, 6)
})

test.each([
  [3.841458820694124, 1, 0.05],
  [10.827566170662733, 1, 0.001],
  [13.815510557964274, 2, 0.001],
  [0, 3, 1],
])('a chi-squared of %s with %s degrees of freedom has the tail %s', (chiSquared, degrees, tail) => {
  expect(chiSquaredTail(chiSquared, degrees)).toBeCloseTo(tail, 9)
})

test('draws come again with their seed, and have the mean and the spread that they should', () => {
  const draws = (seed: number) => {
    const random = seeded(seed)
    return Array.from({ length: 20_000 }, () => drawBeta(random, { a: 7, b: 93 }))
  }
  expect(draws(1)).toEqual(draws(1))
  expect(draws(1)).not.toEqual(draws(2))
  const mean = draws(1).reduce((sum, x) => sum + x, 0) / 20_000
  const variance = draws(1).reduce((sum, x) => sum + (x - mean) ** 2, 0) / 20_000
  expect(mean).toBeCloseTo(0.07, 3)
  expect(Math.sqrt(variance)).toBeCloseTo(Math.sqrt((0.07 * 0.93) / 101), 3)
})
