import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DAY_MS, dayOf } from '../../src/lib/time.ts'
import { ads, brand } from '../../src/local/demo/catalogue.ts'
import { ROOT } from '../../src/local/setup.mjs'
import type { Host } from '../bench/host.ts'
import { faultsOf } from './axe.ts'
import { launchPhone, unfold } from './chromium.ts'
import { emptyHost } from './kept.ts'

/** What money and visits come to on the dashboard, in a browser. */

const NOW = Date.now()
let host: Host
let browser: Browser
let desk: Page // of all of them in turn: axe takes seconds longer in a new one
const faults: string[] = []

const CAMPAIGN = 'campaigns/audit-energie'
const AD = `${CAMPAIGN}/ads/maison-froide`

async function api(method: string, resource: string, body?: object | string): Promise<Record<string, unknown>> {
  const headers = { Authorization: `Bearer ${host.adminToken}` }
  const isRaw = typeof body === 'string' || body instanceof Uint8Array
  const sent = isRaw ? (body as string) : JSON.stringify(body)
  const answer = await fetch(`${host.url}/api/${resource}`, { method, headers, ...(body && { body: sent }) })
  const said = (await answer.json()) as Record<string, unknown>
  expect([resource, answer.ok || said]).toEqual([resource, true])
  return said
}

const N = (most: number) => `WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${most - 1})`
const LEADS = `views WHERE lead = 1`
const STORY = [
  `${N(2800)} INSERT INTO views (id, campaign, ad, at, source, device, in_app, engaged_ms, scroll_pct, form_started, lead, lcp_ms, inp_ms, cls_milli)
   SELECT printf('%036d', i), 'audit-energie', iif(i % 3, 'maison-froide', 'quiz-frissons'), ?1 - (1 + i % 14) * ${DAY_MS}, 'meta',
     iif(i % 5, 'mobile', 'desktop'), iif(i % 2, 'instagram', ''), i % 90 * 1000, i % 101, i % 9 = 0, i % 27 = 0,
     1500 + i % 7 * 500, 80 + i % 5 * 60, i % 4 * 40 FROM n`,
  `INSERT INTO contacts (id, email_index, sealed, created_at, updated_at) SELECT id, id, 'x', at, at FROM ${LEADS}`,
  `INSERT INTO visitors (id, contact_id, created_at) SELECT id, id, at FROM ${LEADS}`,
  `INSERT INTO touches (view_id, visitor_id, campaign, ad, at, source)
   SELECT v.id, l.id, v.campaign, v.ad, v.at, iif(v.id = l.id, 'meta', 'google')
   FROM views l JOIN views v ON v.id IN (l.id, printf('%036d', l.id + 1)) WHERE l.lead = 1`,
  `INSERT INTO conversions (id, kind, campaign, ad, at, contact_id, view_id) SELECT id, 'lead', campaign, ad, at, id, id FROM ${LEADS}`,
]
const TESTED = `${N(800)} INSERT INTO views (id, campaign, ad, at, variant, lead)
  SELECT 't' || printf('%035d', i), 'audit-energie', 'maison-froide', ?1, ?2 || iif(i % 2, 'b', 'a'), i % 14 = 1 OR i % 22 = 0 FROM n`

const spendCsv = () => {
  const lines = Array.from({ length: 14 }, (_, n) => {
    const day = dayOf(NOW - (n + 1) * DAY_MS)
    return [
      `audit-energie,maison-froide,meta,${day},${day},6000,3400,230,60,55.20,EUR`,
      `audit-energie,quiz-frissons,meta,${day},${day},18000,12000,2000,140,92.10,EUR`,
    ]
  })
  const header = 'campaign,ad,platform,starts_on,ends_on,impressions,reach,engagements,clicks,cost,currency'
  return [header, ...lines.flat()].join('\r\n')
}

