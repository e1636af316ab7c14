import { orderKey, orderName } from '../../conversions/order.ts'
import { storable } from '../../lib/text.ts'
import type { Beacon } from '../beacon.ts'
import { cell, elements, type Recorded, type StoredPurchase } from '../row.ts'
import { isHuman } from './bots.ts'

const MICROS = 1_000_000

/** What a beacon says was bought or given back. The number of an order is let through with consent to advertising only:
 *  with it, a shop's books would tell whose visit it was. */
export async function purchasesOf(
  dataKey: string,
  told: Beacon['B'],
  { visitor, from_view }: Pick<Recorded, 'visitor' | 'from_view'>,
): Promise<StoredPurchase[]> {
  // NFC, as the number comes by POST /api/conversions: the same order must get the same key.
  const orders = told.map(([number, ...rest]) => [storable(number).normalize('NFC'), ...rest] as const)
  return Promise.all(
    orders
      .filter(([order]) => order !== '')
      .map(async ([order, value, currency]): Promise<StoredPurchase> => {
        const micros = Math.round(value * MICROS)
        const agreed = (visitor || from_view) && !order.includes('@')
        return [agreed ? orderName(order, micros) : null, await orderKey(dataKey, order, micros), micros, currency]
      }),
  )
}

const JUDGED = [
  'bots',
  'trusted',
  'cta_clicks',
  'contact_clicks',
  'outbound_clicks',
  'file_clicks',
  'forms_started',
  'form_submits',
] as const
const TOLD = ['id', 'campaign', 'ad', 'at', 'source', 'visitor', 'clicks', 'from_view', ...JUDGED] as const

// Judged by the beacon alone, which says all there is to say so far: what came before or after does not matter.
// Only a link leads to a touch without a cookie: its beacon knows no visitor, and no click id.
const BOUGHT = `
  SELECT CASE WHEN p.id IS NULL THEN n.key ELSE coalesce(n.name, n.key) END AS id, n.campaign, n.ad, n.at, p.contact_id,
    n.id AS view_id, n.micros, n.currency, n.source, n.utm,
    CASE WHEN p.id IS NULL THEN '' ELSE coalesce(t.clicks, n.clicks) END AS clicks, n.key
  FROM (SELECT ${TOLD.map(name => `${cell(name)} AS ${name}`).join(', ')}, b.value->>0 AS name, b.value->>1 AS key,
          b.value->>2 AS micros, b.value->>3 AS currency, b.value->>4 AS utm
        FROM json_each(?1) j CROSS JOIN ${elements('purchases')} b) n
  LEFT JOIN touches t ON t.view_id = n.id AND t.continued = 1 AND n.visitor IS NULL AND n.from_view <> ''
  LEFT JOIN visitors p ON p.id = coalesce(n.visitor, t.visitor_id) AND p.withdrawn_at IS NULL
  WHERE ${isHuman('n')}`

const COLUMNS = `id, campaign, ad, at, contact_id, view_id, value_micros, currency, source, utm, clicks`
const EXCLUDED = COLUMNS.replace(/\w+/g, 'excluded.$&')

// Of two views that tell of one order, the row is that which may say more, then the earlier; the rest only makes it the
// same whatever came first.
const rank = (
  row: string,
) => `(${row}.id <> ${row}.order_key, ${row}.contact_id IS NOT NULL, -${row}.at, ${row}.view_id,
  ${row}.campaign, ${row}.ad, ${row}.source, ${row}.utm, ${row}.value_micros, ${row}.currency, ${row}.clicks,
  coalesce(${row}.contact_id, ''))`

/** ?1: beacons whose views and touches were stored in the same transaction. What the team told of an order stays. */
export const RECORD_PURCHASES = `
  INSERT INTO conversions (${COLUMNS}, order_key, kind, by_pixel)
  SELECT *, 'purchase', 1 FROM (${BOUGHT}) WHERE true
  ON CONFLICT (order_key) WHERE order_key IS NOT NULL DO UPDATE SET (${COLUMNS}) = (${EXCLUDED})
  WHERE by_pixel = 1 AND ${rank('excluded')} > ${rank('conversions')} AND NOT EXISTS (
    SELECT 1 FROM conversions o WHERE o.id = excluded.id AND o.kind = 'purchase' AND o.order_key IS NOT excluded.order_key)
  ON CONFLICT (id, kind) DO NOTHING`

// What was known by consent goes with it: the order's number, the click that led to it, who it was.
const FORGET = `UPDATE conversions SET id = order_key, clicks = '', contact_id = NULL WHERE by_pixel = 1 AND`

/** ?1: a visitor, whose touches are still there. */
export const FORGET_ORDERS = `${FORGET} view_id IN (SELECT view_id FROM touches WHERE visitor_id = ?1)`

/** ?1: contacts, as JSON. */
export const FORGET_ORDERS_OF_CONTACTS = `${FORGET} contact_id IN (SELECT value FROM json_each(?1))`
