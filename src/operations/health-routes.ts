import type { Context } from 'hono'
import * as z from 'zod'
import packageJson from '../../package.json' with { type: 'json' }
import { bind } from '../db/query.ts'
import { within } from '../lib/time.ts'
import { CLOCK_LATE_MS, OUTBOX_LATE_MS } from './limits.ts'
import { applied, appliedStatement, schemaState } from './schema-version.ts'

const D1_TIMEOUT_MS = 1000

const LAST_TICK = `SELECT max(at) AS at FROM job_runs`
const OLDEST_DUE = `SELECT min(next_at) AS at FROM outbox INDEXED BY outbox_due WHERE state = 'waiting'`
const moment = z.object({ at: z.int().nullable() })

/** Always 200 while the Worker runs: pages are served without D1, so its state is told, not judged. For an uptime monitor that
 *  looks for a word: counts, times and names are for those who sign in. */
export async function health(c: Context<{ Bindings: Env }>): Promise<Response> {
  const state = await within(D1_TIMEOUT_MS, 'D1', stateOf(c.env.DB, Date.now())).catch(() => DOWN)
  return c.json({ version: packageJson.version, ...state }, 200, { 'Cache-Control': 'no-store' })
}

const DOWN = { d1: 'down', schema: 'unknown', clock: 'unknown', outbox: 'unknown' }

async function stateOf(db: D1Database, now: number) {
  const [schema, tick, due] = await db.batch([appliedStatement(db), bind(db, LAST_TICK), bind(db, OLDEST_DUE)])
  const late = (result: D1Result | undefined, limit: number) => {
    const { at } = moment.parse(result?.results[0])
    return at !== null && now - at > limit ? 'late' : 'ok'
  }
  return {
    d1: 'ok',
    schema: schemaState(applied.parse(schema?.results[0]).newest),
    clock: late(tick, CLOCK_LATE_MS),
    outbox: late(due, OUTBOX_LATE_MS),
  }
}
