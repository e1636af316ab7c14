import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { NamedLeak } from '../src/funnel/leak/leak.ts'
import { NO_COUNTS } from '../src/funnel/stages.ts'
import { nextActions } from '../src/notices/overview/actions.ts'
import { type Exposure, exposedBy } from '../src/notices/overview/exposure.ts'
import type { SureLeak } from '../src/notices/overview/leaks.ts'
import { figuresOf, type Money, weigher } from '../src/notices/overview/money.ts'
import type { Seen } from '../src/notices/overview/reasons.ts'
import type { AdPage, Running, Standing } from '../src/notices/overview/schema.ts'
import type { Notice } from '../src/notices/schema.ts'

const NOW = Date.UTC(2026, 10, 30, 9)
const DAY = 86_400_000

const campaign = (slug: string, currency = 'EUR'): Running => ({ slug, name: slug, brand: 'demo', currency })
const adCounts = (of: string, ad: string, more: object = {}) => ({
  ...{ ...NO_COUNTS, campaign: of, ad, prorated: false, reportedTo: null },
  ...more,
})
const page = (more: Partial<AdPage> = {}): AdPage => ({
  ...{ campaign: 'spring', ad: 'ad-1', headline: 'Audit offert', language: 'fr', score: 90, servedBy: 'ad-1' },
  ...{ isLive: true, wasLive: false },
  ...more,
})
const byEuro = (money: Money) => money.EUR ?? 0

describe('spend that is exposed to broken promises', () => {
  const spent = [adCounts('spring', 'ad-1', { costMicros: 80e6, otherCosts: { USD: 5e6 } })]
  const exposed = (more: Partial<AdPage>, counted = spent) =>
    exposedBy(counted, [page(more)], [campaign('spring')], byEuro)

  test.each([
    [{ score: 80 }, null],
    [{ score: 79 }, 'partial'],
    [{ score: 60 }, 'partial'],
    [{ score: 59 }, 'broken'],
    [{ score: null }, null], // nobody has judged it yet
    [{ isLive: false, score: null }, 'no-page'],
    [{ isLive: false, wasLive: true, score: 95 }, 'down'],
  ] as const)('an ad whose page is %o counts as %s', (more, why) => {
    expect(exposed(more)[0]?.why ?? null).toBe(why)
  })

  test('stays in the currencies that it was spent in', () => {
    expect(exposed({ score: 20 })[0]?.spend).toEqual({ EUR: 80e6, USD: 5e6 })
  })

  test('is nothing for an ad that cost nothing', () => {
    expect(exposed({ score: 20 }, [adCounts('spring', 'ad-1', { views: 40 })])).toEqual([])
    expect(exposed({ score: 20 }, [adCounts('spring', 'ad-1', { costMicros: 0 })])).toEqual([])
  })

  test('is told dearest first', () => {
    const counted = ['a', 'b', 'c'].map((ad, i) => adCounts('spring', ad, { costMicros: [5, 90, 30][i]! * 1e6 }))
    const pages = ['a', 'b', 'c'].map(ad => page({ ad, score: 10 }))
    expect(exposedBy(counted, pages, [campaign('spring')], byEuro).map(({ ad }) => ad)).toEqual(['b', 'c', 'a'])
  })
})

describe('figures', () => {
  const campaigns = [campaign('spring'), campaign('summer'), campaign('tokyo', 'JPY')]
  const later = [
    adCounts('spring', 'a', { costMicros: 100e6, views: 50, leads: 8 }),
    adCounts('summer', 'b', { costMicros: 20e6, views: 10, leads: 2 }),
    adCounts('tokyo', 'c', { costMicros: 9_000e6, views: 40, leads: 4 }),
  ]

  test('are one for each currency, and nothing is added across them', () => {
    const [euro, yen] = figuresOf(campaigns, later, [])
    expect([euro?.currency, euro?.now.costMicros, euro?.now.leads, euro?.now.cplMicros]).toEqual([
      'EUR',
      120e6,
      10,
      12e6,
    ])
    expect([yen?.currency, yen?.now.costMicros, yen?.now.leads]).toEqual(['JPY', 9_000e6, 4])
  })

  test('a cost per lead that changed by chance is not called a change', () => {
    const before = [adCounts('spring', 'a', { costMicros: 100e6, views: 50, leads: 9 })]
    expect(figuresOf(campaigns, later, before)[0]?.cpl.clear).toBe(false)
    const dear = [adCounts('spring', 'a', { costMicros: 9000e6, views: 50, leads: 9 })]
    expect(figuresOf(campaigns, later, dear)[0]?.cpl.clear).toBe(true)
  })

  test('amounts of two currencies are put in order by the visits that each buys', () => {
    const weigh = weigher(figuresOf(campaigns, later, []))
    expect(weigh({ EUR: 60e6 })).toBeCloseTo(30) // 2 € a visit
    expect(weigh({ JPY: 2_250e6 })).toBeCloseTo(10) // 225 ¥ a visit
    expect(weigh({ EUR: 60e6, JPY: 2_250e6 })).toBeCloseTo(40)
    expect(weigher([])({ EUR: 3 })).toBe(3)
  })
})

