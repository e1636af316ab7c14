// Long on purpose: inside workerd a subject is one file, with one world at its top that its parts share.
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { addSession } from '../src/accounts/store.ts'
import { COUNT } from '../src/experiments/counts.ts'
import { judgeTests } from '../src/experiments/nightly.ts'
import { LIST_SCORED } from '../src/experiments/slope-store.ts'
import { FIND_ENDED, FIND_LATEST, LIST_ENDED, LIST_RUNNING } from '../src/experiments/store.ts'
import { sha256Hex } from '../src/lib/crypto.ts'
import { newId } from '../src/lib/ids.ts'
import { DAY_MS, dayNumber } from '../src/lib/time.ts'
import { findByTheMinute } from '../src/notices/find.ts'
import { FIND_LIVE } from '../src/pages/store.ts'
import { listClosedDays, rollUp } from '../src/pixel/days/roll-up.ts'
import { record } from '../src/pixel/record.ts'
import { blank } from './beacon.ts'
import { addCatalogue, api, call } from './call.ts'
import { hidden, publish, send } from './form.ts'

const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Mobile/15E148 Safari/604.1'
const TEST_PATH = 'campaigns/spring/ads/ad-1/experiment'
const FILLED = { email: 'lea@example.com', consent_contact: '1' }

const visit = (headers: Record<string, string> = {}, method = 'GET', path = '/spring/ad-1') =>
  call(method, path, { token: null, headers: { 'User-Agent': PHONE, ...headers } })
const cookieOf = ({ headers }: { headers: Headers }) =>
  /__Host-l2l_ab=[^;]+/.exec(headers.get('set-cookie') ?? '')?.[0] ?? ''
const variantOf = (html: string) => /data-variant="([^"]*)"/.exec(html)?.[1]
const versionOf = (html: string) => Number(/data-version="(\d+)"/.exec(html)?.[1])
const running = async () => (await api('GET', TEST_PATH)).json.experiment

/** `draws`: what Math.random says, which is all that chance decides here. */
async function drawn<T>(x: number, work: () => Promise<T>): Promise<T> {
  const random = vi.spyOn(Math, 'random').mockReturnValue(x)
  try {
    return await work()
  } finally {
    random.mockRestore()
  }
}
const given = (arm: 'a' | 'b', headers = {}) => drawn(arm === 'a' ? 0.1 : 0.9, () => visit(headers))

async function later<T>(ms: number, work: () => Promise<T>): Promise<T> {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms })
  try {
    return await work()
  } finally {
    vi.useRealTimers()
  }
}

async function variant(change: object): Promise<number> {
  const { content } = (await api('GET', 'campaigns/spring/ads/ad-1/page')).json
  await api('PUT', 'campaigns/spring/ads/ad-1/page', { content: { ...content, ...change } })
  const published = await api('POST', 'campaigns/spring/ads/ad-1/publish', {
    variant: true,
    override: { match: 'test' },
  })
  expect([published.status, published.json.error]).toEqual([200, undefined])
  return published.json.version
}

beforeAll(async () => {
  await addCatalogue()
  expect((await api('POST', 'campaigns/spring/ads/ad-1/publish', {})).status).toBe(200)
})

test('a draft is published as a variant: the live page stays, and the version can be looked at', async () => {
  expect(await variant({ lead: 'La variante à tester.', fields: ['email', 'company'] })).toBe(2)
  const page = await visit()
  expect([versionOf(page.text), page.text.includes('La variante')]).toEqual([1, false])
  const [version] = (await api('GET', 'campaigns/spring/ads/ad-1/versions')).json.items
  expect(version.version).toBe(2)
})

test('without a test no cookie is set and nothing counts for one', async () => {
  const page = await visit()
  expect([page.headers.get('set-cookie'), variantOf(page.text)]).toEqual([null, ''])
})

