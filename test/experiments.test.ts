import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wilson } from '../src/experiments/interval.ts'

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
