import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Host } from '../bench/host.ts'
import { faultsOf } from './axe.ts'
import { launchPhone, unfold } from './chromium.ts'
import { addressesOf, PAGES } from './desk-map.ts'
import { demoOf } from './kept.ts'
import { lookOf, screenOf } from './screenshot.ts'

interface Opened {
  lang: string
  titles: string[]
  bytes: number
  tall: number // px
  fonts: string
}

// Run in the browser, hence text: the compiler knows no DOM here.
const FONTS = `['h1', 'body', 'button'].map(name => {
  const { fontFamily, fontWeight } = getComputedStyle(document.querySelector(name))
  const pen = document.createElement('canvas').getContext('2d')
  pen.font = fontWeight + ' 100px ' + fontFamily
  return Math.round(pen.measureText('Votre demande, à 10 h 45 : « gagné » !').width)
}).join(' ')`
// What is counted as the page opens is there before anything is looked at.
const OPENED = `(async () => {
  while (document.querySelector('[aria-busy=true]')) await new Promise(resolve => setTimeout(resolve, 20))
  const titles = [...document.querySelectorAll('h1')].map(title => title.innerText)
  const bytes = performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'))
    .reduce((sum, { decodedBodySize }) => sum + decodedBodySize, 0)
  const { lang, scrollHeight: tall } = document.documentElement
  return { lang, titles, bytes, tall, fonts: ${FONTS} }
})()`
const UNFOLDED = `(() => {
  const untold = [...document.querySelectorAll('main svg')]
    .filter(svg => !svg.closest('[aria-hidden=true]') && !svg.closest('[role=img][aria-label]') && !svg.closest('[role=img][aria-labelledby]'))
    .map(svg => svg.outerHTML.slice(0, 200))
  return { untold, wide: document.documentElement.scrollWidth }
})()`
const MOST_BYTES = 300_000
const TALLEST = 2000 // px of a page that are kept: what is below is more of the same

interface Screen {
  lang: 'fr' | 'en'
  width: number // px
  height: number
}

/** Tests of every page of the dashboard, with the demo in it, as an owner sees it on one screen. Answers what the tests of its file
 *  may ask for. */
export function deskPages({ lang, width, height }: Screen): () => { context: BrowserContext; host: Host } {
  let addressOf: (path: string) => string
  let host: Host
  let browser: Browser
  let context: BrowserContext
  let page: Page // of all of them in turn: axe takes seconds longer in a new one
  const faults: string[] = []

  beforeAll(async () => {
    host = await demoOf(false)
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
    addressOf = await addressesOf(host)
  })
  afterAll(async () => {
    await browser?.close()
    await host?.stop()
  })

  describe(`${width} px wide, in ${lang}`, () => {
    test.for(Object.entries(PAGES).map(([name, path]) => ({ name, path })))(
      '$name looks as it did, has no fault that a machine finds, fits and is light',
      async ({ name, path }, { skip }) => {
        faults.length = 0
        await page.setViewportSize({ width, height })
        const url = new URL(addressOf(path), host.url)
        url.searchParams.set('lang', lang)
        expect((await page.goto(url.href, { waitUntil: 'load' }))?.status()).toBe(200)
        const opened = await page.evaluate<Opened>(OPENED)
        expect(opened).toMatchObject({ lang, titles: [expect.stringMatching(/\S/)] })
        expect(opened.bytes).toBeLessThan(MOST_BYTES)
        // Landing pages have pictures of their own; of one moment any line may come first.
        const png = await screenOf(page, Math.min(TALLEST, opened.tall), 'iframe, .trail')
        await unfold(page)
        const { untold, wide } = await page.evaluate<{ untold: string[]; wide: number }>(UNFOLDED)
        expect(untold).toEqual([])
        expect(wide).toBeLessThanOrEqual(width)
        expect(await faultsOf(page)).toEqual([])
        expect(faults).toEqual([])
        const look = await lookOf(`desk/${name}-${width}`, png, opened.fonts)
        if (look.as === 'with-other-fonts') skip('the record was made with other fonts than this machine has')
        expect(look.as === 'different' ? look.message : '').toBe('')
      },
    )
  })

  return () => ({ context, host })
}
