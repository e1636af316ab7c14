import { BUDGETS, type Budget } from './budgets.ts'

/** What a bench measured. Of a budget of the design the limit is the design's. */
export type Figure = (
  | { budget: Budget; what?: string; limit?: never }
  | { budget?: never; what: string; limit?: string } // '≥ 0.5 s'; without one, the figure is told and not judged
) & {
  figure: number
  unit?: string // where the limit does not say it
  ratio?: number // to the baseline
  baseline?: string // what it was compared with, in the same run
}

/** The machine while a bench ran. */
interface Ran {
  bench: string
  at: string
  load: number // processes that wanted to run, averaged over the minute before
}

export interface Row extends Ran {
  what: string
  figure: number | null // null: not measured
  unit: string
  limit: string
  ok: boolean | null // null: told and not judged
  ratio: number | null
  baseline: string
}

/** The rows of a bench, a row that says NO for each budget that it was to measure and did not. */
export function rowsOf(figures: readonly Figure[], ran: Ran): Row[] {
  const missing = [...BUDGETS].filter(
    ([name, { bench }]) => bench === ran.bench && !figures.some(({ budget }) => budget === name),
  )
  return [
    ...figures.map(figure => rowOf(figure, ran)),
    ...missing.map(([name, { line, limit }]) => ({
      ...ran,
      what: `${line}: ${name}`,
      ...{ figure: null, unit: '', limit, ok: false, ratio: null, baseline: 'not measured' },
    })),
  ]
}

function rowOf({ budget, what, figure, limit: own, unit = '', ratio, baseline }: Figure, ran: Ran): Row {
  const design = budget && BUDGETS.get(budget)
  const limit = design?.limit ?? own ?? ''
  return {
    ...ran,
    what: design ? [design.line, what ?? budget].join(': ') : what!,
    figure: Number.isFinite(figure) ? figure : null,
    unit: unit || limit.split(' ').slice(2).join(' '),
    limit,
    ok: limit ? isWithin(limit, figure) : null,
    ratio: ratio ?? null,
    baseline: baseline ?? '',
  }
}

/** Whether a figure keeps '≤ 14336 B'. What is no number keeps nothing. */
export function isWithin(limit: string, figure: number): boolean {
  const [how = '', bound = ''] = limit.split(' ')
  const is = COMPARED[how]
  if (!is || bound === '' || Number.isNaN(Number(bound))) throw new Error(`"${limit}" is no limit`)
  return is(figure, Number(bound))
}

const COMPARED: Readonly<Record<string, (figure: number, bound: number) => boolean>> = {
  '≤': (figure, bound) => figure <= bound,
  '<': (figure, bound) => figure < bound,
  '≥': (figure, bound) => figure >= bound,
  '=': (figure, bound) => figure === bound,
}
