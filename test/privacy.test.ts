import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { removalOf } from '../src/contacts/requests/certificate.ts'
import { dueAt } from '../src/contacts/requests/due.ts'
import { dpiaEn } from '../src/dashboard/privacy/papers/dpia-en.ts'
import { dpiaFr } from '../src/dashboard/privacy/papers/dpia-fr.ts'
import { blanksIn, markdownOf } from '../src/dashboard/privacy/papers/paper.ts'
import { recordEn } from '../src/dashboard/privacy/papers/record-en.ts'
import { recordFr } from '../src/dashboard/privacy/papers/record-fr.ts'
import { namedBy } from '../src/dashboard/privacy/who.ts'
import { DAY_MS, dayOf, monthsBefore } from '../src/lib/time.ts'
import { worthOf } from '../src/privacy/consent.ts'
import { NOTHING, partsOf, ratesOf } from '../src/privacy/split.ts'

describe('the deadline of a request', () => {
  test.each([
    ['2026-11-30', '2026-12-30'],
    ['2026-01-31', '2026-02-28'],
    ['2028-01-31', '2028-02-29'],
    ['2026-03-31', '2026-04-30'],
    ['2026-12-15', '2027-01-15'],
  ])('of one received on %s is the end of %s', (received, due) => {
    expect(new Date(dueAt(Date.parse(received))).toISOString()).toBe(`${due}T23:59:59.999Z`)
  })

  test('is a month away whatever the hour, and never more', () => {
    const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(day, date => {
        const due = dueAt(date.getTime())
        expect(due).toBe(dueAt(Date.parse(dayOf(date.getTime()))))
        expect(due - date.getTime()).toBeLessThan(32 * DAY_MS)
        expect(monthsBefore(due, 1)).toBeLessThan(date.getTime() + 4 * DAY_MS)
      }),
    )
  })
})

describe('consent in shares', () => {
  const rows = fc.array(
    fc.record({
      part: fc.constantFrom('a', 'b', ''),
      consent: fc.constantFrom(0, 1, 2),
      views: fc.integer({ min: 1, max: 5000 }),
    }),
    { minLength: 1 },
  )

  test('accepted, refused and unanswered make the whole, and each lies within its interval', () => {
    fc.assert(
      fc.property(rows, given => {
        for (const { split } of partsOf(given)) {
          const shares = Object.values(ratesOf(split)).map(rate => rate!)
          expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1)
          for (const { share, low, high } of shares) expect(low <= share && share <= high).toBe(true)
        }
      }),
    )
  })

  test('whatever it is cut by, the parts add up to the same visits', () => {
    fc.assert(
      fc.property(rows, given => {
        const views = partsOf(given).reduce((sum, { split }) => sum + split.views, 0)
        expect(views).toBe(given.reduce((sum, row) => sum + row.views, 0))
      }),
    )
  })

  test('nothing has no rate, rather than a rate of nought', () => {
    expect(ratesOf(NOTHING)).toEqual({ granted: null, refused: null, unanswered: null })
  })

  test('a point is worth a hundredth of the people who sent a form, and of the visits', () => {
    const form = { campaign: 'c', leads: 260, people: 250, contact: 0, ads: 0, gpc: 0, waiting: 0 }
    expect(worthOf({ ...NOTHING, views: 12_000 }, [form, { ...form, people: 150 }])).toEqual({ people: 4, visits: 120 })
  })
})

test.each([
  ['waiting', 'sent', 'withdrawn'],
  ['waiting', 'sent', 'remove'],
  ['told', 'leaving', null],
  ['refused', 'leaving', 'stuck'],
  ['gone', null, null],
  ['gone', 'sent', null], // agreed anew since
] as const)('on a certificate a person is %s from a list where their row says %s and %s', (removal, state, work) => {
  expect(removalOf(state, work)).toBe(removal)
})

test.each([
  [' Anna@example.com ', { email: 'Anna@example.com' }],
  ['+33 (0)6 12-34.56 78', { phone: '+33 (0)6 12-34.56 78' }],
  ['019AB0C5-2C00-7ABC-8DEF-000000000001', { visitor: '019ab0c5-2c00-7abc-8def-000000000001' }],
  ['Anna Martin', null],
  ['', null],
])('"%s" in the one field is read for what it is', (typed, named) => {
  expect(namedBy(typed)).toEqual(named)
})

describe('the documents', () => {
  const empty = {
    controllers: null,
    dpo: null,
    recipients: [],
    hosts: [],
    platforms: [],
    kept: [],
    viewMonths: 25,
    webhooks: 0,
    team: '',
  }
  const full = {
    ...empty,
    controllers: ['Société'],
    dpo: 'dpo',
    hosts: ['h'],
    platforms: ['Meta'],
    kept: ['Marque'],
    webhooks: 1,
    team: '1',
  }

  test.each([
    ['record', recordFr, recordEn],
    ['impact assessment', dpiaFr, dpiaEn],
  ])('the %s says the same in both languages: as many parts, lines and blanks', (_, fr, en) => {
    for (const said of [empty, full]) {
      const shape = (sections: ReturnType<typeof fr>) =>
        sections.map(({ lines }) =>
          lines.map(([, text]) => (text === null ? 'blank' : typeof text === 'string' ? 'text' : text.length)),
        )
      expect(shape(en(said))).toEqual(shape(fr(said)))
    }
  })

  test('what nobody has said yet is a blank, and a blank is filled once it is said', () => {
    const blanks = (said: typeof empty | typeof full) =>
      blanksIn({ title: '', sections: recordFr(said as never), sources: [] })
    expect(blanks(full)).toBe(blanks({ ...full, dpo: null } as never) - 1)
  })

  test('a brand cannot write markup into the Markdown', () => {
    const paper = {
      title: 'T',
      sections: [{ title: 'S', lines: [['n', '<script>[x](javascript:1)\n# y']] as const }],
      sources: [],
    }
    const text = markdownOf(paper, { blank: 'B', sources: 'Sources', made: '', caution: '' })
    expect(text).toContain('\\<script\\>\\[x\\](javascript:1) \\# y')
  })
})
