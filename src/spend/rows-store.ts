import * as z from 'zod'
import { all } from '../db/query.ts'
import { type Period, reaches } from './period.ts'

const spendRow = z
  .object({
    campaign: z.string(),
    ad: z.string(), // '': of the campaign as a whole
    platform: z.string(),
    starts_on: z.string(),
    ends_on: z.string(),
    impressions: z.int(),
    reach: z.int().nullable(),
    engagements: z.int().nullable(),
    clicks: z.int(),
    cost_micros: z.int(),
    currency: z.string(),
    device: z.string(),
    source: z.int(),
  })
  .transform(({ starts_on, ends_on, cost_micros, source, ...row }) => ({
    ...row,
    from: starts_on,
    to: ends_on,
    costMicros: cost_micros,
    place: [starts_on, ends_on, row.ad, row.platform, source, row.device, row.currency].join(' '),
  }))
export type SpendRow = z.infer<typeof spendRow>

interface Asked extends Period {
  campaign: string
}

// In the order of the primary key. Without an ad its place is ''.
export const SPEND_ROWS = `
  SELECT campaign, ad, platform, starts_on, ends_on, impressions, reach, engagements, clicks, cost_micros, currency, device, source
  FROM spend s
  WHERE campaign = ?1 AND ${reaches('?2', '?3')}
    AND (starts_on, ends_on, ad, platform, source, device, currency) > (?4, ?5, ?6, ?7, ?8, ?9, ?10)
  ORDER BY starts_on, ends_on, ad, platform, source, device, currency LIMIT ?11`
/** What is stored of a campaign, behind a `place`, in the order of time. */
export function spendRows(
  db: D1Database,
  { campaign, from, to }: Asked,
  after: string,
  limit: number,
): Promise<SpendRow[]> {
  const [starts = '', ends = '', ad = '', platform = '', source = '', device = '', currency = ''] = after.split(' ')
  const place = [starts, ends, ad, platform, Number(source) || 0, device, currency]
  return all(db, spendRow, SPEND_ROWS, campaign, from, to, ...place, limit)
}

const PAGE = 5000

export async function* allSpendRows(db: D1Database, asked: Asked): AsyncGenerator<SpendRow> {
  for (let after = '', more = true; more; ) {
    const rows = await spendRows(db, asked, after, PAGE)
    yield* rows
    more = rows.length === PAGE
    after = rows.at(-1)?.place ?? ''
  }
}
