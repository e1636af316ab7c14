import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { DAY_MS, HOUR_MS } from '../src/lib/time.ts'
import worker from '../src/local/whole.ts'
import { addCatalogue, api, call, ORIGIN } from './call.ts'

const AT = Date.UTC(2027, 0, 4, 9, 1)

beforeAll(async () => {
  await addCatalogue()
  expect((await api('POST', 'campaigns/spring/ads/ad-1/publish', {})).status).toBe(200)
})

const visit = (headers: Record<string, string> = {}, path = '/spring/ad-1') =>
  call('GET', path, { token: null, headers })

describe('loading a page again', () => {
  test('within ten minutes it is the same view: 304, no body', async () => {
    const first = await visit()
    const etag = first.headers.get('etag')!
    expect(etag).toMatch(/^W\/"ad-1\.1\.exempt/)
    const again = await visit({ 'If-None-Match': etag })
    expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', etag])
    expect(again.headers.get('cache-control')).toBe(first.headers.get('cache-control'))
    expect((await visit({ 'If-None-Match': `"another", ${etag}` })).status).toBe(304)
  })

  test.each([
    { why: 'a choice was made', headers: { Cookie: '__Host-l2l_refused=1' } },
    { why: 'the browser asks not to be tracked', headers: { 'Sec-GPC': '1' } },
  ])('it is another page when $why', async ({ headers }) => {
    const etag = (await visit()).headers.get('etag')!
    expect((await visit({ ...headers, 'If-None-Match': etag })).status).toBe(200)
  })

  test('after ten minutes, and after publishing, it is another view', async () => {
    const etag = (await visit()).headers.get('etag')!
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 10 * 60_000 })
    try {
      expect((await visit({ 'If-None-Match': etag })).status).toBe(200)
    } finally {
      vi.useRealTimers()
    }
    await api('POST', 'campaigns/spring/ads/ad-1/publish', {})
    expect((await visit({ 'If-None-Match': etag })).status).toBe(200)
  })
})

test('what is said to be left of a deadline is never what a browser remembers', async () => {
  const deal = (until: number) => ({ price: '59 €', until: new Date(until).toISOString(), untilProof: 'The rules' })
  const { content } = (await api('GET', 'campaigns/spring/ads/ad-1/page')).json
  const saved = { content: { ...content, deal: deal(AT + HOUR_MS) } }
  const now = vi.spyOn(Date, 'now')
  try {
    now.mockReturnValue(AT)
    await api('PUT', 'campaigns/spring/ads/ad-1/page', saved)
    const published = await api('POST', 'campaigns/spring/ads/ad-1/publish', { override: { match: 'a test' } })
    expect([published.status, published.json.error]).toEqual([200, undefined])
    const first = await visit()
    expect(first.text).toContain('60\u00a0minutes')
    now.mockReturnValue(AT + 5 * 60_000)
    const later = await visit({ 'If-None-Match': first.headers.get('etag')! })
    expect([later.status, later.text.includes('55\u00a0minutes')]).toEqual([200, true])
  } finally {
    now.mockRestore()
  }
})

test('a page asks for its picture in its headers, before its HTML is read', async () => {
  const image = 'A'.repeat(22)
  const { content } = (await api('GET', 'campaigns/spring/ads/ad-1/page')).json
  const { renderPage } = await import('../src/pages/render.ts')
  const { pageHeaders } = await import('../src/pages/headers.ts')
  const { findLivePage } = await import('../src/pages/store.ts')
  const { snapshot } = (await findLivePage(env.DB, 'spring', 'ad-1'))!
  const picture = { asset: image, width: 1080, height: 1080, alt: '' }
  const html = renderPage({ ...snapshot, content: { ...content, image: picture } })
  expect((await pageHeaders({ html })).Link).toMatch(
    new RegExp(
      `^</i/${image}/412>; rel=preload; as=image; imagesrcset="/i/${image}/412 412w,.*"; imagesizes="[^"]+"; fetchpriority=high$`,
    ),
  )
})

test('a page that is remembered is served without a word to D1, with and without consent', async () => {
  await visit()
  const silent = { ...env, DB: { prepare: () => { throw new Error('D1 was asked') } } } as unknown as Env // biome-ignore format: one line
  const ctx = createExecutionContext()
  for (const cookie of ['', `__Host-l2l_visitor=${'01900000-0000-7000-8000-000000000001'}`]) {
    const answer = await worker.fetch(
      new Request(`${ORIGIN}/spring/ad-1?utm_source=meta&fbclid=x`, { headers: { cookie } }),
      silent,
      ctx,
    )
    expect(answer.status).toBe(200)
  }
  await waitOnExecutionContext(ctx)
})

