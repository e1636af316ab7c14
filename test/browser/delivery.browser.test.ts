import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { launchPhone } from './chromium.ts'
import { openSite, pause, rowsOf, type Site, setHidden, TAG } from './site.ts'
import { until } from './until.ts'

let browser: Browser
let site: Site

beforeAll(async () => {
  browser = await launchPhone()
  site = await openSite()
})
afterEach(() => expect(site.faults).toEqual([]))
afterAll(async () => {
  await browser?.close()
  site?.stop()
})
beforeEach(() => site.begin(`<!doctype html>${TAG}<a href="next">Next</a><div style="height:3000px"></div>`))

const events = () => rowsOf(site.beacons).flatMap(({ E }) => E.map(([name, count]) => `${name} ${count}`))

/** Exactly one counted row, with what was told in it. */
async function oneRow(told = 'quote 1'): Promise<void> {
  await until(() => events(), 20_000).toEqual([told])
  expect(rowsOf(site.beacons).filter(({ E }) => E.length > 0)).toHaveLength(1)
}

describe('exactly one counted row', () => {
  test('when the server answers 503 for eight seconds', async () => {
    const page = await site.open(browser)
    const until8 = Date.now() + 8000
    site.fate = () => ({ status: Date.now() < until8 ? 503 : 204 })
    await page.evaluate(`l2l.track('quote')`)
    await oneRow()
    expect(rowsOf(site.beacons)).toHaveLength(1)
    await page.context().close()
  })

  test('when the phone was offline and is online again', async () => {
    const page = await site.open(browser)
    await until(() => site.tries).toBe(1)
    await page.context().setOffline(true)
    await page.evaluate(`l2l.track('quote')`)
    await pause(1500)
    expect(events()).toEqual([])
    await page.context().setOffline(false)
    await oneRow()
    expect(rowsOf(site.beacons)).toHaveLength(1)
    await page.context().close()
  })

  test('when the connection was refused and the visitor went on to another page', async () => {
    const page = await site.open(browser)
    await until(() => site.tries).toBe(1)
    site.fate = () => ({ refused: true })
    await page.evaluate(`l2l.track('quote')`)
    await pause(400)
    await page.getByText('Next').click()
    await page.waitForURL('**/next')
    site.fate = () => ({})
    await oneRow()
    expect(rowsOf(site.beacons)).toHaveLength(2) // the other page is a view too
    await page.context().close()
  })

  test('when the reply was lost after the beacon was stored', async () => {
    const page = await site.open(browser)
    await until(() => site.tries).toBe(1)
    site.fate = tries => ({ lost: tries === 2 })
    await page.evaluate(`l2l.track('quote')`)
    await until(() => site.tries).toBe(3)
    await oneRow()
    expect(rowsOf(site.beacons)).toHaveLength(1)
    await page.context().close()
  })

  test('when the server is slow and the visitor leaves at once, who is not held up', async () => {
    const nextPage = Promise.withResolvers<void>()
    site.fate = () => ({ after: nextPage.promise })
    const page = await site.open(browser)
    await page.evaluate(`l2l.track('quote')`)
    await page.getByText('Next').click()
    await page.waitForURL('**/next')
    nextPage.resolve()
    await oneRow()
    await page.context().close()
  })

  test('when storage is blocked and cookies are dead', async () => {
    const page = await site.open(
      browser,
      '',
      `for (const name of ['sessionStorage', 'localStorage'])
         Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError') } })
       Object.defineProperty(document, 'cookie', { get() { throw new DOMException('denied', 'SecurityError') } })`,
    )
    site.fate = tries => ({ status: tries === 2 ? 503 : 204 })
    await page.evaluate(`l2l.consent(true), l2l.track('quote')`)
    await oneRow()
    expect(rowsOf(site.beacons)).toHaveLength(1)
    await page.context().close()
  })

  test('of each of two tabs', async () => {
    const page = await site.open(browser)
    const second = await page.context().newPage()
    await second.goto(page.url())
    await until(() => rowsOf(site.beacons).length).toBe(2)
    await page.evaluate(`l2l.track('quote')`)
    await oneRow()
    expect(rowsOf(site.beacons)).toHaveLength(2)
    await page.context().close()
  })

  test('when the page is closed within a second', async () => {
    const page = await site.open(browser)
    await page.close()
    await until(() => rowsOf(site.beacons).length).toBe(1)
    await page.context().close()
  })

  test('when a fetch of the page’s own throws, and later works again', async () => {
    const page = await site.open(
      browser,
      '',
      `window.theirs = fetch; window.fetch = () => { throw new TypeError('blocked') }`,
    )
    await page.evaluate(`window.fetch = theirs; l2l.track('quote')`)
    await oneRow()
    await page.context().close()
  })
})

describe('a beacon that was refused', () => {
  test.each([408, 429, 500, 502, 504])('with %i is sent again, with the same id', async status => {
    site.fate = tries => ({ status: tries === 1 ? status : 204 })
    const page = await site.open(browser)
    await until(() => site.tries).toBe(2)
    expect(rowsOf(site.beacons)).toHaveLength(1)
    await page.context().close()
  })

  test('with 400, 401, 403 or 413 is not', async () => {
    site.fate = tries => ({ status: [400, 401, 403, 413][tries - 1] ?? 204 })
    const page = await site.open(browser)
    for (let tab = 1; tab < 4; tab++) await (await page.context().newPage()).goto(page.url())
    await until(() => site.tries).toBe(4)
    await pause(1700)
    expect(site.tries).toBe(4)
    expect(await page.evaluate('sessionStorage.l2l')).toBe('[]')
    await page.context().close()
  })

  test('with Retry-After waits that long', async () => {
    const at: number[] = []
    site.fate = tries => {
      at.push(Date.now())
      return tries === 1 ? { status: 503, headers: { 'Retry-After': '3' } } : {}
    }
    const page = await site.open(browser)
    await until(() => site.tries).toBe(2)
    expect(at[1]! - at[0]!).toBeGreaterThanOrEqual(2900)
    await page.context().close()
  })
})

test('what waits holds no click id, is bounded, and is empty once the server has it', async () => {
  site.fate = () => ({ status: 503 })
  const page = await site.open(browser, '?fbclid=secret-click&utm_source=meta')
  await page.evaluate(`l2l.consent(true)`)
  await page.evaluate(`for (let i = 0; i < 30; i++) history.pushState(null, '', 'page-' + i)`)
  const kept = await page.evaluate<string>('sessionStorage.l2l')
  expect(kept).toContain('utm_source=meta')
  expect(kept).not.toContain('secret-click')
  expect(JSON.parse(kept)).toHaveLength(20)
  site.fate = () => ({})
  await page.evaluate(`dispatchEvent(new Event('online'))`)
  await until(() => page.evaluate('sessionStorage.l2l')).toBe('[]')
  await page.context().close()
})

test('before consent nothing is left on the device that outlives the visit', async () => {
  const page = await site.open(browser, '?fbclid=secret-click')
  await until(() => site.tries).toBe(1)
  await setHidden(page, true)
  await until(() => site.tries).toBe(2)
  expect(await page.evaluate('[document.cookie, localStorage.length]')).toEqual(['', 0])
  expect(await page.context().cookies()).toEqual([])
  expect(await page.evaluate('Object.keys(sessionStorage)')).toEqual(['l2l'])
  expect(await page.evaluate('sessionStorage.l2l')).toBe('[]')
  expect(site.bodies.join()).not.toContain('secret-click')
  await page.context().close()
})
