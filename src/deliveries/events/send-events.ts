import { retry } from '../../db/query.ts'
import type { Judgement, Refused } from '../../destinations/contract.ts'
import { destinations } from '../../destinations/index.ts'
import { log } from '../../lib/log.ts'
import { HOUR_MS } from '../../lib/time.ts'
import { callPlatform, type Sending } from '../platforms/call-platform.ts'
import { type OpenConnection, openConnection } from '../platforms/connection-store.ts'
import { WAITS_MS } from '../verdict.ts'
import { dueConnections, endDisconnected, lease, type Settled, type Settlement, settleStatement } from './event-rows.ts'
import type { Leased, ToldConnection } from './event-schema.ts'
import { prepareEvents, type Ready } from './prepare-events.ts'
import { queueEvents } from './queue.ts'
import { readReceipts } from './receipts.ts'
import { beginRequest, endStatement } from './request-ledger.ts'
import { queueTiers } from './tiers.ts'

const PER_REQUEST = 200 // most platforms refuse all of a request for one event: fewer have to be sent again
const REQUESTS = 20 // per connection and run; what is left goes with the next
const BATCHES = 20 // the same, of events that nothing is sent of
const MAX_LEASES = 100 // whoever sends it never comes back

/** Queues what happened, sends what is due, and asks what came of it. May run twice at once: each event is held by one run. A
 *  run that dies after the platform has taken an event sends it again, and the platform drops it by its id. */
export async function tellPlatforms(
  env: Pick<Env, 'DB' | 'DATA_KEY'>,
  now: number,
  fetchFn: typeof fetch = fetch,
): Promise<void> {
  await queueEvents(env.DB, now)
  await queueTiers(env, now)
  const sending = { DB: env.DB, DATA_KEY: env.DATA_KEY, fetchFn }
  await sendEvents(sending, now)
  await readReceipts(sending, now)
}

async function sendEvents(sending: Sending, now: number): Promise<void> {
  await endDisconnected(sending.DB, now)
  const due = await dueConnections(sending.DB, now)
  const outcomes = await Promise.allSettled(due.map(connection => sendTo(sending, connection, now)))
  for (const [i, outcome] of outcomes.entries())
    if (outcome.status === 'rejected') log('error', 'conversions.not-sent', { connection: due[i]!.id }, outcome.reason) // their lease will end
}

async function sendTo(sending: Sending, { id, destination, events }: ToldConnection, now: number): Promise<void> {
  const limit = Math.min(destinations[destination].conversions.perRequest, PER_REQUEST)
  let connection = await openConnection(sending.DB, sending.DATA_KEY, id)
  let requests = REQUESTS
  for (let batch = 0; batch < BATCHES && connection && requests > 0; batch++) {
    const rows = await lease(sending.DB, id, limit, now)
    if (rows.length === 0) return
    const ready = await prepareEvents(sending, connection, events, rows.filter(isAlive), now)
    await settle(
      sending,
      id,
      [...rows.filter(row => !isAlive(row)).map(given), ...ready.flatMap(one => unready(one, now))],
      now,
    )
    const done = await sendAll(sending, connection, ready.filter(isReady), requests, now)
    connection = done.goesOn ? done.connection : null
    requests = done.requests
  }
}

const isAlive = ({ attempts }: Leased): boolean => attempts <= MAX_LEASES
const given = (row: Leased): Settled => ({ row, to: { state: 'dead', verdict: 'cut-short' } })

type Prepared = Ready & { ok: true }
const isReady = (ready: Ready): ready is Prepared => ready.ok
const unready = (r: Ready, now: number): Settled[] => {
  if (r.ok) return []
  if (r.state !== 'waiting') return [{ row: r.row, to: { state: r.state, verdict: r.reason } }]
  return [{ row: r.row, to: { state: 'waiting', verdict: r.reason, nextAt: now + HOUR_MS, untried: true } }]
}

interface Done {
  connection: OpenConnection // with the token that was used last
  requests: number // left
  goesOn: boolean // the platform takes more
}

/** One request, or as many as it takes to part those that are refused from the others. */
async function sendAll(
  sending: Sending,
  opened: OpenConnection,
  all: Prepared[],
  most: number,
  now: number,
): Promise<Done> {
  const stack = all.length > 0 ? [all] : []
  const done = { connection: opened, requests: most, goesOn: true }
  while (done.goesOn && stack.length > 0 && done.requests > 0) {
    const some = stack.pop()!
    const told = await sendOnce(sending, done.connection, some, now)
    if (isSplit(told.means, some)) stack.push(some.slice(some.length >> 1), some.slice(0, some.length >> 1))
    done.connection = told.connection
    done.requests--
    done.goesOn = told.means.kind !== 'halted' && told.means.kind !== 'later'
  }
  const left = stack.flat().map(({ row }) => ({ row, to: untried(now) }))
  await settle(sending, opened.id, left, now)
  return done
}

const isSplit = (means: Judgement, some: readonly Prepared[]): boolean => means.kind === 'split' && some.length > 1

async function sendOnce(sending: Sending, connection: OpenConnection, some: readonly Prepared[], now: number) {
  const { DB } = sending
  const events = some.map(({ event }) => event)
  const attempt = Math.max(...some.map(({ row }) => row.attempts))
  const request = await beginRequest(DB, { connection: connection.id, events: some.length, attempt }, now)
  const told = await callPlatform(
    sending,
    connection,
    (call, { conversions }) => conversions.request(events, call),
    (answer, { conversions }): Judgement => conversions.judge(answer, some.length),
    now,
    { ownToken: destinations[connection.destination].conversions.ownToken ?? false },
  )
  const { means, excerpt } = told
  const settled = some.map((one, at) => ({ row: one.row, to: settlementOf(means, one, at, request, now) }))
  const end = endStatement(DB, request, { means, sent: some.length, excerpt }, now)
  const statements = isSplit(means, some) ? [end] : [end, settleStatement(DB, connection.id, settled, now)]
  await retry(() => DB.batch(statements))
  return told
}

const untried = (now: number): Settlement => ({ state: 'waiting', verdict: '', nextAt: now, untried: true })

/** What an answer means for the event at a place of its request. The age limit of the platform ends what is tried again, and
 *  not a number of tries: an outage or a pause loses nothing that could still be sent. */
export function settlementOf(
  means: Judgement,
  { row, missing }: Pick<Prepared, 'row' | 'missing'>,
  at: number,
  request: string,
  now: number,
): Settlement {
  switch (means.kind) {
    case 'accepted': {
      const refused = means.refused.find((one: Refused) => one.at === at)
      if (refused) return { state: 'dead', verdict: refused.reason, request }
      return { state: 'sent', verdict: 'accepted', missing, request }
    }
    case 'later': {
      const wait = WAITS_MS[Math.min(row.attempts, WAITS_MS.length) - 1]!
      return {
        state: 'waiting',
        verdict: means.reason,
        nextAt: now + Math.max(wait, means.waitMs),
        untried: false,
        request,
      }
    }
    case 'halted':
      return { state: 'waiting', verdict: means.reason, nextAt: now, untried: true, request }
    case 'split':
    case 'refused':
      return { state: 'dead', verdict: means.reason, request }
  }
}

async function settle({ DB }: Sending, connection: string, settled: readonly Settled[], now: number): Promise<void> {
  if (settled.length > 0) await retry(() => settleStatement(DB, connection, settled, now).run())
}
