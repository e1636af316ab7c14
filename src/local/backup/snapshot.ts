import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import * as z from 'zod'
import { fontKey } from '../../brands/font.ts'
import { originalKey } from '../../images/renditions.ts'
import { open as unseal } from '../../lib/crypto.ts'
import { MIGRATIONS, migrationFiles } from '../migrations.ts'

/** A copy of one database in a SQLite file of its own, which any SQLite opens. */

const TABLES = `
  SELECT name FROM sqlite_schema
  WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB '_cf_*' ORDER BY name`
export const tablesOf = (db: DatabaseSync): string[] => namesIn(db, TABLES)

/** What a query that gives names gives. */
export const namesIn = (db: DatabaseSync, sql: string, ...params: string[]): string[] =>
  db
    .prepare(sql)
    .all(...params)
    .map(({ name }) => String(name))

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

// No parameter can be a table: `quoted` makes its name one.
const COUNT = (table: string) => `SELECT count(*) AS n FROM ${quoted(table)}`
export const rowsOf = (db: DatabaseSync): Record<string, number> =>
  Object.fromEntries(tablesOf(db).map(name => [name, Number(db.prepare(COUNT(name)).get()!.n)]))

const APPLIED = 'SELECT name FROM d1_migrations ORDER BY name'
export const appliedTo = (db: DatabaseSync): string[] =>
  tablesOf(db).includes('d1_migrations') ? namesIn(db, APPLIED) : []

/** Throws when SQLite finds the file damaged, or a row that refers to none. */
export function checkWhole(db: DatabaseSync): void {
  const [{ integrity_check: said }] = db.prepare('PRAGMA integrity_check(1)').all() as [{ integrity_check: string }]
  if (said !== 'ok') throw new Error(`The copy of the database is damaged: ${said}`)
  const [lost] = db.prepare('PRAGMA foreign_key_check').all()
  if (lost)
    throw new Error(
      `The copy of the database is not whole: a row of ${lost.table} refers to one of ${lost.parent} that is not there.`,
    )
}

const NOTE = 'INSERT INTO d1_migrations (name) VALUES (?)'

/** Brings an older copy to the schema of this version. */
export function migrateCopy(db: DatabaseSync, folder = MIGRATIONS): string[] {
  const applied = new Set(appliedTo(db))
  const missing = migrationFiles(folder).filter(name => !applied.has(name))
  for (const name of missing) {
    db.exec('BEGIN')
    db.exec(readFileSync(path.join(folder, name), 'utf8'))
    db.prepare(NOTE).run(name)
    db.exec('COMMIT')
  }
  return missing
}

/** Files of the bucket that are not made from others: uploaded pictures, and fonts that a brand or a published page names. */
export function filesNamedIn(db: DatabaseSync): { key: string; contentType: string }[] {
  const pictures = db.prepare('SELECT id, mime FROM assets ORDER BY id').all()
  const fonts = new Set<string>()
  for (const { text } of db
    .prepare('SELECT kit AS text FROM brands UNION ALL SELECT html FROM page_versions')
    .iterate())
    for (const [, hash] of String(text).matchAll(/\/i\/font-([\w-]{22})\.woff2/g)) fonts.add(hash!)
  return [
    ...pictures.map(({ id, mime }) => ({ key: originalKey(String(id)), contentType: String(mime) })),
    ...[...fonts].sort().map(hash => ({ key: fontKey(hash), contentType: 'font/woff2' })),
  ]
}

const SEALED = {
  contacts: `SELECT id, sealed FROM contacts WHERE sealed GLOB 'k1.*' LIMIT 1`,
  users: `SELECT id, sealed FROM users WHERE sealed GLOB 'k1.*' LIMIT 1`,
}
const row = z.object({ id: z.string(), sealed: z.string() })

/** Whether `dataKey` opens what is sealed in there. */
export async function keyFits(db: DatabaseSync, dataKey: string): Promise<'opens' | 'another-key' | 'nothing-sealed'> {
  for (const [table, sql] of Object.entries(SEALED)) {
    const found = db.prepare(sql).get()
    if (!found) continue
    const { id, sealed } = row.parse(found)
    return unseal(dataKey, `${table}.sealed.${id}`, sealed).then(
      () => 'opens',
      () => 'another-key',
    )
  }
  return 'nothing-sealed'
}

const ANY = (table: string) => `SELECT 1 FROM ${quoted(table)} LIMIT 1`

/** Whether somebody has begun to use it: a new deployment holds rows of its own, but none of these. */
export function isInUse(db: DatabaseSync): boolean {
  const there = new Set(tablesOf(db))
  return ['brands', 'users', 'contacts', 'views'].some(
    table => there.has(table) && db.prepare(ANY(table)).get() !== undefined,
  )
}
