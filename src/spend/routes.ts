import * as z from 'zod'
import { endpoint, list } from '../accounts/endpoint.ts'
import { destinationNames } from '../destinations/index.ts'
import { isCurrency } from '../lib/currency.ts'
import { HttpError, parsedQuery, readBytes } from '../lib/http.ts'
import { importSpend, type SpendRefusal, type Told } from './import.ts'
import { listImports, undoImport } from './imports.ts'
import { mappingEndpoints, numberIn } from './mapping-routes.ts'
import { rateEndpoints } from './rate-routes.ts'
import { MAPPABLE } from './report/columns.ts'
import { spendRowsEndpoint } from './row-routes.ts'

/** Some 120,000 lines: read, they take six times as much, and a Worker has 128 MB for all that it holds. */
const MAX_FILE_BYTES = 16 * 1024 * 1024
const SHOWN = 500

export const REPORTS = ['auto', ...destinationNames, 'like2lead'] as const

const headers = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text)
    } catch {
      context.addIssue({ code: 'custom', message: 'JSON like {"cost":"My header"}' })
      return z.NEVER
    }
  })
  .pipe(z.partialRecord(z.enum(MAPPABLE), z.string().min(1).max(500)))

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
  columns: headers.default({}),
  file: z
    .string()
    .max(500)
    .transform(name => name.replace(/[\p{Cc}\u2028\u2029]/gu, '').slice(0, 200))
    .default(''),
})

export const spendEndpoints = [
  endpoint({
    method: 'POST',
    path: '/spend/import',
    role: 'editor',
    summary: `Import what ads cost: the bytes of a report as the platform exports it (CSV), or our own. ?platform=${REPORTS.join('|')}; ?dryRun=1 tells what it would do and writes nothing; ?dayOrder=dmy|mdy and ?currency=EUR for what the file does not say; ?columns={"cost":"My header"} for headers that are not known (${MAPPABLE.join(', ')}); ?file= what it is called.`,
    query,
    file: { type: 'text/csv', limitBytes: MAX_FILE_BYTES },
    example: {
      file: 'campaign,ad,platform,starts_on,ends_on,impressions,clicks,cost,currency\naudit-energie,maison-froide,meta,2026-11-02,2026-11-02,5900,58,52.40,EUR\n',
    },
    answers: {
      200: '{platform, level, period, rows, days, totals, daily, matched, ignored, leftOut, unmatched, moreUnmatched, campaignOnly, replaced, warnings, skipped, moreSkipped, clicksAre, columns, notes}',
      413: 'too-large',
      422: 'invalid-query; not-a-report, empty-report, unknown-report, ambiguous-platform, missing-columns, no-period, ambiguous-dates, ambiguous-amounts, no-currency; invalid-report and partly-stored with each line and column: then nothing was written',
    },
    handle: async (c, _, now) => {
      const { dryRun, file, ...ask } = parsedQuery(query, c.req.query(), 'The query is wrong.')
      const bytes = await readBytes(c.req.raw, MAX_FILE_BYTES, 'Export fewer days at once.')
      const place = { db: c.env.DB, actor: c.var.actor.id, now, file }
      const result = await importSpend(place, bytes, ask, dryRun === '0')
      if (!result.ok) throw new HttpError(422, result.code, REFUSED[result.code], result.issues)
      return c.json(shown(result.told))
    },
  }),
  list({
    path: '/spend/imports',
    role: 'viewer',
    summary:
      'Reports that were taken in, latest first: by whom, the file, and how many rows it added, changed and removed. `undoable`; if not, `coveredBy` is a later import of the same days.',
    rows: (c, cursor, limit) => listImports(c.env.DB, cursor, limit),
    keyOf: row => String(row.id),
  }),
  endpoint({
    method: 'POST',
    path: '/spend/imports/:id/undo',
    role: 'editor',
    summary:
      'Take one of the last ten imports back; what it replaced is put in place again. Refused when a later one tells of the same days.',
    answers: { 200: '{undone}', 404: 'not-found', 409: 'already-undone, covered, too-old' },
    handle: async (c, _, now) => {
      const id = numberIn(c.req.param('id'))
      const undone = await undoImport(c.env.DB, id, now)
      if (undone.ok) return c.json({ undone: id })
      switch (undone.reason) {
        case 'unknown':
          throw new HttpError(404, 'not-found', 'There is no such import.')
        case 'undone':
          throw new HttpError(409, 'already-undone', 'This import was undone before.')
        case 'covered':
          throw new HttpError(409, 'covered', `Import ${undone.by} tells of the same days: undo that one first.`)
        case 'too-old':
          throw new HttpError(409, 'too-old', 'What it replaced is no longer known: only the last ten can be undone.')
      }
    },
  }),
  spendRowsEndpoint,
  ...mappingEndpoints,
  ...rateEndpoints,
]

/** Skipped lines may be many: the first, and how many are not shown. */
const shown = ({ skipped, ...told }: Told) => ({
  ...told,
  skipped: skipped.slice(0, SHOWN),
  moreSkipped: Math.max(0, skipped.length - SHOWN),
})

const REFUSED: Record<SpendRefusal, string> = {
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
