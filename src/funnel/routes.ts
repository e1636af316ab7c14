import { endpoint } from '../accounts/endpoint.ts'
import { campaignOr404 } from '../campaigns/routes.ts'
import { HttpError, issuesOf } from '../lib/http.ts'
import { listTiers } from '../pixel/tier.ts'
import { rangeAt } from './range.ts'
import { funnelOf, together } from './stages.ts'
import { countCampaign } from './store.ts'

export const funnelEndpoints = [
  endpoint({
    method: 'GET',
    path: '/campaigns/:slug/funnel',
    role: 'viewer',
    summary:
      'The four stages of a campaign and of each ad, and its views by tier. ?from=&to= days (UTC, both included); by default the last 30.',
    answers: {
      200: '{campaign, currency, from, to, prorated, counts, funnel, tiers, ads}',
      404: 'unknown-campaign',
      422: 'invalid-query',
    },
    handle: async (c, _, now) => {
      const range = rangeAt(now).safeParse(c.req.query())
      if (!range.success) throw new HttpError(422, 'invalid-query', 'from or to is wrong.', issuesOf(range.error))
      const { slug, currency } = await campaignOr404(c.env.DB, c.req.param('slug') ?? '')
      const [{ ads, reached }, tiers] = await Promise.all([
        countCampaign(c.env.DB, slug, range.data),
        listTiers(c.env.DB),
      ])
      const counts = together(ads)
      return c.json({
        campaign: slug,
        currency,
        ...range.data,
        prorated: ads.some(ad => ad.prorated),
        counts,
        funnel: funnelOf(counts),
        tiers: tiers.map(tier => ({
          ...tier,
          views: reached.reduce((sum, r) => sum + (r.rank === tier.rank ? r.views : 0), 0),
        })),
        ads: ads.map(({ campaign, prorated, ...ad }) => ({ ...ad, funnel: funnelOf(ad) })),
      })
    },
  }),
]
