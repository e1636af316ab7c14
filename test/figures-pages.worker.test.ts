import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { REFUNDED } from '../src/conversions/refund.ts'
import { formatsOf } from '../src/dashboard/formats.ts'
import { TOPICS } from '../src/dashboard/help/topics.ts'
import { rangeLastYear } from '../src/funnel/compare.ts'
import { DAY_MS, dayOf } from '../src/lib/time.ts'
import { record } from '../src/pixel/record.ts'
import { blank } from './beacon.ts'
import { addCatalogue, api, call, ORIGIN } from './call.ts'
import { PAGE_FAULTS } from './page-faults.ts'

const { DB } = env
const NOW = Date.now()
const CAMPAIGN = '/app/campaigns/spring'
const HEADER = 'campaign,ad,platform,starts_on,ends_on,impressions,reach,engagements,clicks,cost,currency'
let cookie = ''

const see = async (path: string) => {
  const { status, text, headers } = await call('GET', path, { token: null, headers: { Cookie: cookie } })
  return { status, headers, text: text.replaceAll('&amp;', '&') }
}

beforeAll(async () => {
  await addCatalogue()
  const yesterday = dayOf(NOW - DAY_MS)
  const line = `spring,ad-1,meta,${yesterday},${yesterday},6000,3400,230,60,55.20,EUR`
  expect((await call('POST', '/api/spend/import', { raw: `${HEADER}\r\n${line}` })).status).toBe(200)
  const view = (i: number) =>
    blank(`019ab0c5-2c00-7abc-8def-${String(i).padStart(12, '0')}`, {
      ...{ at: NOW - DAY_MS, ad: 'ad-1', device: i % 4 ? 'mobile' : 'desktop', in_app: i % 2 ? 'instagram' : '' },
      ...{ lcp_ms: 1500 + i, inp_ms: 90, cls_milli: 20, lead: i % 20 === 0 ? 1 : 0 },
    })
  await record(
    DB,
    Array.from({ length: 80 }, (_, i) => view(i)),
  )
  const { url } = (await api('POST', 'sign-in-links', {})).json as { url: string }
  const opened = await call('GET', url.slice(ORIGIN.length), { token: null })
  cookie = opened.headers.get('set-cookie')!.split(';')[0]!
})

const PAGES = ['', '/matrix', '/diagnosis', '/attribution', '/speed', '/reconcile']

describe('a page of figures', () => {
  test.each(PAGES)('%s has its days, other dates and its file in the same place, under the same names', async page => {
    const { status, text } = await see(`${CAMPAIGN}${page}?lang=en`)
    expect([status, text.match(PAGE_FAULTS)?.[0]]).toEqual([200, undefined])
    const bar = /<div class="period-bar">.+?<\/div>/s.exec(text)![0]
    for (const name of ['7 days', '30 days', '90 days', 'Other dates', 'Download (CSV)']) expect(bar).toContain(name)
    const file = /class="link file" href="([^"]+)"/.exec(bar)![1]!
    const csv = await see(file)
    expect([csv.status, csv.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8'])
  })

  test('leads to the others with the days and filters that were chosen', async () => {
    const { text } = await see(`${CAMPAIGN}?from=2026-11-01&to=2026-11-10&device=mobile&by=day`)
    for (const page of ['/matrix', '/diagnosis', '/attribution', '/speed'])
      expect(text).toContain(`href="${CAMPAIGN}${page}?from=2026-11-01&to=2026-11-10&device=mobile"`)
  })

  test('names an ad by what it says', async () => {
    expect((await see(`${CAMPAIGN}?lang=en`)).text).toMatch(/Ad Votre audit offert en 48.h:/)
  })

  test('says which filters it heeds, each with its removal, and which it does not', async () => {
    const heeded = await see(`${CAMPAIGN}?device=mobile&lang=en`)
    expect(heeded.text).toMatch(/class="chip" href="[^"]+">\s*Device: Mobile/)
    const not = await see(`${CAMPAIGN}/matrix?device=mobile&lang=en`)
    expect(not.text).toMatch(/class="chip off" href="[^"]+">\s*Device: Mobile\s+\(no effect here\)/)
  })

  test('that is asked for days that are none shows the last 30, and says so', async () => {
    for (const page of PAGES) {
      const { status, text } = await see(`${CAMPAIGN}${page}?from=2026-11-31&lang=en`)
      expect([page, status, text.includes('the last 30 days are shown')]).toEqual([page, 200, true])
    }
  })

  test('is compared with the same days of last year', async () => {
    const range = { from: dayOf(NOW - 9 * DAY_MS), to: dayOf(NOW) }
    const query = `from=${range.from}&to=${range.to}&compare=year`
    expect((await see(`${CAMPAIGN}?${query}&lang=en`)).text).toContain(formatsOf('en').days(rangeLastYear(range)))
    expect((await api('GET', `campaigns/spring/funnel?${query}`)).json.compare).toMatchObject(rangeLastYear(range))
  })

  test.each(PAGES.slice(0, -1))(
    '%s explains its figures beside their names, and every mark has its text',
    async page => {
      const { text } = await see(`${CAMPAIGN}${page}`)
      const asked = new Set([...text.matchAll(/popovertarget="(help-\w+)"/g)].map(([, id]) => id!))
      expect(asked.size).toBeGreaterThan(0)
      for (const id of asked) expect([id, text.split(`id="${id}"`).length]).toEqual([id, 2])
    },
  )
})

