import { Hono } from 'hono'
import { endpointOf } from '../../accounts/endpoint.ts'
import { attributeBeside } from '../../funnel/attribution/compare.ts'
import { attributionEndpoints, WINDOW_DAYS } from '../../funnel/attribution/routes.ts'
import { ask } from '../ask.ts'
import { campaignOf } from '../at-address.ts'
import { namingAds, namingCampaigns } from '../named.ts'
import { page } from '../page.tsx'
import { periodOf } from '../period.ts'
import type { Dashboard } from '../screen.ts'
import { AttributionPage } from './page.tsx'
import { CUTS } from './rows.ts'

const ATTRIBUTION = endpointOf(attributionEndpoints, 'GET', '/campaigns/:slug/attribution')

/** /app/campaigns/:slug/attribution: which visits led to conversions. `?format=csv` is the API's own file. */
export const attribution = new Hono<Dashboard>().get('/', async c => {
  const campaign = await campaignOf(c)
  const period = periodOf(c)
  if (c.req.query('format') === 'csv')
    return ask(c, ATTRIBUTION, { params: { slug: campaign.slug }, query: c.req.query() })
  const screen = await namingCampaigns(c, await namingAds(c, campaign.slug))
  const found = await attributeBeside(c.env.DB, campaign.slug, period.range, period.compare, WINDOW_DAYS)
  const cut = CUTS.find(by => by === c.req.query('by')) ?? 'ad'
  const props = { screen, campaign, ...period, cut, windowDays: WINDOW_DAYS, attribution: found }
  return page(c, `${screen.t.attribution.title} · ${campaign.name}`, <AttributionPage {...props} />)
})
