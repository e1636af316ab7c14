import * as z from 'zod'
import { bind } from '../db/query.ts'
import { MINUTE_MS } from '../lib/time.ts'
import { isHuman } from './facts/bots.ts'

export const pair = z.object({ visitor_id: z.string(), campaign: z.string() })
export type Pair = z.infer<typeof pair>

/** Recomputes the engagements that these views take part in. `views`: a JSON array of arrays that begin with a view's id.
 *  To be run in the batch that changed the views or their touches. */
export const engagementStatements = (db: D1Database, views: string): D1PreparedStatement[] =>
  OF_VIEWS.map(sql => bind(db, sql, views))

export const engagementStatementsOf = (db: D1Database, pairs: readonly Pair[]): D1PreparedStatement[] =>
  OF_PAIRS.map(sql => bind(db, sql, JSON.stringify(pairs.map(({ visitor_id, campaign }) => [visitor_id, campaign]))))

/** What is opened again sooner is the same visit. */
export const VISIT_GAP_MS = 30 * MINUTE_MS

// Always from the facts, never added to: whatever came twice, late or in disorder, the answer is the same.
const facts = (pairs: string) => `
  WITH pairs AS (${pairs}), seen AS (
    SELECT t.visitor_id, t.campaign, t.at, v.engaged_ms, v.scroll_pct, v.cta_clicks, v.contact_clicks, v.form_started,
      v.lead, v.purchase, t.at - lag(t.at) OVER (PARTITION BY t.visitor_id, t.campaign ORDER BY t.at) AS gap_ms
    FROM pairs w
    CROSS JOIN touches t ON t.visitor_id = w.visitor_id AND t.campaign = w.campaign
    JOIN views v ON v.id = t.view_id
    WHERE ${isHuman('v')})
  INSERT INTO engagements (visitor_id, campaign, views, visits, first_at, last_at, engaged_ms, scroll_pct, cta_clicks,
    contact_clicks, form_started, lead, purchase)
  SELECT visitor_id, campaign, count(*), 1 + count(*) FILTER (WHERE gap_ms >= ${VISIT_GAP_MS}), min(at), max(at),
    max(engaged_ms), max(scroll_pct), max(cta_clicks), max(contact_clicks), max(form_started), max(lead), max(purchase)
  FROM seen WHERE true GROUP BY visitor_id, campaign
  ON CONFLICT (visitor_id, campaign) DO UPDATE SET `

const TOTALS = `views, visits, first_at, engaged_ms, scroll_pct, cta_clicks, contact_clicks, form_started, lead, purchase`
const EXCLUDED = TOTALS.replace(/\w+/g, 'excluded.$&')

// Three statements and not one: `last_at` is indexed, and naming it in SET is billed as a write of its index.
const recompute = (pairs: string): string[] => [
  `${facts(pairs)} (last_at, ${TOTALS}) = (excluded.last_at, ${EXCLUDED}) WHERE last_at <> excluded.last_at`,
  `${facts(pairs)} (${TOTALS}) = (${EXCLUDED}) WHERE (${TOTALS}) IS NOT (${EXCLUDED})`,
  `DELETE FROM engagements WHERE (visitor_id, campaign) IN (${pairs}) AND NOT EXISTS (
     SELECT 1 FROM touches t JOIN views v ON v.id = t.view_id
     WHERE t.visitor_id = engagements.visitor_id AND t.campaign = engagements.campaign AND ${isHuman('v')})`,
]

// Of a view, and of those that a link on it led to: they may have waited for its touch.
const OF_VIEWS = recompute(`
  SELECT DISTINCT t.visitor_id, t.campaign
  FROM (SELECT j.value->>0 AS id FROM json_each(?1) j UNION ALL
        SELECT k.view_id FROM json_each(?1) j CROSS JOIN continuations k ON k.from_view = j.value->>0) w
  CROSS JOIN touches t ON t.view_id = w.id`)
const OF_PAIRS = recompute(`SELECT DISTINCT j.value->>0 AS visitor_id, j.value->>1 AS campaign FROM json_each(?1) j`)
