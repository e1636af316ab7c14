// Long on purpose: inside workerd a subject is one file, with one world at its top that its parts share.
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../src/accounts/roles.ts'
import { addSession } from '../src/accounts/store.ts'
import { ADS_ALIKE, ALIKE } from '../src/campaigns/propose.ts'
import { HAS_SPENT } from '../src/campaigns/store.ts'
import { sha256Hex } from '../src/lib/crypto.ts'
import { DAY_MS } from '../src/lib/time.ts'
import { ad, api, call, count } from './call.ts'
import { picture, png } from './drawn.ts'
import { PAGE_FAULTS } from './page-faults.ts'

const DESK = '/app/campaigns/spring/ads/ad-1'
const PAGE = 'campaigns/spring/ads/ad-1/page'

beforeAll(async () => {
  for (const [role, id] of [['editor', 'u-editor'], ['editor', 'u-other'], ['viewer', 'u-viewer']] as const) {
    await env.DB.prepare(`INSERT INTO users (id, role, sealed, created_at) VALUES (?1, ?2, 'x', 0)`).bind(id, role).run()
    await addSession(env.DB, await sha256Hex(`session-${id}`), id, Date.now(), Date.now() + DAY_MS)
  } // biome-ignore format: a table
  expect(await stored()).toEqual([0, 0, 0, 0, 0])
  await call('GET', '/health') // the first call loads the application
})

const as = (who: Role | 'other') => ({ Cookie: `__Host-l2l_session=session-u-${who}`, 'Sec-Fetch-Site': 'same-origin' })
const see = (path: string, who: Role = 'editor') => call('GET', path, { token: null, headers: as(who) })
const send = (path: string, form: Record<string, string>, who: Role | 'other' = 'editor') =>
  call('POST', path, { token: null, raw: new URLSearchParams(form), headers: as(who) })
function sendNew(path: string, form: Record<string, string>, file?: Blob, who: Role = 'editor') {
  const data = new FormData()
  for (const [name, value] of Object.entries(form)) data.set(name, value)
  if (file) data.set('picture', file, 'file')
  return call('POST', path, { token: null, raw: data, headers: as(who) })
}
const stored = async () => Promise.all(['brands', 'campaigns', 'ads', 'pages', 'page_revisions'].map(count))
const draft = async () => (await api('GET', PAGE)).json
const fieldIn = (html: string, name: string): string =>
  new RegExp(`<input[^>]* name="${name}"[^>]* value="([^"]*)"`).exec(html)?.[1] ?? ''
const visual = new Blob([png(picture(640, 360, 300, [200, 60, 20], [20, 60, 200]))])

const said = {
  headline: 'Votre devis offert en 48 h',
  primaryText: 'Sans engagement.',
  cta: 'GET_QUOTE',
  platform: 'meta',
  language: 'fr',
}
const LEGAL = { company: 'Maison', address: '1 rue du Test', email: 'a@example.com', publisher: 'Ada' }

