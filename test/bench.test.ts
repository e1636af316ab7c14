import { describe, expect, test } from 'vitest'
import { BENCHES } from './bench/benches.ts'
import { BUDGETS, DESIGN } from './bench/budgets.ts'
import { isWithin, rowsOf } from './bench/figures.ts'

const RAN = { bench: 'store', at: '2026-11-23T12:00:00Z', load: 0.4 }

test('every budget of the design is measured by a bench', () => {
  expect(DESIGN.map(([line]) => line)).toEqual([
    'HTML + inline CSS, gzip',
    'whole page on a phone, first load',
    'p.js, gzip, everything included',
    'standard visit (load, read, scroll, submit)',
    'delivery through outage, offline, navigation, lost reply',
    'engaged time',
    'ingest on 2 cores, local',
    'D1 rows written per standard visit',
    'export of 1 M members',
    'dashboard on 10 M views',
    'audience size on 1 M visitors',
    'disk per view, everything included',
    'worker bundle, gzip; start-up',
  ])
  const unknown = [...BUDGETS.values()].filter(({ bench }) => !(bench in BENCHES))
  expect(unknown).toEqual([])
})

describe('the table of a bench', () => {
  test('judges a figure by the limit of the design, and tells what it was compared with', () => {
    const [row] = rowsOf([{ budget: 'rowsWritten', figure: 5, ratio: 5, baseline: 'a bare INSERT' }], RAN)
    expect(row).toEqual({
      ...RAN,
      what: 'D1 rows written per standard visit: rowsWritten',
      ...{ figure: 5, unit: 'rows', limit: '≤ 4 rows', ok: false, ratio: 5, baseline: 'a bare INSERT' },
    })
  })

  test('says NO to a budget that was not measured', () => {
    const rows = rowsOf([{ budget: 'rowsWritten', figure: 4 }], RAN)
    expect(rows.map(({ what, figure, ok }) => [what.split(': ')[1], figure, ok])).toEqual([
      ['rowsWritten', 4, true],
      ['rowsWrittenAgreed', null, false],
      ['diskPerView', null, false],
    ])
  })

  test('says NO to a figure that is no number', () => {
    const [row] = rowsOf([{ what: 'speed', figure: Number.NaN, limit: '≥ 1 /s' }], { ...RAN, bench: 'days' })
    expect(row).toMatchObject({ figure: null, ok: false })
  })

  test('tells a figure without a limit, and does not judge it', () => {
    const [row] = rowsOf([{ what: 'speed', figure: 7, unit: '/s' }], { ...RAN, bench: 'days' })
    expect(row).toMatchObject({ what: 'speed', figure: 7, unit: '/s', ok: null })
  })
})

test.each([
  ['≤ 4 rows', 4, true],
  ['≤ 4 rows', 4.1, false],
  ['< 300 ms', 300, false],
  ['< 300 ms', 299.9, true],
  ['≥ 0.3', 0.3, true],
  ['≥ 0.3', 0.29, false],
  ['= 0 beacons', 0, true],
  ['= 0 beacons', -1, false],
])('%s: %d is %s', (limit, figure, ok) => expect(isWithin(limit, figure)).toBe(ok))

test('every limit of the design can be judged', () => {
  for (const { limit } of BUDGETS.values()) expect(() => isWithin(limit, 1)).not.toThrow()
  expect(() => isWithin('about 4', 4)).toThrow('is no limit')
})
