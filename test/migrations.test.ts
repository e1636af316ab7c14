// Long on purpose: the tables of cases of one subject, to be read side by side.
import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import { afterAll, describe, expect, test } from 'vitest'
import { unstable_splitSqlQuery } from 'wrangler'
import { migrate } from '../src/local/migrate.ts'
import { ROOT } from '../src/local/setup.mjs'
import { type Filled, fillNewTables, tablesOf } from './any-rows.ts'

const FOLDER = path.join(ROOT, 'migrations')
const MIGRATIONS = readdirSync(FOLDER)
  .sort()
  .map(name => ({ name, statements: unstable_splitSqlQuery(readFileSync(path.join(FOLDER, name), 'utf8')) }))
type Migration = (typeof MIGRATIONS)[number]

const miniflare = new Miniflare(
  convertV4MiniflareOptions({
    modules: true,
    script: `export default { async fetch(request, { ALL }) {
      const rows = await request.json()
      if (rows.length === 0) return new Response('')
      return Response.json(await ALL.batch(rows.map(([sql, values]) => ALL.prepare(sql).bind(...values))))
    } }`,
    d1Databases: ['ALL', 'CUT_SHORT'],
    compatibilityDate: '2026-10-20',
  }),
)
const database = async (name: string) => (await miniflare.getD1Database(name)) as unknown as D1Database
afterAll(() => miniflare.dispose())

const SCHEMA = `
  SELECT name, sql FROM sqlite_schema
  WHERE name NOT GLOB 'sqlite_*' AND name NOT GLOB '_cf_*' AND name <> 'd1_migrations' ORDER BY name`
const schemaOf = (db: DatabaseSync) => db.prepare(SCHEMA).all()

const uuid = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
const CAMPAIGN = [
  `INSERT INTO brands (id, name, kit, legal, created_at, updated_at) VALUES ('b', 'B', '{}', '{}', 1, 1)`,
  `INSERT INTO campaigns (slug, brand, name, locale, currency, status, created_at, updated_at)
   VALUES ('spring', 'b', 'Spring', 'fr-FR', 'EUR', 'active', 1, 1)`,
]

/** An ad whose page has two versions, of 10 and 20 ms. */
const page = (ad: string, live: number | null, changedAt: number): string[] => [
  `INSERT INTO ads (campaign, slug, platform, headline, primary_text, description, cta, language, palette, created_at, updated_at)
   VALUES ('spring', '${ad}', 'meta', 'H', 'T', 'D', 'GET_QUOTE', 'fr', '[]', 1, 1)`,
  `INSERT INTO pages (campaign, ad, template, content, live, updated_at) VALUES ('spring', '${ad}', 'quote', '{}', ${live}, ${changedAt})`,
  ...[1, 2].map(
    version => `INSERT INTO page_versions (campaign, ad, version, snapshot, html, checks, published_at, published_by)
      VALUES ('spring', '${ad}', ${version}, '{}', '', '[]', ${version * 10}, 'admin')`,
  ),
]

/** Rows that a migration drops, and why that is right. */
const MEANT_TO_GO: Record<string, Record<string, string>> = {}

/** A version that triggers raise: with a rule of a tier, days are counted anew. */
const RAISED = 'day_rules'

// What Node's SQLite does with them D1 does too: Node looks closer, D1 is what the product runs on.
test('a database with rows of every earlier version in every table becomes one of today', async () => {
  const [db, d1] = [new DatabaseSync(':memory:'), await database('ALL')]
  const folder = mkdtempSync(path.join(tmpdir(), 'l2l-migrations-'))
  const [random, filled] = [dice(1), new Set<string>()]
  for (const migration of MIGRATIONS) {
    const before = contents(db)
    applied(db, migration)
    expect(lost(before, db, migration), migration.name).toEqual([])
    expect(db.prepare('PRAGMA foreign_key_check').all(), migration.name).toEqual([])
    cpSync(path.join(FOLDER, migration.name), path.join(folder, migration.name))
    await migrate(d1, folder)
    await added(fillNewTables(db, filled, random))
  }
  expect(db.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }])
  const fresh = MIGRATIONS.reduce(applied, new DatabaseSync(':memory:'))
  expect(schemaOf(db)).toEqual(schemaOf(fresh))
  expect((await d1.prepare(SCHEMA).all()).results).toEqual(schemaOf(db))
  const tables = tablesOf(db)
  const read = tables.map(table => `SELECT * FROM "${table}" ORDER BY ${columnsOf(db, table)}`)
  const stored = await d1.batch(read.map(sql => d1.prepare(sql)))
  for (const [i, table] of tables.entries()) {
    expect(stored[i]!.results, table).not.toEqual([])
    expect(stored[i]!.results, table).toEqual(db.prepare(read[i]!).all())
  }
}, 60_000)

