// What `npm test` and `npm run check` are made of.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { buildDesk } from './build-desk.mjs'
import { buildPixel } from './build-pixel.mjs'
import { fail, ROOT } from './setup.mjs'

const bin = name => path.join(ROOT, 'node_modules/.bin', name)

/** How programs are run here; without wrangler's banners, and without a request.cf that it would have to fetch. */
const inTheTerminal = () => ({
  cwd: ROOT,
  stdio: 'inherit',
  env: { ...process.env, WRANGLER_LOG: 'error', CLOUDFLARE_CF_FETCH_ENABLED: 'false' },
})

/** Generated files that types and tests need: the scripts of browsers, and the Worker's own types. */
export async function generate() {
  await Promise.all([buildPixel(), buildDesk()])
  const types = path.join(ROOT, '.wrangler/worker.d.ts')
  const config = path.join(ROOT, 'wrangler.toml')
  if (existsSync(types) && statSync(types).mtimeMs > statSync(config).mtimeMs) return
  mkdirSync(path.dirname(types), { recursive: true })
  await run('types of the bindings', bin('wrangler'), ['types', '.wrangler/worker.d.ts'])
}

/** Runs a step and says how long it took; ends everything with its exit code when it fails. */
async function run(name, command, args) {
  const began = Date.now()
  const step = spawn(command, args, inTheTerminal())
  const [status] = await once(step, 'exit')
  console.info(`${status === 0 ? '✓' : '✗'} ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`)
  if (status !== 0) process.exit(status ?? 1)
}

const lint = () => run('format and lint', bin('biome'), ['check', '--error-on-warnings'])
const types = async () => {
  // What has not changed since the last time is known to be right.
  await run('types', bin('tsc'), ['-p', '.', '--incremental', '--tsBuildInfoFile', '.wrangler/types.tsbuildinfo'])
  await run('types of the pixel', bin('tsc'), ['-p', 'src/pixel/browser'])
  await run('types of the dashboard’s script', bin('tsc'), ['-p', 'src/dashboard/browser'])
}

/** What reads the sources without running them, side by side: each uses one core. */
export const read = () => Promise.all([lint(), types()])

/** Nobody waits for it: whatever goes wrong in it goes wrong in the tests too, which make the demo themselves when it is not there. */
export const keepDemo = () =>
  void spawn(process.execPath, ['--no-warnings', path.join(ROOT, 'test/browser/keep-demo.mjs')], { stdio: 'ignore' })

const RESULTS = path.join(ROOT, '.wrangler/test-results.json')

/** `files`: only these. */
export function vitest(projects, files = []) {
  writeFileSync(RESULTS, '{}')
  const chosen = projects.flatMap(project => ['--project', project])
  const done = spawnSync(
    bin('vitest'),
    ['run', ...files, ...chosen, '--reporter=default', '--reporter=json', `--outputFile.json=${RESULTS}`],
    inTheTerminal(),
  )
  const { numPassedTests = 0, numFailedTests = 0 } = JSON.parse(readFileSync(RESULTS, 'utf8'))
  console.info(`${numPassedTests} passed, ${numFailedTests} failed`)
  process.exit(done.status ?? 1)
}

/** Where Chromium is; on Debian as root it is installed when missing. */
export function chromium() {
  const places = [
    process.env.CHROMIUM,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ]
  const found = () => places.find(place => place && existsSync(place))
  if (!found() && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.info('Installing Chromium for the browser tests (once)…')
    const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
    spawnSync('apt-get', ['update', '-qq'], quiet)
    spawnSync('apt-get', ['install', '-y', '-qq', 'chromium'], quiet)
  }
  return (
    found() ??
    fail('The browser tests need Chromium: install it (Debian: apt-get install chromium) or set CHROMIUM to its path.')
  )
}
