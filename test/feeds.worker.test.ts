// Long on purpose: inside workerd a subject is one file, with one world at its top that its parts share.
import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, beforeEach, describe, expect, type MockInstance, test, vi } from 'vitest'
import { type Person, sealPerson } from '../src/contacts/person.ts'
import { LISTS } from '../src/deliveries/export-conversions.ts'
import { noteMissedPulls } from '../src/deliveries/feed-missed.ts'
import type { Feed } from '../src/deliveries/schema.ts'
import { sha256Hex } from '../src/lib/crypto.ts'
import { addLeads, as, ask, audienceOf, call, download, ledger, setUp } from './deliveries.ts'

const { DB } = env
const HOUR = 3_600_000
const DAY = 24 * HOUR
const START = Date.UTC(2026, 10, 23, 12)
const HEADER = 'Email,Phone,First Name,Last Name,Country,Zip'

interface Made {
  id: string
  url: string
  username: string
  password: string
}

let small: string

const at = (now: number) => vi.useFakeTimers({ toFake: ['Date'], now })

beforeAll(async () => {
  at(START)
  await setUp('small', 'deals', 'other')
  await addLeads('small', 2, 's')
  small = await audienceOf('small')
})
beforeEach(() => at(START))
afterEach(() => vi.useRealTimers())

async function make(more: object = {}): Promise<Made> {
  const response = await ask('POST', '/api/feeds', { audience: small, destination: 'google', ...more })
  expect(response.status).toBe(201)
  expect(response.headers.get('cache-control')).toBe('no-store')
  return response.json<Made>()
}

const basic = ({ username, password }: Pick<Made, 'username' | 'password'>, more: Record<string, string> = {}) => ({
  headers: { Authorization: `Basic ${btoa(`${username}:${password}`)}`, ...more },
})
const pull = (feed: Made, more: Record<string, string> = {}) => download(feed.url, basic(feed, more))

async function head(feed: Made, more: Record<string, string> = {}): Promise<Response> {
  const { response, settled } = await call(feed.url, { method: 'HEAD', ...basic(feed, more) })
  expect(await response.text()).toBe('')
  await settled()
  return response
}

/** Of the ledger. */
const linesOf = async ({ id }: Made) => (await ledger()).filter(({ actor }) => actor === `feed:${id}`)

async function shown({ id }: Pick<Made, 'id'>): Promise<Feed> {
  const { items } = await (await ask('GET', '/api/feeds?limit=200', undefined, 'analyst')).json<{ items: Feed[] }>()
  return items.find(feed => feed.id === id)!
}

