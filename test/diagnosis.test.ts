import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Campaign } from '../src/campaigns/schema.ts'
import { DiagnosisPage } from '../src/dashboard/diagnosis/page.tsx'
import { NO_NAMES } from '../src/dashboard/screen.ts'
import { concerns, keepsConverted } from '../src/funnel/diagnosis/exclusions.ts'
import { BROKEN, brokenPromise, KEPT, type PromisedAd } from '../src/funnel/diagnosis/promise.ts'
import { LEAST_ENGAGED, noRemarketing, type RemarketingFacts } from '../src/funnel/diagnosis/remarketing.ts'
import { chanceUnder, moreNeeded, saysOf } from '../src/funnel/diagnosis/says.ts'
import type { Evidence, Finding } from '../src/funnel/diagnosis/schema.ts'
import { type ViralityFacts, virality } from '../src/funnel/diagnosis/virality.ts'
import { NO_COUNTS } from '../src/funnel/stages.ts'
import type { AdCounts } from '../src/funnel/store.ts'
import { ALIGNED_FROM, BROKEN_BELOW } from '../src/match/score.ts'
import { screenAt } from './screen.ts'

const says = (finding: Finding) =>
  Object.fromEntries(finding.evidence.map(({ code, says }): [string, Evidence['says']] => [code, says]))
const figureOf = (finding: Finding, code: Evidence['code']) => finding.evidence.find(each => each.code === code)!.value

const meme: AdCounts = {
  ...NO_COUNTS,
  ...{ campaign: 'spring', ad: 'meme', prorated: false, reportedTo: null },
  ...{ impressions: 50_000, engagements: 4000, views: 2000, conversions: 2, costMicros: 500_000_000 },
}
const line = { value: 0.04, basis: 'method', low: 0.02, high: 0.08, pageWeeks: 0 } as const
const viral = (ads: AdCounts[], price: ViralityFacts['price'] = null) =>
  virality({ campaign: 'spring', currency: 'EUR', ads, engagement: line, price })

describe('virality over targeting', () => {
  test('an ad that is loved and not bought is the error, and what it cost is at stake', () => {
    const finding = viral([meme], { medianMicros: 25_000_000, campaigns: 4 })
    expect(finding).toMatchObject({
      answer: 'yes',
      ads: ['meme'],
      missing: null,
      atStake: { micros: 500_000_000, currency: 'EUR' },
      remedy: { code: 'qualify', href: '/app/audiences?campaign=spring#method' },
    })
    expect(says(finding)).toEqual({ engagement: 'yes', 'site-conversion': 'yes', price: 'yes', 'viral-ads': 'yes' })
    expect(figureOf(finding, 'price')).toBe(10)
  })

  test('one such ad among others that convert is told, with what it alone cost', () => {
    const demo = { ...meme, ad: 'demo', conversions: 120 }
    expect(viral([demo, meme])).toMatchObject({ answer: 'yes', ads: ['meme'], atStake: { micros: 500_000_000 } })
    expect(says(viral([demo, meme]))).toMatchObject({ 'site-conversion': 'no', price: 'unclear' })
  })

  test.each([
    ['half a percent is converted or more', { conversions: 40 }],
    ['nobody is moved', { engagements: 500 }],
  ])('it is ruled out when %s', (_, counts) => {
    expect(viral([{ ...meme, ...counts }])).toMatchObject({ answer: 'no', ads: [], atStake: null })
  })

  test('with few visits there is no answer, and it is told how many more it takes', () => {
    const finding = viral([{ ...meme, views: 100, conversions: 0 }])
    expect(finding).toMatchObject({ answer: 'not-enough-data', missing: { what: 'views' }, remedy: { code: 'wait' } })
    const views = 100 + finding.missing!.n!
    expect(saysOf(chanceUnder(0, views, 0.005)!)).toBe('yes')
    expect(saysOf(chanceUnder(0, views - 1, 0.005)!)).toBe('unclear')
  })

  test('without reports of the platforms nobody knows who was moved: they are asked for', () => {
    const silent = { ...meme, impressions: null, engagements: null, costMicros: null }
    expect(viral([silent])).toMatchObject({
      answer: 'not-enough-data',
      missing: { what: 'spend', n: null },
      remedy: { code: 'import-spend', href: '/app/spend' },
    })
    expect(viral([])).toMatchObject({ answer: 'not-enough-data', atStake: null })
  })

  test('more conversions than visits are no rate, and nothing is concluded from them', () => {
    const finding = viral([{ ...meme, views: 1 }])
    expect(finding).toMatchObject({ answer: 'not-enough-data', missing: { what: 'views', n: null } })
    expect(figureOf(finding, 'site-conversion')).toBeNull()
  })

  test('an ad with impossible figures is left out of the rates of the others, and that is said', () => {
    const broken = { ...meme, ad: 'broken', impressions: 10, views: 10, conversions: 400 }
    const finding = viral([meme, broken])
    expect(finding).toMatchObject({ answer: 'yes', ads: ['meme'] })
    expect(finding.evidence.slice(0, 2)).toMatchObject([
      { value: 0.08, n: 50_000, blind: 'impossible' },
      { value: 0.001, n: 2000, blind: 'impossible' },
    ])
  })
})

