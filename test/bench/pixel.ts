import type { Browser } from 'playwright-core'
import { buildPixel } from '../../src/local/build-pixel.mjs'
import { launchPhone } from '../browser/chromium.ts'
import { openSite, pause, rowsOf, type Site, setHidden, TAG } from '../browser/site.ts'
import type { Figure } from './figures.ts'
import { median } from './median.ts'

const LOADS = 7
const SMALLEST_TRACKER = 2604 // B, of those compared; it retries nothing

/** What the script costs whoever visits, and how true its figures are. */
export async function pixel(): Promise<Figure[]> {
  const { gzipBytes } = await buildPixel()
  const browser = await launchPhone()
  const site = await openSite()
  const figures: Figure[] = [
    { budget: 'script', figure: gzipBytes, ratio: gzipBytes / SMALLEST_TRACKER, baseline: 'the smallest full tracker' },
    ...(await standardVisit(browser, site)),
    await timeOfSplitVisit(browser, site),
    await navigation(browser, site),
    await mainThread(browser, site),
  ]
  await browser.close()
  site.stop()
  return figures
}

const PAGE = `<!doctype html><title>Visit</title>${TAG}<a href="next">Next</a>
  <form action="next"><input name=email type=email></form><div style="height:3000px"></div>`

/** Load, 3 s, scroll, 3 s, type an address, send: as in the comparison with other trackers. */
async function standardVisit(browser: Browser, site: Site): Promise<Figure[]> {
  site.begin(PAGE)
  const page = await site.open(browser, '?utm_source=meta&utm_medium=paid_social&utm_campaign=spring')
  await pause(3000)
  await page.mouse.wheel(0, 1800)
  await pause(3000)
  await page.locator('input').fill('visitor@person.example')
  site.html = '<!doctype html><title>Thanks</title>'
  await page.locator('input').press('Enter')
  await page.waitForURL('**/next*')
  await pause(500)
  const bytes = site.bodies.join('').length
  await page.context().close()
  return [
    { budget: 'visitRequests', figure: site.tries },
    { budget: 'visitBytes', figure: bytes },
  ]
}

/** 2 s in sight, 5 s hidden, 2 s in sight, left. */
async function timeOfSplitVisit(browser: Browser, site: Site): Promise<Figure> {
  site.begin(PAGE)
  const page = await site.open(browser, '', `addEventListener('DOMContentLoaded', () => { window.begun = Date.now() })`)
  const begun = await page.evaluate<number>('begun')
  await pause(2000)
  const hidden = await setHidden(page, true)
  await pause(5000)
  const shown = await setHidden(page, false)
  await pause(2000)
  const left = await setHidden(page, true)
  await pause(300)
  await page.context().close()
  const truth = hidden - begun + left - shown
  const error = Math.abs((rowsOf(site.beacons)[0]?.e ?? 0) - truth)
  return {
    budget: 'engagedTime',
    what: 'of a visit in two parts',
    figure: (error * 100) / truth,
    baseline: `${error} ms of ${truth}`,
  }
}

/** How much later the next page is there when the server of beacons hangs: median over as many without the script. */
async function navigation(browser: Browser, site: Site): Promise<Figure> {
  const took = async (html: string) => {
    site.begin(html)
    site.fate = () => ({ after: pause(10_000) })
    const page = await site.open(browser)
    await pause(200)
    site.html = '<!doctype html><title>Next</title>'
    const clicked = performance.now()
    await page.getByText('Next').click()
    await page.waitForURL('**/next')
    const ms = performance.now() - clicked
    await page.context().close()
    return ms
  }
  const [without, withIt] = await pairs(
    () => took(PAGE.replace(TAG, '')),
    () => took(PAGE),
  )
  const added = withIt - without
  return {
    what: 'added to a click that leaves, server hung',
    figure: added,
    limit: '≤ 50 ms',
    baseline: `${Math.round(without)} ms without the script`,
  }
}

/** Script, layout and style of a page with the pixel over one without, at a fourth of this machine's speed. */
async function mainThread(browser: Browser, site: Site): Promise<Figure> {
  const busy = async (html: string) => {
    site.begin(html)
    const page = await (await browser.newContext()).newPage()
    const session = await page.context().newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    await session.send('Performance.enable', { timeDomain: 'threadTicks' })
    await page.goto(`${site.origin}/r0/page`)
    await pause(1000)
    const { metrics } = await session.send('Performance.getMetrics')
    await page.context().close()
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
  }
  const [without, withIt] = await pairs(
    () => busy(PAGE.replace(TAG, '')),
    () => busy(PAGE),
  )
  const added = withIt - without
  return {
    what: 'main thread over an empty page, 4× slower',
    figure: added,
    limit: '≤ 50 ms',
    baseline: `${Math.round(without)} ms without the script`,
  }
}

/** Medians of both, measured in turn: this machine is busy with other things too. */
async function pairs(one: () => Promise<number>, other: () => Promise<number>): Promise<[number, number]> {
  const [first, second]: [number[], number[]] = [[], []]
  for (let load = 0; load < LOADS; load++) {
    first.push(await one())
    second.push(await other())
  }
  return [median(first), median(second)]
}
