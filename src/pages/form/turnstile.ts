import * as z from 'zod'
import { TURNSTILE } from '../../../templates/kit/slots.ts'
import { sha256Hex } from '../../lib/crypto.ts'
import { log } from '../../lib/log.ts'
import { SECOND_MS } from '../../lib/time.ts'

/** developers.cloudflare.com/turnstile/get-started/server-side-validation (2026-05-05): a token is good for 5 minutes and
 *  for one look. The visitor's address is not sent: the check does without. */
const SITEVERIFY = 'https://challenges.cloudflare.com/turnstile/v0/siteverify'
const PATIENCE_MS = 3 * SECOND_MS
const MAX_TOKEN = 2048

interface Settings {
  TURNSTILE_SITE_KEY?: string
  TURNSTILE_SECRET?: string
}

export const turnstileIsOn = (env: Settings): boolean => Boolean(env.TURNSTILE_SITE_KEY && env.TURNSTILE_SECRET)

/** What a page that wants Turnstile is filled with: nothing of it is loaded where it is not set up. */
export const turnstileTexts = (env: Settings): Record<string, string> => ({
  [TURNSTILE.key]: env.TURNSTILE_SITE_KEY ?? '',
  [TURNSTILE.script]: turnstileIsOn(env) ? 'https://challenges.cloudflare.com/turnstile/v0/api.js' : '',
})

/** 'unknown': nobody could tell. A lead is not lost to a failure of ours or of Cloudflare's: it is kept, and marked. */
export type Proof = 'human' | 'refused' | 'unknown'

/** `event`: the form's event id; the same form sent twice is judged once. */
export async function proveHuman(secret: string, token: string, event: string, fetchFn: typeof fetch): Promise<Proof> {
  if (token === '' || token.length > MAX_TOKEN) return 'refused'
  try {
    const answer = await fetchFn(SITEVERIFY, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ secret, response: token, idempotency_key: await keyOf(event, token) }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    const { success, 'error-codes': codes } = verdict.parse(await answer.json())
    if (success) return 'human'
    if (codes.some(code => OUR_FAULTS.includes(code))) throw new Error(codes.join(', '))
    return 'refused'
  } catch (error) {
    log('error', 'turnstile.silent', {}, error) // the lead is kept as unverified
    return 'unknown'
  }
}

const verdict = z.object({ success: z.boolean(), 'error-codes': z.array(z.string()).default([]) })

const OUR_FAULTS = ['missing-input-secret', 'invalid-input-secret', 'bad-request', 'internal-error']

/** A UUID made from both (RFC 9562 §5.8), so that a double tap is told the same as the first. */
async function keyOf(event: string, token: string): Promise<string> {
  const hex = await sha256Hex(`${event} ${token}`)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
