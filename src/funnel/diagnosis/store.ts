import * as z from 'zod'
import { all, first } from '../../db/query.ts'
import { countViews } from '../../pixel/days/views.ts'
import { ENGAGED_RANK, tierOf } from '../../pixel/tier.ts'
import { reaches, shareWithin } from '../../spend/period.ts'
import { daysOf, type Range, sinceMs, untilMs } from '../range.ts'

const visitCount = z.object({
  ad: z.string(),
  rank: z.int(),
  consent: z.int(),
  views: z.int(),
  lcp_measured: z.int(),
  lcp_good: z.int(),
})
export type VisitCount = z.infer<typeof visitCount>

export const VISIT_COUNTS = countViews(['ad', 'rank', 'consent'], ['views', 'lcp_measured', 'lcp_good'])
/** Visits of a campaign by ad, by the highest tier of each and by consent. */
export const visitCounts = (db: D1Database, campaign: string, range: Range) =>
  all(db, visitCount, VISIT_COUNTS, JSON.stringify([campaign]), ...daysOf(range))

const promise = z.object({ ad: z.string(), served_by: z.string(), score: z.int().nullable() })

export const PROMISES = `
  SELECT p.ad, coalesce(k.served_by, p.ad) AS served_by, coalesce(k.score, v.match_score) AS score
  FROM pages p LEFT JOIN promises k ON k.campaign = p.campaign AND k.ad = p.ad
    LEFT JOIN page_versions v ON v.campaign = p.campaign AND v.ad = p.ad AND v.version = p.live
  WHERE p.campaign = ?1`
/** How well what visitors of each ad get keeps what it says, as last judged; until then as it was when it was published. */
export const promisesOf = (db: D1Database, campaign: string) => all(db, promise, PROMISES, campaign)

const price = z.object({ cost_micros: z.number().nullable(), conversions: z.int() })
const MOST_CAMPAIGNS = 50 // the latest: what an account paid years ago is no price

// A report's period that is partly within these days counts for its share, as in the funnel. Money of another currency than the
// campaign's is left out: there would be a price per currency.
export const PRICES = `
  SELECT (
      SELECT sum(s.cost_micros * ${shareWithin('?3', '?4')})
      FROM spend s WHERE s.campaign = c.slug AND ${reaches('?3', '?4')} AND s.currency = ?2) AS cost_micros,
    (SELECT count(DISTINCT coalesce(v.view_id, v.contact_id, v.id)) FROM conversions v
      WHERE v.campaign = c.slug AND v.at >= ?5 AND v.at < ?6 AND coalesce(v.value_micros, 0) >= 0) AS conversions
  FROM (SELECT slug FROM campaigns WHERE currency = ?2 AND slug <> ?1 ORDER BY created_at DESC LIMIT ${MOST_CAMPAIGNS}) c`

const LEAST_CONVERSIONS = 10 // fewer make no price
const LEAST_CAMPAIGNS = 3 // nor do fewer campaigns make a median

/** What a conversion costs in the account's other campaigns of this currency: their median. Null: too few of them have one. */
export async function medianPrice(db: D1Database, campaign: string, currency: string, range: Range) {
  const days = [range.from, range.to, sinceMs(range), untilMs(range)] as const
  const prices = (await all(db, price, PRICES, campaign, currency, ...days))
    .filter(({ cost_micros, conversions }) => cost_micros && conversions >= LEAST_CONVERSIONS)
    .map(({ cost_micros, conversions }) => cost_micros! / conversions)
    .sort((a, b) => a - b)
  const middle = (prices.length - 1) / 2
  return prices.length < LEAST_CAMPAIGNS
    ? null
    : { medianMicros: (prices[Math.floor(middle)]! + prices[Math.ceil(middle)]!) / 2, campaigns: prices.length }
}

const liveAudience = z.object({ id: z.string(), rule: z.string() })

/** An audience that an ad platform has, or had within these days: of a list that is kept, a feed that was pulled, an export. */
export const LIVE_AUDIENCES = `
  SELECT a.id, a.rule FROM audiences a
  WHERE a.id IN (SELECT f.audience FROM feeds f WHERE f.revoked_at IS NULL AND f.pulled_at >= ?1)
    OR EXISTS (SELECT 1 FROM lists l WHERE l.audience = a.id AND l.state = 'live')
    OR EXISTS (SELECT 1 FROM deliveries d WHERE d.audience = a.id AND d.at >= ?1 AND d.verdict = 'complete')`
export const liveAudiences = (db: D1Database, since: number) => all(db, liveAudience, LIVE_AUDIENCES, since)

const TELLS_TIERS = `
  SELECT count(*) AS n FROM connections WHERE deleted_at IS NULL AND paused_at IS NULL AND events LIKE '%"tier"%'`
/** Whether a platform is told how far visitors go. */
export const tellsTiers = async (db: D1Database): Promise<boolean> =>
  (await first(db, z.object({ n: z.int() }), TELLS_TIERS))!.n > 0

const LATEST = 10_000 // visitors: the interval of a share of them is 2 points wide at most

const followed = z.object({ engaged: z.int(), named: z.int(), followed: z.int() })

// The latest ones first, and only then their tiers: judging everybody would grow with the campaign. `+`: somebody is in few
// audiences, and there may be many.
export const FOLLOWED = `
  WITH latest AS MATERIALIZED (
    SELECT * FROM engagements WHERE campaign = ?1 AND last_at >= ?2 AND last_at < ?3 ORDER BY last_at DESC LIMIT ${LATEST}
  ), engaged AS MATERIALIZED (
    SELECT v.id, v.contact_id FROM latest e CROSS JOIN visitors v ON v.id = e.visitor_id
    WHERE v.withdrawn_at IS NULL AND e.purchase = 0 AND ${tierOf('e')} >= ${ENGAGED_RANK}
  )
  SELECT count(*) AS engaged, count(contact_id) AS named,
    count(*) FILTER (WHERE
      EXISTS (SELECT 1 FROM memberships m WHERE m.contact_id = engaged.contact_id AND m.left_on IS NULL
        AND +m.audience IN (SELECT value FROM json_each(?4)))
      OR EXISTS (SELECT 1 FROM event_sends s WHERE s.visitor_id = engaged.id AND s.kind = 'tier' AND s.state = 'sent')) AS followed
  FROM engaged`
/** Of the latest consented visitors of a campaign: who was engaged and is no customer, whom a list can name, and who is in one of
 *  these audiences as of last night, or whose tier a platform was told. */
export const followedOf = async (db: D1Database, campaign: string, range: Range, audiences: readonly string[]) =>
  (await first(db, followed, FOLLOWED, campaign, sinceMs(range), untilMs(range), JSON.stringify(audiences)))!
