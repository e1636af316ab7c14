import { mintedAt, newId } from '../lib/ids.ts'
import { sleep, TimeoutError, within } from '../lib/time.ts'
import type { Letter } from './dead.ts'
import type { Recorded } from './record.ts'
import { settle } from './settle.ts'
import type { Failed } from './sift.ts'

const WINDOW_MS = 5
const PATIENCE_MS = 4000

interface Group {
  rows: Recorded[]
  left: Promise<Failed<Recorded>[]> // what is not durable
}

type Waiting = { waitUntil(work: Promise<unknown>): void }

let open: Group | null = null // gathering rows, in this isolate

/** Group commit: the beacons that reach an isolate within a few milliseconds share one transaction. Resolves once the
 *  rows are in D1, and a row that breaks a rule of its table fails alone, into the dead letters. A group lives in the
 *  request that opened it; should that request die, the others open a second. */
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
    const left = await within(PATIENCE_MS, 'a group commit', group.left)
    const ours = left.find(({ item }) => rows.includes(item))
    if (ours) throw new Error(ours.reason)
  } catch (error) {
    if (open === group) open = null
    throw error
  }
}

function openGroup(db: D1Database, ctx: Waiting): Group {
  const group: Group = {
    rows: [],
    left: sleep(WINDOW_MS).then(() => {
      if (open === group) open = null
      return settle(db, group.rows, row => row, letterOf)
    }),
  }
  ctx.waitUntil(group.left)
  open = group
  return group
}

function letterOf({ item, reason }: Failed<Recorded>): Letter {
  const id = newId()
  return { id, body: item, reason, at: mintedAt(id) }
}
