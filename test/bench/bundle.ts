import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { ROOT } from '../../src/local/setup.mjs'
import type { Figure } from './bench.ts'

/** What `wrangler deploy` would upload. */
export async function bundle(): Promise<Figure[]> {
  const out = mkdtempSync(path.join(tmpdir(), 'like2lead-bundle-'))
  const built = spawnSync(
    path.join(ROOT, 'node_modules/.bin/wrangler'),
    ['deploy', '--dry-run', '--minify', '--outdir', out],
    { cwd: ROOT, encoding: 'utf8' },
  )
  if (built.status !== 0) throw new Error(`wrangler could not build:\n${built.stderr}`)
  const kb = gzipSync(readFileSync(path.join(out, 'index.js')), { level: 9 }).length / 1000
  return [{ what: 'worker bundle, gzip', figure: kb, unit: 'KB', limit: '< 400', ok: kb < 400 }]
}
