import { findTemplate, templates } from '../../templates/index.ts'
import type { Template } from '../../templates/kit/template.ts'
import type { Brand } from '../brands/schema.ts'
import type { Ad, Campaign, NewAd } from '../campaigns/schema.ts'
import { addAdStatement, defaultAdStatement, findAd } from '../campaigns/store.ts'
import { findAsset } from '../images/store.ts'
import { HttpError, issuesOf } from '../lib/http.ts'
import { prefill } from './snapshot.ts'
import { addDraftStatement } from './store.ts'

export interface Born {
  content: unknown // of the draft page, which fits its template
  statements: D1PreparedStatement[] // to be run in one batch; a duplicate-key error says that the slug is taken
}

/** A new ad with its draft page, not yet stored. Throws 422 `unknown-template`, `unknown-image` or `invalid-body`. */
export async function bearAd(db: D1Database, campaign: Campaign, brand: Brand, ad: NewAd, now: number): Promise<Born> {
  const template = findTemplate(ad.template)
  if (!template)
    throw unknown('template', `No template "${ad.template}"; there are: ${Object.keys(templates).join(', ')}.`)
  const image = ad.image ? await findAsset(db, ad.image) : null
  if (ad.image && !image) throw unknown('image', `No image "${ad.image}": upload it with POST /api/assets first.`)
  const picture = image && { asset: image.id, width: image.width, height: image.height, alt: '' }
  const filled = prefill(template, { ...ad, image: picture }, brand)
  const content = checkedContent(template, { ...(filled as object), ...ad.landing }, 'landing')
  return {
    content,
    statements: [
      addAdStatement(db, campaign.slug, ad, ad.palette ?? image?.palette ?? [], now),
      addDraftStatement(db, campaign.slug, ad.slug, ad.template, content, now),
      defaultAdStatement(db, campaign.slug, ad.slug, now),
    ],
  }
}

/** 422 with the path of each field that does not fit. */
export function checkedContent(template: Template, content: unknown, path: string): unknown {
  const parsed = template.content.safeParse(content)
  if (parsed.success) return parsed.data
  const issues = issuesOf(parsed.error).map(issue => ({ ...issue, path: issue.path ? `${path}.${issue.path}` : path }))
  throw new HttpError(422, 'invalid-body', `The page does not fit the template "${template.name}".`, issues)
}

const unknown = (path: string, message: string) =>
  new HttpError(422, `unknown-${path}`, message, [{ path, message: 'unknown' }])

export async function adOr404(db: D1Database, campaign: string, slug: string): Promise<Ad> {
  const ad = await findAd(db, campaign, slug)
  if (!ad) throw new HttpError(404, 'unknown-ad', `No ad "${slug}" in the campaign "${campaign}".`)
  return ad
}

export const pathOf = (ad: Ad): string => `/${ad.campaign}/${ad.slug}`

export function shownAd(ad: Ad) {
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
