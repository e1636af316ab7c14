// Long on purpose: inside workerd a subject is one file, with one world at its top that its parts share.
import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { addSession } from '../src/accounts/store.ts'
import { sha256Hex } from '../src/lib/crypto.ts'
import { newId } from '../src/lib/ids.ts'
import { DAY_MS } from '../src/lib/time.ts'
import { addCatalogue, api, call, count } from './call.ts'
import { ask, PHONE } from './pixel-app.ts'

const HTML = '<script>alert(1)</script>'
const SQL = `'); DROP TABLE views; --`
const SURROGATE = '\ud800'

const post = (raw: BodyInit, headers: Record<string, string> = {}) =>
  call('POST', '/e', { raw, token: null, headers: { 'user-agent': PHONE, ...headers } })
const beacon = (more: object = {}) => ({ v: newId(), c: 'spring', a: 'ad-1', ...more })
const NAMES = ['v', 'c', 'a', 'x', 'u'] as const // what only our own script writes
const TOLD = ['q', 'r', 'g', 'i', 'w', 'L'] as const // what is in addresses and cookies, which anybody writes
const TOTALS = ['n', 't', 'e', 's', 'k', 'o', 'm', 'j', 'd', 'f', 'y', 'V', 'P', 'b', 'z', 'l', 'p', 'h'] as const
const inEvery = (names: readonly string[], value: unknown) => names.map(name => beacon({ [name]: value }))
const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`

beforeAll(async () => {
  await addCatalogue()
  await env.DB.prepare(`INSERT INTO users (id, role, sealed, created_at) VALUES ('u', 'owner', 'x', 0)`).run()
  await addSession(env.DB, await sha256Hex('session'), 'u', Date.now(), Date.now() + DAY_MS)
})

describe('a body that is', () => {
  test.each<[string, BodyInit, number, string]>([
    ['10 MB of junk', 'x'.repeat(10 * 1024 ** 2), 413, 'larger than 65536 bytes'],
    ['10 MB that never say how long they are', endless(10 * 1024 ** 2), 413, 'larger than 65536 bytes'],
    ['64 KB of brackets', '['.repeat(65_536), 400, 'not JSON'],
    ['brackets that close', '['.repeat(32_768) + ']'.repeat(32_768), 400, 'not a beacon: body: expected an object'],
    ['an object ten thousand deep', nested(10_000), 400, 'not a beacon: v: '],
    ['nothing', '', 400, 'not JSON'],
    ['nothing but a zero byte', '\0', 400, 'not JSON'],
    ['not UTF-8', new Uint8Array([0x7b, 0xff, 0xfe, 0xc0, 0x80, 0x7d]), 400, 'not JSON'],
    ['an array of fifty thousand', `[${'0,'.repeat(30000)}0]`, 413, 'more than 50 beacons'],
    ['fifty things that are no beacons', JSON.stringify(Array(50).fill(null)), 400, 'refused 50, the first: '],
    ['null', 'null', 400, 'not a beacon: body: expected an object'],
    ['1e400', '1e400', 400, 'not a beacon: body: expected an object'],
    ['a form', new URLSearchParams({ v: newId(), c: 'spring' }), 400, 'not JSON'],
  ])('%s is refused with its reason', async (_, body, status, why) => {
    const before = await count('views')
    const answer = await post(body)
    expect([answer.status, await count('views')]).toEqual([status, before])
    expect(answer.headers.get('x-pixel')).toContain(why)
  })
})

describe('a beacon', () => {
  test.each<[string, object[], number]>([
    ['with a lone surrogate', inEvery(NAMES, SURROGATE), 400],
    ['with HTML', inEvery(NAMES, HTML), 400],
    ['with SQL', inEvery(NAMES, SQL), 400],
    ['with a name that is too long', inEvery(NAMES, 'a'.repeat(3000)), 400],
    ['with a negative total', inEvery(TOTALS, -1), 400],
    ['with an absurd total', inEvery(TOTALS, 9e15), 400],
    ['with half a unit', inEvery(TOTALS, 0.5), 400],
    [
      'with a total that is text',
      inEvery(
        TOTALS.filter(name => name !== 'n'),
        '5',
      ),
      400,
    ],
    ['with a total that is a list', inEvery(TOTALS, [1]), 400],
    ['whose view is a name', [beacon({ v: 'view-1' }), beacon({ v: crypto.randomUUID() }), beacon({ v: null })], 400],
    ['of a campaign that only JavaScript knows', ['constructor', 'tostring', 'valueof'].map(c => beacon({ c })), 404],
    ['of a campaign of nobody', [beacon({ c: 'autumn' })], 404],
  ])('%s is refused, each for itself', async (_, beacons, status) => {
    const before = await count('views')
    for (const one of beacons) {
      const answer = await post(JSON.stringify(one))
      expect([JSON.stringify(one).slice(0, 200), answer.status]).toEqual([JSON.stringify(one).slice(0, 200), status])
      expect(answer.headers.get('x-pixel')).toMatch(/^(not a beacon: \w+|no such campaign: )/)
    }
    expect(await count('views')).toBe(before)
  })

  test.each([
    ['a lone surrogate', inEvery(TOLD, SURROGATE)],
    ['HTML', inEvery(TOLD, HTML)],
    ['SQL', inEvery(TOLD, SQL)],
    ['text out of ASCII', inEvery(TOLD, 'é\u0000')],
    ['text that is too long', inEvery(TOLD, 'a'.repeat(20_000))],
    [
      'events that are none',
      [[[HTML, 1]], [['a', 0]], [[]], {}, 'x', [1], [['purchase', 1, { value: 'x' }]]].map(E => beacon({ E })),
    ],
  ])('with %s in what others made is a view without it', async (_, beacons) => {
    for (const one of beacons) {
      const before = await count('views')
      const answer = await post(JSON.stringify(one))
      expect([JSON.stringify(one).slice(0, 200), answer.status]).toEqual([JSON.stringify(one).slice(0, 200), 204])
      expect(await count('views')).toBe(before + 1)
    }
    expect([await count('view_events'), await count('conversions')]).toEqual([0, 0])
  })

  test.each(['1e400', '-1e400', 'NaN', 'Infinity', '1e-400', '0x10', '١'])(
    'with a total of %s is no 5xx',
    async number => {
      for (const name of TOTALS)
        expect((await post(`{"v":"${newId()}","c":"spring","${name}":${number}}`)).status).toBeOneOf([204, 400])
    },
  )

  test('of a version from the future is stored, its unknown fields left out', async () => {
    const future = beacon({ s: 42, version: 9, zz: { deep: JSON.parse(nested(5000)) }, [HTML]: SURROGATE })
    expect((await post(JSON.stringify(future))).status).toBe(204)
    const { results } = await env.DB.prepare('SELECT * FROM views WHERE id = ?1').bind(future.v).all()
    expect(results).toMatchObject([{ scroll_pct: 42 }])
    expect(JSON.stringify(results)).not.toContain('script')
  })

  test('with keys of every object’s prototype is stored as if they were not there', async () => {
    const { v } = beacon()
    const body = `{"v":"${v}","c":"spring","__proto__":{"s":100,"c":"x"},"constructor":{"prototype":{"s":100}},"toString":1,
      "E":[["a",1,{"__proto__":"x","constructor":"y"}]]}`
    expect((await post(body)).status).toBe(204)
    const { results } = await env.DB.prepare('SELECT scroll_pct FROM views WHERE id = ?1').bind(v).all()
    expect([results, ({} as { s?: number }).s]).toEqual([[{ scroll_pct: 0 }], undefined])
  })

  test.each([
    ['HTML', HTML],
    ['SQL', SQL],
  ])('with %s where text of others is kept is stored harmlessly', async (_, text) => {
    const hostile = beacon({
      q: `utm_source=${text}&utm_campaign=${encodeURIComponent(text)}`,
      i: `fbclid=${text}`,
      L: `shop.example/${text}`,
      E: [['signup', 1, { [text.slice(0, 40)]: text, surrogate: SURROGATE, zero: '\0' }]],
      B: [
        [text, 12.5, 'EUR'],
        [SURROGATE, -12.5, 'EUR'],
      ],
    })
    const answer = await post(JSON.stringify(hostile), { 'user-agent': `${PHONE} ${text}` })
    expect(answer.status).toBeOneOf([204, 400])
  })

  test.each([
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ origin: HTML }, 403],
    [{ cookie: `__Host-l2l_visitor=${SQL}; __Host-l2l_sequence=%ff.x; __Host-l2l_refused` }, 204],
    [{ 'user-agent': HTML.repeat(200) }, 204],
    [{ 'sec-purpose': SQL, 'content-type': HTML, 'accept-language': SQL }, 204],
  ] as [Record<string, string>, number][])('with headers %j is answered %i', async (headers, status) => {
    expect((await post(JSON.stringify(beacon({ u: 'p2' })), headers)).status).toBe(status)
  })
})

test.each(['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH'])('%s /e is refused, and no page of ours', async method => {
  const answer = await call(method, '/e', { token: null })
  expect([answer.status, answer.text]).toEqual([405, ''])
})

test.each([
  `c=spring&v=${HTML}`,
  'c=__proto__',
  'c=spring&n=1e400',
  'c=spring&n=%00&a=%ff%fe',
  `c=spring&c=spring&a=${encodeURIComponent(SQL)}`,
  'c=%',
])('GET /p.gif?%s is an image', async query => {
  const headers = { referer: `https://l2l.example/?utm_source=${encodeURIComponent(HTML)}&fbclid=%ff` }
  const answer = await ask(`https://l2l.example/p.gif?${query}`, { headers })
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/gif'])
})

