// Long on purpose: inside workerd a subject is one file, with one world at its top that its parts share.
import { env } from 'cloudflare:workers'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { addSession } from '../src/accounts/store.ts'
import { endpoints } from '../src/endpoints.ts'
import { sha256Hex } from '../src/lib/crypto.ts'
import { DAY_MS } from '../src/lib/time.ts'
import { ad, addCatalogue, api, call, ORIGIN } from './call.ts'
import { aged, send } from './form.ts'

/** One attack each. What is tried elsewhere is named in SECURITY.md and not repeated here. */
const { DB } = env
// Whole tags are refused where words are asked for; this is what a browser would make one of.
const EVIL = `"'><xss/onload=alert(1)//{{constructor}}\${alert(1)}`
const SESSION = '__Host-l2l_session'
const CHOICE = { page: 'privacy/choice@1', text_version: 'choice-2026-11-fr' }
const asked: string[] = []
const names: Record<string, unknown> = {} // what a name resolves to

async function elsewhere(input: RequestInfo | URL): Promise<Response> {
  const url = new URL(new Request(input as string).url)
  if (url.host !== 'cloudflare-dns.com') {
    asked.push(url.href)
    const to = url.searchParams.get('to')
    return to ? new Response(null, { status: 302, headers: { Location: to } }) : new Response('<p>ok</p>')
  }
  const name = url.searchParams.get('name')!
  const isV4 = url.searchParams.get('type') === 'A'
  const data = (names[name] ?? '93.184.216.34') as string
  return Response.json({ Status: 0, Answer: data.includes(':') === isV4 ? [] : [{ type: isV4 ? 1 : 28, data }] })
}

const see = (path: string, headers: Record<string, string> = {}) =>
  call('GET', path, { token: null, headers: { Cookie: `${SESSION}=owner-session`, ...headers } })
const form = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  call('POST', path, { token: null, raw: new URLSearchParams(fields), headers })

beforeAll(async () => {
  vi.spyOn(globalThis, 'fetch').mockImplementation(elsewhere as typeof fetch)
  await addCatalogue()
  expect((await api('POST', 'campaigns/spring/ads/ad-1/publish', {})).status).toBe(200)
  await DB.prepare(`INSERT INTO users (id, role, sealed, created_at) VALUES ('owner', 'owner', 'x', 0)`).run()
  await addSession(DB, await sha256Hex('owner-session'), 'owner', Date.now(), Date.now() + DAY_MS)
})
beforeEach(() => {
  asked.length = 0
})
afterAll(() => vi.restoreAllMocks())

const LOCAL = [
  ...['http://example.com/', 'ftp://example.com/', 'file:///etc/passwd', 'gopher://example.com/', 'data:text/html,x'],
  ...['https://user:pass@example.com/', 'https://example.com:8443/', 'https://localhost/', 'https://a.localhost/'],
  ...['https://127.0.0.1/', 'https://2130706433/', 'https://0x7f000001/', 'https://0177.0.0.1/', 'https://127.1/'],
  ...['https://10.0.0.1/', 'https://192.168.1.1/', 'https://172.16.0.1/', 'https://169.254.169.254/latest/meta-data'],
  ...[
    'https://100.64.0.1/',
    'https://0.0.0.0/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:7f00:1]/',
  ],
  ...[
    'https://[fd00::1]/',
    'https://[fe80::1]/',
    'https://[64:ff9b::7f00:1]/',
    'https://router.internal/',
    'https://printer.local/',
  ],
  ...['https://inside.example/', 'https://inside6.example/', 'https://mapped.example/'],
]

describe('a server of the inside (SSRF)', () => {
  beforeAll(() => {
    Object.assign(names, {
      'inside.example': '10.1.2.3',
      'inside6.example': 'fd00::2',
      'mapped.example': '::ffff:192.168.0.1',
    })
  })

  const ways: Record<string, (url: string) => Promise<{ status: number; json: unknown }>> = {
    'a page to be judged': url =>
      api('POST', 'match', { ad: { headline: 'x', text: 'x', description: '', cta: 'x', lang: 'fr' }, page: { url } }),
    'a page to look for the pixel on': url => api('POST', 'pixel/check', { url }),
    'a webhook': url => api('POST', 'webhooks', { name: 'X', url, topics: ['lead.created'] }),
  }

  test.each(Object.entries(ways))('is not asked for %s, however its address is written', async (_, ask) => {
    const let_in: string[] = []
    for (const url of LOCAL) if ((await ask(url)).status < 400) let_in.push(url)
    expect([let_in, asked]).toEqual([[], []])
  })

  test('is not asked through a redirect', async () => {
    for (const to of ['https://127.0.0.1/', 'http://example.com/', 'https://inside.example/', '//169.254.169.254/']) {
      const url = `https://outside.example/?to=${encodeURIComponent(to)}`
      expect((await api('POST', 'pixel/check', { url })).status).toBe(422)
    }
    expect(new Set(asked.map(url => new URL(url).host))).toEqual(new Set(['outside.example']))
  })

  test('is not asked as the domain of a brand', async () => {
    const [brand] = (await api('GET', 'brands')).json.items
    for (const domain of [
      '127.0.0.1',
      'localhost',
      'inside.example',
      'evil.example/x',
      'evil.example:8080',
      'u@evil.example',
    ]) {
      await api('PATCH', `brands/${brand.id}`, { domain })
      await api('POST', `brands/${brand.id}/domain/check`)
    }
    expect(asked).toEqual([])
    await api('PATCH', `brands/${brand.id}`, { domain: null })
  })
})

