// Long on purpose: inside workerd a subject is one file, with one world at its top that its parts share.
import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { sealPerson } from '../src/contacts/person.ts'
import { addConnection, openConnection } from '../src/deliveries/platforms/connection-store.ts'
import { openRows, sealRows } from '../src/deliveries/sync/member-rows.ts'
import { SEALED_COLUMNS } from '../src/encryption/columns.ts'
import { resealUnderNewKey, SETTLED_MS } from '../src/encryption/reseal.ts'
import { digestKeyOf, keyIdOf, sign } from '../src/lib/crypto.ts'
import { newId } from '../src/lib/ids.ts'
import { keyringOf, rotationOf } from '../src/lib/keyring.ts'
import { HOUR_MS, MINUTE_MS } from '../src/lib/time.ts'
import worker from '../src/local/whole.ts'
import { addCatalogue, count, ORIGIN } from './call.ts'
import { mortal } from './fakes/list-world.ts'
import { LISTS } from './fakes/lists.ts'
import { TEXTS } from './form.ts'

const { DB } = env
const NOW = Date.now()
const PATH = '/spring/ad-1'
const [OLD_DATA, OLD_SIGNING] = [env.DATA_KEY, env.SIGNING_KEY]
const [NEW_DATA, NEW_SIGNING] = ['bmV3LWRhdGEta2V5', 'bmV3LXNpZ25pbmcta2V5']

type Secrets = Pick<Env, 'DATA_KEY' | 'SIGNING_KEY'>
const before: Secrets = { DATA_KEY: OLD_DATA, SIGNING_KEY: OLD_SIGNING }
let [known, used, done] = [before, before, before]

interface Call {
  body?: unknown
  form?: Record<string, string>
  headers?: Record<string, string>
}

