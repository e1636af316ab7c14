import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ConversionEvent } from '../src/destinations/contract-conversions.ts'
import { em } from '../src/destinations/microsoft/fields.ts'
import { microsoft } from '../src/destinations/microsoft/index.ts'
import { phoneWithPlus } from '../src/destinations/normalise.ts'
import { sha256Hex } from '../src/lib/crypto.ts'

const file = path.join(import.meta.dirname, 'fixtures/destinations/events.json')
const events = (JSON.parse(readFileSync(file, 'utf8')) as { event: ConversionEvent }[]).map(({ event }) => event)

/** The digests of learn.microsoft.com/en-us/advertising/guides/uet-conversion-api-integration, read 2026-11. */
describe('the Conversions API of Microsoft hashes as its guide does', () => {
  test.each(['john@contoso.com', ' J.o.hn+news@Contoso.com '])('the address %s', async address =>
    expect(await sha256Hex(em(address))).toBe('ec81f3ac7b2b19675bab9d54cf416f9f18cff87c97da5cca82c0f0891bc40602'),
  )

  test.each(['+14255551234', '+1 (425) 555-1234'])('the phone %s', async phone =>
    expect(await sha256Hex(phoneWithPlus(phone))).toBe(
      'c59475d96e9f01d7d18d06cfad84dd02333207f02c0c2c5663ef2782cda0390e',
    ),
  )

  test.each(['+news@contoso.com', 'no address', 'a@b@c'])('nothing of "%s"', text => expect(em(text)).toBe(''))
})

test('each line of the bulk file has a cell under each heading, and items belong to the list before them', async () => {
  const { header, preamble, row } = microsoft.listFile
  const who = { email: 'zoe@example.fr', phone: null, first_name: null, last_name: null, country: null }
  const lines = [...preamble!, (await row(who, 'hashed'))!]
  expect(lines.map(line => line.length)).toEqual(lines.map(() => header.length))
  const [list, item] = lines.slice(-2).map(line => Object.fromEntries(header.map((name, i) => [name, line[i]])))
  expect(item!['Parent Id']).toBe(list!.Id)
  expect(item).toMatchObject({ 'Sub Type': 'Email', Text: await sha256Hex('zoe@example.fr') })
})

test('a person with only a phone is not in the bulk file', async () => {
  const who = { email: null, phone: '+33612345678', first_name: null, last_name: null, country: 'FR' }
  expect(await microsoft.listFile.row(who, 'hashed')).toBeNull()
})

test.each([
  [{ uetTagId: undefined }, {}],
  [{}, { uetToken: undefined }],
])('without a UET tag or its token lists can be kept, and no conversion is sent', async (without, withoutSecret) => {
  const ids = { customerId: '1', accountId: '2', uetTagId: '3', ...without }
  const clientId = '00000000-1111-4222-8333-444444444444'
  const keys = { clientId, clientSecret: 'abcd', refreshToken: 'abcd', developerToken: 'abcd', uetToken: 'abcd' }
  const call = {
    settings: microsoft.settings.parse(ids),
    secrets: microsoft.secrets.parse({ ...keys, ...withoutSecret }),
    token: '',
    now: events[0]!.at,
    nonce: '',
  }
  expect(await microsoft.conversions.prepare(events[0]!, call)).toEqual({ ok: false, reason: 'not-set-up' })
})

test('offline conversions are told by click id, or by hashed address and phone, in UTC', async () => {
  const rows = await Promise.all(events.slice(0, 3).map(event => microsoft.conversionFile!.row(event, 'Sold')))
  const camille = await sha256Hex('camilledurand@gmail.com')
  const [mobile, other] = await Promise.all(['+33612345678', '+33698765432'].map(sha256Hex))
  expect(microsoft.conversionFile!.header).toHaveLength(rows[0]!.length)
  expect(rows).toEqual([
    ['AbC0123456789', 'Sold', '2026-11-22T10:00:00.000Z', '', '', camille, mobile],
    ['DeF0123456789', 'Sold', '2026-11-22T10:01:00.000Z', '', '', '', ''],
    ['', 'Sold', '2026-11-22T10:02:00.000Z', '49.9', 'EUR', await sha256Hex('zoe@example.fr'), other],
  ])
})

test('an offline conversion of nobody whom Microsoft could find is left out', async () =>
  expect(await microsoft.conversionFile!.row(events[6]!, 'Sold')).toBeNull())
