import { drawGamma, seeded } from '../../lib/statistics/draws.ts'
import type { Interval } from '../../lib/statistics/wilson.ts'
import { sumOf } from '../../lib/sum.ts'
import { type Label, LEAST_CHANCE } from './matrix.ts'

/** What an ad with a label cost and brought, in the same days and the same currency. */
export interface Budget {
  ad: string
  label: Label
  costMicros: number
  conversions: number
}

interface BudgetChange {
  ad: string
  label: Label
  nowMicros: number
  thenMicros: number
}

export interface Reallocation {
  bound: number // the most by which a budget changes, 0–1
  changes: BudgetChange[] // of those that change; they add up to nothing. Empty: nothing is proposed, and `why`
  why: 'no-giver' | 'no-taker' | 'no-clear-gain' | null
  movedMicros: number
  extra: (Interval & { mean: number }) | null // conversions over as many days, 95 %
}

/** A price holds near the budget that it was seen at, and nobody knows how near: one fifth is a change that ad platforms
 *  take without starting to learn anew (a rule of thumb of advertisers, no platform's own). */
export const BOUND = 0.2

const DRAWS = 2000
const SEED = 20_261_130
const WHOLE = 1_000_000 // micros: a proposal is "about", never to the cent

/** Moves money from ads that do not convert to ads that do, dearest first to cheapest first, each by one fifth at most, as long
 *  as the taker is likely the cheaper one. Assumes that a conversion costs the same a little above or below what is spent now. */
export function reallocate(budgets: readonly Budget[]): Reallocation {
  const spent = budgets.filter(({ costMicros }) => costMicros > 0)
  const sorted = spent.toSorted((a, b) => yieldOf(a) - yieldOf(b) || a.ad.localeCompare(b.ad))
  const givers = sorted.filter(({ label }) => label === 'retire' || label === 'applause')
  const takers = sorted.filter(({ label }) => label === 'star' || label === 'hidden-converter').reverse()
  const nothing = { bound: BOUND, changes: [], movedMicros: 0, extra: null }
  if (givers.length === 0) return { ...nothing, why: 'no-giver' }
  if (takers.length === 0) return { ...nothing, why: 'no-taker' }

  const yields = drawYields(spent)
  const isCheaper = (taker: Budget, giver: Budget) => {
    const [high, low] = [yields.get(taker.ad)!, yields.get(giver.ad)!]
    return high.filter((value, i) => value > low[i]!).length / DRAWS >= LEAST_CHANCE
  }
  const room = new Map(spent.map(({ ad, costMicros }) => [ad, Math.floor((costMicros * BOUND) / WHOLE) * WHOLE]))
  const moved = new Map<string, number>()
  for (const giver of givers) {
    for (const taker of takers) {
      const amount = Math.min(room.get(giver.ad)!, room.get(taker.ad)!)
      if (amount === 0 || !isCheaper(taker, giver)) continue
      for (const [ad, change] of [[giver.ad, -amount], [taker.ad, amount]] as const) {
        room.set(ad, room.get(ad)! - amount)
        moved.set(ad, (moved.get(ad) ?? 0) + change)
      } // biome-ignore format: from and to
    }
  }
  if (moved.size === 0) return { ...nothing, why: 'no-clear-gain' }

  const changed = [...moved]
  const extras = Array.from({ length: DRAWS }, (_, i) =>
    sumOf(changed, ([ad, change]) => change * yields.get(ad)![i]!),
  ).sort((a, b) => a - b)
  return {
    bound: BOUND,
    why: null,
    changes: sorted.flatMap(({ ad, label, costMicros }) => {
      const change = moved.get(ad)
      return change === undefined ? [] : [{ ad, label, nowMicros: costMicros, thenMicros: costMicros + change }]
    }),
    movedMicros: sumOf(changed, ([, change]) => Math.max(0, change)),
    extra: {
      mean: sumOf(extras, extra => extra) / DRAWS,
      low: extras[Math.floor(DRAWS * 0.025)]!,
      high: extras[Math.ceil(DRAWS * 0.975) - 1]!,
    },
  }
}

/** Conversions per micro, as believed (Gamma, Jeffreys prior): an ad without one is not infinitely dear. */
const yieldOf = ({ conversions, costMicros }: Budget): number => (conversions + 0.5) / costMicros

function drawYields(budgets: readonly Budget[]): Map<string, number[]> {
  const random = seeded(SEED)
  const ordered = budgets.toSorted((a, b) => a.ad.localeCompare(b.ad)) // the same whatever order they come in
  return new Map(
    ordered.map(({ ad, conversions, costMicros }) => [
      ad,
      Array.from({ length: DRAWS }, () => drawGamma(random, conversions + 0.5) / costMicros),
    ]),
  )
}
