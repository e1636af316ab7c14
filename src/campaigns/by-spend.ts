import * as z from 'zod'
import { all } from '../db/query.ts'
import { type Campaign, campaignRow, STATUSES } from './schema.ts'
import { CAMPAIGN_COLUMNS } from './store.ts'

// Amounts of two currencies are not compared: those in the currency of most campaigns come first.
export const CAMPAIGNS_BY_SPEND = `
  SELECT ${CAMPAIGN_COLUMNS} FROM (
    SELECT k.*, count(*) OVER (PARTITION BY k.currency) AS of_currency, (
      SELECT sum(s.cost_micros) FROM spend s
      WHERE s.campaign = k.slug AND s.starts_on BETWEEN date(?2, '-365 days') AND ?3 AND s.ends_on >= ?2) AS cost_micros
    FROM campaigns k WHERE k.status IN (SELECT value FROM json_each(?1)))
  ORDER BY of_currency DESC, currency, cost_micros DESC, slug LIMIT ?4 OFFSET ?5`
/** Those of some statuses that cost most within some days ('2026-11-01') first, one more than a page holds. */
export const campaignsBySpend = (
  db: D1Database,
  statuses: readonly Campaign['status'][],
  { from, to }: { from: string; to: string },
  { offset, limit }: { offset: number; limit: number },
) => all(db, campaignRow, CAMPAIGNS_BY_SPEND, JSON.stringify(statuses), from, to, limit + 1, offset)

const STATUS_COUNTS = `SELECT status, count(*) AS n FROM campaigns GROUP BY status`
const statusCount = campaignRow.pick({ status: true }).extend({ n: z.int() })
/** How many campaigns there are of each status. */
export async function countStatuses(db: D1Database): Promise<Record<Campaign['status'], number>> {
  const counts = await all(db, statusCount, STATUS_COUNTS)
  const of = (status: Campaign['status']) => counts.find(row => row.status === status)?.n ?? 0
  return Object.fromEntries(STATUSES.map(status => [status, of(status)])) as Record<Campaign['status'], number>
}
