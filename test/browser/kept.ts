import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sleep } from '../../src/lib/time.ts'
import type { Clock } from '../../src/local/bundle.ts'
import { ROOT } from '../../src/local/setup.mjs'
import { emptyHost as begin, demoHostAt, type Host, hostOn } from '../bench/host.ts'

/** The states in which the product begins for Chromium: each is made once, by whoever needs it first, and copied for every file of
 *  tests. Filling in the demo costs as much as six starts. What is kept is made anew once anything has changed that it comes from. */

export const MONDAY_MORNING = Date.UTC(2026, 10, 16, 8, 0)

/** The demo as it was made on a Monday morning, at that moment or as time goes on from there. */
export const demoOf = async (goesOn: boolean): Promise<Host> => {
  const folder = copyOf(await keptDemo())
  const clock: Clock = goesOn ? { aheadMs: MONDAY_MORNING - Date.now() } : { stoppedAt: MONDAY_MORNING }
  return hostOn(folder, clock)
}

export const emptyHost = async (): Promise<Host> => hostOn(copyOf(await kept('empty', folder => begin(folder))))

export const keptDemo = (): Promise<string> => kept('demo', folder => demoHostAt(folder, MONDAY_MORNING))

const KEPT = path.join(ROOT, '.wrangler/kept')
const COMES_FROM = ['package-lock.json', 'wrangler.toml', 'wrangler.team.toml', 'migrations', 'src', 'templates']

/** Where it is. Who comes while it is made waits for it. */
async function kept(name: string, make: (folder: string) => Promise<Host>): Promise<string> {
  mkdirSync(KEPT, { recursive: true })
  const folder = path.join(KEPT, `${name}-${digest(COMES_FROM)}`)
  while (!existsSync(folder)) {
    const lock = path.join(KEPT, `making-${name}`)
    if (isTaken(lock)) {
      await sleep(200)
      continue
    }
    const half = path.join(KEPT, `half-${name}`)
    try {
      for (const old of readdirSync(KEPT).filter(file => file.startsWith(`${name}-`)))
        rmSync(path.join(KEPT, old), { recursive: true })
      rmSync(half, { recursive: true, force: true })
      await (await make(half)).stop()
      renameSync(half, folder)
    } finally {
      rmSync(lock)
    }
  }
  return folder
}

/** Whether another process has it. If not, this one has it from now on. */
function isTaken(lock: string): boolean {
  try {
    symlinkSync(`${process.pid}`, lock)
    return false
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  try {
    process.kill(Number(readlinkSync(lock)), 0)
  } catch {
    rmSync(lock, { force: true }) // who had it was killed, or has just let go of it
  }
  return true
}

function copyOf(folder: string): string {
  const copy = mkdtempSync(path.join(tmpdir(), 'like2lead-'))
  cpSync(folder, copy, { recursive: true })
  return copy
}

function digest(names: readonly string[]): string {
  const hash = createHash('sha256')
  const files = names.flatMap(name =>
    path.extname(name)
      ? [name]
      : readdirSync(path.join(ROOT, name), { recursive: true }).map(file => `${name}/${file}`),
  )
  for (const file of files.sort())
    if (path.extname(file) && !file.endsWith('.gen.ts')) hash.update(file).update(readFileSync(path.join(ROOT, file)))
  return hash.digest('hex').slice(0, 16)
}