test('speed is told of one browser or device alone, on the page, in its file and by the API', async () => {
  const { text } = await see(`${CAMPAIGN}/speed?in_app=instagram&lang=en`)
  expect(text).toContain('Browser: Instagram')
  expect(text).not.toContain('on their own browser')
  expect(text).toContain('40 visits')
  const { json } = await api('GET', 'campaigns/spring/speed?in_app=instagram&by=device')
  expect([json.only, json.total.views]).toEqual([{ in_app: 'instagram' }, 40])
  expect((await api('GET', 'campaigns/spring/speed?in_app=&device=desktop')).json.total.views).toBe(20)
  const csv = (await see(`${CAMPAIGN}/speed?in_app=instagram&format=csv`)).text.trim().split('\r\n')
  expect(csv.slice(1).every(line => line.includes(',instagram,'))).toBe(true)
  const whole = await api('GET', 'campaigns/spring/speed')
  expect(whole.json.total.views).toBe(80)
})

test('every word and figure has a place of its own at /app/help, in both languages', async () => {
  for (const language of ['fr', 'en']) {
    const { status, text } = await see(`/app/help?lang=${language}`)
    expect([status, text.match(PAGE_FAULTS)?.[0]]).toEqual([200, undefined])
    for (const term of TOPICS.flatMap(({ terms }) => terms)) expect(text).toContain(`<div id="${term}">`)
  }
})

test('what a figure is called is found by the search, and leads to what it means', async () => {
  const { text } = await see('/app/search?q=cout+par+lead&lang=fr')
  expect(text).toMatch(/<a href="\/app\/help#cpl"><span>Coût par lead[^<]*<\/span> <span class="soft small">Définition/)
  expect((await see('/app/search?q=a&lang=fr')).text.match(/href="\/app\/help#/g)).toHaveLength(5)
})

test('a digest of a campaign that is not there says so', async () => {
  expect((await api('GET', 'digest?campaign=spring')).status).toBe(200)
  const { status, json } = await api('GET', 'digest?campaign=nope')
  expect([status, json.error.code]).toEqual([404, 'unknown-campaign'])
})

describe('a refund', () => {
  const lead = '019ab0c5-2c00-7abc-8def-00000000aaaa'
  const tell = (value: number, more: object = {}) =>
    api('POST', 'conversions', { id: 'R-1', kind: 'purchase', lead, value, currency: 'EUR', ...more })

  test('is refused when all refunds of its order come to more than the order, and told again changes nothing', async () => {
    await DB.prepare(`INSERT INTO conversions (id, kind, campaign, ad, at) VALUES (?1, 'lead', 'spring', 'ad-1', ?2)`)
      .bind(lead, NOW - DAY_MS)
      .run()
    expect((await tell(-10)).status).toBe(201) // of an order that is told later
    expect((await tell(100)).status).toBe(201)
    expect((await tell(-60)).status).toBe(201)
    const refused = await tell(-40)
    expect([refused.status, refused.json.error.code, refused.json.error.issues[0]]).toEqual([
      422,
      'refund-too-large',
      { path: 'value', message: 'of "R-1" 30 EUR are left to give back' },
    ])
    expect((await tell(-60)).status).toBe(201)
    expect((await tell(-500, { currency: 'USD' })).status).toBe(201) // of another currency nothing can be said
    expect((await tell(-30)).status).toBe(201)
  })

  test('in a file is refused the same way, whether its order is in the file or was told before', async () => {
    const lines = [`R-2;;${lead};50;`, `R-2;;${lead};-20;`, `R-2;;${lead};-31;`, `R-1;;${lead};-1;`]
    const { status, json } = await call('POST', '/api/conversions/import', {
      raw: ['Order;E-mail;Lead;Total;Date', ...lines].join('\n'),
    })
    expect([status, json.purchases, json.refused]).toEqual([200, { new: 2, seen: 0, known: 0 }, 2])
    const why = json.issues.map(({ path, code }: { path: string; code?: string }) => [path, code])
    expect(why).toEqual([
      ['line 4: value', 'refund-too-large'],
      ['line 5: value', 'refund-too-large'],
    ])
  })

  test('finds those of its order by the primary key, however many orders there are', async () => {
    const { results } = await DB.prepare(`EXPLAIN QUERY PLAN ${REFUNDED}`).bind('["R-1"]').all<{ detail: string }>()
    const plan = results.map(({ detail }) => detail).join('\n')
    expect(plan).toMatch(/SEARCH p USING (PRIMARY KEY|(COVERING )?INDEX \S+) \(id>\? AND id<\?\)/)
    expect(plan).not.toContain('SCAN p')
  })
})
