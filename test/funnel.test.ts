import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anomaliesOf, comparable } from '../src/funnel/passages.ts'
import { lastDays, rangeAt, sinceMs, untilMs } from '../src/funnel/range.ts'
import { type Counts, funnelOf, NO_COUNTS, together } from '../src/funnel/stages.ts'

const spring: Counts = {
  impressions: 50_000, reach: 31_000, engagements: 2_000, clicks: 700, views: 560, conversions: 28, leads: 28, purchases: 4, costMicros: 420_000_000,
  otherCosts: {}, revenueMicros: 840_000_000, otherRevenue: {},
} // biome-ignore format: one campaign

test('a campaign is told stage by stage, each with its share of the one before and what it cost', () => {
  const funnel = funnelOf(spring)
  expect(funnel.stages.map(({ stage, count, rate }) => [stage, count, rate])).toEqual([
    ['captation', 50_000, null],
    ['activation', 2_000, 0.04],
    ['consideration', 560, 0.28],
    ['conversion', 28, 0.05],
  ])
  expect(funnel).toMatchObject({
    cpmMicros: 8_400_000,
    cpcMicros: 600_000,
    cplMicros: 15_000_000,
    cpaMicros: 105_000_000,
    roas: 2,
  })
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

test('an ad whose counts are impossible is left out of the rate, rather than averaged with what the others lose', () => {
  const shared = { ...spring, clicks: 100, views: 600 } // its link was passed on
  const funnel = funnelOf(together([spring, shared]), [spring, shared])
  expect(funnel.clickToView).toMatchObject({ clicks: 800, views: 1160, lost: { rate: 0.2 } })
  expect(anomaliesOf(shared, 'shared')).toEqual([{ code: 'views-exceed-clicks', ad: 'shared', part: 600, whole: 100 }])
})

test('clicks that no ad can have had are no base for visits, nor are engagements that no platform told', () => {
  const garbled = { ...spring, impressions: 600, engagements: 900, views: 0, conversions: 0 } // 700 clicks
  const silent = { ...spring, engagements: null, views: 300 }
  const funnel = funnelOf(together([spring, garbled, silent]), [spring, garbled, silent])
  expect(funnel.clickToView.lost.rate).toBeCloseTo(1 - 860 / 1400)
  expect(funnel.stages[2]).toMatchObject({ count: 860, rate: 0.28 })
})

test('a report by campaign is compared with the views of all its ads, as their own clicks are unknown', () => {
  const views = { ...NO_COUNTS, ad: 'ad-1', views: 400 }
  const report = { ...spring, ad: '', views: 3 }
  const total = together([views, report])
  expect(funnelOf(total, comparable([views, report], total)).clickToView.lost.rate).toBeCloseTo(1 - 403 / 700)
  expect(funnelOf(total, comparable([views], total)).clickToView.lost.rate).toBeNull()
})

test('engagements that one of two platforms does not report are a share of the impressions of the other', () => {
  const silent = { ...spring, engagements: null }
  expect(funnelOf(together([spring, silent]), [spring, silent]).stages[1]).toMatchObject({ count: 2000, rate: 0.04 })
})

test('a part of the cost in another currency makes no price look lower: there is none until it is converted', () => {
  const funnel = funnelOf({ ...spring, otherCosts: { USD: 5_000_000 } })
  expect(funnel).toMatchObject({ cpmMicros: null, cplMicros: null, cpaMicros: null, roas: null })
})

const anyMoney = fc.dictionary(fc.constantFrom('USD', 'GBP'), fc.nat(2_000_000_000), { noNullPrototype: true })
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
  otherCosts: anyMoney,
  revenueMicros: fc.option(fc.integer({ min: -2_000_000_000, max: 2_000_000_000 })),
  otherRevenue: anyMoney,
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
  expect(rangeAt(now).safeParse(query).error?.issues).toHaveLength(1)
})
