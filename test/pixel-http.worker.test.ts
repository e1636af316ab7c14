// Long on purpose: inside workerd a subject is one file, with one world at its top that its parts share.
import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { mintedAt, newId } from '../src/lib/ids.ts'
import { addHost } from '../src/pixel/hosts/hosts.ts'
import { app, ask, begin, PHONE, rows, send, views, withBatch } from './pixel-app.ts'
import { FakeQueue } from './queue.ts'

beforeEach(async () => {
  await begin()
  await addHost(env.DB, 'shop.example', 1)
})

describe('POST /e', () => {
  test('a beacon is stored before it is answered', async () => {
    const v = newId()
    const response = await send({
      v,
      c: 'spring',
      a: 'ad-1',
      n: 3,
      t: Date.now(),
      e: 12_345,
      s: 60,
      k: 1,
      q: 'utm_source=meta',
      r: 'l.facebook.com',
      l: 900,
    })
    expect([response.status, response.headers.get('x-pixel')]).toEqual([204, 'stored 1'])
    expect(await views()).toMatchObject([
      {
        id: v,
        campaign: 'spring',
        ad: 'ad-1',
        version: 3,
        engaged_ms: 12_345,
        scroll_pct: 60,
        cta_clicks: 1,
        source: 'meta',
        device: 'mobile',
        lcp_ms: 900,
        consent: 0,
        bot: null,
      },
    ])
  })

  test.each([
    ['not JSON', '{', 400, 'not JSON'],
    ['not an object', '"x"', 400, 'not a beacon: body: '],
    ['an empty array', '[]', 400, 'not a beacon: an empty array'],
    ['no view', { c: 'spring' }, 400, 'not a beacon: v: '],
    ['a UUIDv4', { v: crypto.randomUUID(), c: 'spring' }, 400, 'not a beacon: v: a UUIDv7'],
    ['an impossible total', { v: newId(), c: 'spring', s: -1 }, 400, 'not a beacon: s: '],
    ['a number that is text', { v: newId(), c: 'spring', e: '5' }, 400, 'not a beacon: e: '],
    ['a campaign that does not exist', { v: newId(), c: 'autumn' }, 404, 'no such campaign: autumn'],
    [
      'more than 50 beacons',
      Array.from({ length: 51 }, () => ({ v: newId(), c: 'spring' })),
      413,
      'more than 50 beacons',
    ],
    ['more than 64 KB', ' '.repeat(65_537), 413, 'larger than 65536 bytes'],
  ])('%s is refused with its reason', async (_, body, status, words) => {
    const response = await send(body)
    expect(response.status).toBe(status)
    expect(response.headers.get('x-pixel')).toContain(words)
    expect(await views()).toEqual([])
  })

  test('of an array, what is good is stored and what is not is counted', async () => {
    const response = await send([
      { v: newId(), c: 'spring' },
      { v: 'x', c: 'spring' },
      { v: newId(), c: 'autumn' },
      { v: newId(), c: 'spring' },
    ])
    expect([response.status, response.headers.get('x-pixel')]).toEqual([
      204,
      'stored 2, refused 2, the first: not a beacon: v: a UUIDv7',
    ])
    expect(await views()).toHaveLength(2)
  })

  test('a campaign made a moment ago is known at once', async () => {
    await send({ v: newId(), c: 'brand-new' })
    await env.DB.prepare(
      `INSERT INTO campaigns SELECT 'brand-new', brand, name, locale, currency, objective, status, default_ad, 1, 1 FROM campaigns`,
    ).run()
    expect((await send({ v: newId(), c: 'brand-new' })).status).toBe(204)
  })

  test('a campaign that D1 cannot look up just now is taken at its word', async () => {
    const forgetful = new Proxy(env.DB, {
      get(target, name) {
        const value = target[name as keyof D1Database]
        return (...args: unknown[]) => {
          if (String(args[0]).includes('FROM campaigns')) throw new Error('D1_ERROR: overloaded')
          return Reflect.apply(value, target, args)
        }
      },
    })
    expect((await send({ v: newId(), c: 'who-knows' }, {}, { ...env, DB: forgetful })).status).toBe(204)
    expect(await views()).toHaveLength(1)
  })

  test('a bot is stored with the reason, and told', async () => {
    const response = await send({ v: newId(), c: 'spring', b: 1 })
    expect([response.status, response.headers.get('x-pixel')]).toEqual([204, 'stored as bot: webdriver'])
    expect(await views()).toMatchObject([{ bot: 'webdriver' }])
  })

  test('requests that come together share one transaction', async () => {
    let batches = 0
    const counting = withBatch(statements => {
      batches++
      return env.DB.batch(statements)
    })
    await send({ v: newId(), c: 'spring' }, {}, counting) // so that the campaign is known and all 20 arrive at once
    batches = 0
    const answers = await Promise.all(Array.from({ length: 20 }, () => send({ v: newId(), c: 'spring' }, {}, counting)))
    expect(answers.every(answer => answer.status === 204)).toBe(true)
    expect(await views()).toHaveLength(21)
    expect(batches).toBe(1)
  })

  test('a beacon that D1 would not have is answered 503 and may be sent again', async () => {
    const broken = withBatch(() => Promise.reject(new Error('D1_ERROR: no')))
    const beacon = { v: newId(), c: 'spring' }
    const response = await send(beacon, {}, broken)
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2'])
    expect((await send(beacon)).status).toBe(204)
  })

  test('when the request that opened a group dies, the others open another', async () => {
    let calls = 0
    const stuckOnce = withBatch(statements => (++calls === 1 ? new Promise(() => {}) : env.DB.batch(statements)))
    const ctx = { waitUntil: () => {}, passThroughOnException: () => {}, props: {} }
    const one = () =>
      app.request(
        '/e',
        { method: 'POST', body: JSON.stringify({ v: newId(), c: 'spring' }), headers: { 'user-agent': PHONE } },
        stuckOnce,
        ctx,
      )
    const answers = await Promise.all([one(), one(), one()])
    expect(answers.map(answer => answer.status)).toEqual([204, 204, 204])
    expect(await views()).toHaveLength(3)
    expect(calls).toBeGreaterThan(1)
  }, 15_000)
})

