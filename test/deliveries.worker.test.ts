// Long on purpose: inside workerd a subject is one file, with one world at its top that its parts share.
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Member } from '../src/audiences/members.ts'
import { MARK_OF_SEALED } from '../src/contacts/person.ts'
import { PAGE } from '../src/contacts/walk.ts'
import type { Line } from '../src/deliveries/export-file.ts'
import { linesOf } from '../src/deliveries/prepared.ts'
import type { Delivery } from '../src/deliveries/schema.ts'
import { type DestinationName, destinationNames, destinations } from '../src/destinations/index.ts'
import { sha256Hex } from '../src/lib/crypto.ts'
import { isFormula } from '../src/lib/csv.ts'
import { csvCells } from '../src/lib/sheet.ts'
import { addLeads, as, audienceOf, call, download, ledger, person, setUp } from './deliveries.ts'

const { DB } = env
const MEMBERS = 12_000

let large: string
let small: string
let enough: string
let formulas: string // somebody who typed them in a form
let odd: string // eight people, two of whom gave nothing that a platform could match

beforeAll(async () => {
  await setUp('large', 'small', 'odd', 'enough', 'formulas')
  await addLeads('large', MEMBERS, 'l')
  await addLeads('small', 2, 's')
  const vague = (n: number) => ({ ...person(n), email: null, phone: n === 7 ? '' : null })
  const clear = (n: number) => ({ ...person(n), email: 'zoe@example.com', phone: '+33199001234' })
  await addLeads('odd', 8, 'o', n => (n < 6 ? clear(n) : vague(n)))
  await addLeads('enough', 100, 'e')
  const words = { first_name: '=cmd|calc', last_name: '@SUM(1)', company: '+Example', city: '-Paris', zip: '=75011' }
  await addLeads('formulas', 1, 'f', n => ({ ...clear(n), ...words, country: 'FR' }))
  formulas = await audienceOf('formulas')
  large = await audienceOf('large')
  small = await audienceOf('small')
  odd = await audienceOf('odd')
  enough = await audienceOf('enough')
})

const takes = (name: DestinationName) => destinations[name].listFile.forms

