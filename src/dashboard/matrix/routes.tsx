import { Hono } from 'hono'
import { endpointOf, perform } from '../../accounts/endpoint.ts'
import { findCampaign } from '../../campaigns/store.ts'
import { loadMatrix } from '../../funnel/matrix/load.ts'
import { matrixEndpoints } from '../../funnel/matrix/routes.ts'
import { HttpError } from '../../lib/http.ts'
import { asCaller } from '../call.ts'
import { page } from '../page.tsx'
import { periodOf } from '../period.ts'
import type { Dashboard } from '../screen.ts'
import { MatrixPage } from './page.tsx'

const MATRIX = endpointOf(matrixEndpoints, 'GET', '/campaigns/:slug/matrix')

/** /app/campaigns/:slug/matrix: which ads convert, which only please. */
export const matrix = new Hono<Dashboard>().get('/', async c => {
  const { screen, now } = c.var
  if (c.req.query('format') === 'csv') return perform(asCaller(c), MATRIX, undefined, now)
  const campaign = await findCampaign(c.env.DB, c.req.param('slug') ?? '')
  if (!campaign) throw new HttpError(404, 'not-found', 'No such page.')
  const period = periodOf(c)
  const shown = await loadMatrix(c.env.DB, campaign, period.range, period.compare)
  const title = `${screen.t.matrix.title} · ${campaign.name}`
  return page(c, title, <MatrixPage {...{ screen, campaign, ...period }} matrix={shown} />)
})
