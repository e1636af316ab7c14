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
  facts: () => AsyncGenerator<unknown[]>
  lines: () => AsyncGenerator<Line[]>
}

/** A line as the file has it, its end included. null: a person or an event of which the platform could match nothing. */
export type Line = string | null

export function lineOf(cells: readonly string[] | null, columns: Columns): Line {
  const kept = cells && picked(cells, columns)
  return kept?.some(Boolean) ? csvRow(kept) : null // leaving columns out may leave nothing of somebody
}

/** People opened and hashed side by side: enough to keep WebCrypto busy, little to hold. */
export const BATCH = 500

export const headText = ({ head, bom }: Pick<OutFile, 'head' | 'bom'>): string =>
  (bom ? '\ufeff' : '') + head.map(csvRow).join('')
