import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { presetsOf } from '../src/audiences/presets.ts'
import { newAudience } from '../src/audiences/schema.ts'
import { DEFAULT_SETTINGS, sequenceSettings, spansOf, stageAudience } from '../src/audiences/sequence.ts'
import { distributionOf, type TouchCount } from '../src/audiences/touches.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../src/lib/time.ts'
import {
  advanced,
  DEFAULT_RULE,
  decode,
  encode,
  type Progress,
  ruleOf,
  type Sequence,
  stageOf as stageBy,
} from '../src/pixel/sequence.ts'
import { STAGES } from '../templates/kit/slots.ts'

const stageOf = (progress: Progress | undefined, now: number, rule = DEFAULT_RULE) => stageBy(progress, now, rule)
const firstAt = Date.UTC(2026, 10, 1, 9)
const progress = (change: Partial<Progress> = {}): Progress => ({ firstAt, formAt: null, converted: false, ...change })

describe('the stage of a returning visitor', () => {
  test.each([
    [0, null], // the first visit is the page as it is
    [29 * MINUTE_MS, null],
    [30 * MINUTE_MS, 'reassurance'],
    [4 * DAY_MS - 1, 'reassurance'],
    [4 * DAY_MS, 'proof'],
    [15 * DAY_MS - 1, 'proof'],
    [15 * DAY_MS, 'incentive'],
    [31 * DAY_MS - 1, 'incentive'],
    [31 * DAY_MS, null],
  ])('%d ms after the first visit it is %s', (age, stage) => expect(stageOf(progress(), firstAt + age)).toBe(stage))

  test('who began the form needs proof after a day, and not more reassurance', () => {
    const started = progress({ formAt: firstAt })
    expect(stageOf(started, firstAt + 23 * HOUR_MS)).toBe('reassurance')
    expect(stageOf(started, firstAt + 24 * HOUR_MS)).toBe('proof')
    expect(stageOf(started, firstAt + 16 * DAY_MS)).toBe('incentive')
  })

  test('who converted leaves at once', () => {
    expect(stageOf(progress({ converted: true }), firstAt + 5 * DAY_MS)).toBeNull()
  })

  test('a campaign’s own settings move each stage, and the form’s delay too', () => {
    const own = ruleOf({ proofFromDays: 2, incentiveFromDays: 5, restFromDays: 9, proofAfterFormHours: 6 })
    const after = (ms: number, formAt: number | null = null) => stageOf(progress({ formAt }), firstAt + ms, own)
    expect([after(2 * DAY_MS - 1), after(2 * DAY_MS), after(5 * DAY_MS - 1)]).toEqual(['reassurance', 'proof', 'proof'])
    expect([after(5 * DAY_MS), after(9 * DAY_MS - 1), after(9 * DAY_MS)]).toEqual(['incentive', 'incentive', null])
    expect([after(6 * HOUR_MS - 1, firstAt), after(6 * HOUR_MS, firstAt)]).toEqual(['reassurance', 'proof'])
  })

  test('who was never seen is in none', () => expect(stageOf(undefined, firstAt)).toBeNull())

  test('every stage is one that pages can begin with', () => {
    const ages = Array.from({ length: 40 }, (_, day) => stageOf(progress(), firstAt + day * DAY_MS + HOUR_MS))
    expect(new Set(ages.filter(stage => stage !== null))).toEqual(new Set(STAGES))
  })
})

describe('what the cookie remembers', () => {
  const slug = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$/)
  const sequences = fc.uniqueArray(
    fc
      .tuple(slug, fc.nat(30_000_000), fc.nat(30_000_000), fc.boolean())
      .map(
        ([campaign, first, form, converted]) =>
          [campaign, { firstAt: (first + 1) * MINUTE_MS, formAt: form * MINUTE_MS || null, converted }] as const,
      ),
    { selector: ([campaign]) => campaign, maxLength: 12 },
  )

  test('is read as it was written', () => {
    fc.assert(
      fc.property(sequences, entries => {
        expect([...decode(encode(new Map(entries)))]).toEqual(entries)
      }),
    )
  })

  test('any text at all is read without a fault', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        expect(decode(text)).toBeInstanceOf(Map)
      }),
    )
  })

  test('a first visit and a first form keep their time, and doing the same again is no news', () => {
    const seen = advanced(new Map(), { campaign: 'spring' }, firstAt + 999)
    expect(seen.get('spring')).toEqual(progress())
    expect(advanced(seen, { campaign: 'spring' }, firstAt + DAY_MS)).toBe(seen)
    const begun = advanced(seen, { campaign: 'spring', form: true }, firstAt + HOUR_MS)
    expect(begun.get('spring')).toEqual(progress({ formAt: firstAt + HOUR_MS }))
    expect(advanced(begun, { campaign: 'spring', form: true }, firstAt + DAY_MS)).toBe(begun)
    expect(advanced(begun, { campaign: 'spring', converted: true }, firstAt + DAY_MS).get('spring')?.converted).toBe(
      true,
    )
  })

  test('the oldest campaigns give way, and none is kept for more than 60 days', () => {
    let sequence: Sequence = new Map()
    for (let i = 0; i < 20; i++) sequence = advanced(sequence, { campaign: `c-${i}` }, firstAt + i * DAY_MS)
    expect(sequence.size).toBe(12)
    expect([...advanced(sequence, { campaign: 'late' }, firstAt + 75 * DAY_MS).keys()]).toEqual([
      'c-16',
      'c-17',
      'c-18',
      'c-19',
      'late',
    ])
  })
})

