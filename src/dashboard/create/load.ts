import type { Context } from 'hono'
import type { Brand } from '../../brands/schema.ts'
import { ownBrands } from '../../brands/store.ts'
import { freeAdSlug, freeCampaignSlug } from '../../campaigns/propose.ts'
import type { Campaign } from '../../campaigns/schema.ts'
import { HttpError, parsedBody } from '../../lib/http.ts'
import { fixesOf } from '../../pages/checks/fixes.ts'
import { nameOf } from '../../pages/drafts/launch.ts'
import { judgeSketch, sketch } from '../../pages/drafts/sketch.ts'
import { campaignOf } from '../at-address.ts'
import type { Form } from '../form.ts'
import type { Dashboard } from '../screen.ts'
import type { Seen } from './judged.tsx'
import { adIn, brandIn, launchIn } from './typed.ts'

export const MOST_BRANDS = 100

/** The campaign of the path; null at /app/new. */
export const campaignOrNone = async (c: Context<Dashboard>): Promise<Campaign | null> =>
  c.req.param('slug') === undefined ? null : campaignOf(c)

/** Who may sign a new campaign's pages. */
export const signers = (c: Context<Dashboard>): Promise<Brand[]> => ownBrands(c.env.DB, MOST_BRANDS)

/** The ad with the address that it was given, or the next one that is free. */
export const withSlug = async (c: Context<Dashboard>, campaign: Campaign, ad: ReturnType<typeof adIn>) => ({
  ...ad,
  slug: ad.slug ?? (await freeAdSlug(c.env.DB, campaign.slug)),
})

/** What the form would become, judged. Null while it cannot become anything. */
export async function seen(c: Context<Dashboard>, campaign: Campaign | null, form: Form): Promise<Seen | null> {
  const { DB } = c.env
  if (!form.headline?.trim()) return null
  try {
    const body = parsedBody(sketch, campaign ? await ofCampaign(c, campaign, form) : await ofNone(c, form))
    const judged = await judgeSketch(c.env, body, c.var.now)
    const slug =
      campaign?.slug ??
      (form.slug?.trim() || (await freeCampaignSlug(DB, nameOf({ ...body, name: form.name?.trim() || undefined }))))
    const fixes = fixesOf(judged.ad, judged.snapshot, judged.verdict.match, c.var.now)
    return { ...judged, fixes, address: `/${slug}/${judged.ad.slug}` }
  } catch (error) {
    if (error instanceof HttpError && error.status === 422) return null
    throw error
  }
}

const ofCampaign = async (c: Context<Dashboard>, campaign: Campaign, form: Form) => ({
  ad: await withSlug(c, campaign, adIn(form)),
  slug: campaign.slug,
  locale: campaign.locale,
  brand: campaign.brand,
})

async function ofNone({ var: { screen } }: Context<Dashboard>, form: Form) {
  const { ad, locale } = launchIn(form)
  return { ad, locale, ...brandIn(form, screen.t.creating.brandUnnamed) }
}
