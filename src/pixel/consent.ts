import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import * as z from 'zod'
import { bind, first, forVisitor } from '../db/query.ts'
import { HOST_ONLY } from '../lib/cookies.ts'
import { HttpError, issuesOf, readText, sentFromHere } from '../lib/http.ts'
import { isUuidV7, newId } from '../lib/ids.ts'
import { DAY_MS, SECOND_MS } from '../lib/time.ts'
import { forgetDeadStatement } from './dead.ts'
import { FORGET_ORDERS } from './purchases.ts'
import { forgetSequence, noteProgress } from './sequence.ts'

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

const choice = z.object({
  choice: z.enum(['granted', 'refused']),
  view: z.string().toLowerCase().refine(isUuidV7, 'a UUIDv7').default(newId), // a page of choices is no view
  page: z.string().min(1).max(200), // 'campaign/ad@version'
  text_version: z.string().min(1).max(64),
  back: z.string().default('/'),
})

// The address that brought the visitor travels with the form (16 KB at Cloudflare), and its escapes are escaped once more.
const FORM_LIMIT_BYTES = 64 * 1024

/** POST /privacy/consent: from the banner's form, with or without scripts. Keeps a proof of either choice. */
export async function recordChoice(c: C, now: number): Promise<Response> {
  if (!sentFromHere(c)) {
    throw new HttpError(403, 'cross-site', 'Consent is given on the page that asks for it.')
  }
  const parsed = choice.safeParse(Object.fromEntries(new URLSearchParams(await readText(c.req.raw, FORM_LIMIT_BYTES))))
  if (!parsed.success) throw new HttpError(422, 'invalid-body', 'The form lacks a field.', issuesOf(parsed.error))
  const proof = { ...parsed.data, at: now }
  const visitor = visitorCookie(c)
  if (proof.choice === 'granted' && !hasGpc(c)) await grant(c, proof, visitor)
  else await refuse(c, proof, visitor)
  const navigates = c.req.header('accept')?.includes('text/html')
  return navigates ? c.redirect(ownPath(proof.back), 303) : c.body(null, 204)
}

type Proof = z.infer<typeof choice> & { at: number }

const FIND_VISITOR = `SELECT id FROM visitors WHERE id = ?1 AND withdrawn_at IS NULL`
const ADD_VISITOR = `INSERT INTO visitors (id, created_at) VALUES (?1, ?2) ON CONFLICT DO NOTHING`

async function grant(c: C, proof: Proof, before: string | null): Promise<void> {
  const db = c.env.DB
  const same =
    before && (await forVisitor('finding a visitor', first(db, z.object({ id: z.string() }), FIND_VISITOR, before)))
  const visitor = same ? same.id : newId()
  const statements = [
    bind(db, ADD_VISITOR, visitor, proof.at),
    proofStatement(db, `visitor:${visitor}`, 1, 'banner', proof),
  ]
  await forVisitor('recording consent', db.batch(statements))
  setCookie(c, VISITOR, visitor, { ...HOST_ONLY, maxAge: GRANTED_S })
  deleteCookie(c, REFUSED, HOST_ONLY)
  const [campaign = ''] = proof.page.split('/')
  if (proof.page.includes('@') && campaign !== 'privacy') await noteProgress(c, visitor, [{ campaign }], proof.at)
}

async function refuse(c: C, proof: Proof, before: string | null): Promise<void> {
  const db = c.env.DB
  const how = hasGpc(c) ? 'gpc' : before ? 'withdrawal' : 'banner'
  const subject = before ? `visitor:${before}` : `view:${proof.view}`
  const statements = [
    proofStatement(db, subject, 0, how, proof),
    ...(before ? withdrawalStatements(db, before, proof.at) : []),
  ]
  await forVisitor('recording a refusal', db.batch(statements))
  setCookie(c, REFUSED, '1', { ...HOST_ONLY, maxAge: REFUSED_S })
  deleteCookie(c, VISITOR, HOST_ONLY)
  forgetSequence(c)
}

const ADD_PROOF = `
  INSERT INTO consents (id, subject, purpose, granted, how, text_version, page, at) VALUES (?1, ?2, 'ads', ?3, ?4, ?5, ?6, ?7)`

const proofStatement = (
  db: D1Database,
  subject: string,
  granted: 0 | 1,
  how: 'banner' | 'gpc' | 'withdrawal',
  proof: Proof,
) => bind(db, ADD_PROOF, newId(), subject, granted, how, proof.text_version, proof.page, proof.at)

// The visitor's row stays, as the mark that keeps a late beacon from bringing the rest back.
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
  forgetDeadStatement(db, visitor),
]

function visitorCookie(c: C): string | null {
  const visitor = getCookie(c, VISITOR, 'host') ?? ''
  return isUuidV7(visitor) ? visitor : null
}

const hasGpc = (c: C): boolean => c.req.header('sec-gpc') === '1'

/** A path on this host, else '/': '//host', '/\host' and control characters lead elsewhere. */
export const ownPath = (back: string): string => (/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(back) ? back : '/')
