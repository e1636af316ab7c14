import type { Context } from 'hono'
import { HttpError, issuesOf, readText } from '../lib/http.ts'
import { newId } from '../lib/ids.ts'
import { type Beacon, beacon } from './beacon.ts'
import { clickIdIn } from './facts/clicks.ts'
import { knownCampaigns } from './known.ts'
import type { Refusal } from './refusal.ts'

type C = Context<{ Bindings: Env }>

const BODY_LIMIT_BYTES = 64 * 1024
const MAX_BEACONS = 50

/** Of what was sent, what is good, and why the rest is not. */
interface Judged {
  beacons: Beacon[]
  refusals: Refusal[]
}

/** The body of POST /e: a beacon or an array of them. */
export async function readBeacons(c: C, now: number): Promise<Judged> {
  const none = (refusal: Refusal): Judged => ({ beacons: [], refusals: [refusal] })
  let body: unknown
  try {
    body = JSON.parse(await readText(c.req.raw, BODY_LIMIT_BYTES))
  } catch (error) {
    return none(
      error instanceof HttpError ? { reason: 'too-large', limitBytes: BODY_LIMIT_BYTES } : { reason: 'not-json' },
    )
  }
  if (!Array.isArray(body)) return judged(c, [body], now)
  if (body.length > MAX_BEACONS) return none({ reason: 'too-many', limit: MAX_BEACONS })
  if (body.length === 0) return none({ reason: 'not-a-beacon', issue: 'an empty array' })
  return judged(c, body, now)
}

/** The query of GET /p.gif. */
export function readImageBeacon(c: C, now: number): Promise<Judged> {
  const { c: campaign, a, n, v, x } = c.req.query()
  // Our own page is the image's referrer: its address still has the parameters that brought the visitor.
  const query = URL.parse(c.req.header('referer') ?? '')?.search ?? ''
  const candidate = {
    v: v ?? newId(),
    c: campaign,
    a,
    x,
    ...(n && { n: Number(n) }),
    q: query,
    g: clickIdIn(query),
    i: query,
  }
  return judged(c, [candidate], now)
}

async function judged(c: C, candidates: unknown[], now: number): Promise<Judged> {
  const parsed = candidates.map(candidate => beacon.safeParse(candidate))
  const wellFormed = parsed.flatMap(result => result.data ?? [])
  const known = await knownCampaigns(c.env, new Set(wellFormed.map(b => b.c)), now)
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