describe('the queue', () => {
  const queued = (sendBatch: (messages: { body: unknown }[]) => Promise<unknown>): Env =>
    ({ ...env, INGEST: 'queue', BEACONS: { sendBatch } }) as unknown as Env

  test('takes the rows, and its consumer stores them', async () => {
    const bodies: unknown[] = []
    const response = await send(
      { v: newId(), c: 'spring', s: 42 },
      {},
      queued(async messages => bodies.push(...messages.map(m => m.body))),
    )
    expect(response.status).toBe(204)
    expect(await views()).toEqual([])
    const queue = new FakeQueue()
    queue.put([...bodies, { nonsense: true }])
    await queue.deliver(env)
    expect(await views()).toMatchObject([{ scroll_pct: 42 }])
    expect(await rows('SELECT body, reason FROM dead_beacons')).toEqual([
      { body: '{"nonsense":true}', reason: 'not-a-row: id' },
    ])
  })

  test('that refuses a beacon leaves it to D1', async () => {
    const response = await send(
      { v: newId(), c: 'spring' },
      {},
      queued(() => Promise.reject(new Error('Queue is overloaded. Please back off.'))),
    )
    expect(response.status).toBe(204)
    expect(await views()).toHaveLength(1)
  })

  test.each([
    ['refuses', () => Promise.reject(new Error('Too Many Requests'))],
    ['hangs', () => new Promise(() => {})],
  ])(
    'that %s, with a D1 that fails, is a 503 that says when to come back',
    async (_, sendBatch) => {
      const { DB } = withBatch(() => Promise.reject(new Error('D1_ERROR: no')))
      const response = await send({ v: newId(), c: 'spring' }, {}, { ...queued(sendBatch), DB })
      expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2'])
      expect(await views()).toEqual([])
    },
    10_000,
  )
})

