import * as z from 'zod'
import { judgeStatus } from './answers.ts'
import type { Answer, Judgement, OutboundRequest, Token } from './contract.ts'
import { form } from './requests.ts'

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

interface App {
  clientId: string
  clientSecret: string
  refreshToken: string
}

/** Asks for an access token (RFC 6749 §6), with client id and secret among the fields. */
export const refreshRequest = (url: string, { clientId, clientSecret, refreshToken }: App): OutboundRequest =>
  form(url, {
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
    client_id: clientId,
    client_secret: clientSecret,
  })

/** The same with client id and secret as HTTP Basic (§2.3.1). */
export function basicRefreshRequest(
  url: string,
  { clientId, clientSecret, refreshToken }: App,
  headers: OutboundRequest['headers'] = {},
): OutboundRequest {
  const made = form(url, { grant_type: 'refresh_token', refresh_token: refreshToken })
  const Authorization = `Basic ${btoa(`${clientId}:${clientSecret}`)}`
  return { ...made, headers: { ...made.headers, Authorization, ...headers } }
}

/** What is pasted wrong most often: a credential with a space or a line break in it, or half of one. */
export const credential = z.string().regex(/^[\x21-\x7e]{4,4000}$/, 'copy it whole, without spaces or line breaks')