describe('markup in what people write (XSS)', () => {
  beforeAll(async () => {
    const [brand] = (await api('GET', 'brands')).json.items
    await api('PATCH', `brands/${brand.id}`, { name: `Maison ${EVIL}` })
    await api('PATCH', 'campaigns/spring', { name: EVIL })
    await api('POST', 'campaigns/spring/ads', {
      ...ad,
      slug: 'evil',
      headline: EVIL,
      primaryText: EVIL,
      description: EVIL,
    })
    await api('POST', 'campaigns/spring/ads/evil/publish', { override: { match: EVIL } })
    await api('POST', 'audiences', { name: EVIL, campaigns: ['spring'], tiers: { min: 20 }, windowDays: 30 })
    await api('POST', 'webhooks', { name: EVIL, url: 'https://crm.example/', topics: ['lead.created'] })
    await api('POST', 'keys', { name: EVIL, role: 'viewer' })
    await api('POST', 'users', { name: EVIL, email: 'evil@example.com', role: 'viewer' })
    const fields = {
      first_name: EVIL,
      last_name: EVIL,
      company: EVIL,
      message: EVIL,
      email: 'xss@example.com',
      consent_ads: '1',
    }
    expect((await send('/spring/ad-1', { ...(await aged('/spring/ad-1')), ...fields })).status).toBe(303)
  })

  const isClean = (text: string) => expect(text.match(/<xss|href="javascript:/gi)).toBe(null)

  test('is text on every page that a visitor sees, with it in the address too', async () => {
    const said = encodeURIComponent(EVIL)
    const query = `utm_source=${said}&utm_content=${said}&city=${said}&name=${said}&lang=${said}&q=${said}`
    for (const path of [
      '/spring/evil',
      '/spring/ad-1',
      `/spring/${said}`,
      `/legal/${said}/notice`,
      '/privacy/choice',
      '/privacy/confirm',
      '/privacy/notices',
      `/preview/spring/ad-1/${said}`,
    ]) {
      const { text, headers } = await call('GET', `${path}?${query}&t=${said}&back=${said}`, { token: null })
      isClean(text)
      const policy = headers.get('content-security-policy')
      expect([path, policy?.includes("default-src 'none'"), policy?.includes("frame-ancestors 'none'")]).toEqual([
        path,
        true,
        true,
      ])
      expect(policy).not.toMatch(/unsafe-inline|unsafe-eval/)
    }
    const wrong = await send('/spring/ad-1', { ...(await aged('/spring/ad-1')), email: EVIL, first_name: EVIL })
    expect(wrong.status).toBe(422)
    isClean(wrong.text)
  })

  test('is text on every page of the dashboard that a link leads to', async () => {
    const seen = new Set([
      '/app',
      `/app/search?q=${encodeURIComponent(EVIL)}`,
      `/app/leads?q=${encodeURIComponent(EVIL)}`,
    ])
    let shown = 0
    for (const path of seen) {
      const { text, status, headers } = await see(path)
      expect([path, status < 500]).toEqual([path, true])
      isClean(text)
      if (text.includes('&lt;xss')) shown++
      if (headers.get('content-type')?.includes('html')) {
        expect([path, headers.get('cache-control')]).toEqual([path, 'private, no-store'])
        expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
        expect(headers.get('x-frame-options')).toBe('DENY')
      }
      if (status === 200)
        for (const [, href = ''] of text.matchAll(/href="(\/app[^"?#]*)/g))
          if (!/\.(csv|css|js)$/.test(href)) seen.add(href)
    }
    expect(seen.size).toBeGreaterThan(40)
    expect(shown).toBeGreaterThan(8)
  })

  test.each([
    'javascript:alert(1)',
    'JAVASCRIPT:alert(1)',
    'data:text/html,x',
    '\tjavascript:alert(1)',
    'vbscript:x',
    '//evil.example',
  ])('a link %j is taken for no field of a page', async link => {
    const draft = (await api('GET', 'campaigns/spring/ads/ad-1/page')).json
    for (const landing of [{ shopUrl: link }, { ctaUrl: link }, { url: link }, { link }]) {
      const { status, text } = await api('PUT', 'campaigns/spring/ads/ad-1/page', {
        ...draft,
        content: { ...draft.content, ...landing },
      })
      expect([landing, status >= 400, text.includes('<')]).toEqual([landing, true, false])
    }
  })
})

describe('formulas in files', () => {
  const FORMULAS = ['=HYPERLINK("//evil")', '+1+cmd', '-1+cmd', '@SUM(1)', '\t=1+1', '\r=1', '＝1+1']

  test('every file that is answered computes nothing', async () => {
    const audience = (
      await api('POST', 'audiences', { name: 'All', campaigns: ['spring'], tiers: { min: 20 }, windowDays: 30 })
    ).json.id
    for (const [n, formula] of FORMULAS.entries()) {
      const fields = {
        email: `f${n}@example.com`,
        first_name: formula,
        last_name: formula,
        company: formula,
        consent_ads: '1',
      }
      expect((await send('/spring/ad-1', { ...(await aged('/spring/ad-1')), ...fields })).status).toBe(303)
      await api('POST', 'keys', { name: formula, role: 'viewer' })
    }
    const computing: string[] = []
    const files = [
      ...endpoints.filter(e => e.method === 'GET' && (e.csv || e.query?.shape.format)).map(({ path }) => `/api${path}`),
      ...['meta', 'google', 'linkedin', 'tiktok'].map(to => `/api/audiences/${audience}/export/${to}.csv`),
    ]
    for (const path of files.filter(path => !path.includes(':file'))) {
      const { status, text, headers } = await call(
        'GET',
        `${path.replace(':slug', 'spring')}${path.includes('.csv') ? '' : '?format=csv'}`,
      )
      if (status !== 200) continue
      expect([path, headers.get('cache-control')]).toEqual([path, expect.stringContaining('no-store')])
      expect(headers.get('content-disposition')).toMatch(/^attachment; filename="[\w.-]+"$/)
      const cells = text
        .split('\r\n')
        .flatMap(line => [...line.matchAll(/(?:^|,)"?((?:[^",]|"")*)/g)].map(([, cell]) => cell!))
      computing.push(
        ...cells.filter(cell => /^[\s]*[=@＝]|^[+-][^\d]/.test(cell) && cell !== '-').map(cell => `${path}: ${cell}`),
      )
    }
    expect(computing).toEqual([])
  })
})

describe('caches', () => {
  test('none keeps what the API answers, whatever is asked', async () => {
    const kept: string[] = []
    for (const { path } of endpoints.filter(({ method }) => method === 'GET')) {
      const at = `/api${path
        .replace(':slug', 'spring')
        .replace(':ad', 'ad-1')
        .replace(/:\w+(\{[^}]*\})?/g, 'x')}`
      const { headers, status } = await call('GET', at)
      if (!/no-store|private|no-cache/.test(headers.get('cache-control') ?? '')) kept.push(`${status} ${at}`)
    }
    expect(kept).toEqual([])
  })

  test('none keeps a page that holds a form’s token, a choice, or what somebody typed', async () => {
    const pages = [
      await call('GET', '/spring/ad-1', { token: null }),
      await call('GET', '/privacy/choice', { token: null }),
      await send('/spring/ad-1', { ...(await aged('/spring/ad-1')), email: 'half@' }),
      await send('/spring/ad-1', { ...(await aged('/spring/ad-1')), email: 'cache@example.com' }),
      await call('GET', '/app/sign-in', { token: null }),
    ]
    expect(pages.map(({ headers }) => /no-store|private/.test(headers.get('cache-control') ?? ''))).toEqual(
      pages.map(() => true),
    )
  })

  test('a header that names another host changes no address in a page', async () => {
    const headers = {
      'X-Forwarded-Host': 'evil.example',
      'X-Host': 'evil.example',
      Forwarded: 'host=evil.example',
      'X-Original-URL': '/app',
    }
    for (const path of ['/spring/ad-1', '/privacy/choice', '/legal/x/notice'])
      expect((await call('GET', path, { token: null, headers })).text).not.toContain('evil.example')
    const link = await call('POST', '/api/sign-in-links', { body: {}, headers })
    expect(new URL(link.json.url).origin).toBe(ORIGIN)
  })
})

describe('sessions', () => {
  const link = async () => new URL((await api('POST', 'sign-in-links', {})).json.url).searchParams.get('link')!

  test('one that was planted before is not the one that is signed in (fixation)', async () => {
    const planted = { Cookie: `${SESSION}=owner-session`, Origin: ORIGIN }
    const entered = await form('/app/sign-in', { link: await link() }, planted)
    const cookie = entered.headers.getSetCookie().find(text => text.startsWith(SESSION))!
    expect(cookie).toMatch(/; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
    const token = /=([^;]+)/.exec(cookie)![1]!
    expect(token).not.toBe('owner-session')
    expect((await see('/app')).status).toBe(303) // the planted one is dead
    expect((await see('/app', { Cookie: `${SESSION}=${token}` })).status).toBe(200)
    await addSession(DB, await sha256Hex('owner-session'), 'owner', Date.now(), Date.now() + DAY_MS)
  })

  test('a link opens once, also when it is sent twice at once', async () => {
    const once = await link()
    const both = await Promise.all([1, 2].map(() => form('/app/sign-in', { link: once }, { Origin: ORIGIN })))
    expect(both.map(({ status }) => status).sort()).toEqual([303, 410])
  })

  test('every cookie is for this host alone, for no script, and for no other site', async () => {
    const cookies = [
      ...(
        await form('/privacy/consent', { ...CHOICE, choice: 'granted', back: '/' }, { Origin: ORIGIN })
      ).headers.getSetCookie(),
      ...(await form('/privacy/measurement', { measured: 'no', back: '/' }, { Origin: ORIGIN })).headers.getSetCookie(),
      ...(await form('/app/sign-in', { link: await link() }, { Origin: ORIGIN })).headers.getSetCookie(),
      ...(await see('/app?lang=en')).headers.getSetCookie(),
    ]
    expect(cookies.length).toBeGreaterThan(2)
    for (const cookie of cookies)
      expect(cookie).toMatch(/(?=.*; HttpOnly)(?=.*; Secure)(?=.*; SameSite=Lax)(?!.*Domain=)/)
  })

  test.each(['/app/sign-in', '/app/sign-out', '/app/team/invite', '/privacy/consent', '/privacy/measurement'])(
    'a form that another site sends to %s is refused (CSRF)',
    async path => {
      for (const headers of [
        { Origin: 'https://evil.example' },
        { 'Sec-Fetch-Site': 'cross-site' },
        { Origin: 'null' },
      ])
        expect(
          (
            await form(
              path,
              { ...CHOICE, choice: 'granted', back: '/' },
              { Cookie: `${SESSION}=owner-session`, ...headers },
            )
          ).status,
        ).toBe(403)
    },
  )

  test('the API takes no cookie for a key', async () => {
    expect((await see('/api/users')).status).toBe(401)
    expect((await form('/api/erasures', {}, { Cookie: `${SESSION}=owner-session` })).status).toBe(401)
  })
})

describe('ways out of a folder (path traversal)', () => {
  const ODD = [
    '..%2f..%2fsecret',
    '%2e%2e%2f%2e%2e%2fsecret',
    '....//secret',
    '%00',
    'a%5c..%5csecret',
    '%252e%252e%252fsecret',
  ]

  test('lead nowhere', async () => {
    const get = vi.spyOn(env.FILES, 'get')
    for (const odd of ODD)
      for (const path of [
        `/i/${odd}/640`,
        `/i/x/${odd}`,
        `/i/font-${odd}.woff2`,
        `/feeds/${odd}/x.csv`,
        `/feeds/x/${odd}`,
        `/legal/${odd}/notice`,
        `/legal/x/${odd}`,
      ])
        expect([path, [400, 401, 404].includes((await call('GET', path, { token: null })).status)]).toEqual([
          path,
          true,
        ])
    expect(get.mock.calls.filter(([key]) => /\.\.|%|\\/.test(String(key)))).toEqual([])
  })
})

describe('line breaks (header injection)', () => {
  test.each(['A\r\nBcc: all@example.com', 'A\nB', 'A\u0000B', 'A\u2028B'])('a name %j is no name', async name => {
    const answers = await Promise.all([
      api('POST', 'users', { name, email: 'n@example.com', role: 'viewer' }),
      api('POST', 'keys', { name, role: 'viewer' }),
      api('POST', 'campaigns', { slug: 'crlf', name, locale: 'fr-FR', currency: 'EUR' }),
    ])
    for (const { status, json } of answers) expect(status === 422 || !/[\r\n\0\u2028]/.test(json.name)).toBe(true)
  })

  test('the way back after a choice stays here, on one line', async () => {
    for (const back of [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      '/\r\nSet-Cookie: a=b',
      '/x\r\n\r\n<xss>',
      'javascript:alert(1)',
    ]) {
      const { headers, status } = await form(
        '/privacy/consent',
        { ...CHOICE, choice: 'refused', back },
        { Origin: ORIGIN, Accept: 'text/html' },
      )
      const to = headers.get('location') ?? '/'
      expect([status, new URL(to, ORIGIN).origin, /[\r\n]/.test(to)]).toEqual([303, ORIGIN, false])
      expect(headers.getSetCookie().some(cookie => cookie.startsWith('a='))).toBe(false)
    }
  })
})