const columnsOf = (db: DatabaseSync, table: string) =>
  db
    .prepare('SELECT name FROM pragma_table_info(?)')
    .all(table)
    .map(column => `"${column.name}"`)

/** In one transaction, as D1 does. */
function applied(db: DatabaseSync, { statements }: Migration): DatabaseSync {
  db.exec('BEGIN')
  for (const sql of statements) db.exec(sql)
  db.exec('COMMIT')
  return db
}

/** mulberry32: the same rows each time. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

describe('what a migration makes of what was there', () => {
  const STORIES = [
    {
      what: 'a view that was a robot has the bit of the rule that said so',
      before: '0019_more_facts.sql',
      given: ['no user agent', 'user agent: bot', 'webdriver', 'prefetch'].map(
        (bot, i) => `INSERT INTO views (id, campaign, at, bot) VALUES ('${uuid(i)}', 'spring', ${i}, '${bot}')`,
      ),
      asked: 'SELECT bots FROM views ORDER BY at',
      told: [{ bots: 1 }, { bots: 2 }, { bots: 4 }, { bots: 8 }],
    },
    {
      what: 'a browser tied to somebody has a link that says since when; one that withdrew has no name any more',
      before: '0024_identity_links.sql',
      given: [
        `INSERT INTO visitors VALUES ('${uuid(1)}', 'ann', 5, NULL), ('${uuid(2)}', 'bob', 6, 7), ('${uuid(3)}', NULL, 8, NULL)`,
      ],
      asked: `SELECT v.contact_id AS tied, l.contact_id, l.act, l.how, l.at FROM visitors v LEFT JOIN identity_links l ON l.visitor_id = v.id ORDER BY v.id`,
      told: [
        { tied: 'ann', contact_id: 'ann', act: 'tie', how: 'form', at: 5 },
        { tied: null, contact_id: null, act: null, how: null, at: null },
        { tied: null, contact_id: null, act: null, how: null, at: null },
      ],
    },
    {
      what: 'what was spent keeps its figures and has a source of our own',
      before: '0038_spend_sources.sql',
      given: [
        ...CAMPAIGN,
        `INSERT INTO spend (campaign, ad, platform, starts_on, ends_on, impressions, clicks, cost_micros, currency)
         VALUES ('spring', '', 'meta', '2026-03-01', '2026-03-01', 10, 1, 500, 'EUR'), ('spring', 'ad-1', 'meta', '2026-03-01', '2026-03-01', 20, 2, 900, 'EUR')`,
      ],
      asked: `SELECT s.ad, s.cost_micros, o.platform, o.level, o.matched FROM spend s JOIN spend_sources o ON o.id = s.source ORDER BY s.ad`,
      told: [
        { ad: '', cost_micros: 500, platform: 'meta', level: 'own', matched: 'slug' },
        { ad: 'ad-1', cost_micros: 900, platform: 'meta', level: 'own', matched: 'slug' },
      ],
    },
    {
      what: 'a page that was live is known to be, since its latest version was published or an earlier one came back',
      before: '0042_page_lives.sql',
      given: [...CAMPAIGN, ...page('ad-1', 2, 50), ...page('ad-2', 1, 50), ...page('ad-3', null, 50)],
      asked: 'SELECT ad, at, version FROM page_lives ORDER BY ad',
      told: [
        { ad: 'ad-1', at: 20, version: 2 },
        { ad: 'ad-2', at: 50, version: 1 },
      ],
    },
    {
      what: 'a lead has the status that was told of it last',
      before: '0054_lead_status.sql',
      given: [
        ...['won-lead', 'new-lead'].map(
          id => `INSERT INTO conversions (id, kind, campaign, ad, at) VALUES ('${id}', 'lead', 'spring', 'ad-1', 1)`,
        ),
        `INSERT INTO outcomes (id, lead, campaign, ad, status, at, told_at) VALUES
         ('won-lead.qualified', 'won-lead', 'spring', 'ad-1', 'qualified', 2, 2), ('won-lead.won', 'won-lead', 'spring', 'ad-1', 'won', 3, 3)`,
      ],
      asked: 'SELECT id, status FROM conversions ORDER BY id',
      told: [
        { id: 'new-lead', status: null },
        { id: 'won-lead', status: 'won' },
      ],
    },
    {
      what: 'what the last report replaced can be brought back, and nothing of one before',
      before: '0056_taken_back.sql',
      given: [1, 2].map(
        id =>
          `INSERT INTO spend_imports (id, at, actor, platform, starts_on, ends_on, rows, replaced, totals, digest)
           VALUES (${id}, ${id}, 'admin', 'meta', '2026-03-01', '2026-03-31', 1, 1, '{}', '${'0'.repeat(64)}')`,
      ),
      asked: 'SELECT id, kept FROM spend_imports ORDER BY id',
      told: [
        { id: 1, kept: 0 },
        { id: 2, kept: 1 },
      ],
    },
  ]

  test.each(STORIES)('$what', ({ before, given, asked, told }) => {
    const at = MIGRATIONS.findIndex(({ name }) => name === before)
    const db = MIGRATIONS.slice(0, at).reduce(applied, new DatabaseSync(':memory:'))
    for (const sql of given) db.exec(sql)
    MIGRATIONS.slice(at).reduce(applied, db)
    expect(db.prepare(asked).all()).toEqual(told)
    db.close()
  })
})

test('a migration that fails in the middle leaves the database as it was, and is done whole when it is mended', async () => {
  const d1 = await database('CUT_SHORT')
  const folder = mkdtempSync(path.join(tmpdir(), 'l2l-migrations-'))
  const write = (name: string, sql: string) => writeFileSync(path.join(folder, name), sql)
  write(
    '0001_a.sql',
    "CREATE TABLE a (id INTEGER PRIMARY KEY, said TEXT) STRICT; INSERT INTO a VALUES (1, 'as it was');",
  )
  await migrate(d1, folder)
  const everything = async () => [
    (await d1.prepare(`${SCHEMA}, rootpage`).all()).results,
    (await d1.prepare('SELECT * FROM a').all()).results,
    (await d1.prepare('SELECT id, name FROM d1_migrations').all()).results,
  ]
  const before = await everything()
  const half = "CREATE TABLE b (id INTEGER) STRICT; UPDATE a SET said = 'other'; ALTER TABLE a ADD COLUMN more TEXT;"
  write('0002_b.sql', `${half} INSERT INTO b VALUES ('no number');`)
  await expect(migrate(d1, folder)).rejects.toThrow('cannot store TEXT value in INTEGER column')
  expect(await everything()).toEqual(before)
  write('0002_b.sql', half)
  await migrate(d1, folder)
  expect((await d1.prepare('SELECT * FROM a').all()).results).toEqual([{ id: 1, said: 'other', more: null }])
})

/** To D1, by a Worker: from here each value would be a round trip. */
async function added(rows: Filled[]): Promise<void> {
  const insertions = rows.map(({ table, row }) => {
    const names = Object.keys(row)
    return [`INSERT INTO "${table}" (${names}) VALUES (${names.map(() => '?')})`, Object.values(row)]
  })
  const answer = await miniflare.dispatchFetch('http://d1/', { method: 'POST', body: JSON.stringify(insertions) })
  if (!answer.ok) throw new Error(await answer.text())
  await answer.text()
}

