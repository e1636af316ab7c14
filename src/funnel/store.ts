import * as z from 'zod'
import { all } from '../db/query.ts'
import { DAY_MS, dayOf } from '../lib/time.ts'
import { countViews } from '../pixel/days/views.ts'
import { reaches, shareWithin } from '../spend/period.ts'
import { type Grain, TOLD } from './dimensions.ts'
import { daysOf, type Range, sinceMs, untilMs } from './range.ts'
import { type Counts, together } from './stages.ts'

/** What happened in a part of a campaign. */
export type Part<D extends Grain> = Counts &
  Record<D, string> & {
    campaign: string
    prorated: boolean // a spend period reaches out of the range: its share of days was counted
    reportedTo: string | null // the last day that a report of cost covers
  }

/** '' for views of a page that belongs to no ad. */
export type AdCounts = Part<'ad'>

/** What each ad of these campaigns did. An ad that did nothing is not in the list. */
export const countAds = (db: D1Database, campaigns: readonly string[], range: Range): Promise<AdCounts[]> =>
  countBy(db, campaigns, range, ['ad'])

/** The same of one campaign, and its views by the highest tier that each reached: its views are read once. */
export async function countCampaign(db: D1Database, campaign: string, range: Range) {
  const [reached, ...rest] = await Promise.all([
    tierCounts(db, campaign, range),
    ...elsewhere(db, [campaign], range, ['ad']),
  ])
  return { ads: partsOf(['ad'], [reached, ...rest].flat()), reached }
}

/** What happened in these campaigns, by any dimensions. A part in which nothing happened is not in the list. `site`: the
 *  views of them all, for whoever has read them already. */
export async function countBy<D extends Grain>(
  db: D1Database,
  campaigns: readonly string[],
  range: Range,
  by: readonly D[],
  site?: readonly SiteRow[],
): Promise<Part<D>[]> {
  const isCut = site && by.every(dimension => dimension !== 'day')
  const views = isCut ? site : all(db, viewRow, viewsBy(by), JSON.stringify(campaigns), ...daysOf(range))
  return partsOf(by, (await Promise.all([views, ...elsewhere(db, campaigns, range, by)])).flat())
}

const elsewhere = (db: D1Database, campaigns: readonly string[], range: Range, by: readonly Grain[]) => {
  const wanted = JSON.stringify(campaigns)
  return [
    all(db, mediaRow, mediaBy(by), wanted, range.from, range.to),
    all(db, conversionRow, conversionsBy(by), wanted, sinceMs(range), untilMs(range)),
  ] as const
}

type Row = { campaign: string } & Partial<Omit<Part<never>, 'campaign'>> & { [D in Grain]?: string | undefined }

/** Rows that are of the same part, together. */
export function partsOf<D extends Grain>(by: readonly D[], rows: readonly Row[]): Part<D>[] {
  const placeOf = (row: Row) => [row.campaign, ...by.map(dimension => row[dimension] ?? '')]
  const groups = Map.groupBy(rows, row => JSON.stringify(placeOf(row)))
  return [...groups.values()].map(group => ({
    ...together(group),
    campaign: group[0]!.campaign,
    ...(Object.fromEntries(by.map(dimension => [dimension, group[0]![dimension] ?? ''])) as Record<D, string>),
    prorated: group.some(row => row.prorated),
    reportedTo: group.map(row => row.reportedTo ?? null).reduce(later, null),
  }))
}

const later = (a: string | null, b: string | null): string | null => (a === null || (b !== null && b > a) ? b : a)

/** The expressions of a cut, named after their dimensions: 's.ad AS ad, '. */
const columns = (by: readonly Grain[], of: 'spend' | 'conversions'): string =>
  by.map(dimension => `${TOLD[dimension][of]} AS ${dimension}, `).join('')
const groups = (by: readonly Grain[]): string => ['campaign', ...by, 'currency'].join(', ')

const told = { campaign: z.string(), ad: z.string().optional(), device: z.string().optional() }

const mediaRow = z
  .object({
    ...told,
    platform: z.string().optional(),
    day: z.string().optional(),
    priced: z.string().optional(),
    currency: z.string(),
    own: z.int(),
    impressions: z.int(),
    reach: z.int().nullable(),
    engagements: z.int().nullable(),
    clicks: z.int(),
    cost_micros: z.int(),
    prorated: z.int(),
    reported_to: z.string(),
  })
  .transform(({ cost_micros, currency, own, prorated, reported_to, ...row }) => ({
    ...row,
    ...(own ? { costMicros: cost_micros } : { otherCosts: { [currency]: cost_micros } }),
    prorated: prorated === 1,
    reportedTo: reported_to,
  }))

