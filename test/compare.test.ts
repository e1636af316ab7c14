import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Beside, Changed, shares } from '../src/dashboard/compared.tsx'
import { Summary } from '../src/dashboard/leads/summary.tsx'
import { vitals } from '../src/dashboard/speed/figures.ts'
import { words } from '../src/dashboard/words.ts'
import { attributionChange } from '../src/funnel/attribution/compare.ts'
import { noCredit } from '../src/funnel/attribution/credit.ts'
import { distributionOf } from '../src/funnel/attribution/distribution.ts'
import { MODELS } from '../src/funnel/attribution/models.ts'
import { creditTable } from '../src/funnel/attribution/table.ts'
import { changeCells, changeColumns } from '../src/funnel/change-table.ts'
import { type Change, changeOf, type Figure } from '../src/funnel/compare.ts'
import { findingChanges } from '../src/funnel/diagnosis/compare.ts'
import type { Evidence, Finding } from '../src/funnel/diagnosis/schema.ts'
import { pointChanges } from '../src/funnel/matrix/compare.ts'
import { placeOf } from '../src/funnel/matrix/matrix.ts'
import { changesBy } from '../src/funnel/speed/compare.ts'
import { type Group, speedBy } from '../src/funnel/speed/store.ts'
import { NO_COUNTS, share } from '../src/funnel/stages.ts'
import { screenAt } from './screen.ts'

const screen = screenAt('en')
const said = (element: unknown): string =>
  `${element}`
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
const known = (value: number, low: number, high: number): Figure => ({ value, interval: { low, high } })

describe('a difference', () => {
  const figure = fc
    .array(fc.nat(9000), { minLength: 3, maxLength: 3 })
    .map(all => all.toSorted((a, b) => a - b))
    .map(([low, value, high]) => known(value!, low!, high!))

  test('lies within its interval, and is the opposite when the periods change places', () => {
    fc.assert(
      fc.property(figure, figure, (a, b) => {
        const [there, back] = [changeOf(a, b), changeOf(b, a)]
        expect(there.interval!.low).toBeLessThanOrEqual(there.difference!)
        expect(there.interval!.high).toBeGreaterThanOrEqual(there.difference!)
        expect([back.difference! + there.difference!, back.clear]).toEqual([0, there.clear])
        expect(back.interval!.low).toBeCloseTo(-there.interval!.high, 6)
      }),
    )
  })

  test('is clear of no figure beside itself, and of any two whose intervals lie apart', () => {
    fc.assert(
      fc.property(figure, figure, (a, b) => {
        expect(changeOf(a, a).clear).toBe(false)
        if (a.interval!.high < b.interval!.low) expect(changeOf(a, b).clear).toBe(true)
      }),
    )
  })

  test('of figures that come without an interval is told and not judged', () => {
    const change = changeOf({ value: 1, interval: null }, { value: 3, interval: null })
    expect(change).toEqual({ before: 1, now: 3, difference: 2, interval: null, clear: false })
    expect(said(Changed({ screen, change, kind: vitals(screen, 'cls') }))).toBe('+2 without an interval, so not judged')
  })
})

describe('on a page', () => {
  const slower = changeOf(known(1500, 1400, 1600), known(2700, 2500, 2900))
  test('a clear difference is called better or worse in words, by what is good of the figure', () => {
    expect(said(Beside({ screen, change: slower, kind: vitals(screen, 'lcp') }))).toMatch(
      /^before: 1\.5 s · \+1\.2 s, worse \+976 ms to \+1\.4 s/,
    )
    const change = changeOf(known(0.04, 0.03, 0.05), known(0.08, 0.07, 0.09))
    expect(said(Changed({ screen, change, kind: shares(screen, 'more') }))).toMatch(/^\+4 points, better/)
    expect(said(Changed({ screen, change, kind: shares(screen, 'less') }))).toMatch(/^\+4 points, worse/)
    expect(said(Changed({ screen, change, kind: shares(screen, null) }))).toMatch(/^\+4 points \+/)
  })

  test('one that chance explains is called no clear change, whatever its size', () => {
    const change = changeOf(known(0.04, 0.01, 0.09), known(0.08, 0.03, 0.17))
    expect(said(Changed({ screen, change, kind: shares(screen, 'more') }))).toMatch(/^no clear change -/)
  })
})

test('a file has the columns of a comparison only where one is asked for', () => {
  const compare = { from: '2026-11-01', to: '2026-11-10' }
  expect(changeColumns(null, ['rate'])).toEqual([])
  expect(changeCells(null, { rate: changeOf(known(1, 1, 1), known(2, 2, 2)) })).toEqual({})
  const cells = changeCells(compare, { rate: changeOf(known(1, 0, 2), known(5, 4, 6)) })
  expect(Object.keys(cells)).toEqual(changeColumns(compare, ['rate']))
  expect(Object.values(cells)).toEqual(['2026-11-01', '2026-11-10', 1, 4, 4 - Math.SQRT2, 4 + Math.SQRT2, 'yes'])
})

test('speed is compared part by part, and a part where nobody came before has nothing to be held against', () => {
  const group = (device: string, bucket: number): Group => ({
    ...{ ad: 'ad-1', device, in_app: '', week: 1 },
    counts: { views: 400, [`lcp ${bucket}`]: 400 },
  })
  const now = [group('mobile', 1000), group('desktop', 1000)]
  const [mobile, desktop] = changesBy([group('mobile', 3000)], speedBy(now, ['device']), ['device'])
  expect([mobile!.lcp.p75.clear, Math.sign(mobile!.lcp.p75.difference!), mobile!.views]).toEqual([
    true,
    -1,
    { before: 400, now: 400 },
  ])
  expect([mobile!.lcp.good.before, mobile!.lcp.good.now, desktop]).toEqual([0, 1, null])
})

