import * as z from 'zod'
import { all, first } from '../db/query.ts'
import type { Indexes } from './identity.ts'
import type { FirstTouch } from './told.ts'

const contactRow = z.object({
  id: z.string(),
  sealed: z.string(),
  created_at: z.int(),
  contact_consent_at: z.int().nullable(),
  ads_consent_at: z.int().nullable(),
})
export type ContactRow = z.infer<typeof contactRow>

const COLUMNS = 'id, sealed, created_at, contact_consent_at, ads_consent_at'

export const BY_EMAIL = `SELECT ${COLUMNS} FROM contacts WHERE email_index = ?1`
export const BY_PHONE = `SELECT ${COLUMNS} FROM contacts WHERE phone_index = ?1 AND email_index IS NULL`
/** An e-mail says who somebody is. A phone, which a household may share, names only somebody who never gave an e-mail:
 *  else one person's agreement would put another's address into an export. */
export async function findContact(db: D1Database, indexes: Indexes): Promise<ContactRow | null> {
  if (indexes.email) return first(db, contactRow, BY_EMAIL, indexes.email)
  return indexes.phone ? first(db, contactRow, BY_PHONE, indexes.phone) : null
}

const BY_ID = `SELECT ${COLUMNS} FROM contacts WHERE id = ?1 AND erased_at IS NULL`
export const contactById = (db: D1Database, id: string) => first(db, contactRow, BY_ID, id)

const NAMED_BY = `SELECT id FROM contacts WHERE email_index = ?1 UNION SELECT id FROM contacts WHERE phone_index = ?2`
/** Everybody whom an e-mail or a phone may mean: who asks to be forgotten is not to be missed. */
export const contactsNamedBy = async (db: D1Database, { email, phone }: Indexes): Promise<string[]> =>
  (await all(db, z.object({ id: z.string() }), NAMED_BY, email, phone)).map(({ id }) => id)

export const LIST = `SELECT ${COLUMNS} FROM contacts WHERE id > ?1 AND erased_at IS NULL ORDER BY id LIMIT ?2`
export const listContacts = (db: D1Database, cursor: string, limit: number) =>
  all(db, contactRow, LIST, cursor, limit + 1)

const touch = z.object({ campaign: z.string(), ad: z.string(), source: z.string(), at: z.int() })
export const FIRST_TOUCH = `SELECT campaign, ad, source, at FROM touches WHERE visitor_id = ?1 ORDER BY at LIMIT 1`
/** Where a consented visitor came from the first time. */
export async function firstTouch(db: D1Database, visitor: string): Promise<FirstTouch | null> {
  const found = await first(db, touch, FIRST_TOUCH, visitor)
  return found && { ...found, at: new Date(found.at).toISOString() }
}
