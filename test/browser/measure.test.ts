import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { brand } from '../../src/local/demo/catalogue.ts'
import { type Snippet, snippet } from '../../src/pixel/install/snippets.ts'
import type { Host } from '../bench/host.ts'
import { faultsOf } from './axe.ts'
import { launchPhone, unfold } from './chromium.ts'
import { emptyHost } from './kept.ts'

/** The measurement on the dashboard, and what it gives to paste, in a browser. */

let host: Host
let browser: Browser
let desk: Page // of all of them in turn: axe takes seconds longer in a new one
let shop: Server // of another host than the dashboard's
let shopHost: string
let head = '' // of its page

const api = async (method: string, resource: string, body: object) => {
  const headers = { Authorization: `Bearer ${host.adminToken}` }
  return fetch(`${host.url}/api/${resource}`, { method, headers, body: JSON.stringify(body) })
}

beforeAll(async () => {
  host = await emptyHost()
  browser = await launchPhone()
  expect((await api('POST', 'brands', brand)).status).toBe(201)
  for (const slug of ['html', 'gtm', 'wordpress'])
    expect((await api('POST', 'campaigns', { slug, name: slug, locale: 'fr-FR', currency: 'EUR' })).status).toBe(201)
  shop = createServer((_, response) =>
    response
      .setHeader('content-type', 'text/html')
      .end(`<!doctype html><html><head>${head}</head><body>x</body></html>`),
  ).listen(0)
  await once(shop, 'listening')
  shopHost = `localhost:${(shop.address() as AddressInfo).port}`
  expect((await api('POST', 'hosts', { host: shopHost })).status).toBe(201)
  await host.db
    .prepare(`INSERT INTO dead_beacons (id, body, reason, at) VALUES ('a', '{}', 'not-a-row: v', 1790000000000)`)
    .run()
  desk = await browser.newPage()
  const link = (await (await api('POST', 'sign-in-links', {})).json()) as { url: string }
  await desk.goto(link.url)
})

afterAll(async () => {
  await browser?.close()
  shop?.close()
  await host?.stop()
})

describe.each(['', '/robots', '/aside', '/cnil'])('/app/measure%s', path => {
  test.each([
    ['fr', 375],
    ['en', 1280],
  ])('in %s, %i px wide, has no fault that a machine finds, and fits', async (lang, width) => {
    await desk.setViewportSize({ width, height: 800 })
    await desk.goto(`${host.url}/app/measure${path}?lang=${lang}`)
    await unfold(desk)
    expect(await desk.locator('h1').count()).toBe(1)
    expect(await faultsOf(desk)).toEqual([])
    expect(await desk.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
  })
})

describe('what is pasted', () => {
  /** A page of the team's own shop with this in its head; what became of the campaign's views once it is left. */
  async function viewsOf(campaign: string, pasted: string) {
    head = pasted
    const page = await browser.newPage()
    const told = page.waitForResponse(response => response.url() === `${host.url}/e`)
    await page.goto(`http://${shopHost}/offer`)
    expect((await told).status()).toBe(204)
    await page.close()
    return (await host.db.prepare('SELECT page FROM views WHERE campaign = ?1').bind(campaign).all()).results
  }
  const pasted = (which: Snippet) => snippet(which, { origin: host.url, campaign: which })

  test.each(['html', 'gtm'] as const)('as %s counts one view', async which => {
    expect(await viewsOf(which, pasted(which))).toEqual([{ page: `${shopHost}/offer` }])
  })

  test('as the tag that WordPress makes of it counts one view', async () => {
    // What WordPress 6.3 prints for this handle, through the filter of the snippet.
    const [, attribute] = / (data-campaign="\w+") src=/.exec(pasted('wordpress'))!
    const printed = `<script src='${host.url}/p.js' id='like2lead-js' defer='defer' data-wp-strategy='defer'></script>`
    expect(await viewsOf('wordpress', printed.replace(' src=', ` ${attribute} src=`))).toEqual([
      { page: `${shopHost}/offer` },
    ])
  })
})
