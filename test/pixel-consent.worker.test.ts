// Long on purpose: inside workerd a subject is one file, with one world at its top that its parts share.
import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { isUuidV7, mintedAt, newId } from '../src/lib/ids.ts'
import { withdrawalStatements } from '../src/pixel/consent/withdrawal.ts'
import { addHost } from '../src/pixel/hosts/hosts.ts'
import { ask, begin, rows, send, views, withBatch } from './pixel-app.ts'

const SHOP = 'https://www.shop.example'
const SAME_SITE = { origin: SHOP, 'sec-fetch-site': 'same-site' }
const beacon = (more: object = {}) => ({ v: newId(), c: 'spring', a: 'ad-1', i: 'gclid=secret', ...more })
const cookies = (response: Response) => response.headers.getSetCookie()
const visitorIn = (response: Response) =>
  /__Host-l2l_visitor=([^;]+); Max-Age=34128000/.exec(cookies(response).join())?.[1] ?? ''
const asVisitor = (id: string) => ({ ...SAME_SITE, cookie: `__Host-l2l_visitor=${id}` })
const proofs = () => rows('SELECT subject, granted, how, text_version, page FROM consents ORDER BY at, granted DESC')
const touches = () => rows('SELECT view_id, visitor_id, clicks FROM touches')
const visitors = () => rows('SELECT id, withdrawn_at IS NOT NULL AS gone FROM visitors')
/** A D1 that does not do what comes first, which is consent, and stores the beacons after it. */
const failing = (first: () => Promise<never>): Env => {
  let calls = 0
  return withBatch(statements => (++calls === 1 ? first() : env.DB.batch(statements)))
}
const STALLS = [
  ['throws', () => Promise.reject(new Error('D1_ERROR: no'))],
  ['hangs', () => new Promise<never>(() => {})],
] as const

beforeEach(async () => {
  await begin()
  await addHost(env.DB, 'www.shop.example', 1)
})

