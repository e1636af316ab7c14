import { rmSync } from 'node:fs'
import { DAY_MS, dayOf } from '../../src/lib/time.ts'
import type { Figure } from './bench.ts'
import { countingHost } from './funnel-host.ts'
import { seedCatalogue, seedViews } from './funnel-seed.ts'
import { emptyHost } from './host.ts'

const LARGE = Number(process.env.BENCH_VIEWS ?? 10_000_000)
const SMALL = LARGE / 10
const TIMES = 12
const LIMIT_MS = 1000
const SECRETS = { ADMIN_TOKEN: 'bench-admin', DATA_KEY: 'bench-data-key', SIGNING_KEY: 'bench-signing-key' }

/** What a dashboard asks, of the campaign that has the most to tell. MONTH and YEAR are ranges; a path that is not there yet
 *  is said and left out. */
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
  rows: number
}

/** Every question of a dashboard among ten million views of 25 months, and among a tenth of them: what it costs must not grow
 *  with history. BENCH_VIEWS sets how many views there are. */
export async function funnel(): Promise<Figure[]> {
  const small = await measured(SMALL)
  const large = await measured(LARGE)
  return large.answers.map(({ path, p50, p95, rows }) => {
    const before = small.answers.find(one => one.path === path)
    const ratio = before
      ? `; ${(p50 / before.p50).toFixed(1)} × the ${Math.round(before.p50)} ms of a tenth, ${before.rows} rows`
      : ''
    return {
      what: `${path}, p95`,
      figure: p95,
      unit: 'ms',
      limit: `< ${LIMIT_MS}`,
      ok: p95 < LIMIT_MS,
      baseline: `p50 ${Math.round(p50)} ms, ${rows} rows read${ratio}`,
    }
  })
}

async function measured(views: number): Promise<{ answers: Asked[] }> {
  const now = Date.now()
  const empty = await emptyHost()
  await seedCatalogue(empty, views, now)
  await empty.stop()
  const began = performance.now()
  const seeded = seedViews(empty.stateFolder, views, now)
  console.info(`${seeded.views} views, ${seeded.leads} leads, in ${Math.round((performance.now() - began) / 1000)} s`)
  const host = await countingHost(empty.stateFolder, SECRETS)
  const cookie = await signedIn(host.url)
  const answers: Asked[] = []
  for (const path of ASKED) {
    const asked = await timed(host.url, path, cookie, now)
    if (asked) answers.push(asked)
  }
  await host.stop()
  rmSync(empty.stateFolder, { recursive: true }) // gigabytes
  return { answers }
}

async function timed(url: string, path: string, cookie: string, now: number): Promise<Asked | null> {
  const range = (days: number) => `from=${dayOf(now - (days - 1) * DAY_MS)}&to=${dayOf(now)}`
  const asked = url + path.replace('MONTH', range(30)).replace('YEAR', range(366))
  const headers = { Authorization: `Bearer ${SECRETS.ADMIN_TOKEN}`, Cookie: cookie }
  const took: number[] = []
  let rows = 0
  for (let i = 0; i < TIMES; i++) {
    const began = performance.now()
    const answer = await fetch(asked, { headers, redirect: 'manual' })
    const text = await answer.text()
    took.push(performance.now() - began)
    rows = Number(answer.headers.get('x-rows-read'))
    if (answer.status !== 200) {
      console.warn(`${path}: ${answer.status} ${text.slice(0, 200)}`)
      return null
    }
  }
  took.sort((a, b) => a - b)
  return { path, p50: took[TIMES >> 1]!, p95: took[Math.ceil(TIMES * 0.95) - 1]!, rows }
}

async function signedIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/app/sign-in`, {
    method: 'POST',
    headers: { Origin: url, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ key: SECRETS.ADMIN_TOKEN }),
    redirect: 'manual',
  })
  return (answer.headers.get('set-cookie') ?? '').split(';')[0]!
}
