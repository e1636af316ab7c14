// Long on purpose: inside workerd a subject is one file, with one world at its top that its parts share.
import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { newId } from '../src/lib/ids.ts'
import { MINUTE_MS } from '../src/lib/time.ts'
import worker from '../src/local/whole.ts'
import { confirmPath } from '../src/pages/confirm/link.ts'
import { forgetCampaign } from '../src/pages/live.ts'
import { consume } from '../src/pixel/consume.ts'
import { blank } from './beacon.ts'
import { hidden } from './form.ts'
import {
  api,
  ask,
  begin,
  both,
  countIn,
  databaseOf,
  dead,
  everything,
  HOSTS,
  type Host,
  headlineOf,
  made,
  OWN,
  otherThan,
  SHARED,
  withDown,
} from './two-databases.ts'

beforeAll(begin)
beforeEach(() => {
  vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('no network here'))
})
afterEach(() => vi.useRealTimers())

let latest = 0 // ids are minted in order: the clock never goes back
function later(ms: number): void {
  latest = Math.max(latest, Date.now()) + ms
  vi.useFakeTimers({ toFake: ['Date'] }).setSystemTime(latest)
}

const beacon = (more: object = {}) => ({ v: newId(), c: 'spring', a: 'ad-1', e: 1000, ...more })
const send = (host: Host, body: unknown, headers: Record<string, string> = {}, bindings = both) =>
  ask(host, '/e', { method: 'POST', raw: JSON.stringify(body), headers, bindings })
const viewsOf = async (host: Host, ids: string[]) =>
  (
    await databaseOf(host)
      .prepare('SELECT id FROM views WHERE id IN (SELECT value FROM json_each(?1)) ORDER BY id')
      .bind(JSON.stringify(ids))
      .all<{ id: string }>()
  ).results.map(({ id }) => id)

/** A lead as a browser leaves it, four seconds after its page was shown. */
async function leaveLead(host: Host, email: string, from: Host = host) {
  const { text } = await ask(from, '/spring/ad-1')
  later(4000)
  const fields = { view: hidden(text, 'view')!, token: hidden(text, 'token')!, email, consent_ads: '1' }
  return ask(host, '/spring/ad-1', { method: 'POST', raw: new URLSearchParams(fields) })
}

async function signIn(host: Host): Promise<string> {
  const { url } = await made(host, 'sign-in-links', {})
  const answer = await ask(host, new URL(url).pathname + new URL(url).search, {})
  return /__Host-l2l_session=[^;]+/.exec(answer.headers.getSetCookie().join('\n'))?.[0] ?? ''
}

describe('two brands whose campaigns and ads are called the same', () => {
  test('show each its own page, whichever was read before', async () => {
    for (const host of [SHARED, OWN, OWN, SHARED]) {
      const { status, text } = await ask(host, '/spring/ad-1')
      expect([host, status]).toEqual([host, 200])
      expect(text).toContain(headlineOf(host))
      expect(text).not.toContain(headlineOf(otherThan(host)))
    }
  })

  test.each(HOSTS)('a page that only the other has is no page of %s', async (host: Host) => {
    await made(otherThan(host), 'campaigns/spring/ads', { ...AD, slug: `only-there-${host[0]}` })
    await made(otherThan(host), `campaigns/spring/ads/only-there-${host[0]}/publish`, {})
    expect((await ask(otherThan(host), `/spring/only-there-${host[0]}`)).status).toBe(200)
    expect((await ask(host, `/spring/only-there-${host[0]}`)).status).toBe(404)
  })

  test.each(HOSTS)(
    'while the database of %s is down it shows its own pages still, and never the other’s',
    async (host: Host) => {
      for (const each of HOSTS) await ask(each, '/spring/ad-1') // kept by the data centre too
      later(20 * MINUTE_MS)
      forgetCampaign({}, 'spring')
      forgetCampaign({ DATABASE: 'DB_2' }, 'spring')
      const bindings = withDown(host)
      for (const each of HOSTS) {
        const { status, text } = await ask(each, '/spring/ad-1', { bindings })
        expect([each, status, text.includes(headlineOf(each))]).toEqual([each, 200, true])
      }
    },
  )

  test('publishing one changes the other’s page in no way', async () => {
    const before = (await ask(OWN, '/spring')).headers.get('etag')
    await made(SHARED, 'campaigns/spring/ads/ad-1/publish', {})
    expect((await ask(OWN, '/spring')).headers.get('etag')).toBe(before)
  })

  test('have each their own legal notice', async () => {
    for (const host of HOSTS) {
      const { text } = await ask(host, '/legal/atelier-exemple/privacy')
      expect([text.includes(`Atelier ${host}`), text.includes(otherThan(host))]).toEqual([true, false])
    }
  })

  test('each say of their own database whether it answers', async () => {
    const bindings = withDown(OWN)
    const told = async (host: Host) => (await ask(host, '/health', { bindings })).json.d1
    expect([await told(SHARED), await told(OWN)]).toEqual(['ok', 'down'])
  })

  test.each(HOSTS)('whatever is done at %s leaves the other’s database as it was', async (host: Host) => {
    const [mine, theirs] = [await everything(host), await everything(otherThan(host))]
    await story(host)
    expect(await everything(otherThan(host))).toEqual(theirs)
    const after = await everything(host)
    const grown = Object.keys(after).filter(table => after[table]!.length > (mine[table]?.length ?? 0))
    expect(grown).toEqual(expect.arrayContaining(TOUCHED))
  })
})

