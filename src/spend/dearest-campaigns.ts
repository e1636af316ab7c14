import { type Campaign, campaignRow } from '../campaigns/schema.ts'
import { CAMPAIGN_COLUMNS } from '../campaigns/store.ts'
import { all } from '../db/query.ts'
import { type Period, reaches } from './period.ts'

// Amounts of two currencies are not compared: those in the currency of most campaigns come first.
export const DEAREST_CAMPAIGNS = `
  SELECT ${CAMPAIGN_COLUMNS} FROM (
    SELECT k.*, count(*) OVER (PARTITION BY k.currency) AS of_currency, (
      SELECT sum(s.cost_micros) FROM spend s
      WHERE s.campaign = k.slug AND ${reaches('?2', '?3')}) AS cost_micros
    FROM campaigns k WHERE k.status IN (SELECT value FROM json_each(?1)))
  ORDER BY of_currency DESC, currency, cost_micros DESC, slug LIMIT ?4 OFFSET ?5`
/** Those of some statuses that cost most within some days first, one more than a page holds. */
export const dearestCampaigns = (
  db: D1Database,
  statuses: readonly Campaign['status'][],
  { from, to }: Period,
  { offset, limit }: { offset: number; limit: number },
) => all(db, campaignRow, DEAREST_CAMPAIGNS, JSON.stringify(statuses), from, to, limit + 1, offset)
