import * as z from 'zod'
import { all, bind, first, run } from '../db/query.ts'
import { earliestStart } from '../spend/period.ts'
import { alertRow, type Cap, promiseRow, type ServedAd, servedAd } from './schema.ts'

// An ad has visitors when its own page is live, or when the platform reports that it runs: then its link can only be the
// campaign's, which serves the default ad's page, or the first that is live.
const SERVED = `
  SELECT a.campaign, a.slug, a.platform, a.external_id, a.headline, a.primary_text, a.description, a.cta, a.language, a.image,
    i.width AS image_width, i.height AS image_height, a.palette, own.template, own.live, a.updated_at,
    v.ad AS served_by, v.version, v.snapshot, v.html
  FROM ads a
  JOIN campaigns c ON c.slug = a.campaign
  JOIN pages own ON own.campaign = a.campaign AND own.ad = a.slug
  JOIN pages p ON p.campaign = a.campaign AND p.live IS NOT NULL AND p.ad = CASE
    WHEN own.live IS NOT NULL THEN a.slug
    WHEN EXISTS (SELECT 1 FROM spend s WHERE s.campaign = a.campaign AND s.ad = a.slug AND s.ends_on >= ?1) THEN (
      SELECT d.ad FROM pages d WHERE d.campaign = a.campaign AND d.live IS NOT NULL
      ORDER BY d.ad = c.default_ad DESC, d.ad LIMIT 1) END
  JOIN page_versions v ON v.campaign = p.campaign AND v.ad = p.ad AND v.version = p.live
  LEFT JOIN assets i ON i.id = a.image
  LEFT JOIN promises k ON k.campaign = a.campaign AND k.ad = a.slug
  WHERE c.status <> 'archived'`

// Pages are large: a few at a time.
const STALE = `${SERVED} AND (a.campaign, a.slug) > (?2, ?3)
    AND (k.ad IS NULL OR k.served_by <> v.ad OR k.version <> v.version OR k.ad_changed_at <> a.updated_at OR ?4 = 1)
  ORDER BY a.campaign, a.slug LIMIT 40`
/** Served ads after `after`, whose last judgement is of another ad text or another page; all of them when `everything`. */
export const listToJudge = (
  db: D1Database,
  since: string,
  after: { campaign: string; slug: string },
  everything: boolean,
): Promise<ServedAd[]> => all(db, servedAd, STALE, since, after.campaign, after.slug, everything ? 1 : 0)

const SERVED_BY = `${SERVED} AND a.campaign = ?2 AND (v.ad = ?3 OR a.slug = ?3) ORDER BY a.slug`
/** Whose visitors a page gets today. */
export const listServedBy = (db: D1Database, since: string, campaign: string, ad: string): Promise<ServedAd[]> =>
  all(db, servedAd, SERVED_BY, since, campaign, ad)

const FIND_PROMISE = `
  SELECT campaign, ad, algorithm, score, caps, accepted_score, accepted_caps FROM promises WHERE campaign = ?1 AND ad = ?2`
export const findPromise = (db: D1Database, campaign: string, ad: string) =>
  first(db, promiseRow, FIND_PROMISE, campaign, ad)

const KEEP = `
  INSERT INTO promises (campaign, ad, served_by, version, ad_changed_at, algorithm, score, caps, judged_at, accepted_score, accepted_caps)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
  ON CONFLICT (campaign, ad) DO UPDATE SET served_by = excluded.served_by, version = excluded.version,
    ad_changed_at = excluded.ad_changed_at, algorithm = excluded.algorithm, score = excluded.score, caps = excluded.caps,
    judged_at = excluded.judged_at, accepted_score = excluded.accepted_score, accepted_caps = excluded.accepted_caps`
export const keepStatement = (
  db: D1Database,
  ad: ServedAd,
  judged: { algorithm: string; score: number; caps: readonly Cap[] },
  accepted: { score: number; caps: readonly string[] },
  now: number,
) =>
  bind(
    db, KEEP, ad.campaign, ad.slug, ad.served_by, ad.version, ad.updated_at, judged.algorithm, judged.score,
    JSON.stringify(judged.caps.map(({ id }) => id)), now, accepted.score, JSON.stringify(accepted.caps),
  ) // biome-ignore format: the columns in the order of the statement

const OPEN = `
  INSERT INTO alerts (id, campaign, ad, opened_at, before_score, after_score, new_caps) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
  ON CONFLICT (campaign, ad) WHERE closed_at IS NULL DO UPDATE SET after_score = excluded.after_score, new_caps = excluded.new_caps`
