import { Hono } from 'hono'
import { type Campaign, STATUSES } from '../../campaigns/schema.ts'
import { countStatuses } from '../../campaigns/store.ts'
import { lastDays } from '../../funnel/range.ts'
import { together } from '../../funnel/stages.ts'
import { countAds } from '../../funnel/store.ts'
import { pageCounts } from '../../pages/store.ts'
import { dearestCampaigns } from '../../spend/dearest-campaigns.ts'
import { Alerts, loadAlerts, refusedAlert } from '../alerts.tsx'
import { page } from '../page.tsx'
import type { Dashboard } from '../screen.ts'
import { Campaigns } from './list.tsx'

const DAYS = 30
const ON_A_PAGE = 30

/** /app/campaigns: those that are not archived, or those of one status; dearest first. */
export const campaigns = new Hono<Dashboard>().get('/', async c => {
  const { DB } = c.env
  const { screen, now } = c.var
  const range = lastDays(DAYS, now)
  const status = STATUSES.find(each => each === c.req.query('status')) ?? null
  const offset = Math.min(Number.parseInt(c.req.query('cursor') ?? '', 10) || 0, MOST)
  const [found, statuses] = await Promise.all([
    dearestCampaigns(DB, status ? [status] : CURRENT, range, { offset: Math.max(0, offset), limit: ON_A_PAGE }),
    countStatuses(DB),
  ])
  const items = found.slice(0, ON_A_PAGE)
  const next = found.length > ON_A_PAGE ? String(offset + ON_A_PAGE) : null
  const slugs = items.map(({ slug }) => slug)
  const [counts, pages, alerts] = await Promise.all([
    countAds(DB, slugs, range),
    pageCounts(DB, slugs),
    loadAlerts(DB, '', now),
  ])
  const lines = items.map(campaign => ({
    campaign,
    pages: pages.find(each => each.campaign === campaign.slug) ?? { ads: 0, live: 0 },
    counts: together(counts.filter(ad => ad.campaign === campaign.slug)),
  }))
  const strip = <Alerts screen={screen} alerts={alerts} refused={refusedAlert(c)} />
  const props = { screen, range, lines, next, strip, statuses, status }
  return page(c, screen.t.campaigns, <Campaigns {...props} />)
})

const CURRENT: Campaign['status'][] = STATUSES.filter(status => status !== 'archived')
const MOST = 100_000
