// Long on purpose: inside workerd a subject is one file, with one world at its top that its parts share.
import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { BY_CONTACT, BY_ID } from '../src/contacts/crm/leads.ts'
import { TOTALS } from '../src/contacts/crm/quality-store.ts'
import { FIND_KNOWN, writeStatements } from '../src/contacts/crm/store.ts'
import { type Lead, storeLead } from '../src/contacts/lead.ts'
import { openPerson } from '../src/contacts/person.ts'
import { END_CONSENT, END_VISITORS, FORGET_CLICKS, FORGET_TOUCHES, NOTHING_WAITS } from '../src/contacts/withdraw.ts'
import { FIND_ORDERS } from '../src/conversions/store.ts'
import { newId } from '../src/lib/ids.ts'
import { DAY_MS } from '../src/lib/time.ts'
import { withdrawalStatements } from '../src/pixel/consent/withdrawal.ts'
import { FORGET_ORDERS_OF_CONTACTS } from '../src/pixel/facts/purchases.ts'
import { record } from '../src/pixel/record.ts'
import { blank } from './beacon.ts'
import { addCatalogue, api, call, count } from './call.ts'

const { DB } = env
const day = (text: string) => Date.parse(`${text}T00:00:00Z`)

beforeAll(addCatalogue)
afterEach(() => vi.useRealTimers())
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 30, 12) })
  const tables = ['contacts', 'consents', 'customers', 'outcomes', 'imports', 'conversions', 'confirmations', 'visitors', 'touches', 'engagements', 'identity_links']
  await DB.batch(tables.toReversed().map(table => DB.prepare(`DELETE FROM ${table}`)))
}) // biome-ignore format: one list

const rows = async (sql: string, ...params: (string | number)[]) =>
  (
    await DB.prepare(sql)
      .bind(...params)
      .all()
  ).results
const send = (path: string, raw: BodyInit, query = '') => call('POST', `/api/${path}${query}`, { raw })
const customers = (lines: string | string[], query = '') => send('contacts/import', [lines].flat().join('\n'), query)
const HEADER = 'email,phone,first_name,country,value,currency,consent_ads,consent_at'

/** Everybody who is known, in the clear, by e-mail or phone. */
async function people() {
  const all = await rows('SELECT id, sealed, ads_consent_at FROM contacts WHERE erased_at IS NULL') as { id: string; sealed: string; ads_consent_at: number | null }[]
  const opened = await Promise.all(all.map(async row => ({ ...(await openPerson(env.DATA_KEY, row.id, row.sealed)), ads: row.ads_consent_at })))
  return Object.fromEntries(opened.map(({ email, phone, ...rest }) => [email ?? phone, { phone, ...rest }]))
} // biome-ignore format: three steps

const NOBODY = { email: null, phone: null, first_name: null, last_name: null, company: null, country: null }

/** Somebody who sent a form. */
async function lead(person: Partial<Lead['person']>, more: Partial<Lead> & { ads?: boolean; at?: number } = {}) {
  const { ads = false, at = Date.now() - DAY_MS, ...rest } = more
  const consent = { contact: true, ads, gpc: false, textVersion: '2026-11-fr' }
  const about = { campaign: 'spring', ad: 'ad-1', version: 1, message: null, visitor: null, consent }
  const eventId = newId()
  await storeLead(DB, env.DATA_KEY, { ...about, eventId, person: { ...NOBODY, ...person }, ...rest }, at)
  const contact = await DB.prepare('SELECT contact_id FROM conversions WHERE id = ?1')
    .bind(eventId)
    .first<string>('contact_id')
  return { eventId, contact: contact! }
}

async function browser(): Promise<string> {
  const id = newId()
  await DB.prepare('INSERT INTO visitors (id, created_at) VALUES (?1, ?2)').bind(id, Date.now()).run()
  return id
}

const proofs = (contact: string) =>
  rows(
    `SELECT granted, how, text_version, page, at FROM consents WHERE subject = ?1 AND purpose = 'ads' ORDER BY at`,
    `contact:${contact}`,
  )

const messages = ({ json }: Awaited<ReturnType<typeof call>>): string[] =>
  (json.issues ?? json.error.issues).map(
    ({ path, message }: { path: string; message: string }) => `${path}: ${message}`,
  )

