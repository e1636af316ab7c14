import { chromium } from 'playwright-core'
import { freePort } from '../../src/local/ports.ts'
import { CHROMIUM_FLAGS, chromiumPath } from '../browser/chromium.ts'
import { edge } from './edge.ts'
import type { Figure } from './figures.ts'
import { publishGallery } from './gallery.ts'
import { demoHost } from './host.ts'

// Without SEO, which cannot be 100: pages that cost money per click stay out of search engines.
const OTHERS = ['accessibility', 'best-practices']

const RUNS = 3

/** Lighthouse's mobile run (slow 4G, 4 × CPU) of every template, the median of three, compressed as Cloudflare's edge does. */
export async function lighthouse(): Promise<Figure[]> {
  const host = await demoHost()
  const shown = await publishGallery(host)
  const front = await edge(host.url, await freePort())
  const { port: frontPort } = front.address() as { port: number }
  const port = await freePort()
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: [...CHROMIUM_FLAGS, `--remote-debugging-port=${port}`],
  })
  const figures: Figure[] = []
  for (const { template, path } of shown) {
    const url = `http://localhost:${frontPort}${path}?utm_source=meta`
    const page = await browser.newPage() // the first visitor renders the picture's formats: not the one measured
    await page.goto(url, { waitUntil: 'networkidle' })
    await page.close()
    const runs = []
    for (let run = 0; run < RUNS; run++) runs.push(await audited(url, port))
    figures.push(...median(runs).map(figure => ({ ...figure, what: `${template}, ${figure.budget ?? figure.what}` })))
  }
  await browser.close()
  front.close()
  await host.stop()
  return figures
}

/** Figure by figure: the speed of a shared machine changes from second to second. */
const median = (runs: Figure[][]): Figure[] =>
  runs[0]!.map((_, i) => runs.map(run => run[i]!).toSorted((a, b) => a.figure - b.figure)[Math.floor(RUNS / 2)]!)

async function audited(url: string, port: number): Promise<Figure[]> {
  const { default: audit } = await import('lighthouse')
  const result = await audit(url, {
    port,
    output: 'json',
    logLevel: 'error',
    onlyCategories: ['performance', ...OTHERS],
  })
  if (!result) throw new Error('lighthouse gave no result')
  const { categories, audits } = result.lhr
  const shortfalls = Object.values(audits).filter(
    ({ score, scoreDisplayMode }) => score !== null && score < 0.9 && scoreDisplayMode !== 'informative',
  )
  for (const { id, title, displayValue = '' } of shortfalls)
    console.info(`  below par: ${id} · ${title} ${displayValue}`)
  const requests = (audits['network-requests']?.details as { items?: { url: string }[] } | undefined)?.items ?? []
  const { host } = new URL(url)
  const foreign = requests.filter(request => !request.url.startsWith('data:') && new URL(request.url).host !== host)
  const own = requests.filter(request => !request.url.startsWith('data:'))
  const scored = (id: string) => Math.round((categories[id]?.score ?? 0) * 100)
  const numbered = (id: string) => audits[id]?.numericValue ?? Number.NaN
  return [
    { budget: 'performance', figure: scored('performance') },
    { budget: 'lcp', figure: numbered('largest-contentful-paint') },
    { budget: 'cls', figure: numbered('cumulative-layout-shift') },
    { budget: 'pageBytes', figure: numbered('total-byte-weight') },
    { budget: 'pageRequests', figure: own.length },
    { budget: 'pageForeign', figure: foreign.length },
    ...OTHERS.map(id => ({ what: id, figure: scored(id), limit: '≥ 100' })),
  ]
}