test('how many more it takes is none when it can be told, and null when the share lies on the threshold', () => {
  expect(moreNeeded(2, 2000, 0.005)).toBe(0)
  expect(moreNeeded(50, 100, 0.5)).toBeNull()
  fc.assert(
    fc.property(fc.nat(400), fc.integer({ min: 1, max: 400 }), (part, whole) => {
      if (part > whole) return true
      const more = moreNeeded(part, whole, 0.2)
      if (more === null) return Math.abs(part / whole - 0.2) < 0.01
      const n = whole + more
      return saysOf(chanceUnder((part / whole) * n, n, 0.2)!) !== 'unclear'
    }),
  )
})

const kept: PromisedAd = {
  ...{ ad: 'kept', costMicros: 900_000_000, views: 2000, score: 88, servedBy: 'kept' },
  ...{ bounced: 900, lcpMeasured: 1500, lcpGood: 1350 },
}
const broken: PromisedAd = {
  ...kept,
  ad: 'broken',
  costMicros: 100_000_000,
  score: 41,
  servedBy: 'kept',
  bounced: 1500,
}
const promise = (...ads: PromisedAd[]) => brokenPromise({ campaign: 'spring', currency: 'EUR', ads })

describe('a broken promise', () => {
  test('is told of the ads whose page breaks it, with what they cost, and leads to the page that visitors get', () => {
    const finding = promise(kept, broken)
    expect(finding).toMatchObject({
      answer: 'yes',
      ads: ['broken'],
      atStake: { micros: 100_000_000, currency: 'EUR' },
      remedy: { code: 'mend-page', href: '/app/campaigns/spring/ads/kept' },
    })
    expect(says(finding)).toEqual({ match: 'no', 'broken-share': 'yes', bounce: 'yes', speed: 'no' })
    expect([figureOf(finding, 'match'), figureOf(finding, 'broken-share')]).toEqual([83.3, 0.1])
  })

  test('is told of none that is half kept beside one that is broken', () => {
    expect(promise(kept, broken, { ...kept, ad: 'half', score: 70 }).ads).toEqual(['broken'])
  })

  test('names on its page the ads concerned by what they say', () => {
    const names = { ...NO_NAMES, ads: new Map([['broken', 'Audit offert']]) }
    const screen = { ...screenAt('fr', '/app/campaigns/spring/diagnosis'), names }
    const campaign = { slug: 'spring', name: 'Printemps', status: 'active' } as Campaign
    const range = { from: '2026-11-01', to: '2026-11-30' }
    const asked = { range, isWrong: false, now: Date.UTC(2026, 10, 30) }
    const findings = [promise(kept, broken)]
    expect(String(DiagnosisPage({ screen, campaign, ...asked, findings, compare: null }))).toContain(
      '<a href="/app/campaigns/spring/ads/broken">Audit offert</a>',
    )
  })

  test('is none when the score, weighted by what the ads cost, is kept and hardly a cent is on broken ones', () => {
    expect(promise(kept, { ...broken, costMicros: 10_000_000 })).toMatchObject({ answer: 'no', ads: [], atStake: null })
  })

  test.each([
    ['and the page is slow', { lcpGood: 900 }, 'yes', 'speed-up'],
    ['and the page is fast and visits stay', {}, 'not-enough-data', 'wait'],
  ])('that is half kept %s: %o → %s', (_, facts, answer, code) => {
    expect(promise({ ...kept, score: 70, ...facts })).toMatchObject({ answer, remedy: { code } })
  })

  test('that is half kept is ruled out where such ads do not bounce more than those that keep theirs', () => {
    expect(promise({ ...kept, costMicros: 1 }, { ...kept, ad: 'half', score: 70, bounced: 700 }).answer).toBe('no')
  })

  test('weighs by visits while no spend is known, and then puts no money at stake', () => {
    const finding = promise({ ...kept, costMicros: null }, { ...broken, costMicros: null })
    expect(finding).toMatchObject({ answer: 'yes', atStake: null })
    expect(figureOf(finding, 'broken-share')).toBe(0.5)
  })

  test.each([
    ['no page was judged', [{ ...kept, score: null, servedBy: null }], 'publish'],
    ['most of the spend leads to pages that were not judged', [kept, { ...kept, costMicros: 2_000_000_000, score: null }], 'publish'],
    ['there is no ad', [], 'wait'],
  ])('is not to be told when %s', (_, ads, code) => {
    expect(promise(...ads)).toMatchObject({ answer: 'not-enough-data', missing: { what: 'judged-pages' }, remedy: { code } })
  }) // biome-ignore format: one case a line

  test('has the bands of the match score', () => {
    expect([BROKEN, KEPT]).toEqual([BROKEN_BELOW, ALIGNED_FROM])
  })
})

