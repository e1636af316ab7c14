import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Assumptions, between } from '../src/funnel/plan/assumptions.ts'
import { type Plan, planFor } from '../src/funnel/plan/plan.ts'
import { planBody } from '../src/funnel/plan/schema.ts'
import { issuesOf } from '../src/lib/http.ts'

const bodyOf = (body: object) => planBody.parse(body)
function plan(body: object, own: Assumptions = {}, currency = 'EUR'): Plan {
  const planned = planFor(bodyOf(body), currency, own)
  if (!planned.ok) throw new Error(planned.reason)
  return planned.plan
}
const known = (value: number) => ({ low: value, high: value })
const near = (value: number, expected: number, part = 0.03) => expect(Math.abs(value / expected - 1)).toBeLessThan(part)

describe('a plan', () => {
  test('of which everything is known is plain arithmetic', () => {
    const ranges = { cpm: known(10), engagementRate: known(0.04), ctr: known(0.01), clickToView: known(0.8), cvr: known(0.05), leadToSale: known(0.1) } // biome-ignore format: the whole chain
    const exact = (n: number) => ({ low: n, mid: n, high: n })
    expect(plan({ goal: { leads: 10 }, ranges })).toMatchObject({
      impressions: exact(25_000),
      engagements: exact(1000),
      clicks: exact(250),
      visits: exact(200),
      leads: exact(10),
      sales: exact(1),
      budget: { ...exact(250_000_000), currency: 'EUR' },
      drivers: { of: 'budget', shares: [] },
      rule: { follows: 'yes', ours: exact(25_000), inside: 1, holds: null },
    })
    expect(plan({ goal: { sales: 1 }, ranges }).impressions).toEqual(exact(25_000))
    expect(plan({ goal: { budget: 250_000_000 }, ranges }).leads).toEqual(exact(10))
    expect(plan({ goal: { budget: { amount: 250, currency: 'EUR' } }, ranges }).sales).toEqual(exact(1))
  })

  test('with one uncertain assumption has an interval as wide as it: one case in ten lies on either side', () => {
    const ranges = { cpm: known(10), ctr: known(0.01), clickToView: known(1), cvr: { low: 0.02, high: 0.08 } }
    const { impressions, budget, drivers } = plan({ goal: { leads: 10 }, ranges })
    near(impressions.low, 10 / (0.01 * 0.08))
    near(impressions.mid, 10 / (0.01 * 0.04))
    near(impressions.high, 10 / (0.01 * 0.02))
    near(budget!.mid, impressions.mid * 10_000, 1e-4)
    expect(drivers).toEqual({ of: 'budget', shares: [{ assumption: 'cvr', share: 1 }] })
  })

  test('is the same with the same seed and nearly the same with another', () => {
    const [first, again, other] = [1, 1, 2].map(seed => plan({ goal: { leads: 10 }, seed }))
    expect(again).toEqual(first)
    expect(other!.impressions).not.toEqual(first!.impressions)
    near(other!.impressions.mid, first!.impressions.mid, 0.05)
  })

  test('says of each assumption where it comes from, and takes them back as ranges', () => {
    const own: Assumptions = {
      ctr: { belief: { kind: 'beta', a: 150.5, b: 9850.5 }, source: 'account', year: 2026, n: 10_000 },
    }
    const ours = plan({ goal: { leads: 10 }, ranges: { cvr: { low: 0.04, high: 0.06 } } }, own)
    expect(ours.assumptions).toMatchObject([
      { name: 'cpm', low: 5, high: 15, source: 'method', n: null },
      { name: 'engagementRate', low: 0.02, high: 0.08, source: 'method' },
      { name: 'ctr', source: 'account', year: 2026, n: 10_000 },
      { name: 'clickToView', source: 'assumed' },
      { name: 'cvr', low: 0.04, high: 0.06, source: 'yours' },
      { name: 'leadToSale', source: 'assumed' },
    ])
    const ctr = ours.assumptions.find(({ name }) => name === 'ctr')!
    expect(ctr.low).toBeLessThan(0.015)
    expect(ctr.high).toBeGreaterThan(0.015)
    const said = Object.fromEntries(ours.assumptions.map(({ name, low, high }) => [name, { low, high }]))
    near(plan({ goal: { leads: 10 }, ranges: said }).impressions.high, ours.impressions.high, 0.05)
  })

  test('in another currency than the price is known in has no budget, and cannot start from one', () => {
    expect(plan({ goal: { leads: 10 } }, {}, 'USD')).toMatchObject({ budget: null, drivers: { of: 'impressions' } })
    expect(planFor(bodyOf({ goal: { budget: 5_000_000 } }), 'USD', {})).toEqual({ ok: false, reason: 'no-price' })
  })

  const rate = fc
    .tuple(fc.double({ min: 0.001, max: 1, noNaN: true }), fc.double({ min: 0.001, max: 1, noNaN: true }))
    .map(([a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b) }))
  test('never has more at a later stage than at an earlier one, nor a low above a high', () => {
    fc.assert(
      fc.property(
        rate,
        rate,
        rate,
        rate,
        fc.integer({ min: 1, max: 1000 }),
        (ctr, clickToView, cvr, leadToSale, leads) => {
          const { impressions, clicks, visits, leads: all, sales } = plan({ goal: { leads }, ranges: { ctr, clickToView, cvr, leadToSale } }) // biome-ignore format: one line
          const stages = [impressions, clicks, visits, all, sales]
          for (const { low, mid, high } of stages) expect(low <= mid && mid <= high).toBe(true)
          for (const [i, stage] of stages.slice(1).entries()) expect(stage.mid).toBeLessThanOrEqual(stages[i]!.mid + 1)
        },
      ),
      { numRuns: 30 },
    )
  })
})

