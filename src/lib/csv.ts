/** RFC 4180: CRLF, quotes only where they are needed. The platforms read the cells as they are: nothing is neutralised here. */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map(cell => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`
}

// With the signs that East Asian keyboards have in their place (owasp.org/www-community/attacks/CSV_Injection).
const FORMULA = /^[\s=+\-@\uff1d\uff0b\uff0d\uff20]+/

/** A cell that begins so is a formula to whatever spreadsheet the file is opened in. */
export const isFormula = (cell: string): boolean => FORMULA.test(cell)

/** The same words, which no spreadsheet computes. */
export const withoutFormula = (cell: string): string => cell.replace(FORMULA, '')

/** The same words whole, which no spreadsheet computes: an apostrophe stands before them, and before one that was there. */
export const asText = (cell: string): string => (isFormula(cell) || cell.startsWith("'") ? `'${cell}` : cell)

/** Of an answer: a file to keep, which no cache may. */
export const csvHeaders = (file: string) => ({
  'Content-Type': 'text/csv; charset=utf-8',
  'Content-Disposition': `attachment; filename="${file}"`,
  'Cache-Control': 'no-store',
})
