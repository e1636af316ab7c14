import { Hono } from 'hono'
import { firstSteps } from '../../campaigns/first-steps.ts'
import { loadOverview } from '../../notices/overview/load.ts'
import { Alerts, loadAlerts, refusedAlert } from '../alerts.tsx'
import { DemoStrip } from '../guide/strip.tsx'
import { page } from '../page.tsx'
import { periodOf } from '../period.ts'
import type { Dashboard } from '../screen.ts'
import { Home } from './page.tsx'

/** /app: is money leaking now, where, how much, and what to do. */
export const home = new Hono<Dashboard>().get('/', async c => {
  const { DB } = c.env
  const { screen, now } = c.var
  const asked = periodOf(c)
  const [overview, alerts, steps] = await Promise.all([
    loadOverview(DB, asked.range, now),
    loadAlerts(DB, '', now),
    firstSteps(DB),
  ])
  const strip = <Alerts screen={screen} alerts={alerts} refused={refusedAlert(c)} />
  return page(
    c,
    screen.t.home.title,
    <>
      <DemoStrip screen={screen} steps={steps} />
      <Home screen={screen} asked={asked} overview={overview} strip={strip} />
    </>,
  )
})
