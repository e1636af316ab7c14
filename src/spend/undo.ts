import { bind } from '../db/query.ts'
import { COLUMNS } from './changes.ts'

// A source whose figures were written again since is of a later import; its rows of other days still are of this one.
export const UNDO = `
  DELETE FROM spend
  WHERE source IN (SELECT id FROM spend_sources WHERE import >= ?1) AND starts_on BETWEEN ?2 AND ?3 AND import = ?1`
export const RESTORE = `
  INSERT INTO spend (${COLUMNS.join(', ')}) SELECT ${COLUMNS.join(', ')} FROM spend_replaced WHERE replaced_by = ?1
  ON CONFLICT DO NOTHING` // untouched rows are there already
const FORGET_RESTORED = `DELETE FROM spend_replaced WHERE replaced_by = ?1`
const MARK_UNDONE = `UPDATE spend_imports SET undone_at = ?2, kept = 0 WHERE id = ?1`
/** For one batch. Of an import that no later one took the place of: its rows go, and those that it replaced are back. */
export const undoStatements = (
  db: D1Database,
  { id, starts_on, ends_on }: { id: number; starts_on: string; ends_on: string },
  now: number,
): D1PreparedStatement[] => [
  bind(db, UNDO, id, starts_on, ends_on),
  bind(db, RESTORE, id),
  bind(db, FORGET_RESTORED, id),
  bind(db, MARK_UNDONE, id, now),
]
