import type { Context } from 'hono'
import * as z from 'zod'
import { HttpError, issuesOf } from './http.ts'

/** `?cursor=&limit=` of a list. */
export const pagingParams = z.object({
  cursor: z.string().max(200).default(''),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** 422 when they make no sense. */
export function readPaging(c: Context): { cursor: string; limit: number } {
  const parsed = pagingParams.safeParse(c.req.query())
  if (!parsed.success) throw new HttpError(422, 'invalid-query', 'cursor or limit is wrong.', issuesOf(parsed.error))
  return parsed.data
}

/** A list's answer. Ask the store for `limit + 1` rows: the extra one says that there is more. */
export function paged<T>(rows: T[], limit: number, keyOf: (row: T) => string): { items: T[]; next: string | null } {
  const items = rows.slice(0, limit)
  return { items, next: rows.length > limit ? keyOf(items[limit - 1]!) : null }
}
