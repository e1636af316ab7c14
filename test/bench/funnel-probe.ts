import product from '../../src/local/whole.ts'

/** The product, which also tells in a header how many rows D1 read for the answer. */
export default {
  async fetch(request: Request, env: Env, ctx: ExecutionContext): Promise<Response> {
    const { db, rows } = counting(env.DB)
    const answer = await product.fetch(request as never, { ...env, DB: db }, ctx)
    const body = await answer.arrayBuffer()
    const headers = new Headers(answer.headers)
    headers.set('X-Rows-Read', String(rows()))
    return new Response(body.byteLength > 0 ? body : null, { status: answer.status, headers })
  },
}

const INNER = Symbol('the statement of D1')
type Counted = D1PreparedStatement & { [INNER]: D1PreparedStatement }

function counting(db: D1Database): { db: D1Database; rows: () => number } {
  let read = 0
  const noted = <T extends { meta: { rows_read: number } }>(result: T): T => {
    read += result.meta.rows_read
    return result
  }
  const wrapped = (inner: D1PreparedStatement): Counted =>
    ({
      [INNER]: inner,
      bind: (...values: unknown[]) => wrapped(inner.bind(...values)),
      all: async () => noted(await inner.all()),
      run: async () => noted(await inner.run()),
      first: async (column?: string) => {
        const row = noted(await inner.all<Record<string, unknown>>()).results[0] ?? null
        return row && column ? row[column] : row
      },
    }) as unknown as Counted
  const counted = {
    prepare: (sql: string) => wrapped(db.prepare(sql)),
    batch: async (statements: Counted[]) => (await db.batch(statements.map(each => each[INNER]))).map(noted),
  }
  return { db: counted as unknown as D1Database, rows: () => read }
}
