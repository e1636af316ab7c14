import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROOT } from '../../src/local/setup.mjs'
import { demoHost, emptyHost, type Host } from '../bench/host.ts'
import { launchPhone } from './chromium.ts'

/** What a marketer comes to the dashboard for, from beginning to end: on a phone in French, on a desk in English. */

const SCREENS = [
  { lang: 'fr', locale: 'fr-FR', viewport: { width: 375, height: 812 } },
  { lang: 'en', locale: 'en-GB', viewport: { width: 1280, height: 900 } },
] as const
const PICTURE = path.join(ROOT, 'src/local/demo/images/energy.jpg')

let browser: Browser
let demo: Host
beforeAll(async () => {
  browser = await launchPhone()
  demo = await demoHost()
})
afterAll(async () => {
  await browser?.close()
  await demo?.stop()
})

const faults: string[] = []

/** A page of somebody signed in as the owner. */
async function signedIn(host: Host, { locale, viewport }: (typeof SCREENS)[number]): Promise<Page> {
  const context = await browser.newContext({ locale, viewport, reducedMotion: 'reduce', acceptDownloads: true })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const page = await context.newPage()
  page.on('pageerror', error => faults.push(error.message))
  const made = await fetch(`${host.url}/api/sign-in-links`, { method: 'POST', ...as(host), body: '{}' })
  await page.goto(((await made.json()) as { url: string }).url)
  return page
}
const as = ({ adminToken }: Host) => ({ headers: { Authorization: `Bearer ${adminToken}` } })

const text = (page: Page, selector: string): Promise<string> => page.locator(selector).first().innerText()

