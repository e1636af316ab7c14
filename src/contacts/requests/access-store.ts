import * as z from 'zod'
import { all } from '../../db/query.ts'
import { BROWSERS } from './found.ts'

// ?1: contacts, as JSON. ?2: a browser, or ''. Each is found by its index, and read whole: it is all of one person.
const THEM = `(SELECT value FROM json_each(?1))`

const money = { value_micros: z.int().nullable(), currency: z.string().nullable() }

export const contactRow = z.object({
  ...{ id: z.string(), sealed: z.string(), created_at: z.int(), updated_at: z.int() },
  ...{ contact_consent_at: z.int().nullable(), ads_consent_at: z.int().nullable() },
})
export const CONTACTS = `
  SELECT id, sealed, created_at, updated_at, contact_consent_at, ads_consent_at FROM contacts
  WHERE id IN ${THEM} AND erased_at IS NULL`

export const conversionRow = z.object({
  ...{ id: z.string(), kind: z.enum(['lead', 'purchase']), campaign: z.string(), ad: z.string(), at: z.int() },
  ...{ source: z.string(), utm: z.string(), landing: z.string(), clicks: z.string(), sealed: z.string().nullable() },
  ...money,
})
export const CONVERSIONS = `
  SELECT id, kind, campaign, ad, at, source, utm, landing, clicks, sealed, value_micros, currency FROM conversions
  WHERE contact_id IN ${THEM} ORDER BY at`

const outcomeRow = z.object({ lead: z.string(), status: z.string(), at: z.int(), ...money })
export const OUTCOMES = `SELECT lead, status, at, value_micros, currency FROM outcomes WHERE contact_id IN ${THEM} ORDER BY at`

const customerRow = z.object({ country: z.string(), last_at: z.int().nullable(), updated_at: z.int(), ...money })
export const CUSTOMERS = `SELECT country, last_at, updated_at, value_micros, currency FROM customers WHERE contact_id IN ${THEM}`

const proofRow = z.object({
  ...{
    purpose: z.string(),
    granted: z.int(),
    how: z.string(),
    text_version: z.string(),
    page: z.string(),
    at: z.int(),
  },
})
export const PROOFS = `
  SELECT purpose, granted, how, text_version, page, at FROM consents WHERE subject IN (
    SELECT 'contact:' || value FROM json_each(?1) UNION ALL SELECT 'visitor:' || id FROM ${BROWSERS})
  ORDER BY at`

const browserRow = z.object({ id: z.string(), created_at: z.int(), user_agent: z.string().nullable() })
export const VISITORS = `SELECT id, created_at, user_agent FROM visitors WHERE id IN ${BROWSERS} ORDER BY created_at`

const tieRow = z.object({ visitor_id: z.string(), act: z.string(), how: z.string(), at: z.int() })
export const TIES = `
  SELECT visitor_id, act, how, at FROM identity_links WHERE contact_id IN ${THEM} OR visitor_id IN ${BROWSERS} ORDER BY at`

const touchRow = z.object({
  ...{
    visitor_id: z.string(),
    campaign: z.string(),
    ad: z.string(),
    source: z.string(),
    clicks: z.string(),
    at: z.int(),
  },
})
export const TOUCHES = `
  SELECT visitor_id, campaign, ad, source, clicks, at FROM touches WHERE visitor_id IN ${BROWSERS} ORDER BY at`

const viewRow = z.object({
  ...{ id: z.string(), campaign: z.string(), ad: z.string(), at: z.int(), device: z.string(), country: z.string() },
  ...{ in_app: z.string(), referrer: z.string(), utm: z.string(), engaged_ms: z.int(), scroll_pct: z.int() },
})
export const VIEWS = `
  SELECT id, campaign, ad, at, device, country, in_app, referrer, utm, engaged_ms, scroll_pct FROM views WHERE id IN (
    SELECT view_id FROM touches WHERE visitor_id IN ${BROWSERS}
    UNION SELECT view_id FROM conversions WHERE contact_id IN ${THEM} AND view_id IS NOT NULL)
  ORDER BY at`

const listRow = z.object({ destination: z.string(), state: z.string(), sent_at: z.int() })
export const ON_LISTS = `
  SELECT k.destination, s.state, s.sent_at
  FROM sent_members s CROSS JOIN lists l ON l.id = s.list CROSS JOIN connections k ON k.id = l.connection
  WHERE s.contact_id IN ${THEM} AND s.rows_sealed <> '' ORDER BY s.sent_at`

const eventRow = z.object({ destination: z.string(), kind: z.string(), at: z.int(), state: z.string() })
export const TOLD = `
  SELECT k.destination, s.kind, s.at, s.state FROM connections k CROSS JOIN (
    SELECT kind, id FROM conversions WHERE contact_id IN ${THEM}
    UNION ALL SELECT status, id FROM outcomes WHERE contact_id IN ${THEM}) e
  CROSS JOIN event_sends s ON s.connection = k.id AND s.kind = e.kind AND s.event = e.id
  UNION ALL
  SELECT k.destination, s.kind, s.at, s.state FROM event_sends s CROSS JOIN connections k ON k.id = s.connection
  WHERE s.visitor_id IN ${BROWSERS}
  ORDER BY 3`

const messageRow = z.object({ topic: z.string(), to: z.string().nullable(), state: z.string(), created_at: z.int() })
export const MESSAGES = `
  SELECT o.topic, w.name AS "to", o.state, o.created_at FROM outbox o LEFT JOIN webhooks w ON w.id = o.webhook
  WHERE o.contact_id IN ${THEM} ORDER BY o.created_at`

export async function readAll(db: D1Database, contacts: readonly string[], visitor: string | null) {
  const them = JSON.stringify(contacts)
  const browser = visitor ?? ''
  const [people, conversions, outcomes, customers, proofs, browsers, ties, touches, views, lists, told, messages] =
    await Promise.all([
      all(db, contactRow, CONTACTS, them),
      all(db, conversionRow, CONVERSIONS, them),
      all(db, outcomeRow, OUTCOMES, them),
      all(db, customerRow, CUSTOMERS, them),
      all(db, proofRow, PROOFS, them, browser),
      all(db, browserRow, VISITORS, them, browser),
      all(db, tieRow, TIES, them, browser),
      all(db, touchRow, TOUCHES, them, browser),
      all(db, viewRow, VIEWS, them, browser),
      all(db, listRow, ON_LISTS, them),
      all(db, eventRow, TOLD, them, browser),
      all(db, messageRow, MESSAGES, them),
    ])
  return { people, conversions, outcomes, customers, proofs, browsers, ties, touches, views, lists, told, messages }
}
