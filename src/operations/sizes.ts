import * as z from 'zod'
import { all, bind, run } from '../db/query.ts'
import { jsonText } from '../lib/text.ts'
import { DAY_MS, dayOf } from '../lib/time.ts'

/** What a D1 database may hold on a paid plan, and no setting raises it (developers.cloudflare.com/d1/platform/limits, 2026-11). */
export const LIMIT_BYTES = 10e9

/** Of a table with more rows it is said that it has one more than this: counting ten million would hold D1 up. */
export const MOST_COUNTED = 1_000_000

const TABLES = `
  SELECT name FROM sqlite_schema
  WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB '_cf_*' AND name NOT GLOB 'd1_*' ORDER BY name`
const NOTE = `
  INSERT INTO database_sizes (day, bytes, rows) VALUES (?1, ?2, ?3)
  ON CONFLICT (day) DO UPDATE SET bytes = excluded.bytes, rows = excluded.rows`
const FORGET = `DELETE FROM database_sizes WHERE day < ?1`
const KEPT_MS = 400 * DAY_MS

/** At night: what the database weighs and how many rows each table has. Answers how many tables. */
export async function noteSizes({ DB }: Pick<Env, 'DB'>, now: number): Promise<number> {
  const tables = await all(DB, z.object({ name: z.string() }), TABLES)
  const rows: Record<string, number> = {}
  for (const { name } of tables) rows[name] = await countRows(DB, name) // one by one, so that others get their turn
  await run(DB, NOTE, dayOf(now), await sizeOf(DB), JSON.stringify(rows))
  await run(DB, FORGET, dayOf(now - KEPT_MS))
  return tables.length
}

// The name is SQLite's own list's, quoted.
const countRows = async (db: D1Database, table: string): Promise<number> => {
  const sql = `SELECT count(*) AS n FROM (SELECT 1 FROM "${table.replaceAll('"', '""')}" LIMIT ?1)`
  return (await bind(db, sql, MOST_COUNTED + 1).first<number>('n')) ?? 0
}

/** Bytes, as D1 tells them beside any answer. */
const sizeOf = async (db: D1Database): Promise<number> => (await bind(db, 'SELECT 1').run()).meta.size_after

const sizeRow = z.object({
  day: z.string(),
  bytes: z.int(),
  rows: jsonText(z.record(z.string(), z.int())),
})
type Size = z.infer<typeof sizeRow>

const LIST = `SELECT day, bytes, rows FROM database_sizes WHERE day >= ?1 ORDER BY day`
const GROWTH_MS = 30 * DAY_MS
/** Of the last 30 days, oldest first. */
export const listSizes = (db: D1Database, now: number): Promise<Size[]> =>
  all(db, sizeRow, LIST, dayOf(now - GROWTH_MS))

/** Bytes a day, by what was weighed first in these days; null before there are two days to compare. */
export function growthOf(sizes: readonly Pick<Size, 'day' | 'bytes'>[], bytes: number, now: number): number | null {
  const first = sizes[0]
  const days = first ? (now - Date.parse(first.day)) / DAY_MS : 0
  return first && days >= 2 ? (bytes - first.bytes) / days : null
}

/** Null: it does not grow, or nobody knows yet. */
export const daysLeft = (bytes: number, perDay: number | null): number | null =>
  perDay === null || perDay <= 0 ? null : Math.max(0, Math.floor((LIMIT_BYTES - bytes) / perDay))