describe('a feed', () => {
  test('is pulled by its URL, user name and password, and again on the next schedule', async () => {
    const feed = await make()
    expect(feed.url).toMatch(/\/feeds\/[0-9a-f-]{36}\/google\.csv$/)
    const pulled = await pull(feed)
    expect(pulled.response.status).toBe(200)
    expect(pulled.lines).toHaveLength(3)
    expect(pulled.lines[0]).toBe(HEADER)
    expect(pulled.text).not.toContain('@')
    expect(await linesOf(feed)).toMatchObject([
      { kind: 'feed', audience: small, conversions: null, members: 2, verdict: 'complete' },
    ])
    const again = await download(`${feed.url}?anything=1`, basic(feed))
    expect(again.text).toBe(pulled.text)
  })

  test('is hashed even where the file by hand is not: nobody’s browser hashes it on its way', async () => {
    const feed = await make({ destination: 'meta' })
    expect((await pull(feed)).text).toContain(await sha256Hex('p0@example.com'))
    expect((await pull(feed)).text).not.toContain('@')
    const byHand = await download(`/api/audiences/${small}/export/meta.csv`, as('editor'))
    expect(byHand.text).toContain('p0@example.com')
  })

  test('calls its columns as it was told, until it is told otherwise', async () => {
    const feed = await make({ columns: { Email: 'E-mail', Zip: null } })
    expect((await pull(feed)).lines[0]).toBe('E-mail,Phone,First Name,Last Name,Country')
    const changed = await ask('PATCH', `/api/feeds/${feed.id}`, { columns: { Phone: null } })
    expect(await changed.json()).toEqual(await shown(feed))
    expect((await pull(feed)).lines[0]).toBe('Email,First Name,Last Name,Country,Zip')
    await ask('PATCH', `/api/feeds/${feed.id}`, { everyHours: 24 })
    expect(await shown(feed)).toMatchObject({ columns: { Phone: null }, everyHours: 24 })
    await ask('PATCH', `/api/feeds/${feed.id}`, { columns: null })
    expect((await pull(feed)).lines[0]).toBe(HEADER)
  })

  test('has one file', async () => {
    const feed = await make()
    const { response } = await call(feed.url.replace('google', 'meta'), basic(feed))
    expect(response.status).toBe(404)
  })

  test('ends at once when it is revoked, and once only', async () => {
    const feed = await make()
    const revoke = async () => (await ask('DELETE', `/api/feeds/${feed.id}`)).status
    expect(await revoke()).toBe(204)
    expect((await pull(feed)).response.status).toBe(401)
    expect(await revoke()).toBe(404)
    expect((await ask('PATCH', `/api/feeds/${feed.id}`, { everyHours: 1 })).status).toBe(404)
    expect((await ask('POST', `/api/feeds/${feed.id}/rotate`, {})).status).toBe(404)
  })

  test.each<[object, string, string]>([
    [{ audience: 'none' }, 'unknown-audience', 'audience'],
    [{ destination: 'myspace' }, 'invalid-body', 'destination'],
    [{ audience: undefined }, 'invalid-body', 'audience'],
    [{ conversions: { kind: 'lead', name: 'Lead' } }, 'invalid-body', 'audience'],
    [{ everyHours: 0 }, 'invalid-body', 'everyHours'],
    [{ everyHours: 745 }, 'invalid-body', 'everyHours'],
    [{ columns: { 'E-mail': 'x' } }, 'invalid-body', 'columns.E-mail'],
    [{ columns: { Email: 'two\nlines' } }, 'invalid-body', 'columns.Email'],
    [{ audience: undefined, conversions: { kind: 'tier', name: 'x' } }, 'invalid-body', 'conversions.kind'],
    [
      { audience: undefined, conversions: { kind: 'lead', name: 'x', campaign: 'none' } },
      'unknown-campaign',
      'conversions.campaign',
    ],
    [
      { audience: undefined, destination: 'meta', conversions: { kind: 'lead', name: 'x' } },
      'no-conversion-file',
      'destination',
    ],
  ])('of %o is refused as %s, and nothing is written', async (more, code, path) => {
    const count = () => DB.prepare('SELECT count(*) AS n FROM feeds').first<number>('n')
    const before = await count()
    const response = await ask('POST', '/api/feeds', { audience: small, destination: 'google', ...more })
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({ error: { code, issues: [{ path }] } })
    expect(await count()).toBe(before)
  })

  test('whose columns are to be changed to some that are none says which there are, and stays', async () => {
    const feed = await make({ columns: { Email: 'E-mail' } })
    const response = await ask('PATCH', `/api/feeds/${feed.id}`, { everyHours: 5, columns: { Fax: null } })
    expect(response.status).toBe(422)
    expect(await response.text()).toContain('No column Fax. There are: Email, Phone, First Name')
    expect(await shown(feed)).toMatchObject({ columns: { Email: 'E-mail' }, everyHours: null })
  })

  test.each(['POST /api/feeds', 'PATCH /api/feeds/x', 'POST /api/feeds/x/rotate', 'DELETE /api/feeds/x'])(
    'is the business of editors: %s is refused to analysts',
    async what => {
      const [method, path] = what.split(' ') as [string, string]
      expect((await ask(method, path, {}, 'analyst')).status).toBe(403)
    },
  )
})

