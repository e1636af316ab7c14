import { readFileSync } from 'node:fs'
import path from 'node:path'
import { unstable_splitSqlQuery } from 'wrangler'
import { MIGRATIONS, migrationFiles } from './migrations.ts'

const APPLIED = `CREATE TABLE IF NOT EXISTS d1_migrations (
  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)`

/** Each migration in one transaction, noted in the table that `wrangler d1 migrations` reads: one that fails leaves nothing. */
export async function migrate(db: D1Database, folder = MIGRATIONS): Promise<void> {
  await db.prepare(APPLIED).run()
  const { results } = await db.prepare('SELECT name FROM d1_migrations').all<{ name: string }>()
  const applied = new Set(results.map(row => row.name))
  for (const name of migrationFiles(folder)) {
    if (applied.has(name)) continue
    const statements = unstable_splitSqlQuery(readFileSync(path.join(folder, name), 'utf8'))
    const note = db.prepare('INSERT INTO d1_migrations (name) VALUES (?1)').bind(name)
    await db.batch([...statements.map(sql => db.prepare(sql)), note])
  }
}
