import type { Campaign } from '../campaigns/schema.ts'
import { convert, type Rates } from '../spend/rates.ts'
import { ratesBetween } from '../spend/rates-store.ts'
import type { Dimension } from './dimensions.ts'
import type { Range } from './range.ts'
import type { CostAndRevenue } from './stages.ts'
import { countBy, type Part, type SiteRow } from './store.ts'

/** What happened in a campaign, by any dimensions: money as it is, or all of it in one currency.
 *  `site` as for countBy. */
export async function countIn<D extends Dimension>(
  db: D1Database,
  { slug, currency }: Pick<Campaign, 'slug' | 'currency'>,
  range: Range,
  by: readonly D[],
  asIn: string | null,
  site?: readonly SiteRow[],
): Promise<Part<D>[]> {
  if (asIn === null) return countBy(db, [slug], range, by, site)
  return exchange(db, await countBy<D | 'priced'>(db, [slug], range, [...by, 'priced'], site), currency, asIn, range)
}

/** All money of these rows in one currency, each amount at the rate of its day. What has no rate stays apart, as it is. */
async function exchange<R extends CostAndRevenue & { priced: string }>(
  db: D1Database,
  rows: readonly R[],
  home: string,
  to: string,
  range: Range,
): Promise<R[]> {
  const found = rows.flatMap(row => [...Object.keys(row.otherCosts), ...Object.keys(row.otherRevenue)])
  const rates = await ratesBetween(db, [...new Set([home, to, ...found])], range)
  return rows.map(row => ({ ...row, ...inCurrency(row, { home, to, day: row.priced, rates }) }))
}

interface Exchange {
  home: string // the currency of costMicros and revenueMicros
  to: string
  day: string
  rates: Rates
}

function inCurrency(money: CostAndRevenue, exchange: Exchange): CostAndRevenue {
  const [costMicros, otherCosts] = sumIn(money.costMicros, money.otherCosts, exchange)
  const [revenueMicros, otherRevenue] = sumIn(money.revenueMicros, money.otherRevenue, exchange)
  return { costMicros, otherCosts, revenueMicros, otherRevenue }
}

function sumIn(
  own: number | null,
  others: Record<string, number>,
  { home, to, day, rates }: Exchange,
): [number | null, Record<string, number>] {
  let sum: number | null = null
  const apart: Record<string, number> = {}
  const amounts = own === null ? others : { ...others, [home]: own }
  for (const [currency, micros] of Object.entries(amounts)) {
    const converted = convert(micros, currency, to, day, rates)
    if (converted === null) apart[currency] = micros
    else sum = (sum ?? 0) + converted
  }
  return [sum, apart]
}
