import { sumOf } from '../lib/sum.ts'

/** Trials of one group: `x` is what may explain how many succeed. */
export interface Trials {
  group: string
  x: number
  of: number
  yes: number
}

interface Fit {
  slope: number // log-odds for one more of x, the same in every group
  error: number // its standard error, trusting no binomial
  degrees: number // of freedom: what the trials have left after an intercept for each group and the slope
}

const STEPS = 50
const LONGEST_STEP = 2
const CONVERGED = 1e-10

/** Logistic regression with an intercept for each group, by iteratively reweighted least squares (McCullagh and Nelder,
 *  Generalized Linear Models, 1989, §4.4). Null when there is no such slope: it grows without end, or nothing is left to
 *  judge it by. The caller gives groups in which some but not all succeed, and x of which not all are alike. */
export function fitLogistic(trials: readonly Trials[]): Fit | null {
  const groups = [...Map.groupBy(trials, ({ group }) => group).values()].map(members => ({
    members,
    intercept: logit(members),
  }))
  const degrees = trials.length - groups.length - 1
  if (degrees < 1) return null
  let slope = 0
  for (let step = 0; step < STEPS; step++) {
    const rows = groups.map(({ members, intercept }) => rowsOf(members, intercept, slope))
    const information = sumOf(rows.flat(), row => row.weight * row.apart ** 2)
    const wanted = sumOf(rows.flat(), row => row.apart * row.residual) / information
    const change = Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, wanted))
    if (!Number.isFinite(change)) return null
    if (Math.abs(change) < CONVERGED) return { slope, error: errorOf(rows, information), degrees }
    slope += change
    groups.forEach((group, i) => {
      const weight = sumOf(rows[i]!, row => row.weight)
      group.intercept +=
        (sumOf(rows[i]!, row => row.residual) - change * sumOf(rows[i]!, row => row.weight * row.x)) / weight
    })
  }
  return null
}

interface Row {
  x: number
  weight: number // n p (1 − p)
  residual: number // y − n p
  apart: number // x less its weighted mean in the group
  share: number // of the weight of the group
}

function rowsOf(members: readonly Trials[], intercept: number, slope: number): Row[] {
  const rows = members.map(({ x, of, yes }) => {
    const rate = 1 / (1 + Math.exp(-intercept - slope * x))
    return { x, weight: of * rate * (1 - rate), residual: yes - of * rate }
  })
  const weight = sumOf(rows, row => row.weight)
  const mean = sumOf(rows, row => row.weight * row.x) / weight
  return rows.map(row => ({ ...row, apart: row.x - mean, share: row.weight / weight }))
}

/** Pages differ by more than chance: the error is taken from how far each one lies off (HC3: MacKinnon and White, Journal of
 *  Econometrics 29, 1985), and is never less than that of a binomial. */
function errorOf(rows: readonly Row[][], information: number): number {
  const binomial = 1 / information
  const seen = sumOf(rows.flat(), ({ weight, residual, apart, share }) => {
    const leverage = Math.min(MOST_LEVERAGE, share + (weight * apart ** 2) / information)
    return ((apart * residual) / (1 - leverage)) ** 2
  })
  return Math.sqrt(Math.max(binomial, seen / information ** 2))
}

const MOST_LEVERAGE = 0.99

function logit(members: readonly Trials[]): number {
  const yes = sumOf(members, ({ yes }) => yes)
  return Math.log(yes / (sumOf(members, ({ of }) => of) - yes))
}
