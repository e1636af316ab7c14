import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { brand } from '../../src/local/demo/catalogue.ts'
import { ROOT } from '../../src/local/setup.mjs'
import type { Host } from '../bench/host.ts'
import { faultsOf } from './axe.ts'
import { launchPhone } from './chromium.ts'
import { emptyHost } from './kept.ts'

/** One ad, from the API to the export, as a marketer, a visitor on a phone and an ad platform would live it. */

let host: Host
let browser: Browser
let phone: BrowserContext

beforeAll(async () => {
  host = await emptyHost()
  browser = await launchPhone()
  phone = await onAPhone()
})

afterAll(async () => {
  await browser?.close()
  await host?.stop()
})

const onAPhone = (options = {}) =>
  browser.newContext({
    viewport: { width: 375, height: 812 },
    isMobile: true,
    hasTouch: true,
    locale: 'fr-FR',
    ...options,
  })

const api = async (method: string, resource: string, body?: object | Uint8Array<ArrayBuffer>): Promise<Response> =>
  fetch(`${host.url}/api/${resource}`, {
    method,
    headers: { Authorization: `Bearer ${host.adminToken}` },
    ...(body && { body: body instanceof Uint8Array ? body : JSON.stringify(body) }),
  })

const rows = async <T>(sql: string): Promise<T[]> => (await host.db.prepare(sql).all<T>()).results

/** Waits for what happens after an answer was sent: beacons on leaving a page. */
async function eventually<T>(look: () => Promise<T>, fits: (found: T) => boolean): Promise<T> {
  for (let tries = 0; ; tries++) {
    const found = await look()
    if (fits(found) || tries === 40) return found
    await new Promise(resolve => setTimeout(resolve, 100))
  }
}

const PAGE = '/chauffage/maison'
const HUMAN_PACE_MS = 3200 // a form may be sent no sooner than 3 s after its page was made

test('an ad goes in, and a page that mirrors it comes out', async () => {
  expect((await api('POST', 'brands', brand)).status).toBe(201)
  expect(
    (await api('POST', 'campaigns', { slug: 'chauffage', name: 'Chauffage', locale: 'fr-FR', currency: 'EUR' })).status,
  ).toBe(201)
  const bytes = readFileSync(path.join(ROOT, 'src/local/demo/images/energy.jpg'))
  const asset = (await (await api('POST', 'assets', new Uint8Array(bytes))).json()) as { id: string }
  const ad = {
    slug: 'maison',
    platform: 'meta',
    headline: 'Votre audit énergétique offert en 48 h',
    primaryText: 'Un conseiller visite votre maison.',
    description: 'Sans engagement',
    cta: 'GET_QUOTE',
    language: 'fr',
    image: asset.id,
  }
  expect((await api('POST', 'campaigns/chauffage/ads', ad)).status).toBe(201)
  expect((await fetch(host.url + PAGE)).status).toBe(404) // a draft is nobody's business
  expect((await api('POST', 'campaigns/chauffage/ads/maison/publish', {})).status).toBe(200)

  const page = await phone.newPage()
  const requests: string[] = []
  page.on('request', request => requests.push(request.url()))
  await page.goto(`${host.url}${PAGE}?utm_source=meta&fbclid=IwAR_Story&utm_campaign=%E0%A4%A&x[]=<b>`, {
    waitUntil: 'load',
  })
  expect(await page.locator('h1').innerText()).toBe('Votre audit énergétique offert en 48\u00a0h')
  expect(await page.locator('[data-l2l-cta]').first().innerText()).toBe('Demander un devis')
  expect(await page.evaluate(`document.querySelector('main img').naturalWidth > 0`)).toBe(true)
  expect(
    await page.locator('form[data-l2l-form] :is(input, textarea):visible:not([type=checkbox])').count(),
  ).toBeLessThanOrEqual(3)
  expect(requests.filter(url => !url.startsWith(host.url) && !url.startsWith('data:'))).toEqual([])
  await page.close()
})

