import * as z from 'zod'
import { all, bind, retry } from '../../db/query.ts'
import { fromBase64url, toHex } from '../../lib/bytes.ts'
import { blindIndex } from '../../lib/crypto.ts'
import { type Tier, tierOf } from '../../pixel/tier.ts'
import { hasClause } from '../privacy-clause.ts'

const AT_ONCE = 1000
const BATCHES = 5 // per run: what is left goes with the next

/** Below it a tier says no more than that there was a view. */
const LEAST_RANK = 20
// From the first tier of a lead on, leads and purchases tell it.
const IS_TOLD = `
  r.rank >= ${LEAST_RANK} AND r.rank < (SELECT ifnull(min(rank), 1000) FROM tier_rules WHERE min_lead > 0 OR min_purchase > 0)`

const toldTier = z.object({ rank: z.int(), slug: z.string() })
const TOLD = `SELECT r.rank, r.slug FROM tiers r WHERE ${IS_TOLD} ORDER BY r.rank`
/** Tiers that platforms are told of. */
export const listToldTiers = (db: D1Database): Promise<Tier[]> => all(db, toldTier, TOLD)

const wait = z.object({ visitor_id: z.string(), campaign: z.string() })

/** Queues each tier that consented visitors have newly reached, and all below it: platforms build audiences on the names of
 *  events, and whoever went far has gone half the way too. */
export async function queueTiers({ DB, DATA_KEY }: Pick<Env, 'DB' | 'DATA_KEY'>, now: number): Promise<void> {
  for (let batch = 0; batch < BATCHES; batch++) {
    const waits = await all(DB, wait, WAITS, AT_ONCE)
    const named = await Promise.all(
      waits.map(async ({ visitor_id, campaign }) => [
        visitor_id,
        campaign,
        await tierKey(DATA_KEY, visitor_id, campaign),
      ]),
    )
    const text = JSON.stringify(named)
    // In one transaction: a signal that grows meanwhile makes the visitor wait again.
    if (waits.length > 0) await retry(() => DB.batch([bind(DB, QUEUE, text, now), bind(DB, DONE, text)]))
    if (waits.length < AT_ONCE) return
  }
}

/** Begins the ids of a visitor's tiers in a campaign: the same each time, and no platform learns our cookie by it. */
export const tierKey = async (dataKey: string, visitor: string, campaign: string): Promise<string> =>
  toHex(fromBase64url(await blindIndex(dataKey, 'tier', `${visitor} ${campaign}`))).slice(0, 32)

export const WAITS = `SELECT visitor_id, campaign FROM tier_waits n WHERE ${hasClause('n.campaign')} LIMIT ?1`

// ?1: [visitor, campaign, key] of each. A tier happened in the latest view, which began at `last_at`.
export const QUEUE = `
  INSERT INTO event_sends (connection, kind, event, visitor_id, campaign, tier, at, created_at, next_at)
  SELECT n.id, 'tier', e.key || '.' || r.rank, e.visitor_id, e.campaign, r.slug, e.last_at, ?2, ?2
  FROM (
    SELECT e.visitor_id, e.campaign, e.last_at, j.value ->> 2 AS key, ${tierOf('e')} AS reached
    FROM json_each(?1) j
    CROSS JOIN engagements e ON e.visitor_id = j.value ->> 0 AND e.campaign = j.value ->> 1
    CROSS JOIN visitors p ON p.id = e.visitor_id AND p.withdrawn_at IS NULL) e
  CROSS JOIN tiers r ON r.rank <= e.reached AND ${IS_TOLD}
  CROSS JOIN connections n ON n.events LIKE '%"tier"%' AND n.deleted_at IS NULL AND n.events_since <= e.last_at
  WHERE true
  ON CONFLICT DO NOTHING`
const DONE = `
  DELETE FROM tier_waits WHERE (visitor_id, campaign) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?1))`
