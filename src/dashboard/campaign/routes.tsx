import type { Context } from 'hono'
import { Hono } from 'hono'
import { endpointOf } from '../../accounts/endpoint.ts'
import { listAds } from '../../campaigns/store.ts'
import { formEndpoints } from '../../funnel/form/routes.ts'
import { type FunnelAsk, funnelAsk } from '../../funnel/query.ts'
import { funnelReport } from '../../funnel/report.ts'
import { funnelEndpoints } from '../../funnel/routes.ts'
import { HttpError } from '../../lib/http.ts'
import { paged, readPaging } from '../../lib/paging.ts'
import { Alerts, loadAlerts, refusedAlert } from '../alerts.tsx'
import { askHere } from '../ask.ts'
import { campaignOf } from '../at-address.ts'
import { namingAds } from '../named.ts'
import { page } from '../page.tsx'
import type { Dashboard } from '../screen.ts'
import { CampaignPage } from './page.tsx'

const FUNNEL = endpointOf(funnelEndpoints, 'GET', '/campaigns/:slug/funnel')
const FORM = endpointOf(formEndpoints, 'GET', '/campaigns/:slug/form')
const ECONOMICS = endpointOf(funnelEndpoints, 'GET', '/campaigns/:slug/economics')

/** /app/campaigns/:slug: where it leaks, its funnel, its ads. */
export const funnel = new Hono<Dashboard>()
  .get('/', async c => {
    const { DB } = c.env
    const campaign = await campaignOf(c)
    const { now } = c.var
    const { cursor, limit } = readPaging(c)
    const { ask, isWrong } = askOf(c)
    const [naming, ads, report, alerts] = await Promise.all([
      namingAds(c, campaign.slug),
      listAds(DB, campaign.slug, cursor, limit),
      funnelReport(DB, campaign, ask),
      loadAlerts(DB, campaign.slug, now),
    ])
    const { items, next } = paged(ads, limit, ad => ad.slug)
    const screen = isWrong ? { ...naming, url: new URL(naming.url.pathname, naming.url) } : naming
    const strip = <Alerts screen={screen} alerts={alerts} refused={refusedAlert(c)} />
    const props = { screen, campaign, ask, isWrong, now, ads: items, next, report, strip }
    return page(c, campaign.name, <CampaignPage {...props} />)
  })
  .get('/funnel.csv', c => askHere(c, FUNNEL))
  .get('/form.csv', c => askHere(c, FORM))
  .get('/economics.csv', c => askHere(c, ECONOMICS))

/** What the address asks for; the last 30 days when that makes no sense. */
function askOf(c: Context<Dashboard>): { ask: FunnelAsk; isWrong: boolean } {
  try {
    return { ask: funnelAsk(c.req.query(), c.var.now), isWrong: false }
  } catch (error) {
    if (!(error instanceof HttpError)) throw error
    return { ask: funnelAsk({}, c.var.now), isWrong: true }
  }
}
