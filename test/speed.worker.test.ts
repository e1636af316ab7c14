// Long on purpose: inside workerd a subject is one file, with one world at its top that its parts share.
import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { Hono } from 'hono'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { mount } from '../src/accounts/endpoint.ts'
import { addKey, addSession } from '../src/accounts/store.ts'
import { dashboard } from '../src/dashboard/routes.tsx'
import { onError } from '../src/fallbacks.ts'
import { formEndpoints } from '../src/funnel/form/routes.ts'
import type { Difference, Line } from '../src/funnel/reconcile/reconcile.ts'
import { reconcileEndpoints } from '../src/funnel/reconcile/routes.ts'
import { APART, PEOPLE, reconcile, TOLD } from '../src/funnel/reconcile/store.ts'
import { speedEndpoints } from '../src/funnel/speed/routes.ts'
import { sha256Hex } from '../src/lib/crypto.ts'
import { DAY_MS, dayNumber, HOUR_MS } from '../src/lib/time.ts'
import { forgetOldViews } from '../src/pixel/days/retention.ts'
import { listClosedDays, rollUp } from '../src/pixel/days/roll-up.ts'
import { record } from '../src/pixel/record.ts'
import type { Recorded } from '../src/pixel/row.ts'
import { blank } from './beacon.ts'
import { PAGE_FAULTS } from './page-faults.ts'

const { DB } = env
const DAY = dayNumber(Date.UTC(2026, 10, 2)) // a Monday
const NOON = DAY * DAY_MS + 12 * HOUR_MS
const RANGE = { from: '2026-11-02', to: '2026-11-11' }
const QUERY = 'from=2026-11-02&to=2026-11-11'
const uuid = (n: number) => `019ab0c5-2c00-7abc-8def-${String(n).padStart(12, '0')}`
const seen = (n: number, more: Partial<Recorded> = {}) =>
  blank(uuid(n), { at: NOON, ad: 'ad-1', device: 'mobile', ...more })

interface Sale {
  id: string
  kind?: 'lead' | 'purchase'
  at?: number
  view?: string | null
  contact?: string | null
  micros?: number | null
  byPixel?: 0 | 1
}
const told = ({ id, kind = 'lead', at = NOON, view = null, contact = null, micros = null, byPixel = 0 }: Sale) =>
  DB.prepare(
    `INSERT INTO conversions (id, kind, campaign, ad, at, contact_id, view_id, value_micros, by_pixel)
     VALUES (?1, ?2, 'spring', 'ad-1', ?3, ?4, ?5, ?6, ?7)`,
  ).bind(id, kind, at, contact, view, micros, byPixel)
const person = (id: string, erased: number) =>
  DB.prepare(`INSERT INTO contacts (id, sealed, created_at, updated_at, erased_at) VALUES (?1, '', 1, 1, ?2)`).bind(
    id,
    erased,
  )
const converted = (kind: 'lead' | 'purchase', ...ids: string[]) =>
  DB.prepare(`UPDATE views SET ${kind} = 1 WHERE id IN (SELECT value FROM json_each(?1))`).bind(JSON.stringify(ids))
const roll = async () => {
  await listClosedDays(env, (DAY + 40) * DAY_MS)
  await rollUp(env, (DAY + 40) * DAY_MS)
}

const app = new Hono<{ Bindings: Env }>()
  .route('/api', mount([...formEndpoints, ...speedEndpoints, ...reconcileEndpoints]))
  .route('/app', dashboard)
app.onError(onError)
async function ask(path: string, token: string = env.ADMIN_TOKEN) {
  const answer = await app.request(`/api/campaigns/${path}`, { headers: { Authorization: `Bearer ${token}` } }, env)
  const text = await answer.text()
  const json = answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : null
  return { status: answer.status, headers: answer.headers, text, json }
}

async function see(path: string, role: 'viewer' | 'analyst' = 'viewer') {
  const headers = { Cookie: `__Host-l2l_session=session-${role}` }
  const waiting = { waitUntil() {}, passThroughOnException() {}, props: {} } as unknown as ExecutionContext
  const answer = await app.request(`https://l2l.example/app/campaigns/${path}`, { headers }, env, waiting)
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}

