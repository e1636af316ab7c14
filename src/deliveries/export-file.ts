import type { Form } from '../destinations/contract-lists.ts'
import { csvRow } from '../lib/csv.ts'
import { type Columns, picked } from './export-columns.ts'
import type { Gap } from './privacy-clause.ts'

/** A file on its way to a platform: read again each time that it is asked for, in constant memory. */
export interface OutFile {
  name: string
  form: Form
  head: readonly (readonly string[])[]
  bom: boolean
  /** While there is one, the file is made for nobody. */
  gaps: readonly Gap[]
  /** What decides the lines beside the facts. */
  recipe: readonly unknown[]
  /** What the lines are made of, still sealed and in their order: the same facts give the same file. */
  facts: () => AsyncGenerator<string>
  lines: () => AsyncGenerator<Cells[]>
}

interface Made extends Pick<OutFile, 'name' | 'form' | 'head' | 'recipe' | 'gaps'> {
  bom?: boolean | undefined
  columns: Columns
  pages: () => AsyncGenerator<unknown[]> // what the lines are made of, sealed
  lines: () => AsyncGenerator<Cells[]>
}

/** null: a person or an event of which the platform could match nothing. */
export type Cells = string[] | null

export function outFile({ pages, lines, columns, bom = false, ...about }: Made): OutFile {
  return {
    ...about,
    bom,
    async *facts() {
      for await (const page of pages()) yield JSON.stringify(page)
    },
    async *lines() {
      for await (const batch of lines()) yield batch.map(cells => cells && something(picked(cells, columns)))
    },
  }
}

/** People opened and hashed side by side: enough to keep WebCrypto busy, little to hold. */
export const BATCH = 500

/** What is made of each item, some at once. */
export async function* inBatches<Item>(
  items: readonly Item[],
  make: (item: Item) => Promise<Cells>,
): AsyncGenerator<Cells[]> {
  for (let at = 0; at < items.length; at += BATCH) yield Promise.all(items.slice(at, at + BATCH).map(make))
}

/** Leaving columns out may leave nothing of somebody. */
const something = (cells: string[]): Cells => (cells.some(Boolean) ? cells : null)

export const headText = ({ head, bom }: Pick<OutFile, 'head' | 'bom'>): string =>
  (bom ? '\ufeff' : '') + head.map(csvRow).join('')
