import * as z from 'zod'
import { all } from '../../db/query.ts'
import { loadBenchmarks } from '../benchmarks/store.ts'
import { type FormReport, formOf } from '../form/form.ts'
import { formCounts } from '../form/store.ts'
import { merged } from '../marks.ts'
import { comparable } from '../passages.ts'
import type { Range } from '../range.ts'
import { type Counts, together } from '../stages.ts'
import { type AdCounts, countBy, type Part, partsOf, type SiteRow, siteViews } from '../store.ts'
import type { Facts } from './causes.ts'
import { type Leak, leakOf } from './leak.ts'

/** Where a campaign leaks within these days, as far as can be said. */
export async function loadLeak(db: D1Database, campaign: string, range: Range): Promise<Leak> {
  const site = await siteViews(db, campaign, range)
  return leakAmong(db, campaign, range, await countBy(db, [campaign], range, ['ad', 'platform'], site), site)
}

/** The same for whoever has counted it already. */
export async function leakAmong(
  db: D1Database,
  campaign: string,
  range: Range,
  rows: readonly Part<'ad' | 'platform'>[],
  site: readonly SiteRow[],
): Promise<Leak> {
  const [ads, platforms, total] = [partsOf(['ad'], rows), partsOf(['platform'], rows), together(rows)]
  const [advertised, ...rest] = platforms.filter(({ impressions }) => impressions !== null)
  const [benchmarks, promises, forms] = await Promise.all([
    loadBenchmarks(db, rest.length === 0 && advertised ? advertised.platform : null),
    all(db, promise, PROMISES, campaign),
    formCounts(db, campaign, range),
  ])
  const form = formOf(merged(forms.map(({ counts }) => counts)))
  const facts = factsOf(ads, platforms, total, promises, site, form)
  return leakOf({ campaign, total, parts: comparable(ads, total), ads }, benchmarks, facts)
}

function factsOf(
  ads: readonly AdCounts[],
  platforms: Facts['platforms'],
  { impressions, reach }: Counts,
  promises: readonly z.infer<typeof promise>[],
  site: readonly SiteRow[],
  form: FormReport,
): Facts {
  const viewsOf = new Map(ads.map(({ ad, views }) => [ad, views]))
  const sum = (rows: readonly SiteRow[], of: (row: SiteRow) => number) => rows.reduce((n, row) => n + of(row), 0)
  return {
    promises: promises.map(each => ({ ...each, views: viewsOf.get(each.ad) ?? 0 })),
    speed: [...Map.groupBy(site, row => row.in_app)].map(([inApp, rows]) => ({
      inApp,
      views: sum(rows, row => row.views),
      measured: sum(rows, row => row.lcp_measured),
      good: sum(rows, row => row.lcp_good),
    })),
    form,
    reading: {
      views: sum(site, row => row.views),
      left: sum(site, row => (row.rank <= FIRST_RANK ? row.views : 0)),
    },
    reached: { impressions, people: reach },
    platforms,
  }
}

const promise = z.object({ ad: z.string(), score: z.int() })
export const PROMISES = `SELECT ad, score FROM promises WHERE campaign = ?1`

const FIRST_RANK = 10 // of the tier that every view reaches (migration 0005)
