/** Special functions, to about 1e-10: the tests compare them with jStat's. */

// Lanczos approximation, g = 7, nine terms (Godfrey's coefficients; numerical recipes of any language have the same).
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
  -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const // biome-ignore format: nine terms

/** ln Γ(x), x > 0. */
function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  const t = x + 6.5
  const sum = LANCZOS.reduce((total, term, i) => total + (i === 0 ? term : term / (x - 1 + i)), 0)
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum)
}

export const logBeta = (a: number, b: number): number => logGamma(a) + logGamma(b) - logGamma(a + b)

const TINY = 1e-300
const ENOUGH = 1e-14

/** I_x(a, b), the regularised incomplete beta function: Lentz's continued fraction (Abramowitz and Stegun 26.5.8). */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  // The fraction converges fast on this side of the mean only.
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a)
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b)) / a
  // About √(a + b) terms are needed: thousands, for the counts of a year.
  const terms = 200 + 10 * Math.sqrt(a + b)
  let [c, d] = [1, 1 / nonZero(1 - ((a + b) * x) / (a + 1))]
  let fraction = d
  for (let m = 1; m < terms; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    for (const step of [even, odd]) {
      d = 1 / nonZero(1 + step * d)
      c = nonZero(1 + step / c)
      fraction *= d * c
    }
    if (Math.abs(d * c - 1) < ENOUGH) break
  }
  return Math.min(1, front * fraction)
}

/** Q(a, x) = Γ(a, x) / Γ(a), the upper regularised incomplete gamma function (Abramowitz and Stegun 6.5.29, 6.5.31). */
export function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1
  const front = Math.exp(a * Math.log(x) - x - logGamma(a))
  if (x < a + 1) {
    let [term, sum] = [1 / a, 1 / a]
    for (let n = 1; Math.abs(term) > Math.abs(sum) * ENOUGH; n++) {
      term *= x / (a + n)
      sum += term
    }
    return 1 - front * sum
  }
  let b = x + 1 - a
  let [c, d] = [1 / TINY, 1 / b]
  let fraction = d
  for (let i = 1; i < 10_000; i++) {
    const step = -i * (i - a)
    b += 2
    d = 1 / nonZero(step * d + b)
    c = nonZero(b + step / c)
    fraction *= d * c
    if (Math.abs(d * c - 1) < ENOUGH) break
  }
  return front * fraction
}

const nonZero = (x: number): number => (Math.abs(x) < TINY ? TINY : x)
