import * as z from 'zod'
import { endpoint, list } from '../accounts/endpoint.ts'
import { destinationNames } from '../destinations/index.ts'
import { isCurrency } from '../lib/currency.ts'
import { HttpError, issuesOf, readBytes } from '../lib/http.ts'
import { importSpend, type Told } from './import.ts'
import { listImports, undoImport } from './imports.ts'
import { mappingEndpoints, numberIn } from './mapping-routes.ts'
import { rateEndpoints } from './rate-routes.ts'
import { spendRowsEndpoint } from './rows.ts'

/** Some 120,000 lines: read, they take six times as much, and a Worker has 128 MB for all that it holds. */
export const MAX_FILE_BYTES = 16 * 1024 * 1024
const SHOWN = 500

export const REPORTS = ['auto', ...destinationNames, 'like2lead'] as const

const flag = z.enum(['0', '1']).default('0')
const query = z.object({
  platform: z.enum(REPORTS).default('auto'),
  dryRun: flag,
  dayOrder: z.enum(['dmy', 'mdy']).optional(),
  currency: z
    .string()
    .toUpperCase()
    .superRefine((value, c) => {
      const params = { code: 'not-a-currency', value }
      if (!isCurrency(value)) c.addIssue({ code: 'custom', message: 'an ISO 4217 code like EUR', params })
    })
    .optional(),
})

export const spendEndpoints = [
  endpoint({
    method: 'POST',
    path: '/spend/import',
    role: 'editor',
    summary: `Import what ads cost: the bytes of a report as the platform exports it (CSV), or our own. ?platform=${REPORTS.join('|')}; ?dryRun=1 tells what it would do and writes nothing; ?dayOrder=dmy|mdy and ?currency=EUR for what the file does not say.`,
    answers: {
      200: '{platform, level, period, rows, days, totals, daily, matched, ignored, unmatched, campaignOnly, replaced, warnings, skipped, clicksAre, columns, notes}',
      413: 'too-large',
      422: 'invalid-query; not-a-report, empty-report, unknown-report, ambiguous-platform, missing-columns, no-period, ambiguous-dates, ambiguous-amounts, no-currency; invalid-report and partly-stored with each line and column: then nothing was written',
    },
    handle: async (c, _, now) => {
      const parsed = query.safeParse(c.req.query())
      if (!parsed.success) throw new HttpError(422, 'invalid-query', 'The query is wrong.', issuesOf(parsed.error))
      const { platform, dryRun, dayOrder, currency } = parsed.data
      const ask = { platform, ...(dayOrder && { dayOrder }), ...(currency && { currency }) }
      const bytes = await readBytes(c.req.raw, MAX_FILE_BYTES, 'Export fewer days at once.')
      const place = { db: c.env.DB, actor: c.var.actor.id, now }
      const result = await importSpend(place, bytes, ask, dryRun === '0')
      if (!result.ok)
        throw new HttpError(422, result.code, REFUSED[result.code] ?? REFUSED['invalid-report']!, result.issues)
      return c.json(shown(result.told), 200, { 'Cache-Control': 'no-store' })
    },
  }),
  list({
    path: '/spend/imports',
    role: 'viewer',
    summary: 'Reports that were taken in, latest first. `last`: it can be undone.',
    rows: (c, cursor, limit) => listImports(c.env.DB, cursor, limit),
    keyOf: row => String(row.id),
  }),
  endpoint({
    method: 'POST',
    path: '/spend/imports/:id/undo',
    role: 'editor',
    summary: 'Take the last import back; what it replaced is put in place again.',
    answers: { 200: '{undone}', 404: 'not-found', 409: 'not-last' },
    handle: async (c, _, now) => {
      const id = numberIn(c.req.param('id'))
      const undone = await undoImport(c.env.DB, id, now)
      if (undone.ok) return c.json({ undone: id })
      if (undone.reason === 'unknown') throw new HttpError(404, 'not-found', 'There is no such import.')
      throw new HttpError(409, 'not-last', 'Only the last import can be undone, once.')
    },
  }),
  spendRowsEndpoint,
  ...mappingEndpoints,
  ...rateEndpoints,
]

/** Lists of any length, cut; how many are not shown. */
const shown = ({ unmatched, campaignOnly, skipped, ...told }: Told) => ({
  ...told,
  unmatched: unmatched.slice(0, SHOWN),
  moreUnmatched: Math.max(0, unmatched.length - SHOWN),
  campaignOnly: campaignOnly.slice(0, SHOWN),
  skipped: skipped.slice(0, SHOWN),
  moreSkipped: Math.max(0, skipped.length - SHOWN),
})

const REFUSED: Record<string, string> = {
  'not-a-report': 'This is not a report: export it as CSV.',
  'empty-report': 'The report is empty.',
  'unknown-report':
    'The report is in a language, or of a platform, that is not known: export it in English or in French.',
  'ambiguous-platform': 'Several platforms name their columns so: say which with ?platform=.',
  'missing-columns': 'Columns are missing.',
  'no-period': 'The report does not say which days it is of.',
  'ambiguous-dates': 'Its dates may be read in two ways: say which with ?dayOrder=dmy or ?dayOrder=mdy.',
  'ambiguous-amounts': 'Its amounts may be read in two ways.',
  'no-currency': 'The report does not say its currency: say it with ?currency=EUR.',
  'partly-stored': 'Nothing was imported: it would count days twice.',
  'invalid-report': 'Nothing was imported: mend these lines first.',
}
