import { seeded } from '../../src/lib/statistics/draws.ts'

/** Numbers that look random and are the same for the same seed. */
export interface Dice {
  below: (n: number) => number // 0 … n - 1
  chance: (share: number) => boolean
  pick: <T>(of: readonly T[]) => T
}

export function diceOf(seed: number): Dice {
  const next = seeded(seed)
  const below = (n: number) => Math.floor(next() * n)
  return { below, chance: share => next() < share, pick: of => of[below(of.length)]! }
}
