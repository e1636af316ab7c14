import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { vi } from 'vitest'
import { deploy } from '../src/local/deploy/deploy.ts'
import { ROOT } from '../src/local/setup.mjs'
import { type Account, newAccount } from './fakes/cloudflare/account.ts'
import { type Fake, fakeCloudflare } from './fakes/cloudflare/server.ts'

/** A clone of the project, an account, and npm run deploy and uninstall between them. */
export interface Deployment {
  folder: string
  temporary: string // where the deployment puts its temporary files
  fake: Fake
  start: (args?: string[], env?: Record<string, string>) => Running
  run: (args?: string[], env?: Record<string, string>) => Running['ended']
  uninstall: (args?: string[]) => Running['ended']
  end: () => Promise<void>
}

interface Running {
  pid: number
  ended: Promise<{ code: number | null; text: string }>
}

/** `small`: in place of the product two Workers of a few lines, and its first migrations: what is tried is the deployment.
 *  `settings`: nothing but the configuration files, for what is refused before anything runs. */
export async function deployment(
  changes: Partial<Account> = {},
  kind: 'product' | 'small' | 'settings' = 'small',
): Promise<Deployment> {
  const folder = clone(kind)
  const temporary = path.join(folder, 'tmp')
  const fake = await fakeCloudflare(newAccount(changes))
  const { account, url } = fake
  const own = {
    PATH: process.env.PATH!,
    HOME: path.join(folder, 'home'),
    TMPDIR: temporary,
    NODE_OPTIONS: `--import=${path.join(import.meta.dirname, 'fakes/cloudflare/to-the-edge.ts')}`,
    FAKE_EDGE: url,
    CLOUDFLARE_API_BASE_URL: url,
    CLOUDFLARE_API_TOKEN: account.token,
    WRANGLER_SEND_METRICS: 'false',
  }
  return {
    folder,
    temporary,
    fake,
    start: (args = [], env = {}) => started(folder, ['src/local/deploy.mjs', ...args], { ...own, ...env }),
    run: (args = [], env = {}) => started(folder, ['src/local/deploy.mjs', ...args], { ...own, ...env }).ended,
    uninstall: (args = []) => started(folder, ['src/local/uninstall.mjs', ...args], own).ended,
    end: async () => {
      await fake.close()
      rmSync(folder, { recursive: true })
    },
  }
}

function started(folder: string, args: string[], env: Record<string, string>): Running {
  const child = spawn(process.execPath, args, { cwd: folder, env: env as NodeJS.ProcessEnv })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (text += chunk))
  const ended = new Promise<{ code: number | null; text: string }>(resolve =>
    child.on('close', code => resolve({ code, text })),
  )
  return { pid: child.pid!, ended }
}

const SETTINGS = ['wrangler.toml', 'wrangler.team.toml']
const PRODUCT = ['src', 'templates', 'migrations', 'tsconfig.json', 'package.json', 'package-lock.json']
const FIRST_MIGRATIONS = /000\d_/

function clone(kind: 'product' | 'small' | 'settings'): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'l2l-deploy-'))
  const wanted = (file: string) => kind === 'product' || !/\.sql$/.test(file) || FIRST_MIGRATIONS.test(file)
  for (const file of kind === 'settings' ? SETTINGS : [...SETTINGS, ...PRODUCT])
    cpSync(path.join(ROOT, file), path.join(folder, file), { recursive: true, filter: wanted })
  for (const name of ['tmp', 'home']) mkdirSync(path.join(folder, name))
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'))
  if (kind === 'small') {
    writeFileSync(path.join(folder, 'src/index.ts'), VISITORS)
    writeFileSync(path.join(folder, 'src/team.ts'), TEAM)
  }
  return folder
}

const VISITORS = `
import { version } from '../package.json'
export default {
  async fetch(request, { DB, TEAM }) {
    if (new URL(request.url).pathname !== '/health') return TEAM.fetch(request)
    const { n } = await DB.prepare('SELECT count(*) AS n FROM d1_migrations').first()
    return Response.json({ version, d1: n > 0 ? 'ok' : 'down' })
  },
  queue() {},
}`

const TEAM = `
export default {
  fetch: (request, { ADMIN_TOKEN }) =>
    request.headers.get('Authorization') === 'Bearer ' + ADMIN_TOKEN
      ? Response.json({ url: new URL('/app/sign-in?link=one', request.url).href }, { status: 201 })
      : new Response(null, { status: 401 }),
  scheduled() {},
}`

/** A file of the clone, changed. */
export function edit({ folder }: Deployment, file: string, change: (text: string) => string): void {
  const place = path.join(folder, file)
  writeFileSync(place, change(readFileSync(place, 'utf8')))
}

/** The commented example at the end of both configuration files, as somebody uncomments it. */
export function uncommentStaging(d: Deployment): void {
  for (const file of ['wrangler.toml', 'wrangler.team.toml'])
    edit(d, file, text => {
      const at = text.indexOf('# [env.staging]')
      return text.slice(0, at) + text.slice(at).replaceAll(/^# ?/gm, '')
    })
}

/** What was written to the account, queries apart. */
export const written = ({ fake }: Deployment) => fake.calls.filter(call => !/^GET|\/query$/.test(call))

/** Calls it in this process, where it reads, and ends before any program is called. */
export async function refusedBy(fake: Fake, { env = {}, args = [], folder = '' }: Refusing = {}): Promise<string> {
  const { url, account } = fake
  vi.stubEnv('CLOUDFLARE_API_BASE_URL', url)
  vi.stubEnv('CLOUDFLARE_API_TOKEN', account.token)
  vi.stubEnv('CLOUDFLARE_ACCOUNT_ID', account.id)
  vi.stubEnv('CI', '')
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
  try {
    return await deploy(args, ...(folder ? [folder] : [])).then(
      () => 'nothing was refused',
      (error: Error) => error.message,
    )
  } finally {
    vi.unstubAllEnvs()
  }
}

interface Refusing {
  env?: Record<string, string>
  args?: string[]
  folder?: string
}
