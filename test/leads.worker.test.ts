// Long on purpose: inside workerd a subject is one file, with one world at its top that its parts share.
import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Role } from '../src/accounts/roles.ts'
import { addSession } from '../src/accounts/store.ts'
import { type Lead, storeLead } from '../src/contacts/lead.ts'
import { type LeadFilter, spanOf } from '../src/contacts/leads/filter.ts'
import { CONFLICTS, CONSENTS, LISTS, OUTCOMES, SENDS, TOUCHES } from '../src/contacts/leads/journey-store.ts'
import { LATEST, listSql, OF_CONTACTS } from '../src/contacts/leads/store.ts'
import { waitSql, weeksSql, wonSql } from '../src/contacts/leads/summary.ts'
import { standingOf } from '../src/conversions/standing.ts'
import { KNOWN_BY, LEADS } from '../src/conversions/standing-store.ts'
import { sha256Hex } from '../src/lib/crypto.ts'
import { newId } from '../src/lib/ids.ts'
import { DAY_MS } from '../src/lib/time.ts'
import { addCatalogue, api, call } from './call.ts'
import { PAGE_FAULTS } from './page-faults.ts'

const { DB } = env
const NOW = Date.UTC(2026, 10, 30, 12)
const ROLES = ['editor', 'analyst', 'viewer'] as const
const keys: Partial<Record<Role, string>> = {}

beforeAll(async () => {
  await addCatalogue()
  for (const role of ROLES) {
    keys[role] = (await api('POST', 'keys', { name: role, role })).json.token
    await DB.prepare(`INSERT INTO users (id, role, sealed, created_at) VALUES (?1, ?2, 'x', 0)`).bind(`u-${role}`, role).run()
    await addSession(DB, await sha256Hex(`session-${role}`), `u-${role}`, NOW, NOW + 40 * DAY_MS)
  }
}) // biome-ignore format: three steps each
afterEach(() => vi.useRealTimers())
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW })
  const tables = ['contacts', 'consents', 'outcomes', 'conversions', 'confirmations', 'visitors', 'touches', 'event_sends', 'connections', 'audit', 'views']
  await DB.batch(tables.toReversed().map(table => DB.prepare(`DELETE FROM ${table}`)))
}) // biome-ignore format: one list

const NOBODY = { email: null, phone: null, first_name: null, last_name: null, company: null, country: null }

/** Somebody who sent a form; answers the event id. */
async function lead(person: Partial<Lead['person']>, more: Partial<Lead> & { ads?: boolean; at?: number } = {}) {
  const { ads = false, at = NOW - DAY_MS, ...rest } = more
  const consent = { contact: true, ads, gpc: false, textVersion: '2026-11-fr' }
  const about = { campaign: 'spring', ad: 'ad-1', version: 1, message: null, visitor: null, consent }
  const eventId = newId()
  await storeLead(DB, env.DATA_KEY, { ...about, eventId, person: { ...NOBODY, ...person }, ...rest }, at)
  return eventId
}

const ANNA = { email: 'anna@example.com', phone: '+33639980001', first_name: 'Anna', last_name: 'Étoile' }
const BEN = { email: 'ben@example.com', first_name: 'Ben', company: '=HYPERLINK("https://x.example")' }
const PERSONAL = /anna|ben|example\.com|639980001|Étoile|HYPERLINK/i

const as = (role: Role, path: string, body?: unknown) =>
  call(body ? 'POST' : 'GET', `/api/${path}`, { body, token: keys[role]! })
const cookie = (role: Role) => ({ Cookie: `__Host-l2l_session=session-${role}` })
const see = (path: string, role: Role = 'editor') => call('GET', path, { token: null, headers: cookie(role) })
const send = (path: string, form: [string, string][], role: Role = 'editor') =>
  call('POST', path, {
    token: null,
    raw: new URLSearchParams(form),
    headers: { ...cookie(role), 'Sec-Fetch-Site': 'same-origin' },
  })
