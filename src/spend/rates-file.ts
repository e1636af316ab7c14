import { isCurrency } from '../lib/currency.ts'
import type { Issue } from '../lib/http.ts'
import { decode, rowsOf } from '../lib/sheet.ts'
import { isDay } from '../lib/time.ts'
import { issueAt, type Place } from './report/issues.ts'

/** One value of a file: ISO day, ISO 4217, millionths of it for one euro. */
export type FileRate = [currency: string, day: string, perEurMicros: number]

type RatesRead = { ok: true; rates: FileRate[] } | { ok: false; issues: Issue[] }

/** Reads the ECB's own table (`Date, USD, JPY, …`, N/A where there is none; ecb.europa.eu, eurofxref-hist.csv) or lines of
 *  `date,currency,rate`. A rate is what one euro costs in the currency. */
export function readRates(bytes: Uint8Array): RatesRead {
  const decoded = decode(bytes)
  if (!decoded.ok) return { ok: false, issues: [issue(decoded.reason, {})] }
  const [header, ...lines] = rowsOf(decoded.text, delimiterOf(decoded.text)).filter(({ cells }) =>
    cells.some(cell => cell !== ''),
  )
  const names = header?.cells.map(name => name.toLowerCase()) ?? []
  const isLong = ['date', 'currency', 'rate'].every(name => names.includes(name))
  if (names[0] !== 'date' || !(isLong || names.slice(1).some(name => hasRates(name.toUpperCase()))))
    return { ok: false, issues: [issue('unknown-rates', { line: header?.line ?? 1 }, { columns: names.join(', ') })] }
  const issues: Issue[] = []
  const firsts = new Map<string, { line: number; micros: number }>()
  const rates = lines.flatMap(({ line, cells }) => {
    const day = cells[0]!
    const isWhen = isDay(day)
    if (cells.length !== names.length) {
      issues.push(issue('cell-count', { line }, { found: cells.length, expected: names.length }))
      return []
    }
    if (!isWhen) issues.push(issue('not-an-iso-day', { line, column: 'date' }, { value: day }))
    const values = isLong
      ? [[cells[names.indexOf('currency')] ?? '', cells[names.indexOf('rate')] ?? ''] as const]
      : names.slice(1).map((name, i) => [name, cells[i + 1] ?? ''] as const)
    return values.flatMap(([name, value]): FileRate[] => {
      const currency = name.toUpperCase()
      if (NOTHING.test(value) || (!isLong && currency === '')) return []
      const micros = microsOf(value)
      if (currency === 'EUR') {
        if (micros !== 1_000_000)
          issues.push(issue('base-not-one', { line, column: isLong ? 'rate' : currency }, { value }))
      } else if (!hasRates(currency))
        issues.push(issue('not-a-currency', { line, column: 'currency' }, { value: name }))
      else if (micros === null) issues.push(issue('not-a-rate', { line, column: currency }, { value }))
      else if (isWhen) {
        const key = `${currency} ${day}`
        const first = firsts.get(key) ?? { line, micros }
        firsts.set(key, first)
        if (first.micros === micros) return [[currency, day, micros]]
        issues.push(issue('two-rates', { line, column: currency }, { value, other: first.line }))
      }
      return []
    })
  })
  if (issues.length === 0 && rates.length === 0) issues.push(issue('no-lines', { line: header!.line }))
  return issues.length > 0 ? { ok: false, issues: issues.slice(0, SHOWN_ISSUES) } : { ok: true, rates }
}

// Those that ended, of the columns of eurofxref-hist.csv, which goes back to 1999.
const ENDED: ReadonlySet<string> = new Set('BGN CYP EEK HRK LTL LVL MTL ROL SIT SKK TRL'.split(' '))

/** A currency of today, or one that the European Central Bank once gave a rate of. */
const hasRates = (code: string): boolean => isCurrency(code) || ENDED.has(code)

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

const issue = (code: RateIssueCode, place: Place, params: Record<string, string | number> = {}): Issue =>
  issueAt(place, code, MESSAGES[code], params)
