import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { sealPerson } from '../../src/contacts/person.ts'
import { type Deployment, deployment, refusedBy, uncommentStaging, written } from '../deployment.ts'
import { type Account, liveVersion, type Worker } from '../fakes/cloudflare/account.ts'
import { create } from '../fakes/cloudflare/databases.ts'
import type { Fake } from '../fakes/cloudflare/server.ts'

const LONG = 600_000 // a busy machine is no failure: each runs the real wrangler some times
const WORKERS_DEV = 'https://like2lead.acme.workers.dev'

const begun: Deployment[] = []
const begin = async (...args: Parameters<typeof deployment>) => {
  const one = await deployment(...args)
  begun.push(one)
  return one
}
afterAll(() => Promise.all(begun.map(one => one.end())), LONG)

const workerOf = ({ fake }: Deployment, name: string): Worker => fake.account.workers.get(name)!
const secretsOf = (d: Deployment, name: string) => Object.fromEntries(workerOf(d, name).secrets)
const bindingsOf = (d: Deployment, name: string) =>
  Object.fromEntries(
    liveVersion(workerOf(d, name))!.bindings.map(({ name, type, ...rest }) => [name, { type, ...rest }]),
  )
const tablesOf = ({ account }: Fake, database: string) =>
  account.databases.get(database)!.sql.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).all()
const said = (text: string, name: string) => new RegExp(`${name}=(\\S+)$`, 'm').exec(text)?.[1]

