import * as z from 'zod'
import { all, bind } from '../../db/query.ts'

/** One file that was taken in: how much of what, when and by whom. Holds nobody. */
const imported = z.object({
  id: z.string(),
  kind: z.enum(['customers', 'outcomes', 'purchases']),
  at: z.int(),
  actor: z.string(),
  rows: z.int(),
  added: z.int(),
  changed: z.int(),
  refused: z.int(),
})
export type Imported = z.infer<typeof imported>

const ADD = `
  INSERT INTO imports (id, kind, at, actor, rows, added, changed, refused) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
  ON CONFLICT (id) DO NOTHING`
/** To be run in the batch that writes what the file tells. */
export const importStatement = (db: D1Database, i: Imported): D1PreparedStatement =>
  bind(db, ADD, i.id, i.kind, i.at, i.actor, i.rows, i.added, i.changed, i.refused)

const LIST = `
  SELECT id, kind, at, actor, rows, added, changed, refused FROM imports
  WHERE id < ?1 ORDER BY id DESC LIMIT ?2`
/** Latest first. */
export const listImports = (db: D1Database, cursor: string, limit: number) =>
  all(db, imported, LIST, cursor || '~', limit + 1)
