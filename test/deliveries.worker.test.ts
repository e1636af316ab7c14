import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { Hono } from 'hono'
import { beforeAll, describe, expect, test } from 'vitest'
import { mount } from '../src/accounts/endpoint.ts'
import type { Role } from '../src/accounts/roles.ts'
import { addKey } from '../src/accounts/store.ts'
import { PAGE } from '../src/audiences/members.ts'
import { audienceEndpoints } from '../src/audiences/routes.ts'
import { type Person, sealPerson } from '../src/contacts/person.ts'
import { jsonChunks } from '../src/db/query.ts'
import { feeds } from '../src/deliveries/feeds.ts'
import { deliveryEndpoints } from '../src/deliveries/routes.ts'
import type { Delivery } from '../src/deliveries/schema.ts'
import { onError } from '../src/fallbacks.ts'
import { sha256Hex } from '../src/lib/crypto.ts'

const { DB } = env
const MEMBERS = 12_000

const app = new Hono<{ Bindings: Env }>()
  .route('/api', mount([...audienceEndpoints, ...deliveryEndpoints]))
  .route('/', feeds)
  .onError(onError)

/** Answers once everything that the request left running is over, when there is no body that somebody has to read. */
async function call(path: string, init: RequestInit = {}) {
  const ctx = createExecutionContext()
  const response = await app.request(path, init, env, ctx)
  return { response, settled: () => waitOnExecutionContext(ctx) }
}

const as = (role: Role, init: RequestInit = {}) => ({ ...init, headers: { Authorization: `Bearer token-${role}` } })
const ledger = async () => (await DB.prepare('SELECT * FROM deliveries ORDER BY id').all<Delivery>()).results

async function download(path: string, init: RequestInit) {
  const { response, settled } = await call(path, init)
  const text = await response.text()
  await settled()
  return { response, text, lines: text.split('\r\n').slice(0, -1) }
}

const person = (n: number): Person => ({
  email: `p${n}@example.com`,
  phone: null,
  first_name: 'Zoé',
  last_name: n % 2 ? 'Durand, "fils"' : null,
  company: null,
  country: 'FR',
})

const ADD_CONTACTS = `
  INSERT INTO contacts (id, sealed, created_at, updated_at, ads_consent_at)
  SELECT j.value ->> 0, j.value ->> 1, 0, 0, 0 FROM json_each(?1) j`
const ADD_LEADS = `
  INSERT INTO conversions (id, kind, campaign, at, contact_id)
  SELECT id, 'lead', ?1, ?2, id FROM contacts WHERE id LIKE ?3`

/** `count` leads of a campaign whose ids, like a contact's, come in no order of time. */
async function leads(campaign: string, count: number, prefix: string): Promise<void> {
  const rows = await Promise.all(
    Array.from({ length: count }, async (_, n) => {
      const id = `${prefix}-${(await sha256Hex(`${n}`)).slice(0, 35 - prefix.length)}`
      return [id, await sealPerson(env.DATA_KEY, id, person(n))]
    }),
  )
  for (const chunk of jsonChunks(rows)) await DB.prepare(ADD_CONTACTS).bind(chunk).run()
  await DB.prepare(ADD_LEADS).bind(campaign, Date.now(), `${prefix}-%`).run()
}

async function audienceOf(campaign: string): Promise<string> {
  const { response } = await call('/api/audiences', {
    ...as('editor', { method: 'POST' }),
    body: JSON.stringify({ name: `Leads of ${campaign}`, campaigns: [campaign], tiers: { min: 50 }, windowDays: 30 }),
  })
  return (await response.json<{ id: string }>()).id
}

let large: string
let small: string

beforeAll(async () => {
  for (const role of ['editor', 'analyst', 'viewer'] as const) {
    await addKey(DB, { name: role, role, tokenHash: await sha256Hex(`token-${role}`) }, 0)
  }
  await DB.batch([
    DB.prepare(`INSERT INTO brands (id, name, kit, legal, created_at, updated_at) VALUES ('b', 'B', '{}', '{}', 0, 0)`),
    DB.prepare(`INSERT INTO campaigns VALUES ('large', 'b', 'C', 'fr-FR', 'EUR', NULL, 'active', NULL, 0, 0)`),
    DB.prepare(`INSERT INTO campaigns VALUES ('small', 'b', 'C', 'fr-FR', 'EUR', NULL, 'active', NULL, 0, 0)`),
  ])
  await leads('large', MEMBERS, 'l')
  await leads('small', 2, 's')
  large = await audienceOf('large')
  small = await audienceOf('small')
})

