import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { ROOT } from './setup.mjs'

export interface Said {
  ok: boolean
  stdout: string
  all: string
}

export interface Options {
  env?: Record<string, string>
  stdin?: string
  terminal?: boolean // wrangler may ask
}

const running = new Set<ChildProcess>()

/** What runs still ends with us. */
export function endRunning(signal: NodeJS.Signals): void {
  for (const child of running) child.kill(signal)
}

/** Runs the project's wrangler, as the account that it is signed in to; without questions, unless it has the terminal. */
export function wrangler(args: string[], { env = {}, stdin, terminal = false }: Options = {}): Promise<Said> {
  const bin = path.join(ROOT, 'node_modules/wrangler/bin/wrangler.js')
  const stdio = terminal ? ('inherit' as const) : ([stdin === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'] as const)
  const child = spawn(process.execPath, [bin, ...args], {
    cwd: ROOT,
    stdio: stdio as 'pipe',
    env: { ...process.env, WRANGLER_LOG: 'log', FORCE_COLOR: '0', ...env },
  })
  running.add(child)
  let stdout = ''
  let all = ''
  child.stdout?.on('data', chunk => (stdout += chunk))
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', chunk => (all += chunk))
  child.stdin?.end(stdin)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', code => {
      running.delete(child)
      resolve({ ok: code === 0, stdout, all })
    })
  })
}

export async function must(what: string, args: string[]): Promise<string> {
  const { ok, stdout, all } = await wrangler(args)
  if (!ok) throw new Error(`${what} failed. Wrangler said:\n${all.trim()}`)
  return stdout
}

/** What a command with --json prints, after whatever wrangler says first. */
export function jsonIn(stdout: string): unknown {
  const begins = stdout.search(/^[[{]/m)
  if (begins < 0) throw new Error(`Wrangler gave no JSON:\n${stdout}`)
  return JSON.parse(stdout.slice(begins))
}
