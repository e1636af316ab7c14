/** SQL: ?1 the visitor, ?2 now, ?3 what their browser calls itself. Who has withdrawn has a row, and keeps it: a beacon that
 *  comes again, or late, brings nobody back. */
export const ADD_VISITOR = `INSERT INTO visitors (id, created_at, user_agent) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING`

/** SQL: ?1, unless they have withdrawn. */
export const FIND_VISITOR = `SELECT id FROM visitors WHERE id = ?1 AND withdrawn_at IS NULL`
