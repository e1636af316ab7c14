// Long on purpose: inside workerd a subject is one file, with one world at its top that its parts share.
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { criteriaOf } from '../src/audiences/criteria.ts'
import { listMembers } from '../src/audiences/members.ts'
import { confirmLead, findConfirmation } from '../src/contacts/confirm.ts'
import {
  BROWSERS_OF_PERSON,
  CONVERSIONS_OF_PERSON,
  FIRST_OF_PERSON,
  LAST_OF_PERSON,
  VISITS_OF_PERSON,
} from '../src/contacts/history.ts'
import { type Lead, storeLead } from '../src/contacts/lead.ts'
import { CONFLICTS } from '../src/contacts/links.ts'
import { LIVE_PAGE } from '../src/contacts/person-link.ts'
import { newId } from '../src/lib/ids.ts'
import { DAY_MS } from '../src/lib/time.ts'
import { NOTE, TIE, tieStatements } from '../src/pixel/person/tie.ts'
import { whoToken } from '../src/pixel/person/who.ts'
import { record } from '../src/pixel/record.ts'
import { blank } from './beacon.ts'
import { addCatalogue, api, call, ORIGIN } from './call.ts'

const { DB } = env
const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Mobile/15E148 Safari/604.1'
const PAGE = `${ORIGIN}/spring/ad-1`

beforeAll(async () => {
  await addCatalogue()
  expect((await api('POST', 'campaigns/spring/ads/ad-1/publish', {})).status).toBe(200)
})

let people = 0

/** Somebody who sent a form; answers their id. */
async function lead(visitor: string | null, more: Partial<Lead> & { email?: string } = {}): Promise<string> {
  const { email = `p${++people}@example.com`, ...rest } = more
  const person = { phone: null, first_name: null, last_name: null, company: null, country: null, email }
  const eventId = rest.eventId ?? newId()
  const consent = { contact: true, ads: true, gpc: false, textVersion: 'x' }
  const about = { campaign: 'spring', ad: 'ad-1', version: 1, message: null, consent, person, visitor }
  await storeLead(DB, env.DATA_KEY, { ...about, eventId, ...rest }, Date.now())
  return (await DB.prepare('SELECT contact_id FROM conversions WHERE id = ?1').bind(eventId).first('contact_id'))!
}

/** A browser that agreed to advertising. */
async function browser(): Promise<string> {
  const id = newId()
  await DB.prepare('INSERT INTO visitors (id, created_at) VALUES (?1, ?2)').bind(id, Date.now()).run()
  return id
}

const rowsOf = async (sql: string, ...params: string[]) =>
  (
    await DB.prepare(sql)
      .bind(...params)
      .all()
  ).results
const linksOf = (visitor: string) =>
  rowsOf('SELECT contact_id AS contact, act, how FROM identity_links WHERE visitor_id = ?1 ORDER BY id', visitor)
const ownerOf = (visitor: string) =>
  DB.prepare('SELECT contact_id FROM visitors WHERE id = ?1').bind(visitor).first<string>('contact_id')
const conflicts = async () => (await api('GET', 'identity/conflicts?limit=200')).json.items as { visitor: string }[]
const conflictsOf = async (visitor: string) => (await conflicts()).filter(item => item.visitor === visitor)

const beacon = (visitor: string | null, more: object = {}, v = newId()) =>
  call('POST', '/e', {
    token: null,
    raw: JSON.stringify({ v, c: 'spring', a: 'ad-1', ...more }),
    headers: { 'User-Agent': PHONE, ...(visitor && { Cookie: `__Host-l2l_visitor=${visitor}` }) },
  })
const said = async (answer: ReturnType<typeof beacon>) => (await answer).headers.get('x-pixel')
const tokenOf = (link: string) => new URL(link).searchParams.get('l2l_who')!

async function linkTo(contact: string): Promise<string> {
  const made = await api('POST', `contacts/${contact}/link`, { url: `${PAGE}?utm_source=crm` })
  expect(made.status).toBe(201)
  return tokenOf(made.json.url)
}

