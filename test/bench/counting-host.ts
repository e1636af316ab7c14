import path from 'node:path'
import { convertV4MiniflareOptions, Miniflare, NoOpLog, type V4WorkerOptions } from 'miniflare'
import { unstable_getMiniflareWorkerOptions } from 'wrangler'
import { bundle } from '../../src/local/bundle.ts'
import { freePort } from '../../src/local/ports.ts'
import { ROOT } from '../../src/local/setup.mjs'

/** The product inside a Worker that counts, in workerd and on a socket of its own, with the bindings and the state of
 *  another host. `stoppedAt`: its clock always says so. */
export async function countingHost(
  stateFolder: string,
  bindings: Record<string, string>,
  { source = 'test/bench/funnel-probe.ts', stoppedAt }: { source?: string; stoppedAt?: number } = {},
) {
  const script = await bundle(source, stoppedAt === undefined ? undefined : { stoppedAt })
  const { workerOptions } = unstable_getMiniflareWorkerOptions(path.join(ROOT, 'wrangler.toml'))
  const worker: V4WorkerOptions = {
    ...workerOptions,
    serviceBindings: {}, // the team's Worker is in the same script
    name: 'probe',
    modules: [{ type: 'ESModule', path: script }],
    modulesRoot: path.dirname(script),
    bindings: { ...(workerOptions.bindings as Record<string, string>), INGEST: 'direct', ...bindings },
    unsafeDirectSockets: [{ host: '127.0.0.1', port: await freePort() }],
  }
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({ workers: [worker], resourcePersistencePath: stateFolder, log: new NoOpLog() }),
  )
  await miniflare.ready
  return {
    url: `http://localhost:${(await miniflare.unsafeGetDirectURL('probe')).port}`,
    stop: () => miniflare.dispose(),
  }
}
