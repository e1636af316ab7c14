import { sameSecret, sha256Hex } from '../lib/crypto.ts'
import { findLockedFeed, type LockedFeed } from './feed-store.ts'

const NO_FEED = { username: '', password_hash: '', previous_hash: null, previous_until: null }

/** The same work and the same answer whether the feed is unknown, revoked or the password wrong. For a day after a rotation the
 *  password before it opens too. */
export async function unlock(
  db: D1Database,
  id: string,
  authorization: string,
  now: number,
): Promise<LockedFeed | null> {
  const { username, password } = basicCredentials(authorization)
  const feed = await findLockedFeed(db, id)
  const expected = feed ?? NO_FEED
  const hash = await sha256Hex(password)
  const previous = (expected.previous_until ?? 0) > now ? expected.previous_hash : null
  const [user, current, before] = await Promise.all([
    sameSecret(username, expected.username),
    sameSecret(hash, expected.password_hash),
    sameSecret(hash, previous ?? ''),
  ])
  return user && (current || before) ? feed : null
}

/** RFC 7617; the password is everything after the first colon. */
function basicCredentials(authorization: string): { username: string; password: string } {
  const encoded = /^Basic +([A-Za-z0-9+/]{1,400}={0,2})$/i.exec(authorization)?.[1] ?? ''
  const [, username = '', password = ''] = /^([^:]*):(.*)$/s.exec(decoded(encoded)) ?? []
  return { username, password }
}

function decoded(base64: string): string {
  try {
    return atob(base64)
  } catch {
    return ''
  }
}
