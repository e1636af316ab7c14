import type { Interval } from '../lib/statistics/wilson.ts'
import { passagesOf } from './passages.ts'
import { type CostAndRevenue, type Counts, pricesOf, share } from './stages.ts'

/** What one of something cost; `interval` 95 %, null when no rate is behind it or that is unknown. Micros. */
export interface Price {
  micros: number | null
  interval: Interval | null
}

export interface Economics extends CostAndRevenue {
  cpm: Price
  cpc: Price
  cpl: Price
  cpa: Price
  roas: number | null
  profitMicros: number | null // revenue × margin − cost; null while the margin is not said
}

/** `margin`: the share of revenue that is left after what was sold is paid for, 0–1. What was paid is known, and so is how many
 *  it reached; by chance comes the rate at which they clicked, left their address or bought: intervals are those of the rate. */
export function economicsOf(counts: Counts, margin: number | null): Economics {
  const { costMicros, otherCosts, revenueMicros, otherRevenue, views, impressions, leads, purchases } = counts
  const prices = pricesOf(counts)
  const per = (micros: number | null, whole: number | null, rate: Interval | null): Price => ({
    micros,
    interval: micros !== null && costMicros !== null && whole && rate ? around(costMicros / whole, rate) : null,
  })
  const isWhole = prices.roas !== null && revenueMicros !== null && costMicros !== null
  const { ctr } = passagesOf([counts])
  return {
    ...{ costMicros, otherCosts, revenueMicros, otherRevenue },
    cpm: { micros: prices.cpmMicros, interval: null },
    cpc: per(prices.cpcMicros, impressions, share(ctr.part, ctr.whole).interval),
    cpl: per(prices.cplMicros, views, share(leads, views).interval),
    cpa: per(prices.cpaMicros, views, share(purchases, views).interval),
    roas: prices.roas,
    profitMicros: isWhole && margin !== null ? Math.round(revenueMicros * margin - costMicros) : null,
  }
}

const around = (microsPerWhole: number, rate: Interval): Interval => ({
  low: Math.round(microsPerWhole / rate.high),
  high: Math.round(microsPerWhole / rate.low),
})
