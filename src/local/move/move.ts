import * as z from 'zod'
import { all, bind, jsonChunks, run } from '../../db/query.ts'
import { FATES } from './tables.ts'

const AT_ONCE = 1000
const WIDE_AT_ONCE = 20 // rows of 100 KB and more

interface Shape {
  table: string
  columns: string[]
  key: string[]
}

type Row = (string | number | null)[]
export type Moved = Record<string, number> // rows, by table

/** Copies a brand's rows, and reads each of them again where it was put. May be repeated, also after it was cut short, while
 *  nobody else writes to either database. */
export async function copyBrand(from: D1Database, to: D1Database, brand: string): Promise<Moved> {
  await replaceSettings(from, to)
  const copied: Moved = {}
  for (const [table, fate] of Object.entries(FATES)) {
    if (fate === 'stays' || 'ends' in fate || 'replaced' in fate) continue
    const shape = await shapeOf(from, table)
    const where = 'moves' in fate ? fate.moves : fate.copied
    copied[table] = 0
    for await (const rows of pagesOf(from, shape, where, brand)) {
      for (const chunk of jsonChunks(rows)) await run(to, insertion(shape), chunk)
      await compare(to, shape, rows)
      copied[table] += rows.length
    }
  }
  return copied
}

/** Takes a brand's rows out of the database that it left: what has arrived in the other one and nothing else, and of people who
 *  are known to other brands too what is this brand's. May be repeated. */
export async function removeBrand(from: D1Database, to: D1Database, brand: string): Promise<Moved> {
  const removed: Moved = {}
  for (const [table, fate] of Object.entries(FATES).reverse()) {
    if (fate === 'stays' || 'copied' in fate || 'replaced' in fate) continue
    if ('ends' in fate) {
      removed[table] = await run(from, `DELETE FROM ${table} WHERE ${fate.ends}`, brand)
      continue
    }
    const shape = await shapeOf(to, table)
    const leaving = (fate.leaves ?? fate.moves).replaceAll('?1', '?2')
    const sql = `DELETE FROM ${table} WHERE ${among(shape)} AND ?2 = ?2 AND (${leaving})`
    removed[table] = 0
    for await (const rows of pagesOf(to, shape, fate.leaves ? 'TRUE' : fate.moves, brand))
      removed[table] += await run(from, sql, keysOf(shape, rows), brand)
  }
  return removed
}

/** A new database has its own of them. In one transaction: they point to each other. */
async function replaceSettings(from: D1Database, to: D1Database): Promise<void> {
  const statements = [to.prepare('PRAGMA defer_foreign_keys = ON')]
  for (const [table, fate] of Object.entries(FATES)) {
    if (fate === 'stays' || !('replaced' in fate)) continue
    const shape = await shapeOf(from, table)
    const rows = await bind(from, selection(shape, 'TRUE')).raw<Row>()
    statements.push(bind(to, `DELETE FROM ${table}`), bind(to, insertion(shape), JSON.stringify(rows)))
  }
  await to.batch(statements)
}

const column = z.object({ name: z.string(), pk: z.int() })
const COLUMNS = `SELECT name, pk FROM pragma_table_info(?1) ORDER BY cid`

async function shapeOf(db: D1Database, table: string): Promise<Shape> {
  const columns = await all(db, column, COLUMNS, table)
  const key = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk)
  return { table, columns: columns.map(({ name }) => name), key: key.map(({ name }) => name) }
}

/** Each row once, however many there are. */
async function* pagesOf(db: D1Database, shape: Shape, where: string, brand: string): AsyncGenerator<Row[]> {
  const key = shape.key.join(', ')
  const limit = WIDE.test(shape.table) ? WIDE_AT_ONCE : AT_ONCE
  const after = `AND (${key}) > (${shape.key.map((_, i) => `?${i + 2}`).join(', ')})`
  let last: Row = []
  do {
    const sql = `${selection(shape, `?1 = ?1 AND (${where})`)} ${last.length > 0 ? after : ''} ORDER BY ${key} LIMIT ${limit}`
    const rows = await bind(db, sql, brand, ...last).raw<Row>()
    if (rows.length === 0) return
    yield rows
    last = keyOf(shape, rows.at(-1)!)
  } while (last.length > 0)
}

const WIDE = /^(pages|page_\w+s|experiment_readings)$/

async function compare(to: D1Database, shape: Shape, rows: readonly Row[]): Promise<void> {
  const there = await bind(to, selection(shape, among(shape)), keysOf(shape, rows)).raw<Row>()
  const found = new Set(there.map(row => JSON.stringify(row)))
  const missing = rows.filter(row => !found.has(JSON.stringify(row))).length
  if (missing > 0)
    throw new Error(`${shape.table}: ${missing} rows are not in the new database as they are in the old one`)
}

const keyOf = ({ columns, key }: Shape, row: Row): Row => key.map(name => row[columns.indexOf(name)]!)
const keysOf = (shape: Shape, rows: readonly Row[]): string => JSON.stringify(rows.map(row => keyOf(shape, row)))

const selection = ({ table, columns }: Shape, where: string): string =>
  `SELECT ${columns.join(', ')} FROM ${table} WHERE ${where}`

const among = ({ key }: Shape): string =>
  `(${key.join(', ')}) IN (SELECT ${key.map((_, i) => `value ->> ${i}`).join(', ')} FROM json_each(?1))`

const insertion = ({ table, columns }: Shape): string => `
  INSERT INTO ${table} (${columns.join(', ')})
  SELECT ${columns.map((_, i) => `value ->> ${i}`).join(', ')} FROM json_each(?1) WHERE TRUE ON CONFLICT DO NOTHING`
