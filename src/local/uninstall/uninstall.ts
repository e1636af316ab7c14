import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { readSettings } from '../deploy/settings.ts'
import { mustBeSignedIn } from '../login.ts'
import { ROOT } from '../setup.mjs'
import { wrangler } from '../wrangler.ts'
import { emptyBucket } from './bucket.ts'
import { type Deployment, stepsFor, takeDown } from './steps.ts'

/** `npm run uninstall`: deletes what `npm run deploy` made on Cloudflare, with `--env` what it made for that environment. What
 *  is on this machine stays. */
export async function uninstallCommand(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { yes: { type: 'string' }, env: { type: 'string' } } })
  const deployment = deploymentOf(values.env)
  const [name] = deployment.workers
  await mustBeSignedIn()
  console.info(`
  This deletes from your Cloudflare account, for good:
${stepsFor(deployment)
  .map(({ what }) => `    ${what}`)
  .join('\n')}

  Published pages stop at once, and ads that lead to them lead nowhere: end those first.
  To keep the data: npm run backup -- --remote, and keep DATA_KEY, without which nobody can read the leads in it.
  Time Travel goes with the database.
`)
  const typed = values.yes ?? (await ask(`  Type ${name} to delete all of it: `))
  if (typed !== name) throw new Error(`Nothing was deleted: "${typed}" is not ${name}.`)
  const left = await takeDown(deployment, { wrangler, empty: bucket => emptyBucket(bucket, wrangler) }, console.info)
  if (left.length === 0) return console.info('\n  Nothing of Like2Lead is left on Cloudflare.\n')
  throw new Error(
    `Still there:\n\n${left.map(({ what, why }) => `  ${what}\n${why}`).join('\n\n')}\n\n  npm run uninstall goes on from here.`,
  )
}

/** The visitors' Worker is bound to the team's, so it goes first. */
export function deploymentOf(environment?: string): Deployment {
  const { visitors, team, databases, buckets, queues, consumed } = readSettings(ROOT, environment)
  const consumers = consumed.map(queue => ({ queue, worker: visitors }))
  return { workers: [visitors, team], databases, buckets, queues, consumers }
}

async function ask(question: string): Promise<string> {
  if (!process.stdin.isTTY) throw new Error('Nothing was deleted: without a terminal, say --yes=<name of the Worker>.')
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  try {
    return (await terminal.question(question)).trim()
  } finally {
    terminal.close()
  }
}
