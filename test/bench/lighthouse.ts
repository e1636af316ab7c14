import { chromium } from 'playwright-core'
import { CHROMIUM_FLAGS, chromiumPath } from '../browser/chromium.ts'
import type { Figure } from './bench.ts'
import { demoHost, freePort } from './host.ts'

/** Lighthouse's mobile run (slow 4G, 4 × CPU) of one demo page. */
export async function lighthouse(): Promise<Figure[]> {
  const { default: audit } = await import('lighthouse')
  const host = await demoHost()
  const port = await freePort()
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: [...CHROMIUM_FLAGS, `--remote-debugging-port=${port}`],
  })
  const url = `${host.url}/audit-energie/maison-froide?utm_source=meta`
  await (await fetch(url)).text() // publishing warmed nothing: the first visitor should not be the one measured
  const result = await audit(url, { port, output: 'json', logLevel: 'error' })
  await browser.close()
  await host.miniflare.dispose()
  if (!result) throw new Error('lighthouse gave no result')
  const { categories, audits } = result.lhr
  const scores = Object.values(categories).map(({ title, score }) => ({
    what: title,
    figure: Math.round((score ?? 0) * 100),
    unit: '/ 100',
  }))
  const numbers = ['largest-contentful-paint', 'cumulative-layout-shift', 'total-byte-weight'].map(id => ({
    what: audits[id]?.title ?? id,
    figure: audits[id]?.numericValue ?? Number.NaN,
    unit: audits[id]?.numericUnit ?? '',
  }))
  const failed = Object.values(audits).filter(
    ({ score, scoreDisplayMode }) => score !== null && score < 0.9 && scoreDisplayMode !== 'informative',
  )
  for (const { id, title, displayValue = '' } of failed) console.info(`  below par: ${id} · ${title} ${displayValue}`)
  return [...scores, ...numbers]
}
