/** The value at a rank, 1 … n, of n values in order: they come ascending, each with how many times it was seen. */
export function valueAt(counts: readonly (readonly [value: number, n: number])[], rank: number): number {
  let upTo = 0
  for (const [value, n] of counts) {
    upTo += n
    if (upTo >= rank) return value
  }
  throw new Error(`no value at rank ${rank} of ${upTo}`)
}
