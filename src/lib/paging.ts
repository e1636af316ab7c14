import type { Context } from 'hono'
import * as z from 'zod'
import { parsedQuery } from './http.ts'

/** `?cursor=&limit=` of a list. */
export const pagingParams = z.object({
  cursor: z.string().max(200).default(''),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** 422 when they make no sense. */
export function readPaging(c: Context): { cursor: string; limit: number } {
  return parsedQuery(pagingParams, c.req.query(), 'cursor or limit is wrong.')
}

/** A cursor of a list by time and, within one, by id. */
export const cursorAt = ({ at, id }: { at: number; id: string }): string => `${at}.${id}`

/** Where that is, for `(at, id) < (…)`: behind everything when there is no cursor, or none of ours. */
export function placeOf(cursor: string): { at: number; id: string } {
  const [, at, id = ''] = /^(\d{1,15})\.(.+)$/.exec(cursor) ?? []
  return { at: at ? Number(at) : Number.MAX_SAFE_INTEGER, id }
}

/** A list's answer. Ask the store for `limit + 1` rows: the extra one says that there is more. */
export function paged<T>(rows: T[], limit: number, keyOf: (row: T) => string): { items: T[]; next: string | null } {
  const items = rows.slice(0, limit)
  return { items, next: rows.length > limit ? keyOf(items[limit - 1]!) : null }
}
