import { spawn } from 'node:child_process'
import path from 'node:path'
import { ROOT } from './setup.mjs'

export interface Said {
  ok: boolean
  stdout: string
  all: string
}

/** Runs wrangler without questions, as the account that it is signed in to. */
export function wrangler(args: string[]): Promise<Said> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(ROOT, 'node_modules/wrangler/bin/wrangler.js'), ...args], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, WRANGLER_LOG: 'log', FORCE_COLOR: '0' },
    })
    let stdout = ''
    let all = ''
    child.stdout.on('data', chunk => {
      stdout += chunk
      all += chunk
    })
    child.stderr.on('data', chunk => {
      all += chunk
    })
    child.once('error', reject)
    child.once('close', code => resolve({ ok: code === 0, stdout, all }))
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
