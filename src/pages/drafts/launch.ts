import type * as z from 'zod'
import { checkReferences, saved } from '../../brands/routes.ts'
import type { Brand } from '../../brands/schema.ts'
import { newBrand } from '../../brands/schema.ts'
import { addBrandStatement } from '../../brands/store.ts'
import { slugOf } from '../../campaigns/import/slugs.ts'
import { freeCampaignSlug } from '../../campaigns/propose.ts'
import { brandOr422, unlessTaken } from '../../campaigns/routes.ts'
import { type NewCampaign, newAd, newCampaign } from '../../campaigns/schema.ts'
import { addCampaignStatement } from '../../campaigns/store.ts'
import { adStatements } from './ad-store.ts'
import { bearAd } from './ads.ts'

const FIRST_AD = 'ad-1'
const NAME_LENGTH = 120

/** A campaign with its first ad. Name and slugs are proposed when they are left out. */
export const launch = newCampaign
  .omit({ brand: true })
  .partial({ slug: true, name: true })
  .extend({
    brand: newCampaign.shape.brand, // without one: `newBrand`, else the oldest
    newBrand: newBrand.partial({ id: true }).optional(),
    ad: newAd.partial({ slug: true }),
  })
type Launch = z.infer<typeof launch>

interface Launched {
  campaign: NewCampaign
  ad: string
}

/** Brand, campaign, ad and draft page: all of it or nothing. Throws what adding each by itself would throw. */
export async function launchCampaign(db: D1Database, body: Launch, now: number): Promise<Launched> {
  const brand = await brandFor(db, body)
  const isNew = !body.brand && body.newBrand !== undefined
  if (isNew) await checkReferences(db, brand)
  const { ad: said, brand: _, newBrand: __, ...facts } = body
  const named = nameOf(body)
  const campaign = { ...facts, name: named, slug: facts.slug ?? (await freeCampaignSlug(db, named)) }
  const born = await bearAd(db, brand, { ...said, slug: said.slug ?? FIRST_AD })
  const statements = [
    ...(isNew ? [addBrandStatement(db, brand, now)] : []),
    addCampaignStatement(db, campaign, brand.id, now),
    ...adStatements(db, campaign.slug, { born: [born], changes: [] }, now),
  ]
  await unlessTaken(campaign.slug, () => saved(() => db.batch(statements), brand))
  return { campaign, ad: born.copy.slug }
}

/** The brand that the pages are made with, stored or about to be. */
export async function brandFor(db: D1Database, body: Pick<Launch, 'brand' | 'newBrand'>): Promise<Brand> {
  if (body.brand || !body.newBrand) return brandOr422(db, body.brand)
  const { id, ...brand } = body.newBrand
  return { id: id ?? slugOf(brand.name), ...brand, kit: { ...brand.kit, customFont: null }, logo: null }
}

export const nameOf = ({ name, ad }: Pick<Launch, 'name' | 'ad'>): string =>
  name ?? ad.headline.slice(0, NAME_LENGTH).trim()