const leak = (of: string, micros: number | null, href = `/app/campaigns/${of}/speed`): SureLeak => {
  const money =
    micros === null ? null : { low: micros / 2, mid: micros, high: micros * 2, at: 'cost-per-result' as const }
  const results = { low: 3, mid: 6, high: 9 }
  const action: NamedLeak['action'] = { code: 'arrival', href, effect: results }
  return {
    ...{ campaign: of, name: of, ad: '', currency: 'EUR', below: 0.99, least: 0.8, passage: 'arrival' },
    ...{ recoverable: { results, money }, causes: [], action },
  }
}
const exposure = (ad: string, micros: number): Exposure => ({
  ...{ campaign: 'spring', ad, headline: ad, language: 'fr', servedBy: ad, score: 40, why: 'broken' },
  spend: { EUR: micros },
})
const standing = (more: Partial<Standing> = {}): Standing => ({
  ...{ campaign: 'spring', ads: 1, drafts: 0, draft: null, unpictured: 0, bare: null, reported_to: '2026-11-29' },
  ...{ paid_visits: 1, live_for_long: 1, seen_at: NOW - 1000 },
  ...more,
})
const notice = (kind: Notice['kind'], subject: string, facts: object, ad = ''): Notice =>
  ({
    ...{ id: subject, kind, subject, campaign: ad && 'spring', ad, name: null, headline: null, language: null, facts },
    ...{ opened_at: 1, told_at: null, closed_at: null, dismissed_at: null, dismissed_by: null, reason: null },
  }) as unknown as Notice
const NOTHING: Seen = {
  ...{ leaks: [], exposed: [], fatal: [], notices: [], standings: [standing()], now: NOW },
  account: { unnamed: [], unjudged: 0, late: null },
  spentOn: () => ({}),
}
const codes = (more: Partial<Seen>) => nextActions({ ...NOTHING, ...more }, byEuro).map(({ code }) => code)

