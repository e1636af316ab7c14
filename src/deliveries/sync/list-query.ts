import * as z from 'zod'
import { HttpError, issuesOf } from '../../lib/http.ts'

const flag = z.enum(['0', '1']).default('0')

/** 422 `invalid-query` says which is wrong and what it takes. */
const reader =
  <T extends z.ZodType>(schema: T) =>
  (asked: Record<string, string>): z.infer<T> => {
    const parsed = schema.safeParse(asked)
    if (parsed.success) return parsed.data
    const issues = issuesOf(parsed.error)
    throw new HttpError(
      422,
      'invalid-query',
      issues.map(({ path, message }) => `${path}: ${message}`).join('; '),
      issues,
    )
  }

export const askQuery = reader(z.strictObject({ refused: flag }))
export const endQuery = reader(z.strictObject({ remove: flag }))
