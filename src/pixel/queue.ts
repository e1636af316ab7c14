import { requestId } from '../lib/request-id.ts'
import type { Recorded } from './record.ts'

// Cloudflare's limits (developers.cloudflare.com/queues/platform/limits, 2026-11), where a KB is 1,000 bytes and a message
// carries up to 100 of its own: 100 messages and 256 KB a batch, 128 KB a message.
const MAX_MESSAGES = 100
const MAX_BATCH_BYTES = 256_000
const MAX_MESSAGE_BYTES = 128_000
const OVERHEAD_BYTES = 100

/** One message per row, in as few batches as fit. Throws before anything is sent when a row fits no message. */
export async function enqueue(queue: Queue, rows: readonly Recorded[]): Promise<void> {
  const request = requestId() // what is logged of a message later leads back to who brought it
  const bodies = rows.map(row => ({ ...row, request }))
  await Promise.all(batchesOf(bodies).map(batch => queue.sendBatch(batch.map(body => ({ body })))))
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
