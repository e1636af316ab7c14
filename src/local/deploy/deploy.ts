import { parseArgs } from 'node:util'
import { buildDesk } from '../build-desk.mjs'
import { buildPixel } from '../build-pixel.mjs'
import { ROOT } from '../setup.mjs'
import { signInLink } from '../sign-in-link.ts'
import { answers, farewell } from './after.ts'
import { type Cloudflare, signIn } from './cloudflare.ts'
import { migrate } from './migrate.ts'
import { chooseSecrets, type Secrets } from './secrets.ts'
import { readSettings, type Settings, TEAM_FILE, VISITORS_FILE } from './settings.ts'
import { type Survey, survey } from './survey.ts'
import { Stop } from './words.ts'
import { deployWorker, must } from './wrangler.ts'

/** Every step looks at what is there first: the whole may be repeated, and goes on where it was cut short. */
export async function deploy(args: string[], root = ROOT): Promise<void> {
  const { environment, dryRun } = options(args)
  const settings = readSettings(root, environment)
  const cloudflare = await signIn(settings.accountId)
  const found = await survey(cloudflare, settings)
  refuseTakingDomains(found.newDomains)
  const secrets = await chooseSecrets(cloudflare, settings, found.secrets)
  if (dryRun) return console.info(plan(settings, found, secrets))

  await Promise.all([buildPixel(), buildDesk()])
  await create(cloudflare, found.missing)
  await migrate(cloudflare, found.databases, environment)
  say(secrets)
  const address = await deployBoth(settings, found, secrets)
  await hello(address, secrets.adminToken, settings)
}

function options(args: string[]) {
  try {
    const { values } = parseArgs({ args, options: { env: { type: 'string' }, 'dry-run': { type: 'boolean' } } })
    return { environment: values.env, dryRun: values['dry-run'] ?? false }
  } catch (error) {
    throw new Stop(
      `${(error as Error).message}\n  npm run deploy, npm run deploy -- --env staging, npm run deploy -- --dry-run`,
    )
  }
}

/** Without a terminal wrangler would take over the DNS record of a host without asking. */
function refuseTakingDomains(domains: string[]): void {
  if (domains.length > 0 && !process.stdout.isTTY)
    throw new Stop(
      `${domains.join(', ')} is not this Worker's yet, and may be something else's. Deploy once from a terminal: there wrangler asks before it takes over a DNS record. Afterwards it can be done without one.`,
    )
}

async function create(cloudflare: Cloudflare, { queues, buckets, databases }: Survey['missing']): Promise<void> {
  const steps = [
    ...queues.map(name => [`queue ${name}`, 'queues', { queue_name: name }] as const),
    ...buckets.map(name => [`bucket ${name}`, 'r2/buckets', { name }] as const),
    ...databases.map(name => [`database ${name}`, 'd1/database', { name }] as const),
  ]
  for (const [what, path, body] of steps) {
    await cloudflare.create(path, body)
    console.info(`✓ ${what} made`)
  }
}

function say({ made }: Secrets): void {
  const shown = ['ADMIN_TOKEN', 'DATA_KEY'].filter(name => made[name])
  if (shown.length === 0) return
  console.info(`
  Keep ${shown.length > 1 ? 'these two' : 'this'} where you keep passwords. Nobody can show ${shown.length > 1 ? 'them' : 'it'} again, and without DATA_KEY no contact can be read:
${shown.map(name => `    ${name}=${made[name]}`).join('\n')}
`)
}

/** The team's first: the visitors' is bound to it. Where the visitors' runs already it learns new secrets first of all: cut
 *  short after that, the next run sees that the team's lacks them, and asks. */
async function deployBoth(settings: Settings, { secrets, newDomains }: Survey, { set }: Secrets): Promise<string> {
  const { visitors, team, environment } = settings
  const of = (file: string) => ['--config', file, ...(environment ? ['--env', environment] : [])]
  if (secrets.visitors && Object.keys(set).length > 0)
    await must('Setting the secrets', ['secret', 'bulk', ...of(VISITORS_FILE)], { stdin: JSON.stringify(set) })
  await deployWorker(`Deploying ${team}`, of(TEAM_FILE), set, false)
  console.info(`✓ Worker ${team}`)
  const targets = await deployWorker(
    `Deploying ${visitors}`,
    of(VISITORS_FILE),
    secrets.visitors ? {} : set,
    newDomains.length > 0,
  )
  console.info(`✓ Worker ${visitors}`)
  return addressOf(settings, targets)
}

function addressOf({ domains }: Settings, targets: string[]): string {
  const host = domains[0] ?? targets.find(target => target.endsWith('.workers.dev'))
  if (!host)
    throw new Stop(
      'Both Workers are deployed, but no address leads to them: set workers_dev = true or a [[routes]] in wrangler.toml.',
    )
  return `https://${host.replace('https://', '')}`
}

async function hello(address: string, adminToken: string | undefined, { domains }: Settings): Promise<void> {
  const up = await answers(address)
  const link = up && adminToken ? await signInLink(address, adminToken) : null
  console.info(farewell({ address, up, link, ownDomain: domains.length > 0 }))
}

function plan(
  { visitors, team }: Settings,
  { missing, databases, secrets, newDomains }: Survey,
  { set }: Secrets,
): string {
  const lines = [
    ...missing.queues.map(name => `make the queue ${name}`),
    ...missing.buckets.map(name => `make the bucket ${name}`),
    ...missing.databases.map(name => `make the database ${name}`),
    ...databases.flatMap(({ name, pending }) => pending.map(file => `apply ${file} to ${name}`)),
    ...Object.keys(set).map(name => `set the secret ${name} on both Workers`),
    `${secrets.team ? 'deploy' : 'make'} the Worker ${team}`,
    `${secrets.visitors ? 'deploy' : 'make'} the Worker ${visitors}`,
    ...newDomains.map(host => `lead ${host} to ${visitors}`),
  ]
  return `\n  npm run deploy would\n${lines.map(line => `    ${line}`).join('\n')}\n  Nothing was changed.\n`
}
