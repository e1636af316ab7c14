/** A brand may have a database of its own. Everything of it lives in the database of its host; a host that is not named lives
 *  in DB. Here alone it is decided which: all other code takes `env.DB` from the env that it is handed. */

/** One of them, and its name where that is not DB: what an isolate remembers is kept apart by it. */
export type Database = Pick<Env, 'DB' | 'DATABASE'>

const MAIN = 'DB'
const OTHER = /^DB_[A-Z0-9_]+$/
const HOST = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/

/** What BRAND_DATABASES says: 'offers.brand.example=DB_2, www.other.example=DB_3'. Throws a sentence for whoever wrote it.
 *  `bound`: the D1 bindings that there are, where that is known. */
export function databasesOf(text: string, bound?: readonly string[]): ReadonlyMap<string, string> {
  const byHost = new Map<string, string>()
  for (const part of text.split(',').map(each => each.trim())) {
    if (part === '') continue
    const [host = '', name = '', ...more] = part.split('=').map(each => each.trim())
    const wrong = (why: string) => new Error(`BRAND_DATABASES says "${part}": ${why}.`)
    if (more.length > 0 || !HOST.test(host) || !OTHER.test(name))
      throw wrong('write a host in small letters, without scheme or port, "=", and a binding as DB_2')
    if (bound && !bound.includes(name)) throw wrong(`wrangler.toml has no [[d1_databases]] with binding = "${name}"`)
    if (byHost.has(host)) throw wrong('this host has a database already')
    byHost.set(host, name)
  }
  return byHost
}

/** The env of a request: with the database of its host as DB. */
export function atHost(env: Env, url: string): Env {
  if (!env.BRAND_DATABASES) return env
  const name = hostsOf(env).get(new URL(url).hostname)
  return name === undefined ? env : withDatabase(env, name)
}

/** One env for each database that is bound, whether or not a host leads there: what it holds is still looked after. */
export const atEach = (env: Env): Env[] => [env, ...othersOf(env).map(name => withDatabase(env, name))]

/** Null: no such database is bound (any more). */
export function databaseCalled(env: Pick<Env, 'DB'>, name: string): D1Database | null {
  return name === MAIN || othersOf(env).includes(name) ? bindingOf(env, name) : null
}

export const nameOf = ({ DATABASE = MAIN }: Pick<Env, 'DATABASE'>): string => DATABASE

/** What an isolate remembers of each database, so that nothing of one is ever taken for another's. */
export function memoryOf<T>(begin: () => T): (env: Pick<Env, 'DATABASE'>) => T {
  const memories = new Map<string, T>()
  return env => {
    const name = nameOf(env)
    if (!memories.has(name)) memories.set(name, begin())
    return memories.get(name)!
  }
}

// What was signed on one brand's host opens nothing on another's: not the preview of a draft that is called the same.
const withDatabase = (env: Env, name: string): Env => ({
  ...env,
  DB: bindingOf(env, name),
  DATABASE: name,
  SIGNING_KEY: `${env.SIGNING_KEY}.${name}` as Env['SIGNING_KEY'],
})

const bindingOf = (env: object, name: string): D1Database => (env as Record<string, D1Database>)[name]!

const othersOf = (env: object): string[] => Object.keys(env).filter(name => OTHER.test(name))

let read: { text: string; byHost: ReadonlyMap<string, string> } | null = null // of this isolate

function hostsOf(env: Env): ReadonlyMap<string, string> {
  if (read?.text !== env.BRAND_DATABASES)
    read = { text: env.BRAND_DATABASES, byHost: databasesOf(env.BRAND_DATABASES, othersOf(env)) }
  return read!.byHost
}
