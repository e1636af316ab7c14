import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { score } from '../src/match/score.ts'
import { page } from './match-score.ts'

/** Pairs of an ad and a page, each labelled and graded by hand by somebody who had not seen the score: see the notes in the files. */
const pairs = z.array(
  z.object({
    id: z.string(),
    ad: z.object({
      headline: z.string(),
      text: z.string(),
      description: z.string(),
      cta: z.string(),
      lang: z.enum(['fr', 'en']),
      image: z.string().nullable(),
      palette: z.array(z.object({ hex: z.string(), weight: z.number() })).nullable(),
    }),
    page: z.object({
      h1: z.string(),
      lead: z.string(),
      offer: z.string(),
      cta: z.string(),
      below: z.array(z.string()),
      image: z.string().nullable(),
      colours: z.array(z.string()).nullable(),
      lang: z.string(),
    }),
    label: z.enum(['aligned', 'partial', 'broken']),
    grade: z.number().min(0).max(100),
  }),
)

const SETS = [
  { file: 'golden.json', least: { pairs: 128, ofEach: 10, band: 0.94, rho: 0.9 } },
  { file: 'second.json', least: { pairs: 60, ofEach: 6, band: 0.93, rho: 0.9 } },
]

/** Pairs that were not looked at one by one. Of the kinds of fact that the score missed in them some were added since:
 *  77 % of the bands were right before, so it is no clean measure of ads that nobody has seen. */
const UNSEEN = { file: 'unseen.json', least: { pairs: 160, band: 0.8, rho: 0.83 } }

const read = (file: string) =>
  pairs.parse(JSON.parse(readFileSync(path.join(import.meta.dirname, 'fixtures/match', file), 'utf8')))

const scoredOf = (golden: z.infer<typeof pairs>) =>
  golden.map(pair => {
    const palette = pair.ad.palette ?? []
    const image = pair.ad.image === null ? null : { asset: pair.ad.image, dhash: null, palette }
    return { ...pair, match: score({ ...pair.ad, palette, image }, page(pair.page)) }
  })

describe.each(SETS)('on the pairs of $file, labelled by hand', ({ file, least }) => {
  const golden = read(file)
  const scored = scoredOf(golden)

  test('there are enough, in both languages and of all three kinds', () => {
    expect(golden.length).toBeGreaterThanOrEqual(least.pairs)
    expect(new Set(golden.map(({ id }) => id)).size).toBe(golden.length)
    for (const label of ['aligned', 'partial', 'broken'])
      for (const lang of ['fr', 'en'])
        expect(golden.filter(p => p.label === label && p.ad.lang === lang).length).toBeGreaterThanOrEqual(least.ofEach)
  })

  test('the band is the one a person gave, more than nine times in ten', () => {
    const wrong = scored.filter(({ label, match }) => label !== match.band)
    const list = wrong.map(({ id, label, match }) => `${id}: ${match.score}, ${match.band}, not ${label}`)
    expect(1 - wrong.length / golden.length, list.join('\n')).toBeGreaterThanOrEqual(least.band)
  })

  test('no broken promise passes for kept, and no kept one for broken', () => {
    const opposite = scored.filter(
      ({ label, match }) => label !== 'partial' && match.band !== 'partial' && label !== match.band,
    )
    expect(opposite.map(({ id }) => id)).toEqual([])
  })

  test('no broken promise can be published without a reason', () => {
    expect(scored.filter(({ label, match }) => label === 'broken' && match.score >= 60).map(({ id }) => id)).toEqual([])
  })

  test('the scores rank the pages as a person does', () => {
    const rho = correlation(ranks(scored.map(({ match }) => match.score)), ranks(golden.map(({ grade }) => grade)))
    expect(rho).toBeGreaterThanOrEqual(least.rho)
  })
})

describe('on pairs that were not looked at one by one', () => {
  const scored = scoredOf(read(UNSEEN.file))

  test('four bands in five are the one a person gave, and the scores rank the pages much as a person does', () => {
    expect(scored.length).toBeGreaterThanOrEqual(UNSEEN.least.pairs)
    const right = scored.filter(({ label, match }) => label === match.band)
    expect(right.length / scored.length).toBeGreaterThanOrEqual(UNSEEN.least.band)
    const rho = correlation(ranks(scored.map(({ match }) => match.score)), ranks(scored.map(({ grade }) => grade)))
    expect(rho).toBeGreaterThanOrEqual(UNSEEN.least.rho)
  })

  test('nine broken promises in ten are kept from being published', () => {
    const broken = scored.filter(({ label }) => label === 'broken')
    expect(broken.filter(({ match }) => match.band === 'broken').length / broken.length).toBeGreaterThanOrEqual(0.9)
  })
})

/** Ranks of values, ties sharing the mean of theirs (Spearman). */
function ranks(values: readonly number[]): number[] {
  return values.map(
    value => values.filter(other => other < value).length + (values.filter(other => other === value).length + 1) / 2,
  )
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length
  const [ma, mb] = [mean(a), mean(b)]
  const spread = (list: readonly number[], m: number) =>
    Math.sqrt(list.reduce((sum, value) => sum + (value - m) ** 2, 0))
  return a.reduce((sum, value, i) => sum + (value - ma) * (b[i]! - mb), 0) / (spread(a, ma) * spread(b, mb))
}
