import type { Context } from 'hono'
import { count, log } from '../lib/log.ts'
import type { Beacon } from './beacon.ts'
import { type Consent, readConsent } from './consent/consent.ts'
import { isUnmeasured } from './consent/opposition.ts'
import { settleConsent } from './consent/said.ts'
import { allowReading, barred, callerOf, keepsCookies } from './door.ts'
import { keep } from './ingest.ts'
import { observeAll, type Sender } from './observe.ts'
import { followLink } from './person/follow.ts'
import { readBeacons, readImageBeacon } from './read-beacons.ts'
import { type Refusal, statusOf, wordsOf } from './refusal.ts'
import type { Recorded } from './row.ts'
import { noteProgress } from './sequence.ts'

type C = Context<{ Bindings: Env }>

const RETRY_AFTER_S = 2
const LIMITED_S = 60 // the period of BEACON_LIMIT
const OBJECTS = 'not stored: the visitor objects'

/** POST /e: a beacon or an array of them, as text/plain. 204 once what is good is durable; what is not is counted. */
export async function collect(c: C, now: number): Promise<Response> {
  const caller = await callerOf(c, c.req.header('origin'), now)
  allowReading(c, caller)
  const bar = await barred(c, caller)
  if (bar) return refuse(c, [bar])
  const { beacons, refusals } = await readBeacons(c, now)
  if (beacons.length === 0) return refuse(c, refusals)
  const objects = isUnmeasured(c)
  const { consent, isOwed } = await settleConsent(c, beacons, !objects && keepsCookies(c, caller), now)
  const rows = objects ? [] : await observed(c, beacons, senderOf(c, consent), now)
  if (!(await areKept(c, rows))) return later(c, 'not stored, try again')
  if (isOwed) return later(c, 'consent not withdrawn, try again')
  if (objects) return c.body(null, 204, { 'X-Pixel': OBJECTS })
  if (consent.visitor) await noteProgress(c, consent.visitor, rows.map(progressOf), now)
  const link = await followLink(c.env, beacons, consent.visitor, now)
  return c.body(null, 204, { 'X-Pixel': outcome(rows, refusals) + link })
}

const progressOf = ({ campaign, form_started }: Recorded) => ({ campaign, form: form_started === 1 })

/** The beacon of a browser without scripts, as the query of an image. Answers what was done, in words; never throws. */
export async function collectImage(c: C, now: number): Promise<string> {
  const bar = await barred(c, await callerOf(c, c.req.header('referer'), now))
  if (bar) return refusedImage(bar)
  if (isUnmeasured(c)) return OBJECTS
  const { beacons, refusals } = await readImageBeacon(c, now)
  if (refusals[0]) return refusedImage(refusals[0])
  const purpose = c.req.header('sec-purpose') ?? c.req.header('purpose')
  const rows = await observed(c, beacons, { ...senderOf(c, readConsent(c)), purpose }, now)
  return (await areKept(c, rows)) ? outcome(rows, []) : 'not stored'
}

const observed = (c: C, beacons: readonly Beacon[], sender: Sender, now: number): Promise<Recorded[]> =>
  Promise.all(beacons.map(b => observeAll(c.env.DATA_KEY, b, sender, now)))

async function areKept(c: C, rows: readonly Recorded[]): Promise<boolean> {
  try {
    if (rows.length > 0) await keep(c.env, c.executionCtx, rows)
    return true
  } catch (error) {
    log('error', 'beacons.not-stored', { beacons: rows.length }, error)
    return false
  }
}

function senderOf(c: C, consent: Consent): Sender {
  const { country, asn } = (c.req.raw as Request<unknown, IncomingRequestCfProperties>).cf ?? {}
  return {
    host: new URL(c.req.url).host,
    userAgent: c.req.header('user-agent') ?? '',
    country: country?.length === 2 ? country : '',
    network: typeof asn === 'number' ? asn : null,
    consent,
    cookies: c.req.header('cookie') ?? '',
  }
}

function refuse(c: C, refusals: Refusal[]): Response {
  const [first] = refusals as [Refusal, ...Refusal[]]
  count('beacon.refused', first.reason)
  const words = refusals.length === 1 ? wordsOf(first) : `refused ${refusals.length}, the first: ${wordsOf(first)}`
  const status = statusOf(first)
  return c.body(null, status, { 'X-Pixel': words, ...(status === 429 && { 'Retry-After': String(LIMITED_S) }) })
}

function refusedImage(refusal: Refusal): string {
  count('beacon.refused', refusal.reason)
  return wordsOf(refusal)
}

/** Sending it again is safe, and does what was not done. */
const later = (c: C, words: string): Response =>
  c.body(null, 503, { 'X-Pixel': words, 'Retry-After': String(RETRY_AFTER_S) })

function outcome(rows: Recorded[], refusals: Refusal[]): string {
  const bot = rows.find(row => row.bot)?.bot
  const stored = bot ? `stored as bot: ${bot}` : `stored ${rows.length}`
  return refusals[0] ? `${stored}, refused ${refusals.length}, the first: ${wordsOf(refusals[0])}` : stored
}