describe('a campaign in one step', () => {
  test('without a brand wants one, and writes nothing', async () => {
    expect(await api('POST', 'campaigns/launch', { ad: said })).toMatchObject({
      status: 422,
      json: { error: { code: 'unknown-brand' } },
    })
    expect(await stored()).toEqual([0, 0, 0, 0, 0])
  })

  test('asks in its form for the little that the law wants of a first brand, and keeps what was typed', async () => {
    expect((await see('/app/new')).text).toContain('name="brand.publisher"')
    const brand = { 'brand.new': '1', 'brand.name': 'Maison Martin', 'brand.email': 'nope', 'brand.company': 'Martin' }
    const unnamed = await send('/app/new/live', { ...said, template: 'quote', 'brand.new': '1' })
    expect(unnamed.text).toContain('L’éditeur n’est pas nommé')
    const refused = await sendNew('/app/new', { ...said, template: 'quote', currency: 'EUR', ...brand })
    expect(refused.status).toBe(422)
    expect(refused.text).toMatch(/id="brand.email"[^>]*aria-invalid="true"/)
    expect(refused.text).toContain('<a href="#brand.email">')
    expect(refused.text).toContain('value="Martin"')
    expect(await stored()).toEqual([0, 0, 0, 0, 0])
  })

  test('is all there, brand and draft page too, or not at all', async () => {
    const newBrand = { name: 'Maison Martin', legal: LEGAL }
    const lost = await api('POST', 'campaigns/launch', { newBrand, ad: { ...said, image: 'x'.repeat(22) } })
    expect(lost).toMatchObject({ status: 422, json: { error: { code: 'unknown-image' } } })
    expect(await stored()).toEqual([0, 0, 0, 0, 0])
    const made = await api('POST', 'campaigns/launch', { newBrand, ad: said })
    expect(made.status).toBe(201)
    expect(made.json).toMatchObject({
      campaign: { slug: 'votre-devis-offert-en-48-h', name: said.headline, brand: 'maison-martin', defaultAd: 'ad-1' },
      ad: { slug: 'ad-1', live: null, tracking: { url: expect.stringContaining('utm_source=') } },
    })
    expect(await stored()).toEqual([1, 1, 1, 1, 0])
    expect((await api('POST', 'campaigns/votre-devis-offert-en-48-h/ads/ad-1/publish', {})).status).toBe(200)
  })

  test('whose address is taken changes nothing; an address that nobody asked for is another one', async () => {
    const before = await stored()
    const taken = { slug: 'votre-devis-offert-en-48-h', newBrand: { name: 'Autre' }, ad: said }
    expect(await api('POST', 'campaigns/launch', taken)).toMatchObject({
      status: 409,
      json: { error: { code: 'slug-taken' } },
    })
    const twice = { newBrand: { name: 'Maison Martin' }, ad: said }
    expect(await api('POST', 'campaigns/launch', twice)).toMatchObject({
      status: 409,
      json: { error: { code: 'brand-taken' } },
    })
    expect(await stored()).toEqual(before)
    const { json } = await api('POST', 'campaigns/launch', { ad: said })
    expect(json.campaign.slug).toBe('votre-devis-offert-en-48-h-2')
  })
})

describe('a preview', () => {
  test('shows the page and judges it, and stores nothing', async () => {
    const before = await stored()
    const { status, json } = await api('POST', 'preview', {
      ad: { ...said, landing: { headline: 'Une maison chaude' } },
    })
    expect([status, json.publishable, json.page.template]).toEqual([200, expect.any(Boolean), 'quote'])
    expect(json.html).toContain('Une maison chaude')
    expect(json.weight).toMatchObject({ html: { most: 14_336 }, requests: { most: 6 } })
    expect(json.fixes[0]).toMatchObject({ change: { headline: expect.any(String) }, gain: expect.any(Number) })
    const mended = await api('POST', 'preview', {
      ad: { ...said, landing: { headline: 'Une maison chaude', ...json.fixes[0].change } },
    })
    expect(mended.json.match.score).toBe(json.match.score + json.fixes[0].gain)
    expect(await stored()).toEqual(before)
  })

  test('of an ad that cannot be one says where', async () => {
    const { status, json } = await api('POST', 'preview', { ad: { ...said, headline: '' } })
    expect([status, json.error.issues[0].path]).toEqual([422, 'ad.headline'])
  })

  test('of a draft with other texts leaves the draft as it is', async () => {
    expect((await api('POST', 'campaigns', { slug: 'spring', name: 'Printemps' })).status).toBe(201)
    expect((await api('POST', 'campaigns/spring/ads', ad)).status).toBe(201)
    const before = await draft()
    const { json } = await api('POST', 'campaigns/spring/ads/ad-1/checks', {
      content: { headline: 'Tout autre chose' },
    })
    expect(json.html).toContain('Tout autre chose')
    expect(json.match.score).toBeLessThan((await api('GET', 'campaigns/spring/ads/ad-1/checks')).json.match.score)
    expect(await draft()).toEqual(before)
    expect((await api('POST', 'campaigns/spring/ads/ad-1/checks', { content: { headline: '' } })).status).toBe(422)
  })
})

