import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { HOST_ONLY } from '../../lib/cookies.ts'
import { isUuidV7 } from '../../lib/ids.ts'
import { DAY_MS, SECOND_MS } from '../../lib/time.ts'
import { forgetSequence } from '../sequence.ts'

type C = Context<{ Bindings: Env }>

/** What this browser agreed to. Exempt: not asked yet, so only anonymous measurement (CNIL, article 82). */
export interface Consent {
  state: 'exempt' | 'refused' | 'granted'
  visitor: string | null // set when granted
}

const VISITOR = 'l2l_visitor'
const REFUSED = 'l2l_refused'
export const LONGEST_COOKIE_MS = 395 * DAY_MS // 13 months, the most that the CNIL allows; a visit does not renew it
const REFUSED_MS = 182 * DAY_MS // 6 months before asking again

/** From cookies alone. Global Privacy Control is a refusal, whatever was agreed before. */
export function readConsent(c: C): Consent {
  if (hasGpc(c) || hasRefused(c)) return { state: 'refused', visitor: null }
  const visitor = visitorCookie(c)
  return visitor ? { state: 'granted', visitor } : { state: 'exempt', visitor: null }
}

export const hasGpc = (c: C): boolean => c.req.header('sec-gpc') === '1'

/** Whoever this browser was once, whatever was said since. */
export function visitorCookie(c: C): string | null {
  const visitor = getCookie(c, VISITOR, 'host') ?? ''
  return isUuidV7(visitor) ? visitor : null
}

export function keepVisitor(c: C, visitor: string): void {
  setCookie(c, VISITOR, visitor, { ...HOST_ONLY, maxAge: LONGEST_COOKIE_MS / SECOND_MS })
  if (hasRefused(c)) deleteCookie(c, REFUSED, HOST_ONLY)
}

export function forgetVisitor(c: C): void {
  deleteCookie(c, VISITOR, HOST_ONLY)
  forgetSequence(c)
}

/** `forAll`: said on the page of choices, where one takes consent back; no page's own banner speaks against that. */
export function keepRefusal(c: C, forAll: boolean): void {
  setCookie(c, REFUSED, forAll ? 'all' : '1', { ...HOST_ONLY, maxAge: REFUSED_MS / SECOND_MS })
}

export const hasRefused = (c: C): boolean => getCookie(c, REFUSED, 'host') !== undefined
export const hasRefusedAll = (c: C): boolean => getCookie(c, REFUSED, 'host') === 'all'
