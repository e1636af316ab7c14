import type { Beta } from './beta.ts'

/** Random numbers that come again with the same seed: what was decided by them can be checked. */
export type Random = () => number // 0 ≤ x < 1

/** mulberry32 (T. Ettinger, 2017, public domain): 32 bits of state, good enough to draw from posteriors, never for secrets. */
export function seeded(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Of a standard normal: Box and Muller, 1958. */
export const drawNormal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

/** Of Gamma(shape, 1): Marsaglia and Tsang, ACM TOMS 26 (2000), boosted below 1. */
export function drawGamma(random: Random, shape: number): number {
  if (shape < 1) return drawGamma(random, shape + 1) * (1 - random()) ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = drawNormal(random)
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(1 - random()) < (x * x) / 2 + d - d * v + d * Math.log(v)) return d * v
  }
}

export function drawBeta(random: Random, { a, b }: Beta): number {
  const [x, y] = [drawGamma(random, a), drawGamma(random, b)]
  return x + y > 0 ? x / (x + y) : a / (a + b)
}
