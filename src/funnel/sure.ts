import { chanceBelow, posterior } from '../lib/statistics/beta.ts'

/** How likely (0–1) it has to be before it is told, or ruled out: a leak, a cause, an error, the field that people leave at. */
export const SURE = 0.9

export const isSurelyBelow = (part: number, whole: number, limit: number): boolean =>
  chanceBelow(posterior(part, whole), limit) >= SURE

/** The smallest whole number that is enough, above `few`, which is not, and up to `many`, which is. */
export function leastEnough(few: number, many: number, isEnough: (n: number) => boolean): number {
  let [low, high] = [few, many]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (isEnough(middle)) high = middle
    else low = middle
  }
  return high
}
