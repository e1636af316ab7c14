import { Hono } from 'hono'
import { trimTrailingSlash } from 'hono/trailing-slash'
import { audienceSize } from '../audiences/size.ts'
import { findAudience, listAudiences } from '../audiences/store.ts'
import { findCampaign, listAds, listCampaigns } from '../campaigns/store.ts'
import { exportResponse } from '../deliveries/export.ts'
import { destinationNames, destinations } from '../destinations/index.ts'
import { lastDays } from '../funnel/range.ts'
import { together } from '../funnel/stages.ts'
import { countAds, pageCounts, tierCounts } from '../funnel/store.ts'
import { HttpError } from '../lib/http.ts'
import { paged, readPaging } from '../lib/paging.ts'
import { listTiers } from '../pixel/tier.ts'
import { Audiences, EXPORTER } from './audiences.tsx'
import { CampaignPage } from './campaign.tsx'
import { Campaigns } from './campaigns.tsx'
import { leave, openDoor, tryKey } from './door.tsx'
import { atLeast, headers, sameOrigin, screen, signedIn } from './guard.tsx'
import { Message } from './message.tsx'
import { page } from './page.tsx'
import type { Dashboard } from './screen.ts'

const DAYS = 30

/** /app: what the team sees. Rules live in the folders it asks. */
export const dashboard = new Hono<Dashboard>()
  .use((c, next) => {
    c.set('now', Date.now())
    return next()
  })
  .use(headers, trimTrailingSlash(), screen, sameOrigin)

  .get('/sign-in', openDoor)
  .post('/sign-in', tryKey)
  .post('/sign-out', leave)

  .use(signedIn)

  .get('/', async c => {
    const { DB } = c.env
    const range = lastDays(DAYS, c.var.now)
    const { cursor, limit } = readPaging(c)
    const { items, next } = paged(await listCampaigns(DB, cursor, limit), limit, campaign => campaign.slug)
    const slugs = items.map(campaign => campaign.slug)
    const [counts, pages] = await Promise.all([countAds(DB, slugs, range), pageCounts(DB, slugs)])
    const lines = items.map(campaign => ({
      campaign,
      pages: pages.find(p => p.campaign === campaign.slug) ?? { ads: 0, live: 0 },
      counts: together(counts.filter(ad => ad.campaign === campaign.slug)),
    }))
    return page(
      c,
      c.var.screen.t.campaigns,
      <Campaigns screen={c.var.screen} range={range} lines={lines} next={next} />,
    )
  })

  .get('/campaigns/:slug', async c => {
    const { DB } = c.env
    const campaign = await findCampaign(DB, c.req.param('slug'))
    if (!campaign) throw new HttpError(404, 'not-found', 'No such page.')
    const range = lastDays(DAYS, c.var.now)
    const { cursor, limit } = readPaging(c)
    const [ads, counts, tiers, reached] = await Promise.all([
      listAds(DB, campaign.slug, cursor, limit),
      countAds(DB, [campaign.slug], range),
      listTiers(DB),
      tierCounts(DB, campaign.slug, range),
    ])
    const { items, next } = paged(ads, limit, ad => ad.slug)
    const props = { screen: c.var.screen, campaign, range, ads: items, next, counts, tiers, reached }
    return page(c, campaign.name, <CampaignPage {...props} />)
  })

  .get('/audiences', atLeast('analyst'), async c => {
    const { DB } = c.env
    const { cursor, limit } = readPaging(c)
    const { items, next } = paged(await listAudiences(DB, cursor, limit), limit, audience => audience.id)
    const [tiers, campaigns] = await Promise.all([listTiers(DB), listCampaigns(DB, '', 200)])
    const campaignNames = new Map(campaigns.map(campaign => [campaign.slug, campaign.name]))
    const lines = await Promise.all(
      items.map(async audience => ({ audience, size: await audienceSize(DB, audience, c.var.now) })),
    )
    return page(
      c,
      c.var.screen.t.audiences,
      <Audiences screen={c.var.screen} lines={lines} tiers={tiers} campaignNames={campaignNames} next={next} />,
    )
  })

  .get('/audiences/:id/:file', atLeast(EXPORTER), async c => {
    const name = destinationNames.find(destination => `${destination}.csv` === c.req.param('file'))
    const audience = await findAudience(c.env.DB, c.req.param('id'))
    if (!name || !audience) throw new HttpError(404, 'not-found', 'No such page.')
    const order = {
      audience,
      destination: destinations[name],
      kind: 'export',
      actor: c.var.screen.viewer!.id,
      now: c.var.now,
    } as const
    return exportResponse(c.env, c.executionCtx, { ...order, head: c.req.method === 'HEAD' })
  })

  .all('*', c => {
    const { errors } = c.var.screen.t
    return page(
      c,
      errors.notFound,
      <Message screen={c.var.screen} title={errors.notFound} how={errors.notFoundHow} />,
      404,
    )
  })

dashboard.onError((error, c) => {
  const { t } = c.var.screen
  const refused = error instanceof HttpError
  if (!refused) console.error('a dashboard page failed:', error)
  const [title, how] =
    refused && error.status === 403
      ? [t.errors.forbidden, error.message]
      : refused
        ? [t.errors.notFound, t.errors.notFoundHow]
        : [t.errors.broken, t.errors.brokenHow]
  return page(c, title, <Message screen={c.var.screen} title={title} how={how} />, refused ? error.status : 500)
})