describe('a form ties its browser to a person', () => {
  test('that was tied to nobody; sent again it changes nothing', async () => {
    const [b, email] = [await browser(), 'same@example.com']
    const contact = await lead(b, { email })
    await lead(b, { email })
    expect(await ownerOf(b)).toBe(contact)
    expect(await linksOf(b)).toEqual([{ contact, act: 'tie', how: 'form' }])
  })

  test('and to nobody else by itself: that is noted once, and nothing changes', async () => {
    const b = await browser()
    const contact = await lead(b)
    const other = await lead(b, { email: 'other@example.com' })
    await lead(b, { email: 'other@example.com' })
    expect(await ownerOf(b)).toBe(contact)
    expect(await linksOf(b)).toEqual([
      { contact, act: 'tie', how: 'form' },
      { contact: other, act: 'conflict', how: 'form' },
    ])
    expect(await conflictsOf(b)).toEqual([expect.objectContaining({ visitor: b, contact: other, tiedTo: contact })])
  })

  test('with double opt-in only once the mail is confirmed', async () => {
    const [b, eventId] = [await browser(), newId()]
    const confirmation = { to: 'doi@example.com', subject: 'x', text: 'x', html: 'x' }
    const contact = await lead(b, { email: 'doi@example.com', eventId, confirmation })
    expect([await ownerOf(b), await linksOf(b)]).toEqual([null, []])
    await confirmLead(DB, env.DATA_KEY, (await findConfirmation(DB, eventId))!, Date.now())
    expect(await linksOf(b)).toEqual([{ contact, act: 'tie', how: 'mail' }])
    expect(await ownerOf(b)).toBe(contact)
  })
})

describe('a link for one person', () => {
  test('leads to a published page of ours, keeps its parameters, and names nobody', async () => {
    const contact = await lead(null)
    const { status, json } = await api('POST', `contacts/${contact}/link`, {
      url: `${PAGE}?utm_source=crm&a=1`,
      days: 90,
    })
    expect(status).toBe(201)
    const url = new URL(json.url)
    expect([url.origin + url.pathname, [...url.searchParams.keys()]]).toEqual([PAGE, ['utm_source', 'a', 'l2l_who']])
    const bytes = atob(tokenOf(json.url).split('.').at(-1)!.replaceAll('-', '+').replaceAll('_', '/'))
    expect(json.url + bytes).not.toContain(contact)
    expect(json.expiresAt - Date.now()).toBeLessThanOrEqual(90 * DAY_MS)
  })

  test.each([
    ['https://evil.example/spring/ad-1', 422],
    ['http://l2l.example/spring/ad-1', 422],
    [`${ORIGIN}/spring/no-such-ad`, 422],
    [`${ORIGIN}/spring/ad-1/thanks`, 422],
    [`${ORIGIN}/app`, 422],
    ['javascript:alert(1)', 422],
    ['/spring/ad-1', 422],
    [`${ORIGIN}/spring`, 201],
    [`${ORIGIN}/spring/ad-1/`, 201],
  ])('%s is answered %i', async (url, status) => {
    expect((await api('POST', `contacts/${await lead(null)}/link`, { url })).status).toBe(status)
  })

  test('lasts 90 days at most, and is made for somebody whom we know', async () => {
    expect((await api('POST', `contacts/${await lead(null)}/link`, { url: PAGE, days: 91 })).status).toBe(422)
    expect((await api('POST', `contacts/${newId()}/link`, { url: PAGE })).status).toBe(404)
  })

  test('ties a browser that agreed to advertising, once, and is kept nowhere', async () => {
    const [b, v, contact] = [await browser(), newId(), await lead(null)]
    const i = `l2l_who=${await linkTo(contact)}&fbclid=AbC`
    expect(await said(beacon(b, { i, g: 'l2l_who', q: 'utm_source=crm' }, v))).toBe('stored 1, link: tied')
    expect(await said(beacon(b, { i, g: 'l2l_who', q: 'utm_source=crm', e: 9 }, v))).toBe('stored 1, link: nothing new')
    expect([await ownerOf(b), await linksOf(b)]).toEqual([contact, [{ contact, act: 'tie', how: 'link' }]])
    const kept = JSON.stringify(
      await Promise.all(
        ['views', 'touches', 'identity_links', 'consents'].map(table => rowsOf(`SELECT * FROM ${table}`)),
      ),
    )
    expect(kept).not.toMatch(/l2l_who|k1\./)
    expect(kept).toContain('AbC')
  })

  test('followed without consent ties nobody', async () => {
    const [v, contact] = [newId(), await lead(null)]
    const i = `l2l_who=${await linkTo(contact)}`
    expect(await said(beacon(null, { i }, v))).toBe('stored 1')
    expect(await rowsOf('SELECT * FROM identity_links WHERE contact_id = ?1', contact)).toEqual([])
    const b = await browser()
    const gpc = { 'Sec-GPC': '1', Cookie: `__Host-l2l_visitor=${b}` }
    const raw = JSON.stringify({ v: newId(), c: 'spring', i })
    await call('POST', '/e', { token: null, raw, headers: gpc })
    expect([await ownerOf(b), await linksOf(b)]).toEqual([null, []])
  })

  test('forwarded to somebody whom we know is noted, and nothing changes', async () => {
    const b = await browser()
    const friend = await lead(b)
    const contact = await lead(null)
    const i = `l2l_who=${await linkTo(contact)}`
    expect(await said(beacon(b, { i }))).toBe('stored 1, link: a conflict')
    expect(await said(beacon(b, { i }))).toBe('stored 1, link: nothing new')
    expect(await ownerOf(b)).toBe(friend)
    expect(await conflictsOf(b)).toEqual([expect.objectContaining({ contact, tiedTo: friend, how: 'link' })])
  })

  test('that is forged, or too old, is ignored, and says so to who debugs it', async () => {
    const [b, contact, now] = [await browser(), await lead(null), Date.now()]
    const token = await linkTo(contact)
    const old = { contact, madeAt: now - 2 * DAY_MS, until: now - DAY_MS }
    const endless = { contact, madeAt: now - 91 * DAY_MS, until: now + DAY_MS }
    for (const [i, reason] of [
      [`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`, 'not ours'],
      ['k1.AAAA.AAAA', 'not ours'],
      [`k1.${'%'.repeat(9)}.x`, 'not ours'],
      [contact, 'not ours'],
      [await whoToken(env.DATA_KEY, { ...old, until: now + DAY_MS }), 'not ours'],
      [await whoToken(env.SIGNING_KEY, old), 'too old'],
      [await whoToken(env.SIGNING_KEY, endless), 'too old'],
    ]) {
      expect(await said(beacon(b, { i: `l2l_who=${i}` }))).toBe(`stored 1, link ignored: ${reason}`)
    }
    expect([await ownerOf(b), await linksOf(b)]).toEqual([null, []])
  })
})

