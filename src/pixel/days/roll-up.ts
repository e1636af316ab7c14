import * as z from 'zod'
import { all, bind, retry, run } from '../../db/query.ts'
import { sumOf } from '../../lib/sum.ts'
import { DAY_MS, dayNumber, dayOf } from '../../lib/time.ts'
import { LEARN_AD_IDS } from '../facts/ad-ids.ts'
import { DAYS_SEEN, isOfDay, PRESENT_RULES } from './days.ts'
import { rollFields } from './fields.ts'
import { DIMENSIONS, FACTS } from './views.ts'
import { rollVitals } from './vitals.ts'

export const campaignDay = z.object({ campaign: z.string(), day: z.int() })
type CampaignDay = z.infer<typeof campaignDay>

/** 'spring on 2026-11-23' */
export const named = ({ campaign, day }: CampaignDay): string => `${campaign} on ${dayOf(day * DAY_MS)}`

// Beacons are late by a day at most (observe.ts): before that, a day would only be opened again.
const lastClosed = (now: number): number => dayNumber(now - DAY_MS) - 1

const LIST_CLOSED = `
  INSERT INTO rolled_days (campaign, day, rules, rolled_at) ${DAYS_SEEN}
  SELECT campaign, day, 0, 0 FROM seen WHERE true ON CONFLICT DO NOTHING`
/** Every night: the days that ended a day ago or more are listed to be rolled, those that were opened again too. */
export async function listClosedDays({ DB }: Pick<Env, 'DB'>, now: number): Promise<void> {
  await run(DB, LIST_CLOSED, lastClosed(now))
}

const AT_ONCE = 50 // days per run, of eight queries each: an invocation has 1000, for other jobs too
const SPEND_MS = 5000 // of D1's one thread per run: visits of the moment wait meanwhile

// Newest first: those are looked at.
export const LIST_WAITING = `
  SELECT campaign, day FROM rolled_days WHERE purged = 0 AND rules < ${PRESENT_RULES} ORDER BY day DESC LIMIT ${AT_ONCE}`

/** Every minute: days that are listed, or were rolled under other rules, are rolled. A day that fails keeps its views,
 *  from which it is read, and holds up no other. */
export async function rollUp({ DB }: Pick<Env, 'DB'>, now: number): Promise<void> {
  const failed: string[] = []
  let spentMs = 0
  for (const waiting of await all(DB, campaignDay, LIST_WAITING)) {
    try {
      const results = await retry(() => DB.batch(rollStatements(DB, waiting, now)))
      spentMs += sumOf(results, ({ meta }) => meta.duration)
    } catch (error) {
      failed.push(`${named(waiting)}: ${error}`)
    }
    if (spentMs > SPEND_MS) break
  }
  if (failed.length > 0) throw new Error(`days not rolled: ${failed.join('; ')}`)
}

const HAS_VIEWS = `NOT EXISTS (SELECT 1 FROM rolled_days r WHERE r.campaign = ?1 AND r.day = ?2 AND r.purged = 1)`

const dimensions = Object.keys(DIMENSIONS).join(', ')
const clear = (table: 'view_days' | 'vital_days' | 'field_days') =>
  `DELETE FROM ${table} WHERE campaign = ?1 AND day = ?2 AND ${HAS_VIEWS}`
export const ROLL = `
  INSERT INTO view_days (campaign, day, ${dimensions}, ${Object.keys(FACTS).join(', ')})
  SELECT v.campaign, ?2, ${[...Object.entries(DIMENSIONS), ...Object.entries(FACTS)].map(([name, sql]) => `${sql} AS ${name}`).join(', ')}
  FROM views v WHERE ${isOfDay('?1', '?2')} AND ${HAS_VIEWS}
  GROUP BY ${Object.keys(DIMENSIONS)
    .map((_, i) => i + 3)
    .join(', ')}`
export const ROLL_VITALS = rollVitals(HAS_VIEWS)
export const ROLL_FIELDS = rollFields(HAS_VIEWS)
const MARK = `
  INSERT INTO rolled_days (campaign, day, rules, rolled_at) VALUES (?1, ?2, ${PRESENT_RULES}, ?3)
  ON CONFLICT DO UPDATE SET rules = excluded.rules, rolled_at = excluded.rolled_at WHERE purged = 0`

/** For one batch. Any number of times, by any number of runs; a day whose views are gone stays as it is. */
export const rollStatements = (db: D1Database, { campaign, day }: CampaignDay, now: number): D1PreparedStatement[] => [
  bind(db, clear('view_days'), campaign, day),
  bind(db, ROLL, campaign, day),
  bind(db, LEARN_AD_IDS, campaign, day),
  bind(db, clear('vital_days'), campaign, day),
  bind(db, ROLL_VITALS, campaign, day),
  bind(db, clear('field_days'), campaign, day),
  bind(db, ROLL_FIELDS, campaign, day),
  bind(db, MARK, campaign, day, now),
]