describe('who asks again', () => {
  test('is refused, by GET and HEAD and to whoever has it already, while the privacy page does not say where to object', async () => {
    const feed = await make()
    const etag = (await pull(feed)).response.headers.get('etag') ?? ''
    const said = await DB.prepare('SELECT legal FROM brands').first<string>('legal')
    await DB.prepare(`UPDATE brands SET legal = '{"company":"B"}'`).run()
    expect((await head(feed)).status).toBe(409)
    for (const more of [{}, { 'If-None-Match': etag }]) expect((await pull(feed, more)).response.status).toBe(409)
    await DB.prepare('UPDATE brands SET legal = ?1').bind(said).run()
    expect((await pull(feed)).response.status).toBe(200)
  })

  test('by HEAD is answered as by GET, without a body, a line in the ledger, a pull, or anybody’s data opened', async () => {
    const feed = await make()
    const before = await ledger()
    const asked = await head(feed)
    expect(asked.status).toBe(200)
    expect(await ledger()).toEqual(before)
    expect(await shown(feed)).toMatchObject({ pulledAt: null, pulls: 0 })
    const { response } = await pull(feed)
    const wanted = ['content-type', 'content-disposition', 'cache-control', 'etag', 'last-modified']
    const of = (answer: Response) => wanted.map(name => [name, answer.headers.get(name)])
    expect(of(asked)).toEqual(of(response))
    expect(of(asked).every(([, value]) => value)).toBe(true)
    expect(asked.headers.get('etag')).toMatch(/^"[0-9a-f]{64}"$/)
    await withDamage(async () => expect((await head(feed)).status).toBe(200))
  })

  test('with the ETag of what is there is answered 304, and nobody’s data leaves', async () => {
    const feed = await make()
    const first = await pull(feed)
    const etag = first.response.headers.get('etag')!
    const before = await ledger()
    for (const condition of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await pull(feed, { 'If-None-Match': condition })
      expect([again.response.status, again.text]).toEqual([304, ''])
      expect(again.response.headers.get('etag')).toBe(etag)
    }
    expect((await head(feed, { 'If-None-Match': etag })).status).toBe(304)
    expect((await shown(feed)).pulls).toBe(5) // HEAD takes nothing
    expect(await ledger()).toEqual(before)
    expect((await pull(feed, { 'If-None-Match': '"other"' })).text).toBe(first.text)
  })

  test('gets the file when somebody has joined, or left, or agrees no more; and Last-Modified says since when', async () => {
    const feed = await make()
    const states: (string | null)[][] = []
    const look = async (now: number) => {
      at(now)
      const { response, lines } = await pull(feed)
      states.push([response.headers.get('last-modified'), `${lines.length - 1}`])
      return response.headers.get('etag')!
    }
    const etags = [await look(START + DAY), await look(START + 2 * DAY)]
    await addLeads('small', 1, 'late')
    etags.push(await look(START + 3 * DAY), await look(START + 4 * DAY))
    await DB.prepare(`UPDATE contacts SET ads_consent_at = NULL WHERE id LIKE 'late-%'`).run()
    etags.push(await look(START + 5 * DAY))
    expect(states).toEqual([
      ['Tue, 24 Nov 2026 12:00:00 GMT', '2'],
      ['Tue, 24 Nov 2026 12:00:00 GMT', '2'],
      ['Thu, 26 Nov 2026 12:00:00 GMT', '3'],
      ['Thu, 26 Nov 2026 12:00:00 GMT', '3'],
      ['Sat, 28 Nov 2026 12:00:00 GMT', '2'],
    ])
    const [a, b, c, d, e] = etags
    expect([b, d, e]).toEqual([a, c, a])
    expect(c).not.toBe(a)
    const since = (text: string) => pull(feed, { 'If-Modified-Since': text })
    expect((await since('Sat, 28 Nov 2026 12:00:00 GMT')).response.status).toBe(304)
    expect((await since('Thu, 26 Nov 2026 12:00:00 GMT')).response.status).toBe(200)
    await DB.prepare(`DELETE FROM conversions WHERE id LIKE 'late-%'`).run()
  })

  test('within the second of a change is not told that nothing has changed', async () => {
    const feed = await make()
    const { response } = await pull(feed)
    await ask('PATCH', `/api/feeds/${feed.id}`, { columns: { Zip: null } })
    at(START + 500)
    const again = await pull(feed, { 'If-Modified-Since': response.headers.get('last-modified')! })
    expect(again.response.status).toBe(200)
    expect(again.response.headers.get('etag')).not.toBe(response.headers.get('etag'))
    expect(again.response.headers.get('last-modified')).toBe('Mon, 23 Nov 2026 12:00:01 GMT')
  })

  test('twice at once is told of one change, not of two', async () => {
    const feed = await make()
    const answers = await Promise.all([head(feed), head(feed), head(feed)])
    for (const { headers } of answers) expect(headers.get('last-modified')).toBe('Mon, 23 Nov 2026 12:00:00 GMT')
  })

  test.each([
    ['another platform', { destination: 'meta' }],
    ['other names of columns', { columns: { Email: 'E-mail' } }],
    ['fewer columns', { columns: { Zip: null } }],
  ])('of %s has another ETag for the same people', async (_, more) => {
    const [one, other] = [await head(await make()), await head(await make(more))]
    expect(one.headers.get('etag')).not.toBe(other.headers.get('etag'))
    expect((await head(await make())).headers.get('etag')).toBe(one.headers.get('etag'))
  })
})

