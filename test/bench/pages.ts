import { gzipSync } from 'node:zlib'
import type { Figure } from './bench.ts'
import { publishGallery } from './gallery.ts'
import { hello } from './hello.ts'
import { demoHost } from './host.ts'
import { load } from './load.ts'

const SECONDS = 3
const ROUNDS = 3

/** Each template: its weight, and how fast its cached page is served. Rounds alternate, as the machine's speed changes. */
export async function pages(): Promise<Figure[]> {
  const host = await demoHost()
  const shown = await publishGallery(host)
  const htmls = await Promise.all(shown.map(async page => (await fetch(host.url + page.path)).text()))
  const weights = shown.map(({ template }, i): Figure => {
    const bytes = gzipSync(htmls[i]!, { level: 9 }).length
    return { what: `${template}: HTML and CSS, gzip`, figure: bytes, unit: 'B', limit: '≤ 14336', ok: bytes <= 14336 }
  })
  const heaviest = htmls.toSorted((a, b) => b.length - a.length)[0]!
  const bare = await hello('hello')
  const same = await hello(heaviest)
  const page = `${host.url}${shown[htmls.indexOf(heaviest)]!.path}?utm_source=meta&fbclid=x`
  const rounds = []
  for (let round = 0; round < ROUNDS; round++)
    rounds.push({ bare: await speed(bare.url), same: await speed(same.url), page: await speed(page) })
  await Promise.all([host.stop(), bare.stop(), same.stop()])
  const best = rounds.toSorted((a, b) => b.page / b.bare - a.page / a.bare)[1]!
  const kilobytes = Math.round(Buffer.byteLength(heaviest) / 1024)
  return [
    ...weights,
    {
      what: 'cached page',
      figure: best.page,
      unit: '/s',
      baseline: `${(best.page / best.bare).toFixed(2)} of a bare Worker's "hello"`,
    },
    {
      what: 'cached page',
      figure: best.page / best.same,
      unit: 'ratio',
      limit: '≥ 0.8',
      ok: best.page / best.same >= 0.8,
      baseline: `a bare Worker that answers the same ${kilobytes} KB`,
    },
    {
      what: 'server time per cached page',
      figure: 1000 / best.page,
      unit: 'ms',
      baseline: `${(1000 / best.bare).toFixed(2)} ms for "hello"`,
    },
  ]
}

const speed = async (url: string): Promise<number> =>
  (await load({ url, method: 'GET', connections: 32, seconds: SECONDS })).perSecond
