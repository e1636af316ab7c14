import { studentQuantile } from '../lib/statistics/student.ts'
import type { Interval } from '../lib/statistics/wilson.ts'
import { sumOf } from '../lib/sum.ts'
import { fitLogistic, type Trials } from './logistic.ts'

/** A page as its visitors got it: how well it keeps what its ad promises, and how many of them converted. */
export interface ScoredPage {
  campaign: string
  score: number // 0–100
  visitors: number
  conversions: number
}

/** What ten points more of the match score go with, in this account. Pages are compared within their campaign only: another
 *  offer converts otherwise. It shows what goes together, not what causes what: an experiment shows that. */
export interface Slope {
  state: 'known'
  oddsRatio: number // of the odds of converting, for ten points more
  oddsInterval: Interval // 95 %
  lift: number // relative, of the conversion rate of the account, for ten points more: 0.1 is a tenth more conversions
  liftInterval: Interval
  pages: number
  score: number // mean over the visitors
  rate: number // of all pages together: where the line passes at that score
}

/** `pages`: fewer than `needed` have conversions in their campaign. `alike`: enough have, but their scores differ too seldom
 *  within a campaign. `conversions`: too few, or only on one side. */
export interface NoSlope {
  state: 'unknown'
  reason: 'pages' | 'alike' | 'conversions'
  pages: number // that can be compared: their campaign has conversions and pages of another score
  needed: number
}

const LEAST_PAGES = 8
const LEAST_CONVERSIONS = 25
const STEP = 10 // points

export function slopeOf(all: readonly ScoredPage[]): Slope | NoSlope {
  const campaigns = converting(all)
  const pages = campaigns.filter(differ).flat()
  const unknown = (reason: NoSlope['reason']): NoSlope => ({
    state: 'unknown',
    reason,
    pages: pages.length,
    needed: LEAST_PAGES,
  })
  if (pages.length < LEAST_PAGES) return unknown(campaigns.flat().length < LEAST_PAGES ? 'pages' : 'alike')
  const visitors = sumOf(pages, page => page.visitors)
  const conversions = sumOf(pages, page => page.conversions)
  const fit = conversions < LEAST_CONVERSIONS ? null : fitLogistic(pages.map(trialsOf))
  if (fit === null) return unknown('conversions')
  const reach = studentQuantile(0.975, fit.degrees) * fit.error
  const rate = conversions / visitors
  const [low, high] = [Math.exp(fit.slope - reach), Math.exp(fit.slope + reach)]
  return {
    state: 'known',
    oddsRatio: Math.exp(fit.slope),
    oddsInterval: { low, high },
    lift: movedBy(Math.exp(fit.slope), rate) / rate - 1,
    liftInterval: { low: movedBy(low, rate) / rate - 1, high: movedBy(high, rate) / rate - 1 },
    pages: pages.length,
    score: sumOf(pages, page => page.visitors * page.score) / visitors,
    rate,
  }
}

/** The line of the picture: the conversion rate (0–1) at a score, and what it may be by the interval of the slope. */
export function rateAt(
  { score: mean, rate, oddsRatio, oddsInterval }: Slope,
  score: number,
): Interval & { rate: number } {
  const at = (odds: number) => movedBy(odds ** ((score - mean) / STEP), rate)
  const ends = [at(oddsInterval.low), at(oddsInterval.high)]
  return { rate: at(oddsRatio), low: Math.min(...ends), high: Math.max(...ends) }
}

/** Pages of campaigns with conversions, but not of everybody. */
const converting = (all: readonly ScoredPage[]): ScoredPage[][] =>
  byCampaign(all.filter(({ visitors }) => visitors > 0)).filter(pages => {
    const conversions = sumOf(pages, page => page.conversions)
    return conversions > 0 && conversions < sumOf(pages, page => page.visitors)
  })

const differ = ([first, ...rest]: readonly ScoredPage[]): boolean => rest.some(({ score }) => score !== first!.score)

const byCampaign = (pages: readonly ScoredPage[]): ScoredPage[][] => [
  ...Map.groupBy(pages, ({ campaign }) => campaign).values(),
]

const trialsOf = ({ campaign, score, visitors, conversions }: ScoredPage): Trials => ({
  group: campaign,
  x: score / STEP,
  of: visitors,
  yes: conversions,
})

/** A rate whose odds are multiplied. */
const movedBy = (odds: number, rate: number): number => (odds * rate) / (1 - rate + odds * rate)
