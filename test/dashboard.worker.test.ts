// Long on purpose: inside workerd a subject is one file, with one world at its top that its parts share.
import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { Hono } from 'hono'
import { beforeAll, describe, expect, test } from 'vitest'
import { mount } from '../src/accounts/endpoint.ts'
import type { Role } from '../src/accounts/roles.ts'
import { accountEndpoints } from '../src/accounts/routes.ts'
import { addKey, addSession, addSignInLink } from '../src/accounts/store.ts'
import { addAudience } from '../src/audiences/store.ts'
import { dashboard } from '../src/dashboard/routes.tsx'
import { LANGUAGES } from '../src/dashboard/words.ts'
import { sha256Hex } from '../src/lib/crypto.ts'
import { DAY_MS } from '../src/lib/time.ts'
import { PAGE_FAULTS } from './page-faults.ts'

const { DB } = env
const app = new Hono<{ Bindings: Env }>().route('/api', mount(accountEndpoints)).route('/app', dashboard)
const NOW = Date.now()

async function call(path: string, init: RequestInit = {}) {
  const ctx = createExecutionContext()
  const response = await app.request(`http://localhost${path}`, init, env, ctx)
  const text = await response.text()
  await waitOnExecutionContext(ctx)
  return { response, text, status: response.status, location: response.headers.get('location') }
}

const as = (role: Role, headers: Record<string, string> = {}) => ({
  headers: { Cookie: `__Host-l2l_session=session-${role}`, ...headers },
})
const form = (key: string, headers: Record<string, string> = {}) => ({
  method: 'POST',
  body: new URLSearchParams({ key }),
  headers,
})
const link = async (token: string, expiresAt = NOW + DAY_MS) =>
  addSignInLink(DB, await sha256Hex(token), 'u-owner', expiresAt)

const HOSTILE = '<script>alert(1)</script> & "co"'
let audience = ''

beforeAll(async () => {
  for (const role of ['owner', 'editor', 'analyst', 'viewer'] as const) {
    await DB.prepare(`INSERT INTO users (id, role, sealed, created_at) VALUES (?1, ?2, 'x', 0)`)
      .bind(`u-${role}`, role)
      .run()
    await addSession(DB, await sha256Hex(`session-${role}`), `u-${role}`, NOW, NOW + DAY_MS)
  }
  await DB.batch([
    DB.prepare(
      `INSERT INTO brands (id, name, kit, legal, created_at, updated_at) VALUES ('demo', 'Demo', '{}', '{"company":"Demo","email":"privacy@example.com"}', 0, 0)`,
    ),
    DB.prepare(
      `INSERT INTO campaigns VALUES ('spring', 'demo', 'Printemps', 'fr-FR', 'EUR', NULL, 'active', NULL, 0, 0)`,
    ),
    DB.prepare(`INSERT INTO campaigns VALUES ('hostile', 'demo', ?1, 'fr-FR', 'EUR', NULL, 'draft', NULL, 0, 0)`).bind(
      HOSTILE,
    ),
    DB.prepare(
      `INSERT INTO ads VALUES ('spring', 'ad-1', 'meta', NULL, 'Votre devis', '', '', 'GET_QUOTE', 'fr', NULL, '[]', 0, 0)`,
    ),
    DB.prepare(
      `INSERT INTO pages (campaign, ad, template, content, live, updated_at) VALUES ('spring', 'ad-1', 'quote', '{}', 2, 0)`,
    ),
    DB.prepare(
      `INSERT INTO views (id, campaign, ad, at, engaged_ms) VALUES ('019aa000-0000-7000-8000-000000000001', 'spring', 'ad-1', ?1, 20000)`,
    ).bind(NOW),
  ])
  const added = await addAudience(
    DB,
    { name: 'Engagés', campaigns: ['spring'], tiers: { min: 20 }, windowDays: 30 },
    NOW,
  )
  audience = 'id' in added ? added.id : ''
})

