import { bind } from '../db/query.ts'
import { newId } from '../lib/ids.ts'
import { forgetContact } from '../outbox/store.ts'
import { withdrawalStatements } from '../pixel/consent.ts'
import { forgetDeadOfContact } from '../pixel/dead.ts'
import { FORGET_ORDERS_OF_CONTACT } from '../pixel/purchases.ts'
import type { Indexes } from './identity.ts'
import { contactsNamedBy } from './store.ts'

/** Forgets whom an e-mail or a phone names: nothing that tells who they were stays, and nothing that arrives later brings
 *  it back. Counts stay (they are anonymous), and so does the proof that consent had been given and was ended. */
export async function eraseContact(db: D1Database, indexes: Indexes, now: number): Promise<void> {
  for (const id of await contactsNamedBy(db, indexes)) {
    await db.batch([
      bind(db, FORGET_CONTACT, id, now),
      bind(db, FORGET_ANSWERS, id),
      bind(db, FORGET_ORDERS_OF_CONTACT, id),
      bind(db, FORGET_UNCONFIRMED, id),
      bind(db, CONFIRMED_BY_NO_BROWSER, id),
      forgetContact(db, id, now),
      forgetDeadOfContact(db, id),
      bind(db, END_VISITORS, id, now),
      bind(db, FORGET_TOUCHES_OF_CONTACT, id),
      bind(db, FORGET_ENGAGEMENTS_OF_CONTACT, id),
      bind(db, FORGET_LINKS_OF_CONTACT, id),
      bind(db, FORGET_LINKS_OF_BROWSERS, id),
      bind(db, UNTIE_VISITORS, id), // last: it is how the statements before find them
      bind(db, PROVE_END, newId(), `contact:${id}`, now),
    ])
  }
}

export async function eraseVisitor(db: D1Database, visitor: string, now: number): Promise<void> {
  await db.batch([...withdrawalStatements(db, visitor, now), bind(db, PROVE_END, newId(), `visitor:${visitor}`, now)])
}

const FORGET_CONTACT = `
  UPDATE contacts SET email_index = NULL, phone_index = NULL, sealed = '', contact_consent_at = NULL, ads_consent_at = NULL,
    erased_at = ?2, updated_at = ?2 WHERE id = ?1`
const FORGET_ANSWERS = `UPDATE conversions SET sealed = NULL, clicks = '' WHERE contact_id = ?1`
const FORGET_UNCONFIRMED = `DELETE FROM confirmations WHERE contact_id = ?1 AND confirmed_at IS NULL`
const END_VISITORS = `UPDATE visitors SET withdrawn_at = coalesce(withdrawn_at, ?2) WHERE contact_id = ?1`
const FORGET_TOUCHES_OF_CONTACT = `DELETE FROM touches WHERE visitor_id IN (SELECT id FROM visitors WHERE contact_id = ?1)`
const FORGET_ENGAGEMENTS_OF_CONTACT = `DELETE FROM engagements WHERE visitor_id IN (SELECT id FROM visitors WHERE contact_id = ?1)`
const CONFIRMED_BY_NO_BROWSER = `UPDATE confirmations SET visitor_id = NULL WHERE contact_id = ?1`
const FORGET_LINKS_OF_CONTACT = `DELETE FROM identity_links WHERE contact_id = ?1`
const FORGET_LINKS_OF_BROWSERS = `DELETE FROM identity_links WHERE visitor_id IN (SELECT id FROM visitors WHERE contact_id = ?1)`
const UNTIE_VISITORS = `UPDATE visitors SET contact_id = NULL WHERE contact_id = ?1`
const PROVE_END = `
  INSERT INTO consents (id, subject, purpose, granted, how, text_version, page, at) VALUES (?1, ?2, 'ads', 0, 'withdrawal', '', '', ?3)`
