import Papa from 'papaparse'

/** What spreadsheet programs and ad platforms call CSV: three delimiters, four encodings, quoted line breaks. */

type Decoded = { ok: true; text: string } | { ok: false; reason: 'workbook' | 'binary' }

/** By byte-order mark, else by where the zeros are, else UTF-8, else what Excel writes in western Europe. */
export function decode(bytes: Uint8Array): Decoded {
  if (WORKBOOKS.some(magic => magic.every((byte, i) => bytes[i] === byte))) return { ok: false, reason: 'workbook' }
  const wide = utf16Of(bytes)
  if (wide) return { ok: true, text: new TextDecoder(wide).decode(bytes) }
  if (bytes.includes(0) || PDF.every((byte, i) => bytes[i] === byte)) return { ok: false, reason: 'binary' }
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes) }
  } catch {
    return { ok: true, text: new TextDecoder('windows-1252').decode(bytes) }
  }
}

const WORKBOOKS = [
  [0x50, 0x4b, 0x03, 0x04], // .xlsx is a ZIP
  [0xd0, 0xcf, 0x11, 0xe0], // .xls
]
const PDF = [0x25, 0x50, 0x44, 0x46, 0x2d] // may be without a zero
const SAMPLE_BYTES = 1000

function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  // Without a mark: a Latin letter in UTF-16 is one zero byte beside one that is not.
  const sample = bytes.subarray(0, SAMPLE_BYTES)
  const zeros = [0, 0] // at even places, at odd places
  sample.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2]!++
  })
  const many = sample.length / 3
  if (zeros[1]! > many && zeros[0] === 0) return 'utf-16le'
  if (zeros[0]! > many && zeros[1] === 0) return 'utf-16be'
  return null
}

export const DELIMITERS = [',', ';', '\t'] as const
export type Delimiter = (typeof DELIMITERS)[number]

/** One record, and the line of the file that it begins on, counted as an editor does. */
export interface SheetRow {
  line: number
  cells: string[]
  broken: string | undefined // why its quotes do not close
}

export function rowsOf(text: string, delimiter: Delimiter, atMost = 0): SheetRow[] {
  const rows: SheetRow[] = []
  const once = onceEach()
  let line = 1
  // Row by row: all that are read at once would be held twice.
  Papa.parse<string[]>(text, {
    delimiter,
    preview: atMost,
    step({ data, errors }) {
      const cells = data.map((cell, column) => once(column, cell.trim()))
      rows.push({ line, cells, broken: errors[0]?.message })
      line += 1 + data.reduce((breaks, cell) => breaks + breaksIn(cell), 0)
    },
  })
  return rows
}

const MOST_KEPT = 2000 // different cells of a column

/** The same text for the same cell: names and days come thousands of times, and a Worker has 128 MB for all that it holds. */
function onceEach(): (column: number, cell: string) => string {
  const known: Map<string, string>[] = []
  return (column, cell) => {
    known[column] ??= new Map()
    const kept = known[column].get(cell)
    if (kept !== undefined) return kept
    if (known[column].size < MOST_KEPT) known[column].set(cell, cell)
    return cell
  }
}

const breaksIn = (cell: string): number =>
  cell.includes('\n') || cell.includes('\r') ? cell.match(/\r\n|\r|\n/g)!.length : 0

/** The cells of one row as csvRow() writes it. */
export const csvCells = (row: string): string[] =>
  Papa.parse<string[]>(row, { delimiter: ',', newline: '\r\n' }).data[0] ?? []
