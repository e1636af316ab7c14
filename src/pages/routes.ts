import * as z from 'zod'
import { findTemplate, templates } from '../../templates/index.ts'
import type { Template } from '../../templates/kit/template.ts'
import { endpoint, list } from '../accounts/endpoint.ts'
import { findBrand } from '../brands/store.ts'
import { campaignOr404 } from '../campaigns/routes.ts'
import { type Ad, newAd } from '../campaigns/schema.ts'
import { addAdStatement, defaultAdStatement, findAd, listAds } from '../campaigns/store.ts'
import { isDuplicate } from '../db/query.ts'
import { prepareForPhones } from '../images/serve.ts'
import { findAsset } from '../images/store.ts'
import { HttpError, issuesOf } from '../lib/http.ts'
import { line } from '../lib/text.ts'
import { runGate } from './gate.ts'
import { forgetCampaign } from './live.ts'
import { renderPage } from './render.ts'
import { prefill, takeSnapshot } from './snapshot.ts'
import { addDraftStatement, findDraft, listVersions, nextVersion, publishVersion, saveDraft } from './store.ts'

const AD = '/campaigns/:slug/ads/:ad'

export const pageEndpoints = [
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
      const template = findTemplate(body.template)
      if (!template)
        throw unknown('template', `No template "${body.template}"; there are: ${Object.keys(templates).join(', ')}.`)
      const image = body.image ? await findAsset(c.env.DB, body.image) : null
      if (body.image && !image)
        throw unknown('image', `No image "${body.image}": upload it with POST /api/assets first.`)
      const brand = (await findBrand(c.env.DB, campaign.brand))!
      const picture = image && { asset: image.id, width: image.width, height: image.height, alt: '' }
      const filled = prefill(template, { ...body, image: picture }, brand)
      const content = checkedContent(template, { ...(filled as object), ...body.landing }, 'landing')
      const palette = body.palette ?? image?.palette ?? []
      try {
        await c.env.DB.batch([
          addAdStatement(c.env.DB, campaign.slug, body, palette, now),
          addDraftStatement(c.env.DB, campaign.slug, body.slug, body.template, content, now),
          defaultAdStatement(c.env.DB, campaign.slug, body.slug, now),
        ])
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
  endpoint({
    method: 'GET',
    path: `${AD}/page`,
    role: 'viewer',
    summary: 'The draft page of an ad, and which version of it is live.',
    answers: { 200: '{template, content, live, url}', 404: 'unknown-ad' },
    handle: async c => {
      const ad = await adOr404(c.env.DB, c.req.param('slug') ?? '', c.req.param('ad') ?? '')
      const draft = (await findDraft(c.env.DB, ad.campaign, ad.slug))!
      return c.json({ ...draft, url: pathOf(ad) })
    },
  }),
  endpoint({
    method: 'PUT',
    path: `${AD}/page`,
    role: 'editor',
    summary: 'Replace the content of a draft page. What is published stays as it is until the next publish.',
    body: z.strictObject({ content: z.record(z.string(), z.unknown()) }),
    answers: { 200: '{template, content, live, url}', 404: 'unknown-ad', 422: 'invalid-body' },
    handle: async (c, body, now) => {
      const ad = await adOr404(c.env.DB, c.req.param('slug') ?? '', c.req.param('ad') ?? '')
      const draft = (await findDraft(c.env.DB, ad.campaign, ad.slug))!
      const content = checkedContent(findTemplate(draft.template)!, body.content, 'content')
      await saveDraft(c.env.DB, ad.campaign, ad.slug, content, now)
      return c.json({ ...draft, content, url: pathOf(ad) })
    },
  }),
  endpoint({
    method: 'POST',
    path: `${AD}/publish`,
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
      return c.json({ version, url: `${new URL(c.req.url).origin}${pathOf(ad)}`, checks })
    },
  }),
  list({
    path: `${AD}/versions`,
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

async function adOr404(db: D1Database, campaign: string, slug: string): Promise<Ad> {
  const ad = await findAd(db, campaign, slug)
  if (!ad) throw new HttpError(404, 'unknown-ad', `No ad "${slug}" in the campaign "${campaign}".`)
  return ad
}

function checkedContent(template: Template, content: unknown, path: string): unknown {
  const parsed = template.content.safeParse(content)
  if (parsed.success) return parsed.data
  const issues = issuesOf(parsed.error).map(issue => ({ ...issue, path: issue.path ? `${path}.${issue.path}` : path }))
  throw new HttpError(422, 'invalid-body', `The page does not fit the template "${template.name}".`, issues)
}

const unknown = (path: string, message: string) =>
  new HttpError(422, `unknown-${path}`, message, [{ path, message: 'unknown' }])

const pathOf = (ad: Ad): string => `/${ad.campaign}/${ad.slug}`

function shownAd(ad: Ad) {
  return {
    campaign: ad.campaign,
    slug: ad.slug,
    platform: ad.platform,
    externalId: ad.external_id,
    headline: ad.headline,
    primaryText: ad.primary_text,
    description: ad.description,
    cta: ad.cta,
    language: ad.language,
    image: ad.image,
    palette: ad.palette,
    template: ad.template,
    live: ad.live,
    url: pathOf(ad),
  }
}