describe('the team decides', () => {
  const members = async (): Promise<string[]> => {
    const rule = { campaigns: ['spring'], tiers: { min: 20, max: 49 }, windowDays: 30 }
    const found: string[] = []
    for await (const page of listMembers(DB, await criteriaOf(DB, rule, Date.now()))) found.push(...page.map(m => m.id))
    return found
  }

  test('an untied browser leaves the person’s audience at once, and comes back when it is tied again', async () => {
    const [b, contact] = [await browser(), await lead(null)]
    await DB.prepare('DELETE FROM conversions WHERE contact_id = ?1').bind(contact).run()
    const i = `l2l_who=${await linkTo(contact)}`
    await beacon(b, { i, e: 20_000, z: 1 })
    expect(await members()).toContain(contact)
    const untied = await api('POST', `visitors/${b}/untie`)
    expect([untied.status, untied.json]).toEqual([200, { visitor: b, contact: null }])
    expect(await members()).not.toContain(contact)
    expect((await api('POST', `visitors/${b}/tie`, { contact })).json).toEqual({ visitor: b, contact })
    expect(await members()).toContain(contact)
    expect(await linksOf(b)).toEqual([
      { contact, act: 'tie', how: 'link' },
      { contact, act: 'untie', how: 'team' },
      { contact, act: 'tie', how: 'team' },
    ])
    expect(await rowsOf('SELECT action FROM audit WHERE instr(target, ?1) ORDER BY id', b)).toEqual([
      { action: 'POST /visitors/:id/untie' },
      { action: 'POST /visitors/:id/tie' },
    ])
  })

  test('and what they untied is not tied again by the link that did it, but noted', async () => {
    const [b, contact] = [await browser(), await lead(null)]
    const i = `l2l_who=${await linkTo(contact)}`
    await beacon(b, { i })
    await api('POST', `visitors/${b}/untie`)
    expect(await said(beacon(b, { i, e: 5 }))).toBe('stored 1, link: a conflict')
    expect(await ownerOf(b)).toBeNull()
    expect(await conflictsOf(b)).toEqual([expect.objectContaining({ contact, tiedTo: null })])
    const somebody = await lead(b)
    expect(await ownerOf(b)).toBe(somebody)
  })

  test('tying to another settles the conflict, and both acts are on record', async () => {
    const b = await browser()
    const before = await lead(b)
    const after = await lead(b)
    expect(await conflictsOf(b)).toHaveLength(1)
    expect((await api('POST', `visitors/${b}/tie`, { contact: after })).status).toBe(200)
    expect([await ownerOf(b), await conflictsOf(b)]).toEqual([after, []])
    expect((await linksOf(b)).slice(2)).toEqual([
      { contact: before, act: 'untie', how: 'team' },
      { contact: after, act: 'tie', how: 'team' },
    ])
  })

  test('keeping who it was settles the conflict too', async () => {
    const b = await browser()
    const contact = await lead(b)
    await lead(b)
    await api('POST', `visitors/${b}/tie`, { contact })
    expect([await ownerOf(b), await conflictsOf(b)]).toEqual([contact, []])
  })

  test('of browsers and people whom nobody knows there is nothing to decide', async () => {
    const [b, contact] = [await browser(), await lead(null)]
    expect((await api('POST', `visitors/${newId()}/untie`)).status).toBe(404)
    expect((await api('POST', `visitors/${newId()}/tie`, { contact })).status).toBe(404)
    expect((await api('POST', `visitors/${b}/tie`, { contact: newId() })).status).toBe(404)
    expect((await api('POST', `visitors/${b}/untie`)).status).toBe(200)
    expect(await linksOf(b)).toEqual([])
  })
})

