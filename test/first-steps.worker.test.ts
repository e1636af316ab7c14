import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { addSession } from '../src/accounts/store.ts'
import { markDemo } from '../src/campaigns/demo-store.ts'
import { sha256Hex } from '../src/lib/crypto.ts'
import { DAY_MS } from '../src/lib/time.ts'
import { brand } from '../src/local/demo/catalogue.ts'
import { ad, api, call, count } from './call.ts'
import { PAGE_FAULTS } from './page-faults.ts'

const { DB } = env
const NOW = Date.now()
const COOKIE = '__Host-l2l_session=s'
const [DEMO, OWN] = ['d', 'o'].map(letter => letter.padEnd(36, '0')) as [string, string]

const see = (path: string) => call('GET', path, { token: null, headers: { Cookie: COOKIE } })
const send = (path: string, form: Record<string, string>) =>
  call('POST', path, { token: null, headers: { Cookie: COOKIE }, raw: new URLSearchParams(form) })
const steps = async () => (await api('GET', 'first-steps')).json

beforeAll(async () => {
  await DB.prepare(`INSERT INTO users (id, role, sealed, created_at) VALUES ('u', 'owner', 'x', 0)`).run()
  await addSession(DB, await sha256Hex('s'), 'u', NOW, NOW + DAY_MS)
  // The demo, with a visit, a lead and what hangs on them.
  await api('POST', 'brands', brand)
  await api('POST', 'campaigns', { slug: 'demo', name: 'Démo', locale: 'fr-FR', currency: 'EUR' })
  await api('POST', 'campaigns/demo/ads', ad)
  await api('POST', 'campaigns/demo/ads/ad-1/publish', { override: { match: 'démo' } })
  await api('POST', 'audiences', { name: 'De la démo', campaigns: ['demo'], tiers: { min: 20 }, windowDays: 30 })
  await api('POST', 'campaigns/demo/sequence/audiences', {})
  await fill('demo', DEMO, NOW)
  await markDemo(DB, brand.id, Date.now())
})

/** A view, a visitor and a contact of a campaign, with a row in each table that names it. */
async function fill(campaign: string, id: string, at: number): Promise<void> {
  const rows = [
    `INSERT INTO views (id, campaign, ad, at, lead) VALUES ('${id}', '${campaign}', 'ad-1', ${at}, 1)`,
    `INSERT INTO view_events (view_id, name, props, campaign, at, count) VALUES ('${id}', 'x', '{}', '${campaign}', ${at}, 1)`,
    `INSERT INTO contacts (id, email_index, sealed, created_at, updated_at, ads_consent_at) VALUES ('${id}', '${id}', 'x', ${at}, ${at}, ${at})`,
    `INSERT INTO visitors (id, contact_id, created_at) VALUES ('${id}', '${id}', ${at})`,
    `INSERT INTO touches (view_id, visitor_id, campaign, ad, at, source) VALUES ('${id}', '${id}', '${campaign}', 'ad-1', ${at}, 'meta')`,
    `INSERT INTO conversions (id, kind, campaign, ad, at, contact_id, view_id) VALUES ('${id}', 'lead', '${campaign}', 'ad-1', ${at}, '${id}', '${id}')`,
    `INSERT INTO outcomes (id, lead, contact_id, campaign, ad, status, at, told_at) VALUES ('${id}.won', '${id}', '${id}', '${campaign}', 'ad-1', 'won', ${at}, ${at})`,
    `INSERT INTO consents (id, subject, purpose, granted, how, text_version, page, at) VALUES ('${id}', 'contact:${id}', 'ads', 1, 'form', 'v', 'p', ${at})`,
    `INSERT INTO spend (campaign, ad, platform, starts_on, ends_on, impressions, clicks, cost_micros, currency) VALUES ('${campaign}', 'ad-1', 'meta', '2026-01-01', '2026-01-02', 1, 1, 1, 'EUR')`,
    `INSERT INTO page_lives (campaign, ad, at, version) VALUES ('${campaign}', 'ad-1', ${at + 1}, 1) ON CONFLICT DO NOTHING`,
  ]
  await DB.batch(rows.map(sql => DB.prepare(sql)))
}

/** Table → how many of its rows name this campaign. */
async function traces(campaign: string): Promise<Record<string, number>> {
  const { results } = await DB.prepare(
    `SELECT m.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE '\\_cf%' ESCAPE '\\' AND c.name = 'campaign'`,
  ).all<{ name: string }>()
  const found: Record<string, number> = {}
  for (const { name } of results) {
    const n = await DB.prepare(`SELECT count(*) AS n FROM ${name} WHERE campaign = ?1`)
      .bind(campaign)
      .first<number>('n')
    if (n) found[name] = n
  }
  return found
}