beforeAll(async () => {
  await DB.batch([
    ...['viewer', 'analyst'].map(role =>
      DB.prepare(`INSERT INTO users (id, role, sealed, created_at) VALUES (?1, ?1, 'x', 0)`).bind(role),
    ),
    DB.prepare(
      `INSERT INTO brands (id, name, kit, legal, created_at, updated_at) VALUES ('demo', 'Demo', '{}', '{}', 0, 0)`,
    ),
    DB.prepare(
      `INSERT INTO campaigns (slug, brand, name, locale, currency, status, created_at, updated_at)
       VALUES ('spring', 'demo', 'Spring', 'fr-FR', 'EUR', 'active', 0, 0)`,
    ),
  ])
  for (const role of ['viewer', 'analyst'])
    await addSession(DB, await sha256Hex(`session-${role}`), role, Date.now(), Date.now() + DAY_MS)
})
beforeEach(() =>
  DB.batch(
    ['rolled_days', 'view_days', 'vital_days', 'field_days', 'views', 'conversions', 'contacts'].map(table =>
      DB.prepare(`DELETE FROM ${table}`),
    ),
  ),
)

describe('GET /api/campaigns/:slug/form', () => {
  const form = (n: number, fields: string, more: Partial<Recorded> = {}) =>
    seen(n, { form_started: 1, fields, ...more })

  test('tells how many came to each field and left there, of one ad too, before and after its day is closed', async () => {
    await record(DB, [
      ...[1, 2, 3].map(n => form(n, 'email,phone')),
      form(4, 'email', { ad: 'ad-2', page: 'shop.example/', form_submits: 1 }),
      form(5, ''),
      form(6, 'email', { bots: 2 }),
      seen(7, { fields: 'email' }), // came to a field and wrote nothing
    ])
    for (const rolled of [false, true]) {
      if (rolled) await roll()
      const { json } = await ask(`spring/form?${QUERY}`)
      expect(json).toMatchObject({ started: 5, sent: 1, elsewhere: 1, stop: 'phone' })
      const { text } = await ask(`spring/form?${QUERY}&format=csv`)
      expect(text).toBe(
        [
          'field,reached,left,leaving,leaving_low,leaving_high',
          'total,5,4,,,',
          'email,4,0,0,0,0.489890836454597',
          'phone,3,3,1,0.438502968244954,1',
          ',,1,,,',
          '',
        ].join('\r\n'),
      )
      expect((await ask(`spring/form?${QUERY}&ad=ad-2`)).json).toMatchObject({ ad: 'ad-2', started: 1, sent: 1 })
    }
    expect((await ask('spring/form?from=no')).status).toBe(422)
  })
})

describe('GET /api/campaigns/:slug/speed', () => {
  const instagram = { in_app: 'instagram', inp_ms: 120, cls_milli: 20 }
  const views = [
    ...Array.from({ length: 40 }, (_, n) => seen(n, { ...instagram, lcp_ms: 4200, at: NOON + 2 * DAY_MS })),
    ...Array.from({ length: 20 }, (_, n) => seen(100 + n, { at: NOON + 7 * DAY_MS, device: 'desktop', lcp_ms: 900 })),
    ...Array.from({ length: 9 }, (_, n) => seen(200 + n, { device: 'desktop' })),
    seen(300, { bots: 2, lcp_ms: 60_000 }),
  ]

  test('tells p75, rating and certainty of each browser, what is not known yet, and each week', async () => {
    await record(DB, views)
    for (const rolled of [false, true]) {
      if (rolled) await roll()
      const { status, json } = await ask(`spring/speed?${QUERY}&by=in_app,device`)
      expect(status).toBe(200)
      expect(json).toMatchObject({ by: ['in_app', 'device'], enough: 30, limits: { lcp: { good: 2500, fair: 4000 } } })
      expect(json.total).toMatchObject({ views: 69, lcp: { measured: 60, rating: 'poor' } })
      expect(json.groups).toMatchObject([
        {
          ...{ in_app: 'instagram', device: 'mobile', views: 40 },
          lcp: { p75: 4125, interval: { low: 4000, high: 4250 }, rating: 'poor', sure: true, good: { rate: 0 } },
          inp: { p75: 115, rating: 'good' },
          cls: { p75: 0.02, rating: 'good' },
        },
        { in_app: '', device: 'desktop', views: 29, lcp: { measured: 20, p75: null, missing: 10, good: { rate: 1 } } },
      ])
      expect(json.weeks.map(({ from, views }: { from: string; views: number }) => [from, views])).toEqual([
        ['2026-11-02', 49],
        ['2026-11-09', 20],
      ])
    }
  })

  test('the speed of a day outlives its views', async () => {
    await record(DB, views)
    await roll()
    const before = (await ask(`spring/speed?${QUERY}`)).text
    await forgetOldViews({ DB, MEASURED_MONTHS: '1' } as never, (DAY + 60) * DAY_MS)
    await roll()
    expect(await DB.prepare('SELECT count(*) AS n FROM views').first('n')).toBe(0)
    expect((await ask(`spring/speed?${QUERY}`)).text).toBe(before)
  })

  test('as CSV too, one line each, empty where nothing is known', async () => {
    await record(DB, views)
    const { text, headers } = await ask(`spring/speed?${QUERY}&by=ad,in_app&format=csv`)
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8')
    const [head, first, second] = text.split('\r\n')
    expect(head).toMatch(/^ad,device,in_app,views,lcp_measured,lcp_p75,lcp_low,lcp_high,lcp_rating,lcp_good,/)
    expect(first).toMatch(/^ad-1,,instagram,40,40,4125,4000,4250,poor,0,0,0\.087/)
    expect(second).toMatch(/^ad-1,,,29,20,,,,,1,/)
  })

  test.each([
    ['nowhere/speed', 404],
    ['spring/speed?by=colour', 422],
    ['spring/speed?from=2026-12-01&to=2026-11-01', 422],
    ['spring/reconcile?format=xml', 422],
  ])('%s is %i', async (path, status) => {
    expect((await ask(path)).status).toBe(status)
  })
})

