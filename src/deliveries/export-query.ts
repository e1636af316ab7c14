import * as z from 'zod'
import { FORMS } from '../destinations/contract-lists.ts'
import { HttpError, issuesOf } from '../lib/http.ts'
import { type ColumnMap, type Columns, columnMap, columnsOf } from './export-columns.ts'

const columnsText = z
  .string()
  .max(4000)
  .transform((text, ctx): unknown => {
    try {
      return JSON.parse(text)
    } catch {
      ctx.addIssue({ code: 'custom', message: 'expected JSON: {"Email": "E-mail address", "Phone": null}' })
      return z.NEVER
    }
  })
  .pipe(columnMap)

const query = z.object({
  form: z.enum(FORMS).optional(),
  columns: columnsText.optional(),
  dryRun: z.enum(['0', '1']).default('0'),
})

/** `?form=&columns=&dryRun=` of an export. 422 `invalid-query` says which is wrong and what it takes. */
export function exportQuery(asked: Record<string, string>) {
  const parsed = query.safeParse(asked)
  if (parsed.success) return parsed.data
  const issues = issuesOf(parsed.error)
  throw new HttpError(422, 'invalid-query', issues.map(({ path, message }) => `${path}: ${message}`).join('; '), issues)
}

/** 422 that names each column that is none, and lists those that are. */
export function columnsOr422(code: string, header: readonly string[], map: ColumnMap | null): Columns {
  const columns = columnsOf(header, map)
  if (!('refused' in columns)) return columns
  const known = [...new Set(header)].join(', ')
  if (columns.refused === 'nothing-left') {
    const message = `Every column is left out. Keep one at least of: ${known}.`
    throw new HttpError(422, code, message, [{ path: 'columns', message }])
  }
  const issues = columns.names.map(name => ({ path: `columns.${name}`, message: `no such column` }))
  throw new HttpError(422, code, `No column ${columns.names.join(', ')}. There are: ${known}.`, issues)
}
