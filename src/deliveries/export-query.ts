import * as z from 'zod'
import type { Destination } from '../destinations/contract.ts'
import { FORMS, type Form } from '../destinations/contract-lists.ts'
import { HttpError } from '../lib/http.ts'
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

/** `?form=&columns=&dryRun=` of an export. */
export const exportParams = z.object({
  form: z.enum(FORMS).optional(),
  columns: columnsText.optional(),
  dryRun: z.enum(['0', '1']).default('0'),
})

/** 422 that names what the platform takes. None asked for: what it prefers. */
export function formOr422({ label, listFile: { forms } }: Destination, form: Form | undefined): Form {
  if (form === undefined || forms.includes(form)) return form ?? forms[0]
  const message = `${label} takes its list file in this form only: ${forms.join(', ')}.`
  throw new HttpError(422, 'invalid-query', message, [{ path: 'form', message }])
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
