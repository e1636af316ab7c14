import { DEFAULT_TOUCHES } from '../../audiences/sequence.ts'
import { valueAt } from '../../lib/statistics/value-at.ts'
import { sumOf } from '../../lib/sum.ts'

interface TouchCount {
  touches: number
  people: number
}

/** What the method says a prospect needs. No primary source for it was found (searched in November 2026): a claim to hold the
 *  account's own figures against, not a target. */
const CLAIMED = { ...DEFAULT_TOUCHES, source: 'method', primary: false } as const

/** Fewer people say nothing about a distribution, and nothing about which model to follow. */
const LEAST_PEOPLE = 30

export interface Distribution {
  people: number
  missing: number // people until there is enough to say something
  histogram: TouchCount[] // by touches, ascending
  median: number | null
  within: number | null // share of people with as many touches as is claimed, 0–1
  claimed: typeof CLAIMED
}

/** Touches before the first conversion of each person. The median is a number of touches that somebody had. */
export function distributionOf(counts: ReadonlyMap<number, number>): Distribution {
  const ranked = [...counts].sort(([a], [b]) => a - b)
  const histogram = ranked.map(([touches, people]) => ({ touches, people }))
  const people = peopleIn(histogram)
  const missing = Math.max(0, LEAST_PEOPLE - people)
  const inside = histogram.filter(({ touches }) => touches >= CLAIMED.min && touches <= CLAIMED.max)
  return {
    people,
    missing,
    histogram,
    median: missing > 0 ? null : valueAt(ranked, people / 2),
    within: missing > 0 ? null : peopleIn(inside) / people,
    claimed: CLAIMED,
  }
}

const peopleIn = (rows: readonly TouchCount[]): number => sumOf(rows, ({ people }) => people)
