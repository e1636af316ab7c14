import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lastDays, rangeAt, sinceMs, untilMs } from '../src/funnel/range.ts'
import { type Counts, funnelOf, NO_COUNTS, together } from '../src/funnel/stages.ts'

const spring: Counts = {
  impressions: 50_000, reach: 31_000, engagements: 2_000, clicks: 700, views: 560, conversions: 28, leads: 28, purchases: 4, costMicros: 420_000_000,
} // biome-ignore format: one campaign

test('a campaign is told stage by stage, each with its share of the one before and what it cost', () => {
  const funnel = funnelOf(spring)
  expect(funnel.stages.map(({ stage, count, rate }) => [stage, count, rate])).toEqual([
    ['captation', 50_000, null],
    ['activation', 2_000, 0.04],
    ['consideration', 560, 0.28],
    ['conversion', 28, 0.05],
  ])
  expect(funnel).toMatchObject({ cpmMicros: 8_400_000, cplMicros: 15_000_000, cpaMicros: 105_000_000 })
  expect(funnel.ctr.rate).toBe(0.014)
  expect(funnel.cvr.rate).toBe(0.05)
  expect(funnel.clickToView.lost.rate).toBe(0.2)
  expect(funnel.stages[3]?.interval?.low).toBeCloseTo(0.0348, 4)
})

test('a campaign that nobody reported on has no rates and no prices, and divides nothing by zero', () => {
  const funnel = funnelOf(NO_COUNTS)
  expect(funnel.stages.map(stage => stage.rate)).toEqual([null, null, null, null])
  expect(JSON.stringify(funnel)).not.toMatch(/NaN|Infinity/)
  expect([funnel.cpmMicros, funnel.cplMicros, funnel.cpaMicros]).toEqual([null, null, null])
})

test('leads of a campaign whose spend was never imported have no price, rather than costing nothing', () => {
  expect(funnelOf({ ...spring, costMicros: null }).cplMicros).toBeNull()
})

test('engagements that no platform reported are unknown, and so is what they led to', () => {
  const { stages } = funnelOf({ ...spring, engagements: null })
  expect(stages.map(stage => [stage.count, stage.rate])).toEqual([
    [50_000, null],
    [null, null],
    [560, null],
    [28, 0.05],
  ])
})

test('more views than clicks is no negative loss: some came without the ad', () => {
  expect(funnelOf({ ...spring, views: 900 }).clickToView.lost).toEqual({ rate: null, interval: null })
})

const anyCount = fc.nat(2_000_000)
const anyCounts: fc.Arbitrary<Counts> = fc.record({
  impressions: fc.option(anyCount),
  reach: fc.option(anyCount),
  engagements: fc.option(anyCount),
  clicks: fc.option(anyCount),
  views: anyCount,
  conversions: anyCount,
  leads: anyCount,
  purchases: anyCount,
  costMicros: fc.option(fc.nat(2_000_000_000)),
})

test('whatever the counts, a rate is null or within its interval, between 0 and 1', () => {
  fc.assert(
    fc.property(anyCounts, counts => {
      const { stages, ctr, cvr, clickToView } = funnelOf(counts)
      return [...stages, ctr, cvr, clickToView.lost].every(({ rate, interval }) =>
        rate === null
          ? interval === null
          : 0 <= interval!.low && interval!.low <= rate && rate <= interval!.high && interval!.high <= 1,
      )
    }),
  )
})

test('ads add up to their campaign in any order, except for reach, which two ads share', () => {
  fc.assert(
    fc.property(fc.array(anyCounts, { maxLength: 5 }), ads => {
      expect(together(ads.toReversed())).toEqual(together(ads))
      const advertised = ads.filter(ad => ad.impressions !== null)
      expect(together(ads).reach).toBe(advertised.length === 1 ? advertised[0]!.reach : null)
    }),
  )
  expect(together([spring])).toEqual(spring)
})

const now = Date.parse('2026-11-16T15:30:00Z')

test('the last 30 days include today', () => {
  expect(lastDays(30, now)).toEqual({ from: '2026-10-18', to: '2026-11-16' })
  const range = rangeAt(now).parse({})
  expect((untilMs(range) - sinceMs(range)) / 86_400_000).toBe(30)
})

test.each([
  [{ from: '2026-11-17', to: '2026-11-16' }],
  [{ from: '2025-01-01', to: '2026-11-16' }],
  [{ from: '16/11/2026' }],
])('%o is not a range', query => {
  expect(rangeAt(now).safeParse(query).success).toBe(false)
})
