import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { type AccessKey, readAssertion } from '../src/accounts/access/assertion.ts'
import { deviceOf } from '../src/accounts/device.ts'
import { may, ROLES } from '../src/accounts/roles.ts'
import { RIGHTS } from '../src/dashboard/team/rights.tsx'
import { placeOf } from '../src/dashboard/team/trail-row.ts'
import { assertionBy, claimsAt, unsigned } from './access.ts'

const NOW = Date.UTC(2026, 10, 30, 12)
const EXPECTED = { issuer: 'https://team.cloudflareaccess.com', audience: 'aud-1' }

describe('what claims to be from Cloudflare Access', () => {
  let signer: Awaited<ReturnType<typeof assertionBy>>
  let other: Awaited<ReturnType<typeof assertionBy>>
  let keys: AccessKey[]

  beforeAll(async () => {
    ;[signer, other] = await Promise.all([assertionBy('k1'), assertionBy('k1')])
    keys = [signer.key]
  })

  const claims = claimsAt(NOW)
  const read = (token: string, now = NOW) => readAssertion(token, keys, EXPECTED, now)

  test('is believed when the team’s key signed it for this application; the address is in lower case', async () => {
    expect(await read(await signer.sign(claims))).toEqual({ ok: true, email: 'camille@example.com' })
    expect(await read(await signer.sign({ ...claims, aud: 'aud-1' }))).toMatchObject({ ok: true })
  })

  test.each([
    ['of another application', { aud: ['aud-2'] }, 'audience'],
    ['of another team', { iss: 'https://other.cloudflareaccess.com' }, 'issuer'],
    ['of a team whose name begins like ours', { iss: 'https://team.cloudflareaccess.com.example' }, 'issuer'],
    ['that has expired', { exp: NOW / 1000 - 31 }, 'expired'],
    ['that is not good yet', { nbf: NOW / 1000 + 31 }, 'not-yet'],
    ['of a service, which is nobody', { email: undefined }, 'no-email'],
    ['without an end', { exp: undefined }, 'malformed'],
  ])('a token %s is refused', async (_, change, reason) => {
    expect(await read(await signer.sign({ ...claims, ...change }))).toEqual({ ok: false, reason })
  })

  test('clocks may differ by half a minute', async () => {
    expect(await read(await signer.sign({ ...claims, exp: NOW / 1000 - 29, nbf: NOW / 1000 + 29 }))).toMatchObject({
      ok: true,
    })
  })

  test('a token that nobody signed, or that says how it is to be checked, is refused', async () => {
    expect(await read(unsigned(claims))).toEqual({ ok: false, reason: 'algorithm' })
    expect(await read(await signer.signWithPublicKeyAsSecret(claims))).toEqual({ ok: false, reason: 'algorithm' })
    expect(await read(await signer.sign(claims, { alg: 'RS512' }))).toEqual({ ok: false, reason: 'algorithm' })
  })

  test('a token signed by another key of the same name, or naming a key that is not there, is refused', async () => {
    expect(await read(await other.sign(claims))).toEqual({ ok: false, reason: 'signature' })
    expect(await read(await signer.sign(claims, { kid: 'k2' }))).toEqual({ ok: false, reason: 'unknown-key' })
  })

  test('a token of which anything was changed is refused', async () => {
    const token = await signer.sign(claims)
    await fc.assert(
      fc.asyncProperty(fc.nat(token.length - 1), fc.constantFrom(...'AZaz09-_.'), async (at, letter) => {
        const changed = token.slice(0, at) + letter + token.slice(at + 1)
        // The last letter of base64url may hold bits that mean nothing: another letter, the same signature.
        fc.pre(changed !== token && at !== token.length - 1)
        expect(await read(changed)).toMatchObject({ ok: false })
      }),
      { numRuns: 150 },
    )
  })

  test('nonsense is refused, and never thrown at', async () => {
    for (const token of ['', '.', '..', 'a.b.c', 'x'.repeat(9000), '{}.{}.{}', `${btoa('null')}.${btoa('7')}.`])
      expect(await read(token)).toEqual({ ok: false, reason: 'malformed' })
  })
})

test.each([
  ['Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Mobile Safari/537.36', 'chrome android'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1', 'safari iphone'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/150.0 Mobile/15E148 Safari/604.1', 'chrome iphone'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36 Edg/150.0.0.0', 'edge windows'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:145.0) Gecko/20100101 Firefox/145.0', 'firefox mac'],
  ['curl/8.9', 'other other'],
])('a device is told by its browser and its system: %s', (userAgent, device) => {
  expect(deviceOf(userAgent)).toBe(device)
}) // biome-ignore format: user agents

test('a role may do all that a lesser one may', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ROLES), fc.constantFrom(...ROLES), fc.constantFrom(...ROLES), (a, b, c) => {
      if (may(a, b) && may(b, c)) expect(may(a, c)).toBe(true)
      expect(may(a, b) || may(b, a)).toBe(true)
    }),
  )
  for (const { least } of Object.values(RIGHTS)) expect(may('owner', least)).toBe(true)
})

test.each([
  ['POST /campaigns/:slug/ads/:ad/publish', '/api/campaigns/spring/ads/ad-1/publish', 'spring › ad-1', '/app/campaigns/spring/ads/ad-1'],
  ['PUT /campaigns/:slug/sequence', '/api/campaigns/spring/sequence', 'spring', '/app/campaigns/spring'],
  ['rollback', '/spring/ad-1@3', 'spring › ad-1 (3)', '/app/campaigns/spring/ads/ad-1'],
  ['POST /users/:id/disable', '/api/users/u-1/disable', 'Camille', '/app/team/people/u-1'],
  ['DELETE /keys/:id', '/api/keys/k-1', 'CRM', null],
  ['DELETE /hosts/:host', '/api/hosts/shop.example', 'shop.example', null],
])('a line of the trail says what it was done to: %s', (action, target, text, href) => {
  const names = new Map([
    ['user:u-1', 'Camille'],
    ['key:k-1', 'CRM'],
  ])
  expect(placeOf({ action, target }, names)).toEqual({ text, href })
}) // biome-ignore format: a row each

test('what was done to nothing in particular names nothing', () => {
  for (const line of [
    { action: 'POST /campaigns', target: '/api/campaigns' },
    { action: 'sign-in', target: 'link' },
    { action: 'sign-out', target: '/app/sign-out' },
    { action: 'failed sign-in', target: '/app/sign-in' },
  ])
    expect(placeOf(line, new Map())).toBeNull()
})
