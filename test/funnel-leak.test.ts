// Long on purpose: the tables of cases of one subject, to be read side by side.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Benchmarks, benchmarksOf, PAGE_WEEKS_NEEDED, quartilesOf } from '../src/funnel/benchmarks/benchmark.ts'
import { changesOf, rangeBefore, rateChange } from '../src/funnel/compare.ts'
import { economicsOf } from '../src/funnel/economics.ts'
import { formOf } from '../src/funnel/form/form.ts'
import type { Facts } from '../src/funnel/leak/causes.ts'
import { leakOf, moreNeeded } from '../src/funnel/leak/leak.ts'
import { type Counts, NO_COUNTS, together } from '../src/funnel/stages.ts'
import { SURE } from '../src/funnel/sure.ts'
import { csvOf } from '../src/lib/csv-answer.ts'
import { chanceBelow, posterior } from '../src/lib/statistics/beta.ts'
import { DAY_MS, dayNumber, mondayOf } from '../src/lib/time.ts'

const METHOD = benchmarksOf([])
const NO_FACTS: Facts = {
  promises: [], speed: [], form: formOf({ started: 0, sent: 0 }), reading: { views: 0, left: 0 },
  reached: { impressions: null, people: null }, platforms: [],
} // biome-ignore format: nothing known

// CTR 1.4 %, 80 % of clicks arrive, and 1 % of visits give something: the page leaks.
const spring: Counts = {
  ...NO_COUNTS, impressions: 100_000, engagements: 4_000, clicks: 1_400, views: 1_120, conversions: 11, leads: 11, costMicros: 770_000_000,
} // biome-ignore format: one campaign

const leakIn = (counts: Counts, facts: Facts = NO_FACTS, benchmarks: Benchmarks = METHOD) =>
  leakOf({ campaign: 'spring', total: counts, parts: [counts], ads: [] }, benchmarks, facts)
const passage = (counts: Counts, name: string) => leakIn(counts).passages.find(each => each.passage === name)!

test('the passage that is surely below its benchmark is named, with the leads and the money to win back', () => {
  const { verdict, named, passages } = leakIn(spring)
  expect(verdict).toBe('leak')
  expect(named?.passage).toBe('cvr')
  // L·(b/r − 1) = 11 · (0.02 / (11/1120) − 1) = 1120 · 0.02 − 11
  expect(named?.recoverable.results.mid).toBeCloseTo(11.4, 6)
  expect(named?.recoverable.money).toMatchObject({ at: 'cost-per-result', mid: 798_000_000 })
  expect(named?.action).toMatchObject({ code: 'cvr', href: '/app/campaigns/spring/diagnosis' })
  expect(passages.map(({ passage, verdict }) => [passage, verdict])).toEqual([
    ['engagement', 'fine'],
    ['ctr', 'fine'],
    ['arrival', 'fine'],
    ['cvr', 'leak'],
  ])
})

test('what is won back is worth what a result brings in, where that is known', () => {
  expect(leakIn({ ...spring, purchases: 11, revenueMicros: 1_100_000_000 }).named?.recoverable.money).toMatchObject({
    at: 'value-per-result',
    mid: 1_140_000_000,
  })
  const lucky = { ...spring, purchases: 4, revenueMicros: 1_100_000_000 }
  expect(leakIn(lucky).named?.recoverable.money?.at).toBe('cost-per-result')
})

test('with too few visits no leak is named: how many more are needed is said', () => {
  const few = { ...spring, impressions: null, clicks: null, engagements: null, views: 100, conversions: 1, leads: 1 }
  const { verdict, named, passages } = leakIn(few)
  expect([verdict, named]).toEqual(['unsure', null])
  const { more, below } = passages[3]!
  expect(below).toBeLessThan(SURE)
  expect(chanceBelow(posterior((100 + more!) * 0.01, 100 + more!), 0.02)).toBeGreaterThanOrEqual(SURE)
  expect(chanceBelow(posterior((99 + more!) * 0.01, 99 + more!), 0.02)).toBeLessThan(SURE)
})

test('a campaign of which nothing is known has no leak and no verdict', () => {
  const { verdict, passages } = leakIn(NO_COUNTS)
  expect(verdict).toBe('unknown')
  expect(
    passages.every(({ rate, below, more, recoverable }) => [rate, below, more, recoverable].every(x => x === null)),
  ).toBe(true)
})

