import { sumOf } from '../../lib/sum.ts'
import { DAY_MS } from '../../lib/time.ts'

/** Who gets the credit of a conversion, by rules that everybody knows. None of them measures what caused it: only an
 *  experiment does. */
export const MODELS = ['first', 'last', 'linear', 'position', 'time-decay'] as const
export type Model = (typeof MODELS)[number]

export const HALF_LIFE_DAYS = 7 // the usual one: a touch a week earlier counts half
const ENDS = 0.4 // of position: first and last; the rest is shared between

/** What each of these touches (ms, ascending, at least one, none after `until`) gets: at least zero each, 1 together. */
export function sharesOf(model: Model, touches: readonly number[], until: number): number[] {
  const n = touches.length
  switch (model) {
    case 'first':
      return touches.map((_, i) => (i === 0 ? 1 : 0))
    case 'last':
      return touches.map((_, i) => (i === n - 1 ? 1 : 0))
    case 'linear':
      return touches.map(() => 1 / n)
    case 'position':
      return n < 3
        ? touches.map(() => 1 / n)
        : touches.map((_, i) => (i === 0 || i === n - 1 ? ENDS : (1 - 2 * ENDS) / (n - 2)))
    case 'time-decay': {
      const weights = touches.map(at => 2 ** (-(until - at) / (HALF_LIFE_DAYS * DAY_MS)))
      const all = sumOf(weights, weight => weight)
      return weights.map(weight => weight / all)
    }
  }
}

/** An amount by these shares, in whole micros that add up to it: numbers that do not reconcile are not believed. */
export function splitMicros(micros: number, shares: readonly number[]): number[] {
  let [share, given] = [0, 0]
  return shares.map((part, i) => {
    share += part
    const upTo = i === shares.length - 1 ? micros : Math.round(micros * share)
    const own = upTo - given
    given = upTo
    return own
  })
}
