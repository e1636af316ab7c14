import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { carriedOver, merged } from '../src/pages/drafts/retemplate.ts'
import { changesBetween, type Run, textDiff } from '../src/pages/versions/diff.ts'
import type { Template } from '../templates/kit/template.ts'

describe('what changed between two versions', () => {
  test.each([
    [{ a: 1 }, { a: 1 }, []],
    [{ a: 'x' }, { a: 'y' }, [{ path: 'a', before: 'x', after: 'y' }]],
    [{ a: { b: [1, 2] } }, { a: { b: [1, 3] } }, [{ path: 'a.b.1', before: 2, after: 3 }]],
    [{ a: [1, 2] }, { a: [1] }, [{ path: 'a.1', before: 2 }]],
    [{}, { a: { b: 1 } }, [{ path: 'a', after: { b: 1 } }]],
    [{ a: null }, { a: { b: 1 } }, [{ path: 'a', before: null, after: { b: 1 } }]],
    [{ a: [] }, { a: {} }, [{ path: 'a', before: [], after: {} }]],
  ])('%j → %j', (before, after, changes) => {
    expect(JSON.parse(JSON.stringify(changesBetween(before, after)))).toEqual(changes)
  })
})

describe('the text that is read', () => {
  const runs = (before: string, after: string) => textDiff(before, after).map(({ is, text }) => [is, text])

  test('is compared word by word', () => {
    expect(runs('Votre audit offert en 48 h', 'Votre audit gratuit en 24 h')).toEqual([
      ['same', 'Votre audit '],
      ['removed', 'offert '],
      ['added', 'gratuit '],
      ['same', 'en '],
      ['removed', '48 '],
      ['added', '24 '],
      ['same', 'h'],
    ])
    expect(runs('', 'a')).toEqual([['added', 'a']])
    expect(runs('a b', 'a b')).toEqual([['same', 'a b']])
  })

  const words = fc.array(fc.constantFrom('a ', 'b ', 'c ', '\n'), { maxLength: 25 }).map(list => list.join(''))
  const only = (list: readonly Run[], kinds: Run['is'][]) => list.filter(({ is }) => kinds.includes(is)).map(({ text }) => text).join('') // biome-ignore format: one line

  test('can be put together again from what is the same and what was removed, or added', () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        const list = textDiff(before, after)
        expect(only(list, ['same', 'removed'])).toBe(before)
        expect(only(list, ['same', 'added'])).toBe(after)
        const follows = list.map(({ is }, i) => `${list[i - 1]?.is} ${is}`)
        expect(follows.filter(pair => /(\w+) \1|added removed/.test(pair))).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  test('of two texts that have nothing in common and no end is compared as a whole, at once', () => {
    const long = (word: string) => `start ${`${word} x${word} `.repeat(20_000)}end`
    const started = performance.now()
    expect(runs(long('a'), long('b')).map(([is]) => is)).toEqual(['same', 'removed', 'added', 'same'])
    expect(performance.now() - started).toBeLessThan(2000)
  })
})

describe('a draft that moves to another template', () => {
  const content = z.strictObject({
    headline: z.string().max(10),
    date: z.string(),
    image: z.string().nullable(),
    faq: z.string().optional(),
  })
  const event = { content } as unknown as Template
  const begins = { headline: 'Salon', date: 'à venir', image: 'b' }

  test('keeps what fits, begins the rest anew, and says what it has no place for', () => {
    const written = { headline: 'Portes', image: null, faq: 'q', steps: ['x'] }
    expect(carriedOver(event, written, {}, begins)).toEqual({
      content: { headline: 'Portes', date: 'à venir', image: null, faq: 'q' },
      dropped: ['steps'],
    })
    expect(carriedOver(event, { headline: 'Beaucoup trop long' }, {}, begins)).toEqual({
      content: begins,
      dropped: ['headline'],
    })
  })

  test('takes with it only what somebody wrote', () => {
    const began = { headline: 'Devis', steps: ['x'] }
    expect(carriedOver(event, { ...began, faq: 'q' }, began, begins)).toEqual({
      content: { ...begins, faq: 'q' },
      dropped: [],
    })
  })

  test('takes null for "no longer there" where nothing may be there, and for null where that is a value', () => {
    expect(merged(event, { ...begins, faq: 'q' }, { faq: null, image: null })).toEqual({ ...begins, image: null })
    expect(merged(event, begins, { headline: null })).toEqual({ date: 'à venir', image: 'b' }) // the schema then says so
  })
})
