import { sleep, TimeoutError, within } from '../lib/time.ts'
import { type Recorded, record } from './record.ts'

const WINDOW_MS = 5
const PATIENCE_MS = 4000

interface Group {
  rows: Recorded[]
  stored: Promise<number>
}

type Waiting = { waitUntil(work: Promise<unknown>): void }

let open: Group | null = null // gathering rows, in this isolate

/** Group commit: the beacons that reach an isolate within a few milliseconds share one transaction. Resolves once the
 *  rows are in D1. A group lives in the request that opened it; should that request die, the others open a second. */
export async function commit(db: D1Database, ctx: Waiting, rows: readonly Recorded[]): Promise<void> {
  try {
    await joinGroup(db, ctx, rows)
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error
    await joinGroup(db, ctx, rows)
  }
}

async function joinGroup(db: D1Database, ctx: Waiting, rows: readonly Recorded[]): Promise<void> {
  const group = open ?? openGroup(db, ctx)
  group.rows.push(...rows)
  try {
    // The timer of `within` also keeps this request alive: workerd cancels one that waits only for another's work.
    await within(PATIENCE_MS, 'a group commit', group.stored)
  } catch (error) {
    if (open === group) open = null
    throw error
  }
}

function openGroup(db: D1Database, ctx: Waiting): Group {
  const group: Group = {
    rows: [],
    stored: sleep(WINDOW_MS).then(() => {
      if (open === group) open = null
      return record(db, group.rows)
    }),
  }
  ctx.waitUntil(group.stored.catch(() => {})) // each member sees the failure for itself
  open = group
  return group
}
