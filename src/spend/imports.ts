import * as z from 'zod'
import { all, bind, first } from '../db/query.ts'
import { undoStatements } from './store.ts'
import type { Totals } from './summary.ts'

const imported = z
  .object({
    id: z.int(),
    at: z.int(), // ms
    actor: z.string(),
    platform: z.string(),
    starts_on: z.string(),
    ends_on: z.string(),
    rows: z.int(),
    replaced: z.int(), // rows stored before that gave way
    totals: z.string().transform(text => JSON.parse(text) as Totals),
    digest: z.string(), // SHA-256 of the file, hex
    undone_at: z.int().nullable(),
    last: z.int().transform(is => is === 1), // it can be undone
  })
  .transform(({ starts_on, ends_on, undone_at, ...row }) => ({
    ...row,
    period: { from: starts_on, to: ends_on },
    undoneAt: undone_at,
  }))
/** One report that was taken in, in its own figures. */
export type Imported = z.infer<typeof imported>

interface Log {
  at: number
  actor: string
  platform: string
  starts_on: string
  ends_on: string
  rows: number
  replaced: number
  totals: Totals
  digest: string
}

const ADD = `
  INSERT INTO spend_imports (at, actor, platform, starts_on, ends_on, rows, replaced, totals, digest)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)`
/** First in the batch that writes what the report tells. */
export const importStatement = (db: D1Database, i: Log): D1PreparedStatement =>
  bind(
    db,
    ADD,
    i.at,
    i.actor,
    i.platform,
    i.starts_on,
    i.ends_on,
    i.rows,
    i.replaced,
    JSON.stringify(i.totals),
    i.digest,
  )

const SELECT = `
  SELECT id, at, actor, platform, starts_on, ends_on, rows, replaced, totals, digest, undone_at,
    undone_at IS NULL AND id = (SELECT max(id) FROM spend_imports) AS last
  FROM spend_imports`
const LIST = `${SELECT} WHERE ?1 = '' OR id < CAST(?1 AS INTEGER) ORDER BY id DESC LIMIT ?2`
/** Latest first. */
export const listImports = (db: D1Database, cursor: string, limit: number) => all(db, imported, LIST, cursor, limit + 1)

const FIND = `${SELECT} WHERE id = ?1`

export type Undone = { ok: true } | { ok: false; reason: 'unknown' | 'not-last' }

/** Takes the last import back, with what it replaced put in place again. */
export async function undoImport(db: D1Database, id: number, now: number): Promise<Undone> {
  const found = await first(db, imported, FIND, id)
  if (!found) return { ok: false, reason: 'unknown' }
  if (!found.last) return { ok: false, reason: 'not-last' }
  const { from, to } = found.period
  await db.batch(undoStatements(db, { id, starts_on: from, ends_on: to }, now))
  return { ok: true }
}
