import * as z from 'zod'
import { all, first } from '../db/query.ts'
import type { DestinationName } from '../destinations/index.ts'
import { DAY_MS, dayOf } from '../lib/time.ts'
import { listTiers } from '../pixel/tier.ts'
import { reaches } from '../spend/period.ts'
import { type Around, type Cpm, METHOD_CPM } from './plan.ts'
import type { PlanBody } from './plan-schema.ts'
import { type Audience, type Rule, storedRule } from './schema.ts'
import { stageAudiences, stageOfAudience } from './sequence-store.ts'
import { audienceSize } from './size.ts'

const REPORTS_DAYS = 90
const LEAST_IMPRESSIONS = 100 // below, one impression more or less is a percent of the price

const cpmRow = z.object({
  reports: z.int(),
  low: z.number().nullable(),
  mid: z.number().nullable(),
  high: z.number().nullable(),
})

// Quartiles: the nearest rank.
export const OWN_CPM = `
  WITH prices AS (
    SELECT s.cost_micros * 1000.0 / s.impressions AS cpm FROM campaigns c CROSS JOIN spend s
    WHERE s.campaign = c.slug AND ${reaches('?1', '?2')}
      AND s.platform = ?3 AND s.currency = ?4 AND s.impressions >= ${LEAST_IMPRESSIONS} AND s.cost_micros > 0
  ), ranked AS (SELECT cpm, row_number() OVER (ORDER BY cpm) AS place, count(*) OVER () AS n FROM prices)
  SELECT count(*) AS reports, min(cpm) FILTER (WHERE place >= n * 0.25) AS low,
    min(cpm) FILTER (WHERE place >= n * 0.5) AS mid, min(cpm) FILTER (WHERE place >= n * 0.75) AS high FROM ranked`
/** As asked; else the median of this platform's reports of 90 days and the quartiles around it; else what the method says. */
export async function cpmOf(db: D1Database, asked: PlanBody, now: number): Promise<Cpm | null> {
  const { cpmMicros, destination, currency } = asked
  if (cpmMicros !== null)
    return { basis: 'asked', micros: { low: cpmMicros, mid: cpmMicros, high: cpmMicros }, reports: null }
  const since = dayOf(now - (REPORTS_DAYS - 1) * DAY_MS)
  const own = await first(db, cpmRow, OWN_CPM, since, dayOf(now), destination, currency)
  if (own && own.low !== null && own.mid !== null && own.high !== null)
    return { basis: 'account', micros: { low: own.low, mid: own.mid, high: own.high }, reports: own.reports }
  return currency === 'EUR' ? METHOD_CPM : null
}

/** Whom the audience may be merged with: the other rungs of its ladder, the other stages of its sequence, or the tiers below
 *  its own, as far down as it takes to come to `needed` rows. */
export async function aroundOf(
  db: D1Database,
  audience: Audience,
  { rows, needed, destination }: { rows: number; needed: number; destination: DestinationName },
  now: number,
): Promise<Around | null> {
  const rowsOf = async (rule: Rule) => (await audienceSize(db, rule, now)).destinations[destination].rows
  const among = async (
    kind: Around['kind'],
    siblings: readonly { id: string; rule: Rule }[],
  ): Promise<Around | null> => {
    const own = siblings.findIndex(({ id }) => id === audience.id)
    if (own < 0) return null
    const neighbours = siblings.map(async ({ id, rule }) => ({
      key: id,
      rows: id === audience.id ? rows : await rowsOf(rule),
    }))
    return { kind, neighbours: await Promise.all(neighbours), own }
  }
  if (audience.ladder) return among('rungs', await rungsOf(db, audience.ladder.id))
  const stage = await stageOfAudience(db, audience.id)
  if (stage) {
    const stages = await stageAudiences(db, stage.campaign)
    return among(
      'stages',
      stages.filter(s => s.stage !== 'rest'),
    ) // who rests is left alone
  }
  const { id: _, name: __, createdAt: ___, ...rule } = audience
  return tiersBelow(db, rule, { rows, needed, rowsOf })
}

const rung = z.object({ id: z.string(), rule: storedRule })
const RUNGS = `
  SELECT id, rule FROM audiences WHERE rule ->> '$.ladder.id' = ?1 ORDER BY rule ->> '$.ladder.rung', id`
const rungsOf = (db: D1Database, ladder: string) => all(db, rung, RUNGS, ladder)

interface Wanted {
  rows: number
  needed: number
  rowsOf: (rule: Rule) => Promise<number>
}

async function tiersBelow(db: D1Database, rule: Rule, { rows, needed, rowsOf }: Wanted): Promise<Around | null> {
  const { min } = rule.tiers ?? {}
  if (min === undefined) return null
  const lower = (await listTiers(db)).filter(({ rank }) => rank < min).toSorted((a, b) => b.rank - a.rank)
  const neighbours = [{ key: '', rows }]
  let total = rows
  for (const { rank, slug } of lower) {
    if (total >= needed) break
    const wider = Math.max(total, await rowsOf({ ...rule, tiers: { ...rule.tiers, min: rank } })) // a sample may say less
    neighbours.push({ key: slug, rows: wider - total })
    total = wider
  }
  return neighbours.length > 1 ? { kind: 'tiers', neighbours, own: 0 } : null
}
