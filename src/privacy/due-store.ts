import * as z from 'zod'
import { outlivedContacts } from '../contacts/retention.ts'
import { first } from '../db/query.ts'
import { firstIdAt } from '../lib/ids.ts'
import { DAY_MS, dayNumber } from '../lib/time.ts'

/** How many there are, as far as they were counted: a page does not wait for a million. */
export interface Counted {
  n: number
  more: boolean // there may be more
}

const MOST = 10_000
const counted = z.object({ n: z.int() })

// The day in which the limit falls goes whole (src/pixel/days/retention.ts).
export const OLD_VIEWS = `
  SELECT count(*) AS n FROM (
    SELECT 1 FROM campaigns CROSS JOIN views v WHERE v.campaign = campaigns.slug AND v.at < ?1 LIMIT ${MOST + 1})`
export const viewsOlderThan = (db: D1Database, ms: number): Promise<Counted> =>
  upTo(db, OLD_VIEWS, (dayNumber(ms) + 1) * DAY_MS)

export const OLD_VISITORS = `SELECT count(*) AS n FROM (SELECT 1 FROM visitors WHERE id < ?1 LIMIT ${MOST + 1})`
export const visitorsOlderThan = (db: D1Database, ms: number): Promise<Counted> => upTo(db, OLD_VISITORS, firstIdAt(ms))

async function upTo(db: D1Database, sql: string, limit: string | number): Promise<Counted> {
  const { n } = (await first(db, counted, sql, limit))!
  return { n: Math.min(n, MOST), more: n > MOST }
}

const PAGES = 4 // of 5,000 contacts

export async function outlivedBy(db: D1Database, now: number): Promise<Counted> {
  let n = 0
  let pages = 0
  for await (const due of outlivedContacts(db, now)) {
    if (pages++ === PAGES) return { n, more: true }
    n += due.length
  }
  return { n, more: false }
}
