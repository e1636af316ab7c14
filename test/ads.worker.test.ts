// Long on purpose: inside workerd a subject is one file, with one world at its top that its parts share.
import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addKey } from '../src/accounts/store.ts'
import { findBrand } from '../src/brands/store.ts'
import { AD_KEYS, CHANGE_ADS } from '../src/campaigns/store.ts'
import { sha256Hex } from '../src/lib/crypto.ts'
import { brand } from '../src/local/demo/catalogue.ts'
import { FOLLOW_DRAFTS, STORED_ADS, storedAds, writeAds } from '../src/pages/drafts/ad-store.ts'
import { changeAd } from '../src/pages/drafts/copy.ts'
import { ad, addCatalogue, api, call, count, ORIGIN } from './call.ts'

const { DB } = env

beforeAll(addCatalogue)
beforeEach(async () => {
  await DB.batch(
    [
      'DELETE FROM page_versions',
      'DELETE FROM page_revisions',
      'DELETE FROM pages',
      'DELETE FROM ads',
      'UPDATE campaigns SET default_ad = NULL',
    ].map(sql => DB.prepare(sql)),
  )
  expect((await api('POST', 'campaigns/spring/ads', ad)).status).toBe(201)
})

const draft = async (slug = 'ad-1') => (await api('GET', `campaigns/spring/ads/${slug}/page`)).json.content
const patch = (body: object, slug = 'ad-1') => api('PATCH', `campaigns/spring/ads/${slug}`, body)
const send = (raw: BodyInit, query = '', token = env.ADMIN_TOKEN) =>
  call('POST', `/api/campaigns/spring/ads/import${query}`, { raw, token })
const rows = async (table: string) => (await DB.prepare(`SELECT * FROM ${table} ORDER BY 2`).all()).results

const HEADER = 'Ad name,Ad ID,Ad set name,Title,Body,Link Description,Call to Action'
const file = (...lines: string[]) => [HEADER, ...lines].join('\n')
const roof =
  'Toiture,a:101,Propriétaires,Votre toit perd 30 % de la chaleur,Un thermicien regarde.,Audit offert,GET_QUOTE'
const heat = 'Chauffage,a:102,Propriétaires,Chauffez moins,"Dès 49 € par mois,\nsans engagement.",,SIGN_UP'

/** A one-colour picture in the catalogue, without its bytes: ads need its facts only. */
async function addPicture(id: string, hex: string): Promise<string> {
  const name = id.padEnd(22, 'A')
  await DB.prepare(
    `INSERT OR IGNORE INTO assets (id, mime, width, height, bytes, palette, dhash, created_at) VALUES (?1, 'image/png', 800, 600, 1, ?2, '0000000000000000', 0)`,
  )
    .bind(name, JSON.stringify([{ hex, weight: 1 }]))
    .run()
  return name
}

