import type { Browser, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { STAGES } from '../../templates/kit/slots.ts'
import { NAMES, pageOf, pictureOf, visited } from '../samples.ts'
import { faultsOf } from './axe.ts'
import { launchPhone } from './chromium.ts'
import { lookOf, screenOf } from './screenshot.ts'

const SCREENS = [
  { screen: 'a phone', width: 375, height: 812 },
  { screen: 'a phone, inside an app', width: 375, height: 620 },
  { screen: 'a small phone', width: 320, height: 568 },
  { screen: 'a tablet', width: 768, height: 1024 },
  { screen: 'a laptop', width: 1280, height: 800 },
]

let browser: Browser
let page: Page // of all of them in turn: to open another, and axe in it, takes seconds
let devtools: CDPSession
let picture: Buffer
beforeAll(async () => {
  browser = await launchPhone()
  page = await browser.newPage({ reducedMotion: 'reduce' })
  await page.route('**/*', route => {
    const { pathname } = new URL(route.request().url())
    if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: '' })
    if (pathname.startsWith('/i/')) return route.fulfill({ contentType: 'image/jpeg', body: picture })
    return route.fulfill({ status: 404 })
  })
  devtools = await page.context().newCDPSession(page)
})
afterAll(() => browser?.close())

/** The page with its sample, as a visitor sees it who was not asked yet (`exempt`) or who has answered. */
async function show(
  template: string,
  size: { width: number; height: number },
  visit: Parameters<typeof visited>[1],
  letterPx = 16,
): Promise<void> {
  await page.setViewportSize(size)
  await devtools.send('Page.setFontSizes', { fontSizes: { standard: letterPx } })
  await page.setContent(visited(await pageOf(template), visit))
  await page.evaluate('scrollTo(0, 0)')
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
const BARS_OVER_FORM = `[...document.querySelectorAll('.go')].filter(each => {
  const { top, bottom } = each.getBoundingClientRect()
  const form = document.querySelector('.sheet').getBoundingClientRect()
  return each.checkVisibility({ visibilityProperty: true }) && bottom > form.top && top < form.bottom
}).length`
const FIRST_SCREEN = `(() => {
  const edge = name => document.querySelector(name).getBoundingClientRect()
  const floor = edge('.go .button').top
  return { title: edge('h1').bottom <= floor, picture: floor - edge('.picture img').top > 60, buttonSeen: edge('.go .button').bottom <= innerHeight }
})()`
const LETTER_PX = `parseFloat(getComputedStyle(document.documentElement).fontSize)`
const FONTS = `['h1', 'body', '.button'].map(name => {
  const { fontFamily, fontWeight } = getComputedStyle(document.querySelector(name))
  const pen = document.createElement('canvas').getContext('2d')
  pen.font = fontWeight + ' 100px ' + fontFamily
  return Math.round(pen.measureText('Votre demande, à 10 h 45 : « gagné » !').width)
}).join(' ')`

// Those further down would come when a reader does.
const ALL_PICTURES = `Promise.all([...document.images].map(image => {
  image.loading = 'eager'
  return image.decode()
}))`

test('text that is hard to read is found, though text beside it, hidden or elsewhere was read', async () => {
  const text = (style: string, around = '') => `<div style="${around}"><p style="${style}">Votre audit offert</p></div>`
  const faultsWith = async (...parts: string[]) => {
    await page.setContent(
      `<!doctype html><html lang="fr"><title>Audit</title><main><h1>Audit</h1>${parts.join('')}</main>`,
    )
    return (await faultsOf(page)).map(fault => fault.replace(/: .*/s, ''))
  }
  expect(await faultsWith(text('color:#000'), text('color:#000'))).toEqual([])
  expect(await faultsWith(text('color:#000'), text('color:#000', 'background:#111'))).toEqual(['color-contrast'])
  expect(await faultsWith(text('color:#000', 'opacity:.3'))).toEqual(['color-contrast'])
  expect(await faultsWith(text('color:#aaa'))).toEqual(['color-contrast'])
  expect(await faultsWith('<style>p{visibility:hidden}</style>', text('color:#bbb'))).toEqual([])
  expect(await faultsWith('<style>p{margin:1px}</style>', text('color:#bbb'))).toEqual(['color-contrast'])
})

describe.each(NAMES)('the template %s', name => {
  beforeAll(async () => {
    picture = await pictureOf(name)
    await page.goto(`http://${name}.page.test/`) // pictures have the same address in each, and browsers keep them
  })

  describe.each(SCREENS)('on $screen', size => {
    beforeAll(() => show(name, size, { consent: 'exempt' }))

    test('has no accessibility fault that a machine can find', async () => {
      expect(await faultsOf(page)).toEqual([])
    })

    test('is no wider than the screen, its targets fit a finger, and no input makes a phone zoom in', async () => {
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(size.width)
      expect(await page.evaluate(SMALL_TARGETS)).toEqual([])
      expect(await page.evaluate(SMALL_INPUTS)).toEqual([])
    })

    test('can be walked by keyboard, and no bar or banner covers what has the focus', async () => {
      const walk: { name: string; covered: boolean }[] = []
      while (walk.at(-1)?.name !== 'BODY' && walk.length < 60) {
        await page.keyboard.down('Tab') // moves on by itself: letting go of it would be another errand
        walk.push(await page.evaluate<(typeof walk)[number]>(FOCUS))
      }
      expect(walk.slice(0, -1).filter(stop => stop.covered)).toEqual([])
      expect(walk.map(stop => stop.name)).toEqual(
        expect.arrayContaining(['f-email', 'f-consent_ads', 'refused', 'granted']),
      )
    })
  })

  test.each(STAGES)('has none for who comes back at the stage %s either', async stage => {
    await show(name, SCREENS[0]!, { consent: 'granted', stage })
    expect(await faultsOf(page)).toEqual([])
  })

  test.for([
    { width: 375, height: 812 },
    { width: 1280, height: 800 },
  ])('looks as it did, $width px wide', async ({ width, height }, { skip }) => {
    await show(name, { width, height }, { consent: 'refused' })
    const fonts = await page.evaluate<string>(FONTS)
    await page.evaluate(ALL_PICTURES)
    await page.addStyleTag({ content: '.go{position:relative!important;animation:none!important}' })
    const tall = await page.evaluate<number>('document.documentElement.scrollHeight')
    const look = await lookOf(`templates/${name}-${width}`, await screenOf(page, tall), fonts)
    if (look.as === 'with-other-fonts') skip('the record was made with other fonts than this machine has')
    expect(look.as === 'different' ? look.message : '').toBe('')
  })

  test('shows title, picture and button on the first screen of a phone, the banner open', async () => {
    await show(name, { width: 375, height: 667 }, { consent: 'exempt' })
    expect(await page.evaluate(FIRST_SCREEN)).toEqual({ title: true, picture: true, buttonSeen: true })
  })

  test('keeps its button under the thumb on a phone, except while the form is there', async () => {
    await show(name, { width: 375, height: 812 }, { consent: 'refused' })
    expect(await page.evaluate(BUTTONS_IN_SIGHT)).toBe(1)
    await page.evaluate(`document.querySelector('.ask .button').scrollIntoView({ block: 'center' })`)
    await expect.poll(() => page.evaluate(BARS_OVER_FORM)).toBe(0)
    await page.evaluate(`[...document.querySelectorAll('.more h2')].at(-1).scrollIntoView({ block: 'center' })`)
    await expect.poll(() => page.evaluate(BUTTONS_IN_SIGHT)).toBe(1)
  })

  test.each([
    { width: 375, height: 667 },
    { width: 320, height: 568 },
  ])('fits a screen of $width px whose letters are twice as large, and the banner lets it be read', async size => {
    await show(name, size, { consent: 'exempt' }, 32)
    await expect.poll(() => page.evaluate(LETTER_PX)).toBe(32)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(size.width)
    expect(await page.evaluate(`document.querySelector('.consent').getBoundingClientRect().top >= innerHeight`)).toBe(
      true,
    )
  })

  test('shows the banner until a choice is made, and nothing moves when it goes', async () => {
    await show(name, { width: 375, height: 812 }, { consent: 'exempt' })
    const title = page.locator('h1')
    const before = await title.boundingBox()
    expect(await page.locator('.consent').isVisible()).toBe(true)
    await page.evaluate(`document.documentElement.dataset.consent = 'refused'`)
    expect(await page.locator('.consent').isVisible()).toBe(false)
    expect(await title.boundingBox()).toEqual(before)
  })
})
