// Long on purpose: inside workerd a subject is one file, with one world at its top that its parts share.
import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addPerson } from '../src/accounts/people-store.ts'
import type { Role } from '../src/accounts/roles.ts'
import { addSession } from '../src/accounts/store.ts'
import { indexesOf } from '../src/contacts/identity.ts'
import { type Lead, storeLead } from '../src/contacts/lead.ts'
import * as accessSql from '../src/contacts/requests/access-store.ts'
import { REMOVALS } from '../src/contacts/requests/certificate.ts'
import { dueAt } from '../src/contacts/requests/due.ts'
import { COUNTS, EVENTS, FILES, LISTS, TIERS, WEBHOOKS } from '../src/contacts/requests/found.ts'
import { erase } from '../src/contacts/requests/run.ts'
import { LATELY, LIST, OPEN } from '../src/contacts/requests/store.ts'
import { forgetOutlivedContacts, OUTLIVED } from '../src/contacts/retention.ts'
import { words } from '../src/dashboard/words.ts'
import { onSchedule } from '../src/jobs.ts'
import { sha256Hex } from '../src/lib/crypto.ts'
import { newId } from '../src/lib/ids.ts'
import { DAY_MS, dayOf, monthsBefore } from '../src/lib/time.ts'
import { forgetOldViews } from '../src/pixel/days/retention.ts'
import { record } from '../src/pixel/record.ts'
import { CHOICES, FORMS, VIEWS_BY } from '../src/privacy/consent-store.ts'
import { OLD_VIEWS, OLD_VISITORS } from '../src/privacy/due-store.ts'
import { LEFT, TOTALS } from '../src/privacy/register.ts'
import { blank } from './beacon.ts'
import { addCatalogue, api, call, count } from './call.ts'
import { PAGE_FAULTS } from './page-faults.ts'

const { DB } = env
const NOW = Date.now()
const TODAY = dayOf(NOW)
const keys: Partial<Record<Role, string>> = {}

beforeAll(async () => {
  await addCatalogue()
  for (const role of ['owner', 'editor', 'analyst', 'viewer'] as const)
    keys[role] = (await api('POST', 'keys', { name: role, role })).json.token
})

const as = (role: Role, method: string, path: string, body?: unknown) =>
  call(method, `/api/${path}`, { token: keys[role]!, ...(body !== undefined && { body }) })

const NOBODY = { email: null, phone: null, first_name: null, last_name: null, company: null, country: null }

async function lead(person: Partial<Lead['person']>, more: Partial<Lead> = {}, at = NOW): Promise<string> {
  const eventId = newId()
  const consent = { contact: true, ads: true, gpc: false, textVersion: '2026-11-fr' }
  const sent = { eventId, campaign: 'spring', ad: 'ad-1', version: 1, message: 'Rappelez-moi', visitor: null, consent }
  await storeLead(DB, env.DATA_KEY, { ...sent, person: { ...NOBODY, ...person }, ...more }, at)
  return eventId
}

const contactOf = async (email: string): Promise<string> =>
  (await DB.prepare('SELECT id FROM contacts WHERE email_index = ?1')
    .bind((await indexesOf(env.DATA_KEY, { email, phone: null })).email)
    .first<string>('id'))!

/** On a list of an ad platform, as a run of it left them. */
async function onList(contact: string): Promise<void> {
  await DB.batch([
    DB.prepare(
      `INSERT INTO connections (id, destination, name, settings, secrets_sealed, events, events_since, created_at, updated_at)
       VALUES ('k1', 'meta', 'Compte', '{}', 'x', '[]', 0, 0, 0) ON CONFLICT DO NOTHING`,
    ),
    DB.prepare(
      `INSERT INTO lists (id, audience, connection, name, every_hours, created_at, due_at)
       VALUES ('019ab0c5-2c00-7abc-8def-000000000001', 'a', 'k1', 'L', 24, 0, 0) ON CONFLICT DO NOTHING`,
    ),
    DB.prepare(
      `INSERT INTO sent_members (list, contact_id, state, rows_sealed) VALUES ('019ab0c5-2c00-7abc-8def-000000000001', ?1, 'sent', 'rows')`,
    ).bind(contact),
  ])
}

