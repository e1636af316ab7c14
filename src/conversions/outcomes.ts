import * as z from 'zod'
import { all, bind, jsonChunks } from '../db/query.ts'
import type { Money } from '../lib/money.ts'
import { DAY_MS } from '../lib/time.ts'

export const STATUSES = ['qualified', 'won', 'lost'] as const
export type Status = (typeof STATUSES)[number]

const outcome = z.object({
  id: z.string(),
  lead: z.string(),
  contact_id: z.string().nullable(),
  campaign: z.string(),
  ad: z.string(),
  status: z.enum(STATUSES),
  at: z.int(),
  value_micros: z.int().nullable(),
  currency: z.string().nullable(),
  told_at: z.int(),
})
export type Outcome = z.infer<typeof outcome>

/** The lead that something became of. */
export type OfLead = Pick<Outcome, 'campaign' | 'ad' | 'contact_id' | 'at'> & { id: string }

interface Told {
  status: Status
  at: number | null // ms; null: not said
  value: Money | null
}

export const outcomeId = (lead: string, status: Status): string => `${lead}.${status}`

export type Judged = { ok: true; outcome: Outcome } | { ok: false; reason: 'in-the-future' | 'before-the-lead' }

/** A telling is the whole of what is known: what it does not say stays as it was told before. CRMs often keep the day alone,
 *  which begins before a lead of that day: such an outcome is as old as its lead. */
export function outcomeOf(lead: OfLead, told: Told, before: Outcome | undefined, now: number): Judged {
  const at = told.at ?? before?.at ?? now
  if (at > now + DAY_MS) return { ok: false, reason: 'in-the-future' }
  if (at < lead.at - DAY_MS) return { ok: false, reason: 'before-the-lead' }
  const value = told.value ?? { micros: before?.value_micros ?? null, currency: before?.currency ?? null }
  const { contact_id, campaign, ad } = lead
  return {
    ok: true,
    outcome: {
      ...{ id: outcomeId(lead.id, told.status), lead: lead.id, contact_id, campaign, ad, status: told.status },
      ...{ at: Math.max(at, lead.at), value_micros: value.micros, currency: value.currency, told_at: now },
    },
  }
}

const ADD = `
  INSERT INTO outcomes (id, lead, contact_id, campaign, ad, status, at, value_micros, currency, told_at)
  SELECT value ->> 'id', value ->> 'lead', value ->> 'contact_id', value ->> 'campaign', value ->> 'ad', value ->> 'status',
    value ->> 'at', value ->> 'value_micros', value ->> 'currency', value ->> 'told_at'
  FROM json_each(?1) WHERE true
  ON CONFLICT (id) DO UPDATE SET
    at = excluded.at, value_micros = excluded.value_micros, currency = excluded.currency, told_at = excluded.told_at
  WHERE excluded.told_at >= told_at
    AND (excluded.at, excluded.value_micros, excluded.currency) IS NOT (at, value_micros, currency)`
/** To be run in one batch. What was told later stays, and the same told twice changes nothing. */
export const outcomeStatements = (db: D1Database, outcomes: readonly Outcome[]): D1PreparedStatement[] =>
  [...jsonChunks(outcomes)].map(chunk => bind(db, ADD, chunk))

const COLUMNS = 'id, lead, contact_id, campaign, ad, status, at, value_micros, currency, told_at'

const FIND = `SELECT ${COLUMNS} FROM outcomes WHERE id IN (SELECT value FROM json_each(?1))`
export async function findOutcomes(db: D1Database, ids: readonly string[]): Promise<Map<string, Outcome>> {
  const found: Outcome[] = []
  for (const chunk of jsonChunks(ids)) found.push(...(await all(db, outcome, FIND, chunk)))
  return new Map(found.map(one => [one.id, one]))
}

const LIST = `SELECT ${COLUMNS} FROM outcomes WHERE id > ?1 ORDER BY id LIMIT ?2`
export const listOutcomes = (db: D1Database, cursor: string, limit: number) => all(db, outcome, LIST, cursor, limit + 1)
