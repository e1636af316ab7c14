import type { Context } from 'hono'
import * as z from 'zod'
import { type Api, endpoint, recordCall } from '../accounts/endpoint.ts'
import { HttpError, parsedQuery } from '../lib/http.ts'
import { log } from '../lib/log.ts'
import { streamed } from '../lib/streamed.ts'
import { DAY_MS, dayNumber, dayOf } from '../lib/time.ts'
import { archiveOf, type Days } from './archive.ts'
import { countedViews, takenLately } from './store.ts'

/** Of ten thousand rows each a query, and a Worker has a thousand: room for the events, touches and people beside the views. */
const MOST_VIEWS = 4_000_000
const AN_HOUR = 6 // a whole read of the database each

const exportParams = z.object({
  from: z.iso.date().optional().describe('First day of single views, UTC. All else is whole.'),
  to: z.iso.date().optional().describe('Last day of single views, UTC.'),
})

const EXPORT = { method: 'GET', path: '/export' } as const

/** Leaving with everything. */
export const leavingEndpoints = [
  endpoint({
    ...EXPORT,
    role: 'owner',
    summary:
      'Everything, as one ZIP archive of files that open in a spreadsheet or a text editor, streamed: people in the clear, no secret. README.txt in it says what each file and column is. Noted in the audit trail.',
    query: exportParams,
    zip: true,
    answers: { 200: 'application/zip', 422: 'invalid-query, too-much-at-once', 429: 'too-many-exports' },
    handle: async (c, _, now) => {
      const days = readDays(c, now)
      await mayLeave(c, now)
      await notTooMuch(c.env.DB, days, now)
      await recordCall(c, EXPORT, now) // before the first byte leaves
      const cut = (error: unknown) => log('warn', 'full-export.cut-short', {}, error)
      return c.body(streamed(c.executionCtx, archiveOf(c.env, days, now), cut), 200, {
        'Content-Type': 'application/zip',
        'Content-Disposition': `attachment; filename="like2lead-export-${dayOf(now)}.zip"`,
        'Cache-Control': 'no-store',
      })
    },
  }),
]

function readDays(c: Context<Api>, now: number): Days | null {
  const { from, to } = parsedQuery(exportParams, c.req.query(), 'from and to are days.')
  return from || to ? { from: from ?? dayOf(0), to: to ?? dayOf(now) } : null
}

async function mayLeave({ env }: Context<Api>, now: number): Promise<void> {
  const taken = await takenLately(env.DB, `${EXPORT.method} ${EXPORT.path}`, AN_HOUR, now)
  if (taken < AN_HOUR) return
  const message = `Everything was taken ${AN_HOUR} times within an hour. Try again later.`
  throw new HttpError(429, 'too-many-exports', message, [], { 'Retry-After': '3600' })
}

async function notTooMuch(db: D1Database, days: Days | null, now: number): Promise<void> {
  const [from, to] = days ? [Date.parse(days.from), Date.parse(days.to)] : [0, now]
  const views = await countedViews(db, dayNumber(from), dayNumber(to + DAY_MS))
  if (views <= MOST_VIEWS) return
  const message = `${views} views are more than one archive takes (${MOST_VIEWS}). Ask for some of their days at a time: ?from=&to=.`
  throw new HttpError(422, 'too-much-at-once', message, [{ path: 'from', message }])
}
