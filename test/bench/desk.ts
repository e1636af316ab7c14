import { chromium } from 'playwright-core'
import { freePort } from '../../src/local/ports.ts'
import { CHROMIUM_FLAGS, chromiumPath } from '../browser/chromium.ts'
import { addressesOf, PAGES } from '../browser/desk-map.ts'
import { edge } from './edge.ts'
import type { Figure } from './figures.ts'
import { demoHost, type Host, signedIn } from './host.ts'
import { median } from './median.ts'

const TIMES = 5
const MOST_MS = 1000
const MOST_BYTES = 300_000
const LEAST_PERFORMANCE = 95

/** Every page of the dashboard with the demo in it: how long a browser takes until it is loaded, and what it weighs without
 *  compression; Lighthouse's mobile run of the home, compressed as Cloudflare's edge does. */
export async function desk(): Promise<Figure[]> {
  const host = await demoHost()
  const port = await freePort()
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: [...CHROMIUM_FLAGS, `--remote-debugging-port=${port}`],
  })
  const cookie = await signedIn(host.url)
  const context = await browser.newContext({ extraHTTPHeaders: { Cookie: cookie } })
  const page = await context.newPage()
  const addressOf = await addressesOf(host)
  const measured = []
  for (const [name, path] of Object.entries(PAGES)) {
    const times: number[] = []
    for (let i = 0; i < TIMES; i++) {
      const began = performance.now()
      await page.goto(host.url + addressOf(path), { waitUntil: 'load' })
      times.push(performance.now() - began)
    }
    measured.push({
      name,
      ms: median(times),
      bytes: await page.evaluate<number>(WEIGHT),
    })
  }
  const slowest = measured.toSorted((a, b) => b.ms - a.ms)
  const heaviest = measured.toSorted((a, b) => b.bytes - a.bytes)
  const performanceOfHome = await lighthouseOf(host, cookie, port)
  await browser.close()
  await host.stop()
  return [
    ...slowest.slice(0, 3).map(({ name, ms }) => ({
      ...{ what: `slowest of ${measured.length} pages: ${name}`, figure: ms, limit: `≤ ${MOST_MS} ms` },
    })),
    ...heaviest.slice(0, 3).map(({ name, bytes }) => ({
      ...{ what: `heaviest: ${name}`, figure: bytes, limit: `≤ ${MOST_BYTES} B` },
    })),
    {
      ...{ what: 'Lighthouse performance of the home', figure: performanceOfHome },
      ...{ limit: `≥ ${LEAST_PERFORMANCE}` },
    },
  ]
}

// Run in the browser, hence text: the compiler knows no DOM here.
const WEIGHT = `performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'))
  .reduce((sum, { decodedBodySize }) => sum + decodedBodySize, 0)`

async function lighthouseOf({ url }: Host, cookie: string, port: number): Promise<number> {
  const { default: audit } = await import('lighthouse')
  const front = await edge(url, await freePort())
  const { port: frontPort } = front.address() as { port: number }
  const scores: number[] = []
  for (let run = 0; run < 3; run++) {
    const result = await audit(`http://localhost:${frontPort}/app`, {
      ...{ port, output: 'json', logLevel: 'error', onlyCategories: ['performance'], extraHeaders: { Cookie: cookie } },
    })
    if (!result?.lhr.finalDisplayedUrl.endsWith('/app')) throw new Error('Lighthouse was not let in')
    scores.push(Math.round((result.lhr.categories.performance?.score ?? 0) * 100))
  }
  front.close()
  return median(scores)
}
