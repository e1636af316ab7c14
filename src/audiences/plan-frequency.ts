import type { Range } from './plan.ts'
import { DEFAULT_TOUCHES } from './sequence.ts'

/** Times that somebody sees the ads: from here on it is to be watched, and from there on the creative is to be another one
 *  (goodmorning; read at second hand, 2026-11: practice, not a law of any platform). */
export const WARN_AT = 2.5
export const REFRESH_AT = 3.5
/** Beyond the touches that the method knows of, no budget is of use: there are too few people for it. */
export const MOST = DEFAULT_TOUCHES.max

export interface Frequency {
  period: Range // impressions per recognised person
  perWeek: Range
  verdict: 'calm' | 'watch' | 'refresh' | 'too-much' // by the middle of the range
  warnOnDay: number | null // day of the period, 1 is the first, on which the middle of the range comes to WARN_AT
  refreshOnDay: number | null
}

/** Counted over the whole period: what tires people is how often they have seen a creative, and not how quickly. */
export function frequencyOf(impressions: Range, matched: Range, days: number): Frequency {
  const period = {
    low: impressions.low / matched.high,
    mid: impressions.mid / matched.mid,
    high: impressions.high / matched.low,
  }
  const weeks = Math.max(days / 7, 1) // a period of three days is not the part of a week that goes on like it
  const dayOf = (limit: number) => (period.mid < limit ? null : Math.max(1, Math.ceil((days * limit) / period.mid)))
  return {
    period,
    perWeek: { low: period.low / weeks, mid: period.mid / weeks, high: period.high / weeks },
    verdict: verdictOn(period.mid),
    warnOnDay: dayOf(WARN_AT),
    refreshOnDay: dayOf(REFRESH_AT),
  }
}

function verdictOn(frequency: number): Frequency['verdict'] {
  if (frequency > MOST) return 'too-much'
  if (frequency >= REFRESH_AT) return 'refresh'
  return frequency >= WARN_AT ? 'watch' : 'calm'
}

/** Response to a creative falls as (N+1)^−0.43, N being the times that it was seen before (Meta's own analysis of its ads, read
 *  at second hand, 2026-11; one source says clicks, another conversions): the fourth time it is 45 % below the first. */
const FATIGUE = 0.43

/** Of the exposure that somebody has come to, against the first; 0–1. */
export const responseAt = (exposures: number): number => Math.max(1, exposures) ** -FATIGUE

const SUMMED = 1000 // beyond, the sum is as good as its integral

/** Of all exposures together, against as many first ones; 0–1. A part of an exposure counts as a part. */
export function meanResponse(exposures: number): number {
  if (exposures <= 1) return 1
  const whole = Math.min(Math.floor(exposures), SUMMED)
  let sum = 0
  for (let n = 1; n <= whole; n++) sum += responseAt(n)
  if (exposures < SUMMED) return (sum + (exposures - whole) * responseAt(whole + 1)) / exposures
  const integral = (n: number) => (n + 0.5) ** (1 - FATIGUE) / (1 - FATIGUE)
  return (sum + integral(exposures) - integral(SUMMED)) / exposures
}
