import type { Ad } from '../campaigns/schema.ts'
import { renderPage } from '../pages/render.ts'
import { draftSnapshot } from '../pages/versions/draft-snapshot.ts'
import { driftOf } from './drift.ts'
import { judgedOf, spendSinceDay } from './judge.ts'
import type { Cap } from './schema.ts'
import { namesOf, spendOf } from './spend.ts'
import { findPromise, listServedBy, spendSince } from './store.ts'

/** What publishing the draft would change for one live ad. */
export interface Impact {
  campaign: string
  ad: string
  platform: string
  headline: string
  spend: Record<string, number> // micros by currency, 30 days
  before: { score: number; caps: readonly Cap[] }
  after: { score: number; caps: readonly Cap[] }
  newCaps: Cap[]
  breaks: boolean // an alert would tell
}

/** Before publishing: every live ad whose visitors would get the draft. */
export async function impactOf(db: D1Database, ad: Ad, now: number): Promise<Impact[]> {
  const since = spendSinceDay(now)
  const [served, spend, draft] = await Promise.all([
    listServedBy(db, since, ad.campaign, ad.slug),
    spendSince(db, [ad.campaign], since),
    draftSnapshot(db, ad, (ad.live ?? 0) + 1),
  ])
  const html = renderPage(draft)
  return Promise.all(
    served.map(async each => {
      const before = judgedOf(each, now)
      const after = judgedOf({ ...each, snapshot: draft, html }, now)
      const known = (await findPromise(db, each.campaign, each.slug)) ?? asAccepted(before)
      const verdict = driftOf({ ...known, algorithm: after.algorithm }, after)
      return {
        ...namesOf(each, each.slug),
        spend: spendOf(spend, each.campaign, each.slug),
        before: { score: before.score, caps: before.caps },
        after: { score: after.score, caps: after.caps },
        newCaps: verdict.kind === 'broken' ? verdict.newCaps : [],
        breaks: verdict.kind === 'broken',
      }
    }),
  )
}

const asAccepted = ({ score, caps }: ReturnType<typeof judgedOf>) => ({
  accepted_score: score,
  accepted_caps: caps.map(({ id }) => id),
})
