import type { Context } from 'hono'
import { Hono } from 'hono'
import { endpointOf } from '../../accounts/endpoint.ts'
import type { CutSum, Line } from '../../funnel/reconcile/reconcile.ts'
import { reconcileEndpoints } from '../../funnel/reconcile/routes.ts'
import { speedEndpoints, speedOnly } from '../../funnel/speed/routes.ts'
import { CUTS, groupsBeside } from '../../funnel/speed/store.ts'
import { answerOf, ask } from '../ask.ts'
import { campaignOf } from '../at-address.ts'
import { namingAds } from '../named.ts'
import { page } from '../page.tsx'
import { periodOf } from '../period.ts'
import type { Dashboard } from '../screen.ts'
import { SpeedPage } from './page.tsx'
import { ReconcilePage } from './reconcile.tsx'

const SPEED = endpointOf(speedEndpoints, 'GET', '/campaigns/:slug/speed')
const RECONCILE = endpointOf(reconcileEndpoints, 'GET', '/campaigns/:slug/reconcile')

/** /app/campaigns/:slug/speed: how fast pages were, for whom. `?format=csv` is the API's own file. */
export const speed = new Hono<Dashboard>().get('/', async c => {
  const framed = await asked(c)
  const { campaign, range, compare } = framed
  if (c.req.query('format') === 'csv')
    return ask(c, SPEED, {
      params: { slug: campaign.slug },
      query: { ...c.req.query(), by: CUTS.join(',') },
    })
  const only = speedOnly.safeParse(c.req.query()).data ?? {}
  const [groups, earlier] = await groupsBeside(c.env.DB, campaign.slug, range, compare, only)
  const screen = await namingAds(c, campaign.slug)
  const title = `${screen.t.speed.title} · ${campaign.name}`
  return page(c, title, <SpeedPage {...{ screen, ...framed, groups, earlier }} />)
})

/** /app/campaigns/:slug/reconcile: whether forms, the pixel and contacts count the same. */
export const reconciling = new Hono<Dashboard>().get('/', async c => {
  const framed = await asked(c)
  const { campaign, range } = framed
  const params = { slug: campaign.slug }
  if (c.req.query('format') === 'csv') return ask(c, RECONCILE, { params, query: c.req.query() })
  const { lines, cuts } = await answerOf<{ lines: Line[]; cuts: CutSum[] }>(c, RECONCILE, {
    params,
    query: { ...range },
  })
  const screen = await namingAds(c, campaign.slug)
  const title = `${screen.t.speed.reconciled.title} · ${campaign.name}`
  return page(c, title, <ReconcilePage {...{ screen, ...framed, lines, cuts }} />)
})

async function asked(c: Context<Dashboard>) {
  const campaign = await campaignOf(c)
  return { campaign, ...periodOf(c) }
}
