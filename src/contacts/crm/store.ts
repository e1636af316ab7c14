import * as z from 'zod'
import { all, bind, jsonChunks } from '../../db/query.ts'
import { ADS_CONSENT } from '../consent.ts'

const known = z.object({
  id: z.string(),
  sealed: z.string(),
  updated_at: z.int(),
  ads_consent_at: z.int().nullable(),
  erased_at: z.int().nullable(),
  granted_at: z.int().nullable(),
  ended_at: z.int().nullable(),
  value_micros: z.int().nullable(),
  currency: z.string().nullable(),
  country: z.string().nullable(), // null: not among the customers yet
  last_at: z.int().nullable(),
})
export type KnownPerson = z.infer<typeof known>

const proofOf = (granted: 0 | 1) => `(
  SELECT max(k.at) FROM consents k
  WHERE k.subject = 'contact:' || c.id AND k.purpose = 'ads' AND k.granted = ${granted} ${granted ? '' : `AND k.how = 'withdrawal'`})`

export const FIND_KNOWN = `
  SELECT c.id, c.sealed, c.updated_at, c.ads_consent_at, c.erased_at, ${proofOf(1)} AS granted_at, ${proofOf(0)} AS ended_at,
    u.value_micros, u.currency, u.country, u.last_at
  FROM json_each(?1) w CROSS JOIN contacts c ON c.id = w.value LEFT JOIN customers u ON u.contact_id = c.id`

const AT_ONCE = 5000 // D1 is one thread: beacons have to get their turn in between

export async function findKnown(db: D1Database, ids: readonly string[]): Promise<Map<string, KnownPerson>> {
  const found = new Map<string, KnownPerson>()
  for (let at = 0; at < ids.length; at += AT_ONCE)
    for (const row of await all(db, known, FIND_KNOWN, JSON.stringify(ids.slice(at, at + AT_ONCE))))
      found.set(row.id, row)
  return found
}

/** Rows of the statements below. `ads` of a person is for those who are new: who is known agrees by a grant. */
export interface Writes {
  grants: { id: string; at: number; seen: number }[] // seen: updated_at when it was decided
  people: { id: string; email: string | null; phone: string | null; sealed: string; ads: number | null }[]
  proofs: { id: string; contact: string; granted: 0 | 1; text: string; at: number }[]
  customers: { id: string; micros: number | null; currency: string | null; country: string; last: number | null }[]
}

// Who withdrew, or was erased, while the file was read is left alone.
const GRANT = `
  UPDATE contacts AS c SET ads_consent_at = coalesce(c.ads_consent_at, j.value ->> 'at'), updated_at = ?2
  FROM json_each(?1) j
  WHERE c.id = j.value ->> 'id' AND c.erased_at IS NULL AND c.updated_at = j.value ->> 'seen'`
const UPSERT_PEOPLE = `
  INSERT INTO contacts (id, email_index, phone_index, sealed, created_at, updated_at, ads_consent_at)
  SELECT value ->> 'id', value ->> 'email', value ->> 'phone', value ->> 'sealed', ?2, ?2, value ->> 'ads'
  FROM json_each(?1) WHERE true
  ON CONFLICT (id) DO UPDATE SET
    email_index = coalesce(excluded.email_index, email_index),
    phone_index = coalesce(excluded.phone_index, phone_index),
    sealed      = excluded.sealed,
    updated_at  = excluded.updated_at
  WHERE erased_at IS NULL`
const PROVE = `
  INSERT INTO consents (id, subject, purpose, granted, how, text_version, page, at)
  SELECT j.value ->> 'id', 'contact:' || c.id, 'ads', j.value ->> 'granted',
    CASE j.value ->> 'granted' WHEN 1 THEN 'import' ELSE 'withdrawal' END, j.value ->> 'text', '', j.value ->> 'at'
  FROM json_each(?1) j CROSS JOIN contacts c ON c.id = j.value ->> 'contact'
  WHERE j.value ->> 'granted' = 0 OR ${ADS_CONSENT}
  ON CONFLICT (id) DO NOTHING`
const UPSERT_CUSTOMERS = `
  INSERT INTO customers (contact_id, value_micros, currency, country, last_at, import_id, updated_at)
  SELECT c.id, j.value ->> 'micros', j.value ->> 'currency', j.value ->> 'country', j.value ->> 'last', ?3, ?2
  FROM json_each(?1) j CROSS JOIN contacts c ON c.id = j.value ->> 'id' AND c.erased_at IS NULL WHERE true
  ON CONFLICT (contact_id) DO UPDATE SET
    value_micros = excluded.value_micros, currency = excluded.currency, country = excluded.country,
    last_at = excluded.last_at, import_id = excluded.import_id, updated_at = excluded.updated_at`

/** To be run in one batch, in this order: a proof is of what holds by then. */
export function writeStatements(db: D1Database, w: Writes, importId: string, now: number): D1PreparedStatement[] {
  const each = (rows: readonly unknown[], sql: string, ...more: string[]) =>
    [...jsonChunks(rows)].map(chunk => bind(db, sql, chunk, now, ...more))
  return [
    ...each(w.grants, GRANT),
    ...each(w.people, UPSERT_PEOPLE),
    ...[...jsonChunks(w.proofs)].map(chunk => bind(db, PROVE, chunk)),
    ...each(w.customers, UPSERT_CUSTOMERS, importId),
  ]
}
