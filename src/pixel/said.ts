import type { Context } from 'hono'
import { bind, forVisitor } from '../db/query.ts'
import { fromBase64url, toHex } from '../lib/bytes.ts'
import { blindIndex } from '../lib/crypto.ts'
import { idAt, mintedAt } from '../lib/ids.ts'
import { DAY_MS } from '../lib/time.ts'
import type { Beacon } from './beacon.ts'
import {
  type Consent,
  forgetVisitor,
  hasGpc,
  hasRefusedAll,
  keepVisitor,
  readConsent,
  visitorCookie,
  withdrawalStatements,
} from './consent.ts'

type C = Context<{ Bindings: Env }>

/** `isOwed`: a withdrawal that D1 did not take. Whoever sent it has to send it again. */
export interface Settled {
  consent: Consent
  isOwed?: boolean
}

const REFUSED: Consent = { state: 'refused', visitor: null }

/** Consent as cookies tell it, and as the page says in the last beacon that says anything: a page of the team's own site
 *  asks with its own banner. `maySet`: the browser would keep a cookie. */
export async function settleConsent(c: C, beacons: readonly Beacon[], maySet: boolean, now: number): Promise<Settled> {
  const before = readConsent(c)
  const beacon = beacons.findLast(({ u }) => u !== undefined)
  if (!beacon) return { consent: before }
  const saying: Saying = { beacon, textVersion: TEXTS[beacon.u?.[1] ?? ''] ?? 'page', at: now }
  if (beacon.u?.startsWith('1')) return refuse(c, saying)
  if (before.state === 'granted' || hasGpc(c) || hasRefusedAll(c) || !maySet) return { consent: before }
  return { consent: (await grant(c, saying)) ?? before }
}

const TEXTS: Partial<Record<string, string>> = { t: 'iab-tcf', g: 'consent-mode' }

interface Saying {
  beacon: Beacon
  textVersion: string // by what the page tells; the words themselves are its own
  at: number
}

// Nothing is added for a visitor who has withdrawn: a beacon that comes again, or late, brings nobody back.
const ADD_VISITOR = `INSERT INTO visitors (id, created_at) VALUES (?1, ?2) ON CONFLICT DO NOTHING`
const PROVE = `
  INSERT INTO consents (id, subject, purpose, granted, how, text_version, page, at)
  SELECT ?2, 'visitor:' || id, 'ads', ?3, 'banner', ?4, ?5, ?6 FROM visitors WHERE id = ?1 AND withdrawn_at IS NULL
  ON CONFLICT (id) DO NOTHING`
const FIND_VISITOR = `SELECT id FROM visitors WHERE id = ?1 AND withdrawn_at IS NULL`

/** Null when D1 does not answer in time: nothing is set then, and the next beacon tries again. */
async function grant(c: C, saying: Saying): Promise<Consent | null> {
  const db = c.env.DB
  const visitor = await visitorFor(c.env.SIGNING_KEY, saying)
  const statements = [
    bind(db, ADD_VISITOR, visitor, saying.at),
    proofStatement(db, visitor, 1, saying),
    bind(db, FIND_VISITOR, visitor),
  ]
  try {
    const [, , found] = await forVisitor('recording what a page says of consent', db.batch(statements))
    if (!found?.results.length) return REFUSED // withdrawn in this very view; the next one may ask again
  } catch (error) {
    console.warn('consent not recorded', error)
    return null
  }
  keepVisitor(c, visitor)
  return { state: 'granted', visitor }
}

/** One view makes one visitor, however often its beacons come. Who knows the view's id cannot tell the visitor's. */
async function visitorFor(secret: string, { beacon: { v: view }, at }: Saying): Promise<string> {
  const minted = mintedAt(view) // by the browser's clock, and a visitor is kept by the age of their id
  const began = minted > at - DAY_MS && minted <= at ? minted : at - (at % DAY_MS)
  return idAt(began, toHex(fromBase64url(await blindIndex(secret, 'visitor', view))))
}

/** Writes nothing to the device: without a visitor's cookie, only these rows are refused. */
async function refuse(c: C, saying: Saying): Promise<Settled> {
  const visitor = visitorCookie(c)
  if (!visitor) return { consent: REFUSED }
  const db = c.env.DB
  const statements = [proofStatement(db, visitor, 0, saying), ...withdrawalStatements(db, visitor, saying.at)]
  try {
    await forVisitor('withdrawing a consent', db.batch(statements))
  } catch (error) {
    console.error('a withdrawal was not recorded', error)
    return { consent: REFUSED, isOwed: true }
  }
  forgetVisitor(c)
  return { consent: REFUSED }
}

function proofStatement(db: D1Database, visitor: string, granted: 0 | 1, { beacon, textVersion, at }: Saying) {
  const page = beacon.L || `${beacon.c}/${beacon.a}@${beacon.n}`
  return bind(db, PROVE, visitor, `${visitor}.${granted ? 'granted' : 'withdrawn'}`, granted, textVersion, page, at)
}
