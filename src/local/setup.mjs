// Runs on any Node from 20 on, before anything is installed: brings the packages, then Node 24.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export const ROOT = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '../..')
const STAMP = path.join(ROOT, 'node_modules/.like2lead-installed')
const NODE_24 = path.join(ROOT, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')

/** Installs when needed and goes on under Node 24. Returns only in the process that is to do the work. */
export async function ready() {
  if (!isInstalled()) install()
  if (Number(process.versions.node.split('.')[0]) >= 24) return
  const child = spawn(NODE_24, [...process.execArgv, ...process.argv.slice(1)], { stdio: 'inherit', cwd: ROOT })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  withParent(() => child.kill('SIGTERM'))
  process.exit(await new Promise(resolve => child.on('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0)))))
}

/** Calls `stop` when what started this process is gone: a killed npm tells its children nothing. */
export function withParent(stop) {
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && stop(), 500).unref()
}

/** One sentence that says what is wrong and what to do; no stack trace. */
export function fail(sentence) {
  console.error(`\n  ${sentence}\n`)
  process.exit(1)
}

function isInstalled() {
  if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== lockHash()) return false
  const { packages } = JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8'))
  const present = ([folder, entry]) =>
    folder === '' || entry.optional || existsSync(path.join(ROOT, folder, 'package.json'))
  return Object.entries(packages).every(present) && existsSync(NODE_24)
}

function install() {
  console.info('Installing what is missing (once, about half a minute)…')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const done = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: ROOT,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  const said = `${done.stdout ?? ''}${done.stderr ?? ''}${done.error ?? ''}`
  if (done.status !== 0) {
    if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|ECONNRESET|network/i.test(said)) {
      fail(
        'npm could not reach its registry: connect this machine to the network once, then run the same command again.',
      )
    }
    if (/EACCES|EPERM/.test(said))
      fail(`npm may not write in ${ROOT}: give yourself the right to that folder, then run the same command again.`)
    if (/ENOSPC/.test(said)) fail('The disk is full: make about 1 GB free, then run the same command again.')
    fail(`npm could not install the packages; it said:\n\n${said.trim().split('\n').slice(-15).join('\n')}`)
  }
  if (!existsSync(NODE_24))
    fail(
      'npm did not run install scripts, so Node 24 is missing: run "npm config set ignore-scripts false", then the same command again.',
    )
  writeFileSync(STAMP, lockHash())
}

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(path.join(ROOT, 'package-lock.json')))
    .digest('hex')
}
