import type * as z from 'zod'
import { sleep, within } from '../lib/time.ts'
import { isTransient } from '../lib/transient.ts'

/** Thin helpers over D1's own prepared statements. Limits are Cloudflare's (developers.cloudflare.com/d1/platform/limits,
 *  2026-11): 100 bound parameters, 2 MB per value; the local simulator does not enforce the second, so we do. */

const MAX_PARAMETERS = 100
const MAX_VALUE_BYTES = 1_500_000 // of 2,000,000: room for the row around it

export type Param = string | number | null

/** Binds values and refuses what production would refuse. */
export function bind(db: D1Database, sql: string, ...params: Param[]): D1PreparedStatement {
  if (params.length > MAX_PARAMETERS) throw new Error(`${params.length} parameters, D1 takes ${MAX_PARAMETERS}`)
  for (const param of params) {
    if (typeof param === 'string' && param.length > MAX_VALUE_BYTES / 4 && byteLength(param) > MAX_VALUE_BYTES) {
      throw new Error(`a parameter of ${byteLength(param)} bytes, the limit is ${MAX_VALUE_BYTES}`)
    }
  }
  return db.prepare(sql).bind(...params)
}

/** Every row, parsed: a renamed column fails here and not as `undefined` on a page. */
export async function all<T extends z.ZodType>(
  db: D1Database,
  row: T,
  sql: string,
  ...params: Param[]
): Promise<z.infer<T>[]> {
  const { results } = await bind(db, sql, ...params).all()
  return results.map(result => row.parse(result))
}

export async function first<T extends z.ZodType>(
  db: D1Database,
  row: T,
  sql: string,
  ...params: Param[]
): Promise<z.infer<T> | null> {
  return (await all(db, row, sql, ...params))[0] ?? null
}

/** Runs one writing statement; answers how many rows it changed. */
export async function run(db: D1Database, sql: string, ...params: Param[]): Promise<number> {
  return (await bind(db, sql, ...params).run()).meta.changes
}

/** Splits rows into JSON arrays that each fit one parameter of a `json_each(?1)` statement. */
export function* jsonChunks(rows: readonly unknown[]): Generator<string> {
  let chunk: string[] = []
  let bytes = 2
  for (const text of textsOf(rows)) {
    const size = byteLength(text) + 1
    if (bytes + size > MAX_VALUE_BYTES && chunk.length > 0) {
      yield `[${chunk.join(',')}]`
      chunk = []
      bytes = 2
    }
    chunk.push(text)
    bytes += size
  }
  if (chunk.length > 0) yield `[${chunk.join(',')}]`
}

const AT_ONCE = 1000 // rows: their JSON is written at once, in half the time

/** The JSON of rows, in order and with commas between: of many at once, or one by one where that would be too long. */
function* textsOf(rows: readonly unknown[]): Generator<string> {
  for (let i = 0; i < rows.length; i += AT_ONCE) {
    const some = rows.length <= AT_ONCE ? rows : rows.slice(i, i + AT_ONCE)
    const text = JSON.stringify(some).slice(1, -1)
    if (byteLength(text) < MAX_VALUE_BYTES / 4) yield text
    else for (const row of some) yield JSON.stringify(row)
  }
}

const TRIES = 5

/** Repeats work that may safely happen twice, with jitter, when D1 says that the fault was its own. */
export async function retry<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (attempt === TRIES || !isTransient(error)) throw error
      await sleep(Math.random() * 50 * 2 ** attempt)
    }
  }
}

const VISITOR_TIMEOUT_MS = 3000

/** For anything a visitor waits for: D1 is one thread and has been seen to stall for 80 s. Rejects with TimeoutError. */
export const forVisitor = <T>(what: string, work: Promise<T>): Promise<T> => within(VISITOR_TIMEOUT_MS, what, work)

/** A UNIQUE or PRIMARY KEY constraint refused the row: somebody was first. */
export const isDuplicate = (error: unknown): boolean => /UNIQUE constraint failed/i.test(String(error))

// Most text is ASCII, and encoding each row only to measure it was a visible part of the time that record() takes.
const byteLength = (text: string): number =>
  /^[\0-\x7f]*$/.test(text) ? text.length : new TextEncoder().encode(text).length