describe('GET /p.gif', () => {
  test('counts one view without scripts, and HEAD counts none', async () => {
    const url = `/p.gif?c=spring&a=ad-1&n=2&v=${newId()}`
    await ask(url, { method: 'HEAD' })
    expect(await views()).toEqual([])
    const referer = 'https://shop.example/spring/ad-1?utm_source=meta&fbclid=secret'
    const response = await ask(url, { headers: { referer } })
    await ask(url, { headers: { referer } })
    expect((await response.arrayBuffer()).byteLength).toBe(43)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await views()).toMatchObject([{ ad: 'ad-1', version: 2, source: 'meta', utm: 's=meta' }])
  })

  test('tells its source by the click id of its page’s address, and keeps neither it nor a macro', async () => {
    const referer = 'http://localhost/spring/ad-1?ScCid=secret&utm_campaign={{campaign.name}}'
    await ask(`/p.gif?c=spring&v=${newId()}`, { headers: { referer, cookie: '_fbp=fb.1.1.2' } })
    expect(await views()).toMatchObject([{ source: 'snapchat', utm: '' }])
    expect(JSON.stringify([await views(), await rows('SELECT * FROM touches')])).not.toMatch(
      /secret|fb\.1|campaign\.name/,
    )
  })

  test('of a page made in advance is nobody’s view; the script of one tells only what was opened', async () => {
    const ahead = { 'sec-purpose': 'prefetch;prerender' }
    expect((await ask('/p.gif?c=spring', { headers: ahead })).headers.get('x-pixel')).toBe('stored as bot: prefetch')
    expect((await send({ v: newId(), c: 'spring' }, ahead)).headers.get('x-pixel')).toBe('stored 1')
  })

  test.each([
    ['?c=autumn', 'no such campaign: autumn'],
    ['', 'not a beacon: c: '],
    ['?c=spring&v=%ff&n=-1', 'not a beacon: v: '],
  ])('is an image whatever is asked: %s', async (query, words) => {
    const response = await ask(`/p.gif${query}`)
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/gif'])
    expect(response.headers.get('x-pixel')).toContain(words)
  })
})

test('GET /p.js is cached for an hour and not sent twice', async () => {
  const response = await ask('/p.js')
  expect(response.headers.get('content-type')).toContain('javascript')
  expect(response.headers.get('cache-control')).toBe('public, max-age=3600')
  const etag = response.headers.get('etag') ?? ''
  expect((await ask('/p.js', { headers: { 'if-none-match': `W/${etag}` } })).status).toBe(304)
})

