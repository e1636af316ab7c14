import { rmSync, statSync } from 'node:fs'
import { DAY_MS, dayOf } from '../../src/lib/time.ts'
import { BEACONS_A_VISIT } from './capacity.ts'
import { databaseIn, seedCatalogue, seedViews } from './funnel-seed.ts'
import { emptyHost } from './host.ts'
import { type Spent, scaleHost } from './scale-host.ts'

const OPEN = 3000 // views of today and yesterday, at every size: what grows is history alone
const VISITS = 1000
const AGREED = 300
const BATCH = 100
const TIMES = 9
const PATH = '/evergreen/ad-0'

/** What the same work costs in a database of so many views. */
export interface Point {
  views: number
  bytes: number
  stored: Spent // of 1,000 visits without consent
  storedAgreed: Spent // of 300 visits with
  funnel: Spent // of 30 days
  funnelAfter: Spent // the same once 1,300 more visits came today
  audience: Spent // its size
  desk: Spent // a campaign's page
}

export async function pointAt(views: number): Promise<Point> {
  const now = Date.now()
  const empty = await emptyHost()
  await seedCatalogue(empty, views, now)
  await empty.stop()
  const began = performance.now()
  const seeded = seedViews(empty.stateFolder, views, now, OPEN)
  console.info(`${seeded.views} views of 25 months, in ${Math.round((performance.now() - began) / 1000)} s`)
  const { size: bytes } = statSync(databaseIn(empty.stateFolder))
  const { tell, ask, stop } = await scaleHost(empty.stateFolder)
  const days = `from=${dayOf(now - 29 * DAY_MS)}&to=${dayOf(now)}`
  const funnel = () => ask(`/api/campaigns/evergreen/funnel?${days}`, TIMES)
  const visits = async (count: number, agreed: boolean): Promise<Spent> => {
    await tell({ do: 'beacons', path: PATH, count, agreed })
    return tell({ do: 'consume', path: PATH, count: BATCH })
  }

  await visits(100, false) // warm
  const before = await funnel()
  const stored = await visits(VISITS, false)
  await tell({ do: 'agree', path: PATH, count: AGREED })
  const storedAgreed = await visits(AGREED, true)
  const point = {
    ...{ views: seeded.views, bytes, stored, storedAgreed },
    ...{ funnel: before, funnelAfter: await funnel() },
    audience: await ask('/api/audiences/preview', TIMES, AUDIENCE),
    desk: await ask('/app/campaigns/evergreen', TIMES),
  }
  await stop()
  rmSync(empty.stateFolder, { recursive: true }) // gigabytes
  return point
}

const AUDIENCE = { name: 'Engaged, no lead', campaigns: ['evergreen'], windowDays: 90, exclude: { leads: true } }

/** A row of the table, of 1,000 beacons and of one question. */
export const rowOf = ({ views, bytes, stored, storedAgreed, funnel, funnelAfter, audience, desk }: Point) => {
  const perThousand = (figure: number, visits: number) => (figure * 1000) / (visits * BEACONS_A_VISIT)
  return {
    views,
    'B a view': bytes / views,
    'written / 1,000 beacons': perThousand(stored.rowsWritten, VISITS),
    'with consent': perThousand(storedAgreed.rowsWritten, AGREED),
    'read / 1,000 beacons': perThousand(stored.rowsRead, VISITS),
    'with consent, read': perThousand(storedAgreed.rowsRead, AGREED),
    'CPU ms / 1,000 beacons': perThousand(stored.cpuMs, VISITS),
    'with consent, CPU ms': perThousand(storedAgreed.cpuMs, AGREED),
    'D1 ms / 1,000 beacons': perThousand(stored.d1Ms, VISITS),
    'funnel, rows': funnel.rowsRead,
    'funnel, CPU ms': funnel.cpuMs,
    'rows more for 1,000 visits of today': ((funnelAfter.rowsRead - funnel.rowsRead) * 1000) / (VISITS + AGREED),
    'D1 ms more for them': ((funnelAfter.d1Ms - funnel.d1Ms) * 1000) / (VISITS + AGREED),
    'audience, rows': audience.rowsRead,
    'audience, CPU ms': audience.cpuMs,
    'campaign page, rows': desk.rowsRead,
    'campaign page, CPU ms': desk.cpuMs,
  }
}
