import { newId } from '../../src/lib/ids.ts'
import type { Figure } from './bench.ts'
import { demoHost } from './host.ts'
import { load } from './load.ts'

const SECONDS = Number(process.env.BENCH_SECONDS ?? 30)
const CONNECTIONS = 64

/** Beacons per second that are answered 204 and are rows afterwards, each a new view. BENCH_SECONDS sets how long. */
export async function ingest(): Promise<Figure[]> {
  const host = await demoHost()
  const counted = () => host.db.prepare('SELECT count(*) AS n FROM views').first<number>('n')
  const bytes = async () => (await host.db.prepare('SELECT 1').run()).meta.size_after
  const before = (await counted()) ?? 0
  const bytesBefore = await bytes()
  const beacon = () =>
    JSON.stringify({
      v: newId(),
      c: 'audit-energie',
      a: 'maison-froide',
      n: 1,
      t: Date.now(),
      e: 12000,
      s: 64,
      k: 1,
      o: 0,
      f: 0,
      q: 'utm_source=meta&utm_medium=paid_social',
    })
  const hello = await load({
    url: `${host.url}/p.js`,
    method: 'GET',
    connections: CONNECTIONS,
    seconds: Math.min(5, SECONDS),
  })
  const run = await load({
    url: `${host.url}/e`,
    method: 'POST',
    body: beacon,
    connections: CONNECTIONS,
    seconds: SECONDS,
  })
  const stored = ((await counted()) ?? 0) - before
  const perView = ((await bytes()) - bytesBefore) / stored
  await host.stop()
  const accepted = run.answers[204] ?? 0
  const refused = Object.entries(run.answers).filter(([status]) => status !== '204')
  if (refused.length > 0) console.warn('other answers than 204:', Object.fromEntries(refused))
  const baseline = `${(run.perSecond / hello.perSecond).toFixed(2)} of GET /p.js (${Math.round(hello.perSecond)}/s)`
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
    { what: 'disk per view, index included', figure: perView, unit: 'B', limit: '≤ 250', ok: perView <= 250 },
    { what: 'answered 204 and lost', figure: accepted - stored, unit: 'beacons', limit: '0', ok: accepted === stored },
  ]
}
