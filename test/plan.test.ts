// Long on purpose: the tables of cases of one subject, to be read side by side.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Cpm, type Given, METHOD_CPM, planRetargeting, rowsNeeded } from '../src/audiences/plan.ts'
import { meanResponse, responseAt } from '../src/audiences/plan-frequency.ts'
import { mergeFor } from '../src/audiences/plan-merge.ts'
import { planBody } from '../src/audiences/plan-schema.ts'
import { destinationNames } from '../src/destinations/index.ts'
import { issuesOf } from '../src/lib/http.ts'

const BODY = { destination: 'meta', budget: 300, currency: 'EUR', days: 30 }
const cpmOf = (units: number): Cpm => ({
  basis: 'asked',
  micros: { low: units * 1e6, mid: units * 1e6, high: units * 1e6 },
  reports: null,
})
interface More extends Partial<Omit<Given, 'asked' | 'rows'>> {
  rows?: number
  margin?: number
}
const planned = (body: object, { rows = 10_000, margin, ...more }: More = {}) =>
  planRetargeting({
    asked: planBody.parse({ ...BODY, ...body }),
    cpm: cpmOf(10),
    rows: { n: rows, margin: margin ?? null },
    minimum: 100,
    around: null,
    ...more,
  })
const codes = (plan: { advice: readonly { code: string }[] }) => plan.advice.map(({ code }) => code)

describe('impressions and frequency', () => {
  test('300 € at 10 € for a thousand are 30,000 impressions: 6 for each of 5,000 people that the platform recognises', () => {
    const plan = planned({ matchRate: { low: 0.5, high: 0.5 } })
    expect(plan).toMatchObject({
      budget: 300,
      cpm: { basis: 'asked', mid: 10 },
      impressions: { mid: 30_000 },
      list: { rows: 10_000, matched: { mid: 5000 } },
      frequency: { period: { low: 6, mid: 6, high: 6 }, verdict: 'refresh' },
    })
    expect(plan.frequency!.perWeek.mid).toBeCloseTo(6 / (30 / 7), 12)
  })

  test.each([
    [0.99, 'calm', null, null],
    [2.49, 'calm', null, null],
    [2.5, 'watch', 30, null],
    [3.49, 'watch', 22, null],
    [3.5, 'refresh', 22, 30],
    [7, 'refresh', 11, 15],
    [13, 'refresh', 6, 9],
  ])(
    'a frequency of %d is %s: warned on day %s, refreshed on day %s of 30',
    (frequency, verdict, warnOnDay, refreshOnDay) => {
      const plan = planned({ budget: frequency * 100, matchRate: { low: 1, high: 1 } })
      expect(plan.frequency).toMatchObject({
        period: { mid: expect.closeTo(frequency, 9) },
        verdict,
        warnOnDay,
        refreshOnDay,
      })
      expect(codes(plan)).toEqual(
        frequency < 1
          ? ['budget-reaches-a-part']
          : verdict === 'calm'
            ? []
            : [verdict === 'watch' ? 'watch-frequency' : 'refresh-creative'],
      )
    },
  )

  test('a budget that is too large for so few people is said to be, with those that would do', () => {
    const plan = planned({ budget: 500, matchRate: { low: 0.5, high: 0.5 } }, { rows: 20 })
    expect(plan.frequency).toMatchObject({ period: { mid: 5000 }, verdict: 'too-much' })
    const [advice, ...others] = plan.advice.filter(({ code }) => code !== 'below-minimum')
    expect([advice, others]).toEqual([
      { code: 'too-few-people', values: { most: 13, budgetOfOneCreative: 0.35, budgetOfMost: 1.3 } },
      [],
    ])
    for (const [budget, verdict] of [
      [0.35, 'refresh'],
      [1.3, 'refresh'],
      [1.31, 'too-much'],
    ] as const)
      expect(planned({ budget, matchRate: { low: 0.5, high: 0.5 } }, { rows: 20 }).frequency!.verdict).toBe(verdict)
  })

  test('a week of a period shorter than a week is that period', () => {
    const plan = planned({ days: 3 })
    expect(plan.frequency!.perWeek).toEqual(plan.frequency!.period)
  })

  test('the fourth time that somebody sees a creative they respond 45 % less than the first', () => {
    expect(responseAt(1)).toBe(1)
    expect(1 - responseAt(4)).toBeCloseTo(0.45, 2)
    expect(meanResponse(2)).toBeCloseTo((1 + 2 ** -0.43) / 2, 12)
    expect(meanResponse(2.5)).toBeCloseTo((1 + 2 ** -0.43 + 0.5 * 3 ** -0.43) / 2.5, 12)
  })

  test('the mean response to very many exposures goes on from where it was summed', () => {
    const sum = Array.from({ length: 5000 }, (_, i) => responseAt(i + 1)).reduce((a, b) => a + b)
    expect(meanResponse(5000)).toBeCloseTo(sum / 5000, 6)
    expect(meanResponse(1000)).toBeCloseTo(meanResponse(1000.001), 6)
  })
})

