import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Role } from '../src/accounts/roles.ts'
import { addSession } from '../src/accounts/store.ts'
import { daysMissing } from '../src/dashboard/connect/steps.ts'
import { LANGUAGES, words } from '../src/dashboard/words.ts'
import { sha256Hex } from '../src/lib/crypto.ts'
import { newId } from '../src/lib/ids.ts'
import { DAY_MS, dayOf } from '../src/lib/time.ts'
import { SIGHTINGS } from '../src/pixel/install/sightings.ts'
import { record } from '../src/pixel/record.ts'
import type { Recorded } from '../src/pixel/row.ts'
import { blank } from './beacon.ts'
import { addCatalogue, api, call, ORIGIN } from './call.ts'
import { PAGE_FAULTS } from './page-faults.ts'

const { DB } = env
const { hub, install } = words.en
const NOW = Date.now()

let health: () => Response = () => Response.json({ version: '0.5.0', d1: 'ok' })

beforeAll(async () => {
  expect((await api('GET', 'brands')).json.items).toEqual([]) // loads the application
  for (const role of ['editor', 'viewer'] as const) {
    await DB.prepare(`INSERT INTO users (id, role, sealed, created_at) VALUES (?1, ?2, 'x', 0)`)
      .bind(`u-${role}`, role)
      .run()
    await addSession(DB, await sha256Hex(`session-${role}`), `u-${role}`, NOW, NOW + DAY_MS)
  }
})
beforeEach(() => {
  vi.spyOn(globalThis, 'fetch').mockImplementation(async input => {
    const { hostname } = new URL(String(input))
    if (hostname !== 'cloudflare-dns.com') return health()
    return Response.json({ Status: 0, Answer: [{ type: 1, data: '8.8.8.8' }] })
  })
})
afterEach(() => vi.restoreAllMocks())

const cookie = (role: Role) => ({ Cookie: `__Host-l2l_session=session-${role}; l2l_lang=en` })
const see = (path: string, role: Role = 'editor') => call('GET', path, { token: null, headers: cookie(role) })
const send = (path: string, form: Record<string, string> = {}, role: Role = 'editor') =>
  call('POST', path, {
    token: null,
    raw: new URLSearchParams(form),
    headers: { ...cookie(role), 'Sec-Fetch-Site': 'same-origin' },
  })
const sound = (text: string) => {
  expect(text.match(/<h1[ >]/g)).toHaveLength(1)
  expect(text).not.toMatch(PAGE_FAULTS)
}