describe('a consented visitor who comes back', () => {
  const visitor = '01900000-0000-7000-8000-000000000002'
  const cookieOf = (headers: Headers): string =>
    /__Host-l2l_sequence=([^;]*)/.exec(headers.get('set-cookie') ?? '')?.[1] ?? ''
  const as = (sequence: string, who = visitor) => ({
    Cookie: `__Host-l2l_visitor=${who}; __Host-l2l_sequence=${sequence}`,
  })
  const at = async <T>(now: number, work: () => Promise<T>): Promise<T> => {
    vi.useFakeTimers({ toFake: ['Date'], now })
    try {
      return await work()
    } finally {
      vi.useRealTimers()
    }
  }
  const stage = (headers: Headers): string => headers.get('etag')?.split('.')[3] ?? ''

  test('is in the stage that the days since the first visit give, from a signed cookie', async () => {
    const first = await at(AT, () => visit({ Cookie: `__Host-l2l_visitor=${visitor}` }))
    const sequence = cookieOf(first.headers)
    expect(first.headers.get('set-cookie')).toMatch(/HttpOnly; Secure; SameSite=Lax/)
    expect(stage(first.headers)).toBe('')
    const later = async (ms: number) => stage((await at(AT + ms, () => visit(as(sequence)))).headers)
    expect(await later(HOUR_MS)).toBe('reassurance')
    expect(await later(5 * DAY_MS)).toBe('proof')
    expect(await later(20 * DAY_MS)).toBe('incentive')
    expect(await later(40 * DAY_MS)).toBe('')
    const again = await at(AT + DAY_MS, () => visit(as(sequence)))
    expect(again.headers.get('set-cookie')).toBeNull()
  })

  test('a cookie that is forged, or another visitor’s, is no stage', async () => {
    const sequence = cookieOf((await at(AT, () => visit({ Cookie: `__Host-l2l_visitor=${visitor}` }))).headers)
    const forged = sequence.replace(/^spring\.[^.]*/, 'spring.1')
    const other = '01900000-0000-7000-8000-000000000003'
    for (const headers of [as(forged), as(sequence, other)]) {
      expect(stage((await at(AT + 5 * DAY_MS, () => visit(headers))).headers)).toBe('')
    }
  })

  test('without consent nothing is noted, and a refusal forgets what was', async () => {
    expect((await visit()).headers.get('set-cookie')).toBeNull()
    const sequence = cookieOf((await at(AT, () => visit({ Cookie: `__Host-l2l_visitor=${visitor}` }))).headers)
    const gpc = await at(AT + 5 * DAY_MS, () => visit({ ...as(sequence), 'Sec-GPC': '1' }))
    expect([stage(gpc.headers), gpc.headers.get('set-cookie')]).toEqual(['', null])
    const refused = await call('POST', '/privacy/consent', {
      token: null,
      raw: new URLSearchParams({ choice: 'refused', page: 'spring/ad-1@1', text_version: 'banner-2026-11' }),
      headers: as(sequence),
    })
    expect(refused.headers.get('set-cookie')).toContain('__Host-l2l_sequence=; Max-Age=0')
  })

  test('agreeing begins the sequence of the page it was done on', async () => {
    const granted = await call('POST', '/privacy/consent', {
      token: null,
      raw: new URLSearchParams({ choice: 'granted', page: 'spring/ad-1@1', text_version: 'banner-2026-11' }),
    })
    expect(cookieOf(granted.headers)).toMatch(/^spring\./)
  })
})

