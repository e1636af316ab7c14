// Long on purpose: the tables of cases of one subject, to be read side by side.
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { unstable_splitSqlQuery } from 'wrangler'
import { backup } from '../src/local/backup/backup.ts'
import { loadExport } from '../src/local/backup/export-file.ts'
import { writeImport } from '../src/local/backup/import-file.ts'
import { mendLineEnds } from '../src/local/backup/line-ends.ts'
import { local } from '../src/local/backup/local.ts'
import { type Manifest, writeManifest } from '../src/local/backup/manifest.ts'
import type { Place } from '../src/local/backup/place.ts'
import { prepare } from '../src/local/backup/restore.ts'
import { restoreLocally } from '../src/local/backup/restore-local.ts'
import { keyFits, rowsOf, tablesOf } from '../src/local/backup/snapshot.ts'
import { ads, brand } from '../src/local/demo/catalogue.ts'
import { customersCsv } from '../src/local/demo/customers.ts'
import { call } from '../src/local/demo/host.ts'
import { migrationFiles } from '../src/local/migrations.ts'
import { freePort } from '../src/local/ports.ts'
import { type Filling, run } from '../src/local/runtime.ts'
import { ROOT } from '../src/local/setup.mjs'
import { d1File, markServed } from '../src/local/state.ts'

const SECRETS = {
  ADMIN_TOKEN: 'test-admin-token',
  DATA_KEY: 'dGVzdC1kYXRhLWtleS10ZXN0LWRhdGEta2V5LTEyMzQ=',
  SIGNING_KEY: 'dGVzdC1zaWduaW5nLWtleS10ZXN0LXNpZ25pbmcta2V5',
}
const NOW = Date.UTC(2026, 10, 24, 9)
const fresh = (): string => mkdtempSync(path.join(tmpdir(), 'l2l-backup-'))
const state = path.join(fresh(), 'v3')
const folder = path.join(fresh(), 'backup')

describe('the product, backed up, wiped and restored', () => {
  let before: Awaited<ReturnType<typeof seen>>
  let rows: ReturnType<typeof everything>

  beforeAll(async () => {
    const fill = async ({ url, db, tell }: Filling) => {
      const host = { url, db, tell, adminToken: SECRETS.ADMIN_TOKEN }
      const { campaign, image, ad } = ads[0]!
      await call(host, 'brands', brand)
      await call(host, 'campaigns', { ...campaign, brand: brand.id })
      const asset = (await call(host, 'assets', readFileSync(path.join(ROOT, 'src/local/demo/images', image)))) as {
        id: string
      }
      await call(host, `campaigns/${campaign.slug}/ads`, { ...ad, image: asset.id })
      await call(host, `campaigns/${campaign.slug}/ads/${ad.slug}/publish`, {})
      await call(host, 'contacts/import', new TextEncoder().encode(customersCsv()))
    }
    const product = await run({ port: await freePort(), stateFolder: state, bindings: SECRETS, fill })
    before = await seen(product.url)
    const place = local(state)
    await backup(place, folder, NOW).finally(place.close) // while it runs
    await product.stop()
    rows = everything(d1File(state, 'DB'))
  }, 120_000)

  test('is the same row by row, and its pages, leads and pictures are as they were', async () => {
    expect(Object.values(rows).flat().length).toBeGreaterThan(300)
    rmSync(state, { recursive: true })
    await restoreLocally(await prepare(folder, fresh()), false, NOW, state)
    expect(everything(d1File(state, 'DB'))).toEqual(rows)
    const product = await run({ port: await freePort(), stateFolder: state, bindings: SECRETS })
    const after = await seen(product.url)
    await product.stop()
    for (const what of ['html', 'contacts', 'image'] as const) expect(after[what] === before[what], what).toBe(true)
    expect(after.lead).toContain('@')
  }, 60_000)

  test('over data that is there it wants to be told so, and then keeps what was there', async () => {
    const ready = await prepare(folder, fresh())
    await expect(restoreLocally(ready, false, NOW, state)).rejects.toThrow('There is data here already. --replace')
    const live = new DatabaseSync(d1File(state, 'DB'))
    live.exec('DELETE FROM customers')
    live.close()
    await restoreLocally(ready, true, NOW, state)
    expect(everything(d1File(state, 'DB'))).toEqual(rows)
    const kept = path.join(path.dirname(state), readdirSync(path.dirname(state)).find(name => name.includes('before'))!)
    expect(everything(d1File(kept, 'DB'))).toEqual({ ...rows, customers: [] })
  })

  test('cut short, it leaves what was there', async () => {
    const ready = await prepare(folder, fresh())
    const lost = {
      ...ready.manifest,
      files: [...ready.manifest.files, { ...ready.manifest.files[0]!, file: 'files/gone' }],
    }
    const was = everything(d1File(state, 'DB'))
    await expect(restoreLocally({ ...ready, manifest: lost }, true, NOW, state)).rejects.toThrow('ENOENT')
    expect(everything(d1File(state, 'DB'))).toEqual(was)
  })

  test('while the product runs on the data nothing is put in its place', async () => {
    markServed(state)
    await expect(restoreLocally(await prepare(folder, fresh()), true, NOW, state)).rejects.toThrow(
      'stop npm start first',
    )
  })

  test('personal data is sealed in it, and only the key of then opens it', async () => {
    const db = new DatabaseSync(path.join(folder, 'DB.sqlite'), { readOnly: true })
    expect(await keyFits(db, SECRETS.DATA_KEY)).toBe('opens')
    expect(await keyFits(db, 'another-key-another-key-another-key')).toBe('another-key')
    db.close()
    const bytes =
      readFileSync(path.join(folder, 'DB.sqlite'), 'latin1') +
      readFileSync(path.join(folder, 'manifest.json'), 'latin1')
    for (const secret of [before.lead, ...Object.values(SECRETS)]) expect(bytes).not.toContain(secret)
  })
})

