// Long on purpose: the tables of cases of one subject, to be read side by side.
import { describe, expect, test } from 'vitest'
import { agreementOf } from '../src/contacts/crm/agreement.ts'
import { amountIn, markOf, moneyIn } from '../src/contacts/crm/amounts.ts'
import { CUSTOMERS, OUTCOMES } from '../src/contacts/crm/columns.ts'
import { countryIn } from '../src/contacts/crm/countries.ts'
import { readCustomers } from '../src/contacts/crm/customers.ts'
import { momentIn, orderOf } from '../src/contacts/crm/days.ts'
import { judge, type Known } from '../src/contacts/crm/judge.ts'
import { type Named, together } from '../src/contacts/crm/people.ts'
import { hintsOf, type Quality } from '../src/contacts/crm/quality.ts'
import { headersOf, MAX_LINES, type Mapping, readTable } from '../src/contacts/crm/table.ts'
import { consentIn, statusIn } from '../src/contacts/crm/words.ts'
import { outcomeOf } from '../src/conversions/outcomes.ts'

const DAY_MS = 86_400_000
const NOW = Date.UTC(2026, 10, 30, 12)
const day = (text: string) => Date.parse(`${text}T00:00:00Z`)
const utf8 = (text: string) => new TextEncoder().encode(text)

const NO_DEFAULTS = { country: null, currency: null, dates: null }

function read(bytes: Uint8Array, defaults = {}, mapping: Mapping<keyof typeof CUSTOMERS.columns> = {}) {
  const table = readTable(bytes, CUSTOMERS, mapping)
  if (!table.ok) throw new Error(JSON.stringify(table.issues))
  return { ...readCustomers(table.table, { ...NO_DEFAULTS, ...defaults }, NOW), ...table.table }
}

const problems = (text: string, format: Parameters<typeof readTable>[1] = CUSTOMERS, mapping = {}) => {
  const table = readTable(utf8(text), format, mapping)
  return table.ok ? [] : table.issues.map(({ path, message }) => `${path}: ${message}`)
}

const FRENCH = [
  'Prénom;Nom;Adresse e-mail;Téléphone;Pays;Code postal;Ville;Chiffre d’affaires;Devise;Date du dernier achat;Consentement publicité;Date du consentement',
  'Zoé;Exemple;ZOE@example.com ;06 39 98 00 12;France;69100;Villeurbanne;1 250,40 €;EUR;30/10/2026;Oui;02/01/2025',
  '"Exemple; Paul";;paul@example.com;;Belgique;;;96,40;EUR;;non;',
].join('\r\n')

const latin1 = (text: string) =>
  Uint8Array.from([...text.replaceAll('’', "'")], letter => (letter === '€' ? 0x80 : letter.charCodeAt(0)))
const utf16 = (text: string) => {
  const bytes = new Uint8Array(2 + text.length * 2)
  bytes.set([0xff, 0xfe])
  for (const [i, unit] of [...text].entries()) bytes.set([unit.charCodeAt(0) & 255, unit.charCodeAt(0) >> 8], 2 + i * 2)
  return bytes
}