describe('an export', () => {
  test('holds every member of a long audience once, across pages, and the ledger counts them', async () => {
    expect(MEMBERS).toBeGreaterThan(2 * PAGE)
    const { response, lines } = await download(`/api/audiences/${large}/export/meta.csv`, as('editor'))
    expect(response.status).toBe(200)
    expect(lines[0]).toMatch(/^email,email,email,/)
    const emails = new Set(lines.slice(1).map(line => line.split(',')[0]))
    expect(lines).toHaveLength(MEMBERS + 1)
    expect(emails).toEqual(new Set(Array.from({ length: MEMBERS }, (_, n) => `p${n}@example.com`)))
    const last = (await ledger()).at(-1)
    expect(last).toMatchObject({
      kind: 'export',
      destination: 'meta',
      audience: large,
      members: MEMBERS,
      verdict: 'complete',
    })
    expect(last?.actor).toMatch(/^key:/)
  })

  test('is a CSV attachment whose name says nothing about the people in it, and is kept nowhere', async () => {
    const { response, text } = await download(`/api/audiences/${small}/export/google.csv`, as('editor'))
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="audience-google.csv"',
      'cache-control': 'no-store',
    })
    expect(text.startsWith('Email,Phone,First Name,Last Name,Country,Zip\r\n')).toBe(true)
    expect(text).toContain(`${await sha256Hex('p0@example.com')},,,,,\r\n`)
  })

  test('comes in the other form when asked', async () => {
    const plain = await download(`/api/audiences/${small}/export/google.csv?form=plain`, as('editor'))
    expect(plain.lines.slice(1).sort()).toEqual(['p0@example.com,,,,,', 'p1@example.com,,,,,'])
    const hashed = await download(`/api/audiences/${small}/export/meta.csv?form=hashed`, as('editor'))
    expect(hashed.text).not.toContain('@')
    expect(hashed.text).toContain(await sha256Hex('fr'))
    expect((await call(`/api/audiences/${small}/export/meta.csv?form=secret`, as('editor'))).response.status).toBe(422)
  })

  test.each(destinationNames.filter(name => !takes(name).includes('plain')))(
    'for %s comes in one form, and another one is refused with what the platform takes',
    async name => {
      const path = `/api/audiences/${small}/export/${name}.csv`
      const { response } = await call(`${path}?form=plain`, as('editor'))
      const { error } = await response.json<{ error: { message: string; issues: { path: string }[] } }>()
      expect([response.status, error.issues[0]?.path]).toEqual([422, 'form'])
      expect(error.message).toMatch(/in this form only: hashed\.$/)
      expect((await download(`${path}?form=hashed`, as('editor'))).response.status).toBe(200)
    },
  )

  test.each(destinationNames.flatMap(name => takes(name).map(form => [name, form] as const)))(
    'for %s, %s, holds no formula, whatever people typed: what begins like one is a number, as phones are',
    async (name, form) => {
      const { lines } = await download(`/api/audiences/${formulas}/export/${name}.csv?form=${form}`, as('editor'))
      expect(lines.length).toBeGreaterThan(1)
      const isNumber = (cell: string) => /^[+-]\d+$/.test(cell)
      expect(lines.flatMap(csvCells).filter(cell => isFormula(cell) && !isNumber(cell))).toEqual([])
    },
  )

  test('that its reader leaves is in the ledger as cut short, with what had gone out', async () => {
    const { response, settled } = await call(`/api/audiences/${large}/export/meta.csv`, as('editor'))
    const reader = response.body!.getReader()
    await reader.read()
    await reader.read()
    await reader.cancel()
    await settled()
    const last = (await ledger()).at(-1)
    expect(last?.verdict).toBe('cut-short')
    expect(last?.members).toBeLessThan(MEMBERS)
  })

  test('that breaks off does not look whole', async () => {
    await DB.prepare(
      `UPDATE contacts SET sealed = 'damaged' WHERE id = (SELECT max(id) FROM contacts WHERE id LIKE 's-%')`,
    ).run()
    await expect(download(`/api/audiences/${small}/export/meta.csv`, as('editor'))).rejects.toThrow()
    await leadsAgain()
  })

  test('calls columns as it is asked, and leaves out those that are null', async () => {
    const columns = encodeURIComponent('{"Email":"E-mail, hashed","Phone":null,"Zip":null}')
    const path = `/api/audiences/${small}/export/google.csv?form=plain&columns=${columns}`
    const { lines } = await download(path, as('editor'))
    expect(lines[0]).toBe('"E-mail, hashed",First Name,Last Name,Country')
    expect(lines.slice(1).sort()).toEqual(['p0@example.com,,,', 'p1@example.com,,,'])
  })

  test.each<[string, string, RegExp]>([
    [
      'columns={"E-mail":"x","Fax":null}',
      'columns.E-mail',
      /E-mail, Fax.*Email, Phone, First Name, Last Name, Country, Zip/,
    ],
    ['columns={"Email":7}', 'columns.Email', /text/],
    ['columns={"Email":', 'columns', /JSON/],
    ['columns={"Email":"=cmd|calc"}', 'columns.Email', /formula/],
    ['columns=["Email"]', 'columns', /object/],
    [
      'columns={"Email":null,"Phone":null,"First Name":null,"Last Name":null,"Country":null,"Zip":null}',
      'columns',
      /Keep one/,
    ],
    ['form=secret', 'form', /plain, hashed/],
    ['dryRun=yes', 'dryRun', /0, 1/],
  ])('with ?%s is refused and says what is wrong with %s', async (query, path, message) => {
    const before = await ledger()
    const { response } = await call(`/api/audiences/${small}/export/google.csv?${encodeURI(query)}`, as('editor'))
    const { error } = await response.json<{ error: { code: string; message: string; issues: { path: string }[] } }>()
    expect([response.status, error.code]).toEqual([422, 'invalid-query'])
    expect(error.message).toMatch(message)
    expect(error.issues[0]?.path).toBe(path)
    expect(await ledger()).toEqual(before)
  })

  test('run dry tells how many rows there would be, who is left out and why, and shows five rows masked', async () => {
    const before = await ledger()
    const path = `/api/audiences/${odd}/export/google.csv?dryRun=1`
    const dry = async (query = '') => (await call(path + query, as('editor'))).response
    const response = await dry('&form=plain')
    expect(response.headers.get('cache-control')).toBe('no-store')
    const row = (phone: string) => ['z…@e…', phone, '', '', '', '']
    expect(await response.json()).toEqual({
      rows: 6,
      leftOut: { 'nothing-to-match': 2, 'no-consent': 0, excluded: 0 },
      margin: { 'no-consent': expect.any(Number), excluded: expect.any(Number) }, // there are too many contacts to judge each
      privacyGaps: [],
      header: ['Email', 'Phone', 'First Name', 'Last Name', 'Country', 'Zip'],
      first: Array.from({ length: 5 }, () => row('+33 … 34')),
      form: 'plain',
      minimum: 100,
      enough: false,
    })
    const named = await (await dry(`&columns=${encodeURIComponent('{"Email":null,"Phone":"Tel"}')}`)).text()
    expect(JSON.parse(named)).toMatchObject({
      header: ['Tel', 'First Name', 'Last Name', 'Country', 'Zip'],
      first: expect.arrayContaining([['28496b…', '', '', '', '']]),
      form: 'hashed',
    })
    expect(named).not.toMatch(/@|[0-9a-f]{7}/)
    expect(await ledger()).toEqual(before)
    const { lines } = await download(`/api/audiences/${odd}/export/google.csv`, as('editor'))
    expect(lines).toHaveLength(1 + 6)
  })

  test('run dry says that there is enough from the least that the platform serves', async () => {
    const path = `/api/audiences/${enough}/export/google.csv?dryRun=1`
    expect(await (await call(path, as('editor'))).response.json()).toMatchObject({ rows: 100, enough: true })
    await DB.prepare(`DELETE FROM contacts WHERE id = (SELECT max(id) FROM contacts WHERE id LIKE 'e-%')`).run()
    expect(await (await call(path, as('editor'))).response.json()).toMatchObject({ rows: 99, enough: false })
  })

  test('of an unknown audience or destination is not found, and the answer lists the destinations', async () => {
    expect((await call('/api/audiences/none/export/meta.csv', as('editor'))).response.status).toBe(404)
    for (const file of ['myspace.csv', 'meta', 'meta.tsv', 'constructor.csv']) {
      const { response } = await call(`/api/audiences/${small}/export/${file}`, as('editor'))
      expect(response.status).toBe(404)
      expect(await response.text()).toContain('meta.csv, google.csv')
    }
  })

  test.each(['viewer', 'analyst'] as const)('is refused to a key of a %s', async role => {
    const before = await ledger()
    expect((await call(`/api/audiences/${small}/export/meta.csv`, as(role))).response.status).toBe(403)
    expect(await ledger()).toEqual(before)
  })
})

