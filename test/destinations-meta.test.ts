import { describe, expect, test } from 'vitest'
import type { ConversionEvent } from '../src/destinations/contract-conversions.ts'
import type { Listed } from '../src/destinations/contract-lists.ts'
import { meta } from '../src/destinations/meta/index.ts'

const call = {
  settings: { adAccountId: '1234567890', pixelId: '9876543210' },
  secrets: { accessToken: 'EAAB-example' },
  token: 'EAAB-example',
  now: 1_795_341_600_000,
  nonce: '0123456789abcdef0123456789abcdef',
}
const who: Listed = {
  email: 'a@example.com',
  phone: null,
  first_name: null,
  last_name: null,
  country: 'FR',
  city: 'Saint-Étienne',
}
const event: ConversionEvent = {
  id: 'order-1', kind: 'lead', tier: null, at: call.now, value: null, url: 'https://offers.example.com/a',
  userAgent: 'Example/1.0', externalId: null, person: who, clicks: {},
} // biome-ignore format: as in events.json

const prepared = async (changed: Partial<ConversionEvent>) => {
  const made = await meta.conversions.prepare({ ...event, ...changed }, call)
  return made.ok ? (made.event as Record<string, Record<string, unknown>>) : made.reason
}
const user = async (changed: Partial<ConversionEvent>) => {
  const made = await prepared(changed)
  return typeof made === 'string' ? made : made.user_data
}
const bodyOf = async (made: ReturnType<typeof meta.lists.change>) => JSON.parse((await made).body as string)

describe('the click of a Meta event', () => {
  const at = call.now
  const cookie = 'fb.1.1795341500000.IwAR0AbC'
  test.each<[string, ConversionEvent['clicks'], string | undefined]>([
    ['is the cookie', { _fbc: cookie }, cookie],
    ['is the cookie, when the address tells of the same click', { _fbc: cookie, fbclid: 'IwAR0AbC' }, cookie],
    ['is the cookie with the fifth part of the Parameter Builder', { _fbc: `${cookie}.AQQBAQAB`, fbclid: 'IwAR0AbC' }, `${cookie}.AQQBAQAB`],
    ['is made of the address, when that tells of a newer click', { _fbc: cookie, fbclid: 'IwAR1new_aem_X' }, `fb.1.${at}.IwAR1new_aem_X`],
    ['is made of the address, letter for letter, when there is no cookie', { fbclid: 'IwAR0aBC' }, `fb.1.${at}.IwAR0aBC`],
    ['is left out, when the cookie is none of Meta', { _fbc: 'fb.1.x.IwAR0AbC' }, undefined],
    ['is left out, when the cookie has too many parts', { _fbc: `${cookie}.a.b` }, undefined],
  ])('%s', async (_, clicks, wanted) => expect(await user({ clicks })).toHaveProperty('fbc', wanted)) // biome-ignore format: a table

  test.each<[string, string | undefined]>([
    ['fb.1.1795341500000.1234567890', 'fb.1.1795341500000.1234567890'],
    ['fb.2.1795341500000.1234567890.AQ', 'fb.2.1795341500000.1234567890.AQ'],
    ['1234567890', undefined],
  ])('its browser is %s in the cookie, and %s in the event', async (_fbp, wanted) =>
    expect(await user({ clicks: { _fbp } })).toHaveProperty('fbp', wanted),
  )
})

describe('a Meta event', () => {
  test.each<[Partial<ConversionEvent>, string]>([
    [{}, 'website'],
    [{ userAgent: null }, 'system_generated'],
    [{ url: null }, 'system_generated'],
  ])('happened on the website only when page and browser are known: %o is %s', async (changed, wanted) =>
    expect(await prepared(changed)).toHaveProperty('action_source', wanted),
  )

  const nameOnly: Listed = { ...who, email: null, first_name: 'Anne', last_name: 'Le Goff', zip: '29200' }
  test.each<[string, Partial<ConversionEvent>]>([
    ['a name and a place', { person: nameOnly }],
    ['a browser', { person: null }],
  ])('is not sent when only %s is known', async (_, changed) => expect(await prepared(changed)).toBe('no-identifier'))

  test.each<[string, Partial<ConversionEvent>]>([
    ['our own digest', { person: null, externalId: 'a'.repeat(64) }],
    ['a click', { person: null, clicks: { fbclid: 'IwAR0' } }],
    ['a phone', { person: { ...nameOnly, phone: '+33612345678' } }],
  ])('is sent when %s is known', async (_, changed) => expect(await prepared(changed)).toHaveProperty('event_id'))

  const WEEK_MS = 7 * 86_400_000
  test.each<[number, string]>([
    [call.now - WEEK_MS, 'order-1'],
    [call.now - WEEK_MS - 1, 'too-old'],
    [call.now + 300_000, 'order-1'],
    [call.now + 300_001, 'in-the-future'],
  ])('of %s ms comes to %s', async (at, wanted) => {
    const made = await prepared({ at })
    expect(typeof made === 'string' ? made : made.event_id).toBe(wanted)
  })

  test('of a tier that has no name is not sent', async () =>
    expect(await prepared({ kind: 'tier', tier: null })).toBe('not-set-up'))

  test('carries no test code when the settings have none, and the token in no address', async () => {
    const made = await meta.conversions.request([{}], call)
    expect(made.url).toBe('https://graph.facebook.com/v25.0/9876543210/events')
    expect(JSON.parse(made.body as string)).toEqual({ data: [{}] })
    expect(made.headers.Authorization).toBe('Bearer EAAB-example')
  })
})

describe('a Meta list by value', () => {
  const worth = { ...who, value: { micros: 49_900_000, currency: 'EUR' } }

  test('is made as one', async () => {
    const made = await meta.lists.create({ name: 'L2L 7f3a', key: 'audience-1', withValue: true }, call)
    expect(JSON.parse(made.body as string)).toHaveProperty('is_value_based', 1)
  })

  test('tells what a person has brought, as a number, and never less than nothing', async () => {
    const [row] = await meta.lists.rows(worth)
    const [none] = await meta.lists.rows({ ...who, value: { micros: -1_000_000, currency: 'EUR' } })
    expect(row!.kind).toBe('value')
    const rows = [row!.cells, none!.cells]
    const { payload } = await bodyOf(meta.lists.change({ list: '1', act: 'add', kind: 'value', rows }, call))
    expect(payload.schema).toEqual(['EMAIL', 'PHONE', 'FN', 'LN', 'ZIP', 'CT', 'COUNTRY', 'LOOKALIKE_VALUE'])
    expect(payload.data.map((data: unknown[]) => data.at(-1))).toEqual([49.9, 0])
    expect(payload.data[0]).toHaveLength(8)
  })

  test('removes them without it, by the same keys as any list', async () => {
    const [row] = await meta.lists.rows(worth)
    const [plain] = await meta.lists.rows(who)
    const made = meta.lists.change({ list: '1', act: 'remove', kind: 'value', rows: [row!.cells] }, call)
    const { payload } = await bodyOf(made)
    expect(payload).toEqual({
      schema: ['EMAIL', 'PHONE', 'FN', 'LN', 'ZIP', 'CT', 'COUNTRY'],
      data: [plain!.cells],
    })
  })

  test('has it in the last column of its file, and the city in its own', async () => {
    const { header, row } = meta.listFile
    const cells = await row(worth, 'plain')
    expect(header.map((name, i) => [name, cells![i]]).filter(([, cell]) => cell)).toEqual([
      ['email', 'a@example.com'],
      ['ct', 'Saint-Étienne'],
      ['country', 'FR'],
      ['value', '49.9'],
    ])
  })
})
