import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { backup } from '../../src/local/backup/backup.ts'
import type { Place } from '../../src/local/backup/place.ts'
import { remote } from '../../src/local/backup/remote.ts'
import { prepare } from '../../src/local/backup/restore.ts'
import { restoreRemotely } from '../../src/local/backup/restore-remote.ts'
import { rowsOf, tablesOf } from '../../src/local/backup/snapshot.ts'
import { migrationFiles } from '../../src/local/migrations.ts'
import { ROOT } from '../../src/local/setup.mjs'
import { type FakeAccount, fakeAccount } from '../fakes/d1-api.ts'

const fresh = (): string => mkdtempSync(path.join(tmpdir(), 'l2l-remote-'))
const folder = path.join(fresh(), 'backup')
const ID = 'a'.repeat(22)
const NOW = Date.UTC(2026, 10, 24, 9)
let account: FakeAccount

function migrated(): DatabaseSync {
  const db = new DatabaseSync(':memory:')
  db.exec(
    'CREATE TABLE d1_migrations (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)',
  )
  for (const name of migrationFiles()) {
    db.exec(readFileSync(path.join(ROOT, 'migrations', name), 'utf8'))
    db.prepare('INSERT INTO d1_migrations (name) VALUES (?)').run(name)
  }
  return db
}

/** As D1 writes it: line ends as two characters, turned back when it is read. */
async function dump(): Promise<string> {
  const { db } = account
  const literal = (value: unknown) => {
    if (typeof value !== 'string') return value === null ? 'NULL' : String(value)
    const text = `'${value.replaceAll("'", "''").replaceAll('\n', '\\n')}'`
    return value.includes('\n') ? `replace(${text},'\\n',char(10))` : text
  }
  const rest = db.prepare(`SELECT sql FROM sqlite_schema WHERE type <> 'table' AND sql IS NOT NULL`).all()
  const tables = db
    .prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*' ORDER BY rowid`)
    .all()
  const rows = (name: string) =>
    db
      .prepare(`SELECT * FROM "${name}"`)
      .all()
      .map(row => `INSERT INTO "${name}" VALUES(${Object.values(row).map(literal)});`)
  return [
    'PRAGMA defer_foreign_keys=TRUE;',
    ...tables.flatMap(({ name, sql }) => [`${sql};`, ...rows(String(name))]),
    ...rest.map(({ sql }) => `${sql};`),
  ].join('\n')
}

/** The state before is copied directly: what wrangler does for a backup is tested once. */
const choices = () => ({ replace: true, now: NOW, keepIn: fresh(), place: present })
const present: Place = {
  from: 'cloudflare',
  copy: async (_, file) => {
    account.db.exec(`VACUUM INTO '${file}'`)
    return { bookmark: 'bookmark-1' }
  },
  download: async () => false,
  close: async () => {},
}

const everything = (db: DatabaseSync) =>
  Object.fromEntries(tablesOf(db).map(table => [table, db.prepare(`SELECT * FROM "${table}"`).all()]))

beforeAll(async () => {
  account = await fakeAccount(migrated(), dump)
  for (const [name, value] of Object.entries({
    CLOUDFLARE_API_BASE_URL: account.url,
    CLOUDFLARE_API_TOKEN: 'token',
    CLOUDFLARE_ACCOUNT_ID: 'account',
    WRANGLER_SEND_METRICS: 'false',
  }))
    vi.stubEnv(name, value)
  account.db.exec(`INSERT INTO brands (id, name, kit, legal, created_at, updated_at) VALUES ('b', 'one
    and \\n two', '{}', '{}', 1, 1)`)
  account.db.exec(`INSERT INTO assets (id, mime, width, height, bytes, palette, dhash, created_at)
    VALUES ('${ID}', 'image/png', 1, 1, 1, '[]', '${'0'.repeat(16)}', 1)`)
  account.objects.set(`assets/${ID}`, { body: Buffer.from([1, 2, 0, 255]), type: 'image/png' })
})
afterAll(() => {
  account.close()
  vi.unstubAllEnvs()
})

test('what wrangler brings from Cloudflare is restored there as it was, or everything is as before', async () => {
  const was = everything(account.db)
  const said = await backup(await remote(), folder, NOW)
  expect([said.from, said.databases[0]!.bookmark, said.files.map(({ key }) => key)]).toEqual([
    'cloudflare',
    'bookmark-1',
    [`assets/${ID}`],
  ])
  expect(said.databases[0]!.tables).toEqual(rowsOf(account.db))

  account.db.exec(
    `DELETE FROM brands; INSERT INTO brands (id, name, kit, legal, created_at, updated_at) VALUES ('c', 'C', '{}', '{}', 1, 1)`,
  )
  account.objects.clear()
  const changed = everything(account.db)
  const ready = await prepare(folder, fresh())
  await expect(restoreRemotely(ready, { ...choices(), replace: false })).rejects.toThrow(
    'There is data on Cloudflare already. --replace',
  )
  account.refuseImport = 'D1 is overloaded'
  await expect(restoreRemotely(ready, choices())).rejects.toThrow('Every database is as it was before')
  expect([account.restored, everything(account.db)]).toEqual([['bookmark-1'], changed])

  account.refuseImport = null
  const told = await restoreRemotely(ready, choices())
  expect(told).toContain('d1 time-travel restore like2lead --bookmark=bookmark-1')
  expect(everything(account.db)).toEqual(was)
  expect(account.objects.get(`assets/${ID}`)).toEqual({ body: Buffer.from([1, 2, 0, 255]), type: 'image/png' })
}, 300_000)