/** While it runs, the data of one person of 'small' cannot be opened. */
async function withDamage(work: () => Promise<void>): Promise<void> {
  const who = `WHERE id = (SELECT max(id) FROM contacts WHERE id LIKE 's-%')`
  const sealed = await DB.prepare(`SELECT sealed FROM contacts ${who}`).first<string>('sealed')
  await DB.prepare(`UPDATE contacts SET sealed = 'damaged' ${who}`).run()
  try {
    await work()
  } finally {
    await DB.prepare(`UPDATE contacts SET sealed = ?1 ${who}`).bind(sealed).run()
  }
}

describe('the password of a feed', () => {
  const rotate = async (feed: Made) => {
    const response = await ask('POST', `/api/feeds/${feed.id}/rotate`, {})
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store'])
    return response.json<Made & { previousPasswordUntil: number }>()
  }
  const opens = async (feed: Made) => (await head(feed)).status === 200

  test('is shown once, and only a hash of it is kept, of the next one too', async () => {
    const feed = await make()
    const next = await rotate(feed)
    const list = JSON.stringify(await shown(feed))
    const { results } = await DB.prepare('SELECT * FROM feeds').all()
    for (const password of [feed.password, next.password]) {
      expect(password).toMatch(/^[\w-]{32}$/)
      expect(list + JSON.stringify(results)).not.toContain(password)
    }
    expect(list).not.toContain(await sha256Hex(next.password))
  })

  test('opens for 24 hours more once there is a new one, so that no pull is missed', async () => {
    const feed = await make()
    const next = await rotate(feed)
    expect(next).toMatchObject({ id: feed.id, url: feed.url, username: feed.username })
    expect(next.previousPasswordUntil).toBe(START + DAY)
    expect((await shown(feed)).previousPasswordUntil).toBe(START + DAY)
    expect([await opens(feed), await opens(next)]).toEqual([true, true])
    at(START + DAY - 1)
    expect([await opens(feed), await opens(next)]).toEqual([true, true])
    at(START + DAY)
    expect([await opens(feed), await opens(next)]).toEqual([false, true])
  })

  test('that has leaked is ended by rotating twice', async () => {
    const feed = await make()
    const [second, third] = [await rotate(feed), await rotate(feed)]
    expect([await opens(feed), await opens(second), await opens(third)]).toEqual([false, true, true])
  })

  test('is replaced once by an order that is sent twice', async () => {
    const feed = await make()
    const order = (seen: unknown) => ask('POST', `/api/feeds/${feed.id}/rotate?seen=${seen}`, {})
    expect((await order('')).status).toBe(200)
    const twice = await order('')
    expect([twice.status, (await twice.json<{ error: { code: string } }>()).error.code]).toEqual([409, 'rotated-since'])
    expect(await opens(feed)).toBe(true)
    expect((await order((await shown(feed)).previousPasswordUntil)).status).toBe(200)
    expect(await opens(feed)).toBe(false)
  })

  test('that is wrong tells a stranger nothing, not even whether the feed exists', async () => {
    const feed = await make()
    const revoked = await make()
    await ask('DELETE', `/api/feeds/${revoked.id}`)
    const rotated = await make()
    await rotate(rotated)
    await DB.prepare('UPDATE feeds SET previous_until = 1 WHERE id = ?1').bind(rotated.id).run()
    const answers = await Promise.all(
      [
        [feed.url, {}],
        [feed.url, basic({ ...feed, password: 'wrong' })],
        [feed.url, basic({ ...feed, username: 'wrong' })],
        [feed.url, basic({ username: '', password: '' })],
        [feed.url, basic({ ...feed, password: '' })],
        [feed.url, { headers: { Authorization: 'Basic ====' } }],
        [feed.url, { headers: { Authorization: `Bearer token-editor` } }],
        [feed.url, { headers: { 'If-None-Match': '*' } }],
        [revoked.url, basic(revoked)],
        [rotated.url, basic(rotated)],
        [feed.url.replace(feed.id, 'none'), basic({ username: '', password: '' })],
        [feed.url.replace(feed.id, revoked.id), basic(feed)],
        [feed.url.replace('google', 'other'), basic({ ...feed, password: 'wrong' })],
      ].map(async ([url, init]) => {
        const { response } = await call(url as string, init as RequestInit)
        return [response.status, Object.fromEntries(response.headers), await response.text()]
      }),
    )
    expect(answers[0]).toEqual([
      401,
      expect.objectContaining({ 'www-authenticate': 'Basic realm="like2lead", charset="UTF-8"' }),
      expect.stringContaining('unauthorized'),
    ])
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(await shown(feed)).toMatchObject({ pulls: 0, pulledAt: null })
  })

  test('slows down whoever guesses it from one address, and counts nobody who has none', async () => {
    const feed = await make()
    const guess = async (headers: Record<string, string>) =>
      (await call(feed.url, basic({ ...feed, password: 'guess' }, headers))).response.status
    const statuses: number[] = []
    for (let i = 0; i < 12; i++) statuses.push(await guess({ 'CF-Connecting-IP': '192.0.2.1' }))
    expect(statuses[0]).toBe(401)
    expect(statuses.at(-1)).toBe(429)
    expect(await guess({ 'CF-Connecting-IP': '192.0.2.2' })).toBe(401)
    expect(await guess({})).toBe(401)
  })
})

