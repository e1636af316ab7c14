import { type Beta, betaMean, chanceBelow } from './beta.ts'

/** `best`: chance (0–1) that a share is the highest. `loss`: by how much it lies below the highest, on average. */
interface Standing {
  best: number
  loss: number
}

/** How several shares stand to each other, by what is believed of each. The chance of i is ∫ Π F_j dF_i over the others j,
 *  and the highest is on average ∫ (1 − Π F_j) dx: nothing is drawn. Chances are right to 2e-4, losses to 3e-4 of a share. */
export function standings(beliefs: readonly Beta[]): Standing[] {
  const nodes = beliefs.flatMap(nodesOf).sort((x, y) => x - y)
  const below = beliefs.map(belief => nodes.map(x => chanceBelow(belief, x)))
  const all = nodes.map((_, k) => product(below, k))
  const highest = nodes[0]! + trapezia(nodes, k => 1 - all[k]!)
  const wins = below.map((own, i) => trapezia(own, k => product(below, k, i)))
  const won = wins.reduce((sum, chance) => sum + chance, 0) // 1, but for what lies beyond the nodes
  return beliefs.map((belief, i) => ({ best: wins[i]! / won, loss: Math.max(0, highest - betaMean(belief)) }))
}

/** The chance that the share `a` is higher than the share `b`. */
export const chanceHigher = (a: Beta, b: Beta): number => standings([a, b])[0]!.best

const NODES = 200
const SPREADS = 12 // standard deviations: a belief from few cases has a long tail

function nodesOf(belief: Beta): number[] {
  const mean = betaMean(belief)
  const reach = SPREADS * Math.sqrt((mean * (1 - mean)) / (belief.a + belief.b + 1))
  const [low, high] = [Math.max(0, mean - reach), Math.min(1, mean + reach)]
  return Array.from({ length: NODES + 1 }, (_, k) => low + ((high - low) * k) / NODES)
}

function product(below: readonly (readonly number[])[], k: number, except = -1): number {
  let all = 1
  for (let j = 0; j < below.length; j++) if (j !== except) all *= below[j]![k]!
  return all
}

/** ∫ y dx, where `y(k)` belongs to the x at `k`. */
function trapezia(x: readonly number[], y: (k: number) => number): number {
  let area = 0
  for (let k = 1; k < x.length; k++) area += ((x[k]! - x[k - 1]!) * (y(k) + y(k - 1))) / 2
  return area
}
