import type { Cloudflare } from './cloudflare.ts'
import { TEAM_FILE } from './settings.ts'
import { bookmarkOf, type Database, pendingNow } from './survey.ts'
import { Stop } from './words.ts'
import { must } from './wrangler.ts'

/** Before any code that needs them; the code that runs meanwhile does not mind, as migrations only add. */
export async function migrate(
  cloudflare: Cloudflare,
  databases: Database[],
  environment: string | undefined,
): Promise<void> {
  const where = ['--remote', '--config', TEAM_FILE, ...(environment ? ['--env', environment] : [])]
  for (const { name, pending } of databases) {
    if (pending.length === 0) continue
    const back = `npx wrangler d1 time-travel restore ${name} --bookmark=${await bookmarkOf(cloudflare, name)}`
    await must(`Migrating ${name}`, ['d1', 'migrations', 'apply', name, ...where], {
      afterwards: `No Worker was replaced: what runs goes on as before. The migration that failed left nothing behind; those before it stay, and do no harm.
  To have the database as it was before all of them (what came in since is lost):

    ${back}`,
    })
    const left = await pendingNow(cloudflare, name)
    if (left.length > 0) throw new Stop(`${name} still lacks ${left.join(', ')}. No Worker was replaced.`)
    console.info(
      `✓ database ${name}: ${pending.length} migrations applied\n  To go back, until 30 days from now: ${back}`,
    )
  }
}
