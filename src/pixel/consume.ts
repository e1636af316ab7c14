import * as z from 'zod'
import { databaseCalled } from '../db/databases.ts'
import { issuesOf } from '../lib/http.ts'
import { newId } from '../lib/ids.ts'
import { log } from '../lib/log.ts'
import { inRequest } from '../lib/request-id.ts'
import { SECOND_MS, within } from '../lib/time.ts'
import { type Letter, NOT_A_ROW, OUT_OF_TRIES } from './dead.ts'
import { readAddress } from './queue.ts'
import { type Recorded, recorded } from './record.ts'
import { setAside, settle } from './settle.ts'
import type { Failed } from './sift.ts'

// D1 has been seen to answer nothing for 80 s. What is late may still be stored: the retry then changes nothing.
const PATIENCE_MS = 20 * SECOND_MS

interface Sent {
  message: Message
  row: unknown // what should be one
}

type Store = (db: D1Database, sent: readonly Sent[]) => Promise<Failed<Sent>[]>

/** The queues' consumer. What it does not hand back is durable when it returns: a row, or a dead letter. Each database has
 *  its beacons stored apart: one that stalls gets its own again, and the others' are done. */
export async function consume(batch: MessageBatch, env: Pick<Env, 'DB'>): Promise<void> {
  await inRequest(newId(), () => storeEach(batch, env))
}

async function storeEach(batch: MessageBatch, env: Pick<Env, 'DB'>): Promise<void> {
  tellLag(batch)
  const store: Store = batch.queue.endsWith('-dead')
    ? (db, sent) => setAside(db, sent.map(givenUp), letterOf)
    : storeAll
  const opened = batch.messages.map(message => ({ message, ...readAddress(message.body) }))
  const byDatabase = [...Map.groupBy(opened, ({ database }) => database)]
  await Promise.all(byDatabase.map(([name, sent]) => storeIn(databaseCalled(env, name), name, sent, store)))
}

async function storeIn(db: D1Database | null, name: string, sent: readonly Sent[], store: Store): Promise<void> {
  const again = new Set(sent)
  try {
    if (!db) throw new Error('no such database is bound to this Worker')
    const left = await within(PATIENCE_MS, 'storing beacons', store(db, sent))
    again.clear()
    for (const { item, reason } of left) {
      again.add(item)
      log('error', 'beacon.returned', { request: requestOf(item), attempts: item.message.attempts, reason })
    }
  } catch (error) {
    log('error', 'beacons.returned', { beacons: sent.length, database: name }, error)
  }
  for (const { message } of again) message.retry({ delaySeconds: delayOf(message.attempts) })
}

async function storeAll(db: D1Database, sent: readonly Sent[]): Promise<Failed<Sent>[]> {
  const rows = new Map<Sent, Recorded>()
  const nonsense: Failed<Sent>[] = []
  for (const item of sent) {
    const row = recorded.safeParse(item.row)
    if (row.success) rows.set(item, row.data)
    else nonsense.push({ item, reason: `${NOT_A_ROW}: ${issuesOf(row.error)[0]?.path || 'body'}` })
  }
  const left = await settle(db, [...rows.keys()], item => rows.get(item)!, letterOf)
  return [...left, ...(await setAside(db, nonsense, letterOf))]
}

const LATE_MS = 30 * SECOND_MS

/** A backlog shows in how old a message is that has waited for its first try. */
function tellLag({ queue, messages }: MessageBatch): void {
  const oldest = Math.min(...messages.filter(({ attempts }) => attempts === 1).map(each => each.timestamp.getTime()))
  const ms = Date.now() - oldest
  if (Number.isFinite(ms) && ms > LATE_MS) log('warn', 'queue.late', { queue, messages: messages.length, ms })
}

// Which request brought it, as queue.ts wrote beside the row.
const requestOf = ({ row }: Sent): string => traced.safeParse(row).data?.request ?? ''
const traced = z.object({ request: z.string() })

const givenUp = (item: Sent): Failed<Sent> => ({ item, reason: OUT_OF_TRIES })

const letterOf = ({ item: { message, row }, reason }: Failed<Sent>): Letter => ({
  id: message.id,
  body: row,
  reason,
  at: message.timestamp.getTime(),
})

const STEP_S = 10
const LONGEST_S = 300

/** 10 s, 20 s … 5 min: 50 s after a stall of 80 s its beacons are rows, and the queue's 100 tries last 7 hours. */
const delayOf = (attempts: number): number => Math.min(attempts * STEP_S, LONGEST_S)
