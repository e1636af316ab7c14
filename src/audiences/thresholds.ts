import * as z from 'zod'
import { all, bind } from '../db/query.ts'
import { DAY_MS } from '../lib/time.ts'
import type { Leaf } from './conditions.ts'

/** By share in percent, then by campaign: how long, in ms, the most active were active at least. */
export type Thresholds = ReadonlyMap<number, Readonly<Record<string, number>>>

const STALE_MS = DAY_MS
const WINDOW_MS = 180 * DAY_MS
const SAMPLE = 20_000 // the error of a quarter among 20,000 is 0.6 points

const row = z.object({ campaign: z.string(), top_percent: z.int(), engaged_ms: z.int() })

const FRESH = `
  SELECT campaign, top_percent, engaged_ms FROM active_thresholds
  WHERE top_percent IN (SELECT value FROM json_each(?1)) AND at >= ?2`
const STALE_CAMPAIGNS = `
  SELECT s.slug AS campaign, p.value AS top_percent FROM campaigns s CROSS JOIN json_each(?1) p
  WHERE NOT EXISTS (
    SELECT 1 FROM active_thresholds h WHERE h.campaign = s.slug AND h.top_percent = p.value AND h.at >= ?2)`
// Among the latest visitors only, where there are many: nothing else would be quick on a million of them.
const MEASURE = `
  INSERT INTO active_thresholds (campaign, top_percent, engaged_ms, at)
  SELECT ?1, ?2, coalesce((
    SELECT r.engaged_ms FROM (
      SELECT k.engaged_ms, row_number() OVER (ORDER BY k.engaged_ms DESC) AS place, count(*) OVER () AS n FROM (
        SELECT e.engaged_ms FROM engagements e WHERE e.campaign = ?1 AND e.last_at >= ?4
        ORDER BY e.last_at DESC LIMIT ${SAMPLE}) k) r
    WHERE r.place >= r.n * ?2 / 100.0 ORDER BY r.place LIMIT 1), 0), ?3
  WHERE true
  ON CONFLICT (campaign, top_percent) DO UPDATE SET engaged_ms = excluded.engaged_ms, at = excluded.at`

const stale = z.object({ campaign: z.string(), top_percent: z.int() })

/** What the rules ask for, measured once a day: the longest view of each visitor of a campaign, of the last 180 days. */
export async function thresholdsOf(db: D1Database, asked: readonly Leaf[], now: number): Promise<Thresholds> {
  const percents = [...new Set(asked.flatMap(leaf => ('active' in leaf ? [leaf.active.topPercent] : [])))]
  if (percents.length === 0) return new Map()
  const list = JSON.stringify(percents)
  const old = await all(db, stale, STALE_CAMPAIGNS, list, now - STALE_MS)
  for (const { campaign, top_percent } of old) {
    await bind(db, MEASURE, campaign, top_percent, now, now - WINDOW_MS).run()
  }
  const fresh = await all(db, row, FRESH, list, now - STALE_MS)
  return new Map(
    percents.map(percent => [
      percent,
      Object.fromEntries(fresh.filter(r => r.top_percent === percent).map(r => [r.campaign, r.engaged_ms])),
    ]),
  )
}
