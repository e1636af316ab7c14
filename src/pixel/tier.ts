import * as z from 'zod'
import { all } from '../db/query.ts'

// A scalar subquery, not a join: the caller's own filter keeps its index (a grouped join scanned every row).
// What seldom happened comes first: most rules fail at once.
const highestRank = (row: string, visits: string) => `(
  SELECT max(r.rank) FROM tier_rules r
  WHERE ${row}.lead >= r.min_lead AND ${row}.purchase >= r.min_purchase AND ${row}.form_started >= r.min_form_started
    AND ${row}.contact_clicks >= r.min_contact_clicks AND ${row}.cta_clicks >= r.min_cta_clicks
    AND ${visits} >= r.min_visits AND ${row}.scroll_pct >= r.min_scroll_pct AND ${row}.engaged_ms >= r.min_engaged_ms)`

/** SQL: the highest rank that a row of `engagements`, known as `alias`, has reached. */
export const tierOf = (alias: string): string => highestRank(alias, `${alias}.visits`)

/** SQL: the same for a row of `views`, which is one visit. */
export const tierOfView = (alias: string): string => highestRank(alias, '1')

// Of migration 0005. Tiers that a team adds stand between.
export const FIRST_RANK = 10 // every view reaches it
export const ENGAGED_RANK = 20
export const LEAD_RANK = 50

const tier = z.object({ rank: z.int(), slug: z.string() })
export type Tier = z.infer<typeof tier>

const LIST = `SELECT rank, slug FROM tiers ORDER BY rank`
export const listTiers = (db: D1Database): Promise<Tier[]> => all(db, tier, LIST)
