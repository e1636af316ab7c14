import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Host, stoppedDemoHost } from '../bench/host.ts'
import { faultsOf, launchPhone, unfold } from './chromium.ts'
import { lookOf } from './screenshot.ts'

/** Every page of the dashboard, with the demo in it, as an owner sees it: on a phone in French, on a desk in English. */

const MONDAY_MORNING = Date.UTC(2026, 10, 16, 8, 0)
const SCREENS = [
  { lang: 'fr', width: 375, height: 812 },
  { lang: 'en', width: 1280, height: 900 },
] as const

const AD = 'campaigns/audit-energie/ads/maison-froide'
const PAGES: Record<string, string> = {
  home: '',
  campaigns: 'campaigns',
  campaign: 'campaigns/audit-energie',
  matrix: 'campaigns/audit-energie/matrix',
  diagnosis: 'campaigns/audit-energie/diagnosis',
  attribution: 'campaigns/audit-energie/attribution',
  speed: 'campaigns/audit-energie/speed',
  reconcile: 'campaigns/audit-energie/reconcile',
  sequence: 'campaigns/audit-energie/sequence',
  'import-ads': 'campaigns/audit-energie/import',
  desk: AD,
  experiment: `${AD}/experiment`,
  audiences: 'audiences',
  platforms: 'platforms',
  feeds: 'feeds',
  deliveries: 'deliveries',
  imports: 'imports',
  brands: 'brands',
  spend: 'spend',
  plan: 'plan',
  notices: 'notices',
  digest: 'notices/digest',
  measure: 'measure',
  robots: 'measure/robots',
  aside: 'measure/aside',
  cnil: 'measure/cnil',
  search: 'search?q=audit',
  guide: 'guide',
}

let host: Host
let browser: Browser
let context: BrowserContext
let page: Page // of all of them in turn: axe takes seconds longer in a new one
const faults: string[] = []

beforeAll(async () => {
  host = await stoppedDemoHost(MONDAY_MORNING)
  browser = await launchPhone()
  context = await browser.newContext({ reducedMotion: 'reduce' })
  page = await context.newPage()
  page.on('pageerror', error => faults.push(error.message))
  page.on('console', message => message.type() === 'error' && faults.push(message.text()))
  const made = await fetch(`${host.url}/api/sign-in-links`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${host.adminToken}` },
    body: '{}',
  })
  await page.goto(((await made.json()) as { url: string }).url)
})
afterAll(async () => {
  await browser?.close()
  await host?.stop()
})

// Run in the browser, hence text: the compiler knows no DOM here.
const FONTS = `['h1', 'body', 'button'].map(name => {
  const { fontFamily, fontWeight } = getComputedStyle(document.querySelector(name))
  const pen = document.createElement('canvas').getContext('2d')
  pen.font = fontWeight + ' 100px ' + fontFamily
  return Math.round(pen.measureText('Votre demande, à 10 h 45 : « gagné » !').width)
}).join(' ')`
const UNTOLD = `[...document.querySelectorAll('main svg')]
  .filter(svg => !svg.closest('[aria-hidden=true]') && !svg.closest('[role=img][aria-label]') && !svg.closest('[role=img][aria-labelledby]'))
  .map(svg => svg.outerHTML.slice(0, 200))`
const WEIGHT = `performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'))
  .reduce((sum, { decodedBodySize }) => sum + decodedBodySize, 0)`
const MOST_BYTES = 300_000

describe.each(SCREENS)('$width px wide, in $lang', ({ lang, width, height }) => {
  test.for(Object.entries(PAGES).map(([name, path]) => ({ name, path })))(
    '$name looks as it did, has no fault that a machine finds, fits and is light',
    async ({ name, path }, { skip }) => {
      faults.length = 0
      await page.setViewportSize({ width, height })
      const url = new URL(`/app/${path}`.replace(/\/$/, ''), host.url)
      url.searchParams.set('lang', lang)
      expect((await page.goto(url.href, { waitUntil: 'load' }))?.status()).toBe(200)
      expect(await page.locator('html').getAttribute('lang')).toBe(lang)
      expect(await page.locator('h1').allInnerTexts()).toEqual([expect.stringMatching(/\S/)])
      const png = await page.screenshot({ fullPage: true, mask: [page.locator('iframe')] }) // landing pages have their own
      expect(await page.evaluate<number>(WEIGHT)).toBeLessThan(MOST_BYTES)
      await unfold(page)
      expect(await page.evaluate(UNTOLD)).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
      expect(await faultsOf(page)).toEqual([])
      expect(faults).toEqual([])
      const look = await lookOf(`desk/${name}-${width}`, png, await page.evaluate<string>(FONTS))
      if (look.as === 'with-other-fonts') skip('the record was made with other fonts than this machine has')
      expect(look.as === 'different' ? look.message : '').toBe('')
    },
  )
})
