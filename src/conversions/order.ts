import { blindIndex } from '../lib/crypto.ts'
import { units } from '../lib/money.ts'

/** What is given back is a row of its own, once per amount: two refunds of the same amount on one order count once. */
export const orderName = (order: string, micros: number): string =>
  micros < 0 ? `${order} refund ${units(-micros)}` : order

/** One key per order, whoever tells of it. Without DATA_KEY nobody can go from a number to its key. */
export const orderKey = (dataKey: string, order: string, micros: number): Promise<string> =>
  blindIndex(dataKey, 'order', orderName(order, micros))