describe('what a page says follows its visitor', () => {
  const visitor = '01900000-0000-7000-8000-000000000004'
  const at = async <T>(now: number, work: () => Promise<T>): Promise<T> => {
    vi.useFakeTimers({ toFake: ['Date'], now })
    try {
      return await work()
    } finally {
      vi.useRealTimers()
    }
  }

  beforeAll(async () => {
    const landing = {
      headline: 'Votre audit offert en 48 h à {city}',
      dynamic: [{ name: 'city', fallback: 'domicile', values: ['Lyon', 'Saint-Étienne'] }],
      faq: [{ question: 'Est-ce vraiment offert ?', answer: 'Oui.' }],
      proof: [{ quote: 'Clair et rapide.', source: 'Enquête clients', date: '2026-09-14' }],
      incentive: {
        title: 'Un thermomètre en plus',
        text: 'Pour toute demande.',
        until: new Date(AT + 20 * DAY_MS).toISOString(),
        proof: 'Bon de commande interne 12',
      },
    }
    const added = await api('POST', 'campaigns/spring/ads', {
      slug: 'told',
      platform: 'meta',
      headline: 'Votre audit offert en 48 h',
      cta: 'GET_QUOTE',
      language: 'fr',
      landing,
    })
    expect([added.status, added.text]).toEqual([201, expect.any(String)])
    const published = await api('POST', 'campaigns/spring/ads/told/publish', {})
    expect([published.status, published.json.error?.issues]).toEqual([200, undefined])
  })

  test.each([
    ['', 'à domicile'],
    ['?city=lyon', 'à Lyon'],
    ['?city=Saint-Etienne&utm_source=meta', 'à Saint-Étienne'],
    ['?city=Paris', 'à domicile'],
    ['?city=%3Cscript%3Ealert(1)%3C/script%3E', 'à domicile'],
    ['?city=Lyon&city=Paris', 'à Lyon'],
  ])('the link %j has the headline end with %j, from the first byte on', async (query, words) => {
    const { text } = await visit({}, `/spring/told${query}`)
    expect(text).toContain(`Votre audit offert en 48\u00a0h ${words}</h1>`)
    expect(text).not.toMatch(/\{city\}|<script>alert/)
  })

  test('each declared value is held to the ad’s promise: one that breaks it keeps the page from being published', async () => {
    const price = { name: 'price', fallback: '49 €', values: ['49 €', '99 €'] }
    const landing = { headline: 'Votre audit à {price}', dynamic: [price] }
    const priced = {
      slug: 'priced',
      platform: 'meta',
      headline: 'Votre audit à 49 €',
      cta: 'GET_QUOTE',
      language: 'fr',
    }
    expect((await api('POST', 'campaigns/spring/ads', { ...priced, landing })).status).toBe(201)
    const { json } = await api('GET', 'campaigns/spring/ads/priced/checks')
    expect(json).toMatchObject({ publishable: false, visit: 'price = 99\u00a0€', match: { band: 'broken' } })
    expect(json.match.caps.map((cap: { id: string }) => cap.id)).toContain('contradiction')
    const refused = await api('POST', 'campaigns/spring/ads/priced/publish', {})
    expect([refused.status, refused.json.error.issues[0].message]).toEqual([422, expect.stringContaining('99\u00a0€')])
  })

  test('who comes back in a stage gets its section first, and nobody else does', async () => {
    const first = await at(AT, () => visit({ Cookie: `__Host-l2l_visitor=${visitor}` }, '/spring/told'))
    const sequence = /__Host-l2l_sequence=([^;]*)/.exec(first.headers.get('set-cookie') ?? '')![1]!
    const cookie = { Cookie: `__Host-l2l_visitor=${visitor}; __Host-l2l_sequence=${sequence}` }
    const order = async (days: number, headers: Record<string, string> = cookie) => {
      const { text } = await at(AT + days * DAY_MS + HOUR_MS, () => visit(headers, '/spring/told'))
      const marks = ['Clair et rapide.', 'Est-ce vraiment', 'Un thermomètre', 'id="form"']
      return marks
        .filter(mark => text.includes(mark))
        .sort((a, b) => text.indexOf(a) - text.indexOf(b))
        .map(mark => mark.slice(0, 8))
    }
    expect(await order(0, {})).toEqual(['id="form', 'Clair et', 'Est-ce v'])
    expect(await order(2)).toEqual(['Est-ce v', 'id="form', 'Clair et'])
    expect(await order(5)).toEqual(['Clair et', 'id="form', 'Est-ce v'])
    expect(await order(16)).toEqual(['Un therm', 'id="form', 'Clair et', 'Est-ce v'])
    expect(await order(20)).toEqual(['id="form', 'Clair et', 'Est-ce v']) // the incentive ended an hour ago
    expect(await order(16, {})).toEqual(['id="form', 'Clair et', 'Est-ce v'])
  })
})
