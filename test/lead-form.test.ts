import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { arrivalOf, UNKNOWN } from '../src/contacts/arrival.ts'
import { CONSENT_TEXT_VERSION, consentTexts } from '../src/contacts/consent.ts'
import { readExtra } from '../src/pages/form/extra-answers.ts'
import { errorsIn, keptValues, readAnswers } from '../src/pages/form/lead-form.ts'
import { formWords } from '../src/pages/form/words.ts'
import { findTemplate } from '../templates/index.ts'
import { extra, type Form, formOf, formWarnings, nameOf, stepsOf } from '../templates/kit/fields.ts'
import sample from '../templates/quote/sample.json' with { type: 'json' }

const asked = (extras: object[], fields: Form['fields'] = ['email']): Form => formOf({ fields, extras })
const text = (n: number) => Array.from({ length: n }, (_, i) => ({ name: `q_${i}`, label: `Q${i}`, type: 'text' }))

describe('what a form asks', () => {
  const quote = findTemplate('quote')!.content
  const refusal = (change: object) =>
    quote.safeParse({ ...sample, ...change }).error?.issues.map(({ path, message }) => [path.join('.'), message])

  test('a page may ask twelve questions and no more', () => {
    expect(refusal({ fields: ['email'], extras: text(11) })).toBeUndefined()
    expect(refusal({ fields: ['email', 'phone'], extras: text(11) })).toEqual([
      ['extras', '12 questions at most, fields and extras together'],
    ])
  })

  test('a confirmation by mail needs an e-mail', () => {
    expect(refusal({ fields: ['email'], doubleOptIn: true })).toBeUndefined()
    expect(refusal({ fields: ['phone'], doubleOptIn: true })).toEqual([
      ['doubleOptIn', 'the confirmation goes by mail: add the field "email"'],
    ])
  })

  test.each([
    ['a name that the form uses itself', { name: 'token' }],
    ['the name of a field', { name: 'email' }],
    ['a name that looks like a consent', { name: 'consent_sms' }],
    ['a name with capitals', { name: 'Budget' }],
    ['a select without options', { type: 'select' }],
    ['a select with one option', { type: 'select', options: ['a'] }],
    ['the same option twice', { type: 'choice', options: ['a', 'a'] }],
    ['a text with options', { options: ['a', 'b'] }],
    ['an option with braces', { type: 'select', options: ['{city}', 'b'] }],
    ['a type that nobody knows', { type: 'file' }],
    ['no label', { label: '' }],
  ])('an extra question with %s is refused', (_, change) => {
    expect(extra.safeParse({ name: 'budget', label: 'Budget', type: 'text' }).success).toBe(true)
    expect(extra.safeParse({ name: 'budget', label: 'Budget', type: 'text', ...change }).success).toBe(false)
  })

  test('the same extra twice is refused', () => {
    expect(refusal({ extras: [...text(1), ...text(1)] })).toEqual([['extras', 'the same name twice']])
  })

  test.each([
    [1, [1]],
    [4, [4]],
    [6, [6]],
    [7, [3, 2, 2]],
    [8, [3, 3, 2]],
    [9, [3, 3, 3]],
    [12, [3, 3, 3, 3]],
  ])('%i questions are asked in steps of %j', (count, lengths) => {
    expect(stepsOf(asked(text(count - 1))).map(step => step.length)).toEqual(lengths)
  })

  test('in steps, who asks comes last; in one piece, free text does', () => {
    const names = (form: Form) => stepsOf(form).flat().map(nameOf) // biome-ignore format: one line
    expect(names(asked(text(2), ['message', 'email']))).toEqual(['email', 'q_0', 'q_1', 'message'])
    expect(names(asked(text(5), ['message', 'email']))).toEqual(['q_0', 'q_1', 'q_2', 'q_3', 'q_4', 'email', 'message'])
  })

  test('more than four questions, a foreign script and what is not set up are told before publishing', () => {
    expect(formWarnings(asked(text(3)))).toMatchObject({ count: 4, most: 4 })
    expect(formWarnings(asked(text(4)))).toMatchObject({ count: 5, most: 4 })
    const both = { ...asked([]), turnstile: true, doubleOptIn: true }
    const told = (can: object, form: Form = both) => {
      const { turnstile, turnstileUnset, mailUnset } = formWarnings(form, can)
      return [turnstile, turnstileUnset, mailUnset]
    }
    expect(told({}, asked([]))).toEqual([false, false, false])
    expect(told({})).toEqual([true, false, false])
    expect(told({ turnstile: true, mail: true })).toEqual([true, false, false])
    expect(told({ turnstile: false, mail: false })).toEqual([true, true, true])
  })
})

