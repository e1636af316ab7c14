import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { ROOT } from '../../src/local/setup.mjs'
import type { Figure } from './bench.ts'

/** What `wrangler deploy` would upload. The team's Worker has no limit of ours: no visitor waits for it. */
export async function bundle(): Promise<Figure[]> {
  const visitors = sizeOf('wrangler.toml', 'index.js')
  const team = sizeOf('wrangler.team.toml', 'team.js')
  return [
    { what: "visitors' Worker, gzip", figure: visitors, unit: 'KB', limit: '< 400', ok: visitors < 400 },
    { what: "team's Worker, gzip", figure: team, unit: 'KB' },
  ]
}

function sizeOf(config: string, made: string): number {
  const out = mkdtempSync(path.join(tmpdir(), 'like2lead-bundle-'))
  const built = spawnSync(
    path.join(ROOT, 'node_modules/.bin/wrangler'),
    ['deploy', '--dry-run', '--config', config, '--outdir', out],
    { cwd: ROOT, encoding: 'utf8' },
  )
  if (built.status !== 0) throw new Error(`wrangler could not build ${config}:\n${built.stderr}`)
  return gzipSync(readFileSync(path.join(out, made)), { level: 9 }).length / 1000
}
