// Long on purpose: inside workerd a subject is one file, with one world at its top that its parts share.
import { env, exports } from 'cloudflare:workers'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { onSchedule } from '../src/jobs.ts'
import { newId } from '../src/lib/ids.ts'
import { inRequest } from '../src/lib/request-id.ts'
import { MINUTE_MS } from '../src/lib/time.ts'
import { OUTBOX, PLATFORMS, TRAFFIC } from '../src/operations/facts.ts'
import { NEWEST } from '../src/operations/schema-version.ts'
import { noteSizes } from '../src/operations/sizes.ts'
import { consume } from '../src/pixel/consume.ts'
import { enqueue } from '../src/pixel/queue.ts'
import { blank } from './beacon.ts'
import { addCatalogue, api, call } from './call.ts'

const { DB } = env
const RAY = '8f1d2c3b4a596877-CDG'

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** What is logged from here on: in a minute of its own, as other files share this isolate's log, which holds lines back. */
function logged(): Record<string, unknown>[] {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * MINUTE_MS })
  const lines: Record<string, unknown>[] = []
  for (const level of ['info', 'warn', 'error'] as const)
    vi.spyOn(console, level).mockImplementation(text => void lines.push(JSON.parse(String(text))))
  return lines
}

const schedule = (cron: string, at = Date.now()) =>
  onSchedule({ cron, scheduledTime: at, noRetry: () => {} } as ScheduledController, env)

const broken = (sql: RegExp, how: () => Promise<never>): D1Database =>
  new Proxy(DB, {
    get: (db, name) => {
      if (name === 'prepare')
        return (text: string) => {
          const real = db.prepare(text)
          if (!sql.test(text)) return real
          return {
            bind: () => ({ all: how, run: how, first: how, raw: how }),
            all: how,
            run: how,
            first: how,
            raw: how,
          }
        }
      const value = Reflect.get(db, name)
      return typeof value === 'function' ? value.bind(db) : value
    },
  })

beforeAll(async () => void (await call('GET', '/health'))) // the first call loads the application

