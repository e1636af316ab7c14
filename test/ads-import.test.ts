// Long on purpose: the tables of cases of one subject, to be read side by side.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ReadAd, ReadOptions } from '../src/campaigns/import/ad.ts'
import { ctaOf } from '../src/campaigns/import/labels.ts'
import { languageOf } from '../src/campaigns/import/language.ts'
import { MAX_ADS, readAds } from '../src/campaigns/import/read.ts'
import { type AdKey, place, slugOf } from '../src/campaigns/import/slugs.ts'
import { headlineFrom, withoutMacros } from '../src/campaigns/import/texts.ts'
import { type Platform, platform } from '../src/campaigns/schema.ts'
import { TRACKING, trackingOf } from '../src/campaigns/tracking.ts'
import { sourceOf } from '../src/pixel/facts/source.ts'

const FIXTURES = path.join(import.meta.dirname, 'fixtures/ads')
const files = readdirSync(FIXTURES).filter(name => !name.endsWith('.expected.json'))

const read = (file: string | Uint8Array, options: Partial<ReadOptions> = {}) =>
  readAds(typeof file === 'string' ? new TextEncoder().encode(file) : file, {
    format: 'auto',
    mapping: {},
    language: 'fr',
    ...options,
  })
const problems = (file: string, options: Partial<ReadOptions> = {}) =>
  read(file, options).issues.map(({ path, message }) => `${path} ${message}`)

/** A file as the preview tells it, in a campaign that has `existing`. */
function told(bytes: Uint8Array, existing: AdKey[] = []) {
  const { ads, ...file } = read(bytes)
  const { placed, issues } = place(ads, existing)
  const shown = placed.map(({ read, slug }) => ({ ...read.ad, slug, language: read.language, lines: read.places }))
  return { ...file, issues: [...file.issues, ...issues], ads: shown }
}

describe('an export as the platforms write it', () => {
  test.each(files)('%s is read whole', async name => {
    const expected = path.join(FIXTURES, `${name}.expected.json`)
    const told_ = told(readFileSync(path.join(FIXTURES, name)))
    await expect(`${JSON.stringify(told_, null, 2)}\n`).toMatchFileSnapshot(expected)
  })

  test.each(files)('%s read again is the same ads', name => {
    const { ads } = read(readFileSync(path.join(FIXTURES, name)))
    const first = place(ads, []).placed
    const existing = first.map(({ read, slug }) => keyOf(read, slug))
    const again = place(ads, existing)
    expect(again.issues).toEqual([])
    expect(again.placed.map(({ slug, known }) => [slug, known])).toEqual(first.map(({ slug }) => [slug, true]))
  })
})

const keyOf = ({ ad }: ReadAd, slug: string): AdKey => ({
  slug,
  platform: ad.platform,
  external_id: ad.externalId ?? null,
})

const HEADER = 'Ad name,Ad ID,Ad set name,Title,Body,Link Description,Call to Action'
const meta = (...lines: string[]) => [HEADER, ...lines].join('\n')

test('the order of the lines changes nothing', () => {
  const names = fc.constantFrom('Promo', 'promo !', 'Été', 'Ete', 'app', '🎉', 'Promo 2')
  const ad = fc.record({ name: names, id: fc.option(fc.integer({ min: 1, max: 40 }), { nil: null }) })
  const lines = fc.uniqueArray(ad, {
    selector: ({ name, id }) => id ?? slugOf(name),
    minLength: 1,
    maxLength: 12,
  })
  const twoOrders = lines.chain(list =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  )
  const slugs = (list: { name: string; id: number | null }[], existing: AdKey[]) =>
    place(
      read(meta(...list.map(({ name, id }) => `${name},${id ?? ''},s,Titre de ${name},Texte,,`))).ads,
      existing,
    ).placed.map(({ read, slug }) => [read.ad.externalId ?? slugOf(read.name), slug])
  fc.assert(
    fc.property(twoOrders, ([one, other]) => {
      const first = slugs(one, [])
      expect(slugs(other, [])).toEqual(first)
      expect(new Set(first.map(([, slug]) => slug)).size).toBe(one.length)
      const existing = first.map(([key, slug]) => ({
        slug: slug!,
        platform: 'meta' as const,
        external_id: /^\d+$/.test(key!) ? key! : null,
      }))
      expect(slugs(other, existing)).toEqual(first)
    }),
  )
})

