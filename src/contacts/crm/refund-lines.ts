import { givenKey, leftOf, refundedOf } from '../../conversions/refund.ts'
import { findOrders } from '../../conversions/store.ts'
import type { Money } from '../../lib/money.ts'

interface Line extends Money {
  id: string
  order: string // its number
  key: string
  whole: string // of a refund the key of its order, else the same
  value_micros: number | null
}

/** Refunds of more than is left of their order, whether this file tells of the order or something before did. What was told
 *  before is told again. */
export async function tooLarge<L extends Line>(db: D1Database, lines: readonly L[]): Promise<Set<L>> {
  const refunds = lines.filter(({ micros }) => micros < 0)
  if (refunds.length === 0) return new Set()
  const stored = await findOrders(db, [...refunds, ...refunds.map(({ order, whole }) => ({ id: order, key: whole }))])
  const given = await refundedOf(db, refunds)
  const told = new Set(stored.map(({ id }) => id))
  const left = (refund: L) => {
    const { order, whole } = refund
    const before = stored.find(one => one.order_key === whole || one.id === order)
    const inFile = lines.find(one => one.key === whole) // corrects what the pixel saw
    return leftOf(before?.by_pixel ? (inFile ?? before) : (before ?? inFile), refund, given.get(givenKey(refund)) ?? 0)
  }
  const refused = new Set<L>()
  for (const refund of refunds) {
    if (told.has(refund.id)) continue
    if ((left(refund) ?? 0) < 0) refused.add(refund)
    else given.set(givenKey(refund), (given.get(givenKey(refund)) ?? 0) + refund.micros)
  }
  return refused
}
