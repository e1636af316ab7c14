import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync } from 'node:fs'
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

/** Opens all that is folded. */
export const unfold = (page: Page): Promise<void> =>
  page.evaluate(`document.querySelectorAll('details').forEach(part => { part.open = true })`)