const undoIn = (html: string): string =>
  /name="items" value="([^"]*)"/.exec(html)![1]!.replaceAll('&quot;', '"').replaceAll('&#34;', '"')
const judge = (leads: string[], status: string, more = {}) => api('POST', 'outcomes/status', { leads, status, ...more })
const statusesOf = async (query = ''): Promise<string[]> =>
  (await api('GET', `leads?${query}`)).json.items.map(({ status }: { status: string }) => status)
const trail = async (): Promise<string> => JSON.stringify((await DB.prepare('SELECT * FROM audit').all()).results)

describe('the list of leads', () => {
  test('tells editors who came, and analysts nobody: neither in JSON, nor in a file, nor on a page', async () => {
    const id = await lead(ANNA, { ads: true, message: 'Rappelez Anna' })
    const [editor] = (await as('editor', 'leads')).json.items
    expect(editor).toMatchObject({
      ...{ id, campaign: 'spring', ad: 'ad-1', status: 'new', tier: 'lead', erased: false, unconfirmed: false },
      ...{ consent: { contact: true, ads: true }, person: { email: 'anna@example.com', last_name: 'Étoile' } },
    })
    for (const path of ['leads', 'leads?format=csv', `leads/${id}/journey`]) {
      const { status, text } = await as('analyst', path)
      expect([path, status]).toEqual([path, 200])
      expect(text).toContain(`Lead ${id.slice(-6).toUpperCase()}`)
      expect(text).not.toMatch(PERSONAL)
    }
    for (const path of ['/app/leads', `/app/leads/${id}`]) {
      expect((await see(path, 'editor')).text).toContain('anna@example.com')
      const { status, text } = await see(path, 'analyst')
      expect([path, status]).toEqual([path, 200])
      expect(text).toContain(`Lead ${id.slice(-6).toUpperCase()}`)
      expect(text).not.toMatch(PERSONAL)
      expect(text).not.toMatch(PAGE_FAULTS)
      expect(text).not.toContain('data-judge')
      expect((await see(path, 'viewer')).status).toBe(403)
    }
    expect((await as('viewer', 'leads')).status).toBe(403)
  })

  test('is narrowed by campaign, ad, source, status, consent and days, and paged from the latest on', async () => {
    const anna = await lead(ANNA, { ads: true, at: NOW - 3 * DAY_MS })
    const ben = await lead(BEN, { ad: '', at: NOW - 2 * DAY_MS })
    const other = await lead({ email: 'cleo@example.com' }, { campaign: 'autumn', at: NOW - DAY_MS })
    await judge([ben], 'won')
    const ids = async (query: string) =>
      (await api('GET', `leads?${query}`)).json.items.map((item: { id: string }) => item.id)
    for (const [query, wanted] of [
      ['', [other, ben, anna]],
      ['campaign=spring', [ben, anna]],
      ['campaign=spring&ad=ad-1', [anna]],
      ['status=won', [ben]],
      ['status=new', [other, anna]],
      ['consent=ads', [anna]],
      ['consent=contact&campaign=autumn', [other]],
      ['from=2026-11-28&to=2026-11-28', [ben]],
      ['source=meta', []],
    ] as const)
      expect([query, await ids(query)]).toEqual([query, wanted])
    const { items, next } = (await api('GET', 'leads?limit=2')).json
    expect(items).toHaveLength(2)
    expect(await ids(`limit=2&cursor=${next}`)).toEqual([anna])
    expect((await api('GET', 'leads?status=maybe')).json.error).toMatchObject({ code: 'invalid-query' })
  })

  test('waits for an address to be confirmed, and says so', async () => {
    await lead(ANNA, { confirmation: { to: 'anna@example.com', subject: 's', text: 't', html: 'h' } as never })
    const [item] = (await api('GET', 'leads?consent=waiting')).json.items
    expect(item).toMatchObject({ unconfirmed: true, consent: { contact: false, ads: false } })
  })

  test('still counts who was erased, and knows them no more', async () => {
    const id = await lead(ANNA)
    await api('POST', 'erasures', { email: 'anna@example.com' })
    expect((await api('GET', 'leads')).json.items).toMatchObject([{ id, erased: true, person: null }])
    expect((await see(`/app/leads/${id}`)).text).not.toMatch(PERSONAL)
  })
})