describe('importing customers', () => {
  const FILE = [
    HEADER,
    'anna@example.com,+33639980001,Anna,FR,1250.40,EUR,yes,2026-01-02',
    'ben@example.com,,Ben,BE,80,EUR,no,',
    ',+33639980003,Cleo,,,,withdrawn,',
    'ANNA@example.com,,Anna Maria,,900,EUR,,',
    'nobody,,,,5,EUR,yes,',
    'dan@example.com,,Dan,FR,20,USD,yes,',
  ]
  const TOLD = {
    rows: 6,
    people: { new: 4, known: 0 },
    consent: { yes: 2, no: 1, withdrawn: 1 },
    value: { withValue: 3, sum: { EUR: 1330.4, USD: 20 } },
    identifiers: { email: 2, phone: 1, both: 1 },
    ...{ duplicates: 1, refused: 1, moreIssues: 0, unmapped: [] },
    columns: Object.fromEntries(HEADER.split(',').map(name => [name, name])),
    issues: [
      {
        ...{ path: 'line 6: email', message: 'not an e-mail address; left out' },
        ...{ code: 'not-email', params: { left: 'cell' } },
      },
      {
        path: 'line 6: email',
        message: 'neither a usable e-mail address nor a usable phone number; the line is left out',
        ...{ code: 'unnamed', params: { left: 'line' } },
      },
    ],
  }

  test('shows first what a file comes to and writes nothing; then does what it showed, and registers it', async () => {
    expect((await customers(FILE, '?dryRun=1')).json).toEqual({ dryRun: true, ...TOLD })
    expect(await Promise.all(['contacts', 'consents', 'customers', 'imports'].map(count))).toEqual([0, 0, 0, 0])

    const { status, json } = await customers(FILE)
    expect([status, json]).toEqual([200, { id: expect.any(String), dryRun: false, ...TOLD }])
    expect(await people()).toMatchObject({
      'anna@example.com': { phone: '+33639980001', first_name: 'Anna Maria', country: 'FR', ads: day('2026-01-02') },
      'ben@example.com': { ads: null },
      '+33639980003': { first_name: 'Cleo', country: 'FR', ads: null },
      'dan@example.com': { ads: expect.any(Number), zip: null },
    })
    const register = {
      id: json.id,
      kind: 'customers',
      actor: 'admin',
      at: expect.any(Number),
      rows: 6,
      added: 4,
      changed: 0,
      refused: 1,
    }
    expect((await api('GET', 'imports')).json.items).toEqual([register])
    const kept = await rows('SELECT value_micros, currency, country, import_id FROM customers ORDER BY value_micros')
    expect(kept.map(row => [row.value_micros, row.currency, row.country])).toEqual([
      [null, null, 'FR'],
      [20_000_000, 'USD', 'FR'],
      [80_000_000, 'EUR', 'BE'],
      [1_250_400_000, 'EUR', 'FR'],
    ])
    const everything = await Promise.all(
      ['contacts', 'consents', 'customers', 'imports', 'audit'].map(table => rows(`SELECT * FROM ${table}`)),
    )
    expect(JSON.stringify(everything)).not.toMatch(/anna|3399800|Cleo/i)
  })

  test('a yes that another line contradicts grants nothing, in either order, and is told', async () => {
    const lines = ['anna@example.com,yes', 'anna@example.com,no', 'ben@example.com,no', 'ben@example.com,yes']
    const { json } = await customers(['email,consent_ads', ...lines])
    expect(json).toMatchObject({ consent: { yes: 0, no: 2 } })
    expect(json.issues).toMatchObject([
      { path: 'line 2: consent_ads', code: 'contradicted', params: { line: 3, left: 'agreement' } },
      { path: 'line 5: consent_ads', code: 'contradicted', params: { line: 4, left: 'agreement' } },
    ])
    expect(await people()).toMatchObject({ 'anna@example.com': { ads: null }, 'ben@example.com': { ads: null } })
    expect(await count('consents')).toBe(0)
  })

  test('twice changes nothing the second time: neither people nor proofs', async () => {
    await customers(FILE)
    const state = async () => [
      await rows('SELECT * FROM contacts'),
      await rows('SELECT * FROM consents'),
      await rows('SELECT * FROM customers'),
    ]
    const before = await state()
    const { json } = await customers(FILE)
    expect(json).toMatchObject({ people: { new: 0, known: 4 }, consent: TOLD.consent })
    expect(await state()).toEqual(before)
    expect((await api('GET', 'imports')).json.items[0]).toMatchObject({ added: 0, changed: 0 })
  })

  test('keeps a proof of each consent: when, and under which words', async () => {
    await customers(
      'email,consent_ads,consent_at,consent_text\nanna@example.com,oui,02/01/2026,Newsletter 2025',
      '?dates=dmy',
    )
    const [{ subject } = {}] = await rows('SELECT subject FROM consents')
    expect(await proofs(String(subject).slice(8))).toEqual([
      { granted: 1, how: 'import', text_version: 'Newsletter 2025', page: '', at: day('2026-01-02') },
    ])
  })

  test('adds to somebody known what the file says, and keeps what it does not say', async () => {
    const { contact } = await lead(
      { email: 'anna@example.com', phone: '+33639980009', last_name: 'Lead' },
      { ads: true },
    )
    const { ads: since } = (await people())['anna@example.com']!
    await customers('email,first_name,city,zip,value,currency,consent_ads\nanna@example.com,Anna,Lyon,69001,5,EUR,yes')
    await customers('email,consent_ads\nanna@example.com,')
    expect(await people()).toEqual({
      'anna@example.com': {
        ...{
          first_name: 'Anna',
          last_name: 'Lead',
          phone: '+33639980009',
          company: null,
          country: null,
          zip: '69001',
          city: 'Lyon',
        },
        ads: since, // as on the form, not later
      },
    })
    expect(await rows('SELECT contact_id, value_micros FROM customers')).toEqual([
      { contact_id: contact, value_micros: 5_000_000 },
    ])
  })

  test('takes the encodings and the French of spreadsheets', async () => {
    const text = '\ufeffAdresse e-mail;Prénom;CA total;Consentement publicité\r\nzoe@example.com;Zoé;"1 250,40";Oui'
    const utf16 = new Uint8Array(Uint16Array.from([...text], letter => letter.charCodeAt(0)).buffer)
    expect((await send('contacts/import', utf16, '?currency=EUR')).json).toMatchObject({
      value: { sum: { EUR: 1250.4 } },
      issues: [],
    })
    expect(await people()).toMatchObject({ 'zoe@example.com': { first_name: 'Zoé', ads: expect.any(Number) } })
  })

  test('never brings back somebody who was erased, not even by the phone alone; a form of theirs does', async () => {
    await customers([HEADER, 'anna@example.com,+33639980001,Anna,FR,10,EUR,yes,'])
    expect((await api('POST', 'erasures', { email: 'anna@example.com' })).status).toBe(202)
    expect(await count('customers')).toBe(0)
    const again = await customers([
      HEADER,
      'anna@example.com,,Anna,FR,10,EUR,yes,2026-11-01',
      ',+33639980001,Anna,FR,10,EUR,yes,',
      'ben@example.com,,Ben,FR,1,EUR,yes,',
    ])
    expect(again.json).toMatchObject({ people: { new: 1, known: 0 }, refused: 2 })
    expect(messages(again)).toEqual([
      expect.stringMatching(/^line 2: email: erased: /),
      expect.stringMatching(/^line 3: email: erased: /),
    ])
    expect(Object.keys(await people())).toEqual(['ben@example.com'])

    await lead({ email: 'anna@example.com' })
    const back = await customers([HEADER, 'anna@example.com,,Anna,FR,10,EUR,yes,2026-01-01'])
    expect(messages(back)).toEqual([expect.stringMatching(/^line 2: consent_ads: withdrew-since: /)])
    expect(await people()).toMatchObject({ 'anna@example.com': { first_name: 'Anna', ads: null } })
  })

  test('gives consent back to nobody who withdrew it in their browser, unless they agreed since', async () => {
    const visitor = await browser()
    await lead({ email: 'anna@example.com' }, { ads: true, visitor })
    await DB.batch(withdrawalStatements(DB, visitor, Date.now() - 3 * DAY_MS))
    const ads = async () => (await people())['anna@example.com']?.ads
    for (const date of ['', '2026-01-01']) {
      const answer = await customers([HEADER, `anna@example.com,,,,,,yes,${date}`])
      expect(messages(answer)).toEqual([expect.stringMatching(/^line 2: consent_ads: withdrew-since: /)])
      expect(answer.json.consent).toEqual({ yes: 0, no: 1, withdrawn: 0 })
      expect(await ads()).toBeNull()
    }
    const yesterday = new Date(Date.now() - DAY_MS).toISOString()
    expect(messages(await customers([HEADER, `anna@example.com,,,,,,yes,${yesterday}`]))).toEqual([])
    expect(await ads()).toBe(Date.parse(yesterday))
  })

  test('a withdrawal ends consent as if the person had said so here: click ids, browsers, orders and what waits', async () => {
    const [visitor, other] = [await browser(), await browser()]
    const view = newId()
    await record(DB, [
      blank(view, { campaign: 'spring', ad: 'ad-1', at: Date.now() - DAY_MS, visitor, clicks: 'fbclid=x' }),
    ])
    const { contact, eventId } = await lead(
      { email: 'anna@example.com' },
      { ads: true, visitor, arrival: { landing: '/spring', source: 'meta', utm: '', clicks: 'fbclid=x' } },
    )
    const ben = await lead({ email: 'ben@example.com' }, { ads: true, visitor: other })
    await DB.batch([
      DB.prepare(`INSERT INTO conversions (id, kind, campaign, ad, at, contact_id, view_id, order_key, by_pixel) VALUES ('order-1', 'purchase', 'spring', 'ad-1', 1, ?1, ?2, 'key', 1)`).bind(contact, view),
      DB.prepare(`INSERT INTO confirmations (event, contact_id, campaign, ad, version, contact, ads, text_version, asked_at) VALUES (?1, ?2, 'spring', 'ad-1', 1, 1, 1, 'x', 1)`).bind(newId(), contact),
      DB.prepare(`INSERT INTO dead_beacons (id, body, reason, at) VALUES ('dead', ?1, 'x', 1)`).bind(JSON.stringify({ visitor, clicks: 'fbclid=x', purchases: [] })),
    ]) // biome-ignore format: three rows
    const { json } = await customers([
      'email,consent_ads,consent_text',
      'anna@example.com,Retiré,Call centre',
      'new@example.com,withdrawn,',
    ])
    expect(json.consent).toEqual({ yes: 0, no: 0, withdrawn: 2 })

    expect(await people()).toMatchObject({
      'anna@example.com': { ads: null },
      'ben@example.com': { ads: expect.any(Number) },
    })
    expect((await proofs(contact)).at(-1)).toMatchObject({ granted: 0, how: 'withdrawal', text_version: 'Call centre' })
    expect(await rows('SELECT clicks FROM conversions WHERE id = ?1', eventId)).toEqual([{ clicks: '' }])
    expect(await rows(`SELECT id, contact_id FROM conversions WHERE order_key = 'key'`)).toEqual([
      { id: 'key', contact_id: null },
    ])
    expect(await rows('SELECT ads FROM confirmations')).toEqual([{ ads: 0 }])
    expect(
      await rows("SELECT body ->> '$.visitor' AS visitor, body ->> '$.clicks' AS clicks FROM dead_beacons"),
    ).toEqual([{ visitor: null, clicks: '' }])
    expect(await rows('SELECT id, contact_id, withdrawn_at IS NULL AS active FROM visitors ORDER BY id')).toEqual([
      { id: visitor, contact_id: null, active: 0 },
      { id: other, contact_id: ben.contact, active: 1 },
    ])
    expect(await rows('SELECT view_id FROM touches')).toEqual([])
    expect(await rows('SELECT visitor_id FROM engagements WHERE visitor_id = ?1', visitor)).toEqual([])
    expect(await rows('SELECT contact_id FROM identity_links')).toEqual([{ contact_id: ben.contact }])

    // An old file that still says yes does not undo it.
    expect((await customers('email,consent_ads\nanna@example.com,yes\nnew@example.com,yes')).json.consent).toEqual({
      yes: 0,
      no: 2,
      withdrawn: 0,
    })
  })

  test('a withdrawal that is told again is no news: what a browser agreed to in between stays', async () => {
    const file = ['email,consent_ads', 'anna@example.com,withdrawn']
    await customers(file)
    const visitor = await browser()
    await lead({ email: 'anna@example.com' }, { visitor })
    expect((await customers(file)).json.consent.withdrawn).toBe(1)
    expect(await rows('SELECT withdrawn_at FROM visitors')).toEqual([{ withdrawn_at: null }])
    await lead({ email: 'anna@example.com' }, { ads: true })
    await customers(file)
    expect(await rows('SELECT withdrawn_at IS NULL AS active FROM visitors')).toEqual([{ active: 0 }])
    expect((await people())['anna@example.com']?.ads).toBeNull()
  })

  test('who withdraws while a file is read is left alone, and nothing is proven', async () => {
    const { contact } = await lead({ email: 'anna@example.com' })
    const [row] = await rows('SELECT updated_at FROM contacts')
    const proof = { id: 'x', contact, granted: 1 as const, text: 'import', at: 1 }
    const writes = (seen: number) => ({
      grants: [{ id: contact, at: 1, seen }],
      proofs: [proof],
      people: [],
      customers: [],
    })
    await DB.batch(writeStatements(DB, writes(Number(row?.updated_at) - 1), newId(), Date.now()))
    expect([
      (await people())['anna@example.com']?.ads,
      (await proofs(contact)).filter(({ granted }) => granted === 1),
    ]).toEqual([null, []])
    await DB.batch(writeStatements(DB, writes(Number(row?.updated_at)), newId(), Date.now()))
    expect([(await people())['anna@example.com']?.ads, await proofs(contact)]).toEqual([
      1,
      expect.arrayContaining([expect.objectContaining({ how: 'import' })]),
    ])
  })

  test('all of a file is written or nothing: a failure in the middle leaves no trace', async () => {
    await lead({ email: 'anna@example.com' }, { ads: true })
    const before = [await rows('SELECT * FROM contacts'), await rows('SELECT * FROM consents')]
    await DB.exec(`CREATE TRIGGER broken BEFORE INSERT ON customers BEGIN SELECT RAISE(ABORT, 'disk full'); END`)
    try {
      expect(
        (await customers([HEADER, 'anna@example.com,,Other,,,,withdrawn,', 'ben@example.com,,,,,,yes,'])).status,
      ).toBe(500)
    } finally {
      await DB.exec('DROP TRIGGER broken')
    }
    expect([await rows('SELECT * FROM contacts'), await rows('SELECT * FROM consents')]).toEqual(before)
    expect(await count('imports')).toBe(0)
  })

  test('a file that is wrong as such is refused with its lines, and nothing of it is written', async () => {
    const answer = await customers([HEADER, 'anna@example.com,,Anna,FR,1,EUR,yes,', 'ben@example.com,yes'])
    expect([answer.status, answer.json.error.code]).toEqual([422, 'invalid-file'])
    expect(messages(answer)).toEqual([
      'line 3: 2 cells where the header has 8: a text with a delimiter in it needs quotation marks',
    ])
    expect(await count('contacts')).toBe(0)
  })

  test.each([
    ['a constant for consent', `?mapping=${encodeURIComponent('{"consent_ads":"=yes"}')}`, 'mapping.consent_ads'],
    ['a constant for the address', `?mapping=${encodeURIComponent('{"email":"=a@example.com"}')}`, 'mapping.email'],
    ['a field that there is not', `?mapping=${encodeURIComponent('{"shoe":"Size"}')}`, 'mapping.shoe'],
    ['a country that there is not', '?country=Nowhere', 'country'],
    ['a name that there is not', '?dryrun=1', 'dryrun'],
  ])('%s in the query is refused', async (_, query, path) => {
    const answer = await customers([HEADER, 'anna@example.com,,Anna,FR,1,EUR,yes,'], query)
    expect([answer.status, answer.json.error.code, answer.json.error.issues[0].path]).toEqual([
      422,
      'invalid-query',
      path,
    ])
    expect(await count('contacts')).toBe(0)
  })

  test('one currency may be said for all lines', async () => {
    const { json } = await customers(
      'email,value,consent_ads\na@example.com,5,no',
      `?mapping=${encodeURIComponent('{"currency":"=CHF"}')}`,
    )
    expect([json.value.sum, json.columns.currency]).toEqual([{ CHF: 5 }, '=CHF'])
  })

  test('5,001 lines are one import', { timeout: 60_000 }, async () => {
    const lines = Array.from(
      { length: 5001 },
      (_, i) =>
        `p${i}@example.com,+3363998${String(i).padStart(4, '0')},P${i},FR,${i},EUR,${i % 2 ? 'yes' : 'withdrawn'},`,
    )
    const { json } = await customers([HEADER, ...lines])
    expect(json).toMatchObject({ people: { new: 5001, known: 0 }, consent: { yes: 2500, withdrawn: 2501 }, refused: 0 })
    expect(await Promise.all(['contacts', 'customers', 'consents'].map(count))).toEqual([5001, 5001, 5001])
    const all = await customers([HEADER, ...lines.map(line => line.replace('yes', 'withdrawn'))])
    expect(all.json.consent).toEqual({ yes: 0, no: 0, withdrawn: 5001 })
    expect(await DB.prepare('SELECT count(*) AS n FROM contacts WHERE ads_consent_at IS NOT NULL').first('n')).toBe(0)
  })
})