describe('a request for erasure', () => {
  test('is looked at before it is done: what goes, what stays and who was told', async () => {
    await lead({ email: 'anna@example.com', first_name: 'Anna' })
    await onList(await contactOf('anna@example.com'))
    const { status, json } = await as('editor', 'POST', 'privacy/preview', { email: ' Anna@Example.com ' })
    expect(status).toBe(200)
    expect(json).toMatchObject({ goes: { people: 1, answers: 1 }, stays: { leads: 1, proofs: 2 }, lists: ['meta'] })
    expect(await count('privacy_requests')).toBe(0) // looking is no request
  })

  test('leaves a certificate that names nobody and says what each platform confirmed', async () => {
    const { status, json } = await as('editor', 'POST', 'erasures', { email: 'anna@example.com' })
    expect(status).toBe(202)
    const certificate = async () => (await as('editor', 'GET', `privacy/requests/${json.id}`)).json
    expect(await certificate()).toMatchObject({
      kind: 'erasure',
      found: { goes: { people: 1, answers: 1 } },
      lists: [{ destination: 'meta', state: 'waiting' }],
    })
    await DB.prepare(`UPDATE sent_members SET state = 'leaving', work = NULL`).run()
    expect((await certificate()).lists).toEqual([{ destination: 'meta', state: 'told' }])
    await DB.prepare('DELETE FROM sent_members').run()
    expect((await certificate()).lists).toEqual([{ destination: 'meta', state: 'gone' }])
    expect(JSON.stringify(await certificate())).not.toMatch(/anna|example/i)
  })

  test('that is sent twice within a day is one request, with the certificate of what was done', async () => {
    const again = await as('editor', 'POST', 'erasures', { email: 'anna@example.com' })
    expect(again.status).toBe(202)
    expect((await as('editor', 'GET', `privacy/requests/${again.json.id}`)).json.found.goes.people).toBe(1)
    expect(await count('privacy_requests')).toBe(1)
  })

  test('of somebody unknown is answered as any other', async () => {
    const { status, json } = await as('editor', 'POST', 'erasures', { email: 'nobody@example.com' })
    expect([status, Object.keys(json)]).toEqual([202, ['id']])
  })

  test('that stopped half-way is done again, and its certificate still says what there was', async () => {
    await lead({ email: 'half@example.com' })
    const noted = await as('editor', 'POST', 'privacy/requests', { kind: 'erasure', email: 'half@example.com' })
    const dying = new Proxy(DB, {
      get: (target, name) => {
        const of = Reflect.get(target, name)
        if (name !== 'prepare') return typeof of === 'function' ? of.bind(target) : of
        return (sql: string) => {
          if (sql.includes('SET ended_at')) throw new Error('the machine stops') // everything else is done by then
          return target.prepare(sql)
        }
      },
    })
    const asked = { who: { email: 'half@example.com' }, receivedAt: NOW, by: 'admin', id: noted.json.id }
    await expect(erase({ DB: dying, DATA_KEY: env.DATA_KEY }, asked, NOW)).rejects.toThrow('the machine stops')
    expect((await as('editor', 'GET', `privacy/requests/${noted.json.id}`)).json.endedAt).toBeNull()
    const done = await as('editor', 'POST', `privacy/requests/${noted.json.id}/erase`)
    expect(done.json).toMatchObject({ found: { goes: { people: 1 } }, endedAt: expect.any(Number) })
  })

  test('of a browser ends it, and leaves the person', async () => {
    const visitor = newId()
    await DB.prepare('INSERT INTO visitors (id, created_at) VALUES (?1, ?2)').bind(visitor, NOW).run()
    await lead({ email: 'bruno@example.com' }, { visitor })
    const { json } = await as('editor', 'POST', 'erasures', { visitor })
    const { found } = (await as('editor', 'GET', `privacy/requests/${json.id}`)).json
    expect(found.goes).toMatchObject({ people: 0, browsers: 1 })
    expect((await as('editor', 'POST', 'privacy/preview', { email: 'bruno@example.com' })).json.goes.people).toBe(1)
  })
})

