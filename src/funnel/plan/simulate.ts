import { drawBeta, drawNormal, seeded } from '../../lib/statistics/draws.ts'
import { normalQuantile } from '../../lib/statistics/normal.ts'
import { sumOf } from '../../lib/sum.ts'
import { type Assumptions, type Belief, NAMES, type Name } from './assumptions.ts'

export const DRAWS = 5_000 // the ends of an 80 % interval are then certain to one percent of the cases

/** The middle 80 % of the cases, and the case that half of them stay below. */
export interface Spread {
  low: number
  mid: number
  high: number
}

export type Draws = Partial<Record<Name, Float64Array>>

/** Each assumption has a stream of its own: changing one leaves what is drawn of the others as it was. */
export function draw(assumptions: Assumptions, seed: number): Draws {
  return Object.fromEntries(
    NAMES.flatMap((name, i) => {
      const assumption = assumptions[name]
      if (!assumption) return []
      const most = name === 'cpm' ? Number.POSITIVE_INFINITY : 1
      return [[name, drawBelief(assumption.belief, streamOf(seed, i), most)]]
    }),
  )
}

/** Seeds of generators that have nothing to do with each other, whatever the seeds of two plans. */
export const streamOf = (seed: number, i: number): number => Math.imul(seed + 1, 2654435761) + i

const Z_80 = normalQuantile(0.9)

export function drawBelief(belief: Belief, seed: number, most = 1): Float64Array {
  const random = seeded(seed)
  if (belief.kind === 'beta') return Float64Array.from({ length: DRAWS }, () => drawBeta(random, belief))
  const [low, high] = [Math.log(belief.low), Math.log(belief.high)]
  const [middle, sigma] = [(low + high) / 2, (high - low) / (2 * Z_80)]
  return Float64Array.from({ length: DRAWS }, () => Math.min(most, Math.exp(middle + sigma * drawNormal(random))))
}

/** Element by element: of one case each. */
export const product = (first: Float64Array, ...rest: Float64Array[]): Float64Array =>
  rest.reduce((all, values) => all.map((value, i) => value * values[i]!), first)

export function spreadOf(values: Float64Array): Spread {
  const sorted = values.toSorted()
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))]!
  return { low: at(0.1), mid: at(0.5), high: at(0.9) }
}

/** In whole numbers, or in tenths where a whole one would say too little. */
export const rounded = ({ low, mid, high }: Spread, parts = 1): Spread => {
  const round = (n: number) => Math.round(n * parts) / parts
  return { low: round(low), mid: round(mid), high: round(high) }
}

export interface Driver {
  assumption: Name
  share: number // of the variance of the logarithm of the result, 0–1
}

/** Which of these factors the result varies with, most first: they multiply, so the variances of their logarithms add up.
 *  What is known exactly is not among them. */
export function driversOf(draws: Draws, factors: readonly Name[]): Driver[] {
  const uncertain = factors
    .map(name => ({ assumption: name, variance: varianceOf(draws[name]!.map(Math.log)) }))
    .filter(({ variance }) => variance > ROUNDING)
  const all = sumOf(uncertain, ({ variance }) => variance)
  return uncertain
    .map(({ assumption, variance }) => ({ assumption, share: variance / all }))
    .sort((a, b) => b.share - a.share)
}

const ROUNDING = 1e-12

function varianceOf(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
}