describe('a file of customers', () => {
  test.each([
    ['UTF-8', utf8(FRENCH)],
    ['UTF-8 with a byte-order mark', utf8(`\ufeff${FRENCH}`)],
    ['what Excel writes in France (Latin-1)', latin1(FRENCH)],
    ['UTF-16', utf16(FRENCH)],
    ['tabs', utf8(FRENCH.replace('"Exemple; Paul"', 'Exemple, Paul').replaceAll(';', '\t'))],
    ['a line that tells Excel the delimiter', utf8(`sep=;\r\n${FRENCH}`)],
  ])('is read with French headers, amounts and dates: %s', (_, bytes) => {
    const { customers, issues, refused } = read(bytes)
    expect([issues, refused]).toEqual([[], 0])
    expect(customers.map(({ line, ...rest }) => rest)).toEqual([
      {
        person: {
          ...{
            email: 'zoe@example.com',
            phone: '+33639980012',
            first_name: 'Zoé',
            last_name: 'Exemple',
            company: null,
          },
          ...{ country: 'FR', zip: '69100', city: 'Villeurbanne' },
        },
        value: { micros: 1_250_400_000, currency: 'EUR' },
        ...{ lastAt: day('2026-10-30'), consent: 'yes', consentText: '' },
        consentAt: { at: day('2025-01-02'), from: day('2025-01-02'), to: day('2025-01-03') - 1 },
      },
      {
        person: {
          ...{ email: 'paul@example.com', phone: null, last_name: null, company: null },
          ...{ first_name: expect.stringMatching(/^Exemple[;,] Paul$/), country: 'BE', zip: null, city: null },
        },
        value: { micros: 96_400_000, currency: 'EUR' },
        ...{ lastAt: null, consent: 'no', consentText: '', consentAt: null },
      },
    ])
  })

  test('tells which header each field is taken from, and which headers nothing is taken from', () => {
    const { columns, unmapped } = read(
      utf8('E-mail,Mon accord,Score\na@example.com,oui,7'),
      {},
      { consent_ads: 'Mon accord' },
    )
    expect([columns, unmapped]).toEqual([{ email: 'E-mail', consent_ads: 'Mon accord' }, ['Score']])
  })

  test('without a column of consent is refused: nobody is taken to have agreed', () => {
    expect(problems('email,value\na@example.com,12')).toEqual([
      expect.stringMatching(/^line 1: consent_ads: no column .* each line has to say whether/),
    ])
  })

  test.each([
    ['a quotation mark that is never closed', 'email,consent_ads\na@example.com,"yes\nb@example.com,no', 'line 2'],
    ['a line of fewer cells than the header', 'email,phone,consent_ads\na@example.com,yes', 'line 2'],
    ['a line of more cells than the header', 'email,consent_ads\na@example.com,yes,no\n', 'line 2'],
    ['two columns of the same name', 'email,consent_ads,E-mail,email\na@example.com,yes,,', 'line 1: email'],
    ['no line below its header', 'email,consent_ads\n', 'line 1'],
    ['no header', 'a@example.com,yes\nb@example.com,no', 'line 1'],
    ['too many lines', `email,consent_ads\n${'a@example.com,no\n'.repeat(MAX_LINES + 1)}`, `line ${MAX_LINES + 2}`],
  ])('with %s is refused whole, and the message holds nothing of the cells', (_, text, path) => {
    const found = problems(text)
    expect(found[0]).toMatch(new RegExp(`^${path}: `))
    expect(found.join()).not.toContain('example.com')
  })

  test('that is a workbook, or whose mapping names a column that is not there, is refused in words', () => {
    expect(readTable(Uint8Array.of(0x50, 0x4b, 3, 4), CUSTOMERS, {})).toMatchObject({
      issues: [{ path: 'file', message: expect.stringContaining('CSV UTF-8') }],
    })
    expect(problems('email,consent_ads\na@example.com,yes', CUSTOMERS, { phone: 'Portable' })).toEqual([
      'line 1: phone: no column is called what mapping says',
    ])
  })

  test('lines that cannot be used are told one by one, without what they say, and the others are read', () => {
    const { customers, issues, refused } = read(
      utf8(
        [
          'email,phone,consent_ads,consent_at,value,currency,country,first_name',
          'nobody,0639980012,yes,,12,EUR,,A', // no country for the phone
          'nobody,+33639980012,yes,,12,EUR,,A',
          'b@example.com,3.36E+10,yes,,-5,EUR,Nowhere,<b>B</b>',
          'c@example.com,,perhaps,,12,EUR,,C',
          'd@example.com,,yes,soon,1.250,EUR,,D',
          'e@example.com,,yes,2027-01-01,12,euros,,E',
          'f@example.com,,withdrawn,soon,12 €,USD,,F',
        ].join('\n'),
      ),
    )
    expect(issues.map(({ path, message }) => `${path}: ${message}`)).toEqual([
      expect.stringMatching(/^line 2: email: not an e-mail address/),
      expect.stringMatching(/^line 2: phone: .*country/),
      expect.stringMatching(/^line 2: email: neither .* the line is left out$/),
      expect.stringMatching(/^line 3: email: not an e-mail address/),
      expect.stringMatching(/^line 4: country: /),
      expect.stringMatching(/^line 4: phone: a spreadsheet has rounded/),
      expect.stringMatching(/^line 4: first_name: /),
      expect.stringMatching(/^line 4: value: below zero/),
      expect.stringMatching(/^line 5: consent_ads: expected yes, no or withdrawn/),
      expect.stringMatching(/^line 6: consent_at: not a date.*; the yes does not count$/),
      expect.stringMatching(/^line 6: value: thousands or decimals/),
      expect.stringMatching(/^line 7: consent_at: in the future; the yes does not count$/),
      expect.stringMatching(/^line 7: currency: not an ISO 4217 code/),
      expect.stringMatching(/^line 8: consent_at: not a date.*; left out$/),
      expect.stringMatching(/^line 8: currency: not the currency that the amount is written in/),
    ])
    expect(JSON.stringify(issues)).not.toMatch(/example\.com|nobody|Nowhere|perhaps|3\.36/)
    expect(refused).toBe(2)
    expect(customers.map(({ line, consent, value }) => [line, consent, value?.micros ?? null])).toEqual([
      [3, 'yes', 12_000_000],
      [4, 'yes', null],
      [6, 'unsaid', null], // an agreement of an unknown day is none
      [7, 'unsaid', null],
      [8, 'withdrawn', null], // a withdrawal is one, whatever else is wrong
    ])
  })

  test('says of a currency, a country or an order of dates only what it does not say itself', () => {
    const text =
      'email,phone,consent_ads,value,currency,last_purchase\na@example.com,0639980012,1,5,,03/04/2026\nb@example.com,,0,5,usd,'
    const { customers } = read(utf8(text), { country: 'FR', currency: 'EUR', dates: 'mdy' })
    expect(customers.map(({ person, value, lastAt }) => [person.phone, value?.currency, lastAt])).toEqual([
      ['+33639980012', 'EUR', day('2026-03-04')],
      [null, 'USD', null],
    ])
  })
})

