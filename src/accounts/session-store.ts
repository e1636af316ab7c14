import * as z from 'zod'
import { all, run } from '../db/query.ts'

/** A person's devices. */

/** Of a session, for whoever lists them: the first digits of its token's digest open nothing. */
export const sessionId = (tokenHash: string): string => tokenHash.slice(0, 16)

const sessionRow = z.object({
  id: z.string(),
  device: z.string(),
  created_at: z.int(),
  seen_at: z.int().nullable(), // start of the day
  expires_at: z.int(),
})
const LIST_SESSIONS = `
  SELECT substr(token_hash, 1, 16) AS id, device, created_at, seen_at, expires_at FROM sessions
  WHERE user_id = ?1 AND expires_at > ?2 ORDER BY created_at DESC LIMIT 100`
export const listSessions = (db: D1Database, userId: string, now: number) =>
  all(db, sessionRow, LIST_SESSIONS, userId, now)

const END_ONE = `DELETE FROM sessions WHERE user_id = ?1 AND substr(token_hash, 1, 16) = ?2`
export const endSessionOf = async (db: D1Database, userId: string, id: string) =>
  (await run(db, END_ONE, userId, id)) === 1

const END_OTHERS = `DELETE FROM sessions WHERE user_id = ?1 AND substr(token_hash, 1, 16) <> ?2`
/** All but the one that is named; how many there were. */
export const endOtherSessions = (db: D1Database, userId: string, but: string) => run(db, END_OTHERS, userId, but)