describe('a request that is noted for later', () => {
  test('is due within a month, keeps who asks sealed, and forgets them once it is done', async () => {
    await lead({ email: 'clara@example.com', first_name: 'Clara' })
    const received = dayOf(NOW - 3 * DAY_MS)
    const noted = await as('editor', 'POST', 'privacy/requests', {
      kind: 'access',
      email: 'clara@example.com',
      received,
    })
    expect(noted.status).toBe(201)
    expect(noted.json.dueAt).toBe(dueAt(Date.parse(received)))
    const stored = async () =>
      DB.prepare('SELECT * FROM privacy_requests WHERE id = ?1').bind(noted.json.id).first<Record<string, unknown>>()
    expect(JSON.stringify(await stored())).not.toContain('clara')
    const preview = await as('editor', 'POST', `privacy/requests/${noted.json.id}/preview`)
    expect(preview.json).toMatchObject({ named: { email: 'clara@example.com' }, goes: { people: 1 } })
    const done = await as('editor', 'POST', `privacy/requests/${noted.json.id}/access`)
    expect(done.json.file.person).toMatchObject({ email: 'clara@example.com', first_name: 'Clara' })
    expect((await stored())?.sealed).toBe('')
    expect((await as('editor', 'POST', `privacy/requests/${noted.json.id}/access`)).status).toBe(409)
  })

  test('may be declined with its reason, and forgets who asked too', async () => {
    const noted = await as('editor', 'POST', 'privacy/requests', { kind: 'erasure', email: 'doubt@example.com' })
    const { json } = await as('editor', 'POST', `privacy/requests/${noted.json.id}/decline`, { reason: 'identity' })
    expect(json).toMatchObject({ declined: 'identity', found: null })
    expect((await as('editor', 'POST', `privacy/requests/${noted.json.id}/erase`)).json.error.code).toBe(
      'request-ended',
    )
  })

  test.each([
    ['tomorrow', dayOf(NOW + 2 * DAY_MS)],
    ['years ago', '2001-01-01'],
  ])('cannot have been received %s', async (_, received) => {
    const { status, json } = await as('editor', 'POST', 'privacy/requests', {
      kind: 'access',
      email: 'x@example.com',
      received,
    })
    expect([status, json.error.issues[0].path]).toEqual([422, 'received'])
  })
})

describe('a request for access', () => {
  test('answers all that is known of the person, and nothing of anybody else', async () => {
    const UTM = 'utm_source=ig&utm_id=7'
    const visitor = newId()
    await DB.prepare('INSERT INTO visitors (id, created_at, user_agent) VALUES (?1, ?2, ?3)')
      .bind(visitor, NOW, 'Test/1')
      .run()
    const view = newId()
    await record(DB, [
      blank(view, { at: NOW, campaign: 'spring', ad: 'ad-1', visitor, consent: 2, clicks: 'fbclid=abc', utm: UTM }),
    ])
    await lead({ email: 'dora@example.com', phone: '+33199000009' }, { visitor, view, extras: { taille: 'M' } })
    const { json, headers } = await as('editor', 'POST', 'privacy/access', { email: 'dora@example.com' })
    expect(headers.get('cache-control')).toBe('no-store')
    const { file } = json
    expect(file.person).toMatchObject({ email: 'dora@example.com', phone: '+33199000009' })
    expect(file.forms).toMatchObject([
      { campaign: 'spring', answers: { message: 'Rappelez-moi', extras: { taille: 'M' } } },
    ])
    expect(file.choices.map(({ purpose, agreed }: { purpose: string; agreed: boolean }) => [purpose, agreed])).toEqual(
      expect.arrayContaining([
        ['contact', true],
        ['ads', true],
      ]),
    )
    expect(file.browsers).toMatchObject([{ id: visitor, program: 'Test/1', visits: [{ clickIds: { fbclid: 'abc' } }] }])
    expect(file.pages).toMatchObject([{ id: view, utm: { utm_source: 'ig', utm_id: '7' } }])
    expect(JSON.stringify(file)).not.toMatch(/bruno|clara/)
  })

  test('by a phone that several people share is refused: none may read what is another’s', async () => {
    await lead({ email: 'mother@example.com', phone: '+33199000001' })
    await lead({ phone: '+33199000001', first_name: 'Fils' })
    const { status, json } = await as('editor', 'POST', 'privacy/access', { phone: '+33 1 99 00 00 01' })
    expect([status, json.error.code]).toEqual([409, 'several-people'])
    expect((await as('editor', 'POST', 'privacy/preview', { phone: '+33199000001' })).json.goes.people).toBe(2)
  })

  test('of somebody unknown is answered as any other', async () => {
    const { status, json } = await as('editor', 'POST', 'privacy/access', { email: 'nobody-else@example.com' })
    expect([status, json.file.person, json.file.forms]).toEqual([200, null, []])
  })
})

