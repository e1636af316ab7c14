import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { convertV4MiniflareOptions, Miniflare, NoOpLog, type V4WorkerOptions } from 'miniflare'
import { unstable_getMiniflareWorkerOptions } from 'wrangler'
import { freePort } from '../../src/local/ports.ts'
import { ROOT } from '../../src/local/setup.mjs'
import { median } from './median.ts'
import { workerd } from './workerd.ts'

const TIMES = 5
const BARE = `export default { fetch: () => new Response('hello'), queue() {}, scheduled() {} }`

/** ms of processor that a new runtime uses until its first answer: what the script adds to a bare Worker that has the same
 *  bindings, medians of pairs. It holds parsing, what runs at load, and one request. */
export async function startUp(script: string): Promise<{ ms: number; hello: number }> {
  const pairs = []
  for (let time = 0; time < TIMES; time++)
    pairs.push({
      bare: await begun({ modules: true as const, script: BARE }),
      ours: await begun({
        modules: [{ type: 'ESModule' as const, path: script }],
        modulesRoot: path.dirname(script),
      }),
    })
  return { ms: median(pairs.map(({ bare, ours }) => ours - bare)), hello: median(pairs.map(({ bare }) => bare)) }
}

type Code = { modules: true; script: string } | { modules: { type: 'ESModule'; path: string }[]; modulesRoot: string }

async function begun(code: Code): Promise<number> {
  const { workerOptions } = unstable_getMiniflareWorkerOptions(path.join(ROOT, 'wrangler.toml'))
  const { serviceBindings: _, modulesRules: __, ...bound } = workerOptions // to Workers that are not here
  const port = await freePort()
  const worker: V4WorkerOptions = {
    ...bound,
    ...code,
    name: 'begun',
    unsafeDirectSockets: [{ host: '127.0.0.1', port }],
  }
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      workers: [worker],
      resourcePersistencePath: mkdtempSync(path.join(tmpdir(), 'like2lead-')),
      log: new NoOpLog(),
    }),
  )
  await miniflare.ready
  await (await fetch(`http://127.0.0.1:${port}/p.js`)).text()
  const { cpuS } = workerd()
  await miniflare.dispose()
  return cpuS * 1000
}
