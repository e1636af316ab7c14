import * as z from 'zod'
import { csvAnswer, formatParams, tableOf } from '../lib/csv-answer.ts'
import { parsedQuery } from '../lib/http.ts'
import { firstIdAt } from '../lib/ids.ts'
import { paged, pagingParams } from '../lib/paging.ts'
import { DAY_MS } from '../lib/time.ts'
import { KINDS, listAudit, type Wanted } from './audit-store.ts'
import { endpoint } from './endpoint.ts'

export const FILE_LINES = 5000
const COLUMNS = ['at', 'actor', 'action', 'target', 'kind', 'times'] as const

const NONSENSE = 'Something asked for makes no sense.'

export const auditQuery = pagingParams.extend({
  actor: z.string().max(100).optional().describe("'user:<id>', 'key:<id>', 'admin', or 'nobody' of failed attempts."),
  kind: z.enum(KINDS).optional(),
  from: z.iso.date().optional().describe('First day, UTC.'),
  to: z.iso.date().optional().describe('Last day, UTC.'),
  ...formatParams.shape,
})

export const auditEndpoints = [
  endpoint({
    method: 'GET',
    path: '/audit',
    role: 'editor',
    summary:
      'Who did what and when, latest first: every call that changed something, and every coming and going. ?format=csv: the latest 5,000 at once.',
    query: auditQuery,
    answers: { 200: '{items, next}', 422: 'invalid-query' },
    handle: async c => {
      const { cursor, limit, format, ...asked } = parsedQuery(auditQuery, c.req.query(), NONSENSE)
      const wanted = { ...wantedIn(asked), ...(cursor && { until: cursor }) }
      if (format === 'csv')
        return csvAnswer(c, 'audit', tableOf(COLUMNS, (await listAudit(c.env.DB, wanted, FILE_LINES)).map(inWords)))
      return c.json(paged(await listAudit(c.env.DB, wanted, limit), limit, ({ id }) => id))
    },
  }),
]

/** Both days included. */
export function wantedIn({
  actor,
  kind,
  from,
  to,
}: Pick<z.infer<typeof auditQuery>, 'actor' | 'kind' | 'from' | 'to'>): Wanted {
  return {
    actor,
    kind,
    since: from ? firstIdAt(Date.parse(from)) : '',
    until: to ? firstIdAt(Date.parse(to) + DAY_MS) : '~',
  }
}

const inWords = <T extends { at: number }>(row: T) => ({ ...row, at: new Date(row.at).toISOString() })