describe('the last pull of a feed', () => {
  test('is shown with when, by which program, how many rows and with what answer', async () => {
    const feed = await make()
    expect(await shown(feed)).toMatchObject({
      pulledAt: null,
      pulledBy: null,
      pulls: 0,
      lastRows: null,
      lastStatus: null,
    })
    at(START + HOUR)
    const { response } = await pull(feed, { 'User-Agent': 'Puller/1.0 (+https://example.com; ops@example.com)' })
    expect(await shown(feed)).toMatchObject({
      pulledAt: START + HOUR,
      pulledBy: 'Puller/1.0 (+https://example.com; )',
      pulls: 1,
      lastRows: 2,
      lastStatus: 200,
    })
    at(START + 2 * HOUR)
    const etag = response.headers.get('etag')!
    await pull(feed, { 'User-Agent': `x\t${'x'.repeat(200)}`, 'If-None-Match': etag })
    expect(await shown(feed)).toMatchObject({
      pulledAt: START + 2 * HOUR,
      pulledBy: 'x'.repeat(80),
      pulls: 2,
      lastRows: 2,
      lastStatus: 304,
    })
    await pull(feed)
    expect(await shown(feed)).toMatchObject({ pulledBy: null, pulls: 3, lastStatus: 200 })
  })

  test('is none that was cut short', async () => {
    const feed = await make()
    await withDamage(async () => {
      await expect(pull(feed)).rejects.toThrow()
      await vi.waitFor(async () => expect(await linesOf(feed)).toMatchObject([{ verdict: 'cut-short' }]))
    })
    expect(await shown(feed)).toMatchObject({ pulls: 0, pulledAt: null, lastStatus: null })
  })
})