describe('erased stays erased', () => {
  const email = 'gone@example.com'
  const known = (contact: string) => rowsOf('SELECT * FROM contacts WHERE id = ?1 AND erased_at IS NULL', contact)
  const traces = async (b: string, contact: string) => [
    await rowsOf('SELECT * FROM touches WHERE visitor_id = ?1', b),
    await rowsOf('SELECT * FROM engagements WHERE visitor_id = ?1', b),
    await rowsOf('SELECT * FROM identity_links WHERE visitor_id = ?1 OR contact_id = ?2', b, contact),
    await rowsOf('SELECT * FROM visitors WHERE contact_id = ?1', contact),
  ]

  test('when a late beacon, the same form or a link made before arrives', async () => {
    const [b, v, eventId] = [await browser(), newId(), newId()]
    await beacon(b, { e: 20_000 }, v)
    const contact = await lead(b, { email, eventId, view: v })
    const i = `l2l_who=${await linkTo(contact)}`
    await lead(b) // a conflict with somebody else
    const shared = await browser()
    const neighbour = await lead(shared)
    await lead(shared, { email }) // and with the browser of another
    expect((await api('POST', 'erasures', { email })).status).toBe(202)
    expect(await traces(b, contact)).toEqual([[], [], [], []])

    await beacon(b, { e: 30_000, i }, v)
    await lead(b, { email, eventId, view: v })
    const another = await browser()
    await DB.batch(tieStatements(DB, { visitor: another, contact, how: 'form' }, Date.now()))
    expect(await said(beacon(another, { i }))).toBe('stored 1, link: nothing new')
    expect(await traces(b, contact)).toEqual([[], [], [], []])
    expect([await known(contact), await ownerOf(another), await ownerOf(shared)]).toEqual([[], null, neighbour])
    expect((await api('GET', `contacts/${contact}`)).status).toBe(404)
    expect((await api('POST', `contacts/${contact}/link`, { url: PAGE })).status).toBe(404)
    expect((await api('POST', `visitors/${another}/tie`, { contact })).status).toBe(404)
    expect((await api('POST', `visitors/${b}/tie`, { contact: await lead(null) })).status).toBe(404)
  })

  test('and who comes back by a form is not found by a link of before', async () => {
    const address = 'back-again@example.com'
    const contact = await lead(null, { email: address })
    const i = `l2l_who=${await linkTo(contact)}`
    await api('POST', 'erasures', { email: address })
    const [b, again] = [await browser(), await browser()]
    expect(await lead(b, { email: address })).toBe(contact)
    expect(await ownerOf(b)).toBe(contact)
    await beacon(again, { i })
    expect([await ownerOf(again), await linksOf(again)]).toEqual([null, []])
  })

  test.each(['erased', 'withdrawn'])('a browser that was %s is nobody’s, for good', async how => {
    const [b, v] = [await browser(), newId()]
    await beacon(b, { e: 20_000 }, v)
    const contact = await lead(b)
    const i = `l2l_who=${await linkTo(contact)}`
    if (how === 'erased') await api('POST', 'erasures', { visitor: b })
    else {
      const raw = new URLSearchParams({ choice: 'refused', page: 'spring/ad-1@1', text_version: 'x' })
      await call('POST', '/privacy/consent', { token: null, raw, headers: { Cookie: `__Host-l2l_visitor=${b}` } })
    }
    await beacon(b, { e: 30_000, i }, v)
    await lead(b)
    expect(await traces(b, contact)).toEqual([[], [], [], []])
    expect((await api('POST', `visitors/${b}/tie`, { contact })).status).toBe(404)
  })
})

