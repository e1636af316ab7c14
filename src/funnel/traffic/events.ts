import * as z from 'zod'
import { all } from '../../db/query.ts'
import { isHuman } from '../../pixel/facts/bots.ts'
import { type Range, sinceMs, untilMs } from '../range.ts'

const eventCount = z.object({ ad: z.string(), name: z.string(), views: z.int(), count: z.int() })
type EventCount = z.infer<typeof eventCount>

export const EVENT_COUNTS = `
  SELECT v.ad, e.name, count(DISTINCT e.view_id) AS views, sum(e.count) AS count
  FROM view_events e CROSS JOIN views v ON v.id = e.view_id
  WHERE e.campaign = ?1 AND e.at >= ?2 AND e.at < ?3 AND ${isHuman('v')}
  GROUP BY v.ad, e.name ORDER BY count DESC, v.ad, e.name`
/** The custom events of a campaign by ad and name: in how many views, how often. People's only. */
export const eventCounts = (db: D1Database, campaign: string, range: Range): Promise<EventCount[]> =>
  all(db, eventCount, EVENT_COUNTS, campaign, sinceMs(range), untilMs(range))
