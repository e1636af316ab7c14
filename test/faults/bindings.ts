import type { DbTrouble, Trouble } from './trouble.ts'

/** The trouble of this isolate, and how often something met it. */
export const now: { trouble: Trouble; met: number } = { trouble: {}, met: 0 }

export function change(trouble: Trouble): void {
  now.trouble = trouble
  now.met = 0
}

const POLL_MS = 25
const inside = globalThis.setTimeout // whatever is done to the product's
const pause = () => new Promise(resolve => inside(resolve, POLL_MS))

/** The bindings as the product gets them. */
export const troubled = (env: Env): Env => ({
  ...env,
  DB: database(env.DB),
  ...(env.BEACONS && { BEACONS: queue(env.BEACONS) }), // the team's Worker has none
  FILES: files(env.FILES),
  IMAGES: images(env.IMAGES),
  ...(now.trouble.ingest && { INGEST: now.trouble.ingest as Env['INGEST'] }),
})

// What a call to a proxy finds: ours where there is one, else the binding's own.
const over = <T extends object>(target: T, ours: Record<string, unknown>): T =>
  new Proxy(target, {
    get(_, name) {
      if (typeof name === 'string' && name in ours) return ours[name]
      const value = Reflect.get(target, name) as unknown
      return typeof value === 'function' ? value.bind(target) : value
    },
  })

const reals = new WeakMap<D1PreparedStatement, D1PreparedStatement>() // a batch takes no proxy

function database(db: D1Database): D1Database {
  const statement = (real: D1PreparedStatement, sql: string): D1PreparedStatement => {
    const proxy = over(real, {
      bind: (...values: unknown[]) => statement(real.bind(...values), sql),
      ...Object.fromEntries(
        (['all', 'run', 'first', 'raw'] as const).map(name => [
          name,
          (...given: never[]) =>
            asked(() => (real[name] as (...given: never[]) => Promise<unknown>)(...given), name === 'run', sql),
        ]),
      ),
    })
    reals.set(proxy, real)
    return proxy
  }
  return over(db, {
    prepare: (sql: string) => statement(db.prepare(sql), sql),
    batch: (statements: D1PreparedStatement[]) => asked(() => db.batch(statements.map(one => reals.get(one)!)), true),
  })
}

async function asked<T>(work: () => Promise<T>, writes: boolean, sql = ''): Promise<T> {
  const { db } = now.trouble
  if (!db) return work()
  if (db.how === 'hangs' && db.since !== undefined) {
    if (sql.includes(db.since)) delete db.since
    return work()
  }
  if (db.how === 'hangs') {
    now.met++
    while (now.trouble.db === db) await pause()
    return work()
  }
  if (db.how === 'forgets') return writes ? forgotten(db, work) : work()
  return thrown(db, work)
}

function thrown<T>(db: DbTrouble & { how: 'throws' }, work: () => Promise<T>): Promise<T> {
  if (db.times !== undefined && db.times-- <= 0) return work()
  now.met++
  return Promise.reject(new Error(db.says))
}

async function forgotten<T>(db: DbTrouble & { how: 'forgets' }, work: () => Promise<T>): Promise<T> {
  const answer = await work()
  if (db.times-- <= 0) return answer
  now.met++
  throw new Error(db.says)
}

let sent = 0 // to the queue

function queue(real: Queue): Queue {
  const garbled = (body: object) => ({ ...body, scroll_pct: 400 })
  return over(real, {
    async sendBatch(batch: Iterable<{ body: object }>) {
      const { queue: how, garbles } = now.trouble
      if (how) now.met++
      if (how === 'refuses') throw new Error('Queue is overloaded. Please back off.')
      while (how === 'hangs' && now.trouble.queue === how) await pause()
      const messages = [...batch].map(({ body }) => {
        if (!garbles || ++sent % garbles > 0) return { body }
        now.met++
        return { body: garbled(body) }
      })
      await real.sendBatch(messages)
    },
  })
}

const refused = (what: string) => () => {
  now.met++
  return Promise.reject(new Error(`${what}: We encountered an internal error. Please try again. (10001)`))
}

function files(real: R2Bucket): R2Bucket {
  const { files: how } = now.trouble
  if (how === 'reads') return over(real, { get: refused('get'), head: refused('head') })
  return how === 'writes' ? over(real, { put: refused('put') }) : real
}

function images(real: ImagesBinding): ImagesBinding {
  const { images: how } = now.trouble
  if (!how) return real
  const transformer = (one: ImageTransformer): ImageTransformer =>
    over(one, {
      transform: (to: ImageTransform) => transformer(one.transform(to)),
      output: (options: ImageOutputOptions) =>
        how === 'all' || how === options.format ? refused('IMAGES_TRANSFORM_ERROR')() : one.output(options),
    })
  return over(real, {
    input: (stream: ReadableStream<Uint8Array>) => transformer(real.input(stream)),
    ...(how === 'all' && { info: refused('IMAGES_INFO_ERROR') }),
  })
}
