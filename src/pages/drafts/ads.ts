import type { Context } from 'hono'
import { findTemplate, templates } from '../../../templates/index.ts'
import type { Template } from '../../../templates/kit/template.ts'
import type { Api } from '../../accounts/endpoint.ts'
import type { Brand } from '../../brands/schema.ts'
import { findBrand } from '../../brands/store.ts'
import { adSays } from '../../campaigns/import/issues.ts'
import type { Ad, AdPatch, NewAd } from '../../campaigns/schema.ts'
import { findAd, findCampaign } from '../../campaigns/store.ts'
import { trackingOf } from '../../campaigns/tracking.ts'
import { type Asset, findAsset } from '../../images/store.ts'
import { HttpError, type Issue, issuesOf } from '../../lib/http.ts'
import { findPictures, picturesIn } from '../pictures.ts'
import { type StoredAd, storedAds } from './ad-store.ts'
import { type Born, bornOf, type Change, changeAd } from './copy.ts'

/** A new ad with its draft page, not yet stored. Throws 422 `unknown-template`, `unknown-image` or `invalid-body`. */
export async function bearAd(db: D1Database, brand: Brand, ad: NewAd): Promise<Born> {
  const template = templateOr422(ad.template)
  const birth = bornOf(template, brand, ad, await imageOr422(db, ad.image))
  if (!birth.ok) throw misfit(template, birth.issues)
  return { ...birth.born, content: await pictured(db, birth.born.content, 'landing') }
}

export function templateOr422(name: string): Template {
  const template = findTemplate(name)
  if (!template) throw unknown('template', adSays('unknown-template', noTemplate(name)))
  return template
}

/** Throws 422 `unknown-image`, or `invalid-body` when the draft that follows would not fit its template. */
export async function changedAd(db: D1Database, brand: Brand, stored: StoredAd, patch: AdPatch): Promise<Change> {
  const changing = changeAd(stored, brand, patch, await imageOr422(db, patch.image))
  if (!changing.ok) throw misfit(findTemplate(stored.ad.template)!, changing.issues)
  return changing.change
}

/** 422 with the path of each field that does not fit. */
export function checkedContent(template: Template, content: unknown, path: string): unknown {
  const parsed = template.content.safeParse(content)
  if (parsed.success) return parsed.data
  const issues = issuesOf(parsed.error).map(issue => ({ ...issue, path: issue.path ? `${path}.${issue.path}` : path }))
  throw misfit(template, issues)
}

const misfit = (template: Template, issues: Issue[]) =>
  new HttpError(422, 'invalid-body', `The page does not fit the template "${template.name}".`, issues)

async function imageOr422(db: D1Database, id: string | null | undefined): Promise<Asset | null> {
  const image = id ? await findAsset(db, id) : null
  if (id && !image) throw unknown('image', adSays('unknown-image', { image: id }))
  return image
}

/** Its images as large as they are. 422 with the path of each that was never uploaded. */
export async function pictured<Content>(db: D1Database, content: Content, path: string): Promise<Content> {
  const { unknown: issues, sized } = await findPictures(db, picturesIn(content, path))
  if (issues.length > 0)
    throw new HttpError(422, 'unknown-image', 'The page names an image that was never uploaded.', issues)
  return sized(content)
}

/** What the refusal of a template names. */
export const noTemplate = (name: string) => ({ template: name, known: Object.keys(templates).join(', ') })

const unknown = (path: string, message: string) =>
  new HttpError(422, `unknown-${path}`, message, [{ path, message: 'unknown' }])

const noAd = (campaign: string, slug: string) =>
  new HttpError(404, 'unknown-ad', `No ad "${slug}" in the campaign "${campaign}".`)

export async function adOr404(db: D1Database, campaign: string, slug: string): Promise<Ad> {
  const ad = await findAd(db, campaign, slug)
  if (!ad) throw noAd(campaign, slug)
  return ad
}

export async function storedAdOr404(db: D1Database, campaign: string, slug: string): Promise<StoredAd> {
  const [stored] = await storedAds(db, campaign, [slug])
  if (!stored) throw noAd(campaign, slug)
  return stored
}

/** The ad that the path of an API call names. */
export const adOf = (c: Context<Api>): Promise<Ad> =>
  adOr404(c.env.DB, c.req.param('slug') ?? '', c.req.param('ad') ?? '')

/** An ad that exists has a campaign, and that a brand: the database's own keys see to it. */
export async function brandOf(db: D1Database, ad: Ad): Promise<Brand> {
  const campaign = (await findCampaign(db, ad.campaign))!
  return (await findBrand(db, campaign.brand))!
}

export const pathOf = (ad: Pick<Ad, 'campaign' | 'slug'>): string => `/${ad.campaign}/${ad.slug}`

/** `origin` is where its page is served: the address to paste in the platform begins with it. */
export function shownAd(ad: Ad, origin: string) {
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
    tracking: trackingOf(ad, origin + pathOf(ad)),
  }
}
