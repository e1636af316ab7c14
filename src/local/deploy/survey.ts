import * as z from 'zod'
import { profileOf } from '../../accounts/people-store.ts'
import { isSealedUnder } from '../../contacts/person.ts'
import { migrationFiles } from '../migrations.ts'
import type { Cloudflare } from './cloudflare.ts'
import type { Standing } from './keys.ts'
import type { Settings } from './settings.ts'
import { AGAIN, Stop } from './words.ts'

const NO_WORKER = [10007, 10090]
const NO_SUBDOMAIN = [10007]
const NO_DATABASE = [7404]
const NO_BUCKET = [10006]

/** What the account has of what the settings ask for. */
export interface Survey {
  databases: Database[]
  missing: { databases: string[]; buckets: string[]; queues: string[] }
  secrets: Standing
  /** Custom domains that are not the visitors' Worker's yet. */
  newDomains: string[]
}

export interface Database {
  name: string
  pending: string[] // migrations, in order
}

export async function survey(cloudflare: Cloudflare, settings: Settings): Promise<Survey> {
  const { read } = cloudflare
  const [uuids, buckets, queues, visitors, team, newDomains] = await Promise.all([
    Promise.all(settings.databases.map(name => read(withUuid, `d1/database/${name}`, NO_DATABASE))),
    Promise.all(settings.buckets.map(name => read(z.unknown(), `r2/buckets/${name}`, NO_BUCKET))),
    Promise.all(settings.queues.map(name => read(z.array(z.unknown()), `queues?name=${name}`))),
    secretsOf(cloudflare, settings.visitors),
    secretsOf(cloudflare, settings.team),
    unattached(cloudflare, settings),
    settings.workersDev && subdomain(cloudflare),
  ])
  const databases = await Promise.all(
    settings.databases.map(async (name, i) => ({ name, pending: await pendingOf(cloudflare, uuids[i]?.uuid) })),
  )
  return {
    databases,
    missing: {
      databases: settings.databases.filter((_, i) => !uuids[i]),
      buckets: settings.buckets.filter((_, i) => !buckets[i]),
      queues: settings.queues.filter((_, i) => !queues[i]?.length),
    },
    secrets: { visitors, team },
    newDomains,
  }
}

const withUuid = z.object({ uuid: z.string() })
const named = z.object({ name: z.string() })

const secretsOf = async ({ read }: Cloudflare, worker: string) =>
  (await read(z.array(named), `workers/scripts/${worker}/secrets`, NO_WORKER))?.map(({ name }) => name) ?? null

async function unattached({ read }: Cloudflare, { domains, visitors }: Settings): Promise<string[]> {
  const attached = await Promise.all(
    domains.map(hostname => read(z.array(z.object({ service: z.string() })), `workers/domains?hostname=${hostname}`)),
  )
  return domains.filter((_, i) => attached[i]?.[0]?.service !== visitors)
}

async function subdomain({ read, accountId }: Cloudflare): Promise<void> {
  if (!(await read(z.object({ subdomain: z.string() }), 'workers/subdomain', NO_SUBDOMAIN)))
    throw new Stop(
      `This account has no workers.dev name yet: choose one at https://dash.cloudflare.com/${accountId}/workers/onboarding, ${AGAIN}.`,
    )
}

const TABLE = `SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'd1_migrations'`
const APPLIED = `SELECT name FROM d1_migrations ORDER BY id`
async function pendingOf({ query }: Cloudflare, uuid: string | undefined): Promise<string[]> {
  const begun = uuid && (await query(named, uuid, TABLE)).length > 0
  const applied = begun ? (await query(named, uuid, APPLIED)).map(({ name }) => name) : []
  return migrationFiles().filter(file => !applied.includes(file))
}

/** The migrations that a database lacks now. */
export const pendingNow = async (cloudflare: Cloudflare, name: string): Promise<string[]> =>
  pendingOf(cloudflare, (await cloudflare.read(withUuid, `d1/database/${name}`))!.uuid)

/** The point to which Time Travel can take a database back. */
export async function bookmarkOf({ read }: Cloudflare, name: string): Promise<string> {
  const { uuid } = (await read(withUuid, `d1/database/${name}`))!
  return (await read(z.object({ bookmark: z.string() }), `d1/database/${uuid}/time_travel/bookmark`))!.bookmark
}

const SEALED = `
  SELECT 'person' AS kind, id, sealed FROM contacts WHERE sealed <> ''
  UNION ALL SELECT 'user', id, sealed FROM users WHERE sealed <> '' LIMIT 1`
const sealedRow = z.object({ kind: z.enum(['person', 'user']), id: z.string(), sealed: z.string() })
type Sealed = z.infer<typeof sealedRow>

/** Something that lies sealed under the DATA_KEY of a former deployment, or null when nothing does. */
export async function sealedIn({ read, query }: Cloudflare, { databases }: Settings): Promise<Sealed | null> {
  for (const name of databases) {
    const found = await read(withUuid, `d1/database/${name}`, NO_DATABASE)
    const tables = found && (await query(z.unknown(), found.uuid, BOTH_TABLES)).length === 2
    const [row] = tables ? await query(sealedRow, found.uuid, SEALED) : []
    if (row) return row
  }
  return null
}
const BOTH_TABLES = `SELECT name FROM sqlite_master WHERE type = 'table' AND name IN ('contacts', 'users')`

export async function opens(dataKey: string, { kind, id, sealed }: Sealed): Promise<boolean> {
  if (kind === 'user') return (await profileOf(dataKey, { id, sealed })) !== null
  return isSealedUnder(dataKey, id, sealed)
}
