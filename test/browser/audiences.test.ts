import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../src/lib/ids.ts'
import { DAY_MS, dayNumber, HOUR_MS } from '../../src/lib/time.ts'
import { brand } from '../../src/local/demo/catalogue.ts'
import { engagementStatementsOf } from '../../src/pixel/engagement.ts'
import type { Host } from '../bench/host.ts'
import { faultsOf } from './axe.ts'
import { launchPhone, unfold } from './chromium.ts'
import { emptyHost } from './kept.ts'

/** The audiences on the dashboard, in a browser. */

const NOW = Date.now()
let host: Host
let browser: Browser
let desk: Page // of all of them in turn: axe takes seconds longer in a new one
const ids: Record<string, string> = {}

const api = async (method: string, resource: string, body: object | string = {}) => {
  const headers = { Authorization: `Bearer ${host.adminToken}` }
  const answer = await fetch(`${host.url}/api/${resource}`, {
    method,
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  expect(answer.ok).toBe(true)
  return (await answer.json()) as Record<string, unknown>
}

/** Forty people who read the page; thirty became leads, after one to ten visits. */
async function crowd(): Promise<void> {
  const { db } = host
  const pairs: { visitor_id: string; campaign: string }[] = []
  const statements = Array.from({ length: 40 }, (_, n) => {
    const [contact, visitor] = [newId(), newId()]
    const touches = Array.from({ length: 1 + (n % 10) }, (_, i) => ({ id: newId(), at: NOW - DAY_MS - i * HOUR_MS }))
    pairs.push({ visitor_id: visitor, campaign: 'chauffage' })
    const say = (sql: string, ...values: (string | number)[]) => db.prepare(sql).bind(...values)
    return [
      say(`INSERT INTO contacts (id, email_index, sealed, created_at, updated_at) VALUES (?1, ?1, 'x', 1, 1)`, contact),
      say('INSERT INTO visitors (id, contact_id, created_at) VALUES (?1, ?2, 1)', visitor, contact),
      ...touches.flatMap(({ id, at }) => [
        say(`INSERT INTO views (id, campaign, at, engaged_ms) VALUES (?1, 'chauffage', ?2, 90000)`, id, at),
        say(`INSERT INTO touches (view_id, visitor_id, campaign, ad, at, source) VALUES (?1, ?2, 'chauffage', 'a', ?3, 'meta')`, id, visitor, at),
      ]),
      ...(n < 30
        ? [say(`INSERT INTO conversions (id, kind, campaign, at, contact_id) VALUES (?1, 'lead', 'chauffage', ?2, ?3)`, newId(), NOW - DAY_MS, contact)]
        : []),
    ] // biome-ignore format: a statement a line
  })
  await db.batch([...statements.flat(), ...engagementStatementsOf(db, pairs)])
}

beforeAll(async () => {
  host = await emptyHost()
  browser = await launchPhone()
  await api('POST', 'brands', brand)
  for (const [slug, name] of [
    ['chauffage', 'Chauffage'],
    ['isolation', 'Isolation des combles'],
  ])
    await api('POST', 'campaigns', { slug, name, locale: 'fr-FR', currency: 'EUR' })
  await crowd()
  const where = { any: [{ visits: { min: 2 } }, { all: [{ source: ['meta'] }, { not: { device: ['desktop'] } }] }] }
  const exclude = { leads: true, customers: true }
  const rule = { campaigns: ['chauffage'], tiers: { min: 20 }, windowDays: 30 }
  ids.nested = String(
    (await api('POST', 'audiences', { name: 'Revenus ou venus de Meta', ...rule, where, exclude })).id,
  )
  ids.simple = String((await api('POST', 'audiences', { name: 'Engagés sans lead', ...rule, exclude })).id)
  ids.known = String((await api('POST', 'audiences', { name: 'Clients', where: { crm: ['customer'] } })).id)
  await api('POST', 'campaigns/chauffage/sequence/audiences')
  await api('POST', 'contacts/import', 'email,first_name,consent_ads\nana@example.com,Ana,yes\nbo@example.com,Bo,yes')
  for (let night = 0; night < 20; night++)
    await host.db
      .prepare(`INSERT INTO audience_days VALUES (?1, ?2, 0, ?3, ?4, 9, 4)`)
      .bind(ids.nested, dayNumber(NOW) - night, 160 - night * 6 + (night % 3) * 9, 500 - night * 9)
      .run()
  desk = await browser.newPage()
  const { url } = await api('POST', 'sign-in-links', {})
  await desk.goto(String(url))
})

afterAll(async () => {
  await browser?.close()
  await host?.stop()
})

const PAGES = [
  '/app/audiences?campaign=chauffage',
  '/app/audiences/nested',
  '/app/audiences/nested/edit',
  '/app/audiences/simple/edit',
  '/app/audiences/known/export/tiktok',
  '/app/campaigns/chauffage/sequence',
]

test.each(PAGES.map((path, i) => [path, i % 2 ? 'dark' : 'light'] as const))(
  '%s in French has no fault that a machine finds in the %s, and fits a phone and a desk',
  async (path, colorScheme) => {
    await desk.emulateMedia({ colorScheme })
    await desk.setViewportSize({ width: 375, height: 800 })
    const address = `${host.url}${path.replace(/nested|simple|known/, name => ids[name]!)}`
    const answer = await desk.goto(`${address}${path.includes('?') ? '&' : '?'}lang=fr`)
    expect(answer?.status()).toBe(200)
    await unfold(desk)
    expect(await desk.locator('h1').count()).toBe(1)
    expect(await faultsOf(desk)).toEqual([])
    for (const width of [375, 1280]) {
      await desk.setViewportSize({ width, height: 800 })
      expect(await desk.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
    }
  },
)

test('a rule is filled in, counted, put right, saved, and planned with, by somebody who only has this page', async () => {
  await desk.setViewportSize({ width: 375, height: 800 })
  await desk.goto(`${host.url}/app/audiences?lang=fr`)
  await desk.getByRole('link', { name: 'Nouvelle audience' }).click()
  const longAgo = desk.getByRole('group', { name: 'Dernière visite' }).getByLabel('au moins')
  await desk.getByText('Quand et combien de fois').click()
  await longAgo.fill('beaucoup')
  await desk.getByLabel('Palier, au moins').selectOption({ label: 'Engagé' })
  await desk.locator('#rule-now .wrong li').first().waitFor()
  await desk.getByLabel('Nom').fill('Revenus bientôt')
  await desk.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  expect(await desk.getByRole('alert').innerText()).toContain('Un champ n’est pas rempli comme il faut')
  expect(await longAgo.inputValue()).toBe('beaucoup') // and open, where it is wrong
  expect(await faultsOf(desk)).toEqual([])
  await longAgo.fill('1')
  await expect.poll(() => desk.locator('#rule-now').innerText()).toMatch(/[1-9]\d* navigateurs/)
  await desk.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  expect(await desk.locator('h1').innerText()).toBe('Revenus bientôt')
  await desk.getByRole('link', { name: 'Planifier un budget' }).click()
  await desk.getByLabel('Budget de toute la période').fill('1 500')
  await desk.getByRole('button', { name: 'Calculer' }).click()
  expect(await desk.getByRole('status').innerText()).toContain('Taux de reconnaissance')
  for (const width of [375, 1280]) {
    await desk.setViewportSize({ width, height: 800 })
    expect(await faultsOf(desk)).toEqual([])
    expect(await desk.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
  }
})
