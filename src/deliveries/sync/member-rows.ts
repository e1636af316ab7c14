import * as z from 'zod'
import type { ListRow } from '../../destinations/contract-lists.ts'
import { open, seal } from '../../lib/crypto.ts'

/** `isOld`: no longer theirs, and gone from the platform once the replacement that was under way is through. */
const sentRow = z.object({ kind: z.string(), cells: z.array(z.string()), isOld: z.literal(true).optional() })
export type SentRow = z.infer<typeof sentRow>
const rows = z.array(sentRow)

export const placeOfRows = (list: string, contact: string) => `sent_members.rows.${list}.${contact}`

/** What was sent of somebody, hashed as that platform wants it: kept sealed, to take them off again when they are erased. */
export const sealRows = async (
  dataKey: string,
  list: string,
  contact: string,
  sent: readonly ListRow[],
): Promise<string> => (sent.length === 0 ? '' : seal(dataKey, placeOfRows(list, contact), sent))

export const openRows = async (dataKey: string, list: string, contact: string, sealed: string): Promise<SentRow[]> =>
  sealed === '' ? [] : rows.parse(await open(dataKey, placeOfRows(list, contact), sealed))

const sameRow = (a: ListRow, b: ListRow): boolean =>
  a.kind === b.kind && a.cells.length === b.cells.length && a.cells.every((cell, at) => cell === b.cells[at])

export const without = (all: readonly ListRow[], others: readonly ListRow[]): ListRow[] =>
  all.filter(row => !others.some(other => sameRow(row, other)))
