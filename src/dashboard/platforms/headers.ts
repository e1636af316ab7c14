import { DELIMITERS, decode, rowsOf, type SheetRow } from '../../lib/sheet.ts'

const HEAD_CHARS = 65_536
const HEAD_ROWS = 10 // Excel may write "sep=;" above the header, and some tools a title

/** How the columns of a file are headed, most cells of its first rows; [] when it is no text. For whoever names by hand what
 *  none of our own names fits. */
export function headersOf(bytes: Uint8Array): string[] {
  const decoded = decode(bytes)
  if (!decoded.ok) return []
  const head = decoded.text.slice(0, HEAD_CHARS)
  const rows = DELIMITERS.flatMap(delimiter => rowsOf(head, delimiter, HEAD_ROWS))
  const cellsOf = ({ cells }: SheetRow) => cells.filter(cell => cell !== '')
  const widest = rows.reduce<string[]>((best, row) => (cellsOf(row).length > best.length ? cellsOf(row) : best), [])
  return [...new Set(widest)]
}