describe('a plan', () => {
  test.each([
    { why: 'the first version is not the live one', arms: [2, 1], path: 'arms.0.version', code: 'control-not-live' },
    { why: 'a version was never published', arms: [1, 9], path: 'arms.1.version', code: 'unknown-version' },
  ])('is refused when $why', async ({ arms, path, code }) => {
    const refused = await api('POST', TEST_PATH, { arms: arms.map(version => ({ version })) })
    expect([refused.status, refused.json.error.code]).toEqual([422, 'bad-plan'])
    expect(refused.json.error.issues).toContainEqual(expect.objectContaining({ path, code }))
  })

  test('for a bandit takes four versions or a short campaign', async () => {
    const arms = [{ version: 1 }, { version: 2 }]
    expect((await api('POST', TEST_PATH, { mode: 'bandit', arms })).json.error.issues[0].code).toBe('bandit-not-fit')
    expect((await api('POST', TEST_PATH, { mode: 'bandit', arms, campaignDays: 6 })).status).toBe(201)
  })

  test('says how many visitors it takes, and changes nothing until it is started', async () => {
    const planned = await api('POST', TEST_PATH, { arms: [{ version: 1 }, { version: 2 }] })
    expect(planned.status).toBe(201)
    expect(planned.json).toMatchObject({
      state: 'plan',
      reading: null,
      arms: [{ arm: 'a', weight: 0.5 }, { arm: 'b' }],
    })
    expect(planned.json.plannedVisitors).toBeGreaterThan(12_126) // looking often costs more than looking once
    expect((await visit()).headers.get('set-cookie')).toBeNull()
    expect((await api('POST', `${TEST_PATH}/start`)).json.state).toBe('running')
    expect((await api('POST', `${TEST_PATH}/start`)).json.error.code).toBe('no-plan')
  })
})

describe('while a test runs', () => {
  test('a browser gets a version, keeps it, and is a visitor once', async () => {
    const first = await given('b')
    expect(first.headers.get('set-cookie')).toMatch(
      /^__Host-l2l_ab=\w+~\d+\.b; Max-Age=34\d{6}; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
    const { id } = await running()
    expect([versionOf(first.text), variantOf(first.text)]).toEqual([2, `e${id}.b`])
    expect(first.text).toContain('La variante à tester.')
    const again = await later(DAY_MS, () => given('a', { Cookie: cookieOf(first) }))
    expect([versionOf(again.text), variantOf(again.text)]).toEqual([2, `e${id}.b.again`])
    expect(again.headers.get('set-cookie')).toBeNull() // never renewed
    expect([versionOf((await given('a')).text)]).toEqual([1])
  })

  test.each<[string, Record<string, string>, string?]>([
    ['a robot', { 'User-Agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' }],
    ['a browser that says nothing of itself', { 'User-Agent': '' }],
    ['a page fetched before anybody asked', { 'Sec-Purpose': 'prefetch;prerender' }],
    ['somebody of the team', { Cookie: '__Host-l2l_session=x' }],
    ['who objects to being measured', { Cookie: '__Host-l2l_unmeasured=1' }],
    ['a browser that asks not to be tracked', { 'Sec-GPC': '1' }],
    ['who only looks whether the page is there', {}, 'HEAD'],
  ])('%s gets the control and counts for nothing', async (_, headers, method) => {
    const page = await drawn(0.99, () => visit(headers, method))
    expect([page.status, page.headers.get('set-cookie')]).toEqual([200, null])
    if (method !== 'HEAD') expect([versionOf(page.text), variantOf(page.text)]).toEqual([1, ''])
    expect(page.headers.get('cache-control')).toBe('private, no-cache')
  })

  test('whoever objects later gets the control again and loses the cookie', async () => {
    const cookie = cookieOf(await given('b'))
    const said = await call('POST', '/privacy/measurement', {
      token: null,
      raw: new URLSearchParams({ measured: 'no', back: '/' }),
      headers: { Cookie: cookie },
    })
    expect(said.headers.get('set-cookie')).toMatch(/__Host-l2l_ab=; Max-Age=0/)
    expect(versionOf((await visit({ Cookie: `${cookie}; __Host-l2l_unmeasured=1` })).text)).toBe(1)
  })

  test('a page that a browser remembers is good for its own version only', async () => {
    const [a, b] = [await given('a'), await given('b')]
    const tag = a.headers.get('etag')!
    expect((await visit({ Cookie: cookieOf(a), 'If-None-Match': tag })).status).toBe(304) // the same view again
    const other = await visit({ Cookie: cookieOf(b), 'If-None-Match': tag })
    expect([other.status, versionOf(other.text)]).toEqual([200, 2])
    const robot = await visit({ 'User-Agent': '', 'If-None-Match': tag })
    expect(robot.status).toBe(200) // the same version, but it counts for nothing
  })

  test('the form of a version asks its own questions and makes a lead of that version, once per browser', async () => {
    const page = await given('b')
    const { id } = await running()
    const fields = { view: hidden(page.text, 'view')!, token: hidden(page.text, 'token')!, ...FILLED }
    const refused = await later(5000, () => send('/spring/ad-1', { ...fields, email: '' }, { Cookie: cookieOf(page) }))
    expect([refused.status, versionOf(refused.text), variantOf(refused.text)]).toEqual([422, 2, `e${id}.b`])
    expect(refused.text).toContain('name="company"')
    const kept = await later(6000, () => send('/spring/ad-1', fields, { Cookie: cookieOf(page) }))
    expect([kept.status, kept.headers.get('x-form')]).toEqual([303, 'stored'])
    expect(cookieOf(kept)).toMatch(/\.b\.c$/)
    const view = await env.DB.prepare('SELECT variant, version, lead FROM views WHERE id = ?1')
      .bind(fields.view)
      .first()
    expect(view).toEqual({ variant: `e${id}.b`, version: 2, lead: 1 })
    const after = await visit({ Cookie: cookieOf(kept) })
    expect([versionOf(after.text), variantOf(after.text)]).toEqual([2, ''])
  })

  test('a browser that keeps no cookie sends the form of the version that it saw', async () => {
    const page = await given('b')
    const fields = { view: hidden(page.text, 'view')!, token: hidden(page.text, 'token')! }
    const refused = await later(5000, () => send('/spring/ad-1', fields))
    expect([refused.status, refused.text.includes('name="company"')]).toEqual([422, true])
  })

  test('the pixel without scripts tells the version too', async () => {
    const page = await given('b')
    const image = /src="(\/p\.gif[^"]+)"/.exec(page.text)![1]!.replaceAll('&amp;', '&')
    expect((await call('GET', image, { token: null, headers: { 'User-Agent': PHONE } })).headers.get('x-pixel')).toBe(
      'stored 1',
    )
    const { id } = await running()
    const row = await env.DB.prepare('SELECT variant FROM views WHERE id = ?1').bind(hidden(page.text, 'view')!).first()
    expect(row).toEqual({ variant: `e${id}.b` })
  })

  test('the page can neither be published nor rolled back, and a variant still can', async () => {
    const refused = await api('POST', 'campaigns/spring/ads/ad-1/publish', { override: { match: 'x' } })
    expect(refused.json.error).toMatchObject({ code: 'publish-blocked', issues: [{ path: 'test' }] })
    const back = await api('POST', 'campaigns/spring/ads/ad-1/rollback', { version: 1 })
    expect([back.status, back.json.error.code]).toEqual([409, 'test-running'])
    expect((await api('POST', TEST_PATH, { arms: [{ version: 1 }, { version: 2 }] })).json.error.code).toBe(
      'test-running',
    )
    expect(await variant({ lead: 'Une troisième.' })).toBe(3)
  })
})