test.each([
  ['who is responsible', { email: 'privacy@example.com' }, 'brands.b.legal.company'],
  ['where to object', { company: 'B' }, 'brands.b.legal.email'],
])('nothing leaves while the privacy page does not say %s', async (_, legal, path) => {
  const said = await DB.prepare(`SELECT legal FROM brands WHERE id = 'b'`).first<string>('legal')
  const tell = (text: string) => DB.prepare(`UPDATE brands SET legal = ?1 WHERE id = 'b'`).bind(text).run()
  await tell(JSON.stringify(legal))
  const before = await ledger()
  const { response } = await call(`/api/audiences/${small}/export/meta.csv`, as('editor'))
  expect([response.status, await response.json()]).toMatchObject([
    409,
    { error: { code: 'privacy-incomplete', issues: [{ path }] } },
  ])
  const head = await call(`/api/audiences/${small}/export/meta.csv`, { method: 'HEAD', ...as('editor') })
  expect(head.response.status).toBe(409)
  const dry = await (await call(`/api/audiences/${small}/export/meta.csv?dryRun=1`, as('editor'))).response.json()
  expect(dry).toMatchObject({ rows: 2, privacyGaps: [{ brand: 'b' }] })
  expect(await ledger()).toEqual(before)
  await tell(said!)
})