describe('the price of impressions', () => {
  test('the method’s range of 5 to 15 € makes a range of impressions, and it is said that it is not the account’s', () => {
    const plan = planned({}, { cpm: METHOD_CPM })
    expect(plan.impressions).toEqual({ low: 20_000, mid: 30_000, high: 60_000 })
    expect(plan.advice).toContainEqual({ code: 'cpm-of-the-method', values: { low: 5, high: 15 } })
  })

  test('without a price there are no impressions, no frequency and no response, and it says what is missing', () => {
    const plan = planned({}, { cpm: null })
    expect([plan.cpm, plan.impressions, plan.frequency, plan.response]).toEqual([null, null, null, null])
    expect(plan.advice).toContainEqual({ code: 'cpm-unknown', values: { currency: 'EUR' } })
  })
})

describe('the platform’s minimum', () => {
  test.each([
    [1000, 600, 'unsure'], // perhaps 400 rows, of which 120 are recognised
    [1000, 400, 'met'],
    [300, 300, 'unsure'],
    [0, 20, 'not-met'],
  ])('of %d rows ± %d is as unsure as the sample', (rows, margin, verdict) => {
    expect(planned({}, { rows, margin, minimum: 150 }).minimum.verdict).toBe(verdict)
  })

  test('a list of which the sample found nobody is not said to be empty', () => {
    expect(codes(planned({}, { rows: 0, margin: 37 }))).not.toContain('nobody-in-list')
    expect(codes(planned({}, { rows: 0 }))).toContain('nobody-in-list')
  })

  test.each([
    [1000, 300, 'met', 0], // even at 30 % there are 300
    [300, 150, 'unsure', 34], // 90 to 180 of them; at 45 % it takes 334 rows
    [400, 150, 'unsure', 0], // 120 to 240
    [100, 300, 'not-met', 567],
  ])(
    'of %d rows 30 to 60 percent are recognised: a minimum of %d is %s, %d rows are missing',
    (rows, needed, verdict, missingRows) => {
      expect(planned({}, { rows, minimum: needed }).minimum).toEqual({ needed, verdict, missingRows })
    },
  )

  test('an audience that is too small is told which neighbours to merge, the fewest and the smallest that suffice', () => {
    const neighbours = [
      { key: 'hot', rows: 100 },
      { key: 'warm', rows: 250 },
      { key: 'cool', rows: 500 },
      { key: 'cold', rows: 5000 },
    ]
    expect(mergeFor(neighbours, 1, 300)).toEqual({ with: ['hot'], rows: 350, reaches: true })
    expect(mergeFor(neighbours, 1, 700)).toEqual({ with: ['cool'], rows: 750, reaches: true })
    expect(mergeFor(neighbours, 0, 800)).toEqual({ with: ['warm', 'cool'], rows: 850, reaches: true })
    expect(mergeFor(neighbours, 2, 9000)).toEqual({ with: ['hot', 'warm', 'cold'], rows: 5850, reaches: false })
    const uneven = [5000, 100, 50, 400].map((rows, i) => ({ key: `${i}`, rows }))
    expect(mergeFor(uneven, 1, 500)).toEqual({ with: ['0'], rows: 5100, reaches: true }) // one large one before two small
    const plan = planned(
      { matchRate: { low: 0.5, high: 0.5 } },
      { rows: 250, minimum: 300, around: { kind: 'stages', neighbours, own: 1 } },
    )
    expect(plan.merge).toEqual({ kind: 'stages', with: ['cool'], rows: 750, reaches: true })
    expect(plan.advice.slice(0, 2)).toEqual([
      { code: 'below-minimum', values: { needed: 300, rows: 250, missingRows: 350 } },
      { code: 'merge', values: { kind: 'stages', with: ['cool'], rows: 750 } },
    ])
  })

  test('any merge is a run around the audience, and no run with fewer neighbours is large enough', () => {
    const lists = fc
      .array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 8 })
      .chain(rows =>
        fc.record({ rows: fc.constant(rows), own: fc.nat(rows.length - 1), needed: fc.integer({ min: 1, max: 2500 }) }),
      )
    fc.assert(
      fc.property(lists, ({ rows, own, needed }) => {
        const merge = mergeFor(
          rows.map((n, i) => ({ key: String(i), rows: n })),
          own,
          needed,
        )
        const places = [...merge.with.map(Number), own].toSorted((a, b) => a - b)
        expect(places).toEqual(Array.from({ length: places.length }, (_, i) => places[0]! + i))
        expect(merge.rows).toBe(places.reduce((sum, i) => sum + rows[i]!, 0))
        expect(merge.reaches).toBe(rows.reduce((a, b) => a + b) >= needed)
        if (!merge.reaches) {
          expect(places.length).toBe(rows.length)
          return
        }
        expect(merge.rows).toBeGreaterThanOrEqual(needed)
        const shorter = places.length - 1
        for (
          let from = Math.max(0, own - shorter + 1);
          shorter > 0 && from <= own && from + shorter <= rows.length;
          from++
        )
          expect(rows.slice(from, from + shorter).reduce((a, b) => a + b)).toBeLessThan(needed)
      }),
    )
  })
})