describe('a save while somebody types', () => {
  const texts = { lead: 'Sans engagement.', offer: '', cta: 'Demander un devis', formTitle: 'Votre demande' }
  const type = async (headline: string, who: 'editor' | 'other' = 'editor', revision?: string) =>
    send(`${DESK}/autosave`, { ...texts, headline, revision: revision ?? String((await draft()).revision) }, who)

  test('brings the next revision, and all of them are undone as one', async () => {
    const { revision } = await draft()
    for (const headline of ['V', 'Vo', 'Votre', 'Votre audit']) {
      const { status, text } = await type(headline)
      expect(status).toBe(200)
      expect(fieldIn(text, 'revision')).toBe(String((await draft()).revision))
      expect(text).toContain('Enregistré')
    }
    expect((await draft()).revision).toBe(revision + 4)
    expect((await api('GET', `${PAGE}/revisions`)).json.items).toHaveLength(1)
    await send(`${DESK}/undo`, {})
    expect((await draft()).content.headline).toBe(ad.headline)
  })

  test('of somebody else, or after a save by hand, is a step of its own', async () => {
    const steps = async () => (await api('GET', `${PAGE}/revisions`)).json.items.length
    const before = await steps()
    await type('Le mien')
    await type('Le sien', 'other')
    expect(await steps()).toBe(before + 2)
    await send(`${DESK}/save`, { ...texts, headline: 'À la main', revision: String((await draft()).revision) }, 'other')
    await type('Ensuite', 'other')
    expect(await steps()).toBe(before + 4)
    await send(`${DESK}/undo`, {}, 'other')
    expect((await draft()).content.headline).toBe('À la main')
  })

  test('that comes too late says so and overwrites nothing; a text that does not fit is not saved', async () => {
    const late = await type('Trop tard', 'editor', '1')
    expect([late.status, late.text.includes('data-autosave-ends')]).toEqual([422, true])
    expect((await draft()).content.headline).toBe('À la main')
    const empty = await type(' ')
    expect([empty.status, empty.text.includes('Pas enregistré')]).toEqual([422, true])
  })

  test('however long somebody types, what was before can still be undone', async () => {
    const before = (await api('GET', `${PAGE}/revisions`)).json.items.length
    for (let i = 0; i < 22; i++) await type(`Version ${i}`)
    expect((await api('GET', `${PAGE}/revisions`)).json.items).toHaveLength(before + 1)
    for (let i = 0; i < 22; i++) await api('PATCH', PAGE, { content: { headline: `Main ${i}` } })
    expect((await api('GET', `${PAGE}/revisions?limit=50`)).json.items).toHaveLength(20)
    await api('PATCH', PAGE, { content: { headline: ad.headline } })
  })
})

describe('a campaign', () => {
  test('is changed field by field; archived, its pages say that the offer is over, and it comes back', async () => {
    await api('POST', 'campaigns/spring/ads/ad-1/publish', {})
    const patched = await api('PATCH', 'campaigns/spring', { name: 'Printemps 2', status: 'archived' })
    expect(patched.json).toMatchObject({ name: 'Printemps 2', status: 'archived', currency: 'EUR' })
    expect(await api('PATCH', 'campaigns/spring', { brand: 'nobody' })).toMatchObject({ status: 422 })
    expect(await api('PATCH', 'campaigns/nope', { name: 'X' })).toMatchObject({ status: 404 })
    const back = await send('/app/campaigns/spring/settings', { status: 'active' })
    expect(back.headers.get('location')).toBe('/app/campaigns/spring/settings?did=saved&was=archived')
    expect((await see('/app/campaigns/spring/settings?did=saved&was=archived')).text).toMatch(
      /name="status" value="archived"/,
    )
  })

  test('keeps its currency once something was spent in it', async () => {
    expect((await api('PATCH', 'campaigns/spring', { currency: 'CHF' })).json.currency).toBe('CHF')
    await api('PATCH', 'campaigns/spring', { currency: 'EUR' })
    const csv =
      'campaign,ad,platform,starts_on,ends_on,impressions,reach,engagements,clicks,cost,currency\r\nspring,ad-1,meta,2026-01-02,2026-01-02,1000,,,10,12.50,EUR'
    await call('POST', '/api/spend/import', { raw: csv })
    const { status, json } = await api('PATCH', 'campaigns/spring', { currency: 'CHF' })
    expect([status, json.error.code]).toEqual([409, 'currency-used'])
    expect((await see('/app/campaigns/spring/settings')).text).toContain('elle ne change plus')
  })

  test('is duplicated with its ads and drafts, without figures, versions or ids of platforms', async () => {
    await api('PATCH', 'campaigns/spring/ads/ad-1', { externalId: '1234' })
    const { status, json } = await api('POST', 'campaigns/spring/duplicate', { name: 'Été' })
    expect([status, json.slug, json.name, json.defaultAd]).toEqual([201, 'spring-2', 'Été', 'ad-1'])
    const copy = (await api('GET', 'campaigns/spring-2/ads/ad-1')).json
    expect(copy).toMatchObject({ headline: ad.headline, externalId: null, live: null })
    const { content } = await draft()
    expect((await api('GET', 'campaigns/spring-2/ads/ad-1/page')).json).toMatchObject({
      content,
      live: null,
      revision: 1,
    })
    expect((await api('GET', 'campaigns/spring-2/ads/ad-1/versions')).json.items).toEqual([])
    expect((await api('POST', 'campaigns/spring/duplicate', { slug: 'spring-2' })).status).toBe(409)
    const clicked = await send('/app/campaigns/spring/duplicate', {})
    expect(clicked.headers.get('location')).toBe('/app/campaigns/spring-3/settings?did=duplicated')
    expect((await see('/app/campaigns/spring-3/settings?did=duplicated')).text).toContain('Printemps 2 (copie)')
  })
})