test('an ad of the matrix stands between the lines of today in both periods', () => {
  const lines = { engagement: 0.04, conversion: 0.045 }
  const counts = { ...NO_COUNTS, ad: 'ad-1', impressions: 20_000, engagements: 1600, views: 600, conversions: 48 }
  const earlier = { ...counts, engagements: 200, costMicros: 5e6 }
  const points = [counts, { ...counts, ad: 'new' }].map(each => ({ ...each, ...placeOf(each, lines) }))
  expect(pointChanges(points, [earlier, { ...counts, ad: 'gone' }], lines)).toMatchObject([
    {
      ...{ ad: 'ad-1', label: 'hidden-converter', costMicros: { before: 5e6, now: null } },
      ...{ engagement: { before: 0.01, now: 0.08, clear: true }, conversion: { difference: 0, clear: false } },
    },
  ])
})

test('of the fatal errors, figures of today are not compared with those of other days', () => {
  const finding = (value: number) =>
    ({
      error: 'broken-promise',
      evidence: (['match', 'speed'] as const).map(code => ({ code, value, interval: null }) as Evidence),
    }) as Finding
  const [change] = findingChanges([finding(0.5)], [finding(0.75)])
  expect(change!.evidence.map(({ code, change: { difference } }) => [code, difference])).toEqual([['speed', 0.25]])
})

describe('the attribution of two periods', () => {
  const attributed = (credits: Record<string, number>, people = 80) => {
    const ads = Object.entries(credits).map(([ad, leads]) => ({ ...noCredit(), campaign: 'spring', ad, leads }))
    const none = { ...{ campaigns: [], sources: [], received: [] }, kept: noCredit(), given: noCredit() }
    return {
      ...{ recorded: noCredit(), seen: noCredit(), touches: distributionOf(new Map([[1, people]])) },
      ...{ visible: { conversions: 50, of: 100, ...share(50, 100) }, consent: { granted: 50, views: 100, ...share(50, 100) } },
      models: MODELS.map(model => ({ model, ads, ...none, total: noCredit() })),
    } // biome-ignore format: fields of one kind in a line
  }
  const credits = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.double({ min: 0.1, max: 500, noNaN: true }), {
    minKeys: 1,
  })

  test('shares out the whole credit in each, under every model', () => {
    fc.assert(
      fc.property(credits, credits, (before, now) => {
        const { models } = attributionChange(attributed(before), attributed(now))
        const sum = (changes: readonly { share: Change }[], when: 'before' | 'now') =>
          changes.reduce((total, { share }) => total + share[when]!, 0)
        for (const { ads } of models) {
          expect(sum(ads, 'before')).toBeCloseTo(1, 9)
          expect(sum(ads, 'now')).toBeCloseTo(1, 9)
        }
      }),
    )
  })

  test('judges by people: the sale of a lead says nothing more of who led to both', () => {
    const judged = (people: number) =>
      attributionChange(attributed({ a: 40, b: 40 }, people), attributed({ a: 54, b: 26 }, people)).models[0]!.ads[0]!
    expect(judged(80).share.difference).toBeCloseTo(0.175, 9)
    expect(judged(40).share.difference).toBeCloseTo(0.175, 9)
    expect([judged(80).share.clear, judged(40).share.clear]).toEqual([true, false])
  })

  test('keeps whoever has lost all of it, on the page and in the file', () => {
    const [before, now] = [attributed({ a: 1, b: 1 }), attributed({ a: 2 })]
    const compare = { from: '2026-11-01', to: '2026-11-10', ...attributionChange(before, now) }
    expect(compare.models[0]!.ads.map(({ ad, share }) => [ad, share.before, share.now])).toEqual([
      ['a', 0.5, 1],
      ['b', 0.5, 0],
    ])
    const [header, ...rows] = creditTable('spring', now.models.slice(0, 1), compare)
    const at = (name: string) => header!.indexOf(name)
    expect(rows.map(row => [row[at('credited_ad')], row[at('leads')], row[at('credit_share')], row[at('credit_share_before')]])).toEqual([['a', 2, 1, 0.5], ['b', 0, 0, 0.5]]) // biome-ignore format: a table
    expect(creditTable('spring', now.models.slice(0, 1), null)[0]).not.toContain('credit_share')
  })
})

test('why the value won and sales differ is explained beside each', () => {
  const summary = {
    ...{ leads: 1, counts: { new: 0, qualified: 0, won: 1, lost: 0 }, qualified: 1 },
    ...{ won: { EUR: 90e6 }, judgedAfterMs: null, weeks: [] },
  }
  const leads = said(Summary({ screen, summary, cost: null }))
  expect(leads).toContain('Sales, of which ROAS is made, are another sum')
  expect(leads).toContain('the two sums differ, and cannot be added up')
  expect(said(Summary({ screen, summary: { ...summary, won: {} }, cost: null }))).not.toContain('the two sums differ')
  const { revenue, roas } = words.en.glossary.terms
  expect(revenue.is).toContain('The value won is another sum')
  expect(roas.is).toContain('nor the value won of leads that nobody recorded as a purchase')
})
