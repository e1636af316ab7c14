import packageJson from '../../package.json' with { type: 'json' }
import { csvRow } from '../lib/csv.ts'
import { firstIdAt } from '../lib/ids.ts'
import { utf8 } from '../lib/streamed.ts'
import { DAY_MS } from '../lib/time.ts'
import { type Zipped, zip } from '../lib/zip.ts'
import { lineOf, shownName } from './cells.ts'
import { type Counted, fontFiles, imageFiles } from './images.ts'
import { pageFiles } from './pages.ts'
import { readmeOf } from './readme.ts'
import { pagesOf, type Row, type Span, type Table } from './table.ts'
import { columnsOf, TABLES } from './tables.ts'
import { textFile } from './text-file.ts'

type Source = Pick<Env, 'DB' | 'DATA_KEY' | 'FILES'>

/** Days, both included. */
export interface Days {
  from: string
  to: string
}

interface Line {
  file: string
  rows: number
  unreadable: number // rows of which something stayed sealed; files that were not there
}

/** All that is known, as one archive of files that open without us. `days`: of which single views are wanted; null: all. */
export const archiveOf = (source: Source, days: Days | null, now: number): AsyncGenerator<Uint8Array> =>
  zip(filesOf(source, days, now), now)

async function* filesOf(source: Source, days: Days | null, now: number): AsyncGenerator<Zipped> {
  const told: Line[] = []
  const span = days && { from: firstIdAt(Date.parse(days.from)), to: firstIdAt(Date.parse(days.to) + DAY_MS) }
  yield textFile(
    'README.txt',
    readmeOf({ made: new Date(now).toISOString(), version: packageJson.version, span: days }),
  )
  for (const table of TABLES) yield* tableFiles(source, table, span, told)
  yield* pageFiles(source.DB, now)
  const [images, fonts] = [nothing(), nothing()]
  yield* imageFiles(source, images)
  yield* fontFiles(source, fonts)
  for (const [file, { files, missing }] of [['images/', images] as const, ['fonts/', fonts] as const])
    told.push({ file, rows: files, unreadable: missing })
  yield textFile('contents.csv', contentsOf(told))
}

const nothing = (): Counted => ({ files: 0, missing: 0 })

/** What a spreadsheet takes (1,048,576), rounded down. */
const LINES_PER_FILE = 1_000_000
const BOM = '\ufeff' // so that spreadsheets read UTF-8

/** One file, or several when there are more lines than a spreadsheet takes. */
async function* tableFiles(source: Source, table: Table, span: Span | null, told: Line[]): AsyncGenerator<Zipped> {
  const pages = pagesOf(source.DB, table, span)
  const columns = columnsOf(table)
  const head = BOM + csvRow(columns.map(shownName))
  let next = await pages.next()
  for (let part = 1; part === 1 || !next.done; part++) {
    const line = { file: `${table.file}${part === 1 ? '' : `-${part}`}.csv`, rows: 0, unreadable: 0 }
    told.push(line)
    const lines = async function* () {
      yield head
      for (; !next.done && line.rows < LINES_PER_FILE; next = await pages.next()) {
        const rows = await openedRows(source.DATA_KEY, table, next.value, line)
        line.rows += rows.length
        yield rows.map(row => lineOf(columns, row)).join('')
      }
    }
    yield { name: line.file, body: utf8(lines()) }
  }
}

const OPENED_AT_ONCE = 500 // enough to keep WebCrypto busy, little to hold

async function openedRows(dataKey: string, { opened }: Table, rows: readonly Row[], line: Line): Promise<Row[]> {
  if (!opened) return [...rows]
  const done: Row[] = []
  for (let at = 0; at < rows.length; at += OPENED_AT_ONCE)
    done.push(...(await Promise.all(rows.slice(at, at + OPENED_AT_ONCE).map(inClear))))
  return done

  // What another key sealed stays sealed, and the last file of the archive says of how many rows that is true.
  async function inClear(row: Row): Promise<Row> {
    try {
      return { ...row, ...(await opened!.of(dataKey, row)) }
    } catch {
      line.unreadable++
      return row
    }
  }
}

const contentsOf = (told: readonly Line[]): string =>
  BOM +
  csvRow(['file', 'rows', 'unreadable']) +
  told.map(({ file, rows, unreadable }) => csvRow([file, `${rows}`, `${unreadable}`])).join('')
