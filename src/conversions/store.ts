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
})
export type Conversion = z.infer<typeof conversion>

const ADD = `
  INSERT INTO conversions (id, kind, campaign, ad, at, contact_id, view_id, value_micros, currency, sealed)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (id, kind) DO NOTHING`
/** Storing the same event twice changes nothing. */
export const addConversionStatement = (db: D1Database, v: Conversion, sealed: string | null) =>
  bind(db, ADD, v.id, v.kind, v.campaign, v.ad, v.at, v.contact_id, v.view_id, v.value_micros, v.currency, sealed)

const COLUMNS = 'id, kind, campaign, ad, at, contact_id, view_id, value_micros, currency'

const FIND = `SELECT ${COLUMNS} FROM conversions WHERE id = ?1 AND kind = ?2`
export const findConversion = (db: D1Database, id: string, kind: Conversion['kind']) =>
  first(db, conversion, FIND, id, kind)

const LIST = `SELECT ${COLUMNS} FROM conversions WHERE id > ?1 ORDER BY id LIMIT ?2`
export const listConversions = (db: D1Database, cursor: string, limit: number) =>
  all(db, conversion, LIST, cursor, limit + 1)