describe('the form of a new campaign', () => {
  const form = { ...said, template: 'quote', currency: 'EUR', brand: 'maison-martin' }

  test('is there in both languages, for editors only', async () => {
    for (const lang of ['fr', 'en']) {
      const { status, text } = await see(`/app/new?lang=${lang}`)
      expect([status, text.match(/name="template"/g)?.length]).toEqual([200, 8])
      expect(text).not.toMatch(PAGE_FAULTS)
    }
    for (const path of ['/app/new', '/app/campaigns/spring/ads/new', '/app/campaigns/spring/settings'])
      expect([path, (await see(path, 'viewer')).status]).toEqual([path, 403])
    const before = await stored()
    for (const path of ['/app/new', '/app/new/live', '/app/new/image', '/app/campaigns/spring/ads/new'])
      expect([path, (await sendNew(path, form, visual, 'viewer')).status]).toEqual([path, 403])
    expect((await send('/app/campaigns/spring/duplicate', {}, 'viewer')).status).toBe(403)
    expect(await stored()).toEqual(before)
    expect((await see('/app/campaigns/nope/ads/new')).status).toBe(404)
  })

  test('fills itself from what is pasted, without a script too', async () => {
    const paste = 'Votre audit offert en 48 h\n\nSans engagement.\n\nObtenir un devis'
    const filled = (await sendNew('/app/new/fill', { ...form, headline: '', paste })).text
    expect(fieldIn(filled, 'headline')).toBe('Votre audit offert en 48 h')
    expect(filled).toMatch(/value="GET_QUOTE" selected/)
    const live = (await send('/app/new/live', { ...form, headline: '', paste })).text
    for (const id of ['ad-fields', 'judged', 'summary']) expect(live).toContain(`id="${id}"`)
    expect((await send('/app/new/live', { ...form, paste, read: paste })).text).not.toContain('id="ad-fields"')
  })

  test('shows the page in a frame of our own and of nobody else’s', async () => {
    const { status, text, headers } = await send('/app/new/page', form)
    expect([status, text.includes('48\u00a0h')]).toEqual([200, true])
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'self'")
    expect(headers.get('content-security-policy')).toContain("script-src 'none'")
    expect(headers.get('x-frame-options')).toBe('SAMEORIGIN')
    expect((await see('/app/new')).headers.get('x-frame-options')).toBe('DENY')
    expect((await send('/app/new/page', { ...form, headline: '' })).status).toBe(204)
    expect((await send('/app/new/live', { ...form, headline: '<b>Devis</b>' })).text).toContain('l’aperçu attend')
  })

  test('that is refused keeps all that was typed, and the picture', async () => {
    const before = await stored()
    const refused = await sendNew('/app/new', { ...form, slug: 'Pas Une Adresse', primaryText: 'Gardé.' }, visual)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Gardé.')
    expect(refused.text).toMatch(/id="slug"[^>]*aria-invalid="true"/)
    const image = fieldIn(refused.text, 'image')
    expect(image).toMatch(/^[\w-]{22}$/)
    expect(await stored()).toEqual(before)
    const taken = await sendNew('/app/new', { ...form, slug: 'spring', image })
    expect([taken.status, taken.text.includes('Cette adresse est déjà prise')]).toEqual([409, true])
    const made = await sendNew('/app/new', { ...form, slug: 'ete', image })
    expect([made.status, made.headers.get('location')]).toEqual([303, '/app/campaigns/ete/ads/ad-1?did=created'])
    expect((await api('GET', 'campaigns/ete/ads/ad-1/page')).json.content.image).toMatchObject({
      asset: image,
      width: 640,
    })
    const [line] = (await api('GET', 'audit')).json.items
    expect(line).toMatchObject({ actor: 'user:u-editor', action: 'POST /campaigns/launch' })
  })

  test('takes a picture by itself, and says in words why it takes none', async () => {
    expect(fieldIn((await sendNew('/app/new/image', {}, visual)).text, 'image')).toMatch(/^[\w-]{22}$/)
    expect((await sendNew('/app/new/image', {}, new Blob(['nope']))).text).toContain('n’est pas une image')
  })

  test('adds one more ad to a campaign at the next free address', async () => {
    const { headers } = await sendNew('/app/campaigns/ete/ads/new', {
      ...form,
      'page.headline': 'Mon devis offert en 48 h',
    })
    expect(headers.get('location')).toBe('/app/campaigns/ete/ads/ad-2?did=created')
    expect((await api('GET', 'campaigns/ete/ads/ad-2/page')).json.content.headline).toBe('Mon devis offert en 48 h')
    expect((await api('POST', 'campaigns/ete/ads', { ...ad, slug: 'new' })).status).toBe(422)
  })
})

