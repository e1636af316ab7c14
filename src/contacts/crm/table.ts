import type { Issue } from '../../lib/http.ts'
import { DELIMITERS, type Delimiter, decode, rowsOf, type SheetRow } from '../../lib/sheet.ts'
import { folded } from '../../lib/text.ts'
import type { Format } from './columns.ts'
import { type Problem, problem } from './problems.ts'

/** One line of a file; '' where there is no such column, or nothing in it. */
export interface Line<Field extends string> {
  line: number // counted as an editor does
  cells: Record<Field, string>
}

export interface Table<Field extends string> {
  lines: Line<Field>[]
  columns: Partial<Record<Field, string>> // field → the header that it is taken from, or '=value'
  unmapped: string[] // headers that nothing is taken from
}

/** Field → header of the file, or '=value' for every line. */
export type Mapping<Field extends string> = Partial<Record<Field, string>>

type Reading<Field extends string> = { ok: true; table: Table<Field> } | { ok: false; issues: Issue[] }

/** A file is written in one transaction, and D1 is one thread: for as long as it takes, beacons wait. */
export const MAX_LINES = 20_000

/** What is wrong with the file as such is told by line, and then nothing of it is read. No message holds what a cell says. */
export function readTable<F extends string>(bytes: Uint8Array, format: Format<F>, mapping: Mapping<F>): Reading<F> {
  const decoded = decode(bytes)
  if (!decoded.ok) return { ok: false, issues: [problem('file', decoded.reason)] }
  const best = headerIn(decoded.text, format, mapping)
  if (!best) return { ok: false, issues: [unrecognised(format)] }
  const [header, ...below] = rowsOf(decoded.text, best.delimiter).slice(best.index)
  const places = placesOf(header!.cells, format, mapping)
  const rows = below.filter(({ cells }) => cells.some(cell => cell !== ''))
  const issues = [
    ...headerIssues(header!, places, format, mapping),
    ...rows.flatMap(row => rowIssues(row, header!)),
    ...sizeIssues(rows, header!),
  ]
  if (issues.length > 0) return { ok: false, issues }
  const fields = Object.keys(format.columns) as F[]
  const cellOf = (row: SheetRow, field: F): string =>
    mapping[field]?.startsWith('=') ? mapping[field].slice(1) : (row.cells[places.get(field)?.[0] ?? -1] ?? '')
  return {
    ok: true,
    table: {
      lines: rows.map(row => ({
        line: row.line,
        cells: Object.fromEntries(fields.map(field => [field, cellOf(row, field)])) as Record<F, string>,
      })),
      ...toldOf(header!.cells, places, mapping),
    },
  }
}

const HEAD_CHARS = 65_536
const HEAD_ROWS = 10 // Excel may write "sep=;" above the header, and some tools a title

interface Header {
  delimiter: Delimiter
  index: number
  known: number
}

/** The row, and the delimiter, under which most columns are known. */
function headerIn<F extends string>(text: string, format: Format<F>, mapping: Mapping<F>): Header | null {
  const heads = DELIMITERS.flatMap(delimiter =>
    rowsOf(text.slice(0, HEAD_CHARS), delimiter, HEAD_ROWS).map(({ cells }, index) => ({
      ...{ delimiter, index, known: placesOf(cells, format, mapping).size },
    })),
  )
  return heads.reduce<Header | null>((top, one) => (one.known > (top?.known ?? 0) ? one : top), null)
}

/** How the columns of a file are headed, as `readTable` finds its header; where it knows none of them, in the first row that is
 *  more than one cell. [] when the file is no text. For whoever names by hand what none of our own names fits. */
export function headersOf(bytes: Uint8Array, format: Format<string>): string[] {
  const decoded = decode(bytes)
  if (!decoded.ok) return []
  const head = decoded.text.slice(0, HEAD_CHARS)
  const best = headerIn(head, format, {})
  const firsts = DELIMITERS.map(delimiter => rowsOf(head, delimiter, HEAD_ROWS).find(({ cells }) => cells.length > 1))
  const found = best
    ? rowsOf(head, best.delimiter, HEAD_ROWS)[best.index]
    : firsts.reduce((top, row) => ((row?.cells.length ?? 0) > (top?.cells.length ?? 0) ? row : top), undefined)
  return [...new Set(found?.cells.filter(cell => cell !== ''))]
}

/** Of each field the places of the columns that are called best: one, unless the file has two of the same name. */
function placesOf<F extends string>(header: string[], format: Format<F>, mapping: Mapping<F>): Map<F, number[]> {
  const names = header.map(folded)
  const places = new Map<F, number[]>()
  for (const field of Object.keys(format.columns) as F[]) {
    const told = mapping[field]
    if (told?.startsWith('=')) continue
    const called = told === undefined ? format.columns[field] : [folded(told)]
    const name = called.find(alias => names.includes(alias))
    if (name !== undefined) places.set(field, names.flatMap((one, at) => (one === name ? [at] : [])))
  }
  return places
} // biome-ignore format: the loop reads as one

function headerIssues<F extends string>(
  { line }: SheetRow,
  places: Map<F, number[]>,
  { required }: Format<F>,
  mapping: Mapping<F>,
): Issue[] {
  const at = (field: string, code: Problem, params = {}): Issue => problem(`line ${line}: ${field}`, code, params)
  const fields = Object.keys(mapping) as F[]
  const lost = fields.filter(field => !mapping[field]!.startsWith('=') && !places.has(field))
  const has = (field: F) => places.has(field) || mapping[field]?.startsWith('=') || lost.includes(field)
  return [
    ...lost.map(field => at(field, 'no-such-column')),
    ...required
      .filter(({ oneOf }) => !oneOf.some(has))
      .map(({ oneOf: [field, or], why }) => at(field!, 'no-column', { field, ...(or && { or }), why })),
    ...[...places].filter(([, [, second]]) => second !== undefined).map(([field]) => at(field, 'column-twice')),
  ]
}

function rowIssues({ line, cells, broken }: SheetRow, header: SheetRow): Issue[] {
  if (broken) return [problem(`line ${line}`, 'open-quotes', { why: broken })]
  const wide = cells.slice(header.cells.length).some(cell => cell !== '')
  if (!wide && cells.length >= header.cells.length) return []
  return [problem(`line ${line}`, 'cell-count', { cells: cells.length, header: header.cells.length })]
}

function sizeIssues(rows: SheetRow[], header: SheetRow): Issue[] {
  if (rows.length === 0) return [problem(`line ${header.line}`, 'no-lines')]
  const over = rows[MAX_LINES]
  return over ? [problem(`line ${over.line}`, 'too-many-lines', { most: MAX_LINES })] : []
}

const unrecognised = ({ columns }: Format<string>): Issue =>
  problem('line 1', 'no-header', { columns: Object.keys(columns).join(', ') })

function toldOf<F extends string>(header: string[], places: Map<F, number[]>, mapping: Mapping<F>) {
  const taken = [...places].map(([field, [place]]) => [field, header[place!]!] as const)
  const constant = (Object.entries(mapping) as [F, string][]).filter(([, value]) => value.startsWith('='))
  const used = new Set([...places.values()].flat())
  return {
    columns: Object.fromEntries([...taken, ...constant]) as Partial<Record<F, string>>,
    unmapped: header.filter((name, place) => name !== '' && !used.has(place)),
  }
}
