import { bind } from '../../db/query.ts'
import { forgetDeadStatement } from '../dead/letters.ts'
import { FORGET_ORDERS } from '../facts/purchases.ts'
import { forgetTies } from '../person/tie.ts'

// The visitor's row stays, as the mark that keeps a late beacon from bringing the rest back. A trigger empties it, and with it
// what waits for ad platforms: migrations/0034_events.sql.
const WITHDRAW = `UPDATE visitors SET withdrawn_at = ?2 WHERE id = ?1 AND withdrawn_at IS NULL`
const FORGET_ENGAGEMENTS = `DELETE FROM engagements WHERE visitor_id = ?1`
const FORGET_TOUCHES = `DELETE FROM touches WHERE visitor_id = ?1`

// Whoever sent a form from this browser has ended it for their address too, until they agree anew on a form.
const END_CONTACT_CONSENT = `
  UPDATE contacts SET ads_consent_at = NULL, updated_at = ?2
  WHERE id = (SELECT contact_id FROM visitors WHERE id = ?1) AND ads_consent_at IS NOT NULL`

const FORGET_CLICKS = `
  UPDATE conversions SET clicks = '' WHERE contact_id = (SELECT contact_id FROM visitors WHERE id = ?1) AND clicks <> ''`
const NOTHING_WAITS = `UPDATE confirmations SET ads = 0 WHERE visitor_id = ?1 AND confirmed_at IS NULL`

/** To be run in one batch: ends a visitor for good. */
export const withdrawalStatements = (db: D1Database, visitor: string, now: number): D1PreparedStatement[] => [
  bind(db, END_CONTACT_CONSENT, visitor, now),
  bind(db, FORGET_CLICKS, visitor),
  bind(db, NOTHING_WAITS, visitor),
  bind(db, WITHDRAW, visitor, now),
  bind(db, FORGET_ENGAGEMENTS, visitor),
  bind(db, FORGET_ORDERS, visitor),
  bind(db, FORGET_TOUCHES, visitor),
  ...forgetTies(db, visitor),
  forgetDeadStatement(db, visitor),
]
