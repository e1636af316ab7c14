// Long on purpose: the product and Chromium begin once for all that is tried in them.
import { readFileSync } from 'node:fs'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayOf } from '../../src/lib/time.ts'
import type { Host } from '../bench/host.ts'
import { picture, png } from '../drawn.ts'
import { launchPhone } from './chromium.ts'
import { demoOf, emptyHost, MONDAY_MORNING } from './kept.ts'

/** What a marketer comes to the dashboard for, from beginning to end: on a phone in French, which has the
 *  longer words, and on a desk in English. */

const PHONE = { width: 375, height: 812 }
const DESK = { width: 1280, height: 900 }
const SCREENS = [
  { lang: 'fr', locale: 'fr-FR', viewport: PHONE },
  { lang: 'en', locale: 'en-GB', viewport: DESK },
] as const
// Plain: a photograph takes seconds to encode, in each empty product.
const PICTURE = Buffer.from(png(picture(640, 640, 300, [200, 60, 20], [20, 60, 200])))

let browser: Browser
let demo: Host
beforeAll(async () => {
  browser = await launchPhone()
  demo = await demoOf(true)
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
interface Proven {
  content: { proof?: { quote: string }[] }
}

const as = ({ adminToken }: Host) => ({ headers: { Authorization: `Bearer ${adminToken}` } })

const text = (page: Page, selector: string): Promise<string> => page.locator(selector).first().innerText()

async function isInFrame(page: Page, shown: Locator): Promise<boolean> {
  const [box, glass] = await Promise.all([shown.boundingBox(), page.locator('[data-frame]').boundingBox()])
  return box!.y >= glass!.y && box!.y + box!.height <= glass!.y + glass!.height
}

describe.each(SCREENS)('$viewport.width px wide, in $lang', screen => {
  const { lang } = screen
  const own = `${lang} ${screen.viewport.width}` // in names, as the jobs of all screens share one product
  let page: Page // of all jobs in turn: the browser begins a process for each new one
  beforeAll(async () => {
    page = await signedIn(demo, screen)
  })
  afterAll(() => page?.context().close())

  test('from nothing to a published page with a visit recorded, on one’s own ad', async () => {
    const host = await emptyHost()
    const page = await signedIn(host, screen) // of another product, hence not the one of all
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
    await page.locator('#new-picture').setInputFiles({ name: 'maison.png', mimeType: 'image/png', buffer: PICTURE })
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
    const told = visitor.waitForResponse(answer => new URL(answer.url()).pathname === '/e')
    await visitor.goto(address)
    expect(await text(visitor, 'h1')).toMatch(/audit offert en 48/)
    expect((await told).status()).toBe(204)
    await visitor.close()
    await page.locator('.next-steps').waitFor({ timeout: 15_000 }) // the guide sees the visit by itself
    await page.context().close()
    await host.stop()
  }, 90_000)

  test('the home says what leaks, how much, and leads to what to do', async () => {
    await page.goto(`${demo.url}/app`)
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
  })

  test('search finds a campaign from anywhere, and the keyboard goes from row to row', async () => {
    await page.goto(`${demo.url}/app`)
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
  })

  test('a broken promise shows while it is typed, is mended in one click, published, and taken back', async () => {
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
  })

  test('proof is added to a page, waited for until it says who and when, put in its place, seen and saved', async () => {
    const ad = 'campaigns/audit-energie/ads/maison-froide'
    const quotes = async () => {
      const draft = (await (await fetch(`${demo.url}/api/${ad}/page`, as(demo))).json()) as Proven
      return (draft.content.proof ?? []).map(({ quote }) => quote)
    }
    await page.goto(`${demo.url}/app/${ad}`)
    await page.locator('.block:has(#block-proof) > summary').click()
    const items = page.locator('#proof-items > li')
    const before = await items.count()
    await page.locator('[data-item-add="proof"]').click()
    await page.keyboard.type(`Chantier propre, ${own}.`)
    await expect.poll(() => text(page, '#typed-wrong')).toMatch(new RegExp(`${before + 1}, Source`))
    await items.last().locator('input').first().fill('Client, avis après chantier')
    await items.last().locator('input[type=date]').fill('2026-09-14')
    await expect.poll(() => text(page, '#typed-wrong')).toBe('')
    const shown = page.frameLocator('[data-frame] iframe').last().getByText(`Chantier propre, ${own}.`)
    await shown.waitFor()
    await expect.poll(() => isInFrame(page, shown)).toBe(true)
    if (before > 0) await items.last().locator('[data-item-up]').click()
    const place = Math.max(0, before - 1)
    await expect.poll(async () => (await quotes())[place]).toBe(`Chantier propre, ${own}.`)
    await page.reload()
    await page.locator('.block:has(#block-proof) > summary').click()
    await items.nth(place).locator('[data-item-remove]').click()
    await page.locator('form[action$="/save"] > button').click()
    await page.locator('.done').waitFor()
    expect(await quotes()).toHaveLength(before)
  })

  test('the page after the form is in the frame while it is written, and a link within the desk reloads nothing', async () => {
    await page.goto(`${demo.url}/app/campaigns/audit-energie/ads/maison-froide`)
    await page.evaluate("document.body.setAttribute('data-same', '')")
    await page.locator('a[href="#block-extras"]').click()
    await page.waitForURL('**#block-extras')
    await page.locator('.block:has(#block-thanks) > summary').click()
    await page.locator('[id="thanks.title"]').focus()
    const title = await page.locator('[id="thanks.title"]').inputValue()
    await page.frameLocator('[data-frame] iframe').last().locator('h1').getByText(title).waitFor()
    expect(await page.locator('body[data-same]').count()).toBe(1)
  })

  test('a campaign is duplicated in one click, archived, and back with one more', async () => {
    await page.goto(`${demo.url}/app/campaigns/week-planner`)
    await page.locator('form[action$="/duplicate"] button').click()
    await page.waitForURL(url => /\/app\/campaigns\/week-planner-/.test(url.pathname))
    await page.locator('form:has(input[value=archived]) button').click()
    await page.locator('.done button').click()
    await page.waitForURL('**did=saved**')
    expect(await page.locator('#status').inputValue()).not.toBe('archived')
    await page.goto(`${demo.url}/app/campaigns`)
    expect(await page.locator('main a[href^="/app/campaigns/week-planner-"]').count()).toBeGreaterThan(0)
  })

  test('plots are gone through by key, and what is chosen stays from tab to tab', async () => {
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
  })

  test('figures are held against the days before, from tab to tab', async () => {
    await page.goto(`${demo.url}/app/campaigns/audit-energie/matrix`)
    await page.locator('.period a[href*="compare=previous"]').first().click()
    await page.locator('.against').waitFor()
    await page.locator('.tabs a[href*="/speed"]').click()
    await page.locator('.against').waitFor()
    expect(new URL(page.url()).searchParams.get('compare')).toBe('previous')
  })

  test('the page that was asked for at the door is there after the link', async () => {
    const guest = await browser.newPage(screen)
    await guest.goto(`${demo.url}/app/spend?from=2026-11-01&to=2026-11-10`)
    await guest.locator('#key').waitFor()
    const made = await fetch(`${demo.url}/api/sign-in-links`, { method: 'POST', body: '{}', ...as(demo) })
    await guest.goto(((await made.json()) as { url: string }).url)
    expect(new URL(guest.url()).pathname + new URL(guest.url()).search).toBe('/app/spend?from=2026-11-01&to=2026-11-10')
    await guest.close()
  })

  test('an audience is made in words, counted while it is typed, saved, changed, taken away and brought back', async () => {
    await page.goto(`${demo.url}/app/audiences/new`)
    await page.locator('#name').fill(`Revenus deux fois ${own}`)
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
  })

  test('a lead is won with what it is worth, undone, found by its address and followed', async () => {
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
  })

  test('a webhook shows its secret once, is deleted and brought back', async () => {
    await page.goto(`${demo.url}/app/webhooks`)
    await page.locator('#url').fill('https://crm.example/hook')
    await page.locator('#name').fill(`CRM ${own}`)
    await page.locator('form.act button.primary').first().click()
    await page.locator('[data-copy="secret-text"]').click()
    expect(await page.evaluate('navigator.clipboard.readText()')).toMatch(/^whsec_/)
    await page.locator('form[action$="/delete"] button').click()
    await page.locator('.done form button').click()
    await page.waitForURL(/\/app\/webhooks\/[0-9a-f-]{36}/)
    expect(await page.locator('#secret').count()).toBe(0)
  })

  test('a report whose headers nobody knows is read once they are named, applied whole, and undone', async () => {
    await page.goto(`${demo.url}/app/spend`)
    const day = dayOf(MONDAY_MORNING)
    const csv = `Jour;Pub;Vues;Venus;Prix payé;Monnaie\n${day};Une pub ${own};1000;10;12,50;EUR\n`
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
  })

  test('a person is found, what is known of them is read, they are erased, and a certificate names nobody', async () => {
    const { items } = (await (await fetch(`${demo.url}/api/contacts?limit=5`, as(demo))).json()) as {
      items: { email: string }[]
    }
    const { email } = items[SCREENS.indexOf(screen)]!
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
  })

  test('somebody is invited, joins by the link once, and sees what their role may see', async () => {
    await page.goto(`${demo.url}/app/team`)
    await page.locator('#name').fill(`Analyste ${own}`)
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
    await page.locator('#name').fill(`Clé ${own}`)
    await page.locator('#scope-conversions').check()
    await page.locator('form.act .primary').first().click()
    await page.locator('#once-token').waitFor()
    await page.locator('form[action$="/revoke"] button').first().click()
    await page.locator('.done button').waitFor()
  })

  test('the API’s calls are found by typing, without being signed in', async () => {
    const page = await browser.newPage({ locale: screen.locale, viewport: screen.viewport })
    await page.goto(`${demo.url}/api/docs?lang=${lang}`)
    await page.locator('#sift').fill('webhooks replay')
    await expect.poll(() => page.locator('[data-sift-row]:visible').count()).toBeLessThan(4)
    await page.locator('[data-sift-row]:visible a').first().click()
    await page.locator('article:target').waitFor()
    await page.close()
  })
})

test('no script of the dashboard failed meanwhile', () => expect(faults).toEqual([]))
