import * as z from 'zod'
import { STATUSES } from '../../conversions/outcomes.ts'
import { all, first } from '../../db/query.ts'
import { CONVERSION_KINDS } from '../../destinations/contract-conversions.ts'
import { units } from '../../lib/money.ts'
import { bit } from '../../lib/text.ts'
import { isHuman } from '../../pixel/facts/bots.ts'
import { isSettled } from '../../pixel/person/tie.ts'
import { tierOfView } from '../../pixel/tier.ts'

const MOST = 200 // of each kind: the latest

const touch = z.object({
  ...{ campaign: z.string(), ad: z.string(), source: z.string(), at: z.int() },
  clicks: z.string().transform(query => [...new Set(new URLSearchParams(query).keys())]), // names of click ids, never their values
  engaged_ms: z.int().nullable(), // null: the view is past the time that views are kept
  scroll_pct: z.int().nullable(),
  tier: z.string().nullable(), // slug
})
export const TOUCHES = `
  SELECT t.campaign, t.ad, t.source, t.at, t.clicks, v.engaged_ms, v.scroll_pct,
    (SELECT r.slug FROM tiers r WHERE r.rank = ${tierOfView('v')}) AS tier
  FROM visitors b CROSS JOIN touches t ON t.visitor_id = b.id LEFT JOIN views v ON v.id = t.view_id
  WHERE b.contact_id = ?1 AND b.withdrawn_at IS NULL AND ifnull(${isHuman('v')}, 1) ORDER BY t.at DESC LIMIT ${MOST}`
export const touchesOf = (db: D1Database, contact: string) => all(db, touch, TOUCHES, contact)

/** A lead or a purchase. */
export interface Happened {
  id: string
  kind: 'lead' | 'purchase'
  campaign: string
  ad: string
  at: number
  source: string
  value: number | null
  currency: string | null
}

const outcome = z
  .object({
    ...{ id: z.string(), lead: z.string(), campaign: z.string(), status: z.enum(STATUSES) },
    ...{ at: z.int(), told_at: z.int(), value_micros: z.int().nullable(), currency: z.string().nullable() },
  })
  .transform(({ value_micros, ...row }) => ({ ...row, value: units(value_micros) }))
export const OUTCOMES = `
  SELECT id, lead, campaign, status, at, told_at, value_micros, currency FROM outcomes
  WHERE contact_id = ?1 ORDER BY at DESC LIMIT ${MOST}`
export const outcomesOfPerson = (db: D1Database, contact: string) => all(db, outcome, OUTCOMES, contact)

const proof = z.object({
  purpose: z.enum(['contact', 'ads']),
  granted: bit,
  how: z.string(),
  text_version: z.string(),
  page: z.string(), // 'campaign/ad@version'
  at: z.int(),
})
export type Proof = z.infer<typeof proof>
export const CONSENTS = `
  SELECT purpose, granted, how, text_version, page, at FROM consents
  WHERE subject = 'contact:' || ?1 ORDER BY at DESC LIMIT ${MOST}`
export const consentsOf = (db: D1Database, contact: string) => all(db, proof, CONSENTS, contact)

const pending = z.object({ contact: bit, ads: bit, text_version: z.string(), asked_at: z.int() })
const PENDING = `
  SELECT contact, ads, text_version, asked_at FROM confirmations WHERE event = ?1 AND confirmed_at IS NULL`
export const pendingOf = (db: D1Database, event: string) => first(db, pending, PENDING, event)

export const CONFLICTS = `
  SELECT count(DISTINCT l.visitor_id) AS n FROM identity_links l INDEXED BY identity_links_contact
  WHERE l.contact_id = ?1 AND l.act = 'conflict' AND NOT ${isSettled('l')}`
export const conflictsOf = async (db: D1Database, contact: string): Promise<number> =>
  (await first(db, z.object({ n: z.int() }), CONFLICTS, contact))?.n ?? 0

const sent = z.object({
  destination: z.string(),
  kind: z.enum(CONVERSION_KINDS),
  state: z.enum(['waiting', 'sent', 'dead', 'left-out']),
  verdict: z.string(),
  at: z.int(), // when it ended; while it waits, when it was queued
})
export type Sent = z.infer<typeof sent>
export const SENDS = `
  SELECT c.destination, s.kind, s.state, s.verdict, coalesce(s.ended_at, s.created_at) AS at
  FROM json_each(?1) j CROSS JOIN connections c
  CROSS JOIN event_sends s ON s.connection = c.id AND s.kind = j.value ->> 'kind' AND s.event = j.value ->> 'id'
  ORDER BY at DESC`
/** What ad platforms were told of these events. */
export const sendsOf = (db: D1Database, events: readonly { id: string; kind: string }[]): Promise<Sent[]> =>
  all(db, sent, SENDS, JSON.stringify(events.map(({ id, kind }) => ({ id, kind }))))

const listed = z.object({ destination: z.string(), name: z.string(), state: z.string(), sent_at: z.int() })
export const LISTS = `
  SELECT c.destination, l.name, m.state, m.sent_at FROM sent_members m INDEXED BY sent_members_contact
  CROSS JOIN lists l ON l.id = m.list CROSS JOIN connections c ON c.id = l.connection
  WHERE m.contact_id = ?1 ORDER BY m.sent_at DESC`
/** The lists on ad platforms that they are in. */
export const listsWith = (db: D1Database, contact: string) => all(db, listed, LISTS, contact)
