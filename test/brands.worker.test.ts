import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { OG } from '../src/images/renditions.ts'
import { brand } from '../src/local/demo/catalogue.ts'
import { snapshot } from '../src/pages/snapshot.ts'
import { ad, addCatalogue, api, call } from './call.ts'
import { picture, png } from './drawn.ts'

beforeEach(async () => {
  for (const table of ['page_versions', 'pages', 'ads', 'campaigns', 'brands', 'assets'])
    await env.DB.exec(`DELETE FROM ${table}`)
  await addCatalogue()
})

const patch = (body: unknown, id = brand.id) => api('PATCH', `brands/${id}`, body)
const stored = async () => (await api('GET', `brands/${brand.id}`)).json

async function uploaded(width: number, height: number): Promise<string> {
  const answer = await call('POST', '/api/assets', { raw: png(picture(width, height, 9, [200, 60, 20], [20, 20, 90])) })
  return answer.json.id
}

async function published(html = true) {
  const answer = await api('POST', 'campaigns/spring/ads/ad-1/publish')
  expect(answer.status, answer.text).toBe(200)
  return { url: answer.json.url as string, page: html ? await call('GET', '/spring/ad-1', { token: null }) : null }
}

describe('a change of a brand', () => {
  test('touches what it names, and nothing else', async () => {
    const before = await stored()
    const answer = await patch({ kit: { secondary: '#FFD23F' }, legal: { dpo: 'dpo@example.com' } })
    expect(answer.status).toBe(200)
    expect(answer.json).toMatchObject({
      name: before.name,
      kit: { ...before.kit, secondary: '#ffd23f' },
      legal: { ...before.legal, dpo: 'dpo@example.com' },
    })
    expect(await stored()).toEqual(answer.json)
  })

  test('removes with null, deep inside too', async () => {
    await patch({ kit: { consent: { fr: { ads: 'J’accepte les publicités de la Maison.' } } }, legal: { dpo: 'X' } })
    const { json } = await patch({
      kit: { primary: null, consent: { fr: { ads: null } } },
      legal: { dpo: null, vat: null },
    })
    expect([json.kit.primary, json.kit.consent, json.legal.dpo, json.legal.vat]).toEqual([null, { fr: {} }, null, null])
    expect(json.legal.company).toBe(brand.legal.company)
  })

  test.each([
    [{ kit: { primary: 'red' } }, 'kit.primary'],
    [{ kit: { logo: '../secret' } }, 'kit.logo'],
    [{ kit: { font: 'comic' } }, 'kit.font'],
    [{ kit: { customFont: { family: 'x', file: '/p.js', bytes: 1 } } }, 'kit.customFont'],
    [{ kit: { consent: { de: { ads: 'Ich stimme dem allen zu.' } } } }, 'kit.consent.de'],
    [{ legal: { retentionMonths: 0 } }, 'legal.retentionMonths'],
    [{ legal: { host: { name: null } } }, 'legal.host.name'],
    [{ domain: 'https://offres.exemple.fr/' }, 'domain'],
    [{ name: null }, 'name'],
    [{ id: 'other' }, 'id'],
  ])('%j is refused at its field, and leaves the brand as it was', async (body, path) => {
    const before = await stored()
    const answer = await patch(body)
    expect(answer.status, answer.text).toBe(422)
    expect(answer.json.error.issues.map((issue: { path: string }) => issue.path)).toEqual([path])
    expect(await stored()).toEqual(before)
  })

  test('of a brand that does not exist is a 404', async () => expect((await patch({}, 'nobody')).status).toBe(404))

  test('of its colours tells what they become', async () => {
    const { json } = await patch({ kit: { primary: '#ffd23f' } })
    expect(json.checks[0]).toMatchObject({ path: 'kit.primary', given: '#ffd23f' })
    expect(json.checks[0].message).toContain('darkened')
  })
})

