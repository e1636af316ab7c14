import * as z from 'zod'
import { all } from '../db/query.ts'
import { countViews } from '../pixel/days.ts'
import { daysOf, type Range, sinceMs, untilMs } from './range.ts'
import { type Counts, NO_COUNTS } from './stages.ts'

export interface AdCounts extends Counts {
  campaign: string
  ad: string // '' for views of a page that belongs to no ad
  prorated: boolean // a spend period reaches out of the range: its share of days was counted
}

/** What each ad of these campaigns did. An ad that did nothing is not in the list. */
export async function countAds(db: D1Database, campaigns: readonly string[], range: Range): Promise<AdCounts[]> {
  const views = all(db, viewRow, VIEWS, JSON.stringify(campaigns), ...daysOf(range))
  return byAd(await Promise.all([views, ...elsewhere(db, campaigns, range)]))
}

/** The same of one campaign, and its views by the highest tier that each reached: its views are read once. */
export async function countCampaign(db: D1Database, campaign: string, range: Range) {
  const views = tierCounts(db, campaign, range)
  const [reached, ...rest] = await Promise.all([views, ...elsewhere(db, [campaign], range)])
  return { ads: byAd([viewsByAd(reached), ...rest]), reached }
}

const elsewhere = (db: D1Database, campaigns: readonly string[], range: Range) => {
  const wanted = JSON.stringify(campaigns)
  return [
    all(db, mediaRow, MEDIA, wanted, range.from, range.to),
    all(db, conversionRow, CONVERSIONS, wanted, sinceMs(range), untilMs(range)),
  ] as const
}

type Part = Pick<AdCounts, 'campaign' | 'ad'> & Partial<AdCounts>

function byAd(parts: readonly (readonly Part[])[]): AdCounts[] {
  const ads = new Map<string, AdCounts>()
  for (const row of parts.flat()) {
    const key = `${row.campaign}/${row.ad}`
    ads.set(key, { ...(ads.get(key) ?? { ...NO_COUNTS, prorated: false }), ...row })
  }
  return [...ads.values()]
}

function viewsByAd(reached: readonly TierCount[]): Part[] {
  const sums = Map.groupBy(reached, ({ campaign, ad }) => `${campaign}/${ad}`)
  return [...sums.values()].map(rows => {
    const { campaign, ad } = rows[0]!
    return { campaign, ad, views: rows.reduce((sum, { views }) => sum + views, 0) }
  })
}

const mediaRow = z
  .object({
    campaign: z.string(),
    ad: z.string(),
    impressions: z.int(),
    reach: z.int().nullable(),
    engagements: z.int().nullable(),
    clicks: z.int(),
    cost_micros: z.int(),
    prorated: z.int(),
  })
  .transform(({ cost_micros, prorated, ...row }) => ({ ...row, costMicros: cost_micros, prorated: prorated === 1 }))

// A period that is partly in the range counts for its share of days: leaving it out would make leads look free.
// It cannot have begun more than 365 days before the range: no import takes a longer one.
export const MEDIA = `
  SELECT campaign, ad,
         CAST(round(sum(impressions * part)) AS INTEGER) AS impressions,
         CASE WHEN count(*) = 1 AND min(part) = 1 THEN max(reach) END AS reach,
         CAST(round(sum(engagements * part)) AS INTEGER) AS engagements,
         CAST(round(sum(clicks * part)) AS INTEGER) AS clicks,
         CAST(round(sum(cost_micros * part)) AS INTEGER) AS cost_micros,
         min(part) < 1 AS prorated
  FROM (SELECT s.*, (julianday(min(s.ends_on, ?3)) - julianday(max(s.starts_on, ?2)) + 1)
                  / (julianday(s.ends_on) - julianday(s.starts_on) + 1) AS part
        FROM json_each(?1) wanted CROSS JOIN spend s
        WHERE s.campaign = wanted.value AND s.starts_on BETWEEN date(?2, '-365 days') AND ?3 AND s.ends_on >= ?2)
  GROUP BY campaign, ad`

const viewRow = z.object({ campaign: z.string(), ad: z.string(), views: z.int() })
export const VIEWS = countViews(['ad'], ['views'])

const conversionRow = z.object({
  campaign: z.string(),
  ad: z.string(),
  conversions: z.int(),
  leads: z.int(),
  purchases: z.int(),
})
// A purchase carries the view of its lead, so that both are one conversion. A refund (below zero) is none.
export const CONVERSIONS = `
  SELECT c.campaign, c.ad, count(DISTINCT coalesce(c.view_id, c.contact_id, c.id)) AS conversions,
         sum(c.kind = 'lead') AS leads, sum(c.kind = 'purchase') AS purchases
  FROM json_each(?1) wanted CROSS JOIN conversions c
  WHERE c.campaign = wanted.value AND c.at >= ?2 AND c.at < ?3 AND coalesce(c.value_micros, 0) >= 0
  GROUP BY c.campaign, c.ad`

const tierCount = z.object({ campaign: z.string(), ad: z.string(), rank: z.int(), views: z.int() })
export type TierCount = z.infer<typeof tierCount>

/** Views by the highest tier that each reached, of one campaign, by ad. */
export const TIER_COUNTS = countViews(['ad', 'rank'], ['views'])
export const tierCounts = (db: D1Database, campaign: string, range: Range) =>
  all(db, tierCount, TIER_COUNTS, JSON.stringify([campaign]), ...daysOf(range))

const pageCount = z.object({ campaign: z.string(), ads: z.int(), live: z.int() })

export const PAGE_COUNTS = `
  SELECT p.campaign, count(*) AS ads, count(p.live) AS live
  FROM json_each(?1) wanted CROSS JOIN pages p WHERE p.campaign = wanted.value GROUP BY p.campaign`
/** Each ad has one page; `live` counts those that are published. */
export const pageCounts = (db: D1Database, campaigns: readonly string[]) =>
  all(db, pageCount, PAGE_COUNTS, JSON.stringify(campaigns))