const AD = {
  ...{ platform: 'meta', headline: 'Votre audit', primaryText: 'Sans engagement.', description: '' },
  ...{ cta: 'GET_QUOTE', language: 'fr' },
}

// What the story below must have written somewhere, or it would prove nothing.
const TOUCHED = ['api_keys', 'audiences', 'audit', 'contacts', 'conversions', 'feeds', 'hosts', 'sessions', 'views', 'visitors'] // biome-ignore format: a list

async function story(host: Host): Promise<void> {
  const view = newId()
  const fields = { choice: 'granted', view, page: 'spring/ad-1@1', text_version: '2026-11-fr', back: '/spring/ad-1' }
  const agreed = await ask(host, '/privacy/consent', { method: 'POST', raw: new URLSearchParams(fields) })
  const cookie = /__Host-l2l_visitor=[^;]+/.exec(agreed.headers.getSetCookie().join('\n'))?.[0] ?? ''
  expect((await send(host, beacon({ v: view }), { cookie })).status).toBe(204)
  expect((await leaveLead(host, 'camille@example.com')).status).toBe(303)
  await made(host, 'hosts', { host: `www.${host}` })
  await made(host, 'keys', { name: 'CRM', role: 'viewer' })
  const rule = { campaigns: ['spring'], tiers: { min: 10 }, windowDays: 30 }
  const audience = await made(host, 'audiences', { name: 'Venus', ...rule })
  const feed = await made(host, 'feeds', { audience: audience.id, destination: 'google' })
  const credentials = { Authorization: `Basic ${btoa(`${feed.username}:${feed.password}`)}` }
  const pulled = await ask(host, new URL(feed.url).pathname, { headers: credentials })
  expect([pulled.status, pulled.text.split('\n').length]).toEqual([200, 3])
  expect((await api(host, 'GET', `audiences/${audience.id}/export/google.csv`)).status).toBe(200)
  expect((await ask(host, '/app', { headers: { Cookie: await signIn(host) } })).status).toBe(200)
  await made(host, 'erasures', { email: 'camille@example.com' })
}

