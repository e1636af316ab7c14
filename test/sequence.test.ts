import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../src/lib/time.ts'
import { advanced, decode, encode, type Progress, type Sequence, stageOf } from '../src/pixel/sequence.ts'
import { STAGES } from '../templates/kit/slots.ts'

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
