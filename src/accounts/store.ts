import * as z from 'zod'
import { all, bind, first, run } from '../db/query.ts'
import { newId } from '../lib/ids.ts'
import { type Role, role } from './roles.ts'

const actorRow = z.object({ id: z.string(), role })

const FIND_KEY = `SELECT id, role FROM api_keys WHERE token_hash = ?1 AND revoked_at IS NULL`
export const findKey = (db: D1Database, tokenHash: string) => first(db, actorRow, FIND_KEY, tokenHash)

const ADD_KEY = `INSERT INTO api_keys (id, name, role, token_hash, created_at) VALUES (?1, ?2, ?3, ?4, ?5)`
export async function addKey(
  db: D1Database,
  key: { name: string; role: Role; tokenHash: string },
  now: number,
): Promise<string> {
  const id = newId()
  await run(db, ADD_KEY, id, key.name, key.role, key.tokenHash, now)
  return id
}

const keyRow = z.object({ id: z.string(), name: z.string(), role, created_at: z.int(), revoked_at: z.int().nullable() })
const LIST_KEYS = `SELECT id, name, role, created_at, revoked_at FROM api_keys WHERE id > ?1 ORDER BY id LIMIT ?2`
export const listKeys = (db: D1Database, cursor: string, limit: number) => all(db, keyRow, LIST_KEYS, cursor, limit + 1)

const KEY_NAMES = `SELECT id, name FROM api_keys WHERE id IN (SELECT value FROM json_each(?1))`
export const namesOfKeys = (db: D1Database, ids: readonly string[]) =>
  all(db, keyRow.pick({ id: true, name: true }), KEY_NAMES, JSON.stringify(ids))

const REVOKE_KEY = `UPDATE api_keys SET revoked_at = ?2 WHERE id = ?1 AND revoked_at IS NULL`
export const revokeKey = async (db: D1Database, id: string, now: number) => (await run(db, REVOKE_KEY, id, now)) === 1

const FIND_OWNER = `SELECT id, role FROM users WHERE role = 'owner' AND disabled_at IS NULL ORDER BY created_at LIMIT 1`
const ADD_USER = `INSERT INTO users (id, role, sealed, created_at) VALUES (?1, ?2, ?3, ?4)`
/** The first owner, made on first use: a new deployment has an ADMIN_TOKEN and nobody yet. */
export async function ensureOwner(
  db: D1Database,
  sealedFor: (id: string) => Promise<string>,
  now: number,
): Promise<string> {
  const owner = await first(db, actorRow, FIND_OWNER)
  if (owner) return owner.id
  const id = newId()
  await run(db, ADD_USER, id, 'owner', await sealedFor(id), now)
  return id
}

const ADD_LINK = `INSERT INTO sign_in_links (token_hash, user_id, expires_at) VALUES (?1, ?2, ?3)`
export const addSignInLink = (db: D1Database, tokenHash: string, userId: string, expiresAt: number) =>
  run(db, ADD_LINK, tokenHash, userId, expiresAt)

// One statement finds and spends it: of two clicks at once, one wins.
const USE_LINK = `UPDATE sign_in_links SET used_at = ?2 WHERE token_hash = ?1 AND used_at IS NULL AND expires_at > ?2 RETURNING user_id`
export async function useSignInLink(db: D1Database, tokenHash: string, now: number): Promise<string | null> {
  return (await first(db, z.object({ user_id: z.string() }), USE_LINK, tokenHash, now))?.user_id ?? null
}

const ADD_SESSION = `INSERT INTO sessions (token_hash, user_id, created_at, expires_at) VALUES (?1, ?2, ?3, ?4)`
export const addSession = (db: D1Database, tokenHash: string, userId: string, now: number, expiresAt: number) =>
  run(db, ADD_SESSION, tokenHash, userId, now, expiresAt)

export const FIND_SESSION = `
  SELECT u.id, u.role FROM sessions s JOIN users u ON u.id = s.user_id
  WHERE s.token_hash = ?1 AND s.expires_at > ?2 AND u.disabled_at IS NULL`
export const findSession = (db: D1Database, tokenHash: string, now: number) =>
  first(db, actorRow, FIND_SESSION, tokenHash, now)

const END_SESSION = `DELETE FROM sessions WHERE token_hash = ?1`
export const endSession = (db: D1Database, tokenHash: string) => run(db, END_SESSION, tokenHash)

const AUDIT = `INSERT INTO audit (id, at, actor, action, target) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING`
export const auditStatement = (db: D1Database, actor: string, action: string, target: string, now: number) =>
  bind(db, AUDIT, newId(), now, actor, action, target)

const auditRow = z.object({ id: z.string(), at: z.int(), actor: z.string(), action: z.string(), target: z.string() })
const LIST_AUDIT = `SELECT id, at, actor, action, target FROM audit WHERE id < ?1 ORDER BY id DESC LIMIT ?2`
export const listAudit = (db: D1Database, cursor: string, limit: number) =>
  all(db, auditRow, LIST_AUDIT, cursor || '~', limit + 1)
