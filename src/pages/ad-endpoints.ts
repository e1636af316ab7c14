import { endpoint, list } from '../accounts/endpoint.ts'
import { findBrand } from '../brands/store.ts'
import { campaignOr404 } from '../campaigns/routes.ts'
import { newAd } from '../campaigns/schema.ts'
import { findAd, listAds } from '../campaigns/store.ts'
import { isDuplicate } from '../db/query.ts'
import { HttpError } from '../lib/http.ts'
import { bearAd, pathOf, shownAd } from './ads.ts'

export const adEndpoints = [
  endpoint({
    method: 'POST',
    path: '/campaigns/:slug/ads',
    role: 'editor',
    summary:
      'Add an ad. Its draft page is made at once, filled with the words and the image of the ad; `landing` overrides them.',
    body: newAd,
    answers: {
      201: '{ad, page}',
      404: 'unknown-campaign',
      409: 'slug-taken',
      422: 'invalid-body, unknown-image, unknown-template',
    },
    handle: async (c, body, now) => {
      const campaign = await campaignOr404(c.env.DB, c.req.param('slug') ?? '')
      const brand = (await findBrand(c.env.DB, campaign.brand))!
      const { content, statements } = await bearAd(c.env.DB, campaign, brand, body, now)
      try {
        await c.env.DB.batch(statements)
      } catch (error) {
        if (!isDuplicate(error)) throw error
        throw new HttpError(409, 'slug-taken', `An ad "${body.slug}" exists already in this campaign.`, [
          { path: 'slug', message: 'taken' },
        ])
      }
      const ad = (await findAd(c.env.DB, campaign.slug, body.slug))!
      return c.json({ ad: shownAd(ad), page: { template: body.template, content, live: null, url: pathOf(ad) } }, 201)
    },
  }),
  list({
    path: '/campaigns/:slug/ads',
    role: 'viewer',
    summary: 'List the ads of a campaign.',
    rows: async (c, cursor, limit) => {
      const campaign = await campaignOr404(c.env.DB, c.req.param('slug') ?? '')
      return listAds(c.env.DB, campaign.slug, cursor, limit)
    },
    keyOf: ad => ad.slug,
    shown: shownAd,
  }),
]