type Contents = Map<string, Record<string, unknown>[]>
const contents = (db: DatabaseSync): Contents =>
  new Map(tablesOf(db).map(table => [table, db.prepare(`SELECT * FROM "${table}"`).all()]))

/** Rows that are there no more, or not as they were but for the columns that an UPDATE of the migration names. */
function lost(before: Contents, db: DatabaseSync, { name, statements }: Migration): string[] {
  const now = contents(db)
  return [...before].flatMap(([table, rows]) => {
    if (rows.length === 0 || table === RAISED || MEANT_TO_GO[name]?.[table]) return []
    if (!now.has(table)) return [`${table} is gone`]
    const rewritten = rewrittenBy(statements, table)
    const columns = Object.keys(now.get(table)![0] ?? {}).filter(column => column in rows[0]! && !rewritten.has(column))
    const line = (row: Record<string, unknown>) => JSON.stringify(columns.map(column => row[column]))
    const there = Map.groupBy(now.get(table)!, line)
    return [...Map.groupBy(rows, line)].flatMap(([text, same]) =>
      (there.get(text)?.length ?? 0) < same.length ? [`${table}: ${text}`] : [],
    )
  })
}

function rewrittenBy(statements: string[], table: string): Set<string> {
  const updates = statements
    .map(sql => sql.replace(/^(\s*--.*\n)*\s*/, ''))
    .filter(sql => sql.startsWith(`UPDATE ${table} `))
  return new Set(updates.flatMap(sql => [...sql.matchAll(/(?:SET|,)\s+(\w+) = /g)].map(match => match[1]!)))
}