describe('which ad is meant', () => {
  const one = meta('Promo,7,s,Titre,Texte,,')
  const slug = (file: string, ...existing: AdKey[]) =>
    place(read(file).ads, existing).placed.map(p => [p.slug, p.known])

  test('an ad is known by its id, whatever it is called now', () => {
    expect(slug(one, { slug: 'old-name', platform: 'meta', external_id: '7' })).toEqual([['old-name', true]])
  })
  test('an ad without an id is known by its name, and takes the id that the file has', () => {
    expect(slug(one, { slug: 'promo', platform: 'meta', external_id: null })).toEqual([['promo', true]])
  })
  test('another ad of the same name, or the same name on another platform, is another ad', () => {
    expect(slug(one, { slug: 'promo', platform: 'meta', external_id: '8' })).toEqual([['promo-2', false]])
    expect(slug(one, { slug: 'promo', platform: 'google', external_id: null })).toEqual([['promo-2', false]])
  })
  test('a slug that the file names counts more than its id, and both may not mean two ads', () => {
    const csv = 'slug,platform,external_id,headline\nautumn,meta,7,Titre'
    expect(slug(csv, { slug: 'autumn', platform: 'meta', external_id: null })).toEqual([['autumn', true]])
    const { issues } = place(read(csv).ads, [{ slug: 'promo', platform: 'meta', external_id: '7' }])
    expect(issues).toEqual([
      {
        path: 'line 2: slug',
        message: 'the ad 7 is "promo" in this campaign',
        code: 'other-slug',
        params: { id: '7', slug: 'promo' },
      },
    ])
  })
  test.each([
    ['Été 2026 – Œuvre nº 1 (vidéo)', 'ete-2026-oeuvre-no-1-video'],
    ['  --A__B--  ', 'a-b'],
    ['🎉', 'ad'],
    [`${'mot '.repeat(30)}`, 'mot-'.repeat(16).slice(0, 63)],
  ])('"%s" gives the slug %s', (name, expected) => {
    expect(slugOf(name)).toBe(expected)
    expect(slugOf(name).length).toBeLessThanOrEqual(64)
  })
  test('a name that is reserved gives a slug that is not', () => {
    expect(slug(meta('app,7,s,Titre,Texte,,'))).toEqual([['app-2', false]])
  })
})

describe('lines of one ad', () => {
  test('that agree are one ad', () => {
    const { ads, rows, issues } = read(meta('Promo,7,s,Titre,Texte,,', 'Promo,7,s,Titre,Texte,,'))
    expect([rows, ads.length, ads[0]!.places, issues]).toEqual([2, 1, [2, 3], []])
  })
  test('under two names, because it was renamed, are one ad with one slug whatever the order', () => {
    const slugs = (...names: string[]) =>
      place(read(meta(...names.map(name => `${name},7,s,Titre,Texte,,`))).ads, []).placed.map(({ slug }) => slug)
    expect([slugs('Après', 'Avant'), slugs('Avant', 'Après')]).toEqual([['apres'], ['apres']])
  })
  test('that disagree are refused by both lines', () => {
    expect(problems(meta('Promo,7,s,Titre,Texte,,', 'Promo,7,s,Autre titre,Texte,,'))).toEqual([
      'line 3: headline differs from line 2, which is the same ad (id 7)',
    ])
  })
  test('without an id are told how to be told apart', () => {
    expect(problems(meta('Promo,,s,Titre,Texte,,', 'PROMO,,s,Autre,Texte,,'))[0]).toMatch(
      /^line 3: headline differs from line 2.*export the column of ad ids/,
    )
  })
})

describe('a file that is wrong', () => {
  test('lists every line at once, counted as an editor counts them', () => {
    const long = 'x'.repeat(256)
    const file = meta(
      'A,1,s,"Titre\nen deux",Texte,,',
      `B,2,s,${long},Texte,,`,
      'C,3,s,T\u0007itre,Texte,,',
      `D,4,s,Titre,\ue000,,`,
      'E,1.2021E+17,s,Titre,Texte,,',
      'F,6,s,Titre,Texte,,,,trop',
    )
    expect(read(file).issues.map(issue => issue.path)).toEqual([
      'line 4: headline', 'line 5: headline', 'line 6: primaryText', 'line 7: externalId', 'line 8',
    ]) // biome-ignore format: one list
  })
  test('is refused as a whole when it is a workbook, binary, or has too many ads', () => {
    expect(read(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])).issues[0]!.message).toContain('CSV UTF-8')
    expect(read(new Uint8Array([1, 2, 0, 0, 0, 3])).issues[0]!.message).toContain('not a text file')
    const many = Array.from({ length: MAX_ADS + 1 }, (_, i) => `A${i},${i + 1},s,Titre,Texte,,`)
    expect(problems(meta(...many))).toEqual([`line ${MAX_ADS + 2} more than ${MAX_ADS} ads: split the file by ad set`])
  })
  test('with quotes that do not close is refused by line', () => {
    expect(read(meta('A,1,s,"Titre,Texte,,')).issues[0]!.path).toBe('line 2')
  })
  test('of JSON is refused by item and field', () => {
    expect(read('[{"platform":"meta"},{"platform":"fax","headline":"a","slugg":1}]').issues.map(i => i.path)).toEqual([
      'item 1: headline', 'item 2: platform', 'item 2: slugg',
    ]) // biome-ignore format: one list
    expect(read('{"headline":"a"}').issues[0]!.message).toContain('an array')
    expect(read('[{').issues[0]!.message).toContain('not JSON')
  })
  test('that holds a header and nothing else is no ads, and no error', () => {
    expect(read(HEADER)).toMatchObject({ rows: 0, ads: [], issues: [] })
  })
})

