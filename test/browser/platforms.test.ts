import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { brand } from '../../src/local/demo/catalogue.ts'
import type { Host } from '../bench/host.ts'
import { faultsOf } from './axe.ts'
import { launchPhone, unfold } from './chromium.ts'
import { emptyHost } from './kept.ts'

/** What goes to ad platforms, and what comes from the CRM, in a browser. */

let host: Host
let browser: Browser
let desk: Page // of all of them in turn: axe takes seconds longer in a new one
let connection = ''
let list = ''

const api = async (method: string, resource: string, body: object) => {
  const headers = { Authorization: `Bearer ${host.adminToken}` }
  const response = await fetch(`${host.url}/api/${resource}`, { method, headers, body: JSON.stringify(body) })
  expect([resource, response.ok]).toEqual([resource, true])
  return (await response.json()) as { id: string; url: string }
}

const CUSTOMERS = `email,country,value,currency,consent_ads,Humeur
ana@example.com,FR,120.5,EUR,yes,x
ben@example.com,FR,80,EUR,no,x
nobody,FR,,,yes,x`

beforeAll(async () => {
  host = await emptyHost()
  browser = await launchPhone()
  await api('POST', 'brands', brand)
  await api('POST', 'campaigns', { slug: 'spring', name: 'Printemps', locale: 'fr-FR', currency: 'EUR' })
  const rule = { name: 'Intéressés sans lead', campaigns: ['spring'], tiers: { min: 20 }, windowDays: 30 }
  const audience = (await api('POST', 'audiences', rule)).id
  const account = {
    name: 'Boutique',
    destination: 'meta',
    settings: { adAccountId: '123', pixelId: '456' },
    secrets: { accessToken: 'EAAB-example' },
    events: ['lead', 'qualified'],
  }
  connection = (await api('POST', 'connections', account)).id
  list = (await api('POST', 'lists', { audience, connection })).id
  await api('POST', 'feeds', { audience, destination: 'google', everyHours: 24 })
  const now = Date.now()
  await host.db.batch([
    host.db
      .prepare(`UPDATE lists SET counts = ?1`)
      .bind(JSON.stringify({ sent: 840, waiting: 12, leaving: 3, refused: { 'nothing-to-match': 41 } })),
    host.db.prepare(`UPDATE connections SET failures = 2, failing_since = ?1, last_reason = 'timeout'`).bind(now),
    ...['sent', 'sent', 'dead'].map((state, n) =>
      host.db
        .prepare(
          `INSERT INTO event_sends (connection, kind, event, at, created_at, next_at, state, verdict, missing, ended_at)
           VALUES (?1, 'lead', ?2, ?3, ?3, ?3, ?4, ?5, ?6, ?3)`,
        )
        .bind(
          connection,
          `e${n}`,
          now,
          state,
          state === 'dead' ? 'no-identifier' : '',
          n === 0 ? '["email","phone"]' : '[]',
        ),
    ),
    host.db
      .prepare(
        `INSERT INTO list_runs (id, at, list, destination, audience, actor, added, removed, refused, requests, retries, verdict, reason, excerpt)
         VALUES ('0', ?1, ?2, 'meta', ?3, 'job', 840, 3, 41, 2, 0, 'later', 'timeout', ?4)`,
      )
      .bind(
        now,
        list,
        audience,
        'POST graph.facebook.com/v25.0/1/users {"payload":{"schema":["EMAIL"],"data":["sha256","… 840 in all"]}}',
      ),
  ])
  desk = await browser.newPage()
  await desk.goto((await api('POST', 'sign-in-links', {})).url)
})

afterAll(async () => {
  await browser?.close()
  await host?.stop()
})

test.each([
  ['platforms', () => '/platforms'],
  ['connect', () => '/platforms/google/connect'],
  ['connection', () => `/platforms/${connection}`],
  ['list', () => `/platforms/${connection}/lists/${list}`],
  ['feeds', () => '/feeds'],
  ['deliveries', () => '/deliveries'],
  ['imports', () => '/imports'],
  ['brands', () => '/brands'],
  ['legal identity', () => `/brands/${brand.id}/legal`],
])('the page of %s has no fault that a machine finds, and fits a phone and a desk', async (_, path) => {
  await desk.setViewportSize({ width: 375, height: 800 })
  await desk.goto(`${host.url}/app${path()}?lang=fr`)
  await unfold(desk)
  expect(await desk.locator('h1').count()).toBe(1)
  expect(await faultsOf(desk)).toEqual([])
  for (const width of [375, 1280]) {
    await desk.setViewportSize({ width, height: 800 })
    expect(await desk.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
  }
})

test('a file of customers is looked at, and taken in with one press', async () => {
  await desk.setViewportSize({ width: 375, height: 800 })
  await desk.goto(`${host.url}/app/imports?lang=fr`)
  const csv = { name: 'crm.csv', mimeType: 'text/csv', buffer: Buffer.from(CUSTOMERS) }
  await desk.locator('#customers-file').setInputFiles(csv)
  await desk.locator('form[action^="/app/imports/customers"] button').click()
  expect(await desk.locator('h1').textContent()).toContain('Clients')
  expect(await faultsOf(desk)).toEqual([])
  expect(await desk.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(375)
  await desk.getByRole('button', { name: 'Importer 2 lignes' }).click()
  expect(await desk.getByRole('status').textContent()).toContain('3 lignes lues')
})
