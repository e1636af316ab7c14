import fc from 'fast-check'
import jStat from 'jstat'
import { expect, test } from 'vitest'
import { boundary, compare, timesNeeded } from '../src/experiments/sequential.ts'
import { sizeOf } from '../src/experiments/size.ts'
import { type Beta, betaMean } from '../src/lib/statistics/beta.ts'
import { drawBeta, seeded } from '../src/lib/statistics/draws.ts'
import { holm } from '../src/lib/statistics/holm.ts'
import { chanceHigher, standings } from '../src/lib/statistics/leader.ts'
import { logBeta } from '../src/lib/statistics/special.ts'
import { studentCdf, studentQuantile } from '../src/lib/statistics/student.ts'

/** P(b > a), exact where b.a is whole: E. Miller, "Formulas for Bayesian A/B testing", 2015. */
function miller(a: Beta, b: Beta): number {
  let sum = 0
  for (let i = 0; i < b.a; i++)
    sum += Math.exp(logBeta(a.a + i, a.b + b.b) - Math.log(b.b + i) - logBeta(1 + i, b.b) - logBeta(a.a, a.b))
  return sum
}

/** E[max(b − a, 0)]: what choosing a costs. */
const lossOf = (a: Beta, b: Beta): number =>
  betaMean(b) * (1 - miller({ ...b, a: b.a + 1 }, a)) - betaMean(a) * miller({ ...a, a: a.a + 1 }, b)

const whole = (max: number) => fc.integer({ min: 1, max })
const belief = fc.record({ a: whole(300), b: whole(20_000) })

test('the chance to beat the other and what a choice costs are those of the closed forms', () => {
  fc.assert(
    fc.property(belief, belief, (a, b) => {
      expect(chanceHigher(b, a)).toBeCloseTo(miller(a, b), 3)
      const [first] = standings([a, b])
      expect(Math.abs(first!.loss - lossOf(a, b))).toBeLessThan(1e-3 * Math.max(betaMean(a), betaMean(b)))
    }),
    { numRuns: 40 },
  )
})

test('arms that weigh very differently are no trouble', () => {
  const [few, many] = [{ a: 3, b: 40 }, { a: 66_000, b: 934_000 }] // biome-ignore format: side by side
  expect(chanceHigher(few, many)).toBeCloseTo(1 - jStat.beta.cdf(0.066, 3, 40), 3)
  expect(chanceHigher(few, many) + chanceHigher(many, few)).toBeCloseTo(1, 10)
})

test('of several arms, the chance of being best and the loss are those of a simulation', () => {
  const beliefs = [{ a: 60, b: 940 }, { a: 70, b: 930 }, { a: 75, b: 1000 }, { a: 20, b: 180 }] // biome-ignore format: one line
  const random = seeded(1)
  const wins = [0, 0, 0, 0]
  const losses = [0, 0, 0, 0]
  const draws = 20_000
  for (let i = 0; i < draws; i++) {
    const drawn = beliefs.map(each => drawBeta(random, each))
    const best = Math.max(...drawn)
    wins[drawn.indexOf(best)]! += 1 / draws
    drawn.forEach((x, j) => {
      losses[j]! += (best - x) / draws
    })
  }
  standings(beliefs).forEach(({ best, loss }, i) => {
    expect(Math.abs(best - wins[i]!)).toBeLessThan(0.01)
    expect(Math.abs(loss - losses[i]!)).toBeLessThan(0.0005)
  })
})

test("Holm's adjustment is that of a worked example, in any order", () => {
  expect(holm([0.01, 0.04, 0.03, 0.005]).map(p => Number(p.toFixed(3)))).toEqual([0.03, 0.06, 0.06, 0.02])
  expect(holm([0.6, 0.7])).toEqual([1, 1])
  expect(holm([0.03])).toEqual([0.03])
})

test.each([1, 3, 10, 200])("Student's t with %s degrees of freedom is that of jStat", degrees => {
  expect(studentCdf(1.3, degrees)).toBeCloseTo(jStat.studentt.cdf(1.3, degrees), 8)
  expect(studentQuantile(0.975, degrees)).toBeCloseTo(jStat.studentt.inv(0.975, degrees), 5)
  expect(studentQuantile(0.025, degrees)).toBeCloseTo(-studentQuantile(0.975, degrees), 8)
})

