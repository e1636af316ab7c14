import { forVisitor } from '../db/query.ts'
import { commit } from './commit.ts'
import { type Recorded, record, recorded } from './record.ts'

/** Resolves once the rows are durable: in the queue, or in D1. Throws when neither would have them. */
export async function keep(
  env: Env,
  ctx: { waitUntil(work: Promise<unknown>): void },
  rows: readonly Recorded[],
): Promise<void> {
  if (env.INGEST === 'queue') {
    try {
      await forVisitor('the queue', env.BEACONS.sendBatch(rows.map(body => ({ body }))))
      return
    } catch (error) {
      console.warn('the queue refused beacons, which go to D1', error)
    }
  }
  await commit(env.DB, ctx, rows)
}

/** The queue's consumer. A message that makes no sense is retried until the queue sets it aside; the others go on. */
export async function consume(batch: MessageBatch, env: Env): Promise<void> {
  const rows: Recorded[] = []
  for (const message of batch.messages) {
    const row = recorded.safeParse(message.body)
    if (row.success) rows.push(row.data)
    else message.retry()
  }
  if (rows.length === 0) return
  try {
    await record(env.DB, rows)
  } catch (error) {
    console.error('beacons return to the queue', error)
    batch.retryAll()
  }
}
