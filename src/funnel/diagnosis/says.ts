import { chanceBelow, posterior } from '../../lib/statistics/beta.ts'
import { leastEnough, SURE } from '../sure.ts'
import type { Evidence } from './schema.ts'

type Says = NonNullable<Evidence['says']>

/** `yes`: likely enough; `no`: its opposite is; `unclear`: neither, or nobody knows. */
export function saysOf(chance: number | null): Says {
  if (chance === null) return 'unclear'
  return chance >= SURE ? 'yes' : chance <= 1 - SURE ? 'no' : 'unclear'
}

/** The chance (0–1) that a share lies below `threshold`; null: nothing was tried, or more came of it than that. */
export const chanceUnder = (part: number, whole: number, threshold: number): number | null =>
  whole > 0 && part <= whole ? chanceBelow(posterior(part, whole), threshold) : null

export const flipped = (chance: number | null): number | null => (chance === null ? null : 1 - chance)

/** Both, neither, or not to be told. */
export const both = (a: Says, b: Says): Says =>
  a === 'no' || b === 'no' ? 'no' : a === 'yes' && b === 'yes' ? 'yes' : 'unclear'

const MOST = 1_000_000

/** How many more it takes, at the same share, to tell on which side of the threshold it lies. Null: more than a million, as it
 *  lies too near. */
export function moreNeeded(part: number, whole: number, threshold: number): number | null {
  const share = whole > 0 ? part / whole : 0
  const isTold = (n: number) => saysOf(chanceUnder(share * n, n, threshold)) !== 'unclear'
  const start = Math.max(1, whole)
  if (whole > 0 && isTold(whole)) return 0
  if (!isTold(start + MOST)) return null
  return leastEnough(start, start + MOST, isTold) - whole
}
