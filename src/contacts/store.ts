import * as z from 'zod'
import { all, first } from '../db/query.ts'
import type { Indexes } from './identity.ts'

const contactRow = z.object({
  id: z.string(),
  sealed: z.string(),
  created_at: z.int(),
  contact_consent_at: z.int().nullable(),
  ads_consent_at: z.int().nullable(),
  erased_at: z.int().nullable(),
})
export type ContactRow = z.infer<typeof contactRow>

const COLUMNS = 'id, sealed, created_at, contact_consent_at, ads_consent_at, erased_at'

export const BY_EMAIL = `SELECT ${COLUMNS} FROM contacts WHERE email_index = ?1`
export const BY_PHONE = `SELECT ${COLUMNS} FROM contacts WHERE phone_index = ?1 ORDER BY created_at, id LIMIT 1`
/** An e-mail says who somebody is; a phone, which a household may share, only when there is no e-mail. */
export async function findContact(db: D1Database, indexes: Indexes): Promise<ContactRow | null> {
  if (indexes.email) return first(db, contactRow, BY_EMAIL, indexes.email)
  return indexes.phone ? first(db, contactRow, BY_PHONE, indexes.phone) : null
}

export const LIST = `SELECT ${COLUMNS} FROM contacts WHERE id > ?1 AND erased_at IS NULL ORDER BY id LIMIT ?2`
export const listContacts = (db: D1Database, cursor: string, limit: number) =>
  all(db, contactRow, LIST, cursor, limit + 1)
