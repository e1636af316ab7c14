import { afterEach, expect, test, vi } from 'vitest'
import { templates } from '../templates/index.ts'
import { addCatalogue, api, call } from './call.ts'
import { drawn, png } from './drawn.ts'

const ad = { headline: 'Votre audit offert en 48 h', text: 'Sans engagement.', cta: 'GET_QUOTE', lang: 'fr' }
const html =
  '<html lang="fr"><h1>Votre audit offert en 48&nbsp;h</h1><p>Sans engagement.</p><a class="btn">Demander un devis</a>'

afterEach(() => vi.unstubAllGlobals())

/** The public web: each address with what it answers. The resolver says that every name is public. */
function web(answers: Record<string, () => Response>) {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (input: string) => {
    const url = String(input)
    if (url.startsWith('https://cloudflare-dns.com/'))
      return Response.json({ Status: 0, Answer: [{ type: 1, data: '93.184.216.34' }] })
    asked.push(url)
    return answers[url]?.() ?? new Response('', { status: 404 })
  })
  return asked
}

const page =
  (body: BodyInit, type = 'text/html; charset=utf-8') =>
  () =>
    new Response(body, { headers: { 'content-type': type } })

test('scores HTML that is sent, with every part, what it lost and the caps', async () => {
  const { status, json } = await api('POST', 'match', { ad, page: { html } })
  expect(status).toBe(200)
  expect(json).toEqual({
    score: 100,
    band: 'aligned',
    caps: [],
    parts: ['headline', 'offer', 'cta', 'terminology'].map(id => ({
      id,
      weight: expect.any(Number),
      score: 1,
      lost: [],
    })),
    algorithm: '1.2',
  })
})

test('takes a page larger than other requests may be, up to a megabyte', async () => {
  const large = `${html}<p>${'"\n'.repeat(500_000)}`
  expect((await api('POST', 'match', { ad, page: { html: large } })).status).toBe(200)
  const tooLarge = await api('POST', 'match', { ad, page: { html: 'x'.repeat(1024 * 1024 + 1) } })
  expect(tooLarge.status).toBe(422)
  expect((await api('POST', 'match', { ad, page: { html: 'x'.repeat(4 * 1024 * 1024) } })).status).toBe(413)
})

test.each([
  [{ ad, page: {} }, 'page'],
  [{ ad, page: { html, url: 'https://example.com/' } }, 'page'],
  [{ ad: { ...ad, headline: '' }, page: { html } }, 'ad.headline'],
  [{ ad: { ...ad, lang: 'de' }, page: { html } }, 'ad.lang'],
  [{ ad: { ...ad, image: 'nothing' }, page: { html } }, 'ad.image'],
])('refuses %j, naming the field', async (body, path) => {
  const { status, json } = await api('POST', 'match', body)
  expect(status).toBe(422)
  expect(json.error.issues.map((issue: { path: string }) => issue.path)).toContain(path)
})

test('needs a key', async () => {
  expect((await call('POST', '/api/match', { body: { ad, page: { html } }, token: null })).status).toBe(401)
})

test('scores a page of the web, in the encoding that it declares, without its style sheets', async () => {
  const latin = new Uint8Array(
    [...`<meta charset=iso-8859-1><link rel=stylesheet href=/a.css>${html} \u00e9`].map(c => c.charCodeAt(0)),
  )
  const asked = web({ 'https://shop.example/': page(latin, 'text/html') })
  const { status, json } = await api('POST', 'match', { ad, page: { url: 'https://shop.example/' } })
  expect(status).toBe(200)
  expect(json.score).toBe(100)
  expect(asked).toEqual(['https://shop.example/'])
})

test.each([
  ['http://shop.example/', 'unreachable-page', /https/],
  ['https://127.0.0.1/', 'unreachable-page', /not on the public internet/],
  ['https://shop.example/gone', 'unreachable-page', /status 404/],
  ['https://shop.example/file.pdf', 'not-html', /application\/pdf/],
  ['https://shop.example/plain', 'not-html', /no type/],
  ['https://shop.example/loop', 'unreachable-page', /more than three times/],
  ['https://shop.example/huge', 'unreachable-page', /larger than 2 MB/],
  ['https://shop.example/broken', 'unreachable-page', /connection failed/],
])('%s: %s, in words', async (url, code, words) => {
  web({
    'https://shop.example/file.pdf': page('%PDF', 'application/pdf'),
    'https://shop.example/plain': () => new Response(new TextEncoder().encode('just text')),
    'https://shop.example/loop': () => new Response('', { status: 302, headers: { location: '/loop' } }),
    'https://shop.example/huge': page('x'.repeat(2 * 1024 * 1024 + 1)),
    'https://shop.example/broken': () => {
      throw new TypeError('reset')
    },
  })
  const { status, json } = await api('POST', 'match', { ad, page: { url } })
  expect([status, json.error.code]).toEqual([422, code])
  expect(json.error.message).toMatch(words)
  expect(json.error.issues[0].path).toBe('page.url')
})

