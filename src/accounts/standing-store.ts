import { bind, run } from '../db/query.ts'
import { may, type Role } from './roles.ts'

/** What a person may do, and whether they may come in at all. One owner always can. */

// Whoever else could still let people in.
const NOT_THE_LAST = `
  (role <> 'owner' OR pending_since IS NOT NULL OR EXISTS (
    SELECT 1 FROM users o WHERE o.role = 'owner' AND o.disabled_at IS NULL AND o.pending_since IS NULL AND o.id <> ?1))`

const CHANGE_ROLE = `
  UPDATE users SET role = ?2 WHERE id = ?1 AND disabled_at IS NULL AND (?2 = 'owner' OR ${NOT_THE_LAST})`
// Of whoever has that role now: not when the change was refused.
const END_SESSIONS = `DELETE FROM sessions WHERE user_id = ?1 AND (SELECT role FROM users WHERE id = ?1) = ?2`
const RENEW_SESSIONS = `UPDATE sessions SET renew = 1 WHERE user_id = ?1 AND (SELECT role FROM users WHERE id = ?1) = ?2`
/** Sessions end when they could do more than their person now may, and get a new token when less. False for the last owner. */
export async function changeRole(db: D1Database, id: string, from: Role, to: Role): Promise<boolean> {
  if (from === to) return true
  const [changed] = await db.batch([
    bind(db, CHANGE_ROLE, id, to),
    bind(db, may(to, from) ? RENEW_SESSIONS : END_SESSIONS, id, to),
  ])
  return changed!.meta.changes === 1
}

const DISABLE = `UPDATE users SET disabled_at = ?2 WHERE id = ?1 AND disabled_at IS NULL AND ${NOT_THE_LAST}`
const IS_DISABLED = `(SELECT disabled_at FROM users WHERE id = ?1) IS NOT NULL`
const FORGET_SESSIONS = `DELETE FROM sessions WHERE user_id = ?1 AND ${IS_DISABLED}`
const FORGET_LINKS = `DELETE FROM sign_in_links WHERE user_id = ?1 AND ${IS_DISABLED}`
/** Their sessions and links end at once. False for the last owner. */
export async function disablePerson(db: D1Database, id: string, now: number): Promise<boolean> {
  const [disabled] = await db.batch([
    bind(db, DISABLE, id, now),
    bind(db, FORGET_SESSIONS, id),
    bind(db, FORGET_LINKS, id),
  ])
  return disabled!.meta.changes === 1
}

const ENABLE = `UPDATE users SET disabled_at = NULL WHERE id = ?1 AND disabled_at IS NOT NULL`
export const enablePerson = async (db: D1Database, id: string) => (await run(db, ENABLE, id)) === 1

const CAME = `UPDATE users SET pending_since = NULL WHERE id = ?1 AND pending_since IS NOT NULL`
export const noteJoined = (db: D1Database, id: string) => run(db, CAME, id)

const FORGET_LINKS_OF_PENDING = `
  DELETE FROM sign_in_links WHERE user_id = ?1 AND (SELECT pending_since FROM users WHERE id = ?1) IS NOT NULL`
const WITHDRAW = `DELETE FROM users WHERE id = ?1 AND pending_since IS NOT NULL`
/** Forgets somebody who never came. */
export async function withdrawInvitation(db: D1Database, id: string): Promise<boolean> {
  const [, gone] = await db.batch([bind(db, FORGET_LINKS_OF_PENDING, id), bind(db, WITHDRAW, id)])
  return gone!.meta.changes === 1
}
