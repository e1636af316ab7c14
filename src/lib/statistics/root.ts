/** Where a function that rises between `low` and `high` comes to `wanted`: by halves, to the last digit. */
export function rootOf(rising: (x: number) => number, wanted: number, low: number, high: number): number {
  let [below, above] = [low, high]
  for (let i = 0; i < 200; i++) {
    const middle = (below + above) / 2
    if (middle <= below || middle >= above) break
    if (rising(middle) < wanted) below = middle
    else above = middle
  }
  return (below + above) / 2
}
