import * as z from 'zod'
import { all, bind } from '../db/query.ts'
import { newId } from '../lib/ids.ts'
import { forgetContact } from '../outbox/store.ts'
import { withdrawalStatements } from '../pixel/consent.ts'
import { forgetDeadOfContact } from '../pixel/dead.ts'
import { contactIdFor, type Indexes } from './identity.ts'
import { contactsNamedBy } from './store.ts'
import { endOfBrowsers } from './withdraw.ts'

/** Forgets whom an e-mail or a phone names: nothing that tells who they were stays, and nothing that arrives later brings
 *  it back. Counts stay (they are anonymous), and so does the proof that consent had been given and was ended. */
export async function eraseContact(db: D1Database, indexes: Indexes, now: number): Promise<void> {
  for (const id of await contactsNamedBy(db, indexes)) {
    await db.batch([
      bind(db, FORGET_CONTACT, id, now),
      bind(db, FORGET_ANSWERS, id),
      bind(db, FORGET_CUSTOMER, id),
      bind(db, FORGET_UNCONFIRMED, id),
      bind(db, CONFIRMED_BY_NO_BROWSER, id),
      forgetContact(db, id, now),
      forgetDeadOfContact(db, id),
      bind(db, FORGET_LINKS_OF_CONTACT, id),
      ...endOfBrowsers(db, [id], now),
      bind(db, PROVE_END, newId(), `contact:${id}`, now),
    ])
  }
}

const names = z.object({ email: z.string().nullable(), phone: z.string().nullable() })
const NAMES = `
  SELECT email_index AS email, phone_index AS phone FROM contacts WHERE email_index = ?1
  UNION SELECT email_index, phone_index FROM contacts WHERE phone_index = ?2`
const KEEP_AWAY = `
  INSERT INTO contacts (id, sealed, created_at, updated_at, erased_at) VALUES (?1, '', ?2, ?2, ?2) ON CONFLICT (id) DO NOTHING`

/** To be called before `eraseContact`. Who was known by an e-mail and a phone is known again by the first; a file that names
 *  them by the phone alone must not bring them back either. Whoever else is known by that phone alone stays. */
export async function keepAway(db: D1Database, dataKey: string, indexes: Indexes, now: number): Promise<void> {
  const known = await all(db, names, NAMES, indexes.email, indexes.phone)
  const phones = known.flatMap(({ email, phone }) => (email && phone ? [phone] : []))
  for (const phone of new Set(phones))
    await bind(db, KEEP_AWAY, await contactIdFor(dataKey, { email: null, phone }), now).run()
}

export async function eraseVisitor(db: D1Database, visitor: string, now: number): Promise<void> {
  await db.batch([...withdrawalStatements(db, visitor, now), bind(db, PROVE_END, newId(), `visitor:${visitor}`, now)])
}

const FORGET_CONTACT = `
  UPDATE contacts SET email_index = NULL, phone_index = NULL, sealed = '', contact_consent_at = NULL, ads_consent_at = NULL,
    erased_at = ?2, updated_at = ?2 WHERE id = ?1`
const FORGET_ANSWERS = `UPDATE conversions SET sealed = NULL, clicks = '' WHERE contact_id = ?1`
const FORGET_CUSTOMER = `DELETE FROM customers WHERE contact_id = ?1`
const FORGET_UNCONFIRMED = `DELETE FROM confirmations WHERE contact_id = ?1 AND confirmed_at IS NULL`
const CONFIRMED_BY_NO_BROWSER = `UPDATE confirmations SET visitor_id = NULL WHERE contact_id = ?1`
const FORGET_LINKS_OF_CONTACT = `DELETE FROM identity_links WHERE contact_id = ?1`
const PROVE_END = `
  INSERT INTO consents (id, subject, purpose, granted, how, text_version, page, at) VALUES (?1, ?2, 'ads', 0, 'withdrawal', '', '', ?3)`
