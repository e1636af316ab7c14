import { DELIMITERS, rowsOf, type SheetRow } from '../../lib/sheet.ts'
import { type Columns, type Heading, headingOf, NAMES, renamedTo } from './columns.ts'
import { issue } from './issues.ts'
import { type Profile, profiles } from './profiles.ts'
import type { Reading, ReportAsk, ReportPlatform } from './schema.ts'

/** Where the table of a file is, and whose. */
export interface Table {
  platform: ReportPlatform
  profile: Profile
  line: number // of the header
  header: string[]
  columns: Columns
  above: SheetRow[]
  rows: SheetRow[] // below the header
}

export type Refused = Extract<Reading, { ok: false }>
type Found = { ok: true; table: Table } | Refused

const HEAD_CHARS = 65_536
const HEAD_ROWS = 60 // Microsoft writes ten lines above its table
const MIN_COLUMNS = 3

interface Candidate {
  platform: ReportPlatform
  profile: Profile
  columns: Columns
  known: number
}

interface Head {
  delimiter: (typeof DELIMITERS)[number]
  index: number
  above: SheetRow[]
  row: SheetRow
  headings: Heading[]
}

/** The line and the platform under which most headers make sense. */
export function findTable(text: string, { platform: asked, columns: named = {} }: ReportAsk): Found {
  const able = [...profiles].filter(([platform]) => asked === 'auto' || platform === asked)
  const heads = headsOf(text)
  let best: { head: Head; candidates: Candidate[]; known: number } | null = null
  for (const head of heads) {
    const candidates = able.map(([platform, profile]): Candidate => {
      const columns = profile.find(renamedTo(head.headings, named, profile.headings))
      return { platform, profile, columns, known: new Set(Object.values(columns.at)).size }
    })
    const known = Math.max(...candidates.map(one => one.known))
    if (known >= MIN_COLUMNS && known > (best?.known ?? 0)) best = { head, candidates, known }
  }
  if (!best) return unrecognised(heads, able)
  const { head } = best
  const [whose, ...rivals] = likeliest(head, best.candidates)
  if (rivals.length > 0) {
    const platforms = [whose!, ...rivals].map(({ platform }) => platform).join(', ')
    return {
      ok: false,
      code: 'ambiguous-platform',
      issues: [issue('several-platforms', { line: head.row.line }, { platforms })],
    }
  }
  const { platform, profile, columns } = whose!
  const rows = rowsOf(text, head.delimiter)
  // The line break that ends the last line begins no line of its own.
  if (rows.at(-1)?.cells.join('') === '') rows.pop()
  const table = { platform, profile, columns, line: head.row.line, header: head.row.cells, above: head.above }
  return { ok: true, table: { ...table, rows: rows.slice(head.index + 1) } }
}

const headsOf = (text: string): Head[] =>
  DELIMITERS.flatMap(delimiter => {
    const rows = rowsOf(text.slice(0, HEAD_CHARS), delimiter, HEAD_ROWS)
    return rows.map((row, index) => ({
      delimiter,
      index,
      above: rows.slice(0, index),
      row,
      headings: row.cells.map(headingOf),
    }))
  })

/** Those that know most of this header, among the ones that could be read; several when nothing tells them apart. */
function likeliest({ headings, above }: Head, candidates: readonly Candidate[]): Candidate[] {
  const scored = candidates.map(one => {
    const { sign, above: pattern } = one.profile
    const signed = sign !== null && headings.some(({ name }) => sign.test(name))
    const headed = pattern !== null && above.some(({ cells }) => pattern.test(cells[0] ?? ''))
    const whole = missing(one).length === 0
    return { one, score: (whole ? 100 : 0) + one.known + (signed ? 1 : 0) + (headed ? 2 : 0) }
  })
  const most = Math.max(...scored.map(({ score }) => score))
  return scored.filter(({ score }) => score === most).map(({ one }) => one)
}

/** What a report cannot do without, by the columns that would do. */
export function missing({ platform, columns: { at } }: Pick<Table, 'platform' | 'columns'>): (keyof Columns['at'])[] {
  if (platform === 'like2lead') return OWN.filter(column => at[column] === undefined)
  const named = NAMES.some(column => at[column] !== undefined)
  const clicked = at.clicks !== undefined || at.clicksAll !== undefined
  return [
    ...(named ? [] : (['campaign'] as const)),
    ...(['cost', 'impressions'] as const).filter(column => at[column] === undefined),
    ...(clicked ? [] : (['clicks'] as const)),
  ]
}

const OWN = ['campaign', 'ad', 'platform', 'from', 'to', 'impressions', 'clicks', 'cost', 'currency'] as const

const MAX_TOLD = 40

const widestOf = (heads: readonly Head[]): Head | null =>
  heads.reduce<Head | null>((top, head) => (head.row.cells.length > (top?.row.cells.length ?? 0) ? head : top), null)

/** The headers of a file, whether they are known or not: the first of its widest lines. */
export const headersIn = (text: string): string[] =>
  (widestOf(headsOf(text))?.row.cells ?? []).map(cell => cell.trim()).filter(cell => cell !== '')

function unrecognised(heads: readonly Head[], able: readonly (readonly [ReportPlatform, Profile])[]): Refused {
  const widest = widestOf(heads)
  const isPreamble = able.some(([, { above }]) => above && heads.some(({ row }) => above.test(row.cells[0] ?? '')))
  const wide = heads.filter(({ row }) => row.cells.filter(cell => cell !== '').length >= MIN_COLUMNS)
  const empty = heads.every(({ row }) => row.cells.every(cell => cell === ''))
  if (!widest || empty || (isPreamble && wide.every(({ row }) => row.cells[0]!.includes(':'))))
    return { ok: false, code: 'empty-report', issues: [issue('no-lines', {})] }
  const columns = widest.row.cells.slice(0, MAX_TOLD).join(' | ')
  const expected = able
    .map(([platform, { headings }]) => `${platform}: ${EXAMPLES.map(column => headings[column]?.[0]).join(', ')}`)
    .join(' · ')
  const { line } = widest.row
  return { ok: false, code: 'unknown-report', issues: [issue('unknown-headers', { line }, { columns, expected })] }
}

const EXAMPLES = ['campaign', 'cost', 'impressions'] as const
