/** What Cloudflare bills, as a request used it. */
export interface Used {
  requests: number
  queries: number
  rowsRead: number
  rowsWritten: number
  d1Ms: number // of D1's one thread, as D1 says
  messages: number // sent to the queue
  classA: number // R2: put, list
  classB: number // R2: get, head
  transformations: number
  bytesPut: number // into R2, of what is not a stream
}

export const nothing = (): Used => ({
  requests: 0,
  queries: 0,
  rowsRead: 0,
  rowsWritten: 0,
  d1Ms: 0,
  messages: 0,
  classA: 0,
  classB: 0,
  transformations: 0,
  bytesPut: 0,
})

/** The same bindings, which note what is asked of them. `sent`: takes the queue's messages, instead of a queue. */
export function counted(env: Env, used: Used, sent?: (body: unknown) => void): Env {
  return {
    ...env,
    DB: database(env.DB, used),
    FILES: noting(env.FILES, {
      classA: ['put', 'list', 'createMultipartUpload'],
      classB: ['get', 'head'],
      used,
    }),
    IMAGES: noting(env.IMAGES, { transformations: ['input'], used }),
    ...(sent && { INGEST: 'queue' as const, BEACONS: queue(used, sent) }),
  }
}

const INNER = Symbol('the statement of D1')
type Statement = D1PreparedStatement & { [INNER]: D1PreparedStatement }

function database(db: D1Database, used: Used): D1Database {
  const noted = <T extends { meta: D1Meta & Record<string, unknown> }>(result: T): T => {
    used.queries++
    used.rowsRead += result.meta.rows_read
    used.rowsWritten += result.meta.rows_written
    used.d1Ms += result.meta.duration
    return result
  }
  const wrapped = (inner: D1PreparedStatement): Statement =>
    ({
      [INNER]: inner,
      bind: (...values: unknown[]) => wrapped(inner.bind(...values)),
      all: async () => noted(await inner.all()),
      run: async () => noted(await inner.run()),
      first: async (column?: string) => {
        const row = noted(await inner.all<Record<string, unknown>>()).results[0] ?? null
        return row && column ? row[column] : row
      },
    }) as unknown as Statement
  return {
    prepare: (sql: string) => wrapped(db.prepare(sql)),
    batch: async (statements: Statement[]) => (await db.batch(statements.map(each => each[INNER]))).map(noted),
  } as unknown as D1Database
}

type Kind = 'classA' | 'classB' | 'transformations'

function noting<T extends object>(
  binding: T,
  { used, ...methods }: { used: Used } & Partial<Record<Kind, string[]>>,
): T {
  const kinds = Object.entries(methods) as [Kind, string[]][]
  return new Proxy(binding, {
    get(target, name) {
      const method = Reflect.get(target, name)
      if (typeof method !== 'function') return method
      const kind = kinds.find(([, names]) => names.includes(String(name)))?.[0]
      return (...given: unknown[]) => {
        if (kind) used[kind]++
        if (name === 'put' && given[1] instanceof ArrayBuffer) used.bytesPut += given[1].byteLength
        return Reflect.apply(method, target, given)
      }
    },
  })
}

const queue = (used: Used, sent: (body: unknown) => void): Queue =>
  ({
    sendBatch: async (messages: Iterable<MessageSendRequest>) => {
      for (const { body } of messages) {
        used.messages++
        sent(structuredClone(body))
      }
    },
  }) as unknown as Queue
