import { endpoint, list } from '../accounts/endpoint.ts'
import { defaultBrand, findBrand } from '../brands/store.ts'
import { isDuplicate } from '../db/query.ts'
import { HttpError } from '../lib/http.ts'
import { type Campaign, newCampaign } from './schema.ts'
import { addCampaign, findCampaign, listCampaigns } from './store.ts'

export const campaignEndpoints = [
  endpoint({
    method: 'POST',
    path: '/campaigns',
    role: 'editor',
    summary: 'Add a campaign. Without a brand it takes the oldest one.',
    body: newCampaign,
    answers: { 201: 'the campaign', 409: 'slug-taken', 422: 'invalid-body, unknown-brand' },
    handle: async (c, body, now) => {
      const brand = body.brand ? await findBrand(c.env.DB, body.brand) : await defaultBrand(c.env.DB)
      if (!brand) {
        const message = body.brand ? `No brand "${body.brand}".` : 'There is no brand yet: POST /api/brands first.'
        throw new HttpError(422, 'unknown-brand', message, [{ path: 'brand', message: 'unknown' }])
      }
      try {
        await addCampaign(c.env.DB, body, brand.id, now)
      } catch (error) {
        if (!isDuplicate(error)) throw error
        throw new HttpError(409, 'slug-taken', `A campaign "${body.slug}" exists already.`, [
          { path: 'slug', message: 'taken' },
        ])
      }
      return c.json(shown((await findCampaign(c.env.DB, body.slug))!), 201)
    },
  }),
  list({
    path: '/campaigns',
    role: 'viewer',
    summary: 'List campaigns.',
    rows: (c, cursor, limit) => listCampaigns(c.env.DB, cursor, limit),
    keyOf: campaign => campaign.slug,
    shown,
  }),
  endpoint({
    method: 'GET',
    path: '/campaigns/:slug',
    role: 'viewer',
    summary: 'One campaign.',
    answers: { 200: 'the campaign', 404: 'unknown-campaign' },
    handle: async c => c.json(shown(await campaignOr404(c.env.DB, c.req.param('slug') ?? ''))),
  }),
]

export async function campaignOr404(db: D1Database, slug: string): Promise<Campaign> {
  const campaign = await findCampaign(db, slug)
  if (!campaign) throw new HttpError(404, 'unknown-campaign', `No campaign "${slug}".`)
  return campaign
}

function shown({ default_ad, created_at, ...campaign }: Campaign) {
  return {
    ...campaign,
    defaultAd: default_ad,
    createdAt: created_at,
    url: `/${campaign.slug}`,
  }
}
