import { posterior } from '../lib/statistics/beta.ts'
import { standings } from '../lib/statistics/leader.ts'
import type { ArmCounts } from './reading.ts'

const FLOOR = 0.05 // of the visitors, for each arm: what is new must have its chance
const LEAST = { visitors: 100, conversions: 40 }

/** A bandit optimises and does not learn: for many arms, or a campaign too short for a verdict.
 *  `campaignDays`: how long it runs; null when nobody knows. */
export const mayOptimise = (arms: number, campaignDays: number | null): boolean =>
  arms >= 4 || (campaignDays !== null && campaignDays < 10)

/** Thompson's rule (Biometrika 25, 1933): each arm gets visitors by its chance of being the best, and never less than the
 *  floor. Shares that add up to 1, in the order of the arms; null while an arm has too little: the weights do not move. */
export function banditWeights(arms: readonly ArmCounts[]): number[] | null {
  if (arms.some(arm => arm.visitors < LEAST.visitors || arm.conversions < LEAST.conversions)) return null
  const stand = standings(arms.map(arm => posterior(arm.conversions, arm.visitors)))
  return stand.map(({ best }) => FLOOR + (1 - arms.length * FLOOR) * best)
}
