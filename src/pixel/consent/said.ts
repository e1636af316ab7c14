import type { Context } from 'hono'
import { bind, forVisitor } from '../../db/query.ts'
import { fromBase64url, toHex } from '../../lib/bytes.ts'
import { blindIndex } from '../../lib/crypto.ts'
import { idAt, mintedAt } from '../../lib/ids.ts'
import { log } from '../../lib/log.ts'
import { DAY_MS } from '../../lib/time.ts'
import type { Beacon } from '../beacon.ts'
import { pagePath } from '../facts/page-path.ts'
import {
  type Consent,
  forgetVisitor,
  hasGpc,
  hasRefused,
  hasRefusedAll,
  keepRefusal,
  keepVisitor,
  readConsent,
  visitorCookie,
} from './consent.ts'
import { ADD_VISITOR, FIND_VISITOR, userAgentOf } from './visitors.ts'
import { withdrawalStatements } from './withdrawal.ts'

type C = Context<{ Bindings: Env }>

/** `isOwed`: a withdrawal that D1 did not take. Whoever sent it has to send it again. */
interface Settled {
  consent: Consent
  isOwed?: boolean
}

const REFUSED: Consent = { state: 'refused', visitor: null }

/** Consent as cookies tell it, and as the page says in the last beacon that says anything: a page of the team's own site
 *  asks with its own banner. `maySet`: the browser would keep a cookie. */
export async function settleConsent(c: C, beacons: readonly Beacon[], maySet: boolean, now: number): Promise<Settled> {
  const before = readConsent(c)
  const saying = lastSaying(beacons, now)
  if (!saying) return { consent: before }
  if (!saying.granted) return refuse(c, saying, maySet)
  if (before.state === 'granted' || hasGpc(c) || hasRefusedAll(c) || !maySet) return { consent: before }
  return { consent: (await grant(c, saying)) ?? before }
}

const TEXTS = { p: 'page', t: 'iab-tcf', g: 'consent-mode' } as const
type By = keyof typeof TEXTS

interface Saying {
  beacon: Beacon
  granted: boolean
  by: By
  textVersion: string // by what the page tells; the words themselves are its own
  at: number
}

/** 'p2t1': what each says; of several that disagree a refusal wins. What was known before ('p3') says nothing. */
function lastSaying(beacons: readonly Beacon[], at: number): Saying | null {
  for (const beacon of beacons.toReversed()) {
    const told = beacon.u.match(/[ptg][12]/g) ?? []
    const [by, how] = told.find(one => one[1] === '1') ?? told[0] ?? ''
    if (by) return { beacon, granted: how === '2', by: by as By, textVersion: TEXTS[by as By], at }
  }
  return null
}

const PROVE = `
  INSERT INTO consents (id, subject, purpose, granted, how, text_version, page, at)
  SELECT ?2, 'visitor:' || id, 'ads', ?3, 'banner', ?4, ?5, ?6 FROM visitors WHERE id = ?1 AND withdrawn_at IS NULL
  ON CONFLICT (id) DO NOTHING`

/** Null when D1 does not answer in time: nothing is set then, and the next beacon tries again. */
async function grant(c: C, saying: Saying): Promise<Consent | null> {
  const db = c.env.DB
  const visitor = await visitorFor(c.env.SIGNING_KEY, saying)
  const statements = [
    bind(db, ADD_VISITOR, visitor, saying.at, userAgentOf(c)),
    proofStatement(db, visitor, 1, saying),
    bind(db, FIND_VISITOR, visitor),
  ]
  try {
    const [, , found] = await forVisitor('recording what a page says of consent', db.batch(statements))
    if (!found?.results.length) return REFUSED // withdrawn in this very view; the next one may ask again
  } catch (error) {
    log('warn', 'consent.not-recorded', {}, error)
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

async function refuse(c: C, saying: Saying, maySet: boolean): Promise<Settled> {
  const visitor = visitorCookie(c)
  if (!visitor) {
    if (maySet && saying.by === 'p' && !hasGpc(c) && !hasRefused(c)) await remember(c, saying)
    return { consent: REFUSED }
  }
  const db = c.env.DB
  const statements = [proofStatement(db, visitor, 0, saying), ...withdrawalStatements(db, visitor, saying.at)]
  try {
    await forVisitor('withdrawing a consent', db.batch(statements))
  } catch (error) {
    log('error', 'withdrawal.not-recorded', {}, error)
    return { consent: REFUSED, isOwed: true }
  }
  forgetVisitor(c)
  if (saying.by === 'p') keepRefusal(c, false)
  return { consent: REFUSED }
}

const PROVE_REFUSAL = `
  INSERT INTO consents (id, subject, purpose, granted, how, text_version, page, at)
  VALUES (?1 || '.refused', 'view:' || ?1, 'ads', 0, 'banner', ?2, ?3, ?4) ON CONFLICT (id) DO NOTHING`

/** Our own banner asks again when nothing is remembered; others remember for themselves, and nothing is written then. */
async function remember(c: C, { beacon, textVersion, at }: Saying): Promise<void> {
  const statement = bind(c.env.DB, PROVE_REFUSAL, beacon.v, textVersion, pageOf(beacon), at)
  try {
    await forVisitor('recording a refusal', statement.run())
  } catch (error) {
    log('warn', 'refusal.not-proven', {}, error)
  }
  keepRefusal(c, false)
}

function proofStatement(db: D1Database, visitor: string, granted: 0 | 1, { beacon, textVersion, at }: Saying) {
  const id = `${visitor}.${granted ? 'granted' : 'withdrawn'}`
  return bind(db, PROVE, visitor, id, granted, textVersion, pageOf(beacon), at)
}

/** The words that were agreed to are those of this version of the page. */
const pageOf = ({ c, a, n, L }: Beacon): string => (L ? pagePath(L) : `${c}/${a}@${n}`)