describe('the id of a request', () => {
  test.each(['/health', '/api/nothing', '/app/sign-in', '/p.js', '/no-such-page'])(
    'is told in the answer of %s',
    async path => {
      const { headers } = await call('GET', path, { token: null, headers: { 'CF-Ray': RAY } })
      expect(headers.get('x-request-id')).toBe(RAY)
    },
  )

  test('is a new one where the edge gives none, or somebody makes one up', async () => {
    const { headers } = await call('GET', '/health', { headers: { 'CF-Ray': 'lea@example.com' } })
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('is on the page that says that something failed, and in the line that says what', async () => {
    const lines = logged()
    const { cookie } = await signedIn()
    vi.spyOn(env.DB, 'prepare').mockImplementation(() => {
      throw new Error('no such column: lea@example.com')
    })
    const { status, text } = await call('GET', '/app/operations', {
      token: null,
      headers: { Cookie: cookie, 'CF-Ray': RAY },
    })
    expect([status, text]).toEqual([500, expect.stringContaining(`<code>${RAY}</code>`)])
    const line = lines.find(({ event }) => event === 'request.broke')
    expect(line).toMatchObject({
      level: 'error',
      request: RAY,
      path: '/app/operations',
      error: 'Error: no such column: [e-mail]',
    })
  })

  test('follows a beacon through the queue to the line that says why it came back', async () => {
    const lines = logged()
    const bodies: unknown[] = []
    const queue = {
      sendBatch: async (batch: { body: unknown }[]) => void bodies.push(...batch.map(({ body }) => body)),
    }
    await inRequest(RAY, () => enqueue({ BEACONS: queue as unknown as Queue }, [blank(newId())]))
    const message = { id: 'm1', body: bodies[0], attempts: 1, timestamp: new Date(), retry: vi.fn() }
    const failing = { prepare: () => ({ bind: () => ({}) }), batch: () => Promise.reject(new Error('a fault of D1')) }
    await consume({ queue: 'like2lead-beacons', messages: [message] } as unknown as MessageBatch, {
      ...env,
      DB: failing as unknown as D1Database,
    })
    expect(message.retry).toHaveBeenCalledOnce()
    expect(lines.find(({ event }) => event === 'beacon.returned')).toMatchObject({
      request: RAY,
      reason: 'a fault of D1',
    })
  })

  test('follows what is queued for another server to the line of its delivery', async () => {
    const webhook = await api('POST', 'webhooks', { name: 'Chat', url: 'https://hooks.example/x', topics: ['alert'] })
    expect(webhook.status).toBe(201)
    const { tellWebhooks } = await import('../src/outbox/store.ts')
    const message = { topic: 'alert' as const, event: newId(), campaign: '', contact: null, payload: {} }
    await inRequest(RAY, async () => (await tellWebhooks(DB, env.DATA_KEY, message, Date.now())).run())
    vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response(null, { status: 503 }))
    const lines = logged()
    await schedule('* * * * *')
    expect(lines.find(({ event }) => event === 'outbox.tried')).toMatchObject({
      request: RAY,
      state: 'waiting',
      attempts: 1,
      verdict: expect.any(String),
    })
    expect((await api('GET', 'outbox?state=waiting')).json.items[0].request).toBe(RAY)
    expect((await api('DELETE', `webhooks/${webhook.json.id}`)).status).toBeLessThan(300)
    await DB.prepare('DELETE FROM outbox').run()
  })
})

describe('refused beacons', () => {
  test('are counted and not told one by one', async () => {
    const lines = logged()
    for (let i = 0; i < 50; i++)
      await call('POST', '/e', { token: null, raw: 'no JSON', headers: { Origin: 'https://l2l.example' } })
    expect(lines.filter(({ event }) => event === 'beacon.refused').length).toBeLessThanOrEqual(1)
  })
})

describe('GET /health', () => {
  test('tells in single words whether D1, the schema, the clock and the outbox are well, and nothing else', async () => {
    await schedule('* * * * *')
    const { status, json, headers } = await call('GET', '/health', { token: null })
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(json).toEqual({
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      d1: 'ok',
      schema: 'current',
      clock: 'ok',
      outbox: 'ok',
    })
  })

  test('answers within seconds while D1 hangs, and says that it is down', async () => {
    vi.spyOn(env.DB, 'batch').mockReturnValue(new Promise(() => {}))
    const { status, json } = await call('GET', '/health', { token: null })
    expect([status, json]).toEqual([200, expect.objectContaining({ d1: 'down', clock: 'unknown' })])
  })

  test('says when the clock has stopped, and when a message is late', async () => {
    await DB.prepare('UPDATE job_runs SET at = at - 600000').run()
    await DB.prepare(
      `INSERT INTO outbox (id, channel, topic, event, sealed, created_at, next_at) VALUES ('x', 'mail', 'mail.alert', 'x', 'x', 1, 1)`,
    ).run()
    const { json } = await call('GET', '/health', { token: null })
    expect(json).toMatchObject({ d1: 'ok', clock: 'late', outbox: 'late' })
    await DB.prepare(`DELETE FROM outbox WHERE id = 'x'`).run()
  })
})

describe('the jobs of the clock', () => {
  test('each note their last run, how long it took and how much they did', async () => {
    await schedule('* * * * *')
    const { json } = await api('GET', 'operations')
    const deliver = json.jobs.find(({ name }: { name: string }) => name === 'deliver what waits')
    expect(deliver).toMatchObject({ every: 'minute', failed: '', failures: 0, handled: 0, isLate: false })
    expect(deliver.tookMs).toBeGreaterThanOrEqual(0)
    expect(json.jobs.filter(({ every }: { every: string }) => every === 'minute').length).toBeGreaterThan(8)
  })

  test('that fail are told with why, without what the error names, and the failure is remembered once it is over', async () => {
    const lines = logged()
    const failing = {
      ...env,
      DB: broken(/UPDATE outbox SET next_at/, () => Promise.reject(new Error('lost of lea@example.com'))),
    }
    const at = Date.now()
    for (const n of [1, 2])
      await onSchedule({ cron: '* * * * *', scheduledTime: at + n } as ScheduledController, failing)
    const job = async () =>
      (await api('GET', 'operations')).json.jobs.find(({ name }: { name: string }) => name === 'deliver what waits')
    expect(await job()).toMatchObject({ failed: 'Error: lost of [e-mail]', failures: 2, failedAt: at + 2 })
    expect(lines.filter(({ event }) => event === 'job.failed')).toMatchObject([{ job: 'deliver what waits' }, {}])
    const { checks } = (await api('GET', 'operations')).json
    expect(checks.find(({ check }: { check: string }) => check === 'jobs')).toMatchObject({
      state: 'act',
      says: 'failing',
      n: 1,
    })
    await schedule('* * * * *', at + 3)
    expect(await job()).toMatchObject({ failed: '', failures: 0, failedAt: at + 2, failure: 'Error: lost of [e-mail]' })
  })
})

describe('GET /api/operations', () => {
  beforeAll(async () => {
    await addCatalogue()
    await noteSizes(env, Date.now())
  })

  test('finds nothing to do where all is well', async () => {
    await schedule('* * * * *')
    const { checks, schema, database } = (await api('GET', 'operations')).json
    // D1 itself may be slow on a busy machine.
    const unwell = checks.filter(
      ({ check, state }: { check: string; state: string }) => check !== 'database' && state !== 'ok',
    )
    expect(unwell).toEqual([])
    expect(schema).toMatchObject({ newest: NEWEST, state: 'current' })
    expect(database.bytes).toBeGreaterThan(100_000)
    expect(database.rows).toMatchObject({ campaigns: 1, ads: 1 })
  })

  test.each([
    [
      'beacons',
      'dead',
      `INSERT INTO dead_beacons (id, body, reason, at) VALUES ('d', '{}', 'not-a-row', 1)`,
      'DELETE FROM dead_beacons',
    ],
    [
      'platforms',
      'paused',
      `INSERT INTO connections (id, destination, name, settings, secrets_sealed, events, events_since, created_at, updated_at, paused_at, paused_why, last_reason)
       VALUES ('c', 'meta', 'Meta', '{}', '', '[]', 1, 1, 1, 1, 'halted', '190')`,
      'DELETE FROM connections',
    ],
    [
      'schema',
      'behind',
      `UPDATE d1_migrations SET name = '0000' WHERE name = '${NEWEST}'`,
      `UPDATE d1_migrations SET name = '${NEWEST}' WHERE name = '0000'`,
    ],
  ])('%s: says %s when it is so, with what mends it', async (check, says, make, mend) => {
    await DB.prepare(make).run()
    const found = (await api('GET', 'operations')).json.checks.find((each: { check: string }) => each.check === check)
    expect(found).toMatchObject({ state: 'act', says, runbook: expect.any(String) })
    await DB.prepare(mend).run()
  })

  test('judges the clock and the outbox by the same moment as /health', async () => {
    const now = Date.now()
    await DB.prepare('UPDATE job_runs SET at = ?1')
      .bind(now - 5.5 * MINUTE_MS)
      .run()
    await DB.prepare(
      `INSERT INTO outbox (id, channel, topic, event, sealed, created_at, next_at) VALUES ('x', 'mail', 'mail.alert', 'x', 'x', 1, ?1)`,
    )
      .bind(now - 15.5 * MINUTE_MS)
      .run()
    const [health, report] = [await call('GET', '/health'), await api('GET', 'operations')]
    await DB.prepare(`DELETE FROM outbox WHERE id = 'x'`).run()
    expect(health.json).toMatchObject({ clock: 'late', outbox: 'late' })
    expect(report.json.checks).toContainEqual(expect.objectContaining({ check: 'clock', says: 'stopped', n: 5 }))
    expect(report.json.checks).toContainEqual(expect.objectContaining({ check: 'outbox', says: 'late', n: 15 }))
  })

  test('counts the views of each minute of the last three hours', async () => {
    const at = Date.now() - 5 * 60_000
    const put = DB.prepare(`INSERT INTO views (id, campaign, at) VALUES (?1, 'spring', ?2)`)
    const { idAt } = await import('../src/lib/ids.ts')
    await DB.batch(['a', 'b', 'c'].map(end => put.bind(idAt(at, end.repeat(18)), at)))
    const { perMinute } = (await api('GET', 'operations')).json.beacons
    expect(perMinute).toHaveLength(180)
    expect(perMinute.filter(({ views }: { views: number }) => views > 0)).toEqual([
      { at: at - (at % 60_000), views: 3 },
    ])
  })

  test('begins later where there are more views than are read: no minute is shown with fewer than it had', async () => {
    const [views, everyMs] = [60_000, 60] // a thousand a minute, of which 50,000 are read
    await DB.prepare(
      `WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ?2 - 1)
      INSERT INTO views (id, campaign, at)
      SELECT substr(hex, 1, 8) || '-' || substr(hex, 9) || '-7000-8000-' || printf('%012x', i), 'spring', at
      FROM (SELECT i, ?1 - i * ?3 AS at, printf('%012x', ?1 - i * ?3) AS hex FROM n)`,
    )
      .bind(Date.now(), views, everyMs)
      .run()
    const { perMinute } = (await api('GET', 'operations')).json.beacons
    await DB.prepare(`DELETE FROM views WHERE id LIKE '%-7000-8000-%'`).run()
    const whole = perMinute.slice(0, -1) // the last one may have ended just now
    expect(whole.length).toBeGreaterThan(45)
    expect(whole.filter((minute: { views: number }) => minute.views < 1000)).toEqual([])
  })

  test('is for owners, and metrics for a key that may do nothing else', async () => {
    const key = async (body: object) => (await api('POST', 'keys', body)).json.token
    const editor = await key({ name: 'Editor', role: 'editor' })
    const monitor = await key({ name: 'Monitor', role: 'viewer', scopes: ['operations'] })
    expect((await call('GET', '/api/operations', { token: editor })).status).toBe(403)
    expect((await call('GET', '/api/operations', { token: monitor })).status).toBe(403)
    expect((await call('GET', '/api/campaigns', { token: monitor })).status).toBe(403)
    expect((await call('GET', '/api/operations/metrics', { token: null })).status).toBe(401)
    const { status, headers, text } = await call('GET', '/api/operations/metrics', { token: monitor })
    expect([status, headers.get('content-type')]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8'])
    for (const line of text.trimEnd().split('\n'))
      expect(line).toMatch(/^(# (HELP|TYPE) like2lead_\w+ .+|like2lead_\w+(\{(\w+="[^"\n]*",?)+\})? -?[\d.e+-]+)$/)
    expect(text).toContain('like2lead_check_state{check="database",state="ok"}')
    expect(text).toMatch(/like2lead_job_failures\{job="roll up closed days"\} 0\n/)
  })

  test('reads little, however much there is', async () => {
    const plan = async (sql: string, ...params: unknown[]) =>
      (
        await DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
          .bind(...params)
          .all<{ detail: string }>()
      ).results
        .map(({ detail }) => detail)
        .join('\n')
    expect(await plan(TRAFFIC, 'a', 1, 2)).toContain('SEARCH views USING PRIMARY KEY (id>?)')
    expect(await plan(OUTBOX, 1)).not.toMatch(/SCAN outbox(?! USING (COVERING )?INDEX outbox_due)/)
    expect(await plan(PLATFORMS, 1)).not.toMatch(/SCAN event_sends/)
  })
})

async function signedIn(): Promise<{ cookie: string }> {
  const { url } = (await api('POST', 'sign-in-links')).json
  const answer = await exports.default.fetch(new Request(url, { redirect: 'manual' }))
  return { cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0]! }
}

describe('/app/operations', () => {
  test.each([
    ['fr', 'Toutes les balises reçues sont des lignes.', /L.horloge a sonné il y a 0.minute/],
    ['en', 'Every beacon that came is a row.', /The clock rang 0.minutes ago/],
  ])('says in words whether everything works, in %s', async (language, beacons, clock) => {
    await schedule('* * * * *')
    const { cookie } = await signedIn()
    const { status, text } = await call('GET', `/app/operations?lang=${language}`, {
      token: null,
      headers: { Cookie: cookie },
    })
    expect(status).toBe(200)
    expect(text).toContain(beacons)
    expect(text).toMatch(clock)
    expect(text).toContain('<svg class="trend"')
  })
})
