import type { Campaign } from '../campaigns/schema.ts'
import { sumOf } from '../lib/sum.ts'
import { listTiers, type Tier } from '../pixel/tier.ts'
import { type Changes, changesOf } from './compare.ts'
import type { Dimension } from './dimensions.ts'
import { countIn } from './exchange.ts'
import type { Leak } from './leak/leak.ts'
import { leakAmong } from './leak/load.ts'
import { type Anomaly, anomaliesOf, comparable } from './passages.ts'
import type { Filter, FunnelAsk } from './query.ts'
import type { Range } from './range.ts'
import { type Counts, type Funnel, funnelOf, together, UNKNOWN } from './stages.ts'
import { type Part, partsOf, type SiteRow, siteViews, type TierCount } from './store.ts'

/** The funnel of a campaign within some days, whole and in parts that add up to it. */
export interface FunnelReport extends Range {
  campaign: string
  currency: string // of costMicros and revenueMicros
  converted: boolean // money of other currencies is in them, each amount at the ECB rate of its day (spend/rates.ts)
  by: Dimension
  only: Filter
  prorated: boolean // a report of cost reaches out of the range: its share of days was counted
  reportedTo: string | null // the last day that a report of cost covers
  counts: Counts
  funnel: Funnel
  anomalies: Anomaly[]
  parts: FunnelPart[] // of the cut that was asked for
  ads: (FunnelPart & { ad: string })[]
  tiers: (Tier & { views: number })[] // by the highest that each view reached
  reached: TierCount[]
  leak: Leak | null // null while only a part of the campaign is asked for
  compare: (Range & { counts: Counts; funnel: Funnel; changes: Changes }) | null
}

export type FunnelPart = Counts & { part: string; prorated: boolean; funnel: Funnel }

export async function funnelReport(
  db: D1Database,
  campaign: Pick<Campaign, 'slug' | 'currency'>,
  { range, by, only, compare, currency: asIn }: FunnelAsk,
): Promise<FunnelReport> {
  const { slug, currency } = campaign
  const rowsOf = (range: Range, by: Dimension, site?: readonly SiteRow[]) =>
    countOnly(db, campaign, { range, only, currency: asIn }, ['ad', 'platform', by], site)
  const site = await siteViews(db, [slug], range)
  const [rows, tiers, earlier] = await Promise.all([
    rowsOf(range, by, site),
    listTiers(db),
    compare && rowsOf(compare, 'ad'),
  ])
  const reached = reachedIn(site, only)
  const now = periodOf(rows)
  const before = earlier && periodOf(earlier)
  return {
    ...{ campaign: slug, currency: asIn ?? currency, converted: asIn !== null, ...range, by, only },
    ...{ prorated: now.prorated, reportedTo: now.reportedTo },
    ...{ counts: now.total, funnel: now.funnel, anomalies: now.anomalies },
    parts: partsBy(by, rows),
    ads: partsBy('ad', rows).map(ad => ({ ad: ad.part, ...ad })),
    tiers: tiers.map(({ rank, slug }) => ({
      ...{ rank, slug },
      views: sumOf(reached, row => (row.rank === rank ? row.views : 0)),
    })),
    reached,
    leak: filtersIn(only).length === 0 ? await leakAmong(db, slug, range, rows, site) : null,
    compare: before && {
      ...compare!,
      ...{ counts: before.total, funnel: before.funnel, changes: changesOf(before, now) },
    },
  }
}

/** Counts by these dimensions, of what is asked for only. */
export async function countOnly(
  db: D1Database,
  campaign: Pick<Campaign, 'slug' | 'currency'>,
  { range, only, currency }: Pick<FunnelAsk, 'range' | 'only' | 'currency'>,
  by: readonly Dimension[],
  site?: readonly SiteRow[],
): Promise<Part<Dimension>[]> {
  const rows = await countIn(db, campaign, range, [...new Set([...by, ...filtersIn(only)])], currency, site)
  return rows.filter(isOf(only))
}

/** Each with the rates of its own ads, of which what is impossible is left out, as of the whole. */
function partsBy(by: Dimension, rows: readonly Part<Dimension>[]): FunnelPart[] {
  const adsOf = Map.groupBy(partsOf(['ad', by], rows), row => row[by])
  return partsOf([by], rows)
    .map(part => {
      const name = part[by]
      const counts = together([part])
      const funnel = funnelOf(counts, comparable(adsOf.get(name)!, counts))
      const isMixed = name === '' && (by === 'device' || by === 'day')
      return { part: name, ...counts, prorated: part.prorated, funnel: isMixed ? withoutArrival(funnel) : funnel }
    })
    .sort(by === 'day' ? byName : bySize)
}

/** Where the device or the day is not told, cost and visits are not of the same people: no share or price joins the two. */
const withoutArrival = (funnel: Funnel): Funnel => ({
  ...funnel,
  ...{ cplMicros: null, cpaMicros: null, roas: null },
  stages: funnel.stages.map(stage => (stage.stage === 'consideration' ? { ...stage, ...UNKNOWN } : stage)),
  clickToView: { ...funnel.clickToView, lost: UNKNOWN },
})

/** What is not told comes last. */
const byName = (a: FunnelPart, b: FunnelPart): number =>
  Number(a.part === '') - Number(b.part === '') || a.part.localeCompare(b.part)
const bySize = (a: FunnelPart, b: FunnelPart): number =>
  (b.costMicros ?? 0) - (a.costMicros ?? 0) || b.views - a.views || byName(a, b)

const FILTERS = ['ad', 'platform', 'device'] as const

const filtersIn = (only: Filter) => FILTERS.filter(dimension => only[dimension] !== undefined)
const isOf = (only: Filter) => (row: Filter) => filtersIn(only).every(dimension => row[dimension] === only[dimension])

function periodOf(rows: readonly Part<Dimension>[]) {
  const ads = partsOf(['ad'], rows)
  const [whole] = partsOf([], rows)
  const total = together(whole ? [whole] : [])
  const parts = comparable(ads, total)
  const anomalies = parts === ads ? ads.flatMap(ad => anomaliesOf(ad, ad.ad)) : anomaliesOf(total, null)
  const { prorated = false, reportedTo = null } = whole ?? {}
  return { ads, total, parts, anomalies, prorated, reportedTo, funnel: funnelOf(total, parts) }
}

/** Views by the highest tier that each reached, of what is asked for. */
function reachedIn(site: readonly SiteRow[], only: Filter): TierCount[] {
  return [...Map.groupBy(site.filter(isOf(only)), ({ ad, rank }) => JSON.stringify([ad, rank])).values()].map(same => {
    const { campaign, ad, rank } = same[0]!
    return { campaign, ad, rank, views: sumOf(same, row => row.views) }
  })
}
