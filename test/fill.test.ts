import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dynamicValues, scoredValues } from '../src/pages/dynamic.ts'
import { compile, fill, fillBytes, type Visit } from '../src/pages/fill.ts'
import type { DynamicText } from '../templates/kit/content.ts'
import { BLOCK, BLOCK_END, dynamicSlot, SLOTS, STAGES, timeLeft } from '../templates/kit/slots.ts'

const visit: Visit = {
  slots: {
    view: 'v',
    token: 't',
    variant: '',
    consent: 'exempt',
    back: '/a?b="<',
    origin: 'https://l2l.example',
    utm: '',
  },
  dynamic: { city: '<b>Lyon</b> & "co"' },
  stage: null,
  lang: 'fr',
  now: 1000,
}
/** Both ways of filling, which must agree. */
function filled(html: string, change: Partial<Visit> = {}): string {
  const [page, who] = [compile(html), { ...visit, ...change }]
  const text = fill(page, who)
  expect(new TextDecoder().decode(fillBytes(page, who))).toBe(text.toWellFormed())
  return text
}

describe('filling a page', () => {
  test('every mark is filled, escaped, and none is left', () => {
    expect(filled(`<a href="${SLOTS.back}">${dynamicSlot('city')}</a>`)).toBe(
      '<a href="/a?b=&#34;&#60;">&#60;b&#62;Lyon&#60;/b&#62; &#38; &#34;co&#34;</a>',
    )
  })

  test('text without marks comes out as it went in', () => {
    const plain = fc.string().filter(text => !/[\ue000-\ue004]/.test(text))
    fc.assert(
      fc.property(plain, text => {
        expect(filled(text)).toBe(text)
      }),
    )
  })

  test('a section of a stage is first for its visitors and in its usual place for all others', () => {
    const html = `${BLOCK.atStage('proof')}first${BLOCK_END}|${BLOCK.notAtStage('proof')}usual${BLOCK_END}`
    expect(filled(html, { stage: 'proof' })).toBe('first|')
    for (const stage of [null, ...STAGES.filter(s => s !== 'proof')]) expect(filled(html, { stage })).toBe('|usual')
  })

  test('what has an end is gone at that very instant, also inside something else', () => {
    const html = `${BLOCK.atStage('incentive')}a${BLOCK.until(2000)}b${BLOCK_END}c${BLOCK_END}`
    expect(filled(html, { stage: 'incentive', now: 1999 })).toBe('abc')
    expect(filled(html, { stage: 'incentive', now: 2000 })).toBe('ac')
    expect(filled(html)).toBe('')
  })

  test.each([
    [3.9 * 24 * 60, 'fr', '3\u00a0jours'],
    [2 * 24 * 60, 'fr', '2\u00a0jours'],
    [2 * 24 * 60 - 1, 'en', '47\u00a0hours'],
    [2 * 60, 'fr', '2\u00a0heures'],
    [119, 'fr', '119\u00a0minutes'],
    [1, 'en', '1\u00a0minute'],
    [-0.01, 'en', '0\u00a0minutes'],
  ] as const)('%d minutes before its end, a page in %s says %s', (minutes, lang, words) => {
    expect(filled(timeLeft(1000 + minutes * 60_000), { lang })).toBe(words)
  })

  test.each([`${BLOCK.until(1)}open`, `closed${BLOCK_END}`])('a block that does not close once is a fault', html => {
    expect(() => compile(html)).toThrow('closed')
  })
})

const city: DynamicText = {
  name: 'city',
  fallback: 'votre ville',
  maxLength: 12,
  values: ['Lyon', 'Saint-Étienne'],
  open: false,
  letters: 'as-is',
}
const asked = (value: string, change: Partial<DynamicText> = {}): string =>
  dynamicValues([{ ...city, ...change }], new URLSearchParams({ city: value }), 'fr').city!

describe('dynamic text', () => {
  test.each([
    ['Lyon', {}, 'Lyon'],
    ['LYON', {}, 'Lyon'], // as it was declared
    ['lyôn', {}, 'Lyon'],
    ['Paris', {}, 'votre ville'], // not declared
    ['Paris', { open: true }, 'Paris'],
    ['  Paris   12 ', { open: true }, 'Paris 12'],
    ['Villeurbanne-sur-Mer', { open: true }, 'votre ville'], // longer than allowed
    ['saint-lô', { open: true, letters: 'title' }, 'Saint-Lô'],
    ['PARIS', { open: true, letters: 'sentence' }, 'Paris'],
    ["L'Haÿ", { open: true }, 'L’Haÿ'], // typeset
    ['', {}, 'votre ville'],
    ['<b>x</b>', { open: true }, 'votre ville'],
    ['evil.com', { open: true }, 'votre ville'],
    ['a\u202eb', { open: true }, 'votre ville'], // direction override
    ['&lt;b&gt;', { open: true }, 'votre ville'],
    ['%3Cb%3E', { open: true }, 'votre ville'], // escaped twice
    ['\ufffd%A', { open: true }, 'votre ville'], // bytes that are no text
    ['06 12 34 56', { open: true }, 'votre ville'], // whom to call is not for a link to say
    ['Paris 75011', { open: true }, 'Paris 75011'],
    ['M & Fils', { open: true }, 'M & Fils'],
    ['saint-jean', { open: true, letters: 'title' }, 'Saint-Jean'],
    ['bois-LE-roi', { open: true, letters: 'title' }, 'Bois-le-Roi'],
    ["l'isle-d'abeau", { open: true, letters: 'title', maxLength: 20 }, 'L’Isle-d’Abeau'],
    ['{{ad.name}}', { open: true }, 'votre ville'], // a macro that the platform did not replace
  ] as const)('%j with %j shows %j', (value, change, shown) => expect(asked(value, change)).toBe(shown))

  test('what the team declares is fit, whatever its signs', () => {
    expect(asked('7J/7', { values: ['7j/7'] })).toBe('7j/7')
    expect(asked('7J/7', { open: true })).toBe('votre ville')
  })

  test('another parameter than its name may carry it', () => {
    const values = dynamicValues([{ ...city, param: 'utm_term' }], new URLSearchParams('utm_term=lyon'), 'fr')
    expect(values).toEqual({ city: 'Lyon' })
  })

  test('each declared value is scored once, and the fallback first', () => {
    expect(scoredValues([city, { ...city, name: 'job', fallback: 'artisan', values: ['plombier'] }], 'fr')).toEqual([
      { city: 'votre ville', job: 'artisan' },
      { city: 'Lyon', job: 'artisan' },
      { city: 'Saint-Étienne', job: 'artisan' },
      { city: 'votre ville', job: 'plombier' },
    ])
  })
})
