import { describe, expect, test } from 'vitest'
import { countOf, reaches } from '../src/audiences/estimate.ts'
import { counted } from '../src/dashboard/audiences/sizes.tsx'
import type { Screen } from '../src/dashboard/screen.ts'
import { words } from '../src/dashboard/words.ts'

const draw = (...weights: number[]) => ({ ranges: [], weights })

describe('a count from a sample', () => {
  test('of everybody is exact', () => {
    expect(countOf(draw(1), [653])).toMatchObject({ n: 653, margin: null })
    expect(countOf(draw(1, 1), [600, 53])).toMatchObject({ n: 653, margin: null })
  })

  test('without a hit may still be three times what each row stands for', () => {
    expect(countOf(draw(100), [0])).toMatchObject({ n: 0, margin: 299 }) // a row that was judged is not among the unjudged
  })

  test('is as unsure as its unsure part, however well the other was counted', () => {
    expect(countOf(draw(1, 100), [653, 0])).toMatchObject({ n: 653, margin: 299 })
  })

  test.each([2, 10, 250].flatMap(weight => [1, 3, 10, 40, 300].map(times => [weight, times * weight] as const)))(
    'of which each row stands for %d holds the true %d within its margin 94 times in 100 at least',
    (weight, truth) => {
      let held = 0
      let p = (1 - 1 / weight) ** truth // chance that `hits` of them are in the sample
      for (let hits = 0; hits <= truth && hits <= (truth / weight) * 20 + 20; hits++) {
        const { n, margin } = countOf(draw(weight), [hits])
        if (Math.abs(n - truth) <= margin!) held += p
        p *= ((truth - hits) / (hits + 1)) * (1 / (weight - 1))
      }
      expect(held).toBeGreaterThan(0.94)
    },
  )

  test.each([
    [1000, null, 1000, true],
    [999, null, 1000, false],
    [1200, 200, 1000, true],
    [1199, 200, 1000, null],
    [800, 200, 1000, null],
    [799, 200, 1000, false],
    [0, 300, 100, null],
  ])('of %d ± %s reaches %d: %s', (n, margin, minimum, enough) => {
    expect(reaches({ n, margin }, minimum)).toBe(enough)
  })
})

test.each([
  [653, null, '653'],
  [1874, 262, 'about 1900 (± 270)'],
  [10_163, 180, 'about 10200 (± 180)'],
  [12, 5, 'about 12 (± 5)'],
  [13, 14, 'fewer than 27'],
  [0, 7, 'fewer than 7'],
  [520, 2943, 'fewer than 3500'],
])('a count of %d with a margin of %s is said as “%s”', (n, margin, said) => {
  const screen = { t: words.en, f: { count: String } } as unknown as Screen
  expect(counted(screen, n, margin)).toBe(said)
})