/** A request to a machine that has these secrets. */
async function ask(secrets: Secrets, method: string, path: string, { body, form, headers = {} }: Call = {}) {
  const ctx = createExecutionContext()
  const request = new Request(ORIGIN + path, {
    ...{ method, redirect: 'manual' as const },
    headers: { ...(path.startsWith('/api') && { Authorization: `Bearer ${env.ADMIN_TOKEN}` }), ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    ...(form && { body: new URLSearchParams(form) }),
  })
  const answer = await worker.fetch(request, { ...env, ...secrets }, ctx)
  const text = await answer.text()
  await waitOnExecutionContext(ctx)
  const json = answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : null
  return { status: answer.status, headers: answer.headers, text, json }
}

/** What a page that a machine with these secrets made ten seconds ago has in its form. */
async function pageOf({ SIGNING_KEY }: Secrets) {
  const time = (Date.now() - 10_000).toString(16).padStart(12, '0')
  const view = `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`
  return { view, token: await sign(SIGNING_KEY, `form ${PATH}`, `${view}~1~${TEXTS}`) }
}

async function sends(at: Secrets, email: string, page: Secrets = at): Promise<number> {
  const form = { ...(await pageOf(page)), email, first_name: 'Lou', message: `from ${email}`, consent_ads: '1' }
  return (await ask(at, 'POST', PATH, { form })).status
}

const erases = (at: Secrets, email: string) => ask(at, 'POST', '/api/erasures', { body: { email } })
const runs = (at: Secrets, now: number, db = DB) => resealUnderNewKey({ ...at, DB: db }, now)
const standing = async (at: Secrets) => (await ask(at, 'GET', '/api/encryption')).json

let audience = ''
let feed = { url: '', username: '', password: '' }
let session = ''
let connection = ''
const people = Array.from({ length: 12 }, (_, n) => `p${n}@example.com`)
const member = { list: newId(), contact: newId() }

/** Everybody in the list that is exported. */
async function exported(at: Secrets): Promise<string[]> {
  const { status, text } = await ask(at, 'GET', `/api/audiences/${audience}/export/meta.csv`)
  expect(status).toBe(200)
  return [...text.matchAll(/p\d+@example\.com/g)].map(([email]) => email).sort()
}

beforeAll(async () => {
  vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('no network here'))
  const rotation = async (old: string, fresh: string) => rotationOf(keyringOf(old), fresh, await digestKeyOf(old))
  const [data, signing] = [await rotation(OLD_DATA, NEW_DATA), await rotation(OLD_SIGNING, NEW_SIGNING)]
  const at = (step: 'known' | 'used' | 'done') => ({ DATA_KEY: data[step], SIGNING_KEY: signing[step] })
  ;[known, used, done] = [at('known'), at('used'), at('done')]

  await addCatalogue()
  expect((await ask(before, 'POST', '/api/campaigns/spring/ads/ad-1/publish', { body: {} })).status).toBe(200)
  const rule = { name: 'Leads', campaigns: ['spring'], tiers: { min: 50 }, windowDays: 180 }
  audience = (await ask(before, 'POST', '/api/audiences', { body: rule })).json.id
  feed = (await ask(before, 'POST', '/api/feeds', { body: { audience, destination: 'meta' } })).json
  const webhook = { name: 'CRM', url: 'https://crm.example/in', topics: ['lead.created'] }
  expect((await ask(before, 'POST', '/api/webhooks', { body: webhook })).status).toBe(201)
  const { settings, secrets } = LISTS.pinterest
  connection = await addConnection(
    DB,
    OLD_DATA,
    { destination: 'pinterest', name: 'Ours', settings, secrets, events: [] },
    NOW,
  )
  const invited = await ask(before, 'POST', '/api/users', {
    body: { name: 'Zoé', email: 'zoe@example.com', role: 'editor' },
  })
  expect(invited.status).toBe(201)
  expect(await Promise.all(people.map(email => sends(before, email)))).toEqual(people.map(() => 303))
  expect((await erases(before, 'p0@example.com')).status).toBe(202)
  await DB.prepare(`INSERT INTO sent_members (list, contact_id, state, rows_sealed) VALUES (?1, ?2, 'sent', ?3)`)
    .bind(
      member.list,
      member.contact,
      await sealRows(OLD_DATA, member.list, member.contact, [{ kind: 'all', cells: ['x'] }]),
    )
    .run()
  const asked = { kind: 'access', email: 'p5@example.com' }
  expect((await ask(before, 'POST', '/api/privacy/requests', { body: asked })).status).toBe(201)
  const link = (await ask(before, 'POST', '/api/sign-in-links', { body: {} })).json.url as string
  const token = new URL(link).searchParams.get('link')!
  const signedIn = await ask(before, 'POST', '/app/sign-in', { form: { link: token }, headers: { Origin: ORIGIN } })
  expect(signedIn.status).toBe(303)
  session = signedIn.headers
    .getSetCookie()
    .map(cookie => cookie.split(';')[0])
    .join('; ')
})

