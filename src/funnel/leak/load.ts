import * as z from 'zod'
import { all } from '../../db/query.ts'
import { countViews } from '../../pixel/days.ts'
import { loadBenchmarks } from '../benchmarks/store.ts'
import { comparable } from '../passages.ts'
import { daysOf, type Range } from '../range.ts'
import { type Counts, together } from '../stages.ts'
import { type AdCounts, countBy, type Part, partsOf } from '../store.ts'
import type { Facts } from './causes.ts'
import { type Leak, leakOf } from './leak.ts'

/** Where a campaign leaks within these days, as far as can be said. */
export const loadLeak = async (db: D1Database, campaign: string, range: Range): Promise<Leak> =>
  leakAmong(db, campaign, range, await countBy(db, [campaign], range, ['ad', 'platform']))

/** The same for whoever has counted it already. */
export async function leakAmong(
  db: D1Database,
  campaign: string,
  range: Range,
  rows: readonly Part<'ad' | 'platform'>[],
): Promise<Leak> {
  const [ads, platforms, total] = [partsOf(['ad'], rows), partsOf(['platform'], rows), together(rows)]
  const [advertised, ...rest] = platforms.filter(({ impressions }) => impressions !== null)
  const [benchmarks, promises, groups] = await Promise.all([
    loadBenchmarks(db, rest.length === 0 && advertised ? advertised.platform : null),
    all(db, promise, PROMISES, campaign),
    all(db, viewGroup, VIEW_GROUPS, JSON.stringify([campaign]), ...daysOf(range)),
  ])
  const facts = factsOf(ads, platforms, total, promises, groups)
  return leakOf({ campaign, total, parts: comparable(ads, total), ads }, benchmarks, facts)
}

function factsOf(
  ads: readonly AdCounts[],
  platforms: Facts['platforms'],
  { impressions, reach }: Counts,
  promises: readonly z.infer<typeof promise>[],
  groups: readonly ViewGroup[],
): Facts {
  const viewsOf = new Map(ads.map(({ ad, views }) => [ad, views]))
  const sum = (rows: readonly ViewGroup[], of: (row: ViewGroup) => number) => rows.reduce((n, row) => n + of(row), 0)
  return {
    promises: promises.map(each => ({ ...each, views: viewsOf.get(each.ad) ?? 0 })),
    speed: [...Map.groupBy(groups, row => row.in_app)].map(([inApp, rows]) => ({
      inApp,
      views: sum(rows, row => row.views),
      measured: sum(rows, row => row.lcp_measured),
      good: sum(rows, row => row.lcp_good),
    })),
    form: { started: sum(groups, row => row.form_started), sent: sum(groups, row => row.lead) },
    reading: {
      views: sum(groups, row => row.views),
      left: sum(groups, row => (row.rank <= FIRST_RANK ? row.views : 0)),
    },
    reached: { impressions, people: reach },
    platforms,
  }
}

const promise = z.object({ ad: z.string(), score: z.int() })
export const PROMISES = `SELECT ad, score FROM promises WHERE campaign = ?1`

const FIRST_RANK = 10 // of the tier that every view reaches (migration 0005)

const viewGroup = z.object({
  in_app: z.string(),
  rank: z.int(),
  views: z.int(),
  lcp_measured: z.int(),
  lcp_good: z.int(),
  form_started: z.int(),
  lead: z.int(),
})
type ViewGroup = z.infer<typeof viewGroup>

export const VIEW_GROUPS = countViews(['in_app', 'rank'], ['views', 'lcp_measured', 'lcp_good', 'form_started', 'lead'])
