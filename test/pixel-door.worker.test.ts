// Long on purpose: inside workerd a subject is one file, with one world at its top that its parts share.
import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../src/lib/ids.ts'
import { addHost, forgetHosts, standingOf } from '../src/pixel/hosts/hosts.ts'
import { api, call, count } from './call.ts'
import { ask, begin, rows, send, views, withD1 } from './pixel-app.ts'

const SHOP = 'https://www.shop.example'
const beacon = (more: object = {}) => ({ v: newId(), c: 'spring', ...more })
const words = (response: Response) => response.headers.get('x-pixel')
const declare = (host: string) => addHost(env.DB, host, 1)
const preparing = (prepare: D1Database['prepare']): Env => withD1('prepare', prepare)

beforeEach(begin)

describe('POST /e', () => {
  test.each([
    ['without Origin: no browser', {}],
    ['from a page of our own', { origin: 'http://localhost' }],
    ['from a page of our own, where something else ends TLS', { origin: 'https://localhost' }],
  ])('%s is stored, and no page of another host may read the answer', async (_, headers) => {
    const response = await send(beacon(), headers)
    expect([response.status, words(response)]).toEqual([204, 'stored 1'])
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
    expect(response.headers.get('vary')).toBe('Origin')
  })

  test.each([
    ['www.shop.example', SHOP],
    ['*.shop.example', SHOP],
    ['*.shop.example', 'https://a.b.shop.example'],
    ['shop.example:8443', 'https://shop.example:8443'],
    ['localhost:3000', 'http://localhost:3000'],
  ])('from %s, which is declared, is stored for a page of %s, which may read why', async (host, origin) => {
    await declare(host)
    const response = await send(beacon(), { origin })
    expect(response.status).toBe(204)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'access-control-allow-origin': origin,
      'access-control-allow-credentials': 'true',
      'access-control-expose-headers': 'Retry-After, X-Pixel',
      vary: 'Origin',
      'x-pixel': 'stored 1',
    })
  })

  test('from the domain of a brand is stored', async () => {
    await env.DB.prepare(`UPDATE brands SET domain = 'offres.brand.example'`).run()
    expect((await send(beacon(), { origin: 'https://offres.brand.example' })).status).toBe(204)
  })

  test.each([
    ['a host that nobody declared', 'https://evil.example', 'wrong host: declare evil.example with POST /api/hosts'],
    ['the domain above a wildcard', 'https://brand.example', 'wrong host: declare brand.example with POST /api/hosts'],
    ['a host that ends like a declared one', 'https://notwww.shop.example.evil.example', 'wrong host: declare '],
    ['a host whose name only looks like a subdomain', 'https://xbrand.example', 'wrong host: declare xbrand.example'],
    ['another port of a declared host', `${SHOP}:8443`, 'wrong host: declare www.shop.example:8443'],
    ['a frame that hides where it is', 'null', 'wrong host: the page hides where it is (Origin: null)'],
    ['a file', 'file://', 'wrong host: the page hides where it is'],
    ['nonsense', '\u00e9 not an origin', 'wrong host: '],
  ])('from %s is refused, which its page cannot read', async (_, origin, why) => {
    await declare('www.shop.example')
    await declare('*.brand.example')
    const response = await send(beacon(), { origin })
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([403, null])
    expect(words(response)).toContain(why)
    expect(await views()).toEqual([])
  })

  test.each([
    ['nonsense', () => send('{', { origin: SHOP }), 400],
    ['a campaign that does not exist', () => send(beacon({ c: 'autumn' }), { origin: SHOP }), 404],
    ['too much', () => send(' '.repeat(65_537), { origin: SHOP }), 413],
    [
      'what D1 would not have',
      () =>
        send(
          beacon(),
          { origin: SHOP },
          withD1('batch', () => Promise.reject(new Error('D1_ERROR: no'))),
        ),
      503,
    ],
    [
      'a fault of our own',
      () =>
        send(
          beacon(),
          { origin: SHOP, 'cf-connecting-ip': '192.0.2.9' },
          { ...env, BEACON_LIMIT: { limit: () => Promise.reject(new Error('broken')) } },
        ),
      503,
    ],
  ] as const)('the answer to %s can be read by a declared page too', async (_, sending, status) => {
    await declare('www.shop.example')
    const response = await sending()
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([status, SHOP])
    if (status === 503) expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  test.each([
    ['from a declared host', { origin: SHOP }, 204, SHOP],
    ['from a stranger', { origin: 'https://evil.example' }, 403, null],
    ['from no browser', {}, 204, null],
  ])('a preflight %s is answered', async (_, headers, status, allowed) => {
    await declare('www.shop.example')
    const response = await ask('/e', { method: 'OPTIONS', headers })
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([status, allowed])
    if (status === 204) expect(response.headers.get('access-control-allow-methods')).toBe('POST')
  })

  test.each(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE'])('%s is not how beacons come', async method => {
    const response = await ask('/e', { method })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST, OPTIONS'])
  })
})