describe('an export', () => {
  test('holds every member of a long audience once, across pages, and the ledger counts them', async () => {
    expect(MEMBERS).toBeGreaterThan(2 * PAGE)
    const { response, lines } = await download(`/api/audiences/${large}/export/meta.csv`, as('editor'))
    expect(response.status).toBe(200)
    expect(lines[0]).toMatch(/^email,email,email,/)
    const emails = new Set(lines.slice(1).map(line => line.split(',')[0]))
    expect(lines).toHaveLength(MEMBERS + 1)
    expect(emails).toEqual(new Set(Array.from({ length: MEMBERS }, (_, n) => `p${n}@example.com`)))
    const last = (await ledger()).at(-1)
    expect(last).toMatchObject({
      kind: 'export',
      destination: 'meta',
      audience: large,
      members: MEMBERS,
      verdict: 'complete',
    })
    expect(last?.actor).toMatch(/^key:/)
  })

  test('is a CSV attachment whose name says nothing about the people in it, and is kept nowhere', async () => {
    const { response, text } = await download(`/api/audiences/${small}/export/google.csv`, as('editor'))
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="audience-google.csv"',
      'cache-control': 'no-store',
    })
    expect(text.startsWith('Email,Phone,First Name,Last Name,Country,Zip\r\n')).toBe(true)
    expect(text).toContain(`${await sha256Hex('p0@example.com')},,,,,\r\n`)
  })

  test('comes in the other form when asked', async () => {
    const plain = await download(`/api/audiences/${small}/export/google.csv?form=plain`, as('editor'))
    expect(plain.lines.slice(1).sort()).toEqual(['p0@example.com,,,,,', 'p1@example.com,,,,,'])
    const hashed = await download(`/api/audiences/${small}/export/meta.csv?form=hashed`, as('editor'))
    expect(hashed.text).not.toContain('@')
    expect(hashed.text).toContain(await sha256Hex('fr'))
    expect((await call(`/api/audiences/${small}/export/meta.csv?form=secret`, as('editor'))).response.status).toBe(422)
  })

  test('that its reader leaves is in the ledger as cut short, with what had gone out', async () => {
    const { response, settled } = await call(`/api/audiences/${large}/export/meta.csv`, as('editor'))
    const reader = response.body!.getReader()
    await reader.read()
    await reader.read()
    await reader.cancel()
    await settled()
    const last = (await ledger()).at(-1)
    expect(last?.verdict).toBe('cut-short')
    expect(last?.members).toBeLessThan(MEMBERS)
  })

  test('that breaks off does not look whole', async () => {
    await DB.prepare(
      `UPDATE contacts SET sealed = 'damaged' WHERE id = (SELECT max(id) FROM contacts WHERE id LIKE 's-%')`,
    ).run()
    await expect(download(`/api/audiences/${small}/export/meta.csv`, as('editor'))).rejects.toThrow()
    await leadsAgain()
  })

  test('of an unknown audience or destination is not found, and the answer lists the destinations', async () => {
    expect((await call('/api/audiences/none/export/meta.csv', as('editor'))).response.status).toBe(404)
    for (const file of ['myspace.csv', 'meta', 'meta.tsv', 'constructor.csv']) {
      const { response } = await call(`/api/audiences/${small}/export/${file}`, as('editor'))
      expect(response.status).toBe(404)
      expect(await response.text()).toContain('meta.csv, google.csv')
    }
  })

  test.each(['viewer', 'analyst'] as const)('is refused to a key of a %s', async role => {
    const before = await ledger()
    expect((await call(`/api/audiences/${small}/export/meta.csv`, as(role))).response.status).toBe(403)
    expect(await ledger()).toEqual(before)
  })
})

async function leadsAgain(): Promise<void> {
  await DB.batch([
    DB.prepare(`DELETE FROM conversions WHERE campaign = 'small'`),
    DB.prepare(`DELETE FROM contacts WHERE id LIKE 's-%'`),
  ])
  await leads('small', 2, 's')
}

