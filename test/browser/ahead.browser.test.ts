import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { launchPhone, leavePhoneAlone } from './chromium.ts'
import { openSite, pause, rowsOf, type Site, TAG } from './site.ts'
import { until } from './until.ts'

// What browsers do to be fast: pages are made before somebody asks for them, and kept when they are left.

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterEach(() => expect(site.faults).toEqual([]))
afterAll(() => site?.stop())

test('a page that was rendered in advance begins when it is opened', async () => {
  site.begin(`<!doctype html>
    <script>window.l2l = { q: [[document.prerendering ? 'ahead' : 'asked-for']] }</script>${TAG}<a href="next">Next</a>
    <script type="speculationrules">{"prerender": [{"urls": ["next"], "eagerness": "immediate"}]}</script>
    <script>if (location.pathname.endsWith('/page')) setTimeout(() => document.querySelector('a').click(), 3000)</script>`)
  const end = leavePhoneAlone(`${site.origin}/r1/page`)
  const told = () => rowsOf(site.beacons).map(({ E }) => E[0]?.[0])
  await until(told, 20_000).toEqual(['asked-for'])
  await pause(1000)
  expect(told()).toHaveLength(1)
  await until(told, 20_000).toEqual(['asked-for', 'ahead'])
  end()
  const opened = rowsOf(site.beacons)[1]!
  expect(opened.l).toBeNull()
  expect(opened.e).toBeLessThan(1500)
})

test('a page that was kept when it was left goes on as the same view, without the time in between', async () => {
  site.begin(`<!doctype html>${TAG}<a href="next">Next</a><div style="height:3000px"></div>
    <script>addEventListener('pageshow', event => { window.wasKept = event.persisted })</script>`)
  const browser = await launchPhone({ ignoreDefaultArgs: ['--disable-back-forward-cache'] })
  const page = await site.open(browser)
  await until(() => site.beacons.length).toBe(1)
  const { v } = site.beacons[0]!
  const timeOf = (view: string) => rowsOf(site.beacons).find(row => row.v === view)?.e ?? 0
  await page.getByText('Next').click()
  await page.waitForURL('**/next')
  await pause(2000)
  const before = timeOf(v)
  const back = Date.now()
  await page.evaluate('history.back()').catch(() => {}) // its page is gone before it answers
  await page.waitForFunction('window.wasKept')
  await pause(500)
  await page.mouse.wheel(0, 10_000)
  await page.waitForFunction('scrollY > 1000')
  await page.goto('about:blank')
  await until(() => timeOf(v)).toBeGreaterThan(before + 400)
  expect(timeOf(v)).toBeLessThan(before + Date.now() - back)
  expect(rowsOf(site.beacons).find(row => row.v === v)).toMatchObject({ s: 100 })
  expect(rowsOf(site.beacons)).toHaveLength(2)
  await browser.close()
})
