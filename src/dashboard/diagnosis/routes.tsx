import { Hono } from 'hono'
import { endpointOf, perform } from '../../accounts/endpoint.ts'
import { findCampaign } from '../../campaigns/store.ts'
import { diagnoseBeside } from '../../funnel/diagnosis/load.ts'
import { diagnosisEndpoints } from '../../funnel/diagnosis/routes.ts'
import { HttpError } from '../../lib/http.ts'
import { asCaller } from '../call.ts'
import { page } from '../page.tsx'
import { periodOf } from '../period.ts'
import type { Dashboard } from '../screen.ts'
import { DiagnosisPage } from './page.tsx'

const DIAGNOSIS = endpointOf(diagnosisEndpoints, 'GET', '/campaigns/:slug/diagnosis')

/** /app/campaigns/:slug/diagnosis: the three fatal errors. */
export const diagnosis = new Hono<Dashboard>().get('/', async c => {
  const { screen, now } = c.var
  if (c.req.query('format') === 'csv') return perform(asCaller(c), DIAGNOSIS, undefined, now)
  const campaign = await findCampaign(c.env.DB, c.req.param('slug') ?? '')
  if (!campaign) throw new HttpError(404, 'not-found', 'No such page.')
  const period = periodOf(c)
  const { errors, compare } = await diagnoseBeside(c.env.DB, campaign, period.range, period.compare, now)
  const title = `${screen.t.diagnosis.title} · ${campaign.name}`
  return page(c, title, <DiagnosisPage {...{ screen, campaign, ...period, findings: errors, compare }} />)
})
