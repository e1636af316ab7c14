import { open } from '../lib/crypto.ts'
import { type FetchOptions, fetchPublic } from '../lib/safe-fetch.ts'
import { signedHeaders } from './signature.ts'
import { type Verdict, verdictOf, verdictOfRefusal } from './verdict.ts'
import { placeOfSecret, type WebhookTarget } from './webhook-store.ts'

export interface Event {
  id: string // the receiver's key to drop repeats; no full stop in it, which separates what is signed
  type: string
  at: number // when it happened: the same at each try, and so is the body
  data: unknown
}

const ANSWER_BYTES = 1024 // nobody reads it
const TIMEOUT_MS = 10_000

interface Tried {
  verdict: Verdict
  status: number | null
}

export async function callWebhook(dataKey: string, target: WebhookTarget, event: Event, now: number): Promise<Tried> {
  const answer = await fetchPublic(target.url, await webhookRequest(await secretsOf(dataKey, target, now), event, now))
  if (!answer.ok) return { verdict: verdictOfRefusal(answer.reason), status: null }
  const { status, headers } = answer
  return { verdict: verdictOf(status, headers.get('retry-after'), now), status }
}

export async function webhookRequest(secrets: readonly string[], event: Event, now: number): Promise<FetchOptions> {
  const body = JSON.stringify(bodyOf(event))
  const headers = { 'Content-Type': 'application/json', ...(await signedHeaders(secrets, event.id, body, now)) }
  return { method: 'POST', headers, body, maxBytes: ANSWER_BYTES, cut: true, timeoutMs: TIMEOUT_MS }
}

export const bodyOf = ({ type, at, data }: Event) => ({ type, timestamp: new Date(at).toISOString(), data })

/** The secret, and for a day after a rotation the one before it. */
function secretsOf(dataKey: string, w: WebhookTarget, now: number): Promise<string[]> {
  const previous = w.previous_sealed !== null && w.previous_until !== null && w.previous_until > now
  const sealed = [w.secret_sealed, ...(previous ? [w.previous_sealed!] : [])]
  return Promise.all(sealed.map(async secret => String(await open(dataKey, placeOfSecret(w.id), secret))))
}
