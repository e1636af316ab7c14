import Papa from 'papaparse'

/** RFC 4180: CRLF, quotes only where they are needed. The platforms read the cells as they are: nothing is neutralised. */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map(cell => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`
}

/** The cells of such a row. */
export const csvCells = (row: string): string[] =>
  Papa.parse<string[]>(row, { delimiter: ',', newline: '\r\n' }).data[0] ?? []
