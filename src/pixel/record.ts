import { bind, jsonChunks, retry } from '../db/query.ts'
import { sumOf } from '../lib/sum.ts'
import {
  CONTINUED,
  DROP_REFUSED,
  GRANT_CONTINUED,
  LIST_OUTBID,
  LIST_REFUSED,
  RECORD_CONTINUATIONS,
} from './continuation.ts'
import { engagementStatements, engagementStatementsOf, type Pair, pair } from './engagement.ts'
import { RECORD_EVENTS } from './facts/events.ts'
import { hasLaterFields } from './facts/fields.ts'
import { RECORD_PURCHASES } from './facts/purchases.ts'
import { cell, cellsOf, headOf, PARSED, type Recorded, VIEW, viewCell } from './row.ts'

/** Stores beacons in one transaction, and what engagements seldom lose by them in a second. Any order and any repetition of
 *  the same beacons ends in the same rows: until it resolves, repeat it. Answers how many rows D1 wrote, which it bills. */
export async function record(db: D1Database, rows: readonly Recorded[]): Promise<number> {
  const whole = [...jsonChunks(rows.map(cellsOf))]
  const heads = [...jsonChunks(rows.map(headOf))] // parsing the rest of a row again would cost more than the work itself
  const withName = rows.filter(isNamed)
  const named = [...jsonChunks(withName.map(headOf))]
  const nameless = withName.length === 0 ? heads : [...jsonChunks(rows.filter(row => !isNamed(row)).map(headOf))]
  const statements = [
    ...whole.map(chunk => bind(db, RECORD_VIEWS, chunk)),
    ...heads.map(chunk => bind(db, MOVE_VIEWS, chunk)),
    ...attached(rows).flatMap(sql => whole.map(chunk => bind(db, sql, chunk))),
    ...named.flatMap(chunk => engagementStatements(db, chunk)),
    ...nameless.map(chunk => bind(db, LIST_CHANGED, chunk)),
  ]
  const results = await retry(() => db.batch(statements))
  const changed: Pair[] = results.flatMap(result => result.results).map(row => pair.parse(row))
  const after = changed.length > 0 ? await retry(() => db.batch(engagementStatementsOf(db, changed))) : []
  return sumOf([...results, ...after], ({ meta }) => meta.rows_written)
}

// Such a beacon may make or move a touch.
const isNamed = (row: Recorded) => row.visitor !== null || row.from_view !== null

/** What hangs on views, in the order that it depends on each other; most beacons need none of it. */
function attached(rows: readonly Recorded[]): string[] {
  const agreed = rows.some(row => row.visitor !== null)
  const linked = rows.some(row => row.from_view !== null)
  return [
    ...(agreed ? [LIST_LOSERS] : []),
    ...(linked ? [LIST_REFUSED] : []),
    ...(agreed ? [RECORD_TOUCHES] : []),
    ...(linked ? [RECORD_CONTINUATIONS, DROP_REFUSED] : []),
    ...(agreed || linked ? [LIST_OUTBID, RECORD_CONTINUED, GRANT_CONTINUED] : []),
    ...(rows.some(row => row.events.length > 0) ? [RECORD_EVENTS] : []),
    ...(rows.some(row => row.purchases.length > 0) ? [RECORD_PURCHASES] : []),
  ]
}

const INDEXED: (keyof Recorded)[] = ['id', 'campaign', 'at']
const TOTALS = VIEW.filter(name => !INDEXED.includes(name))

// The larger wins, for text too, where it need only be the same whatever came first. What is null is less than any value.
const LEAST: Partial<Record<keyof Recorded, string>> = {
  ...{ bot: "''", trusted: '-1', lcp_ms: '-1', inp_ms: '-1', cls_milli: '-1' },
}
const isMore = (name: keyof Recorded) =>
  name === 'bots'
    ? 'excluded.bots & ~bots'
    : name === 'fields'
      ? hasLaterFields
      : `excluded.${name} > ${name in LEAST ? `coalesce(${name}, ${LEAST[name]})` : name}`
const merged = (name: keyof Recorded) =>
  name === 'bots'
    ? 'bots | excluded.bots'
    : name === 'fields' || name in LEAST
      ? `iif(${isMore(name)}, excluded.${name}, ${name})`
      : `max(${name}, excluded.${name})`

// A beacon that says nothing new writes nothing. An indexed column that is merely named in SET is billed as a write of
// its index, changed or not (measured): those have a statement of their own, which seldom finds a row.
const RECORD_VIEWS = `
  ${PARSED}
  INSERT INTO views (${VIEW.join(', ')})
  SELECT ${VIEW.map(viewCell).join(', ')} FROM j WHERE true
  ON CONFLICT (id) DO UPDATE SET ${TOTALS.map(name => `${name} = ${merged(name)}`).join(', ')}
  WHERE ${TOTALS.map(isMore).join(' OR ')}`

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

// A visitor's own cookie wins over a link that says who it may be: its touch replaces the link's, whole.
const kept = (how: 'max' | 'min', name: string) =>
  `${name} = CASE WHEN excluded.continued < continued THEN excluded.${name} ELSE ${how}(${name}, excluded.${name}) END`
const recordTouches = (rows: string) => `
  INSERT INTO touches (view_id, visitor_id, campaign, ad, at, source, clicks, continued)
  ${rows}
  ON CONFLICT (view_id) DO UPDATE SET ${kept('max', 'visitor_id')}, ${kept('max', 'campaign')}, ${kept('max', 'ad')},
    ${kept('min', 'at')}, ${kept('max', 'source')}, ${kept('max', 'clicks')}, continued = excluded.continued
  WHERE excluded.continued < continued OR excluded.continued = continued AND (
    excluded.visitor_id > visitor_id OR excluded.campaign > campaign OR excluded.ad > ad OR excluded.at < at
    OR excluded.source > source OR excluded.clicks > clicks)`

const RECORD_TOUCHES = recordTouches(`
  SELECT ${cell('id')}, p.id, ${cell('campaign')}, ${cell('ad')}, ${cell('at')}, ${cell('source')}, ${cell('clicks')}, 0
  ${ALLOWED}`)
const RECORD_CONTINUED = recordTouches(CONTINUED)

// A beacon without a name may tell more of a view that had one: that a robot saw it, that its reader has refused since.
const LIST_CHANGED = `
  SELECT DISTINCT t.visitor_id, t.campaign
  FROM json_each(?1) j CROSS JOIN touches t ON t.view_id = ${cell('id')}`

// Two visitors claim one view, or it is claimed for two campaigns: somebody is about to lose a touch. Hardly ever.
const LIST_LOSERS = `
  SELECT DISTINCT t.visitor_id, t.campaign
  FROM touches t JOIN (SELECT ${cell('id')} AS view_id, p.id AS visitor_id, ${cell('campaign')} AS campaign ${ALLOWED}) n
    ON n.view_id = t.view_id
  WHERE n.visitor_id > t.visitor_id OR n.campaign > t.campaign
    OR t.continued = 1 AND (n.visitor_id <> t.visitor_id OR n.campaign <> t.campaign)`
