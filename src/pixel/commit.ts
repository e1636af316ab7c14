import { type Database, memoryOf } from '../db/databases.ts'
import { mintedAt, newId } from '../lib/ids.ts'
import { sleep, TimeoutError, within } from '../lib/time.ts'
import type { Letter } from './dead/letters.ts'
import type { Recorded } from './row.ts'
import { settle } from './settle.ts'
import type { Failed } from './sift.ts'

const WINDOW_MS = 5
const PATIENCE_MS = 4000

interface Group {
  rows: Recorded[]
  left: Promise<Failed<Recorded>[]> // what is not durable
}

type Waiting = { waitUntil(work: Promise<unknown>): void }

const gathering = memoryOf((): { open: Group | null } => ({ open: null })) // rows, in this isolate

/** Group commit: the beacons that reach an isolate within a few milliseconds share one transaction. Resolves once the
 *  rows are in D1, and a row that breaks a rule of its table fails alone, into the dead letters. A group lives in the
 *  request that opened it; should that request die, the others open a second. */
export async function commit(env: Database, ctx: Waiting, rows: readonly Recorded[]): Promise<void> {
  try {
    await joinGroup(env, ctx, rows)
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error
    await joinGroup(env, ctx, rows)
  }
}

async function joinGroup(env: Database, ctx: Waiting, rows: readonly Recorded[]): Promise<void> {
  const group = gathering(env).open ?? openGroup(env, ctx)
  group.rows.push(...rows)
  try {
    // The timer of `within` also keeps this request alive: workerd cancels one that waits only for another's work.
    const left = await within(PATIENCE_MS, 'a group commit', group.left)
    const ours = left.find(({ item }) => rows.includes(item))
    if (ours) throw new Error(ours.reason)
  } catch (error) {
    close(env, group)
    throw error
  }
}

function openGroup(env: Database, ctx: Waiting): Group {
  const group: Group = {
    rows: [],
    left: sleep(WINDOW_MS).then(() => {
      close(env, group)
      return settle(env.DB, group.rows, row => row, letterOf)
    }),
  }
  ctx.waitUntil(group.left)
  gathering(env).open = group
  return group
}

function close(env: Database, group: Group): void {
  const here = gathering(env)
  if (here.open === group) here.open = null
}

function letterOf({ item, reason }: Failed<Recorded>): Letter {
  const id = newId()
  return { id, body: item, reason, at: mintedAt(id) }
}
