/** Bounds of a share, 0–1. */
export interface Interval {
  low: number
  high: number
}

export const Z_95 = 1.959963984540054 // two-sided 95 % quantile of the standard normal

/** Wilson score interval (E. B. Wilson, JASA 22, 1927): unlike p ± 2σ it stays within 0–1 and is honest on few trials.
 *  Null when there is no share to bound: nothing was tried, or more succeeded than were tried. */
export function wilson(successes: number, trials: number): Interval | null {
  if (!(trials > 0 && successes >= 0 && successes <= trials)) return null
  const p = successes / trials
  const z2 = Z_95 ** 2
  const centre = p + z2 / (2 * trials)
  const half = Z_95 * Math.sqrt((p * (1 - p)) / trials + z2 / (4 * trials ** 2))
  const scale = 1 + z2 / trials
  // Rounding may push a bound past p (or past 0 and 1) in the last digit.
  return {
    low: Math.max(0, Math.min(p, (centre - half) / scale)),
    high: Math.min(1, Math.max(p, (centre + half) / scale)),
  }
}