describe('customers as a seed', () => {
  test('are counted by country and currency, and only those who agreed', async () => {
    await customers([
      HEADER,
      ...[10, 30, 20, 40].map((value, i) => `p${i}@example.com,,,FR,${value},EUR,yes,`),
      'be@example.com,,,BE,7,USD,yes,',
      'none@example.com,,,,,,yes,',
      'no@example.com,,,FR,1000,EUR,no,',
    ])
    await lead({ email: 'p0@example.com' }, { visitor: await browser() })
    const { json } = await api('GET', 'customers/quality')
    expect(json).toEqual({
      ...{ customers: 7, people: 6, withValue: 5, matched: { people: 1, share: 1 / 6 } },
      countries: [
        { country: 'FR', people: 4 },
        { country: null, people: 1 },
        { country: 'BE', people: 1 },
      ],
      values: [
        { currency: 'EUR', people: 4, min: 10, median: 25, max: 40 },
        { currency: 'USD', people: 1, min: 7, median: 7, max: 7 },
      ],
      hints: [
        { code: 'too-few', message: expect.stringContaining('100') },
        { code: 'mixed-currencies', message: expect.stringContaining('EUR, USD') },
      ],
    })
  })

  test('nobody is a seed of nobody', async () => {
    expect((await api('GET', 'customers/quality')).json).toMatchObject({
      people: 0,
      matched: { people: 0, share: null },
      values: [],
      hints: [{ code: 'nobody' }],
    })
  })
})

