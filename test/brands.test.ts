import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { colourChecks } from '../src/brands/checks.ts'
import { domain, originOf } from '../src/brands/domain.ts'
import { faultOf } from '../src/brands/font.ts'
import { type Brand, kit, legal } from '../src/brands/schema.ts'
import { mergePatch } from '../src/lib/merge.ts'
import { inOwnWords } from '../src/pages/consent-words.ts'
import { privacyEn } from '../src/pages/legal/privacy-en.ts'
import { privacyFr } from '../src/pages/legal/privacy-fr.ts'
import { WHO } from '../src/pixel/facts/click-ids.ts'

describe('a domain', () => {
  test.each([
    ['offres.exemple.fr', 'offres.exemple.fr'],
    ['  Offres.Exemple.FR ', 'offres.exemple.fr'],
    ['xn--nergie-9ua.xn--p1ai', 'xn--nergie-9ua.xn--p1ai'],
    ['a.b.c.d.example', 'a.b.c.d.example'],
  ])('%j is %s', (given, kept) => expect(domain.parse(given)).toBe(kept))

  test.each([
    'https://offres.exemple.fr',
    'offres.exemple.fr/page',
    'offres.exemple.fr:8787',
    'localhost',
    '127.0.0.1',
    '[::1]',
    'énergie.fr',
    '-a.fr',
    'a..fr',
    'a.fr.',
    'a b.fr',
    'user@a.fr',
    `${'a'.repeat(64)}.fr`,
    '',
  ])('%j is refused, with what is expected', given => {
    expect(domain.safeParse(given).error?.issues[0]?.message).toContain('a host name alone, like offres.example.fr')
  })

  test('is where a brand’s pages are; without one they are wherever the request came', () => {
    const url = 'http://localhost:8787/api/x?y'
    expect(originOf({ domain: 'offres.exemple.fr' }, url)).toBe('https://offres.exemple.fr')
    expect(originOf({ domain: null }, url)).toBe('http://localhost:8787')
  })
})

