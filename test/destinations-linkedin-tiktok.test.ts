import { describe, expect, test } from 'vitest'
import type { ConversionEvent } from '../src/destinations/contract-conversions.ts'
import type { Listed } from '../src/destinations/contract-lists.ts'
import { linkedin } from '../src/destinations/linkedin/index.ts'
import { tiktok } from '../src/destinations/tiktok/index.ts'

const who: Listed = { email: null, phone: null, first_name: 'Anne', last_name: 'Le Goff', country: 'FR' }

describe('a person whom LinkedIn would know by name', () => {
  test.each([
    ['without an employer is left out: namesakes would come in', {}, null],
    ['with an employer is in the file', { company: 'Example Co' }, ['', 'Anne', 'Le Goff', '', 'Example Co', 'FR', '']],
    ['too long for its column is left out rather than cut', { company: 'Example Co', last_name: 'x'.repeat(36) }, null],
    ['with an @ in it is left out', { company: 'Example Co', first_name: 'anne@home' }, null],
  ])('%s', async (_, more, row) => expect(await linkedin.listFile.row({ ...who, ...more }, 'plain')).toEqual(row))

  const call = {
    settings: { accountId: '512345678', conversions: { lead: '456' } },
    secrets: {},
    token: 'li-access',
    now: 1_795_341_900_000,
    nonce: '00112233445566778899aabbccddeeff',
  }
  const lead: ConversionEvent = {
    ...{ id: 'lead-1', kind: 'lead', tier: null, at: call.now, value: null, url: null, userAgent: null },
    ...{ externalId: null, person: who, clicks: {} },
  }

  test('converts only with an employer', async () => {
    expect(await linkedin.conversions.prepare(lead, call)).toEqual({ ok: false, reason: 'no-identifier' })
    const person = { ...who, company: 'Example Co' }
    expect(await linkedin.conversions.prepare({ ...lead, person }, call)).toMatchObject({
      event: { user: { userIds: [], userInfo: { firstName: 'Anne', lastName: 'Le Goff', companyName: 'Example Co' } } },
    })
  })

  test('converts in no tier that the settings do not name', async () => {
    const event = { ...lead, kind: 'tier', tier: 'intent', clicks: { li_fat_id: '0f1e2d3c' } } as const
    expect(await linkedin.conversions.prepare(event, call)).toEqual({ ok: false, reason: 'not-set-up' })
  })
})

describe('the e-mails of a TikTok list file', () => {
  test.each([
    ['a.b@example.com', 'one form: elsewhere its dots may be somebody else', 1],
    ['a.b+c@example.com', 'two forms: with and without its tag', 2],
    ['a.b@gmail.com', 'two forms: with and without its dots', 2],
    ['a.b+c@gmail.com', 'three forms: whole, without its tag, without its dots', 3],
  ])('of %s come in %s', async (email, _, forms) => {
    const row = await tiktok.listFile.row({ ...who, email }, 'hashed')
    expect(new Set(row!.filter(Boolean)).size).toBe(forms)
    expect(row!.filter(Boolean)).toHaveLength(forms)
  })
})
