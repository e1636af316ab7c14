import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { readSettings } from '../src/local/deploy/settings.ts'
import { moveBrand } from '../src/local/move/command.ts'
import { localSecrets } from '../src/local/secrets.ts'
import { ROOT } from '../src/local/setup.mjs'

interface Said {
  code: number | null
  text: string
}

function start(folder: string, env: Record<string, string>, command = ['start.mjs']): Promise<Said> {
  const [file = '', ...args] = command
  return new Promise(resolve => {
    const child = spawn(process.execPath, [`src/local/${file}`, ...args], {
      cwd: folder,
      env: { ...process.env, ...env },
    })
    let text = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (text += chunk))
    child.on('close', code => resolve({ code, text }))
  })
}

const sentences = ({ text }: Said) =>
  text
    .split('\n')
    .map(part => part.trim())
    .filter(part => part !== '')

describe('npm start says in one sentence what is wrong', () => {
  test('a port that is in use', async () => {
    const other = createServer()
    const port = await new Promise<number>(resolve =>
      other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port)),
    )
    const said = await start(ROOT, { PORT: String(port) })
    other.close()
    expect(said.code).toBe(1)
    expect(sentences(said)).toEqual([
      `Port ${port} is busy: stop what uses it (another npm start?), or choose one: PORT=${port + 1} npm start`,
    ])
  })

  test('a port that is no port', async () => {
    expect(sentences(await start(ROOT, { PORT: 'http' }))).toEqual(['PORT is "http": give a number from 1 to 65535.'])
  })

  const OFFLINE = { npm_config_registry: 'http://127.0.0.1:9/', npm_config_fetch_retries: '0' }
  const NO_NETWORK = [
    'Installing what is missing (once, about half a minute)…',
    'npm could not reach its registry: connect this machine to the network once, then run the same command again.',
  ]

  test('no network', async () => {
    expect(
      sentences(await start(copy(), { ...OFFLINE, npm_config_cache: mkdtempSync(path.join(tmpdir(), 'l2l-npm-')) })),
    ).toEqual(NO_NETWORK)
  })

  test('no network, and the first command is another one', async () => {
    const nothingKept = mkdtempSync(path.join(tmpdir(), 'l2l-npm-'))
    const said = await start(copy(), { ...OFFLINE, npm_config_cache: nothingKept }, ['rotate.mjs', 'DATA_KEY'])
    expect(sentences(said)).toEqual(NO_NETWORK)
  })

  test('a folder in which an installation was cut short is installed again', async () => {
    const folder = copy()
    mkdirSync(path.join(folder, 'node_modules/hono'), { recursive: true })
    writeFileSync(path.join(folder, 'node_modules/hono/package.json'), '{}')
    cpSync(path.join(ROOT, 'node_modules/.like2lead-installed'), path.join(folder, 'node_modules/.like2lead-installed'))
    expect(
      sentences(await start(folder, { ...OFFLINE, npm_config_cache: mkdtempSync(path.join(tmpdir(), 'l2l-npm-')) })),
    ).toEqual(NO_NETWORK)
  })
})

/** The project as a clone has it before anything is installed. */
function copy(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'l2l-clone-'))
  for (const file of ['package.json', 'package-lock.json', 'src/local'])
    cpSync(path.join(ROOT, file), path.join(folder, file), { recursive: true })
  return folder
}

describe('the secrets of this machine', () => {
  test('are made once, at random, for their owner only', () => {
    const fresh = () => path.join(mkdtempSync(path.join(tmpdir(), 'l2l-secrets-')), '.dev.vars')
    const [one, two] = [fresh(), fresh()]
    const made = localSecrets(one)
    expect(localSecrets(one)).toEqual(made)
    expect(new Set([...Object.values(made), ...Object.values(localSecrets(two))]).size).toBe(6)
    for (const value of Object.values(made)) expect(value).toMatch(/^[\w-]{32,}$/)
    expect(statSync(one).mode & 0o077).toBe(0)
  })

  test('are never committed', () => {
    expect(readFileSync(path.join(ROOT, '.gitignore'), 'utf8').split('\n')).toContain('.dev.vars')
  })

  test('stand beside the other settings that somebody wrote there', () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'l2l-secrets-')), '.dev.vars')
    const made = localSecrets(file)
    writeFileSync(file, '# who mails are from\nMAIL_FROM="Atelier <bonjour@example.com>"\nTURNSTILE_SITE_KEY=\n', {
      flag: 'a',
    })
    expect(localSecrets(file)).toEqual({ ...made, MAIL_FROM: 'Atelier <bonjour@example.com>', TURNSTILE_SITE_KEY: '' })
  })

  test('a file that lacks one of them says which', () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'l2l-secrets-')), '.dev.vars')
    writeFileSync(file, 'ADMIN_TOKEN=x\nDATA_KEY="y"\n')
    expect(() => localSecrets(file)).toThrow('.dev.vars has no SIGNING_KEY')
  })
})

test('both Workers have the same settings, database, bucket and limits', () => {
  expect(() => readSettings(ROOT, undefined)).not.toThrow() // what differs is refused
})

test('a brand cannot move where nothing was ever started', async () => {
  const nothing = mkdtempSync(path.join(tmpdir(), 'l2l-state-'))
  await expect(moveBrand(['check', 'atelier', 'DB_2'], nothing)).rejects.toThrow('There is no local database yet')
})