test('visits that gave nothing at all leak what the benchmark would have made of them', () => {
  const { named } = leakIn({ ...spring, conversions: 0, leads: 0 })
  expect(named).toMatchObject({ passage: 'cvr', recoverable: { money: null } })
  expect(named?.recoverable.results.mid).toBeCloseTo(22.4, 6)
})

test('few engagements are no leak while people click all the same', () => {
  const quiet = { ...spring, engagements: 500, conversions: 60, leads: 60 }
  expect(passage(quiet, 'engagement')).toMatchObject({ verdict: 'leak', madeUp: true })
  expect(leakIn(quiet).verdict).toBe('none')
  expect(leakIn({ ...quiet, clicks: 300, views: 280 }).named?.passage).toBe('engagement')
})

test('the account’s own median takes the place of the method from 30 page-weeks on', () => {
  const own = { passage: 'cvr', pageWeeks: PAGE_WEEKS_NEEDED, low: 0.004, median: 0.006, high: 0.012 } as const
  expect(benchmarksOf([own]).cvr).toMatchObject({ basis: 'account', published: null, least: 0.006, pageWeeks: 30 })
  expect(benchmarksOf([own]).cvr.others[0]).toMatchObject({ source: 'Du Like au Lead', low: 0.02, high: 0.1 })
  expect(benchmarksOf([{ ...own, pageWeeks: 29 }]).cvr).toMatchObject({
    basis: 'published',
    least: 0.02,
    pageWeeks: 29,
  })
  expect(leakIn(spring, NO_FACTS, benchmarksOf([own])).verdict).toBe('none')
})

test('that 80 % of clicks arrive is said to be our own assumption', () => {
  expect(METHOD.arrival).toMatchObject({
    basis: 'assumption',
    published: { source: 'Like2Lead', year: 2026 },
    least: 0.8,
  })
})

test('what is usual on the only platform of a campaign is no leak, and a harder figure of that platform is no law', () => {
  expect(benchmarksOf([], 'tiktok').ctr).toMatchObject({
    published: { source: 'Prooflytics', year: 2026, of: 'tiktok' },
    least: 0.006,
  })
  expect(benchmarksOf([], 'meta').ctr).toMatchObject({ published: { source: 'Du Like au Lead' }, least: 0.008 })
})

test('quartiles are those of a spreadsheet', () => {
  expect(quartilesOf([4, 1, 2, 3])).toEqual({ low: 1.75, median: 2.5, high: 3.25 })
  expect(quartilesOf([])).toBeNull()
})

test('a week begins on Monday', () => {
  const day = (text: string) => dayNumber(Date.parse(text))
  const monday = day('2026-11-16')
  for (let each = monday; each < monday + 7; each++) expect(mondayOf(each)).toBe(monday)
  expect(mondayOf(monday - 1)).toBe(monday - 7)
  expect(new Date(mondayOf(3) * DAY_MS).getUTCDay()).toBe(1)
})

const facts: Facts = {
  ...NO_FACTS,
  promises: [{ ad: 'ad-1', score: 40, views: 280 }, { ad: 'ad-2', score: 95, views: 840 }],
  speed: [{ inApp: 'instagram', views: 900, measured: 800, good: 300 }, { inApp: '', views: 220, measured: 200, good: 190 }],
  form: formOf({ started: 100, sent: 11 }),
} // biome-ignore format: a table

test('the likeliest cause is the one that is furthest off on the most visits, with its figure and one action', () => {
  const { causes, action } = leakIn(spring, facts).named!
  expect(causes.map(({ code, subject }) => [code, subject])).toEqual([
    ['form', ''],
    ['slow', 'instagram'],
    ['broken-promise', 'ad-1'],
  ])
  expect(causes[1]).toMatchObject({ value: 0.375, threshold: 0.75, n: 800 })
  expect(causes[2]).toMatchObject({ value: 40, threshold: 80, touches: 0.25 })
  expect(action).toMatchObject({ code: 'form', href: '/app/campaigns/spring/ads/ad-2' })
})

