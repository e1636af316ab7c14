import { type Account, type Binding, liveVersion, newId, Refused, type Version, type Worker } from './account.ts'
import { databaseOf } from './databases.ts'
import type { Call, Routes } from './server.ts'

const NOT_THERE = 'This Worker does not exist on your account.'

export const workerRoutes: Routes = {
  'GET workers/services/*': call => ({
    default_environment: { environment: 'production', script: scriptOf(workerOf(call)) },
  }),
  'GET workers/workers/*': call => {
    const { name, subdomain } = workerOf(call)
    return { id: name, name, subdomain: { ...subdomain, url: `https://${hostOf(call.account, name)}` } }
  },
  'GET workers/scripts/*/settings': call => {
    const version = liveVersion(workerOf(call))
    return { bindings: version?.bindings ?? [], compatibility_date: version?.compatibilityDate }
  },
  'GET workers/scripts/*/secrets': call =>
    [...workerOf(call).secrets.keys()].map(name => ({ name, type: 'secret_text' })),
  'PATCH workers/scripts/*/secrets-bulk': async call => {
    const worker = workerOf(call)
    const { secrets } = (await call.json()) as { secrets: Record<string, { text: string } | null> }
    for (const [name, secret] of Object.entries(secrets)) {
      if (secret) worker.secrets.set(name, secret.text)
      else worker.secrets.delete(name)
    }
    return [...worker.secrets.keys()].map(name => ({ name, type: 'secret_text' }))
  },
  'GET workers/scripts/*/deployments': call => {
    const { deployed } = workerOf(call)
    return {
      deployments: [{ id: deployed, strategy: 'percentage', versions: [{ version_id: deployed, percentage: 100 }] }],
    }
  },

  'PUT workers/scripts/*': async call => {
    const name = call.path[0]!
    const before = call.account.workers.get(name)
    const version = await uploaded(call, before)
    const worker = before ?? newWorker(name)
    deploy(call.account, worker, version)
    return { ...scriptOf(worker), deployment_id: version.id.replaceAll('-', ''), startup_time_ms: 12 }
  },
  'DELETE workers/services/*': call => {
    const { name } = workerOf(call)
    const bound = [...call.account.workers.values()].filter(worker =>
      liveVersion(worker)?.bindings.some(({ service }) => service === name),
    )
    if (bound.length > 0 && call.query.get('force') !== 'true')
      throw new Refused(400, 10064, `${name} is still referenced by service bindings of ${bound[0]!.name}.`)
    call.account.workers.delete(name)
    return null
  },
  'POST workers/scripts/*/versions': async call => {
    const worker = workerOf(call)
    const version = await uploaded(call, worker)
    worker.versions.push(version)
    return { id: version.id, startup_time_ms: 12, resources: { script: { etag: version.id } } }
  },
  'POST workers/scripts/*/deployments': async call => {
    const worker = workerOf(call)
    const { versions } = (await call.json()) as { versions: { version_id: string }[] }
    const version = worker.versions.find(({ id }) => id === versions[0]!.version_id)
    if (!version) throw new Refused(404, 10008, 'This version does not exist.')
    deploy(call.account, worker, version)
    return { id: newId() }
  },
  'PATCH workers/scripts/*/script-settings': async call => {
    const worker = workerOf(call)
    const { tags } = (await call.json()) as { tags?: string[] | null }
    if (tags) worker.tags = tags
    return { tags: worker.tags }
  },
  'POST workers/scripts/*/subdomain': async call => {
    const worker = workerOf(call)
    const { enabled, previews_enabled = worker.subdomain.previews_enabled } = (await call.json()) as Worker['subdomain']
    worker.subdomain = { enabled, previews_enabled }
    return worker.subdomain
  },
  'GET workers/scripts/*/schedules': call => ({ schedules: workerOf(call).crons.map(cron => ({ cron })) }),
  'PUT workers/scripts/*/schedules': async call => {
    const worker = workerOf(call)
    worker.crons = ((await call.json()) as unknown as { cron: string }[]).map(({ cron }) => cron)
    return { schedules: worker.crons.map(cron => ({ cron })) }
  },

  'GET workers/subdomain': ({ account }) => {
    if (!account.subdomain) throw new Refused(404, 10007, 'You do not have a workers.dev subdomain.')
    return { subdomain: account.subdomain }
  },
  'GET workers/domains': ({ account, query }) =>
    [...account.domains.values()].filter(({ hostname }) => hostname === query.get('hostname')),
  'POST workers/scripts/*/domains/changeset': async call => {
    workerOf(call)
    const asked = (await call.json()) as unknown as { hostname: string }[]
    const { domains } = call.account
    const theirs = asked.filter(({ hostname }) => (domains.get(hostname)?.service ?? call.path[0]) !== call.path[0])
    return {
      added: asked.filter(({ hostname }) => !domains.has(hostname)).map(domain => ({ ...domain, id: '' })),
      updated: theirs.map(domain => ({ ...domain, id: domain.hostname, modified: true })),
      removed: [],
      conflicting: [],
    }
  },
  'PUT workers/scripts/*/domains/records': async call => {
    const { origins } = (await call.json()) as { origins: { hostname: string }[] }
    for (const { hostname } of origins) call.account.domains.set(hostname, { hostname, service: workerOf(call).name })
    return null
  },
}

