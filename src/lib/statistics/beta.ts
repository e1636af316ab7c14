import { rootOf } from './root.ts'
import { incompleteBeta } from './special.ts'
import type { Interval } from './wilson.ts'

/** What is believed of a share: Beta(a, b). */
export interface Beta {
  a: number
  b: number
}

/** Before anything was seen, with no opinion (Jeffreys). */
const JEFFREYS: Beta = { a: 0.5, b: 0.5 }

/** After `successes` of `trials`. More successes than trials are none of its business: the caller has refused them. */
export const posterior = (successes: number, trials: number, prior: Beta = JEFFREYS): Beta => ({
  a: prior.a + successes,
  b: prior.b + trials - successes,
})

export const betaMean = ({ a, b }: Beta): number => a / (a + b)

/** The chance that the share is below `x`. */
export const chanceBelow = ({ a, b }: Beta, x: number): number => incompleteBeta(x, a, b)

export const betaQuantile = ({ a, b }: Beta, p: number): number => rootOf(x => incompleteBeta(x, a, b), p, 0, 1)

/** The middle `level` (0–1) of what is believed. */
export const credible = (belief: Beta, level = 0.95): Interval => ({
  low: betaQuantile(belief, (1 - level) / 2),
  high: betaQuantile(belief, (1 + level) / 2),
})