test('a visitor who accepts, reads and sends the form is a lead with a tier, a touch and two consents', async () => {
  const page = await phone.newPage()
  await page.goto(`${host.url}${PAGE}?utm_source=meta&fbclid=IwAR_Story`)
  await page.locator('form[data-l2l-consent] button[value=granted]').click()
  await page.locator('html[data-consent=granted]').waitFor({ state: 'attached' })
  expect(await page.locator('form[data-l2l-consent]').isVisible()).toBe(false)
  await page.locator('[data-l2l-cta]').first().click()
  await fill(page, { first_name: 'Camille', email: 'camille.story@example.com', phone: '06 39 98 00 12' })
  for (const box of ['consent_contact', 'consent_ads']) {
    expect(await page.locator(`input[name=${box}]`).isChecked()).toBe(false)
    await page.locator(`input[name=${box}]`).check()
  }
  await page.waitForTimeout(HUMAN_PACE_MS)
  await page.locator('form[data-l2l-form] button[type=submit]').click()
  await page.waitForURL(`**${PAGE}/thanks`)
  expect(await page.locator('h1').count()).toBe(1)

  const [engagement] = await eventually(
    () => rows<Record<string, number>>('SELECT * FROM engagements'),
    found => (found[0]?.engaged_ms ?? 0) > 2000,
  )
  // Two CTA clicks: the button that leads to the form, then the one that sends it.
  expect(engagement).toMatchObject({ cta_clicks: 2, form_started: 1, lead: 1, visits: 1 })
  expect(await rows('SELECT purpose, granted, how FROM consents ORDER BY purpose, how')).toEqual([
    { purpose: 'ads', granted: 1, how: 'banner' },
    { purpose: 'ads', granted: 1, how: 'form' },
    { purpose: 'contact', granted: 1, how: 'form' },
  ])
  expect(await rows('SELECT clicks FROM touches')).toEqual([
    { clicks: expect.stringMatching(/^fbclid=IwAR_Story&_fbc=fb\.1\.\d{13}\.IwAR_Story$/) },
  ])
  expect(JSON.stringify(await rows('SELECT * FROM contacts'))).not.toMatch(/camille|0639980012|33639980012/i)
  await page.close()
})

test('a double submit is one lead', async () => {
  const page = await (await onAPhone()).newPage()
  await page.goto(host.url + PAGE)
  await page.locator('form[data-l2l-consent] button[value=refused]').click()
  await page.locator('html[data-consent=refused]').waitFor({ state: 'attached' })
  await fill(page, { email: 'double@example.com' })
  await page.waitForTimeout(HUMAN_PACE_MS)
  const sent = await page.evaluate(`(async () => {
    const form = document.querySelector('form[data-l2l-form]')
    const body = new URLSearchParams(new FormData(form))
    const answers = await Promise.all([1, 2, 3].map(() => fetch(form.action, { method: 'POST', body })))
    return answers.map(answer => [answer.status, new URL(answer.url).pathname])
  })()`)
  expect(sent).toEqual(Array(3).fill([200, `${PAGE}/thanks`]))
  expect(
    await rows(`SELECT count(*) AS leads, count(DISTINCT contact_id) AS people FROM conversions WHERE kind = 'lead'`),
  ).toEqual([{ leads: 2, people: 2 }])
  await page.close()
})

