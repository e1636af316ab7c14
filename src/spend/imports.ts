import * as z from 'zod'
import { all, bind, first } from '../db/query.ts'
import { jsonText } from '../lib/text.ts'
import { COLUMNS } from './changes.ts'
import type { Period } from './period.ts'
import { type Totals, totals } from './summary.ts'

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
    totals: jsonText(totals),
    digest: z.string(), // SHA-256 of the file, hex
    file: z.string(), // what it was called; '' when nobody said
    added: z.int().nullable(), // rows that were new; null for imports of before this was noted, as below
    changed: z.int().nullable(), // rows that got other figures
    removed: z.int().nullable(), // rows that nothing took the place of
    kept: z.int(), // 1: what it replaced is still known
    undone_at: z.int().nullable(),
    covered_by: z.int().nullable(), // a later import that tells of the same days
  })
  .transform(({ starts_on, ends_on, undone_at, kept, covered_by, ...row }) => ({
    ...row,
    period: { from: starts_on, to: ends_on },
    undoneAt: undone_at,
    coveredBy: covered_by,
    undoable: kept === 1 && covered_by === null,
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
  file: string
  added: number
  changed: number
  removed: number
}

const ADD = `
  INSERT INTO spend_imports (at, actor, platform, starts_on, ends_on, rows, replaced, totals, digest, file, added, changed,
    removed, kept)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, 1)`
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
    i.file,
    i.added,
    i.changed,
    i.removed,
  )

// Every report of a platform may tell of the same money, by an ad or by its campaign; our own format tells of any platform.
const SELECT = `
  SELECT id, at, actor, platform, starts_on, ends_on, rows, replaced, totals, digest, file, added, changed, removed, kept, undone_at,
    CASE WHEN kept = 1 THEN (
      SELECT max(later.id) FROM spend_imports later
      WHERE later.id > i.id AND later.undone_at IS NULL AND later.starts_on <= i.ends_on AND later.ends_on >= i.starts_on
        AND (later.platform = i.platform OR 'like2lead' IN (later.platform, i.platform))
    ) END AS covered_by
  FROM spend_imports i`
const LIST = `${SELECT} WHERE ?1 = '' OR id < CAST(?1 AS INTEGER) ORDER BY id DESC LIMIT ?2`
/** Latest first. */
export const listImports = (db: D1Database, cursor: string, limit: number) => all(db, imported, LIST, cursor, limit + 1)

const FIND = `${SELECT} WHERE id = ?1`

type Undone =
  | { ok: true }
  | { ok: false; reason: 'unknown' | 'undone' | 'too-old' }
  | { ok: false; reason: 'covered'; by: number }

/** Takes an import back, with what it replaced put in place again: whole, or not at all. */
export async function undoImport(db: D1Database, id: number, now: number): Promise<Undone> {
  const found = await first(db, imported, FIND, id)
  if (!found) return { ok: false, reason: 'unknown' }
  if (found.undoneAt !== null) return { ok: false, reason: 'undone' }
  if (found.coveredBy !== null) return { ok: false, reason: 'covered', by: found.coveredBy }
  if (!found.undoable) return { ok: false, reason: 'too-old' }
  await db.batch(undoStatements(db, id, found.period, now))
  return { ok: true }
}

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
const undoStatements = (db: D1Database, id: number, { from, to }: Period, now: number): D1PreparedStatement[] => [
  bind(db, UNDO, id, from, to),
  bind(db, RESTORE, id),
  bind(db, FORGET_RESTORED, id),
  bind(db, MARK_UNDONE, id, now),
]

const latest = z.object({ platform: z.string(), at: z.int(), to: z.string() })
const LATEST_OF_EACH = `
  SELECT platform, max(at) AS at, max(ends_on) AS "to" FROM spend_imports WHERE undone_at IS NULL
  GROUP BY platform ORDER BY at DESC`
/** When each platform's spend was told last, and up to which day. */
export const latestImports = (db: D1Database) => all(db, latest, LATEST_OF_EACH)
