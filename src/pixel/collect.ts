import type { Context } from 'hono'
import { HttpError, issuesOf, readText } from '../lib/http.ts'
import { newId } from '../lib/ids.ts'
import { type Beacon, beacon } from './beacon.ts'
import { clickIdIn } from './clicks.ts'
import { readConsent } from './consent.ts'
import { followLink } from './follow.ts'
import { keep } from './ingest.ts'
import { knownCampaigns } from './known.ts'
import { observeAll, type Sender } from './observe.ts'
import type { Recorded } from './record.ts'
import { noteProgress } from './sequence.ts'

type C = Context<{ Bindings: Env }>

const BODY_LIMIT_BYTES = 64 * 1024
const MAX_BEACONS = 50
const RETRY_AFTER_S = 2

/** Why a beacon is not stored. Nobody sees a beacon's answer but who debugs it: the reason goes into X-Pixel. */
export type Refusal =
  | { reason: 'too-large' }
  | { reason: 'not-json' }
  | { reason: 'too-many' }
  | { reason: 'not-a-beacon'; issue: string }
  | { reason: 'unknown-campaign'; campaign: string }

function statusOf({ reason }: Refusal): 400 | 404 | 413 {
  switch (reason) {
    case 'too-large':
    case 'too-many':
      return 413
    case 'not-json':
    case 'not-a-beacon':
      return 400
    case 'unknown-campaign':
      return 404
  }
}

function wordsOf(refusal: Refusal): string {
  switch (refusal.reason) {
    case 'too-large':
      return `larger than ${BODY_LIMIT_BYTES} bytes`
    case 'too-many':
      return `more than ${MAX_BEACONS} beacons`
    case 'not-json':
      return 'not JSON'
    case 'not-a-beacon':
      return `not a beacon: ${refusal.issue}`
    case 'unknown-campaign':
      return `no such campaign: ${refusal.campaign}`
  }
}

/** POST /e: a beacon or an array of them, as text/plain. 204 once what is good is durable; what is not is counted. */
export async function collect(c: C, now: number): Promise<Response> {
  const { beacons, refusals } = await readBeacons(c, now)
  if (beacons.length === 0) return refuse(c, refusals)
  const sender = senderOf(c)
  const rows = await Promise.all(beacons.map(b => observeAll(c.env.DATA_KEY, b, sender, now)))
  try {
    await keep(c.env, c.executionCtx, rows)
  } catch (error) {
    console.error('beacons not stored', error)
    return c.body(null, 503, { 'X-Pixel': 'not stored, try again', 'Retry-After': String(RETRY_AFTER_S) })
  }
  const { visitor } = sender.consent
  if (visitor) await noteProgress(c, visitor, rows.map(progressOf), now)
  const link = await followLink(c.env, beacons, visitor, now)
  return c.body(null, 204, { 'X-Pixel': outcome(rows, refusals) + link })
}

const progressOf = ({ campaign, form_started }: Recorded) => ({ campaign, form: form_started === 1 })

/** The beacon of a browser without scripts, as the query of an image. Answers what was done, in words; never throws. */
export async function collectImage(c: C, now: number): Promise<string> {
  const { beacons, refusals } = await judged(c, [imageBeacon(c)], now)
  if (refusals[0]) return wordsOf(refusals[0])
  const rows = await Promise.all(beacons.map(b => observeAll(c.env.DATA_KEY, b, senderOf(c), now)))
  try {
    await keep(c.env, c.executionCtx, rows)
  } catch (error) {
    console.error('an image view was not stored', error)
    return 'not stored'
  }
  return outcome(rows, [])
}

interface Judged {
  beacons: Beacon[]
  refusals: Refusal[]
}

async function readBeacons(c: C, now: number): Promise<Judged> {
  const none = (refusal: Refusal): Judged => ({ beacons: [], refusals: [refusal] })
  let body: unknown
  try {
    body = JSON.parse(await readText(c.req.raw, BODY_LIMIT_BYTES))
  } catch (error) {
    return none({ reason: error instanceof HttpError ? 'too-large' : 'not-json' })
  }
  if (!Array.isArray(body)) return judged(c, [body], now)
  if (body.length > MAX_BEACONS) return none({ reason: 'too-many' })
  if (body.length === 0) return none({ reason: 'not-a-beacon', issue: 'an empty array' })
  return judged(c, body, now)
}

async function judged(c: C, candidates: unknown[], now: number): Promise<Judged> {
  const parsed = candidates.map(candidate => beacon.safeParse(candidate))
  const wellFormed = parsed.flatMap(result => result.data ?? [])
  const known = await knownCampaigns(c.env.DB, new Set(wellFormed.map(b => b.c)), now)
  return {
    beacons: wellFormed.filter(b => known.has(b.c)),
    refusals: parsed.flatMap((result): Refusal[] => {
      if (!result.success) {
        const [first] = issuesOf(result.error)
        return [{ reason: 'not-a-beacon', issue: `${first?.path || 'body'}: ${first?.message}` }]
      }
      return known.has(result.data.c) ? [] : [{ reason: 'unknown-campaign', campaign: result.data.c }]
    }),
  }
}

function imageBeacon(c: C): unknown {
  const { c: campaign, a, n, v } = c.req.query()
  // Our own page is the image's referrer: its address still has the parameters that brought the visitor.
  const query = URL.parse(c.req.header('referer') ?? '')?.search ?? ''
  return {
    v: v ?? newId(),
    c: campaign,
    a,
    ...(n && { n: Number(n) }),
    q: query.slice(0, 500),
    g: clickIdIn(query),
    i: query.slice(0, 2000),
  }
}

function senderOf(c: C): Sender {
  const { country, asn } = (c.req.raw as Request<unknown, IncomingRequestCfProperties>).cf ?? {}
  return {
    userAgent: c.req.header('user-agent') ?? '',
    purpose: c.req.header('sec-purpose') ?? c.req.header('purpose') ?? '',
    country: country?.length === 2 ? country : '',
    network: typeof asn === 'number' ? asn : null,
    consent: readConsent(c),
    cookies: c.req.header('cookie') ?? '',
  }
}

function refuse(c: C, refusals: Refusal[]): Response {
  const [first] = refusals as [Refusal, ...Refusal[]]
  const words = refusals.length === 1 ? wordsOf(first) : `refused ${refusals.length}, the first: ${wordsOf(first)}`
  return c.body(null, statusOf(first), { 'X-Pixel': words })
}

function outcome(rows: Recorded[], refusals: Refusal[]): string {
  const bot = rows.find(row => row.bot)?.bot
  const stored = bot ? `stored as bot: ${bot}` : `stored ${rows.length}`
  return refusals[0] ? `${stored}, refused ${refusals.length}, the first: ${wordsOf(refusals[0])}` : stored
}