describe('the pixel', () => {
  test('beacons that come in the same moment are stored each in the database of its host', async () => {
    const sent = HOSTS.flatMap(host => Array.from({ length: 5 }, () => ({ host, one: beacon() })))
    const answers = await Promise.all(sent.map(({ host, one }) => send(host, one)))
    expect(answers.map(({ status }) => status)).toEqual(sent.map(() => 204))
    for (const host of HOSTS) {
      const ours = sent.filter(each => each.host === host).map(({ one }) => one.v)
      expect(await viewsOf(host, ours)).toEqual(ours.toSorted())
      expect(await viewsOf(otherThan(host), ours)).toEqual([])
    }
  })

  test.each(HOSTS)(
    'a campaign that only the other has is unknown at %s, though it was just seen there',
    async (host: Host) => {
      const slug = `only-${host[0]}`
      await made(otherThan(host), 'campaigns', { slug, name: 'x', locale: 'fr-FR', currency: 'EUR' })
      expect((await send(otherThan(host), beacon({ c: slug }))).headers.get('x-pixel')).toBe('stored 1')
      expect((await send(host, beacon({ c: slug }))).status).toBe(404)
    },
  )

  test.each(HOSTS)(
    'a site that only the other declared is a stranger at %s, though it was just let in there',
    async (host: Host) => {
      const site = `shop-${host[0]}.example`
      later(MINUTE_MS) // nothing of before is remembered
      await made(otherThan(host), 'hosts', { host: site })
      const from = { origin: `https://${site}` }
      expect((await send(otherThan(host), beacon(), from)).status).toBe(204)
      expect((await send(host, beacon(), from)).status).toBe(403)
      expect((await send(otherThan(host), beacon(), from)).status).toBe(204)
    },
  )

  test('a database that is down refuses its own beacons and no other’s', async () => {
    const answers = await Promise.all(HOSTS.map(host => send(host, beacon(), {}, withDown(OWN))))
    expect(answers.map(({ status }) => status)).toEqual([204, 503])
  })

  test('an address that sends too much at one brand is still heard at the other', async () => {
    const counts = new Map<string, number>()
    const limit = async ({ key }: { key: string }) => {
      counts.set(key, (counts.get(key) ?? 0) + 1)
      return { success: counts.get(key)! <= 2 }
    }
    const bindings = { ...both, BEACON_LIMIT: { limit } } as unknown as Env
    const from = { 'cf-connecting-ip': '203.0.113.7' }
    const statuses = []
    for (const host of [OWN, OWN, OWN, SHARED]) statuses.push((await send(host, beacon(), from, bindings)).status)
    expect(statuses).toEqual([204, 204, 429, 204])
  })
})

describe('the queue', () => {
  interface Sent {
    id: string
    body: unknown
    again: number | null
  }

  /** Sends beacons through a queue that keeps them. */
  async function queued(hosts: readonly Host[]) {
    const sent: { host: Host; v: string }[] = []
    const bodies: unknown[] = []
    const BEACONS = { sendBatch: async (batch: { body: unknown }[]) => void bodies.push(...batch.map(m => m.body)) }
    const bindings = { ...both, INGEST: 'queue', BEACONS } as unknown as Env
    for (const host of hosts) {
      const one = beacon()
      expect((await send(host, one, {}, bindings)).status).toBe(204)
      sent.push({ host, v: one.v })
    }
    const idsOf = (host: Host) => sent.filter(each => each.host === host).map(({ v }) => v)
    return { bodies, idsOf }
  }

  async function deliver(bodies: readonly unknown[], bindings = both, name = 'like2lead-beacons'): Promise<Sent[]> {
    const sent = bodies.map((body): Sent => ({ id: newId(), body, again: null }))
    const messages = sent.map(one => ({
      ...{ id: one.id, body: structuredClone(one.body), attempts: 1, timestamp: new Date() },
      retry: ({ delaySeconds = 0 } = {}) => {
        one.again = delaySeconds
      },
    }))
    await consume({ queue: name, messages } as unknown as MessageBatch, bindings)
    return sent
  }

  test('carries beacons of both brands in one batch, each to its own database', async () => {
    const { bodies, idsOf } = await queued([SHARED, OWN, OWN, SHARED])
    const messages = await deliver(bodies)
    expect(messages.map(({ again }) => again)).toEqual([null, null, null, null])
    for (const host of HOSTS) {
      expect(await viewsOf(host, idsOf(host))).toEqual(idsOf(host).toSorted())
      expect(await viewsOf(otherThan(host), idsOf(host))).toEqual([])
    }
  })

  test('what was sent before there was a second database goes to the first', async () => {
    const row = blank(newId())
    expect((await deliver([row])).map(({ again }) => again)).toEqual([null])
    expect([await viewsOf(SHARED, [row.id]), await viewsOf(OWN, [row.id])]).toEqual([[row.id], []])
  })

  const hangs = { batch: () => new Promise(() => {}), prepare: (sql: string) => env.DB.prepare(sql) }

  test.each([
    ['refuses', dead],
    ['hangs', hangs as unknown as D1Database],
  ])('a database that %s gets its own beacons again; the other’s are stored and done', async (_, broken) => {
    const { bodies, idsOf } = await queued([SHARED, OWN, SHARED, OWN])
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    let done = false
    const delivery = deliver(bodies, { ...both, DB_2: broken } as unknown as Env).finally(() => {
      done = true
    })
    while (!done) await vi.advanceTimersByTimeAsync(1000)
    expect((await delivery).map(({ again }) => again)).toEqual([null, 10, null, 10])
    expect(await viewsOf(SHARED, idsOf(SHARED))).toEqual(idsOf(SHARED).toSorted())
    const third = await deliver(bodies) // it answers again
    expect(third.map(({ again }) => again)).toEqual([null, null, null, null])
    expect(await viewsOf(OWN, idsOf(OWN))).toEqual(idsOf(OWN).toSorted())
  })

  test('dead letters lie where their beacons belong, and come back to life there', async () => {
    const given = { database: 'DB_2', row: blank(newId(), { engaged_ms: 5 }) }
    const bad = { database: 'DB_2', row: blank(newId(), { scroll_pct: 400 }) }
    const before = await countIn(SHARED, 'dead_beacons')
    const [message] = await deliver([given], both, 'like2lead-beacons-dead')
    await deliver([bad])
    expect([await countIn(OWN, 'dead_beacons'), await countIn(SHARED, 'dead_beacons')]).toEqual([2, before])
    const replayed = await api(OWN, 'POST', `beacons/dead/${message!.id}/replay`, {})
    expect([replayed.status, replayed.json?.outcome]).toEqual([200, 'stored'])
    expect([await viewsOf(OWN, [given.row.id]), await viewsOf(SHARED, [given.row.id])]).toEqual([[given.row.id], []])
  })

  test('beacons of a database that is not bound wait for it, and are stored nowhere else', async () => {
    const rows = [blank(newId()), blank(newId())]
    const bodies = [{ database: 'DB_9', row: rows[0] }, rows[1]]
    expect((await deliver(bodies)).map(({ again }) => again)).toEqual([10, null])
    expect((await deliver(bodies.slice(0, 1), both, 'like2lead-beacons-dead')).map(({ again }) => again)).toEqual([10])
    const ids = rows.map(({ id }) => id)
    expect([await viewsOf(SHARED, ids), await viewsOf(OWN, ids)]).toEqual([[ids[1]], []])
  })

  test('a beacon cannot name another setting of the Worker as its database', async () => {
    const messages = await deliver(
      ['FILES', 'SIGNING_KEY', '__proto__'].map(database => ({ database, row: blank(newId()) })),
    )
    expect(messages.map(({ again }) => again)).toEqual([10, 10, 10])
  })
})

