import type { Host } from './host.ts'

/** One fault, what is promised for it, and how to count whether the promise is kept. */
export interface Case {
  fault: string
  promise: string
  run: (host: Host, how: Run) => Promise<Counted>
  isLong?: true // not in the short form
}

/** How much of it: the short form is part of the tests. */
export interface Run {
  isShort: boolean
  some: (few: number, many: number) => number // of whatever is counted
}

export interface Counted {
  counted: string
  kept: boolean
}

export const runOf = (isShort: boolean): Run => ({ isShort, some: (few, many) => (isShort ? few : many) })

/** Figures in the order that they were named; kept when each is what it is to be. */
export function counts(
  figures: Record<string, number | string | [is: number | string, wanted: number | string]>,
): Counted {
  const shown = Object.entries(figures).map(([name, figure]) => ({
    name,
    is: [figure].flat()[0]!,
    wanted: [figure].flat()[1],
  }))
  const text = ({ name, is, wanted }: (typeof shown)[number]) =>
    `${name} ${is}${wanted === undefined || wanted === is ? '' : ` (not ${wanted})`}`
  return {
    counted: shown.map(text).join(', '),
    kept: shown.every(({ is, wanted }) => wanted === undefined || wanted === is),
  }
}

/** '503 × 40' or '204 × 39, 503 × 1' */
export function tallied(all: readonly (number | string)[]): string {
  const times = new Map<number | string, number>()
  for (const one of all) times.set(one, (times.get(one) ?? 0) + 1)
  return [...times].map(([what, n]) => `${what} × ${n}`).join(', ')
}
