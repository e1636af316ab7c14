import { describe, expect, test } from 'vitest'
import type { ConversionEvent } from '../src/destinations/contract-conversions.ts'
import type { Listed } from '../src/destinations/contract-lists.ts'
import { google } from '../src/destinations/google/index.ts'

const NOW = 1_795_341_600_000 // 2026-11-22T10:00:00Z
const settings = { customerId: '1234567890', conversions: { lead: '101', 'tier-considering': '105' } }
const call = { settings, secrets: {}, token: 'ya29.example', now: NOW, nonce: '0123456789abcdef0123456789abcdef' }
const person: Listed = {
  email: 'a.b+c@gmail.com',
  phone: '+33612345678',
  first_name: null,
  last_name: null,
  country: null,
}
// printf %s ab@gmail.com | sha256sum, and +33612345678
const EMAIL = '86ca2ad27318696b41cfc650acfad97bb32194c43e119e465a16359ea74c7105'
const PHONE = '42d573cfc315801d4cd8eddd5416b416a0bf298b9b9e12d6b07442c91db42bd8'
const event: ConversionEvent = {
  id: 'order-1', kind: 'lead', tier: null, at: NOW, value: null, url: null, userAgent: null, externalId: null, person, clicks: {},
} // biome-ignore format: as in events.json

const prepared = async (changed: Partial<ConversionEvent>) => {
  const made = await google.conversions.prepare({ ...event, ...changed }, call)
  return made.ok ? (made.event as Record<string, unknown>) : made.reason
}

describe('a conversion for Google', () => {
  test.each<[ConversionEvent['kind'], string | null, string | undefined]>([
    ['lead', null, 'lead'],
    ['tier', 'considering', 'tier-considering'],
    ['tier', 'engaged', undefined],
    ['won', null, undefined],
  ])('of kind %s %s goes to the conversion action of %s, or is not sent', async (kind, tier, action) => {
    const made = await prepared({ kind, tier })
    if (action) expect(made).toHaveProperty('destinationReferences', [action])
    else expect(made).toBe('not-set-up')
  })

  test.each<[ConversionEvent['clicks'], object]>([
    [{ gclid: 'G-1', wbraid: 'W', gbraid: 'B' }, { gclid: 'G-1' }],
    [{ wbraid: 'W', gbraid: 'B' }, { wbraid: 'W' }],
    [{ gbraid: 'B' }, { gbraid: 'B' }],
  ])('of the clicks %o tells one: %o', async (clicks, wanted) =>
    expect(await prepared({ clicks })).toHaveProperty('adIdentifiers', wanted),
  )

  test('known by a name and an address only is not sent', async () => {
    const known = { ...person, email: null, phone: null, first_name: 'A', last_name: 'B', country: 'FR', zip: '75011' }
    expect(await prepared({ person: known })).toBe('no-identifier')
  })

  test.each<[number, string]>([
    [NOW - 90 * 86_400_000, 'order-1'],
    [NOW - 90 * 86_400_000 - 1, 'too-old'],
    [NOW + 300_001, 'in-the-future'],
  ])('of %s ms comes to %s', async (at, wanted) => {
    const made = await prepared({ at })
    expect(typeof made === 'string' ? made : made.transactionId).toBe(wanted)
  })

  test('names no manager account when there is none', async () => {
    const made = await google.conversions.request([await prepared({})] as object[], call)
    expect(JSON.parse(made.body as string).destinations).toEqual([
      {
        reference: 'lead',
        operatingAccount: { accountType: 'GOOGLE_ADS', accountId: '1234567890' },
        productDestinationId: '101',
      },
    ])
    const list = await google.lists.create({ name: 'L2L 7f3a', key: 'audience-1', withValue: false }, call)
    expect(list.headers).not.toHaveProperty('login-account')
  })
})

describe('the file of conversions that Google pulls', () => {
  const { header, row } = google.conversionFile!
  const named = async (changed: Partial<ConversionEvent>) => {
    const cells = await row({ ...event, ...changed }, 'Devis')
    expect(cells).toHaveLength(header.length)
    return Object.fromEntries(header.map((name, i) => [name, cells![i]]))
  }

  test('has every column, in this order', () =>
    expect(header.join(',')).toBe(
      'Email,Phone Number,Google Click ID,GBRAID,WBRAID,Conversion Name,Conversion Time,Conversion Value,' +
        'Conversion Currency,Order ID,Ad User Data,Ad Personalization',
    ))

  test('names a person by hashes only, with the time in UTC, the value in decimals and the consent', async () =>
    expect(await named({ value: { micros: 49_900_000, currency: 'EUR' } })).toEqual({
      Email: EMAIL,
      'Phone Number': PHONE,
      'Google Click ID': '',
      GBRAID: '',
      WBRAID: '',
      'Conversion Name': 'Devis',
      'Conversion Time': '2026-11-22T10:00:00Z',
      'Conversion Value': '49.90',
      'Conversion Currency': 'EUR',
      'Order ID': 'order-1',
      'Ad User Data': 'Granted',
      'Ad Personalization': 'Granted',
    }))

  test.each([
    [{ gclid: 'G-1', wbraid: 'W', gbraid: 'B' }, ['G-1', '', '']],
    [{ wbraid: 'W' }, ['', '', 'W']],
    [{ gbraid: 'B' }, ['', 'B', '']],
    [{}, ['', '', '']],
  ])('has one click at most: of %o, %o', async (clicks, wanted) => {
    const cells = await named({ clicks: clicks as Record<string, string> })
    expect([cells['Google Click ID'], cells.GBRAID, cells.WBRAID]).toEqual(wanted)
    expect([cells['Conversion Value'], cells['Conversion Currency']]).toEqual(['', ''])
  })

  test('leaves out whom Google could not find', async () =>
    expect(await row({ ...event, person: null, externalId: 'a'.repeat(64) }, 'Devis')).toBeNull())
})

test('an account number with dashes is refused with what was expected', () => {
  const told = google.settings.safeParse({ ...settings, customerId: '123-456-7890' })
  expect(told.error!.issues.map(({ path, message }) => [path, message])).toEqual([
    [['customerId'], 'the ten digits of the customer number, without dashes'],
  ])
})
