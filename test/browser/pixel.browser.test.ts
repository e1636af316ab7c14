import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buildPixel } from '../../src/local/build-pixel.mjs'
import { type Beacon, beacon } from '../../src/pixel/beacon.ts'
import { launchPhone } from './chromium.ts'

const VIEW = '019ab0c5-2c00-7abc-8def-0123456789ab'

const html = (data: string) => `<!doctype html><html data-consent="exempt"><title>Test</title>
<script defer src="/p.js" data-campaign="spring" data-ad="ad-1" data-version="3" ${data}></script>
<a href="#form" data-l2l-cta><svg width="40" height="40"><circle cx="20" cy="20" r="20"/></svg></a>
<a href="tel:+33123456789" onclick="return false">Call</a>
<form data-l2l-form><input name="email"></form>
<form data-l2l-consent method="post" action="/privacy/consent">
  <input type="hidden" name="text_version" value="2026-11-fr"><input type="hidden" name="page" value="spring/ad-1@3">
  <button name="choice" value="refused">No</button><button name="choice" value="granted">Yes</button>
</form>
<a href="/next">Next</a>
<div style="height:3000px"></div>`

let browser: Browser
let server: Server
let origin: string
let beacons: Beacon[]
let bodies: string[]
let answers: number[] // statuses of the next beacons; then 204
let stalled = false
let run = 0 // a page that closes sends a last beacon, which the next test must not take for its own

beforeAll(async () => {
  const { script } = await buildPixel()
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const body = Buffer.concat(chunks).toString()
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
    if (pathname === '/p.js') return response.setHeader('content-type', 'text/javascript').end(script)
    if (pathname !== '/e')
      return response
        .setHeader('content-type', 'text/html')
        .end(html(searchParams.has('minted') ? `data-view="${VIEW}"` : ''))
    if (!request.headers.referer?.includes(`run=${run}`)) return response.writeHead(204).end()
    const status = answers.shift() ?? 204
    if (status === 204) {
      bodies.push(body)
      beacons.push(...JSON.parse(body).map((told: unknown) => beacon.parse(told)))
    }
    if (!stalled) response.writeHead(status).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  browser = await launchPhone()
})

afterAll(async () => {
  await browser?.close()
  server?.closeAllConnections()
  server?.close()
})

beforeEach(() => {
  run++
  beacons = []
  bodies = []
  answers = []
  stalled = false
})

async function open(query: string, before = ''): Promise<Page> {
  const page = await browser.newPage()
  page.on('pageerror', error => expect.unreachable(`the page threw: ${error.message}`))
  if (before) await page.addInitScript(before)
  await page.goto(`${origin}/spring?run=${run}&${query}`)
  return page
}

const arrived = (count: number) => expect.poll(() => beacons.length, { timeout: 8000 }).toBeGreaterThanOrEqual(count)
const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

/** As when the visitor goes to another tab and comes back. Answers when, by the page's clock. */
const setHidden = (page: Page, hidden: boolean): Promise<number> =>
  page.evaluate(`
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => ${hidden} })
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
    Date.now()`)

// When the script had started and when the page was left, told to the page that comes after.
const CLOCK = `
  const mark = name => location.pathname === '/spring' && sessionStorage.setItem(name, Date.now())
  addEventListener('DOMContentLoaded', () => mark('started'))
  addEventListener('pagehide', () => mark('left'))`

// A page that takes its time between pagehide, when it is left, and visibilitychange, when it is hidden.
const SLOW_TO_LEAVE = `
  addEventListener('DOMContentLoaded', () => {
    addEventListener('pagehide', () => { for (const end = Date.now() + 30; Date.now() < end; ); })
  })`

test('a visit is told in 3 requests and 700 bytes: time in sight, depth, clicks, form', async () => {
  const page = await open('minted=1&utm_source=meta&utm_medium=paid&utm_campaign=spring', CLOCK)
  await arrived(1)
  await pause(700)
  const hidden = await setHidden(page, true)
  await arrived(2)
  await pause(1500)
  const shown = await setHidden(page, false)
  await page.mouse.wheel(0, 10_000)
  await page.waitForFunction('scrollY > 100')
  await page.evaluate('scrollTo(0, 0)')
  await page.locator('circle').click()
  await page.locator('a[href^=tel]').click()
  await page.locator('input[name=email]').fill('a@b.example')
  await page.getByText('Next').click()
  await page.waitForURL('**/next')
  await arrived(3)
  await pause(300)

  const [first, , last] = beacons
  expect(first).toMatchObject({ v: VIEW, c: 'spring', a: 'ad-1', n: 3, s: 0, b: 0 })
  expect(first?.q).toBe('utm_source=meta&utm_medium=paid&utm_campaign=spring')
  expect(last).toMatchObject({ v: VIEW, s: 100, k: 1, o: 1, f: 1 })
  const [started, left] = await page.evaluate<[number, number]>(
    '["started", "left"].map(name => Number(sessionStorage[name]))',
  )
  expect(Math.abs((last?.e ?? 0) - (hidden - started + left - shown))).toBeLessThan(100)
  expect(last?.l).toBeGreaterThan(0)
  expect(beacons).toHaveLength(3)
  expect(bodies.join('').length).toBeLessThanOrEqual(700)
  await page.close()
})