test('the page to mend is that of the ad with the most visits, also while no page was judged', () => {
  const unjudged = { ...facts, promises: [], speed: [] }
  const ads = [
    { ...spring, ad: 'ad-1', views: 280 },
    { ...spring, ad: 'ad-3', views: 840 },
    { ...spring, ad: '', views: 900 },
  ]
  const seen = { campaign: 'spring', total: spring, parts: [spring] }
  const hrefOf = (of: typeof ads) => leakOf({ ...seen, ads: of }, METHOD, unjudged).named?.action.href
  expect(hrefOf(ads)).toBe('/app/campaigns/spring/ads/ad-3')
  expect(hrefOf([])).toBe('/app/campaigns/spring#ads')
})

test('an action promises no more than its own figures and its share of what leaks', () => {
  const slow = leakIn(spring, { ...facts, form: formOf({ started: 0, sent: 0 }) }).named!
  expect(slow.action.code).toBe('slow')
  expect(slow.action.effect.mid).toBeCloseTo(slow.recoverable.results.mid * (900 / 1120), 6)
  const sent = leakIn(spring, { ...facts, form: formOf({ started: 40, sent: 11 }) }).named!
  expect(sent.causes.find(({ code }) => code === 'form')?.effect.high).toBeCloseTo(40 * 0.45 - 11)
})

test('the field at which most leave is named with the form, when it surely is the one', () => {
  const marks = { started: 100, sent: 11, 'reached email': 98, 'reached phone': 80, 'left email': 18 }
  const stopped = (phone: number) => formOf({ ...marks, 'left phone': phone })
  expect(stopped(60)).toEqual({
    ...{ started: 100, sent: 11, elsewhere: 11, stop: 'phone' },
    fields: [
      { name: 'email', reached: 98, left: 18, leaving: expect.objectContaining({ rate: 18 / 98 }) },
      { name: 'phone', reached: 80, left: 60, leaving: expect.objectContaining({ rate: 0.75 }) },
    ],
  })
  expect(stopped(20).stop).toBeNull()
  const { named } = leakIn(spring, { ...facts, promises: [], speed: [], form: stopped(60) })
  expect(named?.causes).toMatchObject([{ code: 'form', subject: 'phone' }])
})

test('evidence on too few visits, or of another passage, is none', () => {
  const thin = {
    ...facts,
    promises: [],
    form: formOf({ started: 3, sent: 1 }),
    speed: [{ inApp: 'tiktok', views: 4, measured: 4, good: 2 }],
  }
  expect(leakIn(spring, thin).named?.causes).toEqual([])
  const media = leakIn({ ...spring, clicks: 200, views: 180, conversions: 10 }, facts)
  expect(media.named).toMatchObject({ passage: 'ctr', causes: [], action: { code: 'ctr' } })
})

test('a platform that alone is below explains the leak; the same people reached too often explain low clicks', () => {
  const on = (platform: string, impressions: number, clicks: number) => ({
    ...NO_COUNTS,
    platform,
    impressions,
    clicks,
  })
  const platforms = [on('meta', 40_000, 600), on('tiktok', 60_000, 100)]
  const reached = { impressions: 100_000, people: 20_000 }
  const { named } = leakIn({ ...spring, clicks: 700, views: 650, conversions: 30 }, { ...NO_FACTS, platforms, reached })
  expect(named?.causes.map(({ code, subject, value }) => [code, subject, value])).toEqual([
    ['platform', 'tiktok', 100 / 60_000],
    ['frequency', '', 5],
  ])
})

const possible = fc
  .record({
    impressions: fc.integer({ min: 1, max: 1e6 }),
    e: fc.double({ min: 0, max: 1, noNaN: true }),
    c: fc.double({ min: 0, max: 1, noNaN: true }),
    v: fc.double({ min: 0, max: 1, noNaN: true }),
    l: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ impressions, e, c, v, l }): Counts => {
    const clicks = Math.round(impressions * c)
    const views = Math.round(clicks * v)
    const conversions = Math.round(views * l)
    return {
      ...spring,
      impressions,
      engagements: Math.round(impressions * e),
      clicks,
      views,
      conversions,
      leads: conversions,
    }
  })

