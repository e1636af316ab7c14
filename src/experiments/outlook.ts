import * as z from 'zod'
import { first } from '../db/query.ts'
import { dayNumber } from '../lib/time.ts'
import { countViews } from '../pixel/days/views.ts'
import { daysFor, type Size, sizeOf } from './size.ts'

/** What a page's own last month says of how long a test of it takes. */
export interface Outlook {
  rate: number // conversions per view, 0–1
  basis: 'own' | 'benchmark' // of this page; or the median of landing pages, while it has too few conversions
  viewsPerDay: number | null // null: none came
  lift: number // the least worth finding, relative
  size: Size
  days: { typical: number; enough: number } | null
}

/** Median conversion of landing pages: Unbounce, Conversion Benchmark Report, 2024 (41,000 pages). */
const BENCHMARK = 0.066
const LEAST_CONVERSIONS = 10
export const LIFTS = [0.1, 0.2, 0.3, 0.5] as const
export const DEFAULT_LIFT = 0.2
const DAYS = 28 // whole weeks, until yesterday

const OF_AD = `
  SELECT coalesce(sum(views), 0) AS views, coalesce(sum(lead), 0) AS converted
  FROM (${countViews(['ad'], ['views', 'lead'])}) WHERE ad = ?4`
const seen = z.object({ views: z.int(), converted: z.int() })
type Seen = z.infer<typeof seen>

/** What the page's visitors did in those days. */
export async function seenLately(db: D1Database, page: { campaign: string; ad: string }, now: number): Promise<Seen> {
  const yesterday = dayNumber(now) - 1
  const { campaign, ad } = page
  return (await first(db, seen, OF_AD, JSON.stringify([campaign]), yesterday - DAYS + 1, yesterday, ad))!
}

/** `shares` of the arms, control first, adding up to 1. */
export function outlook(
  { views, converted }: Seen,
  lift = DEFAULT_LIFT,
  shares: readonly number[] = [0.5, 0.5],
): Outlook {
  const basis = converted >= LEAST_CONVERSIONS && converted < views ? 'own' : 'benchmark'
  const rate = basis === 'own' ? converted / views : BENCHMARK
  const size = sizeOf({ rate, lift, shares })
  const perDay = views / DAYS
  return {
    rate,
    basis,
    viewsPerDay: views > 0 ? perDay : null,
    lift,
    size,
    days: views > 0 ? { typical: daysFor(size.typical, perDay), enough: daysFor(size.enough, perDay) } : null,
  }
}