const few = { conversions: 3, missing: 27, histogram: null, p25: null, median: null, p75: null, within: null }
const facts: RemarketingFacts = {
  ...{ campaign: 'spring', currency: 'EUR', costMicros: 1_000_000_000, views: 10_000, engagedViews: 2000 },
  ...{
    engaged: 500,
    named: 300,
    followed: 0,
    live: { audiences: 0, unexcluded: 0 },
    hasSequence: false,
    tellsTiers: false,
  },
  touches: { ...few, usual: { min: 7, max: 13, isMethods: true } },
}

describe('no remarketing', () => {
  test('is told when most of the engaged are in no live audience; at stake is what their visits cost', () => {
    const finding = noRemarketing(facts)
    expect(finding).toMatchObject({
      answer: 'yes',
      atStake: { micros: 200_000_000, currency: 'EUR' },
      remedy: { code: 'make-audiences', href: '/app/campaigns/spring/sequence' },
    })
    expect(says(finding)).toEqual({
      ...{ unfollowed: 'yes', unnamed: null, 'live-audiences': 'yes', unexcluded: null, touches: null },
    })
    expect(finding.evidence.find(({ code }) => code === 'unexcluded')!.blind).toBe('ad-manager-exclusions')
  })

  test.each([
    ['most are in a live audience', { named: 450, followed: 400, live: { audiences: 2, unexcluded: 0 } }, 'no', 'attach-audiences'],
    ['most are not, though there are audiences', { followed: 100, live: { audiences: 2, unexcluded: 1 } }, 'yes', 'attach-audiences'],
    ['audiences by stage are made and no platform has them', { named: 400, hasSequence: true }, 'yes', 'attach-audiences'],
    ['no list can name them', { named: 20, followed: 20, live: { audiences: 1, unexcluded: 0 } }, 'yes', 'send-tiers'],
    ['about half are', { named: 400, followed: 250, live: { audiences: 1, unexcluded: 0 } }, 'not-enough-data', 'attach-audiences'],
  ])('when %s: %o → %s', (_, given, answer, code) => {
    expect(noRemarketing({ ...facts, ...given })).toMatchObject({ answer, remedy: { code } })
  }) // biome-ignore format: one case a line

  test('puts at stake only the part that is not followed', () => {
    const live = { audiences: 1, unexcluded: 0 }
    expect(noRemarketing({ ...facts, followed: 100, live }).atStake!.micros).toBe(160_000_000)
  })

  test('is not to be told of few engaged visitors: it says how many more', () => {
    const finding = noRemarketing({ ...facts, engaged: 60, named: 10 })
    expect(finding).toMatchObject({ answer: 'not-enough-data', atStake: null })
    expect(finding.missing).toEqual({ what: 'visitors', n: LEAST_ENGAGED - 60 })
    expect(noRemarketing({ ...facts, engaged: 0, named: 0, engagedViews: 0 }).missing).toEqual({
      what: 'visitors',
      n: 100,
    })
  })
})

test.each([
  ['visitors of the campaign', { campaigns: ['spring'], windowDays: 30 }, true, true],
  ['everybody who is engaged', { tiers: { min: 20 } }, true, true],
  ['another campaign', { campaigns: ['autumn'] }, false, true],
  ['without leads', { campaigns: ['spring'], exclude: { leads: true } }, true, false],
  ['no lead yet, by tier', { campaigns: ['spring'], tiers: { min: 20, max: 40 } }, true, false],
  ['leads, to be sold to', { campaigns: ['spring'], tiers: { min: 50 } }, true, false],
  ['customers, to be left out', { where: { crm: ['customer' as const] } }, true, false],
])('an audience of %s: %o', (_, rule, isConcerned, isKeeping) => {
  expect([concerns(rule, 'spring'), keepsConverted(rule)]).toEqual([isConcerned, isKeeping])
})
