import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import { ROOT } from './setup.mjs'

/** One that stands, in ms since 1970, for pictures that are to look the same tomorrow; or one that is so many ms ahead. */
export type Clock = { stoppedAt: number } | { aheadMs: number }

/** A Worker as one file that workerd runs; with a clock of its own, where one is given. */
export async function bundle(entry: string, clock?: Clock): Promise<string> {
  const name = [entry.replaceAll('/', '-'), ...Object.entries(clock ?? {}).flat()].join('-')
  const outfile = path.join(ROOT, '.wrangler/local', `${name}.js`)
  mkdirSync(path.dirname(outfile), { recursive: true })
  const { outputFiles } = await build({
    entryPoints: [path.join(ROOT, entry)],
    outfile,
    bundle: true,
    format: 'esm',
    target: 'es2024',
    conditions: ['workerd', 'worker', 'browser'],
    external: ['cloudflare:*', 'node:*'],
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    banner: { js: clock ? otherClock(clock) : '' },
    sourcemap: true,
    logLevel: 'error',
    write: false,
  })
  for (const { path: file, contents } of outputFiles) {
    const whole = `${file}.${process.pid}` // another process may be reading what is there
    writeFileSync(whole, contents)
    renameSync(whole, file)
  }
  return outfile
}

const otherClock = (clock: Clock): string =>
  `{ const Running = Date; globalThis.Date = class extends Running {
    constructor(...given) { given.length ? super(...given) : super(Date.now()) }
    static now() { return ${'stoppedAt' in clock ? clock.stoppedAt : `Running.now() + ${clock.aheadMs}`} }
  } }`
