import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { firstScreen } from '../src/match/extract.ts'
import { score } from '../src/match/score.ts'
import { fold, tokens } from '../src/match/words.ts'

const html = (h1: string, cta = 'Demander un devis', body = '') =>
  `<!doctype html><style>h1{}</style><main><h1 class="x">${h1}</h1><a data-l2l-cta href="#form">${cta}</a><p>${body}</p><img src="/i/abc/828"></main>`

const ad = {
  headline: 'Votre audit offert en 48 h',
  text: 'Un conseiller visite votre maison.',
  ctaLabel: 'Demander un devis',
  image: 'abc',
}

describe('the match score', () => {
  test('a page that says what its ad says has 100', () => {
    expect(
      score(ad, html('Votre audit offert en 48\u00a0h', undefined, 'Un conseiller visite votre maison.')),
    ).toMatchObject({ score: 100, band: 'aligned' })
  })

  test('a home page is broken, and what it lost is named', () => {
    const match = score(ad, html('Bienvenue', 'Voir').replace('/i/abc/', '/i/other/'))
    expect(match.band).toBe('broken')
    expect(match.parts.find(part => part.id === 'headline')?.lost).toEqual(
      expect.arrayContaining(['audit', 'offert', '48h']),
    )
    expect(match.parts.find(part => part.id === 'image')?.lost).toEqual(['abc'])
  })

  test('an ad without an image is not asked for one', () => {
    expect(score({ ...ad, image: null }, html(ad.headline, ad.ctaLabel, ad.text)).score).toBe(100)
  })

  test('it lies between 0 and 100, and the same inputs give the same score', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (headline, text, page) => {
        const one = score({ ...ad, headline, text }, page)
        expect(one.score).toBeGreaterThanOrEqual(0)
        expect(one.score).toBeLessThanOrEqual(100)
        expect(score({ ...ad, headline, text }, page)).toEqual(one)
      }),
    )
  })
})

test.each([
  ['L’énergie d’ici', ['energie', 'ici']],
  ['30\u202f% de réduction', ['30%', 'reduction']],
  ['sans engagement, pas de frais', ['sans', 'engagement', 'pas', 'frais']],
  ['', []],
])('the words of %j are %j', (text, words) => expect([...tokens(text)]).toEqual(words))

test('accents, apostrophes and no-break spaces do not make words differ', () => {
  expect(fold('L’Été à 5\u00a0€')).toBe(fold("l'ete a 5 €"))
})

test('the first screen is read without scripts and styles, entities decoded', () => {
  expect(
    firstScreen('<h1>A &amp; <b>B</b></h1><script>var x = "<h1>no</h1>"</script><button data-l2l-cta>Go</button>'),
  ).toMatchObject({ h1: 'A & B', cta: 'Go' })
})
