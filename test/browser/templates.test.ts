import { readFile } from 'node:fs/promises'
import path from 'node:path'
import axe from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { templates } from '../../templates/index.ts'
import { CHROMIUM_FLAGS, chromiumPath, PHONE } from './chromium.ts'

const SCREENS = [
  { screen: 'a phone', width: 375, height: 812 },
  { screen: 'a phone, inside an app', width: 375, height: 620 },
  { screen: 'a small phone', width: 320, height: 568 },
  { screen: 'a tablet', width: 768, height: 1024 },
  { screen: 'a laptop', width: 1280, height: 800 },
]

let browser: Browser
beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: [...CHROMIUM_FLAGS, `--user-agent=${PHONE}`],
  })
})
afterAll(() => browser?.close())

/** The page on record, as a visitor sees it who was not asked yet (`exempt`) or who has answered. */
async function open(template: string, size: { width: number; height: number }, consent: string): Promise<Page> {
  const recorded = await readFile(path.join(import.meta.dirname, `../fixtures/templates/${template}.html`), 'utf8')
  const body = recorded.replace('data-consent="\ue000consent\ue000"', `data-consent="${consent}"`)
  const page = await browser.newPage({ viewport: size, reducedMotion: 'reduce' })
  await page.route('**/*', route =>
    new URL(route.request().url()).pathname === '/'
      ? route.fulfill({ contentType: 'text/html', body })
      : route.fulfill({ status: 404 }),
  )
  await page.goto('http://page.test/')
  return page
}

// Run in the browser, hence text: the compiler knows no DOM here.
const SMALL_TARGETS = `[...document.querySelectorAll('.button, button, .field input, .agree, .call, .foot a, summary')]
  .filter(each => each.checkVisibility() && each.getBoundingClientRect().height < 44).map(each => each.outerHTML)`
const SMALL_INPUTS = `[...document.querySelectorAll('.field input, .field textarea')]
  .filter(each => parseFloat(getComputedStyle(each).fontSize) < 16).map(each => each.outerHTML)`
const FOCUS = `(() => {
  const focus = document.activeElement
  const { left, top, width, height } = focus.getBoundingClientRect()
  const seen = document.elementFromPoint(left + width / 2, top + height / 2)
  return { name: focus.id || focus.value || focus.tagName, covered: !seen || !(focus.contains(seen) || seen.contains(focus)) }
})()`
const BUTTONS_IN_SIGHT = `[...document.querySelectorAll('.go .button')].filter(each => {
  const { top, bottom } = each.getBoundingClientRect()
  return each.checkVisibility({ visibilityProperty: true }) && bottom > 0 && top < innerHeight
}).length`

describe.each(Object.keys(templates))('the template %s', name => {
  describe.each(SCREENS)('on $screen', size => {
    test('has no accessibility fault that a machine can find', async () => {
      const page = await open(name, size, 'exempt')
      await page.evaluate(axe.source)
      const { violations } = await page.evaluate<axe.AxeResults>('axe.run()')
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.target)}`)).toEqual([])
      await page.close()
    })

    test('is no wider than the screen, its targets fit a finger, and no input makes a phone zoom in', async () => {
      const page = await open(name, size, 'exempt')
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(size.width)
      expect(await page.evaluate(SMALL_TARGETS)).toEqual([])
      expect(await page.evaluate(SMALL_INPUTS)).toEqual([])
      await page.close()
    })

    test('can be walked by keyboard, and no bar or banner covers what has the focus', async () => {
      const page = await open(name, size, 'exempt')
      const walk: { name: string; covered: boolean }[] = []
      while (walk.at(-1)?.name !== 'BODY' && walk.length < 60) {
        await page.keyboard.press('Tab')
        walk.push(await page.evaluate<(typeof walk)[number]>(FOCUS))
      }
      expect(walk.slice(0, -1).filter(stop => stop.covered)).toEqual([])
      expect(walk.map(stop => stop.name)).toEqual(
        expect.arrayContaining(['f-email', 'f-consent_ads', 'refused', 'granted']),
      )
      await page.close()
    })
  })

  test('keeps its button under the thumb on a phone, except while the form is there', async () => {
    const page = await open(name, { width: 375, height: 812 }, 'refused')
    expect(await page.evaluate(BUTTONS_IN_SIGHT)).toBe(1)
    await page.evaluate(`document.querySelector('.ask .button').scrollIntoView({ block: 'center' })`)
    await expect.poll(() => page.evaluate(BUTTONS_IN_SIGHT)).toBe(0)
    await page.evaluate(`document.querySelector('.steps').scrollIntoView({ block: 'end' })`)
    await expect.poll(() => page.evaluate(BUTTONS_IN_SIGHT)).toBe(1)
    await page.close()
  })

  test('shows the banner until a choice is made, and nothing moves when it goes', async () => {
    const page = await open(name, { width: 375, height: 812 }, 'exempt')
    const title = page.locator('h1')
    const before = await title.boundingBox()
    expect(await page.locator('.consent').isVisible()).toBe(true)
    await page.evaluate(`document.documentElement.dataset.consent = 'refused'`)
    expect(await page.locator('.consent').isVisible()).toBe(false)
    expect(await title.boundingBox()).toEqual(before)
    await page.close()
  })
})
