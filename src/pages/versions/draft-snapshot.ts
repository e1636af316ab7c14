import { findBrand } from '../../brands/store.ts'
import type { Ad } from '../../campaigns/schema.ts'
import { findCampaign } from '../../campaigns/store.ts'
import { findDraft } from '../drafts/draft-store.ts'
import type { Snapshot } from '../snapshot.ts'
import { type Draft, takeSnapshot } from '../take-snapshot.ts'

/** Campaign, brand and draft of an ad that exists are there too: the database's own keys see to it. */
export async function draftSnapshot(db: D1Database, ad: Ad, version: number, written?: Draft): Promise<Snapshot> {
  const [campaign, draft] = await Promise.all([
    findCampaign(db, ad.campaign),
    written ?? findDraft(db, ad.campaign, ad.slug),
  ])
  const brand = await findBrand(db, campaign!.brand)
  return takeSnapshot(campaign!, ad, brand!, draft!, version)
}
