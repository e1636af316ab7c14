import * as z from 'zod'
import { judgeStatus } from './answers.ts'
import type { Answer, Judgement, Token } from './contract.ts'

const granted = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive(), // seconds
  refresh_token: z.string().min(1).optional(),
})
const refused = z.object({ error: z.string().regex(/^[a-z_]{1,40}$/) })

/** The access token that a refresh gives (RFC 6749 §5.1). A refusal (§5.2) needs a person, whatever its status: Reddit has
 *  been seen to refuse with 200. */
export function refreshedToken(answer: Answer): Token | Judgement {
  const { status, body } = answer
  const grant = granted.safeParse(body)
  if (status === 200 && grant.success) {
    const { access_token: token, expires_in: expiresInS, refresh_token: refreshToken } = grant.data
    return { token, expiresInS, ...(refreshToken && { refreshToken }) }
  }
  const known = judgeStatus(answer)
  if (known?.kind === 'later') return known
  const refusal = refused.safeParse(body)
  if (refusal.success) return { kind: 'halted', reason: refusal.data.error }
  if (status >= 400) return { kind: 'halted', reason: `${status}` }
  return { kind: 'later', reason: 'no-token', waitMs: 0 }
}

/** HTTP Basic, as token endpoints take client id and secret (RFC 6749 §2.3.1). */
export const basic = (clientId: string, clientSecret: string): string => `Basic ${btoa(`${clientId}:${clientSecret}`)}`

/** What is pasted wrong most often: a credential with a space or a line break in it, or half of one. */
export const credential = z.string().regex(/^[\x21-\x7e]{4,4000}$/, 'copy it whole, without spaces or line breaks')
