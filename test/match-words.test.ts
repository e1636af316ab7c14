import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { OFFERS } from '../src/match/families-offers.ts'
import { TOPICS } from '../src/match/families-topics.ts'
import { LEMMAS } from '../src/match/lemmas.ts'
import { stemFrench } from '../src/match/stem-fr.ts'
import { fold, type Lang, readText, wordsOf } from '../src/match/words.ts'

const lines = (file: string) =>
  readFileSync(path.join(import.meta.dirname, 'fixtures/match/snowball-french', file), 'utf8')
    .trimEnd()
    .split('\n')

describe('French stems', () => {
  test('are those of the whole vocabulary that Snowball 2.2 publishes', () => {
    const [words, stems] = [lines('voc.txt'), lines('output.txt')]
    expect(words).toHaveLength(20_805)
    const wrong = words.flatMap((word, i) =>
      stemFrench(word) === stems[i] ? [] : [`${word}: ${stemFrench(word)}, not ${stems[i]}`],
    )
    expect(wrong.slice(0, 60)).toEqual([])
  })
})

const keys = (text: string, lang: Lang) => wordsOf(readText(text), lang).map(({ key }) => key)

describe('words that a reader takes for one', () => {
  test.each([
    ['fr', 'Inscrivez, inscription, s’inscrire'],
    ['fr', 'économiser économies ECONOMISEZ économique'],
    ['fr', 'livraison livré livrées'],
    ['fr', 'nouveau nouvelle nouveautés'],
    ['fr', 'RDV rendez-vous'],
    ['fr', 'essai essayez essayer'],
    ['fr', 'réduction remise promotions'],
    ['fr', 'isolation isolez isoler'],
    ['fr', 'deux 2'],
    ['fr', 'e-mail mail courriel'],
    ['fr', 'solaire photovoltaïque'],
    ['fr', 'bilan étude diagnostic audit'],
    ['fr', 'domicile, chez vous'],
    ['fr', 'lave-linge, machine à laver'],
    ['fr', 'première 1re'],
    ['fr', 'douzaine douze 12'],
    ['fr', 'panne réparation dépannage'],
    ['en', 'dozen twelve 12'],
    ['en', 'photography photos photographer'],
    ['en', 'second-hand pre-loved used'],
    ['en', 'saving savings saves'],
    ['en', 'instant instantly'],
    ['en', 'simple simply easily'],
    ['en', 'booking book booked'],
    ['en', 'four 4'],
  ] as const)('%s: %s', (lang, text) => {
    expect(new Set(keys(text, lang)).size).toBe(1)
  })

  test('« offre » and « offrir » are not « offert », which is free and no word of this list', () => {
    expect(LEMMAS.has('offert')).toBe(false)
    expect(LEMMAS.has('offre')).toBe(false)
  })

  test.each([
    ['stage', 'formation'],
    ['location', 'louer'],
    ['chat', 'chaton'],
  ])('« %s » is « %s » in French, and another word in English', (word, same) => {
    const [one, other] = [keys(word, 'fr')[0], keys(same, 'fr')[0]]
    expect(one).toBe(other)
    expect(keys(word, 'en')[0]).not.toBe(one)
  })

  test('no form belongs to two families, with its accents or without', () => {
    const forms = [OFFERS, TOPICS]
      .flatMap(table => table.trim().split('\n'))
      .flatMap(line => line.split(': ')[1]!.split(' '))
    expect(forms.filter((form, i) => forms.indexOf(form) !== i)).toEqual([])
    const families = new Map(LEMMAS)
    const bare = [...LEMMAS].filter(([form, family]) => families.get(fold(form)) !== family)
    expect(bare).toEqual([])
  })

  test('the table has families enough', () => {
    expect(new Set(LEMMAS.values()).size).toBeGreaterThanOrEqual(200)
  })
})

test.each([
  ['fr', 'L’énergie d’ici', ['=energie']],
  ['fr', "jusqu'à l'été", ['ete']],
  ['fr', 'sans engagement, pas de frais, moins cher', ['=sans', 'engag', 'pas', 'frais', 'moin', 'cher']],
  ['en', 'No card, not now, don’t wait', ['=sans', '=carte', 'not', 'now', 'not', 'wait']],
  ['en', "Women's boots you'll love", ['=femme', '=bottes', 'love']],
  ['fr', '', []],
] as const)('%s: the words of %j are %j', (lang, text, expected) => expect(keys(text, lang)).toEqual(expected))

test('accents, apostrophes, dashes, soft hyphens and no-break spaces do not make texts differ', () => {
  expect(fold('L’Été à 5\u00a0€ − Mai\u00adson')).toBe(fold("l'ete a  5 € - maison"))
  expect(fold('e\u0301te\u0301')).toBe('ete')
})

test('the three readings of a text are letter under letter, whatever its letters', () => {
  for (const text of ['İstanbul ﬁn ½ 각 👩‍👩 é', 'ẞ’Œ…', '\ud800x']) {
    const { written, lower, plain } = readText(text)
    expect([lower.length, plain.length]).toEqual([written.length, written.length])
  }
})
