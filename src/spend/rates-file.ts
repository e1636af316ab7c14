import type { Issue } from '../lib/http.ts'
import { decode, rowsOf } from '../lib/sheet.ts'
import { isDay } from '../lib/time.ts'
import { hasRates } from './currency.ts'

/** One value of a file: ISO day, ISO 4217, millionths of it for one euro. */
export type FileRate = [currency: string, day: string, perEurMicros: number]

export type RatesRead = { ok: true; rates: FileRate[] } | { ok: false; issues: Issue[] }

/** Reads the ECB's own table (`Date, USD, JPY, …`, N/A where there is none; ecb.europa.eu, eurofxref-hist.csv) or lines of
 *  `date,currency,rate`. A rate is what one euro costs in the currency. */
export function readRates(bytes: Uint8Array): RatesRead {
  const decoded = decode(bytes)
  if (!decoded.ok) return { ok: false, issues: [issue(null, '', decoded.reason, {})] }
  const [header, ...lines] = rowsOf(decoded.text, delimiterOf(decoded.text)).filter(({ cells }) =>
    cells.some(cell => cell !== ''),
  )
  const names = header?.cells.map(name => name.toLowerCase()) ?? []
  const isLong = ['date', 'currency', 'rate'].every(name => names.includes(name))
  if (names[0] !== 'date' || !(isLong || names.slice(1).some(name => hasRates(name.toUpperCase()))))
    return { ok: false, issues: [issue(header?.line ?? 1, '', 'unknown-rates', { columns: names.join(', ') })] }
  const issues: Issue[] = []
  const firsts = new Map<string, { line: number; micros: number }>()
  const rates = lines.flatMap(({ line, cells }) => {
    const day = cells[0]!
    const bad = !isDay(day)
    if (cells.length !== names.length) {
      issues.push(issue(line, '', 'cell-count', { found: cells.length, expected: names.length }))
      return []
    }
    if (bad) issues.push(issue(line, 'date', 'not-an-iso-day', { value: day }))
    const values = isLong
      ? [[cells[names.indexOf('currency')] ?? '', cells[names.indexOf('rate')] ?? ''] as const]
      : names.slice(1).map((name, i) => [name, cells[i + 1] ?? ''] as const)
    return values.flatMap(([name, value]): FileRate[] => {
      const currency = name.toUpperCase()
      if (NOTHING.test(value) || (!isLong && currency === '')) return []
      const micros = microsOf(value)
      if (currency === 'EUR') {
        if (micros !== 1_000_000) issues.push(issue(line, isLong ? 'rate' : currency, 'base-not-one', { value }))
      } else if (!hasRates(currency)) issues.push(issue(line, 'currency', 'not-a-currency', { value: name }))
      else if (micros === null) issues.push(issue(line, currency, 'not-a-rate', { value }))
      else if (!bad) {
        const key = `${currency} ${day}`
        const first = firsts.get(key) ?? { line, micros }
        firsts.set(key, first)
        if (first.micros === micros) return [[currency, day, micros]]
        issues.push(issue(line, currency, 'two-rates', { value, other: first.line }))
      }
      return []
    })
  })
  if (issues.length === 0 && rates.length === 0) issues.push(issue(header!.line, '', 'no-lines', {}))
  return issues.length > 0 ? { ok: false, issues: issues.slice(0, SHOWN_ISSUES) } : { ok: true, rates }
}

const SHOWN_ISSUES = 100
const NOTHING = /^(n\/a|-)?$/i

const delimiterOf = (text: string) => (/^[^\n]*;/.test(text) ? ';' : ',')

/** Digits are moved as text: 1.1 × 1e6 is not 1100000 in floating point. */
function microsOf(value: string): number | null {
  const [, units, decimals = ''] = /^(\d{1,9})(?:\.(\d{1,6})0*)?$/.exec(value) ?? []
  const micros = units === undefined ? 0 : Number(units + decimals.padEnd(6, '0'))
  return micros > 0 ? micros : null
}

const MESSAGES = {
  workbook: 'this is a workbook or a zip archive: send the CSV file itself',
  binary: 'this is not a text file',
  'unknown-rates': 'the header is neither "Date, USD, JPY, …" (European Central Bank) nor "date,currency,rate"',
  'cell-count': 'not as many cells as the header has: a rate has a decimal point',
  'not-an-iso-day': 'not a day like 2026-11-30',
  'not-a-currency': 'not an ISO 4217 code like USD',
  'not-a-rate': 'not a rate like 1.0745: what one euro costs, with a point and six decimals at most',
  'two-rates': 'another rate of the same day than an earlier line has: leave one',
  'base-not-one': 'a rate is what one euro costs, so that the euro itself is 1: take the rates of the euro out',
  'no-lines': 'the file has no rates',
}
export type RateIssueCode = keyof typeof MESSAGES

const issue = (
  line: number | null,
  column: string,
  code: RateIssueCode,
  params: Record<string, string | number>,
): Issue => ({
  path: line === null ? 'file' : `line ${line}${column ? `: ${column}` : ''}`,
  message: MESSAGES[code],
  code,
  params: { ...(line !== null && { line }), ...(column && { column }), ...params },
})
