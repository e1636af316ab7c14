import path from 'node:path'
import { type Unstable_Config, unstable_readConfig } from 'wrangler'
import { AGAIN, Stop } from './words.ts'

/** What wrangler.toml and wrangler.team.toml ask for, in the environment chosen. */
export interface Settings {
  environment: string | undefined
  accountId: string | undefined
  visitors: string // names of the two Workers
  team: string
  databases: string[]
  buckets: string[]
  queues: string[]
  consumed: string[] // the queues that the visitors' Worker empties
  secrets: string[]
  workersDev: boolean
  domains: string[] // host names of the visitors' Worker
}

export const VISITORS_FILE = 'wrangler.toml'
export const TEAM_FILE = 'wrangler.team.toml'

export function readSettings(root: string, environment: string | undefined): Settings {
  const [visitors, team] = [read(root, VISITORS_FILE, environment), read(root, TEAM_FILE, environment)]
  refuseDifferences(visitors, team, environment)
  const { producers = [], consumers = [] } = visitors.queues
  return {
    environment,
    accountId: visitors.account_id,
    visitors: visitors.name!,
    team: team.name!,
    databases: names(visitors.d1_databases.map(({ database_name }) => database_name)),
    buckets: names(visitors.r2_buckets.map(({ bucket_name }) => bucket_name)),
    consumed: names(consumers.map(({ queue }) => queue)),
    queues: names([...producers, ...consumers].map(({ queue }) => queue)),
    secrets: visitors.secrets?.required ?? [],
    workersDev: visitors.workers_dev ?? true,
    domains: (visitors.routes ?? []).flatMap(route =>
      typeof route === 'object' && 'custom_domain' in route && route.custom_domain ? [route.pattern] : [],
    ),
  }
}

function read(root: string, file: string, environment: string | undefined): Unstable_Config {
  const config = unstable_readConfig({ config: path.join(root, file) }, { hideWarnings: true })
  if (!environment) return config
  if (!config.definedEnvironments?.includes(environment))
    throw new Stop(
      `${file} has no [env.${environment}]. An example is at its end: take away the "# " of its lines, in ${VISITORS_FILE} and in ${TEAM_FILE}.`,
    )
  const chosen = unstable_readConfig({ config: path.join(root, file), env: environment }, { hideWarnings: true })
  refuseSharing(file, environment, config, chosen)
  return chosen
}

/** Wrangler hands an environment the domains that stand above it, and none of the bindings. */
const NOT_INHERITED = [
  'vars',
  'secrets',
  'd1_databases',
  'r2_buckets',
  'images',
  'queues',
  'send_email',
  'services',
  'ratelimits',
] as const

function refuseSharing(file: string, environment: string, above: Unstable_Config, chosen: Unstable_Config): void {
  const lacking = NOT_INHERITED.filter(name => !isEmpty(above[name]) && isEmpty(chosen[name]))
  if (lacking.length > 0)
    throw new Stop(
      `[env.${environment}] of ${file} lacks ${lacking.join(', ')}: what stands above it is not inherited, repeat it there.`,
    )
  const own = namesIn(above)
  const shared = namesIn(chosen).filter(name => own.includes(name))
  if (shared.length > 0)
    throw new Stop(
      `[env.${environment}] of ${file} has ${shared.join(', ')} in common with the deployment above it: give it names and domains of its own (routes = [] for none).`,
    )
}

const isEmpty = (value: unknown) => Object.values(value ?? {}).flat().length === 0

const namesIn = (config: Unstable_Config): string[] => [
  config.name!,
  ...names(config.d1_databases.map(({ database_name }) => database_name)),
  ...names(config.r2_buckets.map(({ bucket_name }) => bucket_name)),
  ...names((config.queues.producers ?? []).map(({ queue }) => queue)),
  ...(config.routes ?? []).map(route => (typeof route === 'string' ? route : route.pattern)),
]

/** Both Workers see the same data by the same rules, or the deployment is refused. */
function refuseDifferences(visitors: Unstable_Config, team: Unstable_Config, environment: string | undefined): void {
  const where = environment ? ` under [env.${environment}]` : ''
  const differing = SHARED.filter(name => JSON.stringify(visitors[name]) !== JSON.stringify(team[name]))
  if (differing.length > 0)
    throw new Stop(
      `${VISITORS_FILE} and ${TEAM_FILE} differ${where} in ${differing.join(', ')}: make them the same in both, ${AGAIN}.`,
    )
  if (!visitors.services?.some(({ binding, service }) => binding === 'TEAM' && service === team.name))
    throw new Stop(
      `${VISITORS_FILE}${where} has no service binding TEAM to "${team.name}", the name that ${TEAM_FILE} gives its Worker.`,
    )
}

/** What a request finds is the same in both Workers. */
const SHARED = [
  'compatibility_date',
  'vars',
  'secrets',
  'd1_databases',
  'r2_buckets',
  'images',
  'send_email',
  'ratelimits',
  'limits',
] as const

const names = (found: readonly (string | undefined)[]): string[] => [
  ...new Set(found.filter(name => name !== undefined)),
]
