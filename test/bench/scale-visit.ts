import { DAY_MS } from '../../src/lib/time.ts'
import { BEACONS_A_VISIT, type Measured, type Part } from './capacity.ts'
import { demoHost } from './host.ts'
import type { Point } from './scale-curve.ts'
import { type ScaleHost, type Spent, scaleHost } from './scale-host.ts'
import type { Asked } from './scale-probe.ts'

const PATH = '/audit-energie/maison-froide'
const VISITS = 1000
const AGREED = 300
const LEADS = 100
const MONTHS_MS = 27 * 31 * DAY_MS // after which every view is too old

/** What each part of a visit's life uses, from the page to the night that deletes it. Of storing, a database with the most
 *  history tells (`largest`). */
export async function measuredParts(largest: Point): Promise<Measured> {
  const demo = await demoHost()
  const views = async () => (await demo.db.prepare('SELECT count(*) AS n FROM views').first<number>('n')) ?? 0
  const before = await views()
  await demo.stop()
  const host = await scaleHost(demo.stateFolder)
  const tell = (what: Omit<Asked, 'path'>) => host.tell({ path: PATH, ...what })

  await tell({ do: 'pages', count: 50 }) // warm
  const page = await tell({ do: 'pages', count: VISITS })
  const beacons = await tell({ do: 'beacons', count: VISITS })
  const alone = await tell({ do: 'consume', count: 1 })
  await tell({ do: 'beacons', count: VISITS })
  const together = await tell({ do: 'consume', count: 100 })
  const agreed = await tell({ do: 'agree', count: AGREED })
  const lead = await tell({ do: 'leads', count: LEADS })
  const life = await lifeOf(host)
  await host.stop()

  const batchCpuMs = Math.max(0, (alone.cpuMs - together.cpuMs) / (alone.requests - together.requests))
  return {
    page: part(page, VISITS),
    beacons: part(beacons, VISITS),
    stored: part(largest.stored, VISITS),
    storedAgreed: part(largest.storedAgreed, AGREED),
    agreed: part(agreed, AGREED),
    lead: part(lead, LEADS),
    rolled: part(life.rolled, before + 2 * VISITS),
    minute: part(life.minute, life.minute.requests),
    night: part(life.night, 1),
    desk: part(largest.desk, 1),
    batchCpuMs,
    batchD1Ms: largest.stored.d1Ms / largest.stored.requests,
    viewBytes: largest.bytes / largest.views,
    archivedBytes: largest.stored.bytesPut / (VISITS * BEACONS_A_VISIT),
  }
}

async function lifeOf({ tell }: ScaleHost): Promise<{ minute: Spent; night: Spent; rolled: Spent }> {
  const clock = (cron: string, at: number, count: number) => tell({ do: 'clock', path: PATH, cron, at, count })
  const [soon, late] = [Date.now() + 3 * DAY_MS, Date.now() + MONTHS_MS]
  const first = await clock('17 3 * * *', soon, 1) // lists the days that ended
  const rolling = await clock('* * * * *', soon, 5)
  const minute = await clock('* * * * *', soon, 20)
  const night = await clock('17 3 * * *', soon, 1)
  const last = await clock('17 3 * * *', late, 1) // deletes them
  const idle = times(minute, 5 / 20)
  return { minute, night, rolled: plus(minus(plus(first, rolling), plus(night, idle)), minus(last, night)) }
}

type Names = keyof Spent
const each = (a: Spent, make: (name: Names) => number): Spent =>
  Object.fromEntries((Object.keys(a) as Names[]).map(name => [name, make(name)])) as unknown as Spent
const plus = (a: Spent, b: Spent): Spent => each(a, name => a[name] + b[name])
const minus = (a: Spent, b: Spent): Spent => each(a, name => Math.max(0, a[name] - b[name]))
const times = (a: Spent, n: number): Spent => each(a, name => a[name] * n)

function part(spent: Spent, n: number): Part {
  const { requests, cpuMs, rowsRead, rowsWritten, messages, classA, classB, transformations } = times(spent, 1 / n)
  return { requests, cpuMs, rowsRead, rowsWritten, messages, classA, classB, transformations }
}
