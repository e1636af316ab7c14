import { amounts, type Cell, tableOf } from '../lib/csv-answer.ts'
import { units } from '../lib/money.ts'
import { bounded, boundedCells } from './cells.ts'
import { changeCells, changeColumns } from './change-table.ts'
import type { Economics, Price } from './economics.ts'
import type { Estimate } from './leak/leak.ts'
import type { FunnelReport } from './report.ts'
import type { CostAndRevenue, Share } from './stages.ts'

const COUNTED = ['impressions', 'reach', 'engagements', 'clicks', 'views', 'conversions', 'leads', 'purchases'] as const
const MONEY = ['currency', 'cost', 'revenue', 'other_costs', 'other_revenue']

/** A row per part, and last the whole. */
export const funnelTable = ({ by, currency, parts, counts, funnel }: FunnelReport): Cell[][] =>
  tableOf(
    [
      ...[by, ...COUNTED, ...MONEY],
      ...['engagement_rate', 'ctr', 'click_to_view_lost', 'cvr'].flatMap(bounded),
      ...['cpm', 'cpc', 'cpl', 'cpa', 'roas'],
    ],
    [...parts, { ...counts, part: 'total', funnel }].map(({ part, funnel, ...row }) => ({
      [by]: part,
      ...Object.fromEntries(COUNTED.map(name => [name, row[name]])),
      ...moneyCells(currency, row),
      ...shareCells('engagement_rate', funnel.stages[1]!),
      ...shareCells('ctr', funnel.ctr),
      ...shareCells('click_to_view_lost', funnel.clickToView.lost),
      ...shareCells('cvr', funnel.cvr),
      ...{ cpm: units(funnel.cpmMicros), cpc: units(funnel.cpcMicros), cpl: units(funnel.cplMicros) },
      ...{ cpa: units(funnel.cpaMicros), roas: funnel.roas },
    })),
  )

/** A row per passage, beside what it is held against; only the header while a part of the campaign is asked for. */
export const passagesTable = ({
  currency,
  leak,
  compare,
}: Pick<FunnelReport, 'currency' | 'leak' | 'compare'>): Cell[][] =>
  tableOf(
    [
      ...['passage', 'part', 'whole', ...bounded('rate'), 'benchmark', 'benchmark_low', 'benchmark_median', 'benchmark_high'],
      ...['held_against', 'source', 'year', 'page_weeks', 'chance_below', 'verdict', 'missing', ...estimated('results')],
      ...['currency', ...estimated('worth'), 'worth_at', 'cause', 'action', ...changeColumns(compare, ['rate'])],
    ], // biome-ignore format: one header line
    (leak?.passages ?? []).map(({ passage, benchmark, recoverable, ...row }) => {
      const { basis, low, median, high, least, published, pageWeeks } = benchmark
      const named = leak?.named?.passage === passage ? leak.named : null
      return {
        ...{ passage, part: row.part, whole: row.whole, ...shareCells('rate', row) },
        ...{
          benchmark: basis,
          benchmark_low: low,
          benchmark_median: median,
          benchmark_high: high,
          held_against: least,
        },
        ...{ source: published?.source ?? null, year: published?.year ?? null, page_weeks: pageWeeks },
        ...{ chance_below: row.below, verdict: row.verdict, missing: row.more, currency },
        ...estimateCells('results', recoverable?.results ?? null),
        ...estimateCells('worth', recoverable?.money ?? null, units),
        worth_at: recoverable?.money?.at ?? null,
        ...{ cause: named?.causes[0]?.code ?? null, action: named?.action.href ?? null },
        ...changeCells(compare, { rate: compare?.changes[passage] }),
      }
    }),
  )

export const economicsTable = (currency: string, rows: readonly (Economics & { ad: string })[]): Cell[][] =>
  tableOf(
    ['ad', ...MONEY, 'cpm', ...['cpc', 'cpl', 'cpa'].flatMap(bounded), 'roas', 'profit'],
    rows.map(row => ({
      ...{ ad: row.ad, ...moneyCells(currency, row), cpm: units(row.cpm.micros) },
      ...{ ...priceCells('cpc', row.cpc), ...priceCells('cpl', row.cpl), ...priceCells('cpa', row.cpa) },
      ...{ roas: row.roas, profit: units(row.profitMicros) },
    })),
  )

const moneyCells = (currency: string, { costMicros, otherCosts, revenueMicros, otherRevenue }: CostAndRevenue) => ({
  ...{ currency, cost: units(costMicros), revenue: units(revenueMicros) },
  ...{ other_costs: amounts(otherCosts), other_revenue: amounts(otherRevenue) },
})

const shareCells = (name: string, { rate, interval }: Share) => boundedCells(name, rate, interval)

const priceCells = (name: string, { micros, interval }: Price) =>
  boundedCells(name, units(micros), interval && { low: units(interval.low), high: units(interval.high) })

const estimated = (name: string): string[] => [`${name}_low`, `${name}_mid`, `${name}_high`]

const estimateCells = (name: string, estimate: Estimate | null, shown = (figure: number) => figure) => ({
  [`${name}_low`]: estimate && shown(estimate.low),
  [`${name}_mid`]: estimate && shown(estimate.mid),
  [`${name}_high`]: estimate && shown(estimate.high),
})
