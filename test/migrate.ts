import { env } from 'cloudflare:workers'
import { forgetCampaign } from '../src/pages/live.ts'
import { forgetHosts } from '../src/pixel/hosts/hosts.ts'

/** The files of one worker share its modules, so that the application is loaded once, and its database: each begins with what
 *  the migrations made and nothing else. */
interface Made {
  tables: string[]
  rows: Record<string, unknown>[][] // of each table
}

type Row = Record<string, unknown>

const TABLES = `
  SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB '_cf_*'`

// What wrangler and the local host note them in.
const APPLIED = `CREATE TABLE d1_migrations (
  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)`

const { DB } = env
const shared = globalThis as { made?: Made; madeToo?: Made }

if (shared.made) await restore(DB, shared.made, {})
else shared.made = await migrate(DB)

/** The second database, of which most files know nothing. */
export async function beginOther(): Promise<void> {
  if (shared.madeToo) await restore(env.OTHER_DB, shared.madeToo, { DATABASE: 'DB_2' })
  else shared.madeToo = await migrate(env.OTHER_DB)
}

async function migrate(db: D1Database): Promise<Made> {
  // In one transaction: one for each would take seconds.
  await db.batch([
    db.prepare(APPLIED),
    ...env.TEST_MIGRATIONS.flatMap(({ name, queries }) => [
      ...queries.map(sql => db.prepare(sql)),
      db.prepare('INSERT INTO d1_migrations (name) VALUES (?1)').bind(name),
    ]),
  ])
  const tables = (await db.prepare(TABLES).all<{ name: string }>()).results.map(({ name }) => name)
  const filled = await db.batch<Row>(tables.map(name => db.prepare(`SELECT * FROM ${name}`)))
  return { tables, rows: filled.map(({ results }) => results) }
}

async function restore(db: D1Database, { tables, rows }: Made, place: Pick<Env, 'DATABASE'>): Promise<void> {
  const { results } = await db.prepare('SELECT slug FROM campaigns').all<{ slug: string }>()
  for (const { slug } of results) forgetCampaign(place, slug)
  forgetHosts(place)
  await db.batch([
    db.prepare('PRAGMA defer_foreign_keys = on'),
    ...tables.map(name => db.prepare(`DELETE FROM ${name}`)),
    ...tables.flatMap((name, i) => rows[i]!.map(row => insert(db, name, row))),
  ])
}

/** Over what a trigger wrote meanwhile. */
function insert(db: D1Database, table: string, row: Row): D1PreparedStatement {
  const places = Object.keys(row).map((_, i) => `?${i + 1}`)
  const sql = `INSERT OR REPLACE INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${places.join(', ')})`
  return db.prepare(sql).bind(...Object.values(row))
}
