import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import { convertV4MiniflareOptions, Miniflare, NoOpLog } from 'miniflare'
import { unstable_getMiniflareWorkerOptions, unstable_splitSqlQuery } from 'wrangler'
import { buildPixel } from './build-pixel.mjs'
import { ROOT } from './setup.mjs'

process.env.CLOUDFLARE_CF_FETCH_ENABLED = 'false' // request.cf is made up locally: nothing to fetch

export interface Running {
  miniflare: Miniflare
  url: string
  db: D1Database
}

/** The Worker as it is deployed, in workerd, on a socket of its own: about ten times the requests per second of the
 *  development proxy. State is kept in `stateFolder`, where wrangler's --local commands find it too. */
export async function run(options: {
  port: number
  stateFolder: string
  bindings: Record<string, string>
}): Promise<Running> {
  const script = await bundle()
  const { workerOptions, externalWorkers } = unstable_getMiniflareWorkerOptions(path.join(ROOT, 'wrangler.toml'))
  const host = '127.0.0.1'
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      workers: [
        {
          ...workerOptions,
          name: 'like2lead',
          modules: [{ type: 'ESModule', path: script }],
          modulesRoot: path.dirname(script),
          bindings: { INGEST: 'direct', ...options.bindings },
          unsafeDirectSockets: [{ host, port: options.port }],
        },
        ...externalWorkers,
      ],
      resourcePersistencePath: options.stateFolder,
      log: new NoOpLog(),
    }),
  )
  await miniflare.ready
  const db = (await miniflare.getD1Database('DB')) as unknown as D1Database
  await migrate(db)
  const { port } = await miniflare.unsafeGetDirectURL()
  return { miniflare, url: `http://localhost:${port}`, db }
}

async function bundle(): Promise<string> {
  await buildPixel()
  const outfile = path.join(ROOT, '.wrangler/local/worker.js')
  mkdirSync(path.dirname(outfile), { recursive: true })
  await build({
    entryPoints: [path.join(ROOT, 'src/index.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    target: 'es2024',
    conditions: ['workerd', 'worker', 'browser'],
    external: ['cloudflare:*', 'node:*'],
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    sourcemap: true,
    logLevel: 'error',
  })
  return outfile
}

const APPLIED = `CREATE TABLE IF NOT EXISTS d1_migrations (
  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)`

/** Each migration in one transaction, noted in the table that `wrangler d1 migrations` reads. */
async function migrate(db: D1Database): Promise<void> {
  await db.prepare(APPLIED).run()
  const { results } = await db.prepare('SELECT name FROM d1_migrations').all<{ name: string }>()
  const applied = new Set(results.map(row => row.name))
  const folder = path.join(ROOT, 'migrations')
  for (const name of readdirSync(folder)
    .filter(file => file.endsWith('.sql'))
    .sort()) {
    if (applied.has(name)) continue
    const statements = unstable_splitSqlQuery(readFileSync(path.join(folder, name), 'utf8'))
    const note = db.prepare('INSERT INTO d1_migrations (name) VALUES (?1)').bind(name)
    await db.batch([...statements.map(sql => db.prepare(sql)), note])
  }
}