describe('what opens something at one brand opens nothing at the other', () => {
  test.each(HOSTS)('a form of the other’s page is shown again at %s, and no lead is stored', async (host: Host) => {
    const before = await countIn(host, 'conversions')
    const answer = await leaveLead(host, 'lou@example.com', otherThan(host))
    expect([answer.status, answer.headers.get('x-form')]).toEqual([422, 'not-ours'])
    expect(answer.text).toContain('lou@example.com')
    expect(await countIn(host, 'conversions')).toBe(before)
  })

  test.each(HOSTS)('a preview link of the other shows no draft of %s', async (host: Host) => {
    const { url } = await api(otherThan(host), 'POST', 'campaigns/spring/ads/ad-1/preview').then(({ json }) => json)
    const { pathname } = new URL(url, 'https://x.example')
    expect((await ask(otherThan(host), pathname)).status).toBe(200)
    const answer = await ask(host, pathname)
    expect([answer.status >= 400, answer.text.includes(headlineOf(host))]).toEqual([true, false])
  })

  test.each(HOSTS)('a session of the other is none at %s', async (host: Host) => {
    const Cookie = await signIn(otherThan(host))
    expect((await ask(otherThan(host), '/app', { headers: { Cookie } })).status).toBe(200)
    const answer = await ask(host, '/app', { headers: { Cookie } })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/app/sign-in'])
  })

  test.each(HOSTS)('a sign-in link of the other signs nobody in at %s', async (host: Host) => {
    const url = new URL((await made(otherThan(host), 'sign-in-links', {})).url)
    const answer = await ask(host, url.pathname + url.search)
    expect(answer.headers.getSetCookie().join()).not.toContain('l2l_session=')
  })

  test.each(HOSTS)('an API key of the other is none at %s', async (host: Host) => {
    const { token: key } = await made(otherThan(host), 'keys', { name: 'x', role: 'owner' })
    expect((await ask(otherThan(host), '/api/campaigns', { token: key })).status).toBe(200)
    expect((await ask(host, '/api/campaigns', { token: key })).status).toBe(401)
  })

  test.each(HOSTS)('a feed of the other is none at %s', async (host: Host) => {
    const rule = { campaigns: ['spring'], tiers: { min: 10 }, windowDays: 30 }
    const { id } = await made(otherThan(host), 'audiences', { name: `Pour ${host}`, ...rule })
    const feed = await made(otherThan(host), 'feeds', { audience: id, destination: 'google' })
    const headers = { Authorization: `Basic ${btoa(`${feed.username}:${feed.password}`)}` }
    expect((await ask(otherThan(host), new URL(feed.url).pathname, { headers })).status).toBe(200)
    expect((await ask(host, new URL(feed.url).pathname, { headers })).status).toBe(401)
  })

  test('a link that confirms is read with the key of its own database', async () => {
    const path = await confirmPath(env.SIGNING_KEY, newId(), 'fr', 0) // long too old, which only its own key tells
    const isRead = async (host: Host) =>
      (await ask(host, path)).text !== (await ask(host, '/privacy/confirm?t=nonsense')).text
    expect([await isRead(SHARED), await isRead(OWN)]).toEqual([true, false])
  })

  test('ADMIN_TOKEN opens all', async () => {
    for (const host of HOSTS) {
      const { json } = await api(host, 'GET', 'campaigns/spring')
      expect(json.name).toBe(host)
    }
  })
})