async function arm(label: string, visitors: number, converted: number, at: number): Promise<void> {
  const ids = Array.from({ length: visitors }, () => newId())
  await record(
    env.DB,
    ids.map(id => blank(id, { ad: 'ad-1', variant: label, at, device: 'mobile' })),
  )
  await env.DB.prepare('UPDATE views SET lead = 1 WHERE id IN (SELECT value FROM json_each(?1))')
    .bind(JSON.stringify(ids.slice(0, converted)))
    .run()
}

const PAGE = '/app/campaigns/spring/ads/ad-1/experiment'
const seen = (path: string, language = 'fr') =>
  call('GET', path, { token: null, headers: { Cookie: '__Host-l2l_session=editor', 'Accept-Language': language } })

describe('in the dashboard', () => {
  const sent = (path: string, body: [string, string][] = []) =>
    call('POST', path, {
      token: null,
      raw: new URLSearchParams(body),
      headers: { Cookie: '__Host-l2l_session=editor', 'Accept-Language': 'fr', 'Sec-Fetch-Site': 'same-origin' },
    })

  beforeAll(async () => {
    await env.DB.prepare(`INSERT INTO users (id, role, sealed, created_at) VALUES ('e', 'editor', 'x', 0)`).run()
    await addSession(env.DB, await sha256Hex('editor'), 'e', Date.now(), Date.now() + 30 * DAY_MS)
  })

  test('a running test shows what it lacks and how to end it, in both languages', async () => {
    const [fr, en] = [await seen(PAGE), await seen(PAGE, 'en')]
    expect([fr.status, en.status]).toEqual([200, 200])
    expect(fr.text).toContain('Arrêter le test')
    expect(en.text).toContain('Stop the test')
    expect(fr.text).not.toContain('Préparer le test')
    expect((await seen('/app/campaigns/spring/ads/ad-1')).text).toContain(`href="${PAGE}"`)
  })

  test('a refusal is told in words, on the page', async () => {
    const refused = await sent(`${PAGE}/plan`, [
      ['control', '1'],
      ['version', '2'],
      ['lift', '0.2'],
      ['mode', 'split'],
    ])
    expect([refused.status, refused.text.includes('Un test est déjà en cours sur cette page.')]).toEqual([409, true])
    expect((await sent(`${PAGE}/nothing`)).status).toBe(404)
  })

  test('a test is planned and started by forms alone', async () => {
    await publish('forms')
    const base = PAGE.replace('ad-1', 'forms')
    expect((await seen(base)).text).toContain('Publier le brouillon comme variante')
    const act = async (action: string, body: [string, string][] = []) => {
      const done = await sent(`${base}/${action}`, body)
      expect([done.status, done.headers.get('location')]).toEqual([303, `${base}?did=${action}`])
      return (await seen(base)).text
    }
    expect(await act('variant')).toContain('Préparer le test')
    await act('variant')
    const plan: [string, string][] = [
      ['control', '1'],
      ['version', '2'],
      ['lift', '0.5'],
      ['mode', 'bandit'],
    ]
    const refused = await sent(`${base}/plan`, plan)
    expect([refused.status, refused.text.includes('Optimiser demande quatre versions')]).toEqual([422, true])
    expect(refused.text.match(/<input[^>]*name="version"[^>]*checked[^>]*>/g)).toEqual([
      expect.stringContaining('value="2"'),
    ])
    const ready = await act('plan', [...plan, ['campaignDays', '6']])
    expect([ready.includes('Démarrer le test'), ready.includes('visiteurs en tout')]).toEqual([true, false])
    const started = await act('start')
    expect(started).toContain('Toutes les versions n’ont pas encore eu de visiteur')
    expect(started).not.toContain('<progress') // nothing is planned: a bandit never judges
    expect((await seen('/app/campaigns/spring/ads/forms')).text).toContain('Voir le test en cours')
    expect(await act('stop')).toContain('Test arrêté')
  })
})