test.each([
  ['1250', 1250], ['1 250,40', 1250.4], ['1\u202f250,40 €', 1250.4], ['€1,250.40', 1250.4], ["1'250.40", 1250.4],
  ['1.250.400', 1_250_400], ['1.250,400', 1250.4], ['0,125', 0.125], ['12345,678', 12345.678], ['-12', -12], ['-€12.50', -12.5],
  ['EUR 12', 12], ['abc', null], ['1 2', null], ['12,34,567', null], ['1.2.3', null], ['1e5', null], ['99999999999', null],
  ['1.250', 'ambiguous'], ['1,250', 'ambiguous'],
])('the amount %s is %s', (text, wanted) => {
  const amount = amountIn(text, null)
  expect(amount !== null && amount !== 'ambiguous' ? amount.micros / 1_000_000 : amount).toBe(wanted)
}) // biome-ignore format: a table

test('a column of amounts tells which mark is decimal when one of its cells does', () => {
  const mark = markOf(['1.250', '96,40'])
  expect(amountIn('1.250', mark)).toMatchObject({ micros: 1_250_000_000 })
  expect(amountIn('1,250', mark)).toMatchObject({ micros: 1_250_000 })
  expect([markOf(['1.250', '12']), markOf(['1,5', '1.5'])]).toEqual([null, null])
})

test('a value without any currency is none', () => {
  expect(moneyIn({ value: '12', currency: '' }, null, null)).toMatchObject({ ok: false, field: 'currency' })
  expect(moneyIn({ value: '12', currency: '' }, null, 'EUR')).toEqual({
    ok: true,
    value: { micros: 12_000_000, currency: 'EUR' },
  })
})

test.each([
  ['2026-11-30', '2026-11-30T00:00'], ['2026/1/5', '2026-01-05T00:00'], ['30/11/2026', '2026-11-30T00:00'], ['11/30/2026', '2026-11-30T00:00'],
  ['04/04/2026', '2026-04-04T00:00'], ['03.04.2026', '2026-04-03T00:00'], ['30-11-2026 14:05', '2026-11-30T14:05'], ['11/30/2026, 2:05 PM', '2026-11-30T14:05'],
  ['2026-11-30T14:05:00+01:00', '2026-11-30T13:05'], ['12/12/2026 12:00 AM', '2026-12-12T00:00'], ['03/04/2026', 'ambiguous'], ['31/06/2026', null],
  ['2026-13-01', null], ['2026-11-30 25:00', null], ['46356', null],
])('the date %s is %s', (text, wanted) => {
  const moment = momentIn(text, null)
  expect(moment !== null && moment !== 'ambiguous' ? new Date(moment.at).toISOString().slice(0, 16) : moment).toBe(wanted)
}) // biome-ignore format: a table

