import * as z from 'zod'
import { all, first } from '../../db/query.ts'
import { firstIdAt } from '../../lib/ids.ts'
import type { Subject } from './subject.ts'

/** What an erasure takes away, and what stays of it: counts that name nobody, and proofs. */
const GOES = [
  'people',
  'answers',
  'clicks',
  'customers',
  'unconfirmed',
  'browsers',
  'touches',
  'engagements',
  'links',
  'waiting',
] as const
const STAYS = ['leads', 'purchases', 'outcomes', 'proofs'] as const

const counts = <T extends readonly string[]>(names: T) =>
  z.object(Object.fromEntries(names.map(name => [name, z.int()])) as Record<T[number], z.ZodInt>)

/** What there is of somebody, in figures; and whom it was told to. Holds no personal data: contacts are keyed digests. */
export const found = z.object({
  goes: counts(GOES),
  stays: counts(STAYS),
  lists: z.array(z.object({ destination: z.string(), list: z.string(), contact: z.string() })), // that have them, or may
  events: z.array(z.object({ destination: z.string(), n: z.int() })), // conversions that were told
  webhooks: z.array(z.object({ name: z.string(), n: z.int() })), // messages that were sent, of the last days
  files: z.array(z.object({ destination: z.string(), n: z.int() })), // that left since they agreed, and may hold them
})
export type Found = z.infer<typeof found>

// ?1: contacts, as JSON. ?2: a browser, or ''.
const THEM = `(SELECT value FROM json_each(?1))`
export const BROWSERS = `(
  SELECT id FROM visitors WHERE contact_id IN ${THEM} AND withdrawn_at IS NULL
  UNION SELECT id FROM visitors WHERE id = ?2 AND withdrawn_at IS NULL)`
const of = (table: string, more = '') => `(SELECT count(*) FROM ${table} WHERE contact_id IN ${THEM} ${more})`
const COUNTED: Record<(typeof GOES | typeof STAYS)[number], string> = {
  people: `(SELECT count(*) FROM contacts WHERE id IN ${THEM} AND erased_at IS NULL)`,
  answers: of('conversions', 'AND sealed IS NOT NULL'),
  clicks: `(${of('conversions', `AND clicks <> ''`)} + (SELECT count(*) FROM touches WHERE visitor_id IN ${BROWSERS} AND clicks <> ''))`,
  customers: of('customers'),
  unconfirmed: of('confirmations', 'AND confirmed_at IS NULL'),
  browsers: `(SELECT count(*) FROM ${BROWSERS})`,
  touches: `(SELECT count(*) FROM touches WHERE visitor_id IN ${BROWSERS})`,
  engagements: `(SELECT count(*) FROM engagements WHERE visitor_id IN ${BROWSERS})`,
  links: `(SELECT count(*) FROM identity_links WHERE contact_id IN ${THEM} OR visitor_id IN ${BROWSERS})`,
  waiting: of('outbox', `AND sealed <> ''`),
  leads: of('conversions', `AND kind = 'lead'`),
  purchases: of('conversions', `AND kind = 'purchase'`),
  outcomes: of('outcomes'),
  proofs: `(SELECT count(*) FROM consents WHERE subject IN (
    SELECT 'contact:' || value FROM json_each(?1) UNION ALL SELECT 'visitor:' || id FROM ${BROWSERS}))`,
}
export const COUNTS = `SELECT ${Object.entries(COUNTED)
  .map(([name, sql]) => `${sql} AS ${name}`)
  .join(', ')}`

export const LISTS = `
  SELECT k.destination, s.list, s.contact_id AS contact
  FROM sent_members s CROSS JOIN lists l ON l.id = s.list CROSS JOIN connections k ON k.id = l.connection
  WHERE s.contact_id IN ${THEM} AND s.rows_sealed <> '' ORDER BY k.destination, s.list`

// Of each event and each of our accounts, at most one row: found by its key.
export const EVENTS = `
  SELECT k.destination, count(*) AS n FROM connections k CROSS JOIN (
    SELECT kind, id FROM conversions WHERE contact_id IN ${THEM}
    UNION ALL SELECT status, id FROM outcomes WHERE contact_id IN ${THEM}) e
  CROSS JOIN event_sends s ON s.connection = k.id AND s.kind = e.kind AND s.event = e.id AND s.state = 'sent'
  GROUP BY k.destination`
export const TIERS = `
  SELECT k.destination, count(*) AS n FROM event_sends s CROSS JOIN connections k ON k.id = s.connection
  WHERE s.visitor_id IN ${BROWSERS} AND s.state = 'sent' GROUP BY k.destination`

export const WEBHOOKS = `
  SELECT w.name, count(*) AS n FROM outbox o CROSS JOIN webhooks w ON w.id = o.webhook
  WHERE o.contact_id IN ${THEM} AND o.state = 'sent' GROUP BY w.id ORDER BY w.name`

const SINCE = `
  SELECT min(at) AS at FROM consents
  WHERE subject IN (SELECT 'contact:' || value FROM json_each(?1)) AND purpose = 'ads' AND granted = 1`
// +: else the index of the group would be read whole.
export const FILES = `
  SELECT destination, count(*) AS n FROM deliveries WHERE id >= ?1 AND members > 0 GROUP BY +destination`

const row = counts([...GOES, ...STAYS])
const { lists, events, webhooks, files } = found.shape

export async function foundOf(db: D1Database, { contacts, visitor, tied }: Subject): Promise<Found> {
  const them = JSON.stringify(contacts)
  const [known, inLists, told, tiers, hooks, since] = await Promise.all([
    first(db, row, COUNTS, them, visitor ?? ''),
    all(db, lists.element, LISTS, JSON.stringify(tied ? [...contacts, tied] : contacts)),
    all(db, events.element, EVENTS, them),
    all(db, events.element, TIERS, them, visitor ?? ''),
    all(db, webhooks.element, WEBHOOKS, them),
    first(db, z.object({ at: z.int().nullable() }), SINCE, them),
  ])
  const left = since?.at ? await all(db, files.element, FILES, firstIdAt(since.at)) : []
  return {
    goes: counts(GOES).parse(known),
    stays: counts(STAYS).parse(known),
    ...{ lists: inLists, events: together([...told, ...tiers]), webhooks: hooks, files: left },
  }
}

export const isKnown = ({ goes }: Found): boolean => goes.people + goes.browsers > 0

function together(rows: Found['events']): Found['events'] {
  const sums = new Map<string, number>()
  for (const { destination, n } of rows) sums.set(destination, (sums.get(destination) ?? 0) + n)
  return [...sums].map(([destination, n]) => ({ destination, n }))
}