describe('the settings of a sequence', () => {
  const issues = (body: unknown) =>
    sequenceSettings.safeParse(body).error?.issues.map(i => [i.path.join('.'), i.message]) ?? []

  test('what is left out is as the method has it: 0–3 reassurance, 4–14 proof, 15–30 incentive, then rest', () => {
    expect(sequenceSettings.parse({})).toEqual(DEFAULT_SETTINGS)
    expect(spansOf(DEFAULT_SETTINGS).map(s => [s.stage, s.fromDays, s.untilDays])).toEqual([
      ['reassurance', 0, 4],
      ['proof', 4, 15],
      ['incentive', 15, 31],
      ['rest', 31, null],
    ])
    expect(DEFAULT_SETTINGS).toMatchObject({ proofAfterFormHours: 24, touches: { min: 7, max: 13 } })
  })

  test('stages come one after the other, and the refusal says which does not', () => {
    expect(issues({ proofFromDays: 20 })).toEqual([['incentiveFromDays', 'after proofFromDays (20): 21 or more']])
    expect(issues({ restFromDays: 15 })).toEqual([['restFromDays', 'after incentiveFromDays (15): 16 or more']])
    expect(issues({ touches: { min: 9, max: 8 } })).toEqual([['touches.max', 'not below touches.min (9)']])
  })

  test.each([
    [{ proofFromDays: 0 }, 'proofFromDays'],
    [{ restFromDays: 60 }, 'restFromDays'], // the page would have forgotten the first visit
    [{ proofAfterFormHours: 721 }, 'proofAfterFormHours'],
    [{ proofFromDays: 1.5 }, 'proofFromDays'],
    [{ touches: { min: 0 } }, 'touches.min'],
  ])('%j is refused at %s', (body, path) => expect(issues(body).map(([at]) => at)).toEqual([path]))

  test('a stage’s audience is named in the campaign’s language and fits the audiences, however long the campaign’s name', () => {
    const campaign = { slug: 'spring', name: 'é'.repeat(120), locale: 'fr-FR' }
    expect(newAudience.parse(stageAudience(campaign, 'proof')).name).toMatch(/^Séquence · preuve · é{80}$/)
    expect(stageAudience({ ...campaign, locale: 'en-GB' }, 'proof').name).toMatch(/^Sequence · proof · /)
  })
})

describe('touches before a conversion', () => {
  const usual = { min: 7, max: 13 }
  const counts = fc
    .uniqueArray(
      fc.record({ touches: fc.integer({ min: 1, max: 60 }), conversions: fc.integer({ min: 1, max: 40 }) }),
      {
        selector: row => row.touches,
        minLength: 1,
      },
    )
    .filter(rows => rows.reduce((n, row) => n + row.conversions, 0) >= 30)

  test('under 30 conversions say nothing, and it says how many are missing', () => {
    expect(distributionOf([{ touches: 8, conversions: 29 }], usual)).toEqual({
      conversions: 29, missing: 1, histogram: null, p25: null, median: null, p75: null, within: null,
    }) // biome-ignore format: one row
    expect(distributionOf([{ touches: 8, conversions: 30 }], usual)).toMatchObject({ missing: 0, median: 8, within: 1 })
    expect(distributionOf([], usual)).toMatchObject({ conversions: 0, missing: 30 })
  })

  test('quartiles and the share within are those of the list written out', () => {
    fc.assert(
      fc.property(counts, (rows: TouchCount[]) => {
        const all = rows.flatMap(r => Array<number>(r.conversions).fill(r.touches)).toSorted((a, b) => a - b)
        const at = (share: number) => all[Math.ceil(share * all.length) - 1]
        const found = distributionOf(rows, usual)
        expect([found.p25, found.median, found.p75]).toEqual([at(0.25), at(0.5), at(0.75)])
        expect(found.within).toBeCloseTo(all.filter(n => n >= 7 && n <= 13).length / all.length, 12)
        expect(found.histogram!.map(row => row.touches)).toEqual([...new Set(all)])
      }),
    )
  })
})

test('every preset is an audience that can be added, named and explained in both languages', () => {
  const presets = presetsOf('spring', 'EUR')
  expect(new Set(presets.map(({ key }) => key)).size).toBe(9)
  for (const { names, says, rule } of presets) {
    for (const lang of ['fr', 'en'] as const) {
      expect(newAudience.parse({ name: names[lang], ...rule })).toEqual({ name: names[lang], ...rule })
      expect(says[lang]).toMatch(/^[A-ZÉL].+\.$/)
      expect(names[lang] + says[lang]).not.toMatch(/\d [%€]/) // a line would break there
    }
  }
})
