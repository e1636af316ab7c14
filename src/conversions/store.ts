import * as z from 'zod'
import { all, bind, first } from '../db/query.ts'

export const conversion = z.object({
  id: z.string(),
  kind: z.enum(['lead', 'purchase']),
  campaign: z.string(),
  ad: z.string(),
  at: z.int(),
  contact_id: z.string().nullable(),
  view_id: z.string().nullable(),
  value_micros: z.int().nullable(),
  currency: z.string().nullable(),
  source: z.string(), // what led to the lead, and with it to its purchases
  utm: z.string(),
  landing: z.string(),
})
export type Conversion = z.infer<typeof conversion>

/** What is not listed: sealed answers, and click ids, which only consent to advertising lets in. */
interface Kept {
  sealed?: string | null
  clicks?: string
}

const ADD = `
  INSERT INTO conversions (id, kind, campaign, ad, at, contact_id, view_id, value_micros, currency, source, utm, landing, sealed, clicks)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14) ON CONFLICT (id, kind) DO NOTHING`
/** Storing the same event twice changes nothing. */
export const addConversionStatement = (db: D1Database, v: Conversion, { sealed = null, clicks = '' }: Kept = {}) =>
  bind(
    db, ADD, v.id, v.kind, v.campaign, v.ad, v.at, v.contact_id, v.view_id, v.value_micros, v.currency, v.source,
    v.utm, v.landing, sealed, clicks,
  ) // biome-ignore format: the columns in the order of the statement

const COLUMNS = 'id, kind, campaign, ad, at, contact_id, view_id, value_micros, currency, source, utm, landing'

const FIND = `SELECT ${COLUMNS} FROM conversions WHERE id = ?1 AND kind = ?2`
export const findConversion = (db: D1Database, id: string, kind: Conversion['kind']) =>
  first(db, conversion, FIND, id, kind)

const LIST = `SELECT ${COLUMNS} FROM conversions WHERE id > ?1 ORDER BY id LIMIT ?2`
export const listConversions = (db: D1Database, cursor: string, limit: number) =>
  all(db, conversion, LIST, cursor, limit + 1)

const SEALED = `SELECT sealed FROM conversions WHERE id = ?1 AND kind = 'lead'`
/** What a lead wrote, as it is kept. */
export const findSealed = (db: D1Database, id: string) =>
  first(db, z.object({ sealed: z.string().nullable() }), SEALED, id)