export const openStatement = (
  db: D1Database,
  id: string,
  ad: ServedAd,
  before: number,
  after: { score: number; newCaps: readonly Cap[] },
  now: number,
) => bind(db, OPEN, id, ad.campaign, ad.slug, now, before, after.score, JSON.stringify(after.newCaps))

const CLOSE = `UPDATE alerts SET closed_at = ?3, closed_by = 'kept-again' WHERE campaign = ?1 AND ad = ?2 AND closed_at IS NULL`
export const closeStatement = (db: D1Database, ad: ServedAd, now: number) => bind(db, CLOSE, ad.campaign, ad.slug, now)

const CLOSE_UNSERVED = `
  UPDATE alerts SET closed_at = ?2, closed_by = 'taken-down'
  WHERE closed_at IS NULL AND NOT EXISTS (${SERVED} AND a.campaign = alerts.campaign AND a.slug = alerts.ad)`
/** Of ads that lead to no page any more. */
export const closeUnserved = (db: D1Database, since: string, now: number) => run(db, CLOSE_UNSERVED, since, now)

const COLUMNS = `
  SELECT l.id, l.campaign, l.ad, a.platform, a.language, a.headline, l.opened_at, l.before_score, l.after_score, l.new_caps, l.closed_at,
    l.closed_by, l.reason
  FROM alerts l JOIN ads a ON a.campaign = l.campaign AND a.slug = l.ad`

const LIST_ALERTS = `${COLUMNS} WHERE l.id < ?1 AND (l.closed_at IS NULL OR ?2 = 1) ORDER BY l.id DESC LIMIT ?3`
export const listAlerts = (db: D1Database, cursor: string, closedToo: boolean, limit: number) =>
  all(db, alertRow, LIST_ALERTS, cursor || '~', closedToo ? 1 : 0, limit + 1)

// Not by id: in that order SQLite would pass every alert that was ever closed.
export const OPEN_ALERTS = `
  ${COLUMNS} WHERE l.closed_at IS NULL AND (?1 = '' OR l.campaign = ?1) ORDER BY l.opened_at DESC, l.campaign, l.ad LIMIT ?2`
/** Of one campaign, or of all of them (''). */
export const openAlerts = (db: D1Database, campaign: string, limit: number) =>
  all(db, alertRow, OPEN_ALERTS, campaign, limit)

const FIND_ALERT = `${COLUMNS} WHERE l.id = ?1`
export const findAlert = (db: D1Database, id: string) => first(db, alertRow, FIND_ALERT, id)

const ACCEPT = `UPDATE alerts SET closed_at = ?2, closed_by = ?3, reason = ?4 WHERE id = ?1 AND closed_at IS NULL`
const ACCEPT_SCORE = `
  UPDATE promises SET accepted_score = score, accepted_caps = caps
  WHERE (campaign, ad) = (SELECT campaign, ad FROM alerts WHERE id = ?1 AND closed_at IS NULL)`
/** The team wants it so: from now on this is what is compared with. False when the alert was closed before. */
export async function acceptAlert(
  db: D1Database,
  id: string,
  by: string,
  reason: string,
  now: number,
): Promise<boolean> {
  const [, closed] = await db.batch([bind(db, ACCEPT_SCORE, id), bind(db, ACCEPT, id, now, by, reason)])
  return closed?.meta.changes === 1
}

// A report's period that is partly within these days counts for its share, as on the dashboard.
const SPEND = `
  SELECT campaign, ad, currency, CAST(round(sum(cost_micros * (julianday(ends_on) - julianday(max(starts_on, ?2)) + 1)
    / (julianday(ends_on) - julianday(starts_on) + 1))) AS INTEGER) AS cost_micros
  FROM (SELECT s.* FROM json_each(?1) wanted CROSS JOIN spend s
        WHERE s.campaign = wanted.value AND s.starts_on >= ${earliestStart('?2')} AND s.ends_on >= ?2)
  GROUP BY campaign, ad, currency`
const spendRow = z.object({ campaign: z.string(), ad: z.string(), currency: z.string(), cost_micros: z.int() })
export type AdSpend = z.infer<typeof spendRow>
/** What each ad of these campaigns cost since a day ('2026-11-01'), by currency. */
export const spendSince = (db: D1Database, campaigns: readonly string[], since: string): Promise<AdSpend[]> =>
  all(db, spendRow, SPEND, JSON.stringify(campaigns), since)