describe('headers that nobody knows', () => {
  const file = 'Rapport\n\nRéf;Accroche;Argument\n12;Votre audit offert;Sans engagement.\n'

  test('are told, with the way out', () => {
    expect(problems(file)[0]).toMatch(/^line 3 .*mapping=.*Réf \| Accroche \| Argument$/)
  })
  test('are read when a mapping names them, with one value for all where the file has none', () => {
    const mapping = { headline: 'accroche', primaryText: 'Argument', externalId: 'Réf', platform: '=pinterest' }
    const { ads, columns, issues } = read(file, { format: 'csv', mapping })
    expect([issues, ads[0]!.ad]).toEqual([
      [],
      {
        platform: 'pinterest',
        headline: 'Votre audit offert',
        primaryText: 'Sans engagement.',
        externalId: '12',
      },
    ])
    expect(columns).toEqual({
      headline: 'Accroche',
      primaryText: 'Argument',
      externalId: 'Réf',
      platform: '=pinterest',
    })
  })
  test('of a mapping that the file lacks are told', () => {
    expect(problems(file, { format: 'csv', mapping: { headline: 'Titre' } })[0]).toContain('no line has every header')
  })
  test('that two platforms share are told apart by the others', () => {
    const shared = (other: string) => read(`Ad name,Ad ID,Text,Call to action,${other}\nA,1,Texte,Apply,x`).format
    expect([shared('Video name'), shared('Image hash'), shared('Click URL')]).toEqual(['tiktok', 'meta', null])
  })
  test('of which one alone could be a text of an ad are not taken for a platform’s', () => {
    expect(problems('Annonce;Accroche;Texte;Bouton\nA1;Ton spa à 1 €;Livré;Acheter')[0]).toContain(
      'Columns here: Annonce | Accroche | Texte | Bouton',
    )
    expect(read('Annonce;Texte\nA1;Livré', { format: 'tiktok' }).issues).toEqual([])
  })
  test('as we write them are ours, with nothing but a headline', () => {
    expect(read('headline\nVotre audit offert')).toMatchObject({ format: 'csv', issues: [], rows: 1 })
    expect(read('headline,description\nVotre audit,offert')).toMatchObject({ format: 'csv', issues: [] })
    expect(problems('Headline,Description\nVotre audit,offert')).toHaveLength(1)
  })
  test('of two platforms at once are not guessed', () => {
    expect(problems('Ad name,Ad ID,Description\nA,1,Texte')).toEqual([])
    expect(problems('Ad name,Ad ID,Call to action,Text\nA,1,Apply,Texte')).toEqual([
      'platform could be an export of meta or of tiktok: say which with platform=',
    ])
  })
})

test.each([
  ['{KeyWord:Audit énergétique} offert', 'Audit énergétique offert'],
  ['Plombier à {LOCATION(City):Lyon}', 'Plombier à Lyon'],
  ['{=CUSTOMIZER.Prix:49 €} par mois', '49 € par mois'],
  ['Fin dans {COUNTDOWN(2026-11-30 23:59:59,5)}', 'Fin dans'],
  ['{{product.name}} , livré', 'Livré'],
  ['%FIRSTNAME%, see your data live', 'See your data live'],
  ['{keyword:devis} offert', 'devis offert'],
  ['Bonjour %FIRSTNAME%, un mot', 'Bonjour, un mot'],
  ['Voir __CAMPAIGN_NAME__ ici', 'Voir ici'],
])('"%s" says "%s" to everybody', (text, expected) =>
  expect(withoutMacros(text)).toEqual({ text: expected, dynamic: true }),
)

test.each(['-20 % sur 100% des articles', 'Accolade { seule', 'snake_case et 50 %', '__init__ a_b'])(
  '"%s" has no macro and stays',
  text => expect(withoutMacros(text)).toEqual({ text, dynamic: false }),
)