describe('a pull that does not come', () => {
  let warned: MockInstance<typeof console.warn>
  beforeEach(() => {
    warned = vi.spyOn(console, 'warn').mockImplementation(() => {})
  })
  afterEach(() => warned.mockRestore())

  const missedAt = ({ id }: Made) =>
    DB.prepare('SELECT missed_at FROM feeds WHERE id = ?1').bind(id).first<number | null>('missed_at')

  test.each([
    { everyHours: 24, afterHours: 36, missed: false, what: 'half as long again as the schedule is still in time' },
    { everyHours: 24, afterHours: 36.001, missed: true, what: 'later is missed' },
    { everyHours: 1, afterHours: 1.501, missed: true, what: 'hourly' },
    { everyHours: null, afterHours: 9999, missed: false, what: 'nobody said when' },
  ])(
    'every $everyHours h, after $afterHours h: missed is $missed ($what)',
    async ({ everyHours, afterHours, missed }) => {
      const feed = await make({ everyHours })
      at(START + Math.round(afterHours * HOUR))
      expect(await shown(feed)).toMatchObject({
        everyHours,
        missed,
        missedSince: missed ? START + everyHours! * HOUR : null,
      })
      await noteMissedPulls(env, Date.now())
      expect(await missedAt(feed)).toBe(missed ? Date.now() : null)
    },
  )

  test('is noted once, until the next pull comes, whatever is answered; then the count starts anew', async () => {
    const feed = await make({ everyHours: 2 })
    const mine = () => warned.mock.calls.filter(([text]) => String(text).includes(feed.id)).length
    const etag = (await pull(feed)).response.headers.get('etag')!
    await noteMissedPulls(env, START + 3 * HOUR + 1)
    await noteMissedPulls(env, START + 9 * HOUR)
    expect([await missedAt(feed), mine()]).toEqual([START + 3 * HOUR + 1, 1])
    at(START + 10 * HOUR)
    expect((await pull(feed, { 'If-None-Match': etag })).response.status).toBe(304)
    expect(await missedAt(feed)).toBeNull()
    expect(await shown(feed)).toMatchObject({ missed: false, missedSince: null })
    await noteMissedPulls(env, START + 13 * HOUR)
    expect(await missedAt(feed)).toBeNull()
    await noteMissedPulls(env, START + 13 * HOUR + 1)
    expect([await missedAt(feed), mine()]).toEqual([START + 13 * HOUR + 1, 2])
  })

  test('counts from when the schedule was said, and not at all for a feed that is revoked', async () => {
    const feed = await make()
    at(START + 100 * HOUR)
    await ask('PATCH', `/api/feeds/${feed.id}`, { everyHours: 24 })
    expect(await shown(feed)).toMatchObject({ missed: false })
    at(START + 137 * HOUR)
    expect(await shown(feed)).toMatchObject({ missed: true, missedSince: START + 124 * HOUR })
    await noteMissedPulls(env, Date.now())
    await ask('PATCH', `/api/feeds/${feed.id}`, { everyHours: 48 })
    expect(await shown(feed)).toMatchObject({ missed: false, everyHours: 48 })
    expect(await missedAt(feed)).toBeNull()
    await ask('PATCH', `/api/feeds/${feed.id}`, { everyHours: null })
    at(START + 900 * HOUR)
    expect(await shown(feed)).toMatchObject({ missed: false, everyHours: null })
    await ask('PATCH', `/api/feeds/${feed.id}`, { everyHours: 1 })
    await ask('DELETE', `/api/feeds/${feed.id}`)
    at(START + 950 * HOUR)
    expect(await shown(feed)).toMatchObject({ missed: false, missedSince: null })
    await noteMissedPulls(env, Date.now())
    expect(await missedAt(feed)).toBeNull()
  })
})