test('no e-mail, phone or browser of a request is in the trail, whatever was asked', async () => {
  const { results } = await DB.prepare('SELECT * FROM audit').all()
  expect(results.length).toBeGreaterThan(5)
  expect(JSON.stringify(results)).not.toMatch(/@|example|\+33/)
})

test.each([
  ['POST', 'privacy/preview', 'editor'],
  ['POST', 'privacy/requests', 'editor'],
  ['GET', 'privacy/requests', 'editor'],
  ['POST', 'privacy/access', 'editor'],
  ['POST', 'erasures', 'editor'],
  ['GET', 'privacy/consent', 'analyst'],
  ['GET', 'privacy/register', 'analyst'],
  ['GET', 'privacy/retention', 'analyst'],
  ['PUT', 'privacy/retention', 'owner'],
  ['GET', 'privacy/facts', 'analyst'],
] as const)('%s /api/%s is for the role %s and above', async (method, path, need) => {
  const below = { owner: 'editor', editor: 'analyst', analyst: 'viewer' } as const
  const body = method === 'GET' ? undefined : { email: 'role@example.com', kind: 'access' }
  expect((await as(below[need], method, path, body)).status).toBe(403)
  expect((await as(need, method, path, body)).status).not.toBe(403)
})

describe('consent', () => {
  beforeAll(async () => {
    await DB.batch(['views', 'consents', 'conversions'].map(table => DB.prepare(`DELETE FROM ${table}`)))
    const seen = (consent: 0 | 1 | 2, device: 'mobile' | 'desktop') =>
      blank(newId(), { at: NOW, campaign: 'spring', ad: 'ad-1', consent, device, source: 'meta' })
    await record(DB, [
      ...[seen(2, 'mobile'), seen(2, 'mobile'), seen(1, 'mobile')],
      ...[seen(0, 'desktop'), seen(0, 'desktop')],
    ])
    const gpc = { contact: false, ads: true, gpc: true, textVersion: 'v' }
    await lead({ email: 'e1@example.com' })
    await lead({ email: 'e2@example.com' }, { consent: gpc })
    await lead({ email: 'e3@example.com' }, { consent: { ...gpc, gpc: false, ads: false } })
    const choice = (id: string, how: string, page: string, text = 'v') =>
      DB.prepare(`INSERT INTO consents VALUES (?1, 'visitor:x', 'ads', 0, ?2, ?4, ?3, ?5)`).bind(
        id,
        how,
        page,
        text,
        NOW,
      )
    await DB.batch([
      choice('w1', 'withdrawal', 'spring/ad-1@1'),
      choice('v.withdrawn', 'banner', 'shop.example/page'),
      choice('r.refused', 'banner', 'spring/ad-1@1'),
      choice('g1', 'gpc', 'spring/ad-1@1'),
      choice('s1', 'withdrawal', '', 'silent'),
      choice('e1', 'withdrawal', '', ''), // an erasure: no choice of a banner
    ])
  })

  test('is told by what each visit answered, cut by campaign, device and source', async () => {
    const { json } = await as('analyst', 'GET', 'privacy/consent')
    // Each lead marks a view that no beacon told of.
    expect(json.whole).toEqual({ views: 8, granted: 2, refused: 1, unanswered: 5 })
    expect(json.by.device).toContainEqual({
      part: 'mobile',
      split: { views: 3, granted: 2, refused: 1, unanswered: 0 },
    })
    expect(json.by.campaign.map(({ part }: { part: string }) => part)).toEqual(['spring'])
    expect(json.weeks).toHaveLength(1)
  })

  test('to be contacted is one thing and to advertising another, and a browser’s signal refuses the second', async () => {
    const { json } = await as('analyst', 'GET', 'privacy/consent')
    expect(json.forms).toEqual([{ campaign: 'spring', leads: 3, people: 3, contact: 1, ads: 1, gpc: 1, waiting: 0 }])
  })

  test('withdrawn by people is told apart from what ended by itself, and an erasure is neither', async () => {
    const { json } = await as('analyst', 'GET', 'privacy/consent')
    expect(json.choices).toEqual({ granted: 0, refused: 1, gpc: 1, withdrawn: 2, silent: 1 })
  })

  test('is a file of figures too', async () => {
    const { text } = await as('analyst', 'GET', 'privacy/consent?format=csv')
    expect(text.split('\r\n').slice(0, 2)).toEqual(['cut,part,views,granted,refused,unanswered', 'all,,8,2,1,5'])
  })
})

