import { may, type Role } from '../../accounts/roles.ts'
import { findSealed } from '../../conversions/store.ts'
import { type LeadAnswers, openAnswers } from '../answers.ts'
import { historyOf } from '../history.ts'
import {
  conflictsOf,
  consentsOf,
  type Happened,
  listsWith,
  outcomesOfPerson,
  type Proof,
  pendingOf,
  type Sent,
  sendsOf,
  touchesOf,
} from './journey-store.ts'
import { leadsByIds } from './store.ts'
import { type ToldLead, toldLead } from './told.ts'

/** All that is known of how somebody became a lead and of what came of it. Who they are, and what they wrote, is null for whoever
 *  may not know it. */
export interface Journey {
  lead: ToldLead
  answers: LeadAnswers | null
  touches: Awaited<ReturnType<typeof touchesOf>> // latest first; only of browsers that agreed to advertising
  conversions: Happened[]
  outcomes: Awaited<ReturnType<typeof outcomesOfPerson>>
  consents: Proof[]
  pending: Awaited<ReturnType<typeof pendingOf>> // of this lead: agreed to, and not confirmed by mail yet
  browsers: { since: number; how: string; at: number }[]
  conflicts: number // browsers of theirs that somebody else seems to use
  sends: Sent[]
  lists: Awaited<ReturnType<typeof listsWith>>
}

/** Null when there is no such lead. */
export async function journeyOf(
  { DB, DATA_KEY }: Pick<Env, 'DB' | 'DATA_KEY'>,
  role: Role,
  id: string,
): Promise<Journey | null> {
  const [row] = await leadsByIds(DB, [id])
  if (!row) return null
  const contact = row.contact_id ?? ''
  const [lead, history, touches, outcomes, consents, pending, conflicts, lists] = await Promise.all([
    toldLead(DATA_KEY, role, row),
    historyOf(DB, contact),
    touchesOf(DB, contact),
    outcomesOfPerson(DB, contact),
    consentsOf(DB, contact),
    pendingOf(DB, id),
    conflictsOf(DB, contact),
    listsWith(DB, contact),
  ])
  const conversions: Happened[] = [
    ...history.leads.map(one => ({ ...one, kind: 'lead' as const, value: null, currency: null })),
    ...history.purchases.map(one => ({ ...one, kind: 'purchase' as const, source: '' })),
  ]
  const events = [...conversions, ...outcomes.map(({ id, status: kind }) => ({ id, kind }))]
  return {
    ...{ lead, answers: may(role, 'editor') ? await answersOf(DB, DATA_KEY, id) : null },
    ...{ touches, conversions, outcomes, consents, pending, conflicts, lists },
    browsers: history.browsers.map(({ since, how, at }) => ({ since, how, at })),
    sends: await sendsOf(DB, events),
  }
}

async function answersOf(db: D1Database, dataKey: string, id: string): Promise<LeadAnswers> {
  return openAnswers(dataKey, id, (await findSealed(db, id))?.sealed ?? null)
}
