import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { ROOT } from '../../src/local/setup.mjs'
import type { Figure } from './figures.ts'
import { startUp } from './start-up.ts'

/** What `wrangler deploy` would upload, and what the visitors' Worker costs to begin. The team's has no limit of ours: no
 *  visitor waits for it. */
export async function bundle(): Promise<Figure[]> {
  const visitors = uploaded('wrangler.toml')
  const { ms, hello } = await startUp(visitors)
  return [
    { budget: 'bundle', what: 'visitors', figure: kilobytes(visitors) },
    {
      budget: 'startUp',
      what: 'processor until the first answer, more than a bare Worker',
      figure: ms,
      ratio: (ms + hello) / hello,
      baseline: `a bare Worker with the same bindings: ${Math.round(hello)} ms`,
    },
    { what: "team's Worker, gzip", figure: kilobytes(uploaded('wrangler.team.toml')), unit: 'KB' },
  ]
}

function uploaded(config: string): string {
  const out = mkdtempSync(path.join(tmpdir(), 'like2lead-bundle-'))
  const built = spawnSync(
    path.join(ROOT, 'node_modules/.bin/wrangler'),
    ['deploy', '--config', config, '--dry-run', '--outdir', out],
    { cwd: ROOT, encoding: 'utf8' },
  )
  if (built.status !== 0) throw new Error(`wrangler could not build ${config}:\n${built.stderr}`)
  return path.join(out, readdirSync(out).find(name => name.endsWith('.js'))!)
}

const kilobytes = (script: string): number => gzipSync(readFileSync(script), { level: 9 }).length / 1000
