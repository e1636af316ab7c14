import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { cellIn } from '../src/destinations/cell.ts'
import { CLICK_IDS_OF } from '../src/destinations/clicks.ts'
import type { Destination } from '../src/destinations/contract.ts'
import type { Form, Listed } from '../src/destinations/contract-lists.ts'
import * as google from '../src/destinations/google/fields.ts'
import { destinations } from '../src/destinations/index.ts'
import * as meta from '../src/destinations/meta/fields.ts'
import { sha256Hex } from '../src/lib/crypto.ts'
import { csvRow } from '../src/lib/csv.ts'

const fixturePath = (name: string): string => path.join(import.meta.dirname, 'fixtures/destinations', name)
const fixture = (name: string): string => readFileSync(fixturePath(name), 'utf8')

const vectors = z
  .array(
    z.object({
      platform: z.string(),
      field: z.string(),
      input: z.string(),
      normalized: z.string().optional(),
      sha256: z.string().optional(),
    }),
  )
  .parse(JSON.parse(fixture('vectors.json')))

const registered: Record<string, Destination> = destinations

// Phones are kept as E.164 (contacts/identity.ts makes them so): these two vectors are as dialled in the US.
const DIALLED_IN_US = ['(650)555-1212', '(800)555-0100']
const asStored = (text: string) =>
  DIALLED_IN_US.includes(text) ? parsePhoneNumberFromString(text, 'US')!.number : text

/** Fields that we send to nobody, and why. */
const NOT_OURS: Record<string, string> = {
  'google address.addressLine': 'Google Analytics only: an ads list has no such column',
  'google address.administrativeArea': 'Google Analytics only',
  'google address.city': 'Google Analytics only',
}

const fieldOf = (v: { platform: string; field: string }) => `${v.platform} ${v.field}`
const ours = vectors.filter(v => !(fieldOf(v) in NOT_OURS))

describe('published test vectors', () => {
  test('are there for every platform, and for every field that we say is not ours', () => {
    expect(Object.keys(registered).filter(name => !ours.some(v => v.platform === name))).toEqual([])
    expect(Object.keys(NOT_OURS).filter(field => !vectors.some(v => fieldOf(v) === field))).toEqual([])
  })

  // A platform that nobody has registered yet is passed over.
  describe.each([...new Set(ours.map(v => v.platform))])('%s', platform => {
    const destination = registered[platform]

    test.skipIf(!destination).each(ours.filter(v => v.platform === platform))(
      '$platform takes $field $input as $normalized',
      async v => {
        const normalised = destination!.normalise[v.field]?.(asStored(v.input))
        expect(normalised, `${platform}.ts: normalise has no '${v.field}'`).toBeDefined()
        if (v.normalized !== undefined) expect(normalised).toBe(v.normalized)
        if (v.sha256 !== undefined) expect(await sha256Hex(normalised!)).toBe(v.sha256)
        expect(v.normalized ?? v.sha256).toBeDefined()
      },
    )
  })
})

describe('what the vectors leave open', () => {
  test.each([
    ['Saint-Étienne', 'saintetienne'],
    ["L'Haÿ-les-Roses", 'lhaylesroses'],
  ])('Meta takes the city %s as %s', (city, wanted) => expect(meta.ct(city)).toBe(wanted))

  test.each([
    ['Jean-Pierre', 'jeanpierre'],
    ['ZOE\u0301', 'zoé'],
    ['d’Été', 'dété'],
  ])('Meta takes the name %s as %s', (name, wanted) => expect(meta.fn(name)).toBe(wanted))

  test.each([
    ['94035-1234', '94035'],
    ['1229-076', '1229076'],
  ])('Meta takes the postal code %s as %s', (code, wanted) => expect(meta.zp(code)).toBe(wanted))

  test.each([
    ['Allemagne', 'DE'],
    ['états-unis', 'US'],
    ['Atlantis', ''],
  ])('the country %s is %s', (name, wanted) => expect(google.regionCode(name)).toBe(wanted))

  test.each([['+tag@gmail.com'], ['no address'], ['']])('Google gets no e-mail from "%s"', text =>
    expect(google.emailAddress(text)).toBe(''),
  )

  test('Google keeps the dots and the tag of any other domain', () =>
    expect(google.emailAddress('A.b+c@Example.com')).toBe('a.b+c@example.com'))
})

const people = z
  .array(z.record(z.string(), z.string().nullable()))
  .transform(list => list as unknown as Listed[])
  .parse(JSON.parse(fixture('people.json')))

async function listFile(name: keyof typeof destinations, who: Listed[], form: Form): Promise<string> {
  const { header, preamble = [header], bom, row }: Destination['listFile'] = destinations[name].listFile
  const rows = await Promise.all(who.map(person => row(person, form)))
  return (bom ? '\uFEFF' : '') + [...preamble, ...rows.filter(r => r !== null)].map(csvRow).join('')
}

describe.each(Object.values(destinations))('$label', destination => {
  const name = destination.name as keyof typeof destinations

  test('is registered under its own name', () => expect(destinations[name]).toBe(destination))

  test.each(destination.listFile.forms)('its whole %s list file is as recorded', async form => {
    const file = `${name}.${form}.csv`
    expect(existsSync(fixturePath(file)), `add test/fixtures/destinations/${file}: the list file of people.json`).toBe(
      true,
    )
    expect(await listFile(name, people, form)).toBe(fixture(file))
  })

  test('leaves out whom it could not match, and nobody else', async () => {
    const nobody: Listed = { email: null, phone: ' ', first_name: 'A', last_name: 'B', country: 'FR' }
    const { row, forms } = destination.listFile
    expect(await row(nobody, forms[0])).toBeNull()
    expect(await row({ ...nobody, email: 'a@example.com' }, forms[0])).not.toBeNull()
  })

  test('takes a hashed list file, which is what feeds hold', () =>
    expect(destination.listFile.forms).toContain('hashed'))

  test('any text in any field still gives a file with the right cells', async () => {
    const text = fc.option(fc.string({ unit: 'grapheme', maxLength: 30 }))
    const listed = fc.record({ email: text, phone: text, first_name: text, last_name: text, country: text, zip: text })
    await fc.assert(
      fc.asyncProperty(
        fc.array(listed, { maxLength: 5 }),
        fc.constantFrom(...destination.listFile.forms),
        async (who, form) => {
          const { header, row } = destination.listFile
          const rows = (await Promise.all(who.map(person => row(person, form)))).filter(r => r !== null)
          const csv = [header, ...rows].map(csvRow).join('')
          expect(Papa.parse<string[]>(csv, { newline: '\r\n', delimiter: ',' }).data.slice(0, -1)).toEqual([
            header,
            ...rows,
          ])
          for (const cells of rows) expect(cells).toHaveLength(header.length)
        },
      ),
      { numRuns: 60 },
    )
  })
})

test('a value that is hashed already is never hashed again', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string(), async text => {
      const once = await cellIn.hashed(text, t => t)
      expect(await cellIn.hashed(once, meta.em)).toBe(once)
      expect(await cellIn.hashed(once.toUpperCase(), google.phoneNumber)).toBe(once)
    }),
    { numRuns: 60 },
  )
})

test('by its clicks every platform can recognise browsers', () =>
  expect(Object.keys(CLICK_IDS_OF).sort()).toEqual(Object.keys(registered).sort()))