/** What a visitor and the team get. What differs from visit to visit is left out. */
async function seen(url: string) {
  const html = await (await fetch(`${url}/audit-energie/maison-froide`)).text()
  const picture = /<img src="(\/i\/[^"]+)"/.exec(html)![1]!
  const image = await fetch(url + picture, { headers: { Accept: 'image/jpeg' } })
  const ask = async (resource: string) => {
    const answer = await fetch(`${url}/api/${resource}`, {
      headers: { Authorization: `Bearer ${SECRETS.ADMIN_TOKEN}` },
    })
    expect(answer.status, resource).toBe(200)
    return answer.json()
  }
  const contacts = JSON.stringify(await ask('contacts'))
  const lead = /[\w.-]+@[\w.-]+/.exec(contacts)![0]
  return {
    html: html.replace(/[0-9a-f]{8}-[0-9a-f-]{27}(~[^"]+)?|localhost:\d+/g, ''),
    image: `${image.status} ${image.headers.get('content-type')} ${Buffer.from(await image.arrayBuffer()).toString('base64')}`,
    contacts,
    lead,
  }
}

function everything(file: string): Record<string, unknown[]> {
  const db = new DatabaseSync(file, { readOnly: true })
  const rows = Object.fromEntries(tablesOf(db).map(table => [table, db.prepare(`SELECT * FROM "${table}"`).all()]))
  db.close()
  return rows
}

describe('a backup is looked at before anything is touched', () => {
  const small = path.join(fresh(), 'small')
  const again = async (change: (said: Manifest) => void): Promise<string> => {
    const copy = path.join(fresh(), 'copy')
    const said = await backup(of(migrationFiles()), copy, NOW)
    change(said)
    writeManifest(copy, said)
    return copy
  }

  test('a part that changed since, or is gone, is refused', async () => {
    await backup(of(migrationFiles()), small, NOW)
    await prepare(small, fresh())
    appendFileSync(path.join(small, 'DB.sqlite'), 'x')
    await expect(prepare(small, fresh())).rejects.toThrow('DB.sqlite is not as it was written')
    rmSync(path.join(small, 'DB.sqlite'))
    await expect(prepare(small, fresh())).rejects.toThrow('DB.sqlite is missing from the backup')
    await expect(prepare(fresh(), fresh())).rejects.toThrow('is no backup: it has no manifest.json')
  })

  test('other counts than the manifest says are refused', async () => {
    const copy = await again(({ databases }) => databases[0]!.tables.campaigns!++)
    await expect(prepare(copy, fresh())).rejects.toThrow('DB does not hold what manifest.json says of it')
  })

  test('a newer schema is refused, by name', async () => {
    const copy = await again(({ databases }) => databases[0]!.migrations.push('9999_later.sql'))
    await expect(prepare(copy, fresh())).rejects.toThrow('this one does not know 9999_later.sql. Update first')
  })

  test('a file outside its folder is refused', async () => {
    const copy = await again(({ databases }) => Object.assign(databases[0]!, { file: '../../etc/passwd' }))
    await expect(prepare(copy, fresh())).rejects.toThrow('is outside the backup')
  })

  test('an older schema is brought to the present one, its rows with it', async () => {
    const old = path.join(fresh(), 'old')
    const early = migrationFiles().filter(name => name < '0038')
    const said = await backup(of(early, [...CAMPAIGN, ...SPENT]), old, NOW)
    expect(said.databases[0]!.migrations).toEqual(early)
    const [ready] = (await prepare(old, fresh())).databases
    const db = new DatabaseSync(ready!.file)
    expect(
      db
        .prepare('SELECT name FROM d1_migrations ORDER BY name')
        .all()
        .map(row => row.name),
    ).toEqual(migrationFiles())
    expect(
      db.prepare('SELECT s.cost_micros, o.matched FROM spend s JOIN spend_sources o ON o.id = s.source').all(),
    ).toEqual([{ cost_micros: 500, matched: 'slug' }])
    db.close()
  })

  test('what a database names and the bucket does not hold is told', async () => {
    const said = await backup(of(migrationFiles(), [PICTURE]), path.join(fresh(), 'missing'), NOW)
    expect([said.files, said.missing]).toEqual([[], [`assets/${'a'.repeat(22)}`]])
  })
})

const CAMPAIGN = [
  `INSERT INTO brands (id, name, kit, legal, created_at, updated_at) VALUES ('b', 'B', '{}', '{}', 1, 1)`,
  `INSERT INTO campaigns (slug, brand, name, locale, currency, status, created_at, updated_at)
   VALUES ('spring', 'b', 'Spring', 'fr-FR', 'EUR', 'active', 1, 1)`,
]
const SPENT = [
  `INSERT INTO spend (campaign, ad, platform, starts_on, ends_on, impressions, clicks, cost_micros, currency)
   VALUES ('spring', '', 'meta', '2026-03-01', '2026-03-01', 10, 1, 500, 'EUR')`,
]
const PICTURE = `INSERT INTO assets (id, mime, width, height, bytes, palette, dhash, created_at)
  VALUES ('${'a'.repeat(22)}', 'image/png', 1, 1, 1, '[]', '${'0'.repeat(16)}', 1)`

/** A place that has one database of this schema, and an empty bucket. */
const of = (migrations: string[], sql: string[] = []): Place => ({
  from: 'local',
  copy: async (_, file) => {
    made(migrations, sql, file).close()
    return { bookmark: null }
  },
  download: async () => false,
  close: async () => {},
})

function made(migrations: string[], sql: string[] = [], file = ':memory:'): DatabaseSync {
  const db = new DatabaseSync(file)
  db.exec(
    'CREATE TABLE d1_migrations (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)',
  )
  db.exec('BEGIN')
  for (const name of migrations) {
    db.exec(readFileSync(path.join(ROOT, 'migrations', name), 'utf8'))
    db.prepare('INSERT INTO d1_migrations (name) VALUES (?)').run(name)
  }
  for (const one of sql) db.exec(one)
  db.exec('COMMIT')
  return db
}

describe('between D1 and a file', () => {
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      modules: true,
      script: `export default { async fetch(request, { DB }) {
        for (const sql of await request.json()) await DB.prepare(sql).run()
        return new Response('')
      } }`,
      d1Databases: ['DB'],
      compatibilityDate: '2026-10-20',
    }),
  )
  afterAll(() => miniflare.dispose())

  // What D1's own export turns into something else, and what is longer than a statement may be.
  const AWKWARD = [
    'a\nb and \\n and \\r',
    'a\r\nb and \\n',
    '{"a":"\\n"}',
    "l'été 🌞",
    '🌞é'.repeat(60_000),
    '\n'.repeat(50_000),
  ]
  const source = made(migrationFiles(), CAMPAIGN)
  const add =
    source.prepare(`INSERT INTO ads (campaign, slug, platform, headline, primary_text, description, cta, language, palette, created_at, updated_at)
    VALUES ('spring', ?, 'meta', ?, 'T', 'D', 'GET_QUOTE', 'fr', '[]', 1, 1)`)
  for (const [i, text] of AWKWARD.entries()) add.run(`ad-${i}`, text)

  test('every value comes into D1 and out of it as it was, over what was there before', async () => {
    const file = path.join(fresh(), 'import.sql')
    const older = made(migrationFiles().slice(0, 10), CAMPAIGN)
    for (const [to, now] of [
      [older, null],
      [source, older],
    ] as const) {
      writeImport(file, to, now)
      const statements = unstable_splitSqlQuery(readFileSync(file, 'utf8'))
      expect(Math.max(...statements.map(sql => Buffer.byteLength(sql)))).toBeLessThan(100_000)
      const done = await miniflare.dispatchFetch('http://d1/', { method: 'POST', body: JSON.stringify(statements) })
      expect(await done.text()).toBe('')
    }
    const d1 = (await miniflare.getD1Database('DB')) as unknown as D1Database
    const exported = path.join(fresh(), 'export.sql')
    const [lines] = await d1.prepare('PRAGMA miniflare_d1_export(?,?,?);').bind(0, 0).raw<string[]>()
    writeFileSync(exported, lines!.join('\n'))
    const copy = new DatabaseSync(':memory:')
    await loadExport(copy, exported)
    const texts = () =>
      copy
        .prepare('SELECT headline FROM ads ORDER BY slug')
        .all()
        .map(row => row.headline)
    expect(texts()).not.toEqual(AWKWARD) // D1's export alone does not do
    await mendLineEnds(copy, async sql => (await d1.prepare(sql).all<Record<string, unknown>>()).results)
    expect(texts()).toEqual(AWKWARD)
    expect(rowsOf(copy)).toEqual(rowsOf(source))
    const schema = (db: DatabaseSync) =>
      db
        .prepare(`SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT GLOB '_cf_*' ORDER BY name`)
        .all()
    expect(schema(copy)).toEqual(schema(source))
  })
})
