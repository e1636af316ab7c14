import type { Cell } from '../lib/csv-answer.ts'
import type { Change } from './compare.ts'
import type { Range } from './range.ts'

const OF_EACH = ['before', 'difference', 'difference_low', 'difference_high', 'clear'] as const

/** The columns by which a file tells what each of these figures was in other days; none while it is asked for none. */
export const changeColumns = (compare: Range | null, figures: readonly string[]): string[] =>
  compare ? ['compared_from', 'compared_to', ...figures.flatMap(namesOf)] : []

/** A line's cells under them. */
export const changeCells = (
  compare: Range | null,
  changes: Readonly<Record<string, Change | undefined>>,
): Record<string, Cell> =>
  compare
    ? {
        ...{ compared_from: compare.from, compared_to: compare.to },
        ...Object.fromEntries(
          Object.entries(changes).flatMap(([figure, change]) => (change ? told(figure, change) : [])),
        ),
      }
    : {}

const namesOf = (figure: string) => OF_EACH.map(of => `${figure}_${of}`)

const told = (figure: string, { before, difference, interval, clear }: Change): [string, Cell][] => {
  const cells = [before, difference, interval?.low ?? null, interval?.high ?? null, interval && (clear ? 'yes' : 'no')]
  return namesOf(figure).map((name, i) => [name, cells[i] ?? null])
}
