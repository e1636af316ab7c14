import fc from 'fast-check'
import { expect, test } from 'vitest'
import { elided, typeset } from '../src/lib/typography.ts'

const visible = (text: string) => text.replaceAll('\u00a0', '~').replaceAll('\u202f', '_')

test.each([
  ["L'hiver arrive!", 'L’hiver arrive_!'],
  ['Prêt ? Allons-y ; vite !', 'Prêt_? Allons-y_; vite_!'],
  ['Vraiment ?!', 'Vraiment_?!'],
  ['Le prix: 45 € (ou moins ?)', 'Le prix~: 45~€ (ou moins_?)'],
  ['"Objectif" : -30%', '"Objectif" : -30~%'],
  ['Un « bilan » offert', 'Un «~bilan~» offert'],
  ['Un «bilan» à 1 250 000 €', 'Un «~bilan~» à 1_250_000~€'],
  ['Réponse en 48 h, pas en 10 hivers', 'Réponse en 48~h, pas en 10 hivers'],
  ['Rendez-vous à 10:30 sur https://exemple.fr/?a=1', 'Rendez-vous à 10:30 sur https://exemple.fr/?a=1'],
])('in French, %j is set as %j', (written, set) => {
  expect(visible(typeset(written, 'fr'))).toBe(set)
})

test.each([
  ["Don't wait: it's 30% off!", 'Don’t wait: it’s 30% off!'],
  ["the '90s", "the '90s"],
])('in English, %j is set as %j', (written, set) => {
  expect(visible(typeset(written, 'en'))).toBe(set)
})

const writing = fc.string({ unit: fc.constantFrom(..."aé5 \u00a0\u202f;!?:«»'%€h/.\n"), maxLength: 30 })

test('text that is set already does not change, and no letter or sign ever does', () => {
  const signs = (text: string) => text.replace(/[ \u00a0\u202f]/g, '').replaceAll('’', "'")
  fc.assert(
    fc.property(writing, fc.constantFrom('fr' as const, 'en' as const), (text, language) => {
      const once = typeset(text, language)
      expect(typeset(once, language)).toBe(once)
      expect(signs(once)).toBe(signs(text))
    }),
    { numRuns: 3000 },
  )
})

test.each([
  ['que', 'Atelier Exemple', 'qu’Atelier Exemple'],
  ['de', 'Éclat', 'd’Éclat'],
  ['de', 'Œnologie', 'd’Œnologie'],
  ['que', 'La Maison', 'que La Maison'],
  ['de', 'Hermès', 'de Hermès'],
] as const)('« %s » before « %s » is « %s »', (word, name, said) => expect(elided(word, name)).toBe(said))
