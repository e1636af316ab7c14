import { newId } from '../../src/lib/ids.ts'
import { beaconOf } from './beacon.ts'
import type { Figure } from './bench.ts'
import { demoHost } from './host.ts'
import { killed } from './killed.ts'
import { load } from './load.ts'
import { store } from './store.ts'
import { workerd } from './workerd.ts'

const SECONDS = Number(process.env.BENCH_SECONDS ?? 30)
const CONNECTIONS = 64

/** What becomes of beacons: stored at a constant load, stored when the runtime is killed, and what storing them costs.
 *  BENCH_SECONDS sets how long the load lasts. */
export const ingest = async (): Promise<Figure[]> => [...(await steady()), ...(await killed()), ...(await store())]

async function steady(): Promise<Figure[]> {
  const host = await demoHost()
  const counted = () => host.db.prepare('SELECT count(*) AS n FROM views').first<number>('n')
  const bytes = async () => (await host.db.prepare('SELECT 1').run()).meta.size_after
  const before = (await counted()) ?? 0
  const bytesBefore = await bytes()
  const script = { url: `${host.url}/p.js`, method: 'GET', connections: CONNECTIONS } as const
  const hello = await load({ ...script, seconds: Math.min(5, SECONDS) })
  const cpuBefore = workerd().cpuS
  const run = await load({
    url: `${host.url}/e`,
    method: 'POST',
    body: () => beaconOf(newId()),
    connections: CONNECTIONS,
    seconds: SECONDS,
  })
  const cpuS = workerd().cpuS - cpuBefore
  const stored = ((await counted()) ?? 0) - before
  const perView = ((await bytes()) - bytesBefore) / stored
  await host.stop()
  const accepted = run.answers[204] ?? 0
  const refused = Object.entries(run.answers).filter(([status]) => status !== '204')
  if (refused.length > 0) console.warn('other answers than 204:', Object.fromEntries(refused))
  const baseline = `${(run.perSecond / hello.perSecond).toFixed(2)} of GET /p.js (${Math.round(hello.perSecond)}/s)`
  const perThousand = (cpuS * 1000) / stored
  return [
    {
      what: `beacons stored, ${SECONDS} s`,
      figure: stored / SECONDS,
      unit: '/s',
      limit: '≥ 600',
      ok: stored / SECONDS >= 600,
      baseline,
    },
    { what: 'answer, p95', figure: run.p95Ms, unit: 'ms', limit: '< 300', ok: run.p95Ms < 300 },
    {
      what: 'CPU per 1,000 beacons',
      figure: perThousand,
      unit: 's',
      limit: '≤ 0.8',
      ok: perThousand <= 0.8,
      baseline: `${cpuS} s of workerd for ${stored} beacons`,
    },
    { what: 'disk per view, index included', figure: perView, unit: 'B', limit: '≤ 250', ok: perView <= 250 },
    {
      what: 'answered 204 and lost',
      figure: accepted - stored,
      unit: 'beacons',
      limit: '0',
      ok: accepted === stored,
      baseline: `of ${accepted}`,
    },
  ]
}
