import * as z from 'zod'
import { all, bind, jsonChunks } from '../db/query.ts'
import type { SpendRow } from './schema.ts'

const knownAd = z.object({ campaign: z.string(), ad: z.string(), platform: z.string(), currency: z.string() })

const ADS_OF = `
  SELECT a.campaign, a.slug AS ad, a.platform, c.currency
  FROM json_each(?1) wanted JOIN campaigns c ON c.slug = wanted.value JOIN ads a ON a.campaign = c.slug`
export const adsOf = (db: D1Database, campaigns: string[]) => all(db, knownAd, ADS_OF, JSON.stringify(campaigns))

const storedPeriod = z.object({
  campaign: z.string(), ad: z.string(), platform: z.string(), starts_on: z.string(), ends_on: z.string(),
}) // biome-ignore format: five columns
export type StoredPeriod = z.infer<typeof storedPeriod>

// No stored period is longer than 366 days, so none that began earlier can reach into these.
export const PERIODS_BETWEEN = `
  SELECT s.campaign, s.ad, s.platform, s.starts_on, s.ends_on
  FROM json_each(?1) wanted CROSS JOIN spend s
  WHERE s.campaign = wanted.value AND s.starts_on BETWEEN date(?2, '-365 days') AND ?3 AND s.ends_on >= ?2`
export const periodsBetween = (db: D1Database, campaigns: string[], from: string, to: string) =>
  all(db, storedPeriod, PERIODS_BETWEEN, JSON.stringify(campaigns), from, to)

// `WHERE true`: without it SQLite reads ON CONFLICT as the join's ON.
const REPLACE_SPEND = `
  INSERT INTO spend (campaign, ad, platform, starts_on, ends_on, impressions, reach, engagements, clicks, cost_micros, currency)
  SELECT value ->> 'campaign', value ->> 'ad', value ->> 'platform', value ->> 'starts_on', value ->> 'ends_on', value ->> 'impressions',
         value ->> 'reach', value ->> 'engagements', value ->> 'clicks', value ->> 'cost_micros', value ->> 'currency'
  FROM json_each(?1) WHERE true
  ON CONFLICT DO UPDATE SET
    impressions = excluded.impressions, reach = excluded.reach, engagements = excluded.engagements,
    clicks = excluded.clicks, cost_micros = excluded.cost_micros, currency = excluded.currency`
/** All rows or none: a batch is one transaction. The same period of the same ad is replaced, never added. */
export async function replaceSpend(db: D1Database, rows: readonly SpendRow[]): Promise<void> {
  const statements = [...jsonChunks(rows)].map(chunk => bind(db, REPLACE_SPEND, chunk))
  if (statements.length > 0) await db.batch(statements)
}
