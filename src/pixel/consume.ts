import * as z from 'zod'
import { issuesOf } from '../lib/http.ts'
import { newId } from '../lib/ids.ts'
import { log } from '../lib/log.ts'
import { inRequest } from '../lib/request-id.ts'
import { SECOND_MS, within } from '../lib/time.ts'
import { type Letter, NOT_A_ROW, OUT_OF_TRIES } from './dead.ts'
import { type Recorded, recorded } from './record.ts'
import { setAside, settle } from './settle.ts'
import type { Failed } from './sift.ts'

// D1 has been seen to answer nothing for 80 s. What is late may still be stored: the retry then changes nothing.
const PATIENCE_MS = 20 * SECOND_MS

/** The queues' consumer. What it does not hand back is durable when it returns: a row, or a dead letter. */
export async function consume(batch: MessageBatch, env: Pick<Env, 'DB'>): Promise<void> {
  await inRequest(newId(), () => store(batch, env))
}

async function store(batch: MessageBatch, { DB }: Pick<Env, 'DB'>): Promise<void> {
  const again = new Set(batch.messages)
  const work = batch.queue.endsWith('-dead')
    ? setAside(DB, batch.messages.map(givenUp), letterOf)
    : storeAll(DB, batch.messages)
  try {
    const left = await within(PATIENCE_MS, 'storing beacons', work)
    again.clear()
    tellLag(batch)
    for (const { item, reason } of left) {
      again.add(item)
      log('error', 'beacon.returned', { request: requestOf(item), attempts: item.attempts, reason })
    }
  } catch (error) {
    log('error', 'beacons.returned', { beacons: batch.messages.length }, error)
  }
  for (const message of again) message.retry({ delaySeconds: delayOf(message.attempts) })
}

async function storeAll(db: D1Database, messages: readonly Message[]): Promise<Failed<Message>[]> {
  const rows = new Map<Message, Recorded>()
  const nonsense: Failed<Message>[] = []
  for (const item of messages) {
    const row = recorded.safeParse(item.body)
    if (row.success) rows.set(item, row.data)
    else nonsense.push({ item, reason: `${NOT_A_ROW}: ${issuesOf(row.error)[0]?.path || 'body'}` })
  }
  const left = await settle(db, [...rows.keys()], message => rows.get(message)!, letterOf)
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
const requestOf = ({ body }: Message): string => traced.safeParse(body).data?.request ?? ''
const traced = z.object({ request: z.string() })

const givenUp = (item: Message): Failed<Message> => ({ item, reason: OUT_OF_TRIES })

const letterOf = ({ item: { id, body, timestamp }, reason }: Failed<Message>): Letter => ({
  id,
  body,
  reason,
  at: timestamp.getTime(),
})

const STEP_S = 10
const LONGEST_S = 300

/** 10 s, 20 s … 5 min: 50 s after a stall of 80 s its beacons are rows, and the queue's 100 tries last 7 hours. */
const delayOf = (attempts: number): number => Math.min(attempts * STEP_S, LONGEST_S)