const outcomes = () =>
  rows('SELECT id, contact_id, campaign, ad, status, at, value_micros, currency FROM outcomes ORDER BY id')

describe('what became of a lead', () => {
  test('is told one by one: qualified, then won; told again it counts once, with what was told last', async () => {
    const { eventId, contact } = await lead({ email: 'anna@example.com' })
    expect((await api('POST', 'outcomes', { lead: eventId, status: 'qualified' })).status).toBe(201)
    const won = { lead: eventId, status: 'won', value: 1250.4, at: new Date().toISOString() }
    const first = await api('POST', 'outcomes', won)
    expect([first.status, first.json]).toEqual([
      201,
      {
        ...{ id: `${eventId}.won`, lead: eventId, contact, campaign: 'spring', ad: 'ad-1', status: 'won' },
        ...{ at: Date.parse(won.at), value: 1250.4, currency: 'EUR', toldAt: expect.any(Number) },
      },
    ])
    expect(
      (await api('POST', 'outcomes', { lead: eventId, status: 'won', value: 1300, currency: 'CHF' })).json,
    ).toMatchObject({ at: Date.parse(won.at), value: 1300, currency: 'CHF' })
    expect((await api('POST', 'outcomes', { lead: eventId, status: 'won' })).json).toMatchObject({
      value: 1300,
      currency: 'CHF',
    })
    const { items } = (await api('GET', 'outcomes')).json
    expect(items.map(({ status, value }: { status: string; value: number }) => [status, value])).toEqual([
      ['qualified', null],
      ['won', 1300],
    ])
  })

  test.each([
    ['of a lead that there is not', { lead: 'nobody' }, 'unknown-lead'],
    ['ahead of time', { at: new Date(Date.now() + 2 * DAY_MS).toISOString() }, 'in-the-future'],
    ['of before the lead', { at: '2026-01-01T00:00:00Z' }, 'before-the-lead'],
    ['of an unknown status', { status: 'open' }, 'invalid-body'],
    ['of a value below zero', { value: -1 }, 'invalid-body'],
  ])('%s is refused, and nothing is written', async (_, wrong, code) => {
    const { eventId } = await lead({ email: 'anna@example.com' })
    const answer = await api('POST', 'outcomes', { lead: eventId, status: 'won', ...wrong })
    expect([answer.status, answer.json.error.code]).toEqual([422, code])
    expect(await count('outcomes')).toBe(0)
  })

  test('is imported by lead or by e-mail, previewed first, with a reason for each line left out', async () => {
    const anna = await lead({ email: 'anna@example.com' })
    const ben = await lead({ email: 'ben@example.com' })
    const today = new Date().toISOString().slice(0, 10)
    const file = [
      'Identifiant du lead;E-mail;Statut;Montant;Devise;Date',
      `${anna.eventId};;Qualifié;;;`,
      `${anna.eventId};;Gagné;1 250,40;EUR;${today}`,
      `;BEN@example.com;Perdu;;;`,
      `;ben@example.com;perdu;;;`,
      `nobody;;won;;;`,
      `;carl@example.com;won;;;`,
      `${ben.eventId};;en cours;;;`,
      `${ben.eventId};;won;12;EUR;2020-01-01`,
      `${ben.eventId};;won;-5;EUR;`,
      `${ben.eventId};;won;;;hier`,
    ].join('\n')
    const told = {
      ...{
        rows: 10,
        outcomes: { new: 3, changed: 0, same: 0 },
        statuses: { qualified: 1, won: 1, lost: 1 },
        won: { EUR: 1250.4 },
      },
      ...{ duplicates: 1, refused: 6, moreIssues: 0, unmapped: [] },
      columns: {
        lead: 'Identifiant du lead',
        email: 'E-mail',
        status: 'Statut',
        value: 'Montant',
        currency: 'Devise',
        date: 'Date',
      },
      issues: [
        {
          path: 'line 8: status',
          message: 'none of qualified, won, lost (qualifié, gagné, perdu); the line is left out',
          code: 'not-status',
        },
        { path: 'line 11: date', message: 'not a date like 2026-11-30; the line is left out', code: 'not-date' },
        { path: 'line 6: lead', message: 'no lead of this id; the line is left out', code: 'no-such-lead' },
        {
          path: 'line 7: email',
          message: 'nobody of this address has sent a form here; the line is left out',
          code: 'no-lead-of-address',
        },
        {
          path: 'line 9: date',
          message: 'more than a day before the lead itself; the line is left out',
          code: 'before-the-lead',
        },
        { path: 'line 10: value', message: 'below zero; the line is left out', code: 'below-zero' },
      ].map(issue => ({ ...issue, params: { left: 'line' } })),
    }
    expect((await send('outcomes/import', file, '?dryRun=1')).json).toEqual({ dryRun: true, ...told })
    expect(await count('outcomes')).toBe(0)
    expect((await send('outcomes/import', file)).json).toEqual({ id: expect.any(String), dryRun: false, ...told })
    expect(await outcomes()).toHaveLength(3)
    expect(await outcomes()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          id: `${anna.eventId}.won`,
          contact_id: anna.contact,
          value_micros: 1_250_400_000,
          currency: 'EUR',
        }),
        expect.objectContaining({ id: `${ben.eventId}.lost`, contact_id: ben.contact, value_micros: null }),
      ]),
    )
    const again = (await send('outcomes/import', file)).json
    expect(again.outcomes).toEqual({ new: 0, changed: 0, same: 3 })
    expect(
      (await api('GET', 'imports')).json.items.map(({ kind, added, changed }: Record<string, unknown>) => [
        kind,
        added,
        changed,
      ]),
    ).toEqual([
      ['outcomes', 0, 0],
      ['outcomes', 3, 0],
    ])
  })

  test('by e-mail is of the latest lead by that day; without a day it stays with the lead it was told of first', async () => {
    const old = await lead({ email: 'anna@example.com' }, { at: Date.now() - 30 * DAY_MS })
    const file = 'email,status,value\nanna@example.com,won,5'
    await send('outcomes/import', file)
    const late = await lead({ email: 'anna@example.com' }, { at: Date.now() - 5 * DAY_MS })
    await send('outcomes/import', file)
    expect((await outcomes()).map(({ id }) => id)).toEqual([`${old.eventId}.won`])
    const dated = (daysAgo: number) => new Date(Date.now() - daysAgo * DAY_MS).toISOString().slice(0, 10)
    await send(
      'outcomes/import',
      `email,status,date\nanna@example.com,qualified,${dated(20)}\nanna@example.com,lost,${dated(1)}`,
    )
    expect((await outcomes()).map(({ id }) => id).sort()).toEqual(
      [`${old.eventId}.qualified`, `${old.eventId}.won`, `${late.eventId}.lost`].sort(),
    )
  })

  test('is told of nobody by the address of somebody erased', async () => {
    await lead({ email: 'anna@example.com' })
    await api('POST', 'erasures', { email: 'anna@example.com' })
    expect((await send('outcomes/import', 'email,status\nanna@example.com,won')).json).toMatchObject({
      refused: 1,
      outcomes: { new: 0 },
    })
  })
})