describe('declared hosts', () => {
  const asking = () => {
    let asked = 0
    const counting = preparing(sql => {
      if (sql.includes('FROM hosts')) asked++
      return env.DB.prepare(sql)
    })
    return { db: counting.DB, asked: () => asked }
  }

  test('are read once in 30 s, and a stranger has them read once in a second at most', async () => {
    await declare('www.shop.example')
    const { db, asked } = asking()
    const at = async (now: number, host = 'www.shop.example') => [await standingOf({ DB: db }, host, now), asked()]
    expect(await at(1_000_000)).toEqual(['declared', 1])
    expect(await at(1_029_999)).toEqual(['declared', 1])
    expect(await at(1_030_000)).toEqual(['declared', 2])
    expect(await at(1_030_500, 'evil.example')).toEqual(['stranger', 2])
    expect(await at(1_031_000, 'evil.example')).toEqual(['stranger', 3])
    expect(await at(1_031_999, 'evil.example')).toEqual(['stranger', 3])
  })

  test('that are known cost D1 nothing, and neither do our own pages', async () => {
    await declare('www.shop.example')
    await send(beacon(), { origin: SHOP })
    const prepared: string[] = []
    const listening = preparing(sql => {
      prepared.push(sql)
      return env.DB.prepare(sql)
    })
    for (const origin of [SHOP, 'http://localhost']) await send(beacon(), { origin }, listening)
    expect(prepared.filter(sql => /FROM (hosts|brands|campaigns|visitors)/.test(sql))).toEqual([])
  })

  test('that D1 cannot tell let everybody in: better a stray row than a lost visit', async () => {
    const response = await send(
      beacon(),
      { origin: SHOP },
      preparing(sql => {
        if (sql.includes('FROM hosts')) throw new Error('D1_ERROR: overloaded')
        return env.DB.prepare(sql)
      }),
    )
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([204, SHOP])
  })

  test('that were read before a stall still count', async () => {
    await declare('www.shop.example')
    await standingOf(env, 'www.shop.example', 1_000_000)
    const down = preparing(() => {
      throw new Error('D1_ERROR: overloaded')
    })
    expect(await standingOf(down, 'www.shop.example', 9_000_000)).toBe('declared')
    expect(await standingOf(down, 'evil.example', 9_000_000)).toBe('stranger')
  })
})

describe('one address', () => {
  const from = (address: string) => ({ 'cf-connecting-ip': address })

  test('may send 600 a minute; what is more is told to wait, and others are not', async () => {
    let entered = 0
    // The smallest thing that is asked after the limit. A minute may end meanwhile: then the count begins anew.
    while (entered < 1300 && (await send('{', from('192.0.2.1'))).status === 400) entered++
    expect(entered).toBeGreaterThanOrEqual(600)
    const response = await send(beacon(), from('192.0.2.1'))
    expect([response.status, words(response)]).toEqual([429, 'too many from one address'])
    expect(response.headers.get('retry-after')).toBe('60')
    expect((await send(beacon(), from('192.0.2.2'))).status).toBe(204)
    const image = await ask('/p.gif?c=spring', { headers: from('192.0.2.1') })
    expect([image.status, words(image)]).toEqual([200, 'too many from one address'])
    expect(await views()).toHaveLength(1)
  }, 30_000)
})

