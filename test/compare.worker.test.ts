import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { formatsOf } from '../src/dashboard/formats.ts'
import { bind } from '../src/db/query.ts'
import { rangeBefore } from '../src/funnel/compare.ts'
import { lastDays } from '../src/funnel/range.ts'
import { newId } from '../src/lib/ids.ts'
import { DAY_MS, dayOf } from '../src/lib/time.ts'
import { record } from '../src/pixel/record.ts'
import { blank } from './beacon.ts'
import { ad, addCatalogue, api, call, ORIGIN } from './call.ts'
import { PAGE_FAULTS } from './page-faults.ts'

const NOW = Date.now()
const RANGE = lastDays(10, NOW)
const BEFORE = rangeBefore(RANGE)
const QUERY = `from=${RANGE.from}&to=${RANGE.to}&compare=previous`
const CAMPAIGN = '/app/campaigns/spring'
const PAGES = ['matrix', 'diagnosis', 'attribution', 'speed'] as const
const [LATELY, EARLIER] = [NOW - 2 * DAY_MS, NOW - 12 * DAY_MS]
let cookie = ''

const see = async (path: string) => {
  const { status, text } = await call('GET', path, { token: null, headers: { Cookie: cookie } })
  return { status, text: text.replaceAll('&amp;', '&') }
}
const said = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0\u202f]+/g, ' ')

/** Twenty visits that agreed to advertising, each with a lead. */
const leads = (at: number, ad: string) =>
  Array.from({ length: 20 }, newId).flatMap(id => [
    bind(env.DB, `INSERT INTO views (id, campaign, ad, at, source, consent) VALUES (?1, 'spring', ?2, ?3, 'meta', 2)`, id, ad, at),
    bind(env.DB, `INSERT INTO visitors (id, created_at) VALUES (?1, 1)`, id),
    bind(env.DB, `INSERT INTO touches (view_id, visitor_id, campaign, ad, at, source) VALUES (?1, ?1, 'spring', ?2, ?3, 'meta')`, id, ad, at),
    bind(env.DB, `INSERT INTO conversions (id, kind, campaign, ad, at, view_id) VALUES (?1, 'lead', 'spring', ?2, ?3, ?1)`, id, ad, at),
  ]) // biome-ignore format: a row each

beforeAll(async () => {
  await addCatalogue()
  const reported = (at: number, engagements: number, cost: number) =>
    `spring,ad-1,meta,${dayOf(at)},${dayOf(at)},6000,,${engagements},60,${cost},EUR`
  const header = 'campaign,ad,platform,starts_on,ends_on,impressions,reach,engagements,clicks,cost,currency'
  const raw = [header, reported(EARLIER, 300, 40), reported(LATELY, 120, 50)].join('\r\n')
  expect((await call('POST', '/api/spend/import', { raw })).status).toBe(200)
  const view = (at: number, lcp_ms: number) => (_: unknown, i: number) =>
    blank(`${at === LATELY ? '019ab0c5' : '019ab0c4'}-2c00-7abc-8def-${String(i).padStart(12, '0')}`, {
      ...{ at, ad: 'ad-1', device: 'mobile', lcp_ms, inp_ms: 90, cls_milli: 20 },
    })
  await record(env.DB, [
    ...Array.from({ length: 150 }, view(EARLIER, 3600)),
    ...Array.from({ length: 150 }, view(LATELY, 1200)),
  ])
  await env.DB.batch([...leads(EARLIER, 'ad-1'), ...leads(LATELY, 'ad-2')])
  const { url } = (await api('POST', 'sign-in-links', {})).json as { url: string }
  cookie = (await call('GET', url.slice(ORIGIN.length), { token: null })).headers.get('set-cookie')!.split(';')[0]!
})

