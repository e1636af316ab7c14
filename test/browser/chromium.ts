import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Browser, chromium, type LaunchOptions, type Page } from 'playwright-core'

/** What a browser needs to run as root in a container, and to keep its own errands off the network. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A phone inside no app. Set at launch: a context's own user agent is not used for what is sent on leaving a page. */
export const PHONE =
  'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Mobile Safari/537.36'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

export function chromiumPath(): string {
  const found = [process.env.CHROMIUM, ...PLACES].find(place => place && existsSync(place))
  if (!found) throw new Error('no Chromium: npm test installs it on Debian, elsewhere set CHROMIUM to its path')
  return found
}

/** A visitor's browser on a phone: it does not say that it is driven by a test. */
const PHONE_FLAGS = [...CHROMIUM_FLAGS, `--user-agent=${PHONE}`, '--disable-blink-features=AutomationControlled']

export const launchPhone = (more: LaunchOptions = {}): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath(), args: PHONE_FLAGS, ...more })

/** The same with nobody at its controls, who would keep it from rendering pages in advance. Answers how to end it. */
export function leavePhoneAlone(url: string): () => void {
  const profile = mkdtempSync(path.join(tmpdir(), 'like2lead-'))
  const flags = [
    ...PHONE_FLAGS,
    '--headless=new',
    '--disable-features=Prerender2MemoryControls',
    `--user-data-dir=${profile}`,
  ]
  const browser = spawn(chromiumPath(), [...flags, url], { stdio: 'ignore' })
  return () => browser.kill()
}

// What is evaluated is answered: axe itself, and all that it has passed, would take longer on the way than the check does.
// In ASCII, as any other letter makes the text twice as large, and ten times as slow to send.
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const LOAD = `${AXE.replace(/[^\0-\x7f]/g, letter => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)}; 0`
const IS_MISSING = `typeof axe === 'undefined'`
const CHECK = `axe.run({ resultTypes: ['violations'], iframes: false }).then(({ violations }) =>
  violations.map(({ id, nodes }) => id + ': ' + nodes.map(node => node.html)))`

/** What axe-core finds against WCAG 2.2 AA. Evaluated, not inserted: the page's policy allows no script, hence in no frame either. */
export async function faultsOf(page: Page): Promise<string[]> {
  if (await page.evaluate(IS_MISSING)) await page.evaluate(LOAD)
  return page.evaluate<string[]>(CHECK)
}

/** Opens all that is folded. */
export const unfold = (page: Page): Promise<void> =>
  page.evaluate(`document.querySelectorAll('details').forEach(part => { part.open = true })`)
