import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clausesOf, type LeadFilter, queryOf, readFilter, spanOf } from '../src/contacts/leads/filter.ts'
import type { Journey } from '../src/contacts/leads/journey.ts'
import { nameOf } from '../src/contacts/leads/told.ts'
import { type Outcome, outcomeId, STATUSES } from '../src/conversions/outcomes.ts'
import { outcomesAt, STANDINGS, standingOf, stepsBetween } from '../src/conversions/standing.ts'
import { formatsOf } from '../src/dashboard/formats.ts'
import { chosenIn } from '../src/dashboard/leads/filter.ts'
import { typedAmount } from '../src/dashboard/leads/judging.tsx'
import { momentsOf } from '../src/dashboard/leads/moments.ts'
import { worth } from '../src/dashboard/leads/names.ts'
import { lastDays } from '../src/funnel/range.ts'
import { DAY_MS } from '../src/lib/time.ts'

const NOW = Date.UTC(2026, 10, 30, 12)
const LEAD = { id: 'lead-1', campaign: 'spring', ad: 'ad-1', contact_id: 'c-1', at: NOW - 40 * DAY_MS }

const told = (status: Outcome['status'], at: number, more: Partial<Outcome> = {}): Outcome => ({
  ...{ id: outcomeId(LEAD.id, status), lead: LEAD.id, contact_id: 'c-1', campaign: 'spring', ad: 'ad-1', status, at },
  ...{ value_micros: null, currency: null, told_at: at },
  ...more,
})

/** What a CRM may have told of a lead, no two things of the same moment. */
const history = fc
  .uniqueArray(fc.integer({ min: LEAD.at, max: NOW + DAY_MS }), { minLength: 3, maxLength: 3 })
  .chain(times => fc.subarray(STATUSES.map((status, i) => told(status, times[i]!))))

describe('what a lead is worth', () => {
  test.each([
    ['1 250,50', 'fr', 1250.5],
    ['1 250,50 €', 'fr', 1250.5],
    ['1.250,50', 'fr', 1250.5],
    ['1.250', 'fr', 1250],
    ['12,5', 'fr', 12.5],
    ['1,250', 'en', 1250],
    ['£1,250.50', 'en', 1250.5],
    ['12.5', 'en', 12.5],
    ['beaucoup', 'fr', 'beaucoup'],
    ['1e9', 'en', '1e9'],
  ] as const)('typed as %s in %s is %s', (typed, language, amount) => {
    expect(typedAmount(typed, language)).toBe(amount)
  })

  test('is shown to the cent, as it was typed', () => {
    expect(worth({ f: formatsOf('fr') }, { value: 1250.5, currency: 'EUR' })).toMatch(/^1\s250,50\s€$/)
    expect(worth({ f: formatsOf('en') }, { value: 1250, currency: 'GBP' })).toBe('£1,250')
  })
})

describe('where a lead stands', () => {
  test.each([
    { rows: [], standing: 'new' },
    { rows: [told('qualified', 5)], standing: 'qualified' },
    { rows: [told('qualified', 5), told('won', 6)], standing: 'won' },
    { rows: [told('won', 6), told('lost', 7)], standing: 'lost' },
    { rows: [told('qualified', 6), told('lost', 6)], standing: 'lost' }, // a CRM that keeps days alone
    { rows: [told('won', 6, { told_at: 8 }), told('lost', 6, { told_at: 7 })], standing: 'won' },
  ])('is what was told of it last: $standing', ({ rows, standing }) => {
    expect(standingOf(rows)).toBe(standing)
    expect(standingOf(rows.toReversed())).toBe(standing)
  })

  test('is what somebody says, whatever was told before', () => {
    fc.assert(
      fc.property(history, fc.constantFrom(...STANDINGS), (known, standing) => {
        expect(standingOf(outcomesAt(standing, { lead: LEAD, known, value: null }, NOW))).toBe(standing)
      }),
    )
  })

  test('leaves a lead that is won qualified too, and one that is won not lost', () => {
    const known = [told('qualified', NOW - 9), told('lost', NOW - 8)]
    const won = outcomesAt('won', { lead: LEAD, known, value: { micros: 5_000_000, currency: 'EUR' } }, NOW)
    expect(won.map(({ status, at }) => [status, at])).toEqual([
      ['qualified', NOW - 9],
      ['won', NOW],
    ])
    expect(stepsBetween(known, won)).toEqual({ gone: [known[1]], told: [won[1]] })
  })

  test('keeps its time and its value when only the status is said again', () => {
    const known = [told('won', NOW - 9, { value_micros: 5_000_000, currency: 'EUR' })]
    expect(outcomesAt('won', { lead: LEAD, known, value: null }, NOW)).toMatchObject([
      { at: NOW - 9, value_micros: 5_000_000, currency: 'EUR' },
    ])
  })

  test('is as it was once it is taken back', () => {
    fc.assert(
      fc.property(history, fc.constantFrom(...STANDINGS), (known, standing) => {
        const after = outcomesAt(standing, { lead: LEAD, known, value: null }, NOW)
        const { gone, told: again } = stepsBetween(after, known)
        const kept = after.filter(one => !gone.includes(one) && !again.some(({ id }) => id === one.id))
        expect([...kept, ...again].map(factOf).toSorted()).toEqual(known.map(factOf).toSorted())
      }),
    )
  })
})