describe('the register', () => {
  beforeAll(async () => {
    const sent = (destination: string, members: number) =>
      DB.prepare(
        `INSERT INTO deliveries (id, at, kind, destination, audience, actor, members, verdict) VALUES (?1, ?2, 'export', ?3, 'a', 'admin', ?4, 'complete')`,
      ).bind(newId(), NOW, destination, members)
    await DB.batch([sent('meta', 120), sent('meta', 30), sent('google', 7)])
    for (const [action, target] of [
      ['GET /leads?format=csv', '/api/leads?format=csv'],
      ['GET /export', '/api/export'],
    ])
      await DB.prepare(`INSERT INTO audit (id, at, actor, action, target) VALUES (?1, ?2, 'admin', ?3, ?4)`)
        .bind(newId(), NOW, action!, target!)
        .run()
  })

  test('lists all that left in a period, files of leads and whole archives too, with totals by platform', async () => {
    const { json } = await as('analyst', 'GET', `privacy/register?from=${TODAY}&to=${TODAY}`)
    expect(json.items.map(({ kind }: { kind: string }) => kind)).toEqual([
      'everything',
      'leads',
      'export',
      'export',
      'export',
    ])
    expect(json.totals).toContainEqual({ destination: 'meta', kind: 'export', times: 2, rows: 150, removed: 0 })
  })

  test('is filtered by platform and kind, page by page, and a file', async () => {
    const { json } = await as('analyst', 'GET', 'privacy/register?destination=meta&limit=1')
    expect([json.items.length, json.items[0].rows]).toEqual([1, 30])
    const next = await as('analyst', 'GET', `privacy/register?destination=meta&limit=1&cursor=${json.next}`)
    expect(next.json).toMatchObject({ items: [{ rows: 120 }], next: null })
    const { text } = await as('analyst', 'GET', 'privacy/register?kind=leads&format=csv')
    expect(text.trim().split('\r\n')).toHaveLength(2)
    const before = await as('analyst', 'GET', 'privacy/register?from=2026-01-01&to=2026-01-02')
    expect(before.json).toEqual({ items: [], next: null, totals: [] })
  })
})

