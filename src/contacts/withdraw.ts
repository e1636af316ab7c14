import { bind } from '../db/query.ts'
import { FORGET_ORDERS_OF_CONTACTS } from '../pixel/facts/purchases.ts'
import { forgetDeadStatements } from './dead.ts'

// ?1: the ids of contacts, as JSON. A file may name thousands, and an invocation runs a thousand statements at most
// (developers.cloudflare.com/d1/platform/limits, 2026-04-21).
const THEM = `(SELECT value FROM json_each(?1))`

export const END_CONSENT = `
  UPDATE contacts SET ads_consent_at = NULL, updated_at = ?2 WHERE id IN ${THEM} AND ads_consent_at IS NOT NULL`
export const FORGET_CLICKS = `UPDATE conversions SET clicks = '' WHERE contact_id IN ${THEM} AND clicks <> ''`
export const NOTHING_WAITS = `UPDATE confirmations SET ads = 0 WHERE contact_id IN ${THEM} AND confirmed_at IS NULL`

/** Ends the consent to advertising of many at once, with all that it had let in: as if each had said so in every browser
 *  that is theirs. To be run in one batch. */
export async function withdrawalOf(
  db: D1Database,
  contacts: readonly string[],
  now: number,
): Promise<D1PreparedStatement[]> {
  if (contacts.length === 0) return []
  const them = JSON.stringify(contacts)
  return [
    bind(db, END_CONSENT, them, now),
    bind(db, FORGET_CLICKS, them),
    bind(db, NOTHING_WAITS, them),
    ...(await forgetDeadStatements(db, contacts)),
    ...endOfBrowsers(db, contacts, now),
  ]
}

const THEIR_BROWSERS = `(SELECT id FROM visitors WHERE contact_id IN ${THEM})`

export const END_VISITORS = `UPDATE visitors SET withdrawn_at = coalesce(withdrawn_at, ?2) WHERE contact_id IN ${THEM}`
export const FORGET_TOUCHES = `DELETE FROM touches WHERE visitor_id IN ${THEIR_BROWSERS}`
const FORGET_ENGAGEMENTS = `DELETE FROM engagements WHERE visitor_id IN ${THEIR_BROWSERS}`
const FORGET_LINKS = `DELETE FROM identity_links WHERE visitor_id IN ${THEIR_BROWSERS}`
const UNTIE = `UPDATE visitors SET contact_id = NULL WHERE contact_id IN ${THEM}`

/** Ends the browsers of these people for good: what they told is forgotten, and nothing tells whose they were. */
export function endOfBrowsers(db: D1Database, contacts: readonly string[], now: number): D1PreparedStatement[] {
  const them = JSON.stringify(contacts)
  return [
    bind(db, FORGET_ORDERS_OF_CONTACTS, them),
    bind(db, END_VISITORS, them, now),
    bind(db, FORGET_TOUCHES, them),
    bind(db, FORGET_ENGAGEMENTS, them),
    bind(db, FORGET_LINKS, them),
    bind(db, UNTIE, them), // last: it is how the statements before find them
  ]
}
