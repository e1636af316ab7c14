import type { Issue } from '../../lib/http.ts'
import { DELIMITERS, type Delimiter, rowsOf, type SheetRow } from '../../lib/sheet.ts'
import { type Column, type Field, type Format, folded, PROFILES } from './columns.ts'
import { adIssue } from './issues.ts'

/** Where the table of a file begins, and which cells hold what. */
export interface Table {
  format: Format
  header: string[]
  columns: Map<Column, number[]> // places of the cells, best first
  constants: Map<Field, string>
  rows: SheetRow[] // below the header
}

/** Field → header of the file, or '=value' for every row. */
export type Mapping = Partial<Record<Field, string>>

type Found = { ok: true; table: Table } | { ok: false; issues: Issue[] }

const HEAD_CHARS = 65_536
const HEAD_ROWS = 60 // preambles of LinkedIn and Google are 3 to 6 lines

interface Candidate {
  format: Format
  delimiter: Delimiter
  index: number
  columns: Map<Column, number[]>
  score: number
  sure: boolean // a header tells, or the caller does: one column called « Texte » is anybody's
}

/** The row, delimiter and platform under which most headers make sense. */
export function findTable(text: string, format: Format | 'auto', mapping: Mapping): Found {
  const formats = format === 'auto' ? (Object.keys(PROFILES) as Format[]) : [format]
  const heads = DELIMITERS.map(delimiter => ({
    delimiter,
    rows: rowsOf(text.slice(0, HEAD_CHARS), delimiter, HEAD_ROWS),
  }))
  const candidates = heads.flatMap(({ delimiter, rows }) =>
    rows.flatMap(({ cells }, index) =>
      formats.map((name): Candidate => ({ format: name, delimiter, index, ...judge(cells, name, mapping) })),
    ),
  )
  const able = candidates.filter(
    ({ columns, sure }) =>
      (columns.has('headline') || columns.has('primaryText')) && (sure || format !== 'auto' || columns.size > 1),
  )
  const best = able.reduce<Candidate | null>((top, one) => (one.score > (top?.score ?? 0) ? one : top), null)
  if (!best) return { ok: false, issues: [unrecognised(heads, mapping)] }
  const rival = able.find(one => one.score === best.score && one.format !== best.format)
  if (rival)
    return {
      ok: false,
      issues: [adIssue('platform', 'several-platforms', { platform: best.format, or: rival.format })],
    }
  const rows = rowsOf(text, best.delimiter)
  return {
    ok: true,
    table: {
      format: best.format,
      header: rows[best.index]!.cells,
      columns: best.columns,
      constants: constantsOf(mapping),
      rows: rows.slice(best.index + 1),
    },
  }
}

const lookups = new Map(
  Object.entries(PROFILES).map(([format, profile]) => [
    format,
    {
      signature: new Set(profile.signature),
      aliases: new Map(
        Object.entries(profile.columns).flatMap(([column, names]) =>
          names.map((name, rank) => [name, { column: column as Column, rank }] as const),
        ),
      ),
    },
  ]),
)

function judge(cells: string[], format: Format, mapping: Mapping): Pick<Candidate, 'columns' | 'score' | 'sure'> {
  const { signature, aliases } = lookups.get(format)!
  const ranked = cells.flatMap((cell, at) => {
    const name = folded(cell)
    const known = aliases.get(name)
    const order = Number(/\d+/.exec(cell)?.[0] ?? 0)
    return known ? [{ ...known, at, order }] : []
  })
  const sorted = ranked.toSorted((a, b) => a.rank - b.rank || a.order - b.order)
  const columns = new Map(
    [...Map.groupBy(sorted, ({ column }) => column)].map(([column, found]) => [column, found.map(({ at }) => at)]),
  )
  const mapped = Object.entries(mapping).filter(([, header]) => !header.startsWith('='))
  for (const [field, header] of mapped) {
    const at = cells.findIndex(cell => folded(cell) === folded(header) && digits(cell) === digits(header))
    if (at < 0) return { columns: new Map(), score: 0, sure: false }
    columns.set(field as Field, [at])
  }
  const signed = cells.filter(cell => signature.has(folded(cell))).length
  const ours = format === 'csv' ? cells.filter(cell => aliases.has(cell)).length : 0 // letter for letter
  return {
    columns,
    score: columns.size * 10 + signed * 20 + ranked.length + ours,
    sure: signed + ours + mapped.length > 0,
  }
}

const digits = (header: string): string => header.replace(/\D/g, '')

const constantsOf = (mapping: Mapping): Map<Field, string> =>
  new Map(
    Object.entries(mapping).flatMap(([field, header]) =>
      header.startsWith('=') ? [[field as Field, header.slice(1)] as const] : [],
    ),
  )

/** What the widest of the first lines holds, so that the caller can write a mapping from the message alone. */
function unrecognised(heads: { rows: SheetRow[] }[], mapping: Mapping): Issue {
  const rows = heads.flatMap(head => head.rows)
  const widest = rows.reduce<SheetRow | null>(
    (top, row) => (row.cells.length > (top?.cells.length ?? 1) ? row : top),
    null,
  )
  if (!widest) return adIssue('line 1', 'no-header', {})
  const code = Object.values(mapping).length > 0 ? 'mapping-unmet' : 'unknown-headers'
  return adIssue(`line ${widest.line}`, code, { columns: widest.cells.slice(0, 40).join(' | ') })
}
