import { closeSync, openSync, writeSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import { namesIn, quoted, tablesOf } from './snapshot.ts'

const MOST_BYTES = 90_000 // D1 takes statements of 100,000
const PART_CHARS = 20_000

/** Writes the SQL that turns a D1 database, whatever is in it, into `to`. `now`: a copy of what is in it, whose tables go first.
 *  D1 runs such a file whole or not at all. */
export function writeImport(file: string, to: DatabaseSync, now: DatabaseSync | null): void {
  const out = openSync(file, 'w', 0o600)
  const say = (sql: string) => writeSync(out, `${sql};\n`)
  say('PRAGMA defer_foreign_keys = TRUE')
  for (const table of now ? parentsFirst(now).reverse() : []) say(`DROP TABLE IF EXISTS ${quoted(table)}`)
  say(`CREATE TABLE ${PARTS} (value INTEGER, part INTEGER, text TEXT)`)
  let values = 0
  const inParts = (text: string): string => {
    values++
    for (const [i, part] of partsOf(text).entries())
      say(`INSERT INTO ${PARTS} VALUES (${values}, ${i}, ${literal(part)})`)
    return `(SELECT group_concat(text, '') FROM (SELECT text FROM ${PARTS} WHERE value = ${values} ORDER BY part))`
  }
  for (const table of parentsFirst(to)) {
    say(String(to.prepare(TABLE).get(table)!.sql))
    const columns = namesIn(to, COLUMNS, table)
    const rows = to.prepare(ROWS(table))
    rows.setReadBigInts(true)
    const into = `INSERT INTO ${quoted(table)} (${columns.map(quoted)}) VALUES `
    for (const row of rows.iterate()) {
      const sql = `${into}(${columns.map(name => literal(row[name]!))})`
      const long = (value: unknown) => typeof value === 'string' && value.length > PART_CHARS
      if (Buffer.byteLength(sql) <= MOST_BYTES) say(sql)
      else say(`${into}(${columns.map(name => (long(row[name]) ? inParts(String(row[name])) : literal(row[name]!)))})`)
    }
  }
  say(`DROP TABLE ${PARTS}`)
  for (const { sql } of to.prepare(REST).all()) say(String(sql))
  closeSync(out)
}

const ROWS = (table: string) => `SELECT * FROM ${quoted(table)}`
const PARTS = '_restored_parts'
const COLUMNS = 'SELECT name FROM pragma_table_info(?)'
const TABLE = `SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?`
// After the rows: no trigger is to act on them.
const REST = `SELECT sql FROM sqlite_schema WHERE type IN ('index', 'trigger', 'view') AND sql IS NOT NULL ORDER BY rowid`

/** Never between the two halves of one character. */
function partsOf(text: string): string[] {
  const parts: string[] = []
  for (let at = 0; at < text.length; ) {
    const end = at + PART_CHARS
    const cut = /[\uD800-\uDBFF]/.test(text.charAt(end - 1)) ? end - 1 : end
    parts.push(text.slice(at, cut))
    at = cut
  }
  return parts
}

function literal(value: unknown): string {
  if (value === null) return 'NULL'
  if (typeof value === 'string')
    return value.includes('\0')
      ? `CAST(X'${Buffer.from(value).toString('hex')}' AS TEXT)`
      : `'${value.replaceAll("'", "''")}'`
  if (value instanceof Uint8Array) return `X'${Buffer.from(value).toString('hex')}'`
  return String(value)
}

function parentsFirst(db: DatabaseSync): string[] {
  const parents = new Map(
    tablesOf(db).map(table => {
      const named = db.prepare('SELECT DISTINCT "table" AS parent FROM pragma_foreign_key_list(?)').all(table)
      return [table, named.map(({ parent }) => String(parent)).filter(parent => parent !== table)]
    }),
  )
  const sorted = new Set<string>()
  const add = (table: string) => {
    if (sorted.has(table)) return
    for (const parent of parents.get(table) ?? []) add(parent)
    sorted.add(table)
  }
  for (const table of parents.keys()) add(table)
  return [...sorted]
}