describe('the rule of 10,000 to 50,000 impressions for 10 conversions', () => {
  const rule = (ranges: object = {}) => plan({ goal: { conversions: 10 }, ranges }).rule

  test('follows from the method’s own figures in part only, and depends on the conversion rate most', () => {
    const { follows, ours, inside, holds, says } = rule()
    expect({ follows, says }).toEqual({ follows: 'partly', says: [10_000, 50_000] })
    near(ours.mid, 10 / (Math.sqrt(0.008 * 0.025) * Math.sqrt(0.8) * Math.sqrt(0.02 * 0.1)), 0.05)
    expect(inside).toBeGreaterThan(0.6)
    expect(inside).toBeLessThan(0.8)
    expect(holds).toMatchObject({ assumption: 'cvr' })
    near(holds!.low * 5, holds!.high, 1e-9)
  })

  test('follows where the rates do, and not where they do not', () => {
    expect(rule({ ctr: known(0.015), cvr: { low: 0.03, high: 0.05 } }).follows).toBe('yes')
    expect(rule({ cvr: { low: 0.001, high: 0.003 } })).toMatchObject({ follows: 'no' })
    expect(rule({ ctr: known(0.05), clickToView: known(1), cvr: { low: 0.3, high: 0.5 } }).follows).toBe('no')
  })

  test('never follows from the passage rates of the table, whose best case already needs 66,667', () => {
    const { passages, why } = rule()
    expect(passages).toMatchObject({ follows: 'no' })
    expect(passages.impressions.low).toBeGreaterThan(66_667)
    near(10 / passages.factors.reduce((all, { high }) => all * high, 1), 66_667, 1e-5)
    expect(why).toContain('66,667')
  })
})

describe('what cannot be is refused, with the field and in words', () => {
  test.each([
    [{ goal: { leads: 10 }, ranges: { cvr: { low: 0.1, high: 0.02 } } }, 'ranges.cvr.high', 'below low'],
    [{ goal: { leads: 10 }, ranges: { ctr: { low: 0.5, high: 2 } } }, 'ranges.ctr.high', 'a share above 0, at most 1: 0.02 is 2 %'],
    [{ goal: { leads: 10 }, ranges: { ctr: { low: 0, high: 0.1 } } }, 'ranges.ctr.low', 'a share of at least 0.000001: 0.02 is 2 %'],
    [{ goal: { leads: 10 }, ranges: { ctr: { low: 1e-300, high: 0.1 } } }, 'ranges.ctr.low', 'a share of at least 0.000001: 0.02 is 2 %'],
    [{ goal: { leads: 10 }, ranges: { cpm: { low: -1, high: 4 } } }, 'ranges.cpm.low', 'at least 0.001'],
    [{ goal: { leads: 0 } }, 'goal.leads', 'at least 1'],
    [{ goal: { budget: '500' } }, 'goal.budget', 'micros above 0, or {"amount": 500, "currency": "EUR"}'],
    [{ goal: {} }, 'goal', 'one of leads, conversions, sales, budget'],
    [{ goal: { leads: 1, sales: 1 } }, 'goal', 'one of leads, conversions, sales, budget'],
    [{}, 'goal', 'is missing'],
    [{ goal: { leads: 1 }, ranges: { cpc: { low: 1, high: 2 } } }, 'ranges.cpc', 'unknown field'],
  ])('%j', (body, path, message) => {
    const { error } = planBody.safeParse(body)
    expect(issuesOf(error!)).toMatchObject([{ path, message }])
  }) // biome-ignore format: a case per line
})

test('an uncertain share that may reach 100 % never goes beyond', () => {
  const { visits, clicks } = plan({ goal: { leads: 10 }, ranges: { clickToView: { low: 0.7, high: 1 } } })
  expect(visits.high).toBeLessThanOrEqual(clicks.high)
  expect(between({ low: 0.7, high: 1 })).toEqual({ kind: 'between', low: 0.7, high: 1 })
})