describe('signing in', () => {
  test('a link made by an owner opens the dashboard once', async () => {
    const made = await call('/api/sign-in-links', {
      method: 'POST',
      headers: { Authorization: `Bearer ${env.ADMIN_TOKEN}` },
    })
    const { url } = JSON.parse(made.text) as { url: string }
    const path = url.slice('http://localhost'.length)
    const first = await call(path)
    expect([first.status, first.location]).toEqual([303, '/app'])
    const cookie = first.response.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^__Host-l2l_session=.+HttpOnly; Secure; SameSite=Lax/)
    expect((await call('/app', { headers: { Cookie: cookie.split(';')[0]! } })).status).toBe(200)
    const second = await call(path)
    expect(second.status).toBe(410)
    expect(second.text).toContain('Ce lien a déjà servi ou a expiré')
    expect(second.response.headers.has('set-cookie')).toBe(false)
  })

  test('an expired link and a made-up one are refused in words', async () => {
    await link('expired', NOW - 1)
    for (const token of ['expired', 'made-up', '']) {
      expect((await call(`/app/sign-in?link=${token}`, { headers: { 'Accept-Language': 'en' } })).text).toContain(
        'Ask an owner for another one',
      )
    }
  })

  test('a browser that looks ahead does not spend the link, and the language menu does not repeat it', async () => {
    await link('ahead')
    expect((await call('/app/sign-in?link=ahead', { headers: { 'Sec-Purpose': 'prefetch;prerender' } })).status).toBe(
      204,
    )
    expect((await call('/app/sign-in?link=ahead', { method: 'HEAD' })).status).toBe(204)
    expect((await call('/app/sign-in?link=made-up')).text).not.toContain('made-up')
    expect((await call('/app/sign-in?link=ahead')).status).toBe(303)
  })

  test('the admin token and an owner’s key open the dashboard; an editor’s key does not', async () => {
    await addKey(DB, { name: 'o', role: 'owner', tokenHash: await sha256Hex('l2l_owner') }, NOW)
    await addKey(DB, { name: 'e', role: 'editor', tokenHash: await sha256Hex('l2l_editor') }, NOW)
    expect((await call('/app/sign-in', form(env.ADMIN_TOKEN))).location).toBe('/app')
    expect((await call('/app/sign-in', form('l2l_owner'))).location).toBe('/app')
    const refused = await call('/app/sign-in', form('l2l_editor'))
    expect(refused.status).toBe(401)
    expect(refused.text).toContain('role="alert"')
  })

  test('who is signed in already is sent on, without spending a link', async () => {
    await link('kept')
    expect((await call('/app/sign-in?link=kept', as('viewer'))).location).toBe('/app')
    expect((await call('/app/sign-in?link=kept')).status).toBe(303)
  })

  test('guessing keys is slowed down', async () => {
    const guess = () => call('/app/sign-in', form('guess', { 'CF-Connecting-IP': '203.0.113.7' }))
    const statuses = []
    for (let i = 0; i < 12; i++) statuses.push((await guess()).status)
    expect(statuses[0]).toBe(401)
    expect(statuses.at(-1)).toBe(429)
  })

  test('signing out ends the session itself, not only the cookie', async () => {
    await addSession(DB, await sha256Hex('leaving'), 'u-viewer', NOW, NOW + DAY_MS)
    const headers = { Cookie: '__Host-l2l_session=leaving' }
    expect((await call('/app/sign-out', { method: 'POST', headers })).location).toBe('/app/sign-in')
    expect((await call('/app', { headers })).location).toBe('/app/sign-in')
  })

  test('the door leads to the page that was asked for, and nowhere else', async () => {
    const { text } = await call('/app/sign-in?back=%2Fapp%2Fcampaigns%2Fspring%3Ffrom%3D2026-01-01')
    const action = 'action="/app/sign-in?back=%2Fapp%2Fcampaigns%2Fspring%3Ffrom%3D2026-01-01"'
    expect(text).toContain(action)
    const through = async (back: string) =>
      (
        await call(`/app/sign-in?${new URLSearchParams({ back })}`, {
          method: 'POST',
          body: new URLSearchParams({ key: env.ADMIN_TOKEN }),
          headers: { Origin: 'http://localhost' },
        })
      ).location
    expect(await through('/app/campaigns/spring?from=2026-01-01')).toBe('/app/campaigns/spring?from=2026-01-01')
    const refused = await call('/app/sign-in?back=%2Fapp%2Fcampaigns%2Fspring%3Ffrom%3D2026-01-01', form('wrong'))
    expect(refused.text).toContain(action)
    for (const elsewhere of ['https://elsewhere.example', '//elsewhere.example', '/app/../x', '/demo'])
      expect([elsewhere, await through(elsewhere)]).toEqual([elsewhere, '/app'])
  })

  test('a link opens the page that was asked for at the door, once, and none of another site', async () => {
    const asked = async (back: string) =>
      (await call(`/app/sign-in?${new URLSearchParams({ back })}`)).response.headers.get('set-cookie')
    const through = async (cookie: string) => {
      const token = crypto.randomUUID()
      await link(token)
      return call(`/app/sign-in?link=${token}`, { headers: { Cookie: cookie } })
    }
    const kept = (await asked('/app/campaigns/spring?from=2026-01-01')) ?? ''
    expect(kept).toMatch(/^__Host-l2l_back=.*; Max-Age=3600; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
    const { location, response } = await through(kept.split(';')[0]!)
    expect(location).toBe('/app/campaigns/spring?from=2026-01-01')
    expect(response.headers.getSetCookie()).toContainEqual(
      expect.stringMatching(/^__Host-l2l_back=; Max-Age=0; Path=\//),
    )
    expect((await through('')).location).toBe('/app')
    for (const elsewhere of ['https://elsewhere.example', '//elsewhere.example', '/app/../x', '/demo']) {
      expect(await asked(elsewhere)).toBeNull()
      expect((await through(`__Host-l2l_back=${encodeURIComponent(elsewhere)}`)).location).toBe('/app')
    }
  })

  test('nothing is shown without a session', async () => {
    for (const path of [
      '/app',
      '/app/campaigns/spring',
      '/app/audiences',
      `/app/audiences/${audience}/meta.csv`,
      '/app/nope',
    ]) {
      const { status, location } = await call(path)
      const door = path === '/app' ? '/app/sign-in' : `/app/sign-in?${new URLSearchParams({ back: path })}`
      expect([path, status, location]).toEqual([path, 303, door])
    }
  })
})

describe('forms', () => {
  test.each([
    [{ 'Sec-Fetch-Site': 'cross-site' }, 403],
    [{ 'Sec-Fetch-Site': 'same-site' }, 403],
    [{ Origin: 'https://elsewhere.example' }, 403],
    [{ Origin: 'null' }, 403],
    [{ 'Sec-Fetch-Site': 'same-origin', Origin: 'http://localhost' }, 303],
    [{ Origin: 'http://localhost' }, 303],
  ])('a form sent with %o is answered %i', async (headers, status) => {
    expect((await call('/app/sign-in', form(env.ADMIN_TOKEN, headers as Record<string, string>))).status).toBe(status)
  })
})

describe('pages', () => {
  const pages = [
    '/app',
    '/app/campaigns',
    '/app/campaigns/spring',
    '/app/campaigns/hostile',
    '/app/audiences',
    '/app/nope',
    '/app/campaigns/nope',
  ]

  test.each(LANGUAGES.flatMap(language => pages.map(path => ({ language, path }))))(
    '$path in $language has a language, a title, one heading, and stays under 60 KB',
    async ({ path, language }) => {
      const { text } = await call(`${path}?lang=${language}`, as('owner'))
      expect(text).toMatch(new RegExp(`^<!doctype html><html lang="${language}">`))
      expect(text).toMatch(/<title>.+ · Like2Lead<\/title>/)
      expect(text.match(/<h1[ >]/g)).toHaveLength(1)
      expect(new TextEncoder().encode(text).length).toBeLessThan(60_000)
      expect(text).not.toMatch(PAGE_FAULTS)
    },
  )

  test('a page that does not exist says so inside the dashboard', async () => {
    for (const path of ['/app/nope', '/app/campaigns/nope', `/app/audiences/${audience}/nope.csv`]) {
      const { status, text } = await call(path, as('owner'))
      expect([path, status]).toEqual([path, 404])
      expect(text).toContain('Page introuvable')
    }
  })

  test('a database that does not answer just now is no fault of the page: when to come again, and what of a form that was sent', async () => {
    const prepare = () => {
      throw new Error('D1_ERROR: D1 DB is overloaded. Too many requests queued.')
    }
    const stalled = { ...env, DB: { prepare } as unknown as D1Database }
    const told = async (path: string, init: RequestInit) => {
      const response = await app.request(`http://localhost${path}?lang=en`, init, stalled, createExecutionContext())
      return { head: [response.status, response.headers.get('retry-after')], text: await response.text() }
    }
    const read = await told('/app/campaigns', as('owner'))
    const sent = await told('/app/sign-in', form(env.ADMIN_TOKEN))
    expect([read.head, sent.head]).toEqual([
      [503, '5'],
      [503, '5'],
    ])
    expect(read.text).toContain('The database does not answer just now')
    expect(read.text).not.toContain('may not be saved')
    expect(sent.text).toContain('may not be saved')
  })

  test('a campaign named like a script is shown as text', async () => {
    for (const path of ['/app/campaigns', '/app/campaigns/hostile']) {
      const { text } = await call(path, as('owner'))
      expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;co&quot;')
      expect(text).not.toContain('<script>')
    }
  })

  test('no script may run and no style be used but ours, no frame is around us, and no cache may keep a page', async () => {
    const { response, text } = await call('/app/campaigns', as('owner'))
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/unsafe|strict-dynamic|https?:|\*/)
    const [, nonce, script] = /<script nonce="([^"]+)" src="([^"]+)" defer/.exec(text) ?? []
    expect(policy).toContain(`script-src 'nonce-${nonce}';`)
    expect(policy).toContain("frame-ancestors 'none'")
    expect(response.headers.get('cache-control')).toBe('private, no-store')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    const [, sheet] = /<link rel="stylesheet" href="([^"]+)"/.exec(text) ?? []
    for (const [asset, type] of [
      [script, 'text/javascript; charset=utf-8'],
      [sheet, 'text/css; charset=utf-8'],
    ]) {
      const { response: kept } = await call(asset!)
      expect([kept.status, kept.headers.get('content-type')]).toEqual([200, type])
      expect(kept.headers.get('cache-control')).toContain('immutable')
      const old = await call(asset!.replace(/[0-9a-f]{8}/, '00000000'))
      expect([old.status, old.response.headers.get('cache-control')]).toEqual([200, 'no-store'])
    }
  })

  test('a language that is chosen is remembered; else the browser’s first one that we speak; else French', async () => {
    const chosen = await call('/app?lang=en', as('owner', { 'Accept-Language': 'fr' }))
    const cookie = /l2l_lang=en/.exec(chosen.response.headers.get('set-cookie') ?? '')?.[0] ?? ''
    const lang = async (headers: Record<string, string>) =>
      /<html lang="(\w+)"/.exec((await call('/app/sign-in', { headers })).text)?.[1]
    expect(await lang({ Cookie: cookie, 'Accept-Language': 'fr' })).toBe('en')
    expect(await lang({ 'Accept-Language': 'de-DE, en-GB;q=0.7, fr;q=0.3' })).toBe('en')
    expect(await lang({ 'Accept-Language': 'en;q=0.2, fr-CA;q=0.9' })).toBe('fr')
    expect(await lang({ 'Accept-Language': 'de' })).toBe('fr')
    expect(await lang({})).toBe('fr')
  })

  test('a campaign shows its stages, its ads and the address of its live page', async () => {
    const { text } = await call('/app/campaigns/spring', as('viewer'))
    for (const words of [
      'Captation',
      'Activation',
      'Considération',
      'Conversion',
      'Votre devis',
      'href="/spring/ad-1"',
      'En ligne, version 2',
    ]) {
      expect(text).toContain(words)
    }
  })
})

