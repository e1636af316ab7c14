import * as z from 'zod'
import { all, bind, first, run } from '../db/query.ts'
import { newId } from '../lib/ids.ts'
import { jsonText } from '../lib/text.ts'
import { DAY_MS, MINUTE_MS } from '../lib/time.ts'
import { type Role, role } from './roles.ts'
import { type Scope, scope } from './scopes.ts'

/** What lets somebody in: API keys, links, sessions. All are stored as digests. */

const KEY_COLUMNS = `id, name, role, scopes, created_at, expires_at, used_at, revoked_at`
const keyRow = z.object({
  id: z.string(),
  name: z.string(),
  role,
  scopes: jsonText(z.array(scope)).nullable(), // null: every one
  created_at: z.int(),
  expires_at: z.int().nullable(),
  used_at: z.int().nullable(), // start of the day
  revoked_at: z.int().nullable(),
})
export type Key = z.infer<typeof keyRow>

const FIND_KEY = `
  SELECT ${KEY_COLUMNS} FROM api_keys
  WHERE token_hash = ?1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?2)`
/** One that is good now. */
export const findKey = (db: D1Database, tokenHash: string, now: number) => first(db, keyRow, FIND_KEY, tokenHash, now)

interface NewKey {
  name: string
  role: Role
  tokenHash: string
  scopes?: readonly Scope[] | null
  expiresAt?: number | null
}

const ADD_KEY = `
  INSERT INTO api_keys (id, name, role, token_hash, scopes, expires_at, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)`
export async function addKey(db: D1Database, key: NewKey, now: number): Promise<string> {
  const { name, role, tokenHash, scopes = null, expiresAt = null } = key
  const id = newId()
  await run(db, ADD_KEY, id, name, role, tokenHash, scopes && JSON.stringify(scopes), expiresAt, now)
  return id
}

const LIST_KEYS = `SELECT ${KEY_COLUMNS} FROM api_keys WHERE id > ?1 ORDER BY id LIMIT ?2`
export const listKeys = (db: D1Database, cursor: string, limit: number) => all(db, keyRow, LIST_KEYS, cursor, limit + 1)

const KEY_NAMES = `SELECT id, name FROM api_keys WHERE id IN (SELECT value FROM json_each(?1))`
export const namesOfKeys = (db: D1Database, ids: readonly string[]) =>
  all(db, keyRow.pick({ id: true, name: true }), KEY_NAMES, JSON.stringify(ids))

const KEY_USED = `UPDATE api_keys SET used_at = ?2 WHERE id = ?1`
/** On which day a key was last used: written once a day. */
export async function noteKeyUse(db: D1Database, key: Pick<Key, 'id' | 'used_at'>, now: number): Promise<void> {
  if (key.used_at !== dayStart(now)) await run(db, KEY_USED, key.id, dayStart(now))
}

const dayStart = (now: number): number => now - (now % DAY_MS)

const REVOKE_KEY = `UPDATE api_keys SET revoked_at = ?2 WHERE id = ?1 AND revoked_at IS NULL`
export const revokeKey = async (db: D1Database, id: string, now: number) => (await run(db, REVOKE_KEY, id, now)) === 1

const RESTORE_KEY = `UPDATE api_keys SET revoked_at = NULL WHERE id = ?1 AND revoked_at > ?2`
/** Only one that was revoked after `since`. */
export const restoreKey = async (db: D1Database, id: string, since: number) =>
  (await run(db, RESTORE_KEY, id, since)) === 1

const ADD_LINK = `INSERT INTO sign_in_links (token_hash, user_id, expires_at) VALUES (?1, ?2, ?3)`
/** Opening it signs in: for whoever made it a moment ago. */
export const addSignInLink = (db: D1Database, tokenHash: string, userId: string, expiresAt: number) =>
  run(db, ADD_LINK, tokenHash, userId, expiresAt)

