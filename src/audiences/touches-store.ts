import * as z from 'zod'
import { all } from '../db/query.ts'
import { DAY_MS } from '../lib/time.ts'
import { VISIT_GAP_MS } from '../pixel/engagement.ts'
import type { TouchCount } from './touches.ts'

const WINDOW_MS = 180 * DAY_MS
const LATEST = 5000 // people: the error of a quarter among them is 1.2 points

const row = z.object({ touches: z.int(), conversions: z.int() })

// A person counts once, by the first conversion of these days: who buys each week would else be most of the picture. A refund
// (below zero) is none. Touches of every campaign count: the road to a conversion does not keep to one.
export const TOUCHES_BEFORE = `
  WITH converted AS MATERIALIZED (
    SELECT coalesce(n.contact_id, n.view_id) AS who, n.contact_id, n.view_id, min(n.at) AS at FROM conversions n
    WHERE n.campaign = ?1 AND n.at >= ?2 AND n.at <= ?3 AND coalesce(n.value_micros, 0) >= 0
      AND (n.contact_id IS NOT NULL OR n.view_id IS NOT NULL)
    GROUP BY 1 ORDER BY min(n.at) DESC LIMIT ${LATEST}
  ), browsers AS MATERIALIZED (
    SELECT k.who, k.at, v.id FROM converted k CROSS JOIN visitors v ON v.contact_id = k.contact_id WHERE v.withdrawn_at IS NULL
    UNION
    SELECT k.who, k.at, v.id FROM converted k CROSS JOIN touches t ON t.view_id = k.view_id
    CROSS JOIN visitors v ON v.id = t.visitor_id WHERE v.withdrawn_at IS NULL
  ), seen AS (
    SELECT b.who, t.at - lag(t.at) OVER (PARTITION BY b.who ORDER BY t.at) AS gap_ms
    FROM browsers b CROSS JOIN touches t ON t.visitor_id = b.id AND t.at <= b.at
  ), counted AS (
    SELECT 1 + count(*) FILTER (WHERE gap_ms >= ${VISIT_GAP_MS}) AS touches FROM seen GROUP BY who
  )
  SELECT touches, count(*) AS conversions FROM counted GROUP BY touches`
/** Of consented visitors whose conversion the campaign had in the last 180 days; of the latest ones where there are many. */
export const touchesBefore = (db: D1Database, campaign: string, now: number): Promise<TouchCount[]> =>
  all(db, row, TOUCHES_BEFORE, campaign, now - WINDOW_MS, now)