describe('a domain', () => {
  test('belongs to one brand', async () => {
    await patch({ domain: 'offres.exemple.fr' })
    const other = await api('POST', 'brands', { id: 'other', name: 'Other', domain: 'Offres.Exemple.fr' })
    expect([other.status, other.json.error.code]).toEqual([409, 'domain-taken'])
    expect((await api('GET', 'brands/other')).status).toBe(404)
  })

  test('is where the published page says that it is, and is kept in its version', async () => {
    await patch({ domain: 'offres.exemple.fr' })
    const { url, page } = await published()
    expect(url).toBe('https://offres.exemple.fr/spring/ad-1')
    expect(page!.text).toContain('<meta property="og:url" content="https://offres.exemple.fr/spring/ad-1"/>')
  })

  test('tells whose house a visitor is in when the page does not', async () => {
    await api('POST', 'brands', { id: 'other', name: 'Autre Maison', domain: 'l2l.example' })
    expect((await call('GET', '/nowhere', { token: null })).text).toContain('Autre Maison')
    await patch({ domain: null }, 'other')
    expect((await call('GET', '/nowhere', { token: null })).text).toContain(brand.name)
  })
})

describe('a logo', () => {
  test('must have been uploaded', async () => {
    const answer = await patch({ kit: { logo: 'AAAAAAAAAAAAAAAAAAAAAA' } })
    expect([answer.status, answer.json.error.code]).toEqual([422, 'unknown-image'])
    expect(answer.json.error.message).toContain('POST /api/assets')
  })

  test.each([
    { wide: 'three times as wide as high', width: 600, height: 200, shown: 'width="120" height="40"' },
    { wide: 'as wide as a banner', width: 1600, height: 100, shown: 'width="160" height="10"' },
  ])('$wide stands in the header with its place kept, and says the brand’s name', async ({ width, height, shown }) => {
    const logo = await uploaded(width, height)
    expect((await patch({ kit: { logo } })).status).toBe(200)
    const { page } = await published()
    expect(page!.text).toContain(`<img class="logo" src="/i/${logo}/logo" ${shown} alt="${brand.name}"/>`)
    expect(page!.text).not.toContain('class="name"')
  })
})

describe('a font of the brand’s own', () => {
  const woff2 = (length: number): Uint8Array<ArrayBuffer> => {
    const bytes = new Uint8Array(length)
    bytes.set(new TextEncoder().encode('wOF2'))
    new DataView(bytes.buffer).setUint32(8, length)
    bytes[13] = 9
    return bytes
  }
  const send = (raw: BodyInit, query = '?family=Maison%20Sans') =>
    call('POST', `/api/brands/${brand.id}/font${query}`, { raw })

  test('is on its pages: preloaded, served for ever, allowed by their policy, nowhere else', async () => {
    expect((await published()).page!.headers.get('content-security-policy')).not.toContain('font-src')
    const sent = await send(woff2(20_000))
    expect(sent.status, sent.text).toBe(201)
    expect(sent.json).toMatchObject({
      family: 'Maison Sans',
      bytes: 20_000,
      licence: expect.stringContaining('licensed'),
    })
    const { page } = await published()
    expect(page!.text).toContain(
      `<link rel="preload" as="font" type="font/woff2" href="${sent.json.file}" crossorigin="anonymous"/>`,
    )
    expect(page!.text).toContain(`src:url(${sent.json.file})`)
    expect(page!.headers.get('content-security-policy')).toContain("font-src 'self';")
    const file = await call('GET', sent.json.file, { token: null })
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'font/woff2'])
    expect(file.headers.get('cache-control')).toContain('immutable')
    expect((await call('HEAD', sent.json.file, { token: null })).status).toBe(200)
  })

  test('gives way to a system’s, and comes back', async () => {
    expect((await patch({ kit: { font: 'custom' } })).json.error.code).toBe('no-font')
    const { file } = (await send(woff2(1000))).json
    expect((await patch({ kit: { font: 'serif' } })).json.kit).toMatchObject({ font: 'serif', customFont: { file } })
    expect((await patch({ kit: { font: 'custom' } })).status).toBe(200)
  })

  test.each([
    ['more than 30 KB', woff2(31_000), undefined, 413, /limit of 30 KB.*pyftsubset/],
    ['half a file', woff2(9000).slice(0, 4000), undefined, 415, /truncated/],
    ['a TTF', '\0\u0001\0\0', undefined, 415, /uncompressed.*pyftsubset/],
    ['a script', 'alert(1)', undefined, 415, /no WOFF2/],
    ['no name', woff2(1000), '', 422, /\?family=Name/],
  ])('%s is refused with what to do, and the brand stays as it was', async (_, raw, query, status, said) => {
    const before = await stored()
    const answer = await send(raw, query)
    expect([answer.status, answer.json.error.message]).toEqual([status, expect.stringMatching(said)])
    expect(await stored()).toEqual(before)
  })

  test.each(['/i/font-AAAAAAAAAAAAAAAAAAAAAA.woff2', '/i/font-x.woff2', '/i/font-..%2fassets.woff2'])(
    '%s is not found',
    async path => expect((await call('GET', path, { token: null })).status).toBe(404),
  )
})