test('a column of dates tells whether the day comes first when one of its cells does', () => {
  expect([orderOf(['03/04/2026', '30/11/2026']), orderOf(['03/04/2026', '11/30/2026'])]).toEqual(['dmy', 'mdy'])
  expect([orderOf(['03/04/2026']), orderOf(['30/11/2026', '11/30/2026'])]).toEqual([null, null])
  expect(momentIn('03/04/2026', 'dmy')).toMatchObject({ at: day('2026-04-03') })
})

test('consent and status are understood in French and English, and a word that could mean anything is none', () => {
  expect(['oui', 'YES', '1', 'Vrai', 'opt-in'].map(consentIn)).toEqual(Array(5).fill('yes'))
  expect(['Non', '0', 'false', 'refusé'].map(consentIn)).toEqual(Array(4).fill('no'))
  expect(consentIn('')).toBe('unsaid')
  expect(['withdrawn', 'Retiré', 'révoqué', 'opted out'].map(consentIn)).toEqual(Array(4).fill('withdrawn'))
  expect(['maybe', 'constructor', 'à demander'].map(consentIn)).toEqual([null, null, null])
  expect(['Qualifié', 'Closed Won', 'closedlost', 'Fermé - gagné', 'perdu'].map(statusIn)).toEqual([
    'qualified', 'won', 'lost', 'won', 'lost',
  ]) // biome-ignore format: beside what is asked
  expect(['open', ''].map(statusIn)).toEqual([null, null])
})

test('a country is a code or a name in French or English', () => {
  expect(['fr', 'Belgique', 'United Kingdom', 'UK', 'XX', 'Nowhere'].map(countryIn)).toEqual([
    'FR',
    'BE',
    'GB',
    'GB',
    null,
    null,
  ])
})

test('a yes of more than three years ago is none, unless the line tells of a purchase since; that is told by line', () => {
  const { customers, issues } = read(
    utf8(
      [
        'email,consent_ads,consent_at,last_purchase',
        'a@example.com,yes,2023-11-29,',
        'b@example.com,yes,2023-11-29,2023-11-29',
        'c@example.com,yes,2023-11-29,2023-12-01',
        'd@example.com,yes,2023-12-01,',
        'e@example.com,yes,,',
        'f@example.com,no,2020-01-01,',
      ].join('\n'),
    ),
  )
  expect(customers.map(({ consent }) => consent)).toEqual(['unsaid', 'unsaid', 'yes', 'yes', 'yes', 'no'])
  expect(issues).toMatchObject([
    { path: 'line 2: consent_at', code: 'agreed-too-long-ago', params: { left: 'agreement' } },
    { path: 'line 3: consent_at', code: 'agreed-too-long-ago' },
  ])
})

describe('several lines of one person', () => {
  const named = (more: Partial<Named>): Named => ({
    ...{ id: 'x', line: 2, indexes: { email: 'e', phone: null }, value: null, lastAt: null, consent: 'no', consentAt: null, consentText: '', contradicted: [] },
    person: { email: 'a@example.com', phone: null, first_name: null, last_name: null, company: null, country: null, zip: null, city: null },
    ...more,
  }) // biome-ignore format: nothing is known
  const eur = (micros: number) => ({ micros, currency: 'EUR' })
  const at = (text: string) => ({ at: day(text), from: day(text), to: day(text) + DAY_MS - 1 })

  test('have the highest value, as each is a total, and never the sum', () => {
    expect(together(named({ value: eur(5) }), named({ value: eur(3) })).value).toEqual(eur(5))
    expect(together(named({ value: eur(5) }), named({ value: { micros: 3, currency: 'USD' } })).value?.currency).toBe(
      'USD',
    )
    expect(together(named({ value: eur(5) }), named({})).value).toEqual(eur(5))
  })

  const lines = (...said: [Named['consent'], string | null][]) =>
    agreementOf(
      said.map(([consent, date], i) => named({ line: i + 2, consent, consentAt: date === null ? null : at(date) })),
    )

  test.each([
    ['yes', null, 'no', null, 'no'],
    ['yes', null, 'unsaid', null, 'yes'],
    ['yes', null, 'withdrawn', null, 'withdrawn'],
    ['yes', '2026-03-02', 'no', null, 'no'],
    ['yes', null, 'no', '2026-03-01', 'no'],
    ['yes', '2026-03-01', 'no', '2026-03-01', 'no'],
    ['yes', '2026-03-02', 'no', '2026-03-01', 'yes'],
    ['yes', '2026-03-02', 'withdrawn', '2026-03-01', 'yes'],
    ['no', null, 'withdrawn', null, 'withdrawn'],
  ] as const)('in either order, %s of %s and %s of %s come to %s', (a, aDate, b, bDate, both) => {
    expect(lines([a, aDate], [b, bDate]).consent).toBe(both)
    expect(lines([b, bDate], [a, aDate]).consent).toBe(both)
  }) // biome-ignore format: a table

  test('that contradict each other are told by line, each yes that does not count', () => {
    expect(lines(['yes', null], ['no', null], ['yes', '2026-03-01']).contradicted).toEqual([
      { line: 2, by: 3 },
      { line: 4, by: 3 },
    ])
    expect(lines(['yes', '2026-03-02'], ['no', '2026-03-01']).contradicted).toEqual([])
    expect(lines(['no', null], ['withdrawn', null]).contradicted).toEqual([])
  })

  test('agreed on the latest of their dates, and keep what only one of them says', () => {
    expect(lines(['yes', '2026-01-01'], ['yes', '2024-01-01'], ['yes', null]).consentAt).toEqual(at('2026-01-01'))
    const a = named({ person: { ...named({}).person, city: 'Lyon' } })
    const b = named({ line: 3, person: { ...named({}).person, zip: '69001' } })
    expect(together(a, b)).toMatchObject({ line: 2, person: { city: 'Lyon', zip: '69001' } })
  })
})

