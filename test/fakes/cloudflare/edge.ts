import { convertV4MiniflareOptions, Miniflare, NoOpLog, type V4WorkerOptions } from 'miniflare'
import { unstable_splitSqlQuery } from 'wrangler'
import { type Account, type Binding, liveVersion, type Version, type Worker } from './account.ts'
import { hostOf } from './workers.ts'

/** Runs what was uploaded, with the bindings and secrets that were uploaded with it, in workerd. */
export class Edge {
  #running: { of: string; miniflare: Miniflare } | null = null

  readonly account: Account

  constructor(account: Account) {
    this.account = account
  }

  /** What the internet gets from `url`: nothing, unless a Worker is deployed and has that address. */
  async fetch(
    url: URL,
    init: { method: string; headers: Record<string, string>; body?: Buffer },
  ): Promise<Response | null> {
    const worker = [...this.account.workers.values()].find(
      ({ name, subdomain }) =>
        (subdomain.enabled && hostOf(this.account, name) === url.hostname) ||
        this.account.domains.get(url.hostname)?.service === name,
    )
    if (!worker || !liveVersion(worker)) return null
    const miniflare = await this.#run()
    const to = (await miniflare.getWorker(worker.name)) as unknown as { fetch: typeof fetch }
    return to.fetch(url.href, init as RequestInit)
  }

  async close(): Promise<void> {
    await this.#running?.miniflare.dispose()
  }

  async #run(): Promise<Miniflare> {
    const workers = [...this.account.workers.values()].filter(worker => liveVersion(worker))
    const of = workers.map(({ deployed }) => deployed).join()
    if (this.#running?.of === of) return this.#running.miniflare
    await this.close()
    const options = { workers: workers.map(worker => optionsOf(worker, liveVersion(worker)!)), log: new NoOpLog() }
    const miniflare = new Miniflare(convertV4MiniflareOptions(options))
    await miniflare.ready
    for (const worker of workers)
      for (const { type, name, id } of liveVersion(worker)!.bindings)
        if (type === 'd1') await this.#fill(miniflare, worker.name, name, String(id))
    this.#running = { of, miniflare }
    return miniflare
  }

  async #fill(miniflare: Miniflare, worker: string, binding: string, id: string): Promise<void> {
    const db = await miniflare.getD1Database(binding, worker)
    const { changes } = [...this.account.databases.values()].find(({ uuid }) => uuid === id)!
    if (await db.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'd1_migrations'`).first()) return // another Worker's binding
    for (const sql of changes) await db.batch(unstable_splitSqlQuery(sql).map(statement => db.prepare(statement)))
  }
}

function optionsOf(worker: Worker, version: Version): V4WorkerOptions {
  const { bindings, main, modules, compatibilityDate } = version
  const those = (type: string, value: (binding: Binding) => string) =>
    Object.fromEntries(bindings.filter(b => b.type === type).map(b => [b.name, value(b)]))
  const [images] = bindings.filter(({ type }) => type === 'images')
  return {
    name: worker.name,
    compatibilityDate,
    modules: [main, ...[...modules.keys()].filter(name => name !== main)].map(name => ({
      type: 'ESModule',
      path: name,
      contents: modules.get(name)!,
    })),
    bindings: { ...those('plain_text', b => String(b.text)), ...Object.fromEntries(worker.secrets) },
    d1Databases: those('d1', b => String(b.id)),
    r2Buckets: those('r2_bucket', b => String(b.bucket_name)),
    queueProducers: those('queue', b => String(b.queue_name)),
    serviceBindings: those('service', b => String(b.service)),
    ...(images && { images: { binding: images.name } }),
    ratelimits: Object.fromEntries(
      bindings
        .filter(({ type }) => type === 'ratelimit')
        .map(({ name, namespace_id, simple }) => [
          name,
          { namespace_id: String(namespace_id), simple: simple as never },
        ]),
    ),
  }
}
