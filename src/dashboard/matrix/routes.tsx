import { Hono } from 'hono'
import { endpointOf } from '../../accounts/endpoint.ts'
import { loadMatrix } from '../../funnel/matrix/load.ts'
import { matrixEndpoints } from '../../funnel/matrix/routes.ts'
import { askHere } from '../ask.ts'
import { campaignOf } from '../at-address.ts'
import { page } from '../page.tsx'
import { periodOf } from '../period.ts'
import type { Dashboard } from '../screen.ts'
import { MatrixPage } from './page.tsx'

const MATRIX = endpointOf(matrixEndpoints, 'GET', '/campaigns/:slug/matrix')

/** /app/campaigns/:slug/matrix: which ads convert, which only please. */
export const matrix = new Hono<Dashboard>().get('/', async c => {
  const { screen } = c.var
  if (c.req.query('format') === 'csv') return askHere(c, MATRIX)
  const campaign = await campaignOf(c)
  const period = periodOf(c)
  const shown = await loadMatrix(c.env.DB, campaign, period.range, period.compare)
  const title = `${screen.t.matrix.title} · ${campaign.name}`
  return page(c, title, <MatrixPage {...{ screen, campaign, ...period }} matrix={shown} />)
})
