import type { Answer, Judgement, OutboundRequest } from './contract.ts'

/** What most platforms mean by a status alone. Null when the body has to be read: 2xx, and 4xx about what was sent. */
export function judgeStatus({ status, headers }: Answer): Judgement | null {
  const reason = `${status}`
  if (status === 401 || status === 403) return { kind: 'halted', reason }
  if (status === 408 || status === 425 || status === 429 || status >= 500) {
    return { kind: 'later', reason, waitMs: waitOf(headers) }
  }
  return null
}

/** Seconds of Retry-After (RFC 9110 §10.2.3), as ms; 0 for none and for dates, which need a clock. */
export function waitOf(headers: Answer['headers']): number {
  const text = headers['retry-after']?.trim() ?? ''
  return /^\d{1,6}$/.test(text) ? Number(text) * 1000 : 0
}

export const accepted: Judgement = { kind: 'accepted', refused: [] }

export const json = (
  method: OutboundRequest['method'],
  url: string,
  headers: OutboundRequest['headers'],
  body: unknown,
): OutboundRequest => ({
  method,
  url,
  headers: { ...headers, 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
})

/** application/x-www-form-urlencoded, as OAuth 2.0 token endpoints want it (RFC 6749 §6). */
export const form = (url: string, fields: Record<string, string>): OutboundRequest => ({
  method: 'POST',
  url,
  headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams(fields).toString(),
})
