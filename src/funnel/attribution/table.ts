import { type Cell, tableOf } from '../../lib/csv-answer.ts'
import { units } from '../../lib/money.ts'
import { changeCells, changeColumns } from '../change-table.ts'
import type { AttributionBeside } from './compare.ts'
import { type Credit, noCredit } from './credit.ts'
import type { ModelReport } from './report.ts'

/** A line for each that got credit, under each model. Held against other days, with its share of the credit then and now, also
 *  for those that only had some then. */
export const creditTable = (
  campaign: string,
  models: readonly ModelReport[],
  compare: AttributionBeside['compare'],
): Cell[][] =>
  tableOf(
    [...COLUMNS, ...(compare ? ['credit_share'] : []), ...changeColumns(compare, ['credit_share'])],
    models.flatMap(rowsOf(campaign, compare)),
  )

const COLUMNS = [
  'model', 'conversions_of', 'credited_campaign', 'credited_ad', 'leads', 'purchases', 'refunds', 'currency', 'value',
] as const // biome-ignore format: one header line

const rowsOf =
  (campaign: string, compare: AttributionBeside['compare']) =>
  ({ model, ads, received }: ModelReport) => [
    ...creditsOf(ads, compare, model).flatMap(({ ad, campaign: credited, share, ...row }) =>
      lines({ model, conversions_of: campaign, credited_campaign: credited, credited_ad: ad }, row, {
        ...(share && { credit_share: share.now }),
        ...changeCells(compare, { credit_share: share }),
      }),
    ),
    ...received.flatMap(row =>
      lines({ model, conversions_of: row.campaign, credited_campaign: campaign, credited_ad: null }, row),
    ),
  ]

function creditsOf(ads: ModelReport['ads'], compare: AttributionBeside['compare'], model: string) {
  if (!compare) return ads.map(row => ({ ...row, share: undefined }))
  const changes = compare.models.find(each => each.model === model)?.ads ?? []
  return changes.map(({ campaign, ad, share }) => {
    const now = ads.find(row => row.campaign === campaign && row.ad === ad) ?? noCredit()
    return { ...now, campaign, ad, share }
  })
}

/** A line per currency; without any, one that has none. `more`: of the first. */
function lines(
  key: Record<string, string | null>,
  { leads, purchases, refunds, value }: Credit,
  more: Record<string, Cell> = {},
) {
  const [most, ...others] = Object.entries(value)
  const first = { ...key, leads: part(leads), purchases: part(purchases), refunds: part(refunds), ...more }
  return [
    { ...first, currency: most?.[0] ?? null, value: units(most?.[1] ?? null) },
    ...others.map(([currency, micros]) => ({ ...key, currency, value: units(micros) })),
  ]
}

/** Thirds add up to 0.9999999999999999: a spreadsheet has no use for that. */
const part = (credit: number): number => +credit.toFixed(6)
