import * as z from 'zod'
import { bind, jsonChunks, retry } from '../db/query.ts'
import { engagementStatements, engagementStatementsOf, type Pair, pair } from './engagement.ts'

/** One beacon as it is stored; names are those of the columns of `views`, then who and which click. */
export const recorded = z.object({
  id: z.string(),
  campaign: z.string(),
  at: z.int(),
  ad: z.string(),
  variant: z.string(),
  version: z.int(),
  source: z.string(),
  utm: z.string(),
  referrer: z.string(),
  device: z.enum(['', 'mobile', 'tablet', 'desktop']),
  in_app: z.string(),
  country: z.string(),
  consent: z.literal([0, 1, 2]),
  bot: z.string().nullable(), // what gave it away, in words
  bots: z.int(), // which rules say so: bits of bot_rules
  trusted: z.literal([0, 1]).nullable(),
  page: z.string(),
  engaged_ms: z.int(),
  scroll_pct: z.int(),
  cta_clicks: z.int(),
  contact_clicks: z.int(),
  mail_clicks: z.int(),
  outbound_clicks: z.int(),
  file_clicks: z.int(),
  form_started: z.literal([0, 1]),
  forms_started: z.int(),
  form_submits: z.int(),
  video_plays: z.int(),
  video_pct: z.int(),
  lcp_ms: z.int().nullable(),
  inp_ms: z.int().nullable(),
  cls_milli: z.int().nullable(),
  visitor: z.string().nullable(),
  clicks: z.string(),
})
export type Recorded = z.infer<typeof recorded>

/** Stores beacons in one transaction. Any order and any repetition of the same beacons ends in the same rows.
 *  Answers how many rows D1 wrote: that is what it bills. */
export async function record(db: D1Database, rows: readonly Recorded[]): Promise<number> {
  const whole = [...jsonChunks(rows.map(row => FIELDS.map(name => row[name])))]
  const heads = [...jsonChunks(rows.map(row => INDEXED.map(name => row[name])))]
  const agreed = rows.some(row => row.visitor !== null)
  const statements = [
    ...whole.map(chunk => bind(db, RECORD_VIEWS, chunk)),
    ...heads.map(chunk => bind(db, MOVE_VIEWS, chunk)),
    ...(agreed ? whole.flatMap(chunk => [bind(db, LIST_LOSERS, chunk), bind(db, RECORD_TOUCHES, chunk)]) : []),
    ...heads.flatMap(chunk => engagementStatements(db, chunk)),
  ]
  const results = await retry(() => db.batch(statements))
  const losers: Pair[] = results.flatMap(result => result.results).map(row => pair.parse(row))
  if (losers.length > 0) await retry(() => db.batch(engagementStatementsOf(db, losers)))
  return results.reduce((sum, { meta }) => sum + meta.rows_written, 0)
}

// A row travels as an array, half the size of an object, and its first cells are those of INDEXED, which are all that some
// statements need: parsing the rest again would cost them more than their work.
const FIELDS = Object.keys(recorded.shape) as (keyof Recorded)[]
const cell = (name: keyof Recorded) => `j.value->>${FIELDS.indexOf(name)}`

const VIEW = FIELDS.filter(name => name !== 'visitor' && name !== 'clicks')
const NULLABLE: (keyof Recorded)[] = ['bot', 'trusted', 'lcp_ms', 'inp_ms', 'cls_milli']
const INDEXED = FIELDS.slice(0, 3) // id, campaign, at

// The larger wins, for text too, where it need only be the same whatever came first. max() of a null is null.
const merged = (name: keyof Recorded) =>
  name === 'bots'
    ? 'bots | excluded.bots'
    : NULLABLE.includes(name)
      ? `coalesce(max(${name}, excluded.${name}), ${name}, excluded.${name})`
      : `max(${name}, excluded.${name})`
const TOTALS = VIEW.filter(name => !INDEXED.includes(name))

// A beacon that says nothing new writes nothing. An indexed column that is merely named in SET is billed as a write of
// its index, changed or not (measured): those have a statement of their own, which seldom finds a row.
// MATERIALIZED jsonb: each row's text is parsed once and not for each of its cells, which halves the time.
const RECORD_VIEWS = `
  WITH j AS MATERIALIZED (SELECT jsonb(value) AS value FROM json_each(?1) n)
  INSERT INTO views (${VIEW.join(', ')})
  SELECT ${VIEW.map(cell).join(', ')} FROM j WHERE true
  ON CONFLICT (id) DO UPDATE SET ${TOTALS.map(name => `${name} = ${merged(name)}`).join(', ')}
  WHERE (${TOTALS.join(', ')}) IS NOT (${TOTALS.map(merged).join(', ')})`

const MOVE_VIEWS = `
  UPDATE views SET campaign = max(campaign, n.to_campaign), at = min(at, n.to_at)
  FROM (SELECT v.id, max(${cell('campaign')}) AS to_campaign, min(${cell('at')}) AS to_at
        FROM json_each(?1) j CROSS JOIN views v ON v.id = ${cell('id')}
        WHERE ${cell('campaign')} > v.campaign OR ${cell('at')} < v.at GROUP BY 1) n
  WHERE views.id = n.id`

// The one door into marketing data: a visitor who exists and has not withdrawn. A robot's touch is a fact too; no
// engagement counts it while its rule is on.
const ALLOWED = `
  FROM json_each(?1) j JOIN visitors p ON p.id = ${cell('visitor')}
  WHERE p.withdrawn_at IS NULL`

const RECORD_TOUCHES = `
  INSERT INTO touches (view_id, visitor_id, campaign, ad, at, source, clicks)
  SELECT ${cell('id')}, p.id, ${cell('campaign')}, ${cell('ad')}, ${cell('at')}, ${cell('source')}, ${cell('clicks')}
  ${ALLOWED}
  ON CONFLICT (view_id) DO UPDATE SET
    visitor_id = max(visitor_id, excluded.visitor_id), campaign = max(campaign, excluded.campaign),
    ad = max(ad, excluded.ad), at = min(at, excluded.at), source = max(source, excluded.source),
    clicks = max(clicks, excluded.clicks)
  WHERE excluded.visitor_id > visitor_id OR excluded.campaign > campaign OR excluded.ad > ad OR excluded.at < at
    OR excluded.source > source OR excluded.clicks > clicks`

// Two visitors claim one view, or it is claimed for two campaigns: somebody is about to lose a touch. Hardly ever.
const LIST_LOSERS = `
  SELECT DISTINCT t.visitor_id, t.campaign
  FROM touches t JOIN (SELECT ${cell('id')} AS view_id, p.id AS visitor_id, ${cell('campaign')} AS campaign ${ALLOWED}) n
    ON n.view_id = t.view_id
  WHERE n.visitor_id > t.visitor_id OR n.campaign > t.campaign`
