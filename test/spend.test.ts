import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readSpend, summary } from '../src/spend/csv.ts'
import { COLUMNS } from '../src/spend/schema.ts'

const HEADER = COLUMNS.join(',')
const good = 'spring,ad-1,meta,2026-10-01,2026-10-07,12000,8000,420,160,96.40,EUR'
const file = (...lines: string[]) => [HEADER, ...lines].join('\r\n')
const without = (field: string, value: string) => {
  const cells = good.split(',')
  cells[COLUMNS.indexOf(field as (typeof COLUMNS)[number])] = value
  return cells.join(',')
}

test('a report is read with its money in whole micros', () => {
  expect(readSpend(file(good))).toEqual({
    lines: [
      {
        line: 2,
        row: {
          campaign: 'spring', ad: 'ad-1', platform: 'meta', starts_on: '2026-10-01', ends_on: '2026-10-07',
          impressions: 12000, reach: 8000, engagements: 420, clicks: 160, cost_micros: 96_400_000, currency: 'EUR',
        }, // biome-ignore format: one row
      },
    ],
    skipped: [],
    issues: [],
  })
})

test('every amount with up to six decimals is read without losing a micro', () => {
  fc.assert(
    fc.property(fc.nat(999_999_999), fc.nat(999_999), (units, decimals) => {
      const amount = `${units}.${String(decimals).padStart(6, '0')}`
      expect(readSpend(file(without('cost', amount))).lines[0]?.row.cost_micros).toBe(units * 1_000_000 + decimals)
    }),
  )
})

test('what a platform does not report stays unknown, which is not zero', () => {
  const row = readSpend(file(without('reach', '').replace(',420,', ',,'))).lines[0]!.row
  expect(row).toMatchObject({ reach: null, engagements: null })
})

test.each([
  ['campaign', 'Spring Sale'],
  ['starts_on', '01/10/2026'],
  ['ends_on', '2026-02-30'],
  ['ends_on', '2026-09-30'],
  ['ends_on', '2029-10-07'],
  ['impressions', '12 000'],
  ['impressions', '1e4'],
  ['impressions', ''],
  ['clicks', '-3'],
  ['reach', 'n/a'],
  ['cost', '1,250.40'],
  ['cost', '12.1234567'],
  ['currency', 'eur'],
])('a line whose %s is "%s" is refused by line and column', (field, value) => {
  const quoted = value.includes(',') ? `"${value}"` : value
  const { issues } = readSpend(file(good, without(field, quoted).replace('ad-1', 'ad-2')))
  expect(issues.map(issue => issue.path)).toEqual([`line 3: ${field}`])
})

test('all the bad lines of a report are told at once', () => {
  const { issues } = readSpend(file(without('cost', 'x'), 'spring,ad-2', without('clicks', 'y')))
  expect(issues.map(issue => issue.path)).toEqual(['line 2: cost', 'line 3', 'line 4: clicks'])
})

test('lines are counted as an editor counts them: blank ones and breaks inside quotes included', () => {
  const { issues, skipped } = readSpend(
    file('', '"spring\n",ad-1,meta,2026-10-01,2026-10-07,1,1,1,1,1,EUR', without('cost', 'x')),
  )
  expect(skipped).toEqual([{ line: 2, reason: 'empty' }])
  expect(issues).toEqual([{ path: 'line 5: cost', message: expect.any(String) }])
})

test('the same days of the same ad may be counted once in a report', () => {
  const paths = (...lines: string[]) => readSpend(file(...lines)).issues.map(issue => `${issue.path} ${issue.message}`)
  expect(paths(good, good)).toEqual(['line 3: starts_on overlaps line 2'])
  const day = (from: string, to: string) => good.replace('2026-10-01', from).replace('2026-10-07', to)
  expect(
    paths(day('2026-10-01', '2026-10-31'), day('2026-10-02', '2026-10-02'), day('2026-10-20', '2026-10-20')),
  ).toEqual(['line 3: starts_on overlaps line 2', 'line 4: starts_on overlaps line 2'])
  expect(paths(day('2026-10-01', '2026-10-01'), day('2026-10-02', '2026-10-02'))).toEqual([])
  expect(paths(good, good.replace('ad-1', 'ad-2'))).toEqual([])
})

test.each([
  ['campaign;ad;platform', [...COLUMNS.map(name => `line 1: ${name}`), 'line 1: campaign;ad;platform']],
  [HEADER.replace(',reach', ''), ['line 1: reach']],
  [`${HEADER},reach`, ['line 1: reach']],
])('a file whose header is "%s" is refused as a whole', (header, paths) => {
  const { lines, issues } = readSpend(`${header}\n${good}`)
  expect(lines).toEqual([])
  expect(issues.map(issue => issue.path)).toEqual(paths)
})

test('an empty file is told what its header must be', () => {
  expect(readSpend('').issues).toEqual([{ path: 'line 1', message: expect.stringContaining(HEADER) }])
})

test('columns may come in any order', () => {
  const reversed = (text: string) => text.split(',').reverse().join(',')
  expect(readSpend(`${reversed(HEADER)}\n${reversed(good)}`)).toEqual(readSpend(file(good)))
})

test('reach is told for one row and never added up', () => {
  const two = [good, good.replace('ad-1', 'ad-2')]
  expect(summary(readSpend(file(good)).lines).totals.reach).toBe(8000)
  expect(summary(readSpend(file(...two)).lines).totals).toEqual({
    impressions: 24000,
    reach: null,
    clicks: 320,
    spend: { EUR: 192_800_000 },
  })
})