/** Step → how it stands, as the page says it. */
async function standings(role: Role = 'editor'): Promise<Record<string, string>> {
  const { text } = await see('/app/connect', role)
  sound(text)
  const cards = [...text.matchAll(/<span class="mark-\w+">([^<]+)<\/span><\/p><h2><a href="[^"]+">([^<]+)</g)]
  return Object.fromEntries(cards.map(([, standing, name]) => [name, standing]))
}

const viewed = (page: string, more: Partial<Recorded> = {}) =>
  record(DB, [blank(newId(), { at: NOW - 60_000, page, ...more })])

describe('the hub', () => {
  test('says of everything that it is to be done while nothing is, with what each is good for, in both languages', async () => {
    const all = await standings()
    expect(Object.keys(all)).toHaveLength(8)
    expect(new Set(Object.values(all))).toEqual(new Set([hub.standing.todo]))
    for (const lang of LANGUAGES) {
      const { text } = await see(`/app/connect?lang=${lang}`)
      expect(text).toContain(words[lang].hub.progress(0, 8))
      for (const { why } of Object.values(words[lang].hub.steps)) expect(text).toContain(why)
    }
  })

  test('tells each thing from what is in the database', async () => {
    await addCatalogue()
    await api('POST', 'hosts', { host: 'www.shop.example' })
    expect(await standings()).toMatchObject({ [hub.steps.pixel.name]: hub.standing.attention })
    await viewed('www.shop.example/cart')
    const stale = dayOf(NOW - 20 * DAY_MS)
    const spend = `campaign,ad,platform,starts_on,ends_on,impressions,reach,engagements,clicks,cost,currency\nspring,ad-1,meta,${stale},${stale},100,90,,4,5.00,EUR`
    expect((await call('POST', '/api/spend/import', { raw: spend })).status).toBe(200)
    const hook = await api('POST', 'webhooks', { name: 'CRM', url: 'https://crm.example/', topics: ['lead.created'] })
    expect(await standings()).toEqual({
      [hub.steps.pixel.name]: hub.standing.done,
      [hub.steps.platforms.name]: hub.standing.todo,
      [hub.steps.spend.name]: hub.standing.attention,
      [hub.steps.crm.name]: hub.standing.todo,
      [hub.steps.webhooks.name]: hub.standing.done,
      [hub.steps.mail.name]: hub.standing.todo,
      [hub.steps.legal.name]: hub.standing.done,
      [hub.steps.domain.name]: hub.standing.todo,
    })
    const { text } = await see('/app/connect')
    expect(text).toContain(hub.progress(3, 8))
    expect(text).toContain('19 days are missing')
    expect(text).toMatch(/www\.shop\.example: last view .*on www\.shop\.example\/cart/)
    await api('PATCH', `webhooks/${hook.json.id}`, { disabled: true })
    expect(await standings()).toMatchObject({ [hub.steps.webhooks.name]: hub.standing.attention })
  })

  test('shows viewers what is theirs to see, and counts that alone', async () => {
    const seen = Object.keys(await standings('viewer'))
    expect(seen).toEqual(['pixel', 'spend', 'mail', 'domain'].map(step => hub.steps[step as 'pixel'].name))
    expect((await see('/app/connect', 'viewer')).text).toContain(hub.progress(1, 4))
  })

  test.each([
    ['2026-11-29', 0],
    ['2026-11-30', 0],
    ['2026-12-02', 0],
    ['2026-11-28', 1],
    ['2026-11-01', 28],
  ])('of spend told until %s, on 30 November %i days are missing', (to, days) => {
    expect(daysMissing(to, Date.UTC(2026, 10, 30, 23))).toBe(days)
  })
})

describe('a brand’s domain', () => {
  const brand = 'atelier'
  const at = `/app/connect/domain/${brand}`
  beforeAll(() => api('POST', 'brands', { id: brand, name: 'Atelier A&B' }))

  test('is named by a form, which can be undone', async () => {
    const saved = await send(at, { domain: 'Offers.Example.com ' })
    expect(saved.headers.get('location')).toBe(`/app/connect/domain?saved=${brand}&was=`)
    const { text } = await see(saved.headers.get('location')!)
    expect(text).toContain(words.en.hub.domain.kept('Atelier A&amp;B', 'offers.example.com'))
    sound(text)
    await send(at, { domain: '' }) // as the undo button does
    expect((await api('GET', `brands/${brand}`)).json.domain).toBe(null)
  })

  test('that is none, or another brand’s, is refused at its field and stays there', async () => {
    const { status, text } = await send(at, { domain: 'https://x.example/"' })
    expect(status).toBe(422)
    expect(text).toContain('value="https://x.example/&quot;"')
    expect(text).toContain(`id="domain-${brand}-wrong"`)
    await api('POST', 'brands', { id: 'other', name: 'Other', domain: 'taken.example.com' })
    const taken = await send(at, { domain: 'taken.example.com' })
    expect(taken.text).toContain(hub.domain.refused['domain-taken'])
  })

  test('is asked who answers there: us, somebody else, nobody', async () => {
    await send(at, { domain: 'offers.example.com' })
    const said = async () => (await send(`${at}/check`)).text
    const { answers } = hub.domain
    expect(await said()).toContain(answers.ours('offers.example.com'))
    health = () => new Response('<h1>Shop</h1>')
    expect(await said()).toContain(answers.elsewhere('offers.example.com'))
    health = () => {
      throw new TypeError('refused')
    }
    expect(await said()).toContain(answers.network('offers.example.com'))
    await send(at, { domain: '' })
    expect((await api('POST', `brands/${brand}/domain/check`)).json.error.code).toBe('no-domain')
  })

  test('is changed and checked by editors', async () => {
    expect((await send(at, { domain: 'x.example.com' }, 'viewer')).status).toBe(403)
    expect((await send(`${at}/check`, {}, 'viewer')).status).toBe(403)
    const { text } = await see('/app/connect/domain', 'viewer')
    expect(text).not.toContain(at)
    sound(text)
  })
})

test('the sender of mails is told step by step', async () => {
  const { text } = await see('/app/connect/mail')
  expect(text).toContain('MAIL_FROM')
  expect(text).toContain(hub.mail.off)
  sound(text)
})

describe('the first view', () => {
  beforeEach(() => DB.prepare('DELETE FROM views').run().then())

  test('is waited for by a page that asks again, and then told with its page and its time', async () => {
    const waiting = (await see('/app/measure')).text
    expect(waiting).toContain(install.arrival.waiting)
    expect(waiting).toContain('data-poll="3" data-poll-url="/app/measure?campaign=spring&amp;since=0"')
    sound(waiting)
    await viewed('www.shop.example/cart')
    const there = (await see('/app/measure?campaign=spring&since=0')).text
    expect(there).toContain(install.arrival.arrived)
    expect(there).toMatch(/Last view: www\.shop\.example\/cart, \d/)
    expect(there).not.toContain('data-poll="3"')
    const again = (await see(`/app/measure?since=${NOW}`)).text // another one is wanted
    expect(again).toContain('data-poll="3"')
    expect(again).toContain('Before that: www.shop.example/cart')
  })

  test('is none of a page that is served here, and is told by site', async () => {
    await viewed(`${new URL(ORIGIN).host}/spring/ad-1`, { version: 3 })
    expect((await api('GET', 'pixel/seen')).json.items).toEqual([])
    await viewed('www.shop.example/a', { at: NOW - 9000 })
    await viewed('www.shop.example/b', { at: NOW - 5000 })
    await viewed('blog.shop.example/', { at: NOW - 7000 })
    expect((await api('GET', 'pixel/seen')).json.items).toEqual([
      { host: 'www.shop.example', page: 'www.shop.example/b', campaign: 'spring', at: NOW - 5000 },
      { host: 'blog.shop.example', page: 'blog.shop.example/', campaign: 'spring', at: NOW - 7000 },
    ])
    expect((await see('/app/measure')).text).toContain('seen on www.shop.example/b')
  })

  test('is looked for among the latest of each campaign, however many there are', async () => {
    const plan = await DB.prepare(`EXPLAIN QUERY PLAN ${SIGHTINGS}`).all<{ detail: string }>()
    const details = plan.results.map(({ detail }) => detail)
    expect(details.some(detail => /SEARCH v USING PRIMARY KEY \(id=\?\)/.test(detail))).toBe(true)
    expect(details.some(detail => /views_campaign_at \(campaign=\?\)/.test(detail))).toBe(true)
    expect(details.filter(detail => /SCAN (v|views)\b|AUTOMATIC/.test(detail))).toEqual([])
  })
})
