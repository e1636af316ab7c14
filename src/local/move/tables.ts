/** What a move does with each table: of one brand (?1), from a database that it shares into an empty one of its own. */

/** `moves`: is copied, and then leaves. `leaves`: which of the copied rows do, once all that is listed after them has left; all
 *  when it is not said. `copied`: both have it from then on. `replaced`: the same, whole, instead of what a new database begins with. `ends`: is not copied, and leaves. `stays`: is the old house's own. */
type Fate = { moves: string; leaves?: string } | { copied: string } | { replaced: true } | { ends: string } | 'stays'

const CAMPAIGNS = `(SELECT slug FROM campaigns WHERE brand = ?1)`
const mine = `campaign IN ${CAMPAIGNS}`

const VISITORS = `(
  SELECT visitor_id FROM touches WHERE ${mine} UNION SELECT visitor_id FROM engagements WHERE ${mine}
  UNION SELECT visitor_id FROM confirmations WHERE ${mine} AND visitor_id IS NOT NULL)`
const CONTACTS = `(
  SELECT contact_id FROM conversions WHERE ${mine} AND contact_id IS NOT NULL
  UNION SELECT contact_id FROM outcomes WHERE ${mine} AND contact_id IS NOT NULL
  UNION SELECT contact_id FROM confirmations WHERE ${mine} AND contact_id IS NOT NULL
  UNION SELECT contact_id FROM visitors WHERE contact_id IS NOT NULL AND id IN ${VISITORS})`

/** Without campaigns of their own audiences are the house's. */
export const AUDIENCES = `(
  SELECT a.id FROM audiences a, json_each(a.rule, '$.campaigns') c GROUP BY a.id HAVING min(c.value IN ${CAMPAIGNS}) = 1)`

const without = (tables: readonly string[], key: string, id: string) =>
  tables.map(table => `NOT EXISTS (SELECT 1 FROM ${table} t WHERE t.${key} = ${id})`).join(' AND ')
const visitorIsGone = (id: string) => without(['touches', 'engagements', 'confirmations'], 'visitor_id', id)
const contactIsGone = (id: string) => `${without(['conversions', 'outcomes', 'confirmations'], 'contact_id', id)}
  AND NOT EXISTS (SELECT 1 FROM visitors v WHERE v.contact_id = ${id} AND NOT (${visitorIsGone('v.id')}))`

const subjects = (contacts: string, visitors: string) =>
  `(subject LIKE 'contact:%' AND ${contacts} OR subject LIKE 'visitor:%' AND ${visitors}
    OR subject LIKE 'view:%' AND substr(page, 1, instr(page, '/') - 1) IN ${CAMPAIGNS})`
const ID = 'substr(subject, 9)' // after 'contact:' and 'visitor:'

const ofExperiments = `experiment IN (SELECT id FROM experiments WHERE ${mine})`
const shown = (table: string, column: string, where: string) =>
  `EXISTS (SELECT 1 FROM ${table} t WHERE t.${where} AND instr(t.${column}, assets.id))`

/** In the order of copying: what is pointed to comes first. Leaving goes the other way. */
export const FATES: Record<string, Fate> = {
  tiers: { replaced: true },
  tier_rules: { replaced: true },
  bot_rules: { replaced: true },
  day_rules: { replaced: true },
  kept_months: { replaced: true },
  hosts: { copied: 'TRUE' },
  rates: { copied: 'TRUE' },
  assets: {
    copied: `id IN (SELECT image FROM ads WHERE ${mine}) OR ${shown('pages', 'content', mine)}
      OR ${shown('page_versions', 'snapshot', mine)} OR ${shown('brands', 'kit', 'id = ?1')}`,
  },
  brands: { moves: 'id = ?1' },
  campaigns: { moves: 'brand = ?1' },
  ads: { moves: mine },
  pages: { moves: mine },
  page_versions: { moves: mine },
  page_revisions: { moves: mine },
  page_schedules: { moves: mine },
  page_lives: { moves: mine },
  page_weeks: { moves: mine },
  promises: { moves: mine },
  alerts: { moves: mine },
  experiments: { moves: mine },
  experiment_arms: { moves: ofExperiments },
  experiment_weights: { moves: ofExperiments },
  experiment_readings: { moves: ofExperiments },
  audiences: { moves: `id IN ${AUDIENCES}` },
  audience_days: { moves: `audience IN ${AUDIENCES}` },
  feeds: { moves: `audience IN ${AUDIENCES} OR conversions ->> '$.campaign' IN ${CAMPAIGNS}` },
  sequences: { moves: mine },
  sequence_audiences: { moves: mine },
  webhooks: { moves: mine },
  spend_imports: { copied: `id IN (SELECT import FROM spend WHERE ${mine})` },
  spend_sources: { moves: mine },
  spend: { moves: mine },
  ad_ids: { moves: mine },

  contacts: { moves: `id IN ${CONTACTS}`, leaves: contactIsGone('contacts.id') },
  visitors: { moves: `id IN ${VISITORS}`, leaves: visitorIsGone('visitors.id') },
  customers: { moves: `contact_id IN ${CONTACTS}`, leaves: contactIsGone('customers.contact_id') },
  identity_links: {
    moves: `visitor_id IN ${VISITORS} AND contact_id IN ${CONTACTS}`,
    leaves: visitorIsGone('identity_links.visitor_id'),
  },
  memberships: { moves: `audience IN ${AUDIENCES}` },
  consents: {
    moves: subjects(`${ID} IN ${CONTACTS}`, `${ID} IN ${VISITORS}`),
    leaves: subjects(contactIsGone(ID), visitorIsGone(ID)),
  },
  views: { moves: mine },
  view_events: { moves: mine },
  touches: { moves: mine },
  engagements: { moves: mine },
  continuations: { moves: mine },
  conversions: { moves: mine },
  outcomes: { moves: mine },
  confirmations: { moves: mine },
  rolled_days: { moves: mine }, // a view that is copied after its day would undo it
  view_days: { moves: mine },
  vital_days: { moves: mine },
  field_days: { moves: mine },
  active_thresholds: { moves: mine },

  spend_replaced: { ends: mine },
  tier_waits: { ends: mine },
  event_sends: { ends: mine },
  notices: { ends: mine },

  ...Object.fromEntries(
    [
      ...['users', 'sessions', 'sign_in_links', 'api_keys', 'audit', 'recipients', 'privacy_requests'],
      ...['connections', 'lists', 'sent_members', 'receipts', 'list_runs', 'event_requests', 'deliveries', 'outbox'],
      ...['imports', 'prepared', 'dead_beacons', 'own_benchmarks', 'job_runs', 'database_sizes', 'demo'],
      ...['keys_used', 'resealings'],
    ].map(table => [table, 'stays'] as const),
  ),
}
