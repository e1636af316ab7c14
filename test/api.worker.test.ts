import { createExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { fromBase64url } from '../src/lib/bytes.ts'
import worker from '../src/local/whole.ts'
import { ad, addCatalogue, api, call, count, ORIGIN } from './call.ts'

beforeAll(addCatalogue)

describe('a bad request is refused with its reason, and nothing is written', () => {
  const campaign = { slug: 'autumn', name: 'Automne' }
  test.each([
    {
      what: 'JSON that is cut off',
      body: undefined,
      raw: '{"slug":',
      status: 400,
      code: 'invalid-json',
      path: undefined,
    },
    { what: 'a wrong type', body: { ...campaign, name: 7 }, status: 422, code: 'invalid-body', path: 'name' },
    { what: 'a missing field', body: { slug: 'autumn' }, status: 422, code: 'invalid-body', path: 'name' },
    {
      what: 'an unknown field',
      body: { ...campaign, colour: 'red' },
      status: 422,
      code: 'invalid-body',
      path: 'colour',
    },
    {
      what: 'a slug with capitals',
      body: { ...campaign, slug: 'Autumn' },
      status: 422,
      code: 'invalid-body',
      path: 'slug',
    },
    {
      what: 'a slug that is ours',
      body: { ...campaign, slug: 'api' },
      status: 422,
      code: 'invalid-body',
      path: 'slug',
    },
    {
      what: 'an unknown brand',
      body: { ...campaign, brand: 'nobody' },
      status: 422,
      code: 'unknown-brand',
      path: 'brand',
    },
    {
      what: 'a slug that is taken',
      body: { ...campaign, slug: 'spring' },
      status: 409,
      code: 'slug-taken',
      path: 'slug',
    },
    {
      what: 'a body of 300 KB',
      body: undefined,
      raw: `"${'x'.repeat(300_000)}"`,
      status: 413,
      code: 'too-large',
      path: undefined,
    },
  ])('$what is $status $code', async ({ body, raw, status, code, path }) => {
    const before = await count('campaigns')
    const answer = await call('POST', '/api/campaigns', raw === undefined ? { body } : { raw })
    expect([answer.status, answer.json.error.code]).toEqual([status, code])
    expect(answer.json.error.message).toMatch(/\w+ .*\w/)
    if (path) expect(answer.json.error.issues.map((issue: { path: string }) => issue.path)).toContain(path)
    expect(await count('campaigns')).toBe(before)
  })

  test.each([
    ['an image that does not exist', { image: 'AAAAAAAAAAAAAAAAAAAAAA' }, 422, 'unknown-image'],
    ['a template that does not exist', { template: 'brochure' }, 422, 'unknown-template'],
    ['a button that no platform has', { cta: 'CLICK_HERE' }, 422, 'invalid-body'],
    [
      'a page that is to send a mail and asks for no address',
      { landing: { fields: ['phone'], doubleOptIn: true } },
      422,
      'invalid-body',
    ],
    ['a page with a field of its own', { landing: { popup: true } }, 422, 'invalid-body'],
    ['an empty headline', { headline: '  ' }, 422, 'invalid-body'],
    ['a slug that is taken', { slug: 'ad-1' }, 409, 'slug-taken'],
    ['the slug of the thanks page', { slug: 'thanks' }, 422, 'invalid-body'],
  ])('an ad with %s', async (_, change, status, code) => {
    const before = [await count('ads'), await count('pages')]
    const answer = await api('POST', 'campaigns/spring/ads', { ...ad, slug: 'ad-2', ...change })
    expect([answer.status, answer.json.error.code]).toEqual([status, code])
    expect([await count('ads'), await count('pages')]).toEqual(before)
  })

  test('a route that does not exist is a 404 in JSON', async () => {
    const answer = await api('GET', 'nothing/here')
    expect([answer.status, answer.json.error.code]).toEqual([404, 'unknown-route'])
  })

  test('a body without a length is measured as it comes', async () => {
    const endless = new ReadableStream({ pull: stream => stream.enqueue(new Uint8Array(100_000).fill(32)) })
    const answer = await call('POST', '/api/campaigns', { raw: endless })
    expect([answer.status, answer.json.error.code]).toEqual([413, 'too-large'])
  })

  test('a GIF is an image, but none that pages use', async () => {
    const gif = fromBase64url('R0lGODlhAQABAIAAAAAAAP___yH5BAEAAAAALAAAAAABAAEAAAIBRAA7')
    expect((await call('POST', '/api/assets', { raw: gif })).status).toBe(415)
  })

  test('bytes that are no image are refused', async () => {
    const before = await count('assets')
    for (const raw of [
      'hello',
      '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
      '\u00ff\u00d8\u00ff\u00e0 cut off',
    ]) {
      const answer = await call('POST', '/api/assets', { raw })
      expect([answer.status, answer.json.error.code]).toEqual([415, 'unsupported-image'])
    }
    expect(await count('assets')).toBe(before)
  })
})

describe('keys', () => {
  test('no key, a wrong key and a revoked key are all 401', async () => {
    const made = (await api('POST', 'keys', { name: 'temporary', role: 'owner' })).json
    expect((await call('GET', '/api/campaigns', { token: made.token })).status).toBe(200)
    expect((await api('DELETE', `keys/${made.id}`)).status).toBe(204)
    for (const token of [null, 'wrong', made.token]) {
      const answer = await call('GET', '/api/campaigns', { token })
      expect([answer.status, answer.json.error.code]).toEqual([401, 'unauthorized'])
      expect(answer.headers.get('www-authenticate')).toContain('Bearer')
    }
  })

  test('a key is stored as a digest only', async () => {
    const { token } = (await api('POST', 'keys', { name: 'kept', role: 'viewer' })).json
    const { results } = await env.DB.prepare('SELECT * FROM api_keys').all()
    expect(JSON.stringify(results)).not.toContain(token)
    expect(JSON.stringify((await api('GET', 'keys')).json)).not.toContain(token)
  })
})

test('every change through the API is in the audit trail, without personal data', async () => {
  await api('POST', 'erasures', { email: 'somebody@example.com' })
  const { items } = (await api('GET', 'audit?limit=200')).json
  const actions = items.map((entry: { action: string }) => entry.action)
  expect(actions).toEqual(expect.arrayContaining(['POST /campaigns', 'POST /campaigns/:slug/ads', 'POST /erasures']))
  expect(JSON.stringify(items)).not.toContain('@example.com')
})

test('health answers 200 and tells the state of D1', async () => {
  expect((await call('GET', '/health', { token: null })).json).toEqual({
    version: expect.any(String),
    d1: 'ok',
    schema: 'current',
    clock: 'ok',
    outbox: 'ok',
  })
})

test.each([
  ['GET', '/', 302],
  ['GET', '/health', 200],
  ['GET', '/api/docs', 200],
  ['GET', '/api/openapi.json', 200],
  ['GET', '/api/keys', 401],
  ['GET', '/api/nothing', 404],
  ['GET', '/app', 303],
  ['GET', '/app/sign-in', 200],
  ['GET', '/app/nothing.css', 303],
  ['GET', '/p.js', 200],
  ['GET', '/p.gif', 200],
  ['GET', '/e', 405],
  ['POST', '/e', 400],
  ['POST', '/privacy/consent', 422],
  ['GET', '/privacy/choice', 200],
  ['GET', '/privacy/confirm', 404],
  ['GET', '/privacy/notices', 404],
  ['GET', '/i/nothing/640.webp', 404],
  ['GET', '/i/font-nothing.woff2', 404],
  ['GET', '/feeds/nothing/list.csv', 401],
  ['GET', '/legal/atelier-exemple/privacy', 200],
  ['GET', '/legal/nothing/privacy', 404],
  ['GET', '/spring/ad-1', 404],
  ['GET', '/nothing', 404],
  ['PUT', '/nothing', 404],
])('no browser guesses what %s %s is', async (method, path, status) => {
  const answer = await call(method, path, { token: null })
  expect([answer.status, answer.headers.get('x-content-type-options')]).toEqual([status, 'nosniff'])
})

test('nor what is said when something failed', async () => {
  const request = new Request(`${ORIGIN}/api/keys`, { headers: { Authorization: 'Bearer somebody' } })
  const answer = await worker.fetch(request, { ...env, DB: null } as unknown as Env, createExecutionContext())
  expect([answer.status, answer.headers.get('x-content-type-options')]).toEqual([500, 'nosniff'])
})

test('a sign-in link is the owner’s: asked for another role, none is made', async () => {
  const { status, json } = await api('POST', 'sign-in-links', { role: 'viewer' })
  expect([status, json]).toMatchObject([422, { error: { issues: [{ path: 'role' }] } }])
  expect(await count('sign_in_links')).toBe(0)
})
