import { gzipSync } from 'node:zlib'
import { ads } from '../../src/local/demo/catalogue.ts'
import type { Figure } from './bench.ts'
import { demoHost } from './host.ts'
import { load } from './load.ts'

const SECONDS = 5

/** Each demo page: its weight, and how fast the cached page is served. */
export async function pages(): Promise<Figure[]> {
  const host = await demoHost()
  const figures: Figure[] = []
  for (const { campaign, ad } of ads.filter(({ publish }) => publish)) {
    const html = await (await fetch(`${host.url}/${campaign.slug}/${ad.slug}`)).text()
    const bytes = gzipSync(html, { level: 9 }).length
    figures.push({
      what: `${campaign.slug}: HTML and CSS, gzip`,
      figure: bytes,
      unit: 'B',
      limit: '≤ 14336',
      ok: bytes <= 14336,
    })
  }
  const bare = await load({ url: `${host.url}/p.js`, method: 'GET', connections: 32, seconds: SECONDS })
  const page = await load({
    url: `${host.url}/audit-energie/maison-froide?utm_source=meta`,
    method: 'GET',
    connections: 32,
    seconds: SECONDS,
  })
  await host.stop()
  figures.push({
    what: 'cached page',
    figure: page.perSecond,
    unit: '/s',
    baseline: `${(page.perSecond / bare.perSecond).toFixed(2)} of GET /p.js`,
  })
  return figures
}
