import * as z from 'zod'
import { all, first } from '../db/query.ts'
import { firstIdAt } from '../lib/ids.ts'
import { HOUR_MS } from '../lib/time.ts'

const oneCount = z.object({ n: z.int() })

const TAKEN_LATELY = `
  SELECT id FROM audit INDEXED BY audit_kind WHERE kind = 'team' AND id >= ?1 AND action = ?2 ORDER BY id LIMIT ?3`
/** How often everything was taken within an hour, up to `most`. */
export const takenLately = async (db: D1Database, action: string, most: number, now: number): Promise<number> =>
  (await all(db, z.object({ id: z.string() }), TAKEN_LATELY, firstIdAt(now - HOUR_MS), action, most)).length

const COUNTED_VIEWS = `
  SELECT coalesce(sum(d.views), 0) AS n FROM view_days d
  WHERE EXISTS (SELECT 1 FROM rolled_days r WHERE r.campaign = d.campaign AND r.day = d.day AND r.purged = 0)
    AND d.day BETWEEN ?1 AND ?2`
/** Single views that there are of closed days, as they were counted: numbers of days, both included. */
export const countedViews = async (db: D1Database, from: number, to: number): Promise<number> =>
  (await first(db, oneCount, COUNTED_VIEWS, from, to))?.n ?? 0