describe('npm run deploy', () => {
  test('makes everything from nothing, and what it uploaded signs its owner in; the second time it makes nothing', {
    timeout: LONG,
  }, async () => {
    const d = await begin({}, 'product')
    const first = await d.run()
    expect(first).toMatchObject({ code: 0 })
    const { account } = d.fake
    expect([...account.databases.keys(), ...account.buckets]).toEqual(['like2lead', 'like2lead-files'])
    expect([...account.queues.values()].map(({ queue_name, consumers }) => [queue_name, consumers])).toMatchObject([
      [
        'like2lead-beacons',
        [
          {
            script: 'like2lead',
            dead_letter_queue: 'like2lead-beacons-dead',
            settings: { batch_size: 100, max_wait_time_ms: 5000, max_concurrency: 20 },
          },
        ],
      ],
      ['like2lead-beacons-dead', [{ script: 'like2lead' }]],
    ])
    const id = account.databases.get('like2lead')!.uuid
    expect(bindingsOf(d, 'like2lead')).toMatchObject({
      DB: { type: 'd1', id },
      FILES: { type: 'r2_bucket', bucket_name: 'like2lead-files' },
      BEACONS: { type: 'queue', queue_name: 'like2lead-beacons' },
      TEAM: { type: 'service', service: 'like2lead-team' },
      IMAGES: { type: 'images' },
      EMAIL: { type: 'send_email' },
      BEACON_LIMIT: { type: 'ratelimit' },
      INGEST: { type: 'plain_text', text: 'queue' },
    })
    expect(bindingsOf(d, 'like2lead-team')).toMatchObject({ DB: { type: 'd1', id }, FILES: { type: 'r2_bucket' } })
    const [visitors, team] = [workerOf(d, 'like2lead'), workerOf(d, 'like2lead-team')]
    expect([visitors.crons, team.crons]).toEqual([[], ['* * * * *', '17 3 * * *']])
    expect([visitors.subdomain.enabled, team.subdomain.enabled]).toEqual([true, false])

    const secrets = secretsOf(d, 'like2lead')
    expect(Object.keys(secrets).sort()).toEqual(['ADMIN_TOKEN', 'DATA_KEY', 'SIGNING_KEY'])
    expect(secretsOf(d, 'like2lead-team')).toEqual(secrets)
    for (const name of ['ADMIN_TOKEN', 'DATA_KEY']) expect(said(first.text, name)).toBe(secrets[name])
    expect(first.text).not.toContain(secrets.SIGNING_KEY)

    expect(first.text).toContain(`Like2Lead ${packageJson.version} answers at ${WORKERS_DEV}`)
    const link = /https:\S+\/app\/sign-in\?link=\S+/.exec(first.text)![0]
    expect((await d.fake.visit(link))!.status).toBe(200)

    d.fake.calls.length = 0
    const second = await d.run()
    expect(second).toMatchObject({ code: 0 })
    expect(said(second.text, 'ADMIN_TOKEN') ?? said(second.text, 'DATA_KEY')).toBeUndefined()
    expect([secretsOf(d, 'like2lead'), secretsOf(d, 'like2lead-team')]).toEqual([secrets, secrets])
    expect(account.databases.get('like2lead')!.uuid).toBe(id)
    expect(written(d).filter(call => /secrets|database|buckets|POST queues$|POST \S+\/consumers/.test(call))).toEqual(
      [],
    )
    expect([visitors.versions.length, team.versions.length]).toEqual([2, 2])
    expect(second.text).toContain('make a link with the ADMIN_TOKEN that you keep')
  })

  test('makes two Workers of one from before 0.7: asks for its secrets, migrates first, takes the clock from it', {
    timeout: LONG,
  }, async () => {
    const d = await begin()
    const kept = { ADMIN_TOKEN: 'l2l_admin_kept', DATA_KEY: 'a2VwdA==', SIGNING_KEY: 'bG9zdA==' }
    await before07(d.fake.account, kept, path.join(d.folder, 'migrations'))
    expect(await refusedBy(d.fake)).toContain('ADMIN_TOKEN=… DATA_KEY=… SIGNING_KEY=… npm run deploy')
    expect(await refusedBy(d.fake)).toContain('SIGNING_KEY=new makes another')
    const wrong = { ...kept, DATA_KEY: 'b3RoZXI=' }
    expect(await refusedBy(d.fake, { env: wrong })).toContain('This DATA_KEY does not open what is stored')
    expect(written(d)).toEqual([])

    const done = await d.run([], { ...kept, SIGNING_KEY: 'new' })
    expect(done).toMatchObject({ code: 0 })
    const secrets = secretsOf(d, 'like2lead')
    expect(secrets).toMatchObject({ ADMIN_TOKEN: kept.ADMIN_TOKEN, DATA_KEY: kept.DATA_KEY })
    expect(secrets.SIGNING_KEY).not.toBe(kept.SIGNING_KEY)
    expect(secretsOf(d, 'like2lead-team')).toEqual(secrets)
    expect(workerOf(d, 'like2lead').crons).toEqual([])
    expect(tablesOf(d.fake, 'like2lead')).toContainEqual({ name: 'conversions' })
    const lastMigration = d.fake.calls.findLastIndex(call => call.endsWith('/query'))
    expect(d.fake.calls.findIndex(call => /^PUT workers\/scripts\/[^/]+$/.test(call))).toBeGreaterThan(lastMigration)
    expect(done.text).toContain(`${WORKERS_DEV}/app/sign-in?link=one`)
  })

  test('stops at a migration that fails, before any Worker is replaced, and says how to go back', {
    timeout: LONG,
  }, async () => {
    const d = await begin()
    const migrations = path.join(d.folder, 'migrations')
    writeFileSync(path.join(migrations, '0010_good.sql'), 'CREATE TABLE good (id TEXT) STRICT;')
    writeFileSync(
      path.join(migrations, '0011_bad.sql'),
      'CREATE TABLE half (id TEXT) STRICT; INSERT INTO nowhere VALUES (1);',
    )
    const { code, text } = await d.run()
    expect(code).toBe(1)
    expect(text).toContain('no such table: nowhere')
    expect(text).toMatch(/npx wrangler d1 time-travel restore like2lead --bookmark=0{8}-/)
    expect(d.fake.account.workers.size).toBe(0)
    expect(tablesOf(d.fake, 'like2lead')).toContainEqual({ name: 'good' })
    expect(tablesOf(d.fake, 'like2lead')).not.toContainEqual({ name: 'half' })
  })

  test('puts a staging beside it, with nothing in common; interrupted, it leaves no secret on the disk, and the next run completes', {
    timeout: LONG,
  }, async () => {
    const d = await begin()
    uncommentStaging(d)
    const seen: { modes: number[]; commands: string }[] = []
    const run = d.start(['--env', 'staging'])
    d.fake.before = call => {
      if (!/^PUT workers\/scripts\/[^/]+$/.test(call)) return
      const files = withSecrets(d)
      seen.push({ modes: files.map(file => statSync(file).mode & 0o777), commands: commandLines() })
      if (call.endsWith('-team')) return
      process.kill(run.pid, 'SIGINT')
      return new Promise(() => {}) // the upload does not arrive
    }
    const { code, text } = await run.ended
    expect(code).toBe(130)
    expect(readdirSync(d.temporary).filter(name => name.startsWith('like2lead-'))).toEqual([])
    expect(seen.map(({ modes }) => modes)).toEqual([[0o600], [0o600]])
    expect(seen.filter(({ commands }) => commands.includes(said(text, 'DATA_KEY')!))).toEqual([])

    d.fake.before = () => {}
    const next = await d.run(['--env', 'staging'])
    expect(next).toMatchObject({ code: 0 })
    const secrets = secretsOf(d, 'like2lead-staging')
    expect(secretsOf(d, 'like2lead-staging-team')).toEqual(secrets)
    expect(said(next.text, 'DATA_KEY')).toBe(secrets.DATA_KEY)
    expect(next.text).toContain('answers at https://like2lead-staging.acme.workers.dev')

    const { account } = d.fake
    const names = [account.workers, account.databases, account.queues].flatMap(found => [...found.keys()])
    expect([...names, ...account.buckets].filter(name => !name.startsWith('like2lead-staging'))).toEqual([])
    expect(bindingsOf(d, 'like2lead-staging').TEAM).toMatchObject({ service: 'like2lead-staging-team' })
    expect(Object.keys(bindingsOf(d, 'like2lead-staging')).sort()).toEqual(bindingsIn(d, 'wrangler.toml'))
    expect(workerOf(d, 'like2lead-staging-team').crons).toHaveLength(2)
  })
})