describe('a page that says yes', () => {
  test.each([
    ['t2', 'iab-tcf'],
    ['g2', 'consent-mode'],
    ['p2', 'page'],
  ])('by %s makes a visitor with proof, a cookie of 13 months, and the touch of this very view', async (u, text) => {
    const said = beacon({ u, n: 3 })
    const response = await send(said, SAME_SITE)
    const id = visitorIn(response)
    expect([response.status, isUuidV7(id)]).toEqual([204, true])
    for (const part of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) expect(cookies(response)[0]).toContain(part)
    expect(await visitors()).toEqual([{ id, gone: 0 }])
    expect(await proofs()).toEqual([
      { subject: `visitor:${id}`, granted: 1, how: 'banner', text_version: text, page: 'spring/ad-1@3' },
    ])
    expect(await touches()).toEqual([{ view_id: said.v, visitor_id: id, clicks: 'gclid=secret' }])
    expect(await views()).toMatchObject([{ consent: 2 }])
  })

  test('on a page that we do not serve is proved by its address', async () => {
    await send(beacon({ u: 't2', L: 'www.shop.example/offers' }), SAME_SITE)
    expect(await proofs()).toMatchObject([{ page: 'www.shop.example/offers' }])
  })

  test('again changes nothing, whether the first answer arrived or was lost', async () => {
    const said = beacon({ u: 't2' })
    const id = visitorIn(await send(said, SAME_SITE))
    expect(visitorIn(await send(said, SAME_SITE))).toBe(id)
    const known = await send({ ...said, e: 5000 }, asVisitor(id))
    expect(cookies(known).filter(cookie => cookie.includes('visitor'))).toEqual([])
    expect([await visitors(), await proofs(), await touches()].map(found => found.length)).toEqual([1, 1, 1])
  })

  test('to somebody who agreed already costs D1 nothing more', async () => {
    const id = visitorIn(await send(beacon({ u: 'p2' }), SAME_SITE))
    let batches = 0
    const counting = withBatch(statements => {
      batches++
      return env.DB.batch(statements)
    })
    await send(beacon({ u: 'p2' }), asVisitor(id), counting)
    expect(batches).toBe(1) // the view
  })

  test('in every page of a visit is one visitor', async () => {
    const id = visitorIn(await send(beacon({ u: 'p2' }), SAME_SITE))
    for (let i = 0; i < 3; i++) await send(beacon({ u: 'p2' }), asVisitor(id))
    expect(await visitors()).toEqual([{ id, gone: 0 }])
    expect(await touches()).toHaveLength(4)
  })

  test('after a refusal of before is heard: the last word counts', async () => {
    const response = await send(beacon({ u: 'p2' }), { ...SAME_SITE, cookie: '__Host-l2l_refused=1' })
    expect(isUuidV7(visitorIn(response))).toBe(true)
    expect(cookies(response).join()).toMatch(/__Host-l2l_refused=; Max-Age=0/)
    expect(await views()).toMatchObject([{ consent: 2 }])
  })

  test('after a refusal on our page of choices is not: consent taken back there stays so until it is given there', async () => {
    const choose = (choice: string, cookie = '') =>
      ask('/privacy/consent', {
        method: 'POST',
        headers: { cookie },
        body: new URLSearchParams({ choice, page: 'privacy/choice@1', text_version: 'choice-2026-11-fr' }),
      })
    const [refused = ''] = cookies(await choose('refused')).map(cookie => cookie.split(';')[0] ?? '')
    expect(refused).toMatch(/^__Host-l2l_refused=/)
    expect(visitorIn(await send(beacon({ u: 't2' }), { ...SAME_SITE, cookie: refused }))).toBe('')
    expect([await views(), await visitors()]).toMatchObject([[{ consent: 1 }], []])
    const again = await choose('granted', refused)
    expect([isUuidV7(visitorIn(again)), cookies(again).join().includes('l2l_refused=; Max-Age=0')]).toEqual([
      true,
      true,
    ])
  })

  test.each([
    ['a page of another site, whose cookie no browser would keep', { origin: SHOP, 'sec-fetch-site': 'cross-site' }, 0],
    ['what is no browser', {}, 0],
    ['a browser with Global Privacy Control', { ...SAME_SITE, 'sec-gpc': '1' }, 1],
  ])('in %s makes no visitor', async (_, headers, consent) => {
    const response = await send(beacon({ u: 't2' }), headers)
    expect([response.status, cookies(response)]).toEqual([204, []])
    expect([await visitors(), await proofs(), await touches()]).toEqual([[], [], []])
    expect(await views()).toMatchObject([{ consent }])
  })

  test.each(STALLS)(
    'while D1 %s sets nothing: the view stays exempt, and the next beacon asks again',
    async (_, first) => {
      const said = beacon({ u: 't2' })
      const response = await send(said, SAME_SITE, failing(first))
      expect([response.status, cookies(response)]).toEqual([204, []])
      expect([await views(), await touches()]).toMatchObject([[{ consent: 0 }], []])
      expect(isUuidV7(visitorIn(await send(said, SAME_SITE)))).toBe(true)
      expect(await touches()).toHaveLength(1)
    },
  )

  test('brings back nobody who was erased: the same view, sent again without its cookie, stays empty', async () => {
    const said = beacon({ u: 't2' })
    const id = visitorIn(await send(said, SAME_SITE))
    await env.DB.batch(withdrawalStatements(env.DB, id, Date.now()))
    const response = await send(said, SAME_SITE)
    expect([response.status, visitorIn(response)]).toEqual([204, ''])
    expect([await touches(), await visitors()]).toEqual([[], [{ id, gone: 1 }]])
  })

  test.each([
    ['a year ago', -365],
    ['in a year', 365],
  ])('by a browser whose clock is %s makes a visitor who is as old as today', async (_, days) => {
    const minted = (Date.now() + days * 86_400_000).toString(16).padStart(12, '0')
    const v = `${minted.slice(0, 8)}-${minted.slice(8)}-7${newId().slice(15)}`
    const id = visitorIn(await send(beacon({ v, u: 'p2' }), SAME_SITE))
    expect(Math.abs(mintedAt(id) - Date.now())).toBeLessThanOrEqual(86_400_000)
    expect(visitorIn(await send(beacon({ v, u: 'p2' }), SAME_SITE))).toBe(id)
  })
})