// A period that is partly in the range counts for its share of days. Each row is rounded by itself, so that every cut adds up
// to the same.
export const mediaBy = (by: readonly Grain[]): string => `
  SELECT ${groups(by)}, own,
         sum(CAST(round(impressions * part) AS INTEGER)) AS impressions,
         CASE WHEN count(*) = 1 AND min(part) = 1 THEN max(reach) END AS reach,
         sum(CAST(round(engagements * part) AS INTEGER)) AS engagements,
         sum(CAST(round(clicks * part) AS INTEGER)) AS clicks,
         sum(CAST(round(cost_micros * part) AS INTEGER)) AS cost_micros,
         min(part) < 1 AS prorated, min(max(ends_on), ?3) AS reported_to
  FROM (SELECT s.campaign, ${columns(by, 'spend')}s.currency, s.currency = k.currency AS own,
               s.impressions, s.reach, s.engagements, s.clicks, s.cost_micros, s.ends_on,
               ${shareWithin('?2', '?3')} AS part
        FROM json_each(?1) wanted CROSS JOIN campaigns k CROSS JOIN spend s
        WHERE k.slug = wanted.value AND s.campaign = k.slug AND ${reaches('?2', '?3')})
  GROUP BY ${groups(by)}`

const viewRow = z
  .object({ ...told, source: z.string().optional(), day: z.int().optional(), views: z.int() })
  .transform(({ source, day, ...row }) => ({
    ...row,
    ...(source !== undefined && { platform: source }),
    ...(day !== undefined && { day: dayOf(day * DAY_MS) }),
  }))
export const viewsBy = (by: readonly Grain[]): string =>
  countViews(
    by.map(grain => TOLD[grain].views).filter(name => name !== null),
    ['views'],
  )

const siteRow = z
  .object({
    ...{
      campaign: z.string(),
      ad: z.string(),
      source: z.string(),
      device: z.string(),
      in_app: z.string(),
      rank: z.int(),
    },
    ...{ views: z.int(), lcp_measured: z.int(), lcp_good: z.int() },
  })
  .transform(({ source, ...row }) => ({ ...row, platform: source }))
export type SiteRow = z.infer<typeof siteRow>

export const SITE_VIEWS = countViews(
  ['ad', 'source', 'device', 'in_app', 'rank'],
  ['views', 'lcp_measured', 'lcp_good'],
)
/** The views of these campaigns, cut every way but by day: read once for all that is asked of them. */
export const siteViews = (db: D1Database, campaigns: readonly string[], range: Range): Promise<SiteRow[]> =>
  all(db, siteRow, SITE_VIEWS, JSON.stringify(campaigns), ...daysOf(range))

const conversionRow = z
  .object({
    ...told,
    platform: z.string().optional(),
    day: z.string().optional(),
    priced: z.string().optional(),
    currency: z.string().nullable(),
    own: z.int().nullable(),
    conversions: z.int(),
    leads: z.int(),
    purchases: z.int(),
    revenue: z.int().nullable(),
  })
  .transform(({ currency, own, revenue, ...row }) => ({
    ...row,
    ...(revenue !== null &&
      currency !== null &&
      (own ? { revenueMicros: revenue } : { otherRevenue: { [currency]: revenue } })),
  }))
// A purchase carries the view of its lead, so that both are one conversion: it counts where the first of them does. A refund
// (below zero) is none, and takes its money back.
export const conversionsBy = (by: readonly Grain[]): string => `
  SELECT ${groups(by)}, own, sum(first_of) AS conversions, sum(kind = 'lead' AND NOT refund) AS leads,
         sum(kind = 'purchase' AND NOT refund) AS purchases, sum(CASE WHEN kind = 'purchase' THEN value_micros END) AS revenue
  FROM (SELECT c.campaign, ${columns(by, 'conversions')}c.kind, c.value_micros, c.currency, c.currency = k.currency AS own,
               coalesce(c.value_micros, 0) < 0 AS refund,
               coalesce(c.value_micros, 0) >= 0 AND row_number() OVER (
                 PARTITION BY c.campaign, coalesce(c.view_id, c.contact_id, c.id), coalesce(c.value_micros, 0) < 0
                 ORDER BY c.at, c.kind, c.id) = 1 AS first_of
        FROM json_each(?1) wanted CROSS JOIN campaigns k CROSS JOIN conversions c LEFT JOIN views v ON v.id = c.view_id
        WHERE k.slug = wanted.value AND c.campaign = k.slug AND c.at >= ?2 AND c.at < ?3)
  GROUP BY ${groups(by)}`

const tierCount = z.object({ campaign: z.string(), ad: z.string(), rank: z.int(), views: z.int() })
export type TierCount = z.infer<typeof tierCount>

/** Views by the highest tier that each reached, of one campaign, by ad. */
export const TIER_COUNTS = countViews(['ad', 'rank'], ['views'])
export const tierCounts = (db: D1Database, campaign: string, range: Range) =>
  all(db, tierCount, TIER_COUNTS, JSON.stringify([campaign]), ...daysOf(range))