const withSecrets = ({ temporary }: Deployment) =>
  readdirSync(temporary, { recursive: true, encoding: 'utf8' })
    .map(name => path.join(temporary, name))
    .filter(file => statSync(file).isFile() && readFileSync(file, 'utf8').includes('DATA_KEY'))

/** The names that the first part of a configuration gives to bindings and settings. */
const bindingsIn = ({ folder }: Deployment, file: string) => {
  const [above = ''] = readFileSync(path.join(folder, file), 'utf8').split('[env.staging]')
  const bindings = [...above.matchAll(/^(?:binding|name) = "([A-Z_]+)"|^([A-Z_]+) = /gm)].map(([, a, b]) => a ?? b!)
  return bindings.sort()
}

/** The command lines of everything that runs here, where the system shows them as files. */
const commandLines = () =>
  existsSync('/proc')
    ? readdirSync('/proc')
        .filter(name => /^\d+$/.test(name))
        .map(pid => {
          try {
            return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
          } catch {
            return '' // it has ended
          }
        })
        .join('\n')
    : ''

async function before07(account: Account, secrets: Record<string, string>, migrations: string): Promise<void> {
  const { sql } = create(account, 'like2lead')
  account.databases.get('like2lead')!.changes.push(TABLE)
  sql.exec(TABLE)
  for (const file of readdirSync(migrations).sort().slice(0, 7)) {
    const text = `${readFileSync(path.join(migrations, file), 'utf8')};INSERT INTO d1_migrations (name) VALUES ('${file}');`
    sql.exec(text)
    account.databases.get('like2lead')!.changes.push(text)
  }
  sql.prepare('INSERT INTO contacts (id, sealed, created_at, updated_at) VALUES (?, ?, 1, 1)').run(
    CONTACT,
    await sealPerson(secrets.DATA_KEY!, CONTACT, {
      email: 'a@example.com',
      phone: null,
      first_name: null,
      last_name: null,
      company: null,
      country: null,
    }),
  )
  for (const queue of ['like2lead-beacons', 'like2lead-beacons-dead'])
    account.queues.set(queue, { queue_id: queue, queue_name: queue, consumers: [] })
  account.buckets.add('like2lead-files')
  const version = {
    id: 'v06',
    main: 'index.js',
    modules: new Map([['index.js', 'export default {}']]),
    bindings: [],
    compatibilityDate: '2026-10-20',
  }
  account.workers.set('like2lead', {
    name: 'like2lead',
    secrets: new Map(Object.entries(secrets)),
    versions: [version],
    deployed: 'v06',
    crons: ['* * * * *', '17 3 * * *'],
    subdomain: { enabled: true, previews_enabled: false },
    tags: [],
  })
}

const CONTACT = '0198f0c2-0000-7000-8000-000000000001'
const TABLE = `CREATE TABLE d1_migrations (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL);`
