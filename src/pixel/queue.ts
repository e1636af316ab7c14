import * as z from 'zod'
import { nameOf } from '../db/databases.ts'
import { requestId } from '../lib/request-id.ts'
import type { Recorded } from './row.ts'

// Cloudflare's limits (developers.cloudflare.com/queues/platform/limits, 2026-11), where a KB is 1,000 bytes and a message
// carries up to 100 of its own: 100 messages and 256 KB a batch, 128 KB a message.
const MAX_MESSAGES = 100
const MAX_BATCH_BYTES = 256_000
const MAX_MESSAGE_BYTES = 128_000
const OVERHEAD_BYTES = 100

const addressed = z.object({ database: z.string(), row: z.unknown() })

/** Of a message: a row alone is DB's. */
export function readAddress(body: unknown): { database: string; row: unknown } {
  return addressed.safeParse(body).data ?? { database: nameOf({}), row: body }
}

/** One message per row, in as few batches as fit, each saying whose it is. Throws before anything is sent when a row fits no
 *  message. */
export async function enqueue(env: Pick<Env, 'BEACONS' | 'DATABASE'>, rows: readonly Recorded[]): Promise<void> {
  const { BEACONS: queue, DATABASE: database } = env
  const request = requestId() // what is logged of a message later leads back to who brought it
  const traced = rows.map(row => ({ ...row, request }))
  const bodies = database === undefined ? traced : traced.map(row => ({ database, row }))
  await Promise.all(batchesOf<unknown>(bodies).map(batch => queue.sendBatch(batch.map(body => ({ body })))))
}

export function batchesOf<T>(rows: readonly T[]): T[][] {
  const batches: T[][] = []
  let room = 0
  for (const row of rows) {
    const bytes = new TextEncoder().encode(JSON.stringify(row)).length + OVERHEAD_BYTES
    if (bytes > MAX_MESSAGE_BYTES) throw new Error(`a row of ${bytes} bytes fits no message`)
    if (bytes > room || batches.at(-1)!.length === MAX_MESSAGES) {
      batches.push([])
      room = MAX_BATCH_BYTES
    }
    batches.at(-1)!.push(row)
    room -= bytes
  }
  return batches
}