describe('changing an ad', () => {
  test('its draft page says what the ad says now', async () => {
    const { status, json } = await patch({ headline: 'Votre audit offert en 24 h', cta: 'BOOK_NOW' })
    expect(status).toBe(200)
    expect(json).toMatchObject({
      ad: { headline: 'Votre audit offert en 24 h', cta: 'BOOK_NOW', primaryText: 'Sans engagement.' },
      page: { content: { headline: 'Votre audit offert en 24 h', cta: 'Réserver' } },
      followed: ['headline', 'cta'],
      kept: [],
    })
    expect(await draft()).toMatchObject({ headline: 'Votre audit offert en 24 h', cta: 'Réserver' })
  })

  test('what somebody wrote on the page stays, and is told', async () => {
    const content = await draft()
    await api('PUT', 'campaigns/spring/ads/ad-1/page', { content: { ...content, headline: 'Écrit à la main' } })
    const { json } = await patch({ headline: 'Autre', primaryText: 'Autre texte' })
    expect([json.followed, json.kept]).toEqual([['lead'], ['headline']])
    expect(await draft()).toMatchObject({ headline: 'Écrit à la main', lead: 'Autre texte' })
  })

  test('a draft that somebody saves in the same moment is theirs', async () => {
    const [stored] = await storedAds(DB, 'spring', ['ad-1'])
    await api('PATCH', 'campaigns/spring/ads/ad-1/page', { content: { lead: 'Réécrit.' } })
    const changing = changeAd(stored!, (await findBrand(DB, brand.id))!, { headline: 'Autre' }, null)
    if (!changing.ok) throw new Error('it fits')
    await writeAds(DB, 'spring', { born: [], changes: [changing.change] }, Date.now())
    expect((await api('GET', 'campaigns/spring/ads/ad-1')).json.headline).toBe('Autre')
    expect(await draft()).toMatchObject({ headline: ad.headline, lead: 'Réécrit.' })
  })

  test('what is published stays as it was', async () => {
    expect((await api('POST', 'campaigns/spring/ads/ad-1/publish', {})).status).toBe(200)
    const before = (await call('GET', '/spring/ad-1', { token: null })).text
    expect((await patch({ headline: 'Autre promesse' })).json.page.live).toBe(1)
    const versions = await rows('page_versions')
    expect([versions.length, String(versions[0]!.snapshot).includes('Autre promesse')]).toEqual([1, false])
    expect(before).toContain('Votre audit offert en 48\u00a0h</h1>')
    expect((await call('GET', '/spring/ad-1', { token: null })).text).toContain('Votre audit offert en 48\u00a0h</h1>')
  })

  test('its page speaks to its reader as it does, whatever the brand’s other pages do', async () => {
    await patch({ headline: 'Ton audit offert en 48 h', primaryText: 'Sans engagement.' })
    expect(await draft()).toMatchObject({ formTitle: 'Ta demande' })
    await api('POST', 'campaigns/spring/ads/ad-1/publish')
    const { text } = await call('GET', '/spring/ad-1')
    expect(text).toContain('tes données')
    expect(text).not.toMatch(/\b(?:vous|votre|vos)\b/i)
    await patch({ headline: 'Audit offert en 48 h' })
    expect(await draft()).toMatchObject({ formTitle: 'Votre demande' })
  })

  test('in another language, the whole page that nobody touched follows', async () => {
    const { json } = await patch({ language: 'en', headline: 'Your free audit in 48 hours' })
    expect(json.kept).toEqual([])
    expect(json.page.content).toMatchObject({ headline: 'Your free audit in 48 hours', formTitle: 'Your request' })
  })

  test('a new picture brings its colours, unless others are given, and taking it away takes them too', async () => {
    const [red, blue] = [await addPicture('red', '#cc0000'), await addPicture('blue', '#0000cc')]
    expect((await patch({ image: red })).json.ad).toMatchObject({
      image: red,
      palette: [{ hex: '#cc0000', weight: 1 }],
    })
    expect((await draft()).image).toMatchObject({ asset: red, width: 800, height: 600 })
    const palette = [{ hex: '#00cc00', weight: 1 }]
    expect((await patch({ image: blue, palette })).json.ad).toMatchObject({ image: blue, palette })
    expect((await draft()).image.asset).toBe(blue)
    expect((await patch({ image: null })).json.ad).toMatchObject({ image: null, palette: [] })
    expect((await draft()).image).toBeNull()
  })

  test('saying what it says already changes nothing, not even a date', async () => {
    const before = [await rows('ads'), await rows('pages')]
    const { json } = await patch({ headline: ad.headline, externalId: null })
    expect([json.followed, json.kept]).toEqual([[], []])
    expect([await rows('ads'), await rows('pages')]).toEqual(before)
  })

  test('two people who change two things at the same time both do', async () => {
    const answers = await Promise.all([
      patch({ description: 'Offert' }),
      patch({ externalId: '42' }),
      patch({ cta: 'SIGN_UP' }),
    ])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect((await api('GET', 'campaigns/spring/ads/ad-1')).json).toMatchObject({
      description: 'Offert',
      externalId: '42',
      cta: 'SIGN_UP',
    })
  })

  test.each([
    [{ headline: '' }, 422, 'headline'],
    [{ headline: 'a\u0007' }, 422, 'headline'],
    [{ cta: 'CLICK' }, 422, 'cta'],
    [{ slug: 'other' }, 422, 'slug'],
    [{ image: 'x'.repeat(22) }, 422, 'image'],
  ])('%j is refused by field, and nothing changes', async (body, status, path) => {
    const before = await rows('ads')
    const answer = await patch(body)
    expect([answer.status, answer.json.error.issues.map((issue: { path: string }) => issue.path)]).toEqual([
      status,
      [path],
    ])
    expect(await rows('ads')).toEqual(before)
  })

  test('no two ads of a campaign are one ad of the platform', async () => {
    const twin = { ...ad, slug: 'twin', externalId: '101' }
    expect((await api('POST', 'campaigns/spring/ads', twin)).status).toBe(201)
    const again = await api('POST', 'campaigns/spring/ads', { ...twin, slug: 'again' })
    expect([again.status, again.json.error.code]).toEqual([409, 'external-id-taken'])
    expect(again.json.error.message).toContain('"twin"')
    expect((await patch({ externalId: '101' })).status).toBe(409)
    expect((await patch({ externalId: '101', platform: 'tiktok' })).status).toBe(200)
    expect((await patch({ externalId: '101' }, 'twin')).status).toBe(200)
    expect((await patch({ platform: 'meta' })).status).toBe(409)
    expect(await count('ads')).toBe(2)
  })

  test('an ad or a campaign that does not exist is a 404', async () => {
    expect((await patch({ headline: 'a' }, 'nobody')).json.error.code).toBe('unknown-ad')
    expect((await api('PATCH', 'campaigns/nowhere/ads/ad-1', {})).json.error.code).toBe('unknown-campaign')
    expect((await api('GET', 'campaigns/spring/ads/nobody')).status).toBe(404)
  })

  test('each ad is shown with the address to paste in its platform, in both languages', async () => {
    const one = (await api('GET', 'campaigns/spring/ads/ad-1')).json
    expect(one.tracking).toMatchObject({
      page: `${ORIGIN}/spring/ad-1`,
      url: expect.stringContaining(`${ORIGIN}/spring/ad-1?utm_source={{site_source_name}}&`),
      suffix: expect.stringContaining('aid={{ad.id}}'),
      where: { fr: expect.stringContaining('Paramètres d’URL'), en: expect.stringContaining('URL parameters') },
    })
    expect((await api('GET', 'campaigns/spring/ads')).json.items).toEqual([one])
  })

  test('the address to paste is on the brand’s own domain', async () => {
    await DB.prepare(`UPDATE brands SET domain = 'offres.example'`).run()
    const { tracking } = (await api('GET', 'campaigns/spring/ads/ad-1')).json
    await DB.prepare('UPDATE brands SET domain = NULL').run()
    expect(tracking.page).toBe('https://offres.example/spring/ad-1')
  })
})

