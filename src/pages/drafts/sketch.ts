import type * as z from 'zod'
import type { Ad, Campaign } from '../../campaigns/schema.ts'
import { findAsset } from '../../images/store.ts'
import { runGate } from '../checks/gate.ts'
import { renderPage } from '../render.ts'
import { takeSnapshot } from '../take-snapshot.ts'
import type { Judged } from '../versions/publish.ts'
import { bearAd } from './ads.ts'
import { brandFor, launch } from './launch.ts'

/** An ad of which nothing is stored, and where its page would be. */
export const sketch = launch.pick({ ad: true, brand: true, newBrand: true, locale: true, slug: true })
type Sketch = z.infer<typeof sketch>

const NOWHERE = { slug: 'preview', ad: 'ad-1' }

/** The page that this ad would be born with, judged as if it were to be published now. */
export async function judgeSketch(env: Env, body: Sketch, now: number): Promise<Judged & { ad: Ad }> {
  const brand = await brandFor(env.DB, body)
  const slug = body.slug ?? NOWHERE.slug
  const born = await bearAd(env.DB, brand, { ...body.ad, slug: body.ad.slug ?? NOWHERE.ad })
  const image = born.copy.image === null ? null : await findAsset(env.DB, born.copy.image)
  const { externalId, primaryText, ...copy } = born.copy
  const ad: Ad = {
    ...copy,
    campaign: slug,
    external_id: externalId,
    primary_text: primaryText,
    image_width: image?.width ?? null,
    image_height: image?.height ?? null,
    template: born.template,
    live: null,
  }
  const snapshot = takeSnapshot(campaignOf(body, slug, brand.id), ad, brand, born, 1)
  const html = renderPage(snapshot)
  return { ad, snapshot, html, verdict: await runGate(env, snapshot, ad, html, {}, now) }
}

const campaignOf = ({ locale }: Sketch, slug: string, brand: string): Campaign => ({
  slug,
  brand,
  locale,
  name: slug,
  currency: 'EUR',
  objective: null,
  status: 'active',
  default_ad: null,
  created_at: 0,
})
