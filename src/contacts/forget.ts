import { bind } from '../db/query.ts'
import { forgetContacts } from '../outbox/store.ts'
import { forgetDeadStatements } from './dead.ts'
import { endsStatement, subjectOf } from './proof.ts'
import { endOfBrowsers } from './withdraw.ts'

// ?1: the ids of contacts, as JSON, as in withdraw.ts.
const THEM = `(SELECT value FROM json_each(?1))`

const FORGET_CONTACTS = `
  UPDATE contacts SET email_index = NULL, phone_index = NULL, sealed = '', contact_consent_at = NULL, ads_consent_at = NULL,
    erased_at = ?2, updated_at = ?2 WHERE id IN ${THEM}`
const FORGET_ANSWERS = `UPDATE conversions SET sealed = NULL, clicks = '' WHERE contact_id IN ${THEM}`
const FORGET_CUSTOMERS = `DELETE FROM customers WHERE contact_id IN ${THEM}`
const FORGET_UNCONFIRMED = `DELETE FROM confirmations WHERE contact_id IN ${THEM} AND confirmed_at IS NULL`
const CONFIRMED_BY_NO_BROWSER = `UPDATE confirmations SET visitor_id = NULL WHERE contact_id IN ${THEM}`
const FORGET_LINKS = `DELETE FROM identity_links WHERE contact_id IN ${THEM}`

/** Forgets people: nothing that tells who they were stays. Counts stay, which are anonymous, and so does the proof that consent
 *  had been given and was ended. To be run in one batch. */
export async function forgettingOf(
  db: D1Database,
  contacts: readonly string[],
  now: number,
): Promise<D1PreparedStatement[]> {
  if (contacts.length === 0) return []
  const them = JSON.stringify(contacts)
  return [
    bind(db, FORGET_CONTACTS, them, now),
    bind(db, FORGET_ANSWERS, them),
    bind(db, FORGET_CUSTOMERS, them),
    bind(db, FORGET_UNCONFIRMED, them),
    bind(db, CONFIRMED_BY_NO_BROWSER, them),
    forgetContacts(db, contacts, now),
    ...(await forgetDeadStatements(db, contacts)),
    bind(db, FORGET_LINKS, them),
    ...endOfBrowsers(db, contacts, now),
    endsStatement(db, contacts.map(subjectOf.contact), now),
  ]
}
