import * as z from 'zod'
import { endpoint, list } from '../accounts/endpoint.ts'
import { originOf } from '../brands/domain.ts'
import { findBrand } from '../brands/store.ts'
import { campaignOr404 } from '../campaigns/routes.ts'
import { isDuplicate } from '../db/query.ts'
import { prepareForPhones } from '../images/renditions.ts'
import { HttpError } from '../lib/http.ts'
import { line } from '../lib/text.ts'
import { adOr404, pathOf } from './ads.ts'
import { runGate } from './gate.ts'
import { forgetCampaign } from './live.ts'
import { renderPage } from './render.ts'
import { takeSnapshot } from './snapshot.ts'
import { findDraft, listVersions, nextVersion, publishVersion } from './store.ts'

export const versionEndpoints = [
  endpoint({
    method: 'POST',
    path: '/campaigns/:slug/ads/:ad/publish',
    role: 'editor',
    summary: 'Publish the draft as a new, unchangeable version, if it passes every check.',
    body: z.strictObject({ override: z.strictObject({ match: line(500).optional() }).optional() }),
    answers: {
      200: '{version, url, checks}',
      404: 'unknown-ad',
      409: 'published-meanwhile',
      422: 'publish-blocked, with every failed check',
    },
    handle: async (c, body, now) => {
      const campaign = await campaignOr404(c.env.DB, c.req.param('slug') ?? '')
      const ad = await adOr404(c.env.DB, campaign.slug, c.req.param('ad') ?? '')
      const draft = (await findDraft(c.env.DB, ad.campaign, ad.slug))!
      const brand = (await findBrand(c.env.DB, campaign.brand))!
      const version = await nextVersion(c.env.DB, ad.campaign, ad.slug)
      const snapshot = takeSnapshot(campaign, ad, brand, draft, version)
      const html = renderPage(snapshot)
      const checks = await runGate(snapshot, ad, html, { match: body.override?.match })
      const failed = checks.filter(check => !check.ok)
      if (failed.length > 0) {
        const issues = failed.map(check => ({ path: check.id, message: check.message }))
        throw new HttpError(422, 'publish-blocked', 'The page is not published: see every reason below.', issues)
      }
      try {
        await publishVersion(c.env.DB, snapshot, html, checks, c.var.actor.id, now)
      } catch (error) {
        if (!isDuplicate(error)) throw error
        throw new HttpError(
          409,
          'published-meanwhile',
          'Somebody published this page a moment ago: look at it, then publish again.',
        )
      }
      forgetCampaign(ad.campaign)
      if (ad.image) c.executionCtx.waitUntil(prepareForPhones(c.env, ad.image))
      return c.json({ version, url: originOf(brand, c.req.url) + pathOf(ad), checks })
    },
  }),
  list({
    path: '/campaigns/:slug/ads/:ad/versions',
    role: 'viewer',
    summary: 'Published versions, latest first.',
    rows: async (c, cursor, limit) => {
      const ad = await adOr404(c.env.DB, c.req.param('slug') ?? '', c.req.param('ad') ?? '')
      return listVersions(c.env.DB, ad.campaign, ad.slug, Number(cursor) || Number.MAX_SAFE_INTEGER, limit)
    },
    keyOf: row => String(row.version),
    shown: ({ published_at, published_by, ...row }) => ({
      ...row,
      publishedAt: published_at,
      publishedBy: published_by,
    }),
  }),
]
