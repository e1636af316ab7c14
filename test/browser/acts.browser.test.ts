// Long on purpose: the product and Chromium begin once for all that is tried in them.
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Beacon } from '../../src/pixel/beacon.ts'
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

const TALL = '<div style="height:3000px"></div>'

/** A page with the pixel and this in it, opened; its first beacon is there. */
async function open(body: string, { query = '', before = '', tag = TAG } = {}): Promise<Page> {
  site.begin(`<!doctype html>${tag}${body}`)
  const page = await site.open(browser, query, before)
  await until(() => site.beacons.length).toBeGreaterThan(0)
  return page
}

/** What the visit comes to, told as its page is left. */
async function left(page: Page): Promise<Beacon> {
  const before = site.tries
  await setHidden(page, true)
  await until(() => site.tries).toBeGreaterThan(before)
  await pause(50)
  await page.context().close()
  return site.beacons.at(-1)!
}

describe('clicks', () => {
  const STAY = 'onclick="event.preventDefault()"'
  const LINKS = `
    <a id=out href="https://elsewhere.example/" ${STAY}>out</a>
    <a id=shape href="https://elsewhere.example/" ${STAY}><svg width=40 height=40><circle cx=20 cy=20 r=20 /></svg></a>
    <svg width=40 height=40><a xlink:href="https://elsewhere.example/" ${STAY}><rect id=inner width=40 height=40 /></a></svg>
    <a id=file href="/files/report.pdf?session=1" ${STAY}>file</a>
    <a id=named href="/download" download=report.pdf ${STAY}>named</a>
    <a id=page href="/r1/about.html" ${STAY}>page</a>
    <a id=tel href="tel:+33123456789" ${STAY}>tel</a>
    <a id=mail href="mailto:a@b.example" ${STAY}><b id=bold>mail</b></a>
    <a id=cta href="#form" data-l2l-cta>cta</a>
    <a id=none>no address</a> <a id=odd href="http://[" ${STAY}>odd</a>`

  test('are told apart: other hosts, files, phone, mail, call to action, inside SVG too', async () => {
    const page = await open(LINKS)
    for (const id of ['out', 'shape', 'inner', 'file', 'named', 'page', 'tel', 'bold', 'cta', 'none', 'odd'])
      await page.locator(`#${id}`).click()
    expect(await left(page)).toMatchObject({ j: 3, d: 2, o: 1, m: 1, k: 1, z: 1 })
  })

  test('with the middle button count, with the right one do not, and a script’s are no hand', async () => {
    const page = await open(LINKS)
    await page.evaluate(`document.querySelector('#tel').click()`)
    expect(site.beacons[0]).toMatchObject({ z: 0 })
    await page.locator('#out').click({ button: 'right' })
    const scripted = await page.evaluate<number>(`document.querySelector('#tel').click()`)
    expect(scripted).toBeUndefined()
    await setHidden(page, true)
    await until(() => site.beacons.at(-1)?.o).toBe(2)
    expect(site.beacons.at(-1)).toMatchObject({ z: 2, j: 0 })
    await setHidden(page, false)
    await page.locator('#out').click({ button: 'middle' })
    expect(await left(page)).toMatchObject({ z: 1, j: 1 })
  })

  test('on a call to action lead the visit on to the team’s other hosts, after consent and no sooner', async () => {
    const page = await open(
      `<a id=shop data-l2l-cta href="https://shop.example/cart?size=m" ${STAY}>shop</a>
       <a id=other data-l2l-cta href="https://elsewhere.example/" ${STAY}>other</a>`,
      { tag: TAG.replace('data-campaign', 'data-hosts="www.example shop.example" data-campaign') },
    )
    const hrefs = () => page.evaluate<string[]>(`[...document.links].map(link => link.href)`)
    for (const id of ['shop', 'other']) await page.locator(`#${id}`).click()
    expect(await hrefs()).toEqual(['https://shop.example/cart?size=m', 'https://elsewhere.example/'])
    await page.evaluate('l2l.consent(true)')
    for (const id of ['shop', 'other']) await page.locator(`#${id}`).click()
    expect(await hrefs()).toEqual([
      `https://shop.example/cart?size=m&l2l=${site.beacons[0]!.v}`,
      'https://elsewhere.example/',
    ])
    await page.context().close()
  })

  test('that led here from another host are told after consent, and the address forgets them', async () => {
    const from = '019ab0c5-2c00-7abc-8def-0123456789ab'
    const page = await open('', { query: `?size=m&l2l=${from}&utm_source=shop#top` })
    expect(page.url()).toMatch(/\/page\?size=m&utm_source=shop#top$/)
    expect(site.beacons[0]).toMatchObject({ q: 'utm_source=shop' })
    expect(site.beacons[0]!.w).toBeUndefined()
    await page.evaluate('l2l.consent(true)')
    expect(await left(page)).toMatchObject({ w: from })
  })
})

describe('forms', () => {
  const FORMS = `
    <form id=first onsubmit="event.preventDefault()"><input name=email required type=email><button>Send</button></form>
    <form id=second novalidate onsubmit="event.preventDefault()"><input name=email required type=email><button>Send</button></form>
    <form id=third target=frame action=next><input name=q></form><iframe name=frame></iframe>
    <form role=search><input id=search type=search></form>`

  test('begun and sent are counted once each, whoever sends them, and never what was typed', async () => {
    const page = await open(FORMS)
    const [first, second] = [page.locator('#first input'), page.locator('#second input')]
    await page.locator('#search').fill('secret search')
    await first.fill('secret')
    await first.press('Enter') // not an address: the browser holds it back
    await first.fill('secret@person.example')
    await first.press('Enter')
    await page.locator('#second button').click() // nothing filled in: begun and sent at once
    await second.fill('secret')
    await page.evaluate(`document.querySelector('#third').submit()`)
    await left(page)
    expect(rowsOf(site.beacons)[0]).toMatchObject({ f: 3, y: 3 }) // the frame is a page of its own
    expect(site.bodies.join()).not.toContain('secret')
  })

  test('name the fields that somebody came to, in order, those of the steps before first; no search box, no button', async () => {
    const page = await open(`
      <form data-l2l-form="first_name,need"><input name=email><input name=phone><input type=search name=q>
        <select name=city><option>Lille</option></select><input name="no name!"><button name=go value=x>ok</button></form>
      <form data-l2l-consent><button name=choice value=refused>no</button></form>`)
    await page.locator('[name=choice]').click()
    for (const name of ['phone', 'email', 'q', 'phone', 'no name!', 'go', 'city'])
      await page.locator(`[name="${name}"]`).focus()
    expect(site.beacons.at(-1)).toMatchObject({ F: '', f: 0 })
    await page.locator('[name=email]').fill('secret@example.com')
    expect(await left(page)).toMatchObject({ F: 'first_name,need,phone,email,city', f: 1 })
    expect(site.bodies.join()).not.toContain('secret')
  })

  test('that are added later count, and a form that is left alone does not', async () => {
    const page = await open('')
    await page.evaluate(`document.body.innerHTML = '<form id=late><input></form><form id=idle><input></form>'`)
    await page.locator('#late input').fill('x')
    expect(await left(page)).toMatchObject({ f: 1, y: 0 })
  })
})

describe('events', () => {
  test('are told by the page or declared in it, each with its properties, once where they overlap', async () => {
    const page = await open(`
      <div data-l2l-event=outer><a href="#x" data-l2l-event=plan data-l2l-props='{"name":"pro","seats":3}'><b>Pro</b></a><i>outside</i></div>
      <p data-l2l-event=broken data-l2l-props='{'>broken</p>
      <form data-l2l-event=quote onsubmit="event.preventDefault()"><button>Send</button></form>`)
    await page.locator('b').click()
    await page.locator('b').click()
    await page.locator('i').click()
    await page.locator('p').click()
    await page.getByText('Send').click()
    await page.evaluate(`l2l.track('scrolled far')`)
    const { E } = await left(page)
    expect(E).toEqual([
      ['plan', 2, { name: 'pro', seats: 3 }],
      ['outer', 1, {}],
      ['quote', 1, {}],
      ['scrolled far', 1, {}],
    ])
  })

  test('of a purchase are one per order, and a refund is another', async () => {
    const page = await open('')
    await page.evaluate(`
      for (let twice = 0; twice < 2; twice++) l2l.track('purchase', { order: 'A-1', value: 90, currency: 'EUR' })
      l2l.track('purchase', { order: 'A-1', value: -90, currency: 'EUR' })`)
    const { B } = await left(page)
    expect(B).toEqual([
      ['A-1', 90, 'EUR'],
      ['A-1', -90, 'EUR'],
    ])
  })

  test('told before the script came are not lost, and a second script counts nothing twice', async () => {
    const page = await open(
      `<script>l2l = { q: [], track(...call) { this.q.push(call) } }; l2l.track('early', { a: 1 })</script>${TAG}${TAG}`,
      { tag: '' },
    )
    expect((await left(page)).E).toEqual([['early', 1, { a: 1 }]])
    expect(rowsOf(site.beacons)).toHaveLength(1)
  })

  test('that cannot be told throw nothing at the page, before and after the script came, and hold up no other', async () => {
    const loop = 'const loop = {}; loop.loop = loop'
    const page = await open(`<script>${loop}; l2l = { q: [['early', loop], ['next']], track() {} }</script>${TAG}`, {
      tag: '',
    })
    await page.evaluate(`{ ${loop}; l2l.track('late', loop); l2l.track('order', { number: 12n }); l2l.track('last') }`)
    expect((await left(page)).E).toEqual([
      ['next', 1, {}],
      ['last', 1, {}],
    ])
  })

  test('of a video are how many played and how far the furthest came; a loop is decoration', async () => {
    const page = await open('<video id=a></video><video id=b loop></video><audio id=c></audio>')
    await page.evaluate(`
      for (const [id, currentTime] of [['a', 5], ['a', 42], ['a', 10], ['b', 99], ['c', 99]]) {
        const media = document.getElementById(id)
        for (const [name, value] of Object.entries({ currentTime, duration: 60, videoWidth: id === 'c' ? 0 : 640 }))
          Object.defineProperty(media, name, { configurable: true, value })
        media.dispatchEvent(new Event('timeupdate'))
      }`)
    expect(await left(page)).toMatchObject({ V: 1, P: 70 })
  })
})

describe('a page that changes its address by itself', () => {
  const views = () => new Set(site.beacons.map(({ v }) => v)).size

  test('is a new view for each new path, back and forward too; query and hash are not', async () => {
    const page = await open(TALL)
    const steps: [string, number][] = [
      [`history.pushState({}, '', 'new')`, 2],
      [`history.pushState({}, '', 'new')`, 2],
      [`history.replaceState({}, '', '?query=1')`, 2],
      [`history.replaceState({}, '', 'other')`, 3],
      [`location.hash = 'part'`, 3],
      ['history.back()', 3],
      ['history.back()', 4],
    ]
    for (const [step, count] of steps) {
      await page.evaluate(step)
      await pause(250)
      expect([step, views()]).toEqual([step, count])
    }
    expect(rowsOf(site.beacons).map(({ L }) => L.split('/').at(-1))).toEqual(['page', 'new', 'other', 'new'])
    await page.context().close()
  })

  test('begins each view anew: time, depth, counts; and where the visit came from stays', async () => {
    const page = await open(`<button data-l2l-event=tab>Tab</button>${TALL}`, { query: '?utm_source=meta' })
    await page.locator('button').click()
    await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)')
    await pause(700)
    const two = await page.evaluate<number>(`history.pushState({}, '', 'second'), scrollTo(0, 0), Date.now()`)
    const three = await page.evaluate<number>(`history.pushState({}, '', 'third'), Date.now()`)
    await until(views).toBe(3)
    await pause(300)
    await left(page)
    const end = Date.now()
    const [first, second, third] = rowsOf(site.beacons)
    expect(first).toMatchObject({ s: 100, E: [['tab', 1, {}]], q: 'utm_source=meta' })
    expect(first!.e).toBeGreaterThan(650)
    expect(second!.e).toBeLessThan(three - two + 100)
    expect(third).toMatchObject({ E: [], z: 0, q: 'utm_source=meta' })
    expect(third!.s).toBeLessThan(50)
    expect(third!.e).toBeLessThan(end - three + 100)
  })

  test('whose history is patched by others works as it did', async () => {
    const page = await open('', {
      before: `const real = history.pushState; history.pushState = function (...args) { window.theirs = args[2]; return real.apply(this, args) }`,
    })
    await page.evaluate(`history.pushState({ deep: 1 }, '', 'new')`)
    expect(await page.evaluate('[theirs, history.state.deep]')).toEqual(['new', 1])
    await until(views).toBe(2)
    await page.context().close()
  })
})

