import { DAY_MS, dayOf } from '../../src/lib/time.ts'
import { countingHost } from './counting-host.ts'
import type { Figure } from './figures.ts'
import { seedCatalogue, seedViews } from './funnel-seed.ts'
import { emptyHost, SECRETS, signedIn } from './host.ts'
import { kept } from './kept.ts'
import { median, percentile } from './median.ts'
import { workerd } from './workerd.ts'

const LARGE = Number(process.env.BENCH_VIEWS ?? 10_000_000)
const SMALL = LARGE / 10
const TIMES = 12

/** What a dashboard asks, of the campaign that has the most to tell. MONTH and YEAR are ranges. */
const ASKED = [
  '/api/campaigns',
  '/api/campaigns/evergreen/funnel?MONTH',
  '/api/campaigns/evergreen/funnel?YEAR',
  '/api/campaigns/evergreen/funnel?MONTH&by=ad',
  '/api/campaigns/evergreen/funnel?MONTH&by=platform',
  '/api/campaigns/evergreen/funnel?MONTH&by=device',
  '/api/campaigns/evergreen/funnel?MONTH&compare=previous',
  '/api/campaigns/evergreen/form?MONTH',
  '/api/campaigns/evergreen/form?YEAR',
  '/api/campaigns/evergreen/economics?MONTH',
  '/api/campaigns/evergreen/matrix?MONTH',
  '/api/campaigns/evergreen/matrix?YEAR',
  '/api/campaigns/evergreen/diagnosis?MONTH',
  '/api/campaigns/evergreen/attribution?MONTH',
  '/api/campaigns/evergreen/attribution?YEAR',
  '/api/campaigns/evergreen/speed?MONTH&by=ad,device,in_app',
  '/api/campaigns/evergreen/speed?YEAR&by=ad,device,in_app',
  '/api/campaigns/evergreen/reconcile?MONTH',
  '/api/campaigns/evergreen/reconcile?YEAR',
  '/api/campaigns/evergreen/events?MONTH',
  '/api/campaigns/evergreen/ads/ad-0/experiment',
  '/api/traffic/bots?MONTH',
  '/api/slope',
  '/api/notices',
  '/app',
  '/app/campaigns/evergreen',
  '/app/campaigns/evergreen/matrix',
  '/app/campaigns/evergreen/matrix?MONTH&compare=previous',
  '/app/campaigns/evergreen/diagnosis',
  '/app/campaigns/evergreen/diagnosis?MONTH&compare=previous',
  '/app/campaigns/evergreen/attribution',
  '/app/campaigns/evergreen/attribution?MONTH&compare=previous',
  '/app/campaigns/evergreen/speed',
  '/app/campaigns/evergreen/speed?MONTH&compare=previous',
  '/app/campaigns/evergreen/reconcile',
  '/app/spend',
  '/app/notices',
]

interface Asked {
  path: string
  p50: number
  p95: number
  cpuMs: number
  rows: number
}

/** Every question of a dashboard among ten million views of 25 months, and among a tenth of them: what it costs must not grow
 *  with history. BENCH_VIEWS sets how many views there are. */
export async function funnel(): Promise<Figure[]> {
  const small = await measured('tenth', SMALL)
  const large = await measured('whole', LARGE)
  return large.map(({ path, p50, p95, cpuMs, rows }) => {
    const before = small.find(one => one.path === path)
    return {
      ...{ budget: 'dashboard', what: `${path}, p95`, figure: p95 },
      ...(before && { ratio: p50 / before.p50 }),
      baseline: `a tenth of the views, ${Math.round(before?.p50 ?? Number.NaN)} ms; p50 ${Math.round(p50)} ms, ${Math.round(cpuMs)} ms of processor, ${rows} rows read${before ? `, ${before.rows} there` : ''}`,
    }
  })
}

/** The clock stands where it stood when the views were made, so that today is the same day in the next run. */
async function measured(name: string, views: number): Promise<Asked[]> {
  const { folder, told } = await kept(`funnel-${name}`, { sources: SOURCES, how: views }, async folder => {
    const now = Date.now()
    const empty = await emptyHost(folder)
    await seedCatalogue(empty, views, now)
    await empty.stop()
    return { now, ...seedViews(folder, views, now) }
  })
  const host = await countingHost(folder, SECRETS, { stoppedAt: told.now })
  const cookie = await signedIn(host.url)
  const answers: Asked[] = []
  for (const path of ASKED) answers.push(await timed(host.url, path, cookie, told.now))
  await host.stop()
  return answers
}

// What makes the views, and the rules by which their days are rolled up.
const SOURCES = [
  'test/bench/funnel-seed.ts',
  'src/pixel/days/roll-up.ts',
  'src/pixel/days/days.ts',
  'src/pixel/days/views.ts',
  'src/pixel/days/fields.ts',
]

async function timed(url: string, path: string, cookie: string, now: number): Promise<Asked> {
  const range = (days: number) => `from=${dayOf(now - (days - 1) * DAY_MS)}&to=${dayOf(now)}`
  const asked = url + path.replace('MONTH', range(30)).replace('YEAR', range(366))
  const headers = { Authorization: `Bearer ${SECRETS.ADMIN_TOKEN}`, Cookie: cookie }
  const took: number[] = []
  let rows = 0
  const used = workerd().cpuS
  for (let i = 0; i < TIMES; i++) {
    const began = performance.now()
    const answer = await fetch(asked, { headers, redirect: 'manual' })
    const text = await answer.text()
    took.push(performance.now() - began)
    rows = Number(answer.headers.get('x-rows-read'))
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${text.slice(0, 200)}`)
  }
  return { path, p50: median(took), p95: percentile(took, 95), cpuMs: ((workerd().cpuS - used) * 1000) / TIMES, rows }
}
