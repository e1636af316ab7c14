import { newId } from '../../src/lib/ids.ts'
import { beaconOf } from './beacon.ts'
import type { Figure } from './figures.ts'
import { hello } from './hello.ts'
import { demoHost } from './host.ts'
import { load } from './load.ts'
import { cpuOf } from './workerd.ts'

const SECONDS = Number(process.env.BENCH_SECONDS ?? 120)
const CONNECTIONS = 64

/** Beacons at a constant load: how many are stored, and at what cost. BENCH_SECONDS sets how long it lasts. */
export async function ingest(): Promise<Figure[]> {
  const host = await demoHost()
  const bare = await hello('hello')
  const counted = async () => (await host.db.prepare('SELECT count(*) AS n FROM views').first<number>('n')) ?? 0
  const beacons = (seconds: number) =>
    load({
      ...{ url: `${host.url}/e`, method: 'POST', body: () => beaconOf(newId()) },
      ...{ connections: CONNECTIONS, seconds },
    })
  await beacons(2) // compiled by then, as everywhere but in the first seconds
  const before = await counted()
  const greeted = await cpuOf(() =>
    load({ url: bare.url, method: 'GET', connections: CONNECTIONS, seconds: Math.min(5, SECONDS) }),
  )
  const { cpuS, result: run } = await cpuOf(() => beacons(SECONDS))
  const stored = (await counted()) - before
  await Promise.all([host.stop(), bare.stop()])
  const accepted = run.answers[204] ?? 0
  const refused = Object.entries(run.answers).filter(([status]) => status !== '204')
  if (refused.length > 0) console.warn('other answers than 204:', Object.fromEntries(refused))
  const perThousand = (cpuS * 1000) / stored
  const perThousandGreeted = (greeted.cpuS * 1000) / (greeted.result.answers[200] ?? 0)
  const speed = greeted.result.perSecond
  return [
    {
      ...{ budget: 'ingestRate', what: `stored, ${SECONDS} s`, figure: stored / SECONDS },
      ...{ ratio: stored / SECONDS / speed, baseline: `a bare "hello", ${Math.round(speed)}/s` },
    },
    {
      ...{ budget: 'ingestP95', what: 'answer, p95', figure: run.p95Ms },
      ...{ ratio: run.p95Ms / greeted.result.p95Ms, baseline: `a bare "hello", ${greeted.result.p95Ms.toFixed(1)} ms` },
    },
    {
      ...{ budget: 'ingestCpu', what: 'processor per 1,000', figure: perThousand },
      ratio: perThousand / perThousandGreeted,
      baseline: `a bare "hello", ${perThousandGreeted.toFixed(2)} s; ${cpuS.toFixed(1)} s for ${stored} beacons`,
    },
    {
      ...{ budget: 'ingestLost', what: 'answered 204 and lost', figure: accepted - stored },
      baseline: `of ${accepted}`,
    },
  ]
}