test('without JavaScript the banner, the form and its errors all work', async () => {
  const context = await onAPhone({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${host.url}${PAGE}?utm_source=meta`)
  await page.locator('form[data-l2l-consent] button[value=refused]').click()
  await page.waitForURL(`**${PAGE}?utm_source=meta`)
  expect(await page.locator('form[data-l2l-consent]').isVisible()).toBe(false)
  await page.waitForTimeout(HUMAN_PACE_MS)
  const form = page.locator('form[data-l2l-form]')
  await page.evaluate(`document.querySelector('form[data-l2l-form]').noValidate = true`)
  await fill(page, { first_name: 'Sacha', email: 'not an address' })
  await form.locator('button[type=submit]').click()
  expect(await page.locator('[aria-invalid=true]').first().getAttribute('name')).toBe('email')
  expect(await page.locator('input[name=first_name]').inputValue()).toBe('Sacha')
  await fill(page, { email: 'sacha.nojs@example.com' })
  await form.locator('button[type=submit]').click()
  await page.waitForURL(`**${PAGE}/thanks`)
  await context.close()
})

test('only the person who agreed to advertising is in the export, in each platform’s exact format', async () => {
  const created = await api('POST', 'audiences', {
    name: 'Leads',
    campaigns: ['chauffage'],
    tiers: { min: 50 },
    windowDays: 30,
  })
  expect(created.status).toBe(201)
  const { id } = (await created.json()) as { id: string }
  expect(await (await api('GET', `audiences/${id}/size`)).json()).toMatchObject({ people: 1, visitors: 1 })
  const meta = await (await api('GET', `audiences/${id}/export/meta.csv`)).text()
  expect(meta.split('\r\n')).toEqual([
    'email,email,email,phone,phone,phone,madid,fn,ln,zip,ct,st,country,dob,doby,gen,age,uid,value',
    expect.stringMatching(/^camille\.story@example\.com,,,\+?33639980012,,,,Camille,,,,,FR,/i),
    '',
  ])

  const feed = (await (await api('POST', 'feeds', { audience: id, destination: 'google' })).json()) as {
    url: string
    username: string
    password: string
  }
  const pull = (password: string) =>
    fetch(feed.url, { headers: { Authorization: `Basic ${btoa(`${feed.username}:${password}`)}` } })
  expect((await pull('wrong')).status).toBe(401)
  const google = await pull(feed.password)
  expect(google.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  const [header, row, end] = (await google.text()).split('\r\n')
  expect(header).toBe('Email,Phone,First Name,Last Name,Country,Zip')
  expect(row).toMatch(/^[0-9a-f]{64},[0-9a-f]{64},,,,$/)
  expect(end).toBe('')
})

test('the dashboard shows the campaign, its page and its audience to who follows the sign-in link, once', async () => {
  const { url } = (await (await api('POST', 'sign-in-links')).json()) as { url: string }
  const desk = await browser.newContext({ locale: 'fr-FR' })
  const page = await desk.newPage()
  await page.goto(url)
  await page.waitForURL(`${host.url}/app`)
  await page.goto(`${host.url}/app/campaigns`)
  await page.locator('main a[href^="/app/campaigns/chauffage"]').first().click()
  await page.waitForURL('**/app/campaigns/chauffage*')
  expect(await page.locator('body').innerText()).toContain('Votre audit énergétique offert')
  expect(await faultsOf(page)).toEqual([])
  await page.locator('a[href$="/ads/maison"]').first().click()
  await page.waitForURL('**/app/campaigns/chauffage/ads/maison*')
  expect(await page.frameLocator('iframe').locator('h1').innerText()).toBe(
    'Votre audit énergétique offert en 48\u00a0h',
  )
  expect(await faultsOf(page)).toEqual([])
  await page.locator('#headline').fill('Un audit à 99 €')
  await page.locator('form[action$="/save"] button:not([type=button])').click()
  await page.locator('.done').waitFor()
  expect(await page.locator('#reason').getAttribute('required')).not.toBeNull() // the promise is broken now
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width: 375, height: 812 })
    expect(await faultsOf(page)).toEqual([])
    expect(await page.evaluate(`document.documentElement.scrollWidth`)).toBe(375)
  }
  await page.locator('.done form[action$="/undo"] button').click()
  await page.locator('.done').waitFor()
  await page.goto(`${host.url}/app/campaigns/chauffage/import`)
  expect(await faultsOf(page)).toEqual([])
  await page.goto(`${host.url}/app/audiences`)
  expect(await page.locator('body').innerText()).toContain('Leads')
  expect(await faultsOf(page)).toEqual([])
  await page.goto(`${host.url}/app?lang=en`)
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  const again = await browser.newContext()
  const second = await again.newPage()
  await second.goto(url)
  expect(new URL(second.url()).pathname).toBe('/app/sign-in')
  await Promise.all([desk.close(), again.close()])
})

async function fill(page: Page, values: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(values))
    await page.locator(`form[data-l2l-form] [name=${name}]`).fill(value)
}
