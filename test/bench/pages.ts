import { gzipSync } from 'node:zlib'
import type { Figure } from './figures.ts'
import { publishGallery } from './gallery.ts'
import { hello } from './hello.ts'
import { demoHost } from './host.ts'
import { load } from './load.ts'
import { median } from './median.ts'
import { cpuOf } from './workerd.ts'

const SECONDS = 3
const ROUNDS = 3

/** Each template: its weight, and how fast its cached page is served. Rounds alternate, as the machine's speed changes. */
export async function pages(): Promise<Figure[]> {
  const host = await demoHost()
  const shown = await publishGallery(host)
  const htmls = await Promise.all(shown.map(async page => (await fetch(host.url + page.path)).text()))
  const weights = shown.map(({ template }, i): Figure => {
    const { length } = htmls[i]!
    const figure = gzipSync(htmls[i]!, { level: 9 }).length
    return { budget: 'html', what: template, figure, ratio: figure / length, baseline: 'itself, not compressed' }
  })
  const heaviest = htmls.toSorted((a, b) => b.length - a.length)[0]!
  const bare = await hello('hello')
  const same = await hello(heaviest)
  const page = `${host.url}${shown[htmls.indexOf(heaviest)]!.path}?utm_source=meta&fbclid=x`
  const rounds: Round[] = []
  await shot(page) // compiled by then
  for (let round = 0; round < ROUNDS; round++)
    rounds.push({ bare: await shot(bare.url), same: await shot(same.url), page: await shot(page) })
  await Promise.all([host.stop(), bare.stop(), same.stop()])
  const kilobytes = Math.round(Buffer.byteLength(heaviest) / 1024)
  const file = `a bare Worker that answers the same ${kilobytes} KB`
  const of = (value: (round: Round) => number) => median(rounds.map(value))
  return [
    ...weights,
    {
      ...{ what: 'cached page beside a static file', figure: of(({ page, same }) => page.perSecond / same.perSecond) },
      ...{ limit: '≥ 0.8', ratio: of(({ page, same }) => page.perSecond / same.perSecond), baseline: file },
    },
    {
      ...{ what: 'cached page', figure: of(({ page }) => page.perSecond), unit: '/s' },
      ...{ ratio: of(({ page, bare }) => page.perSecond / bare.perSecond), baseline: 'a bare "hello"' },
    },
    {
      ...{ what: 'cached page, processor per 1,000', figure: of(({ page }) => page.cpuPerThousand), unit: 's' },
      ratio: of(({ page, bare }) => page.cpuPerThousand / bare.cpuPerThousand),
      baseline: `a bare "hello"; ${of(({ page, same }) => page.cpuPerThousand / same.cpuPerThousand).toFixed(1)} × ${file}`,
    },
  ]
}

interface Shot {
  perSecond: number
  cpuPerThousand: number
}
type Round = Record<'bare' | 'same' | 'page', Shot>

async function shot(url: string): Promise<Shot> {
  const { cpuS, result } = await cpuOf(() => load({ url, method: 'GET', connections: 32, seconds: SECONDS }))
  const { 200: answered = 0 } = result.answers
  return { perSecond: answered / SECONDS, cpuPerThousand: (cpuS * 1000) / answered }
}
