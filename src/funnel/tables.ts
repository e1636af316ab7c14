import { amounts, type Cell } from '../lib/csv-answer.ts'
import { units } from '../lib/money.ts'
import { changeCells, changeColumns } from './change-table.ts'
import type { Economics, Price } from './economics.ts'
import type { Estimate } from './leak/leak.ts'
import type { FunnelReport } from './report.ts'
import type { Share } from './stages.ts'

const shareCells = ({ rate, interval }: Share): Cell[] => [rate, interval?.low ?? null, interval?.high ?? null]
const priceCells = ({ micros, interval }: Price): Cell[] =>
  [micros, interval?.low ?? null, interval?.high ?? null].map(units)

const interval = (name: string): string[] => [name, `${name}_low`, `${name}_high`]

/** A row per part, and last the whole. */
export function funnelTable({ by, currency, parts, ...whole }: FunnelReport): Cell[][] {
  const rows = [...parts, { ...whole.counts, part: 'total', funnel: whole.funnel }]
  return [
    [
      by, 'impressions', 'reach', 'engagements', 'clicks', 'views', 'conversions', 'leads', 'purchases', 'currency', 'cost', 'revenue',
      'other_costs', 'other_revenue', ...interval('engagement_rate'), ...interval('ctr'), ...interval('click_to_view_lost'),
      ...interval('cvr'), 'cpm', 'cpc', 'cpl', 'cpa', 'roas',
    ], // biome-ignore format: one header line
    ...rows.map(({ funnel, ...row }) => [
      row.part, row.impressions, row.reach, row.engagements, row.clicks, row.views, row.conversions, row.leads, row.purchases, currency,
      units(row.costMicros), units(row.revenueMicros), amounts(row.otherCosts), amounts(row.otherRevenue),
      ...shareCells(funnel.stages[1]!), ...shareCells(funnel.ctr), ...shareCells(funnel.clickToView.lost), ...shareCells(funnel.cvr),
      ...[funnel.cpmMicros, funnel.cpcMicros, funnel.cplMicros, funnel.cpaMicros].map(units), funnel.roas,
    ]), // biome-ignore format: in the order of the header
  ]
}

const estimateCells = (estimate: Estimate | null | undefined): (number | null)[] => [
  estimate?.low ?? null,
  estimate?.mid ?? null,
  estimate?.high ?? null,
]
const estimated = (name: string): string[] => [`${name}_low`, `${name}_mid`, `${name}_high`]

/** A row per passage, beside what it is held against; only the header while a part of the campaign is asked for. */
export const passagesTable = ({
  currency,
  leak,
  compare,
}: Pick<FunnelReport, 'currency' | 'leak' | 'compare'>): Cell[][] => [
  [
      'passage', 'part', 'whole', ...interval('rate'), 'benchmark', 'benchmark_low', 'benchmark_median', 'benchmark_high', 'held_against',
      'source', 'year', 'page_weeks', 'chance_below', 'verdict', 'missing', ...estimated('results'), 'currency', ...estimated('worth'),
      'worth_at', 'cause', 'action', ...changeColumns(compare, ['rate']),
    ], // biome-ignore format: one header line
  ...(leak?.passages ?? []).map(({ passage, benchmark, recoverable, ...row }) => {
    const { basis, low, median, high, least, published, pageWeeks } = benchmark
    const named = leak!.named?.passage === passage ? leak!.named : null
    return [
      passage, row.part, row.whole, ...shareCells(row), basis, low, median, high, least, published?.source ?? null, published?.year ?? null,
      pageWeeks, row.below, row.verdict, row.more, ...estimateCells(recoverable?.results), currency,
      ...estimateCells(recoverable?.money).map(units), recoverable?.money?.at ?? null, named?.causes[0]?.code ?? null,
      named?.action.href ?? null, ...Object.values(changeCells(compare, { rate: compare?.changes[passage] })),
    ] // biome-ignore format: in the order of the header
  }),
]

export const economicsTable = (currency: string, rows: readonly (Economics & { ad: string })[]): Cell[][] => [
  [
      'ad', 'currency', 'cost', 'revenue', 'other_costs', 'other_revenue', 'cpm', ...interval('cpc'), ...interval('cpl'), ...interval('cpa'),
      'roas', 'profit',
    ], // biome-ignore format: one header line
  ...rows.map(row => [
      row.ad, currency, units(row.costMicros), units(row.revenueMicros), amounts(row.otherCosts), amounts(row.otherRevenue),
      units(row.cpm.micros), ...priceCells(row.cpc), ...priceCells(row.cpl), ...priceCells(row.cpa), row.roas, units(row.profitMicros),
    ]), // biome-ignore format: in the order of the header
]
