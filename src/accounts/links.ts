import type { Context } from 'hono'
import { randomToken, sha256Hex } from '../lib/crypto.ts'
import { DAY_MS, HOUR_MS } from '../lib/time.ts'
import { addSignInLink, replaceLink } from './store.ts'

/** How long a link is good, ms. That of an owner opens at once: whoever asks for it has the key. */
const LASTS_MS = { invitation: 7 * DAY_MS, again: DAY_MS, device: HOUR_MS, owner: DAY_MS }

/** A link for one person, to be shown once. It asks before it signs in, but for that of an owner. */
export async function linkFor<E extends { Bindings: Env }>(
  c: Context<E>,
  userId: string,
  what: keyof typeof LASTS_MS,
  now: number,
): Promise<{ url: string; expiresAt: number }> {
  const [token, expiresAt] = [randomToken(), now + LASTS_MS[what]]
  const store = what === 'owner' ? addSignInLink : replaceLink
  await store(c.env.DB, await sha256Hex(token), userId, expiresAt)
  return { url: `${new URL(c.req.url).origin}/app/sign-in?link=${token}`, expiresAt }
}
