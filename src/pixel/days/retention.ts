import * as z from 'zod'
import { all, bind, retry, run } from '../../db/query.ts'
import { firstIdAt } from '../../lib/ids.ts'
import { DAY_MS, dayNumber, monthsBefore } from '../../lib/time.ts'
import { LONGEST_COOKIE_MS } from '../consent/consent.ts'
import { OLD_CONTINUATIONS } from '../continuation.ts'
import { DAYS_SEEN, isClosed, isOfDay, PRESENT_RULES } from './days.ts'
import { keptMonths } from './kept-months.ts'
import { campaignDay, named, rollStatements } from './roll-up.ts'

const VIEWS_AT_ONCE = 5000 // rows per statement: D1 is one thread, and a long one holds up the visits of the moment
const STATEMENTS = 500 // per run: 2.5 M views, half of the queries that an invocation has

/** Every night: views older than the law allows, or the team, are deleted, whole days at a time. Never a day that could
 *  not be rolled: its counts would go too. The day in which the limit falls goes whole. */
export async function forgetOldViews(env: Pick<Env, 'DB' | 'MEASURED_MONTHS'>, now: number) {
  const { DB } = env
  const { months } = await keptMonths(env)
  const kept: string[] = []
  let statements = STATEMENTS
  for (const old of await all(DB, oldDay, OLD_DAYS, dayNumber(monthsBefore(now, months)))) {
    try {
      statements = await forgetDay(DB, old, now, statements)
    } catch (error) {
      kept.push(`${named(old)}: ${error}`)
    }
    if (statements <= 0) kept.push(`${named(old)} and later: more than a night deletes, the next goes on`)
    if (statements <= 0) break
  }
  if (kept.length > 0) throw new Error(`views older than ${months} months are still there: ${kept.join('; ')}`)
}

const oldDay = campaignDay.extend({ closed: z.int() })
const OLD_DAYS = `${DAYS_SEEN}
  SELECT campaign, day, EXISTS (
    SELECT 1 FROM rolled_days r WHERE r.campaign = seen.campaign AND r.day = seen.day AND ${isClosed('r')}) AS closed
  FROM seen ORDER BY day`

const IS_PURGED = `EXISTS (SELECT 1 FROM rolled_days r WHERE r.campaign = ?1 AND r.day = ?2 AND r.purged = 1)`
const PURGE = `UPDATE rolled_days SET purged = 1 WHERE campaign = ?1 AND day = ?2 AND purged = 0 AND rules = ${PRESENT_RULES}`
const SOME = `SELECT v.id FROM views v WHERE ${isOfDay('?1', '?2')} LIMIT ?3`
const OLD_EVENTS = `DELETE FROM view_events WHERE view_id IN (${SOME}) AND ${IS_PURGED}`
export const OLD_VIEWS = `DELETE FROM views WHERE id IN (${SOME}) AND ${IS_PURGED}`

/** A day that is open is rolled in the transaction that deletes the first of its views. Answers how many statements of
 *  those allowed are left. */
async function forgetDay(db: D1Database, old: z.infer<typeof oldDay>, now: number, allowed: number): Promise<number> {
  const purge = bind(db, PURGE, old.campaign, old.day)
  const some = [OLD_EVENTS, OLD_VIEWS].map(sql => bind(db, sql, old.campaign, old.day, VIEWS_AT_ONCE))
  let batch = [...(old.closed ? [] : rollStatements(db, old, now)), purge, ...some]
  for (let left = allowed - batch.length; ; left -= batch.length) {
    const results = await retry(() => db.batch(batch))
    if (results.at(-1)!.meta.changes < VIEWS_AT_ONCE || left <= 0) return left
    batch = some
  }
}

const LATEST_MS = 7 * DAY_MS // no beacon comes later, by queue or by hand

const AT_ONCE = 2000
const OLD_VISITORS = `SELECT id FROM visitors WHERE id < ?1 ORDER BY id LIMIT ?2`
const OLD_TOUCHES = `DELETE FROM touches WHERE visitor_id IN (${OLD_VISITORS})`
const OLD_ENGAGEMENTS = `DELETE FROM engagements WHERE visitor_id IN (${OLD_VISITORS})`
const OLD_LINKS = `DELETE FROM identity_links WHERE visitor_id IN (${OLD_VISITORS})`
const OLD_BROWSERS = `DELETE FROM visitors WHERE id IN (${OLD_VISITORS})`

/** Every night: visitors whose cookie has ended. A visitor's id tells when it was made. */
export async function forgetOldVisitors({ DB }: Pick<Env, 'DB'>, now: number): Promise<void> {
  await run(DB, OLD_CONTINUATIONS, firstIdAt(now - LATEST_MS))
  const limit = [firstIdAt(now - LONGEST_COOKIE_MS), AT_ONCE] as const
  const visitors = [OLD_TOUCHES, OLD_ENGAGEMENTS, OLD_LINKS, OLD_BROWSERS].map(sql => bind(DB, sql, ...limit))
  for (;;) {
    const results = await DB.batch(visitors)
    if (results.at(-1)!.meta.changes < AT_ONCE) return
  }
}
