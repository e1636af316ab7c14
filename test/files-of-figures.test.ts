import { expect, test } from 'vitest'
import { type ArmCounts, read } from '../src/experiments/reading.ts'
import { slopeOf } from '../src/experiments/slope.ts'
import { slopeTable, testTable } from '../src/experiments/table.ts'
import { benchmarksOf } from '../src/funnel/benchmarks/benchmark.ts'
import { formOf } from '../src/funnel/form/form.ts'
import { leakOf } from '../src/funnel/leak/leak.ts'
import { NO_COUNTS } from '../src/funnel/stages.ts'
import { passagesTable } from '../src/funnel/tables.ts'
import { amounts, type Cell, csvOf, formatOf } from '../src/lib/csv-answer.ts'
import { units } from '../src/lib/money.ts'
import { DAY_MS } from '../src/lib/time.ts'
import type { Digest, Week } from '../src/notices/digest.ts'
import type { Notice } from '../src/notices/schema.ts'
import { digestTable, noticeTable } from '../src/notices/tables.ts'

/** The whole file, figures cut to five digits so that a person can check them. */
const lines = (table: readonly (readonly Cell[])[]) =>
  csvOf(table.map(row => row.map(cell => (typeof cell === 'number' ? +cell.toPrecision(5) : cell))))
    .trimEnd()
    .split('\r\n')

const arm = (name: string, visitors: number, conversions: number): ArmCounts => ({
  ...{ arm: name, expected: 1, visitors, conversions },
})
const tested = (a: ArmCounts, b: ArmCounts) => ({
  id: 7,
  state: 'running',
  arms: [
    { arm: 'a', version: 3, weight: 0.5, score: 62 },
    { arm: 'b', version: 4, weight: 0.5, score: null },
  ],
  reading: read({ arms: [a, b], startedAt: 0, now: 8 * DAY_MS, plannedVisitors: 8000, mode: 'split' }),
})
const TEST_HEADER =
  'test,state,says,winner,arm,version,score,weight,visitors,conversions,conversion_rate,conversion_low,conversion_high,chance_best,expected_loss,difference,difference_low,difference_high,p_value,chance_better,decided'

test('the file of a test has a line for each version, the control first, with its interval and the verdict', () => {
  expect(lines(testTable(tested(arm('a', 4000, 200), arm('b', 4000, 320))))).toEqual([
    TEST_HEADER,
    '7,running,verdict,b,a,3,62,0.5,4000,200,0.05,0.043569,0.057082,2.3612e-8,0.029993,,,,,,',
    '7,running,verdict,b,b,4,,0.5,4000,320,0.08,0.071896,0.088712,1,1.6129e-8,0.03,0.013286,0.046714,0.0000056449,1,better',
  ])
})

test('where visitors did not come as they were sent the file holds no figure, and without a test no line', () => {
  expect(lines(testTable(tested(arm('a', 4000, 200), arm('b', 3000, 320))))).toEqual([
    TEST_HEADER,
    '7,running,mismatch,,a,3,62,0.5,,,,,,,,,,,,,',
    '7,running,mismatch,,b,4,,0.5,,,,,,,,,,,,,',
  ])
  expect(lines(testTable(null))).toEqual([TEST_HEADER])
})

test('the file of the slope has a line for each version, with the rate that the line expects at its score', () => {
  const pages = [40, 50, 60, 70, 80, 90, 95, 100].map((score, i) => ({
    ...{
      campaign: i < 4 ? 'spring' : 'autumn',
      ad: 'ad-1',
      version: i + 1,
      score,
      visitors: 1000,
      conversions: 20 + 3 * i,
    },
  }))
  expect(lines(slopeTable(slopeOf(pages), pages)).slice(0, 3)).toEqual([
    'campaign,ad,version,score,views,conversions,conversion_rate,expected_rate,expected_low,expected_high',
    'spring,ad-1,1,40,1000,20,0.02,0.020214,0.011029,0.036765',
    'spring,ad-1,2,50,1000,23,0.023,0.022897,0.015023,0.034753',
  ])
  expect(lines(slopeTable(slopeOf(pages.slice(0, 1)), [{ ...pages[0]!, visitors: 0, conversions: 0 }]))[1]).toBe(
    'spring,ad-1,1,40,0,0,,,,',
  )
})

const notice = (more: Partial<Notice>) =>
  ({
    ...{
      id: 'n1',
      subject: 'spring/ad-1',
      campaign: 'spring',
      ad: 'ad-1',
      name: 'Spring',
      headline: null,
      language: null,
    },
    ...{ opened_at: 0, told_at: 60_000, closed_at: null, dismissed_at: null, dismissed_by: null, reason: null },
    ...{ kind: 'broken-page', facts: { why: 'down', score: null, spend: { EUR: 12_000_000 } } },
    ...more,
  }) as Notice

test('the file of alerts has a line for each, when it was told and closed, and where to put it right; no cell is a formula', () => {
  const dismissed = { dismissed_at: 120_000, dismissed_by: 'key:k1', reason: '=HYPERLINK("x")' }
  expect(lines(noticeTable([notice(dismissed)]))).toEqual([
    'id,kind,campaign,ad,opened_at,told_at,closed_at,dismissed_at,dismissed_by,reason,action,facts',
    'n1,broken-page,spring,ad-1,1970-01-01T00:00:00.000Z,1970-01-01T00:01:00.000Z,,1970-01-01T00:02:00.000Z,key:k1,"HYPERLINK(""x"")",/app/campaigns/spring/ads/ad-1,"{""why"":""down"",""score"":null,""spend"":{""EUR"":12000000}}"',
  ])
})