describe('pictures', () => {
  test('that both upload are one file, which neither can take from the other', async () => {
    const { picture, png } = await import('./drawn.ts')
    const raw = png(picture(64, 64, 32, [200, 30, 30], [30, 30, 200]))
    const ids = []
    for (const host of HOSTS) {
      const { status, json } = await ask(host, '/api/assets', { method: 'POST', raw, token: env.ADMIN_TOKEN })
      expect(status).toBeLessThan(300)
      ids.push(json.id)
    }
    expect(ids[0]).toBe(ids[1])
    expect((await api(OWN, 'DELETE', `assets/${ids[0]}`)).status).toBe(404) // there is no such call
    for (const host of HOSTS) expect((await ask(host, `/i/${ids[0]}/96`)).status).toBe(200)
  })
})

describe('the clock', () => {
  const RUNS = 'SELECT count(*) AS n FROM job_runs WHERE at = ?1'
  const runsOf = (host: Host, at: number) => databaseOf(host).prepare(RUNS).bind(at).first<number>('n')
  const tick = async (at: number, bindings = both, cron = '17 3 * * *') => {
    const ctx = createExecutionContext()
    await worker.scheduled({ cron, scheduledTime: at } as ScheduledController, bindings)
    await waitOnExecutionContext(ctx)
  }

  test('starts every job in each database, and each notes its own', async () => {
    const at = Date.now() + 1
    await tick(at)
    const [shared, own] = [await runsOf(SHARED, at), await runsOf(OWN, at)]
    expect([shared, own! > 10]).toEqual([own, true])
    const failed = "SELECT name, failed FROM job_runs WHERE failed <> ''"
    for (const host of HOSTS) expect((await databaseOf(host).prepare(failed).all()).results).toEqual([])
  })

  test('asks a database 30 times at most in a minute in which nothing is due', async () => {
    let asked = 0
    const counting = new Proxy(env.OTHER_DB, {
      get: (target, name: keyof D1Database) => {
        if (name === 'prepare') asked++
        return target[name].bind(target)
      },
    })
    await tick(Date.now(), { ...both, DB_2: counting } as unknown as Env, '* * * * *')
    asked = 0
    await tick(Date.now(), { ...both, DB_2: counting } as unknown as Env, '* * * * *')
    expect(asked).toBeGreaterThan(10)
    expect(asked).toBeLessThanOrEqual(30)
  })

  test.each(HOSTS)('a database of %s that is down does not keep the other from its jobs', async (host: Host) => {
    const at = Date.now() + 1000 + HOSTS.indexOf(host)
    await tick(at, withDown(host))
    expect([await runsOf(host, at), (await runsOf(otherThan(host), at))! > 10]).toEqual([0, true])
  })
})