describe('importing ads', () => {
  test('each line of an export becomes an ad with its draft page', async () => {
    const { status, json } = await send(file(roof, heat))
    expect(status).toBe(200)
    expect(json).toMatchObject({
      platform: 'meta',
      rows: 2,
      ads: {
        add: [{ slug: 'chauffage', headline: 'Chauffez moins', lines: [3] }, { slug: 'toiture' }],
        change: [],
        same: 0,
      },
      skipped: [],
      issues: [],
      unmapped: [],
      columns: { headline: 'Title', primaryText: 'Body', externalId: 'Ad ID' },
    })
    expect((await api('GET', 'campaigns/spring/ads/chauffage')).json).toMatchObject({
      platform: 'meta',
      externalId: '102',
      primaryText: 'Dès 49 € par mois,\nsans engagement.',
      cta: 'SIGN_UP',
      language: 'fr',
      template: 'quote',
      live: null,
    })
    expect(await draft('toiture')).toMatchObject({
      headline: 'Votre toit perd 30 % de la chaleur',
      offer: 'Audit offert',
    })
    expect((await api('POST', 'campaigns/spring/ads/toiture/publish', {})).status).toBe(200)
  })

  test('a dry run tells the same and writes nothing', async () => {
    const before = [await rows('ads'), await rows('pages')]
    const dry = (await send(file(roof, heat), '?dryRun=1')).json
    expect([await rows('ads'), await rows('pages')]).toEqual(before)
    expect(dry).toEqual((await send(file(roof, heat))).json)
  })

  test('the same file again changes nothing, whatever the order of its lines', async () => {
    await send(file(roof, heat))
    const before = [await rows('ads'), await rows('pages')]
    expect((await send(file(heat, roof))).json.ads).toEqual({ add: [], change: [], same: 2 })
    expect([await rows('ads'), await rows('pages')]).toEqual(before)
  })

  test('a new export updates the ads it knows, and their drafts where nobody has written', async () => {
    await send(file(roof, heat))
    const content = await draft('chauffage')
    await api('PUT', 'campaigns/spring/ads/chauffage/page', { content: { ...content, headline: 'Écrit à la main' } })
    const renamed = roof.replace('Toiture', 'Combles').replace('30 %', '25 %')
    const { json } = await send(file(renamed, heat.replace('Chauffez moins', 'Chauffez mieux')))
    expect(json.ads).toEqual({
      add: [],
      same: 0,
      change: [
        {
          slug: 'chauffage',
          lines: [3],
          fields: [{ field: 'headline', before: 'Chauffez moins', after: 'Chauffez mieux' }],
          draft: 'kept',
          followed: [],
          kept: ['headline'],
        },
        {
          slug: 'toiture',
          lines: [2],
          fields: [
            {
              field: 'headline',
              before: 'Votre toit perd 30 % de la chaleur',
              after: 'Votre toit perd 25 % de la chaleur',
            },
          ],
          draft: 'follows',
          followed: ['headline'],
          kept: [],
        },
      ],
    })
    expect((await draft('chauffage')).headline).toBe('Écrit à la main')
    expect((await draft('toiture')).headline).toBe('Votre toit perd 25 % de la chaleur')
  })

  test('what a file does not say stays: an export without buttons takes none away', async () => {
    await send(file(roof))
    const { json } = await send(
      'Ad name,Ad ID,Ad set name,Title\nToiture,101,Propriétaires,The roof and the heat of your home',
    )
    expect(json.ads.change[0].fields.map(({ field }: { field: string }) => field)).toEqual(['headline'])
    expect((await api('GET', 'campaigns/spring/ads/toiture')).json).toMatchObject({
      cta: 'GET_QUOTE',
      language: 'fr',
      description: 'Audit offert',
    })
  })

  test('one bad line keeps the whole file out, and every bad line is told', async () => {
    const before = [await rows('ads'), await rows('pages')]
    const bad = file(roof, heat.replace('Chauffez moins', 'x'.repeat(300)), roof.replace('offert', 'gratuit'))
    const answer = await send(bad)
    expect([answer.status, answer.json.error.code]).toEqual([422, 'invalid-file'])
    const paths = ['line 3: headline', 'line 5: description']
    expect(answer.json.error.issues.map((issue: { path: string }) => issue.path)).toEqual(paths)
    expect([await rows('ads'), await rows('pages')]).toEqual(before)
    const dry = await send(bad, '?dryRun=1')
    expect([dry.status, dry.json.issues.map((issue: { path: string }) => issue.path)]).toEqual([200, paths])
  })

  test('an image, a template or a page that does not fit is told by line', async () => {
    const own = (...lines: string[]) => ['slug,platform,headline,image,template', ...lines].join('\n')
    const { json } = await send(own('a,meta,Titre,nope,', 'b,meta,Titre,,nope', 'ad-1,meta,Titre,,event'))
    expect(json.error.issues).toEqual([
      {
        path: 'line 2: image',
        message: 'No image "nope": upload it with POST /api/assets first.',
        code: 'unknown-image',
        params: { image: 'nope' },
      },
      {
        path: 'line 4: template',
        message: expect.stringContaining('"quote"'),
        code: 'other-template',
        params: { template: 'quote' },
      },
      {
        path: 'line 3: template',
        message: expect.stringContaining('No template "nope"'),
        code: 'unknown-template',
        params: { template: 'nope', known: expect.stringContaining('quote, demo') },
      },
    ])
    const landing = JSON.stringify([{ platform: 'meta', headline: 'Titre', landing: { fields: ['fax'] } }])
    expect((await send(landing)).json.error.issues[0].path).toMatch(/^item 1: landing\.fields/)
    const image = { asset: 'A'.repeat(22), width: 8, height: 6, alt: '' }
    const lost = JSON.stringify([{ platform: 'meta', headline: 'Titre', landing: { image } }])
    expect((await send(lost)).json.error.issues[0].path).toBe('item 1: landing.image.asset')
    expect(await count('ads')).toBe(1)
  })

  test('our own file sets pictures, languages and templates', async () => {
    const picture = await addPicture('own', '#123456')
    const json = JSON.stringify([{ slug: 'a', platform: 'x', headline: 'Title', language: 'en', image: picture }])
    expect((await send(json)).json.ads.add[0]).toMatchObject({
      slug: 'a',
      palette: [{ hex: '#123456', weight: 1 }],
      language: 'en',
    })
    const csv = `slug;platform;headline;image;language\na;x;Title;${picture};en\n`
    expect((await send(csv)).json).toMatchObject({ platform: 'csv', ads: { same: 1 } })
  })

  test('files of Windows and of LinkedIn are read in their own encodings', async () => {
    const utf16 = new Uint8Array(
      new Uint16Array([...`\ufeff${file(roof).replaceAll(',', '\t')}`].map(c => c.charCodeAt(0))).buffer,
    )
    expect((await send(utf16)).json.ads.add[0].headline).toBe('Votre toit perd 30 % de la chaleur')
    const windows = Uint8Array.from(
      [...file(heat.replace('"Dès 49 € par mois,\nsans engagement."', 'Dès 49 \u0080 par mois.'))].map(c =>
        c.charCodeAt(0),
      ),
    )
    expect((await send(windows)).json.ads.add[0].primaryText).toBe('Dès 49 € par mois.')
  })

  test('a language given for the file is that of its ads, and a name that nobody knows can be mapped', async () => {
    const mapping = encodeURIComponent(JSON.stringify({ headline: 'Accroche', platform: '=pinterest' }))
    const { json } = await send('Accroche;Nº\nMenu;1\n', `?platform=csv&language=en&mapping=${mapping}`)
    expect(json).toMatchObject({
      ads: { add: [{ slug: 'menu', platform: 'pinterest', language: 'en' }] },
      unmapped: ['Nº'],
    })
  })

  test.each([
    ['platform=fax', 'platform'],
    ['dryRun=yes', 'dryRun'],
    ['language=de', 'language'],
    ['mapping=headline', 'mapping'],
    ['mapping={"title":"x"}', 'mapping.title'],
  ])('?%s is refused by name', async (query, path) => {
    const answer = await send(file(roof), `?${query}`)
    expect([answer.status, answer.json.error.code, answer.json.error.issues[0].path]).toEqual([
      422,
      'invalid-query',
      path,
    ])
  })

  test('an option that is misspelt is told, and nothing is written', async () => {
    const answer = await send(file(roof), '?dryrun=1')
    expect(answer.status).toBe(422)
    expect(answer.json.error).toMatchObject({
      code: 'invalid-query',
      issues: [{ path: 'dryrun', message: 'unknown field' }],
    })
    expect(await send(file(roof), '?dryRun=1&template=landing')).toMatchObject({ status: 422 })
    expect(await count('ads')).toBe(1)
  })

  test('a file over 5 MB is refused, and so is whoever is no editor', async () => {
    expect((await send('x'.repeat(5 * 1024 * 1024 + 1))).status).toBe(413)
    await addKey(DB, { name: 'reader', role: 'analyst', tokenHash: await sha256Hex('ads-analyst') }, 0)
    expect((await send(file(roof), '', 'ads-analyst')).status).toBe(403)
  })

  test('two thousand ads are added, and changed, in one go', async () => {
    const text = 'Un texte assez long pour peser son poids. '.repeat(20)
    const many = (word: string) =>
      file(...Array.from({ length: 2000 }, (_, i) => `Annonce ${i},${1000 + i},s,${word} ${i},${text},,SIGN_UP`))
    expect((await send(many('Titre'))).json.ads.add.length).toBe(2000)
    expect([await count('ads'), await count('pages')]).toEqual([2001, 2001])
    const { json } = await send(many('Nouveau titre'))
    expect([
      json.ads.change.length,
      json.ads.change.every((one: { draft: string }) => one.draft === 'follows'),
    ]).toEqual([2000, true])
    expect((await draft('annonce-1999')).headline).toBe('Nouveau titre 1999')
  }, 60_000)

  test('if any part of the writing fails, all of it is undone', async () => {
    await DB.prepare(`CREATE TRIGGER no_draft BEFORE UPDATE ON pages BEGIN SELECT RAISE(ABORT, 'full'); END`).run()
    const before = [await rows('ads'), await rows('pages')]
    const both = `slug,platform,headline\nad-1,meta,Autre promesse\nad-2,meta,Nouvelle`
    const answer = await send(both)
    await DB.prepare('DROP TRIGGER no_draft').run()
    expect(answer.status).toBe(500)
    expect([await rows('ads'), await rows('pages')]).toEqual(before)
  })
})

test.each([
  ['the keys of a campaign', AD_KEYS, ['spring'], /SEARCH ads USING PRIMARY KEY \(campaign=\?\)/],
  [
    'ads with their drafts',
    STORED_ADS,
    ['spring', '["ad-1"]'],
    /SEARCH a USING PRIMARY KEY \(campaign=\? AND slug=\?\)/,
  ],
  ['changes of ads', CHANGE_ADS, ['[]', 0], /SEARCH ads USING PRIMARY KEY \(campaign=\? AND slug=\?\)/],
  ['changes of drafts', FOLLOW_DRAFTS, ['[]', 0], /SEARCH pages USING PRIMARY KEY \(campaign=\? AND ad=\?\)/],
] as const)('%s are found by their key', async (_, sql, params, plan) => {
  const { results } = await DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .bind(...params)
    .all<{ detail: string }>()
  const details = results.map(row => row.detail).join('\n')
  expect(details).toMatch(plan)
  expect(details).not.toMatch(/SCAN (ads|a|pages|p)\b/)
})