describe('numbers reconcile', () => {
  const line = (lines: Line[], name: Line['line']) => lines.find(({ line }) => line === name)!
  const said = (differences: Difference[]) =>
    differences.map(({ reason, count, ids }) => [reason, count, ids.join(' ')])

  test('each difference between forms, the pixel and contacts is told with its reason', async () => {
    const gone = uuid(99)
    await person(gone, 1).run()
    await record(DB, [
      seen(1, { engaged_ms: 9000 }),
      seen(2, { bots: 2 }),
      seen(3, { at: NOON - DAY_MS }),
      seen(4, { at: NOON + 9 * DAY_MS }),
      seen(5, { device: '' }),
      seen(6),
      seen(7, { campaign: 'winter' }),
    ])
    await DB.batch([
      converted('lead', ...[1, 2, 3, 4, 5, 7].map(uuid)),
      told({ id: 'plain', view: uuid(1), contact: 'ann' }),
      told({ id: 'handed-on', view: uuid(1), contact: 'ben', at: NOON + 1 }),
      told({ id: 'by-robot', view: uuid(2), contact: 'ben' }),
      told({ id: 'opened-before', view: uuid(3), contact: 'ann', at: NOON + 2 }),
      told({ id: 'sent-after', view: uuid(4), contact: 'cy', at: NOON + 10 * DAY_MS }),
      told({ id: 'no-script', view: uuid(5), contact: gone }),
      told({ id: 'unmarked', view: uuid(6), contact: 'dora' }),
      told({ id: 'elsewhere', view: uuid(7), contact: 'eve' }),
      told({ id: 'nowhere', view: null, contact: null }),
    ])
    for (const rolled of [false, true]) {
      if (rolled) await roll()
      const { lines, cuts } = await reconcile(DB, 'spring', RANGE)
      const leads = line(lines, 'leads')
      expect([leads.first.count, leads.second.count, leads.unexplained]).toEqual([8, 3, 0])
      expect(said(leads.differences)).toEqual([
        ['robot', 1, 'by-robot'],
        ['same-view', 1, 'handed-on'],
        ['began-before', 1, 'opened-before'],
        ['sent-after', 1, 'sent-after'],
        ['other-campaign', 1, 'elsewhere'],
        ['not-marked', 1, 'unmarked'],
        ['no-view', 1, 'nowhere'],
        ['without-script', 1, 'no-script'],
      ])
      const contacts = line(lines, 'contacts')
      expect([contacts.first.count, contacts.second.count, contacts.unexplained]).toEqual([8, 5, 0])
      expect(said(contacts.differences)).toEqual([
        ['same-contact', 2, 'opened-before handed-on'],
        ['no-contact', 1, 'nowhere'],
        ['erased', 1, 'no-script'],
      ])
      expect(cuts.map(({ cut, parts, total }) => [cut, parts === total])).toEqual(cuts.map(({ cut }) => [cut, true]))
    }
  })

  test('so are purchases that only the shop tells of, and refunds', async () => {
    await record(DB, [seen(1), seen(2)])
    await DB.batch([
      converted('purchase', uuid(1)),
      told({ id: 'seen', kind: 'purchase', view: uuid(1), micros: 5e6, byPixel: 1 }),
      told({ id: 'shop', kind: 'purchase', view: uuid(2), micros: 9e6 }),
      told({ id: 'back', kind: 'purchase', view: uuid(1), micros: -5e6, byPixel: 1 }),
    ])
    const purchases = line((await reconcile(DB, 'spring', RANGE)).lines, 'purchases')
    expect([purchases.first.count, purchases.second.count, purchases.unexplained]).toEqual([2, 1, 0])
    expect(said(purchases.differences)).toEqual([
      ['shop-only', 1, 'shop'],
      ['refund', 1, 'back'],
    ])
  })

  test('a lead whose visit is no longer kept is counted on both sides, and said', async () => {
    await record(DB, [seen(1)])
    await DB.batch([converted('lead', uuid(1)), told({ id: 'old', view: uuid(1) })])
    await roll()
    await forgetOldViews({ DB, MEASURED_MONTHS: '1' } as never, (DAY + 60) * DAY_MS)
    const leads = line((await reconcile(DB, 'spring', RANGE)).lines, 'leads')
    expect([leads.first.count, leads.second.count, leads.unexplained]).toEqual([1, 1, 0])
    expect(said(leads.differences)).toEqual([['forgotten', 1, 'old']])
  })

  test('a visit marked as a lead that no form knows is left unexplained, and said', async () => {
    await record(DB, [seen(1)])
    await converted('lead', uuid(1)).run()
    expect(line((await reconcile(DB, 'spring', RANGE)).lines, 'leads')).toMatchObject({
      differences: [],
      unexplained: 1,
    })
  })

  test('whatever happened to views and leads, every difference has a reason', async () => {
    const view = fc.record({
      at: fc.integer({ min: -1, max: 11 }).map(day => NOON + day * DAY_MS),
      bots: fc.constantFrom(0, 0, 2),
      device: fc.constantFrom('' as const, 'mobile' as const),
      campaign: fc.constantFrom('spring', 'spring', 'winter'),
    })
    const form = fc.record({ view: fc.nat(5), after: fc.nat(60), contact: fc.constantFrom(null, 'ann', 'ben') })
    await fc.assert(
      fc.asyncProperty(fc.array(view, { minLength: 6, maxLength: 6 }), fc.array(form, { maxLength: 8 }), fc.boolean(), async (views, forms, rolled) => {
        await DB.batch(['rolled_days', 'view_days', 'vital_days', 'views', 'conversions'].map(table => DB.prepare(`DELETE FROM ${table}`)))
        await record(DB, views.map((more, n) => seen(n, more)))
        const leads = forms.filter(({ view }) => views[view]!.campaign === 'spring')
        await DB.batch([
          converted('lead', ...leads.map(({ view }) => uuid(view))),
          ...forms.map(({ view, after, contact }, n) => told({ id: `form-${n}`, view: uuid(view), contact, at: views[view]!.at + after * HOUR_MS })),
        ])
        if (rolled) await roll()
        const { lines } = await reconcile(DB, 'spring', RANGE)
        for (const { unexplained } of lines) expect(unexplained).toBe(0)
      }),
      { numRuns: 60 },
    ) // biome-ignore format: one story
  }, 60_000)

  test('the API answers the same, as CSV too; ids are for analysts', async () => {
    await told({ id: 'nowhere' }).run()
    await told({ id: 'A-1 refund 5', kind: 'purchase', micros: -5e6 }).run()
    await told({ id: 'A-2 refund 5', kind: 'purchase', micros: -5e6 }).run()
    const { json } = await ask(`spring/reconcile?${QUERY}`)
    expect(json.lines[0].differences).toEqual([{ reason: 'no-view', effect: -1, count: 1, ids: ['nowhere'] }])
    await addKey(DB, { name: 'viewer', role: 'viewer', tokenHash: await sha256Hex('a-viewer') }, 1)
    const asViewer = await ask(`spring/reconcile?${QUERY}`, 'a-viewer')
    expect(asViewer.json.lines[0].differences).toEqual([{ reason: 'no-view', effect: -1, count: 1, ids: [] }])
    const { text } = await ask(`spring/reconcile?${QUERY}&format=csv`)
    expect(text).toContain(
      'leads,forms,,1,\r\nleads,no-view,-1,1,nowhere\r\nleads,unexplained,1,0,\r\nleads,pixel,,0,\r\n',
    )
    expect(text).toMatch(/\r\npurchases,refund,0,2,A-\d refund 5; A-\d refund 5\r\n/)
    expect(text).toMatch(/\r\nleads-by-ad,parts,,1,\r\nleads-by-ad,total,,1,\r\n$/)
  })

  test.each(Object.entries({ TOLD, PEOPLE, 'APART.lead': APART.lead, 'APART.purchase': APART.purchase }))('%s reads the conversions of the period alone', async (_, sql) => {
    const { results } = await DB.prepare(`EXPLAIN QUERY PLAN ${sql}`).bind('spring', 0, 1).all<{ detail: string }>()
    const steps = results.map(({ detail }) => detail)
    expect(steps.filter(step => /^SCAN (c|v|p|conversions|views|contacts|rolled_days)\b/.test(step))).toEqual([])
    expect(steps.join('\n')).toMatch(/SEARCH (c|conversions) USING INDEX conversions_campaign_at \(campaign=\? AND at>\? AND at<\?\)/)
  }) // biome-ignore format: one line
})