test('a headline that the platform makes for each product is told with what remains of it', () => {
  const file = meta(
    'A,1,x,{{product.name}} à partir de {{product.price}},Texte,,',
    'B,2,x,{{product.name}},Un texte.,,',
  )
  const { notes, ads } = read(file)
  expect(ads.map(({ ad }) => ad.headline)).toEqual(['À partir de', 'Un texte.'])
  expect(notes).toContainEqual({
    message: 'the platform makes the headline for each person: "À partir de" is what remains, write the page its own',
    code: 'made-headline',
    params: { headline: 'À partir de' },
    lines: [2],
  })
})

test('an ad without a headline is known by its first sentence, and loses none of its words', () => {
  expect(headlineFrom('Un plan. Gratuit 3.5 jours.')).toEqual({ headline: 'Un plan.', rest: 'Gratuit 3.5 jours.' })
  expect(headlineFrom('Un plan\nGratuit')).toEqual({ headline: 'Un plan', rest: 'Gratuit' })
  expect(headlineFrom('Version 2.0 gratuite')).toEqual({ headline: 'Version 2.0 gratuite', rest: '' })
})

test.each([
  ['GET_QUOTE', 'GET_QUOTE'],
  ['Obtenir un devis', 'GET_QUOTE'],
  ['S’inscrire', 'SIGN_UP'],
  ["s'inscrire", 'SIGN_UP'],
  ['Acheter', 'SHOP_NOW'],
  ['Réserver', 'BOOK_NOW'],
  ['View quote', 'VIEW_QUOTE'],
  ['Pre-order now', 'PREORDER_NOW'],
  ['Télécharger', 'DOWNLOAD'],
  ['constructor', null],
  ['', null],
])('the button "%s" is %s', (label, name) => expect(ctaOf(label)).toBe(name))

test.each([
  ['Votre audit offert, sans engagement', 'en', 'fr'],
  ['Your free audit in 48 hours', 'fr', 'en'],
  ["L'audit d’abord", 'en', 'fr'],
  ['Menu on a date', 'en', 'en'],
  ['SaaS CRM', 'fr', 'fr'],
] as const)('"%s" (else %s) is %s', (text, otherwise, language) => expect(languageOf(text, otherwise)).toBe(language))

describe('the address to paste', () => {
  const platforms: Platform[] = platform.options
  const of = (platform: Platform) =>
    trackingOf({ platform, campaign: 'spring', slug: 'ad-1' }, 'https://l2l.example/spring/ad-1')

  test.each(platforms)('of %s brings visits that are counted as its own', name => {
    const { url, suffix } = of(name)
    const source = /[?&]utm_source=([^&]*)/.exec(url)![1]!
    for (const value of TRACKING[name].sources)
      expect([value, sourceOf({ utm: new URLSearchParams({ utm_source: value }), referrer: '', clickId: '' })]).toEqual(
        [value, name],
      )
    expect(source.startsWith('{{') ? TRACKING[name].sources.length : [source]).toEqual(
      source.startsWith('{{') ? 4 : TRACKING[name].sources,
    )
    expect(`${url}${suffix}`).not.toMatch(/%7B|<|\s/)
  })
  test.each(platforms)('of %s names each parameter once, and its macros only in places that fill them in', name => {
    const { page, url, suffix } = of(name)
    expect(url.startsWith(`${page}?`)).toBe(true)
    const names = url
      .slice(page.length + 1)
      .split('&')
      .map(pair => pair.split('=')[0])
    expect(new Set(names).size).toBe(names.length)
    expect(suffix?.startsWith('?') ?? false).toBe(false)
  })
  test('is whole for Meta, in two fields for LinkedIn, and without macros for X', () => {
    expect(of('meta').suffix).toBe(
      'utm_source={{site_source_name}}&utm_medium=paid_social&utm_campaign={{campaign.name}}&utm_content={{ad.name}}&cid={{campaign.id}}&asid={{adset.id}}&aid={{ad.id}}&pl={{placement}}',
    )
    expect(of('meta').url).toBe(`https://l2l.example/spring/ad-1?${of('meta').suffix}`)
    expect(of('linkedin')).toMatchObject({
      url: 'https://l2l.example/spring/ad-1?utm_source=linkedin&utm_medium=paid_social&utm_campaign=spring&utm_content=ad-1',
      suffix: 'cid={{CAMPAIGN_ID}}&aid={{CREATIVE_ID}}',
    })
    expect(of('tiktok').url).toContain('cid=__CAMPAIGN_ID__&asid=__AID__&aid=__CID__&pl=__PLACEMENT__')
    expect(of('x')).toMatchObject({ url: expect.not.stringMatching(/[{}]|__/) })
    expect(of('x').suffix).toBeUndefined()
  })
})