describe('lines that were made before', () => {
  const AT = Date.UTC(2026, 10, 23)
  let opened: string[] = []
  const recipe = {
    name: 'test.hashed',
    make: async ({ id }: Member, sealed: string) => {
      opened.push(id)
      return sealed
    },
  }
  // Ids spread like digests: 600 people stand for 6,000, as they take up a tenth of the ids.
  const idOf = (n: number) =>
    `${Math.floor((n / 6000) * 2 ** 32)
      .toString(16)
      .padStart(8, '0')}-0000-8000-8000-000000000000`
  const GROUP = `SELECT id, ${MARK_OF_SEALED} AS mark, NULL AS worth, NULL AS currency FROM contacts c WHERE sealed LIKE 'box %' ORDER BY id`

  async function lines(now = AT, change: (member: Member, n: number) => Member = member => member) {
    opened = []
    const { results } = await DB.prepare(GROUP).all<Member>()
    async function* pages() {
      const members = results.map(change)
      yield members.slice(0, 400)
      yield members.slice(400)
    }
    const made: Line[] = []
    for await (const batch of linesOf(env, recipe, pages(), now)) made.push(...batch)
    return made
  }
  const change = (sql: string, n: number) => DB.prepare(sql).bind(idOf(n), AT).run()
  const boxes = async () => (await DB.prepare('SELECT count(*) AS n FROM prepared').first<number>('n'))!

  beforeAll(async () => {
    await DB.prepare('DELETE FROM prepared').run()
    const rows = Array.from({ length: 600 }, (_, n) => [idOf(n), `box ${n}`])
    await DB.prepare(
      `INSERT INTO contacts (id, sealed, created_at, updated_at, ads_consent_at)
       SELECT value ->> 0, value ->> 1, 0, 0, 1 FROM json_each(?1)`,
    )
      .bind(JSON.stringify(rows))
      .run()
  })

  test('open nobody the next time, and come to the same file', async () => {
    const first = await lines()
    expect(first).toEqual(Array.from({ length: 600 }, (_, n) => `box ${n}`))
    expect(opened).toHaveLength(600)
    expect(await lines()).toEqual(first)
    expect(opened).toEqual([])
    const { results } = await DB.prepare('SELECT sealed FROM prepared').all<{ sealed: string }>()
    expect(results.length).toBeGreaterThan(20)
    expect(results.filter(({ sealed }) => sealed.includes('box '))).toEqual([])
  })

  test('follow somebody whose data changes, and opens their bucket alone', async () => {
    await change(`UPDATE contacts SET sealed = 'box changed', updated_at = ?2 - 60000 WHERE id = ?1`, 5)
    expect((await lines())[5]).toBe('box changed')
    expect(opened).toContain(idOf(5))
    expect(opened.length).toBeLessThan(60)
    await lines()
    expect(opened).toEqual([])
  })

  test.each([
    ['ends their consent', `UPDATE contacts SET ads_consent_at = NULL, updated_at = ?2 - 60000 WHERE id = ?1`],
    ['is erased', `UPDATE contacts SET erased_at = ?2 - 60000, updated_at = ?2 - 60000 WHERE id = ?1`],
    ['is deleted', `DELETE FROM contacts WHERE id = ?1 AND ?2 > 0`],
  ])('are forgotten at once when somebody %s', async (_, sql) => {
    await lines()
    const before = await boxes()
    await change(sql, 300)
    expect(await boxes()).toBe(before - 1)
  })

  test('are not kept when somebody of the bucket has changed while the file was made', async () => {
    await change(`UPDATE contacts SET sealed = 'box 7', updated_at = ?2 WHERE id = ?1`, 7)
    await lines(AT) // read before the change, for all that it knows
    await lines(AT)
    expect(opened).toContain(idOf(7))
    await lines(AT + 60_000)
    await lines(AT + 60_000)
    expect(opened).toEqual([])
  })

  test('are made anew for customers whose worth has changed without them, and for nobody else', async () => {
    const worth = (micros: number) => (member: Member, n: number) =>
      n < 300 ? { ...member, worth: micros, currency: 'EUR' } : member
    await lines(AT + 60_000, worth(5_000_000))
    expect(opened.length).toBeGreaterThan(290)
    await lines(AT + 60_000, worth(5_000_000))
    expect(opened).toEqual([])
    await lines(AT + 60_000, worth(6_000_000))
    expect(opened.length).toBeGreaterThan(290)
    expect(opened.length).toBeLessThan(310)
  })

  test('are kept for large audiences only', async () => {
    async function* few() {
      yield [{ id: idOf(599), mark: 'x', worth: null, currency: null }]
    }
    const before = await boxes()
    for await (const batch of linesOf(env, { ...recipe, name: 'few' }, few(), AT)) expect(batch).toEqual(['box 599'])
    expect(await boxes()).toBe(before)
  })
})

async function leadsAgain(): Promise<void> {
  await DB.batch([
    DB.prepare(`DELETE FROM conversions WHERE campaign = 'small'`),
    DB.prepare(`DELETE FROM contacts WHERE id LIKE 's-%'`),
  ])
  await addLeads('small', 2, 's')
}

test('the ledger is read latest first, with counts and no names', async () => {
  const { response } = await call('/api/deliveries?limit=1', as('analyst'))
  const page = await response.json<{ items: Delivery[]; next: string }>()
  expect(page.items[0]).toMatchObject((await ledger()).at(-1)!)
  expect(page.next).toBe(page.items[0]?.id)
})
