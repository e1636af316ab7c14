import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { renderPage, renderThanks } from '../../src/pages/render.ts'
import type { FormState } from '../../templates/kit/props.ts'
import { EXTRAS, snapshotOf } from '../snapshot.ts'
import { faultsOf } from './axe.ts'
import { launchPhone } from './chromium.ts'

let browser: Browser
let checked: Page // of all of PAGES in turn: axe is there and warm
beforeAll(async () => {
  browser = await launchPhone()
  checked = await open('', 320)
})
afterAll(() => browser?.close())

const answered = (html: string) => html.replace('data-consent="\ue000consent\ue000"', 'data-consent="refused"')

async function open(html: string, width: number): Promise<Page> {
  const body = answered(html)
  const page = await browser.newPage({ viewport: { width, height: 780 }, reducedMotion: 'reduce' })
  await page.route('**/*', route =>
    new URL(route.request().url()).pathname === '/'
      ? route.fulfill({ contentType: 'text/html', body })
      : route.fulfill({ status: 404 }),
  )
  await page.goto('http://page.test/')
  return page
}

const short = { fields: ['email'], extras: EXTRAS.slice(0, 5) }
const long = { fields: ['email', 'phone', 'message'], extras: EXTRAS }
const shown = (state: Partial<FormState>): FormState => ({ values: {}, errors: [], notice: null, ...state })
const errors = [
  { field: 'home', message: 'Choisissez une réponse.' },
  { field: 'year', message: 'Indiquez un nombre.' },
]
const thanks = {
  ...{ title: 'Merci', text: 'Bien reçu.', steps: ['On vous appelle', 'On vient'] },
  link: { label: 'Le guide', url: 'https://example.com/guide.pdf' },
}

const PAGES = {
  'questions of every type': renderPage(snapshotOf(short)),
  'a first step': renderPage(snapshotOf(long)),
  'a second step': renderPage(snapshotOf(long), shown({ step: 1 })),
  'a last step': renderPage(snapshotOf(long), shown({ step: 2 })),
  'a refused form': renderPage(snapshotOf(short), shown({ errors, notice: 'À corriger :', values: { year: 'x' } })),
  'the thanks': renderThanks(snapshotOf({ thanks, doubleOptIn: true })),
}

const SMALL = `[...document.querySelectorAll('button, select, .pick, .agree, .beside a, .field > input')]
  .filter(each => each.checkVisibility() && each.getBoundingClientRect().height < 44).map(each => each.outerHTML)`
const TINY = `[...document.querySelectorAll('.field > input, .field select, .field textarea')]
  .filter(each => parseFloat(getComputedStyle(each).fontSize) < 16).map(each => each.outerHTML)`

describe.each(Object.entries(PAGES))('%s', (name, html) => {
  test.each([320, 1280])(
    'on a screen of %i px: no fault that a machine can find, targets for a finger',
    async width => {
      await checked.setViewportSize({ width, height: 780 })
      await checked.setContent(answered(html))
      if (process.env.SHOTS)
        await checked.screenshot({ path: `${process.env.SHOTS}/${name}-${width}.png`, fullPage: true })
      expect(await faultsOf(checked)).toEqual([])
      expect(await checked.evaluate('document.documentElement.scrollWidth')).toBe(width)
      expect([await checked.evaluate(SMALL), await checked.evaluate(TINY)]).toEqual([[], []])
    },
  )
})

test('who moves on is taken to the step, and who is refused to what is wrong; both can see it', async () => {
  for (const [name, selector] of [
    ['a second step', '.step'],
    ['a refused form', '.summary'],
  ] as const) {
    const page = await open(PAGES[name], 375)
    const inSight = `(() => { const { top } = document.activeElement.getBoundingClientRect()
      return document.activeElement.matches('${selector}') && top >= 0 && top < innerHeight })()`
    await page.waitForFunction(inSight)
    await page.close()
  }
})

test('Enter goes on to the next step, and does not go back', async () => {
  const page = await open(PAGES['a second step'], 375)
  const posted = page.waitForRequest(request => request.method() === 'POST')
  await page.locator('#f-postcode').press('Enter')
  const sent = new URLSearchParams((await posted).postData() ?? '')
  expect([sent.get('step'), sent.get('go')]).toEqual(['1', null])
  await page.close()
})

test('the summary leads to the group whose answer is missing, which then takes the keyboard', async () => {
  const page = await open(PAGES['a refused form'], 375)
  await page.locator('.summary a').first().click()
  expect(await page.evaluate('document.activeElement.id')).toBe('f-home')
  await page.keyboard.press('ArrowDown')
  expect(await page.locator('input[name=home]:checked').getAttribute('value')).toBe('Appartement')
  await page.close()
})

test('a question of one long word is no wider than a small phone', async () => {
  const word = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamte'
  const asked = { label: word, help: word, options: [word, 'Autre'] }
  const extras = (['choice', 'select'] as const).map(type => ({ name: type, type, required: false, ...asked }))
  const page = await open(renderPage(snapshotOf({ fields: ['email'], extras })), 320)
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320)
  await page.close()
})