describe('what was answered', () => {
  const extraOf = (type: string) => {
    const options = type === 'select' || type === 'choice' ? { options: ['Maison', 'Été'] } : {}
    return extra.parse({ name: 'x', label: 'X', type, ...options })
  }
  test.each([
    ['text', 'Bonjour', 'Bonjour'],
    ['number', '1 200,50', 1200.5],
    ['number', '1\u202f200', 1200],
    ['number', '1,200.5', 1200.5],
    ['number', '-3', -3],
    ['number', 'douze', null],
    ['number', '1e99', null],
    ['number', '9'.repeat(20), null],
    ['select', 'Maison', 'Maison'],
    ['select', 'maison', null],
    ['choice', 'Été', 'Été'],
    ['choice', '', null],
    ['date', '2026-12-31', '2026-12-31'],
    ['date', '31/12/2026', '2026-12-31'],
    ['date', '2026-02-30', null],
    ['date', '0001-01-01', null],
    ['postcode', '69003', '69003'],
    ['postcode', '69 003', '69003'],
    ['postcode', '6900', null],
  ])('to a %s, %j means %j', (type, answer, meaning) => expect(readExtra(answer, extraOf(type), 'FR')).toBe(meaning))

  test.each([
    ['GB', 'sw1a 1aa', 'SW1A 1AA'],
    ['GB', '69003', null],
    ['BE', '1000', '1000'],
    [null, 'ab-123', 'AB-123'],
    [null, '!', null],
  ])('in %s the postcode %j is %j', (country, answer, meaning) =>
    expect(readExtra(answer, extraOf('postcode'), country)).toBe(meaning),
  )

  const form = asked(
    [
      { name: 'home', label: 'Logement', type: 'choice', options: ['Maison', 'Appartement'], required: true },
      { name: 'area', label: 'Surface', type: 'number' },
    ],
    ['email', 'phone', 'message'],
  )
  const asking = { form, lang: 'fr', tone: 'vous', country: 'FR' } as const
  const read = (sent: Record<string, string>, change = {}) =>
    readAnswers(new URLSearchParams(sent), { ...asking, ...change })

  test('answers come out clean: e-mail in small letters, phone in E.164, numbers as numbers', () => {
    expect(
      read({ email: ' A@Example.com ', phone: '06 39 98 00 12', home: 'Maison', area: '80,5', message: 'a\r\nb' }),
    ).toMatchObject({
      ok: true,
      answers: {
        person: { email: 'a@example.com', phone: '+33639980012', country: 'FR' },
        message: 'a\nb',
        extras: { home: 'Maison', area: 80.5 },
        consent: { contact: false, ads: false },
      },
    })
  })

  test.each([
    ['fr', 'vous', 'Indiquez un nombre, par exemple 120 ou 2,5.'],
    ['fr', 'tu', 'Indique un nombre, par exemple 120 ou 2,5.'],
    ['en', 'tu', 'Enter a number, such as 120 or 2.5.'],
  ])('what is wrong is said in %s, with %s', (lang, tone, message) => {
    expect(read({ email: 'a@example.com', home: 'Maison', area: 'x' }, { lang, tone })).toEqual({
      ok: false,
      errors: [{ field: 'area', message }],
    })
  })

  test('everything that is wrong is said at once, in the order of the form', () => {
    const reading = read({ email: 'a@', phone: '06', area: '?' })
    expect(reading.ok ? [] : reading.errors.map(({ field }) => field)).toEqual(['email', 'phone', 'home', 'area'])
  })

  test('two thousand letters with line breaks are as long as the browser counted', () => {
    const message = `${'x'.repeat(999)}\r\n`.repeat(2)
    expect(errorsIn(new URLSearchParams({ message }), ['message'], asking)).toEqual([])
    expect(errorsIn(new URLSearchParams({ message: 'x'.repeat(2001) }), ['message'], asking)).toHaveLength(1)
  })

  test('what goes back into the form holds no mark of a page, and a box only beside the words that were ticked', () => {
    const sent = new URLSearchParams({ email: 'a\ue000view\ue000', area: '9'.repeat(50), consent_ads: '1', x: 'y' })
    expect(keptValues(sent, form, true)).toMatchObject({ email: 'aview', area: '9'.repeat(20), consent_ads: '1' })
    expect(Object.keys(keptValues(sent, form, false))).not.toContain('consent_ads')
    expect(Object.keys(keptValues(sent, form, true))).not.toContain('consent_contact')
    expect(Object.keys(keptValues(sent, form, true))).not.toContain('x')
  })

  test('who has a number of another country is told how to write it', () => {
    for (const [lang, tone] of [
      ['fr', 'vous'],
      ['fr', 'tu'],
      ['en', 'vous'],
    ] as const)
      expect(formWords(lang, tone).phone).toMatch(/indicatif|country code/)
  })

  test('nobody who is called tu is called vous as well', () => {
    const said = JSON.stringify(formWords('fr', 'tu'), (_, word) => (typeof word === 'function' ? word(9) : word))
    expect(said).not.toMatch(/\bvo(us|tre|s)\b|\wez\b/i)
  })
})

