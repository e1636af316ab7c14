import { bind, type Param, retry } from '../db/query.ts'

export type Words = readonly [fr: string, en: string]

/** A table of the database as a file of the archive. Every column of it is in the file, or in `without`. */
export interface Table {
  file: string // 'ads' is ads.csv
  table: string
  key: readonly string[] // its primary key: a page goes on after the last one's
  columns: readonly string[]
  without?: Readonly<Record<string, string>> // columns that stay here, and why
  only?: string // SQL: which rows; a + before a column keeps its index from being chosen
  beside?: Readonly<Record<string, string>> // SQL by name: what `opened` needs to know and the file does not tell
  opened?: Opened
  ofViews?: true // its key begins with the id of a view, which tells the time
  says: Words
}

/** What is sealed in a row, in the clear. */
export interface Opened {
  columns: readonly string[]
  of: (dataKey: string, row: Row) => Promise<Row>
}

export type Value = string | number | null
export type Row = Readonly<Record<string, Value>>

export const text = (value: Value | undefined): string => String(value ?? '')

/** Why a column stays here. */
export const CREDENTIAL = 'opens or signs something'
export const RUNNING = 'of use to the running software alone'

/** Rows at a time: a million are a hundred queries, of the thousand that a Worker may send. */
export const PAGE = 10_000

/** Ids of views, the first included and the last not. */
export interface Span {
  from: string
  to: string
}

const names = ({ columns, beside = {} }: Table): readonly string[] => [...columns, ...Object.keys(beside)]

/** The first page, and those that go on after a row. SQL of constants alone: no value stands in it. */
export function sqlOf(table: Table, { after, span }: { after: boolean; span: boolean }): string {
  const { key, only, beside = {} } = table
  const fetched = [...table.columns.map(name => `t.${name}`), ...Object.values(beside)]
  const marks = key.map((_, i) => `?${i + 1}`)
  const end = key.length + 1
  const rules = [
    ...(only ? [only] : []),
    ...(after ? [`(${key.map(name => `t.${name}`).join(', ')}) > (${marks.join(', ')})`] : []),
    ...(span ? [`t.${key[0]} >= ?${end} AND t.${key[0]} < ?${end + 1}`] : []),
  ]
  const where = rules.length > 0 ? `WHERE ${rules.join(' AND ')}` : ''
  return `SELECT ${fetched.join(', ')} FROM ${table.table} t ${where} ORDER BY ${key.map(name => `t.${name}`).join(', ')} LIMIT ${PAGE}`
}

/** Every row, a page at a time. Columns are named, so that one that is gone fails here; they are as SQLite keeps them. */
export async function* pagesOf(db: D1Database, table: Table, span: Span | null): AsyncGenerator<Row[]> {
  const bounds = table.ofViews && span ? span : null
  const read = names(table)
  for (let last: Row | null = null; ; ) {
    const sql = sqlOf(table, { after: last !== null, span: bounds !== null })
    const after = table.key.map(name => last?.[name] ?? '')
    const params: Param[] = bounds ? [...after, bounds.from, bounds.to] : last ? after : []
    const rows = await retry(() => bind(db, sql, ...params).raw<Value[]>())
    const page = rows.map(row => Object.fromEntries(read.map((name, i) => [name, row[i] ?? null])))
    if (page.length > 0) yield page
    if (page.length < PAGE) return
    last = page.at(-1)!
  }
}