describe('what to do next', () => {
  test('is nothing while all is well', () => expect(codes({})).toEqual([]))

  test.each<[name: string, more: Partial<Seen>, href: string]>([
    ['a leak', { leaks: [leak('spring', 5e6)] }, '/app/campaigns/spring/speed'],
    ['a promise that is broken', { exposed: [exposure('ad-1', 9e6)] }, '/app/campaigns/spring/ads/ad-1'],
    [
      'a pull that did not come',
      { notices: [notice('feed-missed', 'f1', { destination: 'google', missedAt: 1 })] },
      '/app/feeds',
    ],
    [
      'a connection that is paused',
      { notices: [notice('connection-paused', 'c1', { destination: 'meta', why: 'halted', reason: '190' })] },
      '/app/platforms/c1',
    ],
    [
      'a test that came to an end',
      { notices: [notice('test', '1/verdict', { state: 'verdict', winner: 'b' }, 'ad-1')] },
      '/app/campaigns/spring/ads/ad-1/experiment',
    ],
    [
      'a list that is late',
      { account: { unnamed: [], unjudged: 0, late: { list: 'l1', connection: 'c1', dueAt: 1 } } },
      '/app/platforms/c1/lists/l1',
    ],
    ['a live page without a visit for a day', { standings: [standing({ seen_at: NOW - DAY - 1 })] }, '/app/measure'],
    ['a live page that nobody ever saw', { standings: [standing({ seen_at: null })] }, '/app/measure'],
    ['spend that stops while ads run', { standings: [standing({ reported_to: '2026-11-26' })] }, '/app/spend'],
    ['spend that was never imported', { standings: [standing({ reported_to: null })] }, '/app/spend'],
    [
      'a publisher who is not named',
      { account: { unnamed: [{ brand: 'demo', name: 'Demo', missing: ['address'] }], unjudged: 0, late: null } },
      '/app/brands/demo/legal',
    ],
    ['a campaign without ads', { standings: [standing({ ads: 0 })] }, '/app/campaigns/spring'],
    [
      'a page that was never published',
      { standings: [standing({ drafts: 2, draft: 'ad-2' })] },
      '/app/campaigns/spring/ads/ad-2',
    ],
    [
      'an ad without a picture',
      { standings: [standing({ unpictured: 1, bare: 'ad-3' })] },
      '/app/campaigns/spring/ads/ad-3',
    ],
    ['leads that nobody judged', { account: { unnamed: [], unjudged: 4, late: null } }, '/app/leads?status=new'],
  ])('%s leads to the page that mends it', (_, more, href) => {
    expect(nextActions({ ...NOTHING, ...more }, byEuro).map(action => action.href)).toEqual([href])
  })

  test.each([
    ['spend of the last three days is not late', standing({ reported_to: '2026-11-27' })],
    ['no spend is missed while no ad platform sends anybody', standing({ reported_to: null, paid_visits: 0 })],
    ['a page published today may be without visits', standing({ seen_at: null, live_for_long: 0 })],
  ])('%s', (_, one) => expect(codes({ standings: [one] })).toEqual([]))

  test('puts what costs most first, then what cannot wait', () => {
    const seen = {
      leaks: [leak('spring', 40e6)],
      exposed: [exposure('ad-1', 90e6)],
      notices: [notice('feed-missed', 'f1', { destination: 'google', missedAt: 1 })],
      account: { unnamed: [], unjudged: 4, late: null },
    }
    expect(codes(seen)).toEqual(['exposed', 'leak', 'notice', 'unjudged'])
  })

  test('a leak that nobody can price still comes before what can wait', () => {
    const account = { unnamed: [], unjudged: 4, late: null }
    expect(codes({ leaks: [leak('spring', null)], account })).toEqual(['leak', 'unjudged'])
  })

  test('an alert on an ad weighs what the ad has spent', () => {
    const drift = notice('drift', 'spring/ad-1', { before: 90, after: 82, caps: [] }, 'ad-1')
    const [first] = nextActions(
      { ...NOTHING, notices: [drift], leaks: [leak('spring', 4e6)], spentOn: () => ({ EUR: 50e6 }) },
      byEuro,
    )
    expect([first?.code, first?.stake]).toEqual(['notice', { basis: 'spent', money: { EUR: 50e6 } }])
  })

  test('a leak that the night noted is not told beside the one of these days', () => {
    const noted = notice('leak', 'spring/arrival', { href: '/app/campaigns/spring/matrix' })
    expect(codes({ notices: [noted] })).toEqual([])
  })

  test('is at most five things, nothing twice on one page, no kind more than twice, dearest first', () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 1000 }), { maxLength: 8 })
    const place = fc.integer({ min: 0, max: 5 })
    fc.assert(
      fc.property(
        amounts,
        fc.array(fc.tuple(place, fc.integer({ min: 1, max: 1000 })), { maxLength: 8 }),
        fc.boolean(),
        (exposures, leaks, unjudged) => {
          const actions = nextActions(
            {
              ...NOTHING,
              exposed: exposures.map((amount, i) => exposure(`ad-${i}`, amount)),
              leaks: leaks.map(([at, amount]) => leak('spring', amount, `/app/campaigns/spring/ads/ad-${at}`)),
              account: { unnamed: [], unjudged: Number(unjudged), late: null },
            },
            byEuro,
          )
          const weights = actions.map(({ stake }) => byEuro(stake?.money ?? {}))
          expect(actions.length).toBeLessThanOrEqual(5)
          expect(new Set(actions.map(({ href }) => href)).size).toBe(actions.length)
          expect(weights).toEqual(weights.toSorted((a, b) => b - a))
          for (const same of Map.groupBy(actions, ({ code }) => code).values())
            expect(same.length).toBeLessThanOrEqual(2)
          const most = Math.max(0, ...exposures, ...leaks.map(([, amount]) => amount))
          expect(weights[0] ?? 0).toBe(most) // the dearest is never left out
        },
      ),
    )
  })
})