describe('where somebody came from', () => {
  const rows: [string, object][] = [
    ['/spring/ad-1', { landing: '/spring/ad-1', source: 'direct', utm: '', clicks: '' }],
    [
      '/spring?utm_source=ig&utm_medium=paid_social&x=1&fbclid=Ab-1',
      {
        landing: '/spring',
        source: 'meta',
        utm: 'utm_source=ig&utm_medium=paid_social',
        clicks: 'fbclid=Ab-1&_fbc=fb.1.1795000000000.Ab-1',
      },
    ],
    ['/s/a?gclid=x', { landing: '/s/a', source: 'google', utm: '', clicks: 'gclid=x' }],
    ['/s/a?utm_source=tiktok&utm_campaign=__CAMPAIGN_NAME__', { utm: 'utm_source=tiktok' }],
    ['/s/a?utm_source=fb&utm_content={{ad.name}}&utm_term={keyword}', { utm: 'utm_source=fb' }],
    ['/s/a?gclid={gclid}&l2l_who=k1.a.b', { source: 'direct', clicks: '' }],
    [`/s/a?utm_source=fb&utm_content=${'x'.repeat(600)}`, { utm: 'utm_source=fb' }],
    [`/s/a?fbclid=${'x'.repeat(3000)}`, { clicks: '' }],
    ['//evil.example/?utm_source=fb', UNKNOWN],
    ['https://evil.example/?utm_source=fb', UNKNOWN],
    [`/${'x'.repeat(300)}`, UNKNOWN],
    ['', UNKNOWN],
  ]
  test.each(rows.map(([from, expected]) => [from.slice(0, 60), from, expected] as const))('%s', (_, from, expected) =>
    expect(arrivalOf(from, { at: 1_795_000_000_000, cookies: '' })).toMatchObject(expected),
  )
})

describe('the texts of the two boxes', () => {
  test('calls are agreed to only where a number is asked', () => {
    for (const lang of ['fr', 'en'] as const) {
      expect(consentTexts(lang, 'X', { phone: true }).contact).toMatch(/téléphone|phone/)
      expect(consentTexts(lang, 'X', { phone: false }).contact).not.toMatch(/téléphone|phone|appel|call/)
    }
  })

  // Proof of consent names a version of these words. When they change: a new CONSENT_TEXT_VERSION, a new line here.
  test('are those of their version', () => {
    const all = (['fr', 'en'] as const).flatMap(lang =>
      ['X', 'Exemple'].flatMap(name => [true, false].map(phone => consentTexts(lang, name, { phone }))),
    )
    expect(new Set(all.map(({ version }) => version)).size).toBe(4)
    const digest = createHash('sha256')
      .update(JSON.stringify(all.map(({ contact, ads }) => [contact, ads])))
      .digest('hex')
    expect({ [CONSENT_TEXT_VERSION]: digest.slice(0, 16) }).toEqual({ '2026-11d': '3c2670d861734572' })
  })
})
