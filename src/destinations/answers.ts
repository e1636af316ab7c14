import type { Answer, Judgement } from './contract.ts'

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

/** A success whose body is not what it should be: whether anything was taken is not known. */
export const UNREADABLE: Judgement = { kind: 'later', reason: 'unreadable-answer', waitMs: 0 }