describe('a page that says no', () => {
  const agreed = async () => visitorIn(await send(beacon({ u: 't2' }), SAME_SITE))

  test('ends the visitor at once, with proof, and takes the cookies back', async () => {
    const id = await agreed()
    const response = await send(beacon({ u: 't1' }), asVisitor(id))
    expect(response.status).toBe(204)
    expect(cookies(response).join()).toMatch(/__Host-l2l_visitor=; Max-Age=0/)
    expect(cookies(response).join()).toMatch(/__Host-l2l_sequence=; Max-Age=0/)
    expect([await touches(), await rows('SELECT * FROM engagements')]).toEqual([[], []])
    expect(await visitors()).toEqual([{ id, gone: 1 }])
    expect(await proofs()).toMatchObject([
      { subject: `visitor:${id}`, granted: 1 },
      { subject: `visitor:${id}`, granted: 0, how: 'banner', text_version: 'iab-tcf' },
    ])
  })

  test('twice is one withdrawal, and a late beacon of before brings nothing back', async () => {
    const said = beacon({ u: 't2' })
    const id = visitorIn(await send(said, SAME_SITE))
    for (let i = 0; i < 2; i++) await send({ ...said, u: 't1' }, asVisitor(id))
    await send({ ...said, e: 9000 }, asVisitor(id))
    expect([(await proofs()).length, await touches(), await visitors()]).toEqual([2, [], [{ id, gone: 1 }]])
  })

  test('to somebody who never agreed writes nothing to the device, and no proof', async () => {
    const response = await send(beacon({ u: 'g1' }), SAME_SITE)
    expect([response.status, cookies(response)]).toEqual([204, []])
    expect([await views(), await visitors(), await proofs()]).toMatchObject([[{ consent: 1 }], [], []])
  })

  test('by itself is remembered, with one proof, so that its banner does not ask on every view', async () => {
    const said = beacon({ u: 'p1', n: 3 })
    const response = await send(said, SAME_SITE)
    expect(cookies(response).join()).toMatch(/__Host-l2l_refused=1;.*HttpOnly/)
    await send(said, SAME_SITE)
    await send({ ...said, e: 5000 }, { ...SAME_SITE, cookie: '__Host-l2l_refused=1' })
    expect(await proofs()).toEqual([
      { subject: `view:${said.v}`, granted: 0, how: 'banner', text_version: 'page', page: 'spring/ad-1@3' },
    ])
    expect([await views(), await visitors()]).toMatchObject([[{ consent: 1 }], []])
  })

  test('wins over a yes of another signal, and what the server knew before says nothing', async () => {
    const id = await agreed()
    expect(cookies(await send(beacon({ u: 'p3' }), SAME_SITE))).toEqual([])
    await send(beacon({ u: 'p3g2t1' }), asVisitor(id))
    expect(await visitors()).toEqual([{ id, gone: 1 }])
  })

  test('with the cookie of nobody whom we know takes it back and proves nothing', async () => {
    const response = await send(beacon({ u: 'p1' }), asVisitor(newId()))
    expect(cookies(response).join()).toMatch(/__Host-l2l_visitor=; Max-Age=0/)
    expect([await visitors(), await proofs()]).toEqual([[], []])
  })

  test('counts under Global Privacy Control too', async () => {
    const id = await agreed()
    await send(beacon({ u: 'p1' }), { ...asVisitor(id), 'sec-gpc': '1' })
    expect(await visitors()).toEqual([{ id, gone: 1 }])
  })

  test.each(STALLS)(
    'while D1 %s keeps the view as refused, and has it said again until it is done',
    async (_, first) => {
      const id = await agreed()
      const said = beacon({ u: 'p1' })
      const response = await send(said, asVisitor(id), failing(first))
      expect([response.status, response.headers.get('x-pixel'), cookies(response)]).toEqual([
        503,
        'consent not withdrawn, try again',
        [],
      ])
      expect(await rows(`SELECT consent FROM views WHERE id = '${said.v}'`)).toEqual([{ consent: 1 }])
      expect((await send(said, asVisitor(id))).status).toBe(204)
      expect([await visitors(), await views()]).toMatchObject([[{ id, gone: 1 }], [{}, {}]])
    },
  )
})

