import * as z from 'zod'
import { fetchPublic } from '../../lib/safe-fetch.ts'
import { HOUR_MS, MINUTE_MS } from '../../lib/time.ts'
import { type AccessKey, accessKey } from './assertion.ts'

const certs = z.object({ keys: z.array(z.unknown()) })

interface Kept {
  keys: AccessKey[]
  askedAt: number
}

// Cloudflare rotates them every six weeks, and both keys are good for a week (same page as in assertion.ts).
const KEEP_MS = HOUR_MS
const ASK_AGAIN_MS = MINUTE_MS // a token with a made-up key does not make us ask at every request
const MAX_BYTES = 64 * 1024
const TIMEOUT_MS = 3000

const kept = new Map<string, Kept>()

/** The team's public keys, asked for again when they are old or lack `kid`. Those of before when Cloudflare does not answer. */
export async function accessKeys(issuer: string, kid: string, now: number): Promise<AccessKey[]> {
  const known = kept.get(issuer)
  const age = known ? now - known.askedAt : Number.POSITIVE_INFINITY
  const isEnough = age < KEEP_MS && known?.keys.some(key => key.kid === kid)
  if (known && (isEnough || age < ASK_AGAIN_MS)) return known.keys
  const keys = (await fetchKeys(issuer)) ?? known?.keys ?? []
  kept.set(issuer, { keys, askedAt: now })
  return keys
}

async function fetchKeys(issuer: string): Promise<AccessKey[] | null> {
  const answer = await fetchPublic(`${issuer}/cdn-cgi/access/certs`, { maxBytes: MAX_BYTES, timeoutMs: TIMEOUT_MS })
  if (!answer.ok || answer.status !== 200) return null
  try {
    const { keys } = certs.parse(JSON.parse(new TextDecoder().decode(answer.body)))
    return keys.flatMap(key => accessKey.safeParse(key).data ?? [])
  } catch {
    return null
  }
}
