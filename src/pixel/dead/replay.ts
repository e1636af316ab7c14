import { SECOND_MS, within } from '../../lib/time.ts'
import { record } from '../record.ts'
import { type Recorded, recorded } from '../row.ts'
import { sift } from '../sift.ts'
import { endLetters, type LetterRow, notARow, noteReason } from './letters.ts'

const PATIENCE_MS = 20 * SECOND_MS

/** What came of one letter. Stored: as anonymous as its visitor is by now. */
export type Replayed = { id: string } & (
  | { outcome: 'stored' }
  | { outcome: 'unreadable' | 'refused'; reason: string } // it stays, with the reason
  | { outcome: 'not-now'; reason: string } // D1's fault: it stays as it was
)

/** Stores letters after all, through the same door as any beacon. Twice is harmless. */
export async function replayLetters(db: D1Database, letters: readonly LetterRow[], now: number): Promise<Replayed[]> {
  const rows = new Map<LetterRow, Recorded>()
  const came = new Map<LetterRow, Replayed>()
  for (const letter of letters) {
    const row = recorded.safeParse(JSON.parse(letter.body))
    if (row.success) rows.set(letter, row.data)
    else came.set(letter, { id: letter.id, outcome: 'unreadable', reason: notARow(row.error) })
  }
  const store = (some: readonly LetterRow[]) => {
    const found = some.map(letter => rows.get(letter)!)
    return within(PATIENCE_MS, 'replaying beacons', record(db, found))
  }
  const { refused, later } = await sift([...rows.keys()], store)
  for (const { item, reason } of refused) came.set(item, { id: item.id, outcome: 'refused', reason })
  for (const { item, reason } of later) came.set(item, { id: item.id, outcome: 'not-now', reason })
  const all = letters.map((letter): Replayed => came.get(letter) ?? { id: letter.id, outcome: 'stored' })
  await note(db, all, now)
  return all
}

async function note(db: D1Database, all: readonly Replayed[], now: number): Promise<void> {
  const stored = all.filter(({ outcome }) => outcome === 'stored').map(({ id }) => id)
  if (stored.length > 0) await endLetters(db, stored, now)
  for (const one of all)
    if (one.outcome === 'unreadable' || one.outcome === 'refused') await noteReason(db, one.id, one.reason)
}
