import { type Interval, wilson } from '../lib/statistics/wilson.ts'
import { sumOf } from '../lib/sum.ts'
import { type Figures, type Passage, passageOf, passagesOf } from './passages.ts'

/** What happened between two days. Null: no platform reported it, which is not zero. Money in micros of the
 *  campaign's currency; what is in others stands apart, by currency. */
export interface Counts {
  impressions: number | null
  reach: number | null
  engagements: number | null
  clicks: number | null
  costMicros: number | null
  otherCosts: Record<string, number>
  views: number
  conversions: number // visits that ended in a lead, a purchase or both: each counts once
  leads: number
  purchases: number
  revenueMicros: number | null // of purchases, less what was refunded; null: none told its value
  otherRevenue: Record<string, number>
}

/** What it cost and brought in. */
export type CostAndRevenue = Pick<Counts, 'costMicros' | 'otherCosts' | 'revenueMicros' | 'otherRevenue'>

/** From « Du Like au Lead »: seen, reacted, came, gave or bought. */
const STAGES = ['captation', 'activation', 'consideration', 'conversion'] as const
export type StageName = (typeof STAGES)[number]

/** `rate` 0–1; null when the whole is empty or unknown, or smaller than its part (views that no ad paid for). */
export interface Share {
  rate: number | null
  interval: Interval | null // 95 %
}

export interface Stage extends Share {
  stage: StageName
  count: number | null // null: no platform reported it
}

export interface Funnel extends Prices {
  stages: Stage[] // rate: from the stage before; null on the first
  ctr: Share // clicks ÷ impressions
  cvr: Share // conversions ÷ views
  clickToView: { clicks: number | null; views: number; lost: Share } // slow pages, blocked pixels, misclicks
}

/** Null when it cannot be told, also while a part of the cost is in another currency: any price would be too low. */
export interface Prices {
  cpmMicros: number | null // of a thousand impressions
  cpcMicros: number | null
  cplMicros: number | null
  cpaMicros: number | null // acquisition: a purchase
  roas: number | null // revenue ÷ cost
}

/** `parts`: the ads that `counts` is the sum of. An ad whose own counts are impossible (more clicks than impressions) is
 *  left out of the rate, as averaged with the others it would hide what they lose. */
export function funnelOf(counts: Counts, parts: readonly Figures[] = [counts]): Funnel {
  const { impressions, engagements, clicks, views, conversions } = counts
  const reached: Record<StageName, number | null> = {
    captation: impressions,
    activation: engagements,
    consideration: views,
    conversion: conversions,
  }
  const passages = passagesOf(parts)
  const rates: Record<StageName, Share> = {
    captation: UNKNOWN,
    activation: of(passages.engagement),
    consideration: of(passageOf(['views', 'engagements', 'impressions'], parts)),
    conversion: of(passages.cvr),
  }
  return {
    stages: STAGES.map(stage => ({ stage, count: reached[stage], ...rates[stage] })),
    ctr: of(passages.ctr),
    cvr: of(passages.cvr),
    ...pricesOf(counts),
    clickToView: { clicks, views, lost: lostOf(passages.arrival) },
  }
}

export function pricesOf({ impressions, clicks, leads, purchases, ...money }: Counts): Prices {
  const cost = isEmpty(money.otherCosts) ? money.costMicros : null
  const revenue = isEmpty(money.otherRevenue) ? money.revenueMicros : null
  return {
    cpmMicros: per(cost, impressions, 1000),
    cpcMicros: per(cost, clicks),
    cplMicros: per(cost, leads),
    cpaMicros: per(cost, purchases),
    roas: cost && revenue !== null ? revenue / cost : null,
  }
}

export const isEmpty = (money: Record<string, number>): boolean => Object.keys(money).length === 0

export const UNKNOWN: Share = { rate: null, interval: null }

export function share(part: number | null, whole: number | null): Share {
  if (part === null || whole === null) return UNKNOWN
  const interval = wilson(part, whole)
  return interval ? { rate: part / whole, interval } : UNKNOWN
}

const of = ({ part, whole }: Passage): Share => share(part, whole)

const lostOf = ({ part, whole }: Passage): Share => share(part === null || whole === null ? null : whole - part, whole)

const per = (costMicros: number | null, count: number | null, times = 1): number | null =>
  costMicros === null || !count ? null : Math.round((costMicros * times) / count)

/** Parts of something together: the ads of a campaign, its days. Reach is known for at most one of them: the same person
 *  sees several. */
export function together(parts: readonly Partial<Counts>[]): Counts {
  const advertised = parts.filter(part => (part.impressions ?? null) !== null)
  return {
    impressions: sum(parts, 'impressions'),
    reach: advertised.length === 1 ? (advertised[0]!.reach ?? null) : null,
    engagements: sum(parts, 'engagements'),
    clicks: sum(parts, 'clicks'),
    costMicros: sum(parts, 'costMicros'),
    otherCosts: byCurrency(parts.map(part => part.otherCosts)),
    views: sum(parts, 'views') ?? 0,
    conversions: sum(parts, 'conversions') ?? 0,
    leads: sum(parts, 'leads') ?? 0,
    purchases: sum(parts, 'purchases') ?? 0,
    revenueMicros: sum(parts, 'revenueMicros'),
    otherRevenue: byCurrency(parts.map(part => part.otherRevenue)),
  }
}

export const NO_COUNTS: Counts = together([])

type FigureName = { [K in keyof Counts]: Counts[K] extends number | null ? K : never }[keyof Counts]

/** Of what is known; null when nothing is. */
function sum(parts: readonly Partial<Counts>[], figure: FigureName): number | null {
  const known = parts.map(part => part[figure] ?? null).filter(count => count !== null)
  return known.length > 0 ? sumOf(known, count => count) : null
}

function byCurrency(parts: readonly (Record<string, number> | undefined)[]): Record<string, number> {
  const sums = new Map<string, number>()
  for (const [currency, micros] of parts.flatMap(part => Object.entries(part ?? {})))
    sums.set(currency, (sums.get(currency) ?? 0) + micros)
  return Object.fromEntries([...sums].sort(([a], [b]) => (a < b ? -1 : 1)))
}
