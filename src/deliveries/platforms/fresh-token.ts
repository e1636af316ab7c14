import type { Judgement, OAuth } from '../../destinations/contract.ts'
import { MINUTE_MS } from '../../lib/time.ts'
import type { Sending } from './call-platform.ts'
import { keepToken, type OpenConnection, openConnection } from './connection-store.ts'
import { exchange } from './exchange.ts'

type Refreshed = OpenConnection | Judgement

const SPARE_MS = MINUTE_MS // a token about to end is as good as ended

export const isFresh = (token: OpenConnection['token'], now: number): boolean =>
  token !== null && token.until > now + SPARE_MS

// By connection, of one invocation: a promise of another one may never be kept.
const underWay = new WeakMap<Sending, Map<string, Promise<Refreshed>>>()

/** The connection with a token that lasts. Some platforms take a refresh token once and give another one with each access
 *  token: runs at once share what one of them is given, and whoever comes late takes what is stored since. */
export function withFreshToken(
  sending: Sending,
  connection: OpenConnection,
  oauth: OAuth<Record<string, unknown>>,
  now: number,
): Promise<Refreshed> {
  const refreshes = underWay.get(sending) ?? new Map<string, Promise<Refreshed>>()
  underWay.set(sending, refreshes)
  const known = refreshes.get(connection.id)
  if (known) return known
  const refresh = refreshed(sending, connection, oauth, now).finally(() => refreshes.delete(connection.id))
  refreshes.set(connection.id, refresh)
  return refresh
}

async function refreshed(
  sending: Sending,
  connection: OpenConnection,
  oauth: OAuth<Record<string, unknown>>,
  now: number,
): Promise<Refreshed> {
  const before = await storedSince(sending, connection)
  if (before && isFresh(before.token, now)) return before
  const used = before ?? connection
  const answer = await exchange(oauth.request(used.secrets), sending.fetchFn)
  const token = 'kind' in answer ? answer : oauth.token(answer)
  if (!('kind' in token)) return keepToken(sending.DB, sending.DATA_KEY, used, token, now)
  if (token.kind !== 'halted') return token
  // Refused is what was used, and that may have been replaced while we asked.
  const since = await storedSince(sending, used)
  if (!since) return token
  return isFresh(since.token, now) ? since : { kind: 'later', reason: 'credentials-replaced', waitMs: 0 }
}

/** What another run, or a person, has stored since this connection was read. */
async function storedSince({ DB, DATA_KEY }: Sending, { id, version }: OpenConnection): Promise<OpenConnection | null> {
  const stored = await openConnection(DB, DATA_KEY, id)
  return stored && stored.version !== version ? stored : null
}
