import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { book, type Converted, type Ledger, wholeOf } from '../src/funnel/attribution/credit.ts'
import { distributionOf } from '../src/funnel/attribution/distribution.ts'
import { MODELS, type Model, sharesOf, splitMicros } from '../src/funnel/attribution/models.ts'
import { conversionsOf, reportOf } from '../src/funnel/attribution/report.ts'
import { touchesOf } from '../src/funnel/attribution/touches.ts'
import { DAY_MS, MINUTE_MS } from '../src/lib/time.ts'

const visit = (days: number, campaign = 'spring', ad = 'ad-1', source = 'meta') => ({
  at: days * DAY_MS,
  campaign,
  ad,
  source,
})

describe('credit', () => {
  const shared: [Model, number[]][] = [
    ['first', [1, 0, 0, 0]],
    ['last', [0, 0, 0, 1]],
    ['linear', [0.25, 0.25, 0.25, 0.25]],
    ['position', [0.4, 0.1, 0.1, 0.4]],
    ['time-decay', [1 / 15, 2 / 15, 4 / 15, 8 / 15]],
  ]
  test.each(shared)('by %s, of four visits a week apart, is as the rule says', (model, expected) => {
    const shares = sharesOf(
      model,
      [0, 7, 14, 21].map(day => day * DAY_MS),
      30 * DAY_MS,
    )
    for (const [i, share] of shares.entries()) expect(share).toBeCloseTo(expected[i]!, 12)
  })

  test('of two visits, by position, is half and half; of one it is whole, whatever the rule', () => {
    expect(sharesOf('position', [1, 2], 3)).toEqual([0.5, 0.5])
    expect(MODELS.map(model => sharesOf(model, [1], 3))).toEqual(MODELS.map(() => [1]))
  })

  const touch = fc.record({
    at: fc.integer({ min: 0, max: 365 * DAY_MS }),
    campaign: fc.constantFrom('spring', 'autumn'),
    ad: fc.constantFrom('', 'ad-1', 'ad-2'),
    source: fc.constantFrom('meta', 'email', 'direct'),
  })
  const converted: fc.Arbitrary<Converted> = fc.record({
    campaign: fc.constantFrom('spring', 'autumn'),
    kind: fc.constantFrom('lead', 'purchase'),
    until: fc.constant(365 * DAY_MS),
    micros: fc.option(fc.integer({ min: -9_000_000_000_000, max: 9_000_000_000_000 }).map(n => n || 1)),
    currency: fc.constantFrom('EUR', 'USD'),
    touches: fc.array(touch, { minLength: 1, maxLength: 30 }).map(all => all.toSorted((a, b) => a.at - b.at)),
  })

  test('of every conversion sums to it: leads and purchases to 1, refunds to −1, and money to the last micro', () => {
    fc.assert(
      fc.property(fc.array(converted, { minLength: 1, maxLength: 20 }), all => {
        const ledger: Ledger = new Map()
        for (const one of all) book(ledger, one)
        for (const model of MODELS) {
          const credits = [...ledger.values()].map(({ credits }) => credits[model])
          const sum = (pick: (credit: (typeof credits)[number]) => number) => credits.reduce((n, c) => n + pick(c), 0)
          const whole = all.map(wholeOf)
          for (const kind of ['leads', 'purchases', 'refunds'] as const)
            expect(Math.abs(sum(c => c[kind]) - whole.reduce((n, c) => n + c[kind], 0))).toBeLessThan(1e-9)
          for (const currency of ['EUR', 'USD'])
            expect(sum(c => c.value[currency] ?? 0)).toBe(whole.reduce((n, c) => n + (c.value[currency] ?? 0), 0))
        }
      }),
    )
  })

  test('never goes below zero, and the micros of any amount add up to it', () => {
    const times = fc.array(fc.integer({ min: 0, max: DAY_MS * 365 }), { minLength: 1, maxLength: 50 })
    fc.assert(
      fc.property(times, fc.constantFrom(...MODELS), fc.maxSafeInteger(), (all, model, micros) => {
        const shares = sharesOf(
          model,
          all.toSorted((a, b) => a - b),
          DAY_MS * 365,
        )
        expect(Math.min(...shares)).toBeGreaterThanOrEqual(0)
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
        const sum = splitMicros(micros, shares).reduce((total, part) => total + BigInt(part), 0n)
        expect(sum).toBe(BigInt(micros))
      }),
    )
  })

  test('moves between campaigns, and what one gives the other receives', () => {
    const ledger: Ledger = new Map()
    const lead = { kind: 'lead', until: 30 * DAY_MS, micros: null, currency: null } as const
    book(ledger, { ...lead, campaign: 'spring', touches: [visit(1, 'autumn'), visit(20)] })
    book(ledger, { ...lead, campaign: 'autumn', touches: [visit(1), visit(2, 'autumn'), visit(20, 'autumn')] })
    const [spring, autumn] = ['spring', 'autumn'].map(slug => reportOf('linear', slug, ledger))
    expect(spring!.given.leads).toBe(0.5)
    expect(autumn!.received).toEqual([{ campaign: 'spring', leads: 0.5, purchases: 0, refunds: 0, value: {} }])
    expect([spring!.kept, spring!.received[0]!, spring!.total].map(conversionsOf)).toEqual([0.5, 1 / 3, 0.5 + 1 / 3])
    expect(spring!.total.leads + autumn!.total.leads).toBeCloseTo(2, 12)
  })

  test('of a refund is negative, for the amount given back', () => {
    const ledger: Ledger = new Map()
    const sale = {
      campaign: 'spring',
      kind: 'purchase',
      until: 30 * DAY_MS,
      currency: 'EUR',
      touches: [visit(1), visit(2, 'spring', 'ad-2')],
    } as const
    book(ledger, { ...sale, micros: 90_000_000 })
    book(ledger, { ...sale, micros: -30_000_001 })
    expect(reportOf('linear', 'spring', ledger).ads).toEqual([
      { campaign: 'spring', ad: 'ad-1', leads: 0, purchases: 0.5, refunds: -0.5, value: { EUR: 30_000_000 } },
      { campaign: 'spring', ad: 'ad-2', leads: 0, purchases: 0.5, refunds: -0.5, value: { EUR: 29_999_999 } },
    ])
  })
})

describe('a touch', () => {
  const at = (minutes: number, source: string, ad = 'ad-1') => ({
    at: minutes * MINUTE_MS,
    campaign: 'spring',
    ad,
    source,
  })
  test('is a visit: a page opened again within 30 minutes is the same one, unless something else brought it', () => {
    const views = [at(0, 'meta'), at(10, 'direct'), at(29, 'meta'), at(40, 'email'), at(69, 'email'), at(99, 'direct')]
    expect(touchesOf(views.toReversed()).map(touch => [touch.at / MINUTE_MS, touch.source])).toEqual([
      [0, 'meta'],
      [40, 'email'],
      [99, 'direct'],
    ])
  })
})

test('touches before a conversion say nothing below 30 people, and are held against the claim of the method from there on', () => {
  expect(distributionOf(new Map([[2, 29]]))).toMatchObject({ people: 29, missing: 1, median: null, within: null })
  expect(distributionOf(new Map([[8, 10], [2, 20]]))).toMatchObject({
    histogram: [{ touches: 2, people: 20 }, { touches: 8, people: 10 }],
    median: 2,
    within: 1 / 3,
    claimed: { min: 7, max: 13, primary: false },
  }) // biome-ignore format: one line per touch count
})