describe('a merge patch', () => {
  test.each([
    // The cases of RFC 7396, appendix A, that concern objects.
    [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
    [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
    [{ a: 'b' }, { a: null }, {}],
    [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
    [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
    [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
    [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
    [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
    [['a', 'b'], { a: 'b' }, { a: 'b' }],
    [{ e: null }, { a: 1 }, { e: null, a: 1 }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  ])('%j with %j is %j', (target, patch, result) => expect(mergePatch(target, patch)).toEqual(result))

  test('changes neither of the two, and reaches no prototype', () => {
    const target = Object.freeze({ a: Object.freeze({ b: 1 }) })
    const patch = JSON.parse('{"a":{"c":2},"__proto__":{"polluted":true}}') as Record<string, unknown>
    mergePatch(target, patch)
    expect(target).toEqual({ a: { b: 1 } })
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})

describe('what a colour becomes', () => {
  const checksOf = (colours: object) => colourChecks({ ...kit.parse(colours), customFont: null })

  test('a yellow stays on buttons, under dark text, and is darkened for links: the answer says so', () => {
    expect(checksOf({ primary: '#ffd23f' })).toEqual([
      {
        path: 'kit.primary',
        given: '#ffd23f',
        becomes: { button: '#ffd23f', buttonText: '#211a06', link: '#866b00' },
        contrast: { button: 11.9, link: 4.6 },
        message:
          'Buttons are #ffd23f, with dark text (11.9:1). Links and marks are darkened to #866b00 so that they can be read (4.6:1).',
      },
    ])
  })

  test('a colour that can be read is kept, and that is said too', () => {
    expect(checksOf({ primary: '#0033aa' })[0]).toMatchObject({
      becomes: { button: '#0033aa', buttonText: '#ffffff', link: '#0033aa' },
      message: expect.stringMatching(/^Buttons are #0033aa, with white text \(\d.*Links keep #0033aa/),
    })
  })

  test('the second colour is a ground', () => {
    const [, second] = checksOf({ primary: '#0033aa', secondary: '#e85d04' })
    expect(second).toMatchObject({ path: 'kit.secondary', given: '#e85d04' })
    expect(second!.message).toContain(second!.becomes.ground)
  })

  test('no colour, no check', () => expect(checksOf({})).toEqual([]))

  test('whatever the colour, what is told can be read', () => {
    const hex = fc.integer({ min: 0, max: 0xffffff }).map(n => `#${n.toString(16).padStart(6, '0')}`)
    fc.assert(
      fc.property(hex, hex, (primary, secondary) => {
        for (const { contrast } of checksOf({ primary, secondary }))
          for (const ratio of Object.values(contrast)) expect(ratio).toBeGreaterThanOrEqual(4.5)
      }),
    )
  })
})

describe('a font', () => {
  const woff2 = (length: number, told = length): Uint8Array<ArrayBuffer> => {
    const bytes = new Uint8Array(length)
    const view = new DataView(bytes.buffer)
    bytes.set(new TextEncoder().encode('wOF2'))
    view.setUint32(8, told)
    view.setUint16(12, 9)
    return bytes
  }
  const latin1 = (text: string) => Uint8Array.from(text, char => char.charCodeAt(0))

  test.each([
    ['a whole WOFF2', woff2(200), null],
    ['half of one', woff2(100, 200), 'truncated'],
    ['its first bytes', woff2(14), 'truncated'],
    ['a WOFF 1', latin1('wOFF\0\0'), 'woff1'],
    ['a TTF', latin1('\0\u0001\0\0\0'), 'not-compressed'],
    ['an OTF', latin1('OTTO\0'), 'not-compressed'],
    ['a script', latin1('alert(1)'), 'not-a-font'],
    ['nothing', latin1(''), 'empty'],
  ])('%s is seen for what it is', (_, bytes, fault) => expect(faultOf(bytes)).toBe(fault))
})

describe('a brand’s own consent words', () => {
  const ours = { version: '2026-11-fr', contact: 'Nos mots.', ads: 'Nos autres mots.' }

  test('without any, ours stand under their own version', () => {
    expect(inOwnWords(ours, undefined, 'fr')).toBe(ours)
    expect(inOwnWords(ours, {}, 'fr')).toBe(ours)
  })

  test('replace ours one by one, typeset, and are a version of their own', () => {
    const own = inOwnWords(ours, { ads: "J'accepte les publicités de la Maison !" }, 'fr')
    expect(own.contact).toBe(ours.contact)
    expect(own.ads).toBe('J’accepte les publicités de la Maison\u202f!')
    expect(own.version).toMatch(/^2026-11-fr-[0-9a-f]{16}$/)
    expect(own.version.length).toBeLessThanOrEqual(64)
  })

  test('another word is another version, the same words the same one', () => {
    const version = (ads: string) => inOwnWords(ours, { ads }, 'fr').version
    expect(version('J’accepte tout.')).toBe(version('J’accepte tout.'))
    expect(version('J’accepte tout.')).not.toBe(version('J’accepte tout'))
  })

  test('cannot be empty, nor differ from visitor to visitor', () => {
    expect(kit.safeParse({ consent: { fr: { ads: 'Oui.' } } }).success).toBe(false)
    expect(kit.safeParse({ consent: { fr: { ads: 'J’accepte les publicités à {city}.' } } }).success).toBe(false)
  })
})

describe('the privacy page', () => {
  const brandWith = (given: object): Brand => ({
    id: 'maison',
    name: 'La Maison Test',
    domain: null,
    kit: { ...kit.parse({}), customFont: null },
    legal: legal.parse({ company: 'Maison Test SAS', email: 'bonjour@example.com', ...given }),
    logo: null,
  })
  const both = (given: object = {}) =>
    [privacyFr(brandWith(given)), privacyEn(brandWith(given))].map(page => ({ page, text: JSON.stringify(page) }))

  test('says the same in both languages, part by part', () => {
    const shapeOf = (page: ReturnType<typeof privacyFr>) =>
      page.map(({ paragraphs = [], facts = [] }) => [paragraphs.length, facts.map(([, value]) => value !== null)])
    const given = { dpo: 'dpo@example.com', recipients: ['CRM SAS'], retentionMonths: 36, address: '1 rue du Test' }
    for (const facts of [{}, given]) {
      const [fr, en] = both(facts)
      expect(shapeOf(fr!.page)).toEqual(shapeOf(en!.page))
    }
  })

  test('says who, why, on what basis, to whom, how long, and to whom to complain (GDPR, art. 13)', () => {
    const [fr, en] = both({ dpo: 'dpo@example.com', recipients: ['CRM SAS'], retentionMonths: 36 })
    for (const said of ['Maison Test SAS', 'dpo@example.com', '6.1.a', '6.1.b', 'Cloudflare', 'CRM SAS', '36', 'CNIL'])
      for (const { text } of [fr!, en!]) expect(text).toContain(said)
  })

  test('has the clause without which no list may go to an ad platform: a consent of its own, hashed, to whom', () => {
    const [fr, en] = both()
    expect(fr!.text).toMatch(/case distincte.*forme hachée.*Meta, Google.*ne vaut pas accord/)
    expect(en!.text).toMatch(/separate box.*hashed form.*Meta, Google.*is not agreeing/)
  })

  test('promises a term only when the brand has one', () => {
    expect(both()[0]!.text).toContain("jusqu'à ce que vous en demandiez l'effacement")
    expect(both({ retentionMonths: 24 })[0]!.text).toContain('24 mois après votre dernier échange')
  })

  test('ends with what the brand adds', () => {
    const [fr, en] = both({ extraPrivacy: { fr: ['Nos appels sont enregistrés.'] } })
    expect(fr!.page.at(-1)!.paragraphs).toEqual(['Nos appels sont enregistrés.'])
    expect(en!.text).not.toContain('enregistrés')
  })

  test('lists every cookie that a visitor may be given', () => {
    const root = path.join(import.meta.dirname, '../src')
    const files = ['pixel', 'pages', 'contacts', 'experiments'].flatMap(folder =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter(name => /\.tsx?$/.test(name) && !name.startsWith('privacy-'))
        .map(name => readFileSync(path.join(root, folder, name), 'utf8')),
    )
    const named = files.flatMap(text => [...text.matchAll(/'(l2l_[a-z_]+)'/g)].map(match => match[1]!))
    const cookies = [...new Set(named)].filter(name => name !== WHO) // a parameter of links, and no cookie
    expect(cookies).toEqual(expect.arrayContaining(['l2l_visitor', 'l2l_refused']))
    for (const { text } of both()) for (const cookie of cookies) expect(text).toContain(`__Host-${cookie}`)
  })
})
