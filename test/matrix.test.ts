import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { benchmarksOf } from '../src/funnel/benchmarks/benchmark.ts'
import { lineOf } from '../src/funnel/matrix/lines.ts'
import { LABELS, LEAST_CHANCE, type Lines, placeOf } from '../src/funnel/matrix/matrix.ts'
import { BOUND, type Budget, reallocate } from '../src/funnel/matrix/reallocation.ts'

const lines: Lines = { engagement: 0.04, conversion: 0.045 }
const ad = { impressions: 20_000, engagements: 1600, views: 600, conversions: 48 }

describe('the matrix', () => {
  test.each([
    [{ engagements: 1600, conversions: 48 }, 'star'],
    [{ engagements: 300, conversions: 48 }, 'hidden-converter'],
    [{ engagements: 1600, conversions: 6 }, 'applause'],
    [{ engagements: 300, conversions: 6 }, 'retire'],
  ])('an ad with %o is named %s', (counts, label) => {
    expect(placeOf({ ...ad, ...counts }, lines)).toMatchObject({ state: 'decided', label, missing: { views: 0 } })
  })

  test('an ad near a line is undecided, and the chances of both sides are told', () => {
    const { state, label, chances } = placeOf({ ...ad, conversions: 27 }, lines)
    expect({ state, label }).toEqual({ state: 'undecided', label: null })
    expect(chances!.star).toBeGreaterThan(0.3)
    expect(chances!.star).toBeLessThan(LEAST_CHANCE)
    expect(chances!.star + chances!.applause).toBeCloseTo(1, 6)
  })

  test.each([
    ['999 impressions', { impressions: 999, engagements: 80 }, 'too-few', { impressions: 1, views: 0 }],
    ['99 views', { views: 99, conversions: 9 }, 'too-few', { impressions: 0, views: 1 }],
    ['1,000 impressions and 100 views', { impressions: 1000, engagements: 80, views: 100, conversions: 20 }, 'decided', { impressions: 0, views: 0 }],
    ['no report', { impressions: null, engagements: null }, 'too-few', { impressions: 1000, views: 0 }],
    ['a report without engagements', { engagements: null }, 'untold', { impressions: 0, views: 0 }],
    ['more engagements than impressions', { engagements: 20_001 }, 'impossible', { impressions: 0, views: 0 }],
    ['more conversions than views', { conversions: 601 }, 'impossible', { impressions: 0, views: 0 }],
  ])('an ad with %s is %o → %s', (_, counts, state, missing) => {
    expect(placeOf({ ...ad, ...counts }, lines)).toMatchObject({ state, missing })
  }) // biome-ignore format: one case a line

  test('whatever the counts, chances add up to 1, a label is likely, and what cannot be judged has neither', () => {
    const count = fc.option(fc.nat(3000))
    const told = fc.record({ impressions: count, engagements: count, views: fc.nat(3000), conversions: fc.nat(3000) })
    fc.assert(
      fc.property(told, counts => {
        const { state, label, chances, missing } = placeOf(counts, lines)
        if (chances === null) return label === null && !['decided', 'undecided'].includes(state)
        const sum = LABELS.reduce((total, name) => total + chances[name], 0)
        expect(missing).toEqual({ impressions: 0, views: 0 })
        expect(label === null || chances[label] >= LEAST_CHANCE).toBe(true)
        return Math.abs(sum - 1) < 1e-9
      }),
    )
  })

  test('the line between low and high is the middle of the method’s range, then the account’s own median', () => {
    const { engagement, cvr } = benchmarksOf([])
    expect(lineOf(engagement)).toEqual({ value: 0.04, basis: 'method', low: 0.02, high: 0.08, pageWeeks: 0 })
    expect(lineOf(cvr).value).toBeCloseTo(0.0447, 4)
    const own = { passage: 'cvr', low: 0.02, median: 0.03, high: 0.05 } as const
    expect(lineOf(benchmarksOf([{ ...own, pageWeeks: 30 }]).cvr)).toMatchObject({ value: 0.03, basis: 'account' })
    expect(lineOf(benchmarksOf([{ ...own, pageWeeks: 29 }]).cvr)).toMatchObject({ basis: 'method', pageWeeks: 29 })
  })
})

const budget = (name: string, label: Budget['label'], euros: number, conversions: number): Budget => ({
  ad: name,
  label,
  costMicros: euros * 1_000_000,
  conversions,
})

describe('moving budgets', () => {
  test('a fifth of what does not convert goes to what does, as far as a fifth more of that', () => {
    const { changes, movedMicros, extra, why } = reallocate([
      budget('meme', 'applause', 1000, 4),
      budget('demo', 'star', 600, 60),
    ])
    expect({ changes, movedMicros, why }).toEqual({
      why: null,
      movedMicros: 120_000_000,
      changes: [
        { ad: 'meme', label: 'applause', nowMicros: 1_000_000_000, thenMicros: 880_000_000 },
        { ad: 'demo', label: 'star', nowMicros: 600_000_000, thenMicros: 720_000_000 },
      ],
    })
    // 120 € at 10 € each instead of 222 € each
    expect(extra!.mean).toBeCloseTo(120 * (60.5 / 600 - 4.5 / 1000), 0)
    expect(extra!.low).toBeGreaterThan(7)
    expect(extra!.high).toBeLessThan(16)
  })

  test.each([
    ['nobody converts too little', [budget('a', 'star', 500, 50), budget('b', 'hidden-converter', 500, 40)], 'no-giver'],
    ['nobody converts well', [budget('a', 'retire', 500, 5), budget('b', 'applause', 500, 4)], 'no-taker'],
    ['the ad that converts well is no cheaper', [budget('a', 'retire', 100, 10), budget('b', 'star', 900, 60)], 'no-clear-gain'],
    ['nothing was spent', [budget('a', 'retire', 0, 5), budget('b', 'star', 0, 40)], 'no-giver'],
  ] as const)('nothing is proposed when %s', (_, budgets, why) => {
    expect(reallocate(budgets)).toMatchObject({ changes: [], movedMicros: 0, extra: null, why })
  }) // biome-ignore format: one case a line

  test('whatever the budgets, the total is kept and none changes by more than the bound, in any order of the ads', () => {
    const one = fc.record({
      label: fc.constantFrom(...LABELS),
      costMicros: fc.nat(5_000_000_000),
      conversions: fc.nat(80),
    })
    const budgets = fc
      .array(one, { maxLength: 6 })
      .map(ads => ads.map((each, i): Budget => ({ ...each, ad: `ad-${i}` })))
    fc.assert(
      fc.property(budgets, ads => {
        const result = reallocate(ads)
        expect(reallocate(ads.toReversed())).toEqual(result)
        const changed = result.changes.map(({ nowMicros, thenMicros }) => ({ nowMicros, by: thenMicros - nowMicros }))
        expect(changed.reduce((sum, { by }) => sum + by, 0)).toBe(0)
        expect((result.extra === null) === (result.why !== null)).toBe(true)
        return changed.every(({ nowMicros, by }) => by !== 0 && Math.abs(by) <= nowMicros * BOUND)
      }),
      { numRuns: 40 },
    )
  })
})