describe('whether the incentive leaves a margin', () => {
  const asked = { averageOrder: 120, margin: 0.4, cpa: 20 }
  test('120 € at 40 % leave 48 €; 10 % off leave 36 €, and 16 € after 20 € of advertising', () => {
    const plan = planned({ ...asked, incentive: { discount: { percent: 10 } } })
    expect(plan.margin).toEqual({
      price: 120, unitMargin: 48, discount: 12, afterIncentive: 36, cpa: 20, afterAds: 16, leaves: true, missing: [],
    }) // biome-ignore format: the arithmetic in one row
    expect(plan.advice).toContainEqual({ code: 'margin-left', values: { afterAds: 16 } })
  })

  test.each([
    [{ ...asked, incentive: { discount: { amount: 28 } } }, 0, false], // exactly nothing is not a margin
    [{ ...asked, incentive: { discount: { amount: 27.99 } } }, 0.01, true],
    [{ ...asked, incentive: { discount: { percent: 100 } } }, -92, false],
    [{ ...asked, incentive: { discount: { amount: 500 } } }, -92, false], // no more than the price
  ])('%j leaves %d', (body, afterAds, leaves) => {
    expect(planned(body).margin).toMatchObject({ afterAds, leaves })
  })

  test('what is not told is asked for, and nothing is guessed', () => {
    const plan = planned({ incentive: { discount: { percent: 10 } } })
    expect(plan.margin).toMatchObject({ afterAds: null, leaves: null, missing: ['averageOrder', 'margin', 'cpa'] })
    expect(plan.advice).toContainEqual({
      code: 'margin-unknown',
      values: { missing: ['averageOrder', 'margin', 'cpa'] },
    })
  })

  test('an incentive that takes the whole margin is refused whatever advertising costs', () => {
    const { cpa: _, ...rest } = asked
    const plan = planned({ ...rest, incentive: { discount: { percent: 40 } } })
    expect(plan.margin).toMatchObject({ afterIncentive: 0, afterAds: null, leaves: false })
    expect(codes(plan)).toContain('no-margin-left')
  })

  test('without an incentive there is nothing to check', () => expect(planned(asked).margin).toBeNull())
})

