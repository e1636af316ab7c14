import * as z from 'zod'
import { currencyCode } from '../../lib/currency.ts'
import { HttpError, type Issue, issuesOf } from '../../lib/http.ts'
import type { Format } from './columns.ts'
import { countryIn } from './countries.ts'
import type { Options } from './import.ts'
import type { Mapping } from './table.ts'

export const QUERY =
  '?dryRun=1 tells what it would do and writes nothing; ?mapping={"email":"My column","currency":"=EUR"} names columns that are not known; ?currency=EUR and ?country=FR say what the file does not, ?dates=dmy|mdy how 03/04/2026 is read.'

export const importParams = z.strictObject({
  dryRun: z.enum(['0', '1']).default('0'),
  country: z
    .string()
    .transform(text => countryIn(text))
    .refine(code => code !== null, { error: 'a country like FR', params: { code: 'not-a-country' } })
    .nullable()
    .default(null),
  currency: currencyCode.nullable().default(null),
  dates: z.enum(['dmy', 'mdy']).nullable().default(null),
  mapping: z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text)
      } catch {
        context.addIssue({ code: 'custom', message: 'JSON like {"email":"My column"}' })
        return z.NEVER
      }
    })
    .pipe(z.record(z.string(), z.string().min(1).max(200)))
    .default({}),
}) // biome-ignore format: one parameter after the other

/** 422 `invalid-query` with each name. */
export function optionsOf<F extends string>(params: URLSearchParams, format: Format<F>): Options<F> {
  const parsed = importParams.safeParse(Object.fromEntries(params))
  if (!parsed.success) throw invalid(issuesOf(parsed.error))
  const { mapping, dryRun, ...defaults } = parsed.data
  const wrong = mappingIssues(mapping, format)
  if (wrong.length > 0) throw invalid(wrong)
  return { ...defaults, mapping: mapping as Mapping<F>, write: dryRun === '0' }
}

const invalid = (issues: Issue[]) =>
  new HttpError(422, 'invalid-query', 'The query has names or values that are not known; nothing was written.', issues)

function mappingIssues(mapping: Record<string, string>, { columns, constants }: Format<string>): Issue[] {
  return Object.entries(mapping).flatMap(([field, header]): Issue[] => {
    const path = `mapping.${field}`
    if (!Object.hasOwn(columns, field)) return [{ path, message: `one of ${Object.keys(columns).join(', ')}` }]
    if (!header.startsWith('=') || constants.includes(field)) return []
    const message = `needs a column of its own: each line has to say it. One value for all can be given to ${constants.join(', ')}`
    return [{ path, message }]
  })
}