describe('GET /p.gif', () => {
  test.each([
    ['of a declared host', `${SHOP}/page?utm_source=meta`, 'stored 1', 1],
    ['of a host that nobody declared', 'https://evil.example/', 'wrong host: declare evil.example', 0],
    ['that does not tell where it is', '', 'stored 1', 1],
  ])('on a page %s is an image, whatever is stored', async (_, referer, why, stored) => {
    await declare('www.shop.example')
    const response = await ask('/p.gif?c=spring', { headers: referer ? { referer } : {} })
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/gif'])
    expect(words(response)).toContain(why)
    expect(await views()).toHaveLength(stored)
  })
})

test('p.js and p.gif load on pages of any host, isolated ones too', async () => {
  for (const path of ['/p.js', '/p.gif?c=spring'])
    expect((await ask(path)).headers.get('cross-origin-resource-policy')).toBe('cross-origin')
})

describe('/api/hosts', () => {
  test.each([
    ['www.shop.example', 'www.shop.example'],
    [' WWW.Shop.Example. ', 'www.shop.example'],
    ['https://www.shop.example/page?utm_source=meta#top', 'www.shop.example'],
    ['https://shop.example:8443/', 'shop.example:8443'],
    ['http://shop.example:80/', 'shop.example'],
    ['*.Shop.example', '*.shop.example'],
    ['https://*.shop.example/', '*.shop.example'],
    ['café.example', 'xn--caf-dma.example'],
    ['*.café.example', '*.xn--caf-dma.example'],
    ['localhost:3000', 'localhost:3000'],
    ['http://192.168.1.20:8080', '192.168.1.20:8080'],
  ])('declares %s as %s', async (given, host) => {
    const answer = await api('POST', 'hosts', { host: given })
    expect([answer.status, answer.json]).toEqual([201, { host }])
    expect((await api('POST', 'hosts', { host: given })).status).toBe(200)
    expect(await rows('SELECT host FROM hosts')).toEqual([{ host }])
  })

  test.each([
    '',
    '*',
    '*.example',
    'shop',
    'a.*.example',
    'https://shop.example@evil.example',
    'ftp://shop.example',
    'javascript:alert(1)',
    'two words.example',
    'shop..example',
    '*.10.0.0.1',
    'null',
    `${'a'.repeat(300)}.example`,
    '<script>.example',
  ])('refuses %s, and says what it wants', async host => {
    const { status, json } = await api('POST', 'hosts', { host })
    expect([status, json.error.issues]).toMatchObject([
      422,
      [{ path: 'host', message: expect.stringContaining('like www.shop.example') }],
    ])
    expect(await count('hosts')).toBe(0)
  })

  test("lists what is declared and the brands' own domains, page by page", async () => {
    await env.DB.prepare(`UPDATE brands SET domain = 'offres.brand.example'`).run()
    for (const host of ['z.example', '*.a.example']) await api('POST', 'hosts', { host })
    const first = (await api('GET', 'hosts?limit=2')).json
    expect(first.items).toMatchObject([
      { host: '*.a.example', brand: null },
      { host: 'offres.brand.example', brand: 'b' },
    ])
    const second = (await api('GET', `hosts?limit=2&cursor=${encodeURIComponent(first.next)}`)).json
    expect([second.items.map(({ host }: { host: string }) => host), second.next]).toEqual([['z.example'], null])
  })

  test('a change is known at once, both ways', async () => {
    forgetHosts(env)
    const stranger = () =>
      call('POST', '/e', { body: beacon(), token: null, headers: { Origin: 'https://x.example:1' } })
    expect((await stranger()).status).toBe(403)
    await api('POST', 'hosts', { host: 'x.example:1' })
    expect((await stranger()).status).toBe(204)
    expect((await api('DELETE', `hosts/${encodeURIComponent('x.example:1')}`)).status).toBe(204)
    expect((await stranger()).status).toBe(403)
    expect((await api('DELETE', 'hosts/x.example:1')).json.error.code).toBe('unknown-host')
  })

  test('is for editors; viewers read', async () => {
    const { token } = (await api('POST', 'keys', { name: 'v', role: 'viewer' })).json
    const as = (method: string, path: string, body?: unknown) => call(method, `/api/${path}`, { token, body })
    expect((await as('GET', 'hosts')).status).toBe(200)
    expect((await as('POST', 'hosts', { host: 'a.example' })).status).toBe(403)
    expect((await as('DELETE', 'hosts/a.example')).status).toBe(403)
  })
})