describe('what a line of consent does', () => {
  const known = (more: Partial<Known>): Known => ({
    ...{
      updated_at: day('2026-05-01'),
      ads_consent_at: null,
      erased_at: null,
      granted_at: null,
      ended_at: null,
      ...more,
    },
  })
  const inForce = { ads_consent_at: day('2026-03-01') + DAY_MS / 2, granted_at: day('2026-03-01') + DAY_MS / 2 }
  const ended = { granted_at: day('2026-03-01'), ended_at: day('2026-04-01') }
  const byBrowser = { granted_at: day('2026-03-01') }
  const on = (text: string | null) => text && { at: day(text), from: day(text), to: day(text) + DAY_MS - 1 }

  test.each([
    ['a yes of somebody new', 'yes', null, null, { kind: 'grant', at: NOW }],
    ['a dated yes of somebody new', 'yes', '2025-01-01', null, { kind: 'grant', at: day('2025-01-01') }],
    ['a yes beside a consent in force', 'yes', null, inForce, { kind: 'grant', counts: 'yes' }],
    ['a yes without a date after a withdrawal', 'yes', null, ended, { kind: 'nothing', counts: 'no', why: 'withdrew-since' }],
    ['a yes of before a withdrawal', 'yes', '2026-03-31', ended, { kind: 'nothing', why: 'withdrew-since' }],
    ['a yes of the very day of a withdrawal', 'yes', '2026-04-01', ended, { kind: 'nothing', why: 'withdrew-since' }],
    ['a yes of after a withdrawal', 'yes', '2026-04-02', ended, { kind: 'grant', at: day('2026-04-02') }],
    ['a yes of before a withdrawal in a browser', 'yes', '2026-04-30', byBrowser, { kind: 'nothing', why: 'withdrew-since' }],
    ['a yes of after a withdrawal in a browser', 'yes', '2026-05-02', byBrowser, { kind: 'grant' }],
    ['a yes of somebody who never agreed nor withdrew', 'yes', null, {}, { kind: 'grant' }],
    ['a yes of somebody erased', 'yes', '2026-11-01', { erased_at: 1 }, { kind: 'erased' }],
    ['a no', 'no', null, inForce, { kind: 'nothing', counts: 'no' }],
    ['a withdrawal', 'withdrawn', null, inForce, { kind: 'end', at: NOW }],
    ['a withdrawal of the day of the consent', 'withdrawn', '2026-03-01', inForce, { kind: 'end', at: day('2026-03-02') - 1 }],
    ['a withdrawal of before the consent', 'withdrawn', '2026-02-01', inForce, { kind: 'nothing', counts: 'yes', why: 'agreed-since' }],
    ['a withdrawal of between two agreements', 'withdrawn', '2026-04-01', { ...inForce, granted_at: day('2026-06-01') }, { kind: 'nothing', why: 'agreed-since' }],
    ['a withdrawal told before', 'withdrawn', null, ended, { kind: 'nothing', counts: 'withdrawn' }],
    ['a withdrawal of somebody new', 'withdrawn', null, null, { kind: 'end', at: NOW }],
  ] as const)('%s', (_, consent, date, state, wanted) => {
    const said = { consent, consentAt: on(date) || null }
    expect(judge(said, state && known(state), NOW)).toMatchObject(wanted)
  }) // biome-ignore format: a table
})

