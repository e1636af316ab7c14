import type { Context } from 'hono'

/** SQL: ?1 the visitor, ?2 now, ?3 what their browser calls itself. Who has withdrawn has a row, and keeps it: a beacon that
 *  comes again, or late, brings nobody back. */
export const ADD_VISITOR = `INSERT INTO visitors (id, created_at, user_agent) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING`

/** SQL: ?1, unless they have withdrawn. */
export const FIND_VISITOR = `SELECT id FROM visitors WHERE id = ?1 AND withdrawn_at IS NULL`

const MAX_USER_AGENT = 300

/** What a browser that agrees calls itself: ad platforms take an event of a website only with it. Null when it says nothing. */
export const userAgentOf = (c: Context): string | null =>
  (c.req.header('user-agent') ?? '')
    .replace(/[^\x20-\x7e]/g, '')
    .trim()
    .slice(0, MAX_USER_AGENT) || null