describe('a feed', () => {
  interface Made {
    id: string
    url: string
    username: string
    password: string
  }
  const make = async (): Promise<Made> => {
    const body = JSON.stringify({ audience: small, destination: 'google' })
    const { response } = await call('/api/feeds', { ...as('editor', { method: 'POST' }), body })
    expect(response.status).toBe(201)
    return response.json<Made>()
  }
  const basic = (username: string, password: string, more: Record<string, string> = {}) => ({
    headers: { Authorization: `Basic ${btoa(`${username}:${password}`)}`, ...more },
  })

  test('is pulled by its URL, user name and password, and again on the next schedule', async () => {
    const feed = await make()
    expect(feed.url).toMatch(/\/feeds\/[0-9a-f-]{36}\/google\.csv$/)
    const pulled = await download(feed.url, basic(feed.username, feed.password))
    expect(pulled.response.status).toBe(200)
    expect(pulled.lines).toHaveLength(3)
    expect(pulled.lines[0]).toBe('Email,Phone,First Name,Last Name,Country,Zip')
    expect(pulled.text).not.toContain('@')
    expect((await ledger()).at(-1)).toMatchObject({
      kind: 'feed',
      actor: `feed:${feed.id}`,
      members: 2,
      verdict: 'complete',
    })
    const again = await download(`${feed.url}?anything=1`, basic(feed.username, feed.password))
    expect(again.text).toBe(pulled.text)
  })

  test('answers HEAD like GET, without a body and without a line in the ledger', async () => {
    const feed = await make()
    const before = await ledger()
    const { response, settled } = await call(feed.url, { method: 'HEAD', ...basic(feed.username, feed.password) })
    await settled()
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(await response.text()).toBe('')
    expect(await ledger()).toEqual(before)
  })

  test('tells a stranger nothing, not even whether it exists', async () => {
    const feed = await make()
    const revoked = await make()
    await call(`/api/feeds/${revoked.id}`, as('editor', { method: 'DELETE' }))
    const answers = await Promise.all(
      [
        [feed.url, {}],
        [feed.url, basic(feed.username, 'wrong')],
        [feed.url, basic('wrong', feed.password)],
        [feed.url, basic('', '')],
        [feed.url, { headers: { Authorization: 'Basic ====' } }],
        [feed.url, { headers: { Authorization: `Bearer token-editor` } }],
        [revoked.url, basic(revoked.username, revoked.password)],
        [feed.url.replace(feed.id, 'none'), basic('', '')],
        [feed.url.replace(feed.id, revoked.id), basic(feed.username, feed.password)],
        [feed.url.replace('google', 'other'), basic(feed.username, 'wrong')],
      ].map(async ([url, init]) => {
        const { response } = await call(url as string, init as RequestInit)
        return [response.status, response.headers.get('www-authenticate'), await response.text()]
      }),
    )
    expect(answers[0]).toEqual([
      401,
      'Basic realm="like2lead", charset="UTF-8"',
      expect.stringContaining('unauthorized'),
    ])
    for (const answer of answers) expect(answer).toEqual(answers[0])
  })

  test('has one file', async () => {
    const feed = await make()
    const { response } = await call(feed.url.replace('google', 'meta'), basic(feed.username, feed.password))
    expect(response.status).toBe(404)
  })

  test('ends at once when it is revoked, and once only', async () => {
    const feed = await make()
    const revoke = async () => (await call(`/api/feeds/${feed.id}`, as('editor', { method: 'DELETE' }))).response.status
    expect(await revoke()).toBe(204)
    expect((await call(feed.url, basic(feed.username, feed.password))).response.status).toBe(401)
    expect(await revoke()).toBe(404)
  })

  test('slows down whoever guesses from one address, and counts nobody who has none', async () => {
    const feed = await make()
    const guess = async (headers: Record<string, string>) =>
      (await call(feed.url, basic(feed.username, 'guess', headers))).response.status
    const statuses: number[] = []
    for (let i = 0; i < 12; i++) statuses.push(await guess({ 'CF-Connecting-IP': '192.0.2.1' }))
    expect(statuses[0]).toBe(401)
    expect(statuses.at(-1)).toBe(429)
    expect(await guess({ 'CF-Connecting-IP': '192.0.2.2' })).toBe(401)
    expect(await guess({})).toBe(401)
  })

  test('shows its password once and stores only a hash of it', async () => {
    const feed = await make()
    const { response } = await call('/api/feeds', as('analyst'))
    const list = await response.text()
    expect(list).toContain(feed.id)
    expect(list).not.toContain(feed.password)
    const { results } = await DB.prepare('SELECT * FROM feeds').all()
    expect(JSON.stringify(results)).not.toContain(feed.password)
  })

  test.each<[object, string]>([
    [{ audience: 'none', destination: 'google' }, 'unknown-audience'],
    [{ audience: 'none', destination: 'myspace' }, 'invalid-body'],
  ])('of %o is refused as %s', async (body, code) => {
    const { response } = await call('/api/feeds', { ...as('editor', { method: 'POST' }), body: JSON.stringify(body) })
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({ error: { code } })
  })

  test('is made by editors only', async () => {
    const body = JSON.stringify({ audience: small, destination: 'google' })
    expect((await call('/api/feeds', { ...as('analyst', { method: 'POST' }), body })).response.status).toBe(403)
  })
})

test('the ledger is read latest first, with counts and no names', async () => {
  const { response } = await call('/api/deliveries?limit=1', as('analyst'))
  const page = await response.json<{ items: Delivery[]; next: string }>()
  expect(page.items[0]).toEqual((await ledger()).at(-1))
  expect(page.next).toBe(page.items[0]?.id)
})