test('the file of the digest has a line for each campaign, its week beside the week before', () => {
  const week: Week = {
    costMicros: 90_000_000,
    otherCosts: { USD: 5_000_000 },
    views: 300,
    leads: 9,
    purchases: 1,
    cplMicros: 10_000_000,
  }
  const digest: Digest = {
    ...{
      from: '2026-11-16',
      to: '2026-11-22',
      before: { from: '2026-11-09', to: '2026-11-15' },
      others: 0,
      notices: [],
    },
    campaigns: [
      {
        ...{ campaign: 'spring', name: '+Spring', currency: 'EUR', now: week },
        before: { ...week, costMicros: null, otherCosts: {}, cplMicros: null },
        cpl: { ratio: 0.8, interval: { low: 0.5, high: 1.2 }, clear: false },
        leak: {
          verdict: 'leak',
          named: {
            passage: 'cvr',
            recoverable: {
              results: { low: 1, mid: 2, high: 3 },
              money: { low: 10_000_000, mid: 20_000_000, high: 30_500_000, at: 'cost-per-result' },
            },
            action: { code: 'slow', href: '/app/campaigns/spring/speed', effect: { low: 1, mid: 2, high: 3 } },
          },
          ...{ more: null, ads: [] },
        },
        notices: [notice({})],
        tests: [{ campaign: 'spring', ad: 'ad-1', state: 'verdict', winner: 'b' }],
        headlines: {},
      },
    ],
  }
  expect(lines(digestTable(digest))).toEqual([
    'from,to,campaign,name,currency,cost,other_costs,views,leads,purchases,cpl,before_cost,before_other_costs,before_views,before_leads,before_purchases,before_cpl,cpl_ratio,cpl_ratio_low,cpl_ratio_high,cpl_clear,leak,leak_passage,leak_results_low,leak_results_mid,leak_results_high,leak_worth_low,leak_worth_mid,leak_worth_high,leak_action,missing_passage,missing,alerts,tests',
    '2026-11-16,2026-11-22,spring,Spring,EUR,90,5 USD,300,9,1,10,,,300,9,1,,0.8,0.5,1.2,false,leak,cvr,1,2,3,10,20,30.5,/app/campaigns/spring/speed,,,broken-page ad-1,ad-1 verdict b',
  ])
})

test('the file of passages has each beside its benchmark with source and year, and the leak with its cause and action', () => {
  const total = {
    ...NO_COUNTS,
    impressions: 100_000,
    engagements: 4000,
    clicks: 1400,
    views: 1120,
    conversions: 11,
    leads: 11,
    costMicros: 770_000_000,
  }
  const facts = {
    promises: [], speed: [], form: formOf({ started: 0, sent: 0 }), reading: { views: 0, left: 0 },
    reached: { impressions: null, people: null }, platforms: [],
  } // biome-ignore format: nothing known
  const leak = leakOf({ campaign: 'spring', total, parts: [total], ads: [] }, benchmarksOf([]), facts)
  expect(lines(passagesTable({ currency: 'EUR', leak, compare: null }))).toEqual([
    'passage,part,whole,rate,rate_low,rate_high,benchmark,benchmark_low,benchmark_median,benchmark_high,held_against,source,year,page_weeks,chance_below,verdict,missing,results_low,results_mid,results_high,currency,worth_low,worth_mid,worth_high,worth_at,cause,action',
    'engagement,4000,100000,0.04,0.038803,0.041232,published,0.02,,0.08,0.02,Du Like au Lead,,0,0,fine,,,,,EUR,,,,,,',
    'ctr,1400,100000,0.014,0.01329,0.014747,published,0.008,,0.025,0.008,Du Like au Lead,,0,6.3835e-83,fine,,,,,EUR,,,,,,',
    'arrival,1120,1400,0.8,0.77824,0.82012,assumption,0.8,,1,0.8,Like2Lead,2026,0,0.50267,fine,,,,,EUR,,,,,,',
    'cvr,11,1120,0.0098214,0.0054929,0.017501,published,0.02,,0.1,0.02,Du Like au Lead,,0,0.99607,leak,,3.4347,11.4,16.544,EUR,240.43,798,1158,cost-per-result,,/app/campaigns/spring/diagnosis',
  ])
  expect(lines(passagesTable({ currency: 'EUR', leak: null, compare: null }))).toHaveLength(1)
})

test('a figure in a file has the digits that a spreadsheet keeps, and money is in units of its currency', () => {
  expect(csvOf([[0.09 - 0.05, 5.000000000000001, 2.5e-7, 123_456_789.123456]])).toBe(
    '0.04,5,2.5e-7,123456789.123456\r\n',
  )
  expect([units(1_250_000), units(333_333.4), units(null)]).toEqual([1.25, 0.333333, null])
  expect(amounts({ USD: 5_000_000, GBP: -3_500_000 })).toBe('5 USD; -3.5 GBP')
})

test('a file is asked for by its format, and no other word is taken for it', () => {
  expect([formatOf({}), formatOf({ format: 'csv' })]).toEqual(['json', 'csv'])
  expect(() => formatOf({ format: 'xlsx' })).toThrow('format: json or csv.')
})