const END_LINKS = `DELETE FROM sign_in_links WHERE user_id = ?1 AND asks = 1`
const ADD_ASKING = `INSERT INTO sign_in_links (token_hash, user_id, expires_at, asks) VALUES (?1, ?2, ?3, 1)`
/** One to be sent to a person: opening it shows whom it is for, and a button spends it. The one before it ends. */
export const replaceLink = (db: D1Database, tokenHash: string, userId: string, expiresAt: number) =>
  db.batch([bind(db, END_LINKS, userId), bind(db, ADD_ASKING, tokenHash, userId, expiresAt)])

const linkRow = z.object({ user_id: z.string(), expires_at: z.int(), asks: z.literal([0, 1]) })
const GOOD_LINK = `
  token_hash = ?1 AND used_at IS NULL AND expires_at > ?2
  AND EXISTS (SELECT 1 FROM users u WHERE u.id = user_id AND u.disabled_at IS NULL)`
const FIND_LINK = `SELECT user_id, expires_at, asks FROM sign_in_links WHERE ${GOOD_LINK}`
/** One that could be used now; it stays as it is. */
export const findSignInLink = (db: D1Database, tokenHash: string, now: number) =>
  first(db, linkRow, FIND_LINK, tokenHash, now)

// One statement finds and spends it: of two clicks at once, one wins.
const USE_LINK = `UPDATE sign_in_links SET used_at = ?2 WHERE ${GOOD_LINK} RETURNING user_id`
export async function useSignInLink(db: D1Database, tokenHash: string, now: number): Promise<string | null> {
  return (await first(db, linkRow.pick({ user_id: true }), USE_LINK, tokenHash, now))?.user_id ?? null
}

const FORGET_ENDED = `DELETE FROM sessions WHERE user_id = ?1 AND expires_at <= ?2`
const ADD_SESSION = `
  INSERT INTO sessions (token_hash, user_id, created_at, expires_at, device, seen_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)`
/** And forgets those of this person that are over. */
export const addSession = (
  db: D1Database,
  tokenHash: string,
  userId: string,
  now: number,
  expiresAt: number,
  device = '',
) =>
  db.batch([
    bind(db, FORGET_ENDED, userId, now),
    bind(db, ADD_SESSION, tokenHash, userId, now, expiresAt, device, dayStart(now)),
  ])

const found = z.object({ id: z.string(), role, seen_at: z.int().nullable(), renew: z.int() })
export const FIND_SESSION = `
  SELECT u.id, u.role, s.seen_at, s.renew FROM sessions s JOIN users u ON u.id = s.user_id
  WHERE s.token_hash = ?1 AND s.expires_at > ?2 AND u.disabled_at IS NULL`
export const findSession = (db: D1Database, tokenHash: string, now: number) =>
  first(db, found, FIND_SESSION, tokenHash, now)

const SEEN = `UPDATE sessions SET seen_at = ?2 WHERE token_hash = ?1`
/** On which day a session was last used: written once a day. */
export async function noteSeen(db: D1Database, tokenHash: string, seenAt: number | null, now: number): Promise<void> {
  if (seenAt !== dayStart(now)) await run(db, SEEN, tokenHash, dayStart(now))
}

const COPY = `
  INSERT INTO sessions (token_hash, user_id, created_at, expires_at, device, seen_at)
  SELECT ?2, user_id, created_at, expires_at, device, seen_at FROM sessions WHERE token_hash = ?1 AND renew = 1`
const RETIRE = `UPDATE sessions SET renew = 0, expires_at = min(expires_at, ?2) WHERE token_hash = ?1 AND renew = 1`
const GRACE_MS = MINUTE_MS // for what the browser had asked for already
/** Gives a session another token. False when another request did a moment ago. */
export async function renewToken(db: D1Database, tokenHash: string, newHash: string, now: number): Promise<boolean> {
  const [copied] = await db.batch([bind(db, COPY, tokenHash, newHash), bind(db, RETIRE, tokenHash, now + GRACE_MS)])
  return copied!.meta.changes === 1
}

const END_SESSION = `DELETE FROM sessions WHERE token_hash = ?1`
export const endSession = (db: D1Database, tokenHash: string) => run(db, END_SESSION, tokenHash)