describe('what a test says', () => {
  test('hides every figure while visitors did not come as they were sent', async () => {
    const { id } = await running()
    await arm(`e${id}.a`, 900, 60, Date.now())
    const { reading } = await running()
    expect(reading).toMatchObject({ state: 'mismatch', arms: [], winner: null, srm: { hidden: true, short: 'b' } })
    expect(JSON.stringify(reading)).not.toContain('conversions')
    await arm(`e${id}.b`, 896, 110, Date.now())
    expect(await running()).toMatchObject({ reading: { state: 'collecting' }, told: [{ state: 'mismatch' }] })
  })

  test('counts visitors who sent the form, and no order: one browser may make several', async () => {
    const { id, reading } = await running()
    const bought = { ad: 'ad-1', variant: `e${id}.b.again`, at: Date.now(), purchase: 1 } as const
    await record(env.DB, [blank(newId(), bought), blank(newId(), bought)])
    expect((await running()).reading.arms).toEqual(reading.arms)
  })

  test('gives a verdict after a week, once, and it stands', async () => {
    const told = async (days: number) =>
      later(days * DAY_MS, async () => {
        await judgeTests(env, Date.now())
        return running()
      })
    const early = await told(6.9)
    expect(early.reading).toMatchObject({ state: 'collecting', missing: [{ code: 'days', days: 1 }] })
    const { reading, told: kept } = await told(7.1)
    expect(reading).toMatchObject({ state: 'verdict', winner: 'b', missing: [] })
    expect(reading.arms[1].against.interval.low).toBeGreaterThan(0)
    expect(kept.map(({ state }: { state: string }) => state)).toEqual(['mismatch', 'verdict'])
    expect((await told(8)).told).toEqual(kept)
    const alerts = (await findByTheMinute(env.DB, Date.now())).filter(({ kind }) => kind === 'test')
    expect(alerts.map(({ facts }) => facts)).toEqual([{ state: 'verdict', winner: 'b' }])
    await arm(`e${(await running()).id}.b`, 300, 0, Date.now())
    await arm(`e${(await running()).id}.a`, 300, 40, Date.now())
    expect((await told(8)).reading).toMatchObject({ state: 'verdict', winner: 'b' })
  })

  test('is there as a file, for the API and on the page, and so is the slope', async () => {
    const file = await call('GET', `/api/${TEST_PATH}?format=csv`)
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="experiment-spring-ad-1.csv"')
    const says = file.text.split('\r\n').map(line => line.split(',').slice(2, 6).join())
    expect(says).toEqual(['says,winner,arm,version', 'verdict,b,a,1', 'verdict,b,b,2', ''])
    const { text } = await seen(PAGE)
    expect(text).toContain(`href="${PAGE}?format=csv" download`)
    expect((await seen(`${PAGE}?format=csv`)).text).toBe(file.text)
    const slope = await call('GET', '/api/slope?format=csv')
    expect(slope.text).toMatch(/^campaign,ad,version,score,/)
    expect((await seen(`${PAGE}/slope.csv`)).text).toBe(slope.text)
    expect((await api('GET', `${TEST_PATH}?format=pdf`)).json.error.code).toBe('invalid-query')
  })

  test('applies nothing by itself; a version that is applied is live, and the test has ended', async () => {
    expect(versionOf((await visit({ 'User-Agent': '' })).text)).toBe(1)
    expect((await api('POST', `${TEST_PATH}/apply`, { arm: 'e' })).json.error.code).toBe('unknown-arm')
    const applied = await api('POST', `${TEST_PATH}/apply`, { arm: 'b' })
    expect(applied.json).toMatchObject({ state: 'ended', ended: 'applied', appliedVersion: 2 })
    const page = await visit()
    expect([versionOf(page.text), variantOf(page.text), page.headers.get('set-cookie')]).toEqual([2, '', null])
    expect((await api('POST', `${TEST_PATH}/stop`)).json.error.code).toBe('no-test-running')
  })
})