describe('retention', () => {
  beforeEach(() =>
    DB.batch(['contacts', 'conversions', 'consents', 'customers', 'views'].map(t => DB.prepare(`DELETE FROM ${t}`))),
  )

  const brand = async (retentionMonths: number | null) => {
    const [{ id }] = (await api('GET', 'brands')).json.items
    expect((await api('PATCH', `brands/${id}`, { legal: { retentionMonths } })).status).toBe(200)
  }
  const known = async () =>
    (await DB.prepare('SELECT count(*) AS n FROM contacts WHERE erased_at IS NULL').first<number>('n'))!
  const YEAR_AGO = monthsBefore(NOW, 12)

  test('a person is forgotten when the time that the privacy page names is over, and not before', async () => {
    await brand(12)
    await lead({ email: 'old@example.com' }, {}, YEAR_AGO - DAY_MS)
    await lead({ email: 'young@example.com' }, {}, YEAR_AGO + 2 * DAY_MS)
    const { rows } = (await as('analyst', 'GET', 'privacy/retention')).json
    expect(rows.find(({ what }: { what: string }) => what === 'contacts').next).toEqual({ n: 1, more: false })
    await forgetOutlivedContacts(env, NOW)
    expect(await known()).toBe(1)
    expect(await contactOf('young@example.com')).toBeTruthy()
  })

  test('whoever came back since is kept, and so is everybody where no end is named', async () => {
    await brand(12)
    await lead({ email: 'back@example.com' }, {}, YEAR_AGO - 30 * DAY_MS)
    await lead({ email: 'back@example.com' }, {}, NOW - DAY_MS)
    await lead({ email: 'buyer@example.com' }, {}, YEAR_AGO - 30 * DAY_MS)
    await DB.prepare(`INSERT INTO customers (contact_id, last_at, import_id, updated_at) VALUES (?1, ?2, 'i', 0)`)
      .bind(await contactOf('buyer@example.com'), NOW - DAY_MS)
      .run()
    await forgetOutlivedContacts(env, NOW)
    expect(await known()).toBe(2)
    await brand(null)
    await lead({ email: 'ancient@example.com' }, {}, monthsBefore(NOW, 100))
    await forgetOutlivedContacts(env, NOW)
    expect(await known()).toBe(3)
  })

  test('an owner may keep views for fewer months than the deployment allows, never for more', async () => {
    expect((await as('owner', 'PUT', 'privacy/retention', { viewMonths: 2 })).json).toEqual({
      allowed: 25,
      chosen: 2,
      months: 2,
    })
    await record(DB, [blank(newId(), { at: monthsBefore(NOW, 3), campaign: 'spring', ad: 'ad-1' })])
    const rowOf = async () => {
      const { rows } = (await as('analyst', 'GET', 'privacy/retention')).json
      return rows.find(({ what }: { what: string }) => what === 'views')
    }
    expect((await rowOf()).next).toEqual({ n: 1, more: false })
    await forgetOldViews(env, NOW)
    expect(await count('views')).toBe(0)
    await forgetOldViews({ DB, MEASURED_MONTHS: '1' } as never, NOW)
    expect((await as('owner', 'PUT', 'privacy/retention', { viewMonths: 26 })).status).toBe(422)
    expect((await as('owner', 'PUT', 'privacy/retention', { viewMonths: null })).json.months).toBe(25)
  })

  test('each job of the night says when it ran last, and why it failed', async () => {
    await onSchedule({ cron: '17 3 * * *', scheduledTime: NOW } as never, { ...env, MEASURED_MONTHS: '99' } as never)
    const { rows } = (await as('analyst', 'GET', 'privacy/retention')).json
    const last = (what: string) => rows.find((row: { what: string }) => row.what === what).last
    expect(last('visitors')).toEqual({ name: 'forget old visitors', at: NOW, failed: '' })
    expect(last('views').failed).toContain('MEASURED_MONTHS is "99"')
  })
})

