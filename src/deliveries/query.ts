import type * as z from 'zod'
import { HttpError, issuesOf } from '../lib/http.ts'

/** 422 `invalid-query` says which is wrong and what it takes. */
export const queryReader =
  <T extends z.ZodType>(schema: T) =>
  (asked: Record<string, string>): z.infer<T> => {
    const parsed = schema.safeParse(asked)
    if (parsed.success) return parsed.data
    const issues = issuesOf(parsed.error)
    const message = issues.map(({ path, message }) => `${path}: ${message}`).join('; ')
    throw new HttpError(422, 'invalid-query', message, issues)
  }
