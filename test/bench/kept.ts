import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { migrationFiles } from '../../src/local/migrations.ts'
import { ROOT } from '../../src/local/setup.mjs'

const KEPT = path.join(ROOT, '.wrangler')

/** A folder that takes minutes to fill, kept for the next run: until a migration, what fills it (`sources`) or `how` changes.
 *  `told`: what filling it answered. */
export async function kept<T>(
  name: string,
  { sources, how }: { sources: readonly string[]; how: unknown },
  fill: (folder: string) => Promise<T>,
): Promise<{ folder: string; told: T }> {
  const read = [...migrationFiles().map(file => `migrations/${file}`), ...sources].map(file =>
    readFileSync(path.join(ROOT, file), 'utf8'),
  )
  const digest = createHash('sha256')
    .update(JSON.stringify([how, ...read]))
    .digest('hex')
  const folder = path.join(KEPT, `bench-${name}-${digest.slice(0, 12)}`)
  const filled = path.join(folder, 'filled.json')
  if (existsSync(filled)) return { folder, told: JSON.parse(readFileSync(filled, 'utf8')) }
  mkdirSync(KEPT, { recursive: true })
  for (const old of readdirSync(KEPT).filter(file => file.startsWith(`bench-${name}-`)))
    rmSync(path.join(KEPT, old), { recursive: true }) // gigabytes
  const began = performance.now()
  mkdirSync(folder)
  const told = await fill(folder)
  writeFileSync(filled, JSON.stringify(told))
  console.info(`  filled ${path.basename(folder)} in ${Math.round((performance.now() - began) / 1000)} s`)
  return { folder, told }
}
