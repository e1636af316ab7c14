import { rootOf } from './root.ts'
import { upperGamma } from './special.ts'

/** Φ(z): the share of a standard normal below z. */
export function normalCdf(z: number): number {
  const tail = upperGamma(0.5, (z * z) / 2) / 2
  return z < 0 ? tail : 1 - tail
}

/** The z below which a share `p` (0–1, neither included) of a standard normal lies. */
export const normalQuantile = (p: number): number => (p > 0.5 ? -normalQuantile(1 - p) : rootOf(normalCdf, p, -40, 0))

/** The chance of a chi-squared at least so large when nothing is the matter. */
export const chiSquaredTail = (chiSquared: number, degrees: number): number =>
  upperGamma(degrees / 2, Math.max(0, chiSquared) / 2)