describe('importing what leads bought', () => {
  test('an order told twice is one, what the pixel saw of it is corrected, and what the team told first stays', async () => {
    const { eventId, contact } = await lead({ email: 'anna@example.com' })
    const file = (...lines: string[]) => ['Order;E-mail;Lead;Total;Date', ...lines].join('\n')
    expect(
      (
        await send(
          'conversions/import',
          file(`A-1;anna@example.com;;50,5;`, 'A-1;anna@example.com;;50,5;', `A-1;anna@example.com;;-20,0;`),
          '?dryRun=1',
        )
      ).json,
    ).toMatchObject({
      dryRun: true,
      purchases: { new: 2, seen: 0, known: 0 },
      value: { EUR: 30.5 },
      duplicates: 1,
      refused: 0,
    })
    expect(await count('conversions')).toBe(1)
    await send('conversions/import', file(`A-1;anna@example.com;;50,5;`))
    await DB.prepare(`UPDATE conversions SET by_pixel = 1, contact_id = NULL, value_micros = 1 WHERE id = 'A-1'`).run()
    const corrected = await send(
      'conversions/import',
      file(
        `A-1;;${eventId};50,5;`,
        'A-1;;nobody;5;',
        'A-2;anna@example.com;;;',
        `A-3;;${eventId};7,25;`,
        `A-3;;${eventId};9,25;`,
      ),
    )
    expect(corrected.json).toMatchObject({
      purchases: { new: 1, seen: 1, known: 0 },
      value: { EUR: 57.75 },
      refused: 3,
    })
    expect(messages(corrected)).toEqual([
      'line 4: value: what was paid is missing; the line is left out',
      'line 3: lead: no lead of this id; the line is left out',
      'line 6: value: line 5 has another amount for this order: tell it once, with its total; the line is left out',
    ])
    expect(
      await rows(
        `SELECT id, contact_id, campaign, value_micros, by_pixel FROM conversions WHERE kind = 'purchase' ORDER BY id`,
      ),
    ).toEqual([
      { id: 'A-1', contact_id: contact, campaign: 'spring', value_micros: 50_500_000, by_pixel: 0 },
      { id: 'A-3', contact_id: contact, campaign: 'spring', value_micros: 7_250_000, by_pixel: 0 },
    ])
    const known = await send('conversions/import', file(`A-1;;${eventId};50,5;`, `A-3;;${eventId};8,25;`))
    expect(known.json).toMatchObject({ purchases: { new: 0, seen: 0, known: 1 }, refused: 1 })
    expect(messages(known)).toEqual([
      'line 3: value: another amount was told for this order before, and stays; the line is left out',
    ])
    expect(
      (await api('POST', 'conversions', { id: 'A-1', kind: 'purchase', lead: eventId, value: 99, currency: 'EUR' }))
        .json.value,
    ).toBe(50.5)
  })
})