describe.each(SCREENS)('$viewport.width px wide, in $lang', screen => {
  const { lang } = screen

  test('from nothing to a published page with a visit recorded, on one’s own ad', async () => {
    const host = await emptyHost()
    const page = await signedIn(host, screen)
    await page.locator('main a[href="/app/guide"]').first().click()
    for (const [id, typed] of Object.entries({
      ...{ name: 'Maison Modèle', 'legal.company': 'Maison Modèle SAS', 'legal.address': '1 rue du Test, 75000 Paris' },
      ...{ 'legal.email': 'bonjour@example.com', 'legal.publisher': 'La direction' },
    }))
      await page.locator(`[id="${id}"]`).fill(typed)
    await page.locator('form[action="/app/guide/identity"] button').click()
    await page.locator('.step.current a.primary').click()

    await page
      .locator('#paste')
      .fill('Votre audit offert en 48 h\nUn conseiller visite votre maison. Sans engagement.\nDemander un devis')
    await expect.poll(() => page.locator('#headline').inputValue()).toBe('Votre audit offert en 48 h')
    await page.locator('#new-picture').setInputFiles(PICTURE)
    await page.locator('#picture .kept').waitFor()
    await page.locator('#judged section').first().waitFor()
    const frame = page.locator('[data-frame] iframe:not(.coming)')
    await expect.poll(() => frame.contentFrame().locator('h1').innerText()).toMatch(/audit offert en 48/)
    await page.locator('.publish-bar button.primary').click()
    await page.waitForURL('**/ads/*?did=created')
    await page.locator('#publish-bar button').click()
    await page.waitForURL('**did=publish**')

    await page.goto(`${host.url}/app/guide`)
    await page.locator('.qr').waitFor()
    const address = await page.locator('#page-address').inputValue()
    const visitor = await browser.newPage({ viewport: { width: 375, height: 812 } })
    await visitor.goto(address)
    expect(await text(visitor, 'h1')).toMatch(/audit offert en 48/)
    await visitor.waitForTimeout(1200)
    await visitor.close()
    await page.locator('.next-steps').waitFor({ timeout: 15_000 }) // the guide sees the visit by itself
    await page.context().close()
    await host.stop()
  }, 90_000)

  test('the home says what leaks, how much, and leads to what to do', async () => {
    const page = await signedIn(demo, screen)
    expect(await text(page, 'h1')).toMatch(/€|EUR/)
    expect(await page.locator('.todo li').count()).toBeGreaterThan(2)
    expect(await page.locator('.todo .button.primary').count()).toBe(1)
    await page.locator('.home-period nav a').first().click()
    expect(new URL(page.url()).searchParams.has('from')).toBe(true)
    await page.locator('.home-river details summary').click()
    expect(await page.locator('.home-river tbody tr').count()).toBe(4)
    await page.locator('.home-figures .help').first().click()
    await page.locator('.help-text:popover-open').waitFor()
    await page.keyboard.press('Escape')
    const leads = page.waitForResponse(answer => answer.request().isNavigationRequest())
    await page.locator('.todo .button.primary').click()
    expect((await leads).status()).toBe(200)
    await page.context().close()
  })

  test('search finds a campaign from anywhere, and the keyboard goes from row to row', async () => {
    const page = await signedIn(demo, screen)
    await page.keyboard.press('/')
    await page.locator('#search input').fill('planning')
    await page.locator('#results a[href="/app/campaigns/demo-planning"]').waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/app/campaigns/demo-planning')
    await page.goto(`${demo.url}/app/campaigns`)
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    const second = await page.locator('main .rows > li a').nth(1).getAttribute('href')
    expect(await page.evaluate('document.activeElement.getAttribute("href")')).toMatch(/^\/app\/campaigns\//)
    expect(second).not.toBeNull()
    await page.keyboard.press('?')
    expect(await page.locator('#shortcuts').isVisible()).toBe(true)
    await page.locator('#keys-on').uncheck()
    await page.keyboard.press('Escape')
    await page.keyboard.press('/')
    expect(await page.locator('#search').isVisible()).toBe(false)
    await page.context().close()
  })

  test('a broken promise shows while it is typed, is mended in one click, published, and taken back', async () => {
    const page = await signedIn(demo, screen)
    const desk = `${demo.url}/app/campaigns/audit-energie/ads/facture-hiver`
    await page.goto(desk)
    const score = async () => Number(await text(page, '#score-card .score-figure strong'))
    const before = await score()
    const history = await page.evaluate<number>('history.length')
    await page.locator('#headline').fill('Bienvenue')
    await expect.poll(score).toBeLessThan(before)
    await page.locator('#saved').getByText(/./).first().waitFor()
    expect(await page.evaluate<number>('history.length')).toBe(history)
    const low = await score()
    await page.locator('button.fix').first().click()
    await expect.poll(score).toBeGreaterThan(low)
    await page.locator('#publish-bar button').click()
    await page.waitForURL('**did=publish**')
    await page.locator('.done button').first().click()
    await page.waitForURL('**did=unpublish**')
    await page.context().close()
  })

  test('a campaign is duplicated in one click, archived, and back with one more', async () => {
    const page = await signedIn(demo, screen)
    await page.goto(`${demo.url}/app/campaigns/week-planner`)
    await page.locator('form[action$="/duplicate"] button').click()
    await page.waitForURL(url => /\/app\/campaigns\/week-planner-/.test(url.pathname))
    await page.locator('form:has(input[value=archived]) button').click()
    await page.locator('.done button').click()
    await page.waitForURL('**did=saved**')
    expect(await page.locator('#status').inputValue()).not.toBe('archived')
    await page.goto(`${demo.url}/app/campaigns`)
    expect(await page.locator('main a[href^="/app/campaigns/week-planner-"]').count()).toBeGreaterThan(0)
    await page.context().close()
  })

  test('plots are gone through by key, and what is chosen stays from tab to tab', async () => {
    const page = await signedIn(demo, screen)
    await page.goto(`${demo.url}/app/campaigns/audit-energie/matrix`)
    await page.locator('[data-plot]').first().focus()
    await page.keyboard.press('End')
    const last = await text(page, '.tip.on')
    await page.keyboard.press('Home')
    expect(await text(page, '.tip.on')).not.toBe(last)
    await page.keyboard.press('Escape')
    expect(await page.locator('.tip.on').count()).toBe(0)
    await page.goto(`${demo.url}/app/campaigns/audit-energie?from=2026-01-01&to=2026-12-31`)
    await page.locator('.tabs a[href*="/speed"]').click()
    expect(new URL(page.url()).searchParams.get('from')).toBe('2026-01-01')
    await page.context().close()
  })

  test('an audience is made in words, counted while it is typed, saved, changed, taken away and brought back', async () => {
    const page = await signedIn(demo, screen)
    await page.goto(`${demo.url}/app/audiences/new`)
    await page.locator('#name').fill(`Revenus deux fois ${lang}`)
    await page.locator('#windowDays').fill('14')
    await page.locator('summary:has(~ * #visitsMin), details:has(#visitsMin) > summary').first().click()
    await page.locator('#visitsMin').fill('2')
    await page.locator('#rule-now button[value="remove.visits"]').click()
    await expect.poll(() => page.locator('#visitsMin').inputValue()).toBe('')
    expect(await page.locator('#windowDays').inputValue()).toBe('14')
    await page.locator('button.primary[value=save]').click()
    await page.waitForURL('**made=added**')
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.goto(`${new URL(page.url()).pathname.replace(/^/, demo.url)}/meta.csv`).catch(() => null), // a download is no page
    ])
    expect(readFileSync(await file.path(), 'utf8')).toMatch(/^email,/)
    await page.locator('form.remove button').click()
    await page.waitForURL('**made=deleted**')
    await page.locator('.done button').click()
    await page.waitForURL('**made=back**')
    await page.context().close()
  })

  test('a lead is won with what it is worth, undone, found by its address and followed', async () => {
    const page = await signedIn(demo, screen)
    await page.goto(`${demo.url}/app/leads`)
    const status = page.locator('button.lead-status').first()
    const before = await status.innerText()
    await status.click()
    const open = page.locator(':popover-open')
    await open.locator('input[name=value]').fill('1250,5')
    await open.locator('button[name=status][value=won]').click()
    await page.locator('#lead-said [role=status]').waitFor()
    expect(await page.locator('button.lead-status').first().innerText()).not.toBe(before)
    await page.locator('#lead-said button').click()
    await expect.poll(() => page.locator('button.lead-status').first().innerText()).toBe(before)
    const address = (await page.locator('a[href^="mailto:"]').first().innerText()).trim()
    await page.locator('#lead-q').fill(address)
    await page.locator('.lead-search button').click()
    await page.waitForURL('**/app/leads/search')
    expect(page.url()).not.toContain(encodeURIComponent(address))
    await page.locator('.lead-who > a').first().click()
    expect(await page.locator('.lead-line > li').count()).toBeGreaterThan(0)
    await page.context().close()
  })

  test('a webhook shows its secret once, is deleted and brought back', async () => {
    const page = await signedIn(demo, screen)
    await page.goto(`${demo.url}/app/webhooks`)
    await page.locator('#url').fill('https://crm.example/hook')
    await page.locator('#name').fill(`CRM ${lang}`)
    await page.locator('form.act button.primary').first().click()
    await page.locator('[data-copy="secret-text"]').click()
    expect(await page.evaluate('navigator.clipboard.readText()')).toMatch(/^whsec_/)
    await page.locator('form[action$="/delete"] button').click()
    await page.locator('.done form button').click()
    await page.waitForURL(/\/app\/webhooks\/[0-9a-f-]{36}/)
    expect(await page.locator('#secret').count()).toBe(0)
    await page.context().close()
  })

  test('a report whose headers nobody knows is read once they are named, applied whole, and undone', async () => {
    const page = await signedIn(demo, screen)
    await page.goto(`${demo.url}/app/spend`)
    const day = new Date().toISOString().slice(0, 10)
    const csv = `Jour;Pub;Vues;Venus;Prix payé;Monnaie\n${day};Une pub ${lang};1000;10;12,50;EUR\n`
    await page.locator('#file').setInputFiles({ name: 'rapport.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
    await page.locator('form[action="/app/spend/import"] button').first().click()
    await page.locator('.mapping').waitFor()
    const named = {
      day: 'Jour',
      ad: 'Pub',
      impressions: 'Vues',
      clicks: 'Venus',
      cost: 'Prix payé',
      currency: 'Monnaie',
    }
    for (const [column, header] of Object.entries(named))
      await page.locator(`[name="column.${column}"]`).selectOption(header)
    await page.locator('#platform').selectOption('meta')
    await page.locator('button[value=preview]').click()
    await page.locator('select[name^="map."]').first().selectOption('audit-energie/maison-froide')
    await page.locator('button[value=preview]').click()
    await page.locator('button[value=apply]').click()
    await page.locator('.done form button').click()
    await page.waitForURL('**done=undone**')
    await page.context().close()
  })

  test('a person is found, what is known of them is read, they are erased, and a certificate names nobody', async () => {
    const page = await signedIn(demo, screen)
    const { items } = (await (await fetch(`${demo.url}/api/contacts?limit=5`, as(demo))).json()) as {
      items: { email: string }[]
    }
    const { email } = items[lang === 'fr' ? 0 : 1]!
    await page.goto(`${demo.url}/app/privacy/requests`)
    await page.locator('#who').fill(email)
    await page.locator('form.act button.primary').first().click()
    await page.locator('.privacy-acts button.primary').waitFor()
    expect(page.url()).not.toContain('%40')
    const [file] = await Promise.all([page.waitForEvent('download'), page.locator('button[value=html]').click()])
    expect(readFileSync(await file.path(), 'utf8')).toContain(email)
    await page.locator('.privacy-acts button.primary').click()
    await page.locator('#certificate').waitFor()
    expect(await page.content()).not.toContain(email)
    await page.context().close()
  })

  test('somebody is invited, joins by the link once, and sees what their role may see', async () => {
    const page = await signedIn(demo, screen)
    await page.goto(`${demo.url}/app/team`)
    await page.locator('#name').fill(`Analyste ${lang}`)
    await page.locator('#role-analyst').check()
    await page.locator('form.act .primary').first().click()
    const link = await page.locator('#once-link').inputValue()
    const context: BrowserContext = await browser.newContext({ locale: screen.locale, viewport: screen.viewport })
    const guest = await context.newPage()
    await guest.goto(link)
    await guest.goto(link) // a scanner that looked first spends nothing
    await guest.locator('button.primary').click()
    await guest.waitForURL(`${demo.url}/app`)
    expect((await guest.goto(`${demo.url}/app/leads`))?.status()).toBe(200)
    expect(await guest.content()).not.toContain('@example.com')
    expect((await guest.goto(`${demo.url}/app/webhooks`))?.status()).toBe(403)
    await context.clearCookies()
    expect((await guest.goto(link))?.status()).toBe(410)
    await context.close()
    await page.goto(`${demo.url}/app/team/keys`)
    await page.locator('#name').fill(`Clé ${lang}`)
    await page.locator('#scope-conversions').check()
    await page.locator('form.act .primary').first().click()
    await page.locator('#once-token').waitFor()
    await page.locator('form[action$="/revoke"] button').first().click()
    await page.locator('.done button').waitFor()
    await page.context().close()
  })

  test('the API’s calls are found by typing, without being signed in', async () => {
    const page = await browser.newPage({ locale: screen.locale, viewport: screen.viewport })
    await page.goto(`${demo.url}/api/docs?lang=${lang}`)
    await page.locator('#sift').fill('webhooks replay')
    await expect.poll(() => page.locator('[data-sift-row]:visible').count()).toBeLessThan(4)
    await page.locator('[data-sift-row]:visible a').first().click()
    expect(await page.locator('article:target').isVisible()).toBe(true)
    await page.close()
  })
})

test('no script of the dashboard failed meanwhile', () => expect(faults).toEqual([]))
