import type { Context } from 'hono'
import { addressOf } from './address.ts'
import { toHex } from './bytes.ts'

/** Whether the sender's network may once more. `sharing` keeps apart what shares a limit. On one's own machine no edge tells
 *  the address, and nothing is counted. */
export const mayTry = (c: Context, limit: RateLimit, sharing = ''): Promise<boolean> =>
  mayTryAs(c, limit, address => sharing + networkOf(address))

/** The same for all networks together, or for a sender that is known by something else. */
export const mayTryBy = (c: Context, limit: RateLimit, key: string): Promise<boolean> => mayTryAs(c, limit, () => key)

async function mayTryAs(c: Context, limit: RateLimit, keyFor: (address: string) => string): Promise<boolean> {
  const address = c.req.header('cf-connecting-ip')
  if (address === undefined) return true
  const { DATABASE = '' } = c.env as Pick<Env, 'DATABASE'> // a flood at one brand's door does not close another's
  return (await limit.limit({ key: DATABASE + keyFor(address) })).success
}

/** An IPv6 subscriber has 2^64 addresses at least and may send each request from another (RFC 6177): all are one. */
export function networkOf(address: string): string {
  const bytes = addressOf(address)
  return bytes?.length === 16 ? `${toHex(bytes.subarray(0, 8))}/64` : address
}
