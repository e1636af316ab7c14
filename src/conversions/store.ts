import * as z from 'zod'
import { all, bind, first, jsonChunks } from '../db/query.ts'
import { bit } from '../lib/text.ts'

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

const ADD_PURCHASES = `
  INSERT INTO conversions (id, kind, campaign, ad, at, contact_id, view_id, value_micros, currency, source, utm, landing, order_key)
  SELECT value ->> 'id', 'purchase', value ->> 'campaign', value ->> 'ad', value ->> 'at', value ->> 'contact_id', value ->> 'view_id',
    value ->> 'value_micros', value ->> 'currency', value ->> 'source', value ->> 'utm', value ->> 'landing', value ->> 'key'
  FROM json_each(?1) WHERE true
  ON CONFLICT (order_key) WHERE order_key IS NOT NULL DO UPDATE SET
    id = excluded.id, campaign = excluded.campaign, ad = excluded.ad, at = excluded.at, contact_id = excluded.contact_id,
    view_id = excluded.view_id, value_micros = excluded.value_micros, currency = excluded.currency,
    source = excluded.source, utm = excluded.utm, landing = excluded.landing, clicks = '', by_pixel = 0
  WHERE by_pixel = 1 AND NOT EXISTS (
    SELECT 1 FROM conversions o WHERE o.id = excluded.id AND o.kind = 'purchase' AND o.order_key IS NOT excluded.order_key)
  ON CONFLICT (id, kind) DO NOTHING`
/** What the team says of an order replaces what the pixel saw of it, and with it the visit, whose number it may not know.
 *  `key`: of the order. */
export const purchaseStatements = (db: D1Database, sales: readonly (Conversion & { key: string })[]) =>
  [...jsonChunks(sales)].map(chunk => bind(db, ADD_PURCHASES, chunk))

export const addPurchaseStatement = (db: D1Database, sale: Conversion, key: string) =>
  bind(db, ADD_PURCHASES, JSON.stringify([{ ...sale, key }]))

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

const order = z.object({
  id: z.string(),
  order_key: z.string().nullable(),
  by_pixel: bit,
  value_micros: z.int().nullable(),
  currency: z.string().nullable(),
})
export type Order = z.infer<typeof order>

export const FIND_ORDERS = `
  SELECT p.id, p.order_key, p.by_pixel, p.value_micros, p.currency
  FROM json_each(?1) w CROSS JOIN conversions p ON p.order_key = w.value ->> 'key'
  UNION
  SELECT p.id, p.order_key, p.by_pixel, p.value_micros, p.currency
  FROM json_each(?1) w CROSS JOIN conversions p ON p.id = w.value ->> 'id' AND p.kind = 'purchase'`
/** Purchases that are there under one of these keys, or of these ids. */
export async function findOrders(db: D1Database, wanted: readonly { id: string; key: string }[]): Promise<Order[]> {
  const found: Order[] = []
  for (const chunk of jsonChunks(wanted.map(({ id, key }) => ({ id, key }))))
    found.push(...(await all(db, order, FIND_ORDERS, chunk)))
  return found
}