describe('the desk', () => {
  const texts = { lead: 'Sans engagement.', offer: '', cta: 'Demander un devis', formTitle: 'Votre demande' }
  const typed = async (headline: string) => ({ ...texts, headline, revision: String((await draft()).revision) })

  test('judges and shows what is typed before it is saved', async () => {
    const before = await draft()
    const live = (await send(`${DESK}/live`, await typed('Une maison chaude'))).text
    for (const id of ['score-card', 'publish', 'publish-bar']) expect(live).toContain(`id="${id}"`)
    expect(live).toContain('Reprendre le titre de l’annonce')
    const shown = await send(`${DESK}/page`, await typed('Une maison chaude'))
    expect(shown.text).toContain('Une maison chaude')
    expect(shown.text).not.toContain('/p.js')
    expect(shown.headers.get('x-frame-options')).toBe('SAMEORIGIN')
    const empty = await send(`${DESK}/live`, await typed(''))
    expect([empty.text.includes('Titre'), empty.text.includes('score-card')]).toEqual([true, false])
    expect((await send(`${DESK}/page`, await typed(''))).status).toBe(204)
    expect(await draft()).toEqual(before)
    expect((await send(`${DESK}/live`, await typed('X'), 'viewer')).status).toBe(403)
  })

  test('makes a fix in one click, with what is typed, and takes it back', async () => {
    const fix = JSON.stringify({ headline: 'Votre audit offert en 48 h' })
    const done = await send(`${DESK}/fix`, { ...(await typed('Autre')), lead: 'Tapé.', fix })
    expect(done.headers.get('location')).toBe(`${DESK}?did=fix`)
    expect((await draft()).content).toMatchObject({ headline: 'Votre audit offert en 48 h', lead: 'Tapé.' })
    expect((await see(`${DESK}?did=fix`)).text).toMatch(/class="done"[\s\S]*action="[^"]*\/undo"/)
    for (const [odd, status] of [
      ['{', 303],
      ['null', 303],
      ['{"nope":1}', 422],
      ['{"headline":5}', 422],
    ] as const)
      expect([odd, (await send(`${DESK}/fix`, { ...(await typed('Autre')), fix: odd })).status]).toEqual([odd, status])
  })

  test('publishes what is typed, not what was saved before, and takes it back', async () => {
    const { live } = await draft()
    const published = await send(`${DESK}/publish`, await typed('Votre audit tout offert en 48 h'))
    expect(published.headers.get('location')).toBe(`${DESK}?did=publish&was=${live}`)
    expect((await api('GET', `campaigns/spring/ads/ad-1/versions/${live + 1}`)).json.snapshot.content.headline).toBe(
      'Votre audit tout offert en 48 h',
    )
    const told = (await see(`${DESK}?did=publish&was=${live}`)).text
    expect(told).toMatch(
      new RegExp(`class="done"[\\s\\S]*action="[^"]*/rollback"[\\s\\S]*name="version" value="${live}"`),
    )
    const { text, status } = await send(`${DESK}/publish`, { ...(await typed('')), headline: '' })
    expect([status, text.includes('aria-invalid="true"')]).toEqual([422, true])
  })

  test('changes what the form asks, and refuses one that nobody could be answered by', async () => {
    const asked = { ...(await typed(ad.headline)), asks: '1', 'field.email': 'on', 'field.company': 'on' }
    expect((await send(`${DESK}/save`, asked)).status).toBe(303)
    expect((await draft()).content.fields).toEqual(['email', 'company'])
    const none = { ...(await typed(ad.headline)), asks: '1', 'field.company': 'on' }
    expect((await send(`${DESK}/save`, none)).status).toBe(422)
    expect((await send(`${DESK}/live`, none)).text).toContain('l’e-mail ou le téléphone')
  })

  test('changes the ad, and the draft follows', async () => {
    const said = {
      headline: 'Votre audit offert en 24 h',
      primaryText: 'Sans engagement.',
      description: '',
      cta: 'GET_QUOTE',
      platform: 'meta',
      externalId: '',
    }
    const send = (form: Record<string, string>) => {
      const data = new FormData()
      for (const [name, value] of Object.entries(form)) data.set(name, value)
      return call('POST', `${DESK}/ad`, { token: null, raw: data, headers: as('editor') })
    }
    expect((await send(said)).headers.get('location')).toBe(`${DESK}?did=ad`)
    expect((await api('GET', 'campaigns/spring/ads/ad-1')).json).toMatchObject({
      headline: said.headline,
      externalId: null,
    })
    expect((await draft()).content.headline).toBe(said.headline)
    const refused = await send({ ...said, headline: ' ', description: 'Gardée.' })
    expect([refused.status, refused.text.includes('Gardée.')]).toEqual([422, true])
    expect(refused.text).toMatch(/id="ad-headline"[^>]*aria-invalid="true"/)
  })

  test('has a test of the draft ready in one click, to be started in a second', async () => {
    await send(`${DESK}/save`, await typed('Votre audit vraiment offert en 24 h'))
    const page = (await see(DESK)).text
    expect(page).toContain(`action="${DESK}/test"`)
    const { live } = await draft()
    expect((await send(`${DESK}/test`, {})).headers.get('location')).toBe(`${DESK}/experiment?did=plan`)
    const plan = (await api('GET', 'campaigns/spring/ads/ad-1/experiment')).json.experiment
    expect(plan).toMatchObject({ state: 'plan', arms: [{ version: live, weight: 0.5 }, { weight: 0.5 }] })
    expect((await draft()).live).toBe(live)
    expect((await send(`${DESK}/experiment/start`, {})).status).toBe(303)
    expect((await api('GET', 'campaigns/spring/ads/ad-1/experiment')).json.experiment.state).toBe('running')
  })

  test('has QR codes of the live page and of the draft', async () => {
    const { text } = await see(DESK)
    expect(text.match(/<svg class="qr"/g)).toHaveLength(2)
  })
})

test.each([
  ['addresses like this one', ALIKE, ['devis']],
  ['addresses of ads', ADS_ALIKE, ['spring']],
  ['whether something was spent', HAS_SPENT, ['spring']],
])('the plan of %s scans nothing', async (_, sql, params) => {
  const { results } = await env.DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .bind(...params)
    .all<{ detail: string }>()
  expect(results.map(({ detail }) => detail).filter(detail => /^SCAN (?!CONSTANT)/.test(detail))).toEqual([])
})
