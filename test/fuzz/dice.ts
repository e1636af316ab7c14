/** Numbers that look random and are the same for the same seed (mulberry32). */
export interface Dice {
  below: (n: number) => number // 0 … n - 1
  chance: (share: number) => boolean
  pick: <T>(of: readonly T[]) => T
}

export function diceOf(seed: number): Dice {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (n: number) => Math.floor(next() * n)
  return { below, chance: share => next() < share, pick: of => of[below(of.length)]! }
}