describe('a feed of conversions', () => {
  const contacts: Record<string, Partial<Person>> = {
    zoe: { email: 'zoe@example.com', phone: '+33199001234' },
    camille: { email: 'camille@example.com' },
    refuses: { email: 'refuses@example.com' },
    erased: { email: 'erased@example.com' },
    nobody: {},
  }
  const idOf = (name: string) => name.padEnd(36, '-')
  const ADD = `
    INSERT INTO conversions (id, kind, campaign, at, contact_id, value_micros, currency, clicks)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)`
  const add = (
    id: string,
    kind: string,
    campaign: string,
    when: number,
    who: string | null,
    more: Partial<{ micros: number; clicks: string }> = {},
  ) =>
    DB.prepare(ADD)
      .bind(
        id,
        kind,
        campaign,
        when,
        who && idOf(who),
        more.micros ?? null,
        more.micros === undefined ? null : 'EUR',
        more.clicks ?? '',
      )
      .run()

  const NO_ONE: Person = { email: null, phone: null, first_name: null, last_name: null, company: null, country: 'FR' }
  beforeAll(async () => {
    for (const [name, who] of Object.entries(contacts)) {
      const sealed = await sealPerson(env.DATA_KEY, idOf(name), { ...NO_ONE, ...who })
      await DB.prepare(
        `INSERT INTO contacts (id, sealed, created_at, updated_at, ads_consent_at, erased_at) VALUES (?1, ?2, 0, 0, ?3, ?4)`,
      )
        .bind(idOf(name), sealed, name === 'refuses' ? null : 0, name === 'erased' ? 0 : null)
        .run()
    }
    await add('lead-1', 'lead', 'deals', START - 2 * DAY, 'zoe', { clicks: 'gclid=Cj0-_1&fbclid=x' })
    await add('lead-2', 'lead', 'deals', START - DAY, 'camille', { micros: 12_500_000, clicks: 'wbraid=w1' })
    await add('lead-0', 'lead', 'deals', START - DAY, 'zoe')
    await add('lead-3', 'lead', 'other', START - HOUR, 'camille')
    await add('lead-refused', 'lead', 'deals', START - DAY, 'refuses', { clicks: 'gclid=no' })
    await add('lead-erased', 'lead', 'deals', START - DAY, 'erased', { clicks: 'gclid=no' })
    await add('lead-anonymous', 'lead', 'deals', START - DAY, null, { clicks: 'gclid=no' })
    await add('lead-nobody', 'lead', 'deals', START - DAY, 'nobody')
    await add('lead-old', 'lead', 'deals', START - 90 * DAY - 1, 'zoe')
    await add('lead-oldest', 'lead', 'deals', START - 90 * DAY, 'zoe')
    await add('order-1', 'purchase', 'deals', START - HOUR, 'zoe', { micros: 49_900_000 })
    await add('refund-1', 'purchase', 'deals', START - HOUR, 'zoe', { micros: -49_900_000 })
  })

  const makeOf = (conversions: object, more: object = {}) => make({ audience: undefined, conversions, ...more })

  const ZOE = '3e693cf7e5b67880bff33b2d2626dadb7bf1d4bc737192e47cf8baa89acf2250'
  const ZOE_PHONE = '28496b4a5adb864805ece27a9c3ff87b5a0be3732fd166a9ae76820d76d2b301'
  const CAMILLE = '8d791188e6b46d6d92f8186762f04adbd543d89a918be034d662f446c53b6b85'
  const HEAD =
    'Email,Phone Number,Google Click ID,GBRAID,WBRAID,Conversion Name,Conversion Time,Conversion Value,Conversion Currency,Order ID,Ad User Data,Ad Personalization'

  test('holds one action of one campaign: who agreed, by click and by hash, as old as the platform takes', async () => {
    const feed = await makeOf({ kind: 'lead', campaign: 'deals', name: 'Lead' })
    const { response, lines } = await pull(feed)
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="conversions-google.csv"')
    expect(lines).toEqual([
      HEAD,
      `${ZOE},${ZOE_PHONE},,,,Lead,2026-08-25T12:00:00Z,,,lead-oldest,Granted,Granted`,
      `${ZOE},${ZOE_PHONE},Cj0-_1,,,Lead,2026-11-21T12:00:00Z,,,lead-1,Granted,Granted`,
      `${ZOE},${ZOE_PHONE},,,,Lead,2026-11-22T12:00:00Z,,,lead-0,Granted,Granted`,
      `${CAMILLE},,,,w1,Lead,2026-11-22T12:00:00Z,12.50,EUR,lead-2,Granted,Granted`,
    ])
    expect(await linesOf(feed)).toMatchObject([
      { kind: 'feed', audience: '', conversions: 'lead', members: 4, verdict: 'complete' },
    ])
    expect(await shown(feed)).toMatchObject({
      audience: null,
      conversions: { kind: 'lead', campaign: 'deals', name: 'Lead' },
      lastRows: 4,
      lastStatus: 200,
    })
  })

  test('of every campaign holds them all, and of another kind the others, without refunds', async () => {
    const orders = (lines: string[]) => lines.slice(1).map(line => line.split(',')[9])
    const leads = await pull(await makeOf({ kind: 'lead', name: 'Lead' }))
    expect(orders(leads.lines)).toContain('lead-3')
    const bought = await pull(
      await makeOf({ kind: 'purchase', name: 'Achat, en ligne' }, { columns: { Email: 'E-mail' } }),
    )
    expect(bought.lines).toEqual([
      HEAD.replace('Email', 'E-mail'),
      `${ZOE},${ZOE_PHONE},,,,"Achat, en ligne",2026-11-23T11:00:00Z,49.90,EUR,order-1,Granted,Granted`,
    ])
  })

  test('has an ETag that changes with a conversion and with its name, and not by itself', async () => {
    const of = async (name: string) => {
      const feed = await makeOf({ kind: 'purchase', campaign: 'other', name })
      return async () => (await head(feed)).headers.get('etag')
    }
    const [sale, deal] = [await of('Sale'), await of('Deal')]
    const before = await sale()
    expect(await sale()).toBe(before)
    expect(await deal()).not.toBe(before)
    await add('order-2', 'purchase', 'other', START - HOUR, 'zoe', { micros: 1_000_000 })
    const after = await sale()
    expect(after).not.toBe(before)
    await DB.prepare(`UPDATE conversions SET value_micros = 2000000 WHERE id = 'order-2'`).run()
    expect(await sale()).not.toBe(after)
  })

  test('that is long holds every conversion once, in order, across pages and within one moment', async () => {
    const MANY = 4500
    await DB.prepare(
      `WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ?1 - 1)
       INSERT INTO conversions (id, kind, campaign, at, contact_id)
       SELECT printf('many-%05d', i), 'purchase', 'many', ?2 - i / 3000, ?3 FROM n`,
    )
      .bind(MANY, START - HOUR, idOf('zoe'))
      .run()
    await DB.prepare(
      `INSERT INTO campaigns VALUES ('many', 'b', 'C', 'fr-FR', 'EUR', NULL, 'active', NULL, 0, 0)`,
    ).run()
    const { lines } = await pull(await makeOf({ kind: 'purchase', campaign: 'many', name: 'x' }))
    const ids = lines.slice(1).map(line => line.split(',')[9])
    const number = (i: number) => `many-${`${i}`.padStart(5, '0')}`
    const early = Array.from({ length: MANY - 3000 }, (_, i) => number(3000 + i))
    expect(ids).toEqual([...early, ...Array.from({ length: 3000 }, (_, i) => number(i))])
  })

  test('of deals won, or of leads that are worth a call, holds what the CRM told last, by the click of the lead', async () => {
    const tell = (lead: string, status: string, who: string, micros: number | null, at = START - HOUR) =>
      DB.prepare(
        `INSERT INTO outcomes (id, lead, contact_id, campaign, ad, status, at, value_micros, currency, told_at)
         VALUES (?1 || '.' || ?2, ?1, ?3, 'deals', '', ?2, ?4, ?5, iif(?5 IS NULL, NULL, 'EUR'), ?4)
         ON CONFLICT (id) DO UPDATE SET value_micros = ?5`,
      )
        .bind(lead, status, idOf(who), at, micros)
        .run()
    await tell('lead-1', 'won', 'zoe', 1_000_000_000)
    await tell('lead-1', 'qualified', 'zoe', null)
    await tell('lead-1', 'lost', 'zoe', null)
    await tell('lead-no', 'won', 'erased', 5_000_000)
    await tell('lead-oldest', 'won', 'zoe', 5_000_000, START - 90 * DAY - 1)
    const won = await makeOf({ kind: 'won', campaign: 'deals', name: 'Deal' })
    const line = (name: string, value: string, order: string) =>
      `${ZOE},${ZOE_PHONE},Cj0-_1,,,${name},2026-11-23T11:00:00Z,${value},${order},Granted,Granted`
    expect((await pull(won)).lines).toEqual([HEAD, line('Deal', '1000.00,EUR', 'lead-1.won')])
    const before = (await head(won)).headers.get('etag')
    await tell('lead-1', 'won', 'zoe', 1_250_000_000)
    expect((await head(won)).headers.get('etag')).not.toBe(before)
    expect((await pull(won)).lines).toEqual([HEAD, line('Deal', '1250.00,EUR', 'lead-1.won')])
    const qualified = await makeOf({ kind: 'qualified', name: 'Call' })
    expect((await pull(qualified)).lines).toEqual([HEAD, line('Call', ',', 'lead-1.qualified')])
  })

  test.each(
    Object.entries(LISTS).flatMap(([kind, { every, ofCampaign }]) => [
      [kind, 'every campaign', every, []] as const,
      [kind, 'one campaign', ofCampaign, ['deals']] as const,
    ]),
  )('(%s) of %s is read by index, in order, whatever lies in the past', async (kind, _, sql, more) => {
    const { results } = await DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .bind(kind, START, '', 10, ...more)
      .all<{ detail: string }>()
    const plan = results.map(row => row.detail).join('\n')
    expect(plan).toMatch(/SEARCH v USING INDEX/)
    expect(plan).not.toMatch(/SCAN|TEMP B-TREE/)
  })
})
