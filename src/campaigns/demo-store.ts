import * as z from 'zod'
import { all, bind, first } from '../db/query.ts'

/** The demo leaves whole: its campaigns with all that hangs on them, and who was only ever in it. Pictures stay in the library,
 *  and the audit trail and the register stay as they are. */

// One row at most: the demo fills an empty database once.
const FILLED = `(SELECT filled_at FROM demo)`
const CAMPAIGNS = `(SELECT slug FROM campaigns WHERE brand IN (SELECT brand FROM demo) AND created_at <= ${FILLED})`

// Without campaigns of their own they are in the demo when they were there with it, or name nothing else.
const AUDIENCES = `(
  SELECT id FROM audiences WHERE created_at <= ${FILLED}
  UNION
  SELECT a.id FROM audiences a, json_each(a.rule, '$.campaigns') c GROUP BY a.id HAVING min(c.value IN ${CAMPAIGNS}) = 1)`

const only = (key: string, table: string) => `
  AND NOT EXISTS (SELECT 1 FROM ${table} t WHERE t.${key} = p.id AND t.campaign NOT IN ${CAMPAIGNS})
  AND (p.created_at <= ${FILLED} OR EXISTS (SELECT 1 FROM ${table} t WHERE t.${key} = p.id AND t.campaign IN ${CAMPAIGNS}))`
const CONTACTS = `(SELECT p.id FROM contacts p WHERE TRUE ${only('contact_id', 'conversions')})`
const VISITORS = `(SELECT p.id FROM visitors p WHERE TRUE ${only('visitor_id', 'touches')})`

const found = z.object({ campaigns: z.int(), ads: z.int(), views: z.int(), contacts: z.int(), audiences: z.int() })
export type DemoCounts = z.infer<typeof found>

const COUNT = `
  SELECT (SELECT count(*) FROM campaigns WHERE slug IN ${CAMPAIGNS}) AS campaigns,
    (SELECT count(*) FROM ads WHERE campaign IN ${CAMPAIGNS}) AS ads,
    (SELECT count(*) FROM views WHERE campaign IN ${CAMPAIGNS}) AS views,
    (SELECT count(*) FROM contacts WHERE id IN ${CONTACTS}) AS contacts,
    (SELECT count(*) FROM audiences WHERE id IN ${AUDIENCES}) AS audiences
  FROM demo`
/** What would leave; null when there is no demo. */
export const countDemo = (db: D1Database): Promise<DemoCounts | null> => first(db, found, COUNT)

const held = z.object({ kind: z.enum(['list', 'audience']), name: z.string() })
export type Holding = z.infer<typeof held>

// A list may hold people on a platform, and a rule of one's own may lean on the demo: both are for a person to end.
const HOLDING = `
  SELECT 'list' AS kind, name FROM lists WHERE audience IN ${AUDIENCES}
  UNION ALL
  SELECT 'audience', k.name FROM audiences k
  WHERE k.id NOT IN ${AUDIENCES} AND (
    EXISTS (SELECT 1 FROM audiences d WHERE d.id IN ${AUDIENCES} AND instr(k.rule, d.id))
    OR EXISTS (SELECT 1 FROM campaigns d WHERE d.slug IN ${CAMPAIGNS} AND instr(k.rule, '"' || d.slug || '"')))
  ORDER BY 1, 2 LIMIT 10`
export const holdingDemo = (db: D1Database): Promise<Holding[]> => all(db, held, HOLDING)

const DEMO_FILL = `INSERT INTO demo (brand, filled_at) VALUES (?1, ?2) ON CONFLICT DO NOTHING`
export const markDemo = (db: D1Database, brand: string, now: number) => bind(db, DEMO_FILL, brand, now).run()

// People first: who they are is told by what is removed after them.
const OF_PEOPLE = [
  `DELETE FROM consents WHERE subject IN (SELECT 'contact:' || id FROM contacts WHERE id IN ${CONTACTS})
     OR subject IN (SELECT 'visitor:' || id FROM visitors WHERE id IN ${VISITORS})`,
  ...['customers', 'memberships', 'outbox', 'identity_links'].map(
    table => `DELETE FROM ${table} WHERE contact_id IN ${CONTACTS}`,
  ),
  `DELETE FROM imports WHERE at <= ${FILLED}`,
  `DELETE FROM visitors WHERE id IN ${VISITORS}`,
  `DELETE FROM contacts WHERE id IN ${CONTACTS}`,
]

const OF_AUDIENCES = [
  ...['feeds', 'memberships', 'audience_days', 'sequence_audiences'].map(
    table => `DELETE FROM ${table} WHERE audience IN ${AUDIENCES}`,
  ),
  `DELETE FROM audiences WHERE id IN ${AUDIENCES}`,
]

// Of a table that points to another one, before that one. Views before their days: a view that leaves is no longer counted.
const OF_CAMPAIGNS = [
  ...[
    'view_events',
    'touches',
    'engagements',
    'tier_waits',
    'continuations',
    'confirmations',
    'outcomes',
    'conversions',
  ],
  ...['views', 'view_days', 'vital_days', 'field_days', 'rolled_days', 'active_thresholds', 'page_weeks', 'page_lives'],
  ...['spend_sources', 'spend_replaced', 'spend', 'ad_ids', 'sequences', 'notices', 'event_sends'],
  ...[
    'experiments',
    'alerts',
    'promises',
    'page_schedules',
    'page_revisions',
    'page_versions',
    'pages',
    'ads',
    'webhooks',
  ],
].map(table => `DELETE FROM ${table} WHERE campaign IN ${CAMPAIGNS}`)

const REST = [
  `DELETE FROM spend_imports WHERE at <= ${FILLED}`,
  `DELETE FROM campaigns WHERE slug IN ${CAMPAIGNS}`,
  // A brand that somebody has used since is theirs now.
  `DELETE FROM brands WHERE id IN (SELECT brand FROM demo) AND id NOT IN (SELECT brand FROM campaigns)`,
  `DELETE FROM demo`,
]

/** All or nothing. Keys are checked at the end: visitors leave before what points to them. */
export async function removeDemo(db: D1Database): Promise<void> {
  const statements = [...OF_PEOPLE, ...OF_AUDIENCES, ...OF_CAMPAIGNS, ...REST]
  await db.batch(['PRAGMA defer_foreign_keys = ON', ...statements].map(sql => db.prepare(sql)))
}
