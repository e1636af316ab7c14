import path from 'node:path'
import { unstable_readConfig } from 'wrangler'
import { ROOT } from './setup.mjs'

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

/** The settings of the visitors' and of the team's Worker that differ and may not. */
export function differing(env?: string, root = ROOT): string[] {
  const [visitors, team] = ['wrangler.toml', 'wrangler.team.toml'].map(file =>
    unstable_readConfig({ config: path.join(root, file), ...(env && { env }) }, { hideWarnings: true }),
  )
  return SHARED.filter(name => JSON.stringify(visitors![name]) !== JSON.stringify(team![name]))
}
