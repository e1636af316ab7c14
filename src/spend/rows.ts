import * as z from 'zod'
import { endpoint } from '../accounts/endpoint.ts'
import { all } from '../db/query.ts'
import { csvRow, withoutFormula } from '../lib/csv.ts'
import { HttpError, issuesOf } from '../lib/http.ts'
import { paged, pagingParams, readPaging } from '../lib/paging.ts'
import { slug } from '../lib/text.ts'
import { dayOf } from '../lib/time.ts'

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
type SpendRow = z.infer<typeof spendRow>

// In the order of the primary key; no stored period is longer than 366 days. Without an ad its place is ''.
export const SPEND_ROWS = `
  SELECT campaign, ad, platform, starts_on, ends_on, impressions, reach, engagements, clicks, cost_micros, currency, device, source
  FROM spend
  WHERE campaign = ?1 AND starts_on BETWEEN date(?2, '-365 days') AND ?3 AND ends_on >= ?2
    AND (starts_on, ends_on, ad, platform, source, device, currency) > (?4, ?5, ?6, ?7, ?8, ?9, ?10)
  ORDER BY starts_on, ends_on, ad, platform, source, device, currency LIMIT ?11`
function spendRows(db: D1Database, { campaign, from, to }: Asked, after: string, limit: number): Promise<SpendRow[]> {
  const [starts = '', ends = '', ad = '', platform = '', source = '', device = '', currency = ''] = after.split(' ')
  const place = [starts, ends, ad, platform, Number(source) || 0, device, currency]
  return all(db, spendRow, SPEND_ROWS, campaign, from, to, ...place, limit)
}

const day = z.iso.date('a day like 2026-11-30')
const asked = z.object({
  campaign: slug,
  from: day.default('2000-01-01'),
  to: day.optional(),
  format: z.enum(['json', 'csv']).default('json'),
})
type Asked = Omit<z.infer<typeof asked>, 'to'> & { to: string }

const CSV_PAGE = 5000

export const spendRowsEndpoint = endpoint({
  method: 'GET',
  path: '/spend',
  role: 'viewer',
  summary:
    'What is stored of a campaign, by ad and period, in the order of time: ?campaign= &from=&to= (days, both included) &cursor=&limit=. &format=csv: all of it in our own format, which can be imported again.',
  query: asked.extend(pagingParams.shape),
  example: { query: { campaign: 'audit-energie' } },
  answers: {
    200: '{items: [{campaign, ad, platform, from, to, impressions, reach, engagements, clicks, costMicros, currency, device}], next}',
    422: 'invalid-query',
  },
  handle: async (c, _, now) => {
    const parsed = asked.safeParse(c.req.query())
    if (!parsed.success) throw new HttpError(422, 'invalid-query', 'The query is wrong.', issuesOf(parsed.error))
    const ask = { ...parsed.data, to: parsed.data.to ?? dayOf(now) }
    if (ask.format === 'csv') {
      return c.body(await csvOf(c.env.DB, ask), 200, {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="spend-${ask.campaign}.csv"`,
        'Cache-Control': 'no-store',
      })
    }
    const { cursor, limit } = readPaging(c)
    const { items, next } = paged(await spendRows(c.env.DB, ask, cursor, limit + 1), limit, row => row.place)
    return c.json({ items: items.map(({ place, ...row }) => row), next }, 200, { 'Cache-Control': 'no-store' })
  },
})

const COLUMNS = [
  'campaign', 'ad', 'platform', 'starts_on', 'ends_on', 'impressions', 'reach', 'engagements', 'clicks', 'cost', 'currency', 'device',
] // biome-ignore format: one header line

async function csvOf(db: D1Database, ask: Asked): Promise<string> {
  let text = csvRow(COLUMNS)
  for (let after = '', more = true; more; ) {
    const rows = await spendRows(db, ask, after, CSV_PAGE)
    text += rows.map(lineOf).join('')
    more = rows.length === CSV_PAGE
    after = rows.at(-1)?.place ?? ''
  }
  return text
}

const lineOf = (row: SpendRow): string =>
  csvRow(
    [
      row.campaign, row.ad, row.platform, row.from, row.to, row.impressions, row.reach ?? '', row.engagements ?? '', row.clicks,
      (row.costMicros / 1e6).toFixed(6), row.currency, row.device,
    ].map(cell => withoutFormula(String(cell))),
  ) // biome-ignore format: in the order of the header
