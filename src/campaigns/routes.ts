import { endpoint, list } from '../accounts/endpoint.ts'
import type { Brand } from '../brands/schema.ts'
import { defaultBrand, findBrand } from '../brands/store.ts'
import { isDuplicate } from '../db/query.ts'
import { HttpError } from '../lib/http.ts'
import { campaignAnswer } from './answers.ts'
import { type Campaign, campaignPatch, newCampaign } from './schema.ts'
import { addCampaignStatement, changeCampaign, findCampaign, hasSpent, listCampaigns } from './store.ts'

export const campaignEndpoints = [
  endpoint({
    method: 'POST',
    path: '/campaigns',
    role: 'editor',
    summary: 'Add a campaign. Without a brand it takes the oldest one.',
    body: newCampaign,
    example: { body: { slug: 'isolation', name: 'Isolation des combles', locale: 'fr-FR', currency: 'EUR' } },
    answer: campaignAnswer,
    answers: { 201: 'the campaign', 409: 'slug-taken', 422: 'invalid-body, unknown-brand' },
    handle: async (c, body, now) => {
      const brand = await brandOr422(c.env.DB, body.brand)
      await unlessTaken(body.slug, () => addCampaignStatement(c.env.DB, body, brand.id, now).run())
      return c.json(shown((await findCampaign(c.env.DB, body.slug))!), 201)
    },
  }),
  list({
    path: '/campaigns',
    role: 'viewer',
    summary: 'List campaigns.',
    item: campaignAnswer,
    rows: (c, cursor, limit) => listCampaigns(c.env.DB, cursor, limit),
    keyOf: campaign => campaign.slug,
    shown,
  }),
  endpoint({
    method: 'GET',
    path: '/campaigns/:slug',
    role: 'viewer',
    summary: 'One campaign.',
    answer: campaignAnswer,
    answers: { 200: 'the campaign', 404: 'unknown-campaign' },
    handle: async c => c.json(shown(await campaignOr404(c.env.DB, c.req.param('slug') ?? ''))),
  }),
  endpoint({
    method: 'PATCH',
    path: '/campaigns/:slug',
    role: 'editor',
    summary:
      'Change a campaign: what is not named stays. Archived, its pages say that the offer is over. Published pages keep the brand that they were published with. Its currency stays once something was spent in it.',
    body: campaignPatch,
    example: { body: { objective: 'leads' } },
    answer: campaignAnswer,
    answers: {
      200: 'the campaign',
      404: 'unknown-campaign',
      409: 'currency-used',
      422: 'invalid-body, unknown-brand',
    },
    handle: async (c, { brand, ...patch }, now) => {
      const campaign = await campaignOr404(c.env.DB, c.req.param('slug') ?? '')
      if (patch.currency && patch.currency !== campaign.currency && (await hasSpent(c.env.DB, campaign.slug)))
        throw currencyUsed(campaign)
      const named = brand ? { brand: (await brandOr422(c.env.DB, brand)).id } : {}
      const changed = { ...campaign, ...(patch as Partial<Campaign>), ...named }
      await changeCampaign(c.env.DB, changed, now)
      return c.json(shown(changed))
    },
  }),
]

const currencyUsed = ({ slug, currency }: Campaign) =>
  new HttpError(
    409,
    'currency-used',
    `"${slug}" has spent in ${currency}: duplicate it to count in another currency.`,
    [{ path: 'currency', message: 'used' }],
  )

/** The brand of this id; without one, the oldest. */
export async function brandOr422(db: D1Database, id: string | undefined): Promise<Brand> {
  const brand = id ? await findBrand(db, id) : await defaultBrand(db)
  if (brand) return brand
  const message = id ? `No brand "${id}".` : 'There is no brand yet: POST /api/brands first.'
  throw new HttpError(422, 'unknown-brand', message, [{ path: 'brand', message: 'unknown' }])
}

/** Does what adds a campaign; 409 `slug-taken` when another has this slug. */
export async function unlessTaken<T>(slug: string, add: () => Promise<T>): Promise<T> {
  try {
    return await add()
  } catch (error) {
    if (!isDuplicate(error)) throw error
    throw new HttpError(409, 'slug-taken', `A campaign "${slug}" exists already.`, [{ path: 'slug', message: 'taken' }])
  }
}

export async function campaignOr404(db: D1Database, slug: string): Promise<Campaign> {
  const campaign = await findCampaign(db, slug)
  if (!campaign) throw new HttpError(404, 'unknown-campaign', `No campaign "${slug}".`)
  return campaign
}

/** As the API tells it. */
export function shown({ default_ad, created_at, ...campaign }: Campaign) {
  return {
    ...campaign,
    defaultAd: default_ad,
    createdAt: created_at,
    url: `/${campaign.slug}`,
  }
}