test('whatever is sealed in the database has a place in the rotation', async () => {
  const { results } = await DB.prepare(`SELECT name, sql FROM sqlite_master WHERE type = 'table'`).all<{
    name: string
    sql: string
  }>()
  const places = results
    .flatMap(({ name, sql }) =>
      [...sql.matchAll(/[\n,(] *(\w*sealed) +TEXT/g)].map(([, column]) => `${name}.${column}`),
    )
    .filter(place => place !== 'prepared.sealed') // made again
  expect(places.sort()).toEqual(SEALED_COLUMNS.map(({ name }) => name).sort())
})

test('several keys without the key of the digests are refused: nobody would be found again', async () => {
  const wrong = { ...used, DATA_KEY: `${NEW_DATA},${OLD_DATA}` }
  vi.spyOn(console, 'error').mockReturnValue()
  expect((await ask(wrong, 'POST', '/api/erasures', { body: { email: 'p1@example.com' } })).status).toBe(500)
})

describe('a key is replaced while people come', () => {
  test('first every machine learns the new key: nothing changes, and each opens what the other seals', async () => {
    expect(await sends(known, 'p1@example.com', before)).toBe(303)
    expect(await sends(before, 'p12@example.com', known)).toBe(303)
    await runs(known, NOW)
    expect(await standing(known)).toMatchObject({ dataKey: { isOldKeyNeeded: true, since: NOW } })
    expect(await exported(known)).toHaveLength(12)
    expect(await count('contacts')).toBe(13)
  })

  test('then the new one is used, with machines of both kinds at once and the job running twice', async () => {
    const together = await Promise.all([
      sends(used, 'p2@example.com', known), // a page made before, by a known person
      sends(known, 'p13@example.com', used), // a machine that has not heard yet
      sends(used, 'p14@example.com'),
      runs(used, NOW + MINUTE_MS),
      runs(used, NOW + MINUTE_MS),
      erases(used, 'p3@example.com'),
      erases(known, 'p4@example.com'),
      exported(used),
      exported(known),
      ask(used, 'GET', new URL(feed.url).pathname, {
        headers: { Authorization: `Basic ${btoa(`${feed.username}:${feed.password}`)}` },
      }),
      ask(used, 'GET', '/app', { headers: { Cookie: session } }),
    ])
    expect(together.slice(0, 3)).toEqual([303, 303, 303])
    expect(together.slice(5, 7)).toMatchObject([{ status: 202 }, { status: 202 }])
    expect(together.slice(9)).toMatchObject([{ status: 200 }, { status: 200 }])
    expect(await count('contacts')).toBe(15)
    expect(await exported(used)).toEqual(await exported(known))
    const [p2] = (
      await DB.prepare(`SELECT count(*) AS n FROM conversions WHERE contact_id IN
      (SELECT contact_id FROM conversions GROUP BY contact_id HAVING count(*) = 2)`).all<{ n: number }>()
    ).results
    expect(p2!.n).toBe(4) // p1 and p2 sent two forms each: they were known again
  })

  test('credentials of an ad platform, and who was sent to it, are what they were', async () => {
    const stored = (await openConnection(DB, used.DATA_KEY, connection))!
    expect(stored.secrets).toEqual(LISTS.pinterest.secrets)
    const sealed = await DB.prepare('SELECT rows_sealed FROM sent_members').first<string>('rows_sealed')
    const rows = await openRows(used.DATA_KEY, member.list, member.contact, sealed!)
    expect(rows).toEqual([{ kind: 'all', cells: ['x'] }])
  })

  test('the old key is needed until a whole pass, begun an hour later, has found nothing', async () => {
    // A machine that has not heard yet seals with the old key, behind what the job has seen.
    await runs(used, NOW + 2 * MINUTE_MS)
    await sends(known, 'p15@example.com')
    expect((await standing(used)).dataKey.isOldKeyNeeded).toBe(true)
    for (const minute of [3, 4, 5]) await runs(used, NOW + minute * MINUTE_MS)
    expect((await standing(used)).dataKey.isOldKeyNeeded).toBe(true) // it was found, but there may be others
    for (const minute of [2, 3]) await runs(used, NOW + SETTLED_MS + minute * MINUTE_MS)
    const { dataKey, signingKey } = await standing(used)
    expect(dataKey).toMatchObject({
      isOldKeyNeeded: false,
      keys: [await keyIdOf(NEW_DATA), await keyIdOf(OLD_DATA)],
    })
    expect(dataKey.places.map((p: { unopened: number }) => p.unopened)).toEqual(SEALED_COLUMNS.map(() => 0))
    expect(dataKey.places.find((p: { place: string }) => p.place === 'contacts.sealed').resealed).toBeGreaterThan(10)
    expect(signingKey.oldKeyNeededUntil).toBeGreaterThan(NOW + 89 * 24 * HOUR_MS)
  })

  test('at the end nothing needs the old key, and nothing is lost', async () => {
    const id = await keyIdOf(NEW_DATA)
    for (const { name, page } of SEALED_COLUMNS) {
      const { results } = await DB.prepare(page).bind('', 1000).all<{ sealed: string | null }>()
      const texts = results.flatMap(({ sealed }) => sealed || [])
      expect([name, texts.filter(text => !text.startsWith(`${id}.`))]).toEqual([name, []])
    }
    const all = Array.from({ length: 16 }, (_, n) => `p${n}@example.com`)
    const gone = ['p0@example.com', 'p3@example.com', 'p4@example.com']
    expect(await exported(done)).toEqual(all.filter(email => !gone.includes(email)).sort())
    expect((await openConnection(DB, done.DATA_KEY, connection))!.secrets).toEqual(LISTS.pinterest.secrets)
    expect((await ask(done, 'GET', '/app', { headers: { Cookie: session } })).status).toBe(200)
    const { items } = (await ask(done, 'GET', '/api/users')).json
    expect(items.map(({ email }: { email: string }) => email)).toContain('zoe@example.com')
    const contacts = (await ask(done, 'GET', '/api/contacts?limit=100')).json.items
    expect(contacts.filter(({ email }: { email: string | null }) => email).length).toBe(13)
  })

  test('who was known is known again, and who was erased, before or meanwhile, stays forgotten', async () => {
    expect(await sends(done, 'p6@example.com', used)).toBe(303)
    expect(await count('contacts')).toBe(16)
    const gone = ['p0', 'p3', 'p4'].map(name => `${name}@example.com,yes`)
    const file = ['email,consent_ads', ...gone].join('\n')
    const told = await ask(done, 'POST', '/api/contacts/import', { body: file })
    expect(told.json).toMatchObject({ refused: 3 })
    expect(await exported(done)).not.toContain('p0@example.com')
    const twice = { name: 'Zoé', email: 'zoe@example.com', role: 'editor' }
    expect((await ask(done, 'POST', '/api/users', { body: twice })).status).toBe(409)
  })

  test('what only the old key has signed is worth nothing once it is gone', async () => {
    expect(await sends(done, 'p16@example.com', used)).toBe(303)
    expect(await sends(done, 'p17@example.com', before)).toBe(422)
  })
})

test('a run that dies is taken up by the next, and no row is sealed twice', async () => {
  const rows = Array.from({ length: 1200 }, (_, n) => `${`${n}`.padStart(8, '0')}-0000-4000-8000-000000000000`)
  const nobody = { email: null, phone: null, first_name: 'Lou', last_name: null, company: null, country: null }
  const sealed = await Promise.all(rows.map(id => sealPerson(done.DATA_KEY, id, nobody)))
  await DB.batch(
    rows.map((id, n) =>
      DB.prepare('INSERT INTO contacts (id, sealed, created_at, updated_at) VALUES (?1, ?2, 0, 0)').bind(
        id,
        sealed[n]!,
      ),
    ),
  )
  const next = rotationOf(keyringOf(done.DATA_KEY), 'dGhpcmQ', await digestKeyOf(done.DATA_KEY))
  const third = { ...done, DATA_KEY: next.used }
  const later = NOW + 10 * HOUR_MS
  const { db, die } = mortal()
  let pages = 0
  const counted = new Proxy(db, {
    get: (target, name) => {
      const value = Reflect.get(target, name) as unknown
      if (name !== 'prepare') return value
      return (sql: string) => {
        if (sql.includes('FROM contacts WHERE id > ?1') && ++pages === 3) die()
        return target.prepare(sql)
      }
    },
  })
  await expect(runs(third, later, counted as D1Database)).rejects.toThrow('the process is gone')
  const contacts = async () =>
    (await standing(third)).dataKey.places.find((p: { place: string }) => p.place === 'contacts.sealed')
  expect((await contacts()).resealed).toBe(1000)
  await runs(third, later + MINUTE_MS)
  const all = await DB.prepare(`SELECT count(*) AS n FROM contacts WHERE sealed <> ''`).first<number>('n')
  expect((await contacts()).resealed).toBe(all)
})
