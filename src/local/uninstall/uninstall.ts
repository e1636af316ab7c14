import { existsSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { unstable_readConfig } from 'wrangler'
import * as z from 'zod'
import { mustBeSignedIn } from '../login.ts'
import { ROOT } from '../setup.mjs'
import { wrangler } from '../wrangler.ts'
import { emptyBucket } from './bucket.ts'
import { type Deployment, stepsFor, takeDown } from './steps.ts'

const config = z.object({
  name: z.string(),
  d1_databases: z.array(z.object({ database_name: z.string() })),
  r2_buckets: z.array(z.object({ bucket_name: z.string() })),
  queues: z.object({
    producers: z.array(z.object({ queue: z.string() })).default([]),
    consumers: z.array(z.object({ queue: z.string() })).default([]),
  }),
})

/** `npm run uninstall`: deletes what `npm run deploy` made on Cloudflare. What is on this machine stays. */
export async function uninstallCommand(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { yes: { type: 'string' } } })
  const deployment = deploymentOf(['wrangler.toml', 'wrangler.team.toml'])
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

/** The first file's Worker is bound to those of the others, so it goes before them. */
export function deploymentOf(files: string[]): Deployment {
  const read = files
    .map(file => path.join(ROOT, file))
    .filter(file => existsSync(file))
    .map(file => config.parse(unstable_readConfig({ config: file })))
  const all = (names: string[]) => [...new Set(names)]
  return {
    workers: read.map(({ name }) => name),
    databases: all(read.flatMap(({ d1_databases }) => d1_databases.map(({ database_name }) => database_name))),
    buckets: all(read.flatMap(({ r2_buckets }) => r2_buckets.map(({ bucket_name }) => bucket_name))),
    queues: all(read.flatMap(({ queues }) => [...queues.producers, ...queues.consumers].map(({ queue }) => queue))),
    consumers: read.flatMap(({ name, queues }) => queues.consumers.map(({ queue }) => ({ queue, worker: name }))),
  }
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
