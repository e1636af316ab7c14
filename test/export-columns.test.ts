import { describe, expect, test } from 'vitest'
import {
  type ColumnMap,
  type ColumnsRefused,
  columnsOf,
  everyColumn,
  headOf,
  picked,
} from '../src/deliveries/export-columns.ts'
import { lineOf } from '../src/deliveries/export-file.ts'
import { masked } from '../src/deliveries/export-mask.ts'
import { csvRow } from '../src/lib/csv.ts'
import { csvCells } from '../src/lib/sheet.ts'

const META = ['email', 'email', 'email', 'phone', 'fn', 'country']

describe('columns of a file', () => {
  test('stay as they are when nothing is asked', () => {
    expect(columnsOf(META, null)).toEqual({ kept: [0, 1, 2, 3, 4, 5], names: META })
    expect(columnsOf(META, {})).toEqual(everyColumn(META))
  })

  test.each([
    {
      map: { phone: 'Mobile' },
      names: ['email', 'email', 'email', 'Mobile', 'fn', 'country'],
      kept: [0, 1, 2, 3, 4, 5],
    },
    {
      map: { email: 'E-mail' },
      names: ['E-mail', 'E-mail', 'E-mail', 'phone', 'fn', 'country'],
      kept: [0, 1, 2, 3, 4, 5],
    },
    { map: { email: null, fn: null }, names: ['phone', 'country'], kept: [3, 5] },
    {
      map: { email: 'phone', phone: null },
      names: ['phone', 'phone', 'phone', 'fn', 'country'],
      kept: [0, 1, 2, 4, 5],
    },
  ])('$map gives $names', ({ map, names, kept }) => expect(columnsOf(META, map)).toEqual({ kept, names }))

  test.each<{ map: ColumnMap; refused: ColumnsRefused }>([
    { map: { Email: 'x', phone: 'y', street: null }, refused: { refused: 'unknown', names: ['Email', 'street'] } },
    { map: { constructor: 'x' }, refused: { refused: 'unknown', names: ['constructor'] } },
    { map: { email: null, phone: null, fn: null, country: null }, refused: { refused: 'nothing-left' } },
  ])('$map is refused', ({ map, refused }) => expect(columnsOf(META, map)).toEqual(refused))

  test('are renamed in the header and left out of every line as wide as it, wherever the header stands', () => {
    const header = ['Type', 'Name', 'Text']
    const columns = columnsOf(header, { Type: 'Kind', Text: null })
    if ('refused' in columns) throw new Error(columns.refused)
    expect(headOf({ header }, columns)).toEqual([['Kind', 'Name']])
    const preamble = [['#sep'], header, ['Format', '6.0', 'x']]
    expect(headOf({ header, preamble }, columns)).toEqual([['#sep'], ['Kind', 'Name'], ['Format', '6.0']])
    expect(picked(['Item', '', 'a'], columns)).toEqual(['Item', ''])
  })
})

test('whoever has nothing in the columns that stay has no line', () => {
  const header = ['Email', 'Phone']
  const columns = columnsOf(header, { Phone: null })
  if ('refused' in columns) throw new Error(columns.refused)
  expect(lineOf(['a@example.com', '+33199000001'], columns)).toBe('a@example.com\r\n')
  expect(lineOf(['', '+33199000002'], columns)).toBeNull()
  expect(lineOf(null, columns)).toBeNull()
})

test('a line says the cells that it was made of', () => {
  const cells = ['a, "b"', '', ' c\n', '=1+1', 'é;\t']
  expect(csvCells(csvRow(cells))).toEqual(cells)
})

test.each([
  ['', ''],
  ['3e693cf7e5b67880bff33b2d2626dadb7bf1d4bc737192e47cf8baa89acf2250', '3e693c…'],
  ['camille.durand@gmail.com', 'c…@g…'],
  ['+33612345678', '+33 … 78'],
  ['1-(650)-561-5622', '1- … 22'],
  ['33612345678', '33 … 78'],
  ['75011', '7…'],
  ['Élodie', 'É…'],
  ['𝒵oé', '𝒵…'],
  ['FR', 'F…'],
  ['1200.50', '1…'],
])('%s is shown as %s', (cell, shown) => expect(masked(cell)).toBe(shown))
