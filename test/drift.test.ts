import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { driftOf } from '../src/drift/drift.ts'

const cap = (id: string) => ({ id, limit: 49, why: id })
const known = { algorithm: '1', accepted_score: 90, accepted_caps: ['register'] }

describe('a page that no longer keeps what its ad says', () => {
  test.each([
    { score: 81, caps: [], kind: 'kept' },
    { score: 80, caps: [], kind: 'broken' },
    { score: 90, caps: ['register'], kind: 'kept' },
    { score: 89, caps: ['contradiction'], kind: 'broken' },
  ])('90 points and a known cap became $score with $caps: $kind', ({ score, caps, kind }) => {
    expect(driftOf(known, { algorithm: '1', score, caps: caps.map(cap) }).kind).toBe(kind)
  })

  test('says how many points it lost, and which caps are new', () => {
    const verdict = driftOf(known, { algorithm: '1', score: 49, caps: [cap('register'), cap('contradiction')] })
    expect(verdict).toEqual({ kind: 'broken', dropped: 41, newCaps: [cap('contradiction')] })
  })

  test('losing a little many times is noticed: the measure is the best that was, not the day before', () => {
    let accepted = { score: 90, caps: [] as string[] }
    const kinds = [86, 83, 81, 80].map(score => {
      const verdict = driftOf(
        { algorithm: '1', accepted_score: accepted.score, accepted_caps: accepted.caps },
        { algorithm: '1', score, caps: [] },
      )
      if (verdict.kind === 'kept') accepted = verdict.accepted
      return verdict.kind
    })
    expect(kinds).toEqual(['kept', 'kept', 'kept', 'broken'])
  })

  test('what got better is the new measure; a cap that went and came back is new', () => {
    expect(driftOf(known, { algorithm: '1', score: 95, caps: [] })).toEqual({
      kind: 'kept',
      accepted: { score: 95, caps: [] },
    })
  })

  test('another algorithm, or nothing known, is no drift', () => {
    const low = { algorithm: '2', score: 10, caps: [cap('contradiction')] }
    for (const before of [known, null]) {
      expect(driftOf(before, low)).toEqual({ kind: 'kept', accepted: { score: 10, caps: ['contradiction'] } })
    }
  })

  test('the same page judged twice never drifts', () => {
    fc.assert(
      fc.property(fc.nat(100), fc.uniqueArray(fc.constantFrom('a', 'b', 'c')), (score, ids) => {
        const judged = { algorithm: '1', score, caps: ids.map(cap) }
        const { accepted } = driftOf(null, judged) as { accepted: { score: number; caps: string[] } }
        const again = driftOf({ algorithm: '1', accepted_score: accepted.score, accepted_caps: accepted.caps }, judged)
        expect(again).toEqual({ kind: 'kept', accepted })
      }),
    )
  })
})
