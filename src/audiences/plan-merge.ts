/** Audiences beside one another, of which nobody is in two: rungs, stages, or the tiers below. */
export interface Neighbour {
  key: string
  rows: number // people whom the platform's list can name
}

export interface Merge {
  with: string[] // keys, the audience's own not among them
  rows: number // of all of them together
  reaches: boolean // enough of them for the platform
}

/** The run of neighbours around the audience that is just large enough; all of them where even that is not. Only those beside
 *  one another: leaving one out in between would merge people who are further apart than it is from either. */
export function mergeFor(neighbours: readonly Neighbour[], own: number, needed: number): Merge {
  const runs = []
  for (let from = own; from >= 0; from--)
    for (let to = own; to < neighbours.length; to++) {
      const run = neighbours.slice(from, to + 1)
      runs.push({ from, to, rows: run.reduce((sum, { rows }) => sum + rows, 0) })
    }
  const enough = runs.filter(({ rows }) => rows >= needed)
  const whole = { from: 0, to: neighbours.length - 1, rows: runs.at(-1)?.rows ?? 0 }
  const best = enough.toSorted((a, b) => a.to - a.from - (b.to - b.from) || a.rows - b.rows)[0] ?? whole
  const keys = neighbours.map(({ key }) => key)
  return {
    with: [...keys.slice(best.from, own), ...keys.slice(own + 1, best.to + 1)],
    rows: best.rows,
    reaches: enough.length > 0,
  }
}