test('depth is a share of the page as tall as it became', async () => {
  const page = await open('minted=1')
  await arrived(1)
  await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)')
  await page.waitForFunction('scrollY > 100')
  await page.evaluate(`
    const tall = document.documentElement.scrollHeight
    document.body.append(Object.assign(document.createElement('div'), { style: 'height:' + tall + 'px' }))`)
  await setHidden(page, true)
  await arrived(2)
  expect(beacons[1]?.s).toBe(50)
  await page.close()
})

test('without consent a click id stays in the browser; with it, it goes with the next beacon', async () => {
  const page = await open('fbclid=secret-click&sid=42&cid=1201&aid=1301')
  await arrived(1)
  expect(beacons[0]).toMatchObject({ g: 'fbclid', i: '' })
  expect(beacons[0]?.t).toBeGreaterThan(Date.now() - 60_000)
  await page.getByText('Yes').click()
  await arrived(2)
  expect(await page.evaluate('document.documentElement.dataset.consent')).toBe('granted')
  expect(beacons[1]).toMatchObject({ v: beacons[0]?.v, u: 'p2', i: 'fbclid=secret-click' })
  expect(bodies[0]).not.toContain('secret-click')
  expect(bodies.join()).not.toContain('sid')
  expect(beacons[0]?.q).toBe('cid=1201&aid=1301') // the ad's, nobody's
  await page.close()
})

test('under Global Privacy Control no click id is sent, whatever is chosen', async () => {
  const page = await open(
    'fbclid=secret-click',
    `Object.defineProperty(navigator, 'globalPrivacyControl', { value: true })`,
  )
  await arrived(1)
  await page.evaluate('l2l.consent(true)')
  await arrived(2)
  expect(bodies.join()).not.toContain('secret-click')
  await page.close()
})

test('a beacon that the server cannot take is sent again', async () => {
  answers = [503, 429]
  const page = await open('minted=1')
  await arrived(1)
  expect(answers).toEqual([])
  await page.close()
})

test('a page in the background is not a view until it is seen', async () => {
  const page = await open(
    'minted=1',
    `Object.defineProperty(document, 'hidden', { configurable: true, get: () => true })`,
  )
  await pause(300)
  expect(beacons).toEqual([])
  await setHidden(page, false)
  await arrived(1)
  await page.close()
})

test('a page that is hidden at once, before its first beacon, is a view', async () => {
  const page = await open(
    'minted=1',
    `addEventListener('DOMContentLoaded', () => setTimeout(() => {
      Object.defineProperty(document, 'hidden', { get: () => true })
      document.dispatchEvent(new Event('visibilitychange'))
    }, 50))`,
  )
  await arrived(1)
  await page.close()
})

test('the first beacon leaves after the page was painted, and what is told by then goes with it', async () => {
  const page = await open('minted=1', `addEventListener('DOMContentLoaded', () => l2l.track('quote'))`)
  await arrived(1)
  const [painted, left] = (await page.evaluate(`[
    performance.getEntriesByType('paint').at(-1).startTime,
    performance.getEntriesByType('resource').find(({ name }) => name.endsWith('/e')).startTime,
  ]`)) as [number, number]
  expect(left).toBeGreaterThan(painted)
  expect(beacons[0]?.E[0]?.[0]).toBe('quote')
  await page.close()
})

test('a server that does not answer holds nobody up, and leaving is told once', async () => {
  stalled = true
  const page = await open('minted=1', SLOW_TO_LEAVE)
  await arrived(1)
  await page.getByText('Next').click()
  await page.waitForURL('**/next')
  await arrived(2)
  await pause(300)
  expect(beacons).toHaveLength(2)
  await page.close()
})

test('a driven browser says so', async () => {
  const page = await open('minted=1', `Object.defineProperty(navigator, 'webdriver', { value: true })`)
  await arrived(1)
  expect(beacons[0]?.b).toBe(1)
  await page.close()
})
