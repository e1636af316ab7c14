import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { DatabaseSync } from 'node:sqlite'

/** Runs what `wrangler d1 export` wrote: a row is one line, and tables, indexes and triggers are whatever stands between rows.
 *  Read line by line, as a file may be larger than the longest string. */
export async function loadExport(db: DatabaseSync, file: string): Promise<void> {
  db.exec('PRAGMA foreign_keys = OFF; BEGIN')
  let between = ''
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    if (!line.startsWith('INSERT INTO ')) {
      between += `${line}\n`
      continue
    }
    db.exec(between)
    between = ''
    db.exec(line)
  }
  db.exec(between)
  db.exec('COMMIT; PRAGMA foreign_keys = ON')
}