describe('a page', () => {
  test('shows what a link preview wants: its picture at the size that it has', async () => {
    const image = await uploaded(1400, 900)
    await api('POST', 'campaigns/spring/ads', { ...ad, slug: 'ad-2', image })
    expect((await api('POST', 'campaigns/spring/ads/ad-2/publish')).status).toBe(200)
    const { text } = await call('GET', '/spring/ad-2', { token: null })
    for (const [name, content] of [
      ['og:image', `https://l2l.example/i/${image}/og`],
      ['og:image:width', OG.width],
      ['og:image:height', OG.height],
    ])
      expect(text).toContain(`<meta property="${name}" content="${content}"/>`)
    expect(text).toContain('<meta name="twitter:card" content="summary_large_image"/>')
  })

  test('asks for consent in the brand’s own words, under a version of their own', async () => {
    await patch({ kit: { consent: { fr: { ads: 'J’accepte que la Maison me montre ses publicités.' } } } })
    const { page } = await published()
    expect(page!.text).toContain('J’accepte que la Maison me montre ses publicités.')
    const kept = await env.DB.prepare('SELECT snapshot FROM page_versions').first<string>('snapshot')
    expect(JSON.parse(kept!).consentTexts.version).toMatch(/-fr-[0-9a-f]{16}$/)
  })

  test('published before brands had a logo, a font and a domain is still shown', async () => {
    await published(false)
    const kept = await env.DB.prepare('SELECT snapshot FROM page_versions').first<string>('snapshot')
    const { logo, domain, ...older } = JSON.parse(kept!).brand
    expect([logo, domain]).toEqual([null, null])
    const { theme, ...rest } = JSON.parse(kept!)
    expect(snapshot.parse({ ...rest, theme, brand: older }).brand).toMatchObject({
      id: brand.id,
      logo: null,
      domain: null,
    })
  })

  test('cannot lead from its thanks to a script', async () => {
    const { json } = await api('GET', 'campaigns/spring/ads/ad-1/page')
    const next = { label: 'Suite', url: 'javascript:alert(1)' }
    const content = { ...json.content, thanks: { ...json.content.thanks, next } }
    const answer = await api('PUT', 'campaigns/spring/ads/ad-1/page', { content })
    expect([answer.status, answer.json.error.code]).toEqual([422, 'invalid-body'])
    expect(answer.json.error.issues[0].path).toBe('content.thanks.next.url')
    expect((await api('GET', 'campaigns/spring/ads/ad-1/page')).json).toEqual(json)
  })
})

test('the privacy page of a brand is whole, in both languages, and links to the choice', async () => {
  await patch({ legal: { dpo: 'dpo@example.com', recipients: ['Le CRM de la Maison'] } })
  const read = (lang: string) =>
    call('GET', `/legal/${brand.id}/privacy`, { token: null, headers: { 'accept-language': lang } })
  const [fr, en] = [await read('fr'), await read('en')]
  expect(fr.text).toContain('<dt>Délégué à la protection des données</dt><dd>dpo@example.com</dd>')
  expect(fr.text).toContain('Le CRM de la Maison')
  expect(fr.text).toContain('sans les autres, nous ne pourrions pas vous répondre')
  expect(fr.text).toContain('«\u00a0facultatif\u00a0» le sont vraiment\u202f;')
  for (const { text } of [fr, en]) expect(text).toContain('<a href="/privacy/choice">/privacy/choice</a>')
  expect(en.text).toContain('Data protection officer')
})
