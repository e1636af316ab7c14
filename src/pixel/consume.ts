import * as z from 'zod'
import { databaseCalled, nameOf } from '../db/databases.ts'
import { newId } from '../lib/ids.ts'
import { log } from '../lib/log.ts'
import { inRequest } from '../lib/request-id.ts'
import { SECOND_MS, within } from '../lib/time.ts'
import { archive } from './archive.ts'
import { type Letter, notARow, OUT_OF_TRIES } from './dead/letters.ts'
import { readAddress } from './queue.ts'
import { type Recorded, recorded } from './row.ts'
import { setAside, settle } from './settle.ts'
import type { Failed } from './sift.ts'

// D1 has been seen to answer nothing for 80 s. What is late may still be stored: the retry then changes nothing.
const PATIENCE_MS = 20 * SECOND_MS

interface Sent {
  message: Message
  row: unknown // what should be one
}

type Keeping = Pick<Env, 'DB' | 'DATABASE' | 'FILES' | 'ARCHIVE_DAYS'>
type Store = (env: Keeping, sent: readonly Sent[]) => Promise<Failed<Sent>[]>

/** The queues' consumer. What it does not hand back is durable when it returns: a row, or a dead letter. Each database has
 *  its beacons stored apart: one that stalls gets its own again, and the others' are done. */
export async function consume(batch: MessageBatch, env: Omit<Keeping, 'DATABASE'>): Promise<void> {
  await inRequest(newId(), () => storeEach(batch, env))
}

async function storeEach(batch: MessageBatch, env: Omit<Keeping, 'DATABASE'>): Promise<void> {
  tellLag(batch)
  const store: Store = batch.queue.endsWith('-dead')
    ? ({ DB }, sent) => setAside(DB, sent.map(givenUp), letterOf)
    : storeAll
  const opened = batch.messages.map(message => ({ message, ...readAddress(message.body) }))
  const byDatabase = [...Map.groupBy(opened, ({ database }) => database)]
  await Promise.all(byDatabase.map(([name, sent]) => storeIn({ ...env, DATABASE: name }, sent, store)))
}

async function storeIn(env: Keeping, sent: readonly Sent[], store: Store): Promise<void> {
  const again = new Set(sent)
  try {
    const DB = databaseCalled(env, nameOf(env))
    if (!DB) throw new Error('no such database is bound to this Worker')
    const left = await within(PATIENCE_MS, 'storing beacons', store({ ...env, DB }, sent))
    again.clear()
    for (const { item, reason } of left) {
      again.add(item)
      log('error', 'beacon.returned', { request: requestOf(item), attempts: item.message.attempts, reason })
    }
  } catch (error) {
    log('error', 'beacons.returned', { beacons: sent.length, database: nameOf(env) }, error)
  }
  for (const { message } of again) message.retry({ delaySeconds: delayOf(message.attempts) })
}

async function storeAll(env: Keeping, sent: readonly Sent[]): Promise<Failed<Sent>[]> {
  const rows = new Map<Sent, Recorded>()
  const nonsense: Failed<Sent>[] = []
  for (const item of sent) {
    const row = recorded.safeParse(item.row)
    if (row.success) rows.set(item, row.data)
    else nonsense.push({ item, reason: notARow(row.error) })
  }
  const left = await settle(env.DB, [...rows.keys()], item => rows.get(item)!, letterOf)
  for (const { item } of left) rows.delete(item)
  return [...left, ...(await keep(env, rows)), ...(await setAside(env.DB, nonsense, letterOf))]
}

const KEEPING_TRIES = 5

/** In the archive too. An R2 that fails gets them again a few times; then they are rows and nothing more, which is told. */
async function keep(env: Keeping, rows: ReadonlyMap<Sent, Recorded>): Promise<Failed<Sent>[]> {
  const sent = [...rows.keys()]
  try {
    await archive(env, [...rows.values()], Math.max(...sent.map(({ message }) => message.timestamp.getTime())))
    return []
  } catch (error) {
    log('error', 'beacons.not-archived', { beacons: sent.length, database: nameOf(env) }, error)
    const again = sent.filter(({ message }) => message.attempts < KEEPING_TRIES)
    return again.map(item => ({ item, reason: 'not archived' }))
  }
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
