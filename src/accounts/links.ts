import type { Context } from 'hono'
import { randomToken, sha256Hex } from '../lib/crypto.ts'
import { DAY_MS, HOUR_MS } from '../lib/time.ts'
import { replaceLink } from './store.ts'

/** How long a link is good that is sent to a person, ms. */
const LASTS_MS = { invitation: 7 * DAY_MS, again: DAY_MS, device: HOUR_MS }

/** A link for one person, to be shown once. It asks before it signs in. */
export async function linkFor<E extends { Bindings: Env }>(
  c: Context<E>,
  userId: string,
  what: keyof typeof LASTS_MS,
  now: number,
): Promise<{ url: string; expiresAt: number }> {
  const [token, expiresAt] = [randomToken(), now + LASTS_MS[what]]
  await replaceLink(c.env.DB, await sha256Hex(token), userId, expiresAt)
  return { url: `${new URL(c.req.url).origin}/app/sign-in?link=${token}`, expiresAt }
}
