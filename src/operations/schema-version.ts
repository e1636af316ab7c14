import * as z from 'zod'
import { bind } from '../db/query.ts'

/** The migration that this code was written for: a test holds it beside the folder. */
export const NEWEST = '0064_whole_exports.sql'

type SchemaState = 'current' | 'behind' | 'ahead'

/** Behind: the code came before its migrations, and will fail. Ahead: the code was rolled back; migrations only add. */
export const schemaState = (applied: string): SchemaState =>
  applied === NEWEST ? 'current' : applied < NEWEST ? 'behind' : 'ahead'

// The table that wrangler keeps, and src/local/migrate.ts.
const APPLIED = `SELECT max(name) AS newest, count(*) AS applied FROM d1_migrations`
export const appliedStatement = (db: D1Database): D1PreparedStatement => bind(db, APPLIED)
export const applied = z.object({ newest: z.string().catch(''), applied: z.int() })
