import type { Browser, Page } from 'playwright-core'
import { launchPhone } from '../browser/chromium.ts'
import { openSite, pause, rowsOf, type Site, TAG } from '../browser/site.ts'
import type { Budget } from './budgets.ts'
import type { Figure } from './figures.ts'

const LONGEST_MS = 20_000

interface Trouble {
  budget: Budget
  befall: (site: Site, page: Page, tell: () => Promise<unknown>) => Promise<unknown>
}

const TROUBLES: Trouble[] = [
  {
    budget: 'outage', // the server answers 503 for eight seconds
    async befall(site, _, tell) {
      const over = Date.now() + 8000
      site.fate = () => ({ status: Date.now() < over ? 503 : 204 })
      await tell()
      await pause(8000)
    },
  },
  {
    budget: 'offline',
    async befall(_, page, tell) {
      await page.context().setOffline(true)
      await tell()
      await pause(1500)
      await page.context().setOffline(false)
    },
  },
  {
    budget: 'navigation', // the connection breaks, and the visitor goes on to the next page
    async befall(site, page, tell) {
      site.fate = () => ({ refused: true })
      await tell()
      await pause(400)
      await page.getByText('Next').click()
      await page.waitForURL('**/next')
      site.fate = () => ({})
    },
  },
  {
    budget: 'lostReply', // stored, and nobody hears that it was
    async befall(site, _, tell) {
      site.fate = tries => ({ lost: tries === 2 })
      await tell()
    },
  },
]

/** How often what a page told once is counted when something goes wrong: by the pixel, and by a script that sends it once
 *  with sendBeacon, as most do. */
export async function delivery(): Promise<Figure[]> {
  const browser = await launchPhone()
  const site = await openSite()
  const figures: Figure[] = []
  for (const { budget, befall } of TROUBLES) {
    const counted = await countedOf(browser, site, befall, `l2l.track('quote')`)
    const plain = await countedOf(browser, site, befall, PLAIN)
    figures.push({ budget, figure: counted, baseline: `${plain} counted of a bare sendBeacon` })
  }
  await browser.close()
  site.stop()
  return figures
}

async function countedOf(browser: Browser, site: Site, befall: Trouble['befall'], told: string): Promise<number> {
  site.begin(`<!doctype html>${TAG}<a href="next">Next</a><div style="height:3000px"></div>`)
  const page = await site.open(browser)
  await until(() => site.tries > 0)
  await befall(site, page, () => page.evaluate(told))
  await until(() => countOf(site) > 0, told === PLAIN ? 3000 : LONGEST_MS)
  await pause(2500) // a second time, if it comes
  await page.context().close()
  return countOf(site)
}

const countOf = (site: Site): number =>
  rowsOf(site.beacons)
    .flatMap(({ E }) => E.filter(([name]) => name === 'quote'))
    .reduce((sum, [, count]) => sum + count, 0)

async function until(isSo: () => boolean, longestMs = LONGEST_MS): Promise<void> {
  for (const end = Date.now() + longestMs; Date.now() < end && !isSo(); ) await pause(100)
}

// The time stands in the id, as in the pixel's own.
const PLAIN = `navigator.sendBeacon('/e', JSON.stringify({ c: 'spring', E: [['quote', 1, {}]],
  v: Date.now().toString(16).padStart(12, '0').replace(/(.{8})/, '$1-') + '-7000-8000-000000000001' }))`
