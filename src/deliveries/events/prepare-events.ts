import type { Hint, Unsendable } from '../../destinations/contract-conversions.ts'
import { destinations } from '../../destinations/index.ts'
import type { OpenConnection } from '../platforms/connection-store.ts'
import { eventOf } from './event-of.ts'
import type { Leased } from './event-schema.ts'
import { type Facts, findClicks, findFacts, keyOf } from './facts.ts'

/** Why an event leaves no more: the platform's own reasons, and ours. */
type LeftOut =
  | Unsendable
  | 'no-consent' // nobody agrees any more, neither the person nor the browser
  | 'not-told' // the connection is no longer told of this kind
  | 'disconnected' // the connection was deleted

export type Ready =
  | { row: Leased; ok: true; event: object; missing: readonly Hint[] }
  | { row: Leased; ok: false; state: 'left-out'; reason: LeftOut }
  | { row: Leased; ok: false; state: 'dead'; reason: 'not-ours' } // sealed under another DATA_KEY
  | { row: Leased; ok: false; state: 'waiting'; reason: 'privacy-incomplete' } // the brand's privacy page lacks the clause

interface Preparing {
  DB: D1Database
  DATA_KEY: string
}

/** Reads what is known of each event at this moment, and makes of it what stands in the platform's request. */
export async function prepareEvents(
  env: Preparing,
  connection: OpenConnection,
  kinds: readonly string[],
  rows: readonly Leased[],
  now: number,
): Promise<Ready[]> {
  const wanted = rows.filter(row => kinds.includes(row.kind))
  const known = await findFacts(env.DB, wanted)
  const facts = [...known.values()]
  const clicks = new Map((await findClicks(env.DB, facts)).map((some, n) => [facts[n], some]))
  return Promise.all(
    rows.map(async (row): Promise<Ready> => {
      if (!kinds.includes(row.kind)) return { row, ok: false, state: 'left-out', reason: 'not-told' }
      const of = known.get(keyOf(row))
      if (!of) return { row, ok: false, state: 'left-out', reason: 'no-consent' }
      const ready = await prepared(env.DATA_KEY, connection, row, of, clicks.get(of) ?? [], now)
      if (!ready.ok || of.has_clause === 1) return ready
      return { row, ok: false, state: 'waiting', reason: 'privacy-incomplete' }
    }),
  )
}

async function prepared(
  dataKey: string,
  { destination, settings, secrets }: OpenConnection,
  row: Leased,
  facts: Facts,
  clicks: readonly string[],
  now: number,
): Promise<Ready> {
  const event = await eventOf(dataKey, facts, row.tier, clicks).catch(() => null)
  if (!event) return { row, ok: false, state: 'dead', reason: 'not-ours' }
  const call = { settings, secrets, token: '', now, nonce: '' } // no event holds a credential
  const made = await destinations[destination].conversions.prepare(event, call)
  return made.ok ? { row, ...made } : { row, ok: false, state: 'left-out', reason: made.reason }
}
