import { type Interval, wilson } from '../experiments/interval.ts'

/** What happened between two days. Null: no platform reported it, which is not zero. Money in micros of the
 *  campaign's currency. */
export interface Counts {
  impressions: number | null
  reach: number | null
  engagements: number | null
  clicks: number | null
  costMicros: number | null
  views: number
  conversions: number // visits that ended in a lead, a purchase or both: each counts once
  leads: number
  purchases: number
}

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

export interface Funnel {
  stages: Stage[] // rate: from the stage before; null on the first
  cpmMicros: number | null // cost of a thousand impressions
  ctr: Share // clicks ÷ impressions
  cvr: Share // conversions ÷ views
  cplMicros: number | null
  cpaMicros: number | null // acquisition: a purchase
  clickToView: { clicks: number | null; views: number; lost: Share } // slow pages, blocked pixels, misclicks
}

export function funnelOf(counts: Counts): Funnel {
  const { impressions, engagements, clicks, views, conversions, costMicros } = counts
  const reached: Record<StageName, number | null> = {
    captation: impressions,
    activation: engagements,
    consideration: views,
    conversion: conversions,
  }
  return {
    stages: STAGES.map((stage, i) => {
      const before = STAGES[i - 1]
      return { stage, count: reached[stage], ...(before ? share(reached[stage], reached[before]) : UNKNOWN) }
    }),
    cpmMicros: per(costMicros, impressions, 1000),
    ctr: share(clicks, impressions),
    cvr: share(conversions, views),
    cplMicros: per(costMicros, counts.leads),
    cpaMicros: per(costMicros, counts.purchases),
    clickToView: { clicks, views, lost: share(clicks === null ? null : clicks - views, clicks) },
  }
}

const UNKNOWN: Share = { rate: null, interval: null }

function share(part: number | null, whole: number | null): Share {
  if (part === null || whole === null) return UNKNOWN
  const interval = wilson(part, whole)
  return interval ? { rate: part / whole, interval } : UNKNOWN
}

const per = (costMicros: number | null, count: number | null, times = 1): number | null =>
  costMicros === null || !count ? null : Math.round((costMicros * times) / count)

export const NO_COUNTS: Counts = {
  ...{ impressions: null, reach: null, engagements: null, clicks: null, costMicros: null },
  ...{ views: 0, conversions: 0, leads: 0, purchases: 0 },
}

/** The ads of a campaign together. Reach is known for at most one of them: the same person sees several. */
export function together(parts: readonly Counts[]): Counts {
  const advertised = parts.filter(part => part.impressions !== null)
  return {
    impressions: sum(parts, part => part.impressions),
    reach: advertised.length === 1 ? advertised[0]!.reach : null,
    engagements: sum(parts, part => part.engagements),
    clicks: sum(parts, part => part.clicks),
    costMicros: sum(parts, part => part.costMicros),
    views: sum(parts, part => part.views) ?? 0,
    conversions: sum(parts, part => part.conversions) ?? 0,
    leads: sum(parts, part => part.leads) ?? 0,
    purchases: sum(parts, part => part.purchases) ?? 0,
  }
}

/** Of what is known; null when nothing is. */
function sum(parts: readonly Counts[], pick: (part: Counts) => number | null): number | null {
  const known = parts.map(pick).filter(count => count !== null)
  return known.length > 0 ? known.reduce((total, count) => total + count, 0) : null
}
