import type { Answer, Call, Destination, Judgement, OutboundRequest } from '../../destinations/contract.ts'
import type { Made } from '../../destinations/contract-lists.ts'
import { destinations } from '../../destinations/index.ts'
import { toHex } from '../../lib/bytes.ts'
import { hasEnded, keepToken, noteFailed, noteWorked, type OpenConnection } from './connection-store.ts'
import { excerptOf } from './excerpt.ts'

/** Settings and secrets are what the platform's own schemas made of them when they were stored. */
export type PlatformCall = Call<Record<string, unknown>, Record<string, unknown>>

export interface Sending {
  DB: D1Database
  DATA_KEY: string
  fetchFn: typeof fetch
}

export interface Told<T> {
  means: T | Judgement
  excerpt: string // of the request, for the ledger; '' when none was made
  connection: OpenConnection // with the token that was used
}

const TIMEOUT_MS = 30_000
const MAX_ANSWER_BYTES = 1_000_000
const SPARE_MS = 60_000 // a token about to end is as good as ended

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
  const fresh = connection.token && connection.token.until > now + SPARE_MS
  const ready = destination.oauth && !fresh ? await refreshed(sending, connection, destination, now) : connection
  if ('kind' in ready) return { means: ready, excerpt: '', connection }
  const call = { settings: ready.settings, secrets: ready.secrets, token: tokenOf(ready), now, nonce: nonce() }
  const request = await make(call, destination)
  const answer = await exchange(request, sending.fetchFn)
  const means = 'kind' in answer ? answer : judge(answer, destination)
  const told = { means, excerpt: excerptOf(request), connection: ready }
  // A token may end before its time: once, with another one, before a person is called.
  const stale =
    destination.oauth &&
    fresh &&
    'kind' in means &&
    means.kind === 'halted' &&
    !('kind' in answer) &&
    answer.status === 401
  return stale ? tried(sending, { ...ready, token: null }, destination, make, judge, now) : told
}

const tokenOf = ({ token, secrets }: OpenConnection): string =>
  token?.text ?? (typeof secrets.accessToken === 'string' ? secrets.accessToken : '')

async function refreshed(
  { DB, DATA_KEY, fetchFn }: Sending,
  connection: OpenConnection,
  { oauth }: Destination,
  now: number,
): Promise<OpenConnection | Judgement> {
  const answer = await exchange(oauth!.request(connection.secrets), fetchFn)
  const token = 'kind' in answer ? answer : oauth!.token(answer)
  return 'kind' in token ? token : keepToken(DB, DATA_KEY, connection, token, now)
}

/** The answer as data; 'later' when there was none. Redirects are not followed: no platform's API makes any. */
export async function exchange(
  { method, url, headers, body }: OutboundRequest,
  fetchFn: typeof fetch,
): Promise<Answer | (Judgement & { kind: 'later' })> {
  try {
    const init = {
      method,
      headers: { ...headers },
      redirect: 'manual' as const,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }
    const response = await fetchFn(url, body === null ? init : { ...init, body })
    const text = await textOf(response)
    return { status: response.status, headers: Object.fromEntries(response.headers), body: parsed(text) }
  } catch (error) {
    const reason = error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'network'
    return { kind: 'later', reason, waitMs: 0 }
  }
}

async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let room = MAX_ANSWER_BYTES
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk.subarray(0, room) as Uint8Array<ArrayBuffer>)
    room -= chunk.length
    if (room <= 0) break
  }
  return new Blob(chunks).text()
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

const nonce = (): string => toHex(crypto.getRandomValues(new Uint8Array(16)))
