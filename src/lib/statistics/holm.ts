/** P-values of several claims, each raised so that the chance of any false one stays what one p-value says (S. Holm,
 *  Scandinavian Journal of Statistics 6, 1979). In the order given. */
export function holm(pValues: readonly number[]): number[] {
  const adjusted = new Array<number>(pValues.length)
  const order = pValues.map((_, i) => i).sort((i, j) => pValues[i]! - pValues[j]!)
  let highest = 0
  order.forEach((i, rank) => {
    highest = Math.max(highest, Math.min(1, (pValues.length - rank) * pValues[i]!))
    adjusted[i] = highest
  })
  return adjusted
}