describe('the file of leads', () => {
  test('holds no formula, keeps numbers whole, and its taking is noted without anybody’s name', async () => {
    await lead(BEN, { at: NOW - 2 * DAY_MS })
    await lead(ANNA)
    const { status, text, headers } = await as('editor', 'leads?format=csv&campaign=spring')
    expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([
      ...[200, 'text/csv; charset=utf-8', 'no-store'],
    ])
    const [head, anna, ben] = text.trim().split('\r\n')
    expect(head).toBe(
      'id,name,at,campaign,ad,source,tier,status,value,currency,consent_contact,consent_ads,unconfirmed,email,phone,first_name,last_name,company,country',
    )
    expect(anna).toContain('2026-11-29T12:00:00.000Z,spring,ad-1')
    expect(anna).toContain('yes,no,no,anna@example.com,tel:+33639980001,Anna,Étoile')
    expect(ben).not.toMatch(/,"?=/)
    expect(await trail()).toContain('/api/leads?campaign=spring&format=csv')
    expect(await trail()).not.toMatch(PERSONAL)
  })

  test('is whole however long the list', async () => {
    const rows = Array.from({ length: 1203 }, (_, i) => ({ id: newId(), at: NOW - i * 1000 }))
    await DB.prepare(
      `INSERT INTO conversions (id, kind, campaign, ad, at) SELECT value ->> 'id', 'lead', 'spring', 'ad-1', value ->> 'at' FROM json_each(?1)`,
    )
      .bind(JSON.stringify(rows))
      .run()
    const lines = (await as('analyst', 'leads?format=csv')).text.trim().split('\r\n').slice(1)
    expect(new Set(lines.map(line => line.slice(0, 36)))).toEqual(new Set(rows.map(({ id }) => id)))
    expect((await see('/app/leads?format=csv&days=7', 'analyst')).text.trim().split('\r\n')).toHaveLength(1204)
  })
})

describe('looking for somebody', () => {
  const found = async (q: string, role: Role = 'editor') => (await as(role, 'leads/search', { q, country: 'FR' })).json

  test('finds them by e-mail, by phone as it is dialled, and by a part of the name', async () => {
    const anna = await lead(ANNA)
    const ben = await lead({ ...BEN, company: 'Les Tuiles' })
    for (const [q, by, id] of [
      [' ANNA@example.com ', 'email', anna],
      ['06 39 98 00 01', 'phone', anna],
      ['+33639980001', 'phone', anna],
      ['etoi', 'name', anna],
      ['tuiles', 'name', ben],
    ] as const) {
      const answer = await found(q)
      expect([q, answer.by, answer.items.map((item: { id: string }) => item.id)]).toEqual([q, by, [id]])
    }
    expect(await found('anna@example.org')).toMatchObject({ by: 'email', among: null, items: [] })
    expect(await found('nobody')).toMatchObject({ by: 'name', among: 2, items: [] })
  })

  test('keeps what was looked for out of addresses and of the trail, and is for those who handle personal data', async () => {
    await lead(ANNA)
    const { status, text, headers } = await send('/app/leads/search', [['q', 'anna@example.com']])
    expect([status, headers.get('cache-control')]).toEqual([200, 'private, no-store'])
    expect(text).toContain('1 lead pour cet e-mail')
    expect(text).not.toMatch(/(?:href|action)="\/[^"]*anna/i)
    expect(await trail()).toContain('POST /leads/search')
    expect(await trail()).not.toMatch(PERSONAL)
    expect((await as('analyst', 'leads/search', { q: 'anna' })).status).toBe(403)
    expect((await send('/app/leads/search', [['q', 'anna']], 'analyst')).status).toBe(403)
    expect((await see('/app/leads', 'analyst')).text).not.toContain('/app/leads/search')
    expect((await send('/app/leads/search', [['q', '']])).status).toBe(422)
  })
})

