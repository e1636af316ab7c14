import { existsSync } from 'node:fs'
import axe from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'

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
export const launchPhone = (): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath(),
    args: [...CHROMIUM_FLAGS, `--user-agent=${PHONE}`, '--disable-blink-features=AutomationControlled'],
  })

/** What axe-core finds against WCAG 2.2 AA. Evaluated, not inserted: the page's policy allows no script. */
export async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate<axe.AxeResults>('axe.run()')
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html)}`)
}