describe('the first steps', () => {
  test('begin with who publishes, though the demo has a brand, an ad, a live page and a visit', async () => {
    expect(await steps()).toEqual({
      ...{ brand: null, ad: null, live: false, firstView: null, spend: false },
      ...{ connection: false, colleagues: false, demo: true },
    })
    for (const lang of ['fr', 'en']) {
      const { status, text } = await see(`/app/guide?lang=${lang}`)
      expect(status).toBe(200)
      expect(text).not.toMatch(PAGE_FAULTS)
      expect(text).toContain('name="legal.company"')
    }
    expect((await see('/app/new')).text).toContain('name="brand.publisher"')
  })

  test('refuse an incomplete identity beside its field, and lose nothing that was typed', async () => {
    const { status, text } = await send('/app/guide/identity', {
      ...{ name: 'Maison Modèle', 'legal.company': 'Maison Modèle SAS', 'legal.address': '2 rue du Test' },
      ...{ 'legal.email': 'pas une adresse', 'legal.publisher': 'La direction' },
    })
    expect(status).toBe(422)
    expect(text).toContain('id="legal.email-wrong"')
    for (const typed of ['Maison Modèle SAS', '2 rue du Test', 'pas une adresse', 'La direction'])
      expect(text).toContain(`value="${typed}"`)
    expect(await count('brands')).toBe(1)
  })

  test('go on from there: an ad, a live page, a first visit', async () => {
    const identity = {
      ...{ name: 'Maison Modèle', 'legal.company': 'Maison Modèle SAS', 'legal.address': '2 rue du Test' },
      ...{ 'legal.email': 'contact@example.com', 'legal.publisher': 'La direction' },
    }
    expect((await send('/app/guide/identity', identity)).headers.get('location')).toBe('/app/guide')
    const { brand: own } = await steps()
    expect(own).toEqual({ id: expect.stringMatching(/^maison-modele-/), complete: true })
    expect((await see('/app/guide')).text).toContain(`href="/app/new?brand=${own.id}"`)

    await api('POST', 'brands', { ...brand, id: 'aaa', name: 'Une autre à moi', domain: null })
    const form = (await see(`/app/new?brand=${own.id}`)).text
    expect(form).toContain(`<option value="${own.id}" selected`)
    expect(form).not.toContain(brand.name)
    await DB.prepare(`DELETE FROM brands WHERE id = 'aaa'`).run()

    // Without a name for its brand a campaign takes one's own, not the older one of the demo.
    await api('POST', 'campaigns', { slug: 'own', name: 'À moi', locale: 'fr-FR', currency: 'EUR' })
    expect((await api('GET', 'campaigns/own')).json.brand).toBe(own.id)
    await api('POST', 'campaigns/own/ads', ad)
    expect((await see('/app/guide')).text).toContain('href="/app/campaigns/own/ads/ad-1"')
    await api('POST', 'campaigns/own/ads/ad-1/publish', { override: { match: 'essai' } })
    const published = async () => (await see('/app/campaigns/own/ads/ad-1?did=publish')).text
    expect(await published()).toContain('<a href="/app/guide">')
    const waiting = (await see('/app/guide')).text
    expect(waiting).toContain('data-poll="2"')
    expect(waiting).toContain('https://l2l.example/own/ad-1')
    await fill('own', OWN, Date.now())
    expect((await steps()).firstView).toMatchObject({ campaign: 'own', ad: 'ad-1' })
    expect((await see('/app/guide')).text).not.toContain('data-poll')
    expect(await published()).not.toContain('<a href="/app/guide">')
  })
})

describe('the demo', () => {
  test('is not removed while a rule of one’s own leans on it', async () => {
    const rule = { campaigns: ['own', 'demo'], tiers: { min: 20 }, windowDays: 30 }
    const { json } = await api('POST', 'audiences', { name: 'Les deux', ...rule })
    const refused = await api('DELETE', 'demo')
    expect([refused.status, refused.json.error.code, refused.json.error.issues[0].message]).toEqual([
      ...[409, 'demo-in-use', 'Les deux'],
    ])
    expect((await see('/app/guide')).text).toContain('Les deux')
    expect((await traces('demo')).views).toBe(1)
    expect((await api('DELETE', `audiences/${json.id}`)).status).toBe(204)
  })

  test('leaves whole in one click, and takes nothing of one’s own along', async () => {
    const own = await traces('own')
    expect(Object.keys(await traces('demo')).length).toBeGreaterThan(10)
    expect((await send('/app/guide/remove-demo', {})).headers.get('location')).toBe('/app/guide?removed=1')
    expect(await traces('demo')).toEqual({})
    expect(await traces('own')).toEqual(own)
    const left = async (table: string) => (await DB.prepare(`SELECT id FROM ${table}`).all<{ id: string }>()).results
    expect(await left('contacts')).toEqual([{ id: OWN }])
    expect(await left('visitors')).toEqual([{ id: OWN }])
    expect(await left('consents')).toEqual([{ id: OWN }])
    expect(await left('audiences')).toEqual([])
    expect((await left('brands')).map(({ id }) => id)).toEqual([expect.stringMatching(/^maison-modele-/)])
    expect((await call('GET', '/demo/ad-1', { token: null })).status).not.toBe(500)
    expect((await api('DELETE', 'demo')).status).toBe(404)
    expect((await see('/app/guide')).text).not.toContain('remove-demo')
  })
})