const factOf = ({ status, at, value_micros }: Outcome) => `${status} ${at} ${value_micros}`

describe('the filter of leads', () => {
  const filter = fc.record<LeadFilter>(
    {
      campaign: fc.constantFrom('spring', 'a b&c=d', 'é'),
      ad: fc.constant('ad-1'),
      source: fc.constant('meta'),
      status: fc.constantFrom(...STANDINGS),
      consent: fc.constantFrom('contact', 'ads', 'none', 'waiting'),
      from: fc.constant('2026-11-01'),
      to: fc.constant('2026-11-30'),
    } as never,
    { requiredKeys: [] } as never,
  )

  test('reads back from an address what it wrote there', () => {
    fc.assert(
      fc.property(filter, one => {
        expect(readFilter(Object.fromEntries(queryOf(one)))).toEqual(one)
        expect(clausesOf(one)).not.toMatch(/spring|a b|é|meta|ad-1|2026/) // SQL is made of names, never of values
      }),
    )
  })

  test('says which part of it cannot be', () => {
    for (const query of [{ status: 'maybe' }, { consent: 'all' }, { from: 'yesterday' }, { to: '2026-02-30' }])
      expect(() => readFilter(query as never)).toThrow(
        expect.objectContaining({
          code: 'invalid-query',
          issues: [expect.objectContaining({ path: Object.keys(query)[0] })],
        }),
      )
  })

  test('counts whole days', () => {
    expect(spanOf({ from: '2026-11-30', to: '2026-11-30' })).toEqual({
      since: Date.UTC(2026, 10, 30),
      until: Date.UTC(2026, 11, 1),
    })
  })

  test('of the page has 90 days by itself, and an ad only beside its campaign', () => {
    expect(chosenIn({}, NOW)).toMatchObject({ days: 90, isAny: false, isWrong: false, filter: lastDays(90, NOW) })
    expect(chosenIn({ ad: 'ad-1', days: '7' }, NOW).filter).toEqual(lastDays(7, NOW))
    expect(chosenIn({ campaign: 'spring', ad: 'ad-1' }, NOW).query.toString()).toBe('campaign=spring&ad=ad-1')
    expect(chosenIn({ status: 'maybe' }, NOW)).toMatchObject({ isWrong: true, isAny: false })
  })
})

test('a lead has a name that is always the same', () => {
  expect(nameOf('019abcde-0000-7000-8000-0123456789ab')).toBe('Lead 6789AB')
})

test('a journey is told from its beginning: a form before what was agreed to on it', () => {
  const proof = { purpose: 'ads', granted: true, how: 'form', text_version: 'v', page: '', at: 5 } as const
  const journey = {
    touches: [{ at: 6 }, { at: 1 }],
    conversions: [{ at: 5, kind: 'lead' }],
    outcomes: [{ at: 9 }],
    consents: [proof],
  } as unknown as Journey
  expect(momentsOf(journey).map(({ kind, at }) => `${kind} ${at}`)).toEqual([
    ...['visit 1', 'conversion 5', 'consent 5', 'visit 6', 'outcome 9'],
  ])
})
