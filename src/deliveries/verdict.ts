import type { FetchRefusal } from '../lib/safe-fetch.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../lib/time.ts'
import type { Settlement } from '../outbox/rows.ts'

/** What a try to deliver came to, and what to do next. `reason` is what the ledger keeps: a status, or a word of ours. */
export type Verdict =
  | { kind: 'sent'; reason: string }
  | { kind: 'retry'; reason: string; notBeforeMs: number } // from now, as the other side asked; 0: it did not
  | { kind: 'dead'; reason: string }

/** A webhook's answer. Its redirects are not followed, and 410 says that nobody wants this any more. */
export function verdictOf(status: number, retryAfter: string | null, now: number): Verdict {
  const reason = `${status}`
  if (status >= 200 && status < 300) return { kind: 'sent', reason }
  const later = status >= 500 || RETRIED_STATUSES.includes(status)
  return later ? { kind: 'retry', reason, notBeforeMs: retryAfterMs(retryAfter, now) } : { kind: 'dead', reason }
}

const RETRIED_STATUSES = [408, 425, 429]

export const GONE = '410'

/** What was not answered at all. */
export function verdictOfRefusal(reason: FetchRefusal): Verdict {
  switch (reason) {
    case 'timeout':
    case 'network':
    case 'unresolvable':
      return { kind: 'retry', reason, notBeforeMs: 0 }
    case 'not-https':
    case 'private-address':
    case 'too-large':
    case 'too-many-redirects':
      return { kind: 'dead', reason }
  }
}

/** Seconds or an HTTP date (RFC 9110 §10.2.3), at most a day. 0 for none, for nonsense and for the past. */
export function retryAfterMs(header: string | null, now: number): number {
  const text = header?.trim() ?? ''
  const ms = /^\d{1,10}$/.test(text) ? Number(text) * SECOND_MS : /[A-Z]/i.test(text) ? Date.parse(text) - now : 0
  return Math.min(DAY_MS, Math.max(0, ms || 0))
}

/** How long after each failed try the next one is made: eight tries in a day. */
export const WAITS_MS = [
  MINUTE_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  6 * HOUR_MS,
  10 * HOUR_MS,
] as const

export const MAX_TRIES = WAITS_MS.length + 1
/** Whoever fails so often in a row, over so long, is tried no more. Both: ten failures in a minute are an outage, and one
 *  failure a week ago says nothing about today. */
export const GIVE_UP = { failures: 10, ms: DAY_MS }

const JITTER = 0.1 // of the wait, so that what failed together does not come back together

/** After try number `attempts` (from 1). `random` is 0 to 1. */
export function settlementOf(verdict: Verdict, attempts: number, now: number, random: number): Settlement {
  if (verdict.kind !== 'retry') return { state: verdict.kind }
  const wait = WAITS_MS[attempts - 1]
  if (wait === undefined) return { state: 'dead' }
  return { state: 'waiting', nextAt: now + Math.max(Math.round(wait * (1 + JITTER * random)), verdict.notBeforeMs) }
}