test('whatever the counts: a leak is surely below, what is won back is L·(b/r − 1) within its bounds, and the rest asks for more', () => {
  fc.assert(
    fc.property(possible, counts => {
      for (const { verdict, below, rate, benchmark, more, recoverable } of leakIn(counts).passages) {
        expect(more === null || more >= 1).toBe(true)
        expect(verdict === 'leak').toBe(below !== null && below >= SURE && rate! < benchmark.least)
        if (!recoverable) continue
        const { low, mid, high } = recoverable.results
        expect(0 <= low && low <= mid && mid <= high).toBe(true)
        if (rate! > 0 && counts.conversions > 0)
          expect(mid).toBeCloseTo(counts.conversions * (benchmark.least / rate! - 1), 4)
      }
    }),
    { numRuns: 60 },
  )
})

test('nothing more is needed where nothing is below, and nobody waits for what no campaign could tell apart', () => {
  expect(moreNeeded(0.03, 100, 0.02)).toBeNull()
  expect(moreNeeded(0.02 - 1e-9, 100, 0.02)).toBeNull()
  expect(moreNeeded(0, 10, 0.02)).toBeGreaterThan(0)
})

test('a change is clear only when its interval leaves no room for none', () => {
  // Newcombe 1998, table II, case (a): 56/70 against 48/80, by method 10: 0.0524 to 0.3339
  const change = rateChange({ part: 48, whole: 80 }, { part: 56, whole: 70 })
  expect([change.difference, change.interval?.low, change.interval?.high].map(x => x?.toFixed(4))).toEqual([
    '0.2000',
    '0.0524',
    '0.3339',
  ])
  expect(change.clear).toBe(true)
  expect(rateChange({ part: 5, whole: 80 }, { part: 6, whole: 70 }).clear).toBe(false)
  expect(rateChange({ part: null, whole: null }, { part: 6, whole: 70 }).difference).toBeNull()
})

test('cost per lead is compared as a ratio, and not on a handful of leads', () => {
  const period = (counts: Counts) => ({ total: counts, parts: [counts] })
  const cheaper = changesOf(period(spring), period({ ...spring, leads: 44 })).cpl
  expect(cheaper.ratio).toBeCloseTo(0.25)
  expect(cheaper.clear).toBe(true)
  expect(changesOf(period(spring), period({ ...spring, leads: 4 })).cpl).toMatchObject({ interval: null, clear: false })
})

test('the period before is as long and ends the day before', () => {
  expect(rangeBefore({ from: '2026-11-01', to: '2026-11-30' })).toEqual({ from: '2026-10-02', to: '2026-10-31' })
})

test('a price has the interval of the rate behind it, and a profit only with a margin', () => {
  const economics = economicsOf({ ...spring, purchases: 5, revenueMicros: 1_540_000_000 }, 0.6)
  expect(economics.cpl.micros).toBe(70_000_000)
  expect(economics.cpl.interval!.low).toBeLessThan(70_000_000)
  expect(economics.cpl.interval!.high).toBeGreaterThan(70_000_000)
  expect(economics).toMatchObject({ roas: 2, profitMicros: 154_000_000, cpm: { micros: 7_700_000, interval: null } })
  expect(economicsOf(spring, null).profitMicros).toBeNull()
})

test('a part named like a formula stays text, and what is unknown stays empty', () => {
  expect(csvOf([['=1+1', -3.5, null]])).toBe('1+1,-3.5,\r\n')
})

test('refunds take back revenue, and may take more than there was', () => {
  expect(together([{ revenueMicros: 5 }, { revenueMicros: -8 }]).revenueMicros).toBe(-3)
})

test('an ad that leaks is named though a good one makes the sum look fine', () => {
  const counts = (views: number, conversions: number): Counts => ({
    ...NO_COUNTS,
    views,
    conversions,
    leads: conversions,
  })
  const ads = [
    { ad: 'good', ...counts(1000, 80) },
    { ad: 'bad', ...counts(1000, 3) },
    { ad: 'young', ...counts(30, 0) },
    { ad: '', ...counts(1000, 0) },
  ]
  const total = together(ads.slice(0, 2))
  const leak = leakOf({ campaign: 'spring', total, parts: ads.slice(0, 2), ads }, benchmarksOf([]), facts)
  expect(leak.verdict).toBe('none')
  expect(leak.ads.map(({ ad, passage, rate, least }) => [ad, passage, rate, least])).toEqual([
    ['bad', 'cvr', 0.003, 0.02],
  ])
  expect(leak.ads[0]!.recoverable.results.mid).toBeCloseTo(17, 6)
})