describe('consent', () => {
  const view = newId()
  const choose = (choice: string, headers: Record<string, string> = {}, more: Record<string, string> = {}) =>
    ask('/privacy/consent', {
      method: 'POST',
      headers,
      body: new URLSearchParams({
        choice,
        view,
        page: 'spring/ad-1@3',
        text_version: '2026-11-fr',
        back: '/spring/ad-1',
        ...more,
      }),
    })
  const cookieOf = (response: Response) =>
    /__Host-l2l_visitor=([^;]+)/.exec(response.headers.getSetCookie().join('\n'))?.[1] ?? ''
  const agreed = async () => `__Host-l2l_visitor=${cookieOf(await choose('granted'))}`

  test('that is granted makes a visitor, keeps the proof and sets a cookie of 13 months', async () => {
    const response = await choose('granted')
    const cookie = response.headers.getSetCookie().find(text => text.includes('l2l_visitor')) ?? ''
    expect(response.status).toBe(204)
    for (const part of ['Max-Age=34128000', 'HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/'])
      expect(cookie).toContain(part)
    const id = cookieOf(response)
    expect(await rows('SELECT id, withdrawn_at FROM visitors')).toEqual([{ id, withdrawn_at: null }])
    expect(await rows('SELECT subject, purpose, granted, how, text_version, page FROM consents')).toEqual([
      {
        subject: `visitor:${id}`,
        purpose: 'ads',
        granted: 1,
        how: 'banner',
        text_version: '2026-11-fr',
        page: 'spring/ad-1@3',
      },
    ])
  })

  test('brings the touch, the click id and the engagement with the next beacon', async () => {
    const beacon = { v: newId(), c: 'spring', a: 'ad-1', i: 'fbclid=secret', e: 11_000 }
    await send(beacon)
    expect([await rows('SELECT * FROM touches'), await rows(`SELECT * FROM views WHERE utm LIKE '%secret%'`)]).toEqual([
      [],
      [],
    ])
    await send(beacon, { cookie: await agreed() })
    expect(await rows('SELECT view_id, clicks FROM touches')).toEqual([
      { view_id: beacon.v, clicks: `fbclid=secret&_fbc=fb.1.${mintedAt(beacon.v)}.secret` },
    ])
    expect(await rows('SELECT campaign, visits, engaged_ms FROM engagements')).toEqual([
      { campaign: 'spring', visits: 1, engaged_ms: 11_000 },
    ])
    expect(await views()).toMatchObject([{ consent: 2 }])
  })

  test('that is refused is kept as proof too, and makes no visitor', async () => {
    const response = await choose('refused', { accept: 'text/html' })
    expect([response.status, response.headers.get('location')]).toEqual([303, '/spring/ad-1'])
    expect(response.headers.getSetCookie().join()).toMatch(/__Host-l2l_refused=1; Max-Age=15724800/)
    expect(await rows('SELECT * FROM visitors')).toEqual([])
    expect(await rows('SELECT subject, granted, how FROM consents')).toEqual([
      { subject: `view:${view}`, granted: 0, how: 'banner' },
    ])
  })

  test('that is withdrawn ends the visitor and all that was known of them, late beacons included', async () => {
    const cookie = await agreed()
    const beacon = { v: newId(), c: 'spring' }
    await send(beacon, { cookie })
    const response = await choose('refused', { cookie })
    expect(response.headers.getSetCookie().join()).toMatch(/__Host-l2l_visitor=; Max-Age=0/)
    await send({ ...beacon, e: 60_000 }, { cookie })
    expect([await rows('SELECT * FROM touches'), await rows('SELECT * FROM engagements')]).toEqual([[], []])
    expect(await rows('SELECT withdrawn_at > 0 AS gone FROM visitors')).toEqual([{ gone: 1 }])
    expect(await rows(`SELECT how FROM consents WHERE granted = 0`)).toEqual([{ how: 'withdrawal' }])
  })

  test('given again is a new visitor, with nothing of the old one', async () => {
    const cookie = await agreed()
    await choose('refused', { cookie })
    await choose('granted', { cookie })
    expect(await rows('SELECT count(*) AS visitors, count(withdrawn_at) AS gone FROM visitors')).toEqual([
      { visitors: 2, gone: 1 },
    ])
  })

  test('given twice is one visitor', async () => {
    await choose('granted', { cookie: await agreed() })
    expect(await rows('SELECT count(*) AS visitors FROM visitors')).toEqual([{ visitors: 1 }])
  })

  test('is never there under Global Privacy Control, whatever was clicked', async () => {
    const response = await choose('granted', { 'sec-gpc': '1' })
    expect(cookieOf(response)).toBe('')
    expect(await rows('SELECT granted, how FROM consents')).toEqual([{ granted: 0, how: 'gpc' }])
    await send({ v: newId(), c: 'spring', i: 'fbclid=secret' }, { cookie: await agreed(), 'sec-gpc': '1' })
    expect(await rows('SELECT * FROM touches')).toEqual([])
    expect(await views()).toMatchObject([{ consent: 1 }])
  })

  test.each([
    ['from another site', {}, { 'sec-fetch-site': 'cross-site' }, 403],
    ['from another site, by a browser that says so by Origin only', {}, { origin: 'https://evil.example' }, 403],
    ['from a frame that hides where it is', {}, { origin: 'null' }, 403],
    ['without a text', { text_version: '' }, {}, 422],
    ['neither given nor refused', { choice: 'perhaps' }, {}, 422],
  ] as const)('%s is refused and changes nothing', async (_, fields, headers, status) => {
    expect((await choose('granted', headers, fields)).status).toBe(status)
    expect(await rows('SELECT * FROM consents')).toEqual([])
  })

  test('is taken from a page with the longest address that Cloudflare lets through, and leads back to it', async () => {
    const back = `/spring/ad-1?${new URLSearchParams({ fbclid: 'é'.repeat(2600) })}`
    const response = await choose('granted', { accept: 'text/html' }, { back })
    expect([response.status, response.headers.get('location')]).toEqual([303, back])
  })

  test('never leads to another host', async () => {
    const response = await choose('refused', { accept: 'text/html' }, { back: '//evil.example' })
    expect(response.headers.get('location')).toBe('/')
  })
})