describe('whatever is asked', () => {
  const money = fc.double({ min: 0.01, max: 1e9, noNaN: true })
  const share = fc.double({ min: 0.01, max: 1, noNaN: true })
  const body = fc.record(
    {
      destination: fc.constantFrom(...destinationNames),
      budget: money,
      currency: fc.constantFrom('EUR', 'USD'),
      days: fc.integer({ min: 1, max: 180 }),
      matchRate: fc.tuple(share, share).map(([a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b) })),
      averageOrder: money,
      margin: share,
      cpa: money,
      incentive: fc.record({
        discount: fc.oneof(fc.record({ percent: fc.integer({ min: 1, max: 100 }) }), fc.record({ amount: money })),
      }),
    },
    { requiredKeys: ['destination', 'budget', 'currency', 'days'] },
  )
  const cpm = fc.option(
    fc.array(fc.integer({ min: 10_000, max: 10_000_000_000 }), { minLength: 3, maxLength: 3 }).map(prices => {
      const [low, mid, high] = prices.toSorted((a, b) => a - b) as [number, number, number]
      return { basis: 'account' as const, micros: { low, mid, high }, reports: 9 }
    }),
  )
  const given = fc.record({ body, cpm, rows: fc.nat(2_000_000), minimum: fc.constantFrom(100, 300, 1000) })
  const figures = (value: unknown): number[] =>
    typeof value === 'number'
      ? [value]
      : value && typeof value === 'object'
        ? Object.values(value).flatMap(figures)
        : []
  const ordered = ({ low, mid, high }: { low: number; mid: number; high: number }) => low <= mid && mid <= high

  test('every figure of a plan is a number, every range is in order, and an unknown is null', () => {
    fc.assert(
      fc.property(given, ({ body, cpm, rows, minimum }) => {
        const plan = planned(body, { cpm, rows, minimum })
        expect(figures(plan).filter(n => !Number.isFinite(n))).toEqual([])
        for (const range of [
          plan.cpm,
          plan.impressions,
          plan.list.matched,
          plan.frequency?.period,
          plan.frequency?.perWeek,
        ])
          if (range) expect(ordered(range)).toBe(true)
        expect(plan.frequency === null).toBe(cpm === null || rows === 0)
        if (plan.response) {
          expect(plan.response.mean).toBeGreaterThanOrEqual(plan.response.last)
          expect(plan.response.mean).toBeLessThanOrEqual(1)
        }
        expect(plan.minimum.missingRows === 0).toBe(
          rows >= rowsNeeded(minimum, planBody.parse({ ...BODY, ...body }).matchRate),
        )
      }),
    )
  })

  test('more budget is never a lower frequency, and more people never a higher one', () => {
    fc.assert(
      fc.property(
        money,
        money,
        fc.integer({ min: 1, max: 1e6 }),
        fc.integer({ min: 1, max: 1e6 }),
        (a, b, few, many) => {
          const at = (budget: number, rows: number) => planned({ budget }, { rows }).frequency!.period.mid
          expect(at(Math.max(a, b), few)).toBeGreaterThanOrEqual(at(Math.min(a, b), few))
          expect(at(a, Math.max(few, many))).toBeLessThanOrEqual(at(a, Math.min(few, many)))
        },
      ),
    )
  })
})

test.each([
  [{ budget: 0 }, 'budget'],
  [{ budget: 1e10 }, 'budget'],
  [{ days: 0 }, 'days'],
  [{ currency: 'euro' }, 'currency'],
  [{ destination: 'myspace' }, 'destination'],
  [{ cpm: 0 }, 'cpm'],
  [{ matchRate: { low: 0.6, high: 0.4 } }, 'matchRate.high'],
  [{ matchRate: { low: 30, high: 60 } }, 'matchRate.low'],
  [{ margin: 40 }, 'margin'],
  [{ incentive: { discount: { percent: 10, amount: 5 } } }, 'incentive.discount'],
  [{ reach: 5 }, 'reach'],
])('a plan with %j is refused, and it says where', (change, path) => {
  const parsed = planBody.safeParse({ ...BODY, ...change })
  expect(issuesOf(parsed.error!).map(issue => issue.path)).toContain(path)
})

test.each([
  [{ budget: 0 }, { path: 'budget', message: 'more than 0', code: 'not-above' }],
  [{ matchRate: { low: -1, high: 0.4 } }, { path: 'matchRate.low', message: 'at least 0.01' }],
])('what is wrong with %j is told once, with the limit that counts', (change, issue) => {
  expect(issuesOf(planBody.safeParse({ ...BODY, ...change }).error!)).toMatchObject([issue])
})
