import { forVisitor } from '../db/query.ts'
import { log } from '../lib/log.ts'
import { enqueue } from './queue.ts'
import type { Recorded } from './row.ts'

/** Resolves once the rows are durable: in the queue, or in D1. Throws when neither would have them. */
export async function keep(
  env: Env,
  ctx: { waitUntil(work: Promise<unknown>): void },
  rows: readonly Recorded[],
): Promise<void> {
  if (env.INGEST === 'queue') {
    try {
      await forVisitor('the queue', enqueue(env, rows))
      return
    } catch (error) {
      log('warn', 'queue.refused', { beacons: rows.length }, error) // they go to D1
    }
  }
  const { commit } = await import('./commit.ts') // on Cloudflare hardly ever
  await commit(env, ctx, rows)
}
