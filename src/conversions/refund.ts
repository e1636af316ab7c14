import * as z from 'zod'
import { all, jsonChunks } from '../db/query.ts'
import type { Money } from '../lib/money.ts'
import { orderKey, orderName } from './order.ts'
import { findOrders, type Order } from './store.ts'

/** Micros of its order that a refund leaves; null when nothing is known that it could be too large for: another currency, an
 *  order without an amount, or one that is told later. The refund is below zero, `refunded` what was given back before. */
export function leftOf(
  order: Pick<Order, 'value_micros' | 'currency'> | undefined,
  { micros, currency }: Money,
  refunded: number,
): number | null {
  if (!order || order.value_micros === null || order.currency !== currency) return null
  return order.value_micros + refunded + micros
}

/** The same of one refund; told again it changes nothing, and leaves nothing to judge. */
export async function leftAfter(db: D1Database, dataKey: string, order: string, refund: Money): Promise<number | null> {
  const told = orderName(order, refund.micros)
  const key = (micros: number) => orderKey(dataKey, order, micros)
  const found = await findOrders(db, [
    { id: order, key: await key(0) },
    { id: told, key: await key(refund.micros) },
  ])
  if (found.some(({ id }) => id === told)) return null
  return leftOf(
    found[0],
    refund,
    (await refundedOf(db, [{ order, ...refund }])).get(givenKey({ order, ...refund })) ?? 0,
  )
}

// ' refund ' is how an order's number goes on in those of its refunds (order.ts): a range of the primary key. The plus
// keeps SQLite from the index on `kind`, of which purchases are every one.
export const REFUNDED = `
  SELECT w.value AS "order", p.currency, sum(p.value_micros) AS micros
  FROM json_each(?1) w CROSS JOIN conversions p
    ON p.id >= w.value || ' refund ' AND p.id < w.value || ' refund!' AND +p.kind = 'purchase'
  WHERE p.currency IS NOT NULL GROUP BY 1, 2`
const refunded = z.object({ order: z.string(), currency: z.string(), micros: z.int() })
/** Micros, below zero, by order and currency. */
export async function refundedOf(db: D1Database, of: readonly { order: string }[]): Promise<Map<string, number>> {
  const orders = [...new Set(of.map(({ order }) => order))]
  const found: z.infer<typeof refunded>[] = []
  for (const chunk of jsonChunks(orders)) found.push(...(await all(db, refunded, REFUNDED, chunk)))
  return new Map(found.map(one => [givenKey(one), one.micros]))
}

export const givenKey = ({ order, currency }: { order: string; currency: string }): string => `${currency} ${order}`