describe('on the dashboard', () => {
  const sound = (text: string) => {
    expect(text.match(/<h1[ >]/g)).toHaveLength(1)
    expect(text).not.toMatch(PAGE_FAULTS)
  }

  test('each Web Vital is told with its rating in words, its interval and what to do about it', async () => {
    await record(DB, [
      ...Array.from({ length: 40 }, (_, n) => seen(n, { in_app: 'instagram', lcp_ms: 4200, cls_milli: 30 })),
      ...Array.from({ length: 31 }, (_, n) =>
        seen(100 + n, { device: 'desktop', lcp_ms: 900, inp_ms: n < 20 ? 96 : null }),
      ),
    ])
    const { status, text } = await see(`spring/speed?${QUERY}&lang=en`)
    expect(status).toBe(200)
    sound(text)
    expect(text).toContain('In Instagram the page takes 4.1\u00a0s to be displayed (poor)')
    expect(text).toContain('between 4\u00a0s and 4.3\u00a0s')
    expect(text).toContain('Too few to conclude: 10 measurements more needed.')
    expect(text).toContain('100% for LCP, 28% for INP, 56% for CLS')
    const french = (await see(`spring/speed?${QUERY}&lang=fr`)).text
    sound(french)
    expect(french).toContain('Dans Instagram, la page s’affiche en 4,1\u00a0s (mauvais)')
    const file = await see(`spring/speed?${QUERY}&format=csv`)
    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(file.text.split('\r\n')[1]).toMatch(/^ad-1,mobile,instagram,40,40,4125,/)
  })

  test('a period that cannot be is said, and a campaign without visits says what comes next', async () => {
    const { status, text } = await see('spring/speed?from=2026-12-01&to=2026-11-01&lang=en')
    expect(status).toBe(200)
    sound(text)
    expect(text).toContain('the last 30 days are shown')
    expect(text).toContain('/app/measure?campaign=spring')
    expect((await see('nowhere/speed')).status).toBe(404)
    for (const file of ['speed', 'reconcile']) {
      const refused = await see(`spring/${file}?from=2026-12-01&to=2026-11-01&format=csv&lang=en`)
      expect([refused.status, refused.text.includes('This cannot be asked')]).toEqual([422, true])
    }
  })

  test('differences are told in words, with ids for analysts only', async () => {
    await record(DB, [seen(1, { bots: 2 })])
    await DB.batch([converted('lead', uuid(1)), told({ id: 'by-robot', view: uuid(1), contact: 'ann' })])
    for (const lang of ['en', 'fr']) sound((await see(`spring/reconcile?${QUERY}&lang=${lang}`)).text)
    const { text } = await see(`spring/reconcile?${QUERY}&lang=en`, 'analyst')
    expect(text).toContain('A difference of 1, all of it explained.')
    expect(text).toContain('The visit was recognised as a robot')
    expect(text).toContain('by-robot')
    expect((await see(`spring/reconcile?${QUERY}&lang=en`)).text).not.toContain('by-robot')
  })
})
