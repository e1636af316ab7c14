import * as z from 'zod'
import { all } from '../../db/query.ts'
import { sumOf } from '../../lib/sum.ts'
import { FIRST_RANK } from '../../pixel/tier.ts'
import { benchmarksOf, type Own } from '../benchmarks/benchmark.ts'
import { loadOwn } from '../benchmarks/store.ts'
import { type FormReport, formOf } from '../form/form.ts'
import { type FormCount, formCounts } from '../form/store.ts'
import { merged } from '../marks.ts'
import { comparable } from '../passages.ts'
import type { Range } from '../range.ts'
import { type Counts, together } from '../stages.ts'
import { type AdCounts, countBy, type Part, partsOf, type SiteRow, siteViews } from '../store.ts'
import type { Facts } from './causes.ts'
import { type Leak, leakOf } from './leak.ts'

/** Where a campaign leaks within these days, as far as can be said. */
export async function loadLeak(db: D1Database, campaign: string, range: Range): Promise<Leak> {
  const site = await siteViews(db, [campaign], range)
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
  return leakFrom(campaign, rows, site, await loadEvidence(db, [campaign], range))
}

/** What leaks are held against and explained by, of several campaigns. */
export interface Evidence {
  own: Own[]
  promises: AdPromise[]
  forms: FormCount[]
}

/** Read once, however many campaigns there are. */
export async function loadEvidence(db: D1Database, campaigns: readonly string[], range: Range): Promise<Evidence> {
  const [own, promises, forms] = await Promise.all([
    loadOwn(db),
    all(db, promise, PROMISES, JSON.stringify(campaigns)),
    formCounts(db, campaigns, range),
  ])
  return { own, promises, forms }
}

/** Of a campaign, or of one of its ads alone. `rows` and `site` may be of other campaigns too. */
export function leakFrom(
  campaign: string,
  rows: readonly Part<'ad' | 'platform'>[],
  site: readonly SiteRow[],
  { own, promises, forms }: Evidence,
  only?: string,
): Leak {
  const of = <T extends { campaign: string; ad: string }>(all: readonly T[]) =>
    all.filter(row => row.campaign === campaign && (only === undefined || row.ad === only))
  const counted = of(rows)
  const [ads, platforms, total] = [partsOf(['ad'], counted), partsOf(['platform'], counted), together(counted)]
  const [advertised, ...rest] = platforms.filter(({ impressions }) => impressions !== null)
  const benchmarks = benchmarksOf(own, rest.length === 0 && advertised ? advertised.platform : null)
  const form = formOf(merged(of(forms).map(({ counts }) => counts)))
  const facts = factsOf(ads, platforms, total, of(promises), of(site), form)
  return leakOf({ campaign, total, parts: comparable(ads, total), ads }, benchmarks, facts)
}

function factsOf(
  ads: readonly AdCounts[],
  platforms: Facts['platforms'],
  { impressions, reach }: Counts,
  promises: readonly AdPromise[],
  site: readonly SiteRow[],
  form: FormReport,
): Facts {
  const viewsOf = new Map(ads.map(({ ad, views }) => [ad, views]))
  return {
    promises: promises.map(each => ({ ...each, views: viewsOf.get(each.ad) ?? 0 })),
    speed: [...Map.groupBy(site, row => row.in_app)].map(([inApp, rows]) => ({
      inApp,
      views: sumOf(rows, row => row.views),
      measured: sumOf(rows, row => row.lcp_measured),
      good: sumOf(rows, row => row.lcp_good),
    })),
    form,
    reading: {
      views: sumOf(site, row => row.views),
      left: sumOf(site, row => (row.rank <= FIRST_RANK ? row.views : 0)),
    },
    reached: { impressions, people: reach },
    platforms,
  }
}

const promise = z.object({ campaign: z.string(), ad: z.string(), score: z.int() })
type AdPromise = z.infer<typeof promise>
export const PROMISES = `
  SELECT k.campaign, k.ad, k.score FROM json_each(?1) wanted CROSS JOIN promises k WHERE k.campaign = wanted.value`
