import { decimal } from '../../lib/money.ts'
import { sumOf } from '../../lib/sum.ts'
import { figureOf, microsOf } from './amounts.ts'
import { Cells } from './cells.ts'
import { Issues } from './issues.ts'
import type { Draft, Rules } from './line.ts'
import type { Note } from './schema.ts'
import type { Sifted } from './sift.ts'

/** What is no mistake, and yet not as one would expect it. */
export function notesOf(drafts: readonly Draft[], sifted: Sifted, rules: Rules): Note[] {
  const rounded = drafts.filter(draft => draft.rounded)
  return [
    ...(rounded[0]
      ? [{ code: 'rounded-ids' as const, params: { count: rounded.length, line: rounded[0].row.lines[0]! } }]
      : []),
    ...sifted.totals.slice(0, 1).flatMap(row => differs(row, drafts, rules)),
    ...cutBetweenLines(drafts, sifted, rules),
  ]
}

/** A file that is cut between two lines looks whole, but for what stands above its table: how many lines it has
 *  (Microsoft), or else the days of its period. */
function cutBetweenLines(drafts: readonly Draft[], { rows }: Sifted, { table: { above }, stated }: Rules): Note[] {
  const [count] = above.flatMap(({ cells }) => /^rows: (\d+)$/i.exec(cells[0] ?? '')?.[1] ?? []).map(Number)
  const differs: Note = { code: 'count-differs', params: { count: count ?? 0, found: rows.length } }
  if (count !== undefined) return count === rows.length ? [] : [differs]
  const last = drafts.reduce((latest, { row: { to } }) => (to > latest ? to : latest), '')
  return stated && last < stated.to ? [{ code: 'ends-early', params: { last, to: stated.to } }] : []
}

const HALF_A_CENT = 5000 // micros: what rounding may do to each line

/** A line of totals that is more than its lines together: some of them may be missing. Google's totals are of the account
 *  ("Total: Account"), whatever the report leaves out, and say nothing. */
function differs(row: Sifted['totals'][number], drafts: readonly Draft[], { table, mark }: Rules): Note[] {
  const cells = new Cells(row, table, new Issues())
  const figure = figureOf(cells.text('cost') ?? '')
  const total = figure && microsOf(figure, mark)
  const currencies = new Set(drafts.map(({ row: { currency } }) => currency))
  if (total === null || currencies.size > 1 || row.cells.some(cell => /^(total|gesamt)\s?:/i.test(cell))) return []
  const sum = sumOf(drafts, ({ row }) => row.costMicros)
  if (Math.abs(total - sum) <= HALF_A_CENT * (drafts.length + 1)) return []
  return [{ code: 'total-differs', params: { line: row.line, total: decimal(total), sum: decimal(sum) } }]
}