test('the boundary is that of the paper, and narrowest (to a hundredth) where it was planned', () => {
  // √(2(tρ² + 1)/(t²ρ²) · ln(√(tρ² + 1)/α)) with ρ tuned for t* = 1000, at t = 400.
  const rho2 = (-2 * Math.log(0.05) + Math.log(-2 * Math.log(0.05) + 1)) / 1000
  const paper = Math.sqrt(((2 * (400 * rho2 + 1)) / (400 ** 2 * rho2)) * Math.log(Math.sqrt(400 * rho2 + 1) / 0.05))
  expect(Math.sqrt(boundary(0.4, 0.05) / 400)).toBeCloseTo(paper, 12)
  // As a function of ρ for a fixed t: the plan may be wrong either way.
  const best = Math.min(...[0.25, 0.5, 0.8, 0.9, 1, 1.1, 1.25, 2, 4].map(progress => boundary(progress, 0.05)))
  expect(boundary(1, 0.05) / best).toBeLessThan(1.01)
})

const share = fc.integer({ min: 1, max: 50_000 }).chain(of => fc.record({ of: fc.constant(of), yes: fc.nat(of) }))

test('the p-value is at most 5 % exactly when the interval excludes 0, and both arms are treated alike', () => {
  fc.assert(
    fc.property(share, share, fc.integer({ min: 2, max: 200_000 }), (a, b, planned) => {
      const { interval, pValue, difference } = compare(a, b, planned)
      const turned = compare(b, a, planned)
      expect(turned.pValue).toBeCloseTo(pValue, 10)
      expect(turned.difference).toBeCloseTo(-difference, 10)
      expect(interval.low).toBeLessThanOrEqual(difference)
      expect(interval.high).toBeGreaterThanOrEqual(difference)
      return Math.abs(pValue - 0.05) < 1e-9 || pValue < 0.05 === (interval.low > 0 || interval.high < 0)
    }),
  )
})

test('as many times the visitors as are said to be missing are what the verdict needs', () => {
  const [control, arm] = [{ yes: 132, of: 2000 }, { yes: 158, of: 2000 }] // biome-ignore format: side by side
  const times = timesNeeded(control, arm, 12_000, 0.05)!
  const grown = ({ yes, of }: typeof control, by: number) => ({ yes: yes * by, of: of * by })
  expect(times).toBeGreaterThan(1)
  expect(compare(grown(control, times), grown(arm, times), 12_000).pValue).toBeCloseTo(0.05, 3)
  expect(timesNeeded(control, control, 12_000, 0.05)).toBeNull()
  expect(timesNeeded({ yes: 10, of: 2000 }, arm, 12_000, 0.05)).toBe(1)
})

// 80 % power at 5 %, from the usual formula with unpooled variances.
test.each([
  [0.066, 0.1, 23_240],
  [0.066, 0.2, 6062],
  [0.066, 0.3, 2805],
  [0.025, 0.2, 16_789],
  [0.1, 0.2, 3839],
])('a rate of %s needs, for a lift of %s, %s visitors per arm when looked at once', (rate, lift, perArm) => {
  const { fixed, typical, enough } = sizeOf({ rate, lift, shares: [0.5, 0.5] })
  expect(Math.abs(fixed / 2 - perArm)).toBeLessThan(1.01)
  expect(enough / fixed).toBeCloseTo(1.915, 2) // the price of looking whenever one likes, at the latest
  expect(typical / fixed).toBeCloseTo(1.19, 2) // and in half of the cases
})

test('more arms and unequal shares need more visitors', () => {
  const enough = (...shares: number[]) => sizeOf({ rate: 0.066, lift: 0.2, shares }).enough
  expect(enough(0.8, 0.2)).toBeGreaterThan(enough(0.5, 0.5))
  expect(enough(1 / 3, 1 / 3, 1 / 3)).toBeGreaterThan(1.5 * enough(0.5, 0.5))
})
