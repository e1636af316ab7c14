// Takes the README's pictures again, from the demo: node test/browser/screenshots.mjs
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { ROOT, ready } from '../../src/local/setup.mjs'

await ready()
process.env.WRANGLER_LOG = 'error'
const { chromium } = await import('playwright-core')
const { CHROMIUM_FLAGS, chromiumPath } = await import('./chromium.ts')
const { demoHost } = await import('../bench/host.ts')

const folder = path.join(ROOT, 'test/fixtures/screenshots')
mkdirSync(folder, { recursive: true })
const host = await demoHost()
const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_FLAGS })

const phone = await browser.newPage({ viewport: { width: 375, height: 760 }, locale: 'fr-FR' })
await phone.goto(`${host.url}/audit-energie/maison-froide`, { waitUntil: 'networkidle' })
await phone.locator('form[data-l2l-consent] button[value=refused]').click()
await phone.locator('html[data-consent=refused]').waitFor({ state: 'attached' })
await phone.screenshot({ path: path.join(folder, 'page.png') })

const desk = await browser.newPage({ viewport: { width: 1280, height: 1000 }, locale: 'en-GB' })
const made = await fetch(`${host.url}/api/sign-in-links`, {
  method: 'POST',
  headers: { Authorization: `Bearer ${host.adminToken}` },
})
await desk.goto((await made.json()).url)
await desk.goto(`${host.url}/app?lang=en`, { waitUntil: 'networkidle' })
await desk.screenshot({ path: path.join(folder, 'dashboard.png') })

await browser.close()
await host.stop()