export const hostOf = (account: Account, worker: string) => `${worker}.${account.subdomain}.workers.dev`

function workerOf({ account, path: [name] }: Call): Worker {
  const worker = account.workers.get(name!)
  if (!worker) throw new Refused(404, 10007, NOT_THERE)
  return worker
}

const newWorker = (name: string): Worker => ({
  name,
  secrets: new Map(),
  versions: [],
  deployed: '',
  crons: [],
  subdomain: { enabled: false, previews_enabled: false },
  tags: [],
})

const scriptOf = ({ name, tags, deployed }: Worker) => ({
  id: name,
  tag: name,
  tags,
  etag: deployed,
  last_deployed_from: 'wrangler',
})

/** The secrets of a version are the Worker's from the moment that it is deployed. */
function deploy(account: Account, worker: Worker, version: Version): void {
  account.workers.set(worker.name, worker)
  if (!worker.versions.includes(version)) worker.versions.push(version)
  worker.deployed = version.id
  for (const { type, name, text } of version.bindings)
    if (type === 'secret_text') worker.secrets.set(name, String(text))
  version.bindings = version.bindings.filter(({ type }) => type !== 'secret_text' && type !== 'inherit')
}

interface Metadata {
  main_module: string
  bindings: Binding[]
  compatibility_date: string
  limits?: { cpu_ms?: number }
}

async function uploaded(call: Call, before: Worker | undefined): Promise<Version> {
  const form = await call.form()
  const metadata = JSON.parse(String(form.get('metadata'))) as Metadata
  const modules = new Map<string, string>()
  for (const [name, part] of form)
    if (part instanceof File && part.type === 'application/javascript+module') modules.set(name, await part.text())
  if (!modules.has(metadata.main_module)) throw new Refused(400, 10021, `No such module: ${metadata.main_module}`)
  if (call.account.plan === 'free' && metadata.limits?.cpu_ms)
    throw new Refused(
      400,
      100328,
      'CPU limits are not supported for the Free plan. Switch to a paid plan to set CPU limits.',
    )
  const inherited = new Map(before && liveVersion(before)?.bindings.map(binding => [binding.name, binding]))
  const bindings = metadata.bindings.flatMap(binding => {
    if (binding.type !== 'inherit') return [bound(call.account, binding)]
    if (before?.secrets.has(binding.name)) return []
    const kept = inherited.get(binding.name)
    if (!kept)
      throw new Refused(
        400,
        10057,
        `inherit binding '${binding.name}' is invalid: it is not a binding of the previous version`,
      )
    return [kept]
  })
  const { main_module: main, compatibility_date: compatibilityDate } = metadata
  return { id: newId(), main, modules, bindings, compatibilityDate }
}

/** A binding leads to something that is there, or the whole upload is refused. */
function bound(account: Account, binding: Binding): Binding {
  const { type, name } = binding
  if (type === 'd1') databaseOf(account, String(binding.id))
  if (type === 'r2_bucket' && !account.buckets.has(String(binding.bucket_name)))
    throw new Refused(
      400,
      10085,
      `R2 bucket '${binding.bucket_name}' not found. Please use a different name and try again.`,
    )
  if (type === 'queue' && !account.queues.has(String(binding.queue_name)))
    throw new Refused(400, 11000, `Queue '${binding.queue_name}' not found.`)
  if (type === 'service' && !account.workers.has(String(binding.service)))
    throw new Refused(
      400,
      10143,
      `Could not resolve service binding '${name}'. Target script '${binding.service}' not found. Please verify the target script and try again.`,
    )
  return binding
}