describe('consent', () => {
  const CLICK = '?gclid=secret-click'
  const TCF = `window.__tcfapi = (command, version, heard) => { window.tell = (eventStatus, consents, gdprApplies = true) =>
    heard({ eventStatus, gdprApplies, purpose: { consents } }, true); tell('cmpuishown', {}) }`
  const MODE = `window.dataLayer = []; window.gtag = function () { dataLayer.push(arguments) }
    gtag('consent', 'default', { ad_storage: 'denied', ad_user_data: 'denied', ad_personalization: 'denied', wait_for_update: 500 })
    dataLayer.push({ event: 'gtm.js' })`
  const ALL = `{ ad_storage: 'granted', ad_user_data: 'granted', ad_personalization: 'granted' }`
  const latest = () => ({ u: site.beacons.at(-1)?.u, i: site.beacons.at(-1)?.i })

  test.each([
    {
      name: 'IAB TCF',
      before: TCF,
      yes: `tell('useractioncomplete', { 1: true, 3: true, 4: true })`,
      no: `tell('useractioncomplete', { 1: true, 3: false, 4: true })`,
      by: 't',
    },
    {
      name: 'Google’s consent mode',
      before: MODE,
      yes: `gtag('consent', 'update', ${ALL})`,
      no: `gtag('consent', 'update', { ad_user_data: 'denied' })`,
      by: 'g',
    },
    { name: 'the page', before: '', yes: 'l2l.consent(true)', no: 'l2l.consent(false)', by: 'p' },
  ])('said by $name is heard, both ways, in the middle of a visit', async ({ before, yes, no, by }) => {
    const page = await open('', { before, query: CLICK })
    expect(latest()).toEqual({ u: '', i: '' })
    const say = async (what: string) => {
      const tries = site.tries
      await page.evaluate(what)
      await setHidden(page, true)
      await until(() => site.tries).toBeGreaterThan(tries)
      await pause(50)
      await setHidden(page, false)
    }
    await say(yes)
    expect(latest()).toEqual({ u: `${by}2`, i: 'gclid=secret-click' })
    await say(no)
    expect(latest()).toEqual({ u: `${by}1`, i: '' })
    await say(yes)
    expect(latest()).toEqual({ u: `${by}2`, i: 'gclid=secret-click' })
    await page.context().close()
  })

  test('that two signals disagree on is a refusal', async () => {
    const page = await open('', { before: TCF, query: CLICK })
    await page.evaluate(`l2l.consent(true), tell('tcloaded', {})`)
    await until(() => site.beacons.at(-1)?.u).toBe('p2t1')
    expect(latest().i).toBe('')
    await page.context().close()
  })

  test('where the GDPR does not apply is not told by TCF, and a default that grants is consent', async () => {
    const page = await open('', {
      before: `${TCF}; ${MODE}; gtag('consent', 'default', ${ALL})`,
      query: CLICK,
    })
    await page.evaluate(`tell('tcloaded', {}, false)`)
    expect(await left(page)).toMatchObject({ u: 'g2', i: 'gclid=secret-click' })
  })

  test('lets what Meta’s pixel left in cookies go with the click ids', async () => {
    const page = await open('', {
      before: `document.cookie = '_fbp=fb.1.1700000000000.42'; document.cookie = 'session=secret'`,
    })
    expect(site.beacons[0]).toMatchObject({ i: '' })
    await page.evaluate('l2l.consent(true)')
    expect(await left(page)).toMatchObject({ i: '_fbp=fb.1.1700000000000.42' })
    expect(site.bodies.join()).not.toContain('secret')
  })
})

describe('time and depth', () => {
  test('sum what was in sight and in focus, and a page that comes back goes on', async () => {
    const page = await open(TALL)
    const begun = await page.evaluate<number>('performance.timeOrigin')
    await pause(500)
    const hidden = await setHidden(page, true)
    await pause(600)
    const shown = await setHidden(page, false)
    await pause(300)
    const gone = await page.evaluate<number>(`dispatchEvent(new Event('pagehide')), Date.now()`)
    await pause(500)
    const back = await page.evaluate<number>(
      `dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })), Date.now()`,
    )
    await pause(300)
    const { e, v } = await left(page)
    const away = shown - hidden + back - gone
    expect(e).toBeGreaterThan(1050)
    expect(e).toBeLessThan(Date.now() - begun - away + 100)
    expect(rowsOf(site.beacons).map(row => row.v)).toEqual([v])
  })

  test('the deepest point counts, not the last', async () => {
    const page = await open(TALL)
    await page.mouse.wheel(0, 10_000)
    await page.waitForFunction('scrollY > 1000')
    await page.evaluate('scrollTo(0, 0)')
    expect(await left(page)).toMatchObject({ s: 100 })
  })
})