describe('saying where leads stand', () => {
  test('does it for several at once, with what they brought, and takes it back to what it was', async () => {
    const [anna, ben] = [await lead(ANNA), await lead(BEN)]
    await api('POST', 'outcomes', { lead: anna, status: 'qualified', at: '2026-11-29T13:00:00Z', value: 12.5 })
    const rows = async () => (await DB.prepare('SELECT id, at, value_micros, currency FROM outcomes ORDER BY id').all()).results
    const before = await rows()
    const { status, json } = await judge([anna, ben], 'won', { value: 900 })
    expect(status).toBe(200)
    expect(json.platforms).toEqual([])
    expect((await api('GET', 'leads?status=won')).json.items).toMatchObject([
      { value: 900, currency: 'EUR', tier: 'customer' },
      { value: 900, currency: 'EUR' },
    ])
    const items = json.items.map(({ status: _, ...item }: { status: string }) => item)
    expect((await api('POST', 'outcomes/undo', { items })).json).toEqual({ undone: 2, changedSince: [], platforms: [] })
    expect(await rows()).toEqual(before)
    expect((await statusesOf()).sort()).toEqual(['new', 'qualified'])
    expect((await api('POST', 'outcomes/undo', { items })).json).toMatchObject({ undone: 0, changedSince: [anna, ben] })
  }) // biome-ignore format: one query

  test('takes back what contradicts it: a lead that is lost is not won any more', async () => {
    const id = await lead(ANNA)
    await judge([id], 'won', { value: 900 })
    for (const status of ['lost', 'qualified', 'new']) {
      await judge([id], status)
      const told = (await api('GET', 'outcomes')).json.items.map((item: { status: string }) => item.status)
      expect([await statusesOf(), told]).toEqual([[status], status === 'new' ? [] : [status]])
    }
  })

  test('leaves alone what somebody told since', async () => {
    const id = await lead(ANNA)
    const { items } = (await judge([id], 'lost')).json
    vi.setSystemTime(NOW + 1000)
    await judge([id], 'won')
    const undo = { items: items.map(({ status: _, ...item }: { status: string }) => item) }
    expect((await api('POST', 'outcomes/undo', undo)).json).toMatchObject({ undone: 0, changedSince: [id] })
    expect(await statusesOf()).toEqual(['won'])
  })

  test('writes nothing when one of the leads is unknown, and says which', async () => {
    const id = await lead(ANNA)
    const { status, json } = await judge([id, 'nope'], 'won')
    expect([status, json.error.code, json.error.issues[0].path]).toEqual([422, 'unknown-lead', 'leads.1'])
    expect(await statusesOf()).toEqual(['new'])
    expect((await as('analyst', 'outcomes/status', { leads: [id], status: 'won' })).status).toBe(403)
    expect((await as('analyst', 'outcomes/undo', { items: [] })).status).toBe(403)
  })

  test('is what the row of a lead says, whoever tells it and in whatever order', async () => {
    const id = await lead(ANNA, { at: NOW - 9 * DAY_MS })
    const days = { qualified: 25, won: 27, lost: 26 } as const
    for (const status of ['won', 'lost', 'qualified'] as const)
      await api('POST', 'outcomes', { lead: id, status, at: `2026-11-${days[status]}T00:00:00Z` })
    const rows = (await DB.prepare('SELECT * FROM outcomes').all()).results as never
    expect([await statusesOf(), standingOf(rows)]).toEqual([['won'], 'won'])
    await api('POST', 'outcomes', { lead: id, status: 'lost', at: '2026-11-28T00:00:00Z' })
    expect(await statusesOf()).toEqual(['lost'])
  })

  test('tells which platforms keep what is taken back; what had not left does not leave', async () => {
    const id = await lead(ANNA, { ads: true })
    await judge([id], 'won', { value: 5 })
    for (const [connection, destination, state] of [
      ['c-meta', 'meta', 'sent'],
      ['c-google', 'google', 'waiting'],
    ]) {
      await DB.prepare(
        `INSERT INTO connections (id, destination, name, settings, secrets_sealed, events, events_since, created_at, updated_at)
         VALUES (?1, ?2, ?1, '{}', 'x', '["won"]', 0, 0, 0)`,
      )
        .bind(connection, destination)
        .run()
      await DB.prepare(
        `INSERT INTO event_sends (connection, kind, event, at, created_at, next_at, state, ended_at)
         VALUES (?1, 'won', ?2, 1, 1, 1, ?3, CASE ?3 WHEN 'sent' THEN 1 END)`,
      )
        .bind(connection, `${id}.won`, state)
        .run()
    }
    expect((await judge([id], 'new')).json.platforms).toEqual(['meta'])
    const left = await DB.prepare('SELECT connection, state FROM event_sends').all()
    expect(left.results).toEqual([{ connection: 'c-meta', state: 'sent' }])
    const { text } = await send('/app/leads/status', [['lead', await lead(BEN)], ['status', 'lost']])
    expect(text).not.toContain('connaissait')
  }) // biome-ignore format: tables
})