describe('audiences', () => {
  const file = () => `/app/audiences/${audience}/meta.csv`

  test('a viewer sees campaigns only', async () => {
    expect((await call('/app/campaigns', as('viewer'))).text).not.toContain('/app/audiences')
    const { status, text } = await call('/app/audiences', as('viewer'))
    expect(status).toBe(403)
    expect(text).toContain('analyste')
  })

  test('downloading people takes an editor', async () => {
    expect((await call(file(), as('viewer'))).status).toBe(403)
    expect((await call(file(), as('analyst'))).status).toBe(403)
    const page = `/app/audiences/${audience}`
    expect((await call(page, as('analyst'))).text).not.toContain('/export/meta')
    expect((await call(page, as('editor'))).text).toContain(`${page}/export/meta`)
  })

  test('a download is the platform’s list file, and the ledger knows who took it', async () => {
    const { response, status } = await call(file(), as('editor'))
    expect(status).toBe(200)
    expect(response.headers.get('content-type')).toContain('text/csv')
    const { results } = await DB.prepare('SELECT destination, actor FROM deliveries').all()
    expect(results).toEqual([{ destination: 'meta', actor: 'user:u-editor' }])
  })
})

test('a whole headline is found, however long, in any case; a sign that means something elsewhere means itself', async () => {
  const headline = '100 % de votre audit énergétique offert en 48 heures, sans engagement et sans frais'
  await DB.prepare(
    `INSERT INTO ads VALUES ('spring', 'long', 'meta', 'ext-7', ?1, '', '', 'GET_QUOTE', 'fr', NULL, '[]', 0, 0)`,
  )
    .bind(headline)
    .run()
  const isFound = async (q: string) => {
    const { status, text } = await call(`/app/search?${new URLSearchParams({ q })}`, as('viewer'))
    return status === 200 && text.includes('href="/app/campaigns/spring/ads/long"')
  }
  for (const q of [headline, 'Sans Engagement', '0 % de', 'long', 'ext-7'])
    expect([q, await isFound(q)]).toEqual([q, true])
  for (const q of ['1%offert', 'audit_', 'ext-']) expect([q, await isFound(q)]).toEqual([q, false])
})
