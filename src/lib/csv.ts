/** RFC 4180: CRLF, quotes only where they are needed. The platforms read the cells as they are: nothing is neutralised. */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map(cell => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`
}