describe('a page that changes its mind in one view', () => {
  test('from no to yes keeps what the view did, click id included', async () => {
    const said = beacon({ e: 4000 })
    await send({ ...said, u: 'p1', i: '' }, SAME_SITE)
    const id = visitorIn(await send({ ...said, u: 'p2' }, SAME_SITE))
    expect(await touches()).toEqual([{ view_id: said.v, visitor_id: id, clicks: 'gclid=secret' }])
    expect(await views()).toMatchObject([{ consent: 2, engaged_ms: 4000 }])
  })

  test('from yes to no, then yes again, waits for the next view: a late yes must not undo a no', async () => {
    const said = beacon()
    const id = visitorIn(await send({ ...said, u: 'p2' }, SAME_SITE))
    await send({ ...said, u: 'p1' }, asVisitor(id))
    expect(visitorIn(await send({ ...said, u: 'p2' }, SAME_SITE))).toBe('')
    expect(await touches()).toEqual([])
    const next = visitorIn(await send(beacon({ u: 'p2' }), SAME_SITE))
    expect([isUuidV7(next), next === id]).toEqual([true, false])
  })

  test('and sends an array says it in the last beacon that says anything', async () => {
    const array = [beacon({ u: 'p1' }), beacon({ u: 'p2' }), beacon()]
    expect(isUuidV7(visitorIn(await send(array, SAME_SITE)))).toBe(true)
    expect(await touches()).toHaveLength(3)
    await send([beacon({ u: 'p2' }), beacon({ u: 'p1' }), beacon()], SAME_SITE)
    expect(await touches()).toHaveLength(3)
  })
})

describe('who objects to being measured', () => {
  const objecting = { cookie: '__Host-l2l_unmeasured=1' }
  const object = (measured: string, headers: Record<string, string> = {}) =>
    ask('/privacy/measurement', {
      method: 'POST',
      headers: { accept: 'text/html', ...headers },
      body: new URLSearchParams({ measured, back: '/privacy/choice' }),
    })

  test('gets a cookie of 13 months and nothing else, and can undo it', async () => {
    const response = await object('no')
    expect([response.status, response.headers.get('location')]).toEqual([303, '/privacy/choice'])
    for (const part of ['__Host-l2l_unmeasured=1', 'Max-Age=34128000', 'HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/'])
      expect(cookies(response).join()).toContain(part)
    expect(cookies(await object('yes', objecting)).join()).toMatch(/__Host-l2l_unmeasured=; Max-Age=0/)
    expect([await proofs(), await visitors()]).toEqual([[], []])
  })

  test('is not counted, with scripts or without', async () => {
    const response = await send(beacon({ u: 'p2' }), { ...SAME_SITE, ...objecting })
    expect([response.status, response.headers.get('x-pixel'), cookies(response)]).toEqual([
      204,
      'not stored: the visitor objects',
      [],
    ])
    const image = await ask('/p.gif?c=spring', { headers: objecting })
    expect([image.status, image.headers.get('x-pixel')]).toEqual([200, 'not stored: the visitor objects'])
    expect([await views(), await visitors()]).toEqual([[], []])
  })

  test('is still heard when they take their consent back', async () => {
    const id = visitorIn(await send(beacon({ u: 'p2' }), SAME_SITE))
    const cookie = `__Host-l2l_visitor=${id}; ${objecting.cookie}`
    const response = await send(beacon({ u: 'p1' }), { ...SAME_SITE, cookie })
    expect([response.status, response.headers.get('x-pixel')]).toEqual([204, 'not stored: the visitor objects'])
    expect([await visitors(), (await views()).length]).toEqual([[{ id, gone: 1 }], 1])
  })

  test.each([
    ['another site', 'no', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a form that says neither', 'perhaps', {}, 422],
  ] as const)('is not decided by %s', async (_, measured, headers, status) => {
    const response = await object(measured, headers)
    expect([response.status, cookies(response)]).toEqual([status, []])
  })
})