describe('whatever JSON is sent', () => {
  const anything = fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' })
  const nearly = fc
    .record(
      Object.fromEntries([...NAMES, ...TOLD, ...TOTALS, 'E'].map(name => [name, fc.oneof(anything, fc.integer())])),
      {
        requiredKeys: [],
      },
    )
    .map(fields => beacon(Object.fromEntries(Object.entries(fields).slice(0, 3))))
  const events = fc
    .array(
      fc.tuple(
        fc.constantFrom('a', 'b c'),
        fc.integer({ min: 1, max: 1000 }),
        fc.dictionary(
          fc.string({ unit: 'binary', maxLength: 8 }),
          fc.oneof(fc.string({ unit: 'binary' }), fc.double(), anything),
        ),
      ),
      { maxLength: 3 },
    )
    .map(E => beacon({ E }))
  const orders = fc
    .array(
      fc.tuple(
        fc.string({ unit: 'binary', minLength: 1 }),
        fc.double({ noNaN: true }),
        fc.constantFrom('EUR', 'eur', 'USD'),
      ),
      { maxLength: 3 },
    )
    .map(B => beacon({ B }))

  test('the answer is 204, 400, 403, 404 or 413', async () => {
    const sent = fc.oneof(anything, nearly, events, orders, fc.array(fc.oneof(nearly, anything), { maxLength: 5 }))
    await fc.assert(
      fc.asyncProperty(sent, async value => {
        const answer = await post(JSON.stringify(value) ?? '')
        expect(answer.status).toBeOneOf([204, 400, 403, 404, 413])
      }),
      { numRuns: 300 },
    )
  }, 60_000)

  test('or no JSON at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async bytes => {
        expect((await post(new Uint8Array(bytes))).status).toBeOneOf([400, 404])
      }),
      { numRuns: 100 },
    )
  }, 30000)
})

test('after all of this, what the team sees is whole', async () => {
  const funnel = await api('GET', 'campaigns/spring/funnel')
  expect(funnel.status).toBe(200)
  for (const path of ['/app', '/app/campaigns', '/app/campaigns/spring', '/app/campaigns/spring/ads/ad-1']) {
    const page = await call('GET', path, { token: null, headers: { Cookie: '__Host-l2l_session=session' } })
    expect([path, page.status]).toEqual([path, 200])
    expect(page.text + funnel.text).not.toContain('<script>alert')
  }
  expect(await count('views')).toBeGreaterThan(0)
})

/** A body that comes piece by piece, without Content-Length. */
function endless(bytes: number): ReadableStream<Uint8Array> {
  let left = bytes
  return new ReadableStream({
    pull(controller) {
      if (left <= 0) return controller.close()
      controller.enqueue(new Uint8Array(16_384).fill(120))
      left -= 16_384
    },
  })
}
