import { endpoint, list } from '../../accounts/endpoint.ts'
import { originOf } from '../../brands/domain.ts'
import { findBrand } from '../../brands/store.ts'
import { adAnswer } from '../../campaigns/answers.ts'
import { campaignOr404 } from '../../campaigns/routes.ts'
import { adPatch, newAd } from '../../campaigns/schema.ts'
import { findAd, findTwin, listAds, type StoredCopy } from '../../campaigns/store.ts'
import { isDuplicate } from '../../db/query.ts'
import { HttpError } from '../../lib/http.ts'
import { storedAds, writeAds } from './ad-store.ts'
import { adOr404, bearAd, changedAd, pathOf, shownAd, storedAdOr404 } from './ads.ts'
import { same } from './follow.ts'

export const adEndpoints = [
  endpoint({
    method: 'POST',
    path: '/campaigns/:slug/ads',
    role: 'editor',
    summary:
      'Add an ad. Its draft page is made at once, filled with the words and the image of the ad; `landing` overrides them.',
    body: newAd,
    example: {
      body: {
        slug: 'combles-perdus',
        platform: 'meta',
        headline: 'Vos combles isolés en 1 jour',
        primaryText: 'Un devis clair sous 48 h, sans engagement.',
        cta: 'GET_QUOTE',
        language: 'fr',
      },
    },
    answers: {
      201: '{ad, page}; ad.tracking is the address to paste in the platform',
      404: 'unknown-campaign',
      409: 'slug-taken, external-id-taken',
      422: 'invalid-body, unknown-image, unknown-template',
    },
    handle: async (c, body, now) => {
      const campaign = await campaignOr404(c.env.DB, c.req.param('slug') ?? '')
      const brand = (await findBrand(c.env.DB, campaign.brand))!
      const born = await bearAd(c.env.DB, brand, body)
      await refuseTwin(c.env.DB, campaign.slug, born.copy)
      try {
        await writeAds(c.env.DB, campaign.slug, { born: [born], changes: [] }, now)
      } catch (error) {
        if (!isDuplicate(error)) throw error
        throw new HttpError(409, 'slug-taken', `An ad "${body.slug}" exists already in this campaign.`, [
          { path: 'slug', message: 'taken' },
        ])
      }
      const ad = (await findAd(c.env.DB, campaign.slug, body.slug))!
      const page = { template: born.template, content: born.content, live: null, url: pathOf(ad) }
      return c.json({ ad: shownAd(ad, originOf(brand, c.req.url)), page }, 201)
    },
  }),
  list({
    path: '/campaigns/:slug/ads',
    refuses: { 404: 'unknown-campaign' },
    role: 'viewer',
    summary: 'List the ads of a campaign.',
    item: adAnswer,
    rows: async (c, cursor, limit) => {
      const campaign = await campaignOr404(c.env.DB, c.req.param('slug') ?? '')
      const origin = originOf((await findBrand(c.env.DB, campaign.brand))!, c.req.url)
      return (await listAds(c.env.DB, campaign.slug, cursor, limit)).map(ad => ({ ad, origin }))
    },
    keyOf: ({ ad }) => ad.slug,
    shown: ({ ad, origin }) => shownAd(ad, origin),
  }),
  endpoint({
    method: 'GET',
    path: '/campaigns/:slug/ads/:ad',
    role: 'viewer',
    summary: 'One ad, with the address to paste in its platform.',
    answer: adAnswer,
    answers: { 200: 'the ad', 404: 'unknown-campaign, unknown-ad' },
    handle: async c => {
      const campaign = await campaignOr404(c.env.DB, c.req.param('slug') ?? '')
      const ad = await adOr404(c.env.DB, campaign.slug, c.req.param('ad') ?? '')
      const brand = (await findBrand(c.env.DB, campaign.brand))!
      return c.json(shownAd(ad, originOf(brand, c.req.url)))
    },
  }),
  endpoint({
    method: 'PATCH',
    path: '/campaigns/:slug/ads/:ad',
    role: 'editor',
    summary:
      'Change what an ad says. Its draft page follows where nobody has rewritten it; what is published stays as it is until the next publish.',
    body: adPatch,
    example: { path: { ad: 'combles-perdus' }, body: { description: 'Devis sous 48 h' } },
    answers: {
      200: '{ad, page, followed, kept}: fields of the draft',
      404: 'unknown-campaign, unknown-ad',
      409: 'external-id-taken',
      422: 'invalid-body, unknown-image',
    },
    handle: async (c, body, now) => {
      const campaign = await campaignOr404(c.env.DB, c.req.param('slug') ?? '')
      const stored = await storedAdOr404(c.env.DB, campaign.slug, c.req.param('ad') ?? '')
      const brand = (await findBrand(c.env.DB, campaign.brand))!
      const change = await changedAd(c.env.DB, brand, stored, body)
      if (change.fields.some(({ field }) => field === 'externalId' || field === 'platform'))
        await refuseTwin(c.env.DB, campaign.slug, change.copy)
      if (change.fields.length > 0) await writeAds(c.env.DB, campaign.slug, { born: [], changes: [change] }, now)
      const [{ ad, content }] = (await storedAds(c.env.DB, campaign.slug, [stored.ad.slug])) as [typeof stored]
      const page = { template: ad.template, content, live: ad.live, url: pathOf(ad) }
      // A draft that was saved in the same moment was left alone.
      const followed = change.followed.filter(field => same(content[field], change.content[field]))
      const kept = [...change.kept, ...change.followed.filter(field => !followed.includes(field))]
      return c.json({ ad: shownAd(ad, originOf(brand, c.req.url)), page, followed, kept })
    },
  }),
]

/** An import knows an ad by its platform and id: two of them would be one. */
async function refuseTwin(db: D1Database, campaign: string, copy: StoredCopy): Promise<void> {
  const twin = copy.externalId === null ? null : await findTwin(db, campaign, copy)
  if (!twin) return
  const message = `The ad "${twin.slug}" of this campaign is ${copy.externalId} on ${copy.platform} already.`
  throw new HttpError(409, 'external-id-taken', message, [{ path: 'externalId', message: 'taken' }])
}
