import type { Answer, Call, Destination, Judgement } from '../../destinations/contract.ts'
import type { Made } from '../../destinations/contract-lists.ts'
import { destinations } from '../../destinations/index.ts'
import { toHex } from '../../lib/bytes.ts'
import { hasEnded, noteFailed, noteWorked, type OpenConnection } from './connection-store.ts'
import { excerptOf } from './excerpt.ts'
import { exchange } from './exchange.ts'
import { isFresh, withFreshToken } from './fresh-token.ts'

/** Settings and secrets are what the platform's own schemas made of them when they were stored. */
export type PlatformCall = Call<Record<string, unknown>, Record<string, unknown>>

export interface Sending {
  DB: D1Database
  DATA_KEY: string
  fetchFn: typeof fetch
}

interface Told<T> {
  means: T | Judgement
  excerpt: string // of the request, for the ledger; '' when none was made
  connection: OpenConnection // with the token that was used
}

/** One request to an ad platform, and what its answer means. Everything that talks to one goes through here: an API
 *  that has ended is not called, tokens are refreshed, a connection that needs a person is paused. Never throws for what
 *  the other side does. `ownToken`: the request bears one of its own. */
export async function callPlatform<T extends { kind: string } | { id: string }>(
  sending: Sending,
  connection: OpenConnection,
  make: (call: PlatformCall, destination: Destination) => Made,
  judge: (answer: Answer, destination: Destination) => T | Judgement,
  now: number,
  { ownToken = false } = {},
): Promise<Told<T>> {
  const { oauth, ...rest }: Destination = destinations[connection.destination]
  const destination = ownToken || !oauth ? rest : { ...rest, oauth }
  const told = hasEnded(destination, now)
    ? { means: HAS_ENDED, excerpt: '', connection }
    : await tried(sending, connection, destination, make, judge, now)
  await note(sending.DB, connection.id, told.means, now)
  return told
}

const ENDED = 'version-ended'
const HAS_ENDED: Judgement = { kind: 'halted', reason: ENDED }

async function note(db: D1Database, id: string, means: object, now: number): Promise<void> {
  const { kind, reason } = means as { kind?: Judgement['kind']; reason?: string }
  if (kind === 'halted') {
    await noteFailed(db, id, reason!, reason === ENDED ? ENDED : 'halted', now)
  } else if (kind === 'later') await noteFailed(db, id, reason!, null, now)
  else if (kind === 'accepted' || kind === undefined) await noteWorked(db, id)
}

async function tried<T extends object>(
  sending: Sending,
  connection: OpenConnection,
  destination: Destination,
  make: (call: PlatformCall, destination: Destination) => Made,
  judge: (answer: Answer, destination: Destination) => T | Judgement,
  now: number,
): Promise<Told<T>> {
  const fresh = isFresh(connection.token, now)
  const { oauth } = destination
  const ready = oauth && !fresh ? await withFreshToken(sending, connection, oauth, now) : connection
  if ('kind' in ready) return { means: ready, excerpt: '', connection }
  const request = await make(callWith(ready, now), destination)
  const answer = await exchange(request, sending.fetchFn)
  const means = 'kind' in answer ? answer : judge(answer, destination)
  const told = { means, excerpt: excerptOf(request), connection: ready }
  // A token may end before its time: once, with another one, before a person is called.
  const stale =
    oauth && fresh && 'kind' in means && means.kind === 'halted' && !('kind' in answer) && answer.status === 401
  return stale ? tried(sending, { ...ready, token: null }, destination, make, judge, now) : told
}

/** What a request is made of, by a connection whose token lasts. */
export const callWith = (ready: OpenConnection, now: number): PlatformCall => ({
  settings: ready.settings,
  secrets: ready.secrets,
  token: tokenOf(ready),
  now,
  nonce: nonce(),
})

const tokenOf = ({ token, secrets }: OpenConnection): string =>
  token?.text ?? (typeof secrets.accessToken === 'string' ? secrets.accessToken : '')

const nonce = (): string => toHex(crypto.getRandomValues(new Uint8Array(16)))
