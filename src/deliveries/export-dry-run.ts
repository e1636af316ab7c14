import { csvCells } from '../lib/sheet.ts'
import type { OutFile } from './export-file.ts'
import { masked } from './export-mask.ts'

const SHOWN = 5 // rows: enough to see which column holds what

export interface DryRun {
  rows: number
  /** How many people of the audience are not in the file, by reason. */
  leftOut: Record<string, number>
  header: readonly string[]
  first: string[][]
}

/** What the file would be, made in full and kept nowhere. */
export async function dryRunOf(file: OutFile, header: readonly string[]): Promise<DryRun> {
  let rows = 0
  let unmatched = 0
  const first: string[][] = []
  for await (const batch of file.lines()) {
    const written = batch.filter(line => line !== null)
    rows += written.length
    unmatched += batch.length - written.length
    for (const line of written.slice(0, SHOWN - first.length)) first.push(csvCells(line).map(masked))
  }
  return { rows, leftOut: { 'nothing-to-match': unmatched }, header, first }
}
