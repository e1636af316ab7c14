import { Hono } from 'hono'
import { endpointOf } from '../../accounts/endpoint.ts'
import { diagnoseBeside } from '../../funnel/diagnosis/load.ts'
import { diagnosisEndpoints } from '../../funnel/diagnosis/routes.ts'
import { askHere } from '../ask.ts'
import { campaignOf } from '../at-address.ts'
import { namingAds } from '../named.ts'
import { page } from '../page.tsx'
import { periodOf } from '../period.ts'
import type { Dashboard } from '../screen.ts'
import { DiagnosisPage } from './page.tsx'

const DIAGNOSIS = endpointOf(diagnosisEndpoints, 'GET', '/campaigns/:slug/diagnosis')

/** /app/campaigns/:slug/diagnosis: the three fatal errors. */
export const diagnosis = new Hono<Dashboard>().get('/', async c => {
  if (c.req.query('format') === 'csv') return askHere(c, DIAGNOSIS)
  const campaign = await campaignOf(c)
  const period = periodOf(c)
  const [screen, { errors, compare }] = await Promise.all([
    namingAds(c, campaign.slug),
    diagnoseBeside(c.env.DB, campaign, period.range, period.compare, c.var.now),
  ])
  const title = `${screen.t.diagnosis.title} · ${campaign.name}`
  return page(c, title, <DiagnosisPage {...{ screen, campaign, ...period, findings: errors, compare }} />)
})
