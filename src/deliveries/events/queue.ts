import { ADS_CONSENT } from '../../contacts/consent.ts'
import { all, retry, run } from '../../db/query.ts'
import type { ConversionApi } from '../../destinations/contract-conversions.ts'
import { destinations } from '../../destinations/index.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../lib/time.ts'
import { hasClause } from '../privacy-clause.ts'
import { type ToldConnection, told } from './event-schema.ts'

const AT_ONCE = 5000 // rows per statement: D1 is one thread, and beacons have to get their turn in between

/** Queues what happened lately, once per connection that is told of it. Derived from the facts: may run twice at once, and late. */
export async function queueEvents(db: D1Database, now: number): Promise<void> {
  for (const connection of await all(db, told, TOLD)) {
    for (const kind of connection.events) {
      const sql = QUEUE[kind]
      if (!sql) continue
      await queue(db, sql, connection, kind, now)
      if (sql === QUEUE_OUTCOMES) await restate(db, connection, kind, now)
    }
  }
}

const TOLD = `SELECT id, destination, events, events_since FROM connections WHERE events <> '[]' AND deleted_at IS NULL`

async function queue(db: D1Database, sql: string, connection: ToldConnection, kind: string, now: number) {
  const { id, destination, events_since } = connection
  const since = Math.max(events_since, now - destinations[destination].conversions.maxAgeMs)
  let queued: number
  do queued = await retry(() => run(db, sql, id, kind, now - lookBackMs(now), since, now, AT_ONCE))
  while (queued === AT_ONCE)
}

/** A CRM that tells another value is told on where the platform takes that. Elsewhere what was sent stands: the platform drops
 *  what has the same id, and under another one it would count twice. */
async function restate(db: D1Database, connection: ToldConnection, kind: string, now: number) {
  const { restates, maxAgeMs }: ConversionApi<never, never> = destinations[connection.destination].conversions
  if (restates) await retry(() => run(db, RESTATE, connection.id, kind, now - lookBackMs(now), now - maxAgeMs, now))
}

/** How far back it looks. What is told or confirmed late waits a quarter of an hour at most, within the week that a mail of
 *  confirmation is good for; purchases of an older file wait for the night. */
export function lookBackMs(now: number): number {
  if (now % DAY_MS < MINUTE_MS) return now
  return now % (15 * MINUTE_MS) < MINUTE_MS ? 8 * DAY_MS : 2 * HOUR_MS
}

// ?1: connection, ?2: kind, ?3: from when facts are looked at, ?4: from when they are told, ?5: now, ms.
const queueFrom = (facts: string, of: string, id: string) => `
  INSERT INTO event_sends (connection, kind, event, at, created_at, next_at)
  SELECT ?1, ?2, ${id}, ${of}.at, ?5, ?5
  ${facts}
  LEFT JOIN contacts c ON c.id = ${of}.contact_id AND ${ADS_CONSENT}
  LEFT JOIN touches t ON t.view_id = v.view_id
  LEFT JOIN visitors p ON p.id = t.visitor_id AND p.withdrawn_at IS NULL
  WHERE (c.id IS NOT NULL OR p.id IS NOT NULL) AND ${hasClause('v.campaign')}
    AND NOT EXISTS (SELECT 1 FROM event_sends s WHERE s.connection = ?1 AND s.kind = ?2 AND s.event = ${id})
  LIMIT ?6
  ON CONFLICT DO NOTHING`

// A refund is a purchase below zero, and no conversion. Subqueries, so that their own index leads.
export const QUEUE_CONVERSIONS = queueFrom(
  `FROM (
    SELECT id, at, campaign, contact_id, view_id FROM conversions
    WHERE kind = ?2 AND at BETWEEN max(?3, ?4) AND ?5 AND ifnull(value_micros, 0) >= 0) v`,
  'v',
  'v.id',
)
export const QUEUE_OUTCOMES = queueFrom(
  `FROM (
    SELECT id, at, contact_id, lead FROM outcomes INDEXED BY outcomes_told
    WHERE status = ?2 AND told_at >= ?3 AND at BETWEEN ?4 AND ?5) o
  JOIN conversions v ON v.id = o.lead AND v.kind = 'lead'`,
  'o',
  'o.id',
)

export const RESTATE = `
  UPDATE event_sends SET state = 'waiting', attempts = 0, next_at = ?5, ended_at = NULL
  FROM (
    SELECT id, told_at FROM outcomes INDEXED BY outcomes_told
    WHERE status = ?2 AND told_at >= ?3 AND at >= ?4 AND value_micros IS NOT NULL) o
  WHERE connection = ?1 AND kind = ?2 AND event = o.id AND state = 'sent' AND ended_at < o.told_at`

// Tiers are queued as they are reached: tiers.ts.
const QUEUE: Partial<Record<ToldConnection['events'][number], string>> = {
  lead: QUEUE_CONVERSIONS,
  purchase: QUEUE_CONVERSIONS,
  qualified: QUEUE_OUTCOMES,
  won: QUEUE_OUTCOMES,
}
