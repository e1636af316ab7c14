import * as z from 'zod'
import { all } from '../db/query.ts'
import { DAY_MS, dayNumber } from '../lib/time.ts'
import { isClosed } from '../pixel/days/days.ts'
import { isHumanDay } from '../pixel/facts/bots.ts'

const scoredRow = z.object({
  campaign: z.string(),
  ad: z.string(),
  version: z.int(),
  score: z.int(),
  visitors: z.int(),
  conversions: z.int(),
})
export type ScoredVersion = z.infer<typeof scoredRow>

const DAYS = 180

/** The day's version: of a test, what the label of the views says; else what was live from before the day's beginning. Of a
 *  day on which the page changed nobody knows which view was of which. */
export const LIST_SCORED = `
  WITH counted AS (
    SELECT d.campaign, d.day, d.ad, d.variant, sum(d.views) AS views, sum(d.converted) AS converted
    FROM campaigns c CROSS JOIN rolled_days o CROSS JOIN view_days d
    WHERE o.campaign = c.slug AND o.day BETWEEN ?1 AND ?2 AND ${isClosed('o')}
      AND d.campaign = o.campaign AND d.day = o.day AND ${isHumanDay('d')}
    GROUP BY 1, 2, 3, 4
  ), versioned AS (
    SELECT campaign, ad, views, converted, CASE
      WHEN variant GLOB 'e[0-9]*.[a-e]*' THEN (
        SELECT a.version FROM experiment_arms a
        WHERE a.experiment = CAST(substr(variant, 2, instr(variant, '.') - 2) AS INTEGER) AND a.arm = substr(variant, instr(variant, '.') + 1, 1))
      WHEN variant = '' AND NOT EXISTS (
        SELECT 1 FROM page_lives l WHERE l.campaign = counted.campaign AND l.ad = counted.ad
          AND l.at >= day * ${DAY_MS} AND l.at < (day + 1) * ${DAY_MS}) THEN (
        SELECT l.version FROM page_lives l WHERE l.campaign = counted.campaign AND l.ad = counted.ad AND l.at < day * ${DAY_MS}
        ORDER BY l.at DESC LIMIT 1) END AS version
    FROM counted
  )
  SELECT n.campaign, n.ad, n.version, v.match_score AS score, sum(n.views) AS visitors, sum(n.converted) AS conversions
  FROM versioned n CROSS JOIN page_versions v ON v.campaign = n.campaign AND v.ad = n.ad AND v.version = n.version
  WHERE v.match_score IS NOT NULL
  GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`

/** Every published version of the account that had views in the last half year, with its match score: closed days only. */
export const listScored = (db: D1Database, now: number): Promise<ScoredVersion[]> =>
  all(db, scoredRow, LIST_SCORED, dayNumber(now) - DAYS, dayNumber(now))