describe('one person', () => {
  const NOW = Date.now()
  const touch = (visitor: string, source: string, daysAgo: number, more = {}) =>
    blank(newId(), { visitor, source, at: NOW - daysAgo * DAY_MS, ad: `ad-${source}`, ...more })

  test('is shown with first and last touch, visits, leads, purchases and browsers', async () => {
    const [b, phone] = [await browser(), await browser()]
    await record(DB, [
      touch(b, 'tiktok', 20, { bots: 4, bot: 'webdriver' }),
      touch(b, 'meta', 9),
      touch(phone, 'google', 5),
      touch(b, 'direct', 1),
    ])
    const eventId = newId()
    const contact = await lead(b, {
      eventId,
      person: {
        email: 'seen@example.com',
        phone: null,
        first_name: 'Camille',
        last_name: null,
        company: null,
        country: null,
      },
    })
    await beacon(phone, { i: `l2l_who=${await linkTo(contact)}` })
    const sale = { id: 'order-1', kind: 'purchase', lead: eventId, value: 49.9, currency: 'EUR' }
    expect((await api('POST', 'conversions', sale)).status).toBe(201)

    const { status, json, headers } = await api('GET', `contacts/${contact}`)
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(json).toMatchObject({
      person: { email: 'seen@example.com', first_name: 'Camille' },
      consents: { contact: expect.any(Number), ads: expect.any(Number) },
      firstTouch: { campaign: 'spring', ad: 'ad-meta', source: 'meta', at: NOW - 9 * DAY_MS },
      lastTouch: { source: 'google' },
      leads: [{ id: eventId, campaign: 'spring', ad: 'ad-1' }],
      purchases: [{ id: 'order-1', value: 49.9, currency: 'EUR' }],
      browsers: [
        { visitor: b, how: 'form' },
        { visitor: phone, how: 'link' },
      ],
    })
    expect(json.visits).toBe(4)
    await DB.prepare(`DELETE FROM views WHERE source = 'meta'`).run() // measurement that was kept for a shorter time
    expect((await api('GET', `contacts/${contact}`)).json.firstTouch).toMatchObject({ source: 'meta' })
    expect(JSON.stringify(json)).not.toContain('sealed')
  })

  test('whom no browser is tied to has no touch, and one who always came directly came directly', async () => {
    const quiet = await api('GET', `contacts/${await lead(null)}`)
    expect(quiet.json).toMatchObject({ firstTouch: null, lastTouch: null, visits: 0, browsers: [] })
    const b = await browser()
    await record(DB, [touch(b, 'direct', 3), touch(b, 'direct', 2)])
    const regular = await api('GET', `contacts/${await lead(b)}`)
    expect(regular.json).toMatchObject({ firstTouch: { at: NOW - 3 * DAY_MS }, lastTouch: { at: NOW - 2 * DAY_MS } })
  })

  test('is for editors alone', async () => {
    const key = await api('POST', 'keys', { name: 'reader', role: 'analyst' })
    const contact = await lead(null)
    for (const [method, path] of [
      ['GET', `contacts/${contact}`],
      ['POST', `contacts/${contact}/link`],
      ['POST', `visitors/${newId()}/untie`],
      ['GET', 'identity/conflicts'],
    ] as const) {
      const { status } = await call(method, `/api/${path}`, {
        token: key.json.key ?? key.json.token,
        body: method === 'POST' ? {} : undefined,
      })
      expect([path, status]).toEqual([path, 403])
    }
  })
})

describe('cost', () => {
  test.each([
    ['the first touch', FIRST_OF_PERSON, 1],
    ['the last touch', LAST_OF_PERSON, 1],
    ['visits', VISITS_OF_PERSON, 1],
    ['conversions', CONVERSIONS_OF_PERSON, 1],
    ['browsers', BROWSERS_OF_PERSON, 1],
    ['tying a browser, its note', NOTE, 6],
    ['tying a browser', TIE, 1],
    ['a page of ours', LIVE_PAGE, 4],
    ['conflicts', CONFLICTS, 2],
  ])('finding %s reads what it is about only', async (_, sql, params) => {
    const { results } = await DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .bind(...Array(params).fill('x'))
      .all<{ detail: string }>()
    const details = results.map(({ detail }) => detail)
    expect(details.filter(d => /^SCAN/.test(d) && !/SCAN r\b|CONSTANT ROW/.test(d))).toEqual([])
    expect(details.filter(d => /^SEARCH/.test(d)).length).toBeGreaterThan(0)
  })
})
