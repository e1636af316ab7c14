import fc from 'fast-check'
import { expect, test } from 'vitest'
import type * as z from 'zod'
import { newCampaign } from '../src/campaigns/schema.ts'
import { importParams } from '../src/contacts/crm/options.ts'
import { backTo } from '../src/dashboard/back.ts'
import { heights } from '../src/dashboard/flow.tsx'
import { formatsOf } from '../src/dashboard/formats.ts'
import { issueText } from '../src/dashboard/issues.ts'
import { words } from '../src/dashboard/words.ts'
import { issuesOf } from '../src/lib/http.ts'
import { recipientChange } from '../src/notices/recipient-schema.ts'
import { screenAt } from './screen.ts'

test('every sentence that exists in French exists in English, and none is empty', () => {
  const keys = (entry: object, path = ''): string[] =>
    Object.entries(entry).flatMap(([key, value]) => {
      expect(value, path + key).not.toBe('')
      return typeof value === 'object' ? keys(value as object, `${path}${key}.`) : [path + key]
    })
  expect(keys(words.en)).toEqual(keys(words.fr))
})

test('French is set with its own spaces and apostrophes, in sentences made from figures too', () => {
  expect(words.fr.signIn.newLinkHow).toMatch(/heures\u00a0:$/)
  expect(words.fr.audience.from('Engagé')).toBe('à partir de «\u00a0Engagé\u00a0»')
  expect(words.fr.loss.lost('17\u00a0%')).toBe('17\u00a0% des clics n’arrivent pas')
})

test('figures are written as each language writes them', () => {
  const [fr, en] = [formatsOf('fr'), formatsOf('en')]
  expect(fr.days({ from: '2026-12-01', to: '2026-12-01' })).toBe('1er déc. 2026')
  expect(fr.days({ from: '2026-11-21', to: '2026-12-01' })).toMatch(/^21 nov\..–.1er déc\. 2026$/)
  expect(fr.money(12_345_600_000, 'EUR')).toBe('12\u202f346\u00a0€')
  expect(fr.money(35_060_000, 'EUR')).toBe('35,06\u00a0€')
  expect(en.money(35_060_000, 'EUR')).toBe('€35.06')
  expect([0.314, 0.0412, 0.00523].map(en.percent)).toEqual(['31%', '4.1%', '0.52%'])
  expect(en.percents(0.031, 0.054)).toBe('3.1% – 5.4%')
  expect(fr.days({ from: '2026-10-18', to: '2026-11-16' }).replace(/\s/g, ' ')).toBe('18 oct. – 16 nov. 2026')
})

const { slug, name, currency } = newCampaign.shape
test.each<[string, z.ZodType, string, string]>([
  ['an address', slug, 'Été 2026', 'Des minuscules sans accent'],
  ['an address of our own', slug, 'privacy', 'Ce mot est déjà une adresse de Like2Lead'],
  ['a currency', currency, 'euros', 'Un code de devise, comme EUR.'],
  ['a name of one line', name, 'Été\n2026', 'Une seule ligne'],
  ['a name to be seen', name, 'Été\u0007', 'Des caractères invisibles'],
  ['a short name', name, 'x'.repeat(481), '120 caractères au plus.'],
  ['a time zone', recipientChange.shape.zone, '', 'Un continent et une ville'],
  ['a country', importParams.shape.country, 'Franse', 'Ce pays n’est pas connu'],
])('what is not %s is told by what it should be, in the language of whoever looks', (_, shape, value, french) => {
  const [issue] = issuesOf(shape.safeParse(value).error!)
  const [fr, en] = (['fr', 'en'] as const).map(language => issueText(screenAt(language), issue!, 'no words'))
  expect(fr).toContain(french)
  expect(new Set([fr, en, issue!.message, 'no words']).size).toBe(4)
})

test('the river never widens where the count falls, and always fits its frame', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(10_000_000), { minLength: 4, maxLength: 4 }), counts => {
      const sizes = heights(counts)
      return sizes.every(
        (size, i) =>
          size >= 2 &&
          size <= 100.0001 &&
          sizes.every((other, j) => counts[i]! <= counts[j]! === size <= other || counts[i] === counts[j]),
      )
    }),
  )
})

test('a stage that nobody reported is drawn between its neighbours', () => {
  const [before, unknown, after] = heights([1000, null, 10, 1])
  expect(unknown).toBeCloseTo((before! + after!) / 2)
})

test('a form leads back to a page of the dashboard, and nowhere else', () => {
  for (const page of ['/app', '/app/audiences/a1/export/meta?form=hashed&lang=en']) expect(backTo(page)).toBe(page)
  for (const other of [
    '',
    'https://evil.example',
    '//evil.example',
    '/app//evil.example',
    '/app/../spring',
    '/app/%2E%2e/spring',
    '/apple',
  ])
    expect([other, backTo(other)]).toEqual([other, null])
})
