import { asText, csvRow } from '../lib/csv.ts'
import { DAY_MS, dayOf } from '../lib/time.ts'
import type { Row, Value } from './table.ts'

/** A row of a file: times in ISO 8601 (UTC), days as dates, money in units of its currency, and no formula. */
export const lineOf = (columns: readonly string[], row: Row): string =>
  csvRow(columns.map(name => cellOf(name, row[name] ?? null)))

/** As the file calls it: what is kept in millionths is told in units. */
export const shownName = (column: string): string => column.replace(/_micros$/, '')

const MOMENT = /(?:^|_)(?:at|until|since)$/
const DAY = /(?:^day|_on)$/

function cellOf(name: string, value: Value): string {
  if (value === null) return ''
  if (typeof value === 'string') return asText(value)
  if (MOMENT.test(name)) return value === 0 ? '' : new Date(value).toISOString()
  if (DAY.test(name)) return dayOf(value * DAY_MS)
  return String(name.endsWith('_micros') ? value / 1e6 : value)
}
