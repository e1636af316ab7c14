import { bind, run } from '../db/query.ts'
import { firstIdAt } from '../lib/ids.ts'
import { DAY_MS } from '../lib/time.ts'
import { GRANTED_S } from './consent.ts'
import { OLD_CONTINUATIONS } from './continuation.ts'
import { OLD_EVENTS } from './events.ts'

/** CNIL, page on the audience measurement exemption, 4 July 2025: measured data is kept for 25 months at most. */
const MEASURED_MS = 760 * DAY_MS

const LATEST_MS = 7 * DAY_MS // no beacon comes later, by queue or by hand

const AT_ONCE = 2000 // rows per statement: D1 is one thread, and a long one holds up the visits of the moment

// By campaign, as the index is.
export const OLD_VIEWS = `
  DELETE FROM views WHERE id IN (
    SELECT v.id FROM campaigns c CROSS JOIN views v ON v.campaign = c.slug AND v.at < ?1 LIMIT ?2)`
const OLD_VISITORS = `SELECT id FROM visitors WHERE id < ?1 ORDER BY id LIMIT ?2`
const OLD_TOUCHES = `DELETE FROM touches WHERE visitor_id IN (${OLD_VISITORS})`
const OLD_ENGAGEMENTS = `DELETE FROM engagements WHERE visitor_id IN (${OLD_VISITORS})`
const OLD_LINKS = `DELETE FROM identity_links WHERE visitor_id IN (${OLD_VISITORS})`
const OLD_BROWSERS = `DELETE FROM visitors WHERE id IN (${OLD_VISITORS})`

/** Every night: measurement older than the law allows, and visitors whose cookie has ended. A visitor's id tells when it
 *  was made. */
export async function forgetOld({ DB }: Pick<Env, 'DB'>, now: number): Promise<void> {
  for (const sql of [OLD_EVENTS, OLD_VIEWS]) {
    const measured = [bind(DB, sql, now - MEASURED_MS, AT_ONCE)]
    await untilNone(() => DB.batch(measured))
  }
  await run(DB, OLD_CONTINUATIONS, firstIdAt(now - LATEST_MS))
  const limit = [firstIdAt(now - GRANTED_S * 1000), AT_ONCE] as const
  const visitors = [OLD_TOUCHES, OLD_ENGAGEMENTS, OLD_LINKS, OLD_BROWSERS].map(sql => bind(DB, sql, ...limit))
  await untilNone(() => DB.batch(visitors))
}

async function untilNone(run: () => Promise<D1Result[]>): Promise<void> {
  for (;;) {
    const results = await run()
    if (results.at(-1)!.meta.changes < AT_ONCE) return
  }
}