/** Two ads, two weeks of money and visits, and a test of two versions for ten days. */
async function tell(): Promise<void> {
  await api('POST', 'brands', brand)
  const picture = new Uint8Array(readFileSync(path.join(ROOT, 'src/local/demo/images/energy.jpg')))
  const { id: image } = await api('POST', 'assets', picture)
  const { campaign } = ads[0]!
  await api('POST', 'campaigns', { ...campaign, brand: brand.id })
  for (const { ad } of ads.filter(({ ad }) => ['maison-froide', 'quiz-frissons'].includes(ad.slug)))
    await api('POST', `${CAMPAIGN}/ads`, { ...ad, image })
  await api('POST', `${AD}/publish`, {})
  await api('POST', 'spend/import', spendCsv())
  await host.db.batch(STORY.map(sql => (sql.includes('?1') ? host.db.prepare(sql).bind(NOW) : host.db.prepare(sql))))

  const { content } = await api('GET', `${AD}/page`)
  await api('PUT', `${AD}/page`, { content: { ...(content as object), lead: 'Une autre version.' } })
  const { version } = await api('POST', `${AD}/publish`, { variant: true, override: { match: 'essai' } })
  await api('POST', `${AD}/experiment`, { arms: [{ version: 1 }, { version }] })
  const { id } = await api('POST', `${AD}/experiment/start`)
  await host.db.batch([
    host.db.prepare('UPDATE experiments SET started_at = ?1').bind(NOW - 10 * DAY_MS),
    host.db.prepare(TESTED).bind(NOW, `e${id}.`),
  ])
}

beforeAll(async () => {
  host = await emptyHost()
  await tell()
  browser = await launchPhone()
  desk = await browser.newPage()
  await desk.goto(String((await api('POST', 'sign-in-links', {})).url))
  desk.on('pageerror', error => faults.push(error.message))
  desk.on('console', message => message.type() === 'error' && faults.push(message.text()))
})

afterAll(async () => {
  await browser?.close()
  await host?.stop()
})

// Run in the browser, hence text: the compiler knows no DOM here.
const UNTOLD = `[...document.querySelectorAll('main svg')]
  .filter(svg => !svg.closest('[aria-hidden=true]') && !svg.closest('[role=img][aria-label]'))
  .map(svg => svg.outerHTML.slice(0, 200))`
const SIDEWAYS = `[...document.querySelectorAll('main .scrolls')]
  .filter(part => part.scrollWidth > part.clientWidth).map(part => part.outerHTML.slice(0, 200))`

test.each([
  ['spend', 'fr'],
  ['plan', 'fr'],
  ['notices', 'fr'],
  ['notices/digest', 'fr'],
  [CAMPAIGN, 'fr'],
  [CAMPAIGN, 'en'],
  [`${CAMPAIGN}/matrix`, 'fr'],
  [`${CAMPAIGN}/diagnosis`, 'fr'],
  [`${CAMPAIGN}/attribution`, 'fr'],
  [`${CAMPAIGN}/speed`, 'fr'],
  [`${CAMPAIGN}/reconcile`, 'fr'],
  [`${AD}/experiment`, 'fr'],
  [`${AD}/experiment`, 'en'],
])(
  '/app/%s in %s has no fault that a machine finds, tells its pictures, and fits a phone and a desk',
  async (path, lang) => {
    faults.length = 0
    await desk.setViewportSize({ width: 375, height: 800 })
    expect((await desk.goto(`${host.url}/app/${path}?lang=${lang}`))?.status()).toBe(200)
    expect(await desk.locator('html').getAttribute('lang')).toBe(lang)
    expect(await desk.title()).toMatch(/\S/)
    expect(await desk.locator('h1').allInnerTexts()).toEqual([expect.stringMatching(/\S/)])
    await unfold(desk)
    expect(await desk.evaluate(UNTOLD)).toEqual([])
    for (const width of [375, 1280]) {
      await desk.setViewportSize({ width, height: 800 })
      expect(await desk.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
      expect(await faultsOf(desk)).toEqual([])
      if (process.env.SHOTS)
        await desk.screenshot({
          path: `${process.env.SHOTS}/${path.replaceAll('/', '-')}-${lang}-${width}.png`,
          fullPage: true,
        })
    }
    expect(faults).toEqual([])
  },
)

test('the versions of a test are read on a phone without moving the table sideways', async () => {
  await desk.setViewportSize({ width: 375, height: 800 })
  await desk.goto(`${host.url}/app/${AD}/experiment?lang=fr`)
  expect(await desk.locator('.arm-table tbody tr').count()).toBe(2)
  expect(await desk.evaluate(SIDEWAYS)).toEqual([])
})
