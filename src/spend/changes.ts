import type { Cut } from './replace.ts'

/** The columns that a stored row goes by, its figures, and the import that wrote them. */
export const KEY = ['campaign', 'starts_on', 'ends_on', 'ad', 'platform', 'source', 'device', 'currency'] as const
export const FIGURES = ['impressions', 'reach', 'engagements', 'clicks', 'cost_micros'] as const
export const COLUMNS = [...KEY, ...FIGURES, 'import'] as const

/** One row of a report on its way into the database: its key, its figures. */
export type Cells = [
  campaign: string, starts_on: string, ends_on: string, ad: string, platform: string, source: number, device: string, currency: string,
  impressions: number, reach: number | null, engagements: number | null, clicks: number, cost_micros: number,
] // biome-ignore format: key, figures

/** The stored rows of a cut, each as the JSON of its COLUMNS. */
export interface Held extends Cut {
  rows: string[]
}

/** What an import does to the rows that are stored. */
export interface Changes {
  written: Cells[] // new, or with other figures
  touched: Cut[] // those in which something changes: their rows are kept, to be put back when the import is undone
  removed: unknown[] // the keys of rows that give way, and that nothing takes the place of
  changed: number // of those written: rows that were there, with other figures
}

/** Rows that are told as they are stored stay untouched: a year of a report is sent again for its last days. */
export function changesOf(told: readonly Cells[], held: readonly Held[]): Changes {
  const rows = summed(told)
  const touched: Cut[] = []
  const removed = new Set<string>()
  for (const { rows: stored, ...cut } of held) {
    let isTouched = false
    for (const text of stored) {
      const key = keyIn(text)
      const row = rows.get(key)
      if (row) row.isHeld = true
      else removed.add(`${key}]`)
      if (row && text.startsWith(`${key},${figuresOf(row.cells)},`)) row.isStored = true
      else isTouched = true
    }
    if (isTouched) touched.push(cut)
  }
  const written = [...rows.values()].filter(row => !row.isStored)
  return {
    written: written.map(({ cells }) => cells),
    changed: written.filter(row => row.isHeld).length,
    removed: [...removed].map(key => JSON.parse(key)),
    touched,
  }
}

interface Row {
  cells: Cells
  isHeld: boolean // its key is stored …
  isStored: boolean // … with these figures
}

/** By key. Of one ad that a report tells under two names, both count. */
function summed(told: readonly Cells[]): Map<string, Row> {
  const rows = new Map<string, Row>()
  for (const cells of told) {
    const key = keyOf(cells)
    const same = rows.get(key)
    rows.set(key, { cells: same ? sumOf(same.cells, cells) : cells, isHeld: false, isStored: false })
  }
  return rows
}

/** As SQLite's json_array() begins with it: slugs, days and codes need no escape, and have no comma. */
const keyOf = ([campaign, from, to, ad, platform, source, device, currency]: Cells): string =>
  `["${campaign}","${from}","${to}","${ad}","${platform}",${source},"${device}","${currency}"`

function keyIn(text: string): string {
  let end = -1
  for (let i = 0; i < KEY.length; i++) end = text.indexOf(',', end + 1)
  return text.slice(0, end)
}

const figuresOf = (cells: Cells): string => cells.slice(KEY.length).map(String).join(',')

/** Reach is no sum: the same person may be in both. */
const sumOf = (a: Cells, b: Cells): Cells => [
  a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7],
  a[8] + b[8], null, a[10] === null || b[10] === null ? null : a[10] + b[10], a[11] + b[11], a[12] + b[12],
] // biome-ignore format: key, figures
