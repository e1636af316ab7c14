import type { DatabaseSync } from 'node:sqlite'
import { quoted, tablesOf } from './snapshot.ts'

/** D1's export writes a line end as the two characters \n and turns all of those back on loading, also the ones that were two
 *  characters before, as in JSON. Values that hold both come out wrong: they are asked for again and put right. */
export async function mendLineEnds(
  copy: DatabaseSync,
  query: (sql: string) => Promise<Record<string, unknown>[]>,
): Promise<void> {
  for (const { table, column, keys } of texts(copy)) {
    const name = quoted(column)
    const suspect = copy.prepare(SUSPECT(table, name))
    if (!suspect.get()) continue
    const wanted = keys.map((key, i) => `${quoted(key)} AS k${i}`)
    const rows = await query(`SELECT ${wanted}, ${name} AS value FROM ${quoted(table)} WHERE ${both(name)}`)
    if (rows.length === 0) continue
    withoutTriggers(copy, () => {
      const where = keys.map(key => `${quoted(key)} = ?`).join(' AND ')
      const find = copy.prepare(FIND(table, name, where))
      const mend = copy.prepare(MEND(table, name, where))
      for (const row of rows) {
        const key = keys.map((_, i) => row[`k${i}`] as string | number)
        const right = String(row.value)
        if (find.get(...key)?.value !== asExported(right))
          throw new Error(`${table} changed while it was copied: run the backup again.`)
        mend.run(right, ...key)
      }
    })
  }
}

const SUSPECT = (table: string, name: string) =>
  `SELECT 1 FROM ${quoted(table)} WHERE instr(${name}, char(10)) OR instr(${name}, char(13)) LIMIT 1`
const FIND = (table: string, name: string, where: string) =>
  `SELECT ${name} AS value FROM ${quoted(table)} WHERE ${where}`
const MEND = (table: string, name: string, where: string) => `UPDATE ${quoted(table)} SET ${name} = ? WHERE ${where}`
const DROP = (trigger: string) => `DROP TRIGGER ${quoted(trigger)}`

const both = (name: string): string =>
  `(instr(${name}, char(10)) AND instr(${name}, '\\n')) OR (instr(${name}, char(13)) AND instr(${name}, '\\r'))`

/** What `text` became on its way through the export. */
function asExported(text: string): string {
  const withLines = text.includes('\r') ? text.replaceAll('\\r', '\r') : text
  return text.includes('\n') ? withLines.replaceAll('\\n', '\n') : withLines
}

function texts(db: DatabaseSync): { table: string; column: string; keys: string[] }[] {
  return tablesOf(db).flatMap(table => {
    const columns = db.prepare('SELECT name, type, pk FROM pragma_table_info(?) ORDER BY pk').all(table)
    const named = columns.filter(({ pk }) => Number(pk) > 0).map(({ name }) => String(name))
    const keys = named.length > 0 ? named : ['rowid']
    return columns.filter(({ type }) => type === 'TEXT').map(({ name }) => ({ table, column: String(name), keys }))
  })
}

/** A published version never changes: here it becomes what it was. */
function withoutTriggers(db: DatabaseSync, act: () => void): void {
  const triggers = db.prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`).all()
  db.exec('BEGIN')
  for (const { name } of triggers) db.exec(DROP(String(name)))
  act()
  for (const { sql } of triggers) db.exec(String(sql))
  db.exec('COMMIT')
}
