import { originOf } from '../../brands/domain.ts'
import type { Ad, Campaign } from '../../campaigns/schema.ts'
import { findCampaign } from '../../campaigns/store.ts'
import { type Tracking, trackingOf } from '../../campaigns/tracking.ts'
import { type Impact, impactOf } from '../../drift/impact.ts'
import { HOUR_MS } from '../../lib/time.ts'
import { type Fix, fixesOf } from '../../pages/checks/fixes.ts'
import type { Verdict } from '../../pages/checks/gate.ts'
import { brandOf, pathOf } from '../../pages/drafts/ads.ts'
import { type Draft, findDraft } from '../../pages/drafts/draft-store.ts'
import { type Comparison, compared, sideOf } from '../../pages/versions/compare.ts'
import { previewLink } from '../../pages/versions/preview.tsx'
import { judgeDraft } from '../../pages/versions/publish.ts'
import { findSchedule, type Schedule } from '../../pages/versions/schedule-store.ts'
import { listVersions, type VersionRow } from '../../pages/versions/version-store.ts'
import type { ActorNames } from '../who.ts'

/** All that the desk of one ad shows. */
export interface Desk {
  ad: Ad
  campaign: Campaign
  draft: Draft
  verdict: Verdict
  fixes: Fix[]
  impact: Impact[]
  versions: VersionRow[] // latest first; one more than is shown when there are older ones
  comparison: (Comparison & { to: number | 'draft' }) | null // from the version that is live
  schedule: Schedule | null
  tracking: Tracking
  names: ActorNames // of who published
  host: string // where the page is, as a browser says it
  preview: string // path of the draft as visitors would get it
}

export const SHOWN_VERSIONS = 10
const FRAME_LASTS_MS = 12 * HOUR_MS // a working day with the page open

/** `compare`: '3' or 'draft', what is compared with the live version. */
export async function loadDesk(
  env: Env,
  ad: Ad,
  compare: string,
  url: string,
  now: number,
): Promise<Omit<Desk, 'names'>> {
  const { DB } = env
  const [campaign, draft, judged, impact, versions, schedule, brand, link, comparison] = await Promise.all([
    findCampaign(DB, ad.campaign),
    findDraft(DB, ad.campaign, ad.slug),
    judgeDraft(env, ad, now),
    impactOf(DB, ad, now),
    listVersions(DB, ad.campaign, ad.slug, Number.MAX_SAFE_INTEGER, SHOWN_VERSIONS),
    findSchedule(DB, ad.campaign, ad.slug),
    brandOf(DB, ad),
    previewLink(env.SIGNING_KEY, ad, now, FRAME_LASTS_MS),
    compareWithLive(DB, ad, compare, now),
  ])
  return {
    ad,
    campaign: campaign!,
    draft: draft!,
    verdict: judged.verdict,
    fixes: fixesOf(ad, judged.snapshot, judged.verdict.match, now),
    impact,
    versions,
    comparison,
    schedule,
    tracking: trackingOf(ad, originOf(brand, url) + pathOf(ad)),
    host: new URL(originOf(brand, url)).host,
    preview: link.path,
  }
}

async function compareWithLive(db: D1Database, ad: Ad, compare: string, now: number): Promise<Desk['comparison']> {
  if (ad.live === null) return null
  const to = /^\d{1,9}$/.test(compare) ? Number(compare) : 'draft'
  const [live, other] = await Promise.all([sideOf(db, ad, ad.live), sideOf(db, ad, to)])
  return live && other && { to, ...compared(live, other, now) }
}