describe('the next test of the page', () => {
  const begin = async (body: object) => {
    expect((await api('POST', TEST_PATH, body)).json.error).toBeUndefined()
    return (await api('POST', `${TEST_PATH}/start`)).json
  }

  test('starts anew for a browser of the last one, in the same cookie with the same end', async () => {
    const { id } = await begin({ arms: [{ version: 2 }, { version: 3, weight: 3 }], plannedVisitors: 500 })
    const day = dayNumber(Date.now() - 30 * DAY_MS).toString(36)
    const page = await drawn(0.3, () => visit({ Cookie: `__Host-l2l_ab=${day}~${id - 1}.a.c` }))
    expect([versionOf(page.text), variantOf(page.text)]).toEqual([3, `e${id}.b`])
    expect(cookieOf(page)).toBe(`__Host-l2l_ab=${day}~${id - 1}.a.c~${id}.b`)
    expect(Number(/Max-Age=(\d+)/.exec(page.headers.get('set-cookie')!)![1])).toBeLessThanOrEqual((365 * DAY_MS) / 1000)
  })

  test('stopped, everybody gets the control again; taken down, it has ended', async () => {
    const cookie = cookieOf(await given('b'))
    expect((await api('POST', `${TEST_PATH}/stop`)).json).toMatchObject({ state: 'ended', ended: 'stopped' })
    expect(versionOf((await visit({ Cookie: cookie })).text)).toBe(2)
    await begin({ arms: [{ version: 2 }, { version: 3 }] })
    expect((await api('POST', 'campaigns/spring/ads/ad-1/unpublish')).status).toBe(200)
    expect((await visit()).status).toBe(410)
    expect(await running()).toMatchObject({ state: 'ended', ended: 'taken-down' })
    expect((await api('POST', TEST_PATH, { arms: [{ version: 2 }, { version: 3 }] })).json.error.code).toBe('not-live')
    await api('POST', 'campaigns/spring/ads/ad-1/rollback', { version: 2 })
  })

  test('leaves what the ones before it said', async () => {
    await api('POST', TEST_PATH, { arms: [{ version: 2 }, { version: 3 }] })
    const { experiment, ended } = (await api('GET', TEST_PATH)).json
    expect([experiment.state, ended.map(({ winner }: { winner: string | null }) => winner)]).toEqual([
      'plan',
      [null, null, 'b'],
    ])
    const past = (await api('GET', `${TEST_PATH}?test=${ended[2].id}`)).json.experiment
    expect(past).toMatchObject({ state: 'ended', appliedVersion: 2, reading: { state: 'verdict', winner: 'b' } })
    expect((await api('GET', `${TEST_PATH}?test=${experiment.id}`)).json.error.code).toBe('unknown-test')
    const page = '/app/campaigns/spring/ads/ad-1/experiment'
    const shown = async (path: string) =>
      (await call('GET', path, { token: null, headers: { Cookie: '__Host-l2l_session=editor' } })).text
    expect(await shown(page)).toContain(`${page}?test=${ended[2].id}`)
    const old = await shown(`${page}?test=${ended[2].id}`)
    expect([old.includes('B convertit mieux'), old.includes('Démarrer le test')]).toEqual([true, false])
    expect(old).not.toContain('version 1, en ligne') // it was
  })

  test('a plan whose control is not live any more does not start', async () => {
    await api('POST', TEST_PATH, { arms: [{ version: 2 }, { version: 3 }] })
    await api('POST', 'campaigns/spring/ads/ad-1/rollback', { version: 3 })
    expect((await api('POST', `${TEST_PATH}/start`)).json.error.code).toBe('control-changed')
    await api('POST', 'campaigns/spring/ads/ad-1/rollback', { version: 2 })
  })

  test('a bandit sends more visitors at night to what converts, and expects what it sent', async () => {
    const { id } = await begin({ mode: 'bandit', campaignDays: 5, arms: [{ version: 2 }, { version: 3 }] })
    await arm(`e${id}.a`, 500, 40, Date.now())
    await arm(`e${id}.b`, 500, 80, Date.now())
    await judgeTests(env, Date.now())
    const moved = await running()
    expect(moved.arms[1].weight).toBeGreaterThan(0.9)
    expect(moved.arms[0].weight).toBeGreaterThanOrEqual(0.05)
    expect(moved).toMatchObject({ reading: { state: 'optimising', winner: null }, weights: { length: 4 } })
    await api('POST', `${TEST_PATH}/stop`)
  })
})

