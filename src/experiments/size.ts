import { normalQuantile } from '../lib/statistics/normal.ts'
import { rootOf } from '../lib/statistics/root.ts'
import { ALPHA, boundary } from './sequential.ts'

const POWER_Z = normalQuantile(0.8)

/** Visitors of all arms together that find a lift four times out of five.
 *  `fixed`: looked at once, at the end. `enough`: looked at whenever one likes, by the end at the latest: the plan.
 *  `typical`: looked at whenever one likes, half of the experiments with such a lift end before. */
export interface Size {
  fixed: number
  typical: number
  enough: number
}

/** `rate`: of the control, 0–1. `lift`: the least worth finding, relative: 0.2 is a fifth more conversions.
 *  `shares`: of the visitors, control first; they add up to 1. Several arms share the 5 % of false alarms. */
export function sizeOf({ rate, lift, shares }: { rate: number; lift: number; shares: readonly number[] }): Size {
  const [ofControl, ...others] = shares
  const better = Math.min(1, rate * (1 + lift))
  const spread = (rate * (1 - rate)) / ofControl! + (better * (1 - better)) / Math.min(...others)
  const perSquare = spread / (better - rate) ** 2 // visitors for one standard error
  const alpha = ALPHA / others.length
  const squareOfEnd = (Math.sqrt(boundary(1, alpha)) + POWER_Z) ** 2
  const progress = rootOf(done => -boundary(done, alpha) / done, -squareOfEnd, 1e-3, 1)
  return {
    fixed: Math.ceil(perSquare * (POWER_Z - normalQuantile(alpha / 2)) ** 2),
    typical: Math.ceil(perSquare * squareOfEnd * progress),
    enough: Math.ceil(perSquare * squareOfEnd),
  }
}

/** Whole days until so many have come; a week at least, since no two days of it are alike. */
export const daysFor = (visitors: number, visitorsPerDay: number): number =>
  Math.max(LEAST_DAYS, Math.ceil(visitors / visitorsPerDay))

export const LEAST_DAYS = 7