test.each([
  ['frames', '<html><frameset><frame src="a.html"></frameset></html>'],
  [
    'an app that its script writes',
    '<html><body><div id="root"></div><script>document.write("Votre audit")</script></body></html>',
  ],
  ['nothing', ' '],
])('a page of %s has nothing to score, and that is said', async (_, html) => {
  const { status, json } = await api('POST', 'match', { ad, page: { html } })
  expect([status, json.error.code, json.error.issues[0].path]).toEqual([422, 'no-text', 'page.html'])
  web({ 'https://shop.example/app': page(`<!doctype html>${html}`) })
  const fetched = await api('POST', 'match', { ad, page: { url: 'https://shop.example/app' } })
  expect([fetched.status, fetched.json.error.issues[0].path]).toEqual([422, 'page.url'])
})

const BANDS = [[200, 30, 60], [15, 118, 110], [20, 40, 160]] // biome-ignore format: a list

/** So that the hash has something to see. */
const banded = (width: number, height: number) => png(drawn(width, height, x => BANDS[Math.floor((x * 3) / width)]!))

async function uploaded(): Promise<string> {
  const { status, json } = await call('POST', '/api/assets', { raw: banded(600, 300) })
  expect(status).toBe(201)
  return json.id
}

const partOf = (json: { parts: { id: string; score: number }[] }, id: string) =>
  json.parts.find(part => part.id === id)?.score

test('finds the picture of the ad on a page of the web by what it looks like, at another size and address', async () => {
  const image = await uploaded()
  const shows = `${html}<meta property="og:image" content="/share.png"><img src="logo.png" width="40"><img src="hero.png">`
  const asked = web({
    'https://shop.example/': page(shows),
    'https://shop.example/share.png': page('not an image', 'image/png'),
    'https://shop.example/hero.png': page(banded(900, 450), 'image/png'),
  })
  const { json } = await api('POST', 'match', { ad: { ...ad, image }, page: { url: 'https://shop.example/' } })
  expect(partOf(json, 'image')).toBe(0.8)
  expect(partOf(json, 'palette')).toBeGreaterThan(0.9)
  expect(asked.sort()).toEqual([
    'https://shop.example/',
    'https://shop.example/hero.png',
    'https://shop.example/share.png',
  ])
})

test('a picture that cannot be had is no fault of the request', async () => {
  const image = await uploaded()
  web({ 'https://shop.example/': page(`${html}<img src="hero.png">`) })
  const { status, json } = await api('POST', 'match', { ad: { ...ad, image }, page: { url: 'https://shop.example/' } })
  expect(status).toBe(200)
  expect(partOf(json, 'image')).toBe(0)
})

test('the same picture uploaded twice, at two sizes, is known on HTML that is sent', async () => {
  const image = await uploaded()
  const other = (await call('POST', '/api/assets', { raw: banded(900, 450) })).json.id
  expect(other).not.toBe(image)
  const { json } = await api('POST', 'match', {
    ad: { ...ad, image },
    page: { html: `${html}<img src="/i/${other}/828">` },
  })
  expect(partOf(json, 'image')).toBe(0.8)
})

test('the page that an ad is born with keeps all that the ad says, colours of its picture included, whatever its template', async () => {
  await addCatalogue()
  const born = {
    platform: 'meta',
    headline: 'Jusqu’à −50 % sur votre chaudière, posée en 2 jours !',
    primaryText:
      'Pose offerte, sans engagement, avant le 30 novembre.\n\nVous gardez vos radiateurs : 12 ans d’expérience, 98 % de clients satisfaits.',
    description: 'Avec le code HIVER20 : 1 290 € au lieu de 2 580 €',
    cta: 'BOOK_NOW',
    language: 'fr',
    image: await uploaded(),
  }
  for (const template of Object.keys(templates)) {
    const { status, json } = await api('POST', 'campaigns/spring/ads', { ...born, slug: template, template })
    expect(status, json.error?.message).toBe(201)
    const published = await api('POST', `campaigns/spring/ads/${template}/publish`, {})
    expect(published.status, JSON.stringify(published.json)).toBe(200)
    const match = published.json.checks.find((check: { id: string }) => check.id === 'match')
    expect(match.message, template).toMatch(/^The page keeps 100 %/)
  }
})
