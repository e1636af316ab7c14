import type { DatabaseSync, SQLInputValue } from 'node:sqlite'

type Row = Record<string, SQLInputValue>
export interface Filled {
  table: string
  row: Row
}

interface Column {
  name: string
  type: string
  notnull: number
  pk: number
}

interface Shape {
  table: string
  sql: string
  columns: (Column & { said: SQLInputValue[] })[]
  parents: { table: string; from: string[]; to: string[] }[]
}

/** Adds rows to every table whose text is not in `filled` yet, and to those that it refers to: values that its types, CHECKs, keys and references allow, found by
 *  trying. The first row of a table leaves out what may be left out, the second gives everything. */
export function fillNewTables(db: DatabaseSync, filled: Set<string>, random: () => number): Filled[] {
  const shapes = db
    .prepare(TABLES)
    .all()
    .map(({ name, sql }) => shapeOf(db, String(name), String(sql)))
  const wanted = new Set<string>()
  for (const { sql, table, parents } of parentsFirst(shapes).reverse()) {
    if (filled.has(sql) && !wanted.has(table)) continue
    for (const name of [table, ...parents.map(parent => parent.table)]) wanted.add(name)
  }
  return parentsFirst(shapes)
    .filter(({ table }) => wanted.has(table))
    .flatMap(shape => {
      filled.add(shape.sql)
      const rows = Array.from({ length: room(db, shape) }, (_, i) => found(db, shape, i === 0, random))
      return rows.map(row => ({ table: shape.table, row }))
    })
}

const ONE_ROW = /CHECK \(one = 1\)/ // a table of settings
const room = (db: DatabaseSync, { table, sql }: Shape): number =>
  ONE_ROW.test(sql) ? 1 - Number(db.prepare(`SELECT count(*) AS n FROM "${table}"`).get()!.n) : 2

const TABLES = `
  SELECT name, sql FROM sqlite_schema
  WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB '_cf_*' AND name <> 'd1_migrations'
  ORDER BY name`
export const tablesOf = (db: DatabaseSync): string[] =>
  db
    .prepare(TABLES)
    .all()
    .map(row => String(row.name))

function shapeOf(db: DatabaseSync, table: string, sql: string): Shape {
  const columns = db
    .prepare('SELECT name, type, "notnull", pk FROM pragma_table_info(?)')
    .all(table) as unknown as Column[]
  const keys = db
    .prepare('SELECT id, "table", "from", "to" FROM pragma_foreign_key_list(?) ORDER BY id, seq')
    .all(table)
  const parents = Object.values(Object.groupBy(keys, key => String(key.id))).map(parts => ({
    table: String(parts![0]!.table),
    from: parts!.map(part => String(part.from)),
    to: parts!.map(part => String(part.to)),
  }))
  return { table, sql, columns: columns.map(column => ({ ...column, said: said(column, sql) })), parents }
}

function parentsFirst(shapes: Shape[]): Shape[] {
  const sorted: Shape[] = []
  const done = new Set<string>()
  const ready = ({ table, parents }: Shape) =>
    !done.has(table) && parents.every(one => one.table === table || done.has(one.table))
  while (sorted.length < shapes.length) {
    const next = shapes.find(ready)
    if (!next) throw new Error('tables that refer to one another in a circle')
    done.add(next.table)
    sorted.push(next)
  }
  return sorted
}

const TRIES = 5000

/** Changes only what SQLite complained about, until it complains no more. */
function found(db: DatabaseSync, shape: Shape, sparse: boolean, random: () => number): Row {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!
  const value = (column: Shape['columns'][number]) => pick(random() < 0.5 ? column.said : fresh(column, random))
  const leftOut = ({ notnull, pk }: Column) => sparse && !notnull && !pk
  const anything = shape.columns.map(column => [column.name, leftOut(column) ? null : value(column)])
  const row: Row = Object.fromEntries(anything)
  const adopt = (columns: (name: string) => boolean) => {
    for (const { table, from, to } of shape.parents.filter(({ from }) => from.some(columns))) {
      const parent = pick(db.prepare(`SELECT ${to} FROM "${table}"`).all())
      from.forEach((column, i) => {
        row[column] = parent?.[to[i]!] ?? null
      })
    }
  }
  adopt(column => row[column] !== null)
  const names = shape.columns.map(({ name }) => name)
  const insert = db.prepare(`INSERT INTO "${shape.table}" (${names}) VALUES (${names.map(() => '?')})`)
  let refusal = ''
  for (let tries = 0; tries < TRIES; tries++) {
    try {
      insert.run(...names.map(name => row[name]!))
      return row
    } catch (error) {
      refusal = (error as Error).message
      const [, computed, from] = /^CHECK constraint failed: (\w+) = (.+)$/s.exec(refusal) ?? []
      if (computed && from) {
        row[computed] = computedFrom(db, from, row)
        continue
      }
      const blamed = shape.columns.filter(({ name }) =>
        new RegExp(`\\b${name}\\b`).test(refusal.replace(/^[^:]*:/, '')),
      )
      const any = blamed.length === 0 || random() < 0.1 // what is computed changes with what it is made of
      const column = pick(any ? shape.columns : blamed)
      const { name, notnull, pk } = column
      row[name] = !notnull && !pk && random() < 0.2 ? null : value(column)
      adopt(column => column === name && row[column] !== null)
    }
  }
  throw new Error(`found no row that ${shape.table} takes: ${refusal}`)
}

/** Of an expression over the row's own columns. */
function computedFrom(db: DatabaseSync, expression: string, row: Row): SQLInputValue {
  const given = Object.keys(row).map(name => `? AS ${name}`)
  return db.prepare(`SELECT ${expression} AS value FROM (SELECT ${given})`).get(...Object.values(row))!.value!
}

const MS = 1_780_000_000_000
const DAY_MS = 86_400_000
const TEXTS = ['x', '', 'EUR', 'FR', 'fr', '{}', '[]', '2026-03-31', "l'été\nand \\n 100 %", 'https://a.example']
const LENGTHS = [16, 22, 36, 43, 64]
const NUMBERS = [0, 1, 3, 7, 24, MS, MS + 60_000]

/** What a column may hold, as far as its table's own text tells. */
function said({ type }: Column, sql: string): SQLInputValue[] {
  if (type === 'REAL') return [0.1, 0.25, 0.5, 1, 2.75]
  if (type === 'INTEGER') return [...NUMBERS, ...[...sql.matchAll(/\b\d{1,9}\b/g)].map(([digits]) => Number(digits))]
  const literals = [...sql.replace(/--.*$/gm, '').matchAll(/'([^'\n]*)'/g)].map(([, text]) => text!)
  return [...TEXTS, ...literals]
}

/** New each time, for keys; odd, as no migration adds a row with such a number. */
function fresh({ type }: Column, random: () => number): SQLInputValue[] {
  const number = Math.floor(random() * 1e9)
  if (type === 'REAL') return [random()]
  if (type === 'INTEGER') return [(number % 500) * 2 + 1, (number % 20_000) * 2 + 1, MS + number * 2 + 1]
  const day = new Date((number * DAY_MS) % MS).toISOString().slice(0, 10)
  return [
    day,
    number.toString(36),
    number.toString(36).slice(-3),
    ...LENGTHS.map(n => number.toString(16).padStart(n, '0')),
  ]
}
