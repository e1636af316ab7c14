import { rootOf } from './root.ts'
import { incompleteBeta } from './special.ts'

/** The share of Student's t with so many degrees of freedom that lies below `t`. */
export function studentCdf(t: number, degrees: number): number {
  const tail = incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5) / 2
  return t < 0 ? tail : 1 - tail
}

/** The t below which a share `p` (0–1, neither included) lies. */
export const studentQuantile = (p: number, degrees: number): number =>
  p < 0.5 ? -studentQuantile(1 - p, degrees) : rootOf(t => studentCdf(t, degrees), p, 0, 1e6)
