import { endpoint } from '../../accounts/endpoint.ts'
import { originOf } from '../../brands/domain.ts'
import { findBrand } from '../../brands/store.ts'
import { freeCampaignSlug } from '../../campaigns/propose.ts'
import { campaignOr404, shown, unlessTaken } from '../../campaigns/routes.ts'
import { campaignCopy } from '../../campaigns/schema.ts'
import { copyCampaignStatements, findAd, findCampaign } from '../../campaigns/store.ts'
import { copyDraftsStatement } from '../store.ts'
import { shownVerdict } from '../versions/version-endpoints.ts'
import { firstVisit } from '../visits.ts'
import { shownAd } from './ads.ts'
import { launch, launchCampaign } from './launch.ts'
import { judgeSketch, sketch } from './sketch.ts'

const AD = {
  platform: 'meta',
  headline: 'Une isolation plus saine en 1 jour',
  primaryText: 'Un devis clair sous 48 h, sans engagement.',
  cta: 'GET_QUOTE',
  language: 'fr',
}

export const launchEndpoints = [
  endpoint({
    method: 'POST',
    path: '/campaigns/launch',
    role: 'editor',
    summary:
      'Add a campaign with its first ad and that ad’s draft page, and with `newBrand` its brand too: all of it or nothing. Name and slugs are proposed from the headline when they are left out.',
    body: launch,
    example: { body: { ad: AD } },
    answers: {
      201: '{campaign, ad}; ad.tracking is the address to paste in the platform',
      409: 'slug-taken, brand-taken, domain-taken',
      422: 'invalid-body, unknown-brand, unknown-image, unknown-template, no-font',
    },
    handle: async (c, body, now) => {
      const { campaign, ad } = await launchCampaign(c.env.DB, body, now)
      const stored = (await findCampaign(c.env.DB, campaign.slug))!
      const origin = originOf((await findBrand(c.env.DB, stored.brand))!, c.req.url)
      return c.json({ campaign: shown(stored), ad: shownAd((await findAd(c.env.DB, stored.slug, ad))!, origin) }, 201)
    },
  }),
  endpoint({
    method: 'POST',
    path: '/preview',
    role: 'viewer',
    changesNothing: true,
    summary: 'The page that an ad would be born with, as HTML, and what publishing it would say. Nothing is stored.',
    body: sketch,
    example: { body: { ad: AD } },
    answers: {
      200: '{page: {template, content}, publishable, checks, match, visit, weight, fixes, html}',
      422: 'invalid-body, unknown-brand, unknown-image, unknown-template',
    },
    handle: async (c, body, now) => {
      const judged = await judgeSketch(c.env, body, now)
      const { template, content } = judged.snapshot
      const html = firstVisit(judged.snapshot, judged.html, now)
      return c.json({ page: { template, content }, ...shownVerdict(judged.ad, judged, now), html })
    },
  }),
  endpoint({
    method: 'POST',
    path: '/campaigns/:slug/duplicate',
    role: 'editor',
    summary:
      'A campaign like this one: its ads, their drafts and pictures. No figure, no published version and no id of a platform comes along.',
    body: campaignCopy,
    example: { body: { name: 'Audit énergétique, automne' } },
    answers: { 201: 'the new campaign', 404: 'unknown-campaign', 409: 'slug-taken' },
    handle: async (c, body, now) => {
      const { DB } = c.env
      const from = await campaignOr404(DB, c.req.param('slug') ?? '')
      const to = { name: body.name ?? from.name, slug: body.slug ?? (await freeCampaignSlug(DB, from.slug)) }
      await unlessTaken(to.slug, () =>
        DB.batch([...copyCampaignStatements(DB, from.slug, to, now), copyDraftsStatement(DB, from.slug, to.slug, now)]),
      )
      return c.json(shown((await findCampaign(DB, to.slug))!), 201)
    },
  }),
]
