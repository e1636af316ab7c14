import { Hono } from 'hono'
import { loadOverview } from '../../notices/overview/load.ts'
import { Alerts, loadAlerts, refusedAlert } from '../alerts.tsx'
import { page } from '../page.tsx'
import { periodOf } from '../period.ts'
import type { Dashboard } from '../screen.ts'
import { Home } from './page.tsx'

/** /app: is money leaking now, where, how much, and what to do. */
export const home = new Hono<Dashboard>().get('/', async c => {
  const { DB } = c.env
  const { screen, now } = c.var
  const asked = periodOf(c)
  const [overview, alerts] = await Promise.all([loadOverview(DB, asked.range, now), loadAlerts(DB, '', now)])
  const strip = <Alerts screen={screen} alerts={alerts} refused={refusedAlert(c)} />
  return page(c, screen.t.home.title, <Home screen={screen} asked={asked} overview={overview} strip={strip} />)
})