describe('what became of a lead', () => {
  const lead = { id: 'l', contact_id: 'c', campaign: 'spring', ad: 'ad-1', at: day('2026-11-10') + 50_000 }
  const eur = { micros: 5_000_000, currency: 'EUR' }

  test('is as old as the lead when the CRM knows the day only', () => {
    const judged = outcomeOf(lead, { status: 'won', at: day('2026-11-10'), value: eur }, undefined, NOW)
    expect(judged).toMatchObject({
      ok: true,
      outcome: { id: 'l.won', at: lead.at, value_micros: 5_000_000, told_at: NOW },
    })
  })

  test('keeps what a later telling leaves out', () => {
    const first = outcomeOf(lead, { status: 'won', at: day('2026-11-12'), value: eur }, undefined, NOW)
    const before = first.ok ? first.outcome : undefined
    const again = outcomeOf(lead, { status: 'won', at: null, value: null }, before, NOW + DAY_MS)
    expect(again).toMatchObject({ outcome: { at: day('2026-11-12'), value_micros: 5_000_000, currency: 'EUR' } })
  })

  test.each([
    [NOW + 2 * DAY_MS, 'in-the-future'],
    [day('2026-11-08'), 'before-the-lead'],
  ])('is refused at %s: %s', (at, reason) => {
    expect(outcomeOf(lead, { status: 'won', at, value: null }, undefined, NOW)).toEqual({ ok: false, reason })
  })

  test('cannot be read from a file that does not say whose it is', () => {
    expect(problems('status,value\nwon,5', OUTCOMES)).toEqual([
      expect.stringMatching(/^line 1: lead: no column for lead or email/),
    ])
  })
})

describe('customers as a seed', () => {
  const quality: Quality = {
    ...{ customers: 3000, people: 2000, withValue: 1500, matched: { people: 400, share: 0.2 } },
    countries: [{ country: 'FR', people: 1900 }, { country: null, people: 100 }],
    values: [{ currency: 'EUR', people: 1500, min: 1, median: 50, max: 900 }],
  } // biome-ignore format: one seed
  const codes = (more: Partial<Quality>) => hintsOf({ ...quality, ...more }).map(({ code }) => code)

  test.each([
    [{}, []],
    [{ people: 0 }, ['nobody']],
    [{ people: 150, countries: [{ country: 'FR', people: 99 }, { country: 'BE', people: 51 }] }, ['too-few', 'few']],
    [{ people: 999, countries: [{ country: 'FR', people: 999 }] }, ['few']],
    [{ people: 50_001 }, ['many']],
    [{ countries: [{ country: 'FR', people: 900 }, { country: null, people: 1100 }] }, ['countries-unknown']],
    [{ withValue: 0, values: [] }, ['no-value']],
    [{ values: [...quality.values, { currency: 'USD', people: 9, min: 1, median: 2, max: 3 }] }, ['mixed-currencies']],
    [{ matched: { people: 99, share: 0.0495 } }, ['few-matched']],
  ])('%j has the hints %j', (more, wanted) => {
    expect(codes(more)).toEqual(wanted)
  }) // biome-ignore format: a table
})

test.each([
  ['E-mail;Montant\nana@example.com;12,50\nben@example.com;8,00\n', ['E-mail', 'Montant']],
  ['sep=;\nE-mail;Humeur;Montant\nana@example.com;a, b, c, d;12,50\n', ['E-mail', 'Humeur', 'Montant']],
  ['Courrier;Humeur\nana@example.com;x\n', ['Courrier', 'Humeur']],
  ['Humeur', []],
])('the columns that a person can name are those of the header, not cells with commas in them: %s', (text, wanted) => {
  expect(headersOf(new TextEncoder().encode(text), CUSTOMERS)).toEqual(wanted)
})

test('a file that is no text has no columns to name', () => {
  expect(headersOf(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), CUSTOMERS)).toEqual([])
})
