import * as z from 'zod'
import { type Format, formatOf, formatParams } from '../lib/csv-answer.ts'
import { currencyCode } from '../lib/currency.ts'
import { HttpError, parsedQuery } from '../lib/http.ts'
import { rangeBefore, rangeLastYear } from './compare.ts'
import { DIMENSIONS, type Dimension } from './dimensions.ts'
import { type Range, rangeAt, rangeParams } from './range.ts'

/** What a funnel is asked for. */
export interface FunnelAsk {
  range: Range
  by: Dimension
  only: Filter
  compare: Range | null
  currency: string | null // all money in this one; null: each in its own
  format: Format
}

/** Only what is of this ad, platform or device; '' is what is not told. */
export type Filter = { [D in Exclude<Dimension, 'day'>]?: string | undefined }

const choices = z.object({
  by: z.enum(DIMENSIONS).default('ad'),
  ad: z.string().max(100).optional(),
  platform: z.string().max(40).optional(),
  device: z.string().max(20).optional(),
  currency: currencyCode.nullable().default(null), // all money in it
})

export const reportParams = rangeParams.extend(formatParams.shape)
/** What pages and files take whose figures can be held against those of other days. */
export const comparedParams = reportParams.extend({ compare: z.string().optional() })
export const funnelParams = comparedParams.extend(choices.shape)

/** `?from&to&format&by&ad&platform&device&compare&currency`; 422 with each that is wrong. */
export function funnelAsk(query: Record<string, string>, now: number): FunnelAsk {
  const { by, currency, ...only } = asked(choices, query)
  return { ...comparedFor(query, now), by, only, currency }
}

/** `?from&to&format&compare`; 422 with each that is wrong. */
export const comparedFor = (
  query: Record<string, string>,
  now: number,
): Pick<FunnelAsk, 'range' | 'compare' | 'format'> => ({
  ...daysIn(query, now),
  format: formatOf(query),
})

/** `?from&to&compare`: the days asked for, and those that they are held against; 422 with each that is wrong. */
export function daysIn(query: Record<string, string>, now: number): Pick<FunnelAsk, 'range' | 'compare'> {
  const range = asked(rangeAt(now), query)
  return { range, compare: query.compare ? compared(query.compare, range, now) : null }
}

/** `?from&to&format`; 422 with each that is wrong. */
export const askedFor = (query: Record<string, string>, now: number): Pick<FunnelAsk, 'range' | 'format'> => ({
  range: asked(rangeAt(now), query),
  format: formatOf(query),
})

/** 422 `invalid-query` with each that is wrong. */
export const asked = <T extends z.ZodType>(schema: T, query: Record<string, string>): z.infer<T> =>
  parsedQuery(schema, query, WRONG)

const WRONG = 'What is asked for is wrong.'

/** 'previous', 'year', or '2026-09-01..2026-09-30'. */
function compared(text: string, range: Range, now: number): Range {
  if (text === 'previous') return rangeBefore(range)
  if (text === 'year') return rangeLastYear(range)
  const [from = '', to = '', ...rest] = text.split('..')
  const other = rangeAt(now).safeParse({ from, to })
  if (other.success && rest.length === 0) return other.data
  throw new HttpError(422, 'invalid-query', WRONG, [
    { path: 'compare', message: 'previous, year, or two days: 2026-09-01..2026-09-30', code: 'wrong-format' },
  ])
}
