import path from 'node:path'
import { convertV4MiniflareOptions, Miniflare, NoOpLog, type V4WorkerOptions } from 'miniflare'
import { unstable_getMiniflareWorkerOptions } from 'wrangler'
import { databasesOf } from '../db/databases.ts'
import { buildDesk } from './build-desk.mjs'
import { buildPixel } from './build-pixel.mjs'
import { bundle, type Clock } from './bundle.ts'
import type { Telling } from './demo/worker.ts'
import { migrate } from './migrate.ts'
import { freePort, HOST } from './ports.ts'
import { ROOT } from './setup.mjs'

process.env.CLOUDFLARE_CF_FETCH_ENABLED = 'false' // request.cf is made up locally: nothing to fetch

export interface Running {
  url: string
  db: D1Database
  tick: (cron: string, at?: number) => Promise<void> // what Cloudflare's clock does
  stop: () => Promise<void>
}

/** The product while its database is being filled. */
export interface Filling {
  url: string
  db: D1Database
  tell: (story: Telling) => Promise<void> // to the demo's own Worker
}

interface Options {
  port: number
  stateFolder: string
  bindings: Record<string, string>
  fill?: (host: Filling) => Promise<void>
  clock?: Clock // the product's; else that of this machine
  entries?: { visitors: string; team: string } // what is run in place of src/index.ts and src/team.ts: Workers around them
  hear?: (line: string) => void // what the product writes to its log; else the terminal does
}

const ENTRIES = { visitors: 'src/index.ts', team: 'src/team.ts' }

/** Both Workers as they are deployed, in workerd, the visitors' on a socket of its own: about ten times the requests per
 *  second of the development proxy. State is kept in `stateFolder`, where wrangler's --local commands find it too. When
 *  there is something to fill in, the port opens once it is there: whoever gets an answer gets the right one. */
export async function run({ port, fill, clock, entries = ENTRIES, ...rest }: Options): Promise<Running> {
  await browserScripts()
  const product = {
    visitors: await bundled(entries.visitors, clock),
    team: await bundled(entries.team, clock),
  }
  const scripts = fill ? { ...product, demo: await bundled('src/local/demo/worker.ts', clock) } : product
  const miniflare = new Miniflare(optionsFor({ ...rest, scripts, port: fill ? await freePort() : port }))
  await miniflare.ready
  const before = await hostOf(miniflare)
  for (const name of Object.keys(databasesFor(rest.bindings)))
    await migrate((await miniflare.getD1Database(name, 'visitors')) as unknown as D1Database)
  if (fill) {
    await fill({ ...before, tell: story => tell(miniflare, story) })
    await miniflare.setOptions(optionsFor({ ...rest, scripts: product, port }))
  }
  const tick = async (cron: string, at = Date.now()) => {
    const worker = (await miniflare.getWorker('team')) as unknown as Ticking
    await worker.scheduled({ cron, scheduledTime: new Date(at) })
  }
  return { ...(await hostOf(miniflare)), tick, stop: () => miniflare.dispose() }
}

// Tests run the product several times in one process, from the same sources.
const browserScripts = once(() => Promise.all([buildPixel(), buildDesk()]))
const bundled = once(bundle)

function once<Given extends unknown[], Made>(make: (...given: Given) => Promise<Made>) {
  const made = new Map<string, Promise<Made>>()
  return (...given: Given): Promise<Made> => {
    const key = JSON.stringify(given)
    const found = made.get(key) ?? make(...given)
    made.set(key, found)
    return found
  }
}

// What getWorker gives; its type says less.
interface Ticking {
  scheduled: (at: { cron: string; scheduledTime: Date }) => Promise<unknown>
}

const hostOf = async (miniflare: Miniflare): Promise<Pick<Running, 'url' | 'db'>> => ({
  url: `http://localhost:${(await miniflare.unsafeGetDirectURL('visitors')).port}`,
  db: (await miniflare.getD1Database('DB', 'visitors')) as unknown as D1Database,
})

async function tell(miniflare: Miniflare, story: Telling): Promise<void> {
  const demo = await miniflare.unsafeGetDirectURL('demo')
  const answer = await fetch(demo, { method: 'POST', body: JSON.stringify(story) })
  if (!answer.ok) throw new Error(`telling the demo's stories: ${answer.status} ${await answer.text()}`)
}

interface Parts extends Pick<Options, 'port' | 'stateFolder' | 'bindings' | 'hear'> {
  scripts: { visitors: string; team: string; demo?: string }
}

/** Those of wrangler.toml, and on this machine whatever BRAND_DATABASES names besides. */
function databasesFor(given: Record<string, string>): Record<string, { id: string }> {
  const { bindings, d1Databases } = settingsOf('wrangler.toml')
  const { BRAND_DATABASES = '' } = { ...(bindings as Record<string, string>), ...given }
  const named = [...databasesOf(BRAND_DATABASES).values()].map(name => [name, { id: name }] as const)
  return { ...Object.fromEntries(named), ...(d1Databases as Record<string, { id: string }>) }
}

function optionsFor({ scripts, port, stateFolder, bindings, hear }: Parts) {
  const worker = (name: string, script: string, rest: Settings): V4WorkerOptions => ({
    ...rest,
    name,
    modules: [{ type: 'ESModule', path: script }],
    modulesRoot: path.dirname(script),
    bindings: { ...(rest.bindings as Record<string, string>), INGEST: 'direct', ...bindings },
    d1Databases: databasesFor(bindings),
  })
  const visitors = settingsOf('wrangler.toml')
  const { compatibilityDate = '' } = visitors
  const socket = (port: number) => [{ host: HOST, port }]
  return convertV4MiniflareOptions({
    workers: [
      {
        ...worker('visitors', scripts.visitors, { ...visitors, serviceBindings: { TEAM: 'team' } }),
        unsafeDirectSockets: socket(port),
      },
      worker('team', scripts.team, settingsOf('wrangler.team.toml')),
      ...(scripts.demo
        ? [{ ...worker('demo', scripts.demo, { compatibilityDate }), unsafeDirectSockets: socket(0) }]
        : []),
    ],
    resourcePersistencePath: stateFolder,
    log: new NoOpLog(),
    ...(hear && { handleStructuredLogs: ({ message }: { message: string }) => hear(message) }),
  })
}

type Settings = Partial<ReturnType<typeof unstable_getMiniflareWorkerOptions>['workerOptions']>

const settingsOf = (file: string): Settings => unstable_getMiniflareWorkerOptions(path.join(ROOT, file)).workerOptions