describe('the pages', () => {
  beforeAll(async () => {
    for (const role of ['owner', 'editor', 'analyst', 'viewer'] as const) {
      await DB.prepare(`INSERT INTO users (id, role, sealed, created_at) VALUES (?1, ?1, 'x', 0)`).bind(role).run()
      await addSession(DB, await sha256Hex(`session-${role}`), role, NOW, NOW + DAY_MS)
    }
    await lead({ email: 'erika@example.com', first_name: 'Erika' })
  })

  const cookie = (role: Role) => ({ Cookie: `__Host-l2l_session=session-${role}` })
  const see = (path: string, role: Role) => call('GET', `/app/privacy${path}`, { token: null, headers: cookie(role) })
  const send = (path: string, form: Record<string, string>, role: Role = 'editor') =>
    call('POST', `/app/privacy${path}`, {
      token: null,
      raw: new URLSearchParams(form),
      headers: { ...cookie(role), 'Sec-Fetch-Site': 'same-origin' },
    })

  test('exist in both languages, for those whom they are for, without a script', async () => {
    const pages = {
      '': 'analyst',
      '/register': 'analyst',
      '/requests': 'editor',
      '/retention': 'analyst',
      '/papers': 'analyst',
    } as const
    const papers = { '/papers/record': 'analyst', '/papers/dpia': 'analyst' } as const
    const below = { analyst: 'viewer', editor: 'analyst' } as const
    for (const [path, need] of Object.entries({ ...pages, ...papers }))
      for (const lang of ['fr', 'en'] as const) {
        const { status, text } = await see(`${path}?lang=${lang}`, need)
        expect([path, status]).toEqual([path, 200])
        expect(text).toContain(`<h1>${words[lang].privacy.title}</h1>`)
        expect(text).not.toMatch(PAGE_FAULTS)
        expect((await see(path, below[need])).status).toBe(403)
      }
  })

  test('somebody is looked for, what there is of them is shown, and only then it is done', async () => {
    const preview = await send('/requests/search', { who: 'erika@example.com', received: TODAY })
    expect(preview.status).toBe(200)
    expect(preview.text).toContain('erika@example.com')
    expect(await contactOf('erika@example.com')).toBeTruthy()
    const done = await send('/requests/erase', { who: 'erika@example.com', received: TODAY })
    expect(done.status).toBe(303)
    expect(done.headers.get('location')).toMatch(/^\/app\/privacy\/requests\/[0-9a-f-]{36}$/) // names nobody
    const certificate = await see(done.headers.get('location')!.replace('/app/privacy', ''), 'editor')
    expect(certificate.text).toContain(words.fr.privacy.requests.certificateTitle.erasure)
    expect(certificate.text).not.toMatch(/erika/i)
    expect(certificate.text).not.toMatch(PAGE_FAULTS)
  })

  test('the file for the person is a page that needs nothing else, and what they wrote cannot become markup', async () => {
    await lead({ email: 'fred@example.com', first_name: '<img src=x>' })
    const page = await send('/requests/access', { who: 'fred@example.com', format: 'html' })
    expect(page.headers.get('content-disposition')).toMatch(/^attachment; filename="access-[\w-]+\.html"$/)
    expect(page.text).toContain('&lt;img src=x&gt;')
    expect(page.text).not.toMatch(/<script|<link|src="http/)
    const json = await send('/requests/access', { who: 'fred@example.com', format: 'json' })
    expect(json.json.person.email).toBe('fred@example.com')
    const { items } = (await as('editor', 'GET', 'privacy/requests')).json
    const { reference } = json.json
    expect(items.filter((item: { reference: string }) => item.reference === reference)).toHaveLength(1) // one request, two files
  })

  test('a request that waits is opened, done, and leaves the log with its certificate', async () => {
    await lead({ email: 'gina@example.com' })
    expect((await send('/requests/note', { who: 'gina@example.com', kind: 'erasure', received: TODAY })).status).toBe(
      303,
    )
    const [{ id }] = (await as('editor', 'GET', 'privacy/requests')).json.items
    expect((await see('/requests', 'editor')).text).not.toContain('gina')
    expect((await send(`/requests/${id}/open`, {})).text).toContain('gina@example.com')
    expect((await send(`/requests/${id}/erase`, {})).headers.get('location')).toBe(`/app/privacy/requests/${id}`)
    expect((await send(`/requests/${id}/open`, {})).status).toBe(409)
  })

  test('a certificate names the colleague who did it, for as long as we know them', async () => {
    const location = (await send('/requests/erase', { who: 'hana@example.com', received: TODAY })).headers.get(
      'location',
    )!
    const noa = (await addPerson(env, { name: 'Noa Martin', email: null, role: 'editor' }, NOW))!
    await DB.prepare('UPDATE privacy_requests SET ended_by = ?1 WHERE id = ?2')
      .bind(`user:${noa}`, location.split('/').at(-1)!)
      .run()
    const said = async () =>
      Promise.all(
        [location.replace('/app/privacy', ''), '/requests'].map(async path => (await see(path, 'editor')).text),
      )
    for (const text of await said()) expect(text).toContain('Noa Martin')
    await DB.prepare('DELETE FROM users WHERE id = ?1').bind(noa).run()
    for (const text of await said()) {
      expect(text).toContain(`Collègue ${noa.slice(-4)}`)
      expect(text).not.toContain('Noa')
    }
  })

  test('what was typed wrong is said at its field, and nothing of it is lost', async () => {
    const { status, text } = await send('/requests/search', { who: 'Erika M', received: TODAY })
    expect(status).toBe(422)
    expect(text).toContain('value="Erika M"')
    expect(text).toContain('aria-invalid="true"')
  })

  test('an owner changes how long things are kept, and takes it back', async () => {
    const changed = await send('/retention', { months: '6' }, 'owner')
    const { text } = await see(changed.headers.get('location')!.replace('/app/privacy', ''), 'owner')
    expect(text).toContain(words.fr.privacy.retention.saved(words.fr.privacy.retention.what.views))
    await send('/retention', { months: '' }, 'owner')
    expect((await as('analyst', 'GET', 'privacy/retention')).json.views.months).toBe(25)
    const wrong = await send('/retention', { months: '99' }, 'owner')
    expect([wrong.status, wrong.text.includes('value="99"')]).toEqual([422, true])
    expect((await send('/retention', { months: '6' }, 'editor')).status).toBe(403)
  })

  test('a document can be taken away as Markdown, with what is left to people marked', async () => {
    const { headers, text } = await see('/papers/record?format=md&lang=en', 'analyst')
    expect(headers.get('content-type')).toContain('text/markdown')
    expect(text).toMatch(/^# Record of processing/)
    expect(text).toContain('**[To be filled in]**')
  })
})

test.each(
  Object.entries({
    ...{ COUNTS, LISTS, EVENTS, TIERS, WEBHOOKS, FILES, REMOVALS, LATELY, LIST, OPEN },
    ...Object.fromEntries(Object.entries(accessSql).filter(([, sql]) => typeof sql === 'string')),
    ...{ FORMS, CHOICES, OLD_VIEWS, OLD_VISITORS, LEFT, TOTALS, OUTLIVED },
    ...Object.fromEntries(Object.entries(VIEWS_BY).map(([cut, sql]) => [`VIEWS_BY.${cut}`, sql])),
  }) as [string, string][],
)('plan: %s reads no table whole that grows', async (_, sql) => {
  const places = Math.max(...[...sql.matchAll(/\?(\d)/g)].map(match => Number(match[1])), 0)
  const values = Array.from({ length: places }, (_, i) => (i === 0 ? '[]' : 1))
  const { results } = await DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .bind(...values)
    .all<{ detail: string }>()
  const SMALL = /^SCAN (json_each|wanted|w|j|k|r|campaigns|days|page|e|value|SUBQUERY|\(|CONSTANT)/
  expect(results.map(({ detail }) => detail).filter(line => line.startsWith('SCAN') && !SMALL.test(line))).toEqual([])
})