describe('the desk of leads', () => {
  test('says in a row, for the script, what became of it, and undoes it by a form', async () => {
    const id = await lead(ANNA)
    const part = await send('/app/leads/status?campaign=spring&part=1', [
      ...([['lead', id], ['value', '1 250,50'], ['status', 'won']] as [string, string][]),
    ])
    expect(part.status).toBe(200)
    expect(part.text).toMatch(/^<div id="lead-said">.*<li class="lead-row" id="lead-.*<section class="card lead-summary" id="lead-summary"/s)
    expect(part.text).toContain('1 lead est maintenant')
    expect(part.text).toContain('value="1250,5"')
    const undone = await send('/app/leads/undo?campaign=spring', [['items', undoIn(part.text)]])
    expect(undone.text).toContain('Annulé')
    expect(await statusesOf()).toEqual(['new'])
    expect((await send('/app/leads/undo', [['items', 'x']])).status).toBe(422)
  }) // biome-ignore format: a form

  test('judges the leads that are ticked, and asks for one when none is', async () => {
    const ids = [await lead(ANNA), await lead(BEN)]
    const { text } = await send('/app/leads/status', [...ids.map((id): [string, string] => ['lead', id]), ['status', 'lost']])
    expect(text).toContain('2 leads sont maintenant')
    expect(await statusesOf()).toEqual(['lost', 'lost'])
    const none = await send('/app/leads/status', [['status', 'lost']])
    expect([none.status, none.text.includes('Cochez au moins un lead')]).toEqual([422, true])
    expect((await send('/app/leads/status', [['lead', ids[0]!], ['status', 'lost']], 'analyst')).status).toBe(403)
  }) // biome-ignore format: forms

  test('keeps an amount that is none where it was typed', async () => {
    const id = await lead(ANNA)
    for (const path of ['/app/leads/status', `/app/leads/${id}/status`]) {
      const { status, text } = await send(path, [['lead', id], ['value', 'beaucoup'], ['status', 'won']])
      expect([path, status]).toEqual([path, 422])
      expect(text).toContain('n’est pas un montant')
      expect(text).toContain('value="beaucoup"')
    }
    expect(await statusesOf()).toEqual(['new'])
  }) // biome-ignore format: a form

  test('counts leads, what they brought and how long they waited; in both languages', async () => {
    const [anna, ben] = [await lead(ANNA, { at: NOW - 3 * DAY_MS }), await lead(BEN, { at: NOW - 10 * DAY_MS })]
    await lead({ email: 'cleo@example.com' })
    await judge([anna], 'won', { value: 900 })
    await judge([ben], 'qualified')
    expect((await as('analyst', 'leads/summary')).json).toMatchObject({
      ...{ leads: 3, qualified: 2, counts: { new: 1, qualified: 1, won: 1, lost: 0 }, won: { EUR: 900_000_000 } },
      judgedAfterMs: 6.5 * DAY_MS,
      weeks: [
        { from: Date.UTC(2026, 10, 16), counts: { qualified: 1 } },
        { from: Date.UTC(2026, 10, 23), counts: { new: 1, won: 1 } },
      ],
    })
    for (const [lang, words] of [
      ['fr', ['Valeur gagnée', '900', '7\u00a0jours', 'semaine du']],
      ['en', ['Value won', '€900', '7 days', 'week of']],
    ] as const) {
      const { text } = await see(`/app/leads?lang=${lang}`)
      expect(words.filter(word => !text.includes(word))).toEqual([])
      expect(text).not.toMatch(PAGE_FAULTS)
      expect(text.match(/<h1[ >]/g)).toHaveLength(1)
    }
  })

  test('teaches where leads come from while there is none, and how to see more when filters leave none', async () => {
    expect((await see('/app/leads')).text).toContain('Aucun lead pour le moment')
    await lead(ANNA)
    const { text } = await see('/app/leads?status=lost')
    expect(text).toContain('Aucun lead ne répond à ces filtres')
    expect((await see('/app/leads?status=maybe')).text).toContain('Un filtre de l’adresse n’existe pas')
  })
})

describe('the journey of a lead', () => {
  async function journey() {
    const visitor = newId()
    const view = newId()
    await DB.batch([
      DB.prepare('INSERT INTO visitors (id, created_at) VALUES (?1, ?2)').bind(visitor, NOW - 4 * DAY_MS),
      DB.prepare(`INSERT INTO views (id, campaign, at, ad, source, engaged_ms, scroll_pct) VALUES (?1, 'spring', ?2, 'ad-1', 'meta', 42000, 80)`).bind(view, NOW - 3 * DAY_MS),
      DB.prepare(`INSERT INTO touches (view_id, visitor_id, campaign, ad, at, source, clicks) VALUES (?1, ?2, 'spring', 'ad-1', ?3, 'meta', 'fbclid=SECRET-CLICK')`).bind(view, visitor, NOW - 3 * DAY_MS),
    ])
    const id = await lead(ANNA, { ads: true, visitor, message: 'Rappelez Anna', extras: { budget: 'Gros' } })
    await judge([id], 'won', { value: 900 })
    return id
  } // biome-ignore format: three statements

  test('shows an answer under its question as the page asks it', async () => {
    const extras = [{ name: 'budget', label: 'Quel budget ?', type: 'text' }]
    await api('PATCH', 'campaigns/spring/ads/ad-1/page', { content: { extras } })
    const { text } = await see(`/app/leads/${await journey()}`)
    expect(text).toMatch(/<dt>Quel budget\s\?<\/dt><dd>Gros<\/dd>/)
  })

  test('tells visits with their attention, consents with their proof, answers and outcomes', async () => {
    const id = await journey()
    const { json } = await as('editor', `leads/${id}/journey`)
    expect(json).toMatchObject({
      answers: { message: 'Rappelez Anna', extras: { budget: 'Gros' } },
      touches: [{ source: 'meta', clicks: ['fbclid'], engaged_ms: 42000, scroll_pct: 80, tier: 'considering' }],
      conversions: [{ id, kind: 'lead' }],
      outcomes: [{ status: 'won', value: 900 }],
      conflicts: 0,
      browsers: [{ how: 'form' }],
    })
    expect(json.consents).toHaveLength(2)
    expect(json.consents[0]).toMatchObject({ granted: true, text_version: '2026-11-fr', page: 'spring/ad-1@1' })
    const { text } = await see(`/app/leads/${id}`)
    for (const word of ['Rappelez Anna', 'Gros', 'fbclid', '42 s d’attention', 'texte 2026-11-fr', 'Rien n’est parti'])
      expect(text).toContain(word)
    expect(text).not.toMatch(PAGE_FAULTS)
    expect(text).not.toContain('SECRET-CLICK')
  })

  test('tells analysts the same without who it was and what they wrote, and no click id', async () => {
    const id = await journey()
    for (const { text } of [await as('analyst', `leads/${id}/journey`), await see(`/app/leads/${id}`, 'analyst')]) {
      expect(text).toContain('fbclid')
      expect(text).not.toMatch(PERSONAL)
      expect(text).not.toMatch(/SECRET-CLICK|Rappelez|Gros/)
    }
  })

  test('knows no visit of somebody who did not agree to advertising', async () => {
    const id = await lead(ANNA)
    expect((await as('editor', `leads/${id}/journey`)).json.touches).toEqual([])
    expect((await see(`/app/leads/${id}`)).text).toContain('Ses visites ne sont pas reliées à son nom')
    expect((await as('analyst', 'leads/nope/journey')).status).toBe(404)
    expect((await see('/app/leads/nope')).status).toBe(404)
  })
})

const every: LeadFilter = { ad: 'ad-1', source: 'meta', status: 'won', consent: 'ads' }
const { since, until } = spanOf({ from: '2026-11-01', to: '2026-11-30' })
const listed = ['{}', since, until, NOW, 'x', 51]
test.each([
  ['the list', listSql({}), listed, 'SEARCH v USING COVERING INDEX leads_at'],
  ['the list, narrowed', listSql(every), listed, 'SEARCH v USING COVERING INDEX leads_at'],
  ['the list of those who agreed', listSql({ consent: 'ads' }), listed, 'USING COVERING INDEX contacts_consents (id=?'],
  ['the list of those who may be contacted', listSql({ consent: 'contact' }), listed, 'USING COVERING INDEX contacts_consents (id=?'],
  ['the list of those who did not agree', listSql({ consent: 'none' }), listed, 'USING COVERING INDEX contacts_consents (id=?'],
  ['the list of those who wait', listSql({ consent: 'waiting' }), listed, 'INDEX confirmations_waiting (event=?)'],
  ['the list of a campaign', listSql({ ...every, campaign: 'spring' }), listed, 'SEARCH v USING COVERING INDEX leads_campaign_at'],
  ['the weeks', weeksSql({}), ['{}', since, until], 'SEARCH v USING COVERING INDEX leads_at'],
  ['the weeks of a campaign', weeksSql({ campaign: 'spring' }), ['{}', since, until], 'SEARCH v USING COVERING INDEX leads_campaign_at'],
  ['what was won', wonSql({}), ['{}', since, until], 'SEARCH o USING PRIMARY KEY'],
  ['the wait', waitSql({}), ['{}', since, until], 'SEARCH o USING PRIMARY KEY'],
  ['the leads of people', OF_CONTACTS, ['[]', 50], 'INDEX conversions_contact (contact_id=?)'],
  ['the latest names', LATEST, [1000], 'SEARCH c USING PRIMARY KEY'],
  ['the leads to judge', LEADS, ['[]'], 'SEARCH v USING PRIMARY KEY'],
  ['the platforms that know', KNOWN_BY, ['[]'], 'SEARCH s USING PRIMARY KEY'],
  ['the visits of a person', TOUCHES, ['c'], 'SEARCH t USING INDEX touches_visitor'],
  ['the outcomes of a person', OUTCOMES, ['c'], 'SEARCH outcomes USING INDEX outcomes_contact'],
  ['the proofs of a person', CONSENTS, ['c'], 'SEARCH consents USING INDEX consents_subject'],
  ['the conflicts of a person', CONFLICTS, ['c'], 'SEARCH l USING INDEX identity_links_contact'],
  ['what was sent of a person', SENDS, ['[]'], 'SEARCH s USING PRIMARY KEY'],
  ['the lists with a person', LISTS, ['c'], 'SEARCH m USING INDEX sent_members_contact'],
])('plan: %s reads no more than it shows', async (_, sql, params, wanted) => {
  const { results } = await DB.prepare(`EXPLAIN QUERY PLAN ${sql}`).bind(...params).all<{ detail: string }>()
  const plan = results.map(({ detail }) => detail).join('\n')
  expect(plan).toContain(wanted)
  expect(plan).not.toMatch(/SCAN (v|o|p|f|t|s|m|l|consents|outcomes|touches|views)\b(?! USING)/)
}) // biome-ignore format: a table