test('the slope reads each version by its own days, and a test by its labels', async () => {
  const { DB } = env
  const DAY = 20_000 // long ago: closed
  const now = (DAY + 10) * DAY_MS
  await publish('slope')
  const live = (version: number | null, at: number) =>
    DB.prepare(`INSERT INTO page_lives VALUES ('spring', 'slope', ?1, ?2)`).bind(at, version).run()
  await live(1, (DAY - 1) * DAY_MS)
  await live(null, (DAY + 3) * DAY_MS + 1)
  const on = (day: number, variant = '') =>
    record(
      DB,
      [0, 1].map(i => blank(newId(), { ad: 'slope', variant, at: day * DAY_MS + 5, purchase: i as 0 | 1 })),
    )
  for (const day of [DAY, DAY + 1, DAY + 3, DAY + 4]) await on(day)
  await listClosedDays(env, now)
  await rollUp(env, now)
  const { results } = await DB.prepare(LIST_SCORED)
    .bind(DAY - 5, DAY + 8)
    .all()
  expect(results).toEqual([
    { campaign: 'spring', ad: 'slope', version: 1, score: expect.any(Number), visitors: 4, conversions: 2 },
  ])
  const asked = await api('GET', 'slope')
  expect(asked.json.slope).toMatchObject({ state: 'unknown', reason: 'pages' })
})

test.each([
  ['a page with its test', FIND_LIVE, 2],
  ['the latest test of an ad', FIND_LATEST, 2],
  ['a test that is over', FIND_ENDED, 3],
  ['tests that are over', LIST_ENDED, 2],
  ['tests that run', LIST_RUNNING, 0],
  ['what was counted of a test', COUNT, 3],
  ['scores and conversions of the account', LIST_SCORED, 2],
])('%s is found by index, whatever there is', async (_, sql, parameters) => {
  const { results } = await env.DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .bind(...Array(parameters).fill('1'))
    .all<{ detail: string }>()
  const tables = /^SCAN [adelptvwo]\b(?! USING INDEX experiments_running)/ // the last is partial, and holds nothing else
  const scans = results.map(({ detail }) => detail).filter(detail => tables.test(detail))
  expect(scans).toEqual([])
})
