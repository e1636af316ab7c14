import * as z from 'zod'
import { all, bind } from '../db/query.ts'
import { findOutcomes, type Outcome, outcomeId, outcomeStatements, STATUSES } from './outcomes.ts'
import { stepsBetween } from './standing.ts'

const leadRow = z.object({
  id: z.string(),
  campaign: z.string(),
  ad: z.string(),
  contact_id: z.string().nullable(),
  at: z.int(),
  currency: z.string().nullable(), // its campaign's
})
export type JudgedLead = z.infer<typeof leadRow>

export const LEADS = `
  SELECT v.id, v.campaign, v.ad, v.contact_id, v.at, g.currency
  FROM json_each(?1) j CROSS JOIN conversions v ON v.id = j.value AND v.kind = 'lead' LEFT JOIN campaigns g ON g.slug = v.campaign`
/** Those of these leads that there are. */
export const findLeads = (db: D1Database, ids: readonly string[]): Promise<JudgedLead[]> =>
  all(db, leadRow, LEADS, JSON.stringify(ids))

/** All that was told of these leads, by lead. */
export async function outcomesOf(db: D1Database, leads: readonly string[]): Promise<Map<string, Outcome[]>> {
  const found = await findOutcomes(
    db,
    leads.flatMap(lead => STATUSES.map(status => outcomeId(lead, status))),
  )
  const byLead = Map.groupBy(found.values(), ({ lead }) => lead)
  return new Map(leads.map(lead => [lead, byLead.get(lead) ?? []]))
}

const TAKE_BACK = `DELETE FROM outcomes WHERE id IN (SELECT value FROM json_each(?1))`

export interface Change {
  from: readonly Outcome[]
  to: readonly Outcome[]
}

/** Writes all of it or nothing. */
export async function writeChanges(db: D1Database, changes: readonly Change[]): Promise<void> {
  const steps = changes.map(({ from, to }) => stepsBetween(from, to))
  const [gone, told] = [steps.flatMap(({ gone }) => gone), steps.flatMap(({ told }) => told)]
  if (gone.length + told.length === 0) return
  const back = bind(db, TAKE_BACK, JSON.stringify(gone.map(({ id }) => id)))
  await db.batch([back, ...outcomeStatements(db, told)])
}

export const KNOWN_BY = `
  SELECT DISTINCT c.destination FROM json_each(?1) j CROSS JOIN connections c
  CROSS JOIN event_sends s ON s.connection = c.id AND s.kind = j.value ->> 'status' AND s.event = j.value ->> 'id'
  WHERE s.state = 'sent' ORDER BY 1`
/** The ad platforms that were told of what is taken back by this: they keep it. */
export async function platformsThatKnow(db: D1Database, changes: readonly Change[]): Promise<string[]> {
  const gone = changes.flatMap(({ from, to }) => stepsBetween(from, to).gone)
  if (gone.length === 0) return []
  const asked = JSON.stringify(gone.map(({ id, status }) => ({ id, status })))
  return (await all(db, z.object({ destination: z.string() }), KNOWN_BY, asked)).map(({ destination }) => destination)
}
