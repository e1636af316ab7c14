import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { bind } from '../db/query.ts'
import { HOST_ONLY } from '../lib/cookies.ts'
import { isUuidV7 } from '../lib/ids.ts'
import { DAY_MS, SECOND_MS } from '../lib/time.ts'
import { forgetDeadStatement } from './dead.ts'
import { FORGET_ORDERS } from './purchases.ts'
import { forgetSequence } from './sequence.ts'
import { forgetTies } from './tie.ts'

type C = Context<{ Bindings: Env }>

/** What this browser agreed to. Exempt: not asked yet, so only anonymous measurement (CNIL, article 82). */
export interface Consent {
  state: 'exempt' | 'refused' | 'granted'
  visitor: string | null // set when granted
}

const VISITOR = 'l2l_visitor'
const REFUSED = 'l2l_refused'
export const GRANTED_S = (395 * DAY_MS) / SECOND_MS // 13 months, the most that the CNIL allows; a visit does not renew it
const REFUSED_S = (182 * DAY_MS) / SECOND_MS // 6 months before asking again

/** From cookies alone. Global Privacy Control is a refusal, whatever was agreed before. */
export function readConsent(c: C): Consent {
  if (hasGpc(c) || getCookie(c, REFUSED, 'host')) return { state: 'refused', visitor: null }
  const visitor = visitorCookie(c)
  return visitor ? { state: 'granted', visitor } : { state: 'exempt', visitor: null }
}

const MAX_USER_AGENT = 300

/** What a browser that agrees calls itself: ad platforms take an event of a website only with it. Null when it says nothing. */
export const userAgentOf = (c: C): string | null =>
  (c.req.header('user-agent') ?? '')
    .replace(/[^\x20-\x7e]/g, '')
    .trim()
    .slice(0, MAX_USER_AGENT) || null

export const hasGpc = (c: C): boolean => c.req.header('sec-gpc') === '1'

/** Whoever this browser was once, whatever was said since. */
export function visitorCookie(c: C): string | null {
  const visitor = getCookie(c, VISITOR, 'host') ?? ''
  return isUuidV7(visitor) ? visitor : null
}

export function keepVisitor(c: C, visitor: string): void {
  setCookie(c, VISITOR, visitor, { ...HOST_ONLY, maxAge: GRANTED_S })
  if (getCookie(c, REFUSED, 'host')) deleteCookie(c, REFUSED, HOST_ONLY)
}

export function forgetVisitor(c: C): void {
  deleteCookie(c, VISITOR, HOST_ONLY)
  forgetSequence(c)
}

/** `forAll`: said on the page of choices, where one takes consent back; no page's own banner speaks against that. */
export function keepRefusal(c: C, forAll: boolean): void {
  setCookie(c, REFUSED, forAll ? 'all' : '1', { ...HOST_ONLY, maxAge: REFUSED_S })
}

export const hasRefused = (c: C): boolean => getCookie(c, REFUSED, 'host') !== undefined
export const hasRefusedAll = (c: C): boolean => getCookie(c, REFUSED, 'host') === 'all'

// The visitor's row stays, as the mark that keeps a late beacon from bringing the rest back. A trigger empties it, and with it
// what waits for ad platforms: migrations/0034_events.sql.
const WITHDRAW = `UPDATE visitors SET withdrawn_at = ?2 WHERE id = ?1 AND withdrawn_at IS NULL`
const FORGET_ENGAGEMENTS = `DELETE FROM engagements WHERE visitor_id = ?1`
const FORGET_TOUCHES = `DELETE FROM touches WHERE visitor_id = ?1`

// Whoever sent a form from this browser has ended it for their address too, until they agree anew on a form.
const END_CONTACT_CONSENT = `
  UPDATE contacts SET ads_consent_at = NULL, updated_at = ?2
  WHERE id = (SELECT contact_id FROM visitors WHERE id = ?1) AND ads_consent_at IS NOT NULL`

const FORGET_CLICKS = `
  UPDATE conversions SET clicks = '' WHERE contact_id = (SELECT contact_id FROM visitors WHERE id = ?1) AND clicks <> ''`
const NOTHING_WAITS = `UPDATE confirmations SET ads = 0 WHERE visitor_id = ?1 AND confirmed_at IS NULL`

/** To be run in one batch: ends a visitor for good. */
export const withdrawalStatements = (db: D1Database, visitor: string, now: number): D1PreparedStatement[] => [
  bind(db, END_CONTACT_CONSENT, visitor, now),
  bind(db, FORGET_CLICKS, visitor),
  bind(db, NOTHING_WAITS, visitor),
  bind(db, WITHDRAW, visitor, now),
  bind(db, FORGET_ENGAGEMENTS, visitor),
  bind(db, FORGET_ORDERS, visitor),
  bind(db, FORGET_TOUCHES, visitor),
  ...forgetTies(db, visitor),
  forgetDeadStatement(db, visitor),
]

/** A path on this host, else '/': '//host', '/\host' and control characters lead elsewhere. */
export const ownPath = (back: string): string => (/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(back) ? back : '/')
