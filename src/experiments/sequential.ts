import { rootOf } from '../lib/statistics/root.ts'
import type { Interval } from '../lib/statistics/wilson.ts'

/** An interval and a p-value that hold at every look, so that one may stop at any: the asymptotic confidence sequence of
 *  Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas, "Time-uniform central limit theory and asymptotic confidence sequences",
 *  Annals of Statistics 52 (2024), arXiv 2103.06476, with Robbins' normal mixture (Howard, Ramdas, McAuliffe and Sekhon,
 *  "Time-uniform, nonparametric, nonasymptotic confidence sequences", Annals of Statistics 49, 2021).
 *
 *  S is a sum of t standard normals. exp(λS − tλ²/2) has the mean 1 at every t, whatever λ; so has its mean over λ ~ N(0, ρ²),
 *    M = exp(ρ²S² / (2(1 + tρ²))) / √(1 + tρ²),
 *  and by Ville's inequality M ever reaches 1/α with a chance of at most α: 1/M is the p-value. Solved for |S|/t, with x = tρ²
 *  and the standard error e in the place of 1/√t, the interval (two-sided as it stands) reaches
 *    e · √((x + 1)/x · (ln(x + 1) − 2 ln α)).
 *  Its square is least in ρ where x = ln(x + 1) − 2 ln α. One step from x = −2 ln α gives the ρ² of the paper,
 *  (−2 ln α + ln(1 − 2 ln α)) / t*: narrowest when the planned t* is reached, and valid before and after. */
interface Comparison {
  difference: number // arm − control
  interval: Interval // 95 %
  pValue: number
}

/** `of` is what was tried, `yes` what succeeded of it. */
export interface Share {
  yes: number
  of: number // more than 0
}

export const convertedOf = ({ conversions, visitors }: { conversions: number; visitors: number }): Share => ({
  yes: conversions,
  of: visitors,
})

export const ALPHA = 0.05
const PLANNED_X = -2 * Math.log(ALPHA) + Math.log(1 - 2 * Math.log(ALPHA))

/** `planned`: trials of both together, said before the first. */
export function compare(control: Share, arm: Share, planned: number): Comparison {
  const difference = arm.yes / arm.of - control.yes / control.of
  const error = Math.sqrt(variance(control) + variance(arm))
  const progress = (control.of + arm.of) / planned
  const reach = error * Math.sqrt(boundary(progress, ALPHA))
  return {
    difference,
    interval: { low: Math.max(-1, difference - reach), high: Math.min(1, difference + reach) },
    pValue: Math.min(1, Math.exp(-logMartingale((difference / error) ** 2, progress))),
  }
}

/** The square of how many standard errors a difference must be away from 0, when `progress` (1: all) of the plan is done. */
export function boundary(progress: number, alpha: number): number {
  const x = PLANNED_X * progress
  return ((x + 1) / x) * (Math.log(x + 1) - 2 * Math.log(alpha))
}

/** How many times the trials there are until the p-value is `wanted`, if the difference stays: 1 when it is already.
 *  Null when that is more than a hundred. */
export function timesNeeded(control: Share, arm: Share, planned: number, wanted: number): number | null {
  const { difference } = compare(control, arm, planned)
  const square = difference ** 2 / (variance(control) + variance(arm))
  const progress = (control.of + arm.of) / planned
  const evidence = (times: number) => logMartingale(square * times, progress * times)
  if (evidence(1) >= -Math.log(wanted)) return 1
  return evidence(100) < -Math.log(wanted) ? null : rootOf(evidence, -Math.log(wanted), 1, 100)
}

/** ln M, from (difference ÷ standard error)². */
function logMartingale(square: number, progress: number): number {
  const x = PLANNED_X * progress
  return (square * x) / (2 * (x + 1)) - Math.log1p(x) / 2
}

/** Of the rate. Half a success and half a failure more: an arm without any is not certain to have none. */
function variance({ yes, of }: Share): number {
  const rate = (yes + 0.5) / (of + 1)
  return (rate * (1 - rate)) / of
}
