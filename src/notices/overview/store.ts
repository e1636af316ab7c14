import * as z from 'zod'
import { all, first } from '../../db/query.ts'
import type { Range } from '../../funnel/range.ts'
import { DAY_MS, HOUR_MS } from '../../lib/time.ts'
import { reaches } from '../../spend/period.ts'
import {
  type Account,
  adPage,
  LATE_REPORT_DAYS,
  MOST_UNJUDGED,
  QUIET_MS,
  type Running,
  running,
  standing,
} from './schema.ts'

// Amounts of two currencies are not compared: the dearest of each come first, then the second dearest.
export const RUNNING = `
  SELECT slug, name, brand, currency FROM (
    SELECT k.slug, k.name, k.brand, k.currency, k.created_at, row_number() OVER (PARTITION BY k.currency ORDER BY (
      SELECT sum(s.cost_micros) FROM spend s
      WHERE s.campaign = k.slug AND ${reaches('?1', '?2')}) DESC) AS place
    FROM campaigns k WHERE k.status = 'active')
  ORDER BY place, created_at DESC, slug`
/** Those that spend most within these days first. */
export const listRunning = (db: D1Database, { from, to }: Range): Promise<Running[]> =>
  all(db, running, RUNNING, from, to)

// An ad whose page was never published leads where the campaign does, as long as any page of it is live.
export const AD_PAGES = `
  SELECT p.campaign, p.ad, a.headline, a.language, coalesce(k.score, v.match_score) AS score, k.served_by,
    p.live IS NOT NULL OR p.last_live IS NULL AND EXISTS (
      SELECT 1 FROM pages o WHERE o.campaign = p.campaign AND o.live IS NOT NULL) AS live,
    p.live IS NULL AND p.last_live IS NOT NULL AS was_live
  FROM json_each(?1) wanted
  CROSS JOIN pages p ON p.campaign = wanted.value ->> 0 AND p.ad = wanted.value ->> 1
  CROSS JOIN ads a ON a.campaign = p.campaign AND a.slug = p.ad
  LEFT JOIN promises k ON k.campaign = p.campaign AND k.ad = p.ad
  LEFT JOIN page_versions v ON v.campaign = p.campaign AND v.ad = p.ad AND v.version = p.live`
/** `ads`: [campaign, ad] of each. */
export const adPages = (db: D1Database, ads: readonly (readonly [string, string])[]) =>
  all(db, adPage, AD_PAGES, JSON.stringify(ads))

const IS_DRAFT = 'p.live IS NULL AND p.last_live IS NULL AND s.publish_at IS NULL'
const NO_AD_PLATFORM = `('', 'email', 'direct', 'other')` // of pixel/facts/source.ts

export const STANDINGS = `
  SELECT wanted.value AS campaign, coalesce(u.ads, 0) AS ads, coalesce(u.drafts, 0) AS drafts, u.draft,
    coalesce(u.unpictured, 0) AS unpictured, u.bare,
    (SELECT c.ends_on FROM spend c WHERE c.campaign = wanted.value ORDER BY c.starts_on DESC LIMIT 1) AS reported_to,
    EXISTS (SELECT 1 FROM views v WHERE v.campaign = wanted.value AND v.at >= ?2 AND v.bot IS NULL
      AND v.source NOT IN ${NO_AD_PLATFORM}) AS paid_visits,
    EXISTS (SELECT 1 FROM pages o JOIN page_lives l ON l.campaign = o.campaign AND l.ad = o.ad AND l.version = o.live
      WHERE o.campaign = wanted.value AND l.at < ?3) AS live_for_long,
    (SELECT max(v.at) FROM views v WHERE v.campaign = wanted.value) AS seen_at
  FROM json_each(?1) wanted LEFT JOIN (
    SELECT a.campaign, count(*) AS ads,
      count(*) FILTER (WHERE ${IS_DRAFT}) AS drafts, min(a.slug) FILTER (WHERE ${IS_DRAFT}) AS draft,
      count(*) FILTER (WHERE a.image IS NULL) AS unpictured, min(a.slug) FILTER (WHERE a.image IS NULL) AS bare
    FROM json_each(?1) mine CROSS JOIN ads a ON a.campaign = mine.value
    CROSS JOIN pages p ON p.campaign = a.campaign AND p.ad = a.slug
    LEFT JOIN page_schedules s ON s.campaign = a.campaign AND s.ad = a.slug
    GROUP BY a.campaign) u ON u.campaign = wanted.value`
export const standings = (db: D1Database, campaigns: readonly string[], now: number) =>
  all(db, standing, STANDINGS, JSON.stringify(campaigns), now - LATE_REPORT_DAYS * DAY_MS, now - QUIET_MS)

const NAMED = ['company', 'address', 'email', 'publisher'] as const // what pages/checks/legal.ts asks for

export const UNNAMED = `
  SELECT b.id AS brand, b.name, ${NAMED.map(field => `b.legal ->> '$.${field}' AS ${field}`).join(', ')}
  FROM json_each(?1) wanted CROSS JOIN brands b ON b.id = wanted.value`
const brandRow = z
  .object({ brand: z.string(), name: z.string() })
  .catchall(z.string().nullable())
  .transform(row => ({
    ...{ brand: row.brand, name: row.name },
    missing: NAMED.filter(field => !row[field]),
  }))

const count = z.object({ n: z.int() })
const JUDGED_FROM_DAYS = 90 // of older ones nobody will say
const UNJUDGED_AFTER_DAYS = 7

export const UNJUDGED = `
  SELECT count(*) AS n FROM (
    SELECT 1 FROM json_each(?1) wanted CROSS JOIN conversions c
    WHERE c.campaign = wanted.value AND c.at >= ?2 AND c.at < ?3 AND c.kind = 'lead' AND NOT EXISTS (
      SELECT 1 FROM outcomes o WHERE o.id IN (c.id || '.qualified', c.id || '.won', c.id || '.lost'))
    LIMIT ${MOST_UNJUDGED})`

const late = z.object({ list: z.string(), connection: z.string(), dueAt: z.int() })
const LATE_MS = 6 * HOUR_MS

// What is stopped or paused is told by its own notice.
const LATE = `
  SELECT l.id AS list, l.connection, l.due_at AS dueAt FROM lists l JOIN connections c ON c.id = l.connection
  WHERE l.state = 'live' AND l.stopped_why IS NULL AND c.paused_at IS NULL AND c.deleted_at IS NULL AND l.due_at < ?1
  ORDER BY l.due_at LIMIT 1`

export async function accountOf(db: D1Database, campaigns: readonly Running[], now: number): Promise<Account> {
  const slugs = JSON.stringify(campaigns.map(({ slug }) => slug))
  const brands = JSON.stringify([...new Set(campaigns.map(({ brand }) => brand))])
  const [named, unjudged, behind] = await Promise.all([
    all(db, brandRow, UNNAMED, brands),
    first(db, count, UNJUDGED, slugs, now - JUDGED_FROM_DAYS * DAY_MS, now - UNJUDGED_AFTER_DAYS * DAY_MS),
    first(db, late, LATE, now - LATE_MS),
  ])
  return { unnamed: named.filter(({ missing }) => missing.length > 0), unjudged: unjudged?.n ?? 0, late: behind }
}
