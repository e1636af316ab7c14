import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fail, ROOT, ready } from './setup.mjs'

// Every step may be repeated: what exists already is left as it is.
await ready()
const { buildDesk } = await import('./build-desk.mjs')
const { buildPixel } = await import('./build-pixel.mjs')

if (wrangler(['whoami', '--json']).status !== 0) {
  fail(
    'Wrangler is not signed in to Cloudflare: run "npx wrangler login" (or set CLOUDFLARE_API_TOKEN), then npm run deploy again.',
  )
}
await Promise.all([buildPixel(), buildDesk()])
for (const queue of ['like2lead-beacons', 'like2lead-beacons-dead']) make(`queue ${queue}`, ['queues', 'create', queue])
make('bucket like2lead-files', ['r2', 'bucket', 'create', 'like2lead-files'])
make('database like2lead', ['d1', 'create', 'like2lead'])
must('database schema', ['d1', 'migrations', 'apply', 'like2lead', '--remote'])
deploy()

function deploy() {
  const existing = wrangler(['secret', 'list', '--format', 'json'])
  const names = existing.status === 0 ? JSON.parse(existing.stdout).map(secret => secret.name) : []
  const fresh = {
    ADMIN_TOKEN: `l2l_admin_${randomBytes(24).toString('base64url')}`,
    DATA_KEY: randomBytes(32).toString('base64'),
    SIGNING_KEY: randomBytes(32).toString('base64'),
  }
  const missing = Object.fromEntries(Object.entries(fresh).filter(([name]) => !names.includes(name)))
  const folder = mkdtempSync(path.join(tmpdir(), 'like2lead-'))
  const file = path.join(folder, 'secrets.json')
  try {
    writeFileSync(file, JSON.stringify(missing), { mode: 0o600 })
    must('Worker', ['deploy', ...(Object.keys(missing).length > 0 ? ['--secrets-file', file] : [])])
  } finally {
    rmSync(folder, { recursive: true })
  }
  if (missing.DATA_KEY)
    console.info(
      '\nKeep these two where you keep passwords. Nobody can show them again, and without DATA_KEY no contact can be read:',
    )
  for (const name of ['ADMIN_TOKEN', 'DATA_KEY']) if (missing[name]) console.info(`  ${name}=${missing[name]}`)
}

function make(what, args) {
  const done = wrangler(args)
  const there = /already (exists|been taken|in use|own)|already taken/i.test(done.stdout + done.stderr)
  if (done.status !== 0 && !there)
    fail(`Could not create the ${what}. Wrangler said:\n${(done.stderr || done.stdout).trim()}`)
  console.info(`✓ ${what}${there ? ' (was there)' : ''}`)
}

function must(what, args) {
  const done = spawnSync(path.join(ROOT, 'node_modules/.bin/wrangler'), args, { cwd: ROOT, stdio: 'inherit' })
  if (done.status !== 0)
    fail(`The ${what} failed: read what Wrangler says above. Running npm run deploy again is safe.`)
  console.info(`✓ ${what}`)
}

function wrangler(args) {
  return spawnSync(path.join(ROOT, 'node_modules/.bin/wrangler'), args, { cwd: ROOT, encoding: 'utf8' })
}