test.each([
  ['finding whom a file names', FIND_KNOWN, ['["x"]'], 'SEARCH c USING PRIMARY KEY (id=?)', 'SCAN c'],
  ['their last proofs', FIND_KNOWN, ['["x"]'], 'SEARCH k USING INDEX consents_subject (subject=?)', 'SCAN k'],
  ['ending their consents', END_CONSENT, ['["x"]', 1], 'SEARCH contacts USING PRIMARY KEY', 'SCAN contacts'],
  ['emptying their click ids', FORGET_CLICKS, ['["x"]'], 'USING INDEX conversions_contact', 'SCAN conversions'],
  ['making their orders nobody’s', FORGET_ORDERS_OF_CONTACTS, ['["x"]'], 'USING INDEX conversions_contact', 'SCAN conversions'],
  ['ending what waits', NOTHING_WAITS, ['["x"]'], 'USING INDEX confirmations_contact', 'SCAN confirmations'],
  ['ending their browsers', END_VISITORS, ['["x"]', 1], 'USING INDEX visitors_contact', 'SCAN visitors'],
  ['forgetting their visits', FORGET_TOUCHES, ['["x"]'], 'USING INDEX touches_visitor', 'SCAN touches'],
  ['finding leads by id', BY_ID, ['[]'], 'SEARCH l USING PRIMARY KEY (id=? AND kind=?)', 'SCAN l'],
  ['finding leads by person', BY_CONTACT, ['[]'], 'SEARCH x USING COVERING INDEX conversions_contact (contact_id=? AND at<?)', 'SCAN x'],
  ['finding orders', FIND_ORDERS, ['[]'], 'SEARCH p USING INDEX conversions_order (order_key=?)', 'SCAN p'],
  ['counting customers who have been here', TOTALS, [], 'SEARCH v USING INDEX visitors_contact (contact_id=?)', 'SCAN v'],
])('%s does not read whole tables', async (_, sql, params, wanted, unwanted) => {
  const plan = (await rows(`EXPLAIN QUERY PLAN ${sql}`, ...params)).map(({ detail }) => detail).join('\n')
  expect(plan).toContain(wanted)
  expect(plan).not.toMatch(new RegExp(`\\b${unwanted}\\b(?! USING)`))
}) // biome-ignore format: a table