test.each(PAGES)('%s is held against the period before, by the same picker, which its other links keep', async page => {
  const { status, text } = await see(`${CAMPAIGN}/${page}?${QUERY}&lang=en`)
  expect([status, text.match(PAGE_FAULTS)?.[0]]).toEqual([200, undefined])
  expect(text).toContain(`Compared with ${formatsOf('en').days(BEFORE)}`)
  expect(text).toMatch(/compare=previous[^"]*" aria-current="true"/)
  for (const other of PAGES) expect(text).toContain(`href="${CAMPAIGN}/${other}?${QUERY}"`)
  expect(text).toContain('<input type="hidden" name="compare" value="previous"/>')
  expect((await see(`${CAMPAIGN}/${page}?lang=en`)).text).not.toContain('Compared with')
})

test('differences are told in the unit of their figure, and called better or worse where they are clear', async () => {
  const shown = async (page: string) => said((await see(`${CAMPAIGN}/${page}?${QUERY}&lang=en`)).text)
  expect(await shown('matrix')).toMatch(/before: 5% · -3 points, worse -3\.\d to -2\.\d points/)
  expect(await shown('matrix')).toContain('before: €40 · +25%')
  expect(await shown('diagnosis')).toMatch(/Engagement rate.*?before: 5% · -3 points -3/)
  expect(await shown('speed')).toMatch(/before: 3\.\d s · -2\.\d s, better/)
  const attribution = await shown('attribution')
  expect(attribution).toMatch(/ad-2 0% 0 conversions 100% 20 conversions \+100 points/)
  expect(attribution).toContain(`${ad.headline} 100% 20 conversions 0% 0 conversions -100 points`)
  expect(attribution).toMatch(/100% before: 100% · no clear change/)
})

test('a period in which nothing was measured is said to be empty, and no figure is held against it', async () => {
  for (const page of PAGES) {
    const { text } = await see(`${CAMPAIGN}/${page}?from=${RANGE.from}&to=${RANGE.to}&compare=year&lang=en`)
    expect([page, text.includes('Nothing was measured or imported then.'), text.includes('before:')]).toEqual([
      page,
      true,
      false,
    ])
  }
})

test('any two days can be compared with; what are none is refused by the API, and told on the page', async () => {
  const dates = `${BEFORE.from}..${BEFORE.to}`
  const { text } = await see(`${CAMPAIGN}/speed?from=${RANGE.from}&to=${RANGE.to}&compare=${dates}&lang=en`)
  expect(text).toContain(`Compared with ${formatsOf('en').days(BEFORE)}`)
  for (const path of [CAMPAIGN, ...PAGES.map(page => `${CAMPAIGN}/${page}`)]) {
    const { text: form } = await see(`${path}?from=${RANGE.from}&to=${RANGE.to}&compare=year`)
    expect(form).toContain('name="compare_from"')
    const overlap = await see(`${path}?from=${RANGE.from}&to=${RANGE.to}&compare=${BEFORE.from}..${RANGE.from}&lang=en`)
    expect([overlap.text, text].map(page => page.includes('Some days are in both periods'))).toEqual([true, false])
    const typed = `from=${RANGE.from}&to=${RANGE.to}&compare_from=${BEFORE.from}&compare_to=${BEFORE.to}`
    const { status, headers } = await call('GET', `${path}?${typed}`, { token: null, headers: { Cookie: cookie } })
    const asked = `from=${RANGE.from}&to=${RANGE.to}&${new URLSearchParams({ compare: dates })}`
    expect([status, headers.get('Location')]).toEqual([302, `${path}?${asked}`])
  }
  for (const page of PAGES) {
    expect((await api('GET', `campaigns/spring/${page}?compare=yesterday`)).status).toBe(422)
    const wrong = await see(`${CAMPAIGN}/${page}?compare=yesterday&lang=en`)
    expect([wrong.status, wrong.text.includes('the last 30 days are shown')]).toEqual([200, true])
  }
})

test('the API and the file tell the same as the page, and nothing of other days unless asked', async () => {
  const answers = await Promise.all(PAGES.map(page => api('GET', `campaigns/spring/${page}?${QUERY}`)))
  for (const { json } of answers) expect(json.compare).toMatchObject(BEFORE)
  const [matrix, diagnosis, , speed] = answers.map(({ json }) => json)
  const engagement = { before: 0.05, now: 0.02, clear: true }
  expect(matrix.compare.points).toMatchObject([{ ad: 'ad-1', engagement, costMicros: { before: 40e6, now: 50e6 } }])
  expect(diagnosis.compare.errors[0].evidence[0]).toMatchObject({ code: 'engagement', change: engagement })
  expect(speed.compare.total.lcp).toMatchObject({ p75: { clear: true }, good: { before: 0, now: 1 } })
  for (const page of PAGES) {
    const file = (await see(`${CAMPAIGN}/${page}?${QUERY}&format=csv`)).text
    expect(file.split('\r\n')[0]).toMatch(/,compared_from,compared_to,\w+_before,\w+_difference,/)
    expect((await see(`${CAMPAIGN}/${page}?format=csv`)).text).not.toContain('compared_from')
    expect((await api('GET', `campaigns/spring/${page}`)).json.compare).toBeNull()
  }
  expect((await see(`${CAMPAIGN}/matrix?${QUERY}&format=csv`)).text).toContain(
    `${BEFORE.from},${BEFORE.to},0.05,-0.03,`,
  )
})
